"""A road through the country."""

import itertools

import numpy as np

from studio.stage import shapes
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.landscape import (
    asphalt,
    range_of_hills,
    road_lines,
    terrain,
)
from studio.stage.sets.plants import CHERRY, flowers, grass, litter, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import (
    guard_rail,
    utility_pole,
    wires,
)
from studio.stage.sets.streets.wet import mirror
from studio.stage.world import Place


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
        [(0.9, 16), (0.5, 5), (0, -1), (-0.4, -8)], ground_material="asphalt", mirror_z=mirror(setting), reach=26
    )
