"""The main hall of a Japanese temple."""

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, raw, vary
from studio.stage.sets.historic.stonework import GOLD, candles, faces_light, sun_shaft, walls
from studio.stage.sets.rooms import chair, fill
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_GILT = "#d2a040"
_TIMBER = "#4a2f1e"
_LACQUER = Material(roughness=0.22)
_END = 7.4
_HEIGHT = 4.3


def temple_hall(setting: Setting) -> Place:
    """Dark boards and pillars, a gilded Buddha on his lotus over the altar, hanging brass, candles, a drum, a bell."""
    b = SetBuilder(setting)
    day, tint = setting.daylight
    x, y = (-5.2, 5.2), (-5.4, _END)
    boards = Material(texture=Texture.PLANKS, scale=4.0, roughness=0.25, reflectivity=0.12)
    b.floor(x, y, 0.0, "#5d3c26", boards)
    low, high = walls(b, x, y, _HEIGHT, color="#5c4632", material=mat.SIDING, ceiling="#2c1d13")
    _frame(b)
    _sliding_doors(b, x[0])
    _tatami(b)
    _altar(b)
    _canopy(b, 0.0, 4.2)
    for s in (-1, 1):
        _streamer(b, s * 1.55, 3.75)
        _lantern(b, s * 2.55, 2.6)
    _drum(b, 3.45, 2.6)
    _bowl_bell(b, 1.75, 2.0)
    _wooden_fish(b, -1.75, 2.0)
    for q in (-0.55, 0.55):
        chair(b, q, 2.3, -np.pi / 2, "#2a1712", cushion="#8e2420")
    for k, q in enumerate((-1.9, 0.8, 3.5)):
        b.lamp(
            (x[0] + 0.2, q, 1.4), tint, 13.0 * day, 8.5, toward=(1, 0, -0.1), area=True, size=1.5, halo=0.0
        )  # fmt: skip
        if k:
            sun_shaft(b, (x[0] + 0.15, q, 2.2), (-1.9, q - 0.5, 0.02), 1.1, 0.5 * day, "#ffe2b4")
    fill(b, 0, -1.0, _HEIGHT - 0.3, 5.0 + 2.5 * day, "#ffe8cc", 9.0)
    fill(b, 0, 4.0, _HEIGHT - 0.3, 2.5 + 1.0 * day, "#ffd29a", 8.0)
    b.lamp((0, 1.5, 0.3), "#e8a868", 4.0, 9.0, toward=(0, 0.3, 1), area=True, size=2.5, halo=0.0)
    faces_light(b, -2.3, 6.5 + 1.5 * day, "#fff0dc", "#ffc070")
    b.mark("door", x[0] + 0.4, 0.6, 0, 0.0)
    b.mark("wall", x[1], 0.4, 1.4, np.pi)
    b.mark("table", 0.0, 3.55, 0.78, -np.pi / 2)
    low, high = (-2.7, *low[1:]), (2.7, *high[1:])  # the camera stays between the columns
    return b.place(
        [(1.6, -3.8), (0.6, -1.4), (0, 0), (-1.4, 0.9)], ground_material="wood", indoor=True,
        camera_limit=(low, high), reach=11,
    )  # fmt: skip


