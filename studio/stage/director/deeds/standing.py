"""Somebody's own directions: ahead, to the left, up."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from studio.stage.director.floor import Floor
from studio.stage.world import Vector


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands and faces."""

    at: Vector
    yaw: float

    def point(self, ahead: float, left: float, up: float) -> Vector:
        """A point of the world, metres from the feet."""
        x, y, _ = self.way(ahead, left, 0.0)
        return (self.at[0] + x, self.at[1] + y, self.at[2] + up)

    def way(self, ahead: float, left: float, up: float) -> Vector:
        """A direction of the world."""
        c, s = math.cos(self.yaw), math.sin(self.yaw)
        return (c * ahead - s * left, s * ahead + c * left, up)


def before_camera(floor: Floor, right: float = 0.0, forward: float = 0.0, turned: float = 0.0) -> Stand:
    """On the ground of the acting area, facing the camera, ``turned`` radians to the picture's right."""
    return Stand(floor.at(right, forward), floor.facing_camera + turned)


def shift(point: Vector, by: Vector, share: float = 1.0) -> Vector:
    """A point moved by a share of a way."""
    return (point[0] + by[0] * share, point[1] + by[1] * share, point[2] + by[2] * share)


def ease(a: float, b: float, x: float) -> float:
    """0 before ``a``, 1 after ``b``, smooth between."""
    t = min(max((x - a) / (b - a), 0.0), 1.0)
    return t * t * (3 - 2 * t)


def always(point: Vector) -> Callable[[float], Vector]:
    """The same point at every second."""

    def there(_seconds: float) -> Vector:
        return point

    return there
