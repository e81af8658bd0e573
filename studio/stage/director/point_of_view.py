"""Point of view: the camera is somebody's eyes. What they see of themselves is hands and what they hold or ride."""

import math
from collections.abc import Sequence

import numpy as np

from studio.project.scene import FISHEYE_MM
from studio.stage.acting.performer import PersonPerformer
from studio.stage.animals import ANIMALS
from studio.stage.director.sight import Array
from studio.stage.performer import Performer
from studio.stage.render.camera import fisheye_degrees
from studio.stage.world import CameraPose, Place, Vector

_LENS_MM = 19.0
"""As wide as what one is aware of."""
_STEADY_S = 0.28
"""How slowly the gaze takes up a turn: eyes steady what the head does."""
_GOES_M_S = 0.5
_NODS = 0.16
"""Radians under level: the ground one goes on, and one's own hands."""
_TURNS = math.radians(65)
"""As far as a head turns from where the body goes."""


class PointOfView:
    """Where the eyes are and what they look at, at every second."""

    def __init__(
        self, eyes: Performer, others: Sequence[Performer], place: Place, seconds: float, aspect: float,
        lens_mm: float | None,
    ) -> None:  # fmt: skip
        """``others``: who else is there to be looked at."""
        self._eyes, self._place = eyes, place
        self._fisheye = lens_mm is not None and lens_mm <= FISHEYE_MM
        lens = lens_mm or _LENS_MM
        self._fov = fisheye_degrees(aspect) if self._fisheye else math.degrees(2 * math.atan(12.0 / lens))
        self._times = np.linspace(0.0, max(seconds, 0.1), max(8, round(seconds * 16)))
        spots = np.array([eyes.focus(float(t)) for t in self._times])
        step = float(self._times[1] - self._times[0])
        speeds = np.gradient(spots, step, axis=0)
        goes = np.hypot(speeds[:, 0], speeds[:, 1])
        body = np.array([self._facing(float(t)) for t in self._times])
        # whoever goes looks where they go; backwards nobody does
        way = np.where(goes > _GOES_M_S, np.arctan2(speeds[:, 1], speeds[:, 0]), body)
        looks = zip(self._times, spots, way, strict=True)
        gazes = np.array([self._gaze(float(t), spot, float(yaw), others) for t, spot, yaw in looks])
        self._yaws = _smooth(np.unwrap(gazes[:, 0]), step)
        self._pitches, self._far = _smooth(gazes[:, 1], step), _smooth(gazes[:, 2], step)
        self._spots = np.stack([_smooth(spots[:, axis], step, 0.08) for axis in range(3)], 1)
        self._before = self._before_m(seconds / 2)

    def __call__(self, t: float) -> CameraPose:
        yaw, pitch, far = (float(np.interp(t, self._times, row)) for row in (self._yaws, self._pitches, self._far))
        x, y, z = (float(np.interp(t, self._times, self._spots[:, axis])) for axis in range(3))
        ahead = np.array([math.cos(yaw) * math.cos(pitch), math.sin(yaw) * math.cos(pitch), math.sin(pitch)])
        level = np.array([math.cos(yaw), math.sin(yaw), 0.0])
        eye = np.array([x, y, z + 0.03]) + level * self._before
        eye[2] = max(eye[2], self._place.ground(float(eye[0]), float(eye[1])) + 0.1)
        return CameraPose(
            eye=_vector(eye), target=_vector(eye + ahead * max(far, 1.0)), fov_degrees=self._fov,
            focus_m=max(far, 0.8), fisheye=self._fisheye,
        )  # fmt: skip

    def _facing(self, t: float) -> float:
        """Where the body faces."""
        try:
            m = self._eyes.socket("root", t)
        except KeyError:
            return float(self._place.view_yaw)
        return math.atan2(float(m[1, 0]), float(m[0, 0]))

    def _before_m(self, t: float) -> float:
        """How far before the middle of the eyes the lens is: out of one's own head, or of what one is."""
        low, high = self._eyes.bounds(t)
        if isinstance(self._eyes, PersonPerformer):
            return 0.17
        long = max(high[0] - low[0], high[1] - low[1])
        return (0.16 if self._eyes.kind in ANIMALS else 0.52) * long

    def _gaze(self, t: float, spot: Array, yaw: float, others: Sequence[Performer]) -> tuple[float, float, float]:
        """Yaw, pitch and distance of what is looked at: the nearest of the others that is before one, else the way."""
        best: tuple[float, tuple[float, float, float]] | None = None
        for other in others:
            dx, dy, dz = np.subtract(other.focus(t), spot).tolist()
            away = math.hypot(dx, dy)
            aside = (math.atan2(dy, dx) - yaw + math.pi) % (2 * math.pi) - math.pi
            if away > 0.6 and abs(aside) < _TURNS and (best is None or away < best[0]):
                best = away, (yaw + 0.9 * aside, math.atan2(dz, away) * 0.8 - 0.04, away)
        return best[1] if best is not None else (yaw, -_NODS, 7.0)


def _smooth(values: Array, step: float, stiff_s: float = _STEADY_S) -> Array:
    reach = max(1, round(2.5 * stiff_s / step))
    kernel: Array = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / stiff_s) ** 2)
    padded: Array = np.pad(values, reach, mode="edge")
    return np.asarray(np.convolve(padded, kernel / kernel.sum(), "valid"), np.float64)


def _vector(point: Array) -> Vector:
    return (float(point[0]), float(point[1]), float(point[2]))
