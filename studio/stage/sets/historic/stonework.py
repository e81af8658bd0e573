"""What old halls of stone have in common: pointed windows, columns, vaults, flames, candles, carpets."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, copies, raw, shapes_grid, vary
from studio.stage.sets.rooms import Span
from studio.stage.shapes import Color
from studio.stage.world import Vector

GOLD = Material(texture=Texture.METAL, roughness=0.3)
BLOCKS = Material(texture=Texture.BRICK, scale=2.1, roughness=0.9)
JEWELS = ("#b3202c", "#1f4fb0", "#d99a1c", "#1f7a52", "#6a2f96", "#2f8fc4")


def walls(
    b: SetBuilder, x: Span, y: Span, height: float, *, color: Color, material: Material = BLOCKS,
    ceiling: Color = "#3a332c", roof: float = 0.0,
) -> tuple[Vector, Vector]:  # fmt: skip
    """Four thick walls and a lid ``roof`` metres over them, all of it an obstacle; gives the camera's box."""
    cx, cy, w, d = (x[0] + x[1]) / 2, (y[0] + y[1]) / 2, x[1] - x[0], y[1] - y[0]
    top = height + roof
    b.box((cx, cy, top + 0.15), (w + 1.2, d + 1.2, 0.3), ceiling, mat.MATT)
    for q in (y[0] - 0.25, y[1] + 0.25):
        b.box((cx, q, top / 2), (w + 1.0, 0.5, top), color, material)
    for q in (x[0] - 0.25, x[1] + 0.25):
        b.box((q, cy, top / 2), (0.5, d + 1.0, top), color, material)
    for q in y:
        b.block_line((x[0], q), (x[1], q), 0.3, height)
    for q in x:
        b.block_line((q, y[0]), (q, y[1]), 0.3, height)
    return (x[0] + 0.4, y[0] + 0.4, 0.25), (x[1] - 0.4, y[1] - 0.4, height - 0.3)


def faces_light(b: SetBuilder, x: float, power: float, color: Color = "#fff0e0", rim: Color = "#ffc890") -> None:
    """A broad soft key from the camera's left onto who stands in the middle, a weaker fill, and an edge from behind."""
    b.lamp((x, -2.6, 2.4), color, power, 8.0, toward=(-x, 2.7, -1.1), area=True, size=1.8, halo=0.0)
    b.lamp((-x * 0.8, -3.0, 1.9), color, power * 0.4, 7.5, toward=(x * 0.8, 3.0, -0.7), area=True, size=2.0, halo=0.0)
    b.lamp((-x * 0.6, 3.2, 3.2), rim, power * 0.5, 6.0, toward=(x * 0.6, -3.2, -2.0), area=True, size=1.0, halo=0.0)


def pointed(width: float, height: float, count: int = 9) -> Array:
    """A Gothic arch over the ground, (2 * count + 1, 2) of x and z: up the right side, down the left."""
    half = width / 2
    spring = height - half * 3**0.5
    a = np.linspace(0, np.pi / 3, count)
    right = np.stack([-half + width * np.cos(a), spring + width * np.sin(a)], 1)
    left = right[-2::-1] * [-1, 1]
    return np.concatenate([[[half, 0]], right, left, [[-half, 0]]])


def _half_width(z: Array, width: float, height: float) -> Array:
    half = width / 2
    spring = height - half * 3**0.5
    arc = np.sqrt(np.clip(width**2 - np.clip(z - spring, 0, None) ** 2, 0, None)) - half
    return np.where(z < spring, half, np.clip(arc, 0, half))


