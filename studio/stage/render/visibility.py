"""Who is seen where: triangle setup, tile bins, and a hierarchical-depth raster of four samples a pixel.

After C. Hecker and M. Olano & T. Greer, "Triangle scan conversion using 2D homogeneous coordinates" (1997): edge
functions straight from homogeneous vertices, so nothing is clipped. Every parallel loop writes memory of its own: the
bytes do not depend on the number of threads.
"""

import math
from typing import NamedTuple

import numpy as np

from studio.stage.render.geometry import Objects, Triangles
from studio.stage.render.jit import F32, I32, I64, f32, i32, kernel, prange
from studio.stage.render.lanes import LANES, cover

TILE_WIDTH, TILE_HEIGHT = 32, 16
_NEAR = 0.05

SAMPLE_X = np.array([0.125, 0.625, 0.375, 0.875], np.float32)
SAMPLE_Y = np.array([0.375, 0.125, 0.875, 0.625], np.float32)
PAIR_X, PAIR_Y = SAMPLE_X[1:3].copy(), SAMPLE_Y[1:3].copy()
CENTRE = np.array([0.5], np.float32)
FOLD = 2
"""Pixels of the picture along each side of a block: what is drawn in blocks is shaded once a block."""
BLOCK_X, BLOCK_Y = (
    np.concatenate([(pair + corner) / FOLD for corner in corners]).astype(np.float32)
    for pair, corners in ((PAIR_X, (0, 1, 0, 1)), (PAIR_Y, (0, 0, 1, 1)))
)
"""Two samples for each pixel of a block: left and right of its upper row, then of its lower one."""


