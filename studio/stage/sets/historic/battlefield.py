"""A battlefield of old."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary
from studio.stage.sets.historic.castle import round_tower, torch
from studio.stage.sets.japan import banner, keep
from studio.stage.sets.landscape import boulder, level_about, range_of_hills, terrain
from studio.stage.sets.plants import (
    bare_tree,
    grass,
    stones,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def battlefield(setting: Setting) -> Place:
    """A field after the charge: churned mud, stakes, carts, shields, spears, banners in the smoke, a keep far off."""
    b = SetBuilder(setting)
    rng = b.rng
    rough = shapes.hills(setting.seed + 2, 0.9, 0.14)
    ruts = shapes.hills(setting.seed + 6, 0.09, 1.1)
    field = level_about(
        lambda x, y: (
            rough(x, y) + ruts(x, y) + np.clip((y - 24) / 30, 0, 2) * 4 + np.clip((np.abs(x) - 22) / 20, 0, 2) * 3
        ),
        2.5,
        6.0,
    )
    terrain(
        b,
        (-80, 80),
        (-32, 110),
        field,
        "#6b5f42",
        Material(texture=mat.GRASS.texture, scale=0.5, roughness=0.95, wet=setting.wet, reflectivity=0.4 * setting.wet),
        cells=(72, 74),
        tone=0.24,
    )
    japan = setting.has("japan")
    for x, y in ((-5.6, 4.2), (-4.2, 9.5), (4.8, 6.8), (6.4, 12.5), (-7.4, 14), (9.5, 4.4), (-10.5, 7), (3.4, 17)):
        c = ("#8a1f24", "#22345a", "#c89a3a", "#2f2a28")[int(rng.integers(4))]
        banner(b, x, y, float(rng.uniform(3.4, 4.8)), c, "#f0e8d4", float(rng.normal(0, 0.15)))
    for x0, x1, y in ((-11.5, -4.2, 6.2), (5.2, 12.5, 8.6), (-6, 1.5, 20)):
        for x in np.arange(x0, x1, 0.85):
            z = b.height(float(x), y)
            w = float(rng.normal(0, 0.06))
            b.rod(
                (float(x), y + 0.5, z - 0.3),
                (float(x) + w, y - 0.75, z + 1.5),
                0.09,
                vary("#6a523a", rng),
                mat.BARK,
                0.03,
                6,
            )
        z = b.height((x0 + x1) / 2, y)
        b.rod((x0, y, b.height(x0, y) + 0.55), (x1, y, b.height(x1, y) + 0.55), 0.07, "#5a4632", mat.BARK, None, 6)
        b.block_line((x0, y), (x1, y), 0.6, 1.4)
    for _ in range(setting.many(34)):
        x, y = float(rng.uniform(-12, 12)), float(rng.uniform(2.6, 20))
        z = b.height(x, y)
        tilt = rng.normal(0, 0.28, 2)
        if rng.random() < 0.55:
            top = np.array([x + tilt[0], y + tilt[1], z + float(rng.uniform(0.7, 2.0))])
            b.rod((x, y, z - 0.1), top, 0.018, "#5f4a34", mat.WOOD, None, 4)
            if rng.random() < 0.6:
                b.lathe(top, [(0.04, 0), (0.0, 0.24)], "#9aa0a4", mat.METAL, 5)
            else:
                for k in range(3):
                    b.box(top + np.array([0, 0, -0.05 - 0.05 * k]), (0.1, 0.005, 0.08), "#e8e0d0", mat.MATT, k * 2.1)
        else:
            shield = shapes.lathe(
                (0, 0, 0),
                [(0.42, -0.03), (0.4, 0.02), (0.2, 0.07), (0.09, 0.1), (0.01, 0.14)],
                vary(("#8a2f2a", "#2f4a6a", "#7a6a48")[int(rng.integers(3))], rng),
                Material(texture=mat.SIDING.texture, scale=7, roughness=0.7, two_sided=True),
                16,
            )
            a = float(rng.uniform(0, 6.28))
            lean = float(rng.uniform(0.1, 0.9))
            m = np.array(
                [
                    [np.cos(a), -np.sin(a) * np.cos(lean), np.sin(a) * np.sin(lean), x],
                    [np.sin(a), np.cos(a) * np.cos(lean), -np.cos(a) * np.sin(lean), y],
                    [0, np.sin(lean), np.cos(lean), z + 0.1 + 0.2 * lean],
                ]
            )
            b.add(shield.moved(m), ink=0.6)
    _cart(b, -6.8, 2.6, 0.5)
    _cart(b, 8.6, 12.0, -0.8)
    for x, y in ((-3.0, 12.5), (7.0, 3.6)):
        torch(b, x, y)
    # smouldering heaps
    for x, y, s in ((-9.5, 12.5, 1.0), (5.6, 16.5, 1.2), (12.5, 9.0, 0.9)):
        z = b.height(x, y)
        for _ in range(9):
            a = float(rng.uniform(0, 6.28))
            b.rod(
                (x + 0.8 * s * np.cos(a), y + 0.8 * s * np.sin(a), z),
                (x + 0.1 * rng.normal(), y + 0.1 * rng.normal(), z + s * rng.uniform(0.4, 1.0)),
                0.08,
                "#241d18",
                mat.BARK,
                0.05,
                5,
            )
        for _ in range(6):
            p = rng.normal(0, 0.3 * s, 3) * [1, 1, 0.3] + [x, y, z + 0.3]
            b.ball(p, 0.13 * s, "#ff5a1c", mat.lit(3.2), 1)
        for k in range(3):
            b.add(
                shapes.lathe(
                    (x + 0.3 * np.cos(k * 2.1), y + 0.3 * np.sin(k * 2.1), z + 0.2),
                    [(0.2 * s, 0), (0.26 * s, 0.25 * s), (0.12 * s, 0.7 * s), (0.01, 1.2 * s)],
                    "#ff8a30",
                    Material(texture=Texture.FLAME, emission=3.5, two_sided=True),
                    9,
                ),
                shadow=False,
                ink=0,
            )
        b.lamp((x, y, z + 1.0), "#ff8438", 22 * max(0.35, setting.glow), 11, size=0.5, halo=0.5)
        b.block(x, y, 1.0 * s, 1)
    for x, y, s in ((-4.0, 3.0, 0.5), (5.8, 2.6, 0.7), (-12, 10, 1.2), (13, 14, 1.6)):
        boulder(b, x, y, s, "#6a665c")
    grass(b, spread(rng, setting.many(360), (-12, 12), (-7, 18)), 0.3, ("#4a4424", "#a09050"))
    stones(b, spread(rng, 140, (-10, 10), (-6, 15)), (0.03, 0.13), "#6a645a")
    for x, y, h in ((-13, 16, 7), (15, 19, 8), (-16, 6, 6.5), (17, 9, 6), (-21, 24, 8)):
        bare_tree(b, x, y, h, rich=y < 12)
    for k in range(60):
        x = -45 + 90 * k / 59
        with b.at(x, 52 + 3 * np.sin(x * 0.2), b.height(x, 52)):
            b.rod(
                (0, 0, 0),
                (float(rng.normal(0, 0.2)), 0, float(rng.uniform(3, 4.6))),
                0.04,
                "#2c2622",
                mat.WOOD,
                None,
                3,
            )
    if japan:
        with b.at(16, 84, 8):
            keep(b, 17)
    else:
        for x, y, r, h in ((10, 88, 3.2, 17), (26, 88, 3.2, 14), (18, 94, 4.0, 24)):
            round_tower(b, x, y, r, h, z=8, color="#6f6a62")
        b.box((18, 89, 13), (18, 3, 10), "#6f6a62", mat.ASHLAR)
    range_of_hills(b, 110, (0.1, 3.05), 20, "#5a5c48", seed=1)
    range_of_hills(b, 260, (0.2, 2.9), 80, "#6f7f92", seed=2, peaky=1.0, snow_line=0.7)
    b.mark("fire", -9.5, 12.5, 0.3, 0)
    for _ in range(24):
        a, r = float(rng.uniform(0.2, 2.9)), float(rng.uniform(4, 16))
        b.stand(r * np.cos(a), r * np.sin(a), float(rng.uniform(0, 6.28)))
    return b.place([(2.4, 14), (1.0, 5), (0, 0), (-1.0, -8)], ground_material="soil", mirror_z=None, reach=26)


def _cart(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """An overturned cart with one wheel in the air."""
    with b.at(x, y, b.height(x, y), yaw):
        m = np.array([[1, 0, 0, 0], [0, 0.82, -0.57, 0], [0, 0.57, 0.82, 0.55]])
        for piece in (
            shapes.box((0, 0, 0), (2.2, 1.2, 0.1), "#6a5038", mat.SIDING),
            shapes.box((0, 0.6, 0.25), (2.2, 0.07, 0.45), "#6a5038", mat.SIDING),
            shapes.box((0, -0.6, 0.25), (2.2, 0.07, 0.45), "#6a5038", mat.SIDING),
            shapes.box((1.9, 0.35, 0), (1.8, 0.08, 0.08), "#5a4430", mat.WOOD),
            shapes.box((1.9, -0.35, 0), (1.8, 0.08, 0.08), "#5a4430", mat.WOOD),
        ):
            b.add(piece.moved(m))
        for s in (-1, 1):
            turn = np.array([[1, 0, 0, -0.2], [0, 0, -1, s * 0.72], [0, 1, 0, -0.1]])
            whole = np.vstack([m, [0, 0, 0, 1]]) @ np.vstack([turn, [0, 0, 0, 1]])
            b.add(shapes.torus((0, 0, 0), 0.6, 0.055, "#4a3826", mat.WOOD, 22, 5).moved(whole[:3]))
            for k in range(4):
                a = k * np.pi / 4
                b.add(shapes.box((0, 0, 0), (1.15, 0.05, 0.05), "#5a4430", mat.WOOD, a).moved(whole[:3]))
        b.block(0, 0, 1.3, 1.2)
