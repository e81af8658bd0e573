"""A Shinto shrine among cedars."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, vary
from studio.stage.sets.japan import hall, stone_lantern, torii
from studio.stage.sets.landscape import range_of_hills, terrain
from studio.stage.sets.plants import (
    CHERRY,
    bamboo,
    bush,
    grass,
    litter,
    pine,
    stones,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def shrine(setting: Setting) -> Place:
    """A Shinto shrine in the woods: a torii, a way of lanterns, guardian stones, the hall behind under cedars."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    bumps = shapes.hills(setting.seed + 2, 0.35, 0.25)

    def field(x: Array, y: Array) -> Array:
        return bumps(x, y) * np.clip((np.abs(x) - 4) / 5, 0, 1) + np.clip((np.abs(x) - 14) / 12, 0, 2) * 2.5

    terrain(b, (-50, 50), (-34, 70), field, "#5f6238", mat.GRASS, cells=(50, 50), tone=0.2)
    slab = Material(
        texture=mat.FLAGSTONE.texture, scale=1.1, roughness=0.8 - 0.4 * wet, wet=wet, reflectivity=0.85 * wet
    )
    b.floor(
        (-1.9, 1.9), (-34, 18), 0.03, "#dfe6ee" if setting.snowy else "#8e897e", mat.SNOW if setting.snowy else slab
    )
    for s in (-1, 1):
        b.floor(
            (s * 2.9 - 1.0, s * 2.9 + 1.0),
            (-34, 18),
            0.015,
            "#e6ecf3" if setting.snowy else "#a89c84",
            mat.SNOW if setting.snowy else Material(texture=Texture.GRIME, scale=1.8, roughness=0.95),
        )
        b.box((s * 1.95, -8, 0.05), (0.16, 52, 0.12), "#77736a", mat.STONE, shadow=False)
    torii(b, 0, 7.0, 5.4, 5.2)
    torii(b, 0, 14.0, 4.6, 4.4)
    torii(b, 0, -13.0, 5.6, 5.4)
    with b.at(0, 21.0):
        hall(b, 9.5, 6.5, 3.2, red=True, roof="#4f5a4c", floor=0.9)
        b.box((0, -2.0, 0.45), (1.6, 0.7, 0.8), "#5a3d2a", mat.SIDING)
        t = np.linspace(-1, 1, 13)
        b.add(
            shapes.tube(
                np.stack([t * 2.4, np.full(13, -1.2), 4.0 - 0.35 * (1 - t**2)], 1),
                0.06 + 0.13 * (1 - t**2),
                "#d8c088",
                Material(texture=Texture.BARK, scale=2, roughness=0.95),
                9,
            )
        )
        for q in (-1.3, -0.45, 0.45, 1.3):
            for k in range(3):
                b.box((q + 0.06 * (k % 2), -1.2, 3.35 - 0.16 * k), (0.16, 0.02, 0.17), "#f6f2e8", mat.MATT, 0.1)
    for s in (-1, 1):
        for k, y in enumerate((1.8, 4.6, 9.6, 12.2)):
            stone_lantern(b, s * 3.0, y, 1.9, lamp=k in (1, 2))
        _guardian(b, s * 3.1, 16.6, s)
        for k in range(6):
            paper = s * (4.2 + 0.0 * k)
            b.rod((paper, -3 + 3.0 * k, 0), (paper, -3 + 3.0 * k, 2.5), 0.04, "#8a2f22", mat.PAINT, None, 5)
            b.box((paper, -3 + 3.0 * k, 2.2), (0.42, 0.3, 0.62), "#fbe8c4", mat.lit(0.2 + 1.7 * setting.glow), 0.0)
            b.box((paper, -3 + 3.0 * k, 2.56), (0.56, 0.42, 0.08), "#2f2a28", mat.PAINT)
    # racks of votive tablets and the water basin
    with b.at(-5.6, 6.5, 0, np.pi / 2 - 0.3):
        for q in (-1.2, 1.2):
            b.box((q, 0, 0.9), (0.12, 0.12, 1.8), "#6a4a32", mat.WOOD)
        gable_roof(b, (2.8, 0.7), 1.8, 0.3, "#5a4438", 0.2)
        for r in range(3):
            b.box((0, 0, 0.6 + 0.42 * r), (2.4, 0.05, 0.05), "#6a4a32", mat.WOOD)
            for i in range(9):
                b.box(
                    (-1.05 + 0.26 * i, -0.06 - 0.02 * (i % 2), 0.47 + 0.42 * r),
                    (0.19, 0.02, 0.16),
                    vary("#d8b488", rng),
                    mat.WOOD,
                    float(rng.normal(0, 0.06)),
                )
        b.block(0, 0, 1.3, 1.8)
    with b.at(5.8, 8.6, 0, -0.2):
        b.box((0, 0, 0.4), (1.8, 0.9, 0.8), "#8a867c", mat.STONE)
        b.box((0, 0, 0.81), (1.5, 0.62, 0.02), "#4a6a70", mat.water(0.05))
        for x, y in ((-1.3, -0.8), (1.3, -0.8), (1.3, 0.8), (-1.3, 0.8)):
            b.box((x, y, 1.1), (0.14, 0.14, 2.2), "#6a4a32", mat.WOOD)
        gable_roof(b, (3.0, 2.0), 2.2, 0.8, "#4f5a4c", 0.3)
        b.block(0, 0, 1.4, 2.4)
    for x, y, h in (
        (-7.6, 2.4, 15),
        (7.8, 3.6, 16),
        (-8.4, 9.5, 17),
        (8.8, 12.5, 15),
        (-7.0, 15.5, 16),
        (10.5, 8, 14),
        (-10.5, 5.6, 15),
    ):
        _cedar(b, x, y, h)
    for _ in range(setting.many(40)):
        s = float(rng.choice([-1, 1]))
        x, y = s * float(rng.uniform(11, 34)), float(rng.uniform(-12, 46))
        pine(b, x, y, float(rng.uniform(9, 16)), rich=False, color="#2f4a34")
    for _ in range(setting.many(10)):
        pine(
            b,
            float(rng.uniform(-12, 12)),
            float(rng.uniform(31, 44)),
            float(rng.uniform(11, 17)),
            rich=False,
            color="#2f4a34",
        )
    autumn = setting.season == "autumn"
    for x, y in ((-5.6, 12.6), (5.8, 14.6), (6.2, 0.6)):
        tree(b, x, y, 4.6, "cherry" if setting.has("cherry_tree") else "maple")
    if autumn or setting.season == "spring":
        litter(b, 900, (-8, 8), (-6, 16), CHERRY if not autumn else ("#b5342a", "#c8642a", "#d98a2e"), 0.04)
    bamboo(b, (-13, -9.5), (-6, 1), 14)
    grass(
        b,
        np.concatenate(
            [spread(rng, setting.many(200), (-10, -4.2), (-6, 16)), spread(rng, setting.many(200), (4.2, 10), (-6, 16))]
        ),
        0.24,
        ("#3f4f24", "#8a9a4c"),
    )
    stones(b, spread(rng, 60, (-7, 7), (-5, 14)), (0.02, 0.1))
    for x, y in ((-4.9, 3.2), (4.9, 5.8), (-5.0, 10.2)):
        bush(b, x, y, 1.0)
    range_of_hills(b, 110, (0.2, 2.95), 34, "#48604c", seed=1)
    if setting.glow > 0:
        b.lamp((-4.0, 4.5, 2.3), "#ffcf90", 12 * setting.glow, 8, size=0.3, halo=0.3)
        b.lamp((4.0, 1.5, 2.3), "#ffcf90", 12 * setting.glow, 8, size=0.3, halo=0.3)
        b.lamp((0, 11, 3.0), "#ffcf90", 12 * setting.glow, 9, size=0.3, halo=0.2)
    b.mark("door", 0, 18.2, 0, -np.pi / 2)
    for k in range(10):
        b.stand(float(rng.uniform(-1.6, 1.6)), 8.5 + 0.9 * k, np.pi / 2)
    return b.place(
        [(0.5, 12), (0.2, 5), (0, 0), (-0.4, -9)],
        ground_material="stone",
        mirror_z=0.03 if wet > 0.5 and not setting.snowy else None,
        reach=22,
    )


