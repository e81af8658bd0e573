"""What goes on when the time is over that a shot was blocked for: a take that was extended begins as it was, and then
everybody does on what they did last."""

from collections.abc import Sequence
from dataclasses import replace

from studio.stage.performer import Beat, Path
from studio.stage.world import Vector

_STEP_S = 1 / 60

_AGAIN = frozenset(["bounce", "burn", "dance", "drink", "jump", "spin", "spin_jump", "wave"])
"""Actions that a figure shares out over the time it has for them: they are done once more, not drawn out."""


def going_on(beats: Sequence[Beat], until: float) -> tuple[Beat, ...]:
    """The beats with the last one drawn out to ``until`` seconds, or done once more; straight ahead at its last speed
    if it goes."""
    if not beats or until <= beats[-1].end:
        return tuple(beats)
    last = beats[-1]
    path = straight_on(last.path, last.end) if last.path is not None else None
    if last.action in _AGAIN:
        return (*beats, replace(last, start=last.end, end=until, path=path))
    return (*beats[:-1], replace(last, end=until, path=path))


def straight_on(path: Path, end: float) -> Path:
    """The path, carried on after ``end`` in a straight line at the speed it has there."""
    (x0, y0, z0), _ = path(end - _STEP_S)
    (x1, y1, z1), yaw = path(end)

    def on(seconds: float) -> tuple[Vector, float]:
        if seconds <= end:
            return path(seconds)
        s = (seconds - end) / _STEP_S
        return (x1 + (x1 - x0) * s, y1 + (y1 - y0) * s, z1 + (z1 - z0) * s), yaw

    return on
