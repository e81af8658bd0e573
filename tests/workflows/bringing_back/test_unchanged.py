"""A cut that comes back as it went says that nothing was changed, in every format, whatever the cut."""

import pytest
from hypothesis import HealthCheck, given, settings

from studio.project.timeline.sequence import Sequence
from studio.workflows.bringing_back import sentences
from tests.workflows.bringing_back.conftest import Trip
from tests.workflows.bringing_back.cuts import cuts

FORMATS = (".otio", ".otioz", ".fcpxml", ".xml", ".edl")


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_was_changed(trip: Trip, suffix: str) -> None:
    found = trip.compare(trip.out(f"a{suffix}"))
    assert found.changes == ()
    assert list(sentences(found)) == ["Nothing was changed."]
    assert all(one.ours is not None for one in found.theirs)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=cuts())
@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
def test_nothing_was_changed_whatever_the_cut(trip: Trip, suffix: str, sequence: Sequence) -> None:
    trip.lay(sequence)
    found = trip.compare(trip.out(f"a{suffix}"))
    assert found.changes == ()


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
@pytest.mark.parametrize("stems", [False, True])
def test_other_media_are_the_same_cut(trip: Trip, suffix: str, stems: bool) -> None:
    """A mezzanine with handles, and sound in stems, which lies on tracks of its own."""
    found = trip.compare(trip.out(f"a{suffix}", mezzanine="prores-proxy", handles=2, stems=stems))
    assert found.changes == ()
