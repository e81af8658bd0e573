"""What hand-made finishes share: a sheet of some 360 rows whatever the picture's size, its grain, lines, and laying it.

A hand is as wide on a large picture as on a small one, so all of it is worked out on the sheet; the paper alone is as
fine as the picture.
"""

import numpy as np

from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange
from studio.stage.render.lens import gauss
from studio.stage.render.noise import TILE

ROWS = 360
"""Rows of a sheet, about."""
FAR = 4


@kernel(parallel=True)
def shrink(picture: U8, fold: int, out: F32) -> None:
    """Means of ``fold`` by ``fold`` pixels: red, green, blue and luminance, 0..1."""
    height = picture.shape[0]
    width = picture.shape[1]
    share = 1.0 / (255.0 * f32(fold * fold))
    for y in prange(out.shape[1]):
        for x in range(out.shape[2]):
            r = i32(0)
            g = i32(0)
            b = i32(0)
            for j in range(fold):
                sy = min(y * fold + j, height - 1)
                for i in range(fold):
                    sx = min(x * fold + i, width - 1)
                    r += i32(picture[sy, sx, 0])
                    g += i32(picture[sy, sx, 1])
                    b += i32(picture[sy, sx, 2])
            out[0, y, x] = f32(r) * share
            out[1, y, x] = f32(g) * share
            out[2, y, x] = f32(b) * share
            out[3, y, x] = (f32(r) * 0.3 + f32(g) * 0.59 + f32(b) * 0.11) * share


@kernel(parallel=True)
def contours(distance: F32, owner: I32, fold: int, out: F32) -> None:
    """Where something stands before something else: 0..1, fainter far away."""
    height = owner.shape[0]
    width = owner.shape[1]
    for y in prange(out.shape[0]):
        cy = min(y * fold, height - 1)
        dy = min(cy + fold, height - 1)
        for x in range(out.shape[1]):
            cx = min(x * fold, width - 1)
            rx = min(cx + fold, width - 1)
            me = owner[cy, cx]
            right = owner[cy, rx]
            down = owner[dy, cx]
            e = f32(0.0)
            if me != right or me != down:
                z = distance[cy, cx] if me >= 0 else f32(1e4)
                zr = distance[cy, rx] if right >= 0 else f32(1e4)
                zd = distance[dy, cx] if down >= 0 else f32(1e4)
                near = min(z, min(zr, zd))
                far = max(z, max(zr, zd))
                jump = min(max(((far - near) / near - 0.03) * 11.0, 0.0), 1.0)
                e = jump * jump * (3.0 - 2.0 * jump) * (0.2 + 0.8 * min(9.0 / near, 1.0))
            out[y, x] = e


@kernel(parallel=True)
def _thin(plane: F32, out: F32) -> None:
    """Means of ``FAR`` by ``FAR`` pixels."""
    for y in prange(out.shape[0]):
        for x in range(out.shape[1]):
            total = f32(0.0)
            for j in range(4):
                for i in range(4):
                    total += plane[min(y * 4 + j, plane.shape[0] - 1), min(x * 4 + i, plane.shape[1] - 1)]
            out[y, x] = total * 0.0625


@kernel(parallel=True)
def lay(sheet: F32, grain: F32, out: U8) -> None:
    """The sheet (3, rows, columns), 0..1, on the whole picture; ``grain`` (height, width) is a factor on its light."""
    rows = sheet.shape[1]
    columns = sheet.shape[2]
    height = out.shape[0]
    width = out.shape[1]
    step_y = f32(rows) / f32(height)
    step_x = f32(columns) / f32(width)
    for y in prange(height):
        fy = min(max((f32(y) + 0.5) * step_y - 0.5, 0.0), f32(rows) - 1.001)
        y0 = i32(fy)
        b = fy - f32(y0)
        line = np.empty((3, columns), np.float32)
        for c in range(3):
            upper = sheet[c, y0]
            lower = sheet[c, y0 + 1]
            o = line[c]
            for x in range(columns):
                o[x] = upper[x] + (lower[x] - upper[x]) * b
        for x in range(width):
            fx = min(max((f32(x) + 0.5) * step_x - 0.5, 0.0), f32(columns) - 1.001)
            x0 = i32(fx)
            a = fx - f32(x0)
            k = grain[y, x] * 255.0
            for c in range(3):
                v = (line[c, x0] + (line[c, x0 + 1] - line[c, x0]) * a) * k
                out[y, x, c] = np.uint8(i32(min(max(v, 0.0), 255.0) + 0.5))


