"""Where things of a body are: plans speak in shares of its height at the withers."""

import numpy as np

from studio.stage.animals.field import Array, Point

TAIL_BONES = 5
TRUNK_BONES = 6
"""An elephant's nose."""


def at(x: float, y: float, z: float, h: float) -> Point:
    """A place in metres; ``x`` forward, ``y`` to the left, ``z`` up in shares of the height ``h``."""
    return (x * h, y * h, z * h)


def point(p: Array) -> Point:
    """An array of three as a point."""
    return (float(p[0]), float(p[1]), float(p[2]))


def pitched(v: Array, degrees: float) -> Array:
    """A vector of the head as it is when the head is held nose up by ``degrees``."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([c * v[0] + s * v[2], v[1], -s * v[0] + c * v[2]])
