"""What sits on a body: ears, eyes, noses, horns, hooves, locks of hair, fins. Small meshes in rest coordinates."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.animals.field import Array
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import Color, ball, tube, vertex_normals

Indices = NDArray[np.int64]
EYE = Material(texture=Texture.EYE, roughness=0.12)
WET = Material(texture=Texture.PLAIN, roughness=0.3)
HORN = Material(texture=Texture.PLAIN, roughness=0.5)


def _painted(positions: Array, triangles: Indices, colors: Array, material: Material) -> Mesh:
    return Mesh(
        np.ascontiguousarray(positions, np.float32),
        np.ascontiguousarray(vertex_normals(positions, triangles), np.float32),
        np.ascontiguousarray(np.clip(colors, 0, 1), np.float32),
        np.ascontiguousarray(triangles, np.int32),
        material,
    )


def grid_faces(rows: int, columns: int) -> Indices:
    i = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    return np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int64)


def leaf(
    base: ArrayLike,
    tip: ArrayLike,
    across: ArrayLike,
    width: float,
    outline: Callable[[Array], Array],
    cup: float,
    back: Color,
    front: Color,
    material: Material,
    bend: ArrayLike = (0.0, 0.0, 0.0),
    thick: float = 0.05,
    rows: int = 8,
    columns: int = 7,
) -> Mesh:
    """A thin two-faced blade from ``base`` to ``tip``: an ear, a fin, a feather, a wing.

    ``outline`` maps 0..1 along it to its half width in parts of ``width``; ``cup`` hollows its front by that part
    of its width; ``bend`` moves its middle, metres; the front faces ``across`` x (tip - base).
    """
    a, b = np.asarray(base, float), np.asarray(tip, float)
    side = np.asarray(across, float)
    side = side / np.linalg.norm(side)
    front_way = np.cross(side, b - a)
    front_way /= np.linalg.norm(front_way) + 1e-12
    u = np.linspace(0, 1, rows)[:, None]
    v = np.linspace(-1, 1, columns)[None]
    half = width * outline(u)
    middle = a + (b - a) * u[..., None] + np.asarray(bend, float) * (np.sin(np.pi * u) ** 1.0)[..., None]
    hollow = -cup * half * (1 - v**2)
    plane = middle + side * (half * v)[..., None] + front_way * hollow[..., None]
    depth = (thick * width * np.sqrt(np.clip(1 - v**2, 0, 1)) * (1 - 0.7 * u) + 1e-5)[..., None]
    outer, inner = plane - front_way * depth, plane + front_way * depth
    faces = grid_faces(rows, columns)
    n = rows * columns
    positions = np.concatenate([outer.reshape(-1, 3), inner.reshape(-1, 3)])
    # columns run along +side, rows along the blade: side x along = front
    triangles = np.concatenate([faces[:, ::-1], faces + n])
    edge = np.clip(1.25 - np.abs(v) ** 3 - 0.4 * u**4, 0, 1)[..., None] * np.ones((rows, columns, 1))
    back_color, front_color = srgb(back).astype(float), srgb(front).astype(float)
    inside = (back_color * (1 - edge) + front_color * edge).reshape(-1, 3)
    colors = np.concatenate([np.tile(back_color, (n, 1)), inside])
    return _painted(positions, triangles, colors, material)


def pointed(u: Array) -> Array:
    """Outline of a cat's ear: wide base, straight sides, soft tip."""
    return np.clip(1 - u, 0, 1) ** 0.75 * (0.92 + 0.3 * u) + 0.01


def rounded(u: Array) -> Array:
    """Outline of a bear's ear: half a disc."""
    return np.sqrt(np.clip(1 - (u * 1.0) ** 2.2, 0, 1)) * (0.8 + 0.2 * np.sin(np.pi * u)) + 0.01


def oval(u: Array) -> Array:
    """Outline of a hare's or a hound's ear: narrow base, wide middle, round end."""
    return np.sqrt(np.clip(1 - ((u - 0.5) / 0.5) ** 2, 0, 1)) ** 0.8 * (1 - 0.15 * u) + 0.22 * (1 - u) ** 2 + 0.01


def hanging(u: Array) -> Array:
    """Outline of a drop ear: wide base, long sides, round end."""
    return np.clip(1 - u**4, 0, 1) ** 0.5 * (0.72 + 0.28 * np.sin(np.pi * np.clip(u * 1.1, 0, 1))) + 0.01


