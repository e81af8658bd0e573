"""Oil: strokes of a loaded brush, laid along the form from coarse to fine, in relief on canvas.

A. Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (1998): large strokes everywhere, small
ones only where there is something small. The places of the strokes do not move; what is seen there colours and turns
them, along the lines of the smoothed structure tensor.
"""

import numpy as np

from studio.stage.render.finish.canvas import Sheet, tile
from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange

_BANDS = 12
"""Bands of the sheet that are painted at once, whatever the number of threads."""
_BRUSH = (24, 64)
"""Rows and columns of the picture of a stroke."""
_LAYERS = ((11.0, 16.0, 5.6, 0.0), (5.6, 8.2, 2.5, 0.16), (2.6, 3.6, 1.15, 0.27))
"""Of each layer: pixels between strokes, half a stroke's length and width, and how much detail it is for."""


@kernel(parallel=True)
def _tensor(plane: F32, out: F32) -> None:
    """Structure tensor (3, rows, columns) of one pixel in two of a plane."""
    height = plane.shape[0]
    width = plane.shape[1]
    for y in prange(out.shape[1]):
        cy = min(2 * y, height - 1)
        up = max(cy - 1, 0)
        down = min(cy + 2, height - 1)
        for x in range(out.shape[2]):
            cx = min(2 * x, width - 1)
            left = max(cx - 1, 0)
            right = min(cx + 2, width - 1)
            dx = plane[cy, right] - plane[cy, left]
            dy = plane[down, cx] - plane[up, cx]
            out[0, y, x] = dx * dx
            out[1, y, x] = dx * dy
            out[2, y, x] = dy * dy


