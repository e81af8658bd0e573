"""The sea's shape: a sum of long-crested waves, the same for every boat, board and swimmer, and for whoever draws
water.

Deep-water waves: omega squared = g k (Airy). ``sea_state`` 0 glassy .. 1 a fresh breeze .. 2 rough; metres of
significant height about 0.9 * state ** 1.3.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from studio.stage.world import Vector

_GRAVITY = 9.81


@cache
def _waves() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Wave vectors (n, 2), circular frequencies, relative amplitudes, phases of a seeded sea that runs toward +x +y."""
    g = np.random.default_rng(1871)
    length = np.array([31.0, 23.0, 17.0, 12.5, 9.0, 6.4, 4.6, 3.1])
    way = np.radians(38 + g.uniform(-32, 32, len(length)))
    k = 2 * np.pi / length
    vector = np.stack([k * np.cos(way), k * np.sin(way)], 1)
    amplitude = length**0.95
    amplitude /= np.sqrt((amplitude**2).sum() / 2)  # unit variance
    return vector, np.sqrt(_GRAVITY * k), amplitude, g.uniform(0, 2 * np.pi, len(length))


def significant_height(sea_state: float) -> float:
    """Metres from trough to crest of the higher waves."""
    return 0.9 * max(sea_state, 0.0) ** 1.3


def heights(x: NDArray[np.float64], y: NDArray[np.float64], seconds: float, sea_state: float) -> NDArray[np.float64]:
    """Height of the water over its mean level at many points, metres."""
    vector, omega, amplitude, phase = _waves()
    scale = significant_height(sea_state) / 4
    out = np.zeros(np.broadcast(x, y).shape)
    for v, w, a, p in zip(vector, omega, amplitude, phase, strict=True):
        out = out + scale * a * np.sin(v[0] * x + v[1] * y - w * seconds + p)
    return out


def swell(x: float, y: float, seconds: float, sea_state: float) -> tuple[float, Vector]:
    """Height of the water over its mean level, metres, and its unit normal, at one point and time."""
    vector, omega, amplitude, phase = _waves()
    scale = significant_height(sea_state) / 4
    angle = vector @ np.array([x, y]) - omega * seconds + phase
    height = float(scale * (amplitude * np.sin(angle)).sum())
    slope = scale * (amplitude * np.cos(angle)) @ vector
    n = np.array([-slope[0], -slope[1], 1.0])
    n /= np.linalg.norm(n)
    return height, (float(n[0]), float(n[1]), float(n[2]))


def afloat(
    x: float, y: float, yaw: float, seconds: float, sea_state: float, length: float, width: float
) -> NDArray[np.float64]:
    """(3, 4) matrix of a hull of that length and width that rides the swell: mean height and slope of the water
    under it."""
    c, s = np.cos(yaw), np.sin(yaw)
    along = np.array([-0.4, 0.0, 0.4]) * length
    aside = np.array([-0.4, 0.0, 0.4]) * width
    gx, gy = np.meshgrid(along, aside, indexing="ij")
    z = heights(x + gx * c - gy * s, y + gx * s + gy * c, seconds, sea_state)
    pitch = -float((gx * z).sum() / (gx**2).sum())
    roll = float((gy * z).sum() / (gy**2).sum())
    forward = np.array([c * np.cos(pitch), s * np.cos(pitch), -np.sin(pitch)])
    left = np.array([-s, c, roll])
    left -= forward * (left @ forward)
    left /= np.linalg.norm(left)
    up = np.cross(forward, left)
    return np.stack([forward, left, up, np.array([x, y, float(z.mean())])], 1)
