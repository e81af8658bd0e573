"""The ground of another world."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, prism, raw
from studio.stage.sets.landscape import boulder, range_of_hills, terrain
from studio.stage.sets.plants import stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def space(setting: Setting) -> Place:
    """The surface of the Moon: craters, boulders, a lander with a flag, the Earth above the horizon."""
    b = SetBuilder(setting)
    rng = b.rng
    swell = shapes.hills(setting.seed + 1, 1.6, 0.05)
    craters = [
        (float(rng.uniform(-60, 60)), float(rng.uniform(-14, 90)), float(rng.uniform(1.4, 9.0))) for _ in range(46)
    ]
    craters = [c for c in craters if np.hypot(c[0], c[1]) > c[2] * 1.7 + 3.2]

    def field(x: Array, y: Array) -> Array:
        z = swell(x, y) * np.clip((np.hypot(x, y) - 4) / 10, 0, 1)
        for cx, cy, r in craters:
            d = np.hypot(x - cx, y - cy) / r
            z = z + r * 0.2 * (np.where(d < 1, d**2 * 1.35 - 1.0, 0.35 * np.exp(-((d - 1) ** 2) * 9)))
        return z

    terrain(
        b,
        (-95, 95),
        (-30, 130),
        field,
        "#6a6866",
        Material(texture=mat.STONE.texture, scale=1.1, roughness=0.97),
        cells=(100, 104),
        tone=0.1,
    )
    stones(b, spread(rng, setting.many(320), (-14, 14), (-7, 20)), (0.03, 0.2), "#7d7a76")
    for x, y, s in ((-5.8, 6.0, 0.9), (5.6, 4.0, 0.6), (-9, 12, 1.8), (12, 8, 1.3), (-4.4, 2.4, 0.4)):
        boulder(b, x, y, s, "#7f7c78")
    _lander(b, 6.8, 15.5)
    x, y = -3.6, 6.4
    z = b.height(x, y)
    b.rod((x, y, z - 0.2), (x, y, z + 2.3), 0.02, "#d8dadc", mat.CHROME, None, 6)
    b.rod((x, y, z + 2.25), (x + 1.3, y, z + 2.25), 0.014, "#d8dadc", mat.CHROME, None, 5)
    u = np.linspace(0, 1, 9)
    top = np.stack([x + 1.28 * u, y + 0.05 * np.sin(u * 9), np.full(9, z + 2.24)], 1)
    v = np.concatenate([top, top - [0, 0, 0.42], top - [0, 0, 0.84]])
    i = np.arange(8)
    f = np.concatenate(
        [
            np.concatenate(
                [
                    np.stack([r * 9 + i, (r + 1) * 9 + i, (r + 1) * 9 + i + 1], 1),
                    np.stack([r * 9 + i, (r + 1) * 9 + i + 1, r * 9 + i + 1], 1),
                ]
            )
            for r in range(2)
        ]
    )
    band = np.repeat(np.array([srgb("#e8ecf0"), srgb("#d8443a"), srgb("#e8ecf0")], float), 9, 0)
    b.add(raw(v, np.tile([0, -1.0, 0], (27, 1)), band, f, mat.CLOTH))
    b.block(x, y, 0.2, 2.3)
    for k in range(30):
        yk = 12 - k * 0.55
        xk = 2.0 + 0.5 * np.sin(yk * 0.3) + (0.13 if k % 2 else -0.13)
        b.lathe((xk, yk, b.height(xk, yk) + 0.01), [(0.12, 0), (0.1, 0.004), (0.01, 0.004)], "#5f5d5a", mat.MATT, 8)
    earth = shapes.ball((-90, 330, 118), 24, "#2f6aa8", mat.lit(1.1), 4)
    land = shapes.hills(3, 1.0, 0.12)
    local = earth.positions - np.array([-90, 330, 118], np.float32)
    cover = land(local[:, 0].astype(float), local[:, 2].astype(float))
    cloud = shapes.hills(8, 1.0, 0.2)(local[:, 0].astype(float), local[:, 2].astype(float) * 2.2)
    c = np.tile(srgb("#1f5a9a").astype(float), (len(local), 1))
    c[cover > 0.22] = srgb("#5a7a44")
    c[cloud > 0.3] = srgb("#eef2f6")
    lit = np.clip(0.12 + 1.1 * (earth.normals @ np.array([-0.75, -0.55, 0.35])), 0.03, 1)[:, None]
    b.add(raw(earth.positions, earth.normals, c * lit, earth.triangles, mat.lit(1.6)), shadow=False, ink=0.3)
    range_of_hills(b, 150, (0, 3.14), 16, "#6f6d6a", seed=3, base=-2)
    range_of_hills(b, 260, (0.3, 2.9), 42, "#5d5b59", seed=4, base=-2)
    b.mark("door", 6.8, 13.4, 0, -np.pi / 2)
    return b.place([(4.5, 9.5), (1.0, 3.5), (0.0, 0.0), (-2.0, -7.0)], ground_material="soil", reach=26)


def _lander(b: SetBuilder, x: float, y: float) -> None:
    gold = Material(texture=mat.METAL.texture, roughness=0.3)
    z = b.height(x, y)
    with b.at(x, y, z, 0.3):
        outline = [[1.9 * np.cos(a), 1.9 * np.sin(a)] for a in np.linspace(0, 2 * np.pi, 9)[:-1] + 0.39]
        b.add(prism(outline, 1.25, 2.7, "#c89a3c", gold))
        b.add(shapes.rock((0, 0, 3.5), (1.35, 1.3, 1.0), "#b8babc", mat.METAL, 4, 2, 0.12, 2.0, True))
        b.box((0, -1.2, 3.5), (0.8, 0.5, 0.8), "#8d9194", mat.METAL)
        b.box((0.55, -1.25, 3.9), (0.35, 0.1, 0.28), "#1a2028", mat.DARK_GLASS)
        b.rod((0.6, 0.2, 4.3), (0.9, 0.2, 5.2), 0.03, "#b8babc", mat.METAL)
        dish = shapes.lathe(
            (0, 0, 0), [(0.02, 0), (0.4, 0.12), (0.6, 0.32)], "#d8dadc", Material(roughness=0.4, two_sided=True), 14
        )
        b.add(
            dish.moved(
                np.array([[1, 0, 0, 0.95], [0, 0.7071068, -0.7071068, 0.2], [0, 0.7071068, 0.7071068, 5.1]], float)
            )
        )
        for k in range(4):
            a = k * np.pi / 2 + np.pi / 4
            c, s = np.cos(a), np.sin(a)
            b.rod((1.5 * c, 1.5 * s, 2.3), (3.1 * c, 3.1 * s, 0.12), 0.09, "#c89a3c", gold, None, 6)
            b.rod((1.6 * c, 1.6 * s, 1.3), (2.7 * c, 2.7 * s, 0.75), 0.05, "#c89a3c", gold, None, 5)
            b.lathe((3.1 * c, 3.1 * s, 0), [(0.45, 0), (0.42, 0.1), (0.05, 0.14)], "#b08a38", gold, 12)
        b.lathe((0, 0, 0.55), [(0.75, 0), (0.4, 0.75)], "#4a4644", Material(roughness=0.5, two_sided=True), 14)
        for i in range(7):
            b.box((0, -1.95 - 0.14 * i, 2.3 - 0.3 * i), (0.5, 0.05, 0.04), "#d8dadc", mat.METAL)
        b.block(0, 0, 3.0, 4.5)
