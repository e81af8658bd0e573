"""A Buddhist temple with its pagoda."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import hip_roof
from studio.stage.sets.japan import hall, stone_lantern, temple_roof
from studio.stage.sets.landscape import boulder, range_of_hills
from studio.stage.sets.plants import (
    CHERRY,
    bush,
    garden_pine,
    hedge,
    litter,
    pine,
    stones,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import paper_lantern
from studio.stage.world import Place


def temple(setting: Setting) -> Place:
    """The court of a Buddhist temple: a stone way to the great hall, lanterns, an incense burner, pines, a pagoda."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    gravel = Material(texture=Texture.GRIME, scale=1.6, roughness=0.9, wet=wet * 0.6, reflectivity=0.3 * wet)
    b.floor((-46, 46), (-34, 60), 0.0, "#e6ecf3" if setting.snowy else "#a59c8a", mat.SNOW if setting.snowy else gravel)
    slab = Material(
        texture=mat.FLAGSTONE.texture, scale=0.95, roughness=0.8 - 0.45 * wet, wet=wet, reflectivity=0.9 * wet
    )
    b.floor(
        (-2.2, 2.2), (-34, 11.4), 0.012, "#dfe6ee" if setting.snowy else "#8b867c", mat.SNOW if setting.snowy else slab
    )
    for s in (-1, 1):
        b.box((s * 2.3, -11.3, 0.03), (0.2, 45.4, 0.1), "#77736a", mat.STONE, shadow=False)
    with b.at(0, 15.0):
        hall(b, 13.0, 8.5, 3.9, floor=1.2)
    for s in (-1, 1):
        for k, y in enumerate((3.6, 7.4, 11.0)):
            stone_lantern(b, s * 3.3, y, 2.0, lamp=k < 2)
        for y in (-4.4, -9.0):
            stone_lantern(b, s * 3.5, y, 2.0)
    # incense burner with its own roof
    with b.at(4.9, 9.6):
        b.lathe(
            (0, 0, 0),
            [(0.5, 0), (0.34, 0.2), (0.3, 0.45), (0.62, 0.7), (0.72, 1.05), (0.62, 1.08), (0.5, 0.95)],
            "#3f4a44",
            mat.METAL,
            16,
        )
        for a in range(4):
            q = a * np.pi / 2 + np.pi / 4
            b.rod(
                (0.95 * np.cos(q), 0.95 * np.sin(q), 0),
                (0.95 * np.cos(q), 0.95 * np.sin(q), 2.3),
                0.07,
                "#5f432f",
                mat.DARK_WOOD,
                None,
                6,
            )
        b.add_all(
            hip_roof((0, 0, 2.3), (2.7, 2.7), 0.9, "#4c5154", mat.ROOF, ridge=0.15, curve=1.5, lift=0.25, cells=(6, 6))
        )
        b.block(0, 0, 1.2, 3)
    # bell house
    with b.at(-10.5, 8.0):
        b.box((0, 0, 0.3), (4.4, 4.4, 0.7), "#8a867c", mat.ASHLAR)
        for x, y in ((-1.4, -1.4), (1.4, -1.4), (1.4, 1.4), (-1.4, 1.4)):
            b.rod((x * 1.1, y * 1.1, 0.6), (x, y, 3.6), 0.15, "#5f432f", mat.DARK_WOOD, None, 8)
        b.lathe((0, 0, 1.6), [(0.62, 0), (0.6, 0.1), (0.52, 1.1), (0.3, 1.35), (0.05, 1.42)], "#4a5a4c", mat.METAL, 16)
        temple_roof(b, (0, 0, 3.6), (5.8, 5.8), 1.9, lift=0.4)
        b.block(0, 0, 2.6, 4)
    _pagoda(b, 20.5, 30)
    # garden wall round the court, pines, hedges
    for s in (-1, 1):
        b.box((s * 21, 6, 1.0), (0.5, 60, 2.0), "#e8dfca", mat.PLASTER)
        with b.at(s * 21, 6, 0, np.pi / 2):
            gable_roof(b, (60, 0.9), 2.0, 0.4, "#4c5154", 0.3)
    cherry = setting.has("cherry_tree")
    for x, y, h in ((-6.6, 5.2, 4.0), (7.6, 5.0, 4.4), (-7.4, 11.8, 5.0), (9.6, 12.6, 5.2)):
        if cherry:
            tree(b, x, y, h + 1.2, "cherry")
        else:
            garden_pine(b, x, y, h)
    if cherry and setting.season == "spring":
        litter(b, 800, (-9, 9), (-4, 14), CHERRY, 0.05)
    for x, y, h in ((-15, 3, 7), (15.5, 6, 7.5), (-17, 16, 8), (14.5, 20, 8), (-15.5, 24, 8.5)):
        tree(b, x, y, h, "maple" if setting.season == "autumn" else "broad", rich=y < 5)
    for _ in range(setting.many(22)):
        x = float(rng.uniform(-34, 34))
        pine(b, x, float(rng.uniform(30, 48)), float(rng.uniform(9, 15)), rich=False, color="#2f4a38")
    for x, y, s in ((-5.6, 3.6, 0.5), (-5.0, 4.2, 0.35), (6.4, 3.6, 0.55), (5.6, 12.4, 0.6)):
        boulder(b, x, y, s, "#7a7770")
    for x, y in ((-6.0, 9.0), (6.6, 7.4), (-8.6, 3.4), (8.8, 9.0)):
        bush(b, x, y, 1.2)
    hedge(b, (-12.5, 12.5), (-8.2, 12.5), 0.9)
    stones(b, spread(rng, 120, (-9, 9), (-6, 12)), (0.015, 0.05), "#8d8678")
    if setting.has("lantern"):
        for s in (-1, 1):
            for k in range(5):
                paper_lantern(b, s * 2.6, -3 + 3.4 * k, 2.5, 0.26, "#e8442a", lamp=k % 2 == 0)
                b.rod((s * 2.6, -3 + 3.4 * k, 0), (s * 2.6, -3 + 3.4 * k, 2.6), 0.03, "#3a2c22", mat.WOOD, None, 5)
    range_of_hills(b, 90, (0.2, 2.95), 28, "#40584a", seed=1)
    range_of_hills(b, 220, (0.2, 2.9), 66, "#66809a", seed=2)
    if setting.glow > 0:
        b.lamp(
            (0, -6.0, 5.0),
            "#9fb8e8",
            16 * setting.glow,
            16,
            toward=(0, 0.4, -1),
            cone=(0.8, 0.3),
            size=1.5,
            halo=0.0,
            shadow=True,
        )
        b.lamp((-4.6, 3.0, 2.6), "#ffb060", 14 * setting.glow, 9, toward=(1, -0.3, -0.4), area=True, size=0.8, halo=0)
    b.mark("door", 0, 12.6, 0, -np.pi / 2)
    b.mark("wall", 8, 15, 1.5, -np.pi / 2)
    for _ in range(10):
        b.stand(float(rng.choice([-1, 1])) * float(rng.uniform(2.6, 4.6)), float(rng.uniform(4, 11)), np.pi / 2)
    return b.place(
        [(0.6, 11), (0.3, 5), (0, 0), (-0.4, -9)],
        ground_material="stone",
        mirror_z=0.012 if wet > 0.5 and not setting.snowy else None,
        reach=24,
    )


