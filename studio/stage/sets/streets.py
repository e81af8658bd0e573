"""Places of the town: street, alley, crossing, road, bridge, rooftop, city."""

import itertools

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    garden_wall,
    house,
    shop_front,
    skyline,
    tower,
    town_building,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, prism, vary, wire
from studio.stage.sets.landscape import (
    asphalt,
    pavement,
    range_of_hills,
    road_lines,
    terrain,
    water_plane,
    zebra,
)
from studio.stage.sets.plants import CHERRY, bush, flowers, grass, hedge, litter, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.signs import NEON, blade_sign, sign_board, sign_wall, video_screen
from studio.stage.sets.street_furniture import (
    bench,
    bicycle,
    bollards,
    car,
    crates,
    guard_rail,
    mesh_fence,
    paper_lantern,
    planter,
    street_lamp,
    traffic_light,
    utility_pole,
    vending_machine,
    wires,
)
from studio.stage.world import Place

ALONG = ((0.9, 14.0), (0.3, 5.0), (-0.2, -1.0), (-0.5, -8.0))
"""From deep in the street toward a camera at its near end."""


def street(setting: Setting) -> Place:
    """A street: shops by default, houses under cherry trees, or a quiet road before a wall."""
    if setting.has("wall"):
        return _walled_street(setting)
    if setting.has("cherry_tree"):
        return _residential(setting, blossoms=True)
    if setting.has("residential", "house", "suburb", "quiet"):
        return _residential(setting, blossoms=False)
    return _shopping_street(setting)


def _mirror(setting: Setting) -> float | None:
    return 0.0 if setting.wet > 0.5 and not setting.snowy else None


def _shopping_street(setting: Setting) -> Place:
    b = SetBuilder(setting)
    rng = b.rng
    asphalt(b, (-3.8, 3.8), (-30, 95))
    for s in (-1, 1):
        pavement(b, (3.8, 7.0) if s > 0 else (-7.0, -3.8), (-30, 95))
        b.box((s * 3.72, 32, 0.065), (0.18, 124, 0.13), "#9a9790", mat.STONE, shadow=False)
        road_lines(b, s * 3.35, (-30, 80), 0.0)
    road_lines(b, 0, (-29, 80), 2.4)
    with b.at(0, 16.5):
        zebra(b, 6.6, 3.2)
    neon = 0.95 if setting.has("tokyo", "shibuya", "neon", "busy") else 0.6
    for s in (-1, 1):
        y = -24.0
        while y < 78:
            w = float(rng.uniform(6.5, 9.5))
            h = float(rng.uniform(8, 15) if y < 30 else rng.uniform(11, 24))
            near = -9 < y < 27
            with b.at(s * 7.0, y + w / 2, 0.12, -s * np.pi / 2):
                town_building(b, w, h, 9, near=near, neon=neon if y > 0 else 0.2)
            y += w
    for k, (y, s) in enumerate(((-4.5, -1), (7.5, 1), (15.0, -1), (25.0, 1), (36.0, -1))):
        street_lamp(b, s * 4.25, y, 0 if s < 0 else np.pi, shadow=k in (1,), power=50)
    for y, s in ((3.2, 1), (11.5, 1), (3.6, -1), (20.5, -1), (30, 1)):
        tree(b, s * 4.6, y, float(rng.uniform(4.2, 5.4)), rich=y < 15)
        b.box((s * 4.6, y, 0.13), (1.1, 1.1, 0.04), "#4a4238", mat.STONE)
    car(b, 2.7, 11.5, np.pi / 2)
    car(b, -2.75, 22.0, -np.pi / 2)
    bicycle(b, -5.9, 5.2, 1.4)
    bicycle(b, -5.9, 5.9, 1.5)
    vending_machine(b, 6.3, 6.6, -np.pi / 2)
    for x, y in ((-6.3, 2.2), (-6.3, 7.9), (6.3, 9.4), (6.2, 1.5)):
        planter(b, x, y, 0.9)
    bench(b, -5.2, 9.6, np.pi / 2)
    b.rod((4.3, -3.0, 0.1), (4.3, -3.0, 2.6), 0.04, "#8a8f92", mat.METAL)
    b.box((4.3, -3.03, 2.5), (0.55, 0.04, 0.55), "#2a5aa8", mat.PAINT)
    for y in (12.6, 21.0, 34.0):
        b.add(wire((-7, y, 7.2), (7, y + rng.normal(0, 1), 7.4), 0.5))
    skyline(b, 130, (1.2, 1.95), 9, (28, 60), "#7d8794")
    range_of_hills(b, 260, (0.6, 2.5), 26, "#7f93a8", seed=3)
    b.mark("road", 0, 0, 0, np.pi / 2)
    b.mark("wall", 7.0, 2.0, 1.2, np.pi)
    b.mark("door", -6.7, 3.0, 0.12, 0.0)
    _street_crowd(b)
    return b.place(ALONG, ground_material="asphalt", mirror_z=_mirror(setting), reach=24, loops=("traffic",))


