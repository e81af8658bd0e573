"""A hairdresser's."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import lit_room, row_of
from studio.stage.sets.rooms import house_plant
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_BOTTLES = ("#f2e8dc", "#c8a878", "#2c2e30", "#d88a9a", "#8ab0a8", "#e8dcc0")


def salon(setting: Setting) -> Place:
    """Mirrors with bulbs about them, a shelf and a chair before each, washbasins, bottles in rows."""
    b = SetBuilder(setting)
    x, y = (-4.2, 4.0), (-4.8, 4.4)
    floor = Material(texture=Texture.TILES, scale=1.2, roughness=0.25, reflectivity=0.08)
    room = lit_room(
        b, x, y, 2.9, floor="#d8d2c6", floor_material=floor, wall="#e8ded2", ceiling="#f6f2ea", tone="#fff4e4",
        power=9.0, outside="street",
    )  # fmt: skip
    level = 0.8 + 0.8 * setting.glow
    for k in range(3):
        with b.at(-2.3 + 2.3 * k, y[1] - 0.02):
            b.box((0, -0.03, 1.5), (1.15, 0.05, 1.35), "#c8a878", mat.WOOD)
            b.box((0, -0.06, 1.5), (1.0, 0.03, 1.2), "#b8ccd8", Material(roughness=0.03, reflectivity=0.35))
            b.box((0, -0.17, 0.82), (1.2, 0.32, 0.05), "#f4f0e8", mat.PAINT)
            row_of(b, (-0.5, 0.5), -0.16, 0.845, (0.085, 0.07, 0.2), _BOTTLES, 0.35, mat.PAINT)
            for q in np.linspace(-0.5, 0.5, 5).tolist():
                b.ball((q, -0.09, 2.24), 0.05, "#fff0d0", mat.lit(1.6 * level), 1)
            b.lamp((0, -0.35, 2.1), "#ffeacc", 3.0 * level, 4.5, toward=(0, -1, -0.4), area=True, size=0.9, halo=0.0)
            with b.at(0, -1.15):
                _chair(b)
    with b.at(x[1] - 0.02, 1.2, 0, -np.pi / 2):
        for z in (0.9, 1.3, 1.7, 2.1):
            b.box((0, -0.14, z), (2.6, 0.28, 0.03), "#c8a878", mat.WOOD)
            row_of(b, (-1.25, 1.25), -0.14, z + 0.016, (0.10, 0.09, 0.24), _BOTTLES, 0.15, mat.PAINT)
        b.box((-2.6, -0.5, 0.5), (0.9, 1.0, 1.0), "#2c2e30", mat.LEATHER)
    house_plant(b, -3.7, 3.7, 1.4, "#e4e2dc")
    house_plant(b, 3.4, 3.7, 1.1, "#2c2e30")
    return b.place(
        [(2.6, -2.6), (1.2, -1.2), (0, 0), (-1.6, 0.6)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=10,
    )  # fmt: skip


def _chair(b: SetBuilder) -> None:
    """On a foot of steel, facing its mirror."""
    b.lathe((0, 0, 0), [(0.30, 0), (0.28, 0.03), (0.05, 0.05), (0.045, 0.42)], "#c4c8ca", mat.CHROME, 18)
    b.box((0, 0, 0.48), (0.56, 0.54, 0.13), "#2c2e30", mat.LEATHER)
    b.box((0, -0.26, 0.82), (0.54, 0.10, 0.6), "#2c2e30", mat.LEATHER)
    for s in (-1, 1):
        b.box((s * 0.3, 0.0, 0.66), (0.07, 0.44, 0.05), "#1c1e20", mat.LEATHER)
    b.block(0, 0, 0.4, 1.1)
