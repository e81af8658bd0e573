"""Who is seen where: triangle setup, tile bins, and a hierarchical-depth raster of four samples a pixel.

After C. Hecker and M. Olano & T. Greer, "Triangle scan conversion using 2D homogeneous coordinates" (1997): edge
functions straight from homogeneous vertices, so nothing is clipped. Every parallel loop writes memory of its own: the
bytes do not depend on the number of threads.
"""

import math
from typing import NamedTuple

import numpy as np

from studio.stage.render.geometry import Objects, Triangles
from studio.stage.render.jit import F32, I32, I64, f32, kernel, prange

TILE_WIDTH, TILE_HEIGHT = 32, 16
_NEAR = 0.05

SAMPLE_X = np.array([0.125, 0.625, 0.375, 0.875], np.float32)
SAMPLE_Y = np.array([0.375, 0.125, 0.875, 0.625], np.float32)
PAIR_X, PAIR_Y = SAMPLE_X[1:3].copy(), SAMPLE_Y[1:3].copy()
CENTRE = np.array([0.5], np.float32)


class Visible(NamedTuple):
    """Triangles that may be seen, near objects first. c: capacity.

    ``triangle`` (c,); ``box`` (c, 4): x0, x1, y0, y1 in pixels, inclusive; ``edges`` (c, 9): three edge functions whose
    sum is 1 / depth, about the corner of the box; ``nearest`` (c,): largest 1 / depth.
    """

    triangle: I32
    box: I32
    edges: F32
    nearest: F32


class Bins(NamedTuple):
    """Per tile a run of ``entries``; ``start`` has one element more than there are tiles."""

    cursor: I64
    start: I64


@kernel()
def transform(positions: F32, objects: Objects, order: I64, matrix: F32, eye: F32, out: F32) -> None:
    """out = matrix (3, 3) (positions - eye) for the vertices of the objects in ``order``."""
    m00, m01, m02 = matrix[0, 0], matrix[0, 1], matrix[0, 2]
    m10, m11, m12 = matrix[1, 0], matrix[1, 1], matrix[1, 2]
    m20, m21, m22 = matrix[2, 0], matrix[2, 1], matrix[2, 2]
    ex, ey, ez = eye[0], eye[1], eye[2]
    for index in range(order.shape[0]):
        item = order[index]
        for v in range(objects.vertex_start[item], objects.vertex_stop[item]):
            x = positions[v, 0] - ex
            y = positions[v, 1] - ey
            z = positions[v, 2] - ez
            out[v, 0] = m00 * x + m01 * y + m02 * z
            out[v, 1] = m10 * x + m11 * y + m12 * z
            out[v, 2] = m20 * x + m21 * y + m22 * z


