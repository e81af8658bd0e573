"""Ukiyo-e: a print from wood blocks. Few pigments laid flat, key lines of soot, a sky wiped from deep blue to paper
(bokashi), the grain of the cherry wood and of the paper, and a margin."""

import numpy as np

from studio.stage.render.finish.canvas import Sheet
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange

_PIGMENTS = """
efe2c3 e6d3a8 d8bd84 c69a55 dfb04a a9722f 7d5334 4e372c
c8452e d7745a e3a58f efc9ac a33a34 8d5a62 6e5274
c9cfa6 97a877 647f56 44604a 2f463c
bfd0cd 93b3bb 6391ad 37699a 24497a 1b2f52
b6ad9c 8b8578 5f5b56 3b383b 26242a
"""
"""Paper and ochres, beni and vermilion, greens of pine, Prussian blues, soot."""
_FRAME = 0.030
"""Margin, in picture heights."""


def _palette() -> tuple[F32, U8]:
    """(n, 3) pigments 0..1, and which is nearest to each of 32 x 32 x 32 colours."""
    words = _PIGMENTS.split()
    colors = np.array([[int(w[i : i + 2], 16) for i in (0, 2, 4)] for w in words], np.float32)
    step = (np.arange(32) * 255 / 31).astype(np.float32)
    cube = np.stack(np.meshgrid(step, step, step, indexing="ij"), -1).reshape(-1, 1, 3)
    weights = np.array([0.30, 0.59, 0.11], np.float32)
    light = ((cube - colors[None]) @ weights) ** 2
    hue = cube - colors[None] - ((cube - colors[None]) @ weights)[..., None]
    far = 1.9 * light + (hue * hue).sum(-1)
    return np.asarray(colors / 255, np.float32), far.argmin(1).astype(np.uint8)


