"""A flat roof over the town."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    skyline,
    tower,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, vary
from studio.stage.sets.landscape import (
    range_of_hills,
)
from studio.stage.sets.setting import Setting
from studio.stage.sets.signs import sign_board
from studio.stage.sets.street_furniture import (
    planter,
    street_lamp,
)
from studio.stage.world import Place


def rooftop(setting: Setting) -> Place:
    """A flat roof at the height of its neighbours: parapet and rail, a water tank, ducts, the city on all sides."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    slab = Material(texture=mat.PAVING.texture, scale=0.7, roughness=0.85 - 0.4 * wet, wet=wet, reflectivity=0.8 * wet)
    b.floor((-9.5, 9.5), (-10, 7), 0.0, "#e6ecf3" if setting.snowy else "#8b867f", mat.SNOW if setting.snowy else slab)
    b.box((0, -1.5, -8.1), (19, 17, 16), "#8a7f74", mat.facade(0.4 * setting.glow, 1.8))
    for c, size in (
        ((0, 7.1, 0.4), (19.6, 0.3, 0.8)),
        ((0, -10.1, 0.4), (19.6, 0.3, 0.8)),
        ((-9.65, -1.5, 0.4), (0.3, 17.5, 0.8)),
        ((9.65, -1.5, 0.4), (0.3, 17.5, 0.8)),
    ):
        b.box(c, size, "#9c958b", mat.CONCRETE)
    for s in np.linspace(-9.3, 9.3, 13):
        b.rod((float(s), 7.1, 0.8), (float(s), 7.1, 1.75), 0.028, "#5a6468", mat.METAL, None, 5)
    for z in (1.15, 1.45, 1.75):
        b.rod((-9.5, 7.1, z), (9.5, 7.1, z), 0.024, "#5a6468", mat.METAL, None, 5)
        for s in (-1, 1):
            b.rod((s * 9.6, -10, z), (s * 9.6, 7.1, z), 0.024, "#5a6468", mat.METAL, None, 5)
    b.block_line((-9.6, 7.1), (9.6, 7.1), 0.4, 1.7)
    for s in (-1, 1):
        b.block_line((s * 9.6, -10), (s * 9.6, 7), 0.4, 1.7)
    # stair head, tank, ducts
    b.box((-6.8, 4.2, 1.4), (3.4, 3.0, 2.8), "#a89e92", mat.PLASTER)
    b.box((-6.8, 4.2, 2.88), (3.8, 3.4, 0.18), "#7d766c", mat.CONCRETE)
    b.box((-6.4, 2.68, 1.05), (1.0, 0.08, 2.1), "#4f6a72", mat.METAL)
    b.box((-6.4, 2.6, 2.35), (0.4, 0.14, 0.16), "#ffe2b0", mat.lit(0.5 + 6 * setting.glow))
    b.block(-6.8, 4.2, 2.2, 2.8)
    b.mark("door", -6.4, 2.3, 0, -np.pi / 2)
    for a in range(4):
        x, y = 6.6 + 0.9 * (a % 2 * 2 - 1), 3.6 + 0.9 * (a // 2 * 2 - 1)
        b.rod((x, y, 0), (x, y, 2.0), 0.07, "#6a5a4a", mat.METAL, None, 6)
    b.lathe(
        (6.6, 3.6, 1.9),
        [(0.01, 0), (1.5, 0.02), (1.55, 2.1), (1.4, 2.25), (0.1, 3.0), (0.01, 3.02)],
        "#7a5a40",
        mat.SIDING,
        18,
    )
    for z in (2.2, 2.9, 3.6):
        b.add(shapes.torus((6.6, 3.6, z), 1.55, 0.03, "#3a3230", mat.METAL, 20, 4))
    b.block(6.6, 3.6, 1.7, 4.5)
    for x, y in ((2.9, 5.4), (4.2, 5.4), (-3.9, 5.6)):
        b.box((x, y, 0.55), (1.0, 0.9, 0.9), "#b8b8b0", mat.PAINT)
        b.lathe((x, y, 1.0), [(0.36, 0), (0.36, 0.06), (0.01, 0.05)], "#4a4e52", mat.METAL, 12)
        b.block(x, y, 0.7, 1.0)
    b.box((3.4, 6.4, 0.35), (5.5, 0.4, 0.4), "#a8acac", mat.METAL)
    b.box((-8.2, -0.6, 0.4), (0.5, 2.6, 0.45), "#a8acac", mat.METAL)
    b.block_line((-8.2, -2.0), (-8.2, 0.5), 0.4, 0.6)
    b.rod((8.6, -4, 0), (8.6, -4, 4.6), 0.04, "#9aa0a4", mat.METAL)
    for z in (3.2, 3.8, 4.4):
        b.rod((8.0, -4, z), (9.2, -4, z), 0.015, "#9aa0a4", mat.METAL, None, 4)
    planter(b, -2.2, 6.2, 1.1)
    planter(b, -3.0, 6.3, 0.8)
    street_lamp(b, -9.0, -0.5, 0, 3.2, shadow=True, power=22)
    for k in range(42):
        a = float(rng.uniform(0, 2 * np.pi)) if k % 3 == 0 else float(rng.uniform(0.25, 2.9))
        r = float(rng.uniform(24, 130))
        h = 16 + float(rng.uniform(-9, 10) + max(0, r - 60) * rng.uniform(0.0, 0.5))
        with b.at(r * np.cos(a), r * np.sin(a), -16, float(rng.choice([0, 0.1, -0.1]))):
            tower(
                b,
                float(rng.uniform(9, 18)),
                float(rng.uniform(9, 14)),
                max(6.0, h),
                vary(pick(rng, ["#9a938a", "#87909a", "#a08a7c", "#b8b0a4"]), rng),
                crown=r < 90,
            )
    b.floor((-300, 300), (-200, 400), -16.0, "#55585c", mat.CONCRETE)
    if setting.has("neon", "tokyo", "night") or setting.glow > 0.7:
        with b.at(14, 27, -2.0, 0.35):
            sign_board(b, 0, 0, 6, 9, 3, "#ff2e88")
        with b.at(-17, 31, 0, -0.4):
            sign_board(b, 0, 0, 3, 7, 4, "#22d8ff")
    skyline(b, 190, (0.1, 3.0), 20, (20, 75))
    range_of_hills(b, 420, (0, 3.14), 60, "#8397ae", seed=8)
    b.mark("edge", 0.5, 6.6, 0, np.pi / 2)
    return b.place(
        [(-8, -3.4), (-2, -1.4), (3, -0.4), (8.4, -0.6)],
        ground_material="concrete",
        mirror_z=0.0 if wet else None,
        reach=20,
        loops=("traffic",),
    )
