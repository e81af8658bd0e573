"""Watching: how much of whom a shot is about its camera really shows, from beginning to end.

The same measure serves the director, who tries cameras until enough is seen, and whoever wants to know of a finished
shot whether it holds what it promised.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from studio.stage.director.sight import Array, Scenery, covers, in_picture
from studio.stage.performer import Performer
from studio.stage.world import CameraPose, Place

Filming = Callable[[float], CameraPose]
"""The camera at every second."""

_EDGE = 0.99
_LONG_M = 14.0
_ENOUGH = 0.92
"""Who is seen so far is seen."""
_INNER = 0.55
"""Of a box, this share about its middle is what must be seen: its corners are mostly empty."""
_BEFORE_LENS = tuple((x, y) for y in (0.55, 0.0, -0.55) for x in (-0.72, 0.0, 0.72))
"""Where in the picture something just before the lens would be in the way, in halves of it."""
_LENS_SHARE = 0.55
_OVER_GROUND_M = 0.1
_AROUND_M = 0.35
"""As far as what stands in the way reaches over the box that somebody fills, at most."""
"""What is nearer than this share of the way to the subject is before the lens."""


@dataclass(frozen=True, slots=True)
class Faults:
    """0 none .. 1 nothing but: ``unseen`` of those filmed, ``veiled`` the share of the picture with something close
    before it."""

    unseen: float
    veiled: float

    @property
    def cost(self) -> float:
        return self.unseen + 0.5 * self.veiled


class Watch:
    """Looks whether somebody is seen: in the picture, and hidden neither by what is built nor by others."""

    def __init__(self, place: Place, everybody: Sequence[Performer], aspect: float, close: bool = False) -> None:
        """``close``: faces count, not whole bodies. ``aspect``: width over height."""
        middle = everybody[0].focus(0.0) if everybody else (0.0, 0.0, 0.0)
        self._scenery = Scenery(place, middle)
        self._everybody = [one for one in everybody if one.meshes]
        self._aspect, self._close, self._place = aspect, close, place
        self._shapes: dict[tuple[int, float], _Shape] = {}

    @property
    def bodies(self) -> int:
        """How many could hide somebody."""
        return max(len(self._everybody), 1)

    def points(self, one: Performer, t: float) -> Array:
        """(n, 3) what of somebody must be seen."""
        shape = self._shape(one, t)
        if self._close:
            return shape.focus[None]
        middle, half = (shape.low + shape.high) / 2, (shape.high - shape.low) / 2 * _INNER
        if shape.faced:
            knees = np.array([middle[0], middle[1], shape.low[2] + 0.25 * (shape.high[2] - shape.low[2])])
            return np.array([shape.focus, shape.focus, middle * 0.75 + shape.focus * 0.25, shape.focus, knees])
        if np.max(half) > _LONG_M / 2 * _INNER:
            axis = np.eye(3)[int(np.argmax(half))]
            return middle + np.linspace(-0.97, 0.97, 13)[:, None] * (axis * half / _INNER) + half * (0, 0, 0.3)
        corners = [half * (x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-0.9, 0.1, 1.2)]
        return np.array([middle, *(middle + corner for corner in corners)])

    def shown(self, camera: Filming, one: Performer, t: float) -> float:
        """0..1: how much of somebody a camera shows at a second."""
        pose, points, shape = camera(t), self.points(one, t), self._shape(one, t)
        flat = in_picture(pose, points, self._aspect)
        seen = np.all(np.abs(np.nan_to_num(flat, nan=9.0)) < _EDGE, axis=1)
        if not seen.any():
            return 0.0
        seen &= ~self._scenery.blocked(pose.eye, points)
        eye = np.asarray(pose.eye, float)
        low, high = np.minimum(eye, points.min(0)) - 0.25, np.maximum(eye, points.max(0)) + 0.25
        for other in self._everybody:
            body = self._shape(other, t)
            if other is one or np.any(body.low > high) or np.any(body.high < low):
                continue
            if seen.any() and not _together(body, shape):
                seen &= ~np.array([body.hides(eye, point) for point in points])
        # of what is longer than any picture, a part is enough
        return min(float(seen.mean()) * (4.0 if np.max(shape.high - shape.low) > _LONG_M else 1.0), 1.0)

    def _shape(self, one: Performer, t: float) -> "_Shape":
        found = self._shapes.get((id(one), t))
        if found is None:
            low, high = (np.asarray(corner, float) for corner in one.bounds(t))
            found = _Shape(low, high, np.asarray(one.focus(t), float), _faced(one, t))
            self._shapes[id(one), t] = found
        return found

    def share(self, camera: Filming, one: Performer, seconds: float, times: int = 11, least: float = 0.5) -> float:
        """Share of a shot in which at least ``least`` of somebody is seen."""
        moments = np.linspace(0.0, seconds, times)
        return float(np.mean([self.shown(camera, one, float(t)) >= least for t in moments]))

    def veiled(self, camera: Filming, t: float, away_m: float, filmed: frozenset[int] = frozenset()) -> float:
        """Share of the picture with something close before the lens. ``away_m``: how far off the subject is;
        ``filmed``: the identities of those who are no hindrance."""
        pose = camera(t)
        eye = np.asarray(pose.eye, float)
        ahead = np.asarray(pose.target, float) - eye
        ahead /= np.linalg.norm(ahead) + 1e-12
        right = np.cross(ahead, (0.0, 0.0, 1.0))
        right /= np.linalg.norm(right) + 1e-12
        up = np.cross(right, ahead)
        half = math.tan(math.radians(pose.fov_degrees) / 2)
        ways = np.array([ahead + x * half * self._aspect * right + y * half * up for x, y in _BEFORE_LENS])
        over = pose.eye[2] - self._place.ground(pose.eye[0], pose.eye[1]) - _OVER_GROUND_M
        reach = np.minimum(_LENS_SHARE * away_m, max(over, 0.0) / np.maximum(-ways[:, 2], 1e-6))
        ends = eye + ways * reach[:, None]
        covered = self._scenery.blocked(pose.eye, ends, 0.0)
        farthest = float(np.linalg.norm(ends - eye, axis=1).max()) + _AROUND_M
        for one in self._everybody:
            if id(one) not in filmed:
                body = self._shape(one, t)
                if body.away(eye) > farthest:
                    continue
                covered |= np.array([body.hides(eye, end) for end in ends])
        return float(covered.mean())

    def faults(self, camera: Filming, who: Sequence[Performer], seconds: float, times: int = 7) -> Faults:
        """What a camera misses of those it films."""
        unseen: list[float] = []
        veiled: list[float] = []
        for t in np.linspace(0.0, seconds, times).tolist():
            shown = [min(self.shown(camera, one, t) / _ENOUGH, 1.0) for one in who]
            unseen.append(1.0 - (min(shown) + float(np.mean(shown))) / 2 if shown else 0.0)
            away = math.dist(camera(t).eye, who[0].focus(t)) if who else 4.0
            veiled.append(self.veiled(camera, t, away, frozenset(map(id, who))))
        return Faults(float(np.mean(unseen)), (float(np.mean(veiled)) + max(veiled, default=0.0)) / 2)


def _faced(one: Performer, t: float) -> bool:
    try:
        one.socket("head_top", t)
    except KeyError:
        return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """About where somebody is at one moment."""

    low: Array
    high: Array
    focus: Array
    faced: bool

    def away(self, eye: Array) -> float:
        """Metres from an eye to the box about it."""
        x, y, z = (max(low - e, e - high, 0.0) for low, e, high in zip(self.low, eye, self.high, strict=True))
        return math.sqrt(x * x + y * y + z * z)

    def hides(self, eye: Array, point: Array) -> bool:
        """Whether it stands between an eye and a point."""
        return covers(eye, point, self.low, self.high, self.focus if self.faced else None)


def _together(a: _Shape, b: _Shape) -> bool:
    """Whether one is held, worn or ridden by the other: their boxes run into each other."""
    overlap = np.minimum(a.high, b.high) - np.maximum(a.low, b.low)
    if np.any(overlap < -0.02):
        return False
    small = float(np.prod(np.maximum(np.minimum(a.high - a.low, b.high - b.low), 0.02)))
    return float(np.prod(np.maximum(overlap, 0.0))) > 0.2 * small
