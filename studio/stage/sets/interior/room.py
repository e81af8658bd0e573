"""A living room, or one with tatami."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick
from studio.stage.sets.rooms import (
    ceiling_light,
    cup,
    fill,
    floor_lamp,
    house_plant,
    picture,
    rug,
    shelf_of_things,
    shell,
    sofa,
    table,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def room(setting: Setting) -> Place:
    """A living room, plain and tasteful: window with curtains, sofa, shelf, pictures, plants, a rug, lamps."""
    b = SetBuilder(setting)
    if setting.has("japan", "tatami"):
        return _tatami_room(b)
    x, y, h = (-3.9, 3.7), (-4.6, 3.3), 2.7
    floor = Material(texture=Texture.PLANKS, scale=5.0, roughness=0.42, reflectivity=0.05)
    wall = pick(b.rng, ["#d8cfc0", "#cfd4cc", "#d4c8bc"])
    low, high = shell(b, x, y, h, floor="#a87c50", floor_material=floor, wall=wall, left=False)
    window_wall(b, x[0], y, h, [(-2.6, -0.4), (0.3, 2.5)], sill=0.7, top=2.25, wall=wall, light=1.2)
    rug(b, 0.0, 0.1, (3.0, 2.4), "#b8a890")
    sofa(b, -0.6, 2.55, 0.0, 2.1, "#5f7880")
    table(b, 1.75, 2.75, (0.5, 0.45), 0.5, "#7a5236", block=False)
    b.block(1.75, 2.75, 0.35, 0.6)
    for k, (color, turn) in enumerate((("#7a3a34", 0.2), ("#3a5468", -0.1), ("#b89a5c", 0.3))):
        with b.at(1.9, 2.84, 0.0, turn):
            b.box((0, 0, 0.52 + 0.034 * k), (0.19 - 0.012 * k, 0.14, 0.032), color, mat.CLOTH)
    # shelf of books and things along the back wall
    with b.at(2.85, y[1] - 0.01):
        b.box((0, -0.17, 1.0), (1.3, 0.34, 0.04), "#8a6544", mat.WOOD)
        for q in (-0.65, 0.65):
            b.box((q, -0.17, 1.0), (0.04, 0.34, 2.0), "#8a6544", mat.WOOD)
        b.box((0, -0.01, 1.0), (1.3, 0.02, 2.0), "#6f5036", mat.WOOD)
        for k, z in enumerate((0.08, 0.46, 0.84, 1.22, 1.6)):
            if k == 3:
                shelf_of_things(b, (-0.62, 0.1), -0.02, z, "books", depth=0.3)
                b.box((0.24, -0.17, z), (0.76, 0.3, 0.035), "#7a5638", mat.WOOD)
                b.lathe(
                    (0.34, -0.16, z + 0.02),
                    [(0.08, 0), (0.11, 0.1), (0.05, 0.2), (0.06, 0.24)],
                    "#b8623c",
                    Material(roughness=0.4),
                    14,
                )
            else:
                shelf_of_things(b, (-0.62, 0.62), -0.02, z, "books", depth=0.3)
        b.box((0, -0.17, 1.98), (1.34, 0.34, 0.04), "#8a6544", mat.WOOD)
        b.block_line((-0.5, -0.17), (0.5, -0.17), 0.35, 2.0)
    picture(b, -1.3, y[1] - 0.005, 1.68, (0.7, 0.9), "#4a3626")
    picture(b, -0.45, y[1] - 0.005, 1.78, (0.5, 0.65), "#2c2a28")
    picture(b, 0.3, y[1] - 0.005, 1.66, (0.55, 0.8), "#8a6a48")
    house_plant(b, -3.3, 2.7, 1.5, "#d8d2c6")
    house_plant(b, 3.3, 1.6, 0.8, "#8a9a94")
    floor_lamp(b, -2.1, 2.75, 11)
    with b.at(x[1] - 0.01, 0.0, 0, -np.pi / 2):
        b.box((1.6, -0.02, 1.05), (0.95, 0.06, 2.1), "#e4dccb", mat.PAINT)
        b.box((1.6, -0.045, 1.5), (0.62, 0.03, 0.7), "#d8cfbc", mat.PAINT)
        b.box((1.6, -0.045, 0.55), (0.62, 0.03, 0.7), "#d8cfbc", mat.PAINT)
        b.ball((1.25, -0.09, 1.0), 0.035, "#c8a860", mat.CHROME, 1)
        b.box((-0.5, -0.22, 0.4), (1.7, 0.42, 0.5), "#7a5a40", mat.WOOD)
        b.box((-0.5, -0.03, 1.25), (1.25, 0.05, 0.72), "#101214", Material(roughness=0.15))
        b.lathe(
            (0.15, -0.22, 0.65),
            [(0.06, 0), (0.09, 0.08), (0.04, 0.2), (0.05, 0.24)],
            "#c8d4d0",
            Material(roughness=0.25),
            14,
        )
        for k in range(7):
            a = k * 0.9
            e = np.array([0.15 + 0.1 * np.cos(a), -0.22 + 0.1 * np.sin(a), 1.13 + 0.05 * (k % 3)])
            b.rod((0.15, -0.22, 0.86), e, 0.005, "#5a7a4a", mat.MATT, None, 3)
            b.ball(e, 0.035, ("#f2e8e4", "#e8b8b0", "#d8788a")[k % 3], mat.MATT, 1)
        b.block_line((-1.2, -0.22), (0.2, -0.22), 0.3, 0.8)
    b.mark("door", x[1] - 0.4, -1.6, 0, np.pi)
    b.mark("table", 1.68, 2.68, 0.5, -np.pi / 2)
    b.mark("wall", 0.9, y[1], 1.4, -np.pi / 2)
    ceiling_light(b, 0.2, -0.2, h, power=9, always=0.6)
    fill(b, 0.4, -2.6, 2.55, 3.5 + 2.5 * setting.daylight[0])
    # a soft key for whoever stands in the middle, from the window's side
    b.lamp(
        (-2.6, -2.4, 2.1),
        "#fff0e0",
        9.0 + 5 * setting.daylight[0],
        7.5,
        toward=(0.72, 0.62, -0.28),
        area=True,
        size=1.6,
        halo=0,
    )
    b.lamp((2.6, 1.9, 2.2), "#ffd0a0", 4.0, 5.5, toward=(-0.7, -0.5, -0.3), area=True, size=0.8, halo=0)
    return b.place(
        [(2.6, -1.6), (1.0, -0.6), (0, 0), (-1.8, 0.6)],
        ground_material="wood",
        indoor=True,
        camera_limit=(low, high),
        reach=9,
    )


def _tatami_room(b: SetBuilder) -> Place:
    """A Japanese room: mats, sliding screens that glow, an alcove with a scroll, a low table with cushions."""
    s = b.setting
    day, tint = s.daylight
    x, y, h = (-3.7, 3.7), (-4.6, 3.4), 2.5
    low, high = shell(
        b,
        x,
        y,
        h,
        floor="#b8b07a",
        floor_material=Material(texture=Texture.CLOTH, a=4, roughness=0.9),
        wall="#cdbf9c",
        ceiling="#a8845c",
    )
    for i in range(5):
        b.box((x[0] + 1.85 * i * 0.8, -0.6, 0.006), (0.05, 8, 0.012), "#3a4a34", mat.CLOTH, shadow=False)
    for q in (-3.0, -1.2, 0.6, 2.4):
        b.box((0, q, 0.006), (7.4, 0.05, 0.012), "#3a4a34", mat.CLOTH, shadow=False)
    for i in range(9):
        b.box((x[0] + 0.9 * i, -0.6, h - 0.04), (0.06, 8, 0.06), "#6a4a30", mat.DARK_WOOD)
    for k in range(4):
        yy = -3.4 + 1.75 * k
        glow = (0.25 + 1.1 * day) if day > 0.15 else 0.12
        b.box((x[0] + 0.06, yy, 1.0), (0.03, 1.66, 1.86), np.array(tint) * 0.9, mat.lit(glow))
        for q in np.linspace(-0.8, 0.8, 7):
            b.box((x[0] + 0.09, yy + float(q), 1.0), (0.025, 0.025, 1.86), "#5a3f2a", mat.DARK_WOOD)
        for z in np.linspace(0.1, 1.9, 7):
            b.box((x[0] + 0.09, yy, float(z)), (0.025, 1.66, 0.025), "#5a3f2a", mat.DARK_WOOD)
        b.lamp((x[0] + 0.15, yy, 1.1), tint, 6.0 * day, 7, toward=(1, 0, -0.1), area=True, size=1.2, halo=0)
    b.box((x[0] + 0.08, -0.7, 1.98), (0.12, 7.6, 0.12), "#5a3f2a", mat.DARK_WOOD)
    for q in (-3.6, -1.2, 1.2, 3.6):
        b.box((q, y[1] - 0.06, h / 2), (0.13, 0.13, h), "#5a3f2a", mat.DARK_WOOD)
    with b.at(2.4, y[1] - 0.1):
        b.box((0, -0.3, 0.08), (2.2, 0.7, 0.16), "#6a4a30", mat.DARK_WOOD)
        b.box((0, -0.03, 1.5), (0.55, 0.02, 1.5), "#efe6d0", mat.CLOTH)
        b.box((0, -0.045, 1.5), (0.36, 0.01, 1.1), "#f8f4e8", mat.MATT)
        for r in range(4):
            b.box(
                (0.02 * (r % 2), -0.052, 1.86 - 0.22 * r),
                (0.2 - 0.03 * (r % 3), 0.005, 0.06),
                "#1c1a18",
                mat.MATT,
                0.0,
                shadow=False,
            )
            b.box((-0.03, -0.052, 1.8 - 0.22 * r), (0.05, 0.005, 0.12), "#1c1a18", mat.MATT, shadow=False)
        b.lathe(
            (0.55, -0.35, 0.16),
            [(0.08, 0), (0.12, 0.12), (0.06, 0.22), (0.07, 0.25)],
            "#3a5a5c",
            Material(roughness=0.3),
            14,
        )
        for k in range(4):
            e = np.array([0.55 + 0.16 * (k - 1.5), -0.35, 0.72 + 0.07 * (k % 2)])
            b.rod((0.55, -0.35, 0.4), e, 0.008, "#5a4a3a", mat.MATT, None, 4)
            b.ball(e, 0.05, "#e8a0b0", mat.MATT, 1)
    table(b, 0.0, 2.0, (1.5, 0.9), 0.36, "#5a3220", block=True)
    cup(b, -0.3, 1.9, 0.36, "#6a8a78")
    cup(b, 0.3, 2.1, 0.36, "#6a8a78")
    for k, (px, py, yaw) in enumerate(((-1.15, 2.0, 0.0), (1.15, 2.0, np.pi), (0.0, 2.85, -np.pi / 2))):
        b.add(shapes.rock((px, py, 0.05), (0.32, 0.32, 0.06), "#7a2f34", mat.CLOTH, k, 2, 0.04))
        b.mark(f"seat_{k}", px, py, 0.1, yaw)
    b.mark("table", 0.0, 1.7, 0.36, np.pi / 2)
    for k in range(4):
        px = -2.95 + 0.92 * k
        b.box((px, y[1] - 0.03, 0.95), (0.9, 0.04, 1.8), "#e4d8bc", mat.PLASTER)
        b.box((px, y[1] - 0.055, 0.5), (0.9, 0.01, 0.5), ("#8fa07a", "#a8b08a")[k % 2], mat.MATT, shadow=False)
        b.lathe((px + 0.3, y[1] - 0.06, 0.9), [(0.04, 0), (0.001, 0.001)], "#2c2420", mat.METAL, 10)
    b.box((0, y[1] - 0.04, 1.92), (7.2, 0.1, 0.1), "#5a3f2a", mat.DARK_WOOD)
    level = max(0.4, s.glow)
    b.box((0, 1.2, h - 0.34), (0.55, 0.55, 0.22), "#fff0d4", mat.lit(0.4 + 1.8 * level))
    b.rod((0, 1.2, h - 0.2), (0, 1.2, h), 0.012, "#3a2c22", mat.PAINT, None, 4)
    b.lamp((0, 1.2, h - 0.5), "#ffd8a8", 12 * level, 7.5, toward=(0, 0, -1), area=True, size=0.6, halo=0)
    fill(b, 0, -2, 2.3, 4 + 3 * day)
    b.lamp((-2.6, -2.2, 1.9), "#fff0e0", 8.0, 7, toward=(0.72, 0.62, -0.28), area=True, size=1.4, halo=0)
    return b.place(
        [(2.8, -1.8), (1.0, -0.6), (0, 0), (-1.8, 0.3)],
        ground_material="wood",
        indoor=True,
        camera_limit=(low, high),
        reach=9,
    )
