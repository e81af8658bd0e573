"""A bridge over a river."""

import numpy as np

from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    skyline,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.landscape import (
    range_of_hills,
    road_lines,
    water_plane,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def bridge(setting: Setting) -> Place:
    """On a bridge: trusses marching away, lamps, the river below, a city beyond."""
    b = SetBuilder(setting)
    rng = b.rng
    half = 4.2
    water_plane(b, (-260, 260), (-120, 300), -9.0, "#2a4a58", 0.12, 0.8)
    deck = Material(
        texture=mat.CONCRETE.texture,
        scale=0.2,
        roughness=0.8 - 0.3 * setting.wet,
        wet=setting.wet,
        reflectivity=0.7 * setting.wet,
    )
    b.box((0, 40, -0.35), (2 * half + 1.6, 180, 0.7), "#6a625c", mat.CONCRETE)
    b.floor(
        (-half, half), (-50, 130), 0.004, "#e4eaf2" if setting.snowy else "#7d766e", mat.SNOW if setting.snowy else deck
    )
    road_lines(b, 0, (-48, 120), 2.2)
    steel = "#8a3f34" if not setting.has("city", "modern") else "#7f98a4"
    for s in (-1, 1):
        x = s * (half + 0.35)
        b.box((x, 40, 0.1), (0.5, 180, 0.2), "#9a948a", mat.STONE)
        b.rod((x, -50, 1.15), (x, 130, 1.15), 0.05, steel, mat.METAL, None, 6)
        for y in np.arange(-16, 60, 1.0):
            b.rod((x, float(y), 0.2), (x, float(y), 1.12), 0.018, steel, mat.METAL, None, 4)
        b.box((x, 40, 6.4), (0.4, 180, 0.4), steel, mat.METAL)
        for k in range(-4, 16):
            y0 = k * 6.5
            b.box((x, y0, 3.3), (0.34, 0.34, 6.4), steel, mat.METAL)
            up = k % 2 == 0
            b.rod((x, y0, 0.3 if up else 6.3), (x, y0 + 6.5, 6.3 if up else 0.3), 0.14, steel, mat.METAL, None, 6)
            for z in (0.55, 6.15):
                b.box((x - s * 0.02, y0, z), (0.42, 0.9, 0.7), srgb(steel) * 0.9, mat.METAL)
        b.block_line((x, -24), (x, 60), 0.4, 1.2)
    for k in range(-4, 16):
        b.box((0, k * 6.5, 6.45), (2 * half + 0.9, 0.26, 0.3), steel, mat.METAL)
        if k < 15:
            b.rod((-half, k * 6.5, 6.45), (half, k * 6.5 + 6.5, 6.45), 0.07, steel, mat.METAL, None, 5)
    for k, y in enumerate((3.25, 16.25, 29.25, 42.25)):
        for s in (-1, 1):
            b.box(
                (s * (half - 0.15), y, 4.2), (0.3, 0.3, 0.5), "#ffd9a0", mat.lit(0.4 + 5 * setting.glow), shadow=False
            )
            if setting.glow > 0 and k < 3:
                b.lamp(
                    (s * (half - 0.4), y, 4.0),
                    "#ffc080",
                    34 * setting.glow,
                    11,
                    toward=(-s * 0.4, 0, -1),
                    size=0.2,
                    halo=0.6,
                )
    skyline(b, 170, (0.3, 1.45), 13, (25, 75))
    skyline(b, 170, (1.75, 2.9), 13, (25, 75))
    range_of_hills(b, 380, (0.2, 2.9), 50, "#8598ac", seed=4)
    b.mark("road", 0, 0, 0, np.pi / 2)
    b.mark("edge", half, 1.5, 0, 0.0)
    b.mark("water", 25, 30, -9.0, np.pi / 2)
    for k in range(10):
        b.stand((half - 0.8) * (1 if rng.random() < 0.5 else -1), 4 + 2 * k, np.pi / 2)
    mirror = -9.0 if not setting.wet else 0.0
    return b.place(
        [(0.9, 16), (0.4, 5), (0, -1), (-0.3, -9)], ground_material="asphalt", mirror_z=mirror, water_z=-9.0, reach=26
    )
