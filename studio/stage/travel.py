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
        step = np.linalg.norm(np.diff(self.position[:, :2], axis=0), axis=1)
        step[step > 1.0] = 0.0  # a cut from one place to another is not travel
        self.distance: Array = np.r_[0.0, np.cumsum(step)]
        raw = np.r_[step * RATE, 0.0]
        width = RATE // 8
        kernel = np.hanning(2 * width + 1)
        self.speed: Array = np.convolve(np.pad(raw, width, mode="edge"), kernel / kernel.sum(), "valid")

    def frame(self, seconds: float) -> tuple[Array, float]:
        """Position (3,) and yaw."""
        x = np.array([np.interp(seconds, self.times, self.position[:, d]) for d in range(3)])
        return x, float(np.interp(seconds, self.times, self.yaw))

    def velocity(self, seconds: float) -> Array:
        a, _ = self.frame(seconds - 0.5 / RATE)
        b, _ = self.frame(seconds + 0.5 / RATE)
        return (b - a) * RATE

    def along(self, seconds: float) -> float:
        """Metres gone."""
        return float(np.interp(seconds, self.times, self.distance))

    def pace(self, seconds: float) -> float:
        """Smoothed speed, metres a second."""
        return float(np.interp(seconds, self.times, self.speed))

    def turning(self, seconds: float) -> float:
        """Radians a second, to the left."""
        _, a = self.frame(seconds - 0.1)
        _, b = self.frame(seconds + 0.1)
        return (b - a) / 0.2
