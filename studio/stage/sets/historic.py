"""Places of the past: castle, temple, shrine, battlefield."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import arch, dark_opening, gable_roof, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, copies, hip_roof, vary
from studio.stage.sets.japan import banner, hall, keep, stone_lantern, temple_roof, torii
from studio.stage.sets.landscape import boulder, footpath, level_about, range_of_hills, terrain, water_plane
from studio.stage.sets.plants import (
    CHERRY,
    bamboo,
    bare_tree,
    bush,
    flowers,
    garden_pine,
    grass,
    hedge,
    litter,
    pine,
    stones,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import paper_lantern, rail_fence
from studio.stage.world import Place


def round_tower(
    b: SetBuilder,
    x: float,
    y: float,
    radius: float,
    height: float,
    *,
    roof: bool = True,
    color: str = "#8f8776",
    z: float = 0.0,
) -> None:
    """A tower with a splayed foot, a corbelled crown of merlons, loopholes, and a cone of slates."""
    with b.at(x, y, z):
        b.lathe(
            (0, 0, -1),
            [
                (radius * 1.25, 0),
                (radius * 1.06, 2.2),
                (radius, 3.4),
                (radius, height),
                (radius * 1.2, height + 0.7),
                (radius * 1.2, height + 1.6),
                (radius * 1.02, height + 1.6),
            ],
            color,
            mat.ASHLAR,
            20,
        )
        n = max(8, int(radius * 4.2))
        merlon = shapes.box(
            (radius * 1.11, 0, height + 1.0), (radius * 0.2, radius * 1.2 * 6.283 / n * 0.55, 1.0), color, mat.ASHLAR
        )
        b.add(copies(merlon, np.zeros((n, 3)), np.arange(n) * 6.283 / n))
        for k in range(4):
            a = -np.pi / 2 + (k - 1.5) * 0.7
            zz = height * (0.35 + 0.28 * (k % 3))
            lit = b.setting.glow > 0.3 and k % 2 == 0
            b.box(
                (radius * np.cos(a), radius * np.sin(a), zz),
                (0.3, 0.24, 1.3),
                "#ffb050" if lit else "#16130f",
                mat.lit(3.0) if lit else mat.MATT,
                a + np.pi / 2,
            )
        if roof:
            b.lathe(
                (0, 0, height + 0.9),
                [(radius * 1.24, 0), (radius * 1.02, 0.7), (radius * 0.55, radius * 1.5), (0.08, radius * 3.0)],
                "#4a5a6c" if b.rng.random() < 0.7 else "#7a4438",
                Material(texture=mat.ROOF.texture, scale=3, roughness=0.6),
                20,
            )
            b.rod(
                (0, 0, height + radius * 3.0), (0, 0, height + radius * 3.0 + 3.4), 0.06, "#3a3430", mat.METAL, None, 5
            )
            _pennant(b, 0, 0, height + radius * 3.0 + 3.3, "#b8322a")
        b.block(0, 0, radius * 1.2, height)


def _pennant(b: SetBuilder, x: float, y: float, z: float, color: str, length: float = 2.4) -> None:
    t = np.linspace(0, 1, 7)
    wave = 0.22 * np.sin(t * 7 + x) * t
    up = np.stack([x + length * t, y + wave, z - 0.12 * t], 1)
    low = np.stack([x + length * t, y + wave, z - 1.0 + 0.75 * t], 1)
    v = np.concatenate([up, low])
    i = np.arange(6)
    b.add(
        shapes.smooth(
            v, np.concatenate([np.stack([i, i + 7, i + 8], 1), np.stack([i, i + 8, i + 1], 1)]), color, mat.CLOTH
        )
    )


def curtain_wall(
    b: SetBuilder, start: tuple[float, float], end: tuple[float, float], height: float, color: str = "#8f8776"
) -> None:
    """A crenellated wall with a splayed foot and a walk behind the merlons."""
    a, c = np.array(start), np.array(end)
    length = float(np.linalg.norm(c - a))
    with b.at(float(a[0]), float(a[1]), 0, float(np.arctan2(*(c - a)[::-1]))):
        b.box((length / 2, 0.6, height / 2 - 0.5), (length, 2.0, height + 1), color, mat.ASHLAR)
        b.box((length / 2, 0.5, 0.5), (length, 2.6, 2.2), srgb(color) * 0.92, mat.ASHLAR)
        b.box((length / 2, -0.5, height - 0.1), (length, 0.5, 0.3), srgb(color) * 1.08, mat.ASHLAR)
        n = int(length / 1.7)
        merlon = shapes.box((0, -0.4, height + 0.6), (1.0, 0.5, 1.1), color, mat.ASHLAR)
        b.add(copies(merlon, [[length * (i + 0.5) / n, 0, 0] for i in range(n)]))
        slit = shapes.box((0, -0.42, height * 0.62), (0.16, 0.06, 1.2), "#16130f", mat.MATT)
        b.add(copies(slit, [[length * (i + 0.5) / (n // 3 + 1), 0, 0] for i in range(n // 3 + 1)]))
        b.block_line((0, 0.4), (length, 0.4), 1.4, height)


def castle(setting: Setting) -> Place:
    """The field before a castle: a European one with a gatehouse, or a Japanese keep when the words ask for it."""
    b = SetBuilder(setting)
    rng = b.rng
    rough = shapes.hills(setting.seed + 2, 0.4, 0.16)
    field = level_about(
        lambda x, y: rough(x, y) + np.clip((np.abs(x) - 24) / 20, 0, 3) * 2.2 + np.clip((-y - 12) / 14, 0, 2), 5.0, 9.0
    )
    terrain(b, (-80, 80), (-34, 110), field, "#62693a", mat.GRASS, cells=(56, 60), tone=0.2)
    if setting.has("japan"):
        return _japanese_castle(b)
    path = np.stack([1.2 * np.sin(np.linspace(-2.5, 2.2, 40)) * np.linspace(1, 0, 40), np.linspace(-22, 26, 40)], 1)
    footpath(b, path, 3.0, "#8f7c5c")
    # moat before the wall, and the bridge over it
    b.floor((-60, 60), (20.5, 25.5), 0.03, "#5a5a44", mat.MATT)
    water_plane(b, (-60, 60), (20.8, 25.2), 0.05, "#3a4a44", 0.05, 0.9)
    b.box((0, 23, 0.2), (3.6, 6.2, 0.22), "#6a5038", mat.BOARDS)
    for s in (-1, 1):
        b.rod((s * 1.7, 25.4, 5.4), (s * 1.7, 20.4, 0.35), 0.05, "#2c2a28", mat.METAL, None, 5)
    # gatehouse
    with b.at(0, 26.5):
        stone = "#948b79"
        b.box((0, 2.5, 5.0), (9.4, 5, 11), stone, mat.ASHLAR)
        arch(b, 3.4, 4.6, 0.6, "#a89f8c", mat.ASHLAR, 0.6)
        dark_opening(b, 3.4, 4.6)
        for x in np.linspace(-1.5, 1.5, 6):
            b.box((float(x), -0.06, 2.9), (0.1, 0.08, 3.2), "#2c2826", mat.METAL)
        for z in (1.9, 2.8, 3.7):
            b.box((0, -0.06, z), (3.2, 0.07, 0.1), "#2c2826", mat.METAL)
        b.box((0, -0.15, 10.4), (9.8, 0.8, 0.5), stone, mat.ASHLAR)
        merlon = shapes.box((0, -0.2, 11.2), (1.0, 0.6, 1.1), stone, mat.ASHLAR)
        b.add(copies(merlon, [[q, 0, 0] for q in (-4.2, -2.1, 0, 2.1, 4.2)]))
        window_grid(b, np.array([-2.2, 0.0, 2.2]), np.array([7.4]), (0.6, 1.3), 1.0, frame="#a89f8c")
        for s in (-1, 1):
            b.box((s * 3.0, -0.12, 7.1), (1.3, 0.06, 3.6), "#a8302a" if s < 0 else "#2a4478", mat.CLOTH)
            b.box((s * 3.0, -0.17, 7.6), (0.7, 0.03, 0.9), "#e0b84a", mat.CLOTH)
    for s in (-1, 1):
        round_tower(b, s * 5.6, 26.6, 2.3, 12.5)
        curtain_wall(b, (s * 7, 27.4) if s > 0 else (-30, 29.4), (s * 30, 29.4) if s > 0 else (-7, 27.4), 7.5)
        round_tower(b, s * 31, 30.0, 3.0, 11.0)
    # the keep and inner roofs beyond the wall
    with b.at(3.0, 46):
        b.box((0, 5, 9), (14, 11, 20), "#9a9180", mat.ASHLAR)
        n = 8
        b.add(
            copies(
                shapes.box((0, -0.3, 19.6), (1.1, 0.6, 1.2), "#9a9180", mat.ASHLAR),
                [[(i - 3.5) * 1.85, 0, 0] for i in range(n)],
            )
        )
        window_grid(
            b,
            np.array([-4.0, 0.0, 4.0]),
            np.array([9.5, 14.0]),
            (0.9, 1.8),
            0.9,
            frame="#a89f8c",
            sill=False,
            bright=2.2,
        )
        with b.at(0, 5):
            gable_roof(b, (12, 9), 19.2, 5.5, "#4a5a6c", 0.3)
    for x, y, r, h, z in (
        (-5.0, 47, 2.6, 20, 0),
        (11.0, 48, 2.3, 23, 0),
        (-13, 42, 2.2, 13, 0),
        (18.5, 44, 2.0, 14, 0),
    ):
        round_tower(b, x, y, r, h, z=z)
    with b.at(-16, 48):
        b.box((0, 3, 5), (13, 7, 11), "#9a9180", mat.ASHLAR)
        with b.at(0, 3):
            gable_roof(b, (13, 7), 10.5, 4.5, "#7a4438", 0.5)
    # lists: fences, tents, banners, a rack, torches
    for s in (-1, 1):
        rail_fence(b, (s * 6.4, 2.0), (s * 7.4, 15.0), 1.1, "#7a6248")
        _pavilion(b, s * 11.5, 8.0 + 2 * s, "#b8322a" if s < 0 else "#2f4f8a")
        _pavilion(b, s * 15.5, 15.0 - 2 * s, "#d8b050" if s < 0 else "#4f7a48", 0.85)
        for y, c in ((3.6, "#a8302a"), (9.5, "#e0b84a"), (15.5, "#2a4478")):
            banner(b, s * 6.0, y, 4.2, c, "#efe6d0", 0.0 if s < 0 else np.pi)
        torch(b, s * 4.6, 6.4)
        torch(b, s * 3.2, 19.4)
    for x, y in ((-4.9, 4.2), (5.2, 9.6)):
        for k in range(4):
            b.rod(
                (x + 0.22 * k, y, b.height(x, y)),
                (x + 0.22 * k + 0.12, y + 0.25, b.height(x, y) + 2.1),
                0.02,
                "#6a523a",
                mat.WOOD,
                None,
                5,
            )
            b.lathe(
                (x + 0.22 * k + 0.12, y + 0.25, b.height(x, y) + 2.1),
                [(0.05, 0), (0.0, 0.28)],
                "#b8bcc0",
                mat.CHROME,
                5,
            )
        b.block(x + 0.4, y, 0.5, 2)
    for x, y, h in ((-17, 4, 7), (18, 3, 7.5), (-22, 13, 8), (23, 12, 7), (-27, 22, 8)):
        tree(b, x, y, h, rich=abs(x) < 19)
    grass(b, spread(rng, setting.many(520), (-12, 12), (-8, 18)), 0.26, ("#565f32", "#a0a458"))
    flowers(b, spread(rng, 40, (-11, -5), (-3, 10)), ("#e8e0f0", "#d86a5a", "#e8c84a"))
    stones(b, spread(rng, 90, (-10, 10), (-6, 16)), (0.03, 0.14))
    for x, y, s in ((-6.8, 0.8, 0.7), (7.4, -1.2, 0.9)):
        boulder(b, x, y, s)
    range_of_hills(b, 130, (0.1, 3.05), 24, "#5f7a52", seed=1)
    range_of_hills(b, 290, (0.2, 2.9), 95, "#7890a8", seed=2, peaky=1.0, snow_line=0.6)
    b.mark("door", 0, 25.8, 0.3, -np.pi / 2)
    b.mark("wall", 12, 28.2, 1.5, -np.pi / 2)
    b.mark("fire", -2.6, 2.0, 0, 0)
    for k in range(16):
        s = 1 if k % 2 else -1
        b.stand(s * float(rng.uniform(7.6, 9.5)), float(rng.uniform(2.5, 13)), np.pi if s > 0 else 0)
    return b.place([(0.8, 17), (0.4, 6), (0, 0), (-0.6, -8)], ground_material="grass", reach=28)


def torch(b: SetBuilder, x: float, y: float) -> None:
    """An iron fire basket on a pole: coals that glow by day, a lamp by night."""
    z = b.height(x, y) - b.point(0, 0)[2]
    glow = max(0.3, b.setting.glow)
    with b.at(x, y, z):
        for k in range(3):
            a = k * 2.09
            b.rod(
                (0.3 * np.cos(a), 0.3 * np.sin(a), 0),
                (-0.08 * np.cos(a), -0.08 * np.sin(a), 1.35),
                0.03,
                "#2c2826",
                mat.METAL,
                None,
                5,
            )
        b.lathe(
            (0, 0, 1.25),
            [(0.1, 0), (0.26, 0.12), (0.28, 0.3)],
            "#2c2826",
            Material(texture=Texture.METAL, roughness=0.6, two_sided=True),
            10,
        )
        for _ in range(6):
            p = b.rng.normal(0, 0.09, 3) * [1, 1, 0.4] + [0, 0, 1.5]
            b.ball(p, 0.08, "#ff6a20", mat.lit(2.0 + 3 * glow), 1)
        b.add(
            shapes.lathe(
                (0, 0, 1.45),
                [(0.18, 0), (0.2, 0.12), (0.1, 0.42), (0.01, 0.75)],
                "#ff9a3a",
                Material(texture=Texture.FLAME, emission=3.5 * glow, two_sided=True),
                9,
            ),
            shadow=False,
            ink=0,
        )
        if b.setting.glow > 0:
            b.lamp((0, 0, 1.9), "#ff9a48", 34 * b.setting.glow, 12, size=0.3, halo=0.4)
        b.block(0, 0, 0.4, 1.8)


def _pavilion(b: SetBuilder, x: float, y: float, color: str, scale: float = 1.0) -> None:
    """A knight's round tent with a striped skirt, a scalloped edge and a pennant."""
    z = b.height(x, y)
    with b.at(x, y, z):
        r, h = 2.0 * scale, 2.0 * scale
        n = 16
        for parity, hue in ((0, color), (1, "#efe6d2")):
            p: list[list[float]] = []
            f: list[list[int]] = []
            for i in range(parity, n, 2):
                a0, a1 = 2 * np.pi * i / n, 2 * np.pi * (i + 1) / n
                c0, s0, c1, s1 = (float(v) for v in (np.cos(a0), np.sin(a0), np.cos(a1), np.sin(a1)))
                k = len(p)
                p += [
                    [r * c0, r * s0, 0],
                    [r * c1, r * s1, 0],
                    [r * 0.98 * c1, r * 0.98 * s1, h],
                    [r * 0.98 * c0, r * 0.98 * s0, h],
                    [r * 1.08 * c0, r * 1.08 * s0, h],
                    [r * 1.08 * c1, r * 1.08 * s1, h],
                    [r * 0.42 * c1, r * 0.42 * s1, h * 1.5],
                    [r * 0.42 * c0, r * 0.42 * s0, h * 1.5],
                    [0, 0, h * 2.05],
                    [r * 1.1 * (c0 + c1) / 2, r * 1.1 * (s0 + s1) / 2, h - 0.32],
                ]
                f += [
                    [k, k + 1, k + 2],
                    [k, k + 2, k + 3],
                    [k + 4, k + 5, k + 6],
                    [k + 4, k + 6, k + 7],
                    [k + 7, k + 6, k + 8],
                    [k + 4, k + 9, k + 5],
                ]
            b.add(shapes.faceted(p, f, hue, mat.CLOTH))
        b.quad(
            [[-0.5, -r * 1.02, 0], [0.5, -r * 1.02, 0], [0.12, -r * 0.99, h * 0.9], [-0.12, -r * 0.99, h * 0.9]],
            "#1c1612",
            mat.MATT,
        )
        b.rod((0, 0, h * 2), (0, 0, h * 2.6), 0.03, "#4a3a2c", mat.WOOD, None, 5)
        _pennant(b, 0, 0, h * 2.6, color, 1.2)
        b.block(0, 0, r, h)


