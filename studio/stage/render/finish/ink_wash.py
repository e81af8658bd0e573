"""Ink wash: tones of one ink on rice paper that bleed into each other, brush lines that thicken and run dry, far things
lost in the paper, and of all colours little but red."""

import numpy as np

from studio.stage.render.finish.canvas import Sheet, tile
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, kernel, prange


@kernel(parallel=True)
def _wash(
    soft: F32, wet: F32, broad: F32, around: F32, lines: F32, distance: F32, owner: I32, fold: int, from_x: I32,
    from_y: I32, dry: F32, pool: F32, out: F32,
) -> None:  # fmt: skip
    """``soft`` (4, …), ``wet``, ``broad`` (1, …): the picture in three widths of brush; ``dry``, ``pool``: paper."""
    rows = out.shape[1]
    columns = out.shape[2]
    height = owner.shape[0]
    width = owner.shape[1]
    last_y = around.shape[0] - 1
    last_x = around.shape[1] - 1
    for y in prange(rows):
        for x in range(columns):
            sx = from_x[y, x]
            sy = from_y[y, x]
            py = min(sy * fold, height - 1)
            px = min(sx * fold, width - 1)
            sky = owner[py, px] < 0
            z = f32(300.0) if sky else distance[py, px]
            near = 1.0 / (1.0 + max(z - 5.0, 0.0) * 0.036)
            tone = soft[3, sy, sx]
            middle = wet[0, sy, sx]
            far = broad[0, y, x]
            # a wash is laid wet in few tones: its edges bleed, and ink pools along them
            v = 0.45 * tone + 0.37 * middle + 0.18 * far
            # however dark the place, most of the paper stays bare
            v = v / (0.30 + 0.70 * max(around[min(y // 4, last_y), min(x // 4, last_x)], 0.10))
            v = min(v, 0.8 + 0.2 * min(v * 0.5, 1.0))
            step = v * 5.0
            low = np.floor(step)
            part = min(max((step - low - 0.34) * 3.2, 0.0), 1.0)
            v = 0.35 * v + 0.65 * (low + part * part * (3.0 - 2.0 * part)) * 0.2
            ink = 1.0 - v
            ink = max(ink, 0.0)
            ink = ink * ink * 1.55 + ink * 0.16
            rim = min(max((far - middle) * 1.6, 0.0), 0.4)
            ink = ink * (0.72 + 0.56 * pool[y, x]) + rim * pool[y, x]
            if sky:
                # the sky is bare paper, but for what is dark in it
                ink = (1.0 - far) * (1.0 - far) * 0.46 * (0.45 + 1.1 * pool[y, x])
            else:
                ink *= 0.20 + 0.80 * near
            # the brush: where the picture turns darker than around it, and around what stands in front
            turn = (middle - soft[3, sy, sx]) * 7.0 - 0.16
            stroke = min(max(turn, 0.0), 1.0) * (0.35 + 0.65 * near)
            stroke = max(stroke, min(lines[sy, sx] * 1.5, 1.0))
            run = min(max((dry[y, x] + stroke * 0.75 - 0.62) * 4.0, 0.0), 1.0)
            ink += stroke * run * 1.7
            r = soft[0, sy, sx]
            g = soft[1, sy, sx]
            b = soft[2, sy, sx]
            red = min(max((r - max(g, b)) * 2.6 - 0.42, 0.0), 1.0) * (0.35 + 0.65 * near)
            pale = 0.10 * (1.0 - min(ink, 1.0) * 0.5)
            # what light is left after so much ink: close to exp(-1.6 ink), and a good deal cheaper
            t0 = 1.0 / (1.0 + ink * (1.6 + ink * (1.28 + ink * 0.9)))
            t1 = t0 * 0.995 + 0.005
            t2 = t0 * 0.965 + 0.035
            light = max(tone, 0.08)
            k0 = 1.0 + pale * (r / light - 1.0)
            k1 = 1.0 + pale * (g / light - 1.0)
            k2 = 1.0 + pale * (b / light - 1.0)
            t0 = t0 * k0 * (1.0 - red) + red * (0.30 + 0.62 * t0)
            t1 = t1 * k1 * (1.0 - red) + red * (0.62 * t1 * t1)
            t2 = t2 * k2 * (1.0 - red) + red * (0.50 * t2 * t2)
            out[0, y, x] = 0.955 * min(t0, 1.03)
            out[1, y, x] = 0.940 * min(t1, 1.03)
            out[2, y, x] = 0.895 * min(t2, 1.03)


class InkWash:
    """Rice paper and a wet brush for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        s = sheet.scale
        rows, columns = sheet.shape
        y, x = np.mgrid[0:rows, 0:columns]
        wander = [tile(sheet.shape, 0.16 / s, 3 + 40 * k) - 0.5 for k in range(2)]
        fray = [tile(sheet.shape, 0.9 / s, 9 + 40 * k) - 0.5 for k in range(2)]
        self._from_x = np.clip(x + (wander[0] * 4.0 + fray[0] * 1.6) * s, 0, columns - 1).astype(np.int32)
        self._from_y = np.clip(y + (wander[1] * 4.0 + fray[1] * 1.6) * s, 0, rows - 1).astype(np.int32)
        self._dry = tile(sheet.shape, 0.55 / s, 21, 4.0)
        self._pool = np.asarray(
            0.5 * tile(sheet.shape, 0.06 / s, 77) + 0.5 * tile(sheet.shape, 0.5 / s, 31), np.float32
        )
        fibre = np.minimum(sheet.grain(0.5, 12, 0.05, 9.0), sheet.grain(0.35, 90, 0.05, 0.16))
        self._paper = np.asarray(fibre * sheet.grain(1.2, 61, 0.05), np.float32)
        self._soft = np.zeros((4, rows, columns), np.float32)
        self._wet, self._broad = (np.zeros((1, rows, columns), np.float32) for _ in range(2))

    def paint(self, frame: Frame) -> U8:
        """The picture in ink."""
        sheet = self._sheet
        sheet.see(frame)
        around = sheet.look_around(22.0)
        sheet.blur(sheet.colors, 0.8, self._soft)
        sheet.blur(self._soft[3:], 2.4, self._wet)
        sheet.blur(self._wet, 4.6, self._broad)
        _wash(
            self._soft, self._wet, self._broad, around, sheet.lines, frame.distance, frame.owner, sheet.fold,
            self._from_x, self._from_y, self._dry, self._pool, sheet.painted,
        )  # fmt: skip
        return sheet.laid(self._paper)
