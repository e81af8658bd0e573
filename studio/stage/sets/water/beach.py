"""A beach with its breakers."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, copies, raw, ribbon
from studio.stage.sets.landscape import boulder, range_of_hills, terrain, water_plane
from studio.stage.sets.plants import grass, palm, stones
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.street_furniture import rail_fence
from studio.stage.sets.water.sea import ripples, sea_color
from studio.stage.sets.water.shore import headland, sailing_boat
from studio.stage.world import Place


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
    water_plane(b, (-900, 900), (3.5, 1500), wz, sea_color(setting), ripples(setting, 0.16), 0.95)
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
    rough = 1.8 if ripples(setting, 0.16) > 0.3 else 1.0
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
            parasol(b, px, py, c)
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
    body = shapes.smooth(v, f, sea_color(b.setting), mat.water(0.14, 0.7))
    lift = np.concatenate([np.clip(dz * swell / max(height, 0.01), 0, 1) for _, dz in profile])[:, None]
    # light comes through a wave that stands up: its face glows, it does not mirror the dark beach like oil
    glassy = srgb(sea_color(b.setting)) * (1.0 + 0.8 * lift) + np.array([0.015, 0.045, 0.04]) * lift
    face = Material(roughness=0.30, emission=0.08)
    b.add(raw(body.positions, body.normals, glassy, f, face), shadow=False, mirrored=False, ink=0.3)
    crest = np.stack([x, wander - 0.12], 1)
    width = np.clip((swell - 0.25 * height) / height, 0, 1) * 0.62
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


def parasol(b: SetBuilder, x: float, y: float, color: str) -> None:
    """A parasol in two colours, and the towel under it."""
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
