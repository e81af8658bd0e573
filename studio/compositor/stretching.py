"""Kernels that sample an upright picture anew, by the weights of ``sampling``: a row between rows, then along it.

Colours are weighed by their opacity, so that what cannot be seen never tints an edge.
"""

import numpy as np
from numpy.typing import NDArray

from studio.compositor.jit import kernel

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
Index = NDArray[np.uintp]
"""Unsigned, as an index below zero would be looked for at the other end: a test for each access."""


@kernel
def _down(line: F32, picture: U8, low: int, first: int, weights: F32, solid: bool) -> None:
    """One row between rows, from pixel ``low`` on: ``line`` (n * 4,) 0..255, premultiplied."""
    for k in range(line.shape[0]):
        line[k] = np.float32(0.0)
    for t in range(weights.shape[0]):
        w = weights[t]
        if w == np.float32(0.0):
            continue
        row = picture[first + t].reshape(-1)[4 * low : 4 * low + line.shape[0]]
        if solid:
            for k in range(line.shape[0]):
                line[k] += w * np.float32(row[k])
        else:
            part = w * np.float32(1.0 / 255.0)
            for j in range(line.shape[0] // 4):
                a = part * np.float32(row[4 * j + 3])
                line[4 * j] += a * np.float32(row[4 * j])
                line[4 * j + 1] += a * np.float32(row[4 * j + 1])
                line[4 * j + 2] += a * np.float32(row[4 * j + 2])
                line[4 * j + 3] += a * np.float32(255.0)


@kernel
def _across(made: F32, line: F32, first: Index, weights: F32) -> None:
    """Pixels between pixels: ``made`` (n * 4,) of ``line``; ``first`` (n,) counts from the line's beginning."""
    one, two, three, four = np.uintp(1), np.uintp(2), np.uintp(3), np.uintp(4)
    taps = weights.shape[1]
    for i in range(first.shape[0]):
        k = first[i] * four
        w = weights[i, 0]
        b, g, r, a = w * line[k], w * line[k + one], w * line[k + two], w * line[k + three]
        for t in range(1, taps):
            k += four
            w = weights[i, t]
            b += w * line[k]
            g += w * line[k + one]
            r += w * line[k + two]
            a += w * line[k + three]
        o = np.uintp(i) * four
        made[o], made[o + one], made[o + two], made[o + three] = b, g, r, a


@kernel
def _across_two(made: F32, line: F32, first: Index, weights: F32) -> None:
    """``_across`` for two pixels at a time, which is what growing takes."""
    one, two, three, four = np.uintp(1), np.uintp(2), np.uintp(3), np.uintp(4)
    for i in range(first.shape[0]):
        k = first[i] * four
        v, w = weights[i, 0], weights[i, 1]
        o = np.uintp(i) * four
        n = k + four
        b, g = v * line[k] + w * line[n], v * line[k + one] + w * line[n + one]
        r, a = v * line[k + two] + w * line[n + two], v * line[k + three] + w * line[n + three]
        made[o], made[o + one], made[o + two], made[o + three] = b, g, r, a


@kernel
def _blend(target: U8, made: F32, cover: F32, share: float, solid: bool) -> None:
    """Lay ``made`` (n * 4,), covering ``cover`` (n * 4,) of each pixel at opacity ``share``, over opaque bytes."""
    opacity = np.float32(share)
    one, half = np.float32(1.0), np.float32(0.5)
    if solid:
        for k in range(made.shape[0]):
            seen = opacity * cover[k]
            target[k] = np.uint8(np.int32(seen * made[k] + (one - seen) * np.float32(target[k]) + half))
        return
    part = np.float32(1.0 / 255.0)
    for i in range(made.shape[0] // 4):
        k = 4 * i
        seen = opacity * cover[k]
        rest = one - seen * made[k + 3] * part
        target[k] = np.uint8(np.int32(seen * made[k] + rest * np.float32(target[k]) + half))
        target[k + 1] = np.uint8(np.int32(seen * made[k + 1] + rest * np.float32(target[k + 1]) + half))
        target[k + 2] = np.uint8(np.int32(seen * made[k + 2] + rest * np.float32(target[k + 2]) + half))


@kernel
def lay_upright(
    out: U8, picture: U8, top: int, y_first: Index, y_weights: F32, y_cover: F32,
    left: int, x_first: Index, x_weights: F32, x_cover: F32, opacity: float, solid: bool,
) -> None:  # fmt: skip
    """Lay a picture (h, w, 4) over an opaque one (height, width, 4), in place, from the screen's pixel (left, top).

    ``first``, ``weights`` and ``cover`` are of ``sampling.Side``; ``x_cover`` four times, for each byte of a pixel.
    """
    low = int(x_first[0])
    line = np.empty((int(x_first[-1]) + x_weights.shape[1] - low) * 4, np.float32)
    first = x_first - np.uintp(low)
    made = np.empty(x_first.shape[0] * 4, np.float32)
    for j in range(y_first.shape[0]):
        _down(line, picture, low, y_first[j], y_weights[j], solid)
        if x_weights.shape[1] == 2:
            _across_two(made, line, first, x_weights)
        else:
            _across(made, line, first, x_weights)
        target = out[top + j].reshape(-1)[left * 4 : left * 4 + made.shape[0]]
        _blend(target, made, x_cover, y_cover[j] * np.float32(opacity), solid)


@kernel
def resample(
    out: U8, picture: U8, y_first: Index, y_weights: F32, x_first: Index, x_weights: F32, solid: bool
) -> None:  # fmt: skip
    """A picture (h, w, 4) at another size: all of ``out`` (height, width, 4)."""
    line = np.empty(picture.shape[1] * 4, np.float32)
    made = np.empty(x_first.shape[0] * 4, np.float32)
    most, half = np.float32(255.0), np.float32(0.5)
    for j in range(y_first.shape[0]):
        _down(line, picture, 0, y_first[j], y_weights[j], solid)
        _across(made, line, x_first, x_weights)
        for i in range(x_first.shape[0]):
            k = 4 * i
            a = made[k + 3]
            share = np.float32(1.0)
            if not solid:
                share = most / a if a > np.float32(0.25) else np.float32(0.0)
            for c in range(3):
                out[j, i, c] = np.uint8(np.int32(min(made[k + c] * share, most) + half))
            out[j, i, 3] = np.uint8(np.int32(a + half))
