"""Patterns of taps that turn over 4x4 pixels, and the box that covers exactly one period of them."""

import numpy as np

from studio.stage.render.jit import F32, kernel, prange


def spiral(count: int) -> F32:
    """(count, 3): x, y and radius of points spread over the unit disc."""
    i = np.arange(count)
    r = np.sqrt((i + 0.5) / count)
    return np.stack([r * np.cos(i * 2.39996), r * np.sin(i * 2.39996), r], 1).astype(np.float32)


_TURN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * (2 * np.pi / 16)
TURN_COS, TURN_SIN = np.cos(_TURN).astype(np.float32), np.sin(_TURN).astype(np.float32)


@kernel()
def _blur_tap(total: F32, weight: F32, z: F32, tap_z: F32, tap: F32, tolerance: float) -> None:
    for i in range(total.shape[0]):
        same = 1.0 if abs(tap_z[i] - z[i]) < tolerance * z[i] else 0.0
        total[i] += tap[i] * same
        weight[i] += same


@kernel(parallel=True)
def box4(source: F32, depth: F32, tolerance: float, out: F32) -> None:
    """4x4 box over samples at a similar depth: exactly one period of the turning pattern."""
    height = source.shape[0]
    width = source.shape[1]
    for y in prange(height):
        total = np.zeros(width, np.float32)
        weight = np.zeros(width, np.float32)
        for dy in range(-1, 3):
            yy = min(max(y + dy, 0), height - 1)
            for dx in range(-1, 3):
                low = max(0, -dx)
                high = width - max(0, dx)
                _blur_tap(
                    total[low:high], weight[low:high], depth[y, low:high], depth[yy, low + dx : high + dx],
                    source[yy, low + dx : high + dx], tolerance,
                )  # fmt: skip
        o = out[y]
        for i in range(width):
            o[i] = total[i] / max(weight[i], 1.0)
