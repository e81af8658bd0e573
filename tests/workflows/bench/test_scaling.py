"""What the bench of the stage says of how its cost grows, and which shots it films for that."""

from studio.core.progress import CancelToken, silent
from studio.workflows.bench.scaling import CROWD_LIMIT, MANY, Growth, bench_scaling
from tests.fakes.studio import FakeStudio


def test_frames_pixels_and_people_are_compared() -> None:
    studio = FakeStudio()
    found = {growth.what: growth for growth in bench_scaling(studio, silent, CancelToken())}
    assert list(found) == ["frames", "pixels", "people"]
    assert (found["people"].more, found["people"].limit) == (50.0, CROWD_LIMIT)
    record = found["pixels"].to_json()
    assert (record["bench"], record["more"]) == ("stage scaling", 4.0)


def test_growth_is_the_larger_cost_over_the_smaller() -> None:
    grown = Growth(what="people", more=MANY / 2, small=0.5, large=1.25, limit=3.0)
    assert grown.growth == 2.5
    assert grown.to_json()["growth"] == 2.5
