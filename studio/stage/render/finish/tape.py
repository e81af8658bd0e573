"""Tape: a picture as a home video recorder gives it back. Colour is coarse and comes late, lines show, tracking slips.

Brightness keeps about 240 lines' worth of detail with a ring after every edge; colour keeps a sixth of that, smeared to
the right and into the line below. The foot of the picture is torn where the heads switch, and now and then a band of
lost tracking climbs through it. Noise is new in every frame: a still shot on tape is never quite still.
"""

import numpy as np

from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, U8, f32, i32, kernel, prange

_NOISE_ROWS, _NOISE_COLUMNS = 256, 2048
_TORN = 0.028
"""Share of the picture at its foot that the switching of the heads tears."""
_SLIP_EVERY_S, _SLIP_S, _SLIP_BAND = 4.7, 1.1, 0.085
"""How often tracking is lost, for how long, and how much of the picture's height the band is."""


@kernel(parallel=True)
def _play(
    picture: U8, shift: F32, hiss: F32, noise: F32, from_row: int, from_column: int, late: float, soft: float,
    lines: int, out: U8,
) -> None:  # fmt: skip
    """``shift`` (height,): pixels that each line slips; ``hiss`` (height,): its noise; ``late``: share of a colour's
    change that a pixel takes over; ``soft``: the same of brightness; ``lines``: rows from one dark line to the next."""
    height = picture.shape[0]
    width = picture.shape[1]
    for y in prange(height):
        row = picture[y]
        over = picture[max(y - lines, 0)]
        light = np.empty(width, np.float32)
        orange = np.empty(width, np.float32)
        green = np.empty(width, np.float32)
        slip = shift[y]
        for x in range(width):
            at = min(max(f32(x) + slip, 0.0), f32(width) - 1.001)
            x0 = i32(at)
            a = at - f32(x0)
            r = f32(row[x0, 0]) * (1.0 - a) + f32(row[x0 + 1, 0]) * a
            g = f32(row[x0, 1]) * (1.0 - a) + f32(row[x0 + 1, 1]) * a
            b = f32(row[x0, 2]) * (1.0 - a) + f32(row[x0 + 1, 2]) * a
            light[x] = 0.30 * r + 0.59 * g + 0.11 * b
            # colour is averaged with the line before it
            r = 0.5 * (r + f32(over[x0, 0]))
            g = 0.5 * (g + f32(over[x0, 1]))
            b = 0.5 * (b + f32(over[x0, 2]))
            orange[x] = 0.60 * r - 0.28 * g - 0.32 * b
            green[x] = 0.21 * r - 0.52 * g + 0.31 * b
        # colour follows brightness late, over two stages: it bleeds to the right
        i0 = orange[0]
        i1 = i0
        q0 = green[0]
        q1 = q0
        wide = light[0]
        slow = light[0]
        nr = noise[(y // lines + from_row) & 255]
        ng = noise[(y // (3 * lines) + 2 * from_row + 91) & 255]
        h = hiss[y]
        dark = 0.83 if y % lines == lines - 1 else f32(1.0)
        line = out[y]
        for x in range(width):
            i0 += (orange[x] - i0) * late
            i1 += (i0 - i1) * late
            q0 += (green[x] - q0) * late
            q1 += (q0 - q1) * late
            slow += (light[x] - slow) * soft
            wide += (light[x] - wide) * soft * 0.35
            fleck = nr[(x + from_column) & 2047]
            blotch = ng[(x // (6 * lines) + from_column) & 2047]
            v = (slow + (slow - wide) * 0.45) * 0.86 + 17.0 + h * (fleck * 3.0 + (40.0 if fleck > 3.5 else 0.0))
            v *= dark
            i = i1 * 1.18 + blotch * 1.3 * h + 2.0
            q = q1 * 1.18 - blotch * 1.0 * h + 2.4
            line[x, 0] = np.uint8(i32(min(max(v + 0.956 * i + 0.621 * q, 0.0), 255.0)))
            line[x, 1] = np.uint8(i32(min(max(v - 0.272 * i - 0.647 * q, 0.0), 255.0)))
            line[x, 2] = np.uint8(i32(min(max(v - 1.106 * i + 1.703 * q, 0.0), 255.0)))


class Tape:
    """A recorder and a cassette of one picture size; ``seed`` decides where the tape is worn."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._height, self._seed = height, seed
        g = np.random.default_rng(seed + 1980)
        raw = g.standard_normal((_NOISE_ROWS, _NOISE_COLUMNS)).astype(np.float32)
        # the heads run along the lines: flecks are longer than high
        self._noise = np.ascontiguousarray(raw + np.roll(raw, 1, 1) + np.roll(raw, 2, 1), np.float32) / f32(1.73)
        self._lines = max(2, round(height / 240))
        scale = 640 / width
        self._late, self._soft = min(0.125 * scale, 0.9), min(0.5 * scale, 1.0)
        self._rows = np.arange(height, dtype=np.float32)
        self._first_slip = float(g.uniform(0.8, 0.8 * _SLIP_EVERY_S))
        self._out = np.zeros((height, width, 3), np.uint8)

    def paint(self, frame: Frame) -> U8:
        """The picture, played from tape."""
        number = int(frame.seconds * 24 + 0.5)
        shift, hiss = self._lost(frame.seconds, number)
        g = np.random.default_rng((self._seed, number))
        _play(
            frame.picture, shift, hiss, self._noise, int(g.integers(256)), int(g.integers(2048)), f32(self._late),
            f32(self._soft), self._lines, self._out,
        )  # fmt: skip
        return self._out.copy()

    def _lost(self, seconds: float, number: int) -> tuple[F32, F32]:
        """How far each line slips, and how noisy it is."""
        y, height = self._rows, self._height
        unit = height / 360
        jitter = self._noise[number & 255, : len(y)] if len(y) <= _NOISE_COLUMNS else np.resize(self._noise[0], len(y))
        shift = 0.16 * unit * jitter
        hiss = np.ones(len(y), np.float32)
        torn = np.clip((y / height - (1 - _TORN)) / _TORN, 0, 1)
        shift = shift + torn * (14 + 4 * np.sin(0.9 * number)) * unit + (torn > 0) * jitter * 1.5 * unit
        hiss += 5.0 * (torn > 0)
        since = (seconds - self._first_slip) % _SLIP_EVERY_S
        if seconds >= self._first_slip and since < _SLIP_S:
            at = 1.08 - 1.2 * since / _SLIP_S
            band = np.clip(1 - np.abs(y / height - at) / _SLIP_BAND, 0, 1)
            shift = shift + band * (6 * np.sin(y / unit * 0.21 + number) + 10 * band) * unit
            shift = shift + (band > 0) * jitter * 1.1 * unit
            hiss += 6.0 * band
        return np.ascontiguousarray(shift, np.float32), np.ascontiguousarray(hiss, np.float32)