@kernel(parallel=True)
def _blocks(
    flat: F32, soft: F32, wet: F32, around: F32, lines: F32, owner: I32, fold: int, pigments: F32, nearest: U8, out: F32
) -> None:
    """Pigments (3) and key lines (1), into ``out`` (4, rows, columns)."""
    rows = out.shape[1]
    columns = out.shape[2]
    last_y = around.shape[0] - 1
    last_x = around.shape[1] - 1
    height = owner.shape[0]
    width = owner.shape[1]
    for y in prange(rows):
        high = 1.0 - f32(y) / f32(rows)
        for x in range(columns):
            here = max(around[min(y // 4, last_y), min(x // 4, last_x)], 0.06)
            tone = flat[3, y, x]
            lit = tone / (0.40 + 0.60 * here)
            sky = owner[min(y * fold, height - 1), min(x * fold, width - 1)] < 0
            if sky:
                # wiped: the deepest pigment along the upper edge, bare paper lower down, a blush above the land
                night = min(max((0.34 - here) * 4.5, 0.0), 1.0)
                t = min(max((high - 0.55 + 0.30 * night) * 2.6, 0.0), 1.0)
                t = t * t * (3.0 - 2.0 * t)
                warm = min(max((flat[0, y, x] - flat[2, y, x]) * 2.4 + 0.10, 0.0), 1.0) * (1.0 - night)
                low = min(max((0.62 - high) * 3.0, 0.0), 1.0)
                mark = min(max((soft[3, y, x] / max(here, 0.05) - 1.04) * 5.0, 0.0), 1.0) * 0.7
                t *= 1.0 - 0.8 * mark
                for c in range(3):
                    bare = f32(0.935) if c == 0 else (f32(0.880) if c == 1 else f32(0.765))
                    deep = f32(0.130) if c == 0 else (f32(0.270) if c == 1 else f32(0.470))
                    pale = f32(0.640) if c == 0 else (f32(0.755) if c == 1 else f32(0.765))
                    dark = f32(0.215) if c == 0 else (f32(0.300) if c == 1 else f32(0.430))
                    blush = f32(0.885) if c == 0 else (f32(0.560) if c == 1 else f32(0.450))
                    v = bare + (blush - bare) * warm * (0.25 + 0.6 * low)
                    v = v + (pale - v) * min(t * 1.8, 1.0) * (1.0 - 0.5 * warm)
                    v = v + (dark - v) * night * 0.8
                    out[c, y, x] = v + (deep - v) * t * (0.55 + 0.45 * t)
            else:
                step = min(lit, 1.1) * 5.0
                low = np.floor(step)
                part = min(max((step - low - 0.40) * 6.0, 0.0), 1.0)
                lit = 0.12 + 0.80 * (low + part) * 0.2
                k = lit / max(tone, 0.04)
                r = min(max((tone + (flat[0, y, x] - tone) * 1.15) * k, 0.0), 1.0)
                g = min(max((tone + (flat[1, y, x] - tone) * 1.15) * k, 0.0), 1.0)
                b = min(max((tone + (flat[2, y, x] - tone) * 1.15) * k, 0.0), 1.0)
                i = i32(r * 31.0 + 0.5)
                j = i32(g * 31.0 + 0.5)
                m = i32(b * 31.0 + 0.5)
                at = nearest[(i * 32 + j) * 32 + m]
                # most of the pigment, some of the colour that was: so few blocks would lose faces
                out[0, y, x] = pigments[at, 0] * 0.80 + r * 0.20
                out[1, y, x] = pigments[at, 1] * 0.80 + g * 0.195
                out[2, y, x] = pigments[at, 2] * 0.80 + b * 0.18
            line = min(max((wet[0, y, x] - soft[3, y, x]) * 8.5 - 0.30, 0.0), 1.0)
            out[3, y, x] = max(line if not sky else f32(0.0), min(lines[y, x] * 1.5, 1.0))


@kernel(parallel=True)
def _pull(sheet: F32, grain: F32, margin: F32, out: U8) -> None:
    """The print: ``margin`` (height, width) is 1 inside, 0 on bare paper, and below nought on the frame's line."""
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
        line = np.empty((4, columns), np.float32)
        for c in range(4):
            upper = sheet[c, y0]
            lower = sheet[c, y0 + 1]
            o = line[c]
            for x in range(columns):
                o[x] = upper[x] + (lower[x] - upper[x]) * b
        for x in range(width):
            fx = min(max((f32(x) + 0.5) * step_x - 0.5, 0.0), f32(columns) - 1.001)
            x0 = i32(fx)
            a = fx - f32(x0)
            key = line[3, x0] + (line[3, x0 + 1] - line[3, x0]) * a
            key = min(max((key - 0.34) * 4.0, 0.0), 1.0) * 0.92
            inside = margin[y, x]
            if inside < 0.0:
                key = 0.9
            inside = max(inside, f32(0.0))
            for c in range(3):
                soot = f32(0.135) if c == 0 else (f32(0.125) if c == 1 else f32(0.145))
                bare = f32(0.935) if c == 0 else (f32(0.885) if c == 1 else f32(0.775))
                v = line[c, x0] + (line[c, x0 + 1] - line[c, x0]) * a
                v = bare + (v - bare) * inside
                v = (v + (soot - v) * key * (inside if margin[y, x] >= 0.0 else 1.0)) * grain[y, x]
                out[y, x, c] = np.uint8(i32(min(max(v, 0.0), 1.0) * 255.0 + 0.5))


class UkiyoE:
    """Blocks and paper for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        self._pigments, self._nearest = _palette()
        wood = sheet.grain(0.55, 44, 0.085, 22.0)
        self._grain = np.asarray(wood * sheet.grain(1.1, 7, 0.05), np.float32)
        y, x = np.mgrid[0:height, 0:width]
        edge = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y)) - height * _FRAME
        margin = np.clip(edge + 0.5, 0, 1)
        thick = max(height / 360, 1.0) * 1.2
        self._margin = np.where((edge >= -thick * 0.5) & (edge < thick * 0.5), -1.0, margin).astype(np.float32)
        self._flat, self._soft = (np.zeros((4, *sheet.shape), np.float32) for _ in range(2))
        self._wet = np.zeros((1, *sheet.shape), np.float32)
        self._blocks = np.zeros((4, *sheet.shape), np.float32)

    def paint(self, frame: Frame) -> U8:
        """The picture, printed."""
        sheet = self._sheet
        sheet.see(frame)
        around = sheet.look_around(30.0)
        sheet.blur(sheet.colors, 0.7, self._soft)
        sheet.blur(self._soft, 1.3, self._flat)
        sheet.blur(self._soft[3:], 1.7, self._wet)
        _blocks(
            self._flat, self._soft, self._wet, around, sheet.lines, frame.owner, sheet.fold, self._pigments,
            self._nearest, self._blocks,
        )  # fmt: skip
        out = np.empty((*sheet.size, 3), np.uint8)
        _pull(self._blocks, self._grain, self._margin, out)
        return out
