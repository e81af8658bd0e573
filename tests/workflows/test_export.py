"""Export: the very frames that are played, the sequence's own mix, and nothing half done."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.media.reader import Readers
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level, Transform
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.export import Exported, ExportOrder, check, chosen, cues, export_cut, said, stretch_of
from studio.workflows.playback import Clip as Played
from studio.workflows.playback import Player, Reel
from studio.workflows.sequence import Cut, Playable, Resolver
from tests.fakes.compositor import FakeCompositor
from tests.fakes.playing import FakeLoudspeaker
from tests.media.flash import RATE, movie, number_in

SIZE = (320, 180)


@pytest.fixture(scope="module")
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two movies, one of them of another size."""
    folder = tmp_path_factory.mktemp("bin")
    movie(folder / "one.mp4", 48, flashes=(10, 30))
    movie(folder / "two.mp4", 48, size=(240, 180), flashes=(5,))
    return folder


def _clip(name: str, length: int, offset: int = 0, kind: str = "v") -> Clip:
    return Clip(id=f"{kind}{name}{offset}", source=FileSource(name), length=length, offset=offset)


def _film(**more: Item) -> Sequence:
    over = Transition(before=4, after=4)
    title = Clip(id="t", source=TitleSource(Title(text="第一話")), length=12)
    small = Transform(x=Curve((Key(0, -0.2), Key(20, 0.2))), scale=steady(0.4), opacity=steady(0.8))
    return Sequence(
        id="q1",
        name="Film",
        size=SIZE,
        rate=RATE,
        tracks=(
            Track(id="v1", kind="video", items=(_clip("one", 20, 6), replace(_clip("two", 20, 10), head=over))),
            Track(id="v2", kind="video", items=(Gap(8), replace(_clip("one", 10, 0, "p"), transform=small))),
            Track(id="v3", kind="video", items=(Gap(14), title)),
            Track(id="s1", kind="subtitle", items=(replace(title, id="s"),), muted=True),
            Track(id="a1", kind="audio", items=(_clip("one", 20, 6, "a"), _clip("two", 20, 10, "a"))),
        ),
    )


def _cut(folder: Path, sequence: Sequence) -> Cut:
    files = tuple(
        MediaFile(id=name, digest=name, name=name, kind="video", seconds=Fraction(2), rate=RATE.fps, frame_count=48)
        for name in ("one", "two")
    )
    project = Project(name="test", files=files, sequences=(sequence,))
    return Resolver(lambda digest: folder / f"{digest}.mp4", folder).cut(project, sequence.id)


def _export(
    folder: Path,
    sequence: Sequence,
    output: Path,
    witness: Callable[[int, NDArray[np.uint8]], None] = lambda frame, picture: None,
    **order: str | bool,
) -> Exported:
    made = ExportOrder(output=output, preset="ultrafast", stretch=str(order.get("stretch", "")))
    return export_cut(
        Movies(), Readers(), FakeCompositor(), sequence, _cut(folder, sequence), made, silent, CancelToken(), witness
    )


def _hash(picture: NDArray[np.uint8]) -> str:
    return hashlib.sha256(np.ascontiguousarray(picture).data).hexdigest()


def test_the_frames_of_the_export_are_the_frames_of_the_player(bin_folder: Path, tmp_path: Path) -> None:
    film, exported = _film(), dict[int, str]()
    _export(bin_folder, film, tmp_path / "film.mp4", lambda frame, picture: exported.update({frame: _hash(picture)}))
    shown = Playable(_cut(bin_folder, film), FakeCompositor())
    player = Player(Readers(), FakeLoudspeaker())
    player.load(Reel((Played(movie=shown, proxy=shown.light, frame_count=film.length),), RATE))
    played: dict[int, str] = {}
    try:
        for frame in [*range(film.length), 3, 31, 17]:  # in a row, and anyhow
            player.seek(frame)
            end = time.monotonic() + 10
            while (look := player.look()).shown != frame or not look.fine:
                assert time.monotonic() < end
                time.sleep(0.001)
            assert look.picture is not None
            assert played.setdefault(frame, _hash(look.picture)) == _hash(look.picture)
    finally:
        player.close()
    assert len(exported) == film.length == 40
    assert len(set(exported.values())) == 40
    assert played == exported


def test_what_is_written_can_be_read_again(bin_folder: Path, tmp_path: Path) -> None:
    film = replace(_film(), tracks=(_film().tracks[0], _film().tracks[4]))
    film = replace(
        film,
        tracks=(replace(film.tracks[0], items=(_clip("one", 20, 6), _clip("one", 15, 30))), *film.tracks[1:]),
    )
    made = _export(bin_folder, film, tmp_path / "film.mp4")
    facts = Movies().probe(made.path)
    assert (facts.size, facts.rate, facts.frame_count) == (SIZE, RATE, 40)
    assert facts.sample_count == RATE.sample(40)
    frames = list(Movies().frames(made.path))
    assert [number_in(frame) for frame in frames[:35]] == [*range(6, 26), *range(30, 45)]
    sound = Movies().samples(made.path)
    loud = np.flatnonzero(np.abs(sound[:, 0]) > 0.1)
    assert abs(loud[0] - RATE.sample(4)) < 100, "the flash at 10 begins with its beep"
    assert made.problems == ()
    assert said(made) == ""


