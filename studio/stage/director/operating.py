"""Operating: of the places a camera could stand, the first from which everybody it films is seen all through."""

import math
from collections.abc import Callable, Sequence
from functools import cache

from studio.stage.director.camera import CameraPath, Step
from studio.stage.director.sight import Array
from studio.stage.director.watching import Watch
from studio.stage.performer import Performer

_STEPS = (
    *(Step(turn=math.radians(d)) for d in (0, 15, -15, 29, -29, 46, -46)),
    *(Step(turn=math.radians(d), up=up) for up in (0.14, 0.3) for d in (0, 24, -24)),
    *(Step(turn=math.radians(d), nearer=0.6) for d in (0, 24, -24)),
    *(Step(turn=math.radians(d), up=0.1, nearer=0.42) for d in (0, 30, -30)),
    *(Step(turn=math.radians(d), up=0.12) for d in (63, -63)),
    *(Step(turn=math.radians(d), up=0.45, nearer=0.8) for d in (0, 30, -30)),
)
"""From where it would stand to what nobody would wish for; the first is no step at all."""
_GOOD = 0.05
_DEAR = 0.012
"""What each further step costs: a wish is not given up for a twig."""
_MOST_FILMED = 4
_WORK, _FEWEST = 240, 4
"""Looks from one to another for which places are tried: a second's work; among many, fewer places."""


def operated(
    made: Callable[[Step | None], CameraPath], watch: Watch, who: Sequence[Performer], seconds: float
) -> CameraPath:
    """The camera, stepped aside as far as it must be. ``made`` makes it; ``who`` are those that must be seen."""
    filmed = [one for one in who if one.meshes][:_MOST_FILMED]
    first = made(None)
    if not filmed:
        return first
    found, least = first, watch.faults(first, filmed, seconds).cost
    if least <= _GOOD:
        return first
    for number, step in enumerate(_STEPS[: max(_FEWEST, _WORK // (len(filmed) * watch.bodies))]):
        camera = made(step)
        cost = watch.faults(camera, filmed, seconds).cost + _DEAR * number
        if cost < least - 0.02:
            found, least = camera, cost
        if cost - _DEAR * number <= _GOOD:
            break
    return found


def remembered(keep: Callable[[float], Array]) -> Callable[[float], Array]:
    """The same points, worked out once a second that is asked for."""
    return cache(keep)