def _pagoda(b: SetBuilder, x: float, y: float) -> None:
    """A tower of five roofs with a spire."""
    with b.at(x, y):
        z, w = 0.8, 5.4
        b.box((0, 0, 0.4), (7.5, 7.5, 0.9), "#8a867c", mat.ASHLAR)
        for k in range(5):
            h = 2.7 - 0.2 * k
            b.box((0, 0, z + h / 2), (w, w, h), "#e8dcc4", mat.PLASTER)
            for s in (-1, 1):
                for q in (-0.5, -0.17, 0.17, 0.5):
                    b.box((q * w, s * w / 2, z + h / 2), (0.2, 0.16, h), "#8a3426", mat.PAINT)
                    b.box((s * w / 2, q * w, z + h / 2), (0.16, 0.2, h), "#8a3426", mat.PAINT)
            b.box(
                (0, -w / 2 - 0.05, z + h * 0.45),
                (w * 0.28, 0.05, h * 0.62),
                "#ffcf90",
                mat.lit(0.1 + 1.2 * b.setting.glow),
            )
            b.add_all(
                hip_roof(
                    (0, 0, z + h),
                    (w + 3.6, w + 3.6),
                    1.15,
                    "#4c5154",
                    mat.ROOF,
                    ridge=0.3,
                    curve=1.5,
                    lift=0.5,
                    cells=(6, 6),
                )
            )
            z += h + 0.65
            w *= 0.88
        b.rod((0, 0, z), (0, 0, z + 6), 0.12, "#6a6a4c", mat.METAL, 0.05, 6)
        for k in range(7):
            b.add(shapes.torus((0, 0, z + 1.4 + 0.5 * k), 0.5 - 0.03 * k, 0.07, "#6a6a4c", mat.METAL, 12, 4))