def lanes_of(x: F32, y: F32) -> tuple[F32, F32]:
    """Offsets of the eight samples of a raster step from its first pixel, of a pattern of 1, 2, 4 or 8."""
    pixel = np.repeat(np.arange(LANES // len(x), dtype=np.float32), len(x))
    return pixel + np.tile(x, LANES // len(x)), np.tile(y, LANES // len(y))


class Visible(NamedTuple):
    """Triangles that may be seen, near objects first. c: capacity.

    ``triangle`` (c,); ``group``, ``owner`` (c,): its smooth group and object; ``box`` (c, 4): x0, x1, y0, y1 in
    pixels, inclusive; ``edges`` (c, 9): three edge functions whose sum is 1 / depth, about the corner of the box;
    ``nearest`` (c,): largest 1 / depth.
    """

    triangle: I32
    group: I32
    owner: I32
    box: I32
    edges: F32
    nearest: F32


class Bins(NamedTuple):
    """Per tile a run of ``entries``; ``start`` has one element more than there are tiles."""

    cursor: I64
    start: I64


@kernel(leaf=True)
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


@kernel(leaf=True)
def setup(
    points: F32, positions: F32, lowest: float, triangles: Triangles, objects: Objects, order: I64, sign: float,
    width: int, height: int, grid: float, first: int, visible: Visible,
) -> int:  # fmt: skip
    """Fill ``visible`` from place ``first`` on with those triangles of the objects in ``order`` that face the camera
    and touch the picture.

    ``points``: homogeneous pixels of all vertices; ``grid``: rows and columns of samples a pixel. Triangles wholly
    under z = ``lowest`` are dropped (mirror view). ``sign``: -1 where the projection mirrors. Returns the place after
    the last; at most the capacity.
    """
    ids, box, edges, nearest = visible.triangle, visible.box, visible.edges, visible.nearest
    group, owner = visible.group, visible.owner
    corners, two_sided = triangles.corners, triangles.two_sided
    capacity = ids.shape[0]
    margin = 0.5 / grid
    n = first
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
                x1 = int(min(math.floor(x_high - margin), width - 1.0))
                y1 = int(min(math.floor(y_high - margin), height - 1.0))
                if x1 < x0 or y1 < y0:
                    continue
                # samples lie in the middle of its cells: what falls between rows or columns of them is not seen
                if math.floor(x_high * grid - 0.5) < math.ceil(x_low * grid - 0.5):
                    continue
                if math.floor(y_high * grid - 0.5) < math.ceil(y_low * grid - 0.5):
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
            group[n] = triangles.group[k]
            owner[n] = item
            nearest[n] = front
            n += 1
    return n


@kernel(leaf=True)
def count_bins(visible: Visible, first: int, n: int, columns: int, bins: Bins) -> int:
    """Count the triangles [first, n) of each tile and lay out their runs; returns how many entries there are in all."""
    box, count, start = visible.box, bins.cursor, bins.start
    count[:] = 0
    for k in range(first, n):
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


@kernel(leaf=True)
def fill_bins(visible: Visible, first: int, n: int, columns: int, bins: Bins, entries: I32) -> None:
    """Write each tile's triangles, in order."""
    box, count = visible.box, bins.cursor
    for k in range(first, n):
        for ty in range(box[k, 2] // TILE_HEIGHT, box[k, 3] // TILE_HEIGHT + 1):
            for tx in range(box[k, 0] // TILE_WIDTH, box[k, 1] // TILE_WIDTH + 1):
                t = ty * columns + tx
                entries[count[t]] = k
                count[t] += 1


@kernel(leaf=True)
def _smallest(z: F32, first: int, count: int, least: float) -> float:
    """Smallest of ``least`` and ``count`` values, a multiple of four; in four chains that do not wait."""
    a = least
    b = least
    c = least
    d = least
    for i in range(np.uint64(first), np.uint64(first + count), np.uint64(4)):
        a = min(a, z[i])
        b = min(b, z[i + np.uint64(1)])
        c = min(c, z[i + np.uint64(2)])
        d = min(d, z[i + np.uint64(3)])
    return min(min(a, b), min(c, d))


@kernel(inline=True)
def _most(a: float, along: float, down: float, wide: float, high: float) -> float:
    """Largest value of an edge function over a box from its corner on."""
    return a + max(along * wide, 0.0) + max(down * high, 0.0)


@kernel(leaf=True)
def _tile(
    left: int, right: int, top: int, bottom: int, first: int, last: int, entries: I32, box: I32, edges: F32,
    nearest: F32, lane_x: F32, lane_y: F32, samples: int, depth: F32, seen: I32, stride: int,
) -> None:  # fmt: skip
    """Depth-test entries [first, last) in one tile. ``depth``, ``seen``: flat, ``stride`` samples a row."""
    step = LANES // samples
    # beyond the edge of the picture nothing is drawn, and nothing counts
    whole = (right + 1 - left) * samples // 4 * 4
    broad = 8 if samples == LANES else 16
    farthest = f32(0.0)
    work = 0
    for q in range(first, last):
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
        e3 = edges[k, 3]
        e4 = edges[k, 4]
        e6 = edges[k, 6]
        e7 = edges[k, 7]
        wide = x1 - x0
        # steps start at whole steps of the tile, so that none leaves it
        x0 -= (x0 - left) % step
        cx = f32(x0 - bx)
        cy = f32(y0 - by)
        a0 = edges[k, 2] + e0 * cx + e1 * cy
        b0 = edges[k, 5] + e3 * cx + e4 * cy
        c0 = edges[k, 8] + e6 * cx + e7 * cy
        if wide >= broad:
            dx = f32(x1 - x0 + 1)
            dy = f32(y1 - y0 + 1)
            if min(_most(a0, e0, e1, dx, dy), min(_most(b0, e3, e4, dx, dy), _most(c0, e6, e7, dx, dy))) < 0.0:
                continue
            # 1 / depth is the sum of the three: nearer than all that the tile shows, somewhere, or not seen
            if _most(a0 + b0 + c0, e0 + e3 + e6, e1 + e4 + e7, dx, dy) * 1.0001 < farthest:
                continue
            work += 16 if wide * (y1 - y0) > 150 else 4
            if max(_most(-a0, -e0, -e1, dx, dy), max(_most(-b0, -e3, -e4, dx, dy), _most(-c0, -e6, -e7, dx, dy))) < 0.0:
                cover(
                    depth, seen, lane_x, lane_y, y0 * stride + x0 * samples, y1 - y0 + 1, (x1 - x0) // step + 1,
                    stride, k, f32(step), a0, e0, e1, b0, e3, e4, c0, e6, e7,
                )  # fmt: skip
                continue
            slope0 = -1.0 / (e0 if abs(e0) > 1e-20 else f32(-1e-20))
            slope1 = -1.0 / (e3 if abs(e3) > 1e-20 else f32(-1e-20))
            slope2 = -1.0 / (e6 if abs(e6) > 1e-20 else f32(-1e-20))
            for y in range(y0, y1 + 1):
                # the stretch of the row between the edges, a pixel generous; a thin triangle has little of it
                low = f32(0.0)
                high = f32(x1 - x0)
                cut = (a0 + max(e1, 0.0)) * slope0
                low = max(low, cut) if e0 > 1e-20 else low
                high = high if e0 > 1e-20 else min(high, cut)
                cut = (b0 + max(e4, 0.0)) * slope1
                low = max(low, cut) if e3 > 1e-20 else low
                high = high if e3 > 1e-20 else min(high, cut)
                cut = (c0 + max(e7, 0.0)) * slope2
                low = max(low, cut) if e6 > 1e-20 else low
                high = high if e6 > 1e-20 else min(high, cut)
                if high >= low - 2.0:
                    skip = int(max(low - 2.0, 0.0)) // step * step
                    f = f32(skip)
                    cover(
                        depth, seen, lane_x, lane_y, y * stride + (x0 + skip) * samples, 1,
                        (min(int(max(high, 0.0)) + 1, x1 - x0) - skip) // step + 1, stride, k, f32(step),
                        a0 + e0 * f, e0, e1, b0 + e3 * f, e3, e4, c0 + e6 * f, e6, e7,
                    )  # fmt: skip
                a0 += e1
                b0 += e4
                c0 += e7
        else:
            cover(
                depth, seen, lane_x, lane_y, y0 * stride + x0 * samples, y1 - y0 + 1, (x1 - x0) // step + 1, stride, k,
                f32(step), a0, e0, e1, b0, e3, e4, c0, e6, e7,
            )  # fmt: skip
            work += 1
        if work >= 48:
            work = 0
            farthest = f32(1e9)
            for y in range(top, bottom + 1):
                farthest = _smallest(depth, y * stride + left * samples, whole, farthest)


@kernel(leaf=True)
def _empty(depth: F32, seen: I32) -> None:
    """A stretch where nothing is seen; of its own, or LLVM finds no vectors in it."""
    for i in range(depth.shape[0]):
        depth[i] = 0.0
        seen[i] = -1


@kernel(parallel=True)
def raster(
    clear: bool, columns: int, width: int, start: I64, entries: I32, visible: Visible, lane_x: F32, lane_y: F32,
    depth: F32, seen: I32,
) -> None:  # fmt: skip
    """Depth-test all binned triangles. ``depth``, ``seen`` (height, whole tiles of pixels, samples): 1 / depth and
    index into ``visible``; ``clear`` empties them first, to 0 and -1. ``lane_x``, ``lane_y``: see ``lanes``."""
    box, edges, nearest = visible.box, visible.edges, visible.nearest
    height = depth.shape[0]
    samples = depth.shape[2]
    stride = depth.shape[1] * samples
    flat_depth = depth.reshape(height * stride)
    flat_seen = seen.reshape(height * stride)
    for t in prange(start.shape[0] - 1):
        tile = i32(t)  # of one type in every pass of the compiler: what is called with it is compiled once
        left = (tile % columns) * TILE_WIDTH
        right = min(left + TILE_WIDTH, width) - 1
        top = (tile // columns) * TILE_HEIGHT
        bottom = min(top + TILE_HEIGHT, height) - 1
        if clear:
            for y in range(top, bottom + 1):
                a = y * stride + left * samples
                e = a + TILE_WIDTH * samples
                _empty(flat_depth[a:e], flat_seen[a:e])
        _tile(
            left, right, top, bottom, start[t], start[t + 1], entries, box, edges, nearest, lane_x, lane_y, samples,
            flat_depth, flat_seen, stride,
        )  # fmt: skip


@kernel(parallel=True)
def keep_tiles(columns: int, depth: F32, seen: I32, kept_depth: F32, kept_seen: I32, kept_at: I32) -> None:
    """Copy tiles to the places ``kept_at`` (tiles,), those that are not negative, of ``kept_depth`` and ``kept_seen``
    (places, TILE_HEIGHT, TILE_WIDTH, samples)."""
    height = depth.shape[0]
    for t in prange(kept_at.shape[0]):
        slot = kept_at[t]
        if slot >= 0:
            left = (t % columns) * TILE_WIDTH
            top = (t // columns) * TILE_HEIGHT
            for y in range(min(TILE_HEIGHT, height - top)):
                for x in range(TILE_WIDTH):
                    for s in range(depth.shape[2]):
                        kept_depth[slot, y, x, s] = depth[top + y, left + x, s]
                        kept_seen[slot, y, x, s] = seen[top + y, left + x, s]


@kernel(parallel=True)
def restore_tiles(columns: int, depth: F32, seen: I32, kept_depth: F32, kept_seen: I32, kept_at: I32) -> None:
    """The reverse of ``keep_tiles``."""
    height = depth.shape[0]
    for t in prange(kept_at.shape[0]):
        slot = kept_at[t]
        if slot >= 0:
            left = (t % columns) * TILE_WIDTH
            top = (t // columns) * TILE_HEIGHT
            for y in range(min(TILE_HEIGHT, height - top)):
                for x in range(TILE_WIDTH):
                    for s in range(depth.shape[2]):
                        depth[top + y, left + x, s] = kept_depth[slot, y, x, s]
                        seen[top + y, left + x, s] = kept_seen[slot, y, x, s]
