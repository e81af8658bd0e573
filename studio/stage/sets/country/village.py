"""A village."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import cottage, gable_roof, gable_walls, window_grid
from studio.stage.sets.camp import tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, vary
from studio.stage.sets.landscape import footpath, range_of_hills, terrain
from studio.stage.sets.plants import (
    bush,
    flowers,
    grass,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import bench, park_lamp, rail_fence
from studio.stage.world import Place


def village(setting: Setting) -> Place:
    """A small old village: a lane between cottages with gardens, a church spire, a well, orchards, blue hills."""
    b = SetBuilder(setting)
    rng = b.rng
    swell = shapes.hills(setting.seed + 3, 1.7, 0.05)

    def lane(y: Array) -> Array:
        return 1.9 * np.sin(y * 0.1) * np.clip((y - 3) / 8, 0, 1)

    def field(x: Array, y: Array) -> Array:
        d = np.abs(x - lane(y))
        up = np.clip((y - 22) / 50, 0, 2) * 7
        return (
            up
            + swell(x, y) * np.clip((d - 2) / 9, 0, 1) * np.clip((np.hypot(x, y) - 3) / 6, 0, 1)
            + np.clip(d - 9, 0, 40) * 0.04
        )

    terrain(b, (-80, 80), (-34, 120), field, "#6d7a42", mat.GRASS, cells=(52, 56), tone=0.16)
    y = np.linspace(-26, 60, 70)
    line = np.stack([lane(y), y], 1)
    footpath(b, line, 3.0, "#c0a880")
    homes = (
        (-7.2, 7.5, 5.6, 4.6, 3.0, 0.25),
        (7.4, 9.0, 5.2, 4.6, 3.2, -0.3),
        (-8.4, 16.5, 6.2, 5, 3.4, 0.15),
        (7.6, 18.5, 5.4, 4.4, 3.0, -0.12),
        (-6.0, 27, 5.2, 4.4, 3.2, 0.2),
        (11.5, 27, 5.8, 5, 3.4, -0.25),
        (-14.5, 25, 5.4, 5, 3.2, 0.3),
        (5.8, 35, 5.4, 4.6, 3.2, -0.1),
        (-13, 38, 5.8, 4.8, 3.2, 0.2),
        (16, 40, 5.6, 4.8, 3.2, -0.3),
    )
    walls = ("#efe2c8", "#f4ecdc", "#e4d2b0", "#f0e0cc", "#e8dcc4")
    roofs = ("#a8523c", "#b4583e", "#94463a", "#b06844")
    for k, (x, yy, w, d, h, yaw) in enumerate(homes):
        with b.at(x, yy, b.height(x, yy + 2) - 0.25, yaw):
            cottage(b, w, d, h, walls[k % 5], roofs[k % 4])
            b.block_line((-w / 2 + 1.5, d / 2), (w / 2 - 1.5, d / 2), d / 2 + 0.4, h)
    # church
    x, yy = 2.2, 46.0
    with b.at(x, yy, b.height(x, yy) - 0.3):
        b.box((0, 2, 6), (4.4, 4.4, 12), "#ece0c8", mat.PLASTER)
        b.lathe(
            (0, 2, 12),
            [(3.3, 0), (2.0, 3.0), (0.7, 7.5), (0.02, 10.5)],
            "#5f7688",
            Material(texture=mat.ROOF.texture, scale=3, roughness=0.6),
            8,
        )
        b.rod((0, 2, 22), (0, 2, 24), 0.06, "#c8a040", mat.METAL)
        b.box((0, 2, 23.2), (0.9, 0.08, 0.1), "#c8a040", mat.METAL)
        clock = shapes.lathe(
            (0, 0, 0), [(0.85, 0), (0.01, 0.03)], "#f4efe0", Material(emission=0.1 + 0.6 * setting.glow), 18
        )
        b.add(clock.moved(np.array([[1, 0, 0, 0], [0, 0, -1, -0.22], [0, 1, 0, 9.8]], float)))
        window_grid(b, np.array([0.0]), np.array([6.4]), (0.8, 1.8), 1.0)
        b.box((0, -0.25, 1.3), (1.6, 0.1, 2.6), "#6a4632", mat.WOOD)
        with b.at(-6.5, 3):
            b.box((0, 0, 3), (9, 6, 6), "#e8dcc2", mat.PLASTER)
            gable_roof(b, (9, 6), 6, 3.6, "#a8523c", 0.4)
            gable_walls(b, (9, 6), 6, 3.6, "#e8dcc2", mat.PLASTER)
            with b.at(0, -3):
                window_grid(b, np.array([-2.8, 0.0, 2.8]), np.array([3.2]), (0.8, 2.2), 1.0)
    # well, cart wheel, fences, stone walls, washing line
    with b.at(-4.4, 3.6, b.height(-4.4, 3.6)):
        b.lathe((0, 0, 0), [(0.85, 0), (0.85, 0.8), (0.65, 0.8), (0.6, 0.2), (0.01, 0.2)], "#9a9284", mat.ASHLAR, 16)
        for s in (-1, 1):
            b.rod((s * 0.8, 0, 0.5), (s * 0.8, 0, 2.1), 0.06, "#7a5a40", mat.WOOD)
        b.rod((-0.9, 0, 1.6), (0.9, 0, 1.6), 0.06, "#7a5a40", mat.WOOD)
        gable_roof(b, (1.7, 1.3), 2.05, 0.6, "#a8523c", 0.2)
        b.rod((0.1, 0, 1.6), (0.1, 0, 1.05), 0.012, "#c8b890", mat.CLOTH, None, 4)
        b.lathe(
            (0.1, 0, 0.82), [(0.01, 0), (0.14, 0), (0.17, 0.24), (0.15, 0.24), (0.01, 0.04)], "#8a6a48", mat.SIDING, 10
        )
        b.block(0, 0, 1.0, 2.4)
    for s, y0, y1 in ((1, 2.2, 7.0), (-1, 5.8, 7.2), (1, 12.5, 17), (-1, 12.5, 15.5)):
        rail_fence(
            b, (float(lane(np.asarray(y0))) + s * 2.5, y0), (float(lane(np.asarray(y1))) + s * 2.5, y1), 0.8, "#d8ccb4"
        )
    spots: list[list[float]] = []
    for _ in range(setting.many(110)):
        s = float(rng.choice([-1, 1]))
        q = float(rng.uniform(-3, 17))
        spots.append([float(lane(np.asarray(q))) + s * float(rng.uniform(1.8, 3.6)), q])
    flowers(b, np.array(spots), ("#d9506a", "#f0c04a", "#f0eaf4", "#8a6ac0", "#e87a4a"), 0.34)
    for _ in range(setting.many(40)):
        px, py = float(rng.uniform(-40, 40)), float(rng.uniform(8, 80))
        near_lane = abs(px - float(lane(np.asarray(py)))) < 5
        if (
            near_lane
            or any((px - hx) ** 2 + (py - hy - 2) ** 2 < 30 for hx, hy, *_ in homes)
            or (abs(px) < 12 and py > 40 and py < 52)
        ):
            continue
        tree(b, px, py, float(rng.uniform(4, 7.5)), rich=py < 18 and abs(px) < 12)
    for px, py, hh in ((-9.8, 2.6, 5.2), (9.6, 4.0, 4.8), (-4.8, 13.0, 3.8), (4.9, 14.2, 4.0), (10.8, 14.2, 5)):
        tree(b, px, py, hh, "cherry" if setting.has("cherry_tree") else "broad")
    for px, py in ((4.0, 6.2), (-3.9, 9.6), (4.6, 12.0), (-10.2, 6.4), (3.7, 2.6)):
        bush(b, px, py, float(rng.uniform(0.8, 1.3)))
    grass(
        b,
        np.concatenate(
            [spread(rng, setting.many(150), (-10, -1.8), (-7, 14)), spread(rng, setting.many(150), (1.8, 10), (-7, 14))]
        ),
        0.22,
        ("#5a6a34", "#98a858"),
    )
    for k in range(7):
        px, py = 8.5 + 0.7 * (k % 3), 5.6 + 0.6 * (k // 3)
        if k < 6:
            b.rod(
                (px, py, b.height(px, py) + 0.2),
                (px + 0.6, py, b.height(px, py) + 0.2),
                0.2,
                vary("#8a6a48", rng),
                mat.BARK,
                None,
                9,
            )
    bench(b, 3.4, 3.6, -np.pi / 2 + 0.2)
    if setting.has("tent"):
        tent(b, -9, -2, 0.4)
    if setting.glow > 0:
        for px, py in ((-2.6, 6.0), (2.8, 13.5), (-1.8, 21)):
            park_lamp(b, px, py, 2.9)
    range_of_hills(b, 150, (0.1, 3.05), 34, "#6f9064", seed=1)
    range_of_hills(b, 280, (0.1, 3.05), 78, "#8aa2b8", seed=2)
    b.mark("door", -6.6, 6.6, 0, -np.pi / 2)
    b.mark("wall", -7.0, 7.3, 1.2, -np.pi / 2 + 0.25)
    b.mark("road", 0, 0, 0, np.pi / 2)
    for k in range(8):
        q = 4.0 + 2.0 * k
        b.stand(float(lane(np.asarray(q))) + float(rng.uniform(-0.9, 0.9)), q, -np.pi / 2 if k % 2 else np.pi / 2)
    return b.place(
        [(float(lane(np.asarray(v))), v) for v in (13.0, 8.0, 3.0, -2.0, -8.0)], ground_material="soil", reach=28
    )
