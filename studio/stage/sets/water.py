"""Places by, on and under water: beach, sea, lake, river, underwater."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof, window_grid
from studio.stage.sets.camp import tent
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, copies, raw, ribbon, shapes_grid, vary
from studio.stage.sets.landscape import boulder, range_of_hills, terrain, water_plane
from studio.stage.sets.open_water import REACH_M, OpenWater
from studio.stage.sets.plants import bush, flowers, grass, palm, pine, stones, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import bench, rail_fence
from studio.stage.world import Place

SEA = {
    "dawn": "#1e4458",
    "morning": "#1a5a78",
    "noon": "#146488",
    "afternoon": "#1a5f7c",
    "sunset": "#23405a",
    "dusk": "#1a3048",
    "night": "#0c1a2c",
}


def _sea_color(setting: Setting) -> str:
    if setting.weather in ("storm", "rain", "blizzard", "fog", "cloudy", "snow"):
        return "#2a4450"
    return SEA[setting.time_of_day]


def _ripple(setting: Setting, calm: float) -> float:
    if setting.has("rough") or setting.weather in ("storm", "blizzard"):
        return 0.42
    if setting.has("calm", "quiet"):
        return calm * 0.6
    return calm * (1.7 if setting.weather == "wind" else 1.0)


def sailing_boat(b: SetBuilder, x: float, y: float, size: float, yaw: float = 0.0) -> None:
    """A small yacht under sail, far enough away to be a few triangles."""
    with b.at(x, y, 0, yaw):
        hull = [
            [-2.2, 0, 0.7],
            [-2.0, -0.7, 0.6],
            [1.0, -0.8, 0.65],
            [2.8, 0, 0.9],
            [1.0, 0.8, 0.65],
            [-2.0, 0.7, 0.6],
            [-1.6, 0, -0.1],
            [1.6, 0, -0.1],
        ]
        f = [
            [0, 6, 1],
            [1, 6, 7],
            [1, 7, 2],
            [2, 7, 3],
            [3, 7, 4],
            [4, 7, 5],
            [7, 6, 5],
            [5, 6, 0],
            [0, 1, 5],
            [1, 2, 5],
            [2, 4, 5],
            [2, 3, 4],
        ]
        b.add(shapes.faceted(np.array(hull) * size, f, "#f0ece4", Material(roughness=0.4, two_sided=True)))
        b.rod((0.3 * size, 0, 0.6 * size), (0.3 * size, 0, 6.6 * size), 0.06 * size, "#d8d0c0", mat.PAINT, None, 5)
        cloth = Material(roughness=0.9, two_sided=True)
        b.add(
            shapes.faceted(
                np.array([[0.2, 0, 1.1], [-2.2, 0.35, 1.1], [0.2, 0.1, 6.4]]) * size, [[0, 1, 2]], "#f8f4ea", cloth
            )
        )
        b.add(
            shapes.faceted(
                np.array([[0.45, 0, 5.4], [2.7, 0.1, 1.0], [0.5, 0.3, 1.1]]) * size, [[0, 1, 2]], "#f4d8c0", cloth
            )
        )


def headland(b: SetBuilder, x: float, y: float, size: tuple[float, float, float], color: str = "#56705a") -> None:
    """A wooded promontory or an island: a lump with a rocky foot."""
    rng = b.rng
    foot = shapes.rock(
        (x, y, -size[2] * 0.1),
        (size[0] * 1.06, size[1] * 1.06, size[2] * 0.42),
        "#8a7d6c",
        mat.ROCK,
        int(rng.integers(1 << 30)),
        3,
        0.3,
        2.6,
        True,
    )
    b.add(foot, shadow=False)
    top = shapes.rock(
        (x, y, size[2] * 0.12),
        (size[0] * 0.96, size[1] * 0.96, size[2] * 0.8),
        color,
        mat.LEAVES,
        int(rng.integers(1 << 30)),
        3,
        0.34,
        3.0,
    )
    b.add(top, shadow=False)


def beach(setting: Setting) -> Place:
    """Sand that slopes to the sea ahead: wet sand, lines of foam, a headland with an island, boats, dune grass.

    The water's edge runs along x about 7 m in front of the origin; travellers go along it.
    """
    b = SetBuilder(setting)
    rng = b.rng
    dunes = shapes.hills(setting.seed + 4, 0.32, 0.3)
    fine = shapes.hills(setting.seed + 9, 0.035, 2.4)
    wz = -0.42

    def field(x: Array, y: Array) -> Array:
        edge = 6.4 + 0.8 * np.sin(x * 0.11) + 0.3 * np.sin(x * 0.31 + 1)
        slope = -0.40 * np.clip((y - edge + 5.2) / 5.2, 0, 1) ** 1.4 - 0.08 * np.clip(y - edge, 0, 30)
        back = np.clip((-y - 6) / 10, 0, 1)
        near = np.clip((np.hypot(x, y) - 2) / 8, 0, 1) * np.clip((edge - 2 - y) / 4, 0, 1)
        return (
            slope
            + back * (1.2 + dunes(x, y) * 2.5)
            + dunes(x, y) * near * 0.5
            + fine(x, y) * np.clip((edge - y) / 5, 0, 1)
        )

    warm = "#d8bf94" if not setting.snowy else "#e8edf2"
    terrain(
        b,
        (-75, 75),
        (-32, 20),
        field,
        warm,
        Material(texture=Texture.SAND, scale=0.22, roughness=0.92),
        cells=(64, 70),
        tone=0.06,
    )
    water_plane(b, (-900, 900), (3.5, 1500), wz, _sea_color(setting), _ripple(setting, 0.16), 0.95)
    # the shine of wet sand and three lines of foam that follow the edge
    x = np.linspace(-60, 60, 121)

    def shoreline(offset: float, wobble: float, phase: float) -> Array:
        y = 6.4 + 0.8 * np.sin(x * 0.11) + 0.3 * np.sin(x * 0.31 + 1)
        return np.stack(
            [x, y + offset + wobble * np.sin(x * 0.55 + phase) + wobble * 0.5 * np.sin(x * 1.27 + phase * 2)], 1
        )

    wet = shoreline(-1.1, 0.12, 0.4)
    zs = np.array([float(field(np.asarray(u), np.asarray(v))) for u, v in wet]) + 0.035
    b.add(
        ribbon(
            wet,
            1.9,
            "#8a7456",
            Material(texture=Texture.SAND, scale=0.0, roughness=0.25, wet=1.0, reflectivity=0.55),
            zs,
        ),
        shadow=False,
        mirrored=False,
        ink=0.0,
    )
    foam = Material(texture=Texture.GRIME, scale=1.2, roughness=0.95)
    for offset, width, phase, lift in (
        (0.0, 0.34, 0.3, 0.03),
        (0.32, 0.16, 0.9, 0.02),
        (2.6, 0.5, 1.9, 0.03),
        (2.95, 0.14, 2.3, 0.02),
        (7.0, 0.6, 3.1, 0.05),
        (13.5, 0.5, 4.4, 0.05),
    ):
        line = shoreline(offset, 0.22, phase)
        swell = width * np.clip(
            0.25 + 0.75 * np.sin(x * 0.37 + phase * 3) + 0.5 * np.sin(x * 0.91 + phase),
            0.0 if offset > 2 else 0.35,
            1.4,
        )
        floor = np.array([float(field(np.asarray(u), np.asarray(v))) for u, v in line])
        b.add(ribbon(line, swell, "#eef4f4", foam, np.maximum(floor, wz) + lift), shadow=False, mirrored=False, ink=0.2)
    # breaking waves: low ridges of water with a white crest
    rough = 1.8 if _ripple(setting, 0.16) > 0.3 else 1.0
    for y0, h in ((9.6, 0.34), (15.0, 0.45), (24.0, 0.5)):
        _breaker(b, x * 1.2, y0, h * rough, wz)
    island = setting.has("island") or not setting.has("tropical", "palm_tree")
    if island:
        headland(b, 26, 175, (44, 16, 17))
        b.box((78, 172, 1.6), (70, 1.2, 0.8), "#9a958c", mat.CONCRETE)
        b.rod((22, 175, 12), (22, 175, 24), 1.1, "#e8e4da", mat.PAINT, 0.9, 8)
        b.lathe((22, 175, 24), [(1.6, 0), (1.5, 2.2), (0.3, 3.4)], "#c8d0d4", mat.PAINT, 10)
        if setting.glow > 0.4:
            b.ball((22, 175, 25), 1.0, "#ffe8b0", mat.lit(6.0), 1)
    range_of_hills(b, 420, (0.9, 1.35), 34, "#7f90a8", seed=1)
    range_of_hills(b, 380, (1.75, 3.2), 40, "#8094ac", seed=2)
    if setting.has("mountain", "island") or setting.has("fuji"):
        b.lathe(
            (-330, 760, -6), [(330, 0), (210, 52), (110, 122), (46, 176), (20, 192), (3, 190)], "#8597b4", mat.MATT, 40
        )
        b.lathe((-330, 760, -6), [(116, 120), (47, 177), (20.5, 193.5), (3, 191)], "#eef2f8", mat.MATT, 40)
    for bx, by, s in ((-34, 120, 1.5), (48, 95, 1.2), (-95, 190, 1.6)):
        sailing_boat(b, bx, by, s, float(rng.uniform(-0.6, 0.6)))
    # what lies on the sand: a trail of footprints, stones, shells, driftwood, weed
    print_ = shapes.lathe((0, 0, 0), [(0.12, 0), (0.1, 0.002), (0.06, 0.003), (0.01, 0.003)], "#b89e74", mat.MATT, 9)
    steps = np.array([[-12 + 0.62 * k, 2.9 - 0.075 * k + (0.1 if k % 2 else -0.1)] for k in range(40)])
    steps = steps[np.hypot(steps[:, 0], steps[:, 1]) > 1.8]
    levels = np.array([b.height(float(u), float(v)) for u, v in steps]) + 0.012
    b.add(copies(print_, np.c_[steps, levels]), shadow=False, mirrored=False, ink=0.1)
    clear = spread(rng, setting.many(150), (-22, 22), (-9, 5.0))
    clear = clear[np.hypot(clear[:, 0], clear[:, 1]) > 1.6]
    stones(b, clear[:70], (0.02, 0.06), "#8d8476")
    stones(b, clear[70:], (0.012, 0.028), "#efe6d8", 0.5)
    for px, py, a in ((-5.8, 1.6, 0.3), (7.4, 3.0, 2.6)):
        z = b.height(px, py)
        b.add(
            shapes.tube(
                [
                    [px - 1.1 * np.cos(a), py - 1.1 * np.sin(a), z + 0.04],
                    [px, py, z + 0.14],
                    [px + 1.2 * np.cos(a), py + 1.2 * np.sin(a), z + 0.1],
                ],
                [0.05, 0.11, 0.06],
                "#a3927c",
                mat.BARK,
                7,
            )
        )
        b.rod((px, py, z + 0.12), (px + 0.4, py + 0.3, z + 0.5), 0.045, "#a3927c", mat.BARK, 0.02, 5)
    for sx, sy, size in ((-13.5, 5.5, 1.1), (-15.2, 6.4, 1.7), (-17.5, 7.2, 1.3), (17.0, 6.9, 1.0), (19.4, 7.4, 1.8)):
        boulder(b, sx, sy, size, "#6a6058")
    weed = spread(rng, 120, (-30, 30), (4.6, 5.4))
    z = np.array([b.height(float(u), float(v)) for u, v in weed])
    b.add(
        blades(
            np.c_[weed, z],
            np.full(120, 0.03),
            rng.normal(0, 0.14, (120, 2)),
            np.full(120, 0.03),
            srgb("#2c2a1c"),
            srgb("#4a4228"),
            mat.BLADES,
            rng,
        ),
        shadow=False,
        ink=0,
    )
    if setting.has("palm_tree", "tropical", "hawaii"):
        for px, py, h in ((-7.5, -1.5, 6.2), (-10.5, 2.0, 7.5), (9.5, -1.0, 6.8)):
            palm(b, px, py, h)
    if setting.has("umbrella", "busy", "summer", "parasol"):
        for px, py, c in (
            (-4.9, 3.7, "#d8443a"),
            (5.6, 3.3, "#2f78a8"),
            (-9.5, 3.6, "#e8b030"),
            (10.5, 2.8, "#e8e0d0"),
        ):
            _parasol(b, px, py, c)
    grass(
        b,
        np.concatenate(
            [
                spread(rng, 240, (-26, -7), (-12, -1.5)),
                spread(rng, 200, (9, 28), (-12, -3)),
                spread(rng, 200, (-26, 26), (-16, -9)),
            ]
        ),
        0.6,
        ("#6f7248", "#b8b078"),
    )
    rail_fence(b, (-19, -4.5), (-8.6, -6.2), 0.8, "#a08c70")
    if setting.has("ship"):
        sailing_boat(b, -14, 60, 1.8, 0.4)
    b.mark("water", 0, 16, wz, np.pi / 2)
    b.mark("edge", 0, 5.2, 0, np.pi / 2)
    b.mark("fire", 2.6, 1.4, 0, 0)
    if setting.has("busy"):
        for _k in range(18):
            b.stand(float(rng.uniform(-16, 16)), float(rng.uniform(2.5, 5)), float(rng.uniform(0, 6.28)))
    path = [(-13, 1.9), (-6, 1.3), (0, 0.5), (6, -0.4), (13, -1.8)]
    return b.place(path, ground_material="sand", water_z=wz, mirror_z=wz, reach=26, loops=("waves",))


def _breaker(b: SetBuilder, x: Array, y: float, height: float, wz: float) -> None:
    """A wave about to break: a ridge along x, steep toward the shore, white on top where it is high."""
    swell = height * np.clip(0.3 + 0.7 * np.sin(x * 0.13 + y) + 0.35 * np.sin(x * 0.41 + y * 2), 0.02, 1.3)
    wander = y + 0.9 * np.sin(x * 0.09 + y) + 0.25 * np.sin(x * 0.4)
    profile = [(-0.9, 0.0), (-0.28, 0.42), (-0.05, 0.96), (0.35, 0.9), (1.4, 0.35), (3.2, 0.0)]
    rows = [np.stack([x, wander + dy * (0.6 + height), wz - 0.02 + dz * swell], 1) for dy, dz in profile]
    v = np.concatenate(rows)
    k = len(x)
    i = np.arange(k - 1)
    f = np.concatenate(
        [
            np.concatenate(
                [
                    np.stack([r * k + i, r * k + i + 1, (r + 1) * k + i + 1], 1),
                    np.stack([r * k + i, (r + 1) * k + i + 1, (r + 1) * k + i], 1),
                ]
            )
            for r in range(len(profile) - 1)
        ]
    )
    body = shapes.smooth(v, f, _sea_color(b.setting), mat.water(0.14, 0.7))
    lift = np.concatenate([np.clip(dz * swell / max(height, 0.01), 0, 1) for _, dz in profile])[:, None]
    glassy = srgb(_sea_color(b.setting)) * (1 + 0.9 * lift) + np.array([0.01, 0.035, 0.03]) * lift
    b.add(raw(body.positions, body.normals, glassy, f, mat.water(0.14, 0.7)), shadow=False, mirrored=False, ink=0.3)
    crest = np.stack([x, wander - 0.12], 1)
    width = np.clip((swell - 0.45 * height) / height, 0, 1) * 0.7
    b.add(
        ribbon(
            crest,
            width,
            "#f2f6f6",
            Material(texture=Texture.GRIME, scale=1.5, roughness=0.95, two_sided=True),
            wz + swell + 0.015,
        ),
        shadow=False,
        mirrored=False,
        ink=0,
    )
    b.add(
        ribbon(
            crest - [0, 0.45],
            width * 1.3,
            "#e8f0f0",
            Material(texture=Texture.GRIME, scale=1.5, roughness=0.95, two_sided=True),
            wz + swell * 0.28 + 0.03,
        ),
        shadow=False,
        mirrored=False,
        ink=0,
    )


def _parasol(b: SetBuilder, x: float, y: float, color: str) -> None:
    z = b.height(x, y)
    with b.at(x, y, z):
        b.rod((0, 0, -0.2), (0.12, 0, 2.1), 0.025, "#e8e0d0", mat.PAINT)
        for parity, hue in ((0, color), (1, "#f4efe4")):
            p: list[list[float]] = []
            f: list[list[int]] = []
            for i in range(parity, 8, 2):
                a0, a1 = i * np.pi / 4, (i + 1) * np.pi / 4
                k = len(p)
                p += [
                    [0.12, 0, 2.25],
                    [0.12 + 1.15 * np.cos(a0), 1.15 * np.sin(a0), 1.8],
                    [0.12 + 1.15 * np.cos(a1), 1.15 * np.sin(a1), 1.8],
                ]
                f.append([k, k + 1, k + 2])
            b.add(shapes.faceted(p, f, hue, mat.CLOTH))
        b.box((0.9, -0.4, 0.03), (0.8, 1.8, 0.04), "#e0d0b0" if color != "#e8b030" else "#6a98b8", mat.CLOTH, 0.2)
        b.block(0, 0, 0.3, 2.2)


def sea(setting: Setting) -> Place:
    """Open water to the horizon, islands far off. The acting area is the surface itself.

    What moves near the origin is ``open_water``'s; the still sheet here carries it to the horizon and lies under it.
    """
    b = SetBuilder(setting)
    rng = b.rng
    rough = sea_is_rough(setting)
    far, near = 1500.0, REACH_M * 0.66
    color, ripple = _sea_color(setting), _ripple(setting, 0.2)
    for x, y in (
        ((-far, far), (near, 2200)),
        ((-far, far), (-600, -near)),
        ((-far, -near), (-near, near)),
        ((near, far), (-near, near)),
    ):
        water_plane(b, x, y, 0.0, color, ripple, 0.95)
    water_plane(b, (-near, near), (-near, near), -2.0 if rough else -0.6, color, ripple, 0.95)
    if not setting.has("open"):
        range_of_hills(b, 700, (0.75, 1.2), 52, "#6f839c", seed=1)
        range_of_hills(b, 560, (1.85, 2.6), 60, "#6a7f98", seed=2)
        headland(b, 120, 330, (40, 18, 16), "#4f6658")
    if not rough:
        for bx, by, s in ((-60, 190, 1.8), (90, 230, 1.8)):
            sailing_boat(b, bx, by, s, float(rng.uniform(-0.6, 0.6)))
    b.mark("water", 0, 0, 0, np.pi / 2)
    path = [(-14, 4.5), (-6, 2.0), (0, 0), (8, -2.4)]
    return b.place(path, ground_material="water", water_z=0.0, mirror_z=0.0, reach=30, loops=("waves",))


def sea_is_rough(setting: Setting) -> bool:
    return _ripple(setting, 0.2) > 0.3


def open_water(setting: Setting, sea_state: float) -> OpenWater:
    """The moving surface of ``sea`` in the colours of the hour."""
    return OpenWater(sea_state, _sea_color(setting), 0.22 if sea_is_rough(setting) else 0.16, setting.seed)


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


def river(setting: Setting) -> Place:
    """A river that crosses the picture between stony banks: rapids round rocks, a wooden bridge upstream, woods."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 2, 0.4, 0.22)
    wz = -0.34

    def course(x: Array) -> Array:
        return 8.6 + 1.8 * np.sin(x * 0.07) + 0.02 * x

    def field(x: Array, y: Array) -> Array:
        d = np.abs(y - course(x))
        bed = -1.3 * (1 - np.clip((d - 3.6) / 2.4, 0, 1) ** 0.8) - 0.16 * np.clip((y - 1.5) / 2, 0, 1)
        away = np.clip((np.hypot(x, y) - 3) / 6, 0, 1)
        return (
            bed
            + bumps(x, y) * away * np.clip((d - 4) / 5, 0.1, 1)
            + np.clip((y - 18) / 20, 0, 3) * 3
            + np.clip((np.abs(x) - 30) / 20, 0, 2) * 1.2
        )

    terrain(b, (-80, 80), (-28, 80), field, "#5a683a", mat.GRASS, cells=(56, 60))
    water_plane(b, (-80, 80), (1.5, 19), wz, "#2f5a5c", 0.13, 0.85)
    foam = Material(texture=Texture.GRIME, scale=2.5, roughness=0.95)
    for _ in range(setting.many(34)):
        x = float(rng.uniform(-24, 24))
        y = float(course(np.asarray(x))) + float(rng.uniform(-2.6, 2.6))
        t = np.linspace(-1, 1, 6)
        line = np.stack([x + t * rng.uniform(0.4, 1.3), y + 0.15 * np.sin(t * 3 + rng.uniform(0, 6))], 1)
        b.add(
            ribbon(line, 0.12 * np.cos(t * 1.4) + 0.004, "#e8f0ee", foam, wz + 0.012),
            shadow=False,
            mirrored=False,
            ink=0,
        )
    banks: list[list[float]] = []
    for _ in range(setting.many(150)):
        x = float(rng.uniform(-20, 20))
        s = float(rng.choice([-1, 1]))
        banks.append([x, float(course(np.asarray(x))) + s * float(rng.uniform(3.2, 5.2))])
    stones(b, np.array(banks), (0.06, 0.32), "#8f8b84", 0.6)
    for x, dy, s in (
        (-4.2, 0.6, 0.9),
        (-6.8, -1.8, 1.2),
        (2.6, 1.4, 0.8),
        (5.5, -2.0, 1.3),
        (9.0, 0.5, 1.0),
        (-12, 1.0, 1.5),
    ):
        boulder(b, x, float(course(np.asarray(x))) + dy, s, "#827d76", sink=0.1)
    for k in range(7):
        y = float(course(np.asarray(0.5))) - 2.8 + k * 0.95
        b.add(
            shapes.rock((0.5 + 0.2 * np.sin(k * 2.1), y, wz + 0.06), (0.42, 0.36, 0.2), "#8a8680", mat.ROCK, k, 2, 0.2),
            ink=0.6,
        )
    # a plank bridge upstream
    with b.at(-12.5, float(course(np.asarray(-12.5))), 0.5, 0.12):
        t = np.linspace(-5.2, 5.2, 27)
        for y in t:
            b.box((0, float(y), 0.55 - 0.02 * float(y) ** 2), (1.8, 0.36, 0.08), vary("#8a6a4a", rng, 0.1), mat.WOOD)
        for s in (-1, 1):
            p = np.stack([0 * t + s * 0.85, t, 1.5 - 0.02 * t**2], 1)
            b.add(shapes.tube(p, 0.055, "#7a5a3e", mat.WOOD, 6))
            for y in t[::4]:
                b.rod(
                    (s * 0.85, float(y), 0.3 - 0.02 * float(y) ** 2),
                    (s * 0.85, float(y), 1.55 - 0.02 * float(y) ** 2),
                    0.06,
                    "#7a5a3e",
                    mat.WOOD,
                    None,
                    6,
                )
    for x, y, h in (
        (-8.5, 2.0, 7),
        (8.2, 2.6, 6.4),
        (12, -1.2, 7.5),
        (-12, -2.5, 7),
        (-5.5, 17.5, 7.5),
        (3.5, 18.2, 8.2),
        (11, 17.2, 7.4),
    ):
        tree(b, x, y, h, "maple" if setting.season == "autumn" else "broad", rich=y < 3)
    for _ in range(setting.many(26)):
        x, y = float(rng.uniform(-48, 48)), float(rng.uniform(20, 66))
        (pine if rng.random() < 0.5 else tree)(b, x, y, float(rng.uniform(7, 12)), rich=False)  # type: ignore[operator]
    for _ in range(8):
        x = float(rng.uniform(-14, 14))
        if abs(x) > 3:
            bush(b, x * 1.5 + np.sign(x) * 3, float(rng.uniform(1.6, 3.2)), float(rng.uniform(0.5, 0.9)))
    grass(b, spread(rng, setting.many(300), (-12, 12), (-8, 3.6)), 0.2)
    flowers(b, spread(rng, 50, (-9, 9), (-3, 4.6)), ("#f0ede0", "#e8b8d0", "#e8d050"))
    range_of_hills(b, 110, (0.2, 2.95), 34, "#58744e", seed=1)
    range_of_hills(b, 240, (0.3, 2.8), 85, "#7890a8", seed=2, peaky=1.0, snow_line=0.7)
    b.mark("water", 0, float(course(np.asarray(0.0))), wz, 0.0)
    b.mark("edge", 0, 4.8, 0, np.pi / 2)
    b.mark("fire", 2.4, 1.2, 0, 0)
    return b.place(
        [(-10, 0.4), (-3, 0.2), (3, -0.2), (10, -0.8)],
        ground_material="grass",
        water_z=wz,
        mirror_z=wz,
        reach=24,
        loops=("river",),
    )


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
