"""Where files are used: told from what changed alone, and always what a fresh look would tell."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import Clip, ColorSource, FileSource, Gap
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.bin.uses import Uses, told

ROWS = st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=4)


def _project(rows: list[list[int]], keep: Project | None = None) -> Project:
    """A sequence of tracks with clips of files; tracks that are the same as in ``keep`` are the very same."""
    kept = {track.id: track for track in keep.sequences[0].tracks} if keep else {}
    tracks: list[Track] = []
    for number, row in enumerate(rows):
        items = tuple(
            Clip(id=f"c{number}-{place}", source=FileSource(f"f{one}") if one else ColorSource(), length=24)
            for place, one in enumerate(row)
        )
        track = Track(id=f"v{number}", kind="video", items=items)
        tracks.append(kept[track.id] if kept.get(track.id) == track else track)
    rate = FrameRate(Fraction(24))
    return Project(name="p", sequences=(Sequence(id="q1", name="Film", size=(2, 2), rate=rate, tracks=tuple(tracks)),))


@given(first=ROWS, second=ROWS)
def test_what_is_remembered_is_what_is_there(first: list[list[int]], second: list[list[int]]) -> None:
    uses = Uses()
    one = _project(first)
    uses.of(one)
    two = _project(second, keep=one)
    assert uses.of(two) == Uses().of(two)
    assert uses.of(one) == Uses().of(one)


def test_picture_and_sound_of_one_thing_are_one_use() -> None:
    project = _project([[1], [1], [1]])
    film = project.sequences[0]
    tracks = tuple(
        replace(track, items=(Gap(48), replace(track.clips[0], link="l1" if number < 2 else "")))
        for number, track in enumerate(film.tracks)
    )
    project = replace(project, sequences=(replace(film, tracks=tracks),))
    found = Uses().of(project)["f1"]
    assert [(use.track, use.start) for use in found] == [("v0", 48), ("v2", 48)]
    assert told(project, found[0]) == "Film, v0, 0:02"
