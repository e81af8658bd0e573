"""The dome of the sky, painted once a shot, and the ambient light that follows from it."""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.render.jit import F32, f32, kernel
from studio.stage.render.noise import TILE
from studio.stage.world import Light

Array = NDArray[np.float32]


def _step(low: float, high: float, t: Array) -> Array:
    t = np.clip((t - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _mix(a: Array, b: ArrayLike, t: Array) -> Array:
    return np.asarray(a + (np.asarray(b, np.float32) - a) * t[..., None], np.float32)


def _directions(size: int) -> tuple[Array, Array, Array, Array]:
    """Unit x, y, z of each texel of a paraboloid map of the upper half sphere, and its solid angle (0 outside)."""
    side = np.linspace(-1, 1, size, dtype=np.float32)
    x, y = np.meshgrid(side, side)
    r2 = x * x + y * y
    k = 2 / (1 + np.maximum(r2, 1e-6))
    weight = (k * k * (r2 < 1)).astype(np.float32)
    return (
        (x * k).astype(np.float32),
        (y * k).astype(np.float32),
        np.maximum((1 - r2) / (1 + r2), 0).astype(np.float32),
        weight,
    )


def _layers(u: Array, v: Array, octaves: tuple[tuple[float, float], ...]) -> Array:
    """Sum of tile-noise octaves (frequency, weight)."""
    total = np.zeros_like(u)
    for octave, (frequency, weight) in enumerate(octaves):
        _octave(u, v, f32(frequency), f32(weight), f32(13.0 * octave), f32(29.0 * octave), TILE, total)
    return total


@kernel()
def _octave(
    u: Array, v: Array, frequency: float, weight: float, shift_u: float, shift_v: float, tile: Array, total: Array
) -> None:
    for y in range(u.shape[0]):
        for x in range(u.shape[1]):
            a, b = u[y, x] * frequency + shift_u, v[y, x] * frequency + shift_v
            fa, fb = np.floor(a), np.floor(b)
            i, j = int(fa), int(fb)
            fa, fb = a - fa, b - fb
            i0, i1, j0, j1 = i & 255, (i + 1) & 255, j & 255, (j + 1) & 255
            top = tile[j0, i0] + (tile[j0, i1] - tile[j0, i0]) * fa
            low = tile[j1, i0] + (tile[j1, i1] - tile[j1, i0]) * fa
            total[y, x] += weight * (top + (low - top) * fb)


@lru_cache(maxsize=2)
def paint(light: Light, size: int = 768, seed: int = 0) -> F32:
    """(size, size, 3) linear RGB, a paraboloid map of the upper half sphere: gradient, sun's glow, stars, clouds.

    The last two are remembered (7 MB each): shots that follow each other are often under one sky. Not to be written to.
    """
    sky = light.sky
    dx, dy, dz, _ = _directions(size)
    sun = np.asarray(light.sun, np.float32)
    color = np.broadcast_to(np.asarray(sky.horizon, np.float32), (size, size, 3))
    color = _mix(color, sky.low, _step(0.0, 0.16, dz))
    color = _mix(color, sky.mid, _step(0.08, 0.40, dz))
    color = _mix(color, sky.zenith, _step(0.30, 0.95, dz))
    toward = np.maximum(dx * sun[0] + dy * sun[1] + dz * sun[2], 0)
    glow = (0.22 * toward**8 + 0.5 * toward**90 + 0.35 * toward**900)[..., None] * np.asarray(sky.glow, np.float32)
    color = color + glow
    rng = np.random.default_rng(seed + 1)
    if sky.stars > 0:
        chance = rng.random((size, size))
        star = (chance > 0.9990) * (chance - 0.9990) * 900 * sky.stars * np.clip(dz * 3, 0, 1)
        tint = 0.85 + 0.3 * rng.random((size, size, 3))
        color = color + star[..., None] * tint
    if sky.cover > 0:
        q = 1 / (dz + 0.10)
        shift = rng.uniform(0, 200, 2)
        u = (dx * q * sky.cloud_scale[0] * 3.1 + shift[0]).astype(np.float32)
        v = (dy * q * sky.cloud_scale[1] * 3.1 + shift[1]).astype(np.float32)
        octaves = ((1.0, 0.5), (2.35, 0.27), (5.5, 0.15), (13.2, 0.08))
        cloud = _layers(u, v, octaves)
        thick = _layers(u + sun[0] * 1.6, v + sun[1] * 1.6, octaves)
        mask = _step(1 - sky.cover, 1 - sky.cover + sky.hard, cloud * 1.05 + 0.12) * _step(0.015, 0.14, dz)
        lit = np.clip((1 - sky.cover + sky.hard * 1.6 - cloud) / 0.35 + 0.25 * toward + (cloud - thick) * 0.9, 0, 1)
        shade = _mix(np.broadcast_to(np.asarray(sky.cloud_dark, np.float32), color.shape), sky.cloud_lit, lit)
        color = color + (shade + glow * 0.5 - color) * (mask * sky.cloud_opacity)[..., None]
    return np.ascontiguousarray(color, np.float32)


def ambient(dome: F32, light: Light) -> F32:
    """(4, 3) irradiance / pi as L1 spherical harmonics: constant, then x, y, z; dome above, flat bounce below."""
    dx, dy, dz, weight = _directions(dome.shape[0])
    weight = weight / weight.sum()
    bounce = np.asarray(light.bounce, float)
    out = np.zeros((4, 3))
    _moments(dome, dx, dy, dz, weight, out)
    out[0] = 0.5 * out[0] + 0.5 * bounce
    out[3] -= 0.5 * bounce
    return np.ascontiguousarray(out * light.ambient * np.asarray(light.ambient_tint), np.float32)


@kernel()
def _moments(dome: F32, dx: Array, dy: Array, dz: Array, weight: Array, out: NDArray[np.float64]) -> None:
    """Add up the dome by ``weight``, then by weight times each direction: float64 (4, 3)."""
    for y in range(dome.shape[0]):
        for x in range(dome.shape[1]):
            w = weight[y, x]
            for c in range(3):
                part = w * dome[y, x, c]
                out[0, c] += part
                out[1, c] += part * dx[y, x]
                out[2, c] += part * dy[y, x]
                out[3, c] += part * dz[y, x]
