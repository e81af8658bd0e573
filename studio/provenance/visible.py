"""The mark that everybody sees: two letters in a corner, on a plate that keeps them legible on any picture."""

import numpy as np
from numpy.typing import NDArray

_CORNERS = 4
"""Samples across a pixel, for smooth edges."""


def sign(size: tuple[int, int]) -> NDArray[np.uint8]:
    """For frames of (width, height): uint8 (height, width, 4) sRGB, red first, multiplied with its opacity."""
    width, height = size
    unit = max(16.0, min(width, height) * 0.052)
    plate = (round(1.53 * unit), round(unit))
    margin = round(0.6 * unit)
    out = np.zeros((height, width, 4), np.uint8)
    if plate[0] + margin > width or plate[1] + margin > height:
        return out
    drawn = _drawn(plate)
    top, left = height - margin - plate[1], width - margin - plate[0]
    out[top : top + plate[1], left : left + plate[0]] = drawn
    return out


def _drawn(size: tuple[int, int]) -> NDArray[np.uint8]:
    """The plate with its letters, in units of its height: (height, width, 4)."""
    width, height = size
    y, x = np.mgrid[0 : height * _CORNERS, 0 : width * _CORNERS]
    x, y = (x + 0.5) / (height * _CORNERS), (y + 0.5) / (height * _CORNERS)
    wide = width / height
    plate = _inside_round(x, y, (0.0, 0.0, wide, 1.0), 0.24)
    letters = _letter_a(x - 0.33, y) | _letter_i(x - 1.03, y)
    rim = plate & ~_inside_round(x, y, (0.05, 0.05, wide - 0.05, 0.95), 0.19)
    opacity = np.where(letters, 0.95, np.where(rim, 0.55, np.where(plate, 0.5, 0.0)))
    light = np.where(letters, 1.0, np.where(rim, 1.0, 0.06))
    colour = opacity * light

    def _shrunk(field: NDArray[np.float64]) -> NDArray[np.float64]:
        return field.reshape(height, _CORNERS, width, _CORNERS).mean(axis=(1, 3))

    grey, alpha = _shrunk(colour), _shrunk(opacity)
    return np.rint(255 * np.stack([grey, grey, grey, alpha], axis=-1)).astype(np.uint8)


def _inside_round(
    x: NDArray[np.float64], y: NDArray[np.float64], box: tuple[float, float, float, float], radius: float
) -> NDArray[np.bool_]:
    left, top, right, bottom = box
    dx = np.maximum(np.maximum(left + radius - x, x - (right - radius)), 0)
    dy = np.maximum(np.maximum(top + radius - y, y - (bottom - radius)), 0)
    inside = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
    return inside & (dx * dx + dy * dy <= radius * radius)


def _letter_a(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """An A without serifs, 0.62 wide, from 0.24 to 0.76 down."""
    top, bottom, half, stroke = 0.24, 0.76, 0.31, 0.115
    down = (y - top) / (bottom - top)
    away = np.abs(x - half)
    edge = 0.062 + (half - 0.062) * down
    legs = (away <= edge) & (away >= edge - stroke * 1.12)
    bar = (away <= edge) & (down >= 0.56) & (down <= 0.56 + stroke / (bottom - top) * 0.9)
    return (down >= 0) & (down <= 1) & (legs | bar)


def _letter_i(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    return (x >= 0.03) & (x <= 0.155) & (y >= 0.24) & (y <= 0.76)
