"""Old film: a print of the first years of the pictures, in one tone; worn, unsteady in its gate, dark at the corners.

Eighteen pictures a second pass the gate: with each the frame sits a little otherwise, the arc lamp's light breathes and
other specks of dust lie on it, while a scratch runs on for a while at its place. All of it is slight: on a still
shot it moves pixels by about a level, and nobody's face is scratched out.
"""

import numpy as np

from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, U8, f32, i32, kernel, prange

_CRANKED_HZ = 18.0
_SCRATCHES, _SPECKS = 6, 9
_SCRATCH_S = 0.9
"""How long a scratch runs on at its place."""

SEPIA = (1.16, 0.92, 0.62)
SILVER = (1.0, 0.985, 0.955)


@kernel(parallel=True)
def _project(
    picture: U8, dx: float, dy: float, gain: float, corner: F32, columns: F32, specks: F32, noise: F32, from_row: int,
    from_column: int, red: F32, green: F32, blue: F32, out: U8,
) -> None:  # fmt: skip
    """``corner`` (height, width): light that reaches each pixel; ``columns`` (width,): what scratches add or take;
    ``specks`` (n, 4): x, y, radius, depth; the tones (256,) are what a grey becomes."""
    height = picture.shape[0]
    width = picture.shape[1]
    for y in prange(height):
        ay = min(max(f32(y) + dy, 0.0), f32(height) - 1.001)
        y0 = i32(ay)
        b = ay - f32(y0)
        upper = picture[y0]
        lower = picture[y0 + 1]
        grey = np.empty(width, np.float32)
        nr = noise[(y + from_row) & 255]
        for x in range(width):
            ax = min(max(f32(x) + dx, 0.0), f32(width) - 1.001)
            x0 = i32(ax)
            a = ax - f32(x0)
            # early stock saw blue and green, and hardly any red
            u0 = 0.20 * f32(upper[x0, 0]) + 0.50 * f32(upper[x0, 1]) + 0.30 * f32(upper[x0, 2])
            u1 = 0.20 * f32(upper[x0 + 1, 0]) + 0.50 * f32(upper[x0 + 1, 1]) + 0.30 * f32(upper[x0 + 1, 2])
            l0 = 0.20 * f32(lower[x0, 0]) + 0.50 * f32(lower[x0, 1]) + 0.30 * f32(lower[x0, 2])
            l1 = 0.20 * f32(lower[x0 + 1, 0]) + 0.50 * f32(lower[x0 + 1, 1]) + 0.30 * f32(lower[x0 + 1, 2])
            v = (u0 + (u1 - u0) * a) * (1.0 - b) + (l0 + (l1 - l0) * a) * b
            worn = nr[(x + from_column) & 2047]
            grey[x] = v * gain * corner[y, x] + columns[x] + worn * (1.1 + 0.012 * v)
        for k in range(specks.shape[0]):
            sy = f32(y) - specks[k, 1]
            reach = specks[k, 2]
            if abs(sy) < reach:
                half = np.sqrt(reach * reach - sy * sy)
                first = max(i32(specks[k, 0] - half), 0)
                last = min(i32(specks[k, 0] + half) + 1, width)
                for x in range(first, last):
                    grey[x] += specks[k, 3]
        line = out[y]
        for x in range(width):
            t = i32(min(max(grey[x] + 0.5, 0.0), 255.0))
            line[x, 0] = np.uint8(i32(red[t]))
            line[x, 1] = np.uint8(i32(green[t]))
            line[x, 2] = np.uint8(i32(blue[t]))


class OldFilm:
    """A reel of one picture size; ``seed`` decides where it is worn."""

    tone = SILVER

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._width, self._height, self._seed = width, height, seed
        self._unit = height / 360
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        fx, fy = (x + 0.5) / width * 2 - 1, (y + 0.5) / height * 2 - 1
        away = np.sqrt(np.abs(fx) ** 2.6 + np.abs(fy) ** 2.6) / 1.25
        self._corner = np.ascontiguousarray(1.06 - 0.62 * np.clip((away - 0.42) / 0.62, 0, 1) ** 1.6, np.float32)
        noise = np.random.default_rng(seed + 1902).standard_normal((256, 2048)).astype(np.float32)
        clumped = noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1)
        self._noise = np.ascontiguousarray(clumped / f32(1.73), np.float32)
        self._tones = tones(self.tone)
        self._out = np.zeros((height, width, 3), np.uint8)

    def paint(self, frame: Frame) -> U8:
        """The picture, as this print of it is projected."""
        cranked = int(frame.seconds * _CRANKED_HZ + 1e-6)
        g = np.random.default_rng((self._seed, 18, cranked))
        dx, dy = (0.22 * self._unit * float(g.standard_normal()) for _ in range(2))
        dx += 0.5 * self._unit * float(np.sin(frame.seconds * 2.1 + self._seed))
        gain = 1.0 + 0.007 * float(g.standard_normal()) + 0.006 * float(np.sin(frame.seconds * 7.3))
        _project(
            frame.picture, f32(dx), f32(dy), f32(gain), self._corner, self._scratches(frame.seconds), self._specks(g),
            self._noise, int(g.integers(256)), int(g.integers(2048)), *self._tones, self._out,
        )  # fmt: skip
        return self._out.copy()

    def _scratches(self, seconds: float) -> F32:
        """What the scratches of this second do to each column."""
        out = np.zeros(self._width, np.float32)
        columns = np.arange(self._width, dtype=np.float32)
        for k in range(_SCRATCHES):
            life = seconds / _SCRATCH_S + k / _SCRATCHES
            g = np.random.default_rng((self._seed, k, int(life)))
            if g.random() > 0.55:
                continue
            at = g.uniform(0.04, 0.96) * self._width + 2.0 * self._unit * np.sin(6 * seconds + k)
            depth = g.uniform(22, 52) * (1 if g.random() < 0.7 else -1) * np.sin(np.pi * (life % 1.0))
            out += depth * np.exp(-(((columns - at) / (0.55 * self._unit)) ** 2))
        return np.ascontiguousarray(out, np.float32)

    def _specks(self, g: np.random.Generator) -> F32:
        """Dust of one picture: x, y, radius and how much lighter or darker."""
        n = int(g.integers(1, _SPECKS))
        at = g.uniform(0, 1, (n, 2)) * [self._width, self._height]
        radius = self._unit * g.uniform(0.6, 2.8, n)
        depth = np.where(g.random(n) < 0.6, -1, 1) * g.uniform(35, 90, n)
        return np.ascontiguousarray(np.column_stack([at, radius, depth]), np.float32)


class Sepia(OldFilm):
    """The same on paper and stock that time has browned."""

    tone = SEPIA


def tones(tone: tuple[float, float, float]) -> tuple[F32, F32, F32]:
    """What each of 256 greys becomes: blacks faded, whites never quite white, both in the colour of ``tone``."""
    grey = np.arange(256, dtype=np.float32) / 255
    printed = 0.05 + 0.92 * np.clip(1.10 * grey - 0.03 * np.sin(2 * np.pi * grey), 0, 1)
    bright = printed ** (1.0 / np.asarray(tone, np.float32)[:, None] ** 0.9)
    out = np.clip(bright * (0.5 + 0.5 * np.asarray(tone)[:, None]) * 255, 0, 255).astype(np.float32)
    return out[0], out[1], out[2]
