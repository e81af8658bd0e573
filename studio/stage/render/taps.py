"""Patterns of taps that turn over 4x4 pixels, and the box that covers exactly one period of them."""

import numpy as np

from studio.stage.render.jit import F32, f32, kernel, prange


def spiral(count: int) -> F32:
    """(count, 3): x, y and radius of points spread over the unit disc."""
    i = np.arange(count)
    r = np.sqrt((i + 0.5) / count)
    return np.stack([r * np.cos(i * 2.39996), r * np.sin(i * 2.39996), r], 1).astype(np.float32)


_TURN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * (2 * np.pi / 16)
TURN_COS, TURN_SIN = np.cos(_TURN).astype(np.float32), np.sin(_TURN).astype(np.float32)


@kernel(leaf=True)
def _across(value: F32, z: F32, dx: int, tolerance: float, total: F32, weight: F32) -> None:
    """Add the neighbours ``dx`` to the right where they are at a similar depth."""
    low = max(0, -dx)
    high = value.shape[0] - max(0, dx)
    total = total[low:high]
    weight = weight[low:high]
    near = z[low:high]
    z = z[low + dx : high + dx]
    value = value[low + dx : high + dx]
    for i in range(total.shape[0]):
        same = 1.0 if abs(z[i] - near[i]) < tolerance * near[i] else 0.0
        total[i] += value[i] * same
        weight[i] += same


@kernel(leaf=True)
def _down(total: F32, weight: F32, z: F32, near: F32, tolerance: float, sums: F32, weights: F32) -> None:
    """Add the sums of a row where it is at a similar depth."""
    for i in range(total.shape[0]):
        same = 1.0 if abs(z[i] - near[i]) < tolerance * near[i] else 0.0
        sums[i] += total[i] * same
        weights[i] += weight[i] * same


@kernel(leaf=True)
def _fill(out: F32, value: float) -> None:
    for i in range(out.shape[0]):
        out[i] = value


@kernel(leaf=True)
def _share(sums: F32, weights: F32, out: F32) -> None:
    for i in range(out.shape[0]):
        out[i] = sums[i] / weights[i]


_BLOCK = 32


@kernel(leaf=True)
def _level(value: F32) -> float:
    """The one value that all are, or -1."""
    first = value[0]
    other = 0
    for x in range(value.shape[0]):
        other += 1 if value[x] != first else 0
    return first if other == 0 else f32(-1.0)


@kernel(parallel=True)
def box4(source: F32, depth: F32, tolerance: float, room: F32, out: F32) -> None:
    """4x4 box over samples at a similar depth: exactly one period of the turning pattern. First along rows, then along
    columns; where all about is one value, nothing is to be done. ``source``: 0..1; ``room``: (2, height, width)."""
    height = source.shape[0]
    width = source.shape[1]
    blocks = -(-width // _BLOCK)
    levels = np.empty((height, blocks), np.float32)
    for y in prange(height):
        total = room[0, y]
        weight = room[1, y]
        every = 1
        for k in range(blocks):
            levels[y, k] = _level(source[y, max(k * _BLOCK - 1, 0) : min((k + 1) * _BLOCK + 2, width)])
            every = every if levels[y, k] >= 0.0 else 0
        if every == 1:
            for x in range(width):
                total[x] = source[y, x] * 4.0
                weight[x] = 4.0
        else:
            for x in range(width):
                total[x] = source[y, x]
                weight[x] = 1.0
            for dx in range(-1, 3):
                if dx != 0:
                    _across(source[y], depth[y], dx, tolerance, total, weight)
    for y in prange(height):
        sums = np.zeros(width, np.float32)
        weights = np.zeros(width, np.float32)
        o = out[y]
        for k in range(blocks):
            low = k * _BLOCK
            high = min(low + _BLOCK, width)
            level = levels[y, k]
            for dy in range(-1, 3):
                level = level if levels[min(max(y + dy, 0), height - 1), k] == level else f32(-1.0)
            if level >= 0.0:
                _fill(o[low:high], level)
                continue
            for dy in range(-1, 3):
                yy = min(max(y + dy, 0), height - 1)
                _down(
                    room[0, yy, low:high], room[1, yy, low:high], depth[yy, low:high], depth[y, low:high], tolerance,
                    sums[low:high], weights[low:high],
                )  # fmt: skip
            _share(sums[low:high], weights[low:high], o[low:high])