def _street_crowd(b: SetBuilder) -> None:
    for k in range(18):
        s = 1 if k % 2 else -1
        b.stand(s * float(b.rng.uniform(4.9, 5.8)), 2.0 + k * 1.5, (1 if b.rng.random() < 0.5 else -1) * np.pi / 2)


def _residential(setting: Setting, blossoms: bool) -> Place:
    """Houses behind walls and hedges, poles and wires; or two rows of cherry trees that meet over the road."""
    b = SetBuilder(setting)
    rng = b.rng
    asphalt(b, (-2.9, 2.9), (-30, 100), color="#7c7e84")
    wide = 2.4 if blossoms else 1.5
    for s in (-1, 1):
        edge = 2.9 + wide
        pavement(b, (2.9, edge) if s > 0 else (-edge, -2.9), (-30, 100), 0.1, "#9a958c")
        b.box((s * 2.86, 35, 0.06), (0.16, 130, 0.12), "#b4b0a6", mat.STONE, shadow=False)
        road_lines(b, s * 2.5, (-30, 90), 0.0, 0.14)
        b.floor(
            (edge, 34) if s > 0 else (-34, -edge), (-30, 100), 0.0, "#6f7f4c", mat.SNOW if setting.snowy else mat.GRASS
        )
        y = -18.0
        while y < 62:
            w = float(rng.uniform(7.5, 9.5))
            near = -6 < y < 24
            front = edge + (4.6 if blossoms else 2.2)
            with b.at(s * front, y + w / 2, 0, -s * np.pi / 2):
                house(b, w * 0.82, 7.0, near=near)
            wall_x = s * (edge + 0.15)
            if rng.random() < 0.55:
                garden_wall(
                    b, (wall_x, y + 0.3), (wall_x, y + w * 0.62), float(rng.uniform(1.1, 1.6)), vary("#a89e90", rng)
                )
                bush(b, s * (edge + 1.0), y + w * 0.3, 1.3)
            else:
                hedge(b, (wall_x + s * 0.2, y + 0.3), (wall_x + s * 0.2, y + w * 0.62), float(rng.uniform(1.0, 1.4)))
            if near and not blossoms and rng.random() < 0.7:
                tree(b, s * (edge + 1.3), y + w * 0.8, 4.2, rich=y < 12)
            y += w
    if blossoms:
        for s in (-1, 1):
            for k in range(11):
                y = -7.5 + k * 5.2 + rng.normal(0, 0.3)
                tree(b, s * (4.2 + rng.normal(0, 0.15)), y, float(rng.uniform(5.8, 6.8)), "cherry", rich=y < 19)
        if setting.season == "spring":
            litter(b, 1500, (-5.2, 5.2), (-9, 26), CHERRY, 0.05)
            for s in (-1, 1):
                litter(b, 700, (s * 4.0 - 1.2, s * 4.0 + 1.2), (-8, 22), CHERRY, 0.055)
        for k in range(4):
            bench(b, -4.9, 2.6 + k * 10.4, np.pi / 2)
            street_lamp(b, 3.15, 5.0 + k * 10.4, np.pi, 4.6, shadow=k == 0, power=40)
    else:
        for s, ys in ((1, (1.8, 16, 31, 46)), (-1, (9.5, 24, 39))):
            tips = [utility_pole(b, s * 3.15, float(y)) for y in ys]
            for p, q in itertools.pairwise(tips):
                wires(b, p, q)
            for p in tips[:2]:
                b.add(wire(p[1], (s * 7.5, p[1][1] + 2, 5.2), 0.4), ink=0.6)
        vending_machine(b, -4.1, 4.6, np.pi / 2)
        street_lamp(b, 3.3, 8.0, np.pi, 4.6, shadow=True, power=40)
        street_lamp(b, -3.3, 19.0, 0, 4.6, power=40)
        bicycle(b, 3.9, 5.6, 1.5)
    range_of_hills(b, 150, (0.7, 2.4), 24, "#7d96ae", seed=5)
    range_of_hills(b, 90, (0.9, 1.5), 9, "#64806a", seed=6)
    b.mark("road", 0, 0, 0, np.pi / 2)
    b.mark("wall", 2.9 + wide, 2.0, 1.0, np.pi)
    _residential_crowd(b, wide)
    return b.place(ALONG, ground_material="asphalt", mirror_z=_mirror(setting), reach=26, loops=())