def _frame(b: SetBuilder) -> None:
    """Round pillars with brackets, tie beams, carved transoms with gilt, a coffered ceiling."""
    for px in (-3.1, 3.1):
        for py in (-2.6, 0.6, 3.4, 6.4):
            b.lathe((px, py, 0), [(0.27, 0), (0.27, 0.06), (0.19, 0.1), (0.185, _HEIGHT)], _TIMBER, mat.DARK_WOOD, 16)
            b.lathe((px, py, 0.1), [(0.2, 0), (0.2, 0.14)], _GILT, GOLD, 16)
            b.lathe((px, py, _HEIGHT - 1.05), [(0.2, 0), (0.2, 0.2)], _GILT, GOLD, 16)
            for k in range(3):
                b.box((px, py, _HEIGHT - 0.5 + 0.17 * k), (0.5 + 0.3 * k, 0.2, 0.13), _TIMBER, mat.DARK_WOOD)
                b.box((px, py, _HEIGHT - 0.5 + 0.17 * k), (0.2, 0.5 + 0.3 * k, 0.13), _TIMBER, mat.DARK_WOOD)
            b.block(px, py, 0.3, _HEIGHT)
        b.box((px, 1.0, _HEIGHT - 0.75), (0.16, 12.6, 0.3), _TIMBER, mat.DARK_WOOD)
    for py in (0.6, 3.4):
        b.box((0, py, _HEIGHT - 0.75), (6.2, 0.16, 0.28), _TIMBER, mat.DARK_WOOD)
    for k in range(3):
        q = -2.05 + 2.05 * k
        b.box((q, 3.42, _HEIGHT - 0.36), (1.8, 0.05, 0.42), "#8e6420", GOLD)
        for j in range(7):
            at = (q - 0.72 + 0.24 * j, 3.37, _HEIGHT - 0.36 + 0.07 * (-1) ** j)
            b.ball(at, (0.15, 0.05, 0.11), (_GILT, "#3f7a58", "#a8402c")[j % 3], GOLD, 1)
    for q in np.linspace(-4.8, 4.8, 11):
        b.box((float(q), 1.0, _HEIGHT - 0.04), (0.07, 12.6, 0.1), "#3a2517", mat.DARK_WOOD)
    for q in np.linspace(-5.0, 7.0, 13):
        b.box((0, float(q), _HEIGHT - 0.05), (10.2, 0.07, 0.09), "#3a2517", mat.DARK_WOOD)


def _sliding_doors(b: SetBuilder, x: float) -> None:
    """Papered lattice doors in the left wall, bright with the day outside or dim by night."""
    day, tint = b.setting.daylight
    paper = Material(emission=0.05 + 1.0 * day, roughness=0.95)
    for k in range(6):
        y = -3.25 + 1.35 * k
        b.box(
            (x + 0.03, y, 1.15), (0.03, 1.3, 2.0), np.clip(srgb("#f0e6d0") * np.array(tint), 0, 1), paper, shadow=False
        )
        b.box((x + 0.05, y, 0.22), (0.05, 1.3, 0.4), "#4a3020", mat.DARK_WOOD)
        for q in np.linspace(-0.63, 0.63, 6):
            b.box(
                (x + 0.055, y + float(q), 1.2), (0.03, 0.025 if abs(q) < 0.6 else 0.06, 1.95), "#3a2618", mat.DARK_WOOD
            )
        for z in np.linspace(0.45, 2.15, 7):
            b.box((x + 0.055, y, float(z)), (0.03, 1.3, 0.022), "#3a2618", mat.DARK_WOOD)
    b.box((x + 0.06, 0.1, 2.25), (0.12, 8.3, 0.14), _TIMBER, mat.DARK_WOOD)


def _tatami(b: SetBuilder) -> None:
    """Mats with dark hems over the boards before the altar, and a priest's square cushion."""
    straw = Material(texture=Texture.CLOTH, roughness=0.95)
    for k in range(3):
        for j in range(4):
            px, py = -1.84 + 1.84 * k, -2.9 + 0.92 * j
            b.box((px, py, 0.012), (1.82, 0.9, 0.024), vary("#9c9058", b.rng, 0.05), straw, shadow=False)
            for s in (-1, 1):
                b.box((px, py + s * 0.43, 0.0135), (1.82, 0.045, 0.024), "#2c3a2c", mat.MATT, shadow=False)


