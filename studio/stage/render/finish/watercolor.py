"""Watercolor: outlines that wander, washes flattened by a Kuwahara filter, pigment pooled at edges, granulation, paper.

M. Kuwahara et al., "Processing of RI-angiocardiographic images" (1976): each pixel takes the mean of whichever of four
neighbouring squares varies least, which flattens texture and keeps edges.
"""

import numpy as np

from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange
from studio.stage.render.lens import gauss
from studio.stage.render.noise import TILE


@kernel(parallel=True)
def _box_rows(rgb: U8, from_x: I32, from_y: I32, reach: int, sums: F32) -> None:
    """Displaced colours and squared luminance, summed over 2 * reach + 1 pixels along each row."""
    height = rgb.shape[0]
    width = rgb.shape[1]
    for y in prange(height):
        line = np.empty((4, width), np.float32)
        for x in range(width):
            sx = from_x[y, x]
            sy = from_y[y, x]
            r = f32(rgb[sy, sx, 0]) * (1.0 / 255.0)
            g = f32(rgb[sy, sx, 1]) * (1.0 / 255.0)
            b = f32(rgb[sy, sx, 2]) * (1.0 / 255.0)
            line[0, x] = r
            line[1, x] = g
            line[2, x] = b
            line[3, x] = r * r + g * g + b * b
        for c in range(4):
            o = sums[c, y]
            s = line[c]
            for x in range(width):
                o[x] = s[x]
            for j in range(1, reach + 1):
                for x in range(j, width):
                    o[x] += s[x - j]
                for x in range(width - j):
                    o[x] += s[x + j]
                for x in range(j):
                    o[x] += s[0]
                    o[width - 1 - x] += s[width - 1]


@kernel(parallel=True)
def _box_columns(sums: F32, reach: int, means: F32) -> None:
    """Means of the squares, and in plane 3 the variance of their colour."""
    height = sums.shape[1]
    width = sums.shape[2]
    n = f32((2 * reach + 1) * (2 * reach + 1))
    for y in prange(height):
        for c in range(4):
            o = means[c, y]
            for x in range(width):
                o[x] = 0.0
            for j in range(-reach, reach + 1):
                s = sums[c, min(max(y + j, 0), height - 1)]
                for x in range(width):
                    o[x] += s[x]
            for x in range(width):
                o[x] /= n
        v = means[3, y]
        for x in range(width):
            v[x] = max(v[x] - means[0, y, x] ** 2 - means[1, y, x] ** 2 - means[2, y, x] ** 2, 0.0)


@kernel(parallel=True)
def _kuwahara(means: F32, reach: int, best: F32, tone: F32) -> None:
    height = means.shape[1]
    width = means.shape[2]
    for y in prange(height):
        up = max(y - reach, 0)
        down = min(y + reach, height - 1)
        for x in range(width):
            left = max(x - reach, 0)
            right = min(x + reach, width - 1)
            by = up
            bx = left
            v = means[3, up, left]
            if means[3, up, right] < v:
                v = means[3, up, right]
                bx = right
            if means[3, down, left] < v:
                v = means[3, down, left]
                by = down
                bx = left
            if means[3, down, right] < v:
                by = down
                bx = right
            r = means[0, by, bx]
            g = means[1, by, bx]
            b = means[2, by, bx]
            best[0, y, x] = r
            best[1, y, x] = g
            best[2, y, x] = b
            tone[0, y, x] = (r + g + b) * 0.3333


