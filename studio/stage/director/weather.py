"""What falls from the sky and drifts through the air: rain, snow, petals, dust. Pure functions of time and camera."""

import math
from collections.abc import Callable

import numpy as np

from studio.ports.engine import Quality
from studio.project.scene import Scene
from studio.stage.world import CameraPose, Place, Sprites, Streaks, Vector

Air = Callable[[float, CameraPose], tuple[tuple[Sprites, ...], tuple[Streaks, ...]]]
"""(seconds, camera) -> dots and lines in the air about the camera."""

_SHARE = {"draft": 0.55, "standard": 1.0, "final": 1.3}
_SHUTTER_S = 1 / 48


class _Falling:
    """Points that fall and drift through a box that goes with the camera; each keeps its own place in the world and
    comes in again on the other side when the box has passed it."""

    def __init__(self, count: int, box: Vector, velocity: Vector, sway_m: float, seed: int) -> None:
        g = np.random.default_rng(seed)
        self._box = np.array(box)
        self._base = g.uniform(0, 1, (count, 3)) * self._box
        self._velocity = np.array(velocity) * g.uniform(0.82, 1.18, (count, 1))
        self._sway = sway_m
        self._phase = g.uniform(0, 2 * math.pi, (count, 2))
        self._pace = g.uniform(0.6, 1.6, (count, 2))
        self.scale = g.uniform(0.6, 1.35, count).astype(np.float32)

    @property
    def velocity(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return self._velocity

    def at(self, seconds: float, camera: CameraPose) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """(n, 3) positions in the world."""
        eye, target = np.array(camera.eye), np.array(camera.target)
        ahead = (target - eye) / (np.linalg.norm(target - eye) + 1e-9)
        low = eye + ahead * self._box[1] * 0.38 - self._box / 2
        p = self._base + self._velocity * seconds
        if self._sway:
            p[:, :2] += self._sway * np.sin(self._pace * seconds * 2 + self._phase)
        return low + np.mod(p - low, self._box)


def air_for(scene: Scene, place: Place, seed: int, quality: Quality) -> Air:
    """The air of a scene. Indoors and in space nothing falls."""
    share = _SHARE[quality]
    sheltered = place.indoor or scene.place in ("underwater", "space")
    rain: _Falling | None = None
    snow: _Falling | None = None
    gust: Vector = (2.6, 0.6, 0.0) if scene.weather in ("wind", "blizzard") else (0.3, 0.1, 0.0)
    if scene.weather == "storm":
        gust = (4.6, 1.0, 0.0)
    if not sheltered and scene.weather in ("rain", "storm"):
        heavy = 1.6 if scene.weather == "storm" else 1.0
        rain = _Falling(int(1700 * share * heavy), (14.0, 14.0, 9.0), (gust[0], gust[1], -8.6), 0.0, seed + 3)
    if not sheltered and scene.weather in ("snow", "blizzard"):
        fierce = scene.weather == "blizzard"
        speed: Vector = (7.5, 1.2, -2.2) if fierce else (0.35, 0.1, -1.05)
        snow = _Falling(int((2600 if fierce else 1500) * share), (13.0, 13.0, 7.5), speed, 0.18, seed + 5)
    petals: list[tuple[_Falling, Vector, float]] = []
    if not sheltered and {"cherry_tree", "cherry_blossom", "petals"} & set(scene.surroundings):
        petals.append(
            (_Falling(int(230 * share), (12.0, 12.0, 5.5), (0.7, 0.2, -0.62), 0.4, seed + 7), (0.86, 0.42, 0.50), 0.021)
        )
    if not sheltered and {"autumn", "autumn_leaves", "falling_leaves"} & set(scene.surroundings):
        petals.append(
            (_Falling(int(110 * share), (12.0, 12.0, 5.5), (0.6, 0.2, -0.8), 0.5, seed + 8), (0.55, 0.20, 0.03), 0.035)
        )
    if scene.place == "underwater":
        petals.append(
            (_Falling(int(160 * share), (8.0, 8.0, 6.0), (0.03, 0.02, 0.35), 0.05, seed + 9), (0.55, 0.80, 0.90), 0.012)
        )
    if scene.place in ("desert", "battlefield") or scene.weather == "wind":
        petals.append(
            (
                _Falling(int(260 * share), (12.0, 12.0, 3.0), (2.4, 0.4, -0.05), 0.2, seed + 10),
                (0.50, 0.40, 0.28),
                0.008,
            )
        )

    def air(seconds: float, camera: CameraPose) -> tuple[tuple[Sprites, ...], tuple[Streaks, ...]]:
        dots: list[Sprites] = []
        lines: list[Streaks] = []
        if rain is not None:
            heads = rain.at(seconds, camera)
            tails = heads - rain.velocity * (_SHUTTER_S * 1.3)
            lines.append(
                Streaks(heads.astype(np.float32), tails.astype(np.float32), 0.34 if scene.weather == "storm" else 0.22)
            )
        if snow is not None:
            centers = snow.at(seconds, camera).astype(np.float32)
            dots.append(Sprites(centers, snow.scale * np.float32(0.016), (0.95, 0.97, 1.0), 0.85))
        for falling, color, radius in petals:
            centers = falling.at(seconds, camera).astype(np.float32)
            dots.append(Sprites(centers, falling.scale * np.float32(radius), color, 0.9))
        return tuple(dots), tuple(lines)

    return air
