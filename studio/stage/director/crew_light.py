"""Crew light: the soft key and the rim that a film's crew sets up at night, so that the dark does not hide the lead.

It stands on the camera's side and goes along with whom it lights; where the set's own lamps are near enough, there is
none of it.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from studio.stage.gaffer import Plan
from studio.stage.mesh import Floats
from studio.stage.performer import Performer, Posed
from studio.stage.world import CameraPose, Lamp, Place, Vector

_DARK = frozenset(["night", "dusk"])
_LIT = 0.22
"""What the lamps of a set give somebody who needs no more, as power over square metres."""
_KEY, _RIM = 1.15, 1.7
_MOON: Vector = (0.66, 0.80, 1.0)
_KEY_AT, _RIM_AT = math.radians(52), math.radians(158)
"""From the way to the camera, as seen from whom they light."""
_STRENGTH = {"night": 1.0, "dusk": 0.45}


class CrewLight:
    """Two lamps that keep their distance to somebody."""

    kind = "light"
    meshes = ()
    cues = ()

    def __init__(
        self, lit: Performer, camera: Callable[[float], CameraPose], strength: float, side: float,
        colors: tuple[Vector, Vector] = (_MOON, _MOON),
    ) -> None:  # fmt: skip
        """``side``: 1 where the key comes from the right of the camera, -1 from its left; ``colors``: of key and
        rim."""
        self._key, self._rim = colors
        self._lit, self._camera, self._strength, self._side = lit, camera, strength, side
        low, high = (np.asarray(corner, float) for corner in lit.bounds(0.0))
        self._size = min(max(float(np.linalg.norm(high - low)), 1.2), 8.0)

    def at(self, seconds: float) -> Posed:
        middle, eye = self._middle(seconds), self._camera(seconds).eye
        back = math.atan2(eye[1] - middle[1], eye[0] - middle[0])
        lamps = (
            self._lamp(middle, back - self._side * _KEY_AT, 1.35, 0.8, _KEY, self._key),
            self._lamp(middle, back + self._side * _RIM_AT, 1.3, 1.0, _RIM, self._rim),
        )
        return Posed((), (), lamps=lamps)

    def _middle(self, seconds: float) -> Vector:
        low, high = self._lit.bounds(seconds)
        return ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2] + 0.65 * (high[2] - low[2]))

    def _lamp(self, middle: Vector, yaw: float, away: float, up: float, power: float, color: Vector) -> Lamp:
        """``away`` and ``up`` in sizes of whom it lights."""
        flat, over = away * self._size, up * self._size
        at = (middle[0] + math.cos(yaw) * flat, middle[1] + math.sin(yaw) * flat, middle[2] + over)
        long = math.hypot(flat, over)
        way = ((middle[0] - at[0]) / long, (middle[1] - at[1]) / long, (middle[2] - at[2]) / long)
        return Lamp(
            position=at, color=color, power=power * self._strength * long * long, range_m=2.1 * long, kind="spot",
            direction=way, cone=(0.93, 0.76), size_m=0.5, halo=0.0,
        )  # fmt: skip

    def focus(self, seconds: float) -> Vector:
        return self._middle(seconds)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return self._middle(seconds), self._middle(seconds)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def crew_light(
    place: Place, time_of_day: str, leads: Sequence[Performer], camera: Callable[[float], CameraPose], seconds: float,
    seed: int, gels: Plan | None = None,
) -> tuple[CrewLight, ...]:  # fmt: skip
    """For the first of whom a shot is about, where it is dark and no lamp is near; ``gels`` may ask for it besides."""
    lit = next((lead for lead in leads if lead.meshes and not _shines(lead, seconds / 2)), None)
    if time_of_day not in _DARK or lit is None or place.name in ("space", "underwater"):
        return ()
    middle = lit.focus(seconds / 2)
    given = sum(_given(lamp, middle) for lamp in place.lamps)
    least = 0.0 if gels is None else gels.crew
    strength = max(_STRENGTH[time_of_day] * (1.0 - given / _LIT), least)
    if strength <= 0.0:
        return ()
    colors = (_MOON, _MOON) if gels is None else (gels.key or _MOON, gels.rim or _MOON)
    return (CrewLight(lit, camera, strength, 1.0 if seed % 2 else -1.0, colors),)


def _shines(one: Performer, seconds: float) -> bool:
    """Whether it is a light itself: fires and lanterns need none. Headlamps light others."""
    return one.kind in ("campfire", "fire", "bonfire", "candle", "torch", "lantern", "fireworks", "explosion")


def _given(lamp: Lamp, point: Vector) -> float:
    """About how much of a lamp's light gets to a point."""
    away = math.dist(lamp.position, point)
    if away >= lamp.range_m:
        return 0.0
    w = 1.0 - (away / lamp.range_m) ** 2
    return lamp.power * w * w / (away * away + 0.5) * (0.5 if lamp.kind != "point" else 1.0)
