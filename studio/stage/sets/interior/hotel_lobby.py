"""The lobby of a grand hotel."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.interior.finery import canvas, chequered, key_light
from studio.stage.sets.rooms import fill, floor_lamp, house_plant, rug, shell, sofa, window_wall
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

_BRASS = "#b8924c"
_WALNUT = "#5a3826"


def hotel_lobby(setting: Setting) -> Place:
    """A desk with lamps before a wall of keys, columns, a chandelier, sofas round a low table, a luggage trolley."""
    b = SetBuilder(setting)
    x, y, h = (-5.8, 5.8), (-5.8, 7.4), 4.5
    marble = Material(texture=Texture.PLASTER, scale=0.6, roughness=0.15, reflectivity=0.16)
    low, high = shell(
        b, x, y, h, floor="#cfc4b0", floor_material=marble, wall="#a08a68", dado=_WALNUT, ceiling="#efe6d4", left=False
    )
    chequered(b, (x[0], x[1]), (y[0], y[1]), 0.83, ("#b4a892", "#54483e"), marble, 0.003)
    window_wall(
        b, x[0], y, h, [(-4.4, -2.4), (-1.0, 1.0), (2.4, 4.4)], sill=0.5, top=3.5, wall="#a08a68", frame=_WALNUT,
        curtains="#8a3a34", light=1.0, outside="street",
    )  # fmt: skip
    with b.at(1.5, 5.7):
        _desk(b)
    with b.at(1.5, y[1] - 0.03):
        _keys(b)
    for q, depth in ((-1.9, 5.2), (4.7, 5.2), (4.7, 0.9)):
        _column(b, q, depth, h)
    for q in (-3.9, 3.9):
        b.box((q, 0.8, h - 0.12), (0.4, 13.0, 0.26), "#e4d8c0", mat.PAINT)
    b.box((0, 5.2, h - 0.13), (11.4, 0.4, 0.28), "#e4d8c0", mat.PAINT)
    with b.at(0.0, 3.5, 3.05):
        _chandelier(b, h - 3.05)
    rug(b, -3.45, 3.2, (3.0, 2.6), "#7a2f34")
    sofa(b, -3.45, 4.15, 0.0, 2.1, "#3f5a52")
    sofa(b, -4.75, 2.7, np.pi / 2, 1.7, "#3f5a52")
    _low_table(b, -3.35, 2.75)
    _armchair(b, 4.2, 2.55, -0.5)
    floor_lamp(b, -4.85, 4.35, 7.0)
    house_plant(b, 5.2, 6.7, 1.7, "#2f4a52")
    house_plant(b, -1.9, 6.2, 1.6, "#2f4a52")
    house_plant(b, -5.2, 0.9, 1.4, "#2f4a52")
    with b.at(3.05, 3.2, 0, 0.5):
        _trolley(b)
    canvas(b, -3.8, y[1] - 0.01, 2.1, (1.9, 1.3), "landscape", "#8a6a30", 0.1)
    with b.at(x[1], 0, 0, -np.pi / 2):
        canvas(b, 0.9, 0, 2.0, (1.4, 1.1), "seascape", "#8a6a30", 0.09)
        with b.at(-2.6, 0):
            _lift_doors(b)
        for q in (-4.2, -0.55, 2.4):
            _sconce(b, q)
    day = setting.daylight[0]
    fill(b, 0.4, -0.8, h - 0.3, 5.0 + 3.0 * setting.glow + 5.0 * day, "#ffeed8", 10)
    fill(b, 0.5, 3.6, h - 0.3, 3.0 + 3.5 * day, "#ffe8c8", 9)
    key_light(b, -2.2, -3.4, 2.8, 8.0 + 3.0 * day, "#ffecd8")
    b.lamp((1.5, 6.0, 3.4), "#ffc078", 3.0, 5.0, toward=(0, 0.6, -1), area=True, size=2.2, halo=0.0)
    b.mark("counter", 1.5, 4.95, 1.12, np.pi / 2)
    b.mark("table", -3.35, 2.4, 0.44, -np.pi / 2)
    b.mark("door", 5.3, -3.4, 0, np.pi)
    b.mark("wall", x[1], -1.0, 1.4, np.pi)
    for q, depth, yaw in ((0.7, 4.5, 1.5), (2.3, 2.2, 2.4), (-2.2, -2.6, 0.6), (4.3, -1.4, 2.9), (-3.6, -0.6, 1.0)):
        b.stand(q, depth, yaw)
    return b.place(
        [(2.6, -4.4), (1.4, -1.8), (0, 0), (-2.6, 0.2)], ground_material="stone", indoor=True,
        camera_limit=(low, high), mirror_z=0.0, reach=12,
    )  # fmt: skip


def _desk(b: SetBuilder) -> None:
    """Walnut with brass lines and a marble top; lamps, a bell, a guest book, flowers."""
    w = 4.2
    b.box((0, 0, 0.53), (w, 0.7, 1.06), _WALNUT, mat.DARK_WOOD)
    b.box((0, -0.02, 1.1), (w + 0.2, 0.86, 0.06), "#e0d6c4", Material(texture=Texture.PLASTER, roughness=0.15))
    b.box((0, -0.34, 0.07), (w + 0.04, 0.1, 0.14), "#2a1c14", mat.DARK_WOOD)
    for k in range(6):
        q = -w / 2 + w * (k + 0.5) / 6
        b.box((q, -0.36, 0.58), (w / 6 - 0.14, 0.03, 0.72), srgb(_WALNUT) * 1.5, mat.DARK_WOOD)
        b.box((q, -0.38, 0.58), (w / 6 - 0.3, 0.02, 0.54), srgb(_WALNUT) * 1.1, mat.DARK_WOOD)
    for z in (0.2, 0.98):
        b.box((0, -0.36, z), (w + 0.02, 0.03, 0.025), _BRASS, mat.CHROME)
    level = max(0.5, b.setting.glow)
    for q in (-1.7, 1.7):
        b.lathe(
            (q, 0.05, 1.13),
            [(0.1, 0), (0.09, 0.03), (0.025, 0.05), (0.04, 0.12), (0.015, 0.18), (0.015, 0.36)],
            _BRASS,
            mat.CHROME,
            16,
        )
        b.lathe((q, 0.05, 1.45), [(0.2, 0), (0.12, 0.24)], "#ffe2b4",
                Material(emission=0.35 + 1.0 * level, two_sided=True, roughness=0.9), 20)  # fmt: skip
        b.lamp((q, -0.15, 1.55), "#ffc27c", 3.0 * level, 4.0, size=0.2, halo=0.25)
    b.lathe(
        (-0.5, -0.22, 1.13),
        [(0.065, 0), (0.065, 0.012), (0.055, 0.02), (0.05, 0.04), (0.03, 0.06), (0.006, 0.066)],
        _BRASS,
        mat.CHROME,
        16,
    )
    b.rod((-0.5, -0.22, 1.19), (-0.5, -0.22, 1.215), 0.008, _BRASS, mat.CHROME)
    for side in (-1, 1):
        b.box((0.1 + side * 0.13, -0.16, 1.145), (0.25, 0.32, 0.03), "#f6f0e2", mat.MATT, 0.0)
    b.box((0.1, -0.16, 1.133), (0.56, 0.36, 0.012), "#6a2a2a", mat.LEATHER)
    b.rod((0.3, -0.3, 1.165), (0.18, -0.18, 1.17), 0.006, "#1c1a18", mat.PAINT, None, 5)
    b.box((0.85, 0.1, 1.3), (0.46, 0.04, 0.3), "#22242a", mat.PAINT)
    b.box((0.85, 0.1, 1.14), (0.2, 0.16, 0.02), "#22242a", mat.PAINT)
    b.lathe(
        (-1.15, 0.05, 1.13),
        [(0.08, 0), (0.12, 0.12), (0.07, 0.26), (0.1, 0.32)],
        "#d8e0e0",
        Material(roughness=0.15),
        18,
    )
    for k in range(18):
        a, r = 2.4 * k, 0.05 * np.sqrt(k)
        tip = (-1.15 + r * np.cos(a), 0.05 + r * np.sin(a), 1.72 - 0.25 * r + 0.03 * (k % 3))
        b.rod((-1.15, 0.05, 1.42), tip, 0.005, "#4a7a3a", mat.PAINT, None, 3)
        b.add(shapes.rock(tip, 0.055, ("#f4ece0", "#e8a0a0", "#d85a5a")[k % 3], mat.MATT, k, 1, 0.3), ink=0.4)
    b.block_line((-1.8, 0), (1.8, 0), 0.5, 1.2)


def _keys(b: SetBuilder) -> None:
    """The wall behind the desk: pigeonholes with keys and letters, an arch over them, three clocks."""
    w, h = 4.6, 3.3
    b.box((0, -0.05, h / 2), (w, 0.1, h), _WALNUT, mat.DARK_WOOD)
    b.box((0, -0.1, h), (w + 0.3, 0.3, 0.16), srgb(_WALNUT) * 1.3, mat.DARK_WOOD)
    for q in (-w / 2, w / 2):
        b.box((q, -0.1, h / 2), (0.22, 0.22, h), srgb(_WALNUT) * 1.3, mat.DARK_WOOD)
    columns, rows, side = 14, 5, 0.22
    wide, low = columns * side, 1.2
    b.box((0, -0.105, low + rows * side / 2), (wide, 0.012, rows * side), "#2a1a10", mat.WOOD)
    for k in range(columns + 1):
        b.box((-wide / 2 + side * k, -0.19, low + rows * side / 2), (0.02, 0.18, rows * side), "#9a6a40", mat.WOOD)
    for k in range(rows + 1):
        b.box((0, -0.19, low + side * k), (wide + 0.02, 0.18, 0.02), "#9a6a40", mat.WOOD)
    g = b.rng
    i, j = (grid.ravel() for grid in np.meshgrid(np.arange(columns), np.arange(rows), indexing="ij"))
    at = np.stack([-wide / 2 + side * (i + 0.5), np.full(len(i), -0.2), low + side * j], 1)
    has_key, has_letter = g.random(len(at)) < 0.72, g.random(len(at)) < 0.3
    fob = shapes.box((0.03, -0.08, 0.07), (0.04, 0.012, 0.1), "#d8aa54", mat.METAL)
    b.add(copies(fob, at[has_key], 0.0), ink=0.3)
    b.add(
        copies(shapes.torus((0, 0, 0), 0.022, 0.006, "#d8aa54", mat.METAL, 10, 4), at[has_key] + [0.03, -0.08, 0.135]),
        ink=0.2,
    )
    letter = shapes.box((-0.04, 0.02, 0.075), (0.08, 0.012, 0.12), "#f4ecd8", mat.MATT)
    b.add(copies(letter, at[has_letter], 0.15), ink=0.3)
    b.add(copies(shapes.box((0, -0.09, 0.0), (0.06, 0.004, 0.016), "#d8aa54", mat.METAL), at[j > 0]), ink=0.2)
    for k, q in enumerate((-1.1, 0.0, 1.1)):
        face = np.array([[1, 0, 0, q], [0, 0, -1, -0.11], [0, 1, 0, 2.72]], float)
        b.add(shapes.lathe((0, 0, 0), [(0.25, 0), (0.25, 0.04), (0.215, 0.05)], _BRASS, mat.CHROME, 24).moved(face))
        b.add(shapes.lathe((0, 0, 0.03), [(0.22, 0.0), (0.001, 0.001)], "#f6efe0", mat.PAINT, 24).moved(face))
        for angle, long in ((0.7 + 2.1 * k, 0.11), (2.6, 0.17)):
            b.rod((q, -0.155, 2.72), (q + long * np.sin(angle), -0.155, 2.72 + long * np.cos(angle)), 0.009, "#1c1a18",
                  mat.PAINT, None, 4, False)  # fmt: skip
        b.box((q, -0.115, 2.4), (0.4, 0.02, 0.07), _BRASS, mat.METAL)
    b.block_line((-2.2, -0.15), (2.2, -0.15), 0.3, h)


def _column(b: SetBuilder, x: float, y: float, height: float) -> None:
    """Veined marble on a dark foot, a gilt capital."""
    stone = Material(texture=Texture.PLASTER, scale=0.6, roughness=0.2)
    b.box((x, y, 0.12), (0.78, 0.78, 0.24), "#3a302a", stone)
    b.lathe((x, y, 0.24), [(0.36, 0), (0.36, 0.07), (0.30, 0.12), (0.31, 0.18), (0.275, 0.24), (0.28, 1.6),
                           (0.245, height - 0.9)], "#8f7466", stone, 26)  # fmt: skip
    b.lathe(
        (x, y, height - 0.68),
        [(0.25, 0), (0.29, 0.03), (0.26, 0.07), (0.27, 0.16), (0.36, 0.34), (0.38, 0.38)],
        _BRASS,
        mat.METAL,
        26,
    )
    b.box((x, y, height - 0.2), (0.84, 0.84, 0.2), "#e4d8c0", mat.PAINT)
    b.block(x, y, 0.45, height)


def _chandelier(b: SetBuilder, chain: float) -> None:
    """Two tiers of arms with candle lamps, strings of glass beads; its heart is at z = 0."""
    level = max(0.6, b.setting.glow)
    b.rod((0, 0, 0.4), (0, 0, chain), 0.014, _BRASS, mat.CHROME)
    b.lathe((0, 0, chain - 0.12), [(0.02, 0), (0.16, 0.08), (0.17, 0.12)], _BRASS, mat.CHROME, 18)
    b.lathe((0, 0, -0.28), [(0.01, 0), (0.05, 0.04), (0.03, 0.12), (0.1, 0.2), (0.06, 0.3), (0.03, 0.4), (0.07, 0.52),
                            (0.03, 0.6), (0.014, 0.72)], _BRASS, mat.CHROME, 16)  # fmt: skip
    bead = shapes.ball((0, 0, 0), 1.0, "#fff2dc", Material(roughness=0.08, emission=0.15 + 0.15 * level), 1)
    flame = shapes.ball((0, 0, 0), (0.026, 0.026, 0.05), "#ffe6b4", mat.lit(1.5 + 2.0 * level), 1)
    beads: list[list[float]] = []
    for count, radius, z in ((10, 0.86, 0.0), (6, 0.5, 0.36)):
        tips: list[list[float]] = []
        for k in range(count):
            a = 2 * np.pi * (k + 0.3) / count
            c, s = float(np.cos(a)), float(np.sin(a))
            r = np.array([0.04, 0.35, 0.75, 1.0]) * radius
            rise = np.array([0.02, -0.12, -0.1, 0.06]) + z
            b.add(shapes.tube(np.stack([r * c, r * s, rise], 1), 0.014, _BRASS, mat.CHROME, 6), ink=0.4)
            b.lathe(
                (radius * c, radius * s, z + 0.06),
                [(0.02, 0), (0.055, 0.02), (0.05, 0.025), (0.014, 0.03), (0.014, 0.12)],
                "#f4ead4",
                mat.PAINT,
                8,
            )
            tips.append([radius * c, radius * s, z + 0.22])
            nxt = 2 * np.pi * (k + 1.3) / count
            for t in np.linspace(0.1, 0.9, 7):
                way = (1 - t) * np.array([c, s]) + t * np.array([np.cos(nxt), np.sin(nxt)])
                beads.append([radius * way[0], radius * way[1], z + 0.05 - 0.5 * t * (1 - t)])
            beads += [[0.75 * radius * c, 0.75 * radius * s, z - 0.15 - 0.05 * n] for n in range(3)]
        b.add(copies(flame, tips), shadow=False, ink=0.2)
    b.add(copies(bead, beads, 0.0, b.rng.uniform(0.016, 0.026, len(beads))), shadow=False, ink=0.1)
    b.lamp((0, 0, -0.3), "#ffcf94", 8.0 * level, 8.0, size=0.6, halo=0.15)


def _low_table(b: SetBuilder, x: float, y: float) -> None:
    """Glass on brass between the sofas, with magazines and cups."""
    b.box((x, y, 0.42), (1.2, 0.7, 0.035), "#3a2a22", Material(roughness=0.12))
    for sx in (-0.55, 0.55):
        for sy in (-0.3, 0.3):
            b.rod((x + sx, y + sy, 0.4), (x + sx, y + sy, 0.02), 0.018, _BRASS, mat.CHROME)
        b.rod((x + sx, y - 0.3, 0.1), (x + sx, y + 0.3, 0.1), 0.012, _BRASS, mat.CHROME)
    for k, color in enumerate(("#c8583c", "#e8dcc0", "#3f6a7a")):
        b.box((x - 0.28 + 0.02 * k, y, 0.444 + 0.012 * k), (0.22, 0.29, 0.01), color, mat.PAINT, 0.2 * k - 0.1)
    b.lathe((x + 0.25, y + 0.05, 0.437), [(0.06, 0), (0.09, 0.06), (0.05, 0.16), (0.06, 0.2)], "#c8a878", mat.PAINT, 16)
    for k in range(7):
        a = 2.4 * k
        b.ball((x + 0.25 + 0.06 * np.cos(a), y + 0.05 + 0.06 * np.sin(a), 0.68 + 0.02 * (k % 3)), 0.04,
               ("#f0e4d0", "#e08a7a")[k % 2], mat.MATT, 1)  # fmt: skip
    b.block_line((x - 0.4, y), (x + 0.4, y), 0.35, 0.45)


def _armchair(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A deep wing chair that faces its own -y; adds a seat."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.95)
    color: Color = "#8a4434"
    with b.at(x, y, 0, yaw):
        b.box((0, 0, 0.24), (0.8, 0.76, 0.24), color, cloth)
        b.add(shapes.rock((0, -0.06, 0.39), (0.33, 0.36, 0.09), srgb(color) * 1.15, cloth, 3, 2, 0.02), ink=0.6)
        b.box((0, 0.33, 0.68), (0.8, 0.16, 0.8), color, cloth)
        b.add(shapes.rock((0, 0.24, 0.74), (0.32, 0.1, 0.34), srgb(color) * 1.1, cloth, 5, 2, 0.02), ink=0.6)
        for s in (-1, 1):
            b.box((s * 0.38, 0, 0.46), (0.13, 0.76, 0.36), srgb(color) * 0.95, cloth)
            b.box((s * 0.38, 0.22, 0.84), (0.1, 0.28, 0.46), srgb(color) * 0.95, cloth)
            for e in (-0.3, 0.3):
                b.rod((s * 0.33, e, 0.12), (s * 0.34, e, 0.02), 0.025, "#2a1c14", mat.WOOD)
        n = sum(m.startswith("seat_") for m in b.marks)
        b.mark(f"seat_{n}", 0, -0.1, 0.47, -np.pi / 2)
        b.block(0, 0, 0.5, 1.0)


def _trolley(b: SetBuilder) -> None:
    """A bellman's cart: a carpeted board on wheels, a birdcage of brass, cases stacked on it."""
    b.box((0, 0, 0.24), (1.1, 0.62, 0.07), _BRASS, mat.CHROME)
    b.box((0, 0, 0.282), (1.06, 0.58, 0.02), "#7a2430", mat.CLOTH)
    for sx in (-0.46, 0.46):
        for sy in (-0.22, 0.22):
            b.rod((sx, sy - 0.015, 0.1), (sx, sy + 0.015, 0.1), 0.09, "#24221f", mat.PAINT, None, 14)
    for side in (-0.26, 0.26):
        t = np.linspace(0, np.pi, 13)
        hoop = np.stack([-0.5 * np.cos(t), np.full(13, side), 1.45 + 0.38 * np.sin(t)], 1)
        frame = np.concatenate([[[-0.5, side, 0.27]], hoop, [[0.5, side, 0.27]]])
        b.add(shapes.tube(frame, 0.02, "#d0a85c", mat.CHROME, 8))
    b.rod((-0.5, -0.26, 1.45), (-0.5, 0.26, 1.45), 0.018, "#d0a85c", mat.CHROME)
    b.rod((0.5, -0.26, 1.45), (0.5, 0.26, 1.45), 0.018, "#d0a85c", mat.CHROME)
    b.rod((0, -0.26, 1.83), (0, 0.26, 1.83), 0.02, "#d0a85c", mat.CHROME)
    cases = (
        (-0.1, 0.0, 0.29, 0.74, 0.46, 0.26, "#7a4a2c"),
        (-0.08, 0.02, 0.55, 0.64, 0.4, 0.22, "#3f5a5c"),
        (-0.12, 0.0, 0.77, 0.44, 0.3, 0.18, "#a8744a"),
        (0.40, 0.02, 0.29, 0.2, 0.42, 0.56, "#8a3430"),
    )
    for k, (q, depth, z, w, d, tall, color) in enumerate(cases):
        b.box((q, depth, z + tall / 2), (w, d, tall), color, mat.LEATHER, 0.04 * (-1) ** k)
        for s in (-0.3, 0.3):
            b.box(
                (q + s * w, depth - d / 2 - 0.006, z + tall / 2),
                (0.035, 0.014, tall + 0.006),
                srgb(color) * 0.55,
                mat.LEATHER,
            )
        b.rod((q - 0.06, depth - d / 2 - 0.03, z + tall * 0.8), (q + 0.06, depth - d / 2 - 0.03, z + tall * 0.8), 0.012,
              "#2a1c14", mat.LEATHER, None, 6)  # fmt: skip
    b.block_line((-0.3, 0), (0.3, 0), 0.4, 1.8)


