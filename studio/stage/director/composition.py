"""Composition: the points of those who are filmed that no picture may cut."""

from collections.abc import Callable, Sequence

import numpy as np

from studio.stage.acting.performer import PersonPerformer
from studio.stage.director.sight import Array
from studio.stage.performer import Performer
from studio.stage.things import PropPerformer

_SOLE = np.array([0.0, 0.0, 0.05])
_HAIR = np.array([0.0, 0.0, 0.03])
"""Metres from the lowest joint to the sole, and from the top of the head to that of the hair."""


def crown(one: Performer, seconds: float) -> Array:
    """The top of a head, or of what has none, (3,)."""
    low, high = (np.asarray(corner, float) for corner in one.bounds(seconds))
    middle = (low + high) / 2
    try:
        return np.asarray(one.socket("head_top", seconds)[:, 3], float)
    except KeyError:
        return np.array([middle[0], middle[1], high[2]])


def whole(one: Performer, seconds: float) -> Array:
    """All that sticks out of somebody, soles and crown too: (n, 3)."""
    if isinstance(one, PersonPerformer):
        joints = np.asarray(one.bent(seconds)[1].positions, float)
        return np.concatenate([joints, joints - _SOLE, crown(one, seconds)[None] + _HAIR])
    low, high = (np.asarray(corner, float) for corner in one.bounds(seconds))
    if isinstance(one, PropPerformer):  # a thing fills its box: its near corners are the first to be cut
        return np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    middle = (low + high) / 2
    sides = [[x, y, middle[2]] for x in (low[0], high[0]) for y in (low[1], high[1])]
    return np.array([crown(one, seconds), [middle[0], middle[1], low[2]], *sides])


def heads(who: Sequence[Performer]) -> Callable[[float], Array]:
    """The tops of their heads at a second, (n, 3)."""
    return lambda t: np.array([crown(one, t) for one in who])


def wholes(who: Sequence[Performer]) -> Callable[[float], Array]:
    """All of them at a second, (n, 3)."""
    return lambda t: np.concatenate([whole(one, t) for one in who])
