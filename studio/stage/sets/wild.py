"""Wild places: mountain, snowfield, forest, desert, space."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import cottage
from studio.stage.sets.camp import fire_place, seat_log, tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, prism, raw, vary
from studio.stage.sets.landscape import boulder, footpath, level_about, range_of_hills, terrain
from studio.stage.sets.plants import bare_tree, bush, flowers, grass, litter, pine, stones, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import rail_fence
from studio.stage.world import Place


def mountain(setting: Setting) -> Place:
    """High on a ridge: a trail among rocks, a drop to one side, great peaks ahead; deep snow when it snows."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 1, 0.8, 0.2)
    small = shapes.hills(setting.seed + 5, 0.12, 1.1)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 7, 0, 1)
        side = np.clip((x - 7) / 10, 0, 4)
        up = np.clip((-x - 8) / 8, 0, 4)
        ahead = np.clip((y - 16) / 18, 0, 4)
        return (
            bumps(x, y) * away
            + small(x, y) * np.clip((np.hypot(x, y) - 2) / 4, 0, 1)
            - 3.6 * side**1.4
            + 2.4 * up**1.25
            + (1.6 * up - 5.5) * ahead**1.3
        )

    snow = setting.snowy
    ground = "#7f7868" if not snow else "#e8eef6"
    rockish = Material(texture=mat.GRASS.texture, scale=0.5, roughness=0.95)
    terrain(b, (-60, 70), (-26, 75), field, ground if snow else "#78764e", rockish, cells=(60, 60), tone=0.18)
    # the trail
    t = np.linspace(-20, 26, 60)
    line = np.stack([0.5 * np.sin(t * 0.22) - 0.5, t], 1)
    footpath(b, line, 1.15, "#8f8068")
    for x, y, s in (
        (-4.2, 3.8, 1.5),
        (-6.2, 6.5, 2.4),
        (4.8, 5.6, 1.2),
        (-5.0, -2.4, 1.3),
        (6.2, 1.6, 1.0),
        (3.4, 9.5, 1.6),
        (-9.5, 10, 4.2),
        (-12, 3.5, 4.6),
        (5.2, 13, 2.0),
        (-7.5, 15, 3.4),
    ):
        boulder(b, x, y, s, "#7d7a76" if not snow else "#5f6268", 3 if s > 2 else 2)
    for _ in range(setting.many(26)):
        x, y = float(rng.uniform(-34, -13)), float(rng.uniform(4, 46))
        with b.at(x, y, b.height(x, y), float(rng.uniform(0, 6))):
            b.add(
                shapes.rock(
                    (0, 0, 0),
                    rng.uniform(1.2, 4.5, 3) * [1, 1, 1.5],
                    "#6f6d6c",
                    mat.ROCK,
                    int(rng.integers(1 << 30)),
                    2,
                    0.45,
                    1.6,
                    True,
                ),
                ink=0.7,
            )
    stones(b, spread(rng, setting.many(110), (-11, 8), (-8, 17)), (0.05, 0.3), "#827d76")
    for _ in range(setting.many(20)):
        x, y = float(rng.uniform(-13, 8)), float(rng.uniform(6, 30))
        if abs(x) > 2.8:
            pine(b, x, y, float(rng.uniform(2.2, 4.6)), rich=y < 14)
    if not snow:
        grass(b, spread(rng, setting.many(260), (-8, 7), (-7, 12)), 0.2, ("#5a5f34", "#b0a860"))
        flowers(b, spread(rng, 60, (-6, 5), (-3, 9)), ("#e8e4f0", "#8a6ac0", "#e8c84a"), 0.18)
    _cairn(b, 2.6, 3.4)
    post = b.height(-2.4, 5.2)
    b.rod((-2.4, 5.2, post - 0.2), (-2.4, 5.2, post + 1.9), 0.07, "#7a5f44", mat.WOOD)
    for s, zz in ((1, 1.7), (-1, 1.42)):
        b.box((-2.4 + s * 0.38, 5.15, post + zz), (0.9, 0.05, 0.2), "#a8845c", mat.WOOD, 0.2 * s)
    b.block(-2.4, 5.2, 0.25, 1.9)
    line_ = 0.18 if snow else 0.5
    range_of_hills(
        b,
        90,
        (0.35, 1.15),
        30,
        "#55605c" if not snow else "#6f7884",
        seed=1,
        peaky=1.0,
        snow_line=0.25 if snow else 0.8,
        base=-30,
    )
    range_of_hills(b, 150, (1.15, 2.85), 78, "#5f6872", seed=2, peaky=1.0, snow_line=line_, base=-30, count=130)
    range_of_hills(b, 330, (0.2, 2.5), 190, "#72839c", seed=3, peaky=1.0, snow_line=0.32, base=-40, count=140)
    range_of_hills(b, 620, (0.0, 3.1), 200, "#8c9fb8", seed=4, peaky=1.0, snow_line=0.45, base=-60)
    range_of_hills(b, 260, (3.6, 6.0), 70, "#76879c", seed=6, peaky=1.0, snow_line=0.5, base=-40)
    b.mark("edge", 6.6, 1.0, float(field(np.asarray(6.6), np.asarray(1.0))), 0.0)
    b.mark("fire", 2.0, -0.6, 0, 0)
    if setting.has("tent", "camp"):
        tent(b, -3.6, 1.6, 0.5)
    return b.place([(0.3, 13), (-0.6, 5), (-0.4, 0), (0.2, -7)], ground_material="stone", reach=24)


