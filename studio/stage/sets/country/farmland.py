"""Fields and paddies."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import cottage, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades
from studio.stage.sets.landscape import footpath, range_of_hills, terrain
from studio.stage.sets.plants import (
    flowers,
    grass,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import rail_fence
from studio.stage.world import Place


def farmland(setting: Setting) -> Place:
    """Fields under a wide sky: rows of crops, a red barn with a silo, fences, a farm track, hay, a windmill."""
    b = SetBuilder(setting)
    rng = b.rng
    swell = shapes.hills(setting.seed + 2, 1.6, 0.04)

    def field(x: Array, y: Array) -> Array:
        return swell(x, y) * np.clip((np.hypot(x, y) - 8) / 26, 0, 1)

    terrain(b, (-110, 110), (-40, 150), field, "#70743f", mat.GRASS, cells=(60, 64), tone=0.16)
    y = np.linspace(-30, 60, 60)
    for s in (-1, 1):
        line = np.stack([s * 0.85 + 0.6 * np.sin(y * 0.06), y], 1)
        footpath(b, line, 0.75, "#98805c")
    winter = setting.season == "winter"
    rice = setting.has("rice", "japan")
    if not winter:
        rows: list[Array] = []
        for x in np.concatenate([np.arange(3.6, 15, 0.75), -np.arange(9.5, 17, 0.75)]):
            q = np.arange(2.0, 34, 0.36)
            rows.append(np.stack([np.full(len(q), x), q], 1))
        spots = np.concatenate(rows) + rng.normal(0, 0.05, (sum(len(r) for r in rows), 2))
        z = np.array([b.height(float(u), float(v)) for u, v in spots])
        n = len(spots)
        height = 0.75 if not rice else 0.5
        gold = setting.season == "autumn" or setting.has("wheat")
        lo, hi = ("#7a6a2c", "#e0b850") if gold else ("#3f6a2a", "#98b84a")
        tone = rng.uniform(0.8, 1.2, (n, 1))
        b.add(
            blades(
                np.c_[spots, z],
                height * rng.uniform(0.8, 1.15, n),
                rng.normal(0, 0.22, (n, 2)),
                np.full(n, 0.06),
                srgb(lo) * tone,
                srgb(hi) * tone,
                mat.BLADES,
                rng,
            ),
            shadow=False,
            ink=0.1,
        )
        k = n // 2
        b.add(
            blades(
                np.c_[spots[:k], z[:k]],
                height * rng.uniform(0.6, 1.0, k),
                rng.normal(0, 0.3, (k, 2)),
                np.full(k, 0.05),
                srgb(lo),
                srgb(hi),
                mat.BLADES,
                rng,
            ),
            shadow=False,
            ink=0.0,
        )
    rail_fence(b, (2.6, -6), (2.6, 18), 1.05)
    rail_fence(b, (-3.0, 4.5), (-3.0, 22), 1.05)
    # barn and silo
    with b.at(-10.5, 17.5, b.height(-10.5, 20) - 0.2, 0.35):
        w, d, h = 9.0, 12.0, 4.2
        b.box((0, d / 2, h / 2), (w, d, h), "#96322a", mat.SIDING)
        pts = np.array([[-w / 2, h], [w / 2, h], [w / 2 * 0.62, h + 2.6], [0, h + 3.9], [-w / 2 * 0.62, h + 2.6]])
        for yy, order in ((0.0, 1), (d, -1)):
            v = np.c_[pts[:, 0], np.full(5, yy), pts[:, 1]]
            f = [[0, 1, 2], [0, 2, 3], [0, 3, 4]]
            b.add(shapes.faceted(v, f if order > 0 else [t[::-1] for t in f], "#96322a", mat.SIDING))
        edge = np.array([[-w / 2 - 0.4, h - 0.4], *pts[[4, 3, 2]].tolist(), [w / 2 + 0.4, h - 0.4]])
        for i in range(4):
            p, q = edge[i], edge[i + 1]
            c = [[p[0], -0.5, p[1]], [p[0], d + 0.5, p[1]], [q[0], d + 0.5, q[1]], [q[0], -0.5, q[1]]]
            b.quad(
                (np.array(c) + np.array([0, 0, 0.12]))[::-1],
                "#6a6c70",
                Material(texture=mat.SIDING.texture, scale=2.2, roughness=0.5),
            )
            b.quad(np.array(c) + np.array([0, 0, 0.05]), "#5a4636", mat.MATT)
        for s in (-1, 1):
            b.box((s * 0.95, -0.06, 1.5), (1.8, 0.1, 3.0), "#8a2c24", mat.SIDING)
            b.rod((s * 0.95 - 0.85, -0.13, 0.1), (s * 0.95 + 0.85, -0.13, 2.9), 0.07, "#efe8da", mat.PAINT, None, 4)
            b.rod((s * 0.95 - 0.85, -0.13, 2.9), (s * 0.95 + 0.85, -0.13, 0.1), 0.07, "#efe8da", mat.PAINT, None, 4)
            for q in (-0.9, 0.9):
                b.box((s * 0.95 + q, -0.12, 1.5), (0.12, 0.06, 3.0), "#efe8da", mat.PAINT)
        b.box((0, -0.1, 3.04), (3.9, 0.1, 0.14), "#efe8da", mat.PAINT)
        window_grid(b, np.array([0.0]), np.array([5.8]), (1.0, 1.0), 1.0, frame="#efe8da", sill=False)
        window_grid(b, np.array([-3.2, 3.2]), np.array([2.4]), (0.8, 0.9), 0.8, frame="#efe8da")
        b.block_line((0, 2), (0, d - 2), 4.8, 8)
        b.lathe(
            (7.2, 6.0, 0),
            [(1.7, 0), (1.7, 9), (1.4, 10), (0.6, 10.8), (0.01, 11)],
            "#a8acb0",
            Material(texture=mat.SIDING.texture, scale=1.4, roughness=0.4),
            18,
        )
        b.block(7.2, 6.0, 1.9, 10)
        if setting.glow > 0:
            b.lamp((0, -0.8, 3.6), "#ffb765", 18 * setting.glow, 9, toward=(0, -0.4, -1), size=0.2, halo=0.5)
    # windpump
    x, yy = 11.0, 24.0
    z = b.height(x, yy)
    for k in range(4):
        a = k * np.pi / 2 + np.pi / 4
        b.rod((x + 1.2 * np.cos(a), yy + 1.2 * np.sin(a), z), (x, yy, z + 8.4), 0.06, "#8a8f92", mat.METAL, 0.03, 5)
    for k in range(12):
        a = k * np.pi / 6
        b.add(
            shapes.faceted(
                [
                    [x + 0.25 * np.cos(a), yy - 0.3, z + 8.5 + 0.25 * np.sin(a)],
                    [x + 1.5 * np.cos(a - 0.13), yy - 0.3, z + 8.5 + 1.5 * np.sin(a - 0.13)],
                    [x + 1.5 * np.cos(a + 0.17), yy - 0.2, z + 8.5 + 1.5 * np.sin(a + 0.17)],
                ],
                [[0, 1, 2]],
                "#b8bcc0",
                Material(roughness=0.4, two_sided=True),
            )
        )
    b.quad(
        [[x, yy + 0.2, z + 8.3], [x + 0.1, yy + 2.0, z + 8.0], [x + 0.1, yy + 2.0, z + 9.2], [x, yy + 0.2, z + 8.8]],
        "#a83a2c",
        Material(roughness=0.5, two_sided=True),
    )
    b.block(x, yy, 1.2, 8)
    for px, py in ((-5.4, 6.4), (-6.9, 8.2), (-5.6, 11.4), (4.9, 1.0)):
        zz = b.height(px, py)
        b.rod(
            (px - 0.35, py, zz + 0.6),
            (px + 0.35, py, zz + 0.6),
            0.62,
            "#c8a050",
            Material(texture=Texture.FUR, a=0.02, scale=1, roughness=0.95),
            None,
            18,
        )
        b.block(px, py, 0.9, 1.2)
    for px, py, hh in ((-5.2, 2.2, 5.6), (16.5, 10, 7), (-19, 9, 8), (18.5, 26, 8)):
        tree(b, px, py, hh, rich=abs(px) < 17)
    for _ in range(setting.many(34)):
        px, py = float(rng.uniform(-75, 75)), float(rng.uniform(42, 110))
        tree(b, px, py, float(rng.uniform(5, 9)), rich=False)
    with b.at(26, 52, b.height(26, 52) - 0.2, -0.4):
        cottage(b, 8, 6, 3.6, "#efe4cc", "#8a4a3a")
    grass(
        b,
        np.concatenate(
            [spread(rng, setting.many(200), (-8, -1.9), (-7, 14)), spread(rng, setting.many(90), (1.7, 3.4), (-7, 14))]
        ),
        0.3,
    )
    flowers(b, spread(rng, 60, (-4.8, -1.9), (-3, 8)), ("#d84a3a", "#f0eee4", "#e8c83a"), 0.34)
    range_of_hills(b, 170, (0.1, 3.05), 16, "#6f8858", seed=1)
    range_of_hills(b, 330, (0.1, 3.05), 46, "#8196a8", seed=2)
    b.mark("road", 0, 0, 0, np.pi / 2)
    b.mark("door", -9.0, 16.6, 0, -np.pi / 2)
    return b.place([(0.9, 15), (0.5, 6), (0, 0), (-0.3, -8)], ground_material="soil", reach=28)
