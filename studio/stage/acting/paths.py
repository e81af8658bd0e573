"""Ways over the ground as functions of time: straight, along points, around a circle, standing still.

Each is a ``performer.Path``: seconds -> (position, yaw), continuous, clamped before its start and after its end. Points
are passed at constant speed along their arc length, except where an ease speeds up or slows down.
"""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.stage.performer import Path
from studio.stage.world import Vector

Ease = Literal["none", "in", "out", "both"]


def eased(share: float, ease: Ease, ramp: float = 0.2) -> float:
    """Share of the way done after ``share`` (0..1) of the time: constant speed with a ramp at the start, the end or
    both."""
    t = min(max(share, 0.0), 1.0)
    first = ramp if ease in ("in", "both") else 0.0
    last = ramp if ease in ("out", "both") else 0.0
    whole = 1 - (first + last) / 2
    if first and t < first:
        return t * t / (2 * first) / whole
    if last and t > 1 - last:
        return 1 - (1 - t) ** 2 / (2 * last) / whole
    return (t - first / 2) / whole


def hold(position: Vector, yaw: float = 0.0) -> Path:
    """Stay at one place."""

    def path(seconds: float) -> tuple[Vector, float]:
        return position, yaw

    return path


def straight(start: Vector, end: Vector, t0: float, t1: float, ease: Ease = "none", yaw: float | None = None) -> Path:
    """From ``start`` at ``t0`` to ``end`` at ``t1``, facing along the way unless ``yaw`` is given."""
    dx, dy, dz = (b - a for a, b in zip(start, end, strict=True))
    facing = math.atan2(dy, dx) if yaw is None else yaw
    span = max(t1 - t0, 1e-9)

    def path(seconds: float) -> tuple[Vector, float]:
        s = eased((seconds - t0) / span, ease)
        return (start[0] + dx * s, start[1] + dy * s, start[2] + dz * s), facing

    return path


def along(points: Sequence[Vector], t0: float, t1: float, ease: Ease = "none") -> Path:
    """Through all points, rounded like a Catmull-Rom spline (centripetal would be needed only for wild spacing), at
    constant speed; facing along the tangent. Two points are a straight line.

    Raises:
        ValueError: fewer than two points.
    """
    if len(points) < 2:
        raise ValueError("a way needs two points or more")
    p = np.asarray(points, np.float64)
    ends = np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]])
    t = np.linspace(0, 1, 24, endpoint=False)[:, None]
    pieces: list[NDArray[np.float64]] = []
    for a, b, c, d in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], strict=True):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return _sampled(np.concatenate([*pieces, p[-1:]]), t0, t1, ease)


def circle(center: Vector, radius: float, t0: float, t1: float, start: float = 0.0, turn: float = math.tau) -> Path:
    """Around ``center`` from the angle ``start`` through ``turn`` radians (negative: clockwise) at constant speed."""
    span = max(t1 - t0, 1e-9)
    aside = math.copysign(math.pi / 2, turn)

    def path(seconds: float) -> tuple[Vector, float]:
        a = start + turn * min(max((seconds - t0) / span, 0.0), 1.0)
        return (center[0] + radius * math.cos(a), center[1] + radius * math.sin(a), center[2]), a + aside

    return path


def chained(parts: Sequence[tuple[float, Path]]) -> Path:
    """Several ways one after another: each (end in seconds, path); the last goes on for ever."""

    def path(seconds: float) -> tuple[Vector, float]:
        for end, part in parts:
            if seconds < end:
                return part(seconds)
        return parts[-1][1](seconds)

    return path


def length(path: Path, t0: float, t1: float, samples: int = 200) -> float:
    """Metres gone over the ground from ``t0`` to ``t1``."""
    points = np.array([path(t)[0][:2] for t in np.linspace(t0, t1, samples)])
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def _sampled(points: NDArray[np.float64], t0: float, t1: float, ease: Ease) -> Path:
    """Constant-speed path through dense points; yaw interpolated without jumps."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    points = points[np.r_[True, steps > 1e-9]]
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    gone = np.r_[0.0, np.cumsum(steps)]
    tangent = np.gradient(points, axis=0)
    yaw = np.unwrap(np.arctan2(tangent[:, 1], tangent[:, 0]))
    columns = [np.ascontiguousarray(points[:, i]) for i in range(3)]
    whole = float(gone[-1])
    span = max(t1 - t0, 1e-9)

    def path(seconds: float) -> tuple[Vector, float]:
        s = eased((seconds - t0) / span, ease) * whole
        x, y, z = (float(np.interp(s, gone, column)) for column in columns)
        return (x, y, z), float(np.interp(s, gone, yaw))

    return path
