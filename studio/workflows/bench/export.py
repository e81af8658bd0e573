"""What a delivery costs: the same frames and sound through ``Deliveries`` and through the ``ffmpeg`` command.

Costs are CPU seconds, user and system, of this process and of the other. Both get frames as raw RGB, so the feeding is
in neither: ours come from memory, the command's through a pipe that it reads. They take turns, so that whatever else
the machine does meets both.
"""

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import MachineError
from studio.core.progress import CancelToken, Progress, silent
from studio.core.time import SAMPLE_RATE
from studio.ports.delivery import DeliveryForm, PictureCoding, SoundCoding
from studio.ports.engine import FILM_RATE, ShotRequest
from studio.workflows.bench.stage import SCENE
from studio.workflows.studio import Studio

Frame = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A size, a form, and what the command calls the same."""

    size: tuple[int, int]
    name: str
    picture: PictureCoding
    sound: SoundCoding
    suffix: str
    command: str


_H264 = "-c:v libx264 -preset medium -crf 18 -threads 4 -g 144 -pix_fmt yuv420p -c:a aac -b:a 256k -movflags +faststart"
_PRORES = "-c:v prores_ks -profile:v 3 -vendor apl0 -threads 4 -pix_fmt yuv422p10le -c:a pcm_s24le"
_AAC, _PCM = SoundCoding(codec="aac"), SoundCoding(codec="pcm")
_HQ = PictureCoding(codec="prores", profile="hq")
CASES: tuple[Case, ...] = tuple(
    Case(size=size, name=name, picture=picture, sound=sound, suffix=suffix, command=command)
    for size in ((1280, 720), (1920, 1080))
    for name, picture, sound, suffix, command in (
        ("H.264", PictureCoding(codec="h264"), _AAC, "mp4", _H264),
        ("ProRes HQ", _HQ, _PCM, "mov", _PRORES),
    )
)
FRAMES = 168
"""Seven seconds: two pieces of H.264, and where they meet."""

_FILMED = 24
_ROUNDS = 2
_COLOURS = "scale=out_color_matrix=bt709:out_range=tv"
_TAGS = "-color_primaries bt709 -color_trc bt709 -colorspace bt709"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportCost:
    """CPU seconds a frame; ``command`` is None where there is no ffmpeg to compare with."""

    size: tuple[int, int]
    name: str
    frames: int
    ours: float
    command: float | None

    @property
    def ratio(self) -> float | None:
        """Ours by the command's."""
        return self.ours / self.command if self.command else None

    def to_json(self) -> dict[str, object]:
        """In the words of the design."""
        return {
            "bench": "export",
            "form": self.name,
            "size": f"{self.size[0]}x{self.size[1]}",
            "frames": self.frames,
            "cpu_seconds_per_frame": round(self.ours, 4),
            "ffmpeg_cpu_seconds_per_frame": None if self.command is None else round(self.command, 4),
            "ratio": None if self.ratio is None else round(self.ratio, 3),
        }


def bench_export(
    studio: Studio, progress: Progress, cancel: CancelToken, cases: Sequence[Case] = CASES, count: int = FRAMES
) -> Iterator[ExportCost]:
    """The cost of each case, ``count`` frames of the stage's own film."""
    ffmpeg = shutil.which("ffmpeg") if os.name == "posix" else None
    filmed: dict[tuple[int, int], list[Frame]] = {}
    for case in cases:
        label = f"{case.name} {case.size[0]}x{case.size[1]}"
        if case.size not in filmed:
            filmed.clear()  # one size at a time: they are large
            filmed[case.size] = _filmed(studio, case.size, progress, cancel)
        frames = _back_and_forth(filmed[case.size], count)
        with tempfile.TemporaryDirectory() as folder:
            yield _cost(
                studio,
                case,
                frames,
                Path(folder),
                ffmpeg,
                lambda done, of, label=label: progress(label, done, of),
                cancel,
            )


def _filmed(studio: Studio, size: tuple[int, int], progress: Progress, cancel: CancelToken) -> list[Frame]:
    request = ShotRequest(scene=SCENE, size=size, rate=FILM_RATE, seconds=2.0, seed=1, quality="draft")
    performance = studio.engine.stage(request, progress, cancel)
    return [frame.copy() for frame in itertools.islice(performance.frames(silent, cancel), _FILMED)]


def _back_and_forth(frames: Sequence[Frame], count: int) -> list[Frame]:
    """So that motion never jumps."""
    return list(itertools.islice(itertools.cycle([*frames, *frames[-2:0:-1]]), count))


def _cost(
    studio: Studio,
    case: Case,
    frames: Sequence[Frame],
    folder: Path,
    ffmpeg: str | None,
    told: Callable[[int, int], None],
    cancel: CancelToken,
) -> ExportCost:
    samples = FILM_RATE.sample(len(frames))
    sound = np.random.default_rng(1).normal(0.0, 0.05, (samples, 2)).astype(np.float32)
    with studio.media.sound_writer(folder / "sound.wav") as wav:
        wav.write_samples(sound)
        wav.finish()
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(_ROUNDS):
        told(2 * number, 2 * _ROUNDS)
        ours.append(_delivered(studio, case, frames, sound, folder / f"ours.{case.suffix}", cancel))
        if ffmpeg is not None:
            told(2 * number + 1, 2 * _ROUNDS)
            theirs.append(_commanded(ffmpeg, case, frames, folder, cancel))
    return ExportCost(
        size=case.size,
        name=case.name,
        frames=len(frames),
        ours=sum(ours) / _ROUNDS / len(frames),
        command=sum(theirs) / _ROUNDS / len(frames) if theirs else None,
    )


def _delivered(
    studio: Studio, case: Case, frames: Sequence[Frame], sound: NDArray[np.float32], path: Path, cancel: CancelToken
) -> float:
    container = "mov" if case.suffix == "mov" else "mp4"
    form = DeliveryForm(container=container, size=case.size, rate=FILM_RATE, picture=case.picture, sound=case.sound)
    begun = time.process_time()
    with studio.delivery.writer(path, form) as writer:
        for frame in frames:
            cancel.check()
            writer.write_frame(frame)
        writer.finish(sound[at : at + SAMPLE_RATE] for at in range(0, len(sound), SAMPLE_RATE))
    return time.process_time() - begun


def _commanded(ffmpeg: str, case: Case, frames: Sequence[Frame], folder: Path, cancel: CancelToken) -> float:
    width, height = case.size
    raw = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {FILM_RATE} -i pipe:0"
    asked = [ffmpeg, "-v", "error", "-nostdin", "-y", *raw.split(), "-i", str(folder / "sound.wav")]
    asked += ["-vf", _COLOURS, *_TAGS.split(), *case.command.split(), str(folder / f"command.{case.suffix}")]
    begun = os.times()
    with subprocess.Popen(asked, stdin=subprocess.PIPE) as running:
        assert running.stdin is not None
        try:
            for frame in frames:
                cancel.check()
                running.stdin.write(np.ascontiguousarray(frame).data.cast("B"))
            running.stdin.close()
        except BrokenPipeError:
            pass  # it has ended by itself; its status says how
        except BaseException:
            running.kill()
            raise
        if running.wait():
            raise MachineError(
                f"The ffmpeg command cannot write {case.name}.",
                todo="Install one with libx264, or take it off the PATH.",
            )
    ended = os.times()
    return ended.children_user - begun.children_user + ended.children_system - begun.children_system
