"""Parts that many vehicles share: lofted bodies, glasshouses, wheels, lamps."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import faceted, smooth, torus
from studio.stage.things.forms import METAL, RUBBER, Array, rod, soft_box, turned

LACQUER = Material(roughness=0.16)
DARK_GLASS = Material(roughness=0.07)
CHROME = Material(texture=Texture.METAL, roughness=0.12)
TRIM = Material(roughness=0.5)
LIT = Material(roughness=0.9, emission=5.0)
TAIL_LIT = Material(roughness=0.9, emission=2.5)


def superellipse(half_x: float, half_y: float, power: float, n: int) -> Array:
    """Closed outline (n, 2) between an ellipse (power 2) and a rectangle (large)."""
    t = 2 * np.pi * (np.arange(n) + 0.5) / n
    c, s = np.cos(t), np.sin(t)
    return np.stack([half_x * np.sign(c) * np.abs(c) ** (2 / power), half_y * np.sign(s) * np.abs(s) ** (2 / power)], 1)


def loft(rings: Sequence[Array], color: str, material: Material, caps: bool = True) -> Mesh:
    """Rings (k, 3) joined in order, counter-clockwise seen from the last toward the first; closed by fans."""
    k = len(rings[0])
    points = np.concatenate([*rings, rings[0].mean(0)[None], rings[-1].mean(0)[None]])
    i = np.arange(len(rings) * k).reshape(len(rings), k)
    j = np.roll(i, -1, 1)
    faces = [
        np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
        np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
    ]
    if caps:
        end, n = len(points) - 1, len(rings) * k
        faces += [np.stack([np.full(k, n), j[0], i[0]], 1), np.stack([np.full(k, end), i[-1], j[-1]], 1)]
    return smooth(points, np.concatenate(faces), color, material)


def hull_along_x(
    stations: Sequence[tuple[float, float, float, float]],
    color: str,
    material: Material,
    power: float = 4.5,
    n: int = 24,
) -> Mesh:
    """A body along x from back to front: each station is (x, half width, low z, high z)."""
    x, w, lo, hi = (np.array(c) for c in zip(*stations, strict=True))
    rings: list[Array] = []
    for xi, wi, a, b in zip(x, w, lo, hi, strict=True):
        o = superellipse(wi, (b - a) / 2, power, n)
        rings.append(np.stack([np.full(n, xi), o[:, 0], o[:, 1] + (a + b) / 2], 1))
    return loft(rings, color, material)


def glasshouse(
    belt: tuple[float, float, float, float], roof: tuple[float, float, float, float], color: str, material: Material
) -> Mesh:
    """A cabin of flat panes with cut corners: (back x, front x, half width, z) at the belt and at the roof."""
    rings: list[Array] = []
    for (x0, x1, half, z), cut in ((belt, 0.16), (roof, 0.10)):
        corners = [
            (x1 - cut * 0.6, half), (x0 + cut, half), (x0, half - cut), (x0, cut - half), (x0 + cut, -half),
            (x1 - cut * 0.6, -half), (x1, cut - half), (x1, half - cut),
        ]  # fmt: skip
        rings.append(np.array([(x, y, z) for x, y in corners]))
    points = np.concatenate([*rings, rings[1].mean(0)[None]])
    i = np.arange(8)
    j = (i + 1) % 8
    faces = np.concatenate(
        [np.stack([i, j, j + 8], 1), np.stack([i, j + 8, i + 8], 1), np.stack([i + 8, j + 8, np.full(8, 16)], 1)]
    )
    return faceted(points, faces, color, material)


def along_y(mesh: Mesh, center: ArrayLike) -> Mesh:
    """A turned mesh laid with its axis along y at ``center``."""
    c = np.asarray(center, float)
    m = mesh.moved(np.array([[1, 0, 0, c[0]], [0, 0, 1, c[1]], [0, -1, 0, c[2]]], float))
    return Mesh(m.positions, m.normals, m.colors, m.triangles, m.material, smooth=m.smooth)


def car_wheel(
    center: tuple[float, float, float], radius: float, width: float, rim: str = "#aeb2b6", spokes: int = 5
) -> list[Mesh]:
    """Tyre, rim and spokes about an axle along y."""
    r, w = radius, width / 2
    tyre = turned(
        [
            (r * 0.64, -w * 0.9),
            (r * 0.9, -w),
            (r * 0.985, -w * 0.72),
            (r, -w * 0.3),
            (r, w * 0.3),
            (r * 0.985, w * 0.72),
            (r * 0.9, w),
            (r * 0.64, w * 0.9),
        ],
        "#1a1b1d",
        RUBBER,
        26,
    )
    inner = turned([(r * 0.66, -w * 0.8), (r * 0.66, w * 0.8)], "#2a2c2f", METAL, 22)
    side = 1.0 if center[1] >= 0 else -1.0
    plate = turned([(0.0005, 0.0), (r * 0.16, 0.0), (r * 0.18, -0.01)], rim, CHROME, 12)
    parts = [along_y(tyre, center), turned_out(along_y(inner, center))]
    y = center[1] + side * w * 0.97
    parts.append(
        along_y(
            turned([(r * 0.60, -0.008), (r * 0.67, -0.008), (r * 0.67, 0.008), (r * 0.60, 0.008)], rim, CHROME, 26),
            (center[0], y, center[2]),
        )
    )
    hub = along_y(plate, (center[0], y + side * 0.004, center[2]))
    parts.append(hub)
    parts.append(soft_box((center[0], y - side * 0.03, center[2]), (r * 0.3, 0.03, r * 0.3), "#2a2c2f", METAL, 0.01))
    for i in range(spokes):
        a = 2 * np.pi * i / spokes
        tip = (center[0] + r * 0.62 * np.cos(a), y - side * 0.004, center[2] + r * 0.62 * np.sin(a))
        parts.append(rod((center[0], y, center[2]), tip, r * 0.085, r * 0.06, rim, CHROME, 6))
    return parts


def turned_out(mesh: Mesh) -> Mesh:
    """The mesh seen from its other side."""
    return Mesh(
        mesh.positions,
        -mesh.normals,
        mesh.colors,
        np.ascontiguousarray(mesh.triangles[:, ::-1]),
        mesh.material,
        smooth=mesh.smooth,
    )


def cart_wheel(center: tuple[float, float, float], radius: float, color: str, spokes: int = 10) -> list[Mesh]:
    """A wooden wheel with an iron tyre."""
    wood = Material(texture=Texture.WOOD, roughness=0.7)
    flat = np.array([[1, 0, 0, center[0]], [0, 0, 1, center[1]], [0, -1, 0, center[2]]], float)
    parts = [
        torus((0, 0, 0), radius * 0.94, radius * 0.06, color, wood, 28, 6).moved(flat),
        torus((0, 0, 0), radius * 0.985, radius * 0.022, "#4a4c50", METAL, 28, 4).moved(flat),
    ]
    hub = turned(
        [(0.0005, -0.09), (radius * 0.12, -0.08), (radius * 0.14, 0.0), (radius * 0.12, 0.08), (0.0005, 0.09)],
        color,
        wood,
        12,
    )
    parts.append(along_y(hub, center))
    for i in range(spokes):
        a = 2 * np.pi * i / spokes
        parts.append(
            rod(
                center,
                (center[0] + radius * 0.92 * np.cos(a), center[1], center[2] + radius * 0.92 * np.sin(a)),
                radius * 0.045,
                radius * 0.035,
                color,
                wood,
                6,
            )
        )
    return parts