def _cairn(b: SetBuilder, x: float, y: float) -> None:
    z = b.height(x, y)
    for k in range(6):
        r = 0.42 - 0.06 * k
        b.add(
            shapes.rock(
                (x + b.rng.normal(0, 0.03), y + b.rng.normal(0, 0.03), z + 0.1 + 0.17 * k),
                (r, r * 0.9, 0.12),
                vary("#8a857e", b.rng),
                mat.ROCK,
                int(b.rng.integers(1 << 30)),
                2,
                0.2,
            ),
            ink=0.7,
        )
    b.block(x, y, 0.5, 1.0)


def snowfield(setting: Setting) -> Place:
    """A wide plain of snow: drifts, a line of footprints, a broken fence, black pines, white hills."""
    b = SetBuilder(
        Setting(
            setting.place,
            (*setting.words, "snow"),
            setting.time_of_day,
            setting.weather,
            setting.style,
            setting.seed,
            setting.detail,
        )
    )
    rng = b.rng
    drifts = shapes.hills(setting.seed + 1, 0.7, 0.13)
    wind = shapes.hills(setting.seed + 3, 0.06, 1.3)

    def field(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 3) / 8, 0, 1)
        return (
            drifts(x, y) * away
            + wind(x, y * 2.2) * np.clip((np.hypot(x, y) - 1) / 3, 0, 1)
            + np.clip((y - 30) / 30, 0, 2) * 3
        )

    terrain(b, (-90, 90), (-40, 110), field, "#e9eff6", mat.SNOW, cells=(72, 72), tone=0.03)
    for k in range(26):
        y = 14 - k * 0.62
        x = -2.6 + 0.4 * np.sin(y * 0.4) + (0.14 if k % 2 else -0.14)
        b.lathe((x, y, b.height(x, y) + 0.006), [(0.13, 0), (0.09, 0.004), (0.01, 0.005)], "#aebccc", mat.MATT, 8)
    rail_fence(b, (-13, 7), (-4.2, 10.5), 0.95, "#6a5848")
    rail_fence(b, (5.5, 11), (15, 9.0), 0.95, "#6a5848")
    for x, y, h in (
        (-9.5, 12, 8),
        (-12.5, 9, 10),
        (-7, 15, 6.5),
        (8.5, 13.5, 9),
        (11.5, 11, 7),
        (14.5, 15, 11),
        (6.0, 17.5, 6),
    ):
        pine(b, x, y, h, color="#2f473c")
    bare_tree(b, 5.4, 4.6, 5.6)
    bare_tree(b, -7.4, 4.0, 4.6)
    for _ in range(setting.many(64)):
        a, r = float(rng.uniform(0.2, 2.95)), float(rng.uniform(34, 88))
        pine(b, r * np.cos(a), r * np.sin(a), float(rng.uniform(7, 13)), rich=False, color="#34493f")
    for x, y, s in ((3.9, 3.2, 0.7), (-5.2, 3.4, 0.5), (7.2, 6.6, 1.1)):
        boulder(b, x, y, s, "#5f6268")
    grass(b, spread(rng, 320, (-10, 10), (-5, 10)), 0.45)
    x, y = -26.0, 46.0
    with b.at(x, y, b.height(x, y) - 0.3, 0.3):
        cottage(b, 7, 5, 3.0, "#6a4a34", "#4a3a34")
        if setting.glow > 0:
            b.lamp((0, -2, 2), "#ffb765", 20 * setting.glow, 14, size=0.5, halo=0.5)
    range_of_hills(b, 130, (0.1, 3.05), 22, "#8fa0b0", seed=1, snow_line=0.2)
    range_of_hills(b, 300, (0.2, 2.95), 110, "#8296b0", seed=2, peaky=1.0, snow_line=0.2)
    b.mark("fire", 2.2, 1.0, 0, 0)
    return b.place([(-9, 3.4), (-3, 1.0), (3, -0.4), (9, -1.8)], ground_material="snow", reach=26)