def _altar(b: SetBuilder) -> None:
    """A black and gold platform, the offering table before it, the Buddha with his halo on a lotus."""
    b.box((0, 5.9, 0.3), (5.6, 2.9, 0.6), "#1f1714", _LACQUER)
    for z in (0.05, 0.58):
        b.box((0, 4.44, z), (5.64, 0.04, 0.07), _GILT, GOLD)
    for k in range(5):
        b.box((-2.2 + 1.1 * k, 4.44, 0.31), (0.86, 0.03, 0.3), "#8e2420", _LACQUER)
        b.ball((-2.2 + 1.1 * k, 4.42, 0.31), (0.24, 0.02, 0.09), _GILT, GOLD, 2)
    b.box((0, 6.2, 0.85), (2.1, 1.5, 0.5), "#241814", _LACQUER)
    for z in (0.63, 1.08):
        b.box((0, 6.2, z), (2.2, 1.6, 0.06), _GILT, GOLD)
    b.block_line((-2.6, 5.2), (2.6, 5.2), 0.8, 1.5)
    b.box((0, _END - 0.04, 2.1), (5.6, 0.06, 3.4), "#7a5a1e", Material(texture=Texture.METAL, roughness=0.5))
    for q in (-2.2, -1.1, 1.1, 2.2):
        b.box((q, _END - 0.08, 2.1), (0.07, 0.04, 3.4), "#2a1a12", _LACQUER)
    with b.at(0, 6.2, 1.1):
        _buddha(b)
    b.box((0, 3.72, 0.74), (1.7, 0.5, 0.06), "#1f1714", _LACQUER)
    b.box((0, 3.46, 0.58), (1.56, 0.02, 0.3), "#8a2a2a", Material(texture=Texture.CLOTH, roughness=0.9))
    b.box((0, 3.45, 0.46), (1.56, 0.02, 0.06), _GILT, GOLD)
    for s in (-1, 1):
        for py in (3.55, 3.9):
            b.box((s * 0.78, py, 0.36), (0.07, 0.07, 0.72), "#1f1714", _LACQUER)
    b.block_line((-0.6, 3.72), (0.6, 3.72), 0.35, 0.8)
    b.lathe((0, 3.72, 0.77), [(0.07, 0), (0.05, 0.03), (0.14, 0.1), (0.15, 0.16), (0.12, 0.16)], "#a8823a", GOLD, 14)
    for k in range(3):
        b.rod((0.03 * (k - 1), 3.72, 0.9), (0.03 * (k - 1), 3.72, 1.12), 0.004, "#5a3020", mat.MATT, None, 4)
    lit: list[tuple[float, float, float, float]] = []
    for s in (-1, 1):
        b.lathe((s * 0.45, 3.72, 0.77), [(0.07, 0), (0.02, 0.04), (0.018, 0.18), (0.05, 0.22)], "#b08a3a", GOLD, 10)
        lit.append((s * 0.45, 3.72, 0.99, 0.2))
        for k, q in enumerate((1.0, 1.6, 2.2)):
            b.lathe(
                (s * q, 4.75, 0.6),
                [(0.09, 0), (0.02, 0.05), (0.02, 0.3 + 0.1 * k), (0.06, 0.34 + 0.1 * k)],
                "#b08a3a",
                GOLD,
                10,
            )
            lit.append((s * q, 4.75, 0.94 + 0.1 * k, 0.26))
        _golden_lotus(b, s * 0.72, 3.72, 0.77)
        b.lamp((s * 1.5, 4.4, 1.5), "#ffb05c", 4.5 + 2.5 * b.setting.glow, 5.0, size=0.3, halo=0.2)
    candles(b, lit)
    b.lamp((0, 4.5, 2.5), "#ffc47a", 5.0, 5.0, toward=(0, 1.7, -0.3), area=True, size=1.0, halo=0.0)


def _golden_lotus(b: SetBuilder, x: float, y: float, z: float) -> None:
    """Gilt lotus flowers and leaves standing in a vase."""
    b.lathe((x, y, z), [(0.05, 0), (0.08, 0.1), (0.035, 0.2), (0.055, 0.24)], "#a8823a", GOLD, 12)
    for k in range(4):
        a = 1.6 * k
        top = np.array([x + 0.13 * np.cos(a), y + 0.09 * np.sin(a), z + 0.44 + 0.07 * k])
        b.rod((x, y, z + 0.22), top, 0.006, _GILT, GOLD, None, 4)
        b.ball(top, (0.06, 0.06, 0.045), _GILT, GOLD, 1)