@kernel()
def setup(
    points: F32, positions: F32, lowest: float, triangles: Triangles, objects: Objects, order: I64, sign: float,
    width: int, height: int, visible: Visible,
) -> int:  # fmt: skip
    """Fill ``visible`` with the triangles of the objects in ``order`` that face the camera and touch the picture.

    ``points``: homogeneous pixels of all vertices. Triangles wholly under z = ``lowest`` are dropped (mirror view).
    ``sign``: -1 where the projection mirrors. Returns how many; at most the capacity.
    """
    ids, box, edges, nearest = visible.triangle, visible.box, visible.edges, visible.nearest
    corners, two_sided = triangles.corners, triangles.two_sided
    capacity = ids.shape[0]
    n = 0
    for index in range(order.shape[0]):
        item = order[index]
        for k in range(objects.start[item], objects.stop[item]):
            a = corners[k, 0]
            b = corners[k, 1]
            c = corners[k, 2]
            aw = np.float64(points[a, 2])
            bw = np.float64(points[b, 2])
            cw = np.float64(points[c, 2])
            if aw < _NEAR and bw < _NEAR and cw < _NEAR:
                continue
            if positions[a, 2] < lowest and positions[b, 2] < lowest and positions[c, 2] < lowest:
                continue
            ax = np.float64(points[a, 0])
            ay = np.float64(points[a, 1])
            bx = np.float64(points[b, 0])
            by = np.float64(points[b, 1])
            cx = np.float64(points[c, 0])
            cy = np.float64(points[c, 1])
            det = ax * (by * cw - cy * bw) - bx * (ay * cw - cy * aw) + cx * (ay * bw - by * aw)
            if det * sign > 0.0 and two_sided[k] == 0:
                continue
            if not (abs(det) >= 1e-9):
                continue
            if aw > _NEAR and bw > _NEAR and cw > _NEAR:
                ia = 1.0 / aw
                ib = 1.0 / bw
                ic = 1.0 / cw
                x_low = min(ax * ia, bx * ib, cx * ic)
                x_high = max(ax * ia, bx * ib, cx * ic)
                y_low = min(ay * ia, by * ib, cy * ic)
                y_high = max(ay * ia, by * ib, cy * ic)
                if x_high < 0.0 or y_high < 0.0 or x_low >= width or y_low >= height:
                    continue
                x0 = int(max(x_low, 0.0))
                y0 = int(max(y_low, 0.0))
                x1 = int(min(math.floor(x_high - 0.125), width - 1.0))
                y1 = int(min(math.floor(y_high - 0.125), height - 1.0))
                if x1 < x0 or y1 < y0:
                    continue
                # samples lie on a grid of quarters: what falls between its rows or columns is not seen
                if math.floor(x_high * 4.0 - 0.5) < math.ceil(x_low * 4.0 - 0.5):
                    continue
                if math.floor(y_high * 4.0 - 0.5) < math.ceil(y_low * 4.0 - 0.5):
                    continue
                front = max(ia, ib, ic)
            else:
                x0 = 0
                x1 = width - 1
                y0 = 0
                y1 = height - 1
                front = 1e9
            if n >= capacity:
                return n
            d = 1.0 / det
            px = np.float64(x0)
            py = np.float64(y0)
            e0 = (by * cw - cy * bw) * d
            e1 = (cx * bw - bx * cw) * d
            edges[n, 0] = e0
            edges[n, 1] = e1
            edges[n, 2] = (bx * cy - cx * by) * d + e0 * px + e1 * py
            e0 = (cy * aw - ay * cw) * d
            e1 = (ax * cw - cx * aw) * d
            edges[n, 3] = e0
            edges[n, 4] = e1
            edges[n, 5] = (cx * ay - ax * cy) * d + e0 * px + e1 * py
            e0 = (ay * bw - by * aw) * d
            e1 = (bx * aw - ax * bw) * d
            edges[n, 6] = e0
            edges[n, 7] = e1
            edges[n, 8] = (ax * by - bx * ay) * d + e0 * px + e1 * py
            box[n, 0] = x0
            box[n, 1] = x1
            box[n, 2] = y0
            box[n, 3] = y1
            ids[n] = k
            nearest[n] = front
            n += 1
    return n