def _japanese_castle(b: SetBuilder) -> Place:
    """The foot of a Japanese castle: stone ramparts, a moat, white walls, the keep above pines."""
    s = b.setting
    rng = b.rng
    b.floor((-70, 70), (15.5, 25), 0.03, "#4a5648", mat.MATT)
    water_plane(b, (-70, 70), (15.8, 24.6), 0.05, "#33504c", 0.05, 0.95)
    v = [[-60, 24, -1], [60, 24, -1], [60, 27, 6], [-60, 27, 6]]
    b.quad(v, "#85817a", mat.ASHLAR)
    b.floor(
        (-60, 60), (26.9, 80), 5.98, "#6f7f48" if not s.snowy else "#e6ecf3", mat.GRASS if not s.snowy else mat.SNOW
    )
    for x0, x1 in ((-60, -4.5), (4.5, 60)):
        b.box(((x0 + x1) / 2, 28, 7.1), (x1 - x0, 0.6, 2.2), "#f0ece2", mat.PLASTER)
        with b.at((x0 + x1) / 2, 28):
            gable_roof(b, (x1 - x0, 0.8), 8.2, 0.5, "#5a646a", 0.35)
    with b.at(-30, 27.5, 6):
        b.box((0, 3, 2.5), (8, 6, 5), "#f0ece2", mat.PLASTER)
        temple_roof(b, (0, 3, 5), (10.5, 8.5), 2.6, "#5a646a")
    with b.at(4, 46, 5.9):
        keep(b, 14)
    b.box((0, 20.2, 0.5), (4.2, 10, 0.3), "#7a5a40", mat.BOARDS)
    for e in (-1, 1):
        b.rod((e * 2.0, 15.3, 1.45), (e * 2.0, 25, 1.45), 0.09, "#a83a2a", mat.PAINT, None, 6)
        for y in np.arange(15.4, 25.1, 1.6):
            b.box((e * 2.0, float(y), 1.0), (0.16, 0.16, 1.2), "#a83a2a", mat.PAINT)
        for y in (3.2, 7.6, 12.0):
            banner(b, e * 5.2, y, 4.6, "#8a1f24" if e < 0 else "#22345a", "#f4efe2", 0.0 if e < 0 else np.pi)
        torch(b, e * 4.0, 5.4)
        stone_lantern(b, e * 3.2, 13.4, 1.9)
    cherry = s.has("cherry_tree")
    for x, y, h in ((-9.5, 6, 5.4), (9.8, 8, 5.8), (-13, 12, 6.4), (14, 12.5, 6)):
        tree(b, x, y, h, "cherry") if cherry else garden_pine(b, x, y, h)
    if cherry and s.season == "spring":
        litter(b, 700, (-12, 12), (-4, 14), CHERRY, 0.05)
    for x in (-50, -40, -20, -13, 24, 33, 44):
        with b.at(0, 0, 6.0 - float(b.height(x, 33))):
            pine(b, x, 33 + float(rng.uniform(0, 8)), float(rng.uniform(6, 10)), rich=False)
    grass(b, spread(rng, s.many(420), (-12, 12), (-7, 15)), 0.24)
    stones(b, spread(rng, 90, (-10, 10), (-6, 14)), (0.03, 0.14))
    path = np.stack([np.zeros(20), np.linspace(-20, 15.6, 20)], 1)
    footpath(b, path, 3.2, "#a08f70")
    range_of_hills(b, 150, (0.1, 3.05), 30, "#5f7a62", seed=1)
    range_of_hills(b, 300, (0.2, 2.9), 80, "#7890a8", seed=2, peaky=1.0, snow_line=0.7)
    b.mark("door", 0, 25, 0.6, -np.pi / 2)
    b.mark("fire", -2.6, 2.0, 0, 0)
    b.mark("wall", 12, 24.6, 1.5, -np.pi / 2)
    for k in range(14):
        e = 1 if k % 2 else -1
        b.stand(e * float(rng.uniform(5.8, 9)), float(rng.uniform(2.5, 12)), np.pi if e > 0 else 0)
    return b.place([(0.6, 15), (0.3, 6), (0, 0), (-0.5, -8)], ground_material="soil", reach=28)


