"""Shapes that things are made of, beyond the primitives: softened boxes, ribbons, cut-outs, rings of rods, patches."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.mesh import Material, Mesh, Texture, merged, srgb
from studio.stage.shapes import Color, box, capsule, faceted, lathe, smooth, tube

Array = NDArray[np.float64]

WOOD = Material(texture=Texture.WOOD, roughness=0.55, scale=1.0)
METAL = Material(texture=Texture.METAL, roughness=0.3)
DULL_METAL = Material(texture=Texture.METAL, roughness=0.5)
GLASS = Material(texture=Texture.GLASS, roughness=0.06, a=0.16)
PAINTED = Material(roughness=0.35)
MATT = Material(roughness=0.85)
PLASTIC = Material(roughness=0.45)
RUBBER = Material(roughness=0.75)
CLOTH = Material(texture=Texture.CLOTH, roughness=0.9)
THIN_CLOTH = Material(texture=Texture.CLOTH, roughness=0.9, two_sided=True)
LEATHER = Material(texture=Texture.LEATHER, roughness=0.6)
PAPER = Material(roughness=0.9, two_sided=True)
LEAF = Material(texture=Texture.LEAVES, roughness=0.8, two_sided=True)
GLOW = Material(roughness=0.9, emission=4.0)


def with_normals(mesh: Mesh) -> Mesh:
    """The mesh with an upward normal where a corner has none (points that collapse onto each other)."""
    lost = np.linalg.norm(mesh.normals, axis=1) < 0.5
    if not lost.any():
        return mesh
    normals = mesh.normals.copy()
    normals[lost] = (0.0, 0.0, 1.0)
    return replace(mesh, normals=normals)


def soft_box(
    center: ArrayLike, size: ArrayLike, color: Color, material: Material = MATT, radius: float = 0.01, yaw: float = 0.0
) -> Mesh:
    """A box whose edges are cut at 45 degrees and shaded round: 44 triangles; 12 where the cut would not be seen."""
    if radius <= 0.004:
        return box(center, size, color, material, yaw)
    half = np.asarray(size, float) / 2
    r = min(radius, float(half.min()) * 0.98)
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    points = np.repeat(signs * (half - r), 3, 0)
    normals = np.zeros((24, 3))
    for c in range(8):
        for a in range(3):
            points[c * 3 + a, a] = signs[c, a] * half[a]
            normals[c * 3 + a, a] = signs[c, a]

    def corner(x: int, y: int, z: int) -> int:
        return x * 4 + y * 2 + z

    faces: list[list[int]] = []
    for a in range(3):
        b, d = (a + 1) % 3, (a + 2) % 3
        for s in (0, 1):
            loop: list[int] = []
            for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
                q = [0, 0, 0]
                q[a], q[b], q[d] = s, u, v
                loop.append(corner(*q) * 3 + a)
            faces += [[loop[0], loop[1], loop[2]], [loop[0], loop[2], loop[3]]]
        for u in (0, 1):  # the edge along a: faces b and d meet
            for v in (0, 1):
                q0, q1 = [0, 0, 0], [0, 0, 0]
                q0[b], q0[d], q1[b], q1[d], q1[a] = u, v, u, v, 1
                c0, c1 = corner(*q0), corner(*q1)
                faces += [[c0 * 3 + b, c1 * 3 + b, c1 * 3 + d], [c0 * 3 + b, c1 * 3 + d, c0 * 3 + d]]
    faces += [[c * 3, c * 3 + 1, c * 3 + 2] for c in range(8)]
    f = np.array(faces)
    out = np.cross(points[f[:, 1]] - points[f[:, 0]], points[f[:, 2]] - points[f[:, 0]])
    wrong = (out * points[f].mean(1)).sum(1) < 0
    f[wrong] = f[wrong][:, ::-1]
    c, s = np.cos(yaw), np.sin(yaw)
    turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    return Mesh(
        np.ascontiguousarray(points @ turn + np.asarray(center), np.float32),
        np.ascontiguousarray(normals @ turn, np.float32),
        np.tile(srgb(color), (24, 1)).astype(np.float32),
        f.astype(np.int32),
        material,
        smooth=False,
    )


def ribbon(points: ArrayLike, up: ArrayLike, width: float | Array, color: Color, material: Material = MATT) -> Mesh:
    """A flat strip along (n, 3) points facing ``up`` (one vector or (n, 3))."""
    p = np.asarray(points, float)
    n = np.broadcast_to(np.asarray(up, float), p.shape)
    n = n / np.linalg.norm(n, axis=1, keepdims=True)
    t = np.gradient(p, axis=0)
    side = np.cross(n, t)
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-12
    half = side * np.broadcast_to(np.asarray(width, float), len(p))[:, None] / 2
    v = np.stack([p - half, p + half], 1).reshape(-1, 3)
    i = np.arange(len(p) - 1) * 2
    faces = np.concatenate([np.stack([i, i + 2, i + 3], 1), np.stack([i, i + 3, i + 1], 1)])
    return Mesh(
        np.ascontiguousarray(v, np.float32),
        np.ascontiguousarray(np.repeat(n, 2, 0), np.float32),
        np.tile(srgb(color), (len(v), 1)).astype(np.float32),
        faces.astype(np.int32),
        material,
    )


def cutout(
    outline: ArrayLike,
    thickness: float,
    color: Color,
    material: Material = MATT,
    axes: tuple[int, int] = (0, 2),
    center: ArrayLike = (0.0, 0.0, 0.0),
    bulge: float = 0.0,
) -> Mesh:
    """A plate with a star-shaped ``outline`` (n, 2) laid in two axes, ``thickness`` along the third, round rims and
    faces raised by ``bulge`` in the middle."""
    o = np.asarray(outline, float)
    u, v = axes
    w = 3 - u - v
    middle = o.mean(0)
    area = float(np.sum(o[:, 0] * np.roll(o[:, 1], -1) - np.roll(o[:, 0], -1) * o[:, 1]))
    if area < 0:
        o = o[::-1]
    n = len(o)
    points: list[Array] = []
    for shrink, depth in ((0.0, bulge), (0.94, 0.0), (1.0, -0.3), (1.0, -0.7), (0.94, -1.0), (0.0, -1.0)):
        ring = np.zeros((n if shrink else 1, 3))
        flat = middle + (o - middle) * shrink if shrink else middle[None]
        ring[:, u], ring[:, v] = flat[:, 0], flat[:, 1]
        ring[:, w] = thickness / 2 + depth * thickness if depth <= 0 else thickness / 2 + depth
        if shrink == 0.0 and depth < 0:
            ring[:, w] -= bulge
        points.append(ring)
    p = np.concatenate(points)
    starts = np.cumsum([0] + [len(q) for q in points])
    j = np.arange(n)
    k = (j + 1) % n
    faces = [np.stack([np.zeros(n, int), starts[1] + j, starts[1] + k], 1)]
    for ring in (1, 2, 3):
        a, b = starts[ring], starts[ring + 1]
        faces += [np.stack([a + j, b + j, b + k], 1), np.stack([a + j, b + k, a + k], 1)]
    faces.append(np.stack([np.full(n, starts[5]), starts[4] + k, starts[4] + j], 1))
    f = np.concatenate(faces)
    if (u, v) in ((0, 2), (2, 1), (1, 0)):
        f = f[:, ::-1]
    return smooth(p + np.asarray(center), f, color, material)


def rods(
    pairs: Sequence[tuple[ArrayLike, ArrayLike]], radius: float, color: Color, material: Material, segments: int = 6
) -> list[Mesh]:
    """A thin rod for each pair of ends."""
    return [tube(np.array([a, b], float), radius, color, material, segments) for a, b in pairs]


def bent(points: ArrayLike, radius: float, color: Color, material: Material, segments: int = 8, steps: int = 4) -> Mesh:
    """A rod through points along a smooth curve (Catmull-Rom)."""
    p = np.asarray(points, float)
    q = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    rows: list[Array] = []
    for a, b, c, d in zip(q[:-3], q[1:-2], q[2:-1], q[3:], strict=True):
        rows.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return tube(np.concatenate([*rows, p[-1:]]), radius, color, material, segments)


def disc(
    center: ArrayLike, radius: float, normal: ArrayLike, color: Color, material: Material = MATT, segments: int = 24
) -> Mesh:
    """A flat round plate without thickness."""
    c, n = np.asarray(center, float), np.asarray(normal, float)
    n = n / np.linalg.norm(n)
    side = np.cross(n, [0, 0, 1.0] if abs(n[2]) < 0.9 else [1.0, 0, 0])
    side /= np.linalg.norm(side)
    up = np.cross(n, side)
    t = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rim = c + radius * (np.cos(t)[:, None] * side + np.sin(t)[:, None] * up)
    j = np.arange(segments)
    return faceted(
        np.concatenate([rim, c[None]]),
        np.stack([j, (j + 1) % segments, np.full(segments, segments)], 1),
        color,
        material,
    )


def turned(
    profile: Sequence[tuple[float, float]],
    color: Color,
    material: Material = MATT,
    segments: int = 28,
    center: ArrayLike = (0.0, 0.0, 0.0),
) -> Mesh:
    """``lathe`` about an upright axis; write a point twice for a sharp edge."""
    p = list(profile)
    while len(p) > 2 and p[0] == p[1]:
        p = p[1:]
    while len(p) > 2 and p[-1] == p[-2]:
        p = p[:-1]
    return lathe(center, p, color, material, segments)


def rod(
    a: ArrayLike, b: ArrayLike, r0: float, r1: float, color: Color, material: Material = MATT, segments: int = 10
) -> Mesh:
    """A tapering rod with round ends, few triangles."""
    return capsule(a, b, r0, r1, color, material, segments, 3)


def plain(mesh: Mesh) -> Mesh:
    """The mesh with texture coordinates where it now is."""
    return Mesh(
        mesh.positions,
        mesh.normals,
        mesh.colors,
        mesh.triangles,
        mesh.material,
        smooth=mesh.smooth,
        casts_shadow=mesh.casts_shadow,
        mirrored=mesh.mirrored,
        ink=mesh.ink,
    )


def gathered(meshes: Sequence[Mesh]) -> tuple[Mesh, ...]:
    """One mesh for each material: a thing of a hundred small parts is a handful of surfaces to a renderer."""
    one: dict[Material, list[Mesh]] = {}
    for mesh in meshes:
        one.setdefault(mesh.material, []).append(mesh)
    return tuple(merged(same) if len(same) > 1 else same[0] for same in one.values())
