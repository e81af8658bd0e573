"""A wide crossing between towers."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    shop_front,
    skyline,
    tower,
    town_building,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, prism, vary
from studio.stage.sets.landscape import (
    asphalt,
    road_lines,
    zebra,
)
from studio.stage.sets.plants import tree
from studio.stage.sets.setting import Setting
from studio.stage.sets.signs import NEON, blade_sign, sign_wall, video_screen
from studio.stage.sets.street_furniture import (
    bollards,
    car,
    street_lamp,
    traffic_light,
)
from studio.stage.sets.streets.wet import mirror
from studio.stage.world import Place


def crossing(setting: Setting) -> Place:
    """A scramble crossing among towers hung with screens. The stripes are laid to be read from above too."""
    b = SetBuilder(setting)
    rng = b.rng
    asphalt(b, (-90, 90), (-90, 110))
    half = 11.0
    for k in range(4):
        with b.at(0, 0, 0, k * np.pi / 2):
            with b.at(0, half - 1.6):
                zebra(b, 2 * half - 1, 3.6)
            road = Material(roughness=0.5, wet=setting.wet, reflectivity=0.3 * setting.wet)
            b.floor((0.4, 7.4), (half + 0.8, half + 1.2), 0.006, "#dcd9ce", road)
            road_lines(b, 0, (half + 1.2, 60), 0.0, 0.16, "#d8a83a")
            for x in (-3.8, 3.8):
                road_lines(b, x, (half + 4, 58), 2.5)
    for turn in (np.pi / 4, -np.pi / 4):
        with b.at(0, 0, 0, turn):
            zebra(b, 19.0, 3.4, z=0.011)
    # kerbs and pavements at the four corners, with their buildings
    corners = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    for sx, sy in corners:
        outline = [[half - 1.5, half + 2], [half + 2, half - 1.5], [90, half - 1.5], [90, 90], [half - 1.5, 90]]
        pts = np.array(outline) * [sx, sy]
        if sx * sy < 0:
            pts = pts[::-1]
        wet = setting.wet
        tone = Material(
            texture=mat.PAVING.texture, scale=1.6, roughness=0.8 - 0.4 * wet, wet=0.6 * wet, reflectivity=0.3 * wet
        )
        b.add(
            prism(pts, 0, 0.12, "#e6ecf3" if setting.snowy else "#8f8a84", mat.SNOW if setting.snowy else tone),
            shadow=False,
            mirrored=False,
        )
    _crossing_towers(b)
    for sx, sy in corners:
        street_lamp(
            b, sx * (half + 0.6), sy * (half + 2.0), np.arctan2(-sy, -sx), 6.5, power=70, shadow=(sx, sy) == (-1, 1)
        )
        traffic_light(b, sx * (half + 1.6), sy * (half + 0.2), 0.0 if sx < 0 else np.pi, green=sx * sy > 0)
        bollards(b, sx * (half - 1.0), [sy * (half + 3 + 1.6 * i) for i in range(4)])
        tree(b, sx * (half + 3.4), sy * (half + 4.5), 5.2, rich=sy > 0)
    for x, y, yaw in (
        (5.6, half + 7.5, -np.pi / 2),
        (-5.6, -half - 7.5, np.pi / 2),
        (-half - 7.5, 5.6, 0.0),
        (half + 7.5, -5.6, np.pi),
    ):
        with b.at(x, y, 0, yaw):
            _arrow(b)
    for x, y in ((4.4, -7.6), (-6.8, 3.9), (7.9, 7.2), (-3.2, 8.3), (3.0, 20.0)):
        b.lathe((x, y, 0.004), [(0.36, 0), (0.35, 0.006), (0.01, 0.007)], "#3c3d40", mat.METAL, 18)
    car(b, 5.6, half + 5.5, -np.pi / 2)
    car(b, 2.0, half + 6.5, -np.pi / 2)
    car(b, 5.4, half + 12, -np.pi / 2)
    car(b, -half - 5.5, 2.0, 0.0)
    car(b, -half - 11.5, 2.2, 0.0)
    car(b, -2.4, -half - 6, np.pi / 2)
    b.mark("road", 0, 0, 0, np.pi / 2)
    b.mark("wall", half + 6, half + 2, 1.2, np.pi)
    for k in range(72):
        lane = k % 3
        if lane == 0:
            s = 1 if (k // 3) % 2 else -1
            x, y, yaw = float(rng.uniform(-9, 9)), s * (half - 1.6) + float(rng.uniform(-1.4, 1.4)), 0.0
        elif lane == 1:
            s = 1 if (k // 3) % 2 else -1
            x, y, yaw = s * (half - 1.6) + float(rng.uniform(-1.4, 1.4)), float(rng.uniform(-9, 9)), np.pi / 2
        else:
            t, w = float(rng.uniform(2.6, 9)) * float(rng.choice([-1, 1])), float(rng.uniform(-1.5, 1.5))
            a = np.pi / 4 if (k // 3) % 2 else -np.pi / 4
            x, y, yaw = t * np.cos(a) - w * np.sin(a), t * np.sin(a) + w * np.cos(a), a
        if np.hypot(x, y) > 1.8:
            b.stand(float(x), float(y), float(yaw + (np.pi if rng.random() < 0.5 else 0)))
    path = [(1.6, 15.0), (0.8, 6.0), (0.0, 0.0), (-0.8, -9.0)]
    return b.place(path, ground_material="asphalt", mirror_z=mirror(setting), reach=26, loops=("traffic",))


def _arrow(b: SetBuilder) -> None:
    """A painted arrow along the frame's +x."""
    paint = Material(roughness=0.5, wet=b.setting.wet, reflectivity=0.3 * b.setting.wet)
    b.floor((-2.4, 0.4), (-0.09, 0.09), 0.007, "#dcd9ce", paint)
    head = [[0.2, -0.45, 0.007], [1.5, 0.0, 0.007], [0.2, 0.45, 0.007]]
    b.add(shapes.faceted(head, [[0, 1, 2]], "#dcd9ce", paint), shadow=False, mirrored=False)