def _residential_crowd(b: SetBuilder, wide: float) -> None:
    for k in range(10):
        s = 1 if k % 2 else -1
        b.stand(s * (2.9 + wide * 0.35), 5.5 + k * 2.2, -np.pi / 2 if k % 3 else np.pi / 2)


def _walled_street(setting: Setting) -> Place:
    """A quiet road seen across: a long wall to kick a ball at, houses and trees behind it, poles before it."""
    b = SetBuilder(setting)
    rng = b.rng
    asphalt(b, (-60, 60), (-14, 4.4), color="#7a7b80")
    b.box((0, 4.35, 0.06), (120, 0.2, 0.12), "#b0aca2", mat.STONE, shadow=False)
    road_lines_x = Material(roughness=0.6)
    b.floor((-60, 60), (3.5, 3.62), 0.006, "#d8d4c6", road_lines_x)
    b.floor((-60, 60), (4.4, 30), 0.02, "#6f7f4c", mat.SNOW if setting.snowy else mat.GRASS)
    height = 2.5
    brick = not setting.has("japan", "tokyo")
    color = "#96604a" if brick else "#a8a296"
    b.box((0, 5.1, height / 2), (26, 0.3, height), color, mat.BRICK if brick else mat.BLOCKS)
    b.box((0, 5.1, height + 0.05), (26.1, 0.42, 0.1), "#b8b0a2", mat.STONE)
    b.box((0, 4.92, 0.16), (26, 0.06, 0.32), srgb(color) * 0.7, mat.STONE)
    for x in (-12.8, -6.4, 0.0, 6.4, 12.8):
        b.box(
            (x + 3.2, 5.05, height / 2 + 0.08),
            (0.5, 0.5, height + 0.16),
            srgb(color) * 0.92,
            mat.BRICK if brick else mat.BLOCKS,
        )
        b.box((x + 3.2, 5.05, height + 0.2), (0.62, 0.62, 0.1), "#b8b0a2", mat.STONE)
    chalk = Material(roughness=0.9)
    for q, w, z, h in ((-1.4, 0.05, 1.05, 1.5), (1.4, 0.05, 1.05, 1.5)):
        b.box((q, 4.945, z), (w, 0.012, h), "#e6e2d8", chalk, shadow=False)
    b.box((0, 4.945, 1.8), (2.85, 0.012, 0.05), "#e6e2d8", chalk, shadow=False)
    for s in (-1, 1):
        garden_wall(b, (s * 13.2, 5.1), (s * 34, 5.1), 1.5) if s > 0 else garden_wall(b, (-34, 5.1), (-13.2, 5.1), 1.5)
    b.block_line((-13, 5.15), (13, 5.15), 0.35, height)
    for x, w in ((-19, 8.5), (-9.5, 8), (0.5, 9), (10.5, 8), (20, 9), (29, 8), (-28, 8)):
        with b.at(x, 9.5 + float(rng.uniform(0, 1.5))):
            house(b, w * 0.86, 7.0, near=abs(x) < 12)
    for x, y, h in (
        (-4.8, 7.2, 5.2),
        (5.6, 7.4, 5.8),
        (14.8, 7.6, 5.2),
        (-14.2, 7.4, 5.6),
        (-24, 8, 5),
        (24.5, 8, 5.5),
    ):
        tree(b, x, y, h, rich=abs(x) < 10)
    tips = [utility_pole(b, x, 4.62, 7.8) for x in (-21.0, -7.6, 7.9, 22.0)]
    for p, q in itertools.pairwise(tips):
        wires(b, p, q)
    street_lamp(b, 3.9, 4.62, -np.pi / 2, 4.8, shadow=True, power=45)
    street_lamp(b, -11.5, 4.62, -np.pi / 2, 4.8, power=45)
    vending_machine(b, 10.2, 4.1, 0)
    vending_machine(b, 11.35, 4.1, 0, "#e8e4da")
    bicycle(b, -9.6, 4.4, 0.05)
    grass(b, np.stack([rng.uniform(-26, 26, 170), rng.normal(4.72, 0.06, 170)], 1), 0.2)
    range_of_hills(b, 120, (0.5, 2.6), 22, "#7f97ae", seed=2)
    b.mark("wall", 0, 4.95, 1.0, -np.pi / 2)
    b.mark("road", 0, -1.5, 0, 0.0)
    for k in range(8):
        b.stand(-16 + k * 4.6, 3.9, 0 if k % 2 else np.pi)
    return b.place(
        [(-12, -0.4), (-4, 0.2), (4, 0.1), (12, -0.5)], ground_material="asphalt", mirror_z=_mirror(setting), reach=22
    )


