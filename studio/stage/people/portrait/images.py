"""Arithmetic on pictures: light and bytes, sampling, smoothing, filling holes. A door to scipy."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.people.skeleton import Doubles

_images: Any = import_module("scipy.ndimage")

_LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255.0])


def linear(picture: NDArray[np.uint8]) -> Floats:
    """sRGB bytes as linear light 0..1 (IEC 61966-2-1)."""
    return _LINEAR.astype(np.float32)[picture]


def encoded(light: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Linear light as sRGB bytes."""
    c = np.clip(np.asarray(light, np.float64), 0, 1)
    out = np.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055)
    return (out * 255 + 0.5).astype(np.uint8)


def luminance(light: NDArray[np.floating]) -> Doubles:
    """Of linear light (…, 3)."""
    return np.asarray(light @ np.array([0.2126, 0.7152, 0.0722]), np.float64)


def shrunk(picture: Floats, factor: int) -> Floats:
    """Means over squares of ``factor`` pixels (height, width, channels); what is left over at the edges is dropped."""
    if factor <= 1:
        return picture
    rows, columns = picture.shape[0] // factor, picture.shape[1] // factor
    cut = picture[: rows * factor, : columns * factor]
    return np.asarray(cut.reshape(rows, factor, columns, factor, -1).mean((1, 3)), np.float32)


def sampled(picture: NDArray[np.floating], at: Doubles) -> Doubles:
    """Bilinear values (n, channels) of ``picture`` (height, width, channels) at (n, 2) x, y, pixel corners at whole
    numbers; beyond the edge its last pixel."""
    height, width = picture.shape[:2]
    x, y = np.clip(at[:, 0] - 0.5, 0, width - 1.001), np.clip(at[:, 1] - 0.5, 0, height - 1.001)
    i, j = x.astype(np.int64), y.astype(np.int64)
    a, b = (x - i)[:, None], (y - j)[:, None]
    top = picture[j, i] * (1 - a) + picture[j, i + 1] * a
    low = picture[j + 1, i] * (1 - a) + picture[j + 1, i + 1] * a
    return np.asarray(top * (1 - b) + low * b, np.float64)


def blurred(values: Doubles, radius: float) -> Doubles:
    """Gaussian over rows and columns; ``radius`` is its deviation in pixels."""
    sigma = (radius, radius) + (0,) * (values.ndim - 2)
    return np.asarray(_images.gaussian_filter(values, sigma, mode="nearest", truncate=2.5), np.float64)


def grown(mask: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """A mask made wider."""
    return np.asarray(_images.binary_dilation(mask, iterations=pixels), np.bool_)


def filled(values: Doubles, weight: Doubles) -> Doubles:
    """(height, width, channels), taken from what is near, however far that is, where ``weight`` (height, width) is
    small."""
    out = values * weight[..., None]
    have = weight.copy()
    for radius in (1.5, 4.0, 10.0, 26.0, 70.0):
        near = blurred(out, radius)
        amount = blurred(have, radius)
        lacking = np.clip(1 - have, 0, 1)
        share = lacking * np.clip(amount * 8, 0, 1)
        out = out + near / np.maximum(amount, 1e-6)[..., None] * share[..., None]
        have = have + share
    return out / np.maximum(have, 1e-6)[..., None]


def from_polygon(points: Doubles, polygon: Doubles) -> Doubles:
    """Distances (n,) of points (n, 2) from a closed polygon (k, 2), below 0 inside of it."""
    best = np.full(len(points), np.inf)
    inside = np.zeros(len(points), bool)
    for a, b in zip(polygon, np.roll(polygon, -1, 0), strict=True):
        edge, away = b - a, points - a
        t = np.clip(away @ edge / max(float(edge @ edge), 1e-12), 0, 1)
        best = np.minimum(best, ((away - t[:, None] * edge) ** 2).sum(1))
        crosses = (a[1] > points[:, 1]) != (b[1] > points[:, 1])
        slope = np.where(b[1] == a[1], 1e-12, b[1] - a[1])
        inside ^= crosses & (points[:, 0] < (b[0] - a[0]) * (points[:, 1] - a[1]) / slope + a[0])
    return np.where(inside, -np.sqrt(best), np.sqrt(best))
