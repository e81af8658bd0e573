"""Primitive meshes: boxes, balls, capsules, lathes, sheets, rocks, terrain. Smooth normals where a thing is round."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.mesh import Floats, Material, Mesh, srgb

Color = str | ArrayLike
HeightField = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
_PLAIN = Material()


def _mesh(
    positions: ArrayLike, triangles: ArrayLike, normals: ArrayLike, color: Color, material: Material, smooth: bool
) -> Mesh:
    p = np.ascontiguousarray(positions, np.float32)
    c = np.ascontiguousarray(np.broadcast_to(srgb(color), (len(p), 3)), np.float32)
    n = np.ascontiguousarray(normals, np.float32)
    return Mesh(p, n, c, np.ascontiguousarray(triangles, np.int32), material, smooth=smooth)


def faceted(positions: ArrayLike, triangles: ArrayLike, color: Color, material: Material = _PLAIN) -> Mesh:
    """A mesh with one normal a triangle: crystals, boxes, cut stone. (n, 3) positions, (m, 3) triangles."""
    p = np.asarray(positions, np.float64)[np.asarray(triangles)].reshape(-1, 3)
    n = _crossed(p[1::3] - p[0::3], p[2::3] - p[0::3])
    n /= np.sqrt((n * n).sum(1, keepdims=True)) + 1e-12
    return _mesh(p, np.arange(len(p)).reshape(-1, 3), np.repeat(n, 3, 0), color, material, False)


def smooth(positions: ArrayLike, triangles: ArrayLike, color: Color, material: Material = _PLAIN) -> Mesh:
    """A mesh with area-weighted vertex normals."""
    p, f = np.asarray(positions, np.float64), np.asarray(triangles)
    return _mesh(p, f, vertex_normals(p, f), color, material, True)


def vertex_normals(positions: NDArray[np.float64] | Floats, triangles: ArrayLike) -> NDArray[np.float64]:
    """Area-weighted unit normals (n, 3) of a shared-vertex mesh."""
    p, f = np.asarray(positions, np.float64), np.asarray(triangles)
    face = _crossed(p[f[:, 1]] - p[f[:, 0]], p[f[:, 2]] - p[f[:, 0]])
    corners = f.T.ravel()
    n = np.stack([np.bincount(corners, np.tile(face[:, axis], 3), len(p)) for axis in range(3)], 1)
    return n / (np.sqrt((n * n).sum(1, keepdims=True)) + 1e-12)


def _crossed(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cross products of the rows of two (n, 3): numpy's own takes ten times as long on few rows."""
    out = np.empty_like(a)
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out


_BOX = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
_BOX_TRIANGLES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1], [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4],
     [1, 5, 7], [1, 7, 3]]
)  # fmt: skip

_BOX_CORNERS = _BOX[_BOX_TRIANGLES].reshape(-1, 3)
_BOX_NORMALS = np.repeat(
    _crossed(_BOX_CORNERS[1::3] - _BOX_CORNERS[0::3], _BOX_CORNERS[2::3] - _BOX_CORNERS[0::3]), 3, 0
)


def box(center: ArrayLike, size: ArrayLike, color: Color, material: Material = _PLAIN, yaw: float = 0.0) -> Mesh:
    """An axis-aligned box turned by ``yaw`` about its own centre."""
    c, s = np.cos(yaw), np.sin(yaw)
    extent, turn = np.asarray(size, float), np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    normals = (
        _BOX_NORMALS * (np.sign(np.prod(extent)) * np.sign(extent)) if (extent < 0).any() else _BOX_NORMALS
    ) @ turn
    p = _BOX_CORNERS * extent @ turn + np.asarray(center)
    return _mesh(p, np.arange(36).reshape(-1, 3), normals, color, material, False)


@cache
def _icosphere(level: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    t = (1 + 5**0.5) / 2
    v = [[-1, t, 0], [1, t, 0], [-1, -t, 0], [1, -t, 0], [0, -1, t], [0, 1, t], [0, -1, -t], [0, 1, -t],
         [t, 0, -1], [t, 0, 1], [-t, 0, -1], [-t, 0, 1]]  # fmt: skip
    points = [np.array(p, float) / np.linalg.norm(v[0]) for p in v]
    faces = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2), (10, 7, 6),
             (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10),
             (8, 6, 7), (9, 8, 1)]  # fmt: skip
    for _ in range(level):
        middle: dict[tuple[int, int], int] = {}

        def between(a: int, b: int, middle: dict[tuple[int, int], int] = middle) -> int:
            key = (min(a, b), max(a, b))
            if key not in middle:
                m = points[a] + points[b]
                points.append(m / np.linalg.norm(m))
                middle[key] = len(points) - 1
            return middle[key]

        split: list[tuple[int, int, int]] = []
        for a, b, c in faces:
            x, y, z = between(a, b), between(b, c), between(c, a)
            split += [(a, x, z), (b, y, x), (c, z, y), (x, y, z)]
        faces = split
    return np.array(points), np.array(faces)


