"""A cafe with its counter."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.rooms import (
    chair,
    cup,
    fill,
    house_plant,
    pendant,
    picture,
    round_table,
    shelf_of_things,
    shell,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def cafe(setting: Setting) -> Place:
    """A café: a window wall on the street, round tables, a counter with its machine, shelves of bottles, pendants."""
    b = SetBuilder(setting)
    x, y, h = (-4.4, 4.4), (-5.2, 6.4), 3.2
    floor = Material(texture=Texture.PLANKS, scale=5.5, roughness=0.4, reflectivity=0.06)
    low, high = shell(
        b, x, y, h, floor="#9a6b44", floor_material=floor, wall="#7c9184", dado="#46584f", ceiling="#efe6d6", left=False
    )
    window_wall(
        b,
        x[0],
        y,
        h,
        [(-4.6, -1.7), (-1.3, 1.6), (2.0, 4.9)],
        sill=0.62,
        top=2.75,
        wall="#5a463a",
        frame="#3f3028",
        curtains=None,
        light=1.15,
        outside="street",
    )
    b.box((x[0] + 0.28, 0.4, 0.66), (0.5, 10.6, 0.06), "#8a6244", mat.WOOD)
    # the table of the scene: at the side of the acting area, two chairs
    round_table(b, -1.0, 2.35)
    chair(b, -1.75, 2.3, 0.0)
    chair(b, -0.25, 2.4, np.pi)
    b.mark("table", -1.0, 2.35, 0.757, 0.0)
    cup(b, -1.16, 2.22, 0.757)
    cup(b, -0.84, 2.46, 0.757)
    b.lathe(
        (-1.02, 2.62, 0.757),
        [(0.035, 0), (0.045, 0.05), (0.02, 0.1), (0.025, 0.13)],
        "#8fb2b8",
        Material(roughness=0.2),
        14,
    )
    for i, c in enumerate(("#e8607a", "#f2c14a", "#f0e6ee")):
        b.rod((-1.02, 2.62, 0.88), (-1.02 + 0.04 * (i - 1), 2.62, 0.97), 0.004, "#4a7a3a", mat.PAINT, None, 3)
        b.ball((-1.02 + 0.04 * (i - 1), 2.62, 0.985), 0.03, c, mat.MATT, 1)
    for tx, ty, chairs in (
        (-2.9, -0.4, ((0.75, np.pi / 2 + 0.1),)),
        (-2.9, 4.2, ((0.0, 0.0),)),
        (2.6, 1.2, ()),
        (2.7, -2.6, ()),
    ):
        round_table(b, tx, ty)
        for a in (0.0, np.pi) if not chairs else (0.15, np.pi + 0.1):
            chair(b, tx - 0.75 * np.cos(a), ty - 0.75 * np.sin(a), a)
        cup(b, tx + 0.1, ty - 0.12, 0.757)
    # counter, espresso machine, pastry case, board
    with b.at(2.0, 5.0):
        b.box((0, 0, 0.55), (4.2, 0.75, 1.1), "#6a4630", mat.SIDING)
        for q in np.linspace(-1.9, 1.9, 8):
            b.box((float(q), -0.39, 0.58), (0.06, 0.04, 0.9), "#52361f", mat.WOOD)
        b.box((0, -0.04, 1.13), (4.4, 0.95, 0.07), "#3b2c24", Material(texture=Texture.WOOD, roughness=0.22))
        _espresso(b, -1.1, 0.1, 1.165)
        b.box(
            (0.6, 0.0, 1.36),
            (1.1, 0.5, 0.36),
            "#dfe8ea",
            Material(texture=Texture.GLASS, a=0.16, two_sided=True, roughness=0.05),
            shadow=False,
        )
        b.box((0.6, 0.0, 1.19), (1.1, 0.5, 0.04), "#8d9294", mat.CHROME)
        b.box((0.6, 0.0, 1.55), (1.14, 0.54, 0.03), "#8d9294", mat.CHROME)
        loaf = shapes.ball((0, 0, 0), (0.09, 0.06, 0.05), "#c98a45", mat.MATT, 1)
        b.add(
            copies(
                loaf,
                [[0.2 + 0.2 * i, -0.1 + 0.2 * r, 1.25] for i in range(5) for r in range(2)],
                0.4,
                1,
                b.rng.uniform(0.7, 1.25, 10),
            )
        )
        b.box((1.6, -0.1, 1.3), (0.34, 0.3, 0.28), "#2c2c30", mat.PAINT)
        b.quad(
            [[1.45, -0.26, 1.28], [1.75, -0.26, 1.28], [1.75, -0.26, 1.42], [1.45, -0.26, 1.42]],
            "#9fd0e8",
            mat.screen(3, 0.9, 2),
        )
        b.block_line((-1.9, 0), (1.9, 0), 0.5, 1.2)
        b.mark("counter", 0, -0.75, 1.165, np.pi / 2)
    for k, z in enumerate((1.7, 2.15, 2.6)):
        shelf_of_things(b, (0.5, 3.9), y[1] - 0.02, z, "jars" if k else "plates", 14)
    with b.at(-1.7, y[1] - 0.03):
        b.box((0, -0.03, 1.95), (1.9, 0.06, 1.15), "#5a3d2a", mat.WOOD)
        b.box((0, -0.05, 1.95), (1.76, 0.05, 1.02), "#2c3a34", mat.MATT)
        for r in range(5):
            for c, w in ((-0.62, 0.3), (-0.2, 0.26), (0.55, 0.18)):
                b.box(
                    (c, -0.08, 2.3 - 0.17 * r),
                    (w * (0.8 + 0.3 * ((r * 3 + int(c * 7)) % 3) / 2), 0.006, 0.03),
                    "#d9d4c4",
                    mat.MATT,
                    shadow=False,
                )
    picture(b, -3.4, y[1] - 0.02, 1.9, (0.6, 0.8))
    with b.at(x[1] - 0.02, 0.8, 0, -np.pi / 2):
        picture(b, -1.2, 0, 1.8, (0.7, 0.9))
        picture(b, 0.1, 0, 1.75, (0.6, 0.6))
        picture(b, 1.4, 0, 1.85, (0.8, 1.0))
    with b.at(x[1] - 0.05, -3.4, 0, np.pi / 2):
        b.box((0, -0.3, 0.45), (2.4, 0.55, 0.12), "#6a3a34", mat.LEATHER)
        b.box((0, -0.06, 0.85), (2.4, 0.12, 0.6), "#6a3a34", mat.LEATHER)
    house_plant(b, 3.9, 3.6, 1.3)
    house_plant(b, -3.7, 5.9, 1.4, "#4a5a58")
    house_plant(b, 3.9, -0.4, 0.9, "#d8d0c0")
    for k, (px, py, z) in enumerate(
        ((-1.0, 2.35, 1.95), (0.6, 4.8, 2.1), (2.0, 4.8, 2.1), (3.4, 4.8, 2.1), (2.6, 1.2, 1.95), (-2.9, -0.4, 2.0))
    ):
        pendant(b, px, py, z, h, power=11 if k == 0 else 7, shadow=k == 0)
    fill(b, 0.5, 1.0, 3.0, 4.0 + 3 * setting.daylight[0])
    fill(b, 0.5, -3.0, 3.0, 3.0 + 2 * setting.daylight[0])
    b.lamp((2.0, 6.1, 2.0), "#ffb86a", 5.0, 4.5, toward=(0, -1, 0.1), area=True, size=1.5, halo=0)
    if setting.daylight[0] > 0.4:
        for py in (-2.6, 0.2, 3.0):
            b.lamp(
                (-2.6, py, 0.05),
                "#ffae70",
                2.4 * setting.daylight[0],
                5,
                toward=(0.2, 0, 1),
                area=True,
                size=1.0,
                halo=0,
            )
    for k in range(6):
        b.stand((1.0, 2.4, 3.3, 1.4, 3.0, 0.8)[k], (3.9, 3.8, 2.6, -3.6, -1.2, -4.2)[k], np.pi / 2)
    return b.place(
        [(1.6, -4.0), (0.6, -1.5), (0.2, 0.5), (1.0, 3.4)],
        ground_material="wood",
        indoor=True,
        camera_limit=(low, high),
        reach=11,
    )


def _espresso(b: SetBuilder, x: float, y: float, z: float) -> None:
    b.box((x, y, z + 0.34), (0.85, 0.48, 0.26), "#c4c8ca", mat.CHROME)
    b.box((x, y + 0.06, z + 0.12), (0.8, 0.34, 0.24), "#2a2c2e", mat.METAL)
    b.box((x, y - 0.1, z + 0.02), (0.85, 0.42, 0.05), "#c4c8ca", mat.CHROME)
    for q in (-0.2, 0.2):
        b.lathe((x + q, y - 0.14, z + 0.16), [(0.04, 0), (0.05, 0.05), (0.03, 0.06)], "#1c1c1e", mat.METAL, 10)
        b.rod((x + q, y - 0.18, z + 0.17), (x + q, y - 0.36, z + 0.15), 0.016, "#1c1a18", mat.PAINT, None, 6)
    for q in (-0.3, -0.1, 0.1, 0.3):
        b.lathe((x + q, y, z + 0.47), [(0.03, 0), (0.045, 0.08), (0.04, 0.075)], "#f2ece0", Material(roughness=0.3), 9)
    b.rod((x + 0.4, y - 0.16, z + 0.34), (x + 0.46, y - 0.28, z + 0.1), 0.01, "#d0d4d6", mat.CHROME, None, 5)
