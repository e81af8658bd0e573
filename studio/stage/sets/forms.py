"""Shapes made of many: copies, cards, blades, wires, curved roofs. All vectorised: a set has thousands of them."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage import shapes
from studio.stage.mesh import Floats, Material, Mesh, srgb
from studio.stage.shapes import Color

Array = NDArray[np.float64]
_PLAIN = Material()


def raw(positions: ArrayLike, normals: ArrayLike, colors: ArrayLike, triangles: ArrayLike, material: Material) -> Mesh:
    """A mesh from plain arrays; ``colors`` linear RGB, (3,) or (n, 3)."""
    p = np.ascontiguousarray(positions, np.float32)
    n = np.asarray(normals, np.float64)
    n = n / (np.linalg.norm(n, axis=1, keepdims=True) + 1e-12)
    c = np.ascontiguousarray(np.broadcast_to(np.asarray(colors, np.float32), (len(p), 3)))
    return Mesh(p, np.ascontiguousarray(n, np.float32), c, np.ascontiguousarray(triangles, np.int32), material)


def copies(
    mesh: Mesh, offsets: ArrayLike, yaws: ArrayLike = 0.0, scales: ArrayLike = 1.0, tints: ArrayLike = 1.0
) -> Mesh:
    """One mesh of copies at (n, 3) ``offsets``; ``yaws``, ``scales`` one each; ``tints`` (n,) or (n, 3) factors."""
    at = np.asarray(offsets, float).reshape(-1, 3)
    count = len(at)
    yaw = np.broadcast_to(np.asarray(yaws, float), (count,))
    scale = np.broadcast_to(np.asarray(scales, float), (count,))
    tint = np.asarray(tints, float)
    tint = np.broadcast_to(tint[:, None] if tint.ndim == 1 else tint, (count, 3))
    c, s, o, i = np.cos(yaw), np.sin(yaw), np.zeros(count), np.ones(count)
    turn = np.stack([np.stack([c, -s, o], -1), np.stack([s, c, o], -1), np.stack([o, o, i], -1)], 1)
    p = np.einsum("kij,nj->kni", turn * scale[:, None, None], mesh.positions.astype(float)) + at[:, None]
    n = np.einsum("kij,nj->kni", turn, mesh.normals.astype(float))
    colors = np.clip(mesh.colors[None] * tint[:, None], 0, None)
    faces = mesh.triangles[None] + (np.arange(count) * len(mesh.positions))[:, None, None]
    return replace(
        mesh,
        positions=np.ascontiguousarray(p.reshape(-1, 3), np.float32),
        normals=np.ascontiguousarray(n.reshape(-1, 3), np.float32),
        colors=np.ascontiguousarray(colors.reshape(-1, 3), np.float32),
        triangles=np.ascontiguousarray(faces.reshape(-1, 3), np.int32),
        rest=None,
    )


def tinted(mesh: Mesh, factors: ArrayLike) -> Mesh:
    """The mesh with its vertex colours multiplied: (n,), (n, 3) or one number."""
    f = np.asarray(factors, float)
    colors = mesh.colors * (f[:, None] if f.ndim == 1 and len(f) == len(mesh.colors) else f)
    return replace(mesh, colors=np.ascontiguousarray(colors, np.float32))


def cards(
    centers: Array,
    normals: Array,
    sizes: Array,
    colors: Array,
    material: Material,
    rng: np.random.Generator,
    slender: float = 0.62,
) -> Mesh:
    """Leaves and petals: one rhombus each, turned at random but lit along the (n, 3) ``normals`` given."""
    count = len(centers)
    facing = normals + rng.normal(0, 0.9, (count, 3))
    facing /= np.linalg.norm(facing, axis=1, keepdims=True) + 1e-9
    along = np.cross(facing, rng.normal(0, 1, (count, 3)))
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    across = np.cross(facing, along)
    a, b = along * sizes[:, None], across * (sizes * slender)[:, None]
    p = np.stack([centers - a, centers - b, centers + a, centers + b], 1).reshape(-1, 3)
    start = np.arange(count)[:, None] * 4
    faces = np.concatenate([start + np.array([0, 1, 2]), start + np.array([0, 2, 3])])
    return raw(p, np.repeat(normals, 4, 0), np.repeat(colors, 4, 0), faces, material)


def blades(
    roots: Array,
    heights: Array,
    lean: Array,
    widths: Array,
    low: ArrayLike,
    high: ArrayLike,
    material: Material,
    rng: np.random.Generator,
) -> Mesh:
    """Grass, reeds, crops: one bent blade of three triangles at each of the (n, 3) ``roots``; ``lean`` (n, 2)."""
    count = len(roots)
    turn = rng.uniform(0, np.pi, count)
    side = np.stack([np.cos(turn), np.sin(turn), 0 * turn], 1) * widths[:, None]
    bend = np.concatenate([lean, np.zeros((count, 1))], 1)
    up = np.array([0, 0, 1.0]) * heights[:, None]
    middle = roots + up * 0.6 + bend * 0.35
    tip = roots + up + bend
    p = np.stack([roots - side, roots + side, middle + side * 0.7, middle - side * 0.7, tip], 1).reshape(-1, 3)
    shade = np.array([0.0, 0.0, 0.65, 0.65, 1.0])[None, :, None]
    lo, hi = np.broadcast_to(np.asarray(low, float), (count, 3)), np.broadcast_to(np.asarray(high, float), (count, 3))
    colors = (lo[:, None] * (1 - shade) + hi[:, None] * shade).reshape(-1, 3)
    start = np.arange(count)[:, None] * 5
    faces = np.concatenate([start + np.array([0, 1, 2]), start + np.array([0, 2, 3]), start + np.array([3, 2, 4])])
    normal = np.cross(side, up) * 0.3
    normal = normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9) * 0.3 + [0, 0, 1.0]
    return raw(p, np.repeat(normal, 5, 0), colors, faces, material)


def wire(start: ArrayLike, end: ArrayLike, sag: float, radius: float = 0.014, color: Color = "#15171a") -> Mesh:
    """A hanging cable; a parabola is near enough to the catenary at these sags."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    t = np.linspace(0, 1, 9)
    p = a + (b - a) * t[:, None]
    p[:, 2] -= sag * 4 * t * (1 - t)
    return shapes.tube(p, radius, color, Material(roughness=0.6), 3)


