"""Rooms people live and work in: café, room, kitchen, office, classroom."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, pick, vary
from studio.stage.sets.rooms import (
    ceiling_light,
    chair,
    cup,
    fill,
    floor_lamp,
    house_plant,
    pendant,
    picture,
    round_table,
    rug,
    shelf_of_things,
    shell,
    sofa,
    table,
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
    b.lathe(
        (1.75, 2.75, 0.5), [(0.06, 0), (0.09, 0.08), (0.04, 0.2), (0.05, 0.24)], "#c8d4d0", Material(roughness=0.25), 14
    )
    for k in range(7):
        a = k * 0.9
        e = np.array([1.75 + 0.12 * np.cos(a), 2.75 + 0.12 * np.sin(a), 1.0 + 0.05 * (k % 3)])
        b.rod((1.75, 2.75, 0.72), e, 0.005, "#5a7a4a", mat.MATT, None, 3)
        b.ball(e, 0.035, ("#f2e8e4", "#e8b8b0", "#d8788a")[k % 3], mat.MATT, 1)
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
        b.block_line((-1.2, -0.22), (0.2, -0.22), 0.3, 0.8)
    b.mark("door", x[1] - 0.4, -1.6, 0, np.pi)
    b.mark("table", 1.75, 2.75, 0.5, -np.pi / 2)
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
        floor_material=Material(texture=Texture.CLOTH, scale=1.0, a=6, roughness=0.9),
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


def house_plant_on(b: SetBuilder, x: float, y: float, z: float) -> None:
    """A pot of herbs on a counter."""
    b.lathe((x, y, z), [(0.01, 0), (0.05, 0), (0.065, 0.1), (0.055, 0.1), (0.01, 0.09)], "#b8623c", mat.MATT, 12)
    for _ in range(5):
        p = b.rng.normal(0, 0.035, 3) + np.array([x, y, z + 0.17])
        b.add(
            shapes.rock(p, 0.05, vary("#5a8a44", b.rng, 0.2), mat.LEAVES, int(b.rng.integers(1 << 30)), 1, 0.4), ink=0.4
        )


def office(setting: Setting) -> Place:
    """An open office: desks with screens, a glass meeting room, ceiling panels, the city beyond the windows."""
    b = SetBuilder(setting)
    x, y, h = (-6.0, 6.0), (-5.4, 7.6), 2.9
    carpet = Material(texture=Texture.CLOTH, a=6, scale=0.5, roughness=0.98)
    low, high = shell(b, x, y, h, floor="#7a8088", floor_material=carpet, wall="#d4d4d0", ceiling="#e8e8e4", left=False)
    window_wall(
        b,
        x[0],
        y,
        h,
        [(-4.8, -1.8), (-1.5, 1.5), (1.8, 4.8), (5.1, 7.2)],
        sill=0.45,
        top=2.6,
        wall="#d4d4d0",
        frame="#8d9498",
        curtains=None,
        light=0.9,
        outside="street",
    )
    for px in np.arange(-4.5, 5, 3.0):
        for py in np.arange(-3.6, 7, 2.4):
            b.box(
                (float(px), float(py), h - 0.01),
                (1.2, 0.6, 0.03),
                "#f4f8ff",
                mat.lit(0.8 + 1.2 * max(0.5, setting.glow)),
                shadow=False,
            )
    for px in np.arange(-5.4, 6, 1.2):
        b.box((float(px), 1.1, h - 0.004), (0.02, 13, 0.01), "#c8c8c4", mat.PAINT, shadow=False)
    for px, py, yaw in (
        (-2.6, 3.0, np.pi),
        (-2.6, 5.0, 0.0),
        (2.4, 3.0, np.pi),
        (2.4, 5.0, 0.0),
        (-3.9, -1.2, np.pi / 2),
        (4.4, -0.6, -np.pi / 2),
    ):
        _desk(b, px, py, yaw)
    # meeting room behind glass at the back right, boards, plants, a water cooler, copier
    b.box((-0.1, 6.6, 1.3), (0.05, 2.0, 2.6), "#8d9498", mat.METAL)
    for q in (-4.2, -2.6, -1.0):
        b.box((q, 5.9, 1.3), (0.05, 0.05, 2.6), "#8d9498", mat.METAL)
    b.quad(
        [[-4.2, 5.9, 0.05], [-0.1, 5.9, 0.05], [-0.1, 5.9, 2.55], [-4.2, 5.9, 2.55]],
        "#bcd4e0",
        Material(texture=Texture.GLASS, a=0.08, two_sided=True, roughness=0.05),
        shadow=False,
    )
    b.box((2.6, y[1] - 0.03, 1.55), (2.6, 0.05, 1.3), "#f4f4f0", Material(roughness=0.25))
    b.box((2.6, y[1] - 0.06, 0.88), (2.6, 0.08, 0.04), "#8d9498", mat.METAL)
    for r in range(4):
        c = ("#2f5a98", "#b8402f", "#2c2e30", "#2f7a58")[r]
        b.box((2.0 + 0.2 * r, y[1] - 0.06, 1.95 - 0.2 * r), (0.7 - 0.1 * r, 0.004, 0.03), c, mat.MATT, shadow=False)
        b.box(
            (3.3, y[1] - 0.06, 1.9 - 0.22 * r),
            (0.14, 0.004, 0.14),
            ("#f0d060", "#e88a8a", "#8ac8e0", "#a8d890")[r],
            mat.MATT,
            shadow=False,
        )
    b.mark("board", 2.6, y[1] - 0.7, 1.55, -np.pi / 2)
    house_plant(b, 5.4, 6.9, 1.6, "#e4e2dc")
    house_plant(b, -5.3, 2.0, 1.4, "#3a3f44")
    house_plant(b, 0.8, 6.9, 1.2, "#e4e2dc")
    b.box((5.5, 2.6, 0.55), (0.7, 0.8, 1.1), "#c8cacb", mat.PAINT)
    b.box((5.5, 2.6, 1.14), (0.72, 0.82, 0.08), "#4a4e52", mat.PAINT)
    b.block(5.5, 2.6, 0.6, 1.2)
    b.lathe((5.5, 4.4, 0), [(0.17, 0), (0.17, 1.0), (0.12, 1.02)], "#e8eaec", mat.PAINT, 14)
    b.lathe(
        (5.5, 4.4, 1.02), [(0.1, 0), (0.15, 0.1), (0.15, 0.36), (0.08, 0.42)], "#8fc0dc", Material(roughness=0.1), 14
    )
    for z in (0.4, 0.8, 1.2, 1.6):
        with b.at(x[1] - 0.02, 6.2, 0, -np.pi / 2):
            shelf_of_things(b, (-0.9, 0.9), 0, z, "books", depth=0.3)

    for px, py in ((-3.0, 0.4), (0.0, 0.4), (3.0, 0.4), (-3.0, 4.2), (0.0, 4.2), (3.0, 4.2), (0, -3.2)):
        b.lamp((px, py, h - 0.08), "#f0f4ff", 8.0, 7.0, toward=(0, 0, -1), area=True, size=1.2, halo=0)
    b.mark("door", 5.6, -4.4, 0, np.pi)
    b.mark("wall", x[1], 0.5, 1.4, np.pi)
    b.mark("table", -2.6, 2.75, 0.74, np.pi / 2)
    for k in range(6):
        b.stand((1.2, -1.2, 0.2, 3.8, -0.6, 1.0)[k], (3.2, 4.2, 5.4, 1.2, 2.6, 4.6)[k], -np.pi / 2)
    return b.place(
        [(4.4, -3.6), (1.6, -1.2), (0, 0), (-0.2, 4.6)],
        ground_material="cloth",
        indoor=True,
        camera_limit=(low, high),
        reach=12,
    )


def _desk(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A desk with its screens on the -y side; the worker's chair, with its seat mark, on the other, facing them."""
    with b.at(x, y, 0, yaw):
        b.box((0, 0, 0.72), (1.7, 0.8, 0.035), "#d8c8b0", mat.WOOD)
        for q in (-0.8, 0.8):
            b.box((q, 0, 0.36), (0.04, 0.7, 0.7), "#5a6064", mat.METAL)
        b.box((0.55, 0.1, 0.32), (0.42, 0.5, 0.58), "#c8cacb", mat.PAINT)
        b.box((0, -0.4, 0.95), (1.7, 0.03, 0.45), "#6f8a98", mat.CLOTH)
        for q, w in ((-0.25, 0.62), (0.42, 0.5)):
            b.box((q, -0.22, 1.06), (w, 0.03, w * 0.58), "#17191b", mat.PAINT)
            b.quad(
                [
                    [q + w * 0.47, -0.203, 1.06 - w * 0.26],
                    [q - w * 0.47, -0.203, 1.06 - w * 0.26],
                    [q - w * 0.47, -0.203, 1.06 + w * 0.26],
                    [q + w * 0.47, -0.203, 1.06 + w * 0.26],
                ],
                "#9fc8e8",
                mat.screen(2, 1.1, 2.5),
                shadow=False,
            )
            b.box((q, -0.24, 0.82), (0.05, 0.04, 0.2), "#4a4e52", mat.METAL)
            b.box((q, -0.2, 0.742), (0.22, 0.16, 0.012), "#4a4e52", mat.METAL)
        b.box((-0.2, 0.1, 0.748), (0.44, 0.15, 0.018), "#2c2e30", mat.PAINT)
        b.ball((0.16, 0.1, 0.75), (0.035, 0.055, 0.02), "#2c2e30", mat.PAINT, 1)
        b.box((0.62, 0.12, 0.755), (0.22, 0.3, 0.03), "#f0ede4", mat.MATT, 0.2)
        cup(b, -0.62, 0.1, 0.738, pick(b.rng, ["#b8402f", "#2f5a98", "#efe8da"]))
        with b.at(-0.1, 0.78, 0, -np.pi / 2):
            b.box((0, 0, 0.46), (0.46, 0.46, 0.07), "#2c3034", mat.CLOTH)
            b.box((-0.24, 0, 0.78), (0.06, 0.42, 0.5), "#2c3034", mat.CLOTH)
            b.rod((0, 0, 0.42), (0, 0, 0.12), 0.03, "#8d9294", mat.CHROME, None, 7)
            for k in range(5):
                a = k * 1.2566
                b.rod((0, 0, 0.1), (0.28 * np.cos(a), 0.28 * np.sin(a), 0.05), 0.022, "#3a3e42", mat.PAINT, None, 5)
            n = sum(m.startswith("seat_") for m in b.marks)
            b.mark(f"seat_{n}", 0.02, 0, 0.5, 0.0)
            b.block(0, 0, 0.3, 1.0)
        b.block_line((-0.5, 0), (0.5, 0), 0.45, 1.2)


