"""Cloth in the wind and oars in the water: the parts of a boat that bend or swing on their own."""

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.shapes import vertex_normals
from studio.stage.things.forms import Array
from studio.stage.things.vehicles.vehicle import Going, PliantPart

CANVAS = Material(texture=Texture.CLOTH, roughness=0.9, two_sided=True)


def striped_sail(
    center: tuple[float, float, float], width: float, height: float, colors: tuple[str, str], stripes: int, belly: float
) -> PliantPart:
    """A square sail hung from its yard at ``center`` (its middle), across the ship; it bellies forward, breathes,
    flutters at its foot. Each stripe has vertices of its own, so that colours meet in a line."""
    rows, per = 12, 3
    v = np.linspace(0, 1, rows)
    coords: list[Array] = []
    tint: list[Array] = []
    faces: list[NDArray[np.int64]] = []
    start = 0
    for k in range(stripes):
        u = np.linspace(k, k + 1, per) / stripes
        uu, vv = np.meshgrid(u, v)
        coords.append(np.stack([uu, vv], -1).reshape(-1, 2))
        tint.append(np.tile(srgb(colors[k % 2]).astype(float), (rows * per, 1)))
        i = start + np.arange(rows * per, dtype=np.int64).reshape(rows, per)
        a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
        faces += [np.stack([a, b, c], 1), np.stack([a, c, d], 1)]
        start += rows * per
    uv = np.concatenate(coords)
    triangles = np.concatenate(faces).astype(np.int32)

    def shape(g: Going) -> tuple[Floats, Floats]:
        u, w = uv[:, 0], uv[:, 1]
        t = g.seconds
        swell = belly * (0.92 + 0.06 * np.sin(0.9 * t) + 0.03 * np.sin(2.3 * t + 1.0))
        full = np.sin(np.pi * np.clip(u, 0, 1)) ** 0.8 * np.sin(np.pi * (0.08 + 0.80 * w)) ** 0.9
        flutter = 0.018 * height * w**2 * np.sin(5.2 * t - 7 * w + 4 * u) * (0.3 + np.abs(2 * u - 1))
        x = center[0] + swell * full + flutter
        y = center[1] + (u - 0.5) * width * (1 - 0.07 * np.sin(np.pi * w) - 0.05 * w)
        z = center[2] - w * height + 0.05 * height * w * np.sin(np.pi * u)
        p = np.stack([x, y, z], 1)
        n = _shared_normals(p, triangles, uv)
        return p.astype(np.float32), n.astype(np.float32)

    p, n = shape(Going(seconds=0.0, distance=0.0, speed=0.0, steer=0.0, bank=0.0, work=0.0))
    return PliantPart(mesh=Mesh(p, n, np.concatenate(tint).astype(np.float32), triangles, CANVAS), shape=shape)


def _shared_normals(points: Array, triangles: NDArray[np.int32], keys: Array) -> Array:
    """Normals that agree where two stripes meet."""
    n = vertex_normals(points, triangles)
    rounded = np.round(keys * 1000).astype(np.int64)
    _, group = np.unique(rounded, axis=0, return_inverse=True)
    group = group.ravel()
    total = np.zeros((group.max() + 1, 3))
    np.add.at(total, group, n)
    n = total[group]
    return n / (np.linalg.norm(n, axis=1, keepdims=True) + 1e-12)


