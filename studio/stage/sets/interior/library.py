"""A library."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import bookcase, lit_room
from studio.stage.sets.rooms import chair, table
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def library(setting: Setting) -> Place:
    """Cases of books along the walls and into the room, a long table with green lamps, tall windows."""
    b = SetBuilder(setting)
    floor = Material(texture=Texture.PLANKS, scale=5.0, roughness=0.35, reflectivity=0.06)
    x, y = (-4.4, 4.4), (-5.0, 5.4)
    room = lit_room(
        b, x, y, 3.3, floor="#8a5f3c", floor_material=floor, wall="#d8cdb8", dado="#5a3d28", panels=False,
        tone="#ffe4c0", power=6.5,
    )  # fmt: skip
    for k in range(4):
        with b.at(-3.15 + 2.1 * k, y[1] - 0.03):
            bookcase(b, 1.98, 2.6)
    for k in range(3):
        with b.at(x[1] - 0.03, 3.6 - 2.3 * k, 0, -np.pi / 2):
            bookcase(b, 2.1, 2.6)
    for k in range(2):
        with b.at(2.75, 3.2 - 1.9 * k):
            bookcase(b, 1.8, 1.9, 0.4)
    table(b, -0.7, 2.35, (2.5, 1.0), 0.74, "#7a4e30")
    for q in (-1.4, 0.0):
        chair(b, q, 3.05, -np.pi / 2, "#5a3a24")
    chair(b, -0.05, 1.6, np.pi / 2, "#5a3a24", seat=False)
    level = max(0.5, setting.glow)
    for q in (-1.75, 0.4):
        b.lathe((q, 2.5, 0.74), [(0.08, 0), (0.07, 0.02), (0.012, 0.03), (0.012, 0.30)], "#b08a3c", mat.CHROME, 12)
        b.box((q, 2.46, 1.07), (0.32, 0.13, 0.09), "#2f6a4a", mat.lit(0.15 + 0.5 * level))
        b.lamp((q, 2.42, 1.02), "#ffd898", 2.6 * level, 3.2, toward=(0, -0.2, -1), area=True, size=0.3, halo=0.15)
    for q, turn in ((-1.15, 0.2), (-0.3, -0.3)):
        for k, color in enumerate(("#7a2f2a", "#2f4a5c", "#8a6a3a")):
            with b.at(q, 2.62, 0, turn + 0.2 * k):
                b.box((0, 0, 0.758 + 0.034 * k), (0.20, 0.15, 0.032), color, mat.CLOTH)
    b.mark("table", -0.7, 1.95, 0.74, -np.pi / 2)
    b.mark("counter", -0.7, 1.95, 0.74, -np.pi / 2)
    return b.place(
        [(2.2, -3.4), (1.0, -1.2), (0, 0), (-1.8, 0.6)], ground_material="wood", indoor=True,
        camera_limit=(room.low, room.high), reach=10,
    )  # fmt: skip