def _sconce(b: SetBuilder, x: float) -> None:
    """Two shades on brass arms; the wall is at y = 0."""
    level = max(0.45, b.setting.glow)
    b.box((x, -0.02, 2.15), (0.1, 0.04, 0.3), _BRASS, mat.METAL)
    for side in (-0.13, 0.13):
        b.rod((x, -0.04, 2.08), (x + side, -0.16, 2.12), 0.012, _BRASS, mat.CHROME)
        b.lathe((x + side, -0.16, 2.14), [(0.085, 0), (0.05, 0.13)], "#ffe2b4",
                Material(emission=0.4 + 1.0 * level, two_sided=True, roughness=0.9), 14)  # fmt: skip
    b.lamp((x, -0.35, 2.2), "#ffc88c", 3.2 * level, 4.5, size=0.2, halo=0.15)


def _lift_doors(b: SetBuilder) -> None:
    """Brass doors of an elevator in a marble frame, the floors on a half dial above; the wall is at y = 0."""
    b.box((0, -0.03, 1.2), (1.7, 0.1, 2.4), "#4a3c34", mat.PLASTER)
    for side in (-1, 1):
        b.box((side * 0.31, -0.085, 1.05), (0.6, 0.03, 2.1), "#9a7a40", mat.METAL)
        b.box((side * 0.31, -0.105, 1.05), (0.4, 0.012, 1.8), "#b8924c", mat.METAL)
    b.box((0, -0.105, 1.05), (0.012, 0.02, 2.1), "#1c1a18", mat.MATT)
    dial = np.array([[1, 0, 0, 0], [0, 0, -1, -0.08], [0, 1, 0, 2.2]], float)
    b.add(shapes.lathe((0, 0, 0), [(0.14, 0), (0.14, 0.02), (0.001, 0.021)], "#ffe8c0", mat.lit(0.8), 20).moved(dial))
