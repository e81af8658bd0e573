"""What an editor does to the timeline is said, exactly, and brought back as one edit that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import InputError
from studio.project.timeline.clip import Clip, Gap, TakeSource, TitleSource
from studio.storage import Bundles
from studio.workflows.bringing_back import sentences
from tests.workflows.bringing_back.conftest import Trip, cut

otio: Any = import_module("opentimelineio")


def _changed(trip: Trip, change: Callable[[Any], None]) -> Path:
    """The cut as an editor leaves it: ``change`` is given the timeline."""
    path = trip.out("a.otio")
    timeline = otio.adapters.read_from_file(str(path))
    change(timeline)
    otio.adapters.write_to_file(timeline, str(path))
    return path


def _frames(count: int) -> Any:
    return otio.opentime.RationalTime(count, 24)


def _range(start: int, length: int) -> Any:
    return otio.opentime.TimeRange(_frames(start), _frames(length))


def _clips(timeline: Any, number: int) -> list[Any]:
    """Picture and sound of shot ``number``."""
    return [clip for clip in timeline.find_clips() if clip.metadata["ekonte"].get("shot") == str(number)]


def _both(timeline: Any) -> list[Any]:
    """The tracks of shots."""
    return [track for track in timeline.tracks if track.name in ("V1", "A1")]


def test_a_trimmed_end_and_what_follows(trip: Trip) -> None:
    def _trim(timeline: Any) -> None:
        for clip in _clips(timeline, 3):
            clip.source_range = _range(1, 14)

    assert trip.told(_changed(trip, _trim)) == [("tail", "q9c3", -6), ("shifted", "q9c4", -6)]


def test_a_trimmed_beginning(trip: Trip) -> None:
    def _trim(timeline: Any) -> None:
        for clip in _clips(timeline, 4):
            clip.source_range = _range(5, 15)

    assert trip.told(_changed(trip, _trim)) == [("head", "q9c4", -5)]


def test_a_slip(trip: Trip) -> None:
    def _slip(timeline: Any) -> None:
        for clip in _clips(timeline, 3):
            clip.source_range = _range(3, 20)

    assert trip.told(_changed(trip, _slip)) == [("slipped", "q9c3", 2)]


def test_a_clip_that_was_taken_out_with_its_time(trip: Trip) -> None:
    def _remove(timeline: Any) -> None:
        for track in _both(timeline):
            del track[next(n for n, one in enumerate(track) if one.metadata.get("ekonte", {}).get("shot") == "3")]

    assert trip.told(_changed(trip, _remove)) == [("removed", "q9c3", 20), ("shifted", "q9c4", -20)]


def test_a_clip_that_was_lifted_leaves_the_rest(trip: Trip) -> None:
    def _lift(timeline: Any) -> None:
        for track in _both(timeline):
            at = next(n for n, one in enumerate(track) if one.metadata.get("ekonte", {}).get("shot") == "3")
            track[at] = otio.schema.Gap(source_range=_range(0, 20))

    assert trip.told(_changed(trip, _lift)) == [("removed", "q9c3", 20)]


def test_two_clips_that_changed_places(trip: Trip) -> None:
    def _swap(timeline: Any) -> None:
        for track in _both(timeline):
            last = track[-1]
            del track[-1]
            track.insert(len(track) - 1, last)

    told = trip.told(_changed(trip, _swap))
    assert len(told) == 2
    assert {kind for kind, _, _ in told} <= {"moved", "shifted"}
    assert ("moved", "q9c4", -20) in told or ("moved", "q9c3", 20) in told


def test_a_clip_that_was_moved_into_the_gap(trip: Trip) -> None:
    def _move(timeline: Any) -> None:
        for track in _both(timeline):
            gap = next(n for n, one in enumerate(track) if isinstance(one, otio.schema.Gap))
            track[gap].source_range = _range(0, 4)
            track.insert(gap + 2, otio.schema.Gap(source_range=_range(0, 6)))

    assert trip.told(_changed(trip, _move)) == [("moved", "q9c3", -6)]


def test_a_foreign_clip_that_was_put_in(trip: Trip) -> None:
    def _insert(timeline: Any) -> None:
        for track in _both(timeline)[:1]:
            track.append(otio.schema.Gap(source_range=_range(0, 2)))
            foreign = otio.schema.Clip(name="drone", source_range=_range(100, 30))
            foreign.media_reference = otio.schema.ExternalReference(target_url="file:///elsewhere/drone%20海.mov")
            track.append(foreign)

    (change,) = trip.compare(_changed(trip, _insert)).changes
    assert (change.kind, change.name, change.now, change.frames, change.at) == (
        "foreign",
        "drone",
        "drone 海.mov",
        30,
        92,
    )


def test_the_same_take_once_more(trip: Trip) -> None:
    def _again(timeline: Any) -> None:
        for track in _both(timeline):
            copied = next(one for one in track if one.metadata.get("ekonte", {}).get("shot") == "1").clone()
            copied.source_range = _range(4, 9)
            track.append(copied)

    assert trip.told(_changed(trip, _again)) == [("added", "", 9)]


def test_a_shot_that_became_too_long_wants_another_take(trip: Trip) -> None:
    def _draw(timeline: Any) -> None:
        for clip in _clips(timeline, 4):
            clip.source_range = _range(0, 40)

    found = trip.compare(_changed(trip, _draw))
    assert [(one.kind, one.frames) for one in found.changes] == [("tail", 20), ("too_long", 16)]
    assert found.retakes == ("s4",)
    said = list(sentences(found))
    assert said[1] == "V1 00:00:02:22  Shot 04 Take 1: needs 16 frames more than its take has: it wants another"
    assert said[-1] == "Shots that want another take: 4."
    assert list(sentences(found, "ja"))[-1] == "撮り直しが必要なカット：4"


def test_a_shot_of_which_too_little_is_left(trip: Trip) -> None:
    def _trim(timeline: Any) -> None:
        for clip in _clips(timeline, 4):
            clip.source_range = _range(0, 5)
        for clip in _clips(timeline, 2):
            clip.source_range = _range(2, 13)

    found = trip.compare(_changed(trip, _trim))
    kinds = {(one.kind, one.shot) for one in found.changes}
    assert ("too_short", 4) in kinds
    assert ("lines", 2) in kinds
    assert set(found.retakes) == {"s2", "s4"}


def test_speed_switch_and_transition(trip: Trip) -> None:
    def _play(timeline: Any) -> None:
        for clip in _clips(timeline, 3):
            clip.effects.append(otio.schema.LinearTimeWarp(time_scalar=0.5))
        for clip in _clips(timeline, 4):
            clip.enabled = False
        video = _both(timeline)[0]
        del video[next(n for n, one in enumerate(video) if isinstance(one, otio.schema.Transition))]

    found = trip.compare(_changed(trip, _play))
    assert {(one.kind, one.clip) for one in found.changes} == {("retimed", "q9c3"), ("off", "q9c4"), ("join", "q9c2")}
    assert found.retakes == ("s3",)


def test_names_alone_are_enough(trip: Trip) -> None:
    def _forget(timeline: Any) -> None:
        for clip in timeline.find_clips():
            clip.metadata.clear()
            if isinstance(clip.media_reference, otio.schema.ExternalReference):
                url = clip.media_reference.target_url
                clip.media_reference.target_url = "file:///V:/Transcoded/" + url.rsplit("/", 1)[-1].replace(
                    ".mp4", ".mov"
                )
        for track in timeline.tracks:
            track.name = "Video 1"

    assert trip.told(_changed(trip, _forget)) == []


def test_it_comes_back_as_a_sequence_of_its_own(trip: Trip) -> None:
    def _trim(timeline: Any) -> None:
        for clip in _clips(timeline, 3):
            clip.source_range = _range(2, 10)

    before = trip.project
    made = trip.bring(_changed(trip, _trim))
    after = trip.project
    assert made.sequence is not None
    assert after.sequences[:-1] == before.sequences
    new = after.sequences[-1]
    assert (new.name, new.start, len(new.tracks), new.length) == ("Cut (from editor)", 86400, 3, 80)
    track = new.tracks[0]
    three = track.clips[2]
    assert (three.source, three.offset, three.length) == (TakeSource("s3"), 2, 10)
    assert track.clips[1].head is not None
    assert new.linked(three.id) == (three.id, new.tracks[2].clips[2].id)
    ids = [clip.id for sequence in after.sequences for one in sequence.tracks for clip in one.clips]
    assert len(ids) == len(set(ids))
    assert trip.bring(trip.out("b.otio")).sequence is None  # nothing was changed


def test_it_comes_back_in_its_place_and_can_be_undone(trip: Trip) -> None:
    def _change(timeline: Any) -> None:
        for clip in _clips(timeline, 4):
            clip.source_range = _range(0, 40)
        foreign = otio.schema.Clip(name="drone", source_range=_range(100, 30))
        foreign.media_reference = otio.schema.ExternalReference(target_url="file:///elsewhere/drone.mov")
        _both(timeline)[0].append(foreign)

    before = trip.project
    made = trip.bring(_changed(trip, _change), onto=True)
    assert any("has 16 frames less than it should" in remark for remark in made.remarks)
    assert any("drone is not in this project" in remark for remark in made.remarks)
    row = trip.project.sequences[-1].tracks[0].items
    four, gap, slate = row[-3:]
    assert isinstance(four, Clip)
    assert (four.id, four.length) == ("q9c4", 24)
    assert gap == Gap(16)
    assert isinstance(slate, Clip)
    assert isinstance(slate.source, TitleSource)
    with Bundles().open(trip.folder) as opened:
        step = opened.steps[-1]
        assert step.name == "Bring back cut"
        assert opened.taken_back([step.serial], opened.document) == before


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
def test_what_was_changed_here_is_told_by_every_format(trip: Trip, suffix: str) -> None:
    """The project's own cut is changed instead of the file: the same, seen from the other side."""
    path = trip.out(f"a{suffix}")
    longer = cut()
    rows = [list(track.items) for track in longer.tracks]
    for row in (rows[0], rows[2]):
        last = row[-1]
        assert isinstance(last, Clip)
        row[-1] = replace(last, length=24)
    tracks = tuple(replace(track, items=tuple(row)) for track, row in zip(longer.tracks, rows, strict=True))
    trip.lay(replace(longer, tracks=tracks))
    assert [(kind, clip, frames) for kind, clip, frames in trip.told(path)] == [("tail", "q9c4", -4)]


def test_a_wrong_sequence_or_file_is_refused(trip: Trip, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        trip.compare(tmp_path / "nowhere.otio")
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(InputError, match="no cut that can be brought back"):
        trip.compare(tmp_path / "a.txt")
