"""A lake with its rowing boats."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof, window_grid
from studio.stage.sets.camp import tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, vary
from studio.stage.sets.landscape import boulder, range_of_hills, terrain, water_plane
from studio.stage.sets.plants import flowers, grass, pine, stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import bench
from studio.stage.world import Place


def lake(setting: Setting) -> Place:
    """A still lake under mountains: a grassy shore, a jetty with a boat, reeds, pines mirrored in the water."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 2, 0.3, 0.2)
    wz = -0.55

    def field(x: Array, y: Array) -> Array:
        edge = 4.6 + 1.2 * np.sin(x * 0.13 + 0.5) + 0.016 * x * x * (np.abs(x) < 30)
        bank = -1.5 * np.clip((y - edge + 2.4) / 5.5, 0, 1) ** 1.5
        away = np.clip((np.hypot(x, y) - 3) / 6, 0, 1)
        return (
            bank
            + bumps(x, y) * away * 0.8
            + np.clip((-y - 8) / 10, 0, 3) * 0.8
            + np.clip((np.abs(x) - 16) / 12, 0, 3) * 0.9
        )

    terrain(b, (-90, 90), (-34, 28), field, "#626d3c", mat.GRASS, cells=(60, 60))
    water_plane(b, (-420, 420), (1.2, 330), wz, "#2a5068", 0.05 * (3 if setting.windy else 1), 0.95)
    # the jetty
    rng_w = vary("#8a7258", rng, 0.05)
    b.box((3.4, 8.2, -0.02), (1.7, 9.6, 0.08), rng_w, mat.BOARDS)
    b.ground = lambda x, y: np.where((np.abs(x - 3.4) < 0.85) & (y > 3.4) & (y < 13), 0.02, field(x, y))
    for y in np.arange(4.2, 13, 2.1):
        for s in (-1, 1):
            b.rod(
                (3.4 + s * 0.8, float(y), -2.0),
                (3.4 + s * 0.8, float(y), 0.55),
                0.09,
                vary("#6a543e", rng),
                mat.BARK,
                0.08,
                7,
            )
    b.mark("edge", 3.4, 12.6, 0.02, np.pi / 2)
    b.mark("plunge", 2.62, 11.4, 0.02, np.pi)
    _rowing_boat(b, 5.6, 9.6, wz, 1.35)
    reeds = np.concatenate([spread(rng, 120, (-11, -4.5), (4.3, 6.6)), spread(rng, 90, (7.5, 13), (5.2, 8))])
    z = np.array([min(b.height(float(u), float(v)), wz + 0.1) for u, v in reeds])
    roots = np.repeat(np.c_[reeds, z], 3, 0) + rng.normal(0, 0.08, (len(reeds) * 3, 3)) * [1, 1, 0]
    k = len(roots)
    b.add(
        blades(
            roots,
            rng.uniform(0.9, 1.9, k),
            rng.normal(0, 0.18, (k, 2)),
            np.full(k, 0.022),
            srgb("#4a5a2c"),
            srgb("#a8a860"),
            mat.BLADES,
            rng,
        ),
        shadow=False,
        ink=0.2,
    )
    for x, y, h in ((-8.5, 1.5, 9), (-12, 5.2, 11), (-6.6, -3.8, 8), (11.0, 3.8, 10), (14.5, 8.5, 12), (9.5, -2.5, 7)):
        pine(b, x, y, h)
    for lo, hi in ((2.2, 3.0), (0.15, 0.9)):
        for _ in range(setting.many(34)):
            a, r = float(rng.uniform(lo, hi)), float(rng.uniform(36, 110))
            x, y = r * np.cos(a), r * np.sin(a)
            with b.at(0, 0, float(-field(np.asarray(x), np.asarray(y)) + 0.3)):
                pine(b, x, y, float(rng.uniform(9, 16)), rich=False)
    for a in np.linspace(0.3, 2.84, setting.many(56)):
        r = float(rng.uniform(235, 275))
        x, y = r * np.cos(float(a)), r * np.sin(float(a))
        with b.at(0, 0, -float(field(np.asarray(x), np.asarray(y))) - 0.3):
            pine(b, x, y, float(rng.uniform(16, 28)), rich=False, color="#3a5548")
    b.floor(
        (-420, 420),
        (240, 420),
        0.1,
        "#4f6a44" if not setting.snowy else "#dfe6ee",
        mat.GRASS if not setting.snowy else mat.SNOW,
    )
    with b.at(-26, 232, 0.2):
        b.box((0, 0, 3), (11, 8, 6), "#7a5a40", mat.SIDING)
        gable_roof(b, (11, 8), 6, 4, "#5a4038", 0.8)
        window_grid(b, np.array([-3.0, 0, 3.0]), np.array([3.0]), (1.4, 1.4), 1.0)
    range_of_hills(b, 300, (0.25, 2.9), 60, "#4f6a5c", seed=1)
    range_of_hills(b, 440, (0.5, 2.7), 190, "#7489a4", seed=2, peaky=1.0, snow_line=0.45)
    grass(b, spread(rng, setting.many(420), (-10, 10), (-8, 4)), 0.3)
    flowers(b, spread(rng, 60, (-9, -2), (-4, 3)), ("#e8e4f4", "#8a78c8", "#e8c84a"))
    stones(b, spread(rng, 70, (-9, 9), (3.2, 5.0)), (0.06, 0.22), "#8a8680")
    for x, y, s in ((-3.8, 4.6, 0.6), (-4.8, 5.0, 0.9), (8.0, 4.8, 0.8)):
        boulder(b, x, y, s, "#7f7b74")
    bench(b, -3.4, 1.2, np.pi * 0.85)
    b.mark("water", 0, 14, wz, np.pi / 2)
    b.mark("fire", 2.2, 0.6, 0, 0)
    if setting.has("tent", "camp"):
        tent(b, -5.2, -0.4, 0.6)
    return b.place(
        [(-10, -0.6), (-4, -0.2), (2, 0.2), (9, -1.2)],
        ground_material="grass",
        water_z=wz,
        mirror_z=wz,
        reach=26,
        loops=("lapping",),
    )