def classroom(setting: Setting) -> Place:
    """A Japanese classroom seen toward the blackboard: rows of desks, windows along the left, a clock, notices."""
    b = SetBuilder(setting)
    x, y, h = (-4.3, 4.1), (-5.2, 5.0), 3.0
    floor = Material(texture=Texture.PLANKS, scale=4.0, roughness=0.4, reflectivity=0.08)
    low, high = shell(b, x, y, h, floor="#b08a58", floor_material=floor, wall="#e4dfd0", dado="#a8b49c", left=False)
    window_wall(
        b,
        x[0],
        y,
        h,
        [(-4.4, -1.6), (-1.2, 1.6), (2.0, 4.4)],
        sill=0.9,
        top=2.55,
        wall="#e4dfd0",
        frame="#b8bcb8",
        curtains="#f0e8d0",
        light=1.2,
    )
    back = y[1]
    b.box((0, back - 0.04, 1.65), (5.6, 0.06, 1.35), "#8a6a48", mat.WOOD)
    b.box(
        (0, back - 0.065, 1.65),
        (5.45, 0.04, 1.22),
        "#2c4a3e",
        Material(texture=Texture.GRIME, scale=0.5, roughness=0.85),
    )
    b.box((0, back - 0.1, 0.98), (5.6, 0.1, 0.04), "#8a6a48", mat.WOOD)
    for r in range(4):
        for c in range(3):
            w = 0.5 + 0.25 * ((r * 7 + c * 5) % 4) / 3
            b.box((-1.9 + 1.5 * c, back - 0.09, 2.02 - 0.19 * r), (w, 0.004, 0.035), "#e4e2d4", mat.MATT, shadow=False)
    for k in range(4):
        b.rod(
            (-2.2 + 0.09 * k, back - 0.11, 1.01),
            (-2.15 + 0.09 * k, back - 0.11, 1.01),
            0.008,
            ("#f4f2ea", "#f0c8c8", "#f0e0a0", "#f4f2ea")[k],
            mat.MATT,
            None,
            4,
        )
    b.box((0, back - 0.65, 0.07), (5.0, 1.2, 0.14), "#9a7448", mat.BOARDS)
    b.box((0, back - 1.0, 0.6), (1.15, 0.55, 0.95), "#8a6444", mat.WOOD)
    b.box((0, back - 1.05, 1.1), (1.25, 0.7, 0.05), "#9a7450", mat.WOOD)
    b.block(0, back - 1.0, 0.65, 1.1)
    b.mark("board", 1.6, back - 0.75, 1.6, -np.pi / 2)
    b.mark("counter", 0, back - 1.7, 1.12, np.pi / 2)
    face = shapes.lathe((0, 0, 0), [(0.21, 0), (0.2, 0.03), (0.01, 0.035)], "#f8f6ee", mat.PAINT, 24)
    b.add(face.moved(np.array([[1, 0, 0, 0], [0, 0, -1, back - 0.01], [0, 1, 0, 2.62]], float)))
    b.add(
        shapes.torus((0, 0, 0), 0.21, 0.018, "#2c2e30", mat.PAINT, 24, 5).moved(
            np.array([[1, 0, 0, 0], [0, 0, -1, back - 0.03], [0, 1, 0, 2.62]], float)
        )
    )
    b.box((0.03, back - 0.05, 2.68), (0.014, 0.008, 0.13), "#16181a", mat.PAINT)
    b.box((-0.05, back - 0.05, 2.62), (0.1, 0.008, 0.018), "#16181a", mat.PAINT)
    b.box((-1.1, back - 0.06, 2.68), (0.36, 0.1, 0.26), "#c8b090", mat.WOOD)
    with b.at(3.45, back - 0.02):
        b.box((0, -0.01, 1.65), (1.1, 0.03, 1.2), "#4a7a5a", mat.CLOTH)
        for k in range(9):
            b.box(
                (-0.33 + 0.33 * (k % 3), -0.03, 2.02 - 0.37 * (k // 3)),
                (0.24, 0.006, 0.3),
                pick(b.rng, ["#f4f2ea", "#f0e0c0", "#d8e8f0", "#f4d8d8"]),
                mat.MATT,
                0.0,
                shadow=False,
            )
    for row in range(3):
        for col in range(4):
            px, py = -2.7 + 1.75 * col, 2.2 - 1.45 * row
            if np.hypot(px, py + 0.4) < 1.95:
                continue
            _school_desk(b, px, py)
    with b.at(x[1] - 0.01, 0, 0, -np.pi / 2):
        for q in (3.6, -3.6):
            b.box((q, -0.03, 1.05), (1.7, 0.06, 2.1), "#c8b48c", mat.SIDING)
            for e in (-0.42, 0.42):
                b.box((q + e, -0.07, 1.45), (0.6, 0.02, 0.8), "#b8ccd4", Material(roughness=0.15))
        for k in range(4):
            b.box(
                (-1.4 + 0.95 * k, -0.02, 1.8),
                (0.7, 0.02, 0.5),
                pick(b.rng, ["#f4f2ea", "#f0e4c8", "#e0ecf0"]),
                mat.MATT,
            )
            b.box((-1.4 + 0.95 * k, -0.035, 1.8), (0.5, 0.006, 0.06), "#2c2e30", mat.MATT, shadow=False)
    for px in (-2.2, 0.0, 2.2):
        for py in (-2.8, 0.0, 2.8):
            b.box(
                (px, py, h - 0.08),
                (0.24, 1.4, 0.08),
                "#f4f8ff",
                mat.lit(0.6 + 1.4 * max(0.4, setting.glow)),
                shadow=False,
            )
    for py in (-2.8, 0.0, 2.8):
        b.lamp(
            (0.6, py, h - 0.15),
            "#f4f6ff",
            7.5 * max(0.55, setting.glow),
            7.5,
            toward=(0, 0, -1),
            area=True,
            size=1.6,
            halo=0,
        )
    if setting.daylight[0] > 0.4:
        for py in (-2.8, 0.2, 3.2):
            b.lamp(
                (-2.4, py, 0.05),
                "#ffcf9a",
                2.2 * setting.daylight[0],
                5,
                toward=(0.2, 0, 1),
                area=True,
                size=1.0,
                halo=0,
            )
    house_plant(b, -3.9, 4.5, 0.9)
    b.mark("door", 3.7, -3.6, 0, np.pi)
    b.mark("wall", x[1], 0.3, 1.4, np.pi)
    b.mark("table", -2.7, 2.2, 0.68, np.pi / 2)
    return b.place(
        [(3.3, -3.6), (1.6, -1.6), (0, -0.2), (0.2, 1.6)],
        ground_material="wood",
        indoor=True,
        camera_limit=(low, high),
        reach=10,
    )


def _school_desk(b: SetBuilder, x: float, y: float) -> None:
    """A pupil's desk and chair facing +y; adds a seat mark."""
    with b.at(x, y, 0, float(b.rng.normal(0, 0.03))):
        b.box((0, 0, 0.68), (0.65, 0.45, 0.03), "#c89a60", mat.WOOD)
        b.box((0, 0.02, 0.6), (0.55, 0.36, 0.1), "#8d9496", mat.METAL)
        for sx in (-1, 1):
            b.rod((sx * 0.28, 0.18, 0.02), (sx * 0.28, 0.18, 0.66), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.28, -0.16, 0.02), (sx * 0.28, -0.16, 0.66), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.28, -0.2, 0.02), (sx * 0.28, 0.22, 0.02), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.17, -0.38, 0.41), (sx * 0.17, -0.38, 0.02), 0.014, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.17, -0.72, 0.78), (sx * 0.17, -0.7, 0.02), 0.014, "#8d9496", mat.METAL, None, 5)
        b.box((0, -0.54, 0.42), (0.38, 0.37, 0.025), "#c89a60", mat.WOOD)
        b.box((0, -0.73, 0.7), (0.38, 0.025, 0.18), "#c89a60", mat.WOOD)
        if b.rng.random() < 0.6:
            b.box(
                (b.rng.uniform(-0.15, 0.1), 0.02, 0.705),
                (0.2, 0.28, 0.02),
                pick(b.rng, ["#e8e4d8", "#5a8ab0", "#c86a5a", "#6a9a70"]),
                mat.MATT,
                float(b.rng.normal(0, 0.2)),
            )
        if b.rng.random() < 0.4:
            b.box((0.36, 0.0, 0.5), (0.1, 0.3, 0.34), pick(b.rng, ["#2c3a5a", "#3a3a3c", "#6a3a34"]), mat.LEATHER)
        n = sum(m.startswith("seat_") for m in b.marks)
        b.mark(f"seat_{n}", 0, -0.52, 0.435, np.pi / 2)
        b.block(0, -0.1, 0.42, 0.7)
        b.block(0, -0.56, 0.28, 0.8)
