"""A street: shops, houses under cherry trees, or a quiet road before a wall."""

import itertools

import numpy as np

from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    garden_wall,
    house,
    skyline,
    town_building,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary, wire
from studio.stage.sets.landscape import (
    asphalt,
    pavement,
    range_of_hills,
    road_lines,
    zebra,
)
from studio.stage.sets.plants import CHERRY, bush, grass, hedge, litter, tree
from studio.stage.sets.setting import Setting
from studio.stage.sets.street_furniture import (
    bench,
    bicycle,
    car,
    planter,
    street_lamp,
    utility_pole,
    vending_machine,
    wires,
)
from studio.stage.sets.streets.wet import ALONG, mirror
from studio.stage.world import Place


def street(setting: Setting) -> Place:
    """A street: shops by default, houses under cherry trees, or a quiet road before a wall."""
    if setting.has("wall"):
        return _walled_street(setting)
    if setting.has("cherry_tree"):
        return _residential(setting, blossoms=True)
    if setting.has("residential", "house", "suburb", "quiet"):
        return _residential(setting, blossoms=False)
    return _shopping_street(setting)


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
    return b.place(ALONG, ground_material="asphalt", mirror_z=mirror(setting), reach=24, loops=("traffic",))


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
    return b.place(ALONG, ground_material="asphalt", mirror_z=mirror(setting), reach=26, loops=())


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
        [(-12, -0.4), (-4, 0.2), (4, 0.1), (12, -0.5)], ground_material="asphalt", mirror_z=mirror(setting), reach=22
    )
