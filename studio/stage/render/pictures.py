"""Surfaces under a picture, read from levels that each halve the one before: skin, the face of somebody; and whatever a
person brings with pictures of its own."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.jit import F32, f32, i32, kernel
from studio.stage.render.materials import fade
from studio.stage.render.noise import noise

LEVELS = 6


def stacked(pictures: Sequence[NDArray[np.float32] | None]) -> F32:
    """Pictures (height, width, 4) with their levels: float32 (pictures, height, width * 3 / 2, 4), at least one. The
    picture itself is on the left, its levels lie one under the other on the right. Where sizes differ, all are brought
    to the largest."""
    some = [picture for picture in pictures if picture is not None]
    if not some:
        return np.zeros((1, 1, 1, 4), np.float32)
    height, width = max(picture.shape[0] for picture in some), max(picture.shape[1] for picture in some)
    some = [_spread(picture, height, width) for picture in some]
    out = np.zeros((len(some), height, width + width // 2, 4), np.float32)
    for k, picture in enumerate(some):
        out[k, :, :width] = picture
        level, row = picture.astype(np.float64), 0
        for _ in range(1, LEVELS):
            h, w = level.shape[0] // 2, level.shape[1] // 2
            level = level[: 2 * h, : 2 * w].reshape(h, 2, w, 2, 4).mean((1, 3))
            out[k, row : row + h, width : width + w] = level
            row += h
    return out


def _spread(picture: NDArray[np.float32], height: int, width: int) -> NDArray[np.float32]:
    """A picture at another size, by the nearest texel."""
    h, w = picture.shape[:2]
    if (h, w) == (height, width):
        return picture
    return picture[(np.arange(height) * h) // height][:, (np.arange(width) * w) // width]


@kernel(leaf=True)
def _fetch(pictures: F32, k: int, level: int, u: float, v: float) -> tuple[float, float, float, float]:
    """Bilinear value of one level."""
    height = i32(pictures.shape[1])
    width = i32(pictures.shape[2] // 3 * 2)
    row = 0
    column = 0
    h = height
    w = width
    for i in range(level):
        if i > 0:
            row += h
        column = width
        h = h >> 1
        w = w >> 1
    x = min(max(u * f32(w) - 0.5, 0.0), f32(w) - 1.01)
    y = min(max(v * f32(h) - 0.5, 0.0), f32(h) - 1.01)
    i = i32(x)
    j = i32(y)
    a = x - f32(i)
    b = y - f32(j)
    i += column
    j += row
    p = (1.0 - a) * (1.0 - b)
    q = a * (1.0 - b)
    s = (1.0 - a) * b
    t = a * b
    one = pictures[k, j, i]
    two = pictures[k, j, i + 1]
    three = pictures[k, j + 1, i]
    four = pictures[k, j + 1, i + 1]
    return (
        one[0] * p + two[0] * q + three[0] * s + four[0] * t,
        one[1] * p + two[1] * q + three[1] * s + four[1] * t,
        one[2] * p + two[2] * q + three[2] * s + four[2] * t,
        one[3] * p + two[3] * q + three[3] * s + four[3] * t,
    )


@kernel(leaf=True)
def pictured_skin(
    tile: F32, pictures: F32, k: int, texel: float, u: float, v: float, share: float, foot: float, wet: float,
    r: float, g: float, b: float, rough: float,
) -> tuple[float, float, float, float, float, float, float]:  # fmt: skip
    """Colour, shift of the normal and roughness of skin whose picture is ``k``, ``texel`` metres a texel, at ``u, v``;
    ``share`` of it shows. ``foot``: metres of a pixel on it."""
    if share > 0.003:
        size = max(foot / texel, 1.0)
        level = i32(0)
        low = f32(1.0)
        while size > low * 2.0 and level < 4:
            low *= 2.0
            level += 1
        r0, g0, b0, c0 = _fetch(pictures, k, level, u, v)
        mix = min(size / low - 1.0, 1.0)
        if mix > 0.02:
            r1, g1, b1, c1 = _fetch(pictures, k, level + 1, u, v)
            r0 += (r1 - r0) * mix
            g0 += (g1 - g0) * mix
            b0 += (b1 - b0) * mix
            c0 += (c1 - c0) * mix
        c0 *= share
        r += (r0 - r) * c0
        g += (g0 - g) * c0
        b += (b0 - b) * c0
    # pores: the map is some 0.36 m wide and 0.27 m high
    x = u * 0.36
    y = v * 0.27
    near = fade(260.0, foot)
    nx = f32(0.0)
    ny = f32(0.0)
    nz = f32(0.0)
    if near > 0.0:
        pore = noise(tile, x * 420.0, y * 420.0) - 0.5
        f = 1.0 + 0.06 * pore * near
        r *= f
        g *= f
        b *= f
        rough += 0.16 * pore * near
        n = 0.13 * near
        nx = pore * n
        ny = (noise(tile, x * 420.0 + 50.0, y * 400.0) - 0.5) * n
        nz = (noise(tile, y * 410.0 + 90.0, x * 420.0) - 0.5) * n
    return r, g, b, nx, ny, nz, min(max(rough - 0.22 * wet, 0.05), 1.0)


@kernel(leaf=True)
def pictured(
    pictures: F32, k: int, texel: float, u: float, v: float, foot: float, wet: float, r: float, g: float, b: float,
    rough: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """Colour and roughness of a surface whose picture ``k`` repeats, ``texel`` metres a texel, at ``u, v``; ``foot``:
    metres of a pixel on it."""
    u -= math.floor(u)
    v -= math.floor(v)
    size = max(foot / texel, 1.0)
    level = i32(0)
    low = f32(1.0)
    while size > low * 2.0 and level < 4:
        low *= 2.0
        level += 1
    r0, g0, b0, _ = _fetch(pictures, k, level, u, v)
    mix = min(size / low - 1.0, 1.0)
    if mix > 0.02:
        r1, g1, b1, _ = _fetch(pictures, k, level + 1, u, v)
        r0 += (r1 - r0) * mix
        g0 += (g1 - g0) * mix
        b0 += (b1 - b0) * mix
    dark = 1.0 - 0.3 * wet
    return r * r0 * dark, g * g0 * dark, b * b0 * dark, rough + (0.2 - rough) * wet
