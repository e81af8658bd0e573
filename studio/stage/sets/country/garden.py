"""A garden, of Japan or of roses."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof, gable_walls, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, cards, copies, vary
from studio.stage.sets.japan import stone_lantern, temple_roof
from studio.stage.sets.landscape import range_of_hills, terrain, water_plane
from studio.stage.sets.plants import (
    CHERRY,
    MAPLE,
    bamboo,
    bush,
    flowers,
    garden_pine,
    grass,
    hedge,
    litter,
    pine,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import bench, park_lamp
from studio.stage.world import Place


def garden(setting: Setting) -> Place:
    """A garden: pond, red bridge, lantern and raked gravel; or roses and box hedges for a European one."""
    if setting.has("english", "rose", "europe", "palace"):
        return _rose_garden(setting)
    b = SetBuilder(setting)
    rng = b.rng
    swell = shapes.hills(setting.seed + 2, 0.5, 0.22)
    wz = -0.22

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 5, 0, 1)
        pond = np.hypot((x - 1.0) / 8.5, (y - 9.5) / 4.6) + 0.12 * np.sin(np.arctan2(y - 9.5, x - 1) * 3 + 1)
        land = swell(x, y) * away + np.clip((y - 15) / 12, 0, 2) * 2.4
        return np.where(pond < 1.3, land * np.clip((pond - 1) * 3.3, 0, 1) - 0.8 * np.clip(1.1 - pond, 0, 1), land)

    terrain(
        b,
        (-44, 44),
        (-28, 60),
        field,
        "#5f7a3a",
        Material(texture=Texture.GRASS, scale=0.7, roughness=0.95),
        cells=(52, 56),
        tone=0.2,
    )
    b.floor(
        (-3.4, 3.4),
        (-12, 3.2),
        0.02,
        "#e6ecf3" if setting.snowy else "#c4bca8",
        mat.SNOW if setting.snowy else Material(texture=Texture.SAND, scale=1.4, roughness=0.95),
    )
    for s in (-1, 1):
        b.box((s * 3.45, -4.4, 0.06), (0.2, 15.2, 0.14), "#77736a", mat.STONE, shadow=False)
    for k in range(8):
        b.add(
            shapes.rock(
                (-0.3 + 0.35 * np.sin(k * 1.9), 3.6 - k * 0.85, 0.02),
                (0.36, 0.3, 0.07),
                "#85817a",
                mat.ROCK,
                k,
                2,
                0.18,
            ),
            ink=0.4,
        )
    water_plane(b, (-10, 12), (3.6, 15.2), wz, "#33524a", 0.04, 0.95)
    for k in range(64):
        a = k / 64 * 6.283
        q = 1.06 - 0.12 * np.sin(a * 3 + 1)
        px, py = 1 + 8.5 * q * np.cos(a), 9.5 + 4.6 * q * np.sin(a)
        size = float(rng.uniform(0.2, 0.75) if k % 5 else rng.uniform(0.8, 1.3))
        b.add(
            shapes.rock(
                (px, py, b.height(px, py) + 0.1),
                np.array([1, 0.8, 0.75]) * size * 0.6,
                vary("#7f7b74", rng),
                mat.ROCK,
                int(rng.integers(1 << 30)),
                2 if size > 0.7 else 1,
                0.35,
            ),
            ink=0.6,
        )
    b.block_line((-6, 9.5), (8, 9.5), 4.0, 0.2)
    # the arched bridge
    with b.at(-2.6, 9.4, 0.1, 0.25):
        t = np.linspace(-1, 1, 19)
        rise = 1.15 * (1 - t**2)
        for u, z in zip(t * 4.2, rise, strict=True):
            b.box((0, float(u), float(z)), (1.7, 0.44, 0.08), "#a83428", mat.WOOD)
        for s in (-1, 1):
            x = s * 0.85
            b.add(shapes.tube(np.stack([0 * t + x, t * 4.2, rise - 0.1], 1), 0.12, "#8f2a20", mat.PAINT, 6))
            b.add(shapes.tube(np.stack([0 * t + x, t * 4.4, rise + 0.85], 1), 0.055, "#b83a2a", mat.PAINT, 6))
            b.add(shapes.tube(np.stack([0 * t + x, t * 4.3, rise + 0.5], 1), 0.035, "#b83a2a", mat.PAINT, 5))
            for i in range(0, 19, 3):
                b.rod((x, t[i] * 4.25, rise[i]), (x, t[i] * 4.25, rise[i] + 0.98), 0.065, "#b83a2a", mat.PAINT, None, 7)
                b.ball((x, t[i] * 4.25, rise[i] + 1.04), 0.085, "#c8a040", mat.CHROME, 1)
    stone_lantern(b, 3.9, 4.6, 1.7, lamp=True)
    stone_lantern(b, -7.4, 5.4, 2.0, lamp=True)
    stone_lantern(b, 8.2, 14.2, 2.2)
    for x, y, h in ((-5.6, 4.2, 3.2), (6.6, 5.4, 3.8), (-9.6, 9.5, 4.4), (4.6, 15.5, 4.2), (-6.2, 14.6, 3.6)):
        garden_pine(b, x, y, h)
    cherry = setting.has("cherry_tree")
    for x, y, h in ((9.6, 9.0, 4.6), (-3.4, 15.4, 4.4), (-8.8, 2.2, 4.2), (8.6, 1.8, 4.4)):
        tree(b, x, y, h, "cherry" if cherry else "maple")
    if setting.season in ("autumn", "spring"):
        litter(b, 900, (-9, 9), (-6, 9), MAPLE if setting.season == "autumn" else CHERRY, 0.04)
    for x, y, s in (
        (-4.6, 2.4, 1.1),
        (4.9, 2.6, 1.2),
        (-4.2, 5.2, 0.8),
        (6.4, 3.4, 0.9),
        (10.4, 5.4, 1.4),
        (-11, 6, 1.5),
        (0.5, 15.4, 1.2),
        (7.2, 16.2, 1.5),
    ):
        bush(
            b,
            x,
            y,
            s,
            ("#4f7a34", "#5f8a3c", "#c85a7a", "#5a8440") if setting.season == "summer" and s > 1.15 else None,
        )
    # tea house, bamboo fence, woods
    with b.at(6.4, 19.5, b.height(6.4, 19.5) - 0.2, -0.15):
        b.box((0, 2.5, 0.3), (6.4, 5.4, 0.6), "#8a867c", mat.ASHLAR)
        b.box((0, 2.5, 1.8), (5.4, 4.4, 2.6), "#d9cba8", mat.PLASTER)
        for q in (-2.7, -0.9, 0.9, 2.7):
            b.box((q, 0.28, 1.8), (0.15, 0.15, 2.6), "#4a3626", mat.DARK_WOOD)
        for q in (-1.8, 0.0, 1.8):
            b.quad(
                [[q - 0.8, 0.24, 0.75], [q + 0.8, 0.24, 0.75], [q + 0.8, 0.24, 2.5], [q - 0.8, 0.24, 2.5]],
                "#fbeacb",
                mat.lit(0.15 + 1.2 * setting.glow),
                shadow=False,
            )
            for e in (-0.4, 0.0, 0.4):
                b.box((q + e, 0.22, 1.62), (0.03, 0.03, 1.75), "#5a4030", mat.DARK_WOOD)
            for e in (1.2, 1.62, 2.05):
                b.box((q, 0.22, e), (1.6, 0.03, 0.03), "#5a4030", mat.DARK_WOOD)
        temple_roof(b, (0, 2.5, 3.15), (8.4, 7.2), 2.2, "#5a4a3c", lift=0.25)
        b.block(0, 2.5, 3.4, 4)
        if setting.glow > 0:
            b.lamp(
                (0, -0.2, 1.7), "#ffc080", 22 * setting.glow, 11, toward=(0, -1, -0.2), area=True, size=1.5, halo=0.1
            )
    bamboo(b, (-12, -7), (15, 19), 26)
    for _ in range(setting.many(16)):
        x, y = float(rng.uniform(-34, 34)), float(rng.uniform(25, 48))
        (pine if rng.random() < 0.45 else tree)(b, x, y, float(rng.uniform(6, 11)), rich=False)
    for s in (-1, 1):
        hedge(b, (s * 13.5, -8), (s * 13.5, 10), 2.0, 1.0)
    moss = spread(rng, setting.many(260), (-12, 12), (-6, 16))
    moss = moss[(np.abs(moss[:, 0]) > 3.7) & (np.hypot((moss[:, 0] - 1) / 9.4, (moss[:, 1] - 9.5) / 5.4) > 1)]
    grass(b, moss, 0.16, ("#4c5c30", "#82924c"))
    iris = spread(rng, 46, (-6.5, -3.6), (4.6, 6.0))
    flowers(b, iris, ("#5a4ab0", "#8a7ad0", "#e8e4f4"), 0.5)
    n = 26
    pads = np.stack([rng.uniform(2.5, 7, n), rng.uniform(6, 9.6, n), np.full(n, wz + 0.012)], 1)
    b.add(
        copies(
            shapes.lathe((0, 0, 0), [(0.2, 0), (0.01, 0.004)], "#4f7a3a", mat.MATT, 9),
            pads,
            0,
            rng.uniform(0.5, 1.3, n),
            rng.uniform(0.7, 1.2, n),
        ),
        shadow=False,
        ink=0.3,
    )
    range_of_hills(b, 110, (0.2, 2.95), 26, "#55705a", seed=1)
    range_of_hills(b, 240, (0.2, 2.95), 60, "#7890a4", seed=2)
    b.mark("water", 1, 9.5, wz, 0)
    b.mark("edge", 0.4, 4.2, 0, np.pi / 2)
    bench(b, -2.9, 1.6, np.pi / 2)
    return b.place(
        [(-2.6, -9.5), (-0.8, -3), (0, 0), (2.8, 2.4), (8.6, 3.4)],
        ground_material="soil",
        water_z=wz,
        mirror_z=wz,
        reach=20,
    )


def _rose_garden(setting: Setting) -> Place:
    """A formal garden: box hedges, rose beds, a fountain, an arch, a house at the end of the walk."""
    b = SetBuilder(setting)
    rng = b.rng
    b.floor(
        (-50, 50), (-32, 70), 0.0, "#e6ecf3" if setting.snowy else "#5f6f3c", mat.SNOW if setting.snowy else mat.GRASS
    )
    b.floor(
        (-1.9, 1.9),
        (-32, 26),
        0.01,
        "#dfe6ee" if setting.snowy else "#c4b494",
        mat.SNOW if setting.snowy else Material(texture=Texture.SAND, scale=1.5, roughness=0.95),
    )
    b.lathe(
        (0, 10.5, 0.012),
        [(5.2, 0), (0.01, 0.001)],
        "#c4b494",
        Material(texture=Texture.SAND, scale=1.5, roughness=0.95),
        32,
    )
    b.lathe(
        (0, 10.5, 0),
        [
            (2.2, 0),
            (2.2, 0.55),
            (1.9, 0.6),
            (1.85, 0.4),
            (0.35, 0.4),
            (0.28, 1.3),
            (1.1, 1.55),
            (1.0, 1.6),
            (0.18, 1.5),
            (0.15, 2.1),
            (0.5, 2.25),
            (0.01, 2.35),
        ],
        "#b0a898",
        mat.STONE,
        28,
    )
    b.block(0, 10.5, 2.3, 2)
    for s in (-1, 1):
        for y0 in (2.4, 14.6):
            x0, x1, y1 = s * 2.6, s * 8.6, y0 + 4.4
            for a, c in (((x0, y0), (x1, y0)), ((x1, y0), (x1, y1)), ((x1, y1), (x0, y1)), ((x0, y1), (x0, y0))):
                hedge(b, a, c, 0.5, 0.45)
            lo, hi = sorted((x0 + s * 0.5, x1 - s * 0.5))
            for k in range(12):
                x, y = float(rng.uniform(lo, hi)), float(rng.uniform(y0 + 0.5, y1 - 0.5))
                bush(b, x, y, 0.7)
                if setting.season != "winter":
                    c = ("#d83a4a", "#f4d8dc", "#f0a0b0", "#f0d060")[k % 4]
                    at = np.stack([x + rng.normal(0, 0.2, 9), y + rng.normal(0, 0.2, 9), rng.uniform(0.35, 0.65, 9)], 1)
                    b.add(
                        copies(shapes.rock((0, 0, 0), 0.075, c, mat.MATT, k, 1, 0.2), at, 0, rng.uniform(0.7, 1.2, 9)),
                        ink=0.3,
                    )
            b.lathe(
                (x1 - s * 3, y0 + 2.2, 0),
                [(0.3, 0), (0.24, 0.2), (0.7, 1.4), (0.4, 2.2), (0.03, 2.9)],
                "#44702f",
                mat.LEAVES,
                14,
            )
        hedge(b, (s * 11.5, -14), (s * 11.5, 24), 2.4, 1.2)
        for y in (1.2, 8.0):
            bench(b, s * 2.5, y - 0.2, np.pi / 2 if s < 0 else -np.pi / 2, color="#d8d4c8")
            park_lamp(b, s * 2.3, y + 4.6)
    # an arch of roses over the walk
    t = np.linspace(0, np.pi, 11)
    for y in (5.2, 5.8):
        b.add(
            shapes.tube(
                np.stack([1.7 * np.cos(t), np.full(11, y), 1.3 + 1.2 * np.sin(t)], 1), 0.04, "#e8e4da", mat.PAINT, 5
            )
        )
        for s in (-1, 1):
            b.rod((s * 1.7, y, 0), (s * 1.7, y, 1.3), 0.04, "#e8e4da", mat.PAINT, None, 5)
    if setting.season != "winter":
        n = setting.many(420)
        a = rng.uniform(0, np.pi, n)
        r = 1.7 + rng.normal(0, 0.12, n)
        z = np.where(rng.random(n) < 0.6, 1.3 + 1.2 * np.sin(a), rng.uniform(0.1, 1.3, n))
        x = np.where(z > 1.31, r * np.cos(a), np.sign(rng.normal(size=n)) * r)
        p = np.stack([x, rng.uniform(5.0, 6.0, n), z], 1)
        c = np.where(rng.random((n, 1)) < 0.25, srgb("#e8506a"), srgb("#5a8a3c")) * rng.uniform(0.7, 1.2, (n, 1))
        b.add(cards(p, p - [0, 5.5, 1.0], rng.uniform(0.06, 0.12, n), np.clip(c, 0, 1), mat.LEAVES, rng, 0.8), ink=0.3)
    with b.at(0, 31):
        b.box((0, 5, 4.5), (26, 10, 9), "#d8cbb0", mat.ASHLAR)
        window_grid(b, np.linspace(-11, 11, 9), np.array([2.6, 6.4]), (1.3, 2.2), 0.7)
        with b.at(0, 5):
            gable_roof(b, (26, 10), 9, 4.5, "#5a606a", 0.6)
            gable_walls(b, (26, 10), 9, 4.5, "#d8cbb0", mat.ASHLAR)
        b.box((0, -0.4, 1.6), (2.2, 0.8, 3.2), "#efe8d8", mat.PLASTER)
        b.box((0, -0.85, 1.3), (1.4, 0.1, 2.6), "#3a5a4a", mat.WOOD)
    for x, y in ((-15, 20), (15, 22), (-19, 8), (19, 6), (-22, 30), (22, 32)):
        tree(b, x, y, 9, rich=False)
    range_of_hills(b, 160, (0.2, 2.95), 26, "#6f8a6c", seed=1)
    b.mark("door", 0, 29.8, 0, -np.pi / 2)
    return b.place([(0.5, 7.4), (0.2, 3), (0, -1), (-0.3, -9)], ground_material="sand", reach=22)
