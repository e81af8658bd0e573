"""The floor plan: a place seen from the camera's side. Right is right in the picture, forward is into it."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Material, Texture
from studio.stage.performer import Path
from studio.stage.shapes import box
from studio.stage.world import Mark, Obstacle, Place, Vector

Array = NDArray[np.float64]


class Floor:
    """Positions about the acting area of a place, in metres to the right and forward of its origin."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.view_yaw = float(place.view_yaw)
        self.forward = (math.cos(self.view_yaw), math.sin(self.view_yaw))
        self.right = (math.sin(self.view_yaw), -math.cos(self.view_yaw))

    @property
    def facing_camera(self) -> float:
        """Yaw of somebody who looks at the camera."""
        return self.view_yaw + math.pi

    def at(self, right: float, forward: float, up: float = 0.0) -> Vector:
        """A point on the ground, or ``up`` metres over it."""
        x = self.right[0] * right + self.forward[0] * forward
        y = self.right[1] * right + self.forward[1] * forward
        return (x, y, self.place.ground(x, y) + up)

    def grounded(self, point: Vector, up: float = 0.0) -> Vector:
        """The point of the ground under a point, or ``up`` metres over it."""
        return (point[0], point[1], self.place.ground(point[0], point[1]) + up)

    def clear(self, point: Vector, radius: float = 0.35) -> bool:
        """Whether somebody can stand there."""
        return all(math.hypot(point[0] - o.x, point[1] - o.y) > o.radius + radius for o in self.place.obstacles)

    def way(self, length_m: float, aside: float = 0.0, reverse: bool = False) -> tuple[Vector, ...]:
        """Points of the place's path, ``length_m`` of it, ending a little before the origin's nearest point, moved
        ``aside`` metres to its left. A path that is too short is carried on straight ahead."""
        points: Array = np.array(self.place.path, float)[:, :2]
        if reverse:
            points = points[::-1]
        points = _carried_on(points, length_m)
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        gone: Array = np.concatenate([np.zeros(1), np.cumsum(steps)])
        whole = float(gone[-1])
        fine: Array = np.linspace(0.0, whole, 240)
        line = np.stack([np.interp(fine, gone, points[:, d]) for d in (0, 1)], 1)
        middle = float(fine[int(np.argmin(np.linalg.norm(line, axis=1)))])
        start = min(max(middle - 0.55 * length_m, 0.0), max(whole - length_m, 0.0))
        along = np.linspace(start, start + length_m, max(6, int(length_m * 2)))
        out = np.stack([np.interp(along, gone, points[:, d]) for d in (0, 1)], 1)
        heading = np.gradient(out, axis=0)
        heading /= np.linalg.norm(heading, axis=1, keepdims=True) + 1e-9
        out += np.stack([-heading[:, 1], heading[:, 0]], 1) * aside
        return tuple((float(x), float(y), self.place.ground(float(x), float(y))) for x, y in out)


def _carried_on(points: Array, length_m: float) -> Array:
    """The polyline with its ends prolonged until it is long enough."""
    length = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    lack = max(0.0, length_m * 1.15 - length)
    if lack <= 0:
        return points
    first = points[0] - points[1]
    last = points[-1] - points[-2]
    head = points[0] + first / (np.linalg.norm(first) + 1e-9) * lack * 0.7
    tail = points[-1] + last / (np.linalg.norm(last) + 1e-9) * lack * 0.5
    return np.vstack([head, points, tail])


def with_wall(place: Place) -> Place:
    """The place with a brick wall to the right of its middle, if it has no wall of its own within reach of a ball."""
    own = place.marks.get("wall")
    if own is not None and math.hypot(own.position[0], own.position[1]) < 8:
        return place
    floor = Floor(place)
    foot = floor.at(3.6, 1.6)
    yaw = math.atan2(-floor.right[1], -floor.right[0])
    brick = Material(texture=Texture.BRICK, scale=5.0, roughness=0.9)
    cap = Material(texture=Texture.PLASTER, roughness=0.8)
    middle = (foot[0] + floor.right[0] * 0.12, foot[1] + floor.right[1] * 0.12)
    wall = box((middle[0], middle[1], foot[2] + 1.1), (0.24, 8.0, 2.4), "#a5604a", brick, yaw)
    coping = box((middle[0], middle[1], foot[2] + 2.35), (0.34, 8.1, 0.1), "#cfc6b8", cap, yaw)
    posts = tuple(
        Obstacle(x=middle[0] + floor.forward[0] * d, y=middle[1] + floor.forward[1] * d, radius=0.3, height=2.4)
        for d in (-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5)
    )
    return replace(
        place,
        scenery=(*place.scenery, wall, coping),
        marks={**place.marks, "wall": Mark(position=(foot[0], foot[1], foot[2] + 1.0), yaw=yaw)},
        obstacles=(*place.obstacles, *posts),
    )


def lifted(path: Path, height_m: float) -> Path:
    """The same path, higher up: for what flies."""

    def up(seconds: float) -> tuple[Vector, float]:
        (x, y, z), yaw = path(seconds)
        return (x, y, z + height_m), yaw

    return up


def turned_to(here: Vector, there: Vector) -> float:
    """Yaw from one point toward another."""
    return math.atan2(there[1] - here[1], there[0] - here[0])
