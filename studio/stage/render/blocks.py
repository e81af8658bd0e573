"""From blocks back to pixels: what was shaded once for two by two pixels is spread over them.

Edges are as fine as the samples are: along them each pixel is put together from the fragments it shows. Within one
smooth group colours are interpolated, never across its border.
"""

import numpy as np

from studio.stage.render.grade import double_row
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange
from studio.stage.render.surface import COLUMN, DEPTH, WEIGHT
from studio.stage.render.visibility import Visible

_BRIGHTEST = 5.0
"""An edge of something brighter would not look smooth."""


@kernel(leaf=True)
def _borders(above: I32, here: I32, below: I32, out: U8) -> None:
    """1 where a block has neighbours of another group, or is shaded pixel by pixel."""
    last = here.shape[0] - 1
    for x in range(1, last):
        t = here[x]
        other = (above[x - 1] ^ t) | (above[x] ^ t) | (above[x + 1] ^ t) | (here[x - 1] ^ t) | (here[x + 1] ^ t)
        other |= (below[x - 1] ^ t) | (below[x] ^ t) | (below[x + 1] ^ t)
        out[x] = 1 if other != 0 or (t >= 0 and t & 1 == 1) else 0
    out[0] = 1
    out[last] = 1


@kernel(leaf=True)
def _within(low: F32, tone: I32, y: int, border: U8, hdr: F32) -> None:
    """The four pixels of each block at a border: mixed from those neighbours that are of its own group."""
    rows = low.shape[1]
    columns = low.shape[2]
    above = max(y - 1, 0)
    below = min(y + 1, rows - 1)
    for x in range(columns):
        if border[x] == 0:
            continue
        t = tone[y, x]
        if t >= 0 and t & 1 == 1:
            for c in range(3):
                value = low[c, y, x]
                for q in range(4):
                    hdr[c, 2 * y + (q >> 1), 2 * x + (q & 1)] = value
            continue
        le = max(x - 1, 0)
        ri = min(x + 1, columns - 1)
        nw = 1.0 if tone[above, le] == t else f32(0.0)
        no = 3.0 if tone[above, x] == t else f32(0.0)
        ne = 1.0 if tone[above, ri] == t else f32(0.0)
        we = 3.0 if tone[y, le] == t else f32(0.0)
        ea = 3.0 if tone[y, ri] == t else f32(0.0)
        sw = 1.0 if tone[below, le] == t else f32(0.0)
        so = 3.0 if tone[below, x] == t else f32(0.0)
        se = 1.0 if tone[below, ri] == t else f32(0.0)
        share0 = 1.0 / (9.0 + no + we + nw)
        share1 = 1.0 / (9.0 + no + ea + ne)
        share2 = 1.0 / (9.0 + so + we + sw)
        share3 = 1.0 / (9.0 + so + ea + se)
        for c in range(3):
            own = 9.0 * low[c, y, x]
            up = own + no * low[c, above, x]
            down = own + so * low[c, below, x]
            left = we * low[c, y, le]
            right = ea * low[c, y, ri]
            hdr[c, 2 * y, 2 * x] = (up + left + nw * low[c, above, le]) * share0
            hdr[c, 2 * y, 2 * x + 1] = (up + right + ne * low[c, above, ri]) * share1
            hdr[c, 2 * y + 1, 2 * x] = (down + left + sw * low[c, below, le]) * share2
            hdr[c, 2 * y + 1, 2 * x + 1] = (down + right + se * low[c, below, ri]) * share3


@kernel(leaf=True)
def _edges(
    g: F32, apart: F32, y: int, width: int, n: int, depth: F32, seen: I32, owners: I32, hdr: F32, distance: F32,
    owner: I32,
) -> None:  # fmt: skip
    """Lay the extra fragments over the pixels whose samples they are."""
    i = 0
    while i < n:
        x = int(g[COLUMN, y, width + i])
        after = i + 1
        while after < n and int(g[COLUMN, y, width + after]) == x:
            after += 1
        for q in range(4):
            w = f32(0.0)
            r = f32(0.0)
            s = f32(0.0)
            b = f32(0.0)
            for j in range(i, after):
                mask = i32(g[WEIGHT, y, width + j]) >> 2 * q
                k = f32((mask & 1) + (mask >> 1 & 1)) * 0.5
                w += k
                r += k * min(apart[0, y, j], _BRIGHTEST)
                s += k * min(apart[1, y, j], _BRIGHTEST)
                b += k * min(apart[2, y, j], _BRIGHTEST)
            v = 2 * y + (q >> 1)
            u = 2 * x + (q & 1)
            k = seen[y, x, 2 * q]
            owner[v, u] = -1 if k < 0 else owners[k]
            distance[v, u] = 1.0 / max(depth[y, x, 2 * q], 0.0005)
            if w > 0.0:
                hdr[0, v, u] = min(hdr[0, v, u], _BRIGHTEST) * (1.0 - w) + r
                hdr[1, v, u] = min(hdr[1, v, u], _BRIGHTEST) * (1.0 - w) + s
                hdr[2, v, u] = min(hdr[2, v, u], _BRIGHTEST) * (1.0 - w) + b
        i = after


@kernel(leaf=True)
def _twice(near: F32, mine: I32, distance: F32, owner: I32) -> None:
    for x in range(mine.shape[0]):
        distance[2 * x] = near[x]
        distance[2 * x + 1] = near[x]
        owner[2 * x] = mine[x]
        owner[2 * x + 1] = mine[x]


@kernel(parallel=True)
def unfold(
    low: F32, apart: F32, g: F32, extras: I32, tone: I32, first: I32, depth: F32, seen: I32, visible: Visible,
    hdr: F32, distance: F32, owner: I32,
) -> None:  # fmt: skip
    """Pixels of a picture from its lit blocks ``low`` (3, rows, columns) and their extra fragments ``apart``.

    ``tone``, ``first`` (rows, columns): smooth group and object of each block. Writes ``hdr`` (3, height, width),
    metres along the view axis ``distance`` (height, width) and the object ``owner`` (height, width) of each pixel.
    """
    rows = low.shape[1]
    columns = low.shape[2]
    owners = visible.owner
    for y in prange(rows):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        r = np.empty(columns, np.float32)
        border = np.empty(columns, np.uint8)
        _borders(tone[max(row - 1, 0)], tone[row], tone[min(row + 1, rows - 1)], border)
        for j in range(2):
            v = 2 * row + j
            fy = min(max(f32(v) * 0.5 - 0.25, 0.0), f32(rows) - 1.01)
            y0 = int(fy)
            ty = fy - f32(y0)
            for c in range(3):
                double_row(low[c, y0], low[c, y0 + 1], ty, r, hdr[c, v])
            _twice(g[DEPTH, y, :columns], first[y], distance[v], owner[v])
        _within(low, tone, row, border, hdr)
        n = extras[y]
        if n > 0:
            _edges(g, apart, row, i32(columns), i32(n), depth, seen, owners, hdr, distance, owner)
