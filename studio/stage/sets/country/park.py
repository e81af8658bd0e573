"""A park, with a wall to play ball against."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import skyline
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.country.path import bend, bends
from studio.stage.sets.forms import Array, ribbon, vary
from studio.stage.sets.landscape import range_of_hills, terrain, water_plane
from studio.stage.sets.plants import (
    CHERRY,
    bush,
    flowers,
    grass,
    hedge,
    litter,
    pine,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import bench, paper_lantern, park_lamp
from studio.stage.world import Place


def park(setting: Setting) -> Place:
    """A city park: a winding path between lawns, benches, lamps, a pond, trees; rows of cherries when asked."""
    b = SetBuilder(setting)
    rng = b.rng
    blossoms = setting.has("cherry_tree")
    swell = shapes.hills(setting.seed + 2, 0.5, 0.12)
    wz = -0.25

    def field(x: Array, y: Array) -> Array:
        z = swell(x, y) * np.clip((np.abs(x - bends(y)) - 2.5) / 6, 0, 1) + np.clip((np.abs(x) - 26) / 14, 0, 2) * 1.6
        pond = np.hypot((x - 11.5) / 6.5, (y - 12.5) / 5.0)
        return np.where(pond < 1.5, z * np.clip((pond - 1) * 2, 0, 1) - 0.9 * np.clip(1.12 - pond, 0, 1), z)

    terrain(b, (-60, 60), (-34, 86), field, "#5f6c3a", mat.GRASS, cells=(60, 64), tone=0.14)
    y = np.linspace(-26, 60, 70)
    line = np.stack([bends(y), y], 1)
    h = np.array([b.height(float(u), float(v)) for u, v in line])
    wet = setting.wet
    b.add(
        ribbon(
            line,
            3.5,
            "#dfe5ec" if setting.snowy else "#94876f",
            mat.SNOW
            if setting.snowy
            else Material(
                texture=Texture.GRIME, scale=0.7, roughness=0.95 - 0.5 * wet, wet=wet, reflectivity=0.7 * wet
            ),
            h + 0.03,
        ),
        shadow=False,
        mirrored=False,
        ink=0.2,
    )
    for s in (-1, 1):
        b.add(
            ribbon(line + np.array([s * 1.8, 0]), 0.16, "#8d867a", mat.STONE, h + 0.07),
            shadow=False,
            mirrored=False,
            ink=0.3,
        )
    water_plane(b, (4.5, 18.5), (7.2, 17.8), wz, "#35565a", 0.05, 0.9)
    for k in range(34):
        a = k / 34 * 6.283
        px, py = 11.5 + 6.7 * np.cos(a), 12.5 + 5.15 * np.sin(a)
        b.add(
            shapes.rock(
                (px, py, b.height(px, py) + 0.06),
                rng.uniform(0.22, 0.48, 3) * [1, 1, 0.6],
                vary("#8a857c", rng),
                mat.ROCK,
                int(rng.integers(1 << 30)),
                1,
                0.3,
            ),
            ink=0.5,
        )
    b.block(11.5, 12.5, 6.0, 0.3)
    if blossoms:
        for s in (-1, 1):
            for k in range(9):
                yy = -7.0 + k * 5.2
                tree(
                    b,
                    bend(yy) + s * (3.6 + rng.normal(0, 0.2)),
                    yy,
                    float(rng.uniform(5.4, 6.4)),
                    "cherry",
                    rich=yy < 18,
                )
        if setting.season == "spring":
            litter(b, 1700, (-6, 6), (-8, 24), CHERRY, 0.05)
    else:
        for x, yy, hh in (
            (-5.8, 3.4, 6.0),
            (-7.5, 9.5, 7.0),
            (6.9, 6.4, 5.6),
            (-6.2, 17, 6.6),
            (4.6, 20, 6.4),
            (-8.6, -2.0, 6.8),
            (8.8, -1.0, 6.2),
        ):
            tree(b, x, yy, hh, rich=yy < 12)
    for _ in range(setting.many(38)):
        s = float(rng.choice([-1, 1]))
        x, yy = s * float(rng.uniform(12, 46)), float(rng.uniform(18, 66))
        (tree if rng.random() < 0.75 else pine)(b, x, yy, float(rng.uniform(6, 10)), rich=False)
    walled = setting.has("wall")
    if walled:
        ball_wall(b, 5.4, 0.4, 10.0)
    for k, (yy, s) in enumerate(
        ((3.4, -1), (10.4, -1), (17.5, -1)) if walled else ((3.4, -1), (3.6, 1), (10.4, -1), (17.5, -1))
    ):
        bench(b, bend(yy) + s * 2.65, yy, np.pi / 2 if s < 0 else -np.pi / 2, seats=k < 2)
    for yy, s in ((7.2 if walled else 1.0, 1), (7.2, -1), (13.6, 1), (20.5, -1), (-6, -1)):
        park_lamp(b, bend(yy) + s * 2.4, yy)
    hedge(b, (-16, 13.5), (-6.0, 14.5), 0.8)
    for x, yy in ((-4.6, 6.8), (-5.0, 12.6), (4.6, 8.6), (6.0, 2.2), (-6.8, 1.0)):
        bush(b, x, yy, float(rng.uniform(0.9, 1.4)))
    for x0, y0 in ((-4.4, 1.5), (4.6, 3.0), (-3.6, 8.8)):
        flowers(
            b,
            spread(rng, 40, (x0 - 0.9, x0 + 0.9), (y0 - 0.6, y0 + 0.6)),
            ("#e05a6a", "#f0c04a", "#f4f0f6", "#9a6ac8"),
            0.32,
        )
    lawn = spread(rng, setting.many(700), (-13, 13), (-8, 16))
    lawn = lawn[
        (np.abs(lawn[:, 0] - bends(lawn[:, 1])) > 2.0)
        & (np.hypot((lawn[:, 0] - 11.5) / 6.8, (lawn[:, 1] - 12.5) / 5.3) > 1)
    ]
    grass(b, lawn, 0.16, ("#52612f", "#76874a"))
    b.lathe((bend(4.8) - 2.5, 4.9, 0), [(0.24, 0), (0.28, 0.75), (0.3, 0.8), (0.01, 0.82)], "#3f5a4a", mat.METAL, 12)
    if setting.has("lantern"):
        for k in range(7):
            yy = -2 + 3.4 * k
            for s in (-1, 1):
                paper_lantern(b, bend(yy) + s * 2.3, yy, 2.7, 0.24, "#f05a3a", lamp=k % 3 == 1 and s < 0)
                b.rod((bend(yy) + s * 2.3, yy, 0), (bend(yy) + s * 2.3, yy, 2.8), 0.03, "#3a2c22", mat.WOOD, None, 5)
    if setting.has("fountain"):
        b.lathe(
            (-9.5, 7.5, b.height(-9.5, 7.5)),
            [
                (2.4, 0),
                (2.4, 0.5),
                (2.1, 0.52),
                (2.05, 0.35),
                (0.3, 0.35),
                (0.25, 1.4),
                (1.0, 1.6),
                (0.9, 1.62),
                (0.15, 1.5),
                (0.12, 2.2),
                (0.01, 2.3),
            ],
            "#a09a8e",
            mat.STONE,
            24,
        )
        b.block(-9.5, 7.5, 2.5, 2)
    skyline(b, 150, (0.5, 2.6), 12, (16, 46), "#8d98a6")
    range_of_hills(b, 260, (0.2, 2.95), 32, "#7f96ac", seed=2)
    b.mark("water", 11.5, 12.5, wz, 0)
    b.mark("road", 0, 0, 0, np.pi / 2)
    for k in range(14):
        yy = 3.0 + 1.8 * k
        b.stand(bend(yy) + float(rng.uniform(-1.1, 1.1)), yy, -np.pi / 2 if k % 2 else np.pi / 2)
    path = [(bend(v), v) for v in (15.0, 10.0, 5.0, 0.0, -5.0, -9.0)]
    return b.place(path, ground_material="soil", water_z=wz, mirror_z=wz if wet < 0.5 else 0.0, reach=26)


def ball_wall(b: SetBuilder, x: float, y: float, length: float) -> None:
    """A free-standing brick wall to play against, facing -x, with a chalked goal; adds the mark ``wall``."""
    height = 2.7
    b.box((x + 0.2, y, height / 2), (0.4, length, height), "#9a6650", mat.BRICK)
    b.box((x + 0.2, y, height + 0.06), (0.56, length + 0.16, 0.12), "#b8b0a2", mat.STONE)
    b.box((x + 0.18, y, 0.15), (0.5, length + 0.06, 0.3), "#7d766c", mat.STONE)
    for s in (-1, 1):
        b.box((x + 0.2, y + s * length / 2, height / 2 + 0.1), (0.62, 0.62, height + 0.2), "#90604a", mat.BRICK)
        b.box((x - 0.012, y + s * 1.5, 0.95), (0.012, 0.06, 1.5), "#e8e4da", mat.MATT, shadow=False)
    b.box((x - 0.012, y, 1.7), (0.012, 3.06, 0.06), "#e8e4da", mat.MATT, shadow=False)
    b.floor((x - 3.6, x), (y - length / 2, y + length / 2), b.height(x - 1.5, y) + 0.035, "#a89878", mat.CONCRETE)
    b.block_line((x + 0.3, y - length / 2), (x + 0.3, y + length / 2), 0.4, height)
    b.mark("wall", x, y, 1.0, np.pi)
