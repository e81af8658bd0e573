"""Where things are mended and made: a garage, a carpenter's, a forge."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.interior.fittings import lit_room, row_of
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_TOOLS = ("#8d9294", "#b8402f", "#3a3e42", "#d8a030", "#5a6468")


def workshop(setting: Setting) -> Place:
    """A forge where the words say so, else a garage: tools on the wall, a bench, tyres, a rolling door."""
    return _forge(setting) if setting.has("forge") else _garage(setting)


def _garage(setting: Setting) -> Place:
    b = SetBuilder(setting)
    x, y, h = (-5.6, 5.6), (-6.4, 5.6), 3.4
    floor = Material(texture=Texture.GRIME, scale=0.35, roughness=0.55, reflectivity=0.03)
    room = lit_room(
        b, x, y, h, floor="#8c8a86", floor_material=floor, wall="#b4b0a6", dado="#5a6a74", ceiling="#8a8884",
        tone="#f0f4ff", windows=False, power=11.0,
    )  # fmt: skip
    for k in range(9):
        b.box((2.6, y[1] - 0.04, 0.16 + 0.31 * k), (3.6, 0.05, 0.29), "#9aa2a6", mat.METAL)
    with b.at(-2.4, y[1] - 0.02):  # bench and tools
        b.box((0, -0.04, 1.75), (3.6, 0.04, 1.1), "#c8a878", mat.WOOD)
        b.box((0, -0.42, 0.88), (3.6, 0.75, 0.07), "#7a5236", mat.WOOD)
        for q in (-1.6, 0.0, 1.6):
            b.box((q, -0.42, 0.43), (0.12, 0.6, 0.84), "#4a5258", mat.METAL)
        for z in (1.42, 1.80, 2.12):
            row_of(b, (-1.7, 1.7), -0.075, z, (0.16, 0.03, 0.25), _TOOLS, 0.25, mat.METAL)
        b.box((0.9, -0.42, 1.03), (0.55, 0.3, 0.24), "#b8302a", mat.PAINT)
        b.box((-1.1, -0.42, 0.99), (0.34, 0.24, 0.16), "#3a6a8a", mat.PAINT)
        b.block_line((-1.7, -0.4), (1.7, -0.4), 0.45, 1.0)
        b.mark("counter", 0, -1.0, 0.915, np.pi / 2)
    rubber = Material(roughness=0.85)
    for px, py, many in ((4.9, 3.4, 4), (4.8, 2.5, 3), (-5.0, 3.2, 3)):
        for k in range(many):
            b.add(shapes.torus((px, py, 0.11 + 0.2 * k), 0.24, 0.1, "#1c1d1f", rubber, 18, 8))
        b.block(px, py, 0.4, 0.8)
    for q, color in ((-4.9, "#b8402f"), (-4.9, "#3a6a8a")):
        b.lathe(
            (q, 1.6 if color == "#b8402f" else 0.9, 0),
            [(0.28, 0), (0.3, 0.05), (0.28, 0.9), (0.02, 0.9)],
            color,
            mat.METAL,
            18,
        )
    b.block(-4.9, 1.25, 0.6, 0.9)
    with b.at(x[1] - 0.02, -0.6, 0, -np.pi / 2):
        for z in (0.5, 1.1, 1.7):
            b.box((0, -0.25, z), (3.0, 0.5, 0.04), "#6a7074", mat.METAL)
            row_of(
                b, (-1.4, 1.4), -0.25, z + 0.02, (0.34, 0.36, 0.34), ("#8a6a4a", "#c8a878", "#3a6a8a", "#b8402f"), 0.3
            )
        for q in (-1.48, 1.48):
            b.box((q, -0.25, 1.1), (0.05, 0.5, 2.2), "#5a6064", mat.METAL)
        b.block_line((-1.4, -0.25), (1.4, -0.25), 0.35, 2.0)
    b.mark("road", 0.9, 1.9, 0.0, np.pi)
    return b.place(
        [(2.6, -3.6), (1.0, -1.4), (0, 0), (-1.8, 1.2)], ground_material="concrete", indoor=True,
        camera_limit=(room.low, room.high), reach=12,
    )  # fmt: skip


def _forge(setting: Setting) -> Place:
    """Dark brick, a hearth of glowing coals under a hood, an anvil on its block, tongs and hammers on the wall."""
    b = SetBuilder(setting)
    x, y, h = (-4.2, 4.2), (-5.0, 4.0), 3.2
    floor = Material(texture=Texture.GRIME, scale=0.3, roughness=0.95)
    room = lit_room(
        b, x, y, h, floor="#5a4e44", floor_material=floor, wall="#6a5040", ceiling="#3a3028", panels=False,
        tone="#ffc890", power=3.5,
    )  # fmt: skip
    with b.at(-1.2, y[1] - 0.75):
        b.box((0, 0, 0.42), (2.2, 1.3, 0.84), "#7a4a38", mat.BRICK)
        b.box((0, 0.1, 0.86), (1.5, 0.9, 0.06), "#2a211c", mat.ROCK)
        g = b.rng
        coals = shapes.rock((0, 0, 0), (0.06, 0.06, 0.045), (1.0, 1.0, 1.0), mat.lit(2.6), 3, 1, 0.02)
        at = np.stack([g.uniform(-0.62, 0.62, 70), g.uniform(-0.25, 0.45, 70), g.uniform(0.89, 0.96, 70)], 1)
        hot = np.array([(1.0, 0.28, 0.05), (1.0, 0.42, 0.10), (0.7, 0.10, 0.02), (0.10, 0.06, 0.05)])
        b.add(copies(coals, at, 0.0, 1.0, hot[g.integers(4, size=70)]), shadow=False)
        b.box((0, 0.35, 2.35), (1.7, 0.9, 1.5), "#4a3a32", mat.BRICK)
        for s in (-1, 1):
            b.box((s * 0.85, 0.45, 1.25), (0.3, 0.45, 0.8), "#7a4a38", mat.BRICK)
        b.lamp((0, -0.1, 1.15), "#ff7a2a", 16.0, 7.0, shadow=False, size=0.5, halo=0.5)
        b.block_line((-0.9, 0), (0.9, 0), 0.7, 1.2)
    b.lathe((0.95, 0.75, 0), [(0.30, 0), (0.27, 0.5), (0.02, 0.5)], "#6a4a30", mat.BARK, 14)
    b.box((0.95, 0.75, 0.54), (0.34, 0.24, 0.08), "#2c2e30", mat.METAL)
    b.box((0.95, 0.75, 0.63), (0.20, 0.13, 0.12), "#2c2e30", mat.METAL)
    b.box((0.95, 0.75, 0.73), (0.50, 0.18, 0.10), "#4a4e52", mat.METAL)
    b.rod((0.70, 0.75, 0.74), (0.50, 0.75, 0.75), 0.06, "#4a4e52", mat.METAL, 0.012, 10)
    b.block(0.95, 0.75, 0.4, 0.8)
    b.mark("anvil", 0.95, 0.75, 0.785, -np.pi / 2)
    b.mark("table", 0.95, 0.75, 0.785, -np.pi / 2)
    with b.at(2.3, y[1] - 0.03):
        b.box((0, -0.05, 1.85), (2.4, 0.06, 0.08), "#4a3424", mat.WOOD)
        for k in range(9):
            q = -1.1 + 0.27 * k
            b.rod((q, -0.1, 1.85), (q, -0.1, 1.15 + 0.1 * (k % 3)), 0.014, "#3a3634", mat.METAL)
            b.box((q, -0.1, 1.12 + 0.1 * (k % 3)), (0.13, 0.06, 0.07), "#2c2a2a", mat.METAL)
    b.lathe((3.1, 2.2, 0), [(0.34, 0), (0.38, 0.35), (0.34, 0.75), (0.02, 0.72)], "#6a4a30", mat.WOOD, 18)
    b.block(3.1, 2.2, 0.4, 0.8)
    return b.place(
        [(2.6, -3.0), (1.0, -1.4), (0, 0), (-1.8, 0.6)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=10,
    )  # fmt: skip
