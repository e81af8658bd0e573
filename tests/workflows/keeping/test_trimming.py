"""A copy cut down to what is used shows, picture for picture, what the whole project shows."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.media.probing import Prober
from studio.media.reader import Readers
from studio.media.trimming import Trims
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Gap, Transition
from studio.project.timeline.curve import Curve, Key
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level, Transform
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.keeping.collecting import collect
from studio.workflows.keeping.trimming import NOTE, Piece, Trimming, moved, stretches, with_pieces
from tests.media.files import make, tone
from tests.media.flash import number_in
from tests.workflows.bin.conftest import Room

RATE = FrameRate(Fraction(24))


def _cut(*clips: Clip, rate: FrameRate = RATE) -> Sequence:
    items = [item for clip in clips for item in (clip, Gap(5))][:-1]
    track = Track(id="q1v1", kind="video", name="V1", items=tuple(items))
    return Sequence(id="q1", name="Film", size=(64, 36), rate=rate, tracks=(track,))


def _clip(number: int, offset: int, length: int, speed: Fraction = Fraction(1), file: str = "f1") -> Clip:
    return Clip(id=f"q1c{number}", source=FileSource(file), length=length, offset=offset, speed=speed)


@given(offset=st.integers(0, 5_000), length=st.integers(1, 900), speed=st.sampled_from([-2, -1, 0, 1, 3]))
def test_a_stretch_covers_every_frame_that_is_shown(offset: int, length: int, speed: int) -> None:
    clip = _clip(1, offset, length, Fraction(speed))
    (begin, end), *rest = stretches(Project(name="p", sequences=(_cut(clip),)), Fraction(1))["f1"]
    assert not rest
    for frame in (0, length // 2, length - 1):
        at = max(Fraction(0), clip.medium(frame) / RATE.fps)
        assert begin <= at
        assert at + 1 / RATE.fps <= end or clip.medium(frame) < 0


def test_stretches_far_apart_are_pieces_of_their_own() -> None:
    project = Project(name="p", sequences=(_cut(_clip(1, 0, 48), _clip(2, 100, 48), _clip(3, 24_000, 24)),))
    found = stretches(project, Fraction(1))["f1"]
    assert found == ((Fraction(0), Fraction(148, 24) + 1), (Fraction(999), Fraction(1002)))


def test_transitions_reach_beyond_their_clips() -> None:
    after = replace(_clip(2, 5_000, 48, file="f2"), head=Transition(kind="dissolve", before=12, after=24))
    track = Track(id="q1v1", kind="video", items=(_clip(1, 480, 48), after))
    project = Project(name="p", sequences=(replace(_cut(), tracks=(track,)),))
    found = stretches(project, Fraction(0))
    assert found["f1"] == ((Fraction(20), Fraction(480 + 48 + 24, 24)),)
    assert found["f2"][0][0] == Fraction(5_000 - 12, 24)


@given(by=st.integers(0, 500), at=st.integers(-100, 1_500))
def test_keys_stay_where_they_are_in_the_picture(by: int, at: int) -> None:
    clip = replace(
        _clip(1, 600, 100),
        transform=Transform(scale=Curve((Key(600, 1.0), Key(700, 2.0)))),
        level=Level(gain_db=Curve((Key(610, -20.0), Key(690, 0.0)))),
    )
    other = moved(clip, by)
    assert other.transform.scale.value(at - by) == clip.transform.scale.value(at)
    assert other.level.gain_db.value(at - by) == clip.level.gain_db.value(at)
    assert [other.medium(frame) + by for frame in range(100)] == [clip.medium(frame) for frame in range(100)]
    assert other.transform.opacity is clip.transform.opacity


def test_each_clip_gets_the_piece_it_lies_in() -> None:
    file = MediaFile(id="f1", digest="a" * 64, name="long.mp4", kind="video", seconds=Fraction(2_000))
    project = Project(name="p", files=(file,), sequences=(_cut(_clip(1, 48, 48), _clip(2, 24_000, 24)),))
    pieces = (
        Piece(file=file, stretch=(Fraction(0), Fraction(10)), begin=Fraction(0)),
        Piece(file=replace(file, id="f2"), stretch=(Fraction(990), Fraction(1_010)), begin=Fraction(990)),
    )
    after = with_pieces(project, {"f1": pieces})
    assert [one.id for one in after.files] == ["f1", "f2"]
    clips = after.sequences[0].tracks[0].clips
    assert [(clip.source, clip.offset) for clip in clips] == [(FileSource("f1"), 48), (FileSource("f2"), 240)]


def test_handles_have_a_limit() -> None:
    with pytest.raises(InputError, match="Handles cannot be"):
        Trimming(trimmer=Trims(), probe=Prober(), handles=Fraction(-1))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    yield made
    made.close()


def test_a_trimmed_copy_shows_the_same(room: Room, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    room.bring(
        make(desk / "a.mov", count=1_000, rate=Fraction(24), sound=tone(41.0)),
        make(desk / "b.wav", count=0, sound=tone(60.0)),
        make(desk / "c.gif", codec="gif", form="rgb8", count=100, rate=Fraction(10)),
        make(desk / "unused.mp4"),
    )
    clips = (
        _clip(1, 120, 48),
        _clip(2, 700, 48, Fraction(-1)),
        _clip(3, 240, 24, file="f2"),
        _clip(4, 24, 24, file="f3"),
    )
    assert room.session.edit("Change", lambda project: replace(project, sequences=(_cut(*clips),)))
    before = room.session.project
    sources = {file.id: room.session.folder.media(file.digest) for file in before.files}
    target = tmp_path / "copy.studio"
    trimming = Trimming(trimmer=Trims(), probe=Prober(), handles=Fraction(1, 2))
    made = collect(Bundles(), room.folder, target, silent, CancelToken(), trimming)
    assert (made.missing, made.files_left) == ((), 1)
    with Bundles().open(target) as copy:
        after = copy.document
        assert [file.name for file in after.files] == ["a.mov", "a.mov", "b.wav", "c.gif"]
        assert [NOTE in file.notes for file in after.files] == [True, True, True, False]
        for old, new in zip(before.sequences[0].tracks[0].clips, after.sequences[0].tracks[0].clips, strict=True):
            assert isinstance(old.source, FileSource)
            assert isinstance(new.source, FileSource)
            one = Readers().open(sources[old.source.file_id])
            other = Readers().open(copy.media(after.file(new.source.file_id).digest))
            for frame in (0, old.length // 2, old.length - 1):
                moments = old.medium(frame) / RATE.fps, new.medium(frame) / RATE.fps
                if one.facts.frame_count:
                    pictures = one.picture(one.index_at(moments[0])), other.picture(other.index_at(moments[1]))
                    assert np.array_equal(*pictures), number_in(pictures[1])
                if one.facts.sample_count:
                    a, b = (int(moment * 48_000) for moment in moments)
                    assert np.abs(one.samples(a, 2_000) - other.samples(b, 2_000)).max() < 1e-4
            one.close()
            other.close()
    whole = sum(path.stat().st_size for path in (room.folder / "media").rglob("*") if path.is_file())
    assert made.size < whole / 3