def forest(setting: Setting) -> Place:
    """A clearing among pines: a ring of stones for a fire, logs to sit on, ferns, roots, deep woods all round."""
    b = SetBuilder(setting)
    rng = b.rng
    rough = shapes.hills(setting.seed + 2, 0.5, 0.25)
    field = level_about(lambda x, y: rough(x, y) + np.clip((np.hypot(x, y) - 13) / 24, 0, 2) * 3, 3.0, 6.0)
    terrain(
        b,
        (-48, 48),
        (-30, 62),
        field,
        "#4c4836" if not setting.has("green", "spring") else "#586a36",
        mat.GRASS,
        cells=(56, 60),
        tone=0.22,
    )
    camp = setting.has("fire", "camp", "tent") or setting.glow > 0.5
    fire_y = 2.7
    if camp:
        fire_place(b, 0, fire_y)
        seat_log(b, -1.75, fire_y + 0.5, np.pi / 2 - 0.25)
        seat_log(b, 1.85, fire_y + 0.5, -np.pi / 2 + 0.25)
    else:
        b.mark("fire", 1.6, 1.8, 0, 0)
        seat_log(b, -2.8, 2.4, np.pi / 2 - 0.5)
    if camp or setting.has("tent"):
        tent(b, -4.4, 6.2, 0.55)
        b.box((-2.9, 4.4, 0.22), (0.42, 0.3, 0.42), "#3f6a4a", mat.CLOTH, 0.4)
    autumn = setting.season == "autumn"
    ring: list[tuple[float, float]] = []
    while len(ring) < setting.many(46):
        a = float(rng.uniform(-0.35, np.pi + 0.35))
        r = 7.0 + 25 * float(rng.random()) ** 0.8
        x, y = r * np.cos(a), r * np.sin(a) + 2
        if all((x - u) ** 2 + (y - v) ** 2 > 2.2 for u, v in ring):
            ring.append((x, y))
    for k, (x, y) in enumerate(ring):
        rich = np.hypot(x, y) < 15
        if autumn or (setting.has("birch", "broadleaf") and k % 2) or k % 6 == 0:
            tree(b, x, y, float(rng.uniform(6, 9)), rich=rich)
        else:
            pine(b, x, y, float(rng.uniform(8, 14)), rich=rich)
    for x, y, h in (
        (-6.4, -2.6, 11),
        (6.6, -2.2, 12),
        (-9.4, -5.5, 12),
        (9.0, -6, 11),
        (-3.5, -13, 11),
        (4.5, -14, 12),
    ):
        pine(b, x, y, h, rich=False)
    # bare trunks close by, for depth
    for x, y, r in ((-5.4, 3.4, 0.3), (5.2, 4.4, 0.34), (7.4, 1.2, 0.28), (-7.6, 0.8, 0.3), (3.2, 9.2, 0.26)):
        z = b.height(x, y)
        b.add(
            shapes.tube(
                [[x, y, z - 0.2], [x, y, z + 0.35], [x + 0.1, y, z + 4], [x + 0.2, y + 0.1, z + 11]],
                [r * 1.7, r * 1.05, r * 0.85, r * 0.4],
                "#4d3a2c",
                mat.BARK,
                10,
            )
        )
        for i in range(5):
            a = i * 1.256 + x
            b.rod(
                (x, y, z + 0.25),
                (x + 3.2 * r * np.cos(a), y + 3.2 * r * np.sin(a), z - 0.02),
                r * 0.5,
                "#4d3a2c",
                mat.BARK,
                0.04,
                5,
            )
        b.block(x, y, r * 1.6, 8)
    ferns = np.concatenate(
        [spread(rng, setting.many(46), (-10, -2.6), (-3, 11)), spread(rng, setting.many(46), (2.6, 10), (-3, 11))]
    )
    _ferns(b, ferns)
    far = ferns[: len(ferns) // 2] * 1.8 + [0, 4]
    grass(b, np.concatenate([spread(rng, setting.many(260), (-9, 9), (-6, 12)), far]), 0.26, ("#3f4a22", "#8a9450"))
    spots = spread(rng, setting.many(150), (-8, 8), (-6, 11))
    stones(b, spots[np.hypot(spots[:, 0], spots[:, 1] - fire_y) > 1.4], (0.03, 0.15), "#6a665e")
    litter(
        b,
        700,
        (-9, 9),
        (-6, 11),
        ("#8a6a3a", "#a8742e", "#6a5230") if not autumn else ("#c8642a", "#d98a2e", "#b8432a"),
        0.045,
    )
    for x, y, s in ((-3.6, 4.6, 0.5), (4.4, 3.2, 0.6), (6.4, 6.6, 1.2), (-6.9, 5.0, 0.9)):
        boulder(b, x, y, s, "#6a6c62")
    for _ in range(10):
        x, y = float(rng.uniform(-9, 9)), float(rng.uniform(5, 12))
        if abs(x) > 3.2:
            bush(b, x, y, float(rng.uniform(0.7, 1.3)))
    for k in range(7):
        x, y = -2.9 - 0.2 * k + 0.1 * (k % 3), 1.2 + 0.13 * k
        z = b.height(x, y)
        b.rod((x, y, z), (x, y, z + 0.09), 0.02, "#e8dcc8", mat.MATT, None, 5)
        b.lathe((x, y, z + 0.08), [(0.06, 0), (0.045, 0.03), (0.01, 0.05)], "#b8452e", mat.MATT, 8)
    range_of_hills(b, 90, (0, 3.14), 16, "#3f5444", seed=1)
    range_of_hills(b, 190, (0.2, 2.9), 52, "#5f7a8a", seed=2, peaky=1.0)
    if setting.has("lantern"):
        b.ball((-2.7, 3.2, 0.9), 0.12, "#ffd08a", mat.lit(5.0), 1)
        b.lamp((-2.7, 3.2, 1.0), "#ffb060", 8, 6, size=0.2)
    return b.place([(-10, -1.6), (-4, -1.0), (4, -1.0), (10, -1.8)], ground_material="soil", reach=20)


def _ferns(b: SetBuilder, spots: Array) -> None:
    """Ferns: arched fronds from one root."""
    if b.setting.season == "winter" or len(spots) == 0:
        return
    rng = b.rng
    per = 8
    roots = np.repeat(spots, per, 0)
    n = len(roots)
    z = np.array([b.height(float(u), float(v)) for u, v in spots]).repeat(per)
    turn = rng.uniform(0, 6.28, n)
    size = rng.uniform(0.35, 0.75, n)
    lean = np.stack([np.cos(turn), np.sin(turn)], 1) * size[:, None]
    tone = rng.uniform(0.7, 1.25, (n, 1))
    b.add(
        blades(
            np.c_[roots, z - 0.02],
            size * 0.75,
            lean,
            size * 0.13,
            srgb("#2f4a24") * tone,
            srgb("#7fa048") * tone,
            mat.LEAVES,
            rng,
        ),
        ink=0.2,
    )


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