def stained_window(
    b: SetBuilder, width: float, height: float, *, rim: Color = "#8c8070", bright: float = 1.0, columns: int = 6,
    jewels: tuple[str, ...] = JEWELS,
) -> None:  # fmt: skip
    """A pointed window of coloured glass in lead, in the plane y = 0 over z = 0 and seen from -y."""
    day, tint = b.setting.daylight
    outline = pointed(width, height)
    dark = np.c_[outline[:, 0], np.full(len(outline), -0.015), outline[:, 1]]
    fan = np.array([[0, k, k + 1] for k in range(1, len(outline) - 1)])
    b.add(shapes.faceted(dark, fan, "#0b0a0c", mat.MATT), shadow=False, ink=0.2)
    rows = max(int(height / width * columns), 4)
    z = np.linspace(0.03, height - 0.02, rows + 1)
    w = _half_width(z, width * 0.96, height)
    u = np.linspace(-1, 1, columns + 1)
    x = w[:, None] * u
    positions: list[Array] = []
    colors: list[Array] = []
    for r in range(rows):
        for c in range(columns):
            cell = np.array(
                [[x[r, c], z[r]], [x[r, c + 1], z[r]], [x[r + 1, c + 1], z[r + 1]], [x[r + 1, c], z[r + 1]]]
            )
            middle = cell.mean(0)
            cell = middle + (cell - middle) * 0.86
            positions.append(np.c_[cell[:, 0], np.full(4, -0.03), cell[:, 1]])
            edge = c in (0, columns - 1) or r == 0
            ring = np.hypot(middle[0] / width * 2, (middle[1] % (width * 1.3)) / (width * 0.65) - 1)
            if edge:
                hue = jewels[0] if (r + c) % 2 else jewels[1]
            else:
                hue = jewels[2] if ring < 0.35 else jewels[(3 + r + c) % len(jewels)] if ring < 0.7 else jewels[1]
            colors.append(vary(hue, b.rng, 0.25).astype(float))
    glass = np.array(colors) * (0.25 + 0.75 * np.array(tint))
    faces = np.array([[4 * k, 4 * k + 1, 4 * k + 2, 4 * k, 4 * k + 2, 4 * k + 3] for k in range(len(positions))])
    mesh = shapes.faceted(
        np.concatenate(positions), faces.reshape(-1, 3), np.repeat(np.repeat(glass, 2, 0), 3, 0),
        Material(roughness=0.3, emission=bright * (0.10 + 2.1 * day)),
    )  # fmt: skip
    b.add(mesh, shadow=False, ink=0.15)
    b.add(shapes.tube(dark, 0.09, rim, mat.STONE, 6), ink=0.6)
    b.box((0, -0.08, -0.06), (width + 0.4, 0.3, 0.14), rim, mat.STONE)
    for q in np.linspace(-0.5, 0.5, max(round(width / 0.8), 1) + 1)[1:-1]:
        tall = float(_half_width(np.array(0.0), width, height)) and height * (1 - 0.5 * abs(float(q)))
        b.rod((q * width, -0.03, 0), (q * width, -0.03, tall - 0.1), 0.035, rim, mat.STONE, None, 6)


def sun_shaft(
    b: SetBuilder, top: tuple[float, float, float], foot: tuple[float, float, float], width: float, strength: float,
    color: Color = "#fff0d0", spread: float = 1.35,
) -> None:  # fmt: skip
    """Light one sees in the air, from an opening to the floor: pale rays side by side and across one another."""
    if strength <= 0.1:
        return
    a, f = np.array(top), np.array(foot)
    aside = np.array([0.0, 1.0, 0.0]) if abs(f[0] - a[0]) > abs(f[1] - a[1]) else np.array([1.0, 0.0, 0.0])
    air = Material(texture=Texture.GLASS, a=0.016, emission=1.1 * strength, two_sided=True, roughness=1.0)
    pale = srgb(color) * 0.3 + 0.7
    # glass mirrors the sky where it is seen aslant; air does not, so all of it faces the camera and the floor
    toward = np.tile([0.0, -0.8, -0.6], (4, 1))
    for middle, share in ((0.0, 1.0), (0.02, 0.84), (-0.06, 0.66), (0.2, 0.5), (-0.3, 0.42), (0.02, 0.26)):
        u, v = aside * width / 2, aside * width / 2 * spread
        rays = [
            a + u * (middle - share * 0.9), a + u * (middle + share * 0.9), f + v * (middle + share),
            f + v * (middle - share),
        ]  # fmt: skip
        b.add(raw(rays, toward, pale, [[0, 1, 2], [0, 2, 3]], air), shadow=False, ink=0)