def tile(shape: tuple[int, int], scale: float, offset: int, stretch: float = 1.0, degrees: float = 0.0) -> F32:
    """Noise 0..1 of a size: ``scale`` cells a pixel, ``stretch`` times as long along x turned by ``degrees``."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) * np.float32(scale)
    turn = np.radians(degrees)
    y, x = rows * np.cos(turn) - columns * np.sin(turn), (rows * np.sin(turn) + columns * np.cos(turn)) / stretch
    y0, x0 = np.floor(y).astype(int), np.floor(x).astype(int)
    b, a = y - y0, x - x0
    u, v = (x0 + 3 * offset) & 255, (y0 + offset) & 255
    u1, v1 = (u + 1) & 255, (v + 1) & 255
    top = TILE[v, u] * (1 - a) + TILE[v, u1] * a
    return np.asarray(top * (1 - b) + (TILE[v1, u] * (1 - a) + TILE[v1, u1] * a) * b, np.float32)


def bell(sigma: float) -> F32:
    """Half a normalised gaussian kernel, centre first."""
    q = np.exp(-0.5 * (np.arange(int(2.2 * sigma) + 2) / sigma) ** 2)
    return (q / (2 * q.sum() - q[0])).astype(np.float32)


class Sheet:
    """The picture on a sheet: ``colors`` (4, rows, columns), red, green, blue and luminance, ``lines`` (rows, columns)
    contours, ``scale`` the sheet's pixels for one at 360 rows. Scratch planes are made once."""

    def __init__(self, width: int, height: int) -> None:
        self.fold = max(1, round(height / ROWS))
        self.shape = (-(-height // self.fold), -(-width // self.fold))
        self.size = (height, width)
        self.scale = self.shape[0] / ROWS
        self.colors = np.zeros((4, *self.shape), np.float32)
        self.lines = np.zeros(self.shape, np.float32)
        self.painted = np.zeros((3, *self.shape), np.float32)
        rows, columns = (max(side // FAR, 2) for side in self.shape)
        self._far, self.around = (np.zeros((1, rows, columns), np.float32) for _ in range(2))

    def see(self, frame: Frame) -> None:
        """Take a frame in."""
        shrink(frame.picture, self.fold, self.colors)
        contours(frame.distance, frame.owner, self.fold, self.lines)

    def look_around(self, sigma: float) -> F32:
        """Mean luminance about each place, (rows, columns) of one in ``FAR`` by ``FAR`` pixels."""
        _thin(self.colors[3], self._far[0])
        gauss(self._far, bell(max(sigma * self.scale / FAR, 0.4)), self.around)
        return self.around[0]

    def tooth(self, scale: float, offset: int, stretch: float = 1.0, degrees: float = 0.0) -> F32:
        """Noise 0..1 as fine as the picture, ``scale`` cells a pixel at 360 rows."""
        return tile(self.size, min(scale * ROWS / self.size[0], 1.0), offset, stretch, degrees)

    def hatching(self, apart: float, offset: int, degrees: float) -> F32:
        """Strokes of a pencil side by side, as fine as the picture: 0 where it presses hardest, 1 between them;
        ``apart`` pixels at 360 rows."""
        height, width = self.size
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        turn = np.radians(degrees)
        across = (y * np.cos(turn) - x * np.sin(turn)) * (ROWS / height / apart)
        sway = self.tooth(0.05, offset, 3.0, degrees)
        press = self.tooth(0.5, offset + 9, 18.0, degrees)
        return np.asarray(0.55 * (0.5 + 0.5 * np.cos(2 * np.pi * (across + 1.6 * sway))) + 0.45 * press, np.float32)

    def grain(self, scale: float, offset: int, depth: float, stretch: float = 1.0) -> F32:
        """A paper as fine as the picture: factors about 1."""
        share = ROWS / self.size[0]
        fine = tile(self.size, 1.1 * max(scale * share, 0.35), offset, stretch)
        coarse = tile(self.size, 0.4 * scale * share, offset + 50, stretch)
        return np.asarray(1 + depth * (0.6 * fine + 0.4 * coarse - 0.5), np.float32)

    def blur(self, planes: F32, sigma: float, out: F32) -> None:
        """Gaussian blur of planes (n, rows, columns), ``sigma`` in pixels at 360 rows."""
        gauss(planes, bell(max(sigma * self.scale, 0.4)), out)

    def laid(self, grain: F32) -> U8:
        """What was ``painted``, on paper."""
        out = np.empty((*self.size, 3), np.uint8)
        lay(self.painted, grain, out)
        return out
