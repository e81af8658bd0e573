"""A forest."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.camp import fire_place, seat_log, tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades
from studio.stage.sets.landscape import boulder, level_about, range_of_hills, terrain
from studio.stage.sets.plants import bush, grass, litter, pine, stones, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def forest(setting: Setting) -> Place:
    """A clearing among pines: a ring of stones for a fire, logs to sit on, ferns, roots, deep woods all round; a glade
    where something large is to be seen whole."""
    b = SetBuilder(setting)
    rng = b.rng
    rough = shapes.hills(setting.seed + 2, 0.5, 0.25)
    field = level_about(lambda x, y: rough(x, y) + np.clip((np.hypot(x, y) - 13) / 24, 0, 2) * 3, 3.0, 6.0)
    terrain(
        b,
        (-48, 48),
        (-30, 62),
        field,
        "#4c4836" if not setting.has("green", "spring") else "#586a36",
        mat.GRASS,
        cells=(56, 60),
        tone=0.22,
    )
    camp = setting.has("fire", "camp", "tent") or (setting.glow > 0.5 and not setting.has("bamboo"))
    fire_y = 2.7
    if camp:
        fire_place(b, 0, fire_y)
        seat_log(b, -1.75, fire_y + 0.5, np.pi / 2 - 0.25)
        seat_log(b, 1.85, fire_y + 0.5, -np.pi / 2 + 0.25)
    else:
        b.mark("fire", 1.6, 1.8, 0, 0)
        seat_log(b, -2.8, 2.4, np.pi / 2 - 0.5)
    if camp or setting.has("tent"):
        tent(b, -4.4, 6.2, 0.55)
        b.box((-2.9, 4.4, 0.22), (0.42, 0.3, 0.42), "#3f6a4a", mat.CLOTH, 0.4)
    autumn = setting.season == "autumn"
    glade = setting.has("glade")
    ring: list[tuple[float, float]] = []
    while len(ring) < setting.many(46 if not glade else 90):
        a = float(rng.uniform(-0.35, np.pi + 0.35))
        r = 7.0 + 25 * float(rng.random()) ** 0.8
        r = r if not glade else max(r, 9.0) * 1.25
        x, y = r * np.cos(a), r * np.sin(a) + 2
        if all((x - u) ** 2 + (y - v) ** 2 > 2.2 for u, v in ring):
            ring.append((x, y))
    for k, (x, y) in enumerate(ring):
        rich = np.hypot(x, y) < 15
        if autumn or (setting.has("birch", "broadleaf") and k % 2) or k % 6 == 0:
            tree(b, x, y, float(rng.uniform(6, 9)), rich=rich)
        else:
            pine(b, x, y, float(rng.uniform(8, 14)), rich=rich)
    for x, y, h in (
        (-6.4, -2.6, 11),
        (6.6, -2.2, 12),
        (-9.4, -5.5, 12),
        (9.0, -6, 11),
        (-3.5, -13, 11),
        (4.5, -14, 12),
    ):
        if not glade:
            pine(b, x, y, h, rich=False)
    # bare trunks close by, for depth
    for x, y, r in (
        () if glade else ((-5.4, 3.4, 0.3), (5.2, 4.4, 0.34), (7.4, 1.2, 0.28), (-7.6, 0.8, 0.3), (3.2, 9.2, 0.26))
    ):
        z = b.height(x, y)
        b.add(
            shapes.tube(
                [[x, y, z - 0.2], [x, y, z + 0.35], [x + 0.1, y, z + 4], [x + 0.2, y + 0.1, z + 11]],
                [r * 1.7, r * 1.05, r * 0.85, r * 0.4],
                "#4d3a2c",
                mat.BARK,
                10,
            )
        )
        for i in range(5):
            a = i * 1.256 + x
            b.rod(
                (x, y, z + 0.25),
                (x + 3.2 * r * np.cos(a), y + 3.2 * r * np.sin(a), z - 0.02),
                r * 0.5,
                "#4d3a2c",
                mat.BARK,
                0.04,
                5,
            )
        b.block(x, y, r * 1.6, 8)
    ferns = np.concatenate(
        [spread(rng, setting.many(46), (-10, -2.6), (-3, 11)), spread(rng, setting.many(46), (2.6, 10), (-3, 11))]
    )
    _ferns(b, ferns)
    far = ferns[: len(ferns) // 2] * 1.8 + [0, 4]
    grass(b, np.concatenate([spread(rng, setting.many(260), (-9, 9), (-6, 12)), far]), 0.26, ("#3f4a22", "#8a9450"))
    spots = spread(rng, setting.many(150), (-8, 8), (-6, 11))
    stones(b, spots[np.hypot(spots[:, 0], spots[:, 1] - fire_y) > 1.4], (0.03, 0.15), "#6a665e")
    litter(
        b,
        700,
        (-9, 9),
        (-6, 11),
        ("#8a6a3a", "#a8742e", "#6a5230") if not autumn else ("#c8642a", "#d98a2e", "#b8432a"),
        0.045,
    )
    for x, y, s in ((-3.6, 4.6, 0.5), (4.4, 3.2, 0.6), (6.4, 6.6, 1.2), (-6.9, 5.0, 0.9)):
        boulder(b, x, y, s, "#6a6c62")
    for _ in range(10):
        x, y = float(rng.uniform(-9, 9)), float(rng.uniform(5, 12))
        if abs(x) > 3.2:
            bush(b, x, y, float(rng.uniform(0.7, 1.3)))
    for k in range(7):
        x, y = -2.9 - 0.2 * k + 0.1 * (k % 3), 1.2 + 0.13 * k
        z = b.height(x, y)
        b.rod((x, y, z), (x, y, z + 0.09), 0.02, "#e8dcc8", mat.MATT, None, 5)
        b.lathe((x, y, z + 0.08), [(0.06, 0), (0.045, 0.03), (0.01, 0.05)], "#b8452e", mat.MATT, 8)
    range_of_hills(b, 90, (0, 3.14), 16, "#3f5444", seed=1)
    range_of_hills(b, 190, (0.2, 2.9), 52, "#5f7a8a", seed=2, peaky=1.0)
    if setting.has("lantern"):
        b.ball((-2.7, 3.2, 0.9), 0.12, "#ffd08a", mat.lit(5.0), 1)
        b.lamp((-2.7, 3.2, 1.0), "#ffb060", 8, 6, size=0.2)
    return b.place([(-10, -1.6), (-4, -1.0), (4, -1.0), (10, -1.8)], ground_material="soil", reach=20)


def _ferns(b: SetBuilder, spots: Array) -> None:
    """Ferns: arched fronds from one root."""
    if b.setting.season == "winter" or len(spots) == 0:
        return
    rng = b.rng
    per = 8
    roots = np.repeat(spots, per, 0)
    n = len(roots)
    z = np.array([b.height(float(u), float(v)) for u, v in spots]).repeat(per)
    turn = rng.uniform(0, 6.28, n)
    size = rng.uniform(0.35, 0.75, n)
    lean = np.stack([np.cos(turn), np.sin(turn)], 1) * size[:, None]
    tone = rng.uniform(0.7, 1.25, (n, 1))
    b.add(
        blades(
            np.c_[roots, z - 0.02],
            size * 0.75,
            lean,
            size * 0.13,
            srgb("#2f4a24") * tone,
            srgb("#7fa048") * tone,
            mat.LEAVES,
            rng,
        ),
        ink=0.2,
    )
