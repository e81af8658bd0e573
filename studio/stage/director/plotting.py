"""How a shot moves, drawn into one picture of it: where the camera's view goes, and everybody in it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.ports.engine import Plan, Point, Traced
from studio.stage.render.camera import axes, half_height, in_view
from studio.stage.world import CameraPose, Vector

Filming = Callable[[float], CameraPose]
"""The camera at every second."""


class Seen(Protocol):
    """What of a performer is asked for."""

    @property
    def kind(self) -> str: ...

    def bounds(self, seconds: float) -> tuple[Vector, Vector]: ...


_NEAR = 0.2
"""Metres in front of the eye at which a point can still be told."""

_CORNERS = ((-1.0, 1.0), (1.0, 1.0), (1.0, -1.0), (-1.0, -1.0))
"""Of a picture, from upper left, clockwise; up is positive."""


def plan(
    camera: Filming, played: Iterable[tuple[int, Seen]], at: float, moments: Sequence[float], aspect: float
) -> Plan:
    """Seen by the camera of second ``at``; ``played`` are performers with the number of their subject, ``aspect`` is
    width over height."""
    seen = _Picture(camera(at), aspect)
    views = tuple(seen.view(_Picture(camera(t), aspect)) for t in moments)
    traces = tuple(
        Traced(kind=one.kind, subject=index, boxes=tuple(seen.box(one.bounds(t)) for t in moments))
        for index, one in played
    )
    return Plan(views=views, traces=traces)


class _Picture:
    """What one pose of the camera sees."""

    def __init__(self, pose: CameraPose, aspect: float) -> None:
        self._pose, self._aspect = pose, aspect
        self._right, self._up, self._forward = axes(pose.eye, pose.target, pose.roll)
        self._eye = np.asarray(pose.eye, float)
        self._half = half_height(pose.fov_degrees, pose.fisheye)

    def view(self, other: "_Picture") -> tuple[Point, Point, Point, Point] | None:
        """The corners of another picture in this one."""
        found = [self._point(corner) for corner in other.corners()]
        a, b, c, d = found
        return None if a is None or b is None or c is None or d is None else (a, b, c, d)

    def box(self, bounds: tuple[Iterable[float], Iterable[float]]) -> tuple[Point, Point] | None:
        """A box of the world in this picture; None where a part of it is behind the eye."""
        low, high = (np.asarray(tuple(corner), float) for corner in bounds)
        points: list[Point] = []
        for number in range(8):
            corner = np.array([high[axis] if number >> axis & 1 else low[axis] for axis in range(3)])
            point = self._point(corner)
            if point is None:
                return None
            points.append(point)
        across, down = [x for x, _ in points], [y for _, y in points]
        return (min(across), min(down)), (max(across), max(down))

    def corners(self) -> list[NDArray[np.float64]]:
        """In the world, at the distance of what is filmed."""
        away = float(np.linalg.norm(np.asarray(self._pose.target, float) - self._eye))
        middle, tall = self._eye + away * self._forward, away * self._half
        return [middle + x * tall * self._aspect * self._right + y * tall * self._up for x, y in _CORNERS]

    def _point(self, place: NDArray[np.float64]) -> Point | None:
        offset = place - self._eye
        depth = float(offset @ self._forward)
        if depth < _NEAR:
            return None
        x, y = in_view(self._pose, offset @ self._right / depth, offset @ self._up / depth, self._aspect)
        return (0.5 + 0.5 * float(x), 0.5 - 0.5 * float(y))
