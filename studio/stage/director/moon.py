"""The moon, where somebody asks for it: it stands in the picture over what hides the sky, larger than life as in films,
and lights from there."""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Scene
from studio.stage.mesh import Mesh
from studio.stage.world import CameraPose, Light, Place, unit

_HOURS = frozenset(["night", "dusk", "dawn"])
_HIDING = frozenset(["rain", "snow", "blizzard", "fog", "storm"])
_COLUMNS = 41
_LIKED = 0.52
"""Where it stands best, from the middle of the picture to its sides."""
_UP, _TOP = 0.60, 0.90
"""The same upward: where it stands if it can, and how high it may at most and still be seen whole."""
_LEAST = math.radians(4.0)
_RADIUS, _SHARE = 0.021, 0.085
"""Its radius, and what that may be at most of half the picture's height: a long lens makes it large by itself."""
_BRIGHT = {"night": 3.0, "dusk": 1.6, "dawn": 1.2}


def moonlit(
    light: Light, scene: Scene, place: Place, camera: Callable[[float], CameraPose], seconds: float, aspect: float
) -> Light:
    """The light with the moon where the camera sees it, if the scene asks for one and it can be out."""
    if "moon" not in scene.surroundings or scene.time_of_day not in _HOURS or scene.weather in _HIDING:
        return light
    if place.indoor or place.name in ("space", "underwater"):
        return light
    pose = camera(0.5 * seconds)
    half = math.tan(math.radians(pose.fov_degrees) / 2)
    size = min(_RADIUS, _SHARE * half)
    lines = _skyline(place.scenery, pose, half, aspect) + size / half
    across = np.linspace(-1, 1, _COLUMNS)
    up = np.clip(np.maximum(lines, _UP), _UP, _TOP)
    # as near as can be to where it stands best, and never behind a hill if any sky is seen
    cost = np.abs(np.abs(across) - _LIKED) + 8.0 * np.maximum(lines - _TOP, 0) + 0.6 * (up - _UP)
    cost += 4.0 * (np.abs(across) > 0.9)
    best = int(np.argmin(cost))
    right, upward, ahead = _axes(pose)
    way = unit(ahead + right * across[best] * half * aspect + upward * up[best] * half)
    if way[2] < math.sin(_LEAST):
        way = unit((way[0], way[1], math.tan(_LEAST) * math.hypot(way[0], way[1])))
    sky = replace(
        light.sky, sun_disc=_BRIGHT[scene.time_of_day], disc_size=size, cover=min(light.sky.cover, 0.30)
    )  # fmt: skip
    return replace(light, sun=way, sky=sky)


def _axes(pose: CameraPose) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    ahead = np.asarray(unit(np.subtract(pose.target, pose.eye)))
    right = np.asarray(unit(np.cross(ahead, [0.0, 0.0, 1.0])))
    return right, np.cross(right, ahead), ahead


def _skyline(meshes: Iterable[Mesh], pose: CameraPose, half: float, aspect: float) -> NDArray[np.float64]:
    """How high what stands there reaches in each column of the picture: -1 its foot, 1 its top."""
    right, upward, ahead = _axes(pose)
    line = np.full(_COLUMNS, -1.0)
    for mesh in meshes:
        away = mesh.positions.astype(np.float64) - np.asarray(pose.eye)
        depth = np.maximum(away @ ahead, 0.3)
        flat = np.stack([away @ right / depth / (half * aspect), away @ upward / depth / half, away @ ahead], 1)
        corners = flat[mesh.triangles]
        corners = corners[(corners[..., 2] > 0.3).all(1)]
        wide = np.ptp(corners[..., 0], axis=1) > 2 / _COLUMNS
        for part, steps in ((corners[~wide], 1), (corners[wide], _COLUMNS)):
            t = np.arange(steps)[:, None] / steps
            sides = part[:, :, None] * (1 - t) + np.roll(part, -1, 1)[:, :, None] * t
            x, y = sides[..., 0].ravel(), sides[..., 1].ravel()
            seen = np.abs(x) <= 1
            np.maximum.at(line, np.round((x[seen] + 1) / 2 * (_COLUMNS - 1)).astype(int), y[seen])
    # the moon is wider than a column
    return np.maximum(line, np.maximum(np.roll(line, 1), np.roll(line, -1)))
