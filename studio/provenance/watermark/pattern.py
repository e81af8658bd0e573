"""The grid of spots: how many, which sign each has, and how they look at a size in pixels."""

import hashlib
import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.provenance.watermark.code import CODED, encoded

_SPOTS = 25600
_SHAPES = (9 / 21, 9 / 16, 2 / 3, 3 / 4, 4 / 5, 1.0, 5 / 4, 4 / 3, 3 / 2, 16 / 9, 1.85, 2.0, 21 / 9, 2.39)
"""Width by height. A frame takes the grid of the nearest, so that a few pixels more or less change nothing."""
_UNSURE = 0.03
"""A frame that was cropped may have had the shape that is second nearest, if it is about as near."""
_PILOT_SHARE = 4
"""One spot in so many is known beforehand."""

_LEAST = 240

Grid = tuple[int, int]
"""Rows and columns of spots."""


def fits(size: tuple[int, int]) -> bool:
    """Whether a frame (width, height) has enough pixels for the spots to be more than one pixel each."""
    return max(size) >= _LEAST and min(size) >= _LEAST // 4


def grids(size: tuple[int, int]) -> tuple[Grid, ...]:
    """The grids that a frame (width, height) may have, likeliest first."""
    shape = math.log(size[0] / size[1])
    away = sorted((abs(math.log(known) - shape), known) for known in _SHAPES)
    likely = [known for far, known in away[:2] if known == away[0][1] or far < away[0][0] + _UNSURE]
    return tuple(dict.fromkeys(_grid(known) for known in likely))


def _grid(shape: float) -> Grid:
    rows = round(math.sqrt(_SPOTS / shape))
    return rows, round(rows * shape)


@lru_cache(maxsize=8)
def roles(grid: Grid) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    """For each spot the number of its coded bit, or -1 for one that is known, and a sign of its own.

    Both come from SHAKE-128, which gives the same numbers for ever.
    """
    count = grid[0] * grid[1]
    stream = hashlib.shake_128(f"ekonte mark 1 {grid[0]}x{grid[1]}".encode()).digest(9 * count)
    order = np.argsort(np.frombuffer(stream[: 8 * count], "<u8"), kind="stable")
    signs = (1 - 2 * (np.frombuffer(stream[8 * count :], np.uint8) & 1).astype(np.int8)).astype(np.int8)
    known = count // _PILOT_SHARE
    numbers = np.empty(count, np.int16)
    numbers[order[:known]] = -1
    numbers[order[known:]] = np.arange(count - known) % CODED
    return numbers.reshape(grid), signs.reshape(grid)


def spots(grid: Grid, payload: bytes) -> NDArray[np.float32]:
    """The sign of every spot: 1 or -1, (rows, columns)."""
    numbers, signs = roles(grid)
    return (signs * np.where(numbers < 0, 1, encoded(payload)[numbers])).astype(np.float32)


def pilot(grid: Grid) -> NDArray[np.float32]:
    """The signs of those that are known, 0 for the others."""
    numbers, signs = roles(grid)
    return np.where(numbers < 0, signs, 0).astype(np.float32)


def spread(count: int, pixels: int, start: float = 0.0, extent: float | None = None) -> NDArray[np.float32]:
    """How much each of ``count`` spots in a row shows in each pixel: (pixels, count).

    The row of spots begins at ``start`` and is ``extent`` long, in pixels (all of them if None). A spot is a raised
    cosine as wide as two, so that neighbours melt into each other.
    """
    pitch = (pixels if extent is None else extent) / count
    centres = start + (np.arange(count) + 0.5) * pitch
    away = np.abs(np.arange(pixels)[:, None] + 0.5 - centres) / pitch
    return np.where(away < 1, 0.5 + 0.5 * np.cos(np.pi * np.minimum(away, 1)), 0.0).astype(np.float32)
