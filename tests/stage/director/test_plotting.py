"""How a shot moves in its picture: projected as the renderer projects."""

import math

import numpy as np
import pytest

from studio.stage.director.plotting import plan
from studio.stage.render.camera import projection
from studio.stage.world import CameraPose, Vector

WIDE = 16 / 9


class _Thing:
    """A box that goes to the right, one metre a second."""

    @property
    def kind(self) -> str:
        return "ball"

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        """Half a metre wide."""
        return (seconds - 0.25, 4.75, 0.75), (seconds + 0.25, 5.25, 1.25)


def _standing(seconds: float) -> CameraPose:
    return CameraPose(eye=(0.0, 0.0, 1.0), target=(0.0, 5.0, 1.0), fov_degrees=40.0)


def _closing(seconds: float) -> CameraPose:
    return CameraPose(eye=(0.0, seconds, 1.0), target=(0.0, 5.0, 1.0), fov_degrees=40.0)


def test_a_thing_is_where_the_renderer_draws_it() -> None:
    thing = _Thing()
    made = plan(_standing, [(3, thing)], 0.0, (0.0, 1.0), WIDE)
    (trace,) = made.traces
    assert (trace.kind, trace.subject) == ("ball", 3)
    box = trace.boxes[1]
    assert box is not None
    x, y, w = projection(_standing(0.0), 1600, 900).project([[1.0, 5.0, 1.0]])[0]
    assert box[0][0] < x / w / 1600 < box[1][0]
    assert box[0][1] < y / w / 900 < box[1][1]
    assert (box[0][1] + box[1][1]) / 2 == pytest.approx(0.5, abs=1e-6)


def test_a_camera_that_closes_in_sees_a_smaller_part() -> None:
    made = plan(_closing, [], 0.0, (0.0, 2.5), WIDE)
    whole, inner = made.views
    assert whole is not None
    assert inner is not None
    assert np.allclose(whole, [(0, 0), (1, 0), (1, 1), (0, 1)], atol=1e-6)
    assert np.allclose(inner, [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)], atol=1e-6)


def test_what_is_behind_the_camera_cannot_be_told() -> None:
    def away(seconds: float) -> CameraPose:
        return CameraPose(eye=(0.0, 0.0, 1.0), target=(5 * math.sin(seconds), 5 * math.cos(seconds), 1.0))

    made = plan(away, [(0, _Thing())], math.pi, (0.0, math.pi), WIDE)
    assert made.views[0] is None
    assert made.traces[0].boxes == (None, None)
