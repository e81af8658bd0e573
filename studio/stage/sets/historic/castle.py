"""Castles of stone, and of Japan."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import arch, dark_opening, gable_roof, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.japan import banner, keep, stone_lantern, temple_roof
from studio.stage.sets.landscape import boulder, footpath, level_about, range_of_hills, terrain, water_plane
from studio.stage.sets.plants import (
    CHERRY,
    flowers,
    garden_pine,
    grass,
    litter,
    pine,
    stones,
    tree,
)
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import rail_fence
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
    terrain(b, (-80, 80), (-34, 110), field, "#58663a", mat.GRASS, cells=(56, 60), tone=0.2)
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
    grass(b, spread(rng, setting.many(520), (-12, 12), (-8, 18)), 0.26, ("#505e30", "#838c4c"))
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
