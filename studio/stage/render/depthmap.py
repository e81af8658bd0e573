"""Depth seen from a light: the raster behind every shadow map. Smallest depth wins, so the order of drawing is free.

First every caster is reduced to the triangles that cover the middle of a texel, which few of a body's do; then bands of
rows draw those. Both steps write memory of their own in parallel: the bytes do not depend on the number of threads.
"""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.geometry import Casters, Geometry, Objects, casters_for
from studio.stage.render.jit import F32, I32, I64, f32, kernel, prange
from studio.stage.render.visibility import transform

FAR = np.float32(1e9)
_BANDS = 4
_ROUND = 120_000
"""Triangles that are reduced at once; bounds the memory of a crowd."""
_NEAR = 0.06

Order = NDArray[np.int64]


@kernel(parallel=True)
def _gather(
    points: F32, corners: I32, objects: Objects, order: I64, before: I64, size: int, first_row: int, last_row: int,
    perspective: int, casters: Casters,
) -> None:  # fmt: skip
    """Fill ``casters`` with the triangles of ``order`` that cover the middle of a texel in rows [first, last).

    ``before`` (objects in order + 1,): how many triangles come before each object. ``points``: x, y, depth in texels
    (parallel light), or x * w, y * w, w where ``perspective`` is 1.
    """
    box, planes, found = casters.box, casters.planes, casters.found
    total = before[before.shape[0] - 1]
    chunks = found.shape[0]
    for chunk in prange(chunks):
        low = chunk * total // chunks
        high = (chunk + 1) * total // chunks
        n = low
        for index in range(order.shape[0]):
            item = order[index]
            offset = objects.start[item] - before[index]
            for k in range(max(low, before[index]) + offset, min(high, before[index + 1]) + offset):
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
                    if az < _NEAR or bz < _NEAR or cz < _NEAR:
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
                y0 = math.ceil(max(min(ay, min(by, cy)) - 0.5, f32(first_row)))
                y1 = math.floor(min(max(ay, max(by, cy)) - 0.5, f32(last_row - 1)))
                x0 = math.ceil(max(min(ax, min(bx, cx)) - 0.5, 0.0))
                x1 = math.floor(min(max(ax, max(bx, cx)) - 0.5, f32(size - 1)))
                if not (x0 <= x1 and y0 <= y1):
                    continue
                det = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
                if not (abs(det) >= 1e-12):
                    continue
                d = 1.0 / det
                box[n, 0] = int(x0)
                box[n, 1] = int(x1)
                box[n, 2] = int(y0)
                box[n, 3] = int(y1)
                planes[n, 0] = ax
                planes[n, 1] = ay
                planes[n, 2] = az
                planes[n, 3] = (cy - ay) * d
                planes[n, 4] = (ax - cx) * d
                planes[n, 5] = (ay - by) * d
                planes[n, 6] = (bx - ax) * d
                planes[n, 7] = bz - az
                planes[n, 8] = cz - az
                n += 1
        found[chunk] = n - low


@kernel(parallel=True)
def _fill(casters: Casters, total: int, z: F32, first_row: int, last_row: int, perspective: int, bands: int) -> None:
    """Draw the casters into rows [first, last) of the square map ``z``."""
    box, planes, found = casters.box, casters.planes, casters.found
    chunks = found.shape[0]
    for band in prange(bands):
        r0 = first_row + band * (last_row - first_row) // bands
        r1 = first_row + (band + 1) * (last_row - first_row) // bands - 1
        for chunk in range(chunks):
            low = chunk * total // chunks
            for k in range(low, low + found[chunk]):
                y0 = max(box[k, 2], r0)
                y1 = min(box[k, 3], r1)
                if y0 > y1:
                    continue
                x0 = box[k, 0]
                x1 = box[k, 1]
                p = planes[k]
                px = f32(x0) + 0.5 - p[0]
                for y in range(y0, y1 + 1):
                    py = f32(y) + 0.5 - p[1]
                    u = px * p[3] + py * p[4]
                    v = px * p[5] + py * p[6]
                    for x in range(x0, x1 + 1):
                        if u >= 0.0 and v >= 0.0 and u + v <= 1.0:
                            q = p[2] + u * p[7] + v * p[8]
                            if perspective == 1:
                                q = 1.0 / q
                            if q < z[y, x]:
                                z[y, x] = q
                        u += p[3]
                        v += p[5]


def draw(
    geometry: Geometry, order: Order, matrix: F32, z: F32, rows: tuple[int, int], *, perspective: bool = False
) -> None:
    """Draw the objects in ``order`` into ``rows`` (first, last + 1) of the square map ``z``, as ``matrix`` (3, 4) sees
    them: texel x, y and depth, all three times depth where ``perspective``."""
    if not len(order) or rows[1] <= rows[0]:
        return
    # depth is kept relative to the light, so subtract the eye of the affine map: solve for it once in double precision
    linear = matrix[:, :3].astype(np.float64)
    eye = np.linalg.solve(linear, -matrix[:, 3].astype(np.float64)).astype(np.float32)
    points, objects = geometry.points, geometry.objects
    transform(geometry.positions, objects, order, np.ascontiguousarray(matrix[:, :3]), eye, points)
    first, last = rows
    flag = int(perspective)
    for part in _rounds(order, (objects.stop - objects.start)[order]):
        before = np.zeros(len(part) + 1, np.int64)
        np.cumsum((objects.stop - objects.start)[part], out=before[1:])
        total = int(before[-1])
        if total > len(geometry.casters.box):
            geometry.casters = casters_for(total)
        casters = geometry.casters
        _gather(points, geometry.triangles.corners, objects, part, before, len(z), first, last, flag, casters)
        _fill(casters, total, z, first, last, flag, _BANDS)


def _rounds(order: Order, sizes: NDArray[np.int64]) -> list[Order]:
    """The order in parts of at most ``_ROUND`` triangles, or one object."""
    if sizes.sum() <= _ROUND:
        return [order]
    return np.split(order, np.nonzero(np.diff(np.cumsum(sizes) // _ROUND))[0] + 1)
