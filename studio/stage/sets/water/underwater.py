"""Under water."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, raw, shapes_grid, vary
from studio.stage.sets.landscape import boulder, terrain
from studio.stage.sets.plants import stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def underwater(setting: Setting) -> Place:
    """The floor of a warm sea: rippled sand, coral heads, fans, weed that leans, the surface overhead."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 2, 0.7, 0.22)
    ripple = shapes.hills(setting.seed + 3, 0.05, 2.2)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 2.5) / 7, 0, 1)
        return (
            bumps(x, y) * away
            + ripple(x, y)
            + np.clip((np.abs(x) - 10) / 16, 0, 2) * 2.6
            + np.clip((y - 20) / 20, 0, 2) * 2
        )

    terrain(
        b,
        (-46, 46),
        (-16, 56),
        field,
        "#a8b49c",
        Material(texture=Texture.SAND, scale=0.9, roughness=0.95),
        cells=(60, 60),
    )
    corals = ("#d8604a", "#e89a3c", "#b0508a", "#e8c85a", "#c84a6a", "#7a5ab0", "#e8a0a0")
    for k in range(setting.many(30)):
        x = float(rng.uniform(-13, 13))
        y = float(rng.uniform(2.0, 22))
        if np.hypot(x, y) < 3.4:
            continue
        z = b.height(x, y)
        c = vary(corals[int(rng.integers(len(corals)))], rng, 0.15)
        kind = k % 4
        if kind == 0:
            b.add(
                shapes.rock(
                    (x, y, z + 0.2), float(rng.uniform(0.4, 1.1)), c, mat.ROCK, int(rng.integers(1 << 30)), 2, 0.24, 6.0
                )
            )
            b.block(x, y, 1.0, 1.0)
        elif kind == 1:
            for _ in range(11):
                d = rng.normal(0, 1, 3) + np.array([0, 0, 1.6])
                d = d / np.linalg.norm(d) * rng.uniform(0.5, 1.2)
                mid = np.array([x, y, z]) + d * 0.5 + rng.normal(0, 0.05, 3)
                b.add(
                    shapes.tube(
                        np.array([[x, y, z - 0.05], [*mid], [x + d[0], y + d[1], z + d[2]]]),
                        [0.07, 0.06, 0.035],
                        c,
                        mat.MATT,
                        6,
                    )
                )
        elif kind == 2:
            fan_x, fan_z = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(0, 1, 7))
            spreadw = fan_x * (0.15 + 0.85 * fan_z**0.7)
            yaw = float(rng.uniform(-0.6, 0.6))
            size = float(rng.uniform(0.8, 1.5))
            p = np.stack(
                [
                    x + size * spreadw * np.cos(yaw),
                    y + size * spreadw * np.sin(yaw) + 0.1 * size * fan_z**2,
                    z + size * 1.2 * fan_z * (1 - 0.25 * fan_x**2),
                ],
                -1,
            ).reshape(-1, 3)
            b.add(shapes.smooth(p, shapes_grid(7, 9), c, Material(texture=Texture.LEAVES, scale=5.0, two_sided=True)))
        else:
            for _ in range(6):
                px, py = x + rng.normal(0, 0.25), y + rng.normal(0, 0.25)
                h = float(rng.uniform(0.4, 0.9))
                b.lathe(
                    (px, py, z - 0.05),
                    [(0.12, 0), (0.14, h * 0.8), (0.17, h), (0.1, h * 0.97), (0.08, h * 0.6)],
                    c,
                    mat.MATT,
                    9,
                )
    weeds = np.concatenate(
        [spread(rng, setting.many(50), (-14, -3), (1, 16)), spread(rng, setting.many(50), (3, 14), (1, 16))]
    )
    for x, y in weeds:
        z = b.height(float(x), float(y))
        h = float(rng.uniform(1.0, 3.4))
        t = np.linspace(0, 1, 7)
        lean = np.stack([0.5 * h * t**2 * 0.5 + 0.12 * np.sin(t * 7 + x), 0.1 * np.sin(t * 5 + y)], 1)
        side = np.array([0.0, 1.0, 0.0]) * (0.07 * (1 - t**3))[:, None]
        spine = np.c_[x + lean[:, 0], y + lean[:, 1], z + h * t]
        v = np.concatenate([spine - side, spine + side])
        i = np.arange(6)
        f = np.concatenate([np.stack([i, i + 1, i + 8], 1), np.stack([i, i + 8, i + 7], 1)])
        b.add(
            raw(
                v,
                np.tile([-0.6, -0.5, 0.6], (len(v), 1)),
                np.tile(srgb("#3f6a3a").astype(float), (14, 1)) * np.tile(0.6 + 0.9 * t, 2)[:, None],
                f,
                Material(roughness=0.7, two_sided=True),
            ),
            ink=0.4,
        )
    for x, y, s in (
        (-9, 9, 2.6),
        (-12.5, 13, 3.6),
        (10.5, 11, 3.0),
        (14, 7, 2.4),
        (-6.5, 17, 2.2),
        (7, 19, 3.2),
        (-15, 4, 2.5),
    ):
        boulder(b, x, y, s, "#5d6a68", 3, 0.25, cut=False)
    _wreck(b)
    stones(b, spread(rng, 110, (-9, 9), (-4, 12)), (0.04, 0.16), "#b8b49c")
    star = spread(rng, 9, (-6, 6), (1, 6))
    for x, y in star:
        z = b.height(float(x), float(y)) + 0.03
        for i in range(5):
            a = i * 1.2566 + x
            b.rod((x, y, z), (x + 0.17 * np.cos(a), y + 0.17 * np.sin(a), z), 0.04, "#d8603a", mat.MATT, 0.015, 5)
    day = 0.25 + 0.75 * setting.daylight[0]
    gx, gy = np.meshgrid(np.linspace(-70, 70, 29), np.linspace(-30, 90, 25))
    wave = shapes.hills(5, 0.5, 0.5)(gx, gy)
    p = np.stack([gx, gy, 11 + wave], -1).reshape(-1, 3)
    top = shapes.smooth(p, shapes_grid(25, 29)[:, ::-1], "#7fd0e0", mat.lit(0.7 * day))
    b.add(top, shadow=False, ink=0)
    for k in range(5):
        b.lamp(
            (-6 + 4 * k, 6 + 3 * (k % 2), 10),
            "#8fe0f0",
            26 * day,
            15,
            toward=(0.1, -0.1, -1),
            cone=(0.97, 0.88),
            size=0.6,
            halo=0.5,
        )
    b.mark("water", 0, 4, 4.0, np.pi / 2)
    return b.place(
        [(-9, 1.5), (-3, 0.5), (3, 0), (9, -1)], ground_material="sand", water_z=11.0, reach=22, loops=("underwater",)
    )


def _wreck(b: SetBuilder) -> None:
    """The ribs of an old ship, half sunk in the sand."""
    with b.at(2.0, 25, 1.2, 0.35):
        for k in range(10):
            x = -6 + 1.35 * k
            w = 2.6 * (1 - ((k - 4.5) / 6.5) ** 2)
            for s in (-1, 1):
                a = np.linspace(0.1, 1.25, 6)
                keep = 6 if (k * 7 + s) % 3 else 4
                p = np.stack([0 * a + x, s * w * np.sin(a), 3.0 * (1 - np.cos(a)) * 1.1], 1)[:keep]
                b.add(shapes.tube(p, 0.13, "#5a5648", mat.BARK, 6))
        b.rod((-7, 0, 0), (8.4, 0, 0.6), 0.22, "#4f4a3e", mat.BARK)
        b.rod((0, 0, 0), (1.8, 0.4, 6.5), 0.2, "#4f4a3e", mat.BARK, 0.1)
