"""The root of a figure over a whole shot: where it is, how fast it goes, and in which phase of its gait."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.manners import Manner, frequencies
from studio.stage.performer import Beat
from studio.stage.render.jit import kernel
from studio.stage.world import GroundHeight

Array = NDArray[np.float64]
Raw = Callable[[float], tuple[tuple[float, float, float], float]]

RATE = 120
"""Samples a second of the tables."""
MARGIN = 1.5
"""Seconds the tables go beyond both ends of the shot."""
SLOWEST = 0.10
"""Below this speed (m/s) nobody walks."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Tables over time: ``times`` (n,), ``points`` (n, 3), ``yaw``, ``speed``, ``phase`` (cycles), ``going`` (bool),
    ``run`` (0 walk .. 1 run), all (n,)."""

    times: Array
    points: Array
    yaw: Array
    speed: Array
    phase: Array
    going: NDArray[np.bool_]
    run: Array

    def _index(self, t: float) -> tuple[int, float]:
        x = (t - self.times[0]) * RATE
        i = int(min(max(math.floor(x), 1), len(self.times) - 3))
        return i, x - i

    def place(self, t: float) -> tuple[Array, float]:
        """Root position (3,) and yaw; smooth (Catmull-Rom between samples)."""
        x, y, z, yaw = _place(self.points, self.yaw, (t - float(self.times[0])) * RATE)
        return np.array((x, y, z)), yaw

    def gait(self, t: float) -> tuple[float, float, float]:
        """Phase in cycles, speed, share of running."""
        i, u = self._index(t)
        u = min(max(u, 0.0), 1.0)
        return (
            float(self.phase[i] + (self.phase[i + 1] - self.phase[i]) * u),
            float(self.speed[i] + (self.speed[i + 1] - self.speed[i]) * u),
            float(self.run[i] + (self.run[i + 1] - self.run[i]) * u),
        )

    def velocity(self, t: float) -> Array:
        """Metres a second, (3,)."""
        i, _ = self._index(t)
        return (self.points[i + 1] - self.points[i]) * RATE

    def time_of_phase(self, phase: float, start: float, end: float) -> float:
        """When the phase is reached inside a stretch of going; beyond it, extended at its last rate."""
        i = int(min(max(round((start - self.times[0]) * RATE), 0), len(self.times) - 2))
        j = int(min(max(round((end - self.times[0]) * RATE), i + 1), len(self.times) - 1))
        part = self.phase[i : j + 1]
        if phase <= part[0]:
            rate = max((part[min(12, len(part) - 1)] - part[0]) * RATE / max(min(12, len(part) - 1), 1), 0.25)
            return float(self.times[i] - (part[0] - phase) / rate)
        if phase >= part[-1]:
            n = min(12, len(part) - 1)
            rate = max((part[-1] - part[-1 - n]) * RATE / max(n, 1), 0.25)
            return float(self.times[j] + (phase - part[-1]) / rate)
        k = int(np.searchsorted(part, phase))
        lo, hi = float(part[k - 1]), float(part[k])
        return float(self.times[i + k - 1] + (phase - lo) / max(hi - lo, 1e-9) / RATE)


@kernel()
def _place(points: Array, yaw: Array, x: float) -> tuple[float, float, float, float]:
    """Position and yaw at a fractional row."""
    i = int(min(max(math.floor(x), 1), len(points) - 3))
    u = min(max(x - i, -1.0), 2.0)
    u2, u3 = u * u, u * u * u
    a, b, c, d = (-u + 2 * u2 - u3) / 2, (2 - 5 * u2 + 3 * u3) / 2, (u + 4 * u2 - 3 * u3) / 2, (u3 - u2) / 2
    p, y = points, yaw
    return (
        a * p[i - 1, 0] + b * p[i, 0] + c * p[i + 1, 0] + d * p[i + 2, 0],
        a * p[i - 1, 1] + b * p[i, 1] + c * p[i + 1, 1] + d * p[i + 2, 1],
        a * p[i - 1, 2] + b * p[i, 2] + c * p[i + 1, 2] + d * p[i + 2, 2],
        a * y[i - 1] + b * y[i] + c * y[i + 1] + d * y[i + 2],
    )


def build(
    beats: Sequence[Beat], roots: Sequence[Raw], upright: Sequence[bool], runs: Sequence[bool | None],
    manners: Sequence[Manner], scale: float, ground: Callable[[float, float], float] | None, seed: int,
) -> Track:  # fmt: skip
    """Sample the root of every beat, smooth its changes of speed, integrate the gait's phase.

    ``runs``: True for runners, False for those who only walk, None to tell by speed.
    """
    end = beats[-1].end
    count = math.ceil((end + 2 * MARGIN) * RATE) + 1
    times = np.arange(count) / RATE - MARGIN
    points, yaw = np.empty((count, 3)), np.empty(count)
    owner: list[int] = []
    starts = [b.start for b in beats]
    for n in range(count):
        t = n / RATE - MARGIN
        i = max(int(np.searchsorted(starts, t, side="right")) - 1, 0)
        owner.append(i)
        (x, y, z), a = roots[i](t)
        points[n], yaw[n] = (x, y, z), a
    yaw = np.unwrap(yaw)
    walked = np.array([upright[i] for i in owner])
    for a, b in _stretches(walked):
        points[a:b] = _smoothed(points[a:b])
        yaw[a:b] = _smoothed(yaw[a:b, None])[:, 0]
        if ground is not None:
            points[a:b, 2] = _heights(ground, points[a:b, :2])
            points[a:b, 2] = _smoothed(points[a:b, 2:3])[:, 0]
    moves = np.gradient(points[:, :2], axis=0) * RATE
    speed = np.linalg.norm(moves, axis=1)
    going = walked & (speed > SLOWEST)
    own = np.array(owner)
    told = np.array([-1.0 if r is None else float(r) for r in runs])[own]
    run = np.where(told >= 0, told, np.clip((speed / math.sqrt(scale) - 1.9) / 0.5, 0.0, 1.0))
    run = _smoothed(run[:, None], 0.1)[:, 0]
    cadence = np.array([m.cadence for m in manners])[own]
    rate = np.where(going, frequencies(speed, cadence, run, scale), 0.0)
    phase = np.cumsum(rate) / RATE
    random = np.random.default_rng((seed, 5))
    for a, _ in _stretches(going):
        # A standing figure starts with one foot just leaving the ground; one that enters walking is anywhere.
        want = float(random.random()) if a == 0 else (0.80 if random.random() < 0.5 else 0.30)
        phase[a:] += (want - phase[a]) % 1.0
    return Track(times, points, yaw, speed, phase, going, run)


def _heights(ground: Callable[[float, float], float], points: Array) -> Array:
    """Of the ground under (n, 2) points."""
    if isinstance(ground, GroundHeight):
        return ground.many(points)
    return np.array([ground(x, y) for x, y in points.tolist()])


def stretches(track: Track) -> list[tuple[float, float, bool]]:
    """(start, end, from the very beginning) of each stretch of going, seconds."""
    return [(float(track.times[a]), float(track.times[b - 1]), a == 0) for a, b in _stretches(track.going)]


def _stretches(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.r_[False, mask, False].astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _smoothed(values: Array, sigma: float = 0.11) -> Array:
    """Gaussian over time; both ends keep their value and slope (odd reflection)."""
    n = len(values)
    half = min(int(3 * sigma * RATE), n - 1)
    if half < 2:
        return values
    weights = np.exp(-0.5 * (np.arange(-half, half + 1) / (sigma * RATE)) ** 2)
    weights /= weights.sum()
    head = 2 * values[0] - values[half:0:-1]
    tail = 2 * values[-1] - values[-2 : -half - 2 : -1]
    padded = np.concatenate([head, values, tail])
    out = np.empty_like(values)
    for i in range(values.shape[1]):
        out[:, i] = np.convolve(padded[:, i], weights, "valid").astype(np.float64)
    return out
