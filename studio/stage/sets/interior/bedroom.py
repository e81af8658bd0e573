"""A bedroom."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import bed, lit_room
from studio.stage.sets.rooms import picture, rug
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def bedroom(setting: Setting) -> Place:
    """A bed with its head at the right, a lamp on a night table, a wardrobe, a window."""
    b = SetBuilder(setting)
    x, y = (-3.6, 3.4), (-4.4, 3.0)
    floor = Material(texture=Texture.PLANKS, scale=5.0, roughness=0.45, reflectivity=0.04)
    night = setting.glow > 0.6
    room = lit_room(
        b, x, y, 2.6, floor="#9a7048", floor_material=floor, wall="#c4ccd8", panels=False, tone="#ffe2c0",
        power=2.2 if night else 5.0,
    )  # fmt: skip
    rug(b, 0.0, 0.2, (2.8, 2.0), "#a89888")
    bed(b, 0.2, 0.95, np.pi, frame="#7a5236", blanket="#6a86b0", width=1.25)
    with b.at(1.5, 1.95):
        b.box((0, 0, 0.28), (0.45, 0.42, 0.56), "#7a5236", mat.WOOD)
        b.lathe((0, 0, 0.56), [(0.09, 0), (0.08, 0.02), (0.03, 0.06), (0.03, 0.24)], "#c8b8a0", mat.PAINT, 14)
        b.lathe(
            (0, 0, 0.76), [(0.15, 0), (0.10, 0.2)], "#ffe6c0", Material(emission=1.4, two_sided=True, roughness=0.9), 18
        )
        b.lamp((0, 0, 0.92), "#ffc88a", 6.5 if night else 3.0, 4.5, size=0.2, halo=0.3)
        b.block(0, 0, 0.3, 0.8)
    b.box((-2.2, y[1] - 0.3, 1.0), (1.4, 0.58, 2.0), "#8a6544", mat.WOOD)
    for s in (-1, 1):
        b.box((-2.2 + 0.34 * s, y[1] - 0.6, 1.0), (0.64, 0.02, 1.86), "#9a7350", mat.WOOD)
        b.ball((-2.2 + 0.06 * s, y[1] - 0.63, 1.0), 0.025, "#c8a860", mat.CHROME, 1)
    b.block_line((-2.8, y[1] - 0.3), (-1.6, y[1] - 0.3), 0.35, 2.0)
    picture(b, 0.1, y[1] - 0.005, 1.6, (0.8, 0.6), "#4a3626")
    picture(b, 1.2, y[1] - 0.005, 1.65, (0.45, 0.55), "#2c2a28")
    return b.place(
        [(2.4, -2.4), (1.0, -1.2), (0, -0.4), (-1.8, -0.2)], ground_material="wood", indoor=True,
        camera_limit=(room.low, room.high), reach=9,
    )  # fmt: skip
