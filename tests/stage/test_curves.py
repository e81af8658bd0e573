"""Curves pass through their points and, where asked, never past them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.stage.curves import hermite, through


def test_a_curve_passes_through_its_points() -> None:
    points = np.array([(0, 0, 0), (1, 0.5, 0), (2, 0, 1), (2.5, -1, 1)], float)
    curve = through(points, 400)
    for p in points:
        assert np.linalg.norm(curve - p, axis=1).min() < 0.02
    assert curve[0] == pytest.approx(points[0]) and curve[-1] == pytest.approx(points[-1])


@given(st.lists(st.floats(-5, 5), min_size=3, max_size=8))
def test_a_bounded_curve_stays_between_its_values(values: list[float]) -> None:
    knots = np.arange(len(values), dtype=float)
    out = hermite(knots, values, np.linspace(0, len(values) - 1, 97), bounded=True)
    assert out.min() >= min(values) - 1e-9 and out.max() <= max(values) + 1e-9