def _petals(
    radius: float, base: float, height: float, count: int, lean: float
) -> tuple[Array, Array, NDArray[np.int64]]:
    """A ring of upright petals as one grid of triangles: positions, normals, faces."""
    t = np.linspace(0, 1, 5)
    wide = np.pi / count * 0.98 * np.sin(np.pi * (0.28 + 0.72 * t)) ** 0.7
    out = radius + lean * np.sin(t * 2.2)
    points: list[Array] = []
    normals: list[Array] = []
    faces: list[NDArray[np.int64]] = []
    for k in range(count):
        for u in (-1, 0, 1):
            a = 2 * np.pi * k / count + u * wide
            r = out + (0.03 if u == 0 else 0.0)
            points.append(np.stack([r * np.cos(a), r * np.sin(a), base + height * t], 1))
            normals.append(np.stack([np.cos(a), np.sin(a), 0 * a + 0.2], 1))
        i = np.arange(4) + 15 * k
        for first in (0, 5):
            faces.append(np.stack([i + first, i + first + 5, i + first + 6], 1))
            faces.append(np.stack([i + first, i + first + 6, i + first + 1], 1))
    return np.concatenate(points), np.concatenate(normals), np.concatenate(faces)


def _buddha(b: SetBuilder) -> None:
    """Seated on a lotus, hands in his lap, with a halo and a nimbus of rays; about life and a half."""
    gilt = Material(texture=Texture.METAL, roughness=0.32, two_sided=True)
    b.lathe((0, 0, 0), [(0.75, 0), (0.7, 0.08), (0.4, 0.14), (0.36, 0.24), (0.6, 0.3)], "#a87c2c", GOLD, 24)
    for ring, (radius, base, lean) in enumerate(((0.58, 0.26, 0.12), (0.5, 0.34, 0.12))):
        p, n, f = _petals(radius, base, 0.24, 14, lean)
        b.add(raw(p, n, srgb(_GILT) * (0.8 + 0.2 * ring), f, gilt))
    b.lathe((0, 0, 0.5), [(0.55, 0), (0.5, 0.06), (0.01, 0.07)], "#b08a3a", GOLD, 20)
    z = 0.56
    for s in (-1, 1):
        knee = np.array(
            [
                [s * 0.12, 0.05, z + 0.16],
                [s * 0.5, -0.1, z + 0.13],
                [s * 0.46, -0.3, z + 0.12],
                [-s * 0.1, -0.4, z + 0.12],
            ]
        )
        b.add(shapes.tube(knee, [0.19, 0.17, 0.14, 0.08], _GILT, GOLD, 10))
        arm = np.array(
            [
                [s * 0.3, 0.02, z + 0.86],
                [s * 0.42, -0.04, z + 0.58],
                [s * 0.36, -0.22, z + 0.36],
                [s * 0.06, -0.36, z + 0.3],
            ]
        )
        b.add(shapes.tube(arm, [0.12, 0.12, 0.1, 0.05], _GILT, GOLD, 10))
        b.ball((s * 0.29, 0.02, z + 0.86), (0.14, 0.13, 0.12), _GILT, GOLD, 2)
        b.ball((s * 0.17, -0.02, z + 1.19), (0.025, 0.045, 0.11), _GILT, GOLD, 1)
    b.add(shapes.rock((0, 0.0, z + 0.2), (0.52, 0.36, 0.2), _GILT, GOLD, 2, 3, 0.03))
    b.ball((0, 0.02, z + 0.62), (0.31, 0.21, 0.42), _GILT, GOLD, 3)
    b.ball((0, -0.38, z + 0.29), (0.13, 0.08, 0.05), _GILT, GOLD, 2)
    b.rod((0, 0.0, z + 0.9), (0, -0.01, z + 1.1), 0.1, _GILT, GOLD)
    b.ball((0, -0.02, z + 1.23), (0.17, 0.185, 0.215), _GILT, GOLD, 3)
    b.ball((0, 0.02, z + 1.35), (0.18, 0.18, 0.14), "#20304a", mat.MATT, 2)
    b.ball((0, 0.03, z + 1.48), (0.085, 0.085, 0.08), "#20304a", mat.MATT, 2)
    b.ball((0, -0.19, z + 1.305), 0.014, "#f4f0e0", mat.lit(0.4), 1)
    b.ball((0, -0.2, z + 1.215), (0.022, 0.03, 0.045), _GILT, GOLD, 1)
    for s in (-1, 1):
        b.ball((s * 0.07, -0.185, z + 1.255), (0.035, 0.012, 0.008), "#2a1c10", mat.MATT, 1)
    b.ball((0, -0.19, z + 1.15), (0.035, 0.012, 0.01), "#7a3a24", mat.MATT, 1)
    for s in (-1, 1):  # the robe's hem over the shoulder and across the chest
        hem = np.array([[s * 0.2, -0.1, z + 0.98], [s * 0.16, -0.21, z + 0.75], [0.0, -0.23, z + 0.48]])
        b.add(shapes.tube(hem, [0.03, 0.035, 0.03], "#a87c2c", GOLD, 6))
    halo = shapes.torus((0, 0, 0), 0.4, 0.025, _GILT, GOLD, 32, 6)
    upright = np.array([[1, 0, 0, 0], [0, 0, -1, 0.24], [0, 1, 0, z + 1.25]], float)
    b.add(halo.moved(upright))
    disc = shapes.lathe((0, 0, 0), [(0.38, 0), (0.3, 0.02), (0.01, 0.02)], "#c8983a", GOLD, 32)
    b.add(disc.moved(upright))
    for k in range(25):
        a = np.pi * (-0.12 + 1.24 * k / 24)
        inner, outer = (
            np.array([np.cos(a), np.sin(a)]) * 0.44,
            np.array([np.cos(a), np.sin(a) * 1.15]) * (0.95 + 0.1 * (k % 2)),
        )
        b.rod((inner[0], 0.26, z + 1.2 + inner[1]), (outer[0], 0.26, z + 1.2 + outer[1]), 0.022, _GILT, GOLD, 0.008, 5)


