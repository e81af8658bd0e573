"""Where a performer is while it goes along the paths of its score: position, heading, distance, speed at every
moment."""

import numpy as np
from numpy.typing import NDArray

from studio.stage.performer import Score

Array = NDArray[np.float64]

RATE = 120
"""Samples a second of the tables."""


class Travel:
    """A score's way, tabulated. Before the first beat and after the last it stands still."""

    def __init__(self, score: Score, tail: float = 2.0) -> None:
        end = max((b.end for b in score.beats), default=0.0) + tail
        self.times: Array = np.arange(int(np.ceil(end * RATE)) + 2) / RATE
        n = len(self.times)
        self.position: Array = np.empty((n, 3))
        self.yaw: Array = np.empty(n)
        here, facing = np.array(score.position, float), float(score.yaw)
        beats = list(score.beats)
        k = 0
        for i, t in enumerate(self.times):
            while k < len(beats) - 1 and t >= beats[k].end:
                k += 1
            if beats and beats[k].path is not None and t >= beats[k].start:
                point, facing = beats[k].path(min(float(t), beats[k].end))  # type: ignore[misc]
                here = np.array(point, float)
            self.position[i], self.yaw[i] = here, facing
        self.yaw = np.unwrap(self.yaw)
        # plain numbers: one at a time they are quicker to read than an array's
        self._points: list[list[float]] = self.position.tolist()
        self._yaws: list[float] = self.yaw.tolist()
        step = np.linalg.norm(np.diff(self.position[:, :2], axis=0), axis=1)
        step[step > 1.0] = 0.0  # a cut from one place to another is not travel
        self.distance: Array = np.r_[0.0, np.cumsum(step)]
        raw = np.r_[step * RATE, 0.0]
        width = RATE // 8
        kernel = np.hanning(2 * width + 1)
        self.speed: Array = np.convolve(np.pad(raw, width, mode="edge"), kernel / kernel.sum(), "valid")

    def frame(self, seconds: float) -> tuple[Array, float]:
        """Position (3,) and yaw."""
        i, u = self._row(seconds)
        x0, y0, z0 = self._points[i]
        x1, y1, z1 = self._points[i + 1]
        a, b = self._yaws[i], self._yaws[i + 1]
        return np.array((x0 + (x1 - x0) * u, y0 + (y1 - y0) * u, z0 + (z1 - z0) * u)), a + (b - a) * u

    def of(self, table: Array, seconds: float) -> float:
        """A value of a table that has a row for each of ``times``."""
        i, u = self._row(seconds)
        return float(table[i] + (table[i + 1] - table[i]) * u)

    def _row(self, seconds: float) -> tuple[int, float]:
        """The row of the tables at or before a time, and how far it is to the next, 0..1."""
        x = min(max(seconds, 0.0) * RATE, len(self._points) - 1.0)
        i = min(int(x), len(self._points) - 2)
        return i, x - i

    def velocity(self, seconds: float) -> Array:
        a, _ = self.frame(seconds - 0.5 / RATE)
        b, _ = self.frame(seconds + 0.5 / RATE)
        return (b - a) * RATE

    def along(self, seconds: float) -> float:
        """Metres gone."""
        return self.of(self.distance, seconds)

    def pace(self, seconds: float) -> float:
        """Smoothed speed, metres a second."""
        return self.of(self.speed, seconds)

    def turning(self, seconds: float) -> float:
        """Radians a second, to the left."""
        _, a = self.frame(seconds - 0.1)
        _, b = self.frame(seconds + 0.1)
        return (b - a) / 0.2
