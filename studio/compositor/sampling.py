"""Which pixels of a picture make a pixel of the screen, along one side.

A triangle filter: bilinear where the picture grows, and as wide as a pixel of the screen where it shrinks (about the
area under it), so that nothing shimmers and no zoom ever jumps between two ways of sampling.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Index = NDArray[np.uintp]
F32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Side:
    """For the pixels ``start`` .. ``start + n`` of a side of the screen: ``first`` (n,) the first pixel of the picture
    that counts, ``weights`` (n, taps), which sum to 1, ``cover`` (n,) how much of the pixel the picture covers."""

    start: int
    first: Index
    weights: F32
    cover: F32


def side(count: int, low: float, high: float, zoom: float, offset: float, limit: int) -> Side:
    """Sampling of a picture's side.

    ``count`` pixels of the picture, of which ``low`` .. ``high`` are shown, ``zoom`` screen pixels each, the first at
    ``offset`` on a screen of ``limit`` pixels.
    """
    begin, end = offset + low * zoom, offset + high * zoom
    start = min(max(math.floor(begin), 0), limit)
    stop = max(min(math.ceil(end), limit), start)
    pixels = np.arange(start, stop, dtype=np.float64)
    cover = np.clip(np.minimum(pixels + 1.0, end) - np.maximum(pixels, begin), 0.0, 1.0)
    reach = min(max(1.0, 1.0 / zoom), float(max(count, 1)))
    middle = (pixels + 0.5 - offset) / zoom - 0.5
    # Beside a cropped edge, pixels that are cut away must not shine through.
    lowest, highest = min(math.floor(low + 1e-6), count - 1), max(math.ceil(high - 1e-6) - 1, 0)
    middle = np.clip(middle, lowest, max(lowest, highest))
    first = np.floor(middle - reach).astype(np.int64) + 1
    taps = math.ceil(2.0 * reach)
    reached = first[:, None] + np.arange(taps)
    weights = np.maximum(1.0 - np.abs(reached - middle[:, None]) / reach, 0.0)
    weights[(reached < lowest) | (reached > highest)] = 0.0
    weights[weights < 1e-6] = 0.0
    return Side(start, *_tidied(first, weights, count), cover.astype(np.float32))


def _tidied(first: NDArray[np.int64], weights: NDArray[np.float64], count: int) -> tuple[Index, F32]:
    """Weights that sum to 1, without the columns that nothing needs, all of them within the picture."""
    if not len(first):
        return first.astype(np.uintp), weights.astype(np.float32)
    skipped = np.argmax(weights > 0.0, axis=1)
    used = weights.shape[1] - np.argmax(weights[:, ::-1] > 0.0, axis=1) - skipped
    taps = int(used.max())
    moved = np.minimum(first + skipped, count - taps)
    old = moved[:, None] + np.arange(taps) - first[:, None]
    inside = (old >= 0) & (old < weights.shape[1])
    kept = np.where(inside, np.take_along_axis(weights, np.clip(old, 0, weights.shape[1] - 1), axis=1), 0.0)
    kept /= kept.sum(axis=1, keepdims=True)
    return moved.astype(np.uintp), kept.astype(np.float32)