def _canopy(b: SetBuilder, x: float, y: float) -> None:
    """A gilded crown of brass over the altar, hung with chains of beads."""
    z = 3.0
    b.rod((x, y, z + 0.3), (x, y, _HEIGHT), 0.012, "#2a2018", mat.METAL, None, 4)
    b.lathe(
        (x, y, z),
        [(0.62, 0), (0.66, 0.05), (0.5, 0.14), (0.2, 0.24), (0.03, 0.34)],
        _GILT,
        Material(texture=Texture.METAL, roughness=0.3, two_sided=True),
        6,
    )
    for k in range(18):
        a = 2 * np.pi * k / 18
        long = 4 + 2 * (k % 3)
        for j in range(long):
            b.ball((x + 0.6 * np.cos(a), y + 0.6 * np.sin(a), z - 0.05 - 0.07 * j), 0.02, _GILT, GOLD, 0)
        b.ball((x + 0.6 * np.cos(a), y + 0.6 * np.sin(a), z - 0.07 - 0.07 * long), (0.035, 0.035, 0.05), _GILT, GOLD, 1)


def _streamer(b: SetBuilder, x: float, y: float) -> None:
    """A hanging banner of brocade in five colours with brass at its ends."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.9)
    b.rod((x, y, 3.3), (x, y, _HEIGHT - 0.6), 0.01, "#2a2018", mat.METAL, None, 4)
    b.box((x, y, 3.28), (0.42, 0.04, 0.06), _GILT, GOLD)
    for k, hue in enumerate(("#3f6a8a", "#c8962c", "#8e2420", "#e0d8c4", "#5a3a6a")):
        b.box((x, y, 3.12 - 0.26 * k), (0.34, 0.015, 0.25), hue, cloth)
        b.box((x, y, 2.99 - 0.26 * k), (0.38, 0.03, 0.025), _GILT, GOLD)
    for s in (-1, 0, 1):
        b.box((x + s * 0.12, y, 1.82), (0.09, 0.012, 0.3), "#8e2420", cloth)


def _lantern(b: SetBuilder, x: float, y: float) -> None:
    """A hexagonal hanging lantern of pierced brass, lit within."""
    z, level = 2.5, max(0.5, b.setting.glow)
    b.rod((x, y, z + 0.4), (x, y, _HEIGHT), 0.01, "#2a2018", mat.METAL, None, 4)
    b.lathe((x, y, z), [(0.02, 0), (0.15, 0.02), (0.15, 0.34), (0.02, 0.36)], "#ffce86", mat.lit(0.5 + 1.1 * level), 6)
    b.lathe((x, y, z + 0.33), [(0.26, 0), (0.14, 0.08), (0.03, 0.16)], _GILT, GOLD, 6)
    b.lathe((x, y, z - 0.06), [(0.04, 0), (0.18, 0.03), (0.19, 0.07)], _GILT, GOLD, 6)
    for k in range(6):
        a = np.pi / 3 * k
        b.rod(
            (x + 0.155 * np.cos(a), y + 0.155 * np.sin(a), z),
            (x + 0.155 * np.cos(a), y + 0.155 * np.sin(a), z + 0.34),
            0.014,
            _GILT,
            GOLD,
            None,
            4,
        )
    b.lamp((x, y, z + 0.1), "#ffbe70", 5.0 * level, 5.5, size=0.2, halo=0.2)


def _drum(b: SetBuilder, x: float, y: float) -> None:
    """A great drum on a stand, its head toward the middle."""
    hull = shapes.lathe(
        (0, 0, -0.42), [(0.36, 0), (0.46, 0.2), (0.49, 0.42), (0.46, 0.64), (0.36, 0.84)], "#7a3a22", mat.WOOD, 24
    )
    skin = shapes.lathe((0, 0, 0.42), [(0.37, 0), (0.36, 0.015), (0.01, 0.02)], "#e6d8b8", mat.MATT, 24)
    back = shapes.lathe((0, 0, -0.44), [(0.01, 0), (0.36, 0.005), (0.37, 0.02)], "#e6d8b8", mat.MATT, 24)
    turn = np.array([[0.0, 0.35, -0.936, x], [0.0, -0.936, -0.35, y], [-1.0, 0.0, 0.0, 1.15]])
    turn[:, 1] = np.cross(turn[:, 2], turn[:, 0])
    for part in (hull, skin, back):
        b.add(part.moved(turn))
    with b.at(x, y, 0, float(np.arctan2(-0.35, -0.936))):
        for along in (-0.25, 0.25):
            b.box((along, 0, 0.35), (0.09, 1.0, 0.1), "#8e2420", _LACQUER)
            for s in (-1, 1):
                b.box((along, s * 0.45, 0.36), (0.1, 0.1, 0.72), "#8e2420", _LACQUER)
        for s in (-1, 1):
            b.box((0, s * 0.45, 0.06), (0.8, 0.12, 0.1), "#8e2420", _LACQUER)
    b.block(x, y, 0.6, 1.7)


def _bowl_bell(b: SetBuilder, x: float, y: float) -> None:
    """A standing bell of bronze on its cushion, with its striker."""
    b.lathe((x, y, 0), [(0.22, 0), (0.24, 0.2), (0.2, 0.24)], "#3a2418", mat.DARK_WOOD, 16)
    b.add(shapes.torus((x, y, 0.28), 0.15, 0.06, "#8e2420", mat.CLOTH, 20, 8))
    bronze = Material(texture=Texture.METAL, roughness=0.35, two_sided=True)
    b.lathe(
        (x, y, 0.3),
        [(0.05, 0), (0.2, 0.05), (0.25, 0.2), (0.25, 0.34), (0.235, 0.34), (0.2, 0.06)],
        "#7a5c2c",
        bronze,
        20,
    )
    b.rod((x + 0.36, y - 0.16, 0.03), (x + 0.44, y + 0.2, 0.03), 0.025, "#7a4a2a", mat.WOOD, 0.018)
    b.block(x, y, 0.4, 0.65)


def _wooden_fish(b: SetBuilder, x: float, y: float) -> None:
    """A mokugyo on its cushion."""
    b.add(shapes.rock((x, y, 0.08), (0.3, 0.3, 0.09), "#6a2a5a", mat.CLOTH, 3, 2, 0.03))
    b.ball((x, y, 0.3), (0.24, 0.2, 0.19), "#9a4a22", Material(texture=Texture.WOOD, roughness=0.3), 3)
    b.box((x, y - 0.17, 0.22), (0.34, 0.08, 0.025), "#1a0e08", mat.MATT)
    b.ball((x + 0.1, y + 0.1, 0.46), (0.07, 0.06, 0.05), "#b8862c", GOLD, 1)
    b.rod((x + 0.34, y - 0.1, 0.05), (x + 0.1, y - 0.32, 0.05), 0.014, "#8a5a34", mat.WOOD, None, 6)
    b.ball((x + 0.08, y - 0.34, 0.05), 0.045, "#d8c8a0", mat.CLOTH, 1)
    b.block(x, y, 0.35, 0.5)
