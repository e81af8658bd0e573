"""Places one travels from and in: station, train interior, airport."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import gable_roof, garden_wall, house, skyline, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, vary, wire
from studio.stage.sets.landscape import range_of_hills
from studio.stage.sets.plants import grass, pine, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.signs import sign_board
from studio.stage.sets.street_furniture import bench, mesh_fence, vending_machine
from studio.stage.world import Place


def track(b: SetBuilder, x: float, z: float, y: tuple[float, float]) -> None:
    """A railway track along y: ballast, sleepers, two rails 1.07 m apart; ``z`` is the top of the rails."""
    snow = b.setting.snowy
    stone = mat.SNOW if snow else Material(texture=mat.ROCK.texture, scale=2.5, roughness=0.95)
    b.floor((x - 2.0, x + 2.0), y, z - 0.2, "#d8dee6" if snow else "#6a645c", stone)
    near = (max(y[0], -26.0), min(y[1], 70.0))
    sleeper = shapes.box((0, 0, 0), (2.1, 0.24, 0.14), "#5a5048", mat.WOOD)
    b.add(copies(sleeper, [[x, float(q), z - 0.2] for q in np.arange(*near, 0.62)]), mirrored=False)
    for s in (-0.535, 0.535):
        b.box((x + s, sum(y) / 2, z - 0.06), (0.07, y[1] - y[0], 0.13), "#8a8078", mat.CHROME)
        b.box((x + s, sum(y) / 2, z - 0.13), (0.14, y[1] - y[0], 0.03), "#5a4638", mat.METAL)


def station(setting: Setting) -> Place:
    """A platform of a country line: roof on posts, benches, name board, clock; the track at its edge, hills behind.

    The origin is on the platform (z = 0); the train runs along y at x = 4.1, 1.1 m lower.
    """
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    edge, back = 2.3, -6.0
    slab = Material(texture=mat.PAVING.texture, scale=1.25, roughness=0.8 - 0.4 * wet, wet=wet, reflectivity=0.7 * wet)
    under_snow = setting.snowy
    b.box(((edge + back) / 2, 22, -0.62), (edge - back, 104, 1.24), "#8a847c", mat.CONCRETE, shadow=False)
    b.floor((back, edge), (-30, 74), 0.006, "#e6ecf3" if under_snow else "#9a948a", mat.SNOW if under_snow else slab)
    b.floor(
        (edge - 0.95, edge - 0.55),
        (-30, 74),
        0.012,
        "#e0b428",
        Material(texture=mat.PAVING.texture, scale=3.3, roughness=0.7),
    )
    b.floor((edge - 0.12, edge), (-30, 74), 0.013, "#e8e4da", mat.PAINT)
    for x in (4.1, 8.1):
        track(b, x, -1.1, (-60, 150))
    b.floor((2.3, 80), (-60, 160), -1.42, "#dfe6ee" if under_snow else "#6f7a52", mat.SNOW if under_snow else mat.GRASS)
    b.floor(
        (-80, back), (-60, 160), -0.4, "#dfe6ee" if under_snow else "#6f7a52", mat.SNOW if under_snow else mat.GRASS
    )
    # the roof over the platform: posts, beams, a tin roof that slopes inward
    with b.sheltered():
        for y in np.arange(1.5, 40, 5.5):
            b.box((-3.6, float(y), 1.85), (0.22, 0.22, 3.7), "#4f5f58", mat.METAL)
            b.rod((-3.6, float(y), 2.8), (-0.6, float(y), 3.72), 0.07, "#4f5f58", mat.METAL, None, 6)
            b.rod((-3.6, float(y), 2.8), (-6.0, float(y), 3.5), 0.06, "#4f5f58", mat.METAL, None, 6)
            b.box((-2.4, float(y), 3.72), (7.4, 0.14, 0.16), "#4f5f58", mat.METAL)
            b.block(-3.6, float(y), 0.3, 3.6)
    roof = np.array([[-6.4, 0.2, 3.75], [1.5, 0.2, 4.1], [1.5, 40, 4.1], [-6.4, 40, 3.75]])
    b.quad(roof, "#6a5a50", Material(texture=mat.SIDING.texture, scale=2.2, roughness=0.6))
    with b.sheltered():
        b.quad((roof - [0, 0, 0.08])[::-1], "#8d8578", Material(texture=mat.SIDING.texture, scale=3, roughness=0.8))
    b.box((1.52, 20.1, 4.02), (0.1, 39.8, 0.3), "#5a4a40", mat.PAINT)
    b.box((-2.4, 0.2, 3.86), (7.9, 0.1, 0.34), "#5a4a40", mat.PAINT)
    for y in (4.2, 9.7, 15.2, 20.7, 26.2):
        b.box((-1.2, y, 3.5), (0.16, 1.3, 0.1), "#fff0d0", mat.lit(0.4 + 5.5 * setting.glow), shadow=False)
        if setting.glow > 0 and y < 22:
            b.lamp(
                (-1.2, y, 3.4),
                "#ffdca8",
                26 * setting.glow,
                9,
                toward=(0, 0, -1),
                cone=(0.75, 0.15),
                size=0.4,
                shadow=y < 5,
                halo=0.35,
            )
    # station house at the back
    with b.at(-6.2, 17, 0, np.pi / 2):
        b.box((0, 2.6, 1.9), (13, 5.2, 3.8), "#cdbf9f", mat.SIDING)
        b.box((0, -0.02, 0.5), (13.05, 0.1, 1.0), "#7a5a44", mat.SIDING)
        window_grid(b, np.array([-5.0, -3.0, 3.0, 5.0]), np.array([1.85]), (1.3, 1.3), 0.95, frame="#6a4a38", depth=0.1)
        b.box((0, -0.05, 1.15), (1.8, 0.1, 2.3), "#5a3d2c", mat.WOOD)
        b.box((0, -0.1, 1.4), (1.4, 0.04, 1.3), "#ffdca8", mat.lit(0.15 + 1.2 * setting.glow))
        with b.at(0, 2.6):
            gable_roof(b, (13, 5.2), 3.8, 2.0, "#4f4a50", 0.8)
    # name board, clock, benches, machines
    with b.at(-3.9, 7.0, 0, np.pi / 2 - 0.35):
        for q in (-0.9, 0.9):
            b.rod((q, 0, 0), (q, 0, 2.3), 0.05, "#6a7074", mat.METAL)
        b.box((0, 0, 1.85), (2.3, 0.09, 0.85), "#f4f2ea", mat.PAINT)
        b.quad(
            [[-1.0, -0.06, 1.72], [1.0, -0.06, 1.72], [1.0, -0.06, 2.2], [-1.0, -0.06, 2.2]],
            "#2c3238",
            mat.screen(2, 0.5 + 0.3 * setting.glow, 1.4),
            shadow=False,
        )
        b.box((0, -0.055, 1.58), (2.26, 0.02, 0.1), "#3a8a4a", mat.PAINT)
        b.block(0, 0, 1.0, 2.3)
    b.rod((-0.6, 6.9, 3.72), (-0.6, 6.9, 3.3), 0.03, "#2c3034", mat.METAL)
    face = shapes.lathe(
        (0, 0, 0),
        [(0.3, -0.06), (0.32, 0), (0.3, 0.06), (0.01, 0.061)],
        "#f4f2ea",
        Material(emission=0.15 + 0.6 * setting.glow),
        20,
    )
    for s in (-1, 1):
        m = np.array([[1, 0, 0, -0.6], [0, 0, s, 6.9 + s * 0.02], [0, -s, 0, 3.02]], float)
        b.add(face.moved(m))
        b.box((-0.6, 6.9 + s * 0.09, 3.1), (0.025, 0.012, 0.2), "#16181a", mat.PAINT)
        b.box((-0.54, 6.9 + s * 0.09, 3.02), (0.14, 0.012, 0.025), "#16181a", mat.PAINT)
    bench(b, -4.9, 4.0, np.pi / 2, color="#4f7a98")
    bench(b, -4.9, 10.5, np.pi / 2, color="#4f7a98")
    vending_machine(b, -5.4, 7.4, np.pi / 2, "#2f5a98")
    for y in (-3.0, -12.0):
        b.rod((-4.8, y, 0), (-4.8, y, 3.4), 0.06, "#4f5f58", mat.METAL)
        b.box((-4.5, y, 3.4), (0.8, 0.24, 0.12), "#ffe8c0", mat.lit(0.4 + 6 * setting.glow), shadow=False)
        b.block(-4.8, y, 0.25, 3.4)
    if setting.glow > 0:
        b.lamp((-4.3, -3.0, 3.25), "#ffdca8", 30 * setting.glow, 10, toward=(0.15, 0, -1), size=0.2, halo=0.6)
    mesh_fence(b, (-5.85, -26), (-5.85, 0), 1.1, "#c8ccc8")
    # across the tracks: second platform, poles with the overhead line, houses, woods
    b.box((12.0, 24, -0.62), (3.4, 70, 1.24), "#8a847c", mat.CONCRETE)
    b.box((10.35, 24, 0.02), (0.16, 70, 0.04), "#e8e4da", mat.PAINT)
    for y in (8, 18, 28):
        b.box((12.2, y, 1.2), (0.16, 0.16, 2.4), "#5a6a62", mat.METAL)
    with b.at(12.4, 18, 0, 0):
        gable_roof(b, (3.0, 22), 2.4, 0.5, "#6a5a50", 0.3, mat.SIDING)
    for y in (-14, 6, 26, 46, 66):
        b.rod((6.1, y, -1.4), (6.1, y, 6.2), 0.13, "#8a8f90", mat.METAL, 0.1, 8)
        b.box((6.1, y, 5.6), (5.0, 0.12, 0.14), "#7a8082", mat.METAL)
        b.block(6.1, y, 0.3, 6)
    for x in (4.1, 8.1):
        for y0 in (-14, 6, 26, 46):
            b.add(wire((x, y0, 5.5), (x, y0 + 20, 5.5), 0.35, 0.014), ink=0.6)
        b.rod((x, -14, 4.75), (x, 66, 4.75), 0.01, "#2c2e30", mat.METAL, None, 3)
    for y, d in ((4, 20), (15, 22), (27, 20), (39, 24)):
        with b.at(d, y, -1.4, -np.pi / 2):
            house(b, 8, 7, near=y < 20)
    garden_wall(b, (16.6, -4), (16.6, 44), 0.4)
    for _ in range(26):
        s = 1 if rng.random() < 0.6 else -1
        x, y = (float(rng.uniform(24, 60)) if s > 0 else float(rng.uniform(-40, -14))), float(rng.uniform(0, 90))
        pine(b, x, y, float(rng.uniform(7, 12)), rich=False)
    for x, y in ((-10.5, 3), (-11, 9.5), (15.5, 10), (15.2, 30)):
        tree(b, x, y, 6.0)
    grass(b, spread(rng, 160, (10.2, 16), (-8, 26)), 0.4)
    b.rod((5.9, 30, -1.3), (5.9, 30, 2.6), 0.07, "#3a3e40", mat.METAL)
    b.box((5.9, 29.9, 2.3), (0.36, 0.16, 0.9), "#1c1e20", mat.PAINT)
    b.ball((5.9, 29.78, 2.5), 0.09, "#30e090", mat.lit(6.0), 1)
    range_of_hills(b, 110, (0.5, 2.6), 30, "#5f7a6c" if not under_snow else "#9aa8b4", seed=1)
    range_of_hills(b, 240, (0.3, 2.9), 80, "#7d93ac", seed=2, peaky=1.0, snow_line=0.5)
    b.mark("rail", 4.1, 0, -1.1, np.pi / 2)
    b.mark("edge", edge - 0.2, 0.0, 0, 0.0)
    b.mark("wall", -6.0, 12.0, 1.2, 0.0)
    b.mark("door", -5.6, 17.0, 0, 0.0)
    b.block_line((edge + 0.4, -30), (edge + 0.4, 70), 0.4, 0.01)
    for k in range(14):
        b.stand(float(rng.uniform(-2.8, 1.0)), 3.0 + 1.7 * k, 0.0)
    return b.place(
        [(-0.9, 14), (-0.6, 5), (-0.2, 0), (-0.6, -8)],
        ground_material="concrete",
        mirror_z=0.0 if wet else None,
        reach=26,
    )


def train_interior(setting: Setting) -> Place:
    """A commuter car: long benches under windows, straps that hang in rows, doors, a bright ceiling."""
    b = SetBuilder(setting)
    day, tint = setting.daylight
    w, h, y0, y1 = 1.45, 2.35, -7.0, 10.0
    mid, length = (y0 + y1) / 2, y1 - y0
    b.floor(
        (-w, w),
        (y0, y1),
        0.0,
        "#7d7f86",
        Material(texture=mat.CONCRETE.texture, scale=0.5, roughness=0.35, reflectivity=0.12),
        mirrored=False,
    )
    b.box((0, mid, h + 0.03), (2 * w, length, 0.06), "#e4e4df", mat.PAINT)
    for s in (-1, 1):
        b.box((s * 0.55, mid, h - 0.03), (0.2, length - 0.6, 0.05), "#f4f8ff", mat.lit(2.2), shadow=False)
        b.box((s * (w + 0.03), mid, 0.45), (0.06, length, 0.9), "#d8d6cc", mat.PAINT)
        b.box((s * (w + 0.03), mid, 2.06), (0.06, length, 0.6), "#d8d6cc", mat.PAINT)
        b.box((s * (w - 0.22), mid, 2.02), (0.4, length - 0.8, 0.03), "#a8acb0", mat.METAL)
        for q in (-0.1, 0.0, 0.1):
            b.rod(
                (s * (w - 0.24 + q), y0 + 0.4, 1.84),
                (s * (w - 0.24 + q), y1 - 0.4, 1.84),
                0.012,
                "#b8bcc0",
                mat.CHROME,
                None,
                5,
            )
        doors = (-4.4, 1.5, 7.4)
        for k, d in enumerate(doors):
            for e in (-1, 1):
                b.box((s * (w + 0.01), d + e * 0.34, 0.95), (0.05, 0.66, 1.9), "#c8ccce", mat.METAL)
                b.box(
                    (s * (w - 0.018), d + e * 0.34, 1.32),
                    (0.012, 0.4, 0.75),
                    (0.55 * tint[0] * day + 0.02, 0.6 * tint[1] * day + 0.03, 0.65 * tint[2] * day + 0.05),
                    mat.lit(1.3),
                    shadow=False,
                )
                b.rod(
                    (s * (w - 0.08), d + e * 0.78, 0.3),
                    (s * (w - 0.08), d + e * 0.78, 2.0),
                    0.018,
                    "#d0d4d6",
                    mat.CHROME,
                    None,
                    7,
                )
            b.box((s * (w - 0.01), d, 2.02), (0.02, 1.1, 0.14), "#20262e", mat.screen(1 + k, 1.2))
            if k < 2:
                a, c = d + 0.8, doors[k + 1] - 0.8
                seat = (a + c) / 2
                b.box((s * (w - 0.28), seat, 0.41), (0.5, c - a, 0.12), "#3f6a58", mat.CLOTH)
                b.box((s * (w - 0.07), seat, 0.72), (0.1, c - a, 0.55), "#3f6a58", mat.CLOTH)
                b.box((s * (w - 0.2), seat, 0.18), (0.36, c - a, 0.34), "#8a8d90", mat.METAL)
                n = 5
                for i in range(n):
                    y = a + (c - a) * (i + 0.5) / n
                    b.mark(
                        f"seat_{sum(m.startswith('seat_') for m in b.marks)}",
                        s * (w - 0.32),
                        y,
                        0.47,
                        np.pi if s > 0 else 0.0,
                    )
                for i in range(3):
                    y = a + (c - a) * (i + 0.5) / 3
                    _train_window(b, s, w, y, (c - a) / 3 - 0.12)
                rail_y = np.linspace(a + 0.1, c - 0.1, 9)
                b.rod((s * 0.78, a, 1.98), (s * 0.78, c, 1.98), 0.014, "#c8ccce", mat.CHROME, None, 6)
                for y in rail_y:
                    b.rod(
                        (s * 0.78, float(y), 1.97), (s * 0.78, float(y), 1.74), 0.008, "#e8e4da", mat.LEATHER, None, 4
                    )
                    ring = shapes.torus((0, 0, 0), 0.065, 0.011, "#f0ede4", mat.PAINT, 14, 5)
                    b.add(ring.moved(np.array([[0, 0, 1, s * 0.78], [1, 0, 0, float(y)], [0, 1, 0, 1.67]], float)))
            b.block_line((s * (w - 0.2), y0), (s * (w - 0.2), y1), 0.3, 1.2)
            b.lamp((s * (w - 0.06), d, 1.4), tint, 3.5 * day, 4, toward=(-s, 0, -0.2), area=True, size=0.8, halo=0)
    for e, y in ((1, y1), (-1, y0)):
        b.box((0, y + e * 0.03, 1.2), (2 * w, 0.06, 2.4), "#d0cfc6", mat.PAINT)
        b.box((0, y - e * 0.02, 0.98), (0.8, 0.04, 1.9), "#a8acb0", mat.METAL)
        b.box((0, y - e * 0.05, 1.35), (0.46, 0.02, 0.8), "#9fb4c4", mat.lit(0.5))
        for s in (-1, 1):
            b.box((s * 0.95, y - e * 0.02, 1.5), (0.5, 0.02, 0.7), "#e0c8a0", mat.screen(4, 0.5))
    for y in (-3.0, 0.0, 3.0, 6.0):
        b.box((0.0, y, 2.12), (0.5, 0.01, 0.34), "#e8d8c0" if y else "#c8dce8", mat.PAINT)
        b.lamp((0, y, 2.25), "#f4f6ff", 4.2, 6.0, toward=(0, 0, -1), area=True, size=1.0, halo=0.0)
    b.mark("edge", 0, 0)
    b.mark("door", w - 0.2, 1.5, 0, np.pi)
    for k in range(12):
        s = 1 if k % 2 else -1
        b.stand(s * 0.55, 2.2 + 0.6 * k, 0 if s > 0 else np.pi)
    limit = ((-w + 0.15, y0 + 0.2, 0.4), (w - 0.15, y1 - 0.2, 2.2))
    return b.place(
        [(0.0, 7.5), (0.0, 0.0), (0.0, -5.5)],
        ground_material="metal",
        indoor=True,
        camera_limit=limit,
        reach=10,
        loops=("train",),
    )


def _train_window(b: SetBuilder, s: int, w: float, y: float, width: float) -> None:
    """A window of the car with the land outside going by as bands of light."""
    day, tint = b.setting.daylight
    x = s * (w + 0.01)
    lo, hi = 0.98, 1.76
    bands = (
        (lo, 1.14, (0.12, 0.16, 0.07)),
        (1.14, 1.24, (0.2, 0.19, 0.17)),
        (1.24, 1.3, (0.27, 0.32, 0.38)),
        (1.3, 1.5, (0.5, 0.58, 0.68)),
        (1.5, hi, (0.4, 0.52, 0.7)),
    )
    for z0, z1, c in bands:
        hue = np.array(c) * np.array(tint) * day + [0.004, 0.006, 0.012]
        corners = [[x, y - width / 2, z0], [x, y + width / 2, z0], [x, y + width / 2, z1], [x, y - width / 2, z1]]
        b.quad(corners[::-1] if s > 0 else corners, hue, mat.lit(0.9), shadow=False)
    for z in (lo, hi):
        b.box((s * (w - 0.005), y, z), (0.03, width + 0.06, 0.05), "#b0b4b6", mat.METAL)
    for e in (-1, 1):
        b.box((s * (w - 0.005), y + e * (width / 2 + 0.02), (lo + hi) / 2), (0.03, 0.06, hi - lo), "#d8d6cc", mat.PAINT)
    b.lamp((s * (w - 0.05), y, 1.4), tint, 3.0 * day, 4.0, toward=(-s, 0, -0.25), area=True, size=0.8, halo=0)


def airport(setting: Setting) -> Place:
    """A departure hall: a wall of glass on the apron with an airliner at its gate, rows of seats, boards of flights."""
    b = SetBuilder(setting)
    day, tint = setting.daylight
    b.floor(
        (-18, 18),
        (-14, 9.2),
        0.0,
        "#c4c2bc",
        Material(texture=mat.PAVING.texture, scale=0.8, roughness=0.18, reflectivity=0.35),
    )
    b.box((0, -2.4, 6.6), (36, 23.2, 0.3), "#e8e6e0", mat.PAINT)
    for x in np.arange(-16, 17, 4.0):
        b.box((float(x), -2.4, 6.3), (0.2, 23, 0.5), "#f0eee8", mat.PAINT)
        b.box((float(x) + 2, -2.4, 6.42), (0.5, 18, 0.06), "#fff8ec", mat.lit(0.7 + 1.5 * setting.glow), shadow=False)
    for x in np.arange(-18, 18.1, 3.0):
        b.box((float(x), 9.2, 3.2), (0.16, 0.26, 6.6), "#8d949a", mat.METAL)
    for z in (0.1, 2.6, 4.9, 6.4):
        b.box((0, 9.2, z), (36, 0.18, 0.12), "#8d949a", mat.METAL)
    for s in (-1, 1):
        b.box((s * 18.1, -2.4, 3.3), (0.2, 23.2, 6.6), "#d8d4cc", mat.PAINT)
        b.box((s * 17.9, 2.0, 2.2), (0.2, 6, 1.0), "#f0c030", mat.screen(2, 1.4, 0.6))
        for y in (-6.0, 0.0, 6.0):
            b.lathe((s * 11, y, 0), [(0.45, 0), (0.45, 6.4)], "#e4e2dc", mat.PAINT, 18)
            b.block(s * 11, y, 0.6, 6)
    b.box((0, -14.1, 3.3), (36, 0.2, 6.6), "#cfcac0", mat.PAINT)
    # seats in rows with their backs to each other
    k = 0
    for row, y in enumerate((3.4, 6.4)):
        for sx in (-1, 1):
            with b.at(sx * 5.6, y):
                b.box((0, 0.3, 0.36), (4.4, 0.08, 0.08), "#8d9296", mat.CHROME)
                for i in range(6):
                    x = (i - 2.5) * 0.7
                    b.box((x, 0.05, 0.43), (0.6, 0.52, 0.09), "#2c3a4a", mat.LEATHER)
                    b.box((x, 0.34, 0.74), (0.6, 0.08, 0.55), "#2c3a4a", mat.LEATHER)
                    if row == 0:
                        b.mark(f"seat_{k}", x, 0.02, 0.48, -np.pi / 2)
                        k += 1
                for q in (-1.9, 0, 1.9):
                    b.box((q, 0.28, 0.18), (0.08, 0.5, 0.36), "#8d9296", mat.CHROME)
                b.block_line((-2.1, 0.1), (2.1, 0.1), 0.45, 1.0)
    # gate desk and the board of flights
    with b.at(9.5, 7.2, 0, 0):
        b.box((0, 0, 0.55), (2.2, 0.7, 1.1), "#e8e6e0", mat.PAINT)
        b.box((0, -0.36, 0.8), (2.0, 0.03, 0.4), "#2f5a98", mat.screen(1, 0.9))
        b.block(0, 0, 1.1, 1.1)
        b.mark("counter", 0, -0.7, 1.1, -np.pi / 2)
    for x in (-6.0, 6.0):
        b.rod((x, 5.2, 6.4), (x, 5.2, 4.9), 0.03, "#5a6064", mat.METAL)
        with b.at(x, 5.2):
            sign_board(b, 0, 0, 4.4, 4.2, 1.0, "#ffd060" if x < 0 else "#bfe0ff")
    b.box((-9.5, 1.6, 0.45), (0.5, 0.3, 0.75), "#a83a32", mat.PAINT)
    b.block(-9.5, 1.6, 0.4, 0.9)
    # outside: apron, airliner, jet bridge, tower
    b.floor((-200, 200), (9.4, 400), -3.5, "#8a8c8e" if not setting.snowy else "#dfe6ee", mat.CONCRETE)
    _airliner(b, -4.0, 36.0, -3.5)
    with b.at(52, 120, -3.5):
        b.lathe((0, 0, 0), [(2.6, 0), (2.0, 22), (4.2, 25), (4.4, 28), (3.8, 28.2)], "#d8d4cc", mat.CONCRETE, 14)
        b.lathe((0, 0, 25), [(4.25, 0), (4.5, 2.4)], "#2c3a48", mat.lit(0.2 + setting.glow), 14)
    for x in (-46, 20):
        with b.at(x, 90, -3.5, 0.2):
            b.box((0, 0, 6), (30, 16, 12), "#a8a8a4", mat.SIDING)
    b.floor((-40, 60), (46, 47), -3.48, "#e8d060", mat.PAINT)
    b.floor(
        (-160, 160),
        (150, 240),
        -3.46,
        "#6f7f54" if not setting.snowy else "#dfe6ee",
        mat.GRASS if not setting.snowy else mat.SNOW,
    )
    skyline(b, 300, (1.0, 2.4), 14, (12, 40))
    range_of_hills(b, 480, (0.3, 2.8), 70, "#8598ac", seed=3)
    for x in (-13.5, -4.5, 4.5, 13.5):
        b.lamp((x, 9.0, 3.2), tint, 34 * day, 17, toward=(0, -1, -0.2), area=True, size=4.0, halo=0)
    for x in (-8, 0, 8):
        b.lamp((x, 1.0, 6.2), "#fff0dc", 12 + 14 * setting.glow, 11, toward=(0, 0, -1), area=True, size=2.0, halo=0)
        b.lamp((x, -8.0, 6.2), "#fff0dc", 10 + 12 * setting.glow, 11, toward=(0, 0, -1), area=True, size=2.0, halo=0)
    b.mark("door", -14, 8.6, 0, np.pi / 2)
    b.mark("edge", 0, 8.8, 0, np.pi / 2)
    for _ in range(20):
        b.stand(float(b.rng.uniform(-10, 10)), float(b.rng.uniform(-6, 2)), float(b.rng.uniform(0, 6.28)))
    b.crowd = [m for m in b.crowd if np.hypot(m.position[0], m.position[1]) > 2.5]
    limit = ((-17.5, -13.6, 0.3), (17.5, 8.9, 6.2))
    return b.place(
        [(-10, -0.6), (-3, 0), (3, 0), (10, -0.6)],
        ground_material="tile",
        indoor=True,
        camera_limit=limit,
        mirror_z=0.0,
        reach=24,
    )


def _airliner(b: SetBuilder, x: float, y: float, z: float) -> None:
    """A narrow-body airliner seen from the side, nose to the right."""
    hull = "#eef0f0"
    with b.at(x, y, z + 4.2):
        t = np.linspace(0, 1, 22)
        q = -19 + 38 * t
        r = 2.0 * np.clip(np.minimum(np.sqrt(np.clip((1 - t) / 0.11, 0, 1)), 0.08 + t / 0.3), 0.05, 1)
        drop = np.where(t < 0.3, (0.3 - t) * 3.2, 0) - np.where(t > 0.92, (t - 0.92) * 6, 0)
        b.add(shapes.tube(np.stack([q, 0 * q, drop], 1), r, hull, Material(roughness=0.25), 20))
        stripe = vary("#2f5a98", b.rng, 0.3)
        b.box((0, -1.98, 0.15), (27, 0.06, 0.3), stripe, mat.PAINT)
        pane = shapes.box((0, -1.95, 0.62), (0.28, 0.16, 0.36), "#20303c", mat.lit(0.02 + 0.8 * b.setting.glow))
        b.add(copies(pane, [[v, 0, 0] for v in np.arange(-11.5, 14, 0.8)]))
        for v in (-12.4, 14.6):
            b.box((v, -1.93, 0.25), (0.9, 0.14, 1.8), srgb(hull) * 0.85, mat.PAINT)
        b.box((17.0, -0.6, 0.75), (0.9, 1.2, 0.5), "#18222c", mat.DARK_GLASS)
        for s in (-1, 1):
            wing = [[3.5, s * 1.5, -0.9], [-4.5, s * 1.5, -0.9], [-8.5, s * 16, 0.4], [-6.5, s * 16, 0.4]]
            b.quad(wing if s < 0 else wing[::-1], "#d4d8da", Material(roughness=0.3, two_sided=True))
            b.rod((2.6, s * 5.2, -2.0), (-1.2, s * 5.2, -2.0), 1.05, hull, mat.PAINT, 0.8, 14)
            b.lathe((2.7, s * 5.2, -2.0), [(0.9, 0), (0.01, 0.01)], "#202428", mat.PAINT, 10)
            tail = [[-14.5, s * 0.6, 1.4], [-18.5, s * 0.6, 1.4], [-20, s * 6, 1.9], [-18.4, s * 6, 1.9]]
            b.quad(tail if s < 0 else tail[::-1], "#d4d8da", Material(roughness=0.3, two_sided=True))
        fin = [[-13, 0, 1.9], [-18.6, 0, 1.9], [-20.5, 0, 8], [-17.8, 0, 8]]
        b.quad(fin, stripe, Material(roughness=0.3, two_sided=True))
        for v in (-2.0, 13.0):
            b.rod((v, 0, -1.8), (v, 0, -3.6), 0.14, "#5a5e62", mat.METAL)
            b.rod((v, -0.5, -3.7), (v, 0.5, -3.7), 0.5, "#18191b", mat.MATT, None, 12)
    b.box((x + 14.6, y - 12, z + 4.6), (2.6, 20, 2.8), "#b8bcbc", mat.SIDING)
    b.box((x + 14.6, y - 12, z + 1.4), (0.8, 0.8, 3.6), "#6a7074", mat.METAL)