def _cedar(b: SetBuilder, x: float, y: float, height: float) -> None:
    """A great cedar: a bare red trunk below, a narrow crown above."""
    z = b.height(x, y)
    b.add(
        shapes.tube(
            [[x, y, z - 0.3], [x, y, z + 0.5], [x, y, z + height * 0.4], [x, y, z + height * 0.8]],
            [0.75, 0.5, 0.4, 0.15],
            "#6a4634",
            mat.BARK,
            10,
        )
    )
    with b.at(0, 0, height * 0.3):
        pine(b, x, y, height * 0.8, color="#34543a")
    b.block(x, y, 0.7, 8)


def _guardian(b: SetBuilder, x: float, y: float, side: int) -> None:
    """A stone lion-dog on its pedestal, facing the way."""
    with b.at(x, y, b.height(x, y), 0):
        stone = "#8f8b82"
        b.box((0, 0, 0.5), (0.9, 1.2, 1.0), stone, mat.STONE)
        b.box((0, 0, 1.05), (1.1, 1.4, 0.14), stone, mat.STONE)
        b.rod((0, 0.25, 1.35), (0, -0.18, 1.75), 0.26, stone, mat.STONE, 0.24, 10)
        b.ball((-side * 0.06, -0.3, 2.02), (0.26, 0.26, 0.25), stone, mat.STONE, 2)
        b.ball((-side * 0.1, -0.5, 1.94), (0.14, 0.16, 0.12), stone, mat.STONE, 1)
        for q in (-0.14, 0.14):
            b.rod((q, -0.3, 1.75), (q, -0.36, 1.14), 0.09, stone, mat.STONE, None, 7)
            b.ball((q * 1.6, 0.25, 1.3), (0.15, 0.24, 0.18), stone, mat.STONE, 1)
        b.ball((0, 0.48, 1.6), (0.12, 0.12, 0.3), stone, mat.STONE, 1)
        b.block(0, 0, 0.8, 2)