def alley(setting: Setting) -> Place:
    """A lane barely wide enough to pass: eating-houses, lanterns, signs on brackets, pipes, a web of wires."""
    b = SetBuilder(setting)
    rng = b.rng
    half = 1.75 if setting.has("narrow") or not setting.has("wide") else 2.6
    wet = setting.wet
    stone = Material(
        texture=mat.PAVING.texture,
        scale=1.9,
        roughness=0.75 - 0.45 * wet,
        wet=max(wet, 0.35),
        reflectivity=0.35 + 0.5 * wet,
    )
    b.floor(
        (-half - 1, half + 1),
        (-24, 60),
        0.0,
        "#e4eaf2" if setting.snowy else "#57534f",
        mat.SNOW if setting.snowy else stone,
    )
    for s in (-1, 1):
        b.floor(
            (half - 0.32, half - 0.12) if s > 0 else (-half + 0.12, -half + 0.32),
            (-24, 50),
            0.006,
            "#3c3a38",
            mat.STONE,
        )
    for y in (2.6, 9.5):
        b.lathe((0.35, y, 0.004), [(0.34, 0), (0.33, 0.006), (0.01, 0.007)], "#4a4a4c", mat.METAL, 18)
    japanese = not setting.has("europe", "paris", "london", "italy")
    for s in (-1, 1):
        y = -17.0
        while y < 40:
            w = float(rng.uniform(3.6, 5.2))
            h = float(rng.uniform(6.0, 9.5))
            with b.at(s * half, y + w / 2, 0, -s * np.pi / 2):
                town_building(
                    b,
                    w,
                    h,
                    6,
                    near=-14 < y < 24,
                    neon=0.9 if y > -1 else 0.3,
                    shop_kind="izakaya" if japanese else "shop",
                )
                if japanese and -12 < y < 24:
                    _eating_house(b, w)
            y += w
    b.box((0.3, 41, 6), (18, 4, 14), "#6a6460", mat.facade(0.55 * setting.glow, 2.0))
    with b.at(0, 38.8):
        sign_board(b, 0, 0, 4.2, 3.4, 1.4, "#ffb02e")
    h = 5.4
    for _ in range(13):
        y0, y1 = rng.uniform(-4, 24, 2)
        b.add(
            wire(
                (-half, y0, h + rng.uniform(-0.8, 1.6)),
                (half, y0 + (y1 - y0) * 0.15, h + rng.uniform(-0.8, 1.6)),
                float(rng.uniform(0.15, 0.6)),
                0.012,
            ),
            ink=0.6,
        )
    for k in range(5):
        x = float(rng.uniform(-1.0, 1.0))
        b.add(wire((x, -8, h + 0.5 + 0.15 * k), (x * 0.4, 30, h + 1.1), 0.9, 0.013), ink=0.6)
    for k, y in enumerate((-2.6, 5.2, 12.0, 19.5)):
        if japanese:
            a, c = (-half, y, 4.2), (half, y + 0.7, 4.3)
            b.add(wire(a, c, 0.45, 0.01))
            for t in np.linspace(0.14, 0.86, 5):
                paper_lantern(
                    b,
                    -half + 2 * half * float(t),
                    y + 0.7 * float(t),
                    4.22 - 1.8 * float(t * (1 - t)),
                    0.13,
                    "#f0582e" if k % 2 else "#ffe2b0",
                )
    vending_machine(b, -half + 0.42, 4.4, np.pi / 2, "#e4e2dc")
    crates(b, half - 0.35, 2.8, 1.57, 4)
    crates(b, -half + 0.4, 9.4, 1.5, 6)
    bicycle(b, half - 0.3, 6.6, 1.45)
    for y, s in ((1.9, -1), (2.4, -1), (7.5, 1), (7.9, 1), (11.5, -1), (-3.4, 1)):
        planter(b, s * (half - 0.3), y, float(rng.uniform(0.45, 0.75)))
    for y, s in ((3.6, 1), (8.6, -1)):
        b.box((s * (half - 0.35), y, 0.5), (0.45, 0.6, 0.05), "#e8e2d2", mat.PAINT)
        b.box((s * (half - 0.35), y, 0.45), (0.04, 0.5, 0.9), "#2c2a28", mat.PAINT)
        b.block(s * (half - 0.35), y, 0.3, 0.9)
    for s in (-1, 1):
        b.block_line((s * (half + 0.35), -20), (s * (half + 0.35), 36), 0.35, 6)
        for k in range(5):
            b.rod(
                (s * (half - 0.06), -6 + k * 6.3, 0),
                (s * (half - 0.06), -6 + k * 6.3, 5.5),
                0.05,
                vary("#7a7268", rng),
                mat.METAL,
                None,
                6,
            )
    if setting.glow > 0:
        b.lamp(
            (0, 1.0, 4.6),
            "#ffb070",
            16 * setting.glow,
            11,
            toward=(0, 0.15, -1),
            cone=(0.75, 0.2),
            size=0.3,
            shadow=True,
            halo=0.15,
        )
        b.lamp((0, 14, 4.4), "#ff9a60", 16 * setting.glow, 11, size=0.4, halo=0.2)
        b.lamp((0, 30, 5), "#ffb070", 22 * setting.glow, 14, size=0.5, halo=0.35)
    b.mark("wall", half, 0, 1.2, np.pi)
    b.mark("door", -half + 0.2, 1.0, 0, 0)
    for k in range(6):
        b.stand((half - 0.7) * (1 if k % 2 else -1), 6 + 2.4 * k, -np.pi / 2 if k % 3 else np.pi / 2)
    mirror = 0.0 if not setting.snowy else None
    return b.place([(0.15, 13), (-0.1, 6), (0.1, 0), (0, -7)], ground_material="stone", mirror_z=mirror, reach=16)


