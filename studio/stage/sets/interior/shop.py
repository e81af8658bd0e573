"""A shop inside: a convenience store, a grocer's, a baker's."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import GOODS
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.interior.fittings import lit_room, rack
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_LOAVES = ("#c98a45", "#b8763a", "#d8a860", "#a86a34")
_FRUIT = ("#c8302a", "#e0892e", "#5a8a34", "#e8c43c", "#7a3a6a", "#8ab04a")


def shop(setting: Setting) -> Place:
    """Shelves along the walls and an aisle of them, a cold case that glows, a counter with its till."""
    b = SetBuilder(setting)
    baker, grocer = setting.has("bakery"), setting.has("grocery")
    goods = _LOAVES if baker else _FRUIT if grocer else GOODS
    x, y = (-4.4, 4.2), (-5.0, 5.0)
    floor = Material(texture=Texture.TILES, scale=0.9, roughness=0.22, reflectivity=0.10)
    warm = baker or grocer
    room = lit_room(
        b, x, y, 2.9, floor="#c8a880" if warm else "#e0e2e2", floor_material=floor,
        wall="#e8dcc4" if warm else "#eceeee", tone="#ffe6c4" if warm else "#f4faff", power=10.0, outside="street",
    )  # fmt: skip
    for k in range(3):
        with b.at(-2.7 + 2.2 * k, y[1] - 0.03):
            rack(b, 2.1, 1.9, colors=goods, round_things=warm)
    for k in range(2):
        with b.at(-2.1, 3.0 - 1.6 * k):
            rack(b, 2.6, 1.35, colors=goods, round_things=warm)
    with b.at(x[1] - 0.03, 3.2, 0, -np.pi / 2):  # the cold case
        b.box((0, -0.35, 1.05), (2.8, 0.7, 2.1), "#dfe6ea", mat.PAINT)
        for k in range(4):
            q = -1.05 + 0.7 * k
            b.box((q, -0.71, 1.1), (0.64, 0.02, 1.7), "#cfe8f4", mat.lit(0.5))
            one = shapes.box((0, 0, 0.11), (0.085, 0.02, 0.22), (1.0, 1.0, 1.0), mat.lit(0.25))
            at = [[q - 0.24 + 0.12 * i, -0.725, 0.36 + 0.32 * r] for i in range(5) for r in range(5)]
            tints = np.array([np.asarray(shapes.box((0, 0, 0), (1, 1, 1), c).colors[0]) for c in GOODS])
            b.add(copies(one, at, 0.0, 1.0, tints[b.rng.integers(len(tints), size=len(at))]), ink=0.3)
        b.lamp((0, -0.9, 1.5), "#dff2ff", 4.0, 4.5, toward=(0, -1, -0.2), area=True, size=1.4, halo=0.0)
        b.block_line((-1.3, -0.35), (1.3, -0.35), 0.4, 2.0)
    with b.at(2.3, 1.2):  # the counter
        b.box((0, 0, 0.47), (2.0, 0.62, 0.94), "#8a6244" if warm else "#d8483a", mat.WOOD if warm else mat.PAINT)
        b.box((0, 0, 0.955), (2.1, 0.70, 0.04), "#e8e4da", mat.PAINT)
        b.box((0.55, 0.05, 1.06), (0.36, 0.34, 0.18), "#2c2e30", mat.PAINT)
        b.box((0.55, 0.16, 1.24), (0.34, 0.04, 0.24), "#2c2e30", mat.PAINT)
        b.block_line((-0.9, 0), (0.9, 0), 0.4, 1.0)
        b.mark("counter", -0.3, 0.0, 0.975, -np.pi / 2)
    b.box(
        (0, y[1] - 0.04, 2.45),
        (6.0, 0.05, 0.4),
        "#2f7a4a" if grocer else "#a8583a" if baker else "#2f6ab0",
        mat.lit(0.35),
    )
    return b.place(
        [(2.4, -3.2), (1.0, -1.2), (0, 0), (-0.2, 1.2)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=10,
    )  # fmt: skip
