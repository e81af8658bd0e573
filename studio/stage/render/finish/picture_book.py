"""Picture book: wax crayon and coloured pencil on a cream sheet. Soft warm colours whose strokes lie one way, the tooth
of the paper shining through, brown outlines that a hand has gone over, and the sheet left bare around the picture."""

import numpy as np

from studio.stage.render.finish.canvas import Sheet, tile
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange


@kernel(parallel=True)
def _color(soft: F32, wet: F32, around: F32, lines: F32, from_x: I32, from_y: I32, bare: F32, out: F32) -> None:
    """Colours (3), how thick they lie (1) and outline (1), into ``out`` (5, rows, columns)."""
    last_y = around.shape[0] - 1
    last_x = around.shape[1] - 1
    for y in prange(out.shape[1]):
        for x in range(out.shape[2]):
            sx = from_x[y, x]
            sy = from_y[y, x]
            tone = soft[3, sy, sx]
            wide = wet[3, sy, sx]
            here = max(around[min(y // 4, last_y), min(x // 4, last_x)], 0.06)
            lit = (0.55 * tone + 0.45 * wide) / (0.42 + 0.58 * here)
            lit = 0.19 + 0.76 * min(lit, 1.06)
            step = lit * 6.0
            low = np.floor(step)
            part = min(max((step - low - 0.36) * 3.6, 0.0), 1.0)
            lit = 0.45 * lit + 0.55 * (low + part) * (1.0 / 6.0)
            k = lit / max(wide, 0.05)
            for c in range(3):
                v = wide + (wet[c, sy, sx] - wide) * 1.30
                v = v * k
                v = v * 0.90 + (0.10 if c == 0 else (0.075 if c == 1 else 0.03))
                out[c, y, x] = min(max(v, 0.0), 1.0)
            line = min(max((wide - tone) * 7.0 - 0.14, 0.0), 1.0) * 0.8
            out[4, y, x] = max(line, min(lines[sy, sx] * 1.3, 1.0)) * bare[y, x]
            out[3, y, x] = min(0.66 + 0.42 * (1.0 - lit), 1.05) * bare[y, x]


@kernel(parallel=True)
def _crayon(sheet: F32, tooth: F32, out: U8) -> None:
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
            thick = line[3, x0] + (line[3, x0 + 1] - line[3, x0]) * a
            edge = line[4, x0] + (line[4, x0 + 1] - line[4, x0]) * a
            t = tooth[y, x]
            cover = min(max((thick - t) * 1.25 + 0.52, 0.0), 1.0) * min(thick * 2.0, 1.0)
            drawn = min(max((edge * 1.25 - t * 0.75) * 2.6, 0.0), 1.0) * 0.86
            press = 1.06 - 0.13 * t
            for c in range(3):
                paper = (f32(0.985) if c == 0 else (f32(0.962) if c == 1 else f32(0.905))) * (1.015 - 0.03 * t)
                brown = f32(0.30) if c == 0 else (f32(0.19) if c == 1 else f32(0.15))
                v = line[c, x0] + (line[c, x0 + 1] - line[c, x0]) * a
                v = paper + (v * press - paper) * cover
                v = v + (brown - v) * drawn
                out[y, x, c] = np.uint8(i32(min(max(v, 0.0), 1.0) * 255.0 + 0.5))


class PictureBook:
    """A sheet and crayons for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        s = sheet.scale
        rows, columns = sheet.shape
        y, x = np.mgrid[0:rows, 0:columns]
        wander = [tile(sheet.shape, 0.10 / s, 14 + 30 * k) - 0.5 for k in range(2)]
        self._from_x = np.clip(x + wander[0] * 5 * s, 0, columns - 1).astype(np.int32)
        self._from_y = np.clip(y + wander[1] * 5 * s, 0, rows - 1).astype(np.int32)
        from_edge = np.minimum(np.minimum(x, columns - 1 - x), np.minimum(y, rows - 1 - y)) / rows
        from_edge = from_edge + (wander[0] - wander[1]) * 0.018
        self._bare = np.clip((from_edge - 0.012) / 0.022, 0, 1).astype(np.float32)
        strokes = np.maximum(sheet.hatching(3.8, 55, -40.0), 0.8 * sheet.hatching(4.6, 120, -24.0))
        self._tooth = np.asarray(0.55 * strokes + 0.45 * sheet.tooth(1.0, 3), np.float32)
        self._soft, self._wet = (np.zeros((4, rows, columns), np.float32) for _ in range(2))
        self._drawn = np.zeros((5, rows, columns), np.float32)

    def paint(self, frame: Frame) -> U8:
        """The picture as a page of a book."""
        sheet = self._sheet
        sheet.see(frame)
        around = sheet.look_around(34.0)
        sheet.blur(sheet.colors, 0.8, self._soft)
        sheet.blur(self._soft, 1.8, self._wet)
        _color(self._soft, self._wet, around, sheet.lines, self._from_x, self._from_y, self._bare, self._drawn)
        out = np.empty((*sheet.size, 3), np.uint8)
        _crayon(self._drawn, self._tooth, out)
        return out
