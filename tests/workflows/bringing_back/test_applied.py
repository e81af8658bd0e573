"""A cut that was brought back is the editor's: compared with it, the file says that nothing was changed."""

import pytest
from hypothesis import HealthCheck, given, settings

from studio.project.timeline.sequence import Sequence
from tests.workflows.bringing_back.conftest import Trip
from tests.workflows.bringing_back.cuts import cuts


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(theirs=cuts(), ours=cuts())
@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl"])
def test_what_was_brought_back_is_theirs(trip: Trip, suffix: str, theirs: Sequence, ours: Sequence) -> None:
    trip.lay(theirs)
    file = trip.out(f"a{suffix}")
    trip.lay(ours)
    made = trip.bring(file)
    if made.sequence is None:
        return
    again = trip.compare(file, made.sequence.id)
    assert again.changes == ()