def column(b: SetBuilder, x: float, y: float, height: float, radius: float, color: Color, z: float = 0.0) -> None:
    """A round column with a square foot and a spreading capital."""
    b.box((x, y, z + 0.2), (radius * 2.9, radius * 2.9, 0.4), srgb(color) * 0.85, mat.STONE)
    b.lathe(
        (x, y, z + 0.4),
        [(radius * 1.3, 0), (radius * 1.35, 0.08), (radius * 1.05, 0.2), (radius, 0.3), (radius * 0.94, height - 1.2),
         (radius * 1.08, height - 1.15), (radius * 0.98, height - 1.08), (radius * 1.4, height - 0.7)],
        color, mat.STONE, 16,
    )  # fmt: skip
    b.box((x, y, z + height - 0.2), (radius * 2.9, radius * 2.9, 0.22), srgb(color) * 0.95, mat.STONE)
    b.block(x, y, radius * 1.4, height)


def vault(b: SetBuilder, x: Span, y: Span, spring: float, rise: float, color: Color, ribs: int) -> None:
    """A pointed barrel of stone over the hall, with ``ribs`` arches across it."""
    half, mid = (x[1] - x[0]) / 2, (x[0] + x[1]) / 2
    t = np.linspace(-1, 1, 17)
    up = rise * (1 - np.abs(t) ** 1.7) ** 0.8
    outline = np.stack([mid + half * t, spring + up], 1)
    v = np.concatenate([np.c_[outline[:, 0], np.full(17, q), outline[:, 1]] for q in y])
    b.add(
        shapes.smooth(v, shapes_grid(2, 17)[:, ::-1], color, Material(texture=Texture.GRIME, scale=0.4, two_sided=True))
    )
    for q in np.linspace(*y, ribs):
        arch = np.c_[outline[:, 0], np.full(17, q), outline[:, 1] - 0.02]
        b.add(shapes.tube(arch, 0.16, srgb(color) * 1.15, mat.STONE, 6))
    b.rod((mid, y[0], spring + rise), (mid, y[1], spring + rise), 0.12, srgb(color) * 1.15, mat.STONE, None, 6)


def stretched(mesh: Mesh, matrix: ArrayLike) -> Mesh:
    """The mesh moved by a (3, 4) matrix that may stretch or lean it."""
    m = np.asarray(matrix, float)
    normals = mesh.normals.astype(float) @ np.linalg.inv(m[:, :3])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    return replace(
        mesh, positions=np.ascontiguousarray(mesh.positions @ m[:, :3].T + m[:, 3], np.float32),
        normals=np.ascontiguousarray(normals, np.float32),
    )  # fmt: skip


def flame(b: SetBuilder, x: float, y: float, z: float, height: float) -> None:
    """A fire that stands still: hot coals and a bunch of leaning tongues."""
    tongue = shapes.lathe(
        (0, 0, 0), [(0.07, 0), (0.17, 0.14), (0.15, 0.36), (0.06, 0.74), (0.004, 1.0)], "#ff9a3a",
        Material(texture=Texture.FLAME, emission=4.0, two_sided=True), 8,
    )  # fmt: skip
    for dx, dy, lean, tall in (
        (0, 0, 0.05, 1.0),
        (0.15, 0.05, 0.14, 0.7),
        (-0.14, -0.05, -0.10, 0.8),
        (0.03, -0.14, 0.2, 0.5),
    ):
        way = np.array([[tall, 0, lean, 0], [0, tall, lean * 0.4, 0], [0, 0, tall, 0]]) * height
        way[:, 3] = [x + dx * height, y + dy * height, z]
        b.add(stretched(tongue, way), shadow=False, ink=0)
    b.add(
        shapes.ball(
            (x, y, z + 0.05 * height), np.array([0.24, 0.24, 0.14]) * height, "#ff7a28", mat.lit(2.4), 1
        ), shadow=False, ink=0,
    )  # fmt: skip