def temple(setting: Setting) -> Place:
    """The court of a Buddhist temple: a stone way to the great hall, lanterns, an incense burner, pines, a pagoda."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    gravel = Material(texture=Texture.GRIME, scale=1.6, roughness=0.9, wet=wet * 0.6, reflectivity=0.3 * wet)
    b.floor((-46, 46), (-34, 60), 0.0, "#e6ecf3" if setting.snowy else "#a59c8a", mat.SNOW if setting.snowy else gravel)
    slab = Material(
        texture=mat.FLAGSTONE.texture, scale=0.95, roughness=0.8 - 0.45 * wet, wet=wet, reflectivity=0.9 * wet
    )
    b.floor(
        (-2.2, 2.2), (-34, 11.4), 0.012, "#dfe6ee" if setting.snowy else "#8b867c", mat.SNOW if setting.snowy else slab
    )
    for s in (-1, 1):
        b.box((s * 2.3, -11.3, 0.03), (0.2, 45.4, 0.1), "#77736a", mat.STONE, shadow=False)
    with b.at(0, 15.0):
        hall(b, 13.0, 8.5, 3.9, floor=1.2)
    for s in (-1, 1):
        for k, y in enumerate((3.6, 7.4, 11.0)):
            stone_lantern(b, s * 3.3, y, 2.0, lamp=k < 2)
        for y in (-4.4, -9.0):
            stone_lantern(b, s * 3.5, y, 2.0)
    # incense burner with its own roof
    with b.at(4.9, 9.6):
        b.lathe(
            (0, 0, 0),
            [(0.5, 0), (0.34, 0.2), (0.3, 0.45), (0.62, 0.7), (0.72, 1.05), (0.62, 1.08), (0.5, 0.95)],
            "#3f4a44",
            mat.METAL,
            16,
        )
        for a in range(4):
            q = a * np.pi / 2 + np.pi / 4
            b.rod(
                (0.95 * np.cos(q), 0.95 * np.sin(q), 0),
                (0.95 * np.cos(q), 0.95 * np.sin(q), 2.3),
                0.07,
                "#5f432f",
                mat.DARK_WOOD,
                None,
                6,
            )
        b.add_all(
            hip_roof((0, 0, 2.3), (2.7, 2.7), 0.9, "#4c5154", mat.ROOF, ridge=0.15, curve=1.5, lift=0.25, cells=(6, 6))
        )
        b.block(0, 0, 1.2, 3)
    # bell house
    with b.at(-10.5, 8.0):
        b.box((0, 0, 0.3), (4.4, 4.4, 0.7), "#8a867c", mat.ASHLAR)
        for x, y in ((-1.4, -1.4), (1.4, -1.4), (1.4, 1.4), (-1.4, 1.4)):
            b.rod((x * 1.1, y * 1.1, 0.6), (x, y, 3.6), 0.15, "#5f432f", mat.DARK_WOOD, None, 8)
        b.lathe((0, 0, 1.6), [(0.62, 0), (0.6, 0.1), (0.52, 1.1), (0.3, 1.35), (0.05, 1.42)], "#4a5a4c", mat.METAL, 16)
        temple_roof(b, (0, 0, 3.6), (5.8, 5.8), 1.9, lift=0.4)
        b.block(0, 0, 2.6, 4)
    _pagoda(b, 20.5, 30)
    # garden wall round the court, pines, hedges
    for s in (-1, 1):
        b.box((s * 21, 6, 1.0), (0.5, 60, 2.0), "#e8dfca", mat.PLASTER)
        with b.at(s * 21, 6, 0, np.pi / 2):
            gable_roof(b, (60, 0.9), 2.0, 0.4, "#4c5154", 0.3)
    cherry = setting.has("cherry_tree")
    for x, y, h in ((-6.6, 5.2, 4.0), (7.6, 5.0, 4.4), (-7.4, 11.8, 5.0), (9.6, 12.6, 5.2)):
        if cherry:
            tree(b, x, y, h + 1.2, "cherry")
        else:
            garden_pine(b, x, y, h)
    if cherry and setting.season == "spring":
        litter(b, 800, (-9, 9), (-4, 14), CHERRY, 0.05)
    for x, y, h in ((-15, 3, 7), (15.5, 6, 7.5), (-17, 16, 8), (14.5, 20, 8), (-15.5, 24, 8.5)):
        tree(b, x, y, h, "maple" if setting.season == "autumn" else "broad", rich=y < 5)
    for _ in range(setting.many(22)):
        x = float(rng.uniform(-34, 34))
        pine(b, x, float(rng.uniform(30, 48)), float(rng.uniform(9, 15)), rich=False, color="#2f4a38")
    for x, y, s in ((-5.6, 3.6, 0.5), (-5.0, 4.2, 0.35), (6.4, 3.6, 0.55), (5.6, 12.4, 0.6)):
        boulder(b, x, y, s, "#7a7770")
    for x, y in ((-6.0, 9.0), (6.6, 7.4), (-8.6, 3.4), (8.8, 9.0)):
        bush(b, x, y, 1.2)
    hedge(b, (-12.5, 12.5), (-8.2, 12.5), 0.9)
    stones(b, spread(rng, 120, (-9, 9), (-6, 12)), (0.015, 0.05), "#8d8678")
    if setting.has("lantern"):
        for s in (-1, 1):
            for k in range(5):
                paper_lantern(b, s * 2.6, -3 + 3.4 * k, 2.5, 0.26, "#e8442a", lamp=k % 2 == 0)
                b.rod((s * 2.6, -3 + 3.4 * k, 0), (s * 2.6, -3 + 3.4 * k, 2.6), 0.03, "#3a2c22", mat.WOOD, None, 5)
    range_of_hills(b, 90, (0.2, 2.95), 28, "#40584a", seed=1)
    range_of_hills(b, 220, (0.2, 2.9), 66, "#66809a", seed=2)
    if setting.glow > 0:
        b.lamp(
            (0, -6.0, 5.0),
            "#9fb8e8",
            16 * setting.glow,
            16,
            toward=(0, 0.4, -1),
            cone=(0.8, 0.3),
            size=1.5,
            halo=0.0,
            shadow=True,
        )
        b.lamp((-4.6, 3.0, 2.6), "#ffb060", 14 * setting.glow, 9, toward=(1, -0.3, -0.4), area=True, size=0.8, halo=0)
    b.mark("door", 0, 12.6, 0, -np.pi / 2)
    b.mark("wall", 8, 15, 1.5, -np.pi / 2)
    for _ in range(10):
        b.stand(float(rng.choice([-1, 1])) * float(rng.uniform(2.6, 4.6)), float(rng.uniform(4, 11)), np.pi / 2)
    return b.place(
        [(0.6, 11), (0.3, 5), (0, 0), (-0.4, -9)],
        ground_material="stone",
        mirror_z=0.012 if wet > 0.5 and not setting.snowy else None,
        reach=24,
    )


def _pagoda(b: SetBuilder, x: float, y: float) -> None:
    """A tower of five roofs with a spire."""
    with b.at(x, y):
        z, w = 0.8, 5.4
        b.box((0, 0, 0.4), (7.5, 7.5, 0.9), "#8a867c", mat.ASHLAR)
        for k in range(5):
            h = 2.7 - 0.2 * k
            b.box((0, 0, z + h / 2), (w, w, h), "#e8dcc4", mat.PLASTER)
            for s in (-1, 1):
                for q in (-0.5, -0.17, 0.17, 0.5):
                    b.box((q * w, s * w / 2, z + h / 2), (0.2, 0.16, h), "#8a3426", mat.PAINT)
                    b.box((s * w / 2, q * w, z + h / 2), (0.16, 0.2, h), "#8a3426", mat.PAINT)
            b.box(
                (0, -w / 2 - 0.05, z + h * 0.45),
                (w * 0.28, 0.05, h * 0.62),
                "#ffcf90",
                mat.lit(0.1 + 1.2 * b.setting.glow),
            )
            b.add_all(
                hip_roof(
                    (0, 0, z + h),
                    (w + 3.6, w + 3.6),
                    1.15,
                    "#4c5154",
                    mat.ROOF,
                    ridge=0.3,
                    curve=1.5,
                    lift=0.5,
                    cells=(6, 6),
                )
            )
            z += h + 0.65
            w *= 0.88
        b.rod((0, 0, z), (0, 0, z + 6), 0.12, "#6a6a4c", mat.METAL, 0.05, 6)
        for k in range(7):
            b.add(shapes.torus((0, 0, z + 1.4 + 0.5 * k), 0.5 - 0.03 * k, 0.07, "#6a6a4c", mat.METAL, 12, 4))


def shrine(setting: Setting) -> Place:
    """A Shinto shrine in the woods: a torii, a way of lanterns, guardian stones, the hall behind under cedars."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    bumps = shapes.hills(setting.seed + 2, 0.35, 0.25)

    def field(x: Array, y: Array) -> Array:
        return bumps(x, y) * np.clip((np.abs(x) - 4) / 5, 0, 1) + np.clip((np.abs(x) - 14) / 12, 0, 2) * 2.5

    terrain(b, (-50, 50), (-34, 70), field, "#5f6238", mat.GRASS, cells=(50, 50), tone=0.2)
    slab = Material(
        texture=mat.FLAGSTONE.texture, scale=1.1, roughness=0.8 - 0.4 * wet, wet=wet, reflectivity=0.85 * wet
    )
    b.floor(
        (-1.9, 1.9), (-34, 18), 0.03, "#dfe6ee" if setting.snowy else "#8e897e", mat.SNOW if setting.snowy else slab
    )
    for s in (-1, 1):
        b.floor(
            (s * 2.9 - 1.0, s * 2.9 + 1.0),
            (-34, 18),
            0.015,
            "#e6ecf3" if setting.snowy else "#a89c84",
            mat.SNOW if setting.snowy else Material(texture=Texture.GRIME, scale=1.8, roughness=0.95),
        )
        b.box((s * 1.95, -8, 0.05), (0.16, 52, 0.12), "#77736a", mat.STONE, shadow=False)
    torii(b, 0, 7.0, 5.4, 5.2)
    torii(b, 0, 14.0, 4.6, 4.4)
    torii(b, 0, -13.0, 5.6, 5.4)
    with b.at(0, 21.0):
        hall(b, 9.5, 6.5, 3.2, red=True, roof="#4f5a4c", floor=0.9)
        b.box((0, -2.0, 0.45), (1.6, 0.7, 0.8), "#5a3d2a", mat.SIDING)
        t = np.linspace(-1, 1, 13)
        b.add(
            shapes.tube(
                np.stack([t * 2.4, np.full(13, -1.2), 4.0 - 0.35 * (1 - t**2)], 1),
                0.06 + 0.13 * (1 - t**2),
                "#d8c088",
                Material(texture=Texture.BARK, scale=2, roughness=0.95),
                9,
            )
        )
        for q in (-1.3, -0.45, 0.45, 1.3):
            for k in range(3):
                b.box((q + 0.06 * (k % 2), -1.2, 3.35 - 0.16 * k), (0.16, 0.02, 0.17), "#f6f2e8", mat.MATT, 0.1)
    for s in (-1, 1):
        for k, y in enumerate((1.8, 4.6, 9.6, 12.2)):
            stone_lantern(b, s * 3.0, y, 1.9, lamp=k in (1, 2))
        _guardian(b, s * 3.1, 16.6, s)
        for k in range(6):
            paper = s * (4.2 + 0.0 * k)
            b.rod((paper, -3 + 3.0 * k, 0), (paper, -3 + 3.0 * k, 2.5), 0.04, "#8a2f22", mat.PAINT, None, 5)
            b.box((paper, -3 + 3.0 * k, 2.2), (0.42, 0.3, 0.62), "#fbe8c4", mat.lit(0.2 + 1.7 * setting.glow), 0.0)
            b.box((paper, -3 + 3.0 * k, 2.56), (0.56, 0.42, 0.08), "#2f2a28", mat.PAINT)
    # racks of votive tablets and the water basin
    with b.at(-5.6, 6.5, 0, np.pi / 2 - 0.3):
        for q in (-1.2, 1.2):
            b.box((q, 0, 0.9), (0.12, 0.12, 1.8), "#6a4a32", mat.WOOD)
        gable_roof(b, (2.8, 0.7), 1.8, 0.3, "#5a4438", 0.2)
        for r in range(3):
            b.box((0, 0, 0.6 + 0.42 * r), (2.4, 0.05, 0.05), "#6a4a32", mat.WOOD)
            for i in range(9):
                b.box(
                    (-1.05 + 0.26 * i, -0.06 - 0.02 * (i % 2), 0.47 + 0.42 * r),
                    (0.19, 0.02, 0.16),
                    vary("#d8b488", rng),
                    mat.WOOD,
                    float(rng.normal(0, 0.06)),
                )
        b.block(0, 0, 1.3, 1.8)
    with b.at(5.8, 8.6, 0, -0.2):
        b.box((0, 0, 0.4), (1.8, 0.9, 0.8), "#8a867c", mat.STONE)
        b.box((0, 0, 0.81), (1.5, 0.62, 0.02), "#4a6a70", mat.water(0.05))
        for x, y in ((-1.3, -0.8), (1.3, -0.8), (1.3, 0.8), (-1.3, 0.8)):
            b.box((x, y, 1.1), (0.14, 0.14, 2.2), "#6a4a32", mat.WOOD)
        gable_roof(b, (3.0, 2.0), 2.2, 0.8, "#4f5a4c", 0.3)
        b.block(0, 0, 1.4, 2.4)
    for x, y, h in (
        (-7.6, 2.4, 15),
        (7.8, 3.6, 16),
        (-8.4, 9.5, 17),
        (8.8, 12.5, 15),
        (-7.0, 15.5, 16),
        (10.5, 8, 14),
        (-10.5, 5.6, 15),
    ):
        _cedar(b, x, y, h)
    for _ in range(setting.many(40)):
        s = float(rng.choice([-1, 1]))
        x, y = s * float(rng.uniform(11, 34)), float(rng.uniform(-12, 46))
        pine(b, x, y, float(rng.uniform(9, 16)), rich=False, color="#2f4a34")
    for _ in range(setting.many(10)):
        pine(
            b,
            float(rng.uniform(-12, 12)),
            float(rng.uniform(31, 44)),
            float(rng.uniform(11, 17)),
            rich=False,
            color="#2f4a34",
        )
    autumn = setting.season == "autumn"
    for x, y in ((-5.6, 12.6), (5.8, 14.6), (6.2, 0.6)):
        tree(b, x, y, 4.6, "cherry" if setting.has("cherry_tree") else "maple")
    if autumn or setting.season == "spring":
        litter(b, 900, (-8, 8), (-6, 16), CHERRY if not autumn else ("#b5342a", "#c8642a", "#d98a2e"), 0.04)
    bamboo(b, (-13, -9.5), (-6, 1), 14)
    grass(
        b,
        np.concatenate(
            [spread(rng, setting.many(200), (-10, -4.2), (-6, 16)), spread(rng, setting.many(200), (4.2, 10), (-6, 16))]
        ),
        0.24,
        ("#3f4f24", "#8a9a4c"),
    )
    stones(b, spread(rng, 60, (-7, 7), (-5, 14)), (0.02, 0.1))
    for x, y in ((-4.9, 3.2), (4.9, 5.8), (-5.0, 10.2)):
        bush(b, x, y, 1.0)
    range_of_hills(b, 110, (0.2, 2.95), 34, "#48604c", seed=1)
    if setting.glow > 0:
        b.lamp((-4.0, 4.5, 2.3), "#ffcf90", 12 * setting.glow, 8, size=0.3, halo=0.3)
        b.lamp((4.0, 1.5, 2.3), "#ffcf90", 12 * setting.glow, 8, size=0.3, halo=0.3)
        b.lamp((0, 11, 3.0), "#ffcf90", 12 * setting.glow, 9, size=0.3, halo=0.2)
    b.mark("door", 0, 18.2, 0, -np.pi / 2)
    for k in range(10):
        b.stand(float(rng.uniform(-1.6, 1.6)), 8.5 + 0.9 * k, np.pi / 2)
    return b.place(
        [(0.5, 12), (0.2, 5), (0, 0), (-0.4, -9)],
        ground_material="stone",
        mirror_z=0.03 if wet > 0.5 and not setting.snowy else None,
        reach=22,
    )