def hip_roof(
    center: ArrayLike,
    size: tuple[float, float],
    rise: float,
    color: Color,
    material: Material,
    *,
    ridge: float = 0.45,
    curve: float = 1.35,
    lift: float = 0.0,
    thickness: float = 0.18,
    cells: tuple[int, int] = (20, 12),
    gablet: float = 0.0,
) -> list[Mesh]:
    """A hipped roof over (x, y) ``size`` (eaves included), its ridge along x and ``ridge`` times as long.

    ``curve`` > 1 sags the slopes as East Asian roofs do; ``lift`` raises the corners; ``gablet`` 0..1 cuts the hips
    upright near the ridge (the hip-and-gable *irimoya*). Gives the tiled top and the board underneath.
    """
    u = np.linspace(-1, 1, cells[0] * 2 + 1)
    v = np.linspace(-1, 1, cells[1] * 2 + 1)
    gu, gv = np.meshgrid(u, v)
    hip = np.clip((np.abs(gu) - ridge) / (1 - ridge), 0, 1)
    if gablet > 0:
        hip = np.where(hip < gablet, 0.0, hip)
    away = np.maximum(np.abs(gv), hip)
    height = rise * (1 - away) ** curve
    corner = (np.abs(gu) ** 4) * (np.abs(gv) ** 4)
    edge = np.abs(gv) ** 3 * np.abs(gu) ** 3
    top = height + lift * (0.75 * corner + 0.25 * edge)
    x, y = gu * size[0] / 2, gv * size[1] / 2
    c = np.asarray(center, float)
    faces = shapes_grid(len(v), len(u))
    tile = shapes.smooth(np.stack([x, y, top], -1).reshape(-1, 3) + c, faces, color, material)
    under = lift * (0.75 * corner + 0.25 * edge) - thickness
    soffit = shapes.smooth(
        np.stack([x, y, under], -1).reshape(-1, 3) + c, faces[:, ::-1], "#4a3426", Material(roughness=0.9)
    )
    rim: list[tuple[int, int]] = []
    rows, cols = len(v), len(u)
    rim += [(0, j) for j in range(cols)] + [(i, cols - 1) for i in range(1, rows)]
    rim += [(rows - 1, j) for j in range(cols - 2, -1, -1)] + [(i, 0) for i in range(rows - 2, 0, -1)]
    ids = np.array([i * cols + j for i, j in rim])
    upper, lower = tile.positions[ids].astype(float), soffit.positions[ids].astype(float)
    k = len(ids)
    ring = np.arange(k)
    nxt = (ring + 1) % k
    band = shapes.faceted(
        np.concatenate([lower, upper]),
        np.concatenate([np.stack([ring, nxt, nxt + k], 1), np.stack([ring, nxt + k, ring + k], 1)]),
        color,
        Material(roughness=0.7),
    )
    return [tile, soffit, band]


