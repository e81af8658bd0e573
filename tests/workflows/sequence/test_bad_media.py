"""Media that are not what they should be: each is seen and told in its place, and the rest goes on."""

import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.media.reader import Readers
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.export import Exported, ExportOrder, export_cut
from studio.workflows.playback import Clip as Played
from studio.workflows.playback import Player, Reel
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Cut, CutReader, Playable, Resolver
from studio.workflows.sequence.cut import Movie
from tests.fakes.compositor import FakeCompositor
from tests.fakes.playing import FakeLoudspeaker
from tests.media import wavs
from tests.media.files import make
from tests.media.flash import RATE, movie, number_in

SIZE = (160, 90)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    movie(made / "good.mp4", 60, size=SIZE, flashes=(3, 25))
    movie(made / "short.mp4", 10, size=SIZE)
    (made / "empty.mp4").write_bytes(b"")
    (made / "text.mp4").write_text("Dear editor, this is no movie. " * 50)
    data = (made / "good.mp4").read_bytes()
    (made / "half.mp4").write_bytes(data[: len(data) // 2])
    (made / "torn.mp4").write_bytes(data[:4_000] + bytes(len(data) - 6_000) + data[-2_000:])
    make(made / "silent.mp4", count=30, size=SIZE, rate=Fraction(24))
    wavs.write(made / "sound.wav", np.full((48_000, 2), 0.3))
    (made / "sound.wav").rename(made / "sound.mp4")
    return made


NAMES = ("good", "short", "empty", "text", "half", "torn", "silent", "sound", "gone")


def _cut(folder: Path, *names: str) -> Cut:
    files = tuple(
        MediaFile(
            id=name,
            digest=name,
            name=f"{name}.mp4",
            kind="video",
            seconds=Fraction(5, 2),
            rate=RATE.fps,
            frame_count=60,
            sample_count=120_000,
        )
        for name in NAMES
    )

    def _clips(kind: str) -> tuple[Clip, ...]:
        return tuple(
            Clip(id=f"{kind}{number}", source=FileSource(name), length=20) for number, name in enumerate(names)
        )

    film = Sequence(
        id="q1",
        name="Film",
        size=SIZE,
        rate=RATE,
        tracks=(
            Track(id="v1", kind="video", items=_clips("v")),
            Track(id="a1", kind="audio", items=_clips("a")),
        ),
    )
    where = Resolver(lambda digest: folder / f"{digest}.mp4", folder / "proxies")
    return where.cut(Project(name="bad", files=files, sequences=(film,)), "q1")


def _export(folder: Path, cut: Cut, output: Path) -> Exported:
    tracks = tuple(laid.track for laid in cut.tracks)
    film = Sequence(id=cut.id, name=cut.name, size=cut.size, rate=cut.rate, tracks=tracks)
    order = ExportOrder(output=output, preset="ultrafast")
    return export_cut(Movies(), Readers(), FakeCompositor(), film, cut, order, silent, CancelToken())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone", "gone.mp4 is missing"),
        ("empty", "empty.mp4 is empty"),
        ("text", "text.mp4 is not a movie"),
        ("sound", "sound.mp4 holds no pictures"),
    ],
)
def test_a_file_that_cannot_be_shown_is_a_slate_between_two_that_can(folder: Path, name: str, said: str) -> None:
    reader = CutReader(_cut(folder, "good", name, "good"), Shelf(Readers()), FakeCompositor())
    assert number_in(reader.picture(19)) == 19
    slate = reader.picture(25)
    assert slate.shape == (90, 160, 4)
    assert number_in(reader.picture(45)) == 5
    assert len(reader.problems) == 1
    assert said in reader.problems[0]
    for start in range(0, reader.facts.sample_count, 10_000):
        assert np.isfinite(reader.samples(start, 10_000)).all()


@pytest.mark.parametrize("name", ["half", "torn"])
def test_a_torn_file_shows_what_it_can(folder: Path, name: str) -> None:
    reader = CutReader(_cut(folder, name, "good"), Shelf(Readers()), FakeCompositor())
    for frame in range(40):
        assert reader.picture(frame).shape == (90, 160, 4)
    assert number_in(reader.picture(30)) == 10


def test_a_file_that_is_shorter_than_was_said_holds_its_last_picture(folder: Path) -> None:
    reader = CutReader(_cut(folder, "short", "good"), Shelf(Readers()), FakeCompositor())
    assert [number_in(reader.picture(frame)) for frame in (5, 9, 10, 19, 20)] == [5, 9, 9, 9, 0]
    assert reader.problems == ("short.mp4 ends after 10 of its 60 pictures.",)


def test_a_movie_without_sound_is_silent(folder: Path) -> None:
    reader = CutReader(_cut(folder, "silent", "good"), Shelf(Readers()), FakeCompositor())
    assert number_in(reader.picture(7)) == 7
    assert not reader.samples(0, RATE.sample(20)).any()
    assert reader.samples(RATE.sample(20), RATE.sample(20)).any()
    assert reader.problems == ()


def test_a_file_that_goes_and_comes_back_while_it_is_shown(tmp_path: Path) -> None:
    movie(tmp_path / "good.mp4", 60, size=SIZE)
    data = (tmp_path / "good.mp4").read_bytes()
    cut = _cut(tmp_path, "good")
    files = Shelf(Readers())
    reader = CutReader(cut, files, FakeCompositor())
    assert number_in(reader.picture(4)) == 4
    (tmp_path / "good.mp4").unlink()
    files.forget()
    reader.picture(4)
    assert "missing" in reader.problems[0]
    assert reader.problem(4) is not None
    (tmp_path / "good.mp4").write_bytes(data)
    files.forget()
    assert number_in(reader.picture(4)) == 4
    assert reader.problem(4) is None


def test_a_file_that_became_another_one(tmp_path: Path) -> None:
    movie(tmp_path / "good.mp4", 30, size=(240, 180), rate=RATE)
    reader = CutReader(_cut(tmp_path, "good"), Shelf(Readers()), FakeCompositor())
    assert reader.picture(12).shape == (90, 160, 4)


def test_pictures_that_come_as_they_like_are_shown_at_their_moments(tmp_path: Path) -> None:
    make(tmp_path / "good.mp4", times=(0, 40, 500, 600, 1_000, 1_500), count=6, size=SIZE)
    cut = _cut(tmp_path, "good")
    laid = cut.tracks[0]
    media = tuple(replace(medium, rate=None) if isinstance(medium, Movie) else medium for medium in laid.media)
    free = replace(cut, tracks=(replace(laid, media=media), cut.tracks[1]))
    reader = CutReader(free, Shelf(Readers()), FakeCompositor())
    assert [number_in(reader.picture(frame)) for frame in (0, 1, 11, 12, 14, 15, 19)] == [0, 1, 1, 2, 2, 3, 3]


def test_the_player_goes_through_all_of_them(folder: Path, tmp_path: Path) -> None:
    cut = _cut(folder, *NAMES)
    shown = Playable(cut, FakeCompositor())
    player = Player(Readers(), FakeLoudspeaker())
    player.load(Reel((Played(movie=shown, proxy=shown.light, frame_count=cut.length),), RATE))
    try:
        for frame in range(0, cut.length, 9):
            player.scrub(frame)
            end = time.monotonic() + 10
            while (look := player.look()).shown != frame or not look.fine:
                assert time.monotonic() < end
                time.sleep(0.001)
            assert look.picture is not None
    finally:
        player.close()
    made = _export(folder, cut, tmp_path / "all.mp4")
    assert made.frame_count == cut.length
    assert len(made.problems) >= 5
    assert Movies().probe(made.path).frame_count == cut.length
