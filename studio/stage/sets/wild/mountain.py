"""A mountain ridge."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.camp import tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, vary
from studio.stage.sets.landscape import boulder, footpath, range_of_hills, terrain
from studio.stage.sets.plants import flowers, grass, pine, stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def mountain(setting: Setting) -> Place:
    """A volcano's foot where the words name one, else a ridge."""
    return _ash(setting) if setting.has("volcano") else _ridge(setting)


def _ash(setting: Setting) -> Place:
    """A plain of black ash and clinker before a volcano; what few trees there are stand dead; low hills far off."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps, small = shapes.hills(setting.seed + 1, 0.55, 0.16), shapes.hills(setting.seed + 5, 0.10, 1.1)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 9, 0, 1)
        return bumps(x, y) * away + small(x, y) * np.clip((np.hypot(x, y) - 2) / 4, 0, 1) + 0.012 * np.clip(y, 0, 60)

    ash = Material(texture=mat.ROCK.texture, scale=0.35, roughness=0.97)
    terrain(b, (-110, 110), (-26, 110), field, "#4d4641", ash, cells=(70, 60), tone=0.16)
    for x, y, size in (
        (-5.5, 4.4, 1.0),
        (-8.5, 8.0, 1.8),
        (6.4, 5.2, 0.9),
        (-14, 15, 2.4),
        (13, 11, 1.4),
        (17, 22, 2.0),
    ):
        boulder(b, x, y, size, "#3c3634", 2)
    stones(b, spread(rng, setting.many(160), (-13, 13), (-7, 24)), (0.05, 0.28), "#3a3431")
    for x, y, high in ((-9.0, 12.5, 4.0), (10.5, 15.0, 4.6), (-16.0, 23.0, 5.2), (7.2, 9.4, 2.8)):
        z = b.height(x, y)
        b.rod((x, y, z - 0.2), (x + 0.2, y, z + high), 0.13, "#2b2522", mat.WOOD, 0.03)
        for k in range(5):
            a, up = float(rng.uniform(0, 6.28)), high * (0.45 + 0.1 * k)
            long = 0.28 * (high - up) + 0.35
            end = (x + long * np.cos(a), y + long * np.sin(a), z + up + 0.6 * long)
            b.rod((x + 0.1, y, z + up), end, 0.05, "#2b2522", mat.WOOD, 0.01)
    range_of_hills(b, 330, (0.1, 1.2), 34, "#5b5650", seed=3, peaky=0.6, base=-8)
    range_of_hills(b, 330, (1.95, 3.0), 34, "#5b5650", seed=4, peaky=0.6, base=-8)
    b.mark("fire", 2.0, -0.6, 0, 0)
    return b.place([(0.3, 13), (-0.6, 5), (-0.4, 0), (0.2, -7)], ground_material="stone", reach=24)


def _ridge(setting: Setting) -> Place:
    """High on a ridge: a trail among rocks, a drop to one side, great peaks ahead; deep snow when it snows."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 1, 0.8, 0.2)
    small = shapes.hills(setting.seed + 5, 0.12, 1.1)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 7, 0, 1)
        side = np.clip((x - 7) / 10, 0, 4)
        up = np.clip((-x - 8) / 8, 0, 4)
        ahead = np.clip((y - 16) / 18, 0, 4)
        return (
            bumps(x, y) * away
            + small(x, y) * np.clip((np.hypot(x, y) - 2) / 4, 0, 1)
            - 3.6 * side**1.4
            + 2.4 * up**1.25
            + (1.6 * up - 5.5) * ahead**1.3
        )

    snow = setting.snowy
    ground = "#7f7868" if not snow else "#e8eef6"
    rockish = Material(texture=mat.GRASS.texture, scale=0.5, roughness=0.95)
    terrain(b, (-60, 70), (-26, 75), field, ground if snow else "#78764e", rockish, cells=(60, 60), tone=0.18)
    # the trail
    t = np.linspace(-20, 26, 60)
    line = np.stack([0.5 * np.sin(t * 0.22) - 0.5, t], 1)
    footpath(b, line, 1.15, "#8f8068")
    for x, y, s in (
        (-4.2, 3.8, 1.5),
        (-6.2, 6.5, 2.4),
        (4.8, 5.6, 1.2),
        (-5.0, -2.4, 1.3),
        (6.2, 1.6, 1.0),
        (3.4, 9.5, 1.6),
        (-9.5, 10, 4.2),
        (-12, 3.5, 4.6),
        (5.2, 13, 2.0),
        (-7.5, 15, 3.4),
    ):
        boulder(b, x, y, s, "#7d7a76" if not snow else "#5f6268", 3 if s > 2 else 2)
    for _ in range(setting.many(26)):
        x, y = float(rng.uniform(-34, -13)), float(rng.uniform(4, 46))
        with b.at(x, y, b.height(x, y), float(rng.uniform(0, 6))):
            b.add(
                shapes.rock(
                    (0, 0, 0),
                    rng.uniform(1.2, 4.5, 3) * [1, 1, 1.5],
                    "#6f6d6c",
                    mat.ROCK,
                    int(rng.integers(1 << 30)),
                    2,
                    0.45,
                    1.6,
                    True,
                ),
                ink=0.7,
            )
    stones(b, spread(rng, setting.many(110), (-11, 8), (-8, 17)), (0.05, 0.3), "#827d76")
    for _ in range(setting.many(20)):
        x, y = float(rng.uniform(-13, 8)), float(rng.uniform(6, 30))
        if abs(x) > 2.8:
            pine(b, x, y, float(rng.uniform(2.2, 4.6)), rich=y < 14)
    if not snow:
        grass(b, spread(rng, setting.many(260), (-8, 7), (-7, 12)), 0.2, ("#5a5f34", "#b0a860"))
        flowers(b, spread(rng, 60, (-6, 5), (-3, 9)), ("#e8e4f0", "#8a6ac0", "#e8c84a"), 0.18)
    _cairn(b, 2.6, 3.4)
    post = b.height(-2.4, 5.2)
    b.rod((-2.4, 5.2, post - 0.2), (-2.4, 5.2, post + 1.9), 0.07, "#7a5f44", mat.WOOD)
    for s, zz in ((1, 1.7), (-1, 1.42)):
        b.box((-2.4 + s * 0.38, 5.15, post + zz), (0.9, 0.05, 0.2), "#a8845c", mat.WOOD, 0.2 * s)
    b.block(-2.4, 5.2, 0.25, 1.9)
    line_ = 0.18 if snow else 0.5
    range_of_hills(
        b,
        90,
        (0.35, 1.15),
        30,
        "#55605c" if not snow else "#6f7884",
        seed=1,
        peaky=1.0,
        snow_line=0.25 if snow else 0.8,
        base=-30,
    )
    range_of_hills(b, 150, (1.15, 2.85), 78, "#5f6872", seed=2, peaky=1.0, snow_line=line_, base=-30, count=130)
    range_of_hills(b, 330, (0.2, 2.5), 190, "#72839c", seed=3, peaky=1.0, snow_line=0.32, base=-40, count=140)
    range_of_hills(b, 620, (0.0, 3.1), 200, "#8c9fb8", seed=4, peaky=1.0, snow_line=0.45, base=-60)
    range_of_hills(b, 260, (3.6, 6.0), 70, "#76879c", seed=6, peaky=1.0, snow_line=0.5, base=-40)
    b.mark("edge", 6.6, 1.0, float(field(np.asarray(6.6), np.asarray(1.0))), 0.0)
    b.mark("fire", 2.0, -0.6, 0, 0)
    if setting.has("tent", "camp"):
        tent(b, -3.6, 1.6, 0.5)
    return b.place([(0.3, 13), (-0.6, 5), (-0.4, 0), (0.2, -7)], ground_material="stone", reach=24)


def _cairn(b: SetBuilder, x: float, y: float) -> None:
    z = b.height(x, y)
    for k in range(6):
        r = 0.42 - 0.06 * k
        b.add(
            shapes.rock(
                (x + b.rng.normal(0, 0.03), y + b.rng.normal(0, 0.03), z + 0.1 + 0.17 * k),
                (r, r * 0.9, 0.12),
                vary("#8a857e", b.rng),
                mat.ROCK,
                int(b.rng.integers(1 << 30)),
                2,
                0.2,
            ),
            ink=0.7,
        )
    b.block(x, y, 0.5, 1.0)