def wall_torch(b: SetBuilder, x: float, y: float, z: float, out: tuple[float, float], power: float) -> None:
    """A torch in an iron ring; the wall is behind it, ``out`` points into the room."""
    ox, oy = out
    iron = "#23201e"
    b.box((x, y, z - 0.12), (0.05 + 0.09 * abs(oy), 0.05 + 0.09 * abs(ox), 0.5), iron, mat.METAL)
    b.rod((x, y, z - 0.25), (x + 0.2 * ox, y + 0.2 * oy, z - 0.18), 0.018, iron, mat.METAL, None, 6)
    b.rod((x + 0.12 * ox, y + 0.12 * oy, z - 0.5), (x + 0.26 * ox, y + 0.26 * oy, z + 0.05), 0.026, "#4a3220", mat.WOOD)
    b.lathe((x + 0.25 * ox, y + 0.25 * oy, z - 0.02), [(0.04, 0), (0.075, 0.1), (0.08, 0.16)], iron, mat.METAL, 10)
    flame(b, x + 0.26 * ox, y + 0.26 * oy, z + 0.12, 0.42)
    b.lamp((x + 0.42 * ox, y + 0.42 * oy, z + 0.3), "#ff9a4c", power, 8.0, size=0.15, halo=0.35)


def candles(b: SetBuilder, at: list[tuple[float, float, float, float]], radius: float = 0.028) -> None:
    """Burning candles, each (x, y, z, height)."""
    wax = shapes.lathe((0, 0, 0), [(radius, 0), (radius, 1.0), (0.004, 1.0)], "#f2e6c8", mat.lit(0.12), 8)
    fire = shapes.lathe(
        (0, 0, 0), [(0.004, 0), (0.013, 0.018), (0.011, 0.034), (0.002, 0.072)], "#ffc268", mat.lit(7.0), 7
    )
    for x, y, z, tall in at:
        stick = stretched(wax, [[1, 0, 0, x], [0, 1, 0, y], [0, 0, tall, z]])
        b.add(stick, shadow=False, ink=0.3)
    b.add(copies(fire, [[x, y, z + tall + 0.012] for x, y, z, tall in at]), shadow=False, ink=0)


def candle_stand(b: SetBuilder, x: float, y: float, z: float, height: float, arms: int = 1) -> None:
    """A tall candlestick of brass on a round foot, with a candle on each of its ``arms``."""
    b.lathe(
        (x, y, z),
        [(0.2, 0), (0.18, 0.04), (0.05, 0.1), (0.028, 0.2), (0.024, height * 0.5), (0.05, height * 0.53),
         (0.024, height * 0.56), (0.022, height - 0.06), (0.09, height - 0.03), (0.09, height)],
        "#b88a34", GOLD, 12,
    )  # fmt: skip
    tops = [(x, y, z + height, 0.26)]
    for k in range(1, arms):
        side, step = (-1 if k % 2 else 1), 0.17 * ((k + 1) // 2)
        drop = z + height - 0.10 * ((k + 1) // 2)
        bow = np.array([[x, y, drop - 0.2], [x + side * step * 0.7, y, drop - 0.17], [x + side * step, y, drop]])
        b.add(shapes.tube(bow, 0.014, "#b88a34", GOLD, 6))
        tops.append((x + side * step, y, drop, 0.22))
    candles(b, tops)
    b.block(x, y, 0.22, height)


def carpet(b: SetBuilder, x: Span, y: Span, color: Color, border: Color = "#c8963c") -> None:
    """A runner with a border along both sides, a finger thick."""
    pile = Material(texture=Texture.CLOTH, roughness=0.97)
    mid, w = (x[0] + x[1]) / 2, x[1] - x[0]
    b.box((mid, (y[0] + y[1]) / 2, 0.006), (w, y[1] - y[0], 0.012), color, pile, shadow=False)
    for s in (-1, 1):
        b.box(
            (mid + s * (w / 2 - 0.13), (y[0] + y[1]) / 2, 0.009), (0.09, y[1] - y[0] - 0.1, 0.012), border, pile,
            shadow=False,
        )  # fmt: skip


def fan_of(outline: Array, y: float, color: Color, material: Material) -> Mesh:
    """A flat convex figure, its (n, 2) ``outline`` of x and z counter-clockwise seen from -y, in the plane ``y``."""
    v = np.c_[outline[:, 0], np.full(len(outline), y), outline[:, 1]]
    return shapes.faceted(v, np.array([[0, k, k + 1] for k in range(1, len(outline) - 1)]), color, material)
