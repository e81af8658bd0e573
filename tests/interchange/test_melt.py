"""MLT projects, rendered by ``melt``, against the studio's own export of the same sequence."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.compositor import FilmCompositor
from studio.core.progress import CancelToken, silent
from studio.core.unfinished import Unfinished
from studio.interchange import InterchangeFiles
from studio.media import Movies
from studio.media.reader import Readers
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Gap, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level, Transform
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.export import ExportOrder, export_cut
from studio.workflows.handover.record import Handing
from studio.workflows.sequence import Resolver
from tests.media.flash import RATE, movie

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("melt") is None, reason="melt is not installed"),
]

SIZE = (320, 180)
RESOURCES = Path(__file__).parents[2] / "resources"
_ndimage: Any = import_module("scipy.ndimage")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two movies, in a folder with a name that people give."""
    folder = tmp_path_factory.mktemp("長い 名前") / "a & b media"
    folder.mkdir()
    movie(folder / "one.mp4", 60, flashes=(14, 40), preset="ultrafast")
    movie(folder / "two.mp4", 48, flashes=(5, 30), preset="ultrafast")
    return folder


def _film(*, held: bool) -> Sequence:
    """``held``: with what MLT can and Kdenlive cannot: a dissolve that needs frames which are not there, a wipe, and a
    dip to a colour."""
    over = Transition(before=6, after=6)
    one = Clip(id="c1", source=FileSource("one"), length=36, offset=12)
    two = Clip(id="c2", source=FileSource("two"), length=30, offset=2 if held else 8, head=over)
    fast = Clip(id="c3", source=FileSource("one"), length=20, speed=Fraction(2))
    wipe, dip = (
        Transition(kind="wipe_left", before=3, after=3),
        Transition(kind="dip", before=3, after=2, color="#204080"),
    )
    still = Clip(id="c4", source=FileSource("two"), length=6, offset=20, speed=Fraction(0), head=wipe if held else None)
    back = Clip(id="c5", source=FileSource("one"), length=12, offset=50, speed=Fraction(-1), head=dip if held else None)
    moving = Transform(
        x=Curve((Key(0, -0.2, "linear"), Key(20, 0.2))), scale=steady(0.5), opacity=steady(0.8), rotation=steady(8.0)
    )
    small = Clip(id="p1", source=FileSource("two"), length=20, transform=moving, head=Transition(after=6))
    title = Clip(id="p2", source=TitleSource(Title(text="第一話 The sea")), length=24)
    level = Level(gain_db=steady(-6.0), fade_in=6, fade_out=12)
    return Sequence(
        id="q1",
        name="Film",
        size=SIZE,
        rate=RATE,
        tracks=(
            Track(id="v1", kind="video", name="V1", items=(one, two, Gap(10), fast, still, back)),
            Track(id="v2", kind="video", name="V2", items=(Gap(8), small, Gap(4), title)),
            Track(id="a1", kind="audio", name="A1", items=(
                replace(one, id="a1"), replace(two, id="a2", head=Transition(kind="crossfade", before=6, after=6)),
            )),
            Track(id="a2", kind="audio", name="A2", gain_db=-3.0, items=(Gap(70), replace(one, id="a3", level=level))),
        ),
    )  # fmt: skip


def _pictures(path: Path) -> Iterator[NDArray[np.float64]]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="gray").astype(np.float64)


def _loudness(path: Path) -> NDArray[np.float64]:
    """The power of each frame's sound."""
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=48_000)
        parts = [out.to_ndarray()[0] for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    sound = np.concatenate(parts).astype(np.float64)
    count = len(sound) // 2000
    return (sound[: count * 2000].reshape(count, 2000) ** 2).mean(axis=1)


def _ssim(one: NDArray[np.float64], two: NDArray[np.float64]) -> float:
    """Mean structural similarity (Wang et al. 2004), with a Gaussian of 1.5 pixels."""

    def _blur(picture: NDArray[np.float64]) -> NDArray[np.float64]:
        return _ndimage.gaussian_filter(picture, 1.5)

    a, b = _blur(one), _blur(two)
    aa, bb, ab = _blur(one * one) - a * a, _blur(two * two) - b * b, _blur(one * two) - a * b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * a * b + c1) * (2 * ab + c2)) / ((a * a + b * b + c1) * (aa + bb + c2))).mean())


@pytest.mark.parametrize("suffix", [".mlt", ".kdenlive"])
def test_it_renders_what_the_studio_exports(home: Path, tmp_path: Path, suffix: str) -> None:
    film = _film(held=suffix == ".mlt")
    files = tuple(
        MediaFile(id=name, digest=name, name=name, kind="video", seconds=Fraction(count, 24), size=SIZE, rate=RATE.fps,
                  frame_count=count, sample_count=count * 2000, channels=2)
        for name, count in (("one", 60), ("two", 48))
    )  # fmt: skip
    project = Project(name="test", files=files, sequences=(film,))
    cut = Resolver(lambda digest: home / f"{digest}.mp4", home).cut(project, film.id)
    compositor = FilmCompositor(RESOURCES)
    own = tmp_path / "own.mp4"
    order = ExportOrder(output=own, preset="ultrafast", crf=8)
    export_cut(Movies(), Readers(), compositor, film, cut, order, silent, CancelToken())

    handing = Handing(project, film, cut, home)
    files_of = InterchangeFiles(Unfinished())
    for wanted in handing.wanted:
        if isinstance(wanted.source, Title):
            files_of.lettering(compositor.title(wanted.source, SIZE), home / wanted.name)
    written = files_of.write(handing.cut, tmp_path / f"映画 one{suffix}")
    made = tmp_path / "melt.mp4"
    encoder = ("vcodec=libx264", "preset=ultrafast", "crf=8", "acodec=aac", "ab=192k", "real_time=-1", "progress=0")
    melt = ("timeout", "-k", "2", "100", "melt", str(written.files[0]), "in=0", f"out={film.length - 1}")
    command = [*melt, "-consumer", f"avformat:{made}", *encoder]
    # Qt, for what is laid over what, wants to be told of a display, even where it draws on none
    display = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | display)
    assert done.returncode == 0, done.stderr[-2000:]

    alike = [_ssim(one, two) for one, two in zip(_pictures(own), _pictures(made), strict=True)]
    assert len(alike) == film.length
    # MLT begins a wipe and a dip half a frame earlier
    least = [0.9 if suffix == ".mlt" and 93 <= frame < 105 else 0.98 for frame in range(film.length)]
    assert not [(frame, one) for frame, one in enumerate(alike) if one < least[frame]]
    mine, theirs = _loudness(own)[: film.length - 1], _loudness(made)[: film.length - 1]
    loud = np.flatnonzero(np.maximum(mine, theirs) > 1e-5)
    assert len(loud) >= 4
    assert np.abs(10 * np.log10(theirs[loud] / mine[loud])).max() < 1.0, (loud, mine[loud], theirs[loud])
