"""Sight: what stands between a camera and what it films, and where points of the world are in its picture."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.performer import Performer
from studio.stage.render.camera import axes, in_view
from studio.stage.world import CameraPose, Obstacle, Place, Vector

Array = NDArray[np.float64]

_HEAD_M = 0.16
"""Radius of a head with its hair."""
_WALL_M2 = 0.02
"""Smaller triangles are twigs and leaves: they hide nobody."""
_NEAR_M = 60.0


def in_picture(pose: CameraPose, points: Array, aspect: float) -> Array:
    """(n, 3) points of the world -> (n, 2): -1..1 to the right and up; NaN behind the eye."""
    right, up, ahead = axes(pose.eye, pose.target, pose.roll)
    offsets = np.asarray(points, float).reshape(-1, 3) - np.asarray(pose.eye, float)
    depth = offsets @ ahead
    depth = np.where(depth < 0.1, np.nan, depth)
    return np.stack(in_view(pose, offsets @ right / depth, offsets @ up / depth, aspect), 1)


def hides(o: Obstacle, eye: Vector, middle: Vector, place: Place) -> bool:
    """Whether an upright cylinder stands between the eye and what it looks at (the last half metre does not count)."""
    dx, dy = middle[0] - eye[0], middle[1] - eye[1]
    length = math.hypot(dx, dy)
    if length < 0.6:
        return False
    if math.hypot(eye[0] - o.x, eye[1] - o.y) < o.radius + 0.25:
        return place.ground(o.x, o.y) + o.height > eye[2] - 0.3
    along = ((o.x - eye[0]) * dx + (o.y - eye[1]) * dy) / length
    if along < 0.2 or along > length - o.radius - 0.3:
        return False
    aside = abs((o.x - eye[0]) * dy - (o.y - eye[1]) * dx) / length
    if aside > o.radius + 0.15:
        return False
    line = eye[2] + (middle[2] - eye[2]) * along / length
    return place.ground(o.x, o.y) + o.height > line - 0.2


def bodies_between(eye: Vector, point: Vector, others: Iterable[Performer], seconds: float) -> bool:
    """Whether the way to a point goes through somebody or something else. A person is a trunk and a head."""
    return any(_in_the_way(np.asarray(eye), np.asarray(point), one, seconds) for one in others)


def _in_the_way(eye: Array, point: Array, other: Performer, seconds: float) -> bool:
    low, high = (np.asarray(corner, float) for corner in other.bounds(seconds))
    try:
        other.socket("head_top", seconds)
    except KeyError:
        return covers(eye, point, low, high, None)
    return covers(eye, point, low, high, np.asarray(other.focus(seconds), float))


def covers(eye: Array, point: Array, low: Array, high: Array, face: Array | None) -> bool:
    """Whether who fills a box stands in the way: a trunk and a head where it has a ``face``, else all of the box."""
    if face is None:
        return _through_box(eye, point, low + 0.02, high - 0.02)
    if _nearest(eye, point, face) < _HEAD_M:
        return True
    hips = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    neck = face - np.array([0.0, 0.0, 0.3])
    return any(_nearest(eye, point, hips + (neck - hips) * share) < 0.22 for share in (0.55, 0.75, 0.9, 1.0))


def _nearest(a: Array, b: Array, point: Array) -> float:
    """Metres from a point to the way between two others, not counting what is behind its ends."""
    way = b - a
    share = float(np.clip((point - a) @ way / (way @ way + 1e-12), 0.0, 1.0))
    return float(np.linalg.norm(point - a - share * way))


def _through_box(a: Array, b: Array, low: Array, high: Array) -> bool:
    """Slabs (Kay and Kajiya 1986); what touches the last tenth of the way is held or worn."""
    if np.any(high <= low):
        return False
    way = np.where(np.abs(b - a) < 1e-9, 1e-9, b - a)
    t0, t1 = (low - a) / way, (high - a) / way
    near, far = float(np.minimum(t0, t1).max()), float(np.maximum(t0, t1).min())
    return near <= far and far > 0.0 and near < 0.9


class Scenery:
    """The built world about the acting area, as far as it can hide somebody."""

    def __init__(self, place: Place, about: Vector) -> None:
        self._place = place
        corners: list[Array] = []
        middle = np.asarray(about, float)
        for mesh in place.scenery:
            if not len(mesh.triangles):
                continue
            triangles = mesh.positions[mesh.triangles].astype(np.float64)
            size = np.linalg.norm(
                np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1
            )
            flat = triangles[:, :, :2] - middle[:2]
            near = np.all((flat.min(1) < _NEAR_M) & (flat.max(1) > -_NEAR_M), axis=1)
            corners.append(triangles[(size > 2 * _WALL_M2) & near])
        every = np.concatenate(corners) if corners else np.zeros((0, 3, 3))
        self._corner, self._a, self._b = every[:, 0], every[:, 1] - every[:, 0], every[:, 2] - every[:, 0]
        self._low, self._high = every.min(1), every.max(1)

    def between(self, eye: Vector, points: Sequence[Vector]) -> bool:
        """Whether any of the points cannot be seen from the eye. What touches a point (a seat's back) hides nothing."""
        if any(hides(o, eye, points[0], self._place) for o in self._place.obstacles):
            return True
        return bool(np.any(self.blocked(eye, np.asarray(points, float))))

    def blocked(self, eye: Vector, points: Array, clear_m: float = 0.3) -> NDArray[np.bool_]:
        """(n,) whether a triangle is met on the way to each of (n, 3) points, but for its last ``clear_m`` metres
        (Möller and Trumbore 1997, on all that are in the box about all the ways)."""
        start, ends = np.asarray(eye, float), np.asarray(points, float).reshape(-1, 3)
        low, high = np.minimum(start, ends.min(0)), np.maximum(start, ends.max(0))
        near = np.flatnonzero(np.all((self._low <= high) & (self._high >= low), axis=1))
        corner, a, b = self._corner[near], self._a[near], self._b[near]
        t = start - corner
        q = np.cross(t, a)
        far = np.einsum("ij,ij->i", b, q)
        met = np.zeros(len(ends), bool)
        for k, end in enumerate(ends):
            way = end - start
            length = float(np.linalg.norm(way))
            if length < clear_m or not len(near):
                continue
            p = np.cross(way, b)
            det = np.einsum("ij,ij->i", a, p)
            inverse = 1.0 / np.where(np.abs(det) < 1e-9, np.inf, det)
            u = np.einsum("ij,ij->i", t, p) * inverse
            v = (q @ way) * inverse
            along = far * inverse
            met[k] = bool(np.any((u >= 0) & (v >= 0) & (u + v <= 1) & (along > 0) & (along < 1 - clear_m / length)))
        return met
