"""Kernels that turn outlines into pixels: how much of each a shape covers, how far its edge is, a soft shadow."""

import numpy as np
from numpy.typing import NDArray

from studio.compositor.jit import kernel

F32 = NDArray[np.float32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]


@kernel
def fill(cover: F32, edges: F32, spans: I64, ways: F32) -> None:
    """How much of each pixel shapes cover, 0..1, into ``cover`` (h, w).

    Shape k is ``edges[spans[k, 0] : spans[k, 1]]`` (x, y of both ends, in em) through ``ways[k]``: x' = w0 x + w1 y +
    w2, y' = w3 x + w4 y + w5, in pixels. Signed areas are added up along each row (after Raph Levien's font-rs), so
    shapes that overlap are one.
    """
    height, width = cover.shape
    zero, one = np.float32(0.0), np.float32(1.0)
    cover[:] = zero
    for k in range(spans.shape[0]):
        w = ways[k]
        for e in range(spans[k, 0], spans[k, 1]):
            ax = w[0] * edges[e, 0] + w[1] * edges[e, 1] + w[2]
            ay = w[3] * edges[e, 0] + w[4] * edges[e, 1] + w[5]
            bx = w[0] * edges[e, 2] + w[1] * edges[e, 3] + w[2]
            by = w[3] * edges[e, 2] + w[4] * edges[e, 3] + w[5]
            if ay == by:
                continue
            sign = one
            if ay > by:
                ax, ay, bx, by, sign = bx, by, ax, ay, -one
            slope = (bx - ax) / (by - ay)
            first, last = max(int(np.floor(ay)), 0), min(int(np.ceil(by)), height)
            for y in range(first, last):
                top, bottom = max(ay, np.float32(y)), min(by, np.float32(y + 1))
                tall = bottom - top
                if tall <= zero:
                    continue
                x0, x1 = ax + (top - ay) * slope, ax + (bottom - ay) * slope
                left, right = min(x0, x1), max(x0, x1)
                left, right = max(left, zero), max(right, zero)
                area = sign * tall
                i, j = int(left), int(right)
                if i >= width:
                    continue
                if j == i or right <= np.float32(i + 1):
                    part = np.float32(0.5) * (left + right) - np.float32(i)
                    cover[y, i] += area * (one - part)
                    if i + 1 < width:
                        cover[y, i + 1] += area * part
                    continue
                # The edge crosses several pixels of the row: what lies to its right in each, then the rest at once.
                per = one / (right - left)
                before = zero
                for x in range(i, min(j + 1, width)):
                    end = min(right, np.float32(x + 1))
                    begin = max(left, np.float32(x))
                    inside = np.float32(0.5) * per * (end - begin) * (np.float32(2 * x + 2) - begin - end)
                    passed = per * (begin - left)
                    now = passed + inside
                    cover[y, x] += area * (now - before)
                    before = now
                if j + 1 < width:
                    cover[y, j + 1] += area * (one - before)
    for y in range(height):
        total = zero
        for x in range(width):
            total += cover[y, x]
            cover[y, x] = min(abs(total), one)


@kernel
def stroke(cover: F32, edges: F32, spans: I64, ways: F32, radius: float) -> None:
    """Widen what is covered, in place, by ``radius`` pixels on each side of every edge, with round corners.

    Arguments as for ``fill``, whose ``cover`` this takes.
    """
    height, width = cover.shape
    reach = np.float32(radius) + np.float32(0.5)
    zero, one = np.float32(0.0), np.float32(1.0)
    for k in range(spans.shape[0]):
        w = ways[k]
        for e in range(spans[k, 0], spans[k, 1]):
            ax = w[0] * edges[e, 0] + w[1] * edges[e, 1] + w[2] - np.float32(0.5)
            ay = w[3] * edges[e, 0] + w[4] * edges[e, 1] + w[5] - np.float32(0.5)
            bx = w[0] * edges[e, 2] + w[1] * edges[e, 3] + w[2] - np.float32(0.5)
            by = w[3] * edges[e, 2] + w[4] * edges[e, 3] + w[5] - np.float32(0.5)
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            per = one / length if length > zero else zero
            left, right = max(int(np.ceil(min(ax, bx) - reach)), 0), min(int(np.floor(max(ax, bx) + reach)) + 1, width)
            top, bottom = max(int(np.ceil(min(ay, by) - reach)), 0), min(int(np.floor(max(ay, by) + reach)) + 1, height)
            for y in range(top, bottom):
                py = np.float32(y) - ay
                for x in range(left, right):
                    px = np.float32(x) - ax
                    t = min(max((px * dx + py * dy) * per, zero), one)
                    ex, ey = px - t * dx, py - t * dy
                    away = ex * ex + ey * ey
                    if away < reach * reach:
                        cover[y, x] = max(cover[y, x], min(reach - np.sqrt(away), one))


@kernel
def blur(cover: F32, weights: F32) -> None:
    """Soften ``cover`` (h, w), in place, by a symmetrical row of weights (2 r + 1,) that sum to 1, both ways."""
    height, width = cover.shape
    r = weights.shape[0] // 2
    line = np.zeros(max(height, width) + 2 * r, np.float32)
    for y in range(height):
        line[:] = np.float32(0.0)
        line[r : r + width] = cover[y]
        for x in range(width):
            total = np.float32(0.0)
            for k in range(2 * r + 1):
                total += weights[k] * line[x + k]
            cover[y, x] = total
    for x in range(width):
        line[:] = np.float32(0.0)
        for y in range(height):
            line[r + y] = cover[y, x]
        for y in range(height):
            total = np.float32(0.0)
            for k in range(2 * r + 1):
                total += weights[k] * line[y + k]
            cover[y, x] = total


@kernel
def ink(paint: F32, cover: F32, blue: float, green: float, red: float, opacity: float) -> None:
    """Lay a colour (0..255, opacity 0..1) where ``cover`` (h, w) says over ``paint`` (h, w, 4), premultiplied."""
    for y in range(cover.shape[0]):
        for x in range(cover.shape[1]):
            a = cover[y, x] * np.float32(opacity)
            if a > np.float32(0.0):
                rest = np.float32(1.0) - a
                paint[y, x, 0] = paint[y, x, 0] * rest + np.float32(blue) * a
                paint[y, x, 1] = paint[y, x, 1] * rest + np.float32(green) * a
                paint[y, x, 2] = paint[y, x, 2] * rest + np.float32(red) * a
                paint[y, x, 3] = paint[y, x, 3] * rest + np.float32(255.0) * a


@kernel
def dried(out: U8, paint: F32, left: int, top: int) -> None:
    """``paint`` as straight-alpha bytes, into ``out`` (height, width, 4) from (left, top) on."""
    most, half = np.float32(255.0), np.float32(0.5)
    for y in range(paint.shape[0]):
        for x in range(paint.shape[1]):
            a = paint[y, x, 3]
            if a < half:
                continue
            share = most / a
            for c in range(3):
                out[top + y, left + x, c] = np.uint8(np.int32(min(paint[y, x, c] * share, most) + half))
            out[top + y, left + x, 3] = np.uint8(np.int32(min(a, most) + half))
