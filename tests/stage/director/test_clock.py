"""Slow and fast motion: the film's seconds and the world's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.project.scene import Motion
from studio.stage.director.clock import RATES, Clock

_LINES = st.lists(st.tuples(st.floats(0.5, 4.0), st.floats(0.2, 3.0)), max_size=2)


@given(st.sampled_from(("slow", "real", "fast")), _LINES, st.floats(0.0, 8.0))
def test_both_ways_meet(motion: Motion, lines: list[tuple[float, float]], world: float) -> None:
    clock = Clock(motion, [(start, start + lasts) for start, lasts in lines], 10.0)
    assert clock.world(clock.film(world)) == pytest.approx(world, abs=1e-6)
    assert clock.film(world + 0.01) > clock.film(world)


def test_real_time_is_left_alone() -> None:
    clock = Clock("real", (), 0.0)
    assert (clock.real, clock.world(3.21), clock.film(3.21), clock.rate(1.0)) == (True, 3.21, 3.21, 1.0)
    assert clock.sample(12_345) == 12_345


@pytest.mark.parametrize("motion", ["slow", "fast"])
def test_it_runs_evenly_and_goes_on_as_it_went(motion: Motion) -> None:
    clock = Clock(motion, (), 5.0)
    for film in (-1.0, 0.0, 0.5, 1.6, 30.0):
        assert clock.world(film) == pytest.approx(film * RATES[motion], abs=1e-9)
        assert clock.rate(clock.world(film)) == pytest.approx(RATES[motion])


def test_while_somebody_speaks_both_run_alike() -> None:
    clock = Clock("slow", [(1.0, 2.5)], 5.0)
    assert clock.film(2.5) - clock.film(1.0) == pytest.approx(1.5, abs=0.01)
    assert clock.rate(1.7) == 1.0
    assert clock.rate(0.2) == clock.rate(3.5) == RATES["slow"]
    speeds = [clock.rate(float(t)) for t in np.arange(0.5, 3.2, 1 / 24)]
    assert max(abs(np.diff(speeds))) < 0.25, "one speed becomes the other softly"