def _cedar(b: SetBuilder, x: float, y: float, height: float) -> None:
    """A great cedar: a bare red trunk below, a narrow crown above."""
    z = b.height(x, y)
    b.add(
        shapes.tube(
            [[x, y, z - 0.3], [x, y, z + 0.5], [x, y, z + height * 0.4], [x, y, z + height * 0.8]],
            [0.75, 0.5, 0.4, 0.15],
            "#6a4634",
            mat.BARK,
            10,
        )
    )
    with b.at(0, 0, height * 0.3):
        pine(b, x, y, height * 0.8, color="#34543a")
    b.block(x, y, 0.7, 8)


def _guardian(b: SetBuilder, x: float, y: float, side: int) -> None:
    """A stone lion-dog on its pedestal, facing the way."""
    with b.at(x, y, b.height(x, y), 0):
        stone = "#8f8b82"
        b.box((0, 0, 0.5), (0.9, 1.2, 1.0), stone, mat.STONE)
        b.box((0, 0, 1.05), (1.1, 1.4, 0.14), stone, mat.STONE)
        b.rod((0, 0.25, 1.35), (0, -0.18, 1.75), 0.26, stone, mat.STONE, 0.24, 10)
        b.ball((-side * 0.06, -0.3, 2.02), (0.26, 0.26, 0.25), stone, mat.STONE, 2)
        b.ball((-side * 0.1, -0.5, 1.94), (0.14, 0.16, 0.12), stone, mat.STONE, 1)
        for q in (-0.14, 0.14):
            b.rod((q, -0.3, 1.75), (q, -0.36, 1.14), 0.09, stone, mat.STONE, None, 7)
            b.ball((q * 1.6, 0.25, 1.3), (0.15, 0.24, 0.18), stone, mat.STONE, 1)
        b.ball((0, 0.48, 1.6), (0.12, 0.12, 0.3), stone, mat.STONE, 1)
        b.block(0, 0, 0.8, 2)


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