def ball(center: ArrayLike, radius: ArrayLike, color: Color, material: Material = _PLAIN, level: int = 3) -> Mesh:
    """A sphere or ellipsoid (``radius`` one number or three); 20 * 4**level triangles."""
    v, f = _icosphere(level)
    r = np.broadcast_to(np.asarray(radius, float), 3)
    n = v / r
    n = n / np.linalg.norm(n, axis=1, keepdims=True)
    return _mesh(v * r + np.asarray(center), f, n, color, material, True)


def frame_along(direction: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Two unit vectors across a direction, and its unit vector."""
    d = direction / (np.linalg.norm(direction) + 1e-12)
    aside = np.array([0, 0, 1.0]) if abs(d[2]) < 0.9 else np.array([1.0, 0, 0])
    u = _crossed(aside, d)
    u /= np.linalg.norm(u)
    return u, _crossed(d, u), d


@cache
def _grid_triangles(rows: int, columns: int, closed: bool) -> NDArray[np.int64]:
    """Triangles of a (rows, columns) vertex grid; ``closed`` joins the last column to the first. Not to be changed."""
    i = np.arange(rows - 1)[:, None] * columns
    j = np.arange(columns if closed else columns - 1)[None]
    k = (j + 1) % columns
    lower = np.stack(np.broadcast_arrays(i + j, i + k, i + columns + k), -1).reshape(-1, 3)
    upper = np.stack(np.broadcast_arrays(i + j, i + columns + k, i + columns + j), -1).reshape(-1, 3)
    return np.concatenate([lower, upper])


def capsule(
    start: ArrayLike, end: ArrayLike, r0: float, r1: float, color: Color, material: Material = _PLAIN,
    segments: int = 14, rings: int = 4,
) -> Mesh:  # fmt: skip
    """A rod with round ends, tapering from ``r0`` to ``r1`` metres."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    u, v, d = frame_along(b - a)
    length = float(np.linalg.norm(b - a))
    low, high = np.linspace(-np.pi / 2, 0, rings), np.linspace(0, np.pi / 2, rings)
    radius = np.r_[r0 * np.cos(low), r1 * np.cos(high)]
    along = np.r_[r0 * np.sin(low), length + r1 * np.sin(high)]
    n_along, n_out = np.r_[np.sin(low), np.sin(high)], np.r_[np.cos(low), np.cos(high)]
    t = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    ring = np.cos(t)[:, None] * u + np.sin(t)[:, None] * v
    p = a + radius[:, None, None] * ring[None] + along[:, None, None] * d
    n = n_out[:, None, None] * ring[None] + n_along[:, None, None] * d
    faces = _grid_triangles(len(radius), segments, True)
    return _mesh(p.reshape(-1, 3), faces, n.reshape(-1, 3), color, material, True)


def tube(points: ArrayLike, radii: ArrayLike, color: Color, material: Material = _PLAIN, segments: int = 10) -> Mesh:
    """A bent rod through (n, 3) ``points`` with (n,) ``radii``; open ends."""
    p = np.asarray(points, float)
    r = np.broadcast_to(np.asarray(radii, float), len(p))
    tangent = np.gradient(p, axis=0)
    u, v, _ = frame_along(tangent[0])
    t = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rows: list[NDArray[np.float64]] = []
    normals: list[NDArray[np.float64]] = []
    for centre, direction, radius in zip(p, tangent, r, strict=True):
        d = direction / (np.linalg.norm(direction) + 1e-12)
        u = u - d * (u @ d)
        u /= np.linalg.norm(u) + 1e-12
        v = _crossed(d, u)
        ring = np.cos(t)[:, None] * u + np.sin(t)[:, None] * v
        rows.append(centre + radius * ring)
        normals.append(ring)
    return _mesh(
        np.concatenate(rows), _grid_triangles(len(p), segments, True), np.concatenate(normals), color, material, True
    )


def torus(
    center: ArrayLike, radius: float, thickness: float, color: Color, material: Material = _PLAIN,
    segments: int = 40, sides: int = 10,
) -> Mesh:  # fmt: skip
    """A ring lying flat: ``radius`` to the middle of its tube."""
    a, b = np.meshgrid(
        np.linspace(0, 2 * np.pi, segments, endpoint=False),
        np.linspace(0, 2 * np.pi, sides, endpoint=False),
        indexing="ij",
    )
    out = np.stack([np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)], -1)
    p = out * thickness + np.stack([radius * np.cos(a), radius * np.sin(a), 0 * a], -1)
    i, j = np.arange(segments)[:, None], np.arange(sides)[None]
    k, m = (i + 1) % segments, (j + 1) % sides
    faces = np.concatenate(
        [np.stack(np.broadcast_arrays(i * sides + j, k * sides + j, k * sides + m), -1).reshape(-1, 3),
         np.stack(np.broadcast_arrays(i * sides + j, k * sides + m, i * sides + m), -1).reshape(-1, 3)]
    )  # fmt: skip
    return _mesh(p.reshape(-1, 3) + np.asarray(center), faces, out.reshape(-1, 3), color, material, True)