@kernel()
def count_bins(visible: Visible, n: int, columns: int, bins: Bins) -> int:
    """Count the triangles of each tile and lay out their runs; returns how many entries there are in all."""
    box, count, start = visible.box, bins.cursor, bins.start
    count[:] = 0
    for k in range(n):
        for ty in range(box[k, 2] // TILE_HEIGHT, box[k, 3] // TILE_HEIGHT + 1):
            for tx in range(box[k, 0] // TILE_WIDTH, box[k, 1] // TILE_WIDTH + 1):
                count[ty * columns + tx] += 1
    total = 0
    for t in range(start.shape[0] - 1):
        start[t] = total
        total += count[t]
        count[t] = start[t]
    start[start.shape[0] - 1] = total
    return total


@kernel()
def fill_bins(visible: Visible, n: int, columns: int, bins: Bins, entries: I32) -> None:
    """Write each tile's triangles, in order."""
    box, count = visible.box, bins.cursor
    for k in range(n):
        for ty in range(box[k, 2] // TILE_HEIGHT, box[k, 3] // TILE_HEIGHT + 1):
            for tx in range(box[k, 0] // TILE_WIDTH, box[k, 1] // TILE_WIDTH + 1):
                t = ty * columns + tx
                entries[count[t]] = k
                count[t] += 1


@kernel(inline=True)
def _long_row(
    z: F32, ids: I32, base: np.uint64, n: int, e0: float, c0: float, e3: float, c1: float, e6: float, c2: float, k: int
) -> None:
    for i in range(np.uint64(n)):
        j = base + i
        f = f32(i)
        a = c0 + e0 * f
        b = c1 + e3 * f
        c = c2 + e6 * f
        w = a + b + c
        old = z[j]
        inside = (min(a, min(b, c)) >= 0.0) & (w > old)
        z[j] = w if inside else old
        ids[j] = k if inside else ids[j]


@kernel()
def _smallest(z: F32, least: float) -> float:
    for i in range(z.shape[0]):
        least = min(least, z[i])
    return least


@kernel(parallel=True)
def raster(
    columns: int, start: I64, entries: I32, visible: Visible, sample_x: F32, sample_y: F32, depth: F32, seen: I32
) -> None:
    """Depth-test all binned triangles. ``depth``, ``seen`` (height, samples, width): 1 / depth and index into
    ``visible``; both must be cleared to 0 and -1."""
    box, edges, nearest = visible.box, visible.edges, visible.nearest
    height = depth.shape[0]
    samples = depth.shape[1]
    width = depth.shape[2]
    zf = depth.reshape(height * samples * width)
    tf = seen.reshape(height * samples * width)
    for t in prange(start.shape[0] - 1):
        left = (t % columns) * TILE_WIDTH
        right = min(left + TILE_WIDTH, width) - 1
        top = (t // columns) * TILE_HEIGHT
        bottom = min(top + TILE_HEIGHT, height) - 1
        farthest = f32(0.0)
        work = 0
        for q in range(start[t], start[t + 1]):
            k = entries[q]
            if nearest[k] < farthest:
                continue
            bx = box[k, 0]
            by = box[k, 2]
            x0 = max(bx, left)
            x1 = min(box[k, 1], right)
            y0 = max(by, top)
            y1 = min(box[k, 3], bottom)
            e0 = edges[k, 0]
            e1 = edges[k, 1]
            e2 = edges[k, 2]
            e3 = edges[k, 3]
            e4 = edges[k, 4]
            e5 = edges[k, 5]
            e6 = edges[k, 6]
            e7 = edges[k, 7]
            e8 = edges[k, 8]
            if x1 - x0 >= 22:
                cx = f32(x0 - bx)
                dx = f32(x1 - x0 + 1)
                cy = f32(y0 - by)
                dy = f32(y1 - y0 + 1)
                if e0 * cx + e1 * cy + e2 + max(e0 * dx, 0.0) + max(e1 * dy, 0.0) < 0.0:
                    continue
                if e3 * cx + e4 * cy + e5 + max(e3 * dx, 0.0) + max(e4 * dy, 0.0) < 0.0:
                    continue
                if e6 * cx + e7 * cy + e8 + max(e6 * dx, 0.0) + max(e7 * dy, 0.0) < 0.0:
                    continue
                slope0 = -1.0 / (e0 if abs(e0) > 1e-20 else f32(-1e-20))
                slope1 = -1.0 / (e3 if abs(e3) > 1e-20 else f32(-1e-20))
                slope2 = -1.0 / (e6 if abs(e6) > 1e-20 else f32(-1e-20))
                for y in range(y0, y1 + 1):
                    for s in range(samples):
                        py = f32(y - by) + sample_y[s]
                        px = f32(x0 - bx) + sample_x[s]
                        a = e0 * px + e1 * py + e2
                        b = e3 * px + e4 * py + e5
                        c = e6 * px + e7 * py + e8
                        # the stretch of the row between the edges, a pixel generous; a thin triangle has little of it
                        low = f32(0.0)
                        high = f32(x1 - x0)
                        cut = a * slope0
                        low = max(low, cut) if e0 > 1e-20 else low
                        high = high if e0 > 1e-20 else min(high, cut)
                        cut = b * slope1
                        low = max(low, cut) if e3 > 1e-20 else low
                        high = high if e3 > 1e-20 else min(high, cut)
                        cut = c * slope2
                        low = max(low, cut) if e6 > 1e-20 else low
                        high = high if e6 > 1e-20 else min(high, cut)
                        if high < low - 1.0:
                            continue
                        skip = int(max(low - 1.0, 0.0))
                        length = min(int(max(high, 0.0)) + 2, x1 - x0 + 1) - skip
                        if length <= 0:
                            continue
                        f = f32(skip)
                        _long_row(
                            zf, tf, np.uint64((y * samples + s) * width + x0 + skip), length,
                            e0, a + e0 * f, e3, b + e3 * f, e6, c + e6 * f, k,
                        )  # fmt: skip
                work += 16 if (x1 - x0) * (y1 - y0) > 150 else 4
            else:
                for y in range(y0, y1 + 1):
                    for s in range(samples):
                        py = f32(y - by) + sample_y[s]
                        px = f32(x0 - bx) + sample_x[s]
                        a = e0 * px + e1 * py + e2
                        b = e3 * px + e4 * py + e5
                        c = e6 * px + e7 * py + e8
                        j = np.uint64((y * samples + s) * width + x0)
                        for _ in range(np.uint64(x1 - x0 + 1)):
                            if min(a, min(b, c)) >= 0.0:
                                w = a + b + c
                                if w > zf[j]:
                                    zf[j] = w
                                    tf[j] = k
                            a += e0
                            b += e3
                            c += e6
                            j += np.uint64(1)
                work += 1
            if work >= 48:
                work = 0
                farthest = f32(1e9)
                for y in range(top, bottom + 1):
                    for s in range(samples):
                        row = (y * samples + s) * width
                        farthest = _smallest(zf[row + left : row + right + 1], farthest)


@kernel(parallel=True)
def depth_map(
    points: F32, corners: I32, objects: Objects, order: I64, z: F32, first_row: int, last_row: int, perspective: int,
    bands: int,
) -> None:  # fmt: skip
    """Depth-only raster of rows [first_row, last_row) of a square map, smallest depth kept.

    ``points``: x, y, depth in texels (parallel light), or x * w, y * w, w where ``perspective`` is 1.
    """
    size = z.shape[1]
    for band in prange(bands):
        r0 = first_row + band * (last_row - first_row) // bands
        r1 = first_row + (band + 1) * (last_row - first_row) // bands
        for index in range(order.shape[0]):
            item = order[index]
            for k in range(objects.start[item], objects.stop[item]):
                a = corners[k, 0]
                b = corners[k, 1]
                c = corners[k, 2]
                ax = points[a, 0]
                ay = points[a, 1]
                az = points[a, 2]
                bx = points[b, 0]
                by = points[b, 1]
                bz = points[b, 2]
                cx = points[c, 0]
                cy = points[c, 1]
                cz = points[c, 2]
                if perspective == 1:
                    if az < 0.06 or bz < 0.06 or cz < 0.06:
                        continue
                    az = 1.0 / az
                    bz = 1.0 / bz
                    cz = 1.0 / cz
                    ax *= az
                    ay *= az
                    bx *= bz
                    by *= bz
                    cx *= cz
                    cy *= cz
                y_low = min(ay, min(by, cy))
                y_high = max(ay, max(by, cy))
                if y_high < r0 or y_low >= r1:
                    continue
                x_low = min(ax, min(bx, cx))
                x_high = max(ax, max(bx, cx))
                if x_high < 0.0 or x_low >= size:
                    continue
                y0 = int(max(math.ceil(y_low - 0.5), f32(r0)))
                y1 = int(min(math.floor(y_high - 0.5), f32(r1 - 1)))
                x0 = int(max(math.ceil(x_low - 0.5), 0.0))
                x1 = int(min(math.floor(x_high - 0.5), f32(size - 1)))
                if x0 > x1 or y0 > y1:
                    continue
                det = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
                if not (abs(det) >= 1e-12):
                    continue
                d = 1.0 / det
                ux = (cy - ay) * d
                uy = -(cx - ax) * d
                vx = -(by - ay) * d
                vy = (bx - ax) * d
                zb = bz - az
                zc = cz - az
                for y in range(y0, y1 + 1):
                    py = f32(y) + 0.5 - ay
                    px = f32(x0) + 0.5 - ax
                    u = px * ux + py * uy
                    v = px * vx + py * vy
                    for x in range(x0, x1 + 1):
                        if u >= 0.0 and v >= 0.0 and u + v <= 1.0:
                            q = az + u * zb + v * zc
                            if perspective == 1:
                                q = 1.0 / q
                            if q < z[y, x]:
                                z[y, x] = q
                        u += ux
                        v += vx
