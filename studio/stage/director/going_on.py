"""What goes on when the time is over that a shot was blocked for: a take that was extended begins as it was, and then
everybody does on what they did last."""

import math
from collections.abc import Sequence
from dataclasses import replace

from studio.stage.performer import Beat, Path
from studio.stage.world import Vector

Room = tuple[Vector, Vector]
"""Low and high corner of where somebody can go; only x and y count."""

_STEP_S = 1 / 60
_BRAKING_M = 0.9
_FROM_WALL_M = 0.45

_AGAIN = frozenset(["bounce", "burn", "dance", "drink", "jump", "spin", "spin_jump", "wave"])
"""Actions that a figure shares out over the time it has for them: they are done once more, not drawn out."""


def going_on(beats: Sequence[Beat], until: float, room: Room | None = None) -> tuple[Beat, ...]:
    """The beats with the last one drawn out to ``until`` seconds, or done once more; straight ahead at its last speed
    if it goes, until the wall of the ``room`` is near."""
    if not beats or until <= beats[-1].end:
        return tuple(beats)
    last = beats[-1]
    path = straight_on(last.path, last.end, room) if last.path is not None else None
    if last.action in _AGAIN:
        return (*beats, replace(last, start=last.end, end=until, path=path))
    return (*beats[:-1], replace(last, end=until, path=path))


def straight_on(path: Path, end: float, room: Room | None = None) -> Path:
    """The path, carried on after ``end`` in a straight line at the speed it has there; before a wall it stops."""
    (x0, y0, z0), _ = path(end - _STEP_S)
    (x1, y1, z1), yaw = path(end)
    step = math.hypot(x1 - x0, y1 - y0)
    reach = math.inf if room is None or step < 1e-9 else _reach((x1, y1), ((x1 - x0) / step, (y1 - y0) / step), room)

    def on(seconds: float) -> tuple[Vector, float]:
        if seconds <= end:
            return path(seconds)
        s = (seconds - end) / _STEP_S
        if s * step > reach - _BRAKING_M:
            s = _braked(s * step, reach) / max(step, 1e-9)
        return (x1 + (x1 - x0) * s, y1 + (y1 - y0) * s, z1 + (z1 - z0) * s), yaw

    return on


def _reach(at: tuple[float, float], way: tuple[float, float], room: Room) -> float:
    """Metres from a point along a direction until a wall is near."""
    low, high = room
    reach = math.inf
    for here, going, least, most in zip(at, way, low[:2], high[:2], strict=True):
        if abs(going) > 1e-6:
            wall = most - _FROM_WALL_M if going > 0 else least + _FROM_WALL_M
            reach = min(reach, (wall - here) / going)
    return max(reach, 0.0)


def _braked(gone: float, reach: float) -> float:
    """How far somebody gets who would be ``gone`` metres on and slows down evenly over the last of ``reach``."""
    braking = min(_BRAKING_M, reach)
    if braking <= 0:
        return 0.0
    x = min(max((gone - (reach - braking)) / (2 * braking), 0.0), 1.0)
    return min(gone, reach - braking) + braking * (2 * x - x * x)
