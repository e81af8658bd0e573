"""A kitchen."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick
from studio.stage.sets.interior.plant import house_plant_on
from studio.stage.sets.rooms import (
    ceiling_light,
    chair,
    cup,
    fill,
    pendant,
    picture,
    shelf_of_things,
    shell,
    table,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def kitchen(setting: Setting) -> Place:
    """A kitchen: units with sink and stove under a window of light, tiles, shelves of plates, a table near the camera.

    ``table`` is a point on the near edge of the table top, so that what is put there may fall; yaw points off the edge.
    """
    b = SetBuilder(setting)
    x, y, h = (-3.6, 3.4), (-4.6, 4.3), 2.6
    tiles = Material(texture=Texture.TILES, scale=2.2, roughness=0.3, reflectivity=0.1)
    low, high = shell(b, x, y, h, floor="#b8a890", floor_material=tiles, wall="#dcd6c8", left=False)
    window_wall(
        b, x[0], y, h, [(-2.4, -0.3), (0.4, 2.6)], sill=0.95, top=2.15, wall="#dcd6c8", curtains="#c8d4c4", light=1.35
    )
    unit = "#5f7a72"
    back = y[1]
    b.box(
        (0.2, back - 0.01, 1.35),
        (6.4, 0.03, 0.85),
        "#e8e4da",
        Material(texture=Texture.BRICK, scale=8.0, roughness=0.2),
    )
    b.box((-0.1, back - 0.31, 0.46), (6.4, 0.6, 0.8), unit, mat.PAINT)
    b.box((-0.1, back - 0.29, 0.05), (6.4, 0.5, 0.1), "#2c3230", mat.PAINT)
    b.box((-0.1, back - 0.33, 0.89), (6.5, 0.68, 0.05), "#c8b090", Material(texture=Texture.WOOD, roughness=0.3))
    for k in range(8):
        q = -2.85 + 0.78 * k
        b.box((q, back - 0.615, 0.43), (0.72, 0.02, 0.66), srgb(unit) * 1.12, mat.PAINT)
        b.box((q, back - 0.63, 0.43), (0.56, 0.012, 0.5), srgb(unit) * 0.98, mat.PAINT)
        b.rod((q - 0.1, back - 0.65, 0.7), (q + 0.1, back - 0.65, 0.7), 0.01, "#c8a860", mat.CHROME, None, 6)
    # sink and tap
    b.box((-1.5, back - 0.33, 0.905), (0.7, 0.46, 0.02), "#9aa0a2", mat.CHROME)
    b.box((-1.5, back - 0.33, 0.912), (0.6, 0.36, 0.012), "#5a6062", mat.CHROME)
    b.add(
        shapes.tube(
            [[-1.5, back - 0.1, 0.91], [-1.5, back - 0.1, 1.2], [-1.5, back - 0.2, 1.28], [-1.5, back - 0.3, 1.2]],
            0.016,
            "#c8ccce",
            mat.CHROME,
            8,
        )
    )
    # stove with a hood, a pot and a pan
    b.box((0.9, back - 0.33, 0.92), (0.66, 0.56, 0.02), "#17191b", Material(roughness=0.15))
    for px, py in ((0.73, back - 0.45), (1.07, back - 0.45), (0.73, back - 0.2), (1.07, back - 0.2)):
        b.add(shapes.torus((px, py, 0.935), 0.085, 0.008, "#3a3c3e", mat.METAL, 18, 4))
    b.box((0.9, back - 0.625, 0.45), (0.6, 0.03, 0.5), "#1c1e20", Material(roughness=0.15))
    b.rod((0.66, back - 0.66, 0.68), (1.14, back - 0.66, 0.68), 0.012, "#c8ccce", mat.CHROME, None, 6)
    b.lathe(
        (0.73, back - 0.2, 0.94),
        [(0.01, 0), (0.12, 0), (0.125, 0.16), (0.115, 0.16), (0.01, 0.1)],
        "#b03a2e",
        Material(roughness=0.25),
        18,
    )
    b.lathe(
        (0.73, back - 0.2, 1.1),
        [(0.125, 0), (0.06, 0.03), (0.02, 0.035), (0.025, 0.06), (0.01, 0.065)],
        "#b03a2e",
        Material(roughness=0.25),
        18,
    )
    b.lathe(
        (1.07, back - 0.44, 0.94),
        [(0.01, 0), (0.11, 0), (0.13, 0.05), (0.12, 0.05), (0.01, 0.01)],
        "#2a2c2e",
        mat.METAL,
        18,
    )
    b.rod((1.07, back - 0.57, 0.98), (1.1, back - 0.82, 1.0), 0.014, "#1c1a18", mat.PAINT, None, 6)
    b.lathe((0.9, back - 0.3, 1.75), [(0.42, 0), (0.4, 0.06), (0.16, 0.34), (0.15, 0.85)], "#b8bcbe", mat.CHROME, 4)
    b.lamp((0.9, back - 0.35, 1.72), "#ffe0b0", 3.0, 3.0, toward=(0, 0, -1), cone=(0.6, 0.1), size=0.1, halo=0)
    # shelves, hanging things, fridge
    for k, z in enumerate((1.62, 1.98)):
        shelf_of_things(b, (-2.9, 0.2), back - 0.02, z, "plates" if k else "jars", 12)
    b.rod((1.5, back - 0.05, 1.62), (2.3, back - 0.05, 1.62), 0.01, "#8d9294", mat.CHROME, None, 5)
    for k in range(5):
        q = 1.56 + 0.16 * k
        b.rod(
            (q, back - 0.06, 1.6), (q, back - 0.06, 1.36), 0.008, "#8a6a48" if k % 2 else "#b8bcbe", mat.WOOD, None, 5
        )
        b.ball((q, back - 0.06, 1.32), (0.035, 0.012, 0.05), "#8a6a48" if k % 2 else "#b8bcbe", mat.WOOD, 1)
    b.box((2.9, back - 0.4, 0.95), (0.75, 0.72, 1.9), "#e4e6e4", Material(roughness=0.25))
    b.box((2.9, back - 0.765, 1.22), (0.73, 0.02, 0.01), "#8d9294", mat.PAINT)
    for z in (1.5, 0.9):
        b.rod((2.62, back - 0.79, z - 0.16), (2.62, back - 0.79, z + 0.16), 0.012, "#a8acae", mat.CHROME, None, 6)
    for k in range(4):
        b.box(
            (2.86 + 0.12 * (k % 2), back - 0.772, 1.42 + 0.12 * (k // 2)),
            (0.09, 0.004, 0.1),
            pick(b.rng, ["#f0d060", "#e88a8a", "#8ac8e0", "#f4f0e4"]),
            mat.MATT,
            0.0,
            shadow=False,
        )
    b.block_line((-3.2, back - 0.3), (3.2, back - 0.3), 0.42, 1.0)
    # things on the counter
    board = (-0.35, back - 0.36)
    b.box((board[0], board[1], 0.925), (0.42, 0.28, 0.02), "#b8895c", mat.WOOD)
    for k in range(3):
        b.ball(
            (board[0] - 0.1 + 0.1 * k, board[1], 0.97),
            0.045,
            ("#c8402e", "#d8a030", "#c8402e")[k],
            Material(roughness=0.35),
            2,
        )
    b.lathe((-2.5, back - 0.3, 0.915), [(0.06, 0), (0.1, 0.06), (0.1, 0.16), (0.05, 0.22)], "#c8ccce", mat.CHROME, 16)
    house_plant_on(b, 0.25, back - 0.2, 0.915)
    # the table of the scene
    tx, ty, top = 0.15, 2.05, 0.76
    table(b, tx, ty, (1.7, 0.95), top, "#a8764a")
    b.mark("table", tx + 0.1, ty - 0.40, top, -np.pi / 2)
    b.lathe(
        (tx - 0.5, ty + 0.12, top),
        [(0.01, 0), (0.1, 0.01), (0.19, 0.07), (0.2, 0.08), (0.18, 0.075), (0.01, 0.025)],
        "#e8e2d4",
        Material(roughness=0.3, two_sided=True),
        22,
    )
    for k, (dx, dy, c) in enumerate(
        ((-0.06, 0.0, "#d8862e"), (0.05, 0.05, "#c8402e"), (0.03, -0.06, "#a8b83a"), (0.0, 0.01, "#d8862e"))
    ):
        b.ball(
            (tx - 0.5 + dx, ty + 0.12 + dy, top + 0.075 + (0.05 if k == 3 else 0)), 0.048, c, Material(roughness=0.4), 2
        )
    b.box((tx + 0.5, ty + 0.18, top + 0.004), (0.42, 0.3, 0.008), "#6a8a98", mat.CLOTH)
    cup(b, tx + 0.52, ty + 0.2, top + 0.008)
    chair(b, tx - 0.45, ty + 0.82, -np.pi / 2, "#7a5236")
    chair(b, tx + 0.5, ty + 0.82, -np.pi / 2, "#7a5236")
    chair(b, tx - 1.35, ty, 0.0, "#7a5236")
    pendant(b, tx, ty + 0.1, 1.75, h, color="#c8a860", power=10, shadow=True, always=0.3)
    fill(b, 0, -1.5, 2.45, 4 + 3 * setting.daylight[0])
    ceiling_light(b, 0.2, -1.8, h, power=6, always=0.4, wide=0.3)
    b.lamp(
        (-2.9, -1.4, 2.0),
        setting.daylight[1],
        10 * setting.daylight[0] + 1,
        7,
        toward=(0.8, 0.5, -0.35),
        area=True,
        size=1.4,
        halo=0,
    )
    picture(b, 2.2, back - 0.005, 2.1, (0.4, 0.5))
    b.mark("counter", -0.35, back - 1.0, 0.915, np.pi / 2)
    b.mark("wall", x[1], 0, 1.4, np.pi)
    b.mark("door", 2.9, -2.4, 0, np.pi)
    return b.place(
        [(2.6, -3.2), (1.4, -1.4), (0, -0.3), (-2.4, -0.6)],
        ground_material="tile",
        indoor=True,
        camera_limit=(low, high),
        reach=9,
    )
