"""The skin of a distance field: naive surface nets, then pulled exactly onto the surface.

Gibson, "Constrained elastic surface nets" (1998): one vertex in every cell the surface crosses, at the mean of its edge
crossings; one quad around every edge that changes sign. Fewer and better triangles than marching cubes, no tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.animals.field import Array, Flesh, gradient, sample, value

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Closer:
    """A box in which the skin is made with finer cells: a face, the feet. The patches overlap by one coarse cell."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    cell: float


def surface_nets(field: Array, axes: tuple[Array, Array, Array]) -> tuple[Array, Indices]:
    """Vertices (n, 3) and counter-clockwise triangles (m, 3) where ``field`` is zero; negative is inside."""
    inside = field < 0
    shape = tuple(n - 1 for n in field.shape)
    count = np.zeros(shape, np.int8)
    corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    for i, j, k in corners:
        count += inside[i : i + shape[0], j : j + shape[1], k : k + shape[2]]
    cells = np.argwhere((count > 0) & (count < 8))
    if len(cells) == 0:
        return np.zeros((0, 3)), np.zeros((0, 3), np.int64)
    index = np.full(shape, -1, np.int64)
    index[tuple(cells.T)] = np.arange(len(cells))

    at = {c: field[cells[:, 0] + c[0], cells[:, 1] + c[1], cells[:, 2] + c[2]] for c in corners}
    total, hits = np.zeros((len(cells), 3)), np.zeros(len(cells))
    for corner in corners:
        for d in range(3):
            if corner[d]:
                continue
            other = (corner[0] + (d == 0), corner[1] + (d == 1), corner[2] + (d == 2))
            f0, f1 = at[corner], at[other]
            crosses = (f0 < 0) != (f1 < 0)
            t = np.where(crosses, f0 / np.where(crosses, f0 - f1, 1.0), 0.0)
            point = np.tile(np.array(corner, float), (len(cells), 1))
            point[:, d] += t
            total += point * crosses[:, None]
            hits += crosses
    local = total / hits[:, None]
    vertices = np.empty((len(cells), 3))
    for d in range(3):
        axis = axes[d]
        i = cells[:, d]
        vertices[:, d] = axis[i] + local[:, d] * (axis[i + 1] - axis[i])

    triangles: list[Indices] = []
    for d in range(3):
        u, v = (d + 1) % 3, (d + 2) % 3
        low, high = [slice(None)] * 3, [slice(None)] * 3
        low[d], high[d] = slice(None, -1), slice(1, None)
        change = inside[tuple(low)] != inside[tuple(high)]
        keep = [slice(None)] * 3
        keep[u], keep[v] = slice(1, -1), slice(1, -1)
        edge = np.argwhere(change[tuple(keep)])
        edge[:, u] += 1
        edge[:, v] += 1
        ring: list[Indices] = []
        for du, dv in ((1, 1), (0, 1), (0, 0), (1, 0)):
            cell = edge.copy()
            cell[:, u] -= du
            cell[:, v] -= dv
            ring.append(index[cell[:, 0], cell[:, 1], cell[:, 2]])
        a, b, c, e = ring
        out = inside[edge[:, 0], edge[:, 1], edge[:, 2]]  # the surface faces +d
        flip = ~out
        b, e = np.where(flip, e, b), np.where(flip, b, e)
        triangles += [np.stack([a, b, c], 1), np.stack([a, c, e], 1)]
    faces = np.concatenate(triangles)
    return vertices, faces[(faces >= 0).all(1)]


def _box(flesh: Sequence[Flesh], margin: float) -> tuple[Array, Array]:
    boxes = [rod.box() for rod in flesh]
    return (
        np.min([b[0] for b in boxes], 0) - margin,
        np.max([b[1] for b in boxes], 0) + margin,
    )


def _extract(flesh: Sequence[Flesh], low: Array, high: Array, cell: float) -> tuple[Array, Indices]:
    axes = tuple(lo + cell * np.arange(int(np.ceil((hi - lo) / cell)) + 1) for lo, hi in zip(low, high, strict=True))
    return surface_nets(sample(flesh, (axes[0], axes[1], axes[2])), (axes[0], axes[1], axes[2]))


def _without_loose(vertices: Array, triangles: Indices) -> tuple[Array, Indices]:
    used = np.unique(triangles)
    renumber = np.full(len(vertices), -1, np.int64)
    renumber[used] = np.arange(len(used))
    return vertices[used], renumber[triangles]


def skin(flesh: Sequence[Flesh], cell: float, closer: Sequence[Closer] = ()) -> tuple[Array, Array, Indices]:
    """Positions (n, 3), unit normals (n, 3) and triangles (m, 3) of a body, cells of ``cell`` metres."""
    low, high = _box(flesh, 2.5 * cell)
    # half a cell aside of the plane of symmetry: both sides come out alike
    high[1] = -low[1]
    vertices, triangles = _extract(flesh, low, high, cell)
    parts = [(vertices, triangles)]
    for box in closer:
        lo, hi = np.maximum(box.low, low), np.minimum(box.high, high)
        centre = parts[0][0][parts[0][1]].mean(1)
        inner_low = np.where(lo > low, lo + cell, -np.inf)  # no overlap where the body ends
        inner_high = np.where(hi < high, hi - cell, np.inf)
        covered = ((centre > inner_low) & (centre < inner_high)).all(1)
        parts[0] = (parts[0][0], parts[0][1][~covered])
        parts.append(_extract(flesh, lo, hi, box.cell))
    starts = np.cumsum([0] + [len(v) for v, _ in parts[:-1]])
    points = np.concatenate([v for v, _ in parts])
    faces = np.concatenate([f + s for (_, f), s in zip(parts, starts, strict=True)])
    points, faces = _without_loose(points, faces)
    normals = gradient(flesh, points)
    for _ in range(2):
        points = points - normals * np.clip(value(flesh, points), -cell, cell)[:, None]
    normals = gradient(flesh, points)
    return points, normals, faces
