"""Laying the pattern into frames: faint where all is flat, stronger where there is much to see anyway."""

import hashlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.provenance.watermark import filters, pattern

Frame = NDArray[np.uint8]

_BLOCK, _STEP = 8, 4
_FLAT, _BUSY = 3, 10
"""The least and the greatest strength, in thirty-seconds of the pattern, whose values go to 15. On a flat grey sky
4 can be made out by who knows where to look."""
_SLOPE = 0.6
_CLIP = 2.6


def embedding(size: tuple[int, int], payload: bytes) -> Callable[[Frame], Frame]:
    """What lays the mark into frames of this size (width, height). Opacity, where there is some, is left as it is.

    Frames that are too small for it stay as they are.
    """
    if not pattern.fits(size):
        return np.copy
    width, height = size
    five = np.uint8(5)
    up, down = _pattern(size, payload)
    dither = _dither(size)

    def _marked(frame: Frame) -> Frame:
        if frame.shape[2] == 4:
            return np.concatenate([_marked(frame[..., :3]), frame[..., 3:]], axis=2)
        strength = np.repeat(_strength(frame), 3 * _BLOCK, axis=1)[:, : 3 * width]
        wide = np.repeat(strength, _BLOCK, axis=0)[:height]
        flat = np.ascontiguousarray(frame).reshape(height, 3 * width)
        lighter = (up * wide + dither) >> five
        darker = (down * wide + dither) >> five
        out = np.minimum(flat, ~lighter)
        out += lighter
        np.maximum(out, darker, out=out)
        out -= darker
        return out.reshape(frame.shape)

    return _marked


def _pattern(size: tuple[int, int], payload: bytes) -> tuple[Frame, Frame]:
    """What is added and what is taken away, 0 to 15, each (height, 3 width)."""
    width, height = size
    grid = pattern.grids(size)[0]
    signs = pattern.spots(grid, payload)
    signs -= filters.smooth(signs, 2.0)
    drawn = pattern.spread(grid[0], height) @ signs @ pattern.spread(grid[1], width).T
    scaled = np.rint(np.clip(drawn / (_CLIP * drawn.std()), -1, 1) * 15).astype(np.int8)
    wide = np.repeat(scaled, 3, axis=1)
    return np.maximum(wide, 0).astype(np.uint8), np.maximum(-wide, 0).astype(np.uint8)


def _dither(size: tuple[int, int]) -> Frame:
    """0 to 31, the same for all three colours and in every frame."""
    width, height = size
    noise = np.frombuffer(hashlib.shake_128(b"ekonte dither 1").digest(width * height), np.uint8) & 31
    return np.repeat(noise.astype(np.uint8).reshape(height, width), 3, axis=1)


def _strength(frame: Frame) -> Frame:
    """For each block of 8 pixels, by how much the green of its pixels differs: (rows, columns)."""
    green = frame[::_STEP, ::_STEP, 1].astype(np.float32)
    across = np.abs(np.diff(green, axis=1, append=green[:, -1:]))
    along = np.abs(np.diff(green, axis=0, append=green[-1:]))
    busy = filters.box(across + along, 3)
    ratio = _BLOCK // _STEP
    return np.clip(_FLAT + _SLOPE * busy[::ratio, ::ratio], _FLAT, _BUSY).astype(np.uint8)
