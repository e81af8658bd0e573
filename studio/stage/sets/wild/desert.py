"""A desert."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, vary
from studio.stage.sets.landscape import boulder, range_of_hills, terrain
from studio.stage.sets.plants import grass, stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place


def desert(setting: Setting) -> Place:
    """Dunes to the horizon, their crests sharp in the light; ripples underfoot, a few rocks, mesas in the haze."""
    b = SetBuilder(setting)
    rng = b.rng
    sway = shapes.hills(setting.seed + 1, 5.0, 0.035)

    def dune(x: Array, y: Array) -> Array:
        total: Array = np.zeros(np.broadcast(x, y).shape)
        for k, (h, length, yaw, shift) in enumerate(
            ((1.5, 26.0, 0.45, 5.0), (0.7, 13.0, -0.3, 2.0), (7.5, 88.0, 0.16, 64.0))
        ):
            q = (x * np.sin(yaw) + y * np.cos(yaw) + shift + sway(x * 0.8 + 31 * k, y * 0.5)) / length
            f: Array = q - np.floor(q)
            ridge: Array = np.where(f < 0.72, (f / 0.72) ** 1.5, ((1 - f) / 0.28) ** 1.1)
            total = total + h * ridge
        return total

    def field(x: Array, y: Array) -> Array:
        near = np.clip((np.hypot(x, y) - 5) / 17, 0, 1)
        return (dune(x, y) - 2.0) * near * near * (3 - 2 * near) + 0.018 * np.sin(
            y * 7.5 + 1.2 * np.sin(x * 0.9) + x * 1.1
        ) * np.clip(np.hypot(x, y) / 2, 0.3, 1)

    sand = Material(texture=mat.SAND.texture, scale=0.8, roughness=0.92)
    terrain(b, (-130, 130), (-50, 190), field, "#d8a664", sand, cells=(110, 120), tone=0.05)
    for x, y, s in ((-6.0, 5.4, 0.8), (-7.2, 6.2, 1.3), (7.8, 8.2, 1.0), (9.6, 7.4, 0.6)):
        boulder(b, x, y, s, "#a8744c")
    spots = spread(rng, setting.many(60), (-11, 11), (-5, 14))
    stones(b, spots[np.hypot(spots[:, 0], spots[:, 1]) > 1.8], (0.02, 0.09), "#a8805a")
    for x, y in ((-5.2, 4.6), (6.6, 6.6), (-8.5, 10.5), (4.6, 12.5)):
        tuft = np.array([[x, y]]) + rng.normal(0, 0.18, (16, 2))
        grass(b, tuft, 0.5, ("#7a6a3c", "#c8b070"))
    for x, y, w, h in ((-210, 420, 60, 46), (-120, 520, 34, 38), (170, 470, 70, 52), (270, 380, 30, 60)):
        outline = [
            (w * (1 + 0.12 * np.sin(3 * a + x)) * np.cos(a), 0.6 * w * (1 + 0.12 * np.sin(4 * a + y)) * np.sin(a))
            for a in np.linspace(0, 2 * np.pi, 18)[:-1]
        ]
        p = np.array(outline)
        rings = [(1.5, -4), (1.12, h * 0.42), (1.0, h * 0.46), (0.96, h), (0.02, h + 1)]
        v = np.concatenate([np.c_[p * r + [x, y], np.full(len(p), z)] for r, z in rings])
        k = len(p)
        i = np.arange(k)
        j = (i + 1) % k
        f = np.concatenate(
            [
                np.concatenate(
                    [
                        np.stack([r * k + i, r * k + j, (r + 1) * k + j], 1),
                        np.stack([r * k + i, (r + 1) * k + j, (r + 1) * k + i], 1),
                    ]
                )
                for r in range(len(rings) - 1)
            ]
        )
        b.add(shapes.faceted(v, f, vary("#b0664a", rng, 0.06), mat.ROCK), shadow=False, ink=0.5)
    range_of_hills(b, 640, (0.0, 3.14), 60, "#b08a80", seed=2, peaky=1.0)
    if setting.has("cactus", "america", "western"):
        for x, y, h in ((-4.6, 7.0, 2.6), (7.4, 10.5, 3.2), (-10, 14, 3.0)):
            _cactus(b, x, y, h)
    if setting.has("bone", "bones", "skull"):
        for k in range(6):
            a = np.linspace(0.2, 2.2, 6)
            b.add(
                shapes.tube(
                    np.stack([np.full(6, 3.2 + 0.4 * k), 4.5 + 0.7 * np.cos(a), 0.75 * np.sin(a) - 0.1], 1),
                    0.045,
                    "#e8dfc8",
                    mat.MATT,
                    6,
                )
            )
    return b.place([(-10, 3.6), (-4, 1.2), (3, -0.2), (10, -2.0)], ground_material="sand", reach=28)


def _cactus(b: SetBuilder, x: float, y: float, h: float) -> None:
    z = b.height(x, y)
    b.rod((x, y, z - 0.2), (x, y, z + h), 0.24, "#4f7a48", mat.MATT, 0.2, 12)
    for s, q in ((1, 0.4), (-1, 0.55)):
        b.add(
            shapes.tube(
                [
                    [x, y, z + h * q],
                    [x + s * 0.5, y, z + h * q],
                    [x + s * 0.72, y, z + h * q + 0.25],
                    [x + s * 0.74, y, z + h * (q + 0.35)],
                ],
                [0.14, 0.15, 0.15, 0.12],
                "#557f4c",
                mat.MATT,
                10,
            )
        )
    b.block(x, y, 0.5, h)