@kernel(parallel=True)
def _load(
    places: I32, shades: F32, least: float, length: float, half: float, soft: F32, wide: F32, tensor: F32, out: F32
) -> None:
    """Strokes: cosine and sine of the direction, length, width, colour (3), cover; ``places`` (n, 2), ``shades`` (n, 2)
    luck of each. What there is no detail for is given no cover."""
    rows = soft.shape[1]
    columns = soft.shape[2]
    for n in prange(places.shape[0]):
        y = places[n, 0]
        x = places[n, 1]
        ty = min(max(y // 2, 0), tensor.shape[1] - 1)
        tx = min(max(x // 2, 0), tensor.shape[2] - 1)
        a = tensor[0, ty, tx]
        b = tensor[1, ty, tx]
        c = tensor[2, ty, tx]
        root = np.sqrt((a - c) * (a - c) + 4.0 * b * b)
        most = 0.5 * (a + c + root)
        detail = np.sqrt(max(most, 0.0))
        cover = min(max((detail * 2.4 - least) * 7.0, 0.0), 1.0) if least > 0.0 else f32(1.0)
        out[n, 7] = cover
        if cover < 0.04:
            continue
        # across the steepest change runs the form; where nothing changes strokes lie as the hand likes
        sure = min(root / (a + c + 0.0004), 1.0)
        double = np.arctan2(2.0 * b, a - c) * 0.5 + 1.5707963
        free = 0.55 + (shades[n, 1] - 0.5) * 1.1
        cos2 = np.cos(2.0 * double) * sure + np.cos(2.0 * free) * (1.0 - sure) * 0.5
        sin2 = np.sin(2.0 * double) * sure + np.sin(2.0 * free) * (1.0 - sure) * 0.5
        angle = 0.5 * np.arctan2(sin2, cos2) + (shades[n, 1] - 0.5) * 0.35
        py = min(max(y, 0), rows - 1)
        px = min(max(x, 0), columns - 1)
        luck = (shades[n, 0] - 0.5) * 0.13
        out[n, 0] = np.cos(angle)
        out[n, 1] = np.sin(angle)
        out[n, 2] = length * (0.75 + 0.5 * shades[n, 1])
        out[n, 3] = half * (0.8 + 0.4 * shades[n, 0])
        mix = (0.95 if least > 0.2 else 0.55) if least > 0.0 else 0.15
        for k in range(3):
            v = wide[k, py, px] + (soft[k, py, px] - wide[k, py, px]) * mix
            tint = 1.0 + luck * (1.0 if k == 0 else (0.7 if k == 1 else 0.25))
            out[n, 4 + k] = min(max(v * tint + luck * 0.04, 0.0), 1.0)


@kernel(parallel=True)
def _stroke(places: I32, order: I32, strokes: F32, brush: F32, bands: int, painted: F32) -> None:
    """Lay strokes one upon the other, each band of the sheet by itself, in the same order. ``painted`` (rows, columns,
    4): colour and relief side by side, since strokes lie any way."""
    rows = painted.shape[0]
    columns = painted.shape[1]
    deep = brush.shape[0]
    wide = brush.shape[1]
    for band in prange(bands):
        first = band * rows // bands
        last = (band + 1) * rows // bands
        for k in range(order.shape[0]):
            n = order[k]
            cover = strokes[n, 7]
            cy = f32(places[n, 0])
            cx = f32(places[n, 1])
            c = strokes[n, 0]
            s = strokes[n, 1]
            length = strokes[n, 2]
            half = strokes[n, 3]
            high = abs(s) * length + abs(c) * half
            top = max(i32(cy - high), i32(first))
            bottom = min(i32(cy + high) + 2, i32(last))
            if top >= bottom:
                continue
            broad = abs(c) * length + abs(s) * half
            left = max(i32(cx - broad), i32(0))
            right = min(i32(cx + broad) + 2, i32(columns) - 1)
            su = f32(wide) * 0.5 / length
            sv = f32(deep) * 0.5 / half
            r = strokes[n, 4]
            g = strokes[n, 5]
            b = strokes[n, 6]
            # where a row crosses the mark: between both its ends and both its sides
            ic = 1.0 / (c if abs(c) > 0.001 else f32(0.001))
            js = 1.0 / (s if abs(s) > 0.001 else f32(0.001))
            for y in range(top, bottom):
                dy = f32(y) - cy
                ends = abs(length * ic)
                middle = -dy * s * ic
                sides = abs(half * js)
                other = dy * c * js
                x0 = max(i32(cx + max(middle - ends, other - sides)) + 1, left)
                x1 = min(i32(cx + min(middle + ends, other + sides)), right)
                u = ((f32(x0) - cx) * c + dy * s) * su + f32(wide) * 0.5
                v = (dy * c - (f32(x0) - cx) * s) * sv + f32(deep) * 0.5
                du = c * su
                dv = -s * sv
                for x in range(x0, x1 + 1):
                    mark = brush[min(max(i32(v), 0), deep - 1), min(max(i32(u), 0), wide - 1)]
                    a = mark[0] * cover
                    at = painted[y, x]
                    at[0] += (r - at[0]) * a
                    at[1] += (g - at[1]) * a
                    at[2] += (b - at[2]) * a
                    at[3] += (mark[1] - at[3]) * a
                    u += du
                    v += dv


@kernel(parallel=True)
def _prime(wide: F32, painted: F32) -> None:
    """The ground under all strokes."""
    for y in prange(painted.shape[0]):
        for x in range(painted.shape[1]):
            for c in range(3):
                painted[y, x, c] = wide[c, y, x]
            painted[y, x, 3] = 0.5


@kernel(parallel=True)
def _light(painted: F32, out: F32) -> None:
    """Light from the upper left on what the brush left standing."""
    rows = painted.shape[0]
    columns = painted.shape[1]
    for y in prange(rows):
        up = max(y - 1, 0)
        for x in range(columns):
            left = max(x - 1, 0)
            slope = 2.0 * painted[y, x, 3] - painted[up, x, 3] - painted[y, left, 3]
            k = 1.0 + min(max(slope * 0.30, -0.16), 0.20)
            sheen = max(slope - 0.25, 0.0) * 0.06
            for c in range(3):
                out[c, y, x] = painted[y, x, c] * k + sheen


def _brush_mark() -> F32:
    """(rows, columns, 2): how much a stroke covers and how thick its paint lies: bristles run along it."""
    rows, columns = _BRUSH
    v, u = np.mgrid[0:rows, 0:columns].astype(np.float64)
    v, u = (v + 0.5) / rows * 2 - 1, (u + 0.5) / columns * 2 - 1
    bristles = tile(_BRUSH, 0.9, 25, 26.0).astype(float)
    bristles = (bristles - bristles.min()) / (bristles.max() - bristles.min())
    end = 1 - np.clip((np.abs(u) - 0.72 - 0.22 * bristles) / 0.16, 0, 1)
    side = 1 - np.clip((np.abs(v) - 0.70) / 0.26, 0, 1)
    cover = end * side * (0.72 + 0.28 * bristles)
    ridge = 0.30 * np.exp(-(((np.abs(v) - 0.72) / 0.16) ** 2))
    thick = np.clip(0.25 + 0.55 * bristles + ridge - 0.12 * u, 0, 1)
    return np.asarray(np.stack([cover, thick], -1), np.float32)


class Oil:
    """Canvas and brushes for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._sheet = sheet = Sheet(width, height)
        rows, columns = sheet.shape
        rng = np.random.default_rng(7)
        self._layers: list[tuple[I32, I32, F32, F32, tuple[float, float, float]]] = []
        for apart, length, half, least in _LAYERS:
            step = apart * sheet.scale
            y, x = np.meshgrid(np.arange(0, rows + step, step), np.arange(0, columns + step, step), indexing="ij")
            places = np.stack([y.ravel(), x.ravel()], 1) + rng.uniform(-0.5, 0.5, (y.size, 2)) * step
            shades = rng.random((len(places), 2)).astype(np.float32)
            strokes = np.zeros((len(places), 8), np.float32)
            order = rng.permutation(len(places)).astype(np.int32)
            size = (length * sheet.scale, half * sheet.scale, least)
            self._layers.append((np.round(places).astype(np.int32), order, shades, strokes, size))
        self._brush = _brush_mark()
        weave = np.minimum(sheet.hatching(2.6, 3, 0.0), sheet.hatching(2.6, 60, 90.0))
        self._canvas = np.asarray((0.975 + 0.075 * weave) * sheet.grain(1.0, 19, 0.03), np.float32)
        self._soft, self._wide = (np.zeros((4, rows, columns), np.float32) for _ in range(2))
        self._raw, self._tensor = (np.zeros((3, (rows + 1) // 2, (columns + 1) // 2), np.float32) for _ in range(2))
        self._wet = np.zeros((rows, columns, 4), np.float32)

    def paint(self, frame: Frame) -> U8:
        """The picture in oil."""
        sheet = self._sheet
        sheet.see(frame)
        sheet.blur(sheet.colors, 0.9, self._soft)
        sheet.blur(self._soft, 2.4, self._wide)
        _tensor(self._soft[3], self._raw)
        sheet.blur(self._raw, 2.2, self._tensor)
        _prime(self._wide, self._wet)
        for places, order, shades, strokes, (length, half, least) in self._layers:
            _load(places, shades, f32(least), f32(length), f32(half), self._soft, self._wide, self._tensor, strokes)
            order = order[strokes[order, 7] >= 0.04]
            _stroke(places, order, strokes, self._brush, _BANDS, self._wet)
        _light(self._wet, sheet.painted)
        return sheet.laid(self._canvas)