def eye(
    center: ArrayLike,
    radius: float,
    gaze: ArrayLike,
    iris: Color,
    pupil: str = "round",
    white: Color = "#1a1210",
    level: int = 2,
) -> Mesh:
    """An eyeball looking along ``gaze``: dark rim, ``iris``, and a ``round``, ``slit`` or ``bar`` pupil; ``closed`` is
    a lid of the iris's colour with the dark line of its lashes."""
    mesh = ball(center, radius, white, EYE, level)
    g = np.asarray(gaze, float)
    g = g / np.linalg.norm(g)
    up = np.array([0, 0, 1.0]) - g * g[2]
    up /= np.linalg.norm(up)
    side = np.cross(up, g)
    n = mesh.normals.astype(float)
    facing, a, b = n @ g, n @ side, n @ up
    if pupil == "closed":
        lid = np.tile(srgb(iris).astype(float), (len(n), 1))
        lid[(facing > -0.2) & (np.abs(b + 0.25) < 0.12)] = 0.02
        return Mesh(mesh.positions, mesh.normals, lid.astype(np.float32), mesh.triangles, smooth=True, ink=0.3)
    squeeze = {"round": (1.0, 1.0), "slit": (2.6, 0.75), "bar": (0.75, 2.4)}[pupil]
    hole = np.hypot(a * squeeze[0], b * squeeze[1])
    around = np.hypot(a, b)
    color = np.tile(srgb(white).astype(float), (len(n), 1))
    on_iris = (facing > 0) & (around < 0.80)
    shade = (0.55 + 0.6 * np.clip(0.5 - b, 0, 1))[:, None]
    color[on_iris] = (srgb(iris).astype(float) * shade)[on_iris]
    color[(facing > 0) & (hole < 0.42)] = 0.006
    return Mesh(mesh.positions, mesh.normals, color.astype(np.float32), mesh.triangles, EYE, smooth=True, ink=0.3)


def bead(center: ArrayLike, radius: ArrayLike, color: Color, material: Material = WET, level: int = 2) -> Mesh:
    """A round bit: nose, tooth, toe."""
    return ball(center, radius, color, material, level)


def horn(points: ArrayLike, radius: float, color: Color, tip: Color | None = None, segments: int = 8) -> Mesh:
    """A tapering curved horn, tusk, claw or whisker through ``points``."""
    p = np.asarray(points, float)
    t = np.linspace(0, 1, len(p))
    mesh = tube(p, radius * np.clip(1 - t, 0.03, 1) ** 0.7, color, HORN, segments)
    if tip is None:
        return mesh
    mix = np.repeat(t, segments)[:, None] ** 2
    c = srgb(color).astype(float) * (1 - mix) + srgb(tip).astype(float) * mix
    return Mesh(mesh.positions, mesh.normals, c.astype(np.float32), mesh.triangles, HORN)


def locks(
    roots: Array,
    outward: Array,
    along: Array,
    length: Array | float,
    width: float,
    colors: Array,
    seed: int,
    lift: float = 0.35,
    droop: float = 0.5,
    jitter: float = 0.25,
    round_normals: float = 0.6,
) -> Mesh:
    """Tapered tufts of hair. ``roots``, ``outward`` (unit normals), ``along`` (unit flow), ``colors``: (n, 3) each.

    They leave the skin at slope ``lift``, bend down by ``droop``; their normals lean to ``outward`` so that hair is lit
    like the body beneath it.
    """
    g = np.random.default_rng(seed)
    n = len(roots)
    size = np.broadcast_to(np.asarray(length, float), n) * g.uniform(0.75, 1.2, n)
    flow = along + g.normal(0, jitter, (n, 3))
    flow -= outward * (flow * outward).sum(1, keepdims=True)
    flow /= np.linalg.norm(flow, axis=1, keepdims=True) + 1e-9
    way = flow + outward * lift
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    side = np.cross(way, outward)
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    down = np.array([0, 0, -1.0])
    stations = ((0.0, 0.9), (0.4, 1.0), (0.75, 0.62), (1.0, 0.0))
    rows: list[Array] = []
    for t, w in stations:
        p = roots + way * (size * t)[:, None] + down * (droop * size * t * t)[:, None]
        half = side * (width * w * 0.5) * (size / size.mean())[:, None]
        rows += [p - half, p + half] if w else [p]
    stacked = np.stack(rows, 1)  # (n, 7, 3)
    count = stacked.shape[1]
    pattern = np.array([[0, 1, 3], [0, 3, 2], [2, 3, 5], [2, 5, 4], [4, 5, 6]])
    faces = (pattern[None] + np.arange(n)[:, None, None] * count).reshape(-1, 3)
    flat = np.cross(side, way)
    blade = np.repeat(flat / (np.linalg.norm(flat, axis=1, keepdims=True) + 1e-9), count, 0)
    blade *= np.sign((blade * np.repeat(outward, count, 0)).sum(1, keepdims=True) + 1e-9)
    normal = blade * (1 - round_normals) + np.repeat(outward, count, 0) * round_normals
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    tone = np.array([0.82, 0.82, 0.98, 0.98, 1.06, 1.06, 1.1])
    c = np.repeat(colors, count, 0) * np.tile(tone, n)[:, None] * np.repeat(g.uniform(0.88, 1.12, n), count)[:, None]
    return Mesh(
        np.ascontiguousarray(stacked.reshape(-1, 3), np.float32),
        np.ascontiguousarray(normal, np.float32),
        np.clip(c, 0, 1).astype(np.float32),
        np.ascontiguousarray(faces, np.int32),
        Material(texture=Texture.HAIR, roughness=0.75, two_sided=True),
        smooth=True,
        ink=0.25,
    )