def lathe(
    base: ArrayLike,
    profile: Sequence[tuple[float, float]],
    color: Color,
    material: Material = _PLAIN,
    segments: int = 28,
) -> Mesh:
    """A turned shape: ``profile`` is (radius, height) from bottom to top, about the vertical through ``base``."""
    p = np.array(profile, float)
    t = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    v = np.stack([p[:, None, 0] * np.cos(t), p[:, None, 0] * np.sin(t), np.repeat(p[:, 1:2], segments, 1)], -1)
    d = np.gradient(p, axis=0)
    out = np.stack([d[:, 1], -d[:, 0]], 1)
    out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
    n = np.stack([out[:, None, 0] * np.cos(t), out[:, None, 0] * np.sin(t), np.repeat(out[:, 1:2], segments, 1)], -1)
    faces = _grid_triangles(len(p), segments, True)
    return _mesh(v.reshape(-1, 3) + np.asarray(base), faces, n.reshape(-1, 3), color, material, True)


def quad(corners: ArrayLike, color: Color, material: Material = _PLAIN) -> Mesh:
    """A flat four-cornered sheet, counter-clockwise seen from its front."""
    return faceted(corners, [[0, 1, 2], [0, 2, 3]], color, material)


def sheet(
    x: tuple[float, float], y: tuple[float, float], cells: tuple[int, int],
    height: HeightField,
    color: Color, material: Material = _PLAIN,
) -> Mesh:  # fmt: skip
    """Ground: a height field over a rectangle; ``height`` takes and gives arrays of metres."""
    gx, gy = np.linspace(*x, cells[0] + 1), np.linspace(*y, cells[1] + 1)
    mx, my = np.meshgrid(gx, gy)
    mz = height(mx, my) + 0 * mx
    dzdy, dzdx = np.gradient(mz, gy, gx)
    n = np.stack([-dzdx, -dzdy, np.ones_like(mz)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    faces = _grid_triangles(cells[1] + 1, cells[0] + 1, False)
    return _mesh(np.stack([mx, my, mz], -1).reshape(-1, 3), faces, n.reshape(-1, 3), color, material, True)


def gable(
    base: ArrayLike,
    size: tuple[float, float],
    rise: float,
    color: Color,
    material: Material = _PLAIN,
    eaves: float = 0.4,
) -> Mesh:
    """A pitched roof with its ridge along x, over a (length, depth) rectangle centred on ``base``."""
    x, y = size[0] / 2 + eaves, size[1] / 2 + eaves
    v = np.array([[-x, -y, 0], [x, -y, 0], [x, y, 0], [-x, y, 0], [-x, 0, rise], [x, 0, rise]]) + np.asarray(base)
    return faceted(
        v, [[0, 1, 5], [0, 5, 4], [2, 3, 4], [2, 4, 5], [1, 2, 5], [3, 0, 4], [0, 2, 1], [0, 3, 2]], color, material
    )


def rock(
    center: ArrayLike, radius: ArrayLike, color: Color, material: Material = _PLAIN, seed: int = 0, level: int = 3,
    rough: float = 0.28, frequency: float = 2.3, cut: bool = False,
) -> Mesh:  # fmt: skip
    """A lump: a ball displaced by seeded waves; ``cut`` gives flat faces. Rocks, bushes, crowns, clouds, hills."""
    v, f = _icosphere(level)
    g = np.random.default_rng(seed)
    d = np.zeros(len(v))
    for octave in range(3):
        for _ in range(5):
            wave = g.normal(size=3) * frequency * 1.7**octave
            d += np.sin(v @ wave + g.uniform(0, 6.28)) * 0.5**octave / 3.2
    p = v * (1 + rough * d)[:, None] * np.broadcast_to(np.asarray(radius, float), 3) + np.asarray(center)
    return faceted(p, f, color, material) if cut else smooth(p, f, color, material)


def hills(
    seed: int, height: float, frequency: float
) -> Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]:
    """A smooth random height function for ``sheet``; ``frequency`` in waves per 2 pi metres."""
    g = np.random.default_rng(seed)
    waves = [(g.normal(size=2) * frequency * 1.9**o, g.uniform(0, 6.28), 0.5**o) for o in range(4) for _ in range(4)]

    ways, phases = np.array([w for w, _, _ in waves]), np.array([p for _, p, _ in waves])
    gains = np.array([g for _, _, g in waves]) * (height / 3)

    def field(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        if np.ndim(x) == 0 and np.ndim(y) == 0:
            return np.asarray((np.sin(ways[:, 0] * x + ways[:, 1] * y + phases) * gains).sum())
        z = np.zeros(np.broadcast(x, y).shape)
        for w, phase, gain in waves:
            z = z + np.sin(x * w[0] + y * w[1] + phase) * gain
        return z * height / 3

    return field