def _crossing_towers(b: SetBuilder) -> None:
    """The buildings about the crossing: two great screens ahead, a wedge between them, walls of signs on every side."""
    rng = b.rng
    # ahead: two slabs either side of the street that runs away, turned to face the crossing
    with b.at(-15.5, 24.5, 0.12, -0.5):
        town_building(b, 15, 30, 14, near=False, neon=0)
        b.box((0, -0.25, 15.5), (14.6, 0.5, 22), "#33404c", mat.DARK_GLASS)
        for z in np.arange(5, 26, 2.4):
            b.box((0, -0.52, float(z)), (14.6, 0.08, 0.16), "#8d959c", mat.METAL)
        with b.at(0, -0.5):
            video_screen(b, 10.6, 11.5, 7.4, 1)
            sign_wall(b, 14.0, 15.5, 25.0, 0.6)
            sign_wall(b, 14.0, 4.4, 6.6, 0.9)
        shop_front(b, 13, 4.2)
        for x in (-6.6, 6.6):
            blade_sign(b, x, 12, 9, pick(rng, list(NEON)), 1.3)
    with b.at(16.5, 23.5, 0.12, 0.55):
        town_building(b, 16, 26, 14, near=False, neon=0)
        shop_front(b, 14, 4.2)
        with b.at(0.8, -0.3):
            video_screen(b, 10.0, 8.5, 5.8, 2)
            sign_wall(b, 12.5, 4.5, 6.8, 0.9)
            sign_wall(b, 12.5, 13.5, 22.5, 0.62)
        for x, z, h in ((-7.0, 11, 8.5), (7.2, 9, 6)):
            blade_sign(b, x, z, h, pick(rng, list(NEON)), 1.2, lamp=x < 0)
    # the flanks that the crossing sees: signs up them too
    for x, y, yaw, side, width in ((-15.5, 24.5, -0.5, 1, 15), (16.5, 23.5, 0.55, -1, 16)):
        with b.at(x, y, 0.12, yaw), b.at(side * width / 2, 7.0, 0, side * np.pi / 2):
            sign_wall(b, 12.5, 4.2, 12.0, 0.8)
            video_screen(b, 15.8, 7.0, 5.0, 3, lamp=False)
    # the wedge in the middle distance
    with b.at(0.5, 47, 0.12, 0.0):
        tower(b, 13, 14, 38, "#8d949c")
        with b.at(0, -0.2):
            video_screen(b, 15, 10.0, 10.5, 0)
            sign_wall(b, 12, 4.2, 9.2, 0.9)
            sign_wall(b, 12, 25, 34, 0.4)
    # side streets: the nearest fronts carry signs from the first floor to the roof
    for sx in (-1, 1):
        for k, (x, h) in enumerate(((20, 24), (35, 30), (50, 26), (66, 34))):
            if k > 0:
                with b.at(sx * x, 17, 0.12, 0):
                    town_building(b, 14.5, h, 14, near=False, neon=0.9)
                    if k == 1:
                        sign_wall(b, 13, 5, 18, 0.6)
            with b.at(sx * x, -16.5, 0.12, np.pi):
                town_building(b, 14.5, h * 0.9, 14, near=False, neon=0.9)
                if k < 2:
                    sign_wall(b, 13, 5, 16, 0.6)
                if k == 0:
                    video_screen(b, 19, 9, 5.5, 3 if sx < 0 else 0, lamp=False)
        y = 27.0
        while y < 100:
            w = float(rng.uniform(10, 15))
            with b.at(sx * 10.5, y + w / 2 + (10 if sx < 0 else 9), 0.12, -sx * np.pi / 2):
                town_building(b, w, float(rng.uniform(18, 40)), 14, near=False, neon=1.0)
                sign_wall(b, w * 0.9, 4.5, 13, 0.5)
                blade_sign(b, -w * 0.42, 12, 8, pick(rng, list(NEON)), 1.4)
            y += w
    for x, y, w, h in ((-30, 60, 20, 62), (26, 74, 18, 78), (-52, 46, 18, 50), (48, 52, 20, 58), (4, 120, 24, 96)):
        with b.at(x, y):
            tower(b, w, 16, h, vary("#8a929c", rng, 0.15))
    skyline(b, 150, (-0.6, 3.7), 16, (40, 90))
    skyline(b, 110, (3.9, 5.5), 10, (24, 48))
    if b.setting.glow > 0:
        for x, y, hue in (
            (-9.5, 13.5, "#ffd0a0"),
            (9.5, 13.0, "#9fd8ff"),
            (0.0, 34.0, "#ffb0c8"),
            (-12, -10, "#ffc890"),
            (12, -10, "#a8c8ff"),
        ):
            b.lamp((x, y, 4.5), hue, 60 * b.setting.glow, 20, size=2.0, halo=0.04)