def _rowing_boat(b: SetBuilder, x: float, y: float, z: float, yaw: float) -> None:
    with b.at(x, y, z, yaw):
        t = np.linspace(-1, 1, 11)
        half = 0.62 * (1 - np.abs(t) ** 2.6)
        sheer = 0.42 + 0.16 * t**2
        keel = -0.12 + 0.3 * np.abs(t) ** 4
        rings = [
            np.stack([t * 1.7, s * half * f, keel + (sheer - keel) * g], 1)
            for s, f, g in (
                (-1, 1.0, 1.0),
                (-1, 0.85, 0.45),
                (-1, 0.3, 0.06),
                (1, 0.3, 0.06),
                (1, 0.85, 0.45),
                (1, 1.0, 1.0),
            )
        ]
        v = np.concatenate(rings)
        k = len(t)
        i = np.arange(k - 1)
        f = np.concatenate(
            [
                np.concatenate(
                    [
                        np.stack([r * k + i, (r + 1) * k + i + 1, r * k + i + 1], 1),
                        np.stack([r * k + i, (r + 1) * k + i, (r + 1) * k + i + 1], 1),
                    ]
                )
                for r in range(5)
            ]
        )
        b.add(
            shapes.smooth(v, f, "#8a4a34", Material(texture=mat.SIDING.texture, scale=7, roughness=0.5, two_sided=True))
        )
        for q in (-0.7, 0.1, 0.8):
            b.box((q, 0, 0.26), (0.24, 1.0, 0.04), "#a8845c", mat.WOOD)
        b.rod((0.2, -0.9, 0.42), (-0.3, 1.4, 0.36), 0.03, "#b8946c", mat.WOOD, None, 5)
        b.block(0, 0, 1.2, 0.5)