def _eating_house(b: SetBuilder, width: float) -> None:
    """The dress of an izakaya front: a split curtain, a row of lanterns under the eave, a menu board, a tin roof."""
    rng = b.rng
    cloth = pick(rng, ["#28406a", "#7a2a28", "#3a3a3c", "#2f5a48"])
    n = 4
    for i in range(n):
        x = (i - (n - 1) / 2) * 0.42
        b.box((x, -0.22, 1.98), (0.4, 0.02, 0.62), cloth, mat.CLOTH)
    b.rod((-1.0, -0.22, 2.32), (1.0, -0.22, 2.32), 0.02, "#5a4030", mat.WOOD, None, 5)
    p = [[-width / 2, -0.85, 2.55], [width / 2, -0.85, 2.55], [width / 2, 0, 2.95], [-width / 2, 0, 2.95]]
    b.quad(p, "#5a4a42", mat.SIDING)
    b.quad((np.array(p) - [0, 0, 0.05])[::-1], "#3a2e28", mat.MATT)
    k = int(rng.integers(2, 4))
    for i in range(k):
        x = -width * 0.32 + i * width * 0.3
        paper_lantern(
            b,
            x,
            -0.62,
            2.52,
            0.19,
            pick(rng, ["#e8442a", "#f0c890", "#e8442a"]),
            lamp=i == 0 and bool(rng.random() < 0.6),
        )
    b.box((width * 0.3, -0.12, 1.3), (0.5, 0.06, 0.9), "#4a3626", mat.WOOD)
    for r in range(5):
        b.box((width * 0.3, -0.16, 1.62 - 0.15 * r), (0.36, 0.01, 0.06), "#efe6d0", mat.MATT, shadow=False)


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
    return b.place(path, ground_material="asphalt", mirror_z=_mirror(setting), reach=26, loops=("traffic",))


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


