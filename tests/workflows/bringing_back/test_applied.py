"""A cut that was brought back is the editor's: compared with it, the file says that nothing was changed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from studio.project.timeline.clip import Gap
from studio.project.timeline.sequence import Sequence
from tests.workflows.bringing_back.conftest import Trip, cut
from tests.workflows.bringing_back.cuts import cuts


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(theirs=cuts(), ours=cuts())
@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
def test_what_was_brought_back_is_theirs(trip: Trip, suffix: str, theirs: Sequence, ours: Sequence) -> None:
    if suffix == ".edl":  # which is of the first track that shows anything
        assume(all(any(clip.enabled for clip in one.tracks[0].clips) for one in (theirs, ours)))
    trip.lay(theirs)
    file = trip.out(f"a{suffix}")
    trip.lay(ours)
    made = trip.bring(file)
    if made.sequence is None:
        return
    again = trip.compare(file, made.sequence.id)
    assert again.changes == ()


def test_what_a_format_cannot_tell_of_stays(trip: Trip) -> None:
    """An edit list knows nothing of clips that are off."""
    file = trip.out("a.edl")
    base = cut()
    video = base.tracks[0]
    off = replace(video.clips[0], id="q9c8", enabled=False, link="", length=8)
    shorter = replace(video.clips[3], length=16)
    items = (*video.items[:2], Gap(1), off, Gap(1), video.items[3], shorter)
    trip.lay(replace(base, tracks=(replace(video, items=items), *base.tracks[1:])))
    made = trip.bring(file, onto=True)
    assert made.sequence is not None
    row = made.sequence.tracks[0]
    assert [(clip.id, clip.length) for clip in row.clips] == [
        ("q9c1", 20), ("q9c2", 20), ("q9c8", 8), ("q9c3", 20), ("q9c4", 20),
    ]  # fmt: skip
    assert row.placed(row.index["q9c8"]).start == 41
    assert row.length == 90