def triangle_sail(
    foot: tuple[float, float, float],
    head: tuple[float, float, float],
    clew: tuple[float, float, float],
    color: str,
    belly: float,
    side: float,
) -> PliantPart:
    """A fore-and-aft sail between tack, head and clew; it bellies to ``side`` (+1 left)."""
    n = 12
    a, b, c = (np.array(q, float) for q in (foot, head, clew))
    rows: list[Array] = []
    for i in range(n + 1):
        t = i / n
        left, right = a * (1 - t) + b * t, c * (1 - t) + b * t
        for j in range(7):
            rows.append(np.array([t, j / 6, *(left * (1 - j / 6) + right * j / 6)]))
    grid = np.array(rows)
    i = np.arange((n + 1) * 7).reshape(n + 1, 7)
    p, q, r, s = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    triangles = np.concatenate([np.stack([p, q, r], 1), np.stack([p, r, s], 1)]).astype(np.int32)

    def shape(g: Going) -> tuple[Floats, Floats]:
        t, u = grid[:, 0], grid[:, 1]
        depth = belly * (1 - t) ** 0.6 * np.sin(np.pi * u) ** 0.8 * (0.95 + 0.05 * np.sin(1.1 * g.seconds))
        flutter = 0.02 * belly * u * np.sin(6 * g.seconds - 5 * u + 3 * t)
        points = grid[:, 2:].copy()
        points[:, 1] += side * (depth + flutter)
        return points.astype(np.float32), vertex_normals(points, triangles).astype(np.float32)

    p0, n0 = shape(Going(seconds=0.0, distance=0.0, speed=0.0, steer=0.0, bank=0.0, work=0.0))
    tint = np.tile(srgb(color), (len(p0), 1)).astype(np.float32)
    return PliantPart(mesh=Mesh(p0, n0, tint, triangles, CANVAS), shape=shape)


def oars(pivots: Array, outboard: float, inboard: float, color: str, period: float) -> PliantPart:
    """Oars at (n, 3) rowlocks, those with y > 0 on the left, all in one stroke: catch, drive, lift, return.

    The blade is in the water while it moves aft. Without work they rest, level.
    """
    sides = 6
    stations = np.array([-inboard, -inboard * 0.5, 0.0, outboard * 0.72, outboard * 0.78, outboard * 0.97, outboard])
    broad = np.array([0.035, 0.045, 0.05, 0.04, 0.10, 0.13, 0.03])
    thin = np.array([0.035, 0.045, 0.05, 0.04, 0.022, 0.018, 0.012])
    a = 2 * np.pi * np.arange(sides) / sides
    rest = np.stack(
        [
            np.broadcast_to(broad[:, None] * np.cos(a), (7, sides)),
            np.broadcast_to(stations[:, None], (7, sides)),
            thin[:, None] * np.sin(a) * np.ones((7, sides)),
        ],
        -1,
    ).reshape(-1, 3)
    i = np.arange(7 * sides, dtype=np.int64).reshape(7, sides)
    j = np.roll(i, -1, 1)
    one = np.concatenate(
        [
            np.stack([i[:-1].ravel(), i[1:].ravel(), j[1:].ravel()], 1),
            np.stack([i[:-1].ravel(), j[1:].ravel(), j[:-1].ravel()], 1),
        ]
    )
    count = len(pivots)
    side = np.sign(pivots[:, 1])
    blocks: list[NDArray[np.int64]] = []
    for k in range(count):
        f = one + k * len(rest)
        blocks.append(f if side[k] > 0 else f[:, ::-1])
    triangles = np.concatenate(blocks).astype(np.int32)

    def shape(g: Going) -> tuple[Floats, Floats]:
        phase = (g.seconds / period) % 1.0
        sweep = 0.52 * np.cos(2 * np.pi * phase) * g.work
        deep = np.sin(np.pi * np.clip(phase / 0.5, 0, 1)) if phase < 0.5 else -0.75 * np.sin(2 * np.pi * (phase - 0.5))
        dip = -0.20 - 0.13 * deep * g.work + 0.10 * (1 - g.work)
        cy, sy, cd, sd = np.cos(sweep), np.sin(sweep), np.cos(dip), np.sin(dip)
        x = rest[:, 0] * cy + rest[:, 1] * cd * sy - rest[:, 2] * sd * sy
        y = -rest[:, 0] * sy + rest[:, 1] * cd * cy - rest[:, 2] * sd * cy
        z = rest[:, 1] * sd + rest[:, 2] * cd
        p = np.concatenate([np.stack([x, s * y, z], 1) + q for s, q in zip(side, pivots, strict=True)])
        return p.astype(np.float32), vertex_normals(p, triangles).astype(np.float32)

    p0, n0 = shape(Going(seconds=0.0, distance=0.0, speed=0.0, steer=0.0, bank=0.0, work=1.0))
    tint = np.tile(srgb(color), (len(p0), 1)).astype(np.float32)
    return PliantPart(mesh=Mesh(p0, n0, tint, triangles, Material(texture=Texture.WOOD, roughness=0.7)), shape=shape)