def road(setting: Setting) -> Place:
    """A country road over low hills: guard rail, poles, fields, a village far off."""
    b = SetBuilder(setting)
    rng = b.rng
    rise = shapes.hills(setting.seed + 1, 2.6, 0.045)

    def field(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return rise(x, y) * np.clip((np.abs(x) - 6) / 16, 0, 1) - 0.06

    terrain(b, (-90, 90), (-40, 130), field, "#686f3c", mat.GRASS, cells=(52, 52))
    asphalt(b, (-3.4, 3.4), (-40, 130), 0.0, "#707176")
    b.ground = lambda x, y: np.where(np.abs(x) < 3.6, 0.0, field(x, y))
    for s in (-1, 1):
        road_lines(b, s * 3.1, (-40, 130), 0.0, 0.14)
        b.floor((s * 3.7 - 0.35, s * 3.7 + 0.35), (-40, 130), -0.01, "#8f8672", mat.SNOW if setting.snowy else mat.SAND)
    road_lines(b, 0, (-40, 125), 3.0, 0.14, "#d8b040")
    avenue = setting.has("cherry_tree")
    if avenue:
        for s in (-1, 1):
            for k in range(12):
                y = -8.5 + 5.4 * k + float(rng.normal(0, 0.3))
                tree(b, s * (5.6 + float(rng.normal(0, 0.15))), y, float(rng.uniform(6.2, 7.2)), "cherry", rich=y < 11)
        if setting.season == "spring":
            litter(b, 1500, (-6.5, 6.5), (-9, 26), CHERRY, 0.05)
            for s in (-1, 1):
                litter(b, 600, (s * 3.6 - 0.6, s * 3.6 + 0.6), (-8, 22), CHERRY, 0.055)
    else:
        guard_rail(b, (4.3, -14), (4.3, 40))
    pole_x = -5.2 if not avenue else -9.5
    tips = [utility_pole(b, pole_x, y, 8.4) for y in (-12, 7, 26, 45, 64)]
    for p, q in itertools.pairwise(tips):
        wires(b, p, q, 0.8)
    for _ in range(26):
        s = float(rng.choice([-1, 1]))
        x, y = s * float(rng.uniform(9, 45)), float(rng.uniform(6, 95))
        tree(b, x, y, float(rng.uniform(4, 8)), rich=False)
    if not avenue:
        for x, y, h in ((-8.2, 3.0, 6.4), (8.6, 9.5, 7.2), (-9.5, 14, 6), (11, 2.5, 5)):
            tree(b, x, y, h)
    spots = spread(rng, setting.many(240 if avenue else 420), (4.6, 15), (-4, 24))
    grass(b, np.concatenate([spots, spots * [-1, 1]]), 0.4)
    flowers(b, spread(rng, 70, (-9, -4.2), (-1, 14)), ("#e8c83a", "#f0eee4", "#d86a8a"), 0.36)
    b.rod((-4.2, 9.0, 0), (-4.2, 9.0, 2.4), 0.045, "#8d9294", mat.METAL)
    b.box((-4.2, 8.95, 2.3), (0.75, 0.04, 0.75), "#e8b82a", mat.PAINT, 0.0)
    range_of_hills(b, 120, (0.1, 3.0), 18, "#5f7a58", seed=1)
    range_of_hills(b, 240, (0.2, 2.9), 55, "#7d93ac", seed=2, peaky=1.0, snow_line=0.72)
    b.mark("road", 0, 0, 0, np.pi / 2)
    return b.place(
        [(0.9, 16), (0.5, 5), (0, -1), (-0.4, -8)], ground_material="asphalt", mirror_z=_mirror(setting), reach=26
    )


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


def rooftop(setting: Setting) -> Place:
    """A flat roof at the height of its neighbours: parapet and rail, a water tank, ducts, the city on all sides."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    slab = Material(texture=mat.PAVING.texture, scale=0.7, roughness=0.85 - 0.4 * wet, wet=wet, reflectivity=0.8 * wet)
    b.floor((-9.5, 9.5), (-10, 7), 0.0, "#e6ecf3" if setting.snowy else "#8b867f", mat.SNOW if setting.snowy else slab)
    b.box((0, -1.5, -8.1), (19, 17, 16), "#8a7f74", mat.facade(0.4 * setting.glow, 1.8))
    for c, size in (
        ((0, 7.1, 0.4), (19.6, 0.3, 0.8)),
        ((0, -10.1, 0.4), (19.6, 0.3, 0.8)),
        ((-9.65, -1.5, 0.4), (0.3, 17.5, 0.8)),
        ((9.65, -1.5, 0.4), (0.3, 17.5, 0.8)),
    ):
        b.box(c, size, "#9c958b", mat.CONCRETE)
    for s in np.linspace(-9.3, 9.3, 13):
        b.rod((float(s), 7.1, 0.8), (float(s), 7.1, 1.75), 0.028, "#5a6468", mat.METAL, None, 5)
    for z in (1.15, 1.45, 1.75):
        b.rod((-9.5, 7.1, z), (9.5, 7.1, z), 0.024, "#5a6468", mat.METAL, None, 5)
        for s in (-1, 1):
            b.rod((s * 9.6, -10, z), (s * 9.6, 7.1, z), 0.024, "#5a6468", mat.METAL, None, 5)
    b.block_line((-9.6, 7.1), (9.6, 7.1), 0.4, 1.7)
    for s in (-1, 1):
        b.block_line((s * 9.6, -10), (s * 9.6, 7), 0.4, 1.7)
    # stair head, tank, ducts
    b.box((-6.8, 4.2, 1.4), (3.4, 3.0, 2.8), "#a89e92", mat.PLASTER)
    b.box((-6.8, 4.2, 2.88), (3.8, 3.4, 0.18), "#7d766c", mat.CONCRETE)
    b.box((-6.4, 2.68, 1.05), (1.0, 0.08, 2.1), "#4f6a72", mat.METAL)
    b.box((-6.4, 2.6, 2.35), (0.4, 0.14, 0.16), "#ffe2b0", mat.lit(0.5 + 6 * setting.glow))
    b.block(-6.8, 4.2, 2.2, 2.8)
    b.mark("door", -6.4, 2.3, 0, -np.pi / 2)
    for a in range(4):
        x, y = 6.6 + 0.9 * (a % 2 * 2 - 1), 3.6 + 0.9 * (a // 2 * 2 - 1)
        b.rod((x, y, 0), (x, y, 2.0), 0.07, "#6a5a4a", mat.METAL, None, 6)
    b.lathe(
        (6.6, 3.6, 1.9),
        [(0.01, 0), (1.5, 0.02), (1.55, 2.1), (1.4, 2.25), (0.1, 3.0), (0.01, 3.02)],
        "#7a5a40",
        mat.SIDING,
        18,
    )
    for z in (2.2, 2.9, 3.6):
        b.add(shapes.torus((6.6, 3.6, z), 1.55, 0.03, "#3a3230", mat.METAL, 20, 4))
    b.block(6.6, 3.6, 1.7, 4.5)
    for x, y in ((2.9, 5.4), (4.2, 5.4), (-3.9, 5.6)):
        b.box((x, y, 0.55), (1.0, 0.9, 0.9), "#b8b8b0", mat.PAINT)
        b.lathe((x, y, 1.0), [(0.36, 0), (0.36, 0.06), (0.01, 0.05)], "#4a4e52", mat.METAL, 12)
        b.block(x, y, 0.7, 1.0)
    b.box((3.4, 6.4, 0.35), (5.5, 0.4, 0.4), "#a8acac", mat.METAL)
    b.box((-8.2, -0.6, 0.4), (0.5, 2.6, 0.45), "#a8acac", mat.METAL)
    b.block_line((-8.2, -2.0), (-8.2, 0.5), 0.4, 0.6)
    b.rod((8.6, -4, 0), (8.6, -4, 4.6), 0.04, "#9aa0a4", mat.METAL)
    for z in (3.2, 3.8, 4.4):
        b.rod((8.0, -4, z), (9.2, -4, z), 0.015, "#9aa0a4", mat.METAL, None, 4)
    planter(b, -2.2, 6.2, 1.1)
    planter(b, -3.0, 6.3, 0.8)
    street_lamp(b, -9.0, -0.5, 0, 3.2, shadow=True, power=22)
    for k in range(42):
        a = float(rng.uniform(0, 2 * np.pi)) if k % 3 == 0 else float(rng.uniform(0.25, 2.9))
        r = float(rng.uniform(24, 130))
        h = 16 + float(rng.uniform(-9, 10) + max(0, r - 60) * rng.uniform(0.0, 0.5))
        with b.at(r * np.cos(a), r * np.sin(a), -16, float(rng.choice([0, 0.1, -0.1]))):
            tower(
                b,
                float(rng.uniform(9, 18)),
                float(rng.uniform(9, 14)),
                max(6.0, h),
                vary(pick(rng, ["#9a938a", "#87909a", "#a08a7c", "#b8b0a4"]), rng),
                crown=r < 90,
            )
    b.floor((-300, 300), (-200, 400), -16.0, "#55585c", mat.CONCRETE)
    if setting.has("neon", "tokyo", "night") or setting.glow > 0.7:
        with b.at(14, 27, -2.0, 0.35):
            sign_board(b, 0, 0, 6, 9, 3, "#ff2e88")
        with b.at(-17, 31, 0, -0.4):
            sign_board(b, 0, 0, 3, 7, 4, "#22d8ff")
    skyline(b, 190, (0.1, 3.0), 20, (20, 75))
    range_of_hills(b, 420, (0, 3.14), 60, "#8397ae", seed=8)
    b.mark("edge", 0.5, 6.6, 0, np.pi / 2)
    return b.place(
        [(-8, -3.4), (-2, -1.4), (3, -0.4), (8.4, -0.6)],
        ground_material="concrete",
        mirror_z=0.0 if wet else None,
        reach=20,
        loops=("traffic",),
    )


def city(setting: Setting) -> Place:
    """A plaza before skyscrapers: trees in planters, steps, a fountain of light, an avenue leading away."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    slab = Material(
        texture=mat.PAVING.texture, scale=0.8, roughness=0.6 - 0.3 * wet, wet=wet, reflectivity=0.12 + 0.7 * wet
    )
    b.floor((-26, 26), (-30, 24), 0.0, "#e6ecf3" if setting.snowy else "#a09a92", mat.SNOW if setting.snowy else slab)
    asphalt(b, (-90, 90), (24, 34), -0.1)
    asphalt(b, (-5, 5), (34, 160), -0.1)
    with b.at(0, 26.2, -0.1):
        zebra(b, 9, 3.6)
    for s in (-1, 1):
        pavement(b, (5, 60) if s > 0 else (-60, -5), (34, 160), 0.02, "#8d8880")
        for y in (2.0, 8.0, 14.0, 20.0):
            b.box((s * 6.2, y, 0.25), (2.2, 2.2, 0.5), "#8a847a", mat.STONE)
            b.box((s * 6.2, y, 0.5), (1.9, 1.9, 0.06), "#4a3e30", mat.MATT)
            tree(b, s * 6.2, y, 5.6, rich=y < 10)
            grass(b, spread(rng, 24, (s * 6.2 - 0.9, s * 6.2 + 0.9), (y - 0.9, y + 0.9)), 0.3)
            b.block(s * 6.2, y, 1.4, 0.5)
        for y in (5.0, 11.0):
            bench(b, s * 5.6, y, np.pi / 2 if s < 0 else -np.pi / 2)
        for y, h in ((-2, 0), (5, 1), (17, 2)):
            street_lamp(b, s * 4.2, y, 0 if s < 0 else np.pi, 4.6, power=28, shadow=h == 1 and s < 0)
        x = 15.0
        for w, d, h, y in ((14, 16, 46, -8), (13, 16, 64, 9), (16, 18, 52, 36), (14, 18, 84, 58), (16, 18, 66, 80)):
            with b.at(s * (x if y < 30 else 13.0), y + w / 2, 0, -s * np.pi / 2):
                tower(b, w, d, h, vary(pick(rng, ["#7f8c98", "#98907f", "#8a98a4", "#6f7a84"]), rng))
                glass = "#9fc0d8"
                b.box((0, -0.3, 2.6), (w * 0.9, 0.5, 5.0), glass, mat.lit(0.1 + 0.9 * setting.glow))
                for q in np.linspace(-0.45, 0.45, 8):
                    b.box((float(q) * w, -0.6, 2.6), (0.12, 0.12, 5.2), "#2f353a", mat.METAL)
                b.box((0, -1.2, 5.4), (w * 0.96, 2.6, 0.4), "#5a6066", mat.METAL)
                sign_board(b, 0, -2.5, 5.5, w * 0.4, 0.6, pick(rng, list(NEON)))
                if setting.glow > 0:
                    b.lamp(
                        (0, -1.4, 3.0),
                        "#ffe2b8",
                        30 * setting.glow,
                        13,
                        toward=(0, -1, -0.2),
                        area=True,
                        size=2.0,
                        halo=0.05,
                    )
    for x, y, h, w in (
        (-2, 150, 120, 22),
        (24, 120, 96, 18),
        (-30, 130, 104, 20),
        (40, 170, 130, 24),
        (-58, 120, 80, 20),
        (60, 110, 74, 20),
    ):
        with b.at(x, y):
            tower(b, w, 18, h, vary("#8592a0", rng, 0.12))
    # a low round pool with a sculpture
    b.lathe((0, 13.5, 0), [(3.2, 0), (3.2, 0.42), (2.8, 0.46), (2.75, 0.3), (0.01, 0.3)], "#8a857d", mat.STONE, 32)
    b.lathe((0, 13.5, 0.33), [(2.74, 0), (0.01, 0.005)], "#3a6a7a", mat.water(0.06), 32)
    for k in range(3):
        t = np.linspace(0, 1, 12)
        a = k * 2.09 + t * 3.0
        b.add(
            shapes.tube(
                np.stack([1.1 * np.cos(a) * (1 - t * 0.7), 13.5 + 1.1 * np.sin(a) * (1 - t * 0.7), 0.3 + 4.2 * t], 1),
                0.16 - 0.1 * t,
                "#b8c0c4",
                mat.CHROME,
                9,
            )
        )
    b.block(0, 13.5, 3.3, 3.5)
    mesh_fence(b, (-26, 23.6), (-10, 23.6), 0.9)
    mesh_fence(b, (10, 23.6), (26, 23.6), 0.9)
    car(b, -9, 27, 0.0)
    car(b, 14, 30.5, np.pi)
    for _ in range(24):
        x, y = float(rng.uniform(-4.4, 4.4)), float(rng.uniform(3, 22))
        if np.hypot(x, y - 13.5) > 4:
            b.stand(x, y, float(rng.choice([-1, 1])) * np.pi / 2)
    b.mark("road", 0, 29, -0.1, 0.0)
    return b.place(
        [(3.6, 9.5), (1.2, 4.0), (-0.2, -1.0), (-0.8, -9.0)],
        ground_material="stone",
        mirror_z=0.0 if wet else None,
        reach=26,
        loops=("traffic",),
    )
