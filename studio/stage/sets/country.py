"""Tended land: park, garden, farmland, village."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import cottage, gable_roof, gable_walls, skyline, window_grid
from studio.stage.sets.camp import tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, cards, copies, ribbon, vary
from studio.stage.sets.japan import stone_lantern, temple_roof
from studio.stage.sets.landscape import footpath, range_of_hills, terrain, water_plane
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
from studio.stage.sets.street_furniture import bench, paper_lantern, park_lamp, rail_fence
from studio.stage.world import Place


def park(setting: Setting) -> Place:
    """A city park: a winding path between lawns, benches, lamps, a pond, trees; rows of cherries when asked."""
    b = SetBuilder(setting)
    rng = b.rng
    blossoms = setting.has("cherry_tree")
    swell = shapes.hills(setting.seed + 2, 0.5, 0.12)
    wz = -0.25

    def field(x: Array, y: Array) -> Array:
        z = swell(x, y) * np.clip((np.abs(x - _bends(y)) - 2.5) / 6, 0, 1) + np.clip((np.abs(x) - 26) / 14, 0, 2) * 1.6
        pond = np.hypot((x - 11.5) / 6.5, (y - 12.5) / 5.0)
        return np.where(pond < 1.5, z * np.clip((pond - 1) * 2, 0, 1) - 0.9 * np.clip(1.12 - pond, 0, 1), z)

    terrain(b, (-60, 60), (-34, 86), field, "#5f6c3a", mat.GRASS, cells=(60, 64), tone=0.14)
    y = np.linspace(-26, 60, 70)
    line = np.stack([_bends(y), y], 1)
    h = np.array([b.height(float(u), float(v)) for u, v in line])
    wet = setting.wet
    b.add(
        ribbon(
            line,
            3.5,
            "#dfe5ec" if setting.snowy else "#b0a08a",
            mat.SNOW
            if setting.snowy
            else Material(
                texture=Texture.GRIME, scale=0.7, roughness=0.95 - 0.5 * wet, wet=wet, reflectivity=0.7 * wet
            ),
            h + 0.03,
        ),
        shadow=False,
        mirrored=False,
        ink=0.2,
    )
    for s in (-1, 1):
        b.add(
            ribbon(line + np.array([s * 1.8, 0]), 0.16, "#8d867a", mat.STONE, h + 0.07),
            shadow=False,
            mirrored=False,
            ink=0.3,
        )
    water_plane(b, (4.5, 18.5), (7.2, 17.8), wz, "#35565a", 0.05, 0.9)
    for k in range(34):
        a = k / 34 * 6.283
        px, py = 11.5 + 6.7 * np.cos(a), 12.5 + 5.15 * np.sin(a)
        b.add(
            shapes.rock(
                (px, py, b.height(px, py) + 0.06),
                rng.uniform(0.22, 0.48, 3) * [1, 1, 0.6],
                vary("#8a857c", rng),
                mat.ROCK,
                int(rng.integers(1 << 30)),
                1,
                0.3,
            ),
            ink=0.5,
        )
    b.block(11.5, 12.5, 6.0, 0.3)
    if blossoms:
        for s in (-1, 1):
            for k in range(9):
                yy = -7.0 + k * 5.2
                tree(
                    b,
                    _bend(yy) + s * (3.6 + rng.normal(0, 0.2)),
                    yy,
                    float(rng.uniform(5.4, 6.4)),
                    "cherry",
                    rich=yy < 18,
                )
        if setting.season == "spring":
            litter(b, 1700, (-6, 6), (-8, 24), CHERRY, 0.05)
    else:
        for x, yy, hh in (
            (-5.8, 3.4, 6.0),
            (-7.5, 9.5, 7.0),
            (6.9, 6.4, 5.6),
            (-6.2, 17, 6.6),
            (4.6, 20, 6.4),
            (-8.6, -2.0, 6.8),
            (8.8, -1.0, 6.2),
        ):
            tree(b, x, yy, hh, rich=yy < 12)
    for _ in range(setting.many(38)):
        s = float(rng.choice([-1, 1]))
        x, yy = s * float(rng.uniform(12, 46)), float(rng.uniform(18, 66))
        (tree if rng.random() < 0.75 else pine)(b, x, yy, float(rng.uniform(6, 10)), rich=False)
    walled = setting.has("wall")
    if walled:
        ball_wall(b, 5.4, 0.4, 10.0)
    for k, (yy, s) in enumerate(
        ((3.4, -1), (10.4, -1), (17.5, -1)) if walled else ((3.4, -1), (3.6, 1), (10.4, -1), (17.5, -1))
    ):
        bench(b, _bend(yy) + s * 2.65, yy, np.pi / 2 if s < 0 else -np.pi / 2, seats=k < 2)
    for yy, s in ((7.2 if walled else 1.0, 1), (7.2, -1), (13.6, 1), (20.5, -1), (-6, -1)):
        park_lamp(b, _bend(yy) + s * 2.4, yy)
    hedge(b, (-16, 13.5), (-6.0, 14.5), 0.8)
    for x, yy in ((-4.6, 6.8), (-5.0, 12.6), (4.6, 8.6), (6.0, 2.2), (-6.8, 1.0)):
        bush(b, x, yy, float(rng.uniform(0.9, 1.4)))
    for x0, y0 in ((-4.4, 1.5), (4.6, 3.0), (-3.6, 8.8)):
        flowers(
            b,
            spread(rng, 40, (x0 - 0.9, x0 + 0.9), (y0 - 0.6, y0 + 0.6)),
            ("#e05a6a", "#f0c04a", "#f4f0f6", "#9a6ac8"),
            0.32,
        )
    lawn = spread(rng, setting.many(700), (-13, 13), (-8, 16))
    lawn = lawn[
        (np.abs(lawn[:, 0] - _bends(lawn[:, 1])) > 2.0)
        & (np.hypot((lawn[:, 0] - 11.5) / 6.8, (lawn[:, 1] - 12.5) / 5.3) > 1)
    ]
    grass(b, lawn, 0.16, ("#566432", "#8fa050"))
    b.lathe((_bend(4.8) - 2.5, 4.9, 0), [(0.24, 0), (0.28, 0.75), (0.3, 0.8), (0.01, 0.82)], "#3f5a4a", mat.METAL, 12)
    if setting.has("lantern"):
        for k in range(7):
            yy = -2 + 3.4 * k
            for s in (-1, 1):
                paper_lantern(b, _bend(yy) + s * 2.3, yy, 2.7, 0.24, "#f05a3a", lamp=k % 3 == 1 and s < 0)
                b.rod((_bend(yy) + s * 2.3, yy, 0), (_bend(yy) + s * 2.3, yy, 2.8), 0.03, "#3a2c22", mat.WOOD, None, 5)
    if setting.has("fountain"):
        b.lathe(
            (-9.5, 7.5, b.height(-9.5, 7.5)),
            [
                (2.4, 0),
                (2.4, 0.5),
                (2.1, 0.52),
                (2.05, 0.35),
                (0.3, 0.35),
                (0.25, 1.4),
                (1.0, 1.6),
                (0.9, 1.62),
                (0.15, 1.5),
                (0.12, 2.2),
                (0.01, 2.3),
            ],
            "#a09a8e",
            mat.STONE,
            24,
        )
        b.block(-9.5, 7.5, 2.5, 2)
    skyline(b, 150, (0.5, 2.6), 12, (16, 46), "#8d98a6")
    range_of_hills(b, 260, (0.2, 2.95), 32, "#7f96ac", seed=2)
    b.mark("water", 11.5, 12.5, wz, 0)
    b.mark("road", 0, 0, 0, np.pi / 2)
    for k in range(14):
        yy = 3.0 + 1.8 * k
        b.stand(_bend(yy) + float(rng.uniform(-1.1, 1.1)), yy, -np.pi / 2 if k % 2 else np.pi / 2)
    path = [(_bend(v), v) for v in (15.0, 10.0, 5.0, 0.0, -5.0, -9.0)]
    return b.place(path, ground_material="soil", water_z=wz, mirror_z=wz if wet < 0.5 else 0.0, reach=26)


def ball_wall(b: SetBuilder, x: float, y: float, length: float) -> None:
    """A free-standing brick wall to play against, facing -x, with a chalked goal; adds the mark ``wall``."""
    height = 2.7
    b.box((x + 0.2, y, height / 2), (0.4, length, height), "#9a6650", mat.BRICK)
    b.box((x + 0.2, y, height + 0.06), (0.56, length + 0.16, 0.12), "#b8b0a2", mat.STONE)
    b.box((x + 0.18, y, 0.15), (0.5, length + 0.06, 0.3), "#7d766c", mat.STONE)
    for s in (-1, 1):
        b.box((x + 0.2, y + s * length / 2, height / 2 + 0.1), (0.62, 0.62, height + 0.2), "#90604a", mat.BRICK)
        b.box((x - 0.012, y + s * 1.5, 0.95), (0.012, 0.06, 1.5), "#e8e4da", mat.MATT, shadow=False)
    b.box((x - 0.012, y, 1.7), (0.012, 3.06, 0.06), "#e8e4da", mat.MATT, shadow=False)
    b.floor((x - 3.6, x), (y - length / 2, y + length / 2), b.height(x - 1.5, y) + 0.035, "#a89878", mat.CONCRETE)
    b.block_line((x + 0.3, y - length / 2), (x + 0.3, y + length / 2), 0.4, height)
    b.mark("wall", x, y, 1.0, np.pi)


def _bends(y: Array) -> Array:
    """Where the park's path lies at y: straight by the origin, winding away beyond."""
    t = np.clip((y - 6) / 12, 0, 4)
    return 1.7 * np.sin(t * 1.25) * np.minimum(t, 1)


def _bend(y: float) -> float:
    return float(_bends(np.asarray(float(y))))


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
