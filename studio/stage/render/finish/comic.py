"""Comic: flat strong colours in a few steps of light, blacks filled in, ink around everything, dots for the shade."""

import numpy as np

from studio.stage.render.finish.canvas import Sheet
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, U8, f32, i32, kernel, prange

_DOT = 3.6
"""Pixels from dot to dot, at 360 rows."""


@kernel(parallel=True)
def _ink(soft: F32, wet: F32, around: F32, lines: F32, out: F32) -> None:
    """Flat colours (3), black (1) and shade for the dots (1), into ``out`` (5, rows, columns)."""
    last_y = around.shape[0] - 1
    last_x = around.shape[1] - 1
    for y in prange(out.shape[1]):
        for x in range(out.shape[2]):
            tone = soft[3, y, x]
            here = max(around[min(y // 4, last_y), min(x // 4, last_x)], 0.06)
            # dark places are drawn as lighter than they are, but night stays night
            lit = tone / (0.45 + 0.55 * here)
            step = min(lit, 1.25) * 4.0
            low = np.floor(step)
            part = min(max((step - low - 0.42) * 7.0, 0.0), 1.0)
            flat = (low + part) * 0.25
            k = (0.16 + 0.84 * flat) / max(tone, 0.04)
            for c in range(3):
                v = tone + (soft[c, y, x] - tone) * 1.42
                out[c, y, x] = min(max(v * k, 0.0), 1.0)
            line = min(max((wet[0, y, x] - tone) * 9.0 - 0.30, 0.0), 1.0)
            black = min(max((0.21 - lit) * 9.0, 0.0), 1.0)
            out[3, y, x] = max(max(line, black), min(lines[y, x] * 1.7, 1.0))
            out[4, y, x] = min(max((0.74 - lit) * 1.35, 0.0), 0.75)


@kernel(parallel=True)
def _print(sheet: F32, screen: F32, grain: F32, out: U8) -> None:
    """Colours, dots through the ``screen`` and black, each with an edge of its own at the picture's own size."""
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
        line = np.empty((5, columns), np.float32)
        for c in range(5):
            upper = sheet[c, y0]
            lower = sheet[c, y0 + 1]
            o = line[c]
            for x in range(columns):
                o[x] = upper[x] + (lower[x] - upper[x]) * b
        for x in range(width):
            fx = min(max((f32(x) + 0.5) * step_x - 0.5, 0.0), f32(columns) - 1.001)
            x0 = i32(fx)
            a = fx - f32(x0)
            black = line[3, x0] + (line[3, x0 + 1] - line[3, x0]) * a
            shade = line[4, x0] + (line[4, x0 + 1] - line[4, x0]) * a
            black = min(max((black - 0.38) * 5.0, 0.0), 1.0)
            dot = min(max((shade - screen[y, x]) * 6.0, 0.0), 1.0) * 0.46
            k = (1.0 - dot) * (1.0 - black) * grain[y, x] * 255.0
            for c in range(3):
                v = line[c, x0] + (line[c, x0 + 1] - line[c, x0]) * a
                sheen = f32(6.0) * black
                out[y, x, c] = np.uint8(i32(min(max(v * k * (0.99 if c < 2 else 0.95) + sheen, 0.0), 255.0) + 0.5))


class Comic:
    """Newsprint and a screen of dots for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32) * np.float32(2 * np.pi * 360 / height / _DOT)
        turn = np.radians(45)
        u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        self._screen = np.asarray(0.5 + 0.25 * (np.cos(u) + np.cos(v)), np.float32)
        self._paper = sheet.grain(1.0, 33, 0.045)
        self._soft = np.zeros((4, *sheet.shape), np.float32)
        self._wet = np.zeros((1, *sheet.shape), np.float32)
        self._inked = np.zeros((5, *sheet.shape), np.float32)

    def paint(self, frame: Frame) -> U8:
        """The picture, printed."""
        sheet = self._sheet
        sheet.see(frame)
        around = sheet.look_around(30.0)
        sheet.blur(sheet.colors, 0.7, self._soft)
        sheet.blur(self._soft[3:], 1.7, self._wet)
        _ink(self._soft, self._wet, around, sheet.lines, self._inked)
        out = np.empty((*sheet.size, 3), np.uint8)
        _print(self._inked, self._screen, self._paper, out)
        return out