def shapes_grid(rows: int, columns: int) -> NDArray[np.int64]:
    """Triangles of an open (rows, columns) grid of vertices, facing +z where columns run along x and rows along y."""
    i = np.arange(rows - 1)[:, None] * columns
    j = np.arange(columns - 1)[None]
    a, b, c, d = i + j, i + j + 1, i + columns + j + 1, i + columns + j
    return np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])


def ribbon(points: ArrayLike, width: ArrayLike, color: Color, material: Material, z: ArrayLike = 0.01) -> Mesh:
    """A flat strip along (n, 2) ``points``: paths, foam lines, painted curves. ``z`` one height or one a point."""
    p = np.asarray(points, float)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    side = np.stack([-along[:, 1], along[:, 0]], 1) * np.broadcast_to(np.asarray(width, float), len(p))[:, None] / 2
    h = np.broadcast_to(np.asarray(z, float), len(p))[:, None]
    v = np.concatenate([np.concatenate([p - side, h], 1), np.concatenate([p + side, h], 1)])
    k = len(p)
    i = np.arange(k - 1)
    faces = np.concatenate([np.stack([i, i + 1, i + 1 + k], 1), np.stack([i, i + 1 + k, i + k], 1)])
    return raw(v, np.tile([0, 0, 1.0], (2 * k, 1)), srgb(color), faces, material)


def prism(outline: ArrayLike, low: float, high: float, color: Color, material: Material = _PLAIN) -> Mesh:
    """A convex upright prism: (n, 2) ``outline`` counter-clockwise from above, from z ``low`` to ``high``."""
    p = np.asarray(outline, float)
    k = len(p)
    v = np.concatenate([np.c_[p, np.full(k, low)], np.c_[p, np.full(k, high)]])
    i = np.arange(k)
    j = (i + 1) % k
    sides = np.concatenate([np.stack([i, j, j + k], 1), np.stack([i, j + k, i + k], 1)])
    fan = np.array([[0, a, a + 1] for a in range(1, k - 1)])
    return shapes.faceted(v, np.concatenate([sides, fan + k, fan[:, ::-1]]), color, material)


def vary(color: Color, rng: np.random.Generator, amount: float = 0.12) -> Floats:
    """A colour near this one: lighter or darker, and a little toward another hue."""
    c = srgb(color).astype(float)
    return np.clip(c * (1 + rng.normal(0, amount)) * (1 + rng.normal(0, amount * 0.35, 3)), 0.003, 1.0).astype(
        np.float32
    )


def pick(rng: np.random.Generator, options: "list[str] | tuple[str, ...]") -> str:
    return options[int(rng.integers(len(options)))]