@kernel(parallel=True)
def _paint(best: F32, tone: F32, fine: F32, wide: F32, paper: F32, wash: F32, cover: F32, rim: F32, out: U8) -> None:
    height = best.shape[1]
    width = best.shape[2]
    for y in prange(height):
        wy = i32(min(y // 2, wide.shape[1] - 1))
        last = wide.shape[2] - 1
        for x in range(width):
            t = tone[0, y, x]
            edge = min(abs(t - fine[0, y, x]) * 3.2, 0.35)
            pool = min(max((wide[0, wy, i32(min(x // 2, last))] - t) * 0.9, 0.0), 0.25)
            grain = (paper[y, x] - 0.5) * 0.22 * (1.15 - t)
            flow = wash[y, x] - 0.5
            power = 1.0 + 1.3 * edge + 0.9 * pool + grain * 1.6 + flow * 0.9
            tooth = 1.0 + (paper[y, x] - 0.5) * 0.05
            k = cover[y, x]
            for c in range(3):
                sheet = (0.975 if c == 0 else (0.965 if c == 1 else 0.94)) * tooth
                v = np.exp(np.log(max(best[c, y, x], 0.001)) * power)
                v = v + (1.0 - v) * 0.10 + flow * 0.05
                v = v * (1.0 - rim[y, x]) * sheet
                v = v * k + sheet * (1.0 - k)
                out[y, x, c] = np.uint8(i32(min(max(v, 0.0), 1.0) * 255.0 + 0.5))


@kernel(parallel=True)
def _halve_tone(tone: F32, out: F32) -> None:
    for y in prange(out.shape[1]):
        for x in range(out.shape[2]):
            out[0, y, x] = 0.25 * (
                tone[0, 2 * y, 2 * x]
                + tone[0, 2 * y, 2 * x + 1]
                + tone[0, 2 * y + 1, 2 * x]
                + tone[0, 2 * y + 1, 2 * x + 1]
            )


class Watercolor:
    """Paper and brush of one picture size; ``paint`` works on finished frames. The paper does not move."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        y, x = np.mgrid[0:height, 0:width]
        s = height / 360

        def tile(frequency: float, offset: int) -> F32:
            return TILE[
                (y * frequency / s + offset).astype(int) & 255, (x * frequency / s + offset * 3).astype(int) & 255
            ]

        def smooth(plane: F32, sigma: float) -> F32:
            fy, fx = np.fft.fftfreq(plane.shape[0])[:, None], np.fft.rfftfreq(plane.shape[1])[None]
            transfer = np.exp(-2 * (np.pi * sigma) ** 2 * (fx * fx + fy * fy))
            return np.fft.irfft2(np.fft.rfft2(plane) * transfer, plane.shape).astype(np.float32)

        wander_x, wander_y = smooth(tile(0.7, 3), 3.2 * s), smooth(tile(0.7, 90), 3.2 * s)
        # the hand wanders less than before the picture falls apart: small things must survive
        self._from_x = np.clip(x + (wander_x - 0.5) * 6 * s, 0, width - 1).astype(np.int32)
        self._from_y = np.clip(y + (wander_y - 0.5) * 6 * s, 0, height - 1).astype(np.int32)
        self._reach = max(1, round(1.6 * s))
        self._paper = np.ascontiguousarray(0.5 * tile(2.3, 11) + 0.5 * tile(5.1, 60), np.float32)
        self._wash = smooth(tile(0.35, 40), 6 * s)
        from_edge = np.minimum(np.minimum(x, width - 1 - x) / height, np.minimum(y, height - 1 - y) / height)
        from_edge = from_edge + (wander_x - 0.5) * 0.03
        self._cover = np.clip((from_edge - 0.012) / 0.03, 0, 1).astype(np.float32)
        self._rim = (np.exp(-(((from_edge - 0.03) / 0.012) ** 2)) * 0.12).astype(np.float32)
        self._sums, self._means = (np.zeros((4, height, width), np.float32) for _ in range(2))
        self._best = np.zeros((3, height, width), np.float32)
        self._tone, self._fine = (np.zeros((1, height, width), np.float32) for _ in range(2))
        self._tone_half, self._wide = (np.zeros((1, height // 2, width // 2), np.float32) for _ in range(2))
        self._narrow, self._broad = _bell(1.2 * s), _bell(2.0 * s)
        self._out = np.zeros((height, width, 3), np.uint8)

    def paint(self, frame: Frame) -> U8:
        """The picture, painted."""
        _box_rows(frame.picture, self._from_x, self._from_y, self._reach, self._sums)
        _box_columns(self._sums, self._reach, self._means)
        _kuwahara(self._means, self._reach, self._best, self._tone)
        gauss(self._tone, self._narrow, self._fine)
        _halve_tone(self._tone, self._tone_half)
        gauss(self._tone_half, self._broad, self._wide)
        _paint(
            self._best, self._tone, self._fine, self._wide, self._paper, self._wash, self._cover, self._rim, self._out
        )
        return self._out.copy()


def _bell(sigma: float) -> F32:
    """Half a normalised gaussian kernel, centre first."""
    q = np.exp(-0.5 * (np.arange(int(2.2 * sigma) + 2) / sigma) ** 2)
    return (q / (2 * q.sum() - q[0])).astype(np.float32)
