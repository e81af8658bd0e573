"""Handing over: media under names that people read, nothing half done, and nobody's files overwritten."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.core.errors import Cancelled, DiskError, InputError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.ports.interchange import SUFFIXES, Absent, HandedClip, Lettering, Roll
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, SequenceSource, TitleSource, Transition
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.handover.hand_over import HandedOver, HandOver, hand_over
from studio.workflows.handover.report import sentences
from studio.workflows.telling import FILE, Telling
from tests.fakes.studio import FakeStudio
from tests.media.files import make
from tests.workflows.bin.conftest import Room

RATE = FrameRate(Fraction(24))
SIZE = (160, 96)


def _film(*more: Track, **changed: object) -> Sequence:
    over = Transition(before=3, after=3)
    one = Clip(id="c1", source=FileSource("f1"), length=12, offset=4, link="l1")
    two = Clip(id="c2", source=FileSource("f2"), length=12, offset=6, head=over, name="海へ")
    tracks = (
        Track(id="v1", kind="video", name="V1", items=(one, two)),
        Track(id="a1", kind="audio", name="A1", items=(replace(one, id="c3"),)),
        *more,
    )
    film = Sequence(id="q1", name="Film", size=SIZE, rate=RATE, tracks=tracks, start=86400)
    return replace(film, markers=(Marker(id="m1", at=3, name="cue"),), **changed)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    for name, count in (("海 辺", 36), ("beach", 40)):
        made.bring(make(_there(tmp_path, name), count=count, rate=Fraction(24), size=SIZE))
    yield made
    made.close()


def _there(folder: Path, name: str) -> Path:
    (folder / "in").mkdir(exist_ok=True)
    return folder / "in" / f"{name}.mp4"


def _handed(
    room: Room, output: Path, *sequences: Sequence, cancel: CancelToken | None = None, **order: bool
) -> HandedOver:
    assert room.session.edit("Change", lambda project: replace(project, sequences=sequences)), room.said
    made = HandOver(output=output, force=order.get("force", False), media="link" if order.get("link") else "copy")
    return hand_over(FakeStudio(), room.folder, made, silent, cancel or CancelToken())


def _left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"in", "film.studio", "cache"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_written_with_its_media(room: Room, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"映画 one{suffix}"
    made = _handed(room, output, _film())
    report = output.with_name("映画 one.losses.txt")
    assert (made.files[0], made.files[-1]) == (output, report)
    assert output.stat().st_size > 100
    if suffix == ".otioz":
        assert made.folder is None
        assert _left(tmp_path) == {output.name, report.name}
    else:
        assert made.folder == tmp_path / "映画 one media"
        assert made.folder is not None
        assert {path.name for path in made.folder.iterdir()} == {"海 辺.mp4", "beach.mp4"}
        assert _left(tmp_path) == {output.name, report.name, "映画 one media"}


def test_the_record_is_what_lies_on_the_timeline(room: Room, tmp_path: Path) -> None:
    cut = _handed(room, tmp_path / "a.otio", _film()).cut
    one, two = (item for item in cut.tracks[0].items if isinstance(item, HandedClip))
    assert isinstance(one.content, Roll)
    assert one.content.path == tmp_path / "a media" / "海 辺.mp4"
    assert (one.content.length, one.content.size, one.content.rate) == (36, SIZE, RATE)
    assert (one.name, two.name) == ("海 辺.mp4", "海へ")
    assert (one.length, one.offset, one.link) == (12, 4, "l1")
    assert cut.tracks[0].transitions == {1: Transition(before=3, after=3)}
    assert (cut.start, cut.markers[0].name, cut.length) == (86400, "cue", 24)


def test_a_link_is_the_same_file(room: Room, tmp_path: Path) -> None:
    made = _handed(room, tmp_path / "a.otio", _film(), link=True)
    assert made.folder is not None
    assert all(path.stat().st_nlink == 2 for path in made.folder.iterdir())


def test_nothing_is_overwritten_unless_asked(room: Room, tmp_path: Path) -> None:
    output = tmp_path / "a.otio"
    output.write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        _handed(room, output, _film())
    assert output.read_text() == "mine"
    assert _handed(room, output, _film(), force=True).files[0] == output
    other = tmp_path / "b.otio"
    (tmp_path / "b media").mkdir()
    (tmp_path / "b media" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="b media is there already"):
        _handed(room, other, _film())
    assert not other.exists()
    _handed(room, other, _film(), force=True)
    assert (tmp_path / "b media" / "mine.txt").read_text() == "mine"


def test_a_missing_file_is_named_and_leaves_a_gap(room: Room, tmp_path: Path) -> None:
    file = room.session.project.files[1]
    for path in (room.folder / "media").rglob(f"{file.digest}*"):
        path.unlink()
    made = _handed(room, tmp_path / "a.fcpxml", _film())
    two = made.cut.tracks[0].items[1]
    assert isinstance(two, HandedClip)
    assert isinstance(two.content, Absent)
    assert any("beach.mp4, is missing" in line and "海へ" in line for line in sentences(made.losses, made.cut))
    assert made.media == 1


def test_an_empty_sequence_is_refused(room: Room, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is nothing in"):
        _handed(room, tmp_path / "a.otio", replace(_film(), tracks=()))
    assert _left(tmp_path) == set()


def test_stopped_or_refused_by_the_disk_nothing_is_left(room: Room, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        _handed(room, tmp_path / "a.otio", _film(), cancel=token)
    with pytest.raises(DiskError, match="could not be written"):
        _handed(room, tmp_path / f"{'長' * 84}.otio", _film())  # 257 bytes: no system has such names
    assert _left(tmp_path) == set()
    with pytest.raises(InputError, match="There is no folder"):
        _handed(room, tmp_path / "nowhere" / "a.otio", _film())


def test_the_longest_name_and_japanese_are_no_trouble(room: Room, tmp_path: Path) -> None:
    output = tmp_path / f"{'長い 名前' * 19}.edl"  # 251 bytes; with what lies beside it, more than there can be
    above = Clip(id="c9", source=FileSource("f1"), length=4)
    made = _handed(room, output, _film(Track(id="v2", kind="video", items=(above,))))
    assert output.is_file()
    assert made.folder is not None
    assert made.folder.name.endswith(" media")
    assert made.files[1].name.endswith(" V2.edl")
    assert made.files[-1].name.endswith(".losses.txt")
    assert all(file.is_file() and len(file.name.encode()) <= 255 for file in made.files)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder where nobody can write")
def test_a_folder_that_cannot_be_written_is_told(room: Room) -> None:
    with pytest.raises(DiskError, match="could not be written"):
        _handed(room, Path("/proc/a.otio"), _film())


def test_the_report_is_told_in_the_language_that_is_asked_for(room: Room, tmp_path: Path) -> None:
    tell = Telling(Path(__file__).parents[3] / "resources" / "translations" / FILE)
    assert room.session.edit("Change", lambda project: replace(project, sequences=(_film(),)))
    order = HandOver(output=tmp_path / "a.edl", tell=tell)
    made = hand_over(FakeStudio(), room.folder, order, silent, CancelToken())
    lines = (tmp_path / "a.losses.txt").read_text("utf-8").splitlines()
    assert lines[0] == "a.edl に「Film」から引き継がれないもの"
    assert "01:00:00:00  海 辺.mp4: 音とのリンクは引き継がれません。" in lines
    assert len(lines) == 2 + len(made.losses)


def test_a_nested_sequence_is_a_movie_and_words_are_a_picture(room: Room, tmp_path: Path) -> None:
    title = Clip(id="t", source=TitleSource(Title(text="第一話")), length=8)
    nest = Clip(id="n", source=SequenceSource("q2"), length=8, offset=2)
    items: tuple[Item, ...] = (title, Gap(2), nest)
    inner = Sequence(id="q2", name="Inner", size=SIZE, rate=RATE, tracks=(
        Track(id="v9", kind="video", items=(Clip(id="c9", source=FileSource("f1"), length=12),)),
    ))  # fmt: skip
    made = _handed(room, tmp_path / "a.mlt", _film(Track(id="v2", kind="video", items=items)), inner)
    first, _, last = made.cut.tracks[2].items if made.cut.tracks[2].kind == "video" else made.cut.tracks[1].items
    assert isinstance(first, HandedClip)
    assert isinstance(first.content, Lettering)
    assert first.content.picture.path.read_bytes().startswith(b"\x89PNG")
    assert isinstance(last, HandedClip)
    assert isinstance(last.content, Roll)
    assert last.content.path.name == "Inner.mp4"
    assert last.content.path.is_file()
    assert any("Inner: It is a sequence here" in line for line in sentences(made.losses, made.cut))


def test_subtitles_that_are_off_lie_beside_it(room: Room, tmp_path: Path) -> None:
    said = Clip(id="s", source=TitleSource(Title(text="おはよう")), length=10)
    made = _handed(room, tmp_path / "a.edl", _film(Track(id="s1", kind="subtitle", muted=True, items=(said,))))
    assert made.files == tuple(tmp_path / f"a.{ending}" for ending in ("edl", "srt", "losses.txt"))
    assert "おはよう" in (tmp_path / "a.srt").read_text("utf-8")


def test_what_many_clips_lose_is_said_once(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c0", source=FileSource("f1"), length=4, link="l")
    row = tuple(replace(one, id=f"c{number}", link=f"l{number}") for number in range(5))
    film = replace(_film(), tracks=(Track(id="v1", kind="video", name="V1", items=row),))
    made = _handed(room, tmp_path / "a.edl", film)
    lines = [line for line in sentences(made.losses, made.cut) if "not linked" in line]
    assert lines == ["01:00:00:00  海 辺.mp4 and 4 others: It is not linked with its sound any more."]
    assert sum("not linked" in loss.what for loss in made.losses) == 5
