"""Sketch: graphite on white paper. Lines that search for their place, shade hatched in three directions, one upon the
other where it is darker, and paper left white where there is light."""

import numpy as np

from studio.stage.render.finish.canvas import Sheet, tile
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange


@kernel(parallel=True)
def _outline(
    soft: F32, wet: F32, around: F32, lines: F32, owner: I32, fold: int, from_x: I32, from_y: I32, out: F32
) -> None:
    """Line (0) and shade (1), into ``out`` (2, rows, columns); each line is drawn twice, not quite at its place."""
    last_y = around.shape[0] - 1
    last_x = around.shape[1] - 1
    height = owner.shape[0]
    width = owner.shape[1]
    for y in prange(out.shape[1]):
        for x in range(out.shape[2]):
            sx = from_x[y, x]
            sy = from_y[y, x]
            tone = soft[0, y, x]
            here = max(around[min(y // 4, last_y), min(x // 4, last_x)], 0.06)
            lit = tone / (0.36 + 0.64 * here)
            first = (wet[0, y, x] - tone) * 8.0 - 0.20
            again = (wet[0, sy, sx] - soft[0, sy, sx]) * 7.0 - 0.24
            line = max(min(max(first, 0.0), 1.0), min(max(again, 0.0), 0.75))
            line = max(line, min(lines[y, x] * 1.1, 0.9))
            line = max(line, min(lines[sy, sx] * 0.9, 0.6))
            dark = min(max(0.98 - lit, 0.0) * 1.15, 1.0)
            if owner[min(y * fold, height - 1), min(x * fold, width - 1)] < 0:
                dark *= 0.6
            out[0, y, x] = line
            out[1, y, x] = dark


@kernel(parallel=True)
def _draw(sheet: F32, first: F32, second: F32, third: F32, tooth: F32, out: U8) -> None:
    """``first``, ``second``, ``third``: hatching; ``tooth``: what of the paper the lead passes over."""
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
        for x in range(width):
            fx = min(max((f32(x) + 0.5) * step_x - 0.5, 0.0), f32(columns) - 1.001)
            x0 = i32(fx)
            a = fx - f32(x0)
            l0 = sheet[0, y0, x0] + (sheet[0, y0, x0 + 1] - sheet[0, y0, x0]) * a
            l1 = sheet[0, y0 + 1, x0] + (sheet[0, y0 + 1, x0 + 1] - sheet[0, y0 + 1, x0]) * a
            d0 = sheet[1, y0, x0] + (sheet[1, y0, x0 + 1] - sheet[1, y0, x0]) * a
            d1 = sheet[1, y0 + 1, x0] + (sheet[1, y0 + 1, x0 + 1] - sheet[1, y0 + 1, x0]) * a
            line = l0 + (l1 - l0) * b
            dark = d0 + (d1 - d0) * b
            lead = min(max((dark * 1.5 - first[y, x] + 0.10) * 1.7, 0.0), 1.0) * 0.25
            lead += min(max((dark * 1.5 - second[y, x] - 0.34) * 1.7, 0.0), 1.0) * 0.24
            lead += min(max((dark * 1.5 - third[y, x] - 0.66) * 1.7, 0.0), 1.0) * 0.24
            lead += dark * 0.09
            lead = max(lead, line * 0.92) + lead * line * 0.2
            grip = 0.55 + 0.9 * tooth[y, x]
            v = 1.0 - min(lead * grip, 0.90)
            v *= 0.985 + 0.03 * (tooth[y, x] - 0.5)
            out[y, x, 0] = np.uint8(i32(min(v * 250.0 + 2.0, 255.0) + 0.5))
            out[y, x, 1] = np.uint8(i32(min(v * 248.0 + 2.0, 255.0) + 0.5))
            out[y, x, 2] = np.uint8(i32(min(v * 241.0 + 6.0, 255.0) + 0.5))


class Sketch:
    """Paper and pencils for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        s = sheet.scale
        rows, columns = sheet.shape
        y, x = np.mgrid[0:rows, 0:columns]
        wander = [tile(sheet.shape, 0.07 / s, 5 + 30 * k) - 0.5 for k in range(2)]
        self._from_x = np.clip(x + wander[0] * 9 * s, 0, columns - 1).astype(np.int32)
        self._from_y = np.clip(y + wander[1] * 9 * s, 0, rows - 1).astype(np.int32)
        self._hatching = [sheet.hatching(*one) for one in ((3.1, 8, 52.0), (3.4, 71, 14.0), (3.0, 140, 84.0))]
        self._tooth = np.asarray(0.6 * sheet.tooth(1.0, 17) + 0.4 * sheet.tooth(0.45, 99), np.float32)
        self._soft, self._wet = (np.zeros((1, rows, columns), np.float32) for _ in range(2))
        self._drawn = np.zeros((2, rows, columns), np.float32)

    def paint(self, frame: Frame) -> U8:
        """The picture in pencil."""
        sheet = self._sheet
        sheet.see(frame)
        around = sheet.look_around(26.0)
        sheet.blur(sheet.colors[3:], 0.7, self._soft)
        sheet.blur(self._soft, 1.5, self._wet)
        _outline(
            self._soft, self._wet, around, sheet.lines, frame.owner, sheet.fold, self._from_x, self._from_y, self._drawn
        )
        out = np.empty((*sheet.size, 3), np.uint8)
        first, second, third = self._hatching
        _draw(self._drawn, first, second, third, self._tooth, out)
        return out
