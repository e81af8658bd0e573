"""Tileable noise, hashes and fetches that the material, sky and paper kernels share."""

import math

import numpy as np

from studio.stage.render.jit import F32, f32, i32, kernel


def _tile(size: int = 256, seed: int = 3) -> F32:
    """(size, size) tileable noise with a falling spectrum and an even histogram, 0..1."""
    rng = np.random.default_rng(seed)
    frequency = np.fft.fftfreq(size) * size
    radius = np.hypot(*np.meshgrid(frequency, frequency))
    radius[0, 0] = 1.0
    spectrum = np.fft.fft2(rng.normal(size=(size, size))) * radius**-1.15 * (radius > 5)
    rank = np.argsort(np.argsort(np.real(np.fft.ifft2(spectrum)).ravel())).reshape(size, size) / size**2
    return (0.5 + (rank - 0.5) * 0.98).astype(np.float32)


TILE = _tile()
"""(256, 256) float32 noise in 0..1; one cell is one step of ``noise``'s arguments."""


@kernel(inline=True)
def smoothstep(low: float, high: float, x: float) -> float:
    """0 below ``low``, 1 above ``high``, a smooth S between."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@kernel(leaf=True)
def noise(tile: F32, u: float, v: float) -> float:
    """Bilinear fetch of the tile at ``u, v`` in cells."""
    fu = np.floor(u)
    fv = np.floor(v)
    a = u - fu
    b = v - fv
    x0 = i32(fu) & 255
    y0 = i32(fv) & 255
    x1 = (x0 + 1) & 255
    y1 = (y0 + 1) & 255
    return (tile[y0, x0] * (1.0 - a) + tile[y0, x1] * a) * (1.0 - b) + (tile[y1, x0] * (1.0 - a) + tile[y1, x1] * a) * b


@kernel(inline=True)
def cell_hash(i: int, j: int, k: int) -> float:
    """A number in 0..1 for an integer cell."""
    h = (i * 374761393 + j * 668265263 + k * 2147483647) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return f32((h ^ (h >> 16)) & 0xFFFF) * (1.0 / 65536.0)


@kernel(leaf=True)
def dome_fetch(
    dome: F32, turn_cos: float, turn_sin: float, dx: float, dy: float, dz: float
) -> tuple[float, float, float]:
    """Colour of the sky in a unit direction; ``dome`` (n, n, 3) is a paraboloid map of the upper half sphere."""
    n = dome.shape[0]
    z = max(dz, 0.0)
    k = 1.0 / (1.0 + z)
    x = (dx * turn_cos - dy * turn_sin) * k
    y = (dx * turn_sin + dy * turn_cos) * k
    if dz < 0.0:
        length = 1.0 / math.sqrt(x * x + y * y + 1e-9)
        x *= length
        y *= length
    u = min(max((x * 0.5 + 0.5) * f32(n - 2), 0.0), f32(n) - 2.001)
    v = min(max((y * 0.5 + 0.5) * f32(n - 2), 0.0), f32(n) - 2.001)
    iu = int(u)
    iv = int(v)
    a = u - f32(iu)
    b = v - f32(iv)
    w0 = (1.0 - a) * (1.0 - b)
    w1 = a * (1.0 - b)
    w2 = (1.0 - a) * b
    w3 = a * b
    return (
        dome[iv, iu, 0] * w0 + dome[iv, iu + 1, 0] * w1 + dome[iv + 1, iu, 0] * w2 + dome[iv + 1, iu + 1, 0] * w3,
        dome[iv, iu, 1] * w0 + dome[iv, iu + 1, 1] * w1 + dome[iv + 1, iu, 1] * w2 + dome[iv + 1, iu + 1, 1] * w3,
        dome[iv, iu, 2] * w0 + dome[iv, iu + 1, 2] * w1 + dome[iv + 1, iu, 2] * w2 + dome[iv + 1, iu + 1, 2] * w3,
    )