def test_a_stretch(bin_folder: Path, tmp_path: Path) -> None:
    film = _film()
    seen: list[int] = []
    made = _export(bin_folder, film, tmp_path / "part.mp4", lambda frame, _: seen.append(frame), stretch="5-9")
    assert seen == [5, 6, 7, 8, 9]
    assert (made.first, made.frame_count) == (5, 5)
    assert Movies().probe(made.path).sample_count == RATE.sample(10) - RATE.sample(5)


def test_a_mix_that_would_clip_is_limited_and_said(bin_folder: Path, tmp_path: Path) -> None:
    loud = Level(gain_db=steady(9.0))
    track = Track(id="a1", kind="audio", items=(replace(_clip("one", 40, 6, "a"), level=loud),))
    film = replace(_film(), tracks=(_film().tracks[0], track))
    made = _export(bin_folder, film, tmp_path / "loud.mp4")
    assert made.peak_db == pytest.approx(3.0, abs=0.3)
    assert made.limited_db == pytest.approx(-4.0, abs=0.4)
    assert "would clip" in said(made)
    assert np.abs(Movies().samples(made.path)).max() < 1.0


def test_a_missing_file_is_a_slate_and_told(bin_folder: Path, tmp_path: Path) -> None:
    film = _film()
    gone = replace(film, tracks=(Track(id="v1", kind="video", items=(_clip("three", 5), _clip("one", 5))),))
    made = _export(bin_folder, gone, tmp_path / "gone.mp4")
    assert made.frame_count == 10
    assert made.problems == ('There is no file "three" in test.',)


def test_subtitles_that_are_not_in_the_picture_are_a_text_track(bin_folder: Path, tmp_path: Path) -> None:
    film = _film()
    words = Clip(id="s", source=TitleSource(Title(text="おはよう。\n元気?\nまたね")), length=12)
    muted = Track(id="s1", kind="subtitle", items=(Gap(14), words, replace(words, id="s2")), muted=True)
    film = replace(film, tracks=(*film.tracks[:3], muted, film.tracks[4]))
    cut = _cut(bin_folder, film)
    assert [(cue.start, cue.end) for cue in cues(cut, 0, 40)] == [(28_000, 52_000), (52_000, 76_000)]
    assert cues(cut, 20, 30)[0].text == "おはよう。\n元気? またね"
    assert [(cue.start, cue.end) for cue in cues(cut, 20, 30)] == [(0, 12_000), (12_000, 20_000)]
    burnt = replace(film, tracks=(*film.tracks[:3], replace(muted, muted=False), film.tracks[4]))
    assert cues(_cut(bin_folder, burnt), 0, 40) == ()
    with av.open(str(_export(bin_folder, film, tmp_path / "words.mp4").path)) as file:
        assert len(file.streams.subtitles) == 1


def test_cancelling_leaves_nothing(bin_folder: Path, tmp_path: Path) -> None:
    token, film = CancelToken(), _film()

    def _stop(step: str, done: int, total: int) -> None:
        if done == 7:
            token.cancel()

    with pytest.raises(Cancelled):
        export_cut(
            Movies(),
            Readers(),
            FakeCompositor(),
            film,
            _cut(bin_folder, film),
            ExportOrder(output=tmp_path / "film.mp4"),
            _stop,
            token,
        )
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_by_surprise(tmp_path: Path) -> None:
    there = tmp_path / "film.mp4"
    there.write_bytes(b"precious")
    with pytest.raises(InputError, match="is there already"):
        check(ExportOrder(output=there))
    check(ExportOrder(output=there, force=True))
    with pytest.raises(InputError, match="does not end in"):
        check(ExportOrder(output=tmp_path / "film.docx"))


def test_empty_and_odd_sequences_are_refused(bin_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing in"):
        _export(bin_folder, replace(_film(), tracks=()), tmp_path / "a.mp4")
    with pytest.raises(InputError, match="odd size"):
        _export(bin_folder, replace(_film(), size=(321, 180)), tmp_path / "a.mp4")


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("", (0, 40)),
        ("3-7", (3, 8)),
        ("-7", (0, 8)),
        ("30-", (30, 40)),
        ("30-900", (30, 40)),
        ("00:00:00:12-00:00:01:00", (12, 25)),
        ("1:00-1:03", (24, 28)),
    ],
)
def test_stretches(text: str, stretch: tuple[int, int]) -> None:
    assert stretch_of(text, _film()) == stretch


@pytest.mark.parametrize("text", ["x", "7-3", "90-95", "5", "00:00:00:24-", "1-2-3"])
def test_stretches_that_make_no_sense(text: str) -> None:
    with pytest.raises(InputError):
        stretch_of(text, _film())


def test_a_timecode_counts_from_the_sequences_own_beginning() -> None:
    assert stretch_of("01:00:00:12-", replace(_film(), start=24 * 3600)) == (12, 40)


def test_sequences_are_found_by_name_or_id() -> None:
    project = Project(name="p", sequences=(_film(), replace(_film(), id="q2", name="Trailer")))
    assert chosen(project, "").id == "q1"
    assert chosen(project, "Trailer").id == chosen(project, "q2").id == "q2"
    with pytest.raises(InputError, match="Film, Trailer"):
        chosen(project, "Teaser")
    with pytest.raises(InputError, match="nothing to export"):
        chosen(Project(name="p"), "")
