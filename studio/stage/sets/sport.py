"""Places of play: schoolyard, court, stadium, ice rink."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import house, skyline, town_building, window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, pick
from studio.stage.sets.landscape import range_of_hills
from studio.stage.sets.plants import CHERRY, bush, grass, litter, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.sets.signs import video_screen
from studio.stage.sets.street_furniture import bench, bicycle, mesh_fence, street_lamp
from studio.stage.world import Place

LINE = "#efe9dc"


def hoop(b: SetBuilder, x: float, y: float, yaw: float = 0.0) -> None:
    """A basketball stand whose board faces its own -y; the rim's middle is at its origin, 3.05 m up. Adds ``hoop``."""
    with b.at(x, y, 0, yaw):
        b.rod((0, 2.25, 0), (0, 2.25, 2.9), 0.09, "#3d4a52", mat.METAL, 0.08, 10)
        b.rod((0, 2.25, 2.85), (0, 0.6, 3.35), 0.07, "#3d4a52", mat.METAL, 0.055, 8)
        b.rod((0, 2.25, 2.2), (0, 0.6, 3.15), 0.04, "#3d4a52", mat.METAL, None, 6)
        b.box((0, 2.25, 0.75), (0.4, 0.4, 1.5), "#2f5a98", mat.MATT)
        b.box((0, 0.42, 3.45), (1.83, 0.05, 1.07), "#f1ede4", mat.PAINT)
        for c, s in (
            ((0, 0.39, 2.945), (1.83, 0.03, 0.05)),
            ((0, 0.39, 3.955), (1.83, 0.03, 0.05)),
            ((-0.89, 0.39, 3.45), (0.05, 0.03, 1.07)),
            ((0.89, 0.39, 3.45), (0.05, 0.03, 1.07)),
            ((0, 0.388, 3.17), (0.62, 0.03, 0.045)),
            ((0, 0.388, 3.6), (0.62, 0.03, 0.045)),
            ((-0.29, 0.388, 3.385), (0.045, 0.03, 0.45)),
            ((0.29, 0.388, 3.385), (0.045, 0.03, 0.45)),
        ):
            b.box(c, s, "#c2412d", mat.PAINT)
        b.add(shapes.torus((0, 0, 3.05), 0.235, 0.012, "#e4572e", mat.METAL, 30, 6))
        b.box((0, 0.3, 3.04), (0.12, 0.2, 0.04), "#e4572e", mat.METAL)
        for i in range(12):
            t = i / 12 * 6.283
            for g in (1, -1):
                p = [
                    (0.228 * np.cos(t), 0.228 * np.sin(t), 3.04),
                    (0.17 * np.cos(t + g * 0.26), 0.17 * np.sin(t + g * 0.26), 2.83),
                    (0.125 * np.cos(t + g * 0.52), 0.125 * np.sin(t + g * 0.52), 2.62),
                ]
                b.add(shapes.tube(p, 0.006, "#f3efe6", mat.MATT, 3), ink=0.2)
        b.mark("hoop", 0, 0, 3.05, -np.pi / 2)
        b.block(0, 2.25, 0.35, 3.0)


def court_lines(b: SetBuilder, far: float, half: float, near: float) -> None:
    """Basketball lines: the baseline at ``far``, side lines ``half`` out, the lane and its arc, the three-point arc."""
    z, paint = 0.014, Material(texture=Texture.GRIME, scale=0.6, roughness=0.7)

    def line(x0: float, y0: float, x1: float, y1: float) -> None:
        b.floor((x0, x1), (y0, y1), z, LINE, paint)

    line(-half, far - 0.07, half, far)
    for s in (-1, 1):
        line(s * half - 0.035, near, s * half + 0.035, far)
        line(s * 2.42 - 0.035, far - 5.8, s * 2.42 + 0.035, far)
        line(s * 6.6 - 0.035, far - 3.0, s * 6.6 + 0.035, far)
    line(-2.45, far - 5.83, 2.45, far - 5.76)
    for radius, cy, a0, a1, n in (
        (1.83, far - 5.8, np.pi, 2 * np.pi, 24),
        (6.75, far - 1.57, np.pi + 0.21, 2 * np.pi - 0.21, 40),
    ):
        a = np.linspace(a0, a1, n)
        ring = [
            np.stack([r * np.cos(a), cy + r * np.sin(a), np.full(n, z)], 1) for r in (radius - 0.035, radius + 0.035)
        ]
        v = np.concatenate(ring)
        i = np.arange(n - 1)
        f = np.concatenate([np.stack([i, i + n, i + n + 1], 1), np.stack([i, i + n + 1, i + 1], 1)])
        b.add(shapes.faceted(v, f, LINE, paint), shadow=False, mirrored=False, ink=0)


def school(b: SetBuilder, x: float, y: float, *, storeys: int = 3) -> None:
    """A school of three storeys: rows of windows, a clock over the stair block, an entrance, a flat parapet."""
    with b.at(x, y):
        w, d = 32.0, 9.0
        h = storeys * 3.1 + 0.5
        b.box((0, d / 2, h / 2), (w, d, h), "#d8cab0", mat.PLASTER)
        b.box((0, d / 2, h + 0.25), (w + 0.7, d + 0.7, 0.5), "#a89c88", mat.CONCRETE)
        b.box((0, -0.06, 0.45), (w + 0.1, 0.2, 0.9), "#9a8f7e", mat.STONE)
        xs = np.array([q for q in np.arange(-14.6, 15, 2.08) if abs(q - 4) > 2.4])
        for s in range(storeys):
            window_grid(b, xs, np.array([1.95 + s * 3.1]), (1.55, 1.6), 0.55, frame="#e8e2d4", sill=False)
            b.box((0, -0.1, 0.98 + s * 3.1), (w, 0.24, 0.12), "#b8aa92", mat.STONE)
            b.box((0, -0.06, 2.95 + s * 3.1), (w, 0.16, 0.16), "#c4b69c", mat.STONE)
        for q in np.arange(-15.6, 16, 4.16):
            if abs(q - 4) > 2.2:
                b.box((float(q), -0.12, h / 2), (0.3, 0.26, h), "#cdbea2", mat.PLASTER)
        with b.at(4, -0.9):
            b.box((0, 1.2, h / 2 + 1.2), (4.4, 2.4, h + 2.4), "#cbb994", mat.PLASTER)
            b.box((0, 1.2, h + 2.55), (4.9, 2.9, 0.3), "#8a5a48", mat.ROOF)
            face = shapes.lathe(
                (0, 0, 0),
                [(0.95, 0), (0.9, 0.06), (0.01, 0.07)],
                "#f8f4e8",
                Material(emission=0.12 + 0.6 * b.setting.glow),
                24,
            )
            b.add(face.moved(np.array([[1, 0, 0, 0], [0, 0, -1, -0.02], [0, 1, 0, h + 0.9]], float)))
            b.add(
                shapes.torus((0, 0, 0), 0.95, 0.06, "#5a4a40", mat.METAL, 24, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, -1, -0.05], [0, 1, 0, h + 0.9]], float)
                )
            )
            b.box((0.14, -0.12, h + 1.05), (0.06, 0.03, 0.62), "#1c1a18", mat.PAINT, 0)
            b.box((-0.2, -0.12, h + 0.9), (0.46, 0.03, 0.07), "#1c1a18", mat.PAINT, 0)
            for s in range(1, storeys):
                window_grid(
                    b, np.array([-0.9, 0.9]), np.array([1.7 + s * 3.1]), (1.1, 1.9), 0.7, frame="#e8e2d4", sill=False
                )
            b.box((0, -0.05, 1.3), (3.2, 0.12, 2.5), "#5a6a70", mat.DARK_GLASS)
            for q in (-1.6, -0.8, 0, 0.8, 1.6):
                b.box((q, -0.1, 1.3), (0.08, 0.12, 2.5), "#8d9294", mat.METAL)
            b.box((0, -1.2, 2.75), (5.2, 2.8, 0.24), "#b8aa92", mat.CONCRETE)
            for q in (-2.3, 2.3):
                b.box((q, -2.3, 1.35), (0.32, 0.32, 2.7), "#cdbea2", mat.PLASTER)
            b.box((0, -1.6, 0.1), (5.4, 3.4, 0.2), "#9a948a", mat.STONE)
        for q in (-15.7, -6.3, 13.0):
            b.rod((q, -0.14, 0), (q, -0.14, h), 0.07, "#8a8478", mat.METAL, None, 6)
        for q in (-9, 10):
            b.box((q, d / 2, h + 1.3), (2.8, 2.6, 1.8), "#a8a498", mat.CONCRETE)
        for i in range(15):
            b.rod(
                (-15.8 + i * 2.26, 0.1, h + 0.5), (-15.8 + i * 2.26, 0.1, h + 1.5), 0.025, "#c8c4b8", mat.METAL, None, 4
            )
        for z in (h + 1.0, h + 1.5):
            b.rod((-15.8, 0.1, z), (15.8, 0.1, z), 0.025, "#c8c4b8", mat.METAL, None, 4)
        for q in (-11.0, -2.0, 8.5):
            if b.setting.glow > 0:
                b.lamp(
                    (q, -1.0, 3.2),
                    "#ffc880",
                    20 * b.setting.glow,
                    11,
                    toward=(0, -1, -0.25),
                    area=True,
                    size=2.0,
                    halo=0.05,
                )


def schoolyard(setting: Setting) -> Place:
    """A school yard: a dirt field with a basketball court, the school behind a fence and trees, bars, benches."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    snow = setting.snowy
    dirt = Material(texture=Texture.GRIME, scale=0.22, roughness=0.95 - 0.3 * wet, wet=wet, reflectivity=0.6 * wet)
    b.floor((-60, 60), (-34, 70), 0.0, "#e4eaf1" if snow else "#a08a68", mat.SNOW if snow else dirt)
    if not snow:
        court = Material(texture=Texture.GRIME, scale=0.5, roughness=0.7 - 0.3 * wet, wet=wet, reflectivity=0.6 * wet)
        b.floor((-8.2, 8.2), (-9, 5.6), 0.006, "#8a5c4a", court)
        b.floor((-2.42, 2.42), (-1.3, 4.5), 0.01, "#4f6a78", court)
        court_lines(b, 4.5, 7.5, -8.8)
    hoop(b, 0.0, 2.95)
    school(b, -3.0, 26.0)
    mesh_fence(b, (-30, 10.5), (-3.6, 10.5), 2.3)
    mesh_fence(b, (3.6, 10.5), (30, 10.5), 2.3)
    for s in (-1, 1):
        b.box((s * 3.6, 10.5, 1.25), (0.4, 0.4, 2.5), "#b8aa92", mat.PLASTER)
    trees = (
        (-10.5, 12.6, 5.4),
        (-17, 13.2, 6.2),
        (8.6, 12.8, 5.8),
        (14.2, 13.4, 6.4),
        (20, 12.6, 5.6),
        (-24, 13, 6.4),
        (-5.6, 13.6, 4.8),
        (26, 14, 6.5),
    )
    for x, y, h in trees:
        tree(b, x, y, h, "cherry" if setting.has("cherry_tree") else "broad", rich=abs(x) < 18)
    if setting.season == "spring":
        litter(b, 700, (-14, 14), (-4, 14), CHERRY, 0.05)
    for x in (-13.4, -8.2, -2.0, 5.6, 11.4, 17.2):
        bush(b, x, 11.6, 1.1)
    bench(b, 6.9, 6.9, -0.1)
    bench(b, -7.0, 6.9, 0.12)
    b.box((7.4, 6.86, 0.66), (0.4, 0.26, 0.36), "#2f6f8f", mat.CLOTH)
    street_lamp(b, -6.2, 8.6, -np.pi / 2, 4.8, shadow=True, power=45)
    street_lamp(b, 10.6, 8.6, -np.pi / 2, 4.8, power=45)
    # horizontal bars, football goal, a low platform, score of small things
    for k, h in enumerate((1.0, 1.3, 1.6)):
        x = -14.5 + 1.7 * k
        for q in (0, 1.6):
            b.rod((x + q, 5.4, 0), (x + q, 5.4, h), 0.045, "#7f98a4", mat.METAL, None, 7)
        b.rod((x, 5.4, h), (x + 1.6, 5.4, h), 0.022, "#c8ccd0", mat.CHROME, None, 6)
    b.block_line((-14.5, 5.4), (-9.6, 5.4), 0.3, 1.6)
    for p, q in (
        ((13, 4.5, 0), (13, 4.5, 2.1)),
        ((16.5, 6.6, 0), (16.5, 6.6, 2.1)),
        ((13, 4.5, 2.1), (16.5, 6.6, 2.1)),
        ((13, 4.5, 2.1), (13.7, 3.4, 0)),
        ((16.5, 6.6, 2.1), (17.2, 5.5, 0)),
    ):
        b.rod(p, q, 0.05, "#f0eee8", mat.PAINT, None, 7)
    b.block_line((13, 4.5), (16.5, 6.6), 0.4, 2.1)
    b.box((9.0, 8.9, 0.5), (1.7, 1.1, 1.0), "#c4b69c", mat.CONCRETE)
    b.block(9.0, 8.9, 1.1, 1.0)
    b.rod((-4.6, 14.6, 0), (-4.6, 14.6, 8.5), 0.06, "#d8d8d4", mat.METAL, 0.04)
    bicycle(b, -8.9, 9.9, 0.1)
    bicycle(b, -9.8, 9.9, 0.05)
    for x in (-32, 32):
        with b.at(x, 20, 0, -np.sign(x) * np.pi / 2):
            house(b, 9, 7, near=False)
    for x in (22, 33, 44):
        with b.at(x, 30):
            house(b, 9, 7, near=False)
    grass(
        b,
        np.concatenate([spread(rng, setting.many(150), (-20, 20), (10.0, 11.4)), spread(rng, 40, (-18, -9), (6, 8.6))]),
        0.26,
    )
    range_of_hills(b, 150, (0.2, 2.95), 26, "#6f7f8c", seed=1)
    range_of_hills(b, 260, (0.2, 2.95), 48, "#8493a8", seed=2)
    b.mark("wall", -10, 25.8, 1.2, -np.pi / 2)
    b.mark("door", 1.0, 22.6, 0, -np.pi / 2)
    for _ in range(10):
        b.stand(float(rng.uniform(-11, 11)), float(rng.uniform(6.2, 9.4)), -np.pi / 2)
    b.crowd = [
        m
        for m in b.crowd
        if all(np.hypot(m.position[0] - o.x, m.position[1] - o.y) > o.radius + 0.3 for o in b.obstacles)
    ]
    return b.place(
        [(-10, 0.8), (-4, 0.2), (2, -0.4), (9, -1.0)],
        ground_material="soil",
        mirror_z=0.0 if wet > 0.5 and not snow else None,
        reach=24,
    )


def court(setting: Setting) -> Place:
    """A street court in a cage: painted asphalt, two hoops, floodlights, a wall of murals, blocks of flats around."""
    b = SetBuilder(setting)
    rng = b.rng
    wet = setting.wet
    snow = setting.snowy
    asphalt = Material(texture=Texture.GRIME, scale=0.5, roughness=0.75 - 0.35 * wet, wet=wet, reflectivity=0.8 * wet)
    b.floor((-60, 60), (-40, 60), 0.0, "#e4eaf1" if snow else "#5f6064", mat.SNOW if snow else asphalt)
    if not snow:
        b.floor((-8.4, 8.4), (-12, 6.2), 0.006, "#2f5a7c", asphalt)
        b.floor((-2.42, 2.42), (-0.7, 5.1), 0.01, "#c8683a", asphalt)
        court_lines(b, 5.1, 7.5, -11.8)
    hoop(b, 0.0, 3.55)
    mesh_fence(b, (-10.5, 8.2), (10.5, 8.2), 4.0, "#3f6a5a")
    for s in (-1, 1):
        mesh_fence(b, (s * 10.5, -14), (s * 10.5, 8.2), 4.0, "#3f6a5a")
        bench(b, s * 9.4, 2.4, np.pi / 2 if s < 0 else -np.pi / 2, color="#8d9294")
        for y in (7.2, -8.0):
            b.rod((s * 10.2, y, 0), (s * 10.2, y, 7.4), 0.11, "#6a7074", mat.METAL, 0.08, 8)
            b.box((s * 9.8, y, 7.4), (1.2, 0.3, 0.5), "#f4f2e8", mat.lit(0.4 + 8 * setting.glow), -s * 0.2)
            b.block(s * 10.2, y, 0.3, 7)
            if setting.glow > 0:
                b.lamp(
                    (s * 9.6, y, 7.2),
                    "#fff0d4",
                    150 * setting.glow,
                    24,
                    toward=(-s * 0.75, 0.1 if y < 0 else -0.5, -1),
                    cone=(0.85, 0.35),
                    size=0.4,
                    shadow=y > 0,
                    halo=0.6,
                )
    # the end wall with a mural of broad shapes
    b.box((0, 10.4, 2.2), (26, 0.4, 4.4), "#8a8078", mat.BRICK)
    b.box((0, 10.4, 4.46), (26.2, 0.56, 0.14), "#b0a898", mat.STONE)
    colors = ("#d8442f", "#e8a82f", "#2f7a9a", "#efe4d0", "#3a3f5c", "#4f9a78")
    for k in range(30):
        x, z = float(rng.uniform(-11.5, 11.5)), float(rng.uniform(0.7, 3.6))
        n = int(rng.integers(3, 8))
        r = float(rng.uniform(0.4, 1.2))
        a = np.linspace(0, 2 * np.pi, n + 1)[:-1] + rng.uniform(0, 6)
        p = np.stack([x + r * np.cos(a), np.full(n, 10.195 - 0.0012 * k), np.clip(z + r * np.sin(a), 0.1, 4.3)], 1)
        b.add(
            shapes.faceted(
                p,
                [[0, i, i + 1] for i in range(1, n - 1)],
                pick(rng, list(colors)),
                Material(texture=Texture.GRIME, scale=0.6, roughness=0.85),
            ),
            shadow=False,
            ink=0.5,
        )
    b.block_line((-13, 10.4), (13, 10.4), 0.4, 4.4)
    for x, y, h in ((-13.5, 3.0, 6), (13.8, 6.0, 6.4), (-13, 12.5, 6.2), (12.5, 13.0, 6)):
        tree(b, x, y, h)
    for x, y, w, h in ((-20, 15, 13, 17), (-6, 14.5, 12, 21), (8, 15, 13, 16), (22, 16, 13, 20)):
        with b.at(x, y):
            town_building(b, w, h, 9, near=abs(x) < 10, shop=False)
    for s in (-1, 1):
        for y in (-8, 5):
            with b.at(s * 17, y, 0, -s * np.pi / 2):
                town_building(b, 12, 15, 9, near=False, shop=False)
    skyline(b, 110, (0.6, 2.5), 10, (24, 55))
    b.box((-3.4, 7.3, 0.2), (0.5, 0.32, 0.34), "#b03a2a", mat.CLOTH, 0.4)
    b.lathe((3.2, 7.4, 0), [(0.07, 0), (0.08, 0.2), (0.03, 0.24)], "#4fa8d8", mat.PAINT, 8)
    b.mark("wall", 4, 10.1, 1.2, -np.pi / 2)
    for _ in range(10):
        b.stand(float(rng.uniform(-8, 8)), float(rng.uniform(6.4, 7.6)), -np.pi / 2)
    return b.place(
        [(-8.5, -0.5), (-3, 0.2), (3, -0.2), (8.8, -0.8)],
        ground_material="asphalt",
        mirror_z=0.0 if wet > 0.5 and not snow else None,
        reach=22,
    )


def _stand(b: SetBuilder, length: float, rows: int, crowd: float) -> None:
    """A grandstand facing its own -y: steps of seats, some of them filled with far spectators."""
    rng = b.rng
    for r in range(rows):
        b.box((0, 0.9 * r + 0.45, 0.45 * r + 0.4), (length, 0.9, 0.45), "#8d8f94", mat.CONCRETE)
    pitch = 0.62 if length < 40 else 0.8
    n = int(length / pitch)
    x = (np.arange(n) - (n - 1) / 2) * pitch
    seats = np.array([[q, 0.9 * r + 0.5, 0.45 * r + 0.68] for r in range(rows) for q in x])
    tint = np.array([srgb(("#2f5a98", "#3a6aa8")[int(v)]) for v in rng.integers(2, size=len(seats))])
    pan = shapes.faceted(
        [
            [-0.24, -0.2, 0],
            [0.24, -0.2, 0],
            [0.24, 0.2, 0.02],
            [-0.24, 0.2, 0.02],
            [-0.24, 0.24, 0.36],
            [0.24, 0.24, 0.36],
        ],
        [[0, 1, 2], [0, 2, 3], [3, 2, 5], [3, 5, 4]],
        (1.0, 1.0, 1.0),
        mat.PAINT,
    )
    empty = rng.random(len(seats)) > crowd
    if empty.any():
        keep = seats[empty][:: 1 if length * rows < 500 else 2]
        b.add(copies(pan, keep, 0, 1, tint[empty][:: 1 if length * rows < 500 else 2]), shadow=False, ink=0.1)
    full = seats[~empty]
    if len(full):
        body = shapes.ball((0, 0.05, 0.3), (0.2, 0.15, 0.32), (1.0, 1.0, 1.0), mat.MATT, 0)
        head = shapes.ball((0, 0, 0.75), 0.12, "#c8966c", mat.MATT, 0)
        k = len(full)
        hue = np.array(
            [
                srgb(pick(rng, ["#c8402e", "#e8e4dc", "#2f4a7a", "#e0b040", "#3a3a40", "#6a8ab0", "#b05a7a"]))
                for _ in range(k)
            ]
        )
        jitter = rng.normal(0, 0.04, (k, 3))
        b.add(copies(body, full + jitter, rng.normal(0, 0.2, k), rng.uniform(0.9, 1.1, k), hue), shadow=False, ink=0.1)
        b.add(copies(head, full + jitter, 0, 1, rng.uniform(0.5, 1.15, k)), shadow=False, ink=0.1)


def stadium(setting: Setting) -> Place:
    """A stadium: striped turf with white lines, a goal, stands full of people, floodlight towers, a screen."""
    b = SetBuilder(setting)
    for k in range(14):
        y0 = -36 + 6 * k
        b.floor(
            (-34, 34),
            (y0, y0 + 6),
            0.0,
            "#e6ecf3" if setting.snowy else ("#5a8a42" if k % 2 else "#3f6a30"),
            mat.SNOW if setting.snowy else mat.GRASS,
        )
    b.floor(
        (-70, 70),
        (-60, 90),
        -0.02,
        "#a8523c" if not setting.snowy else "#dfe6ee",
        Material(texture=Texture.GRIME, scale=0.4, roughness=0.9),
    )
    paint = Material(roughness=0.9)
    for x0, x1, y0, y1 in (
        (-32, 32, 26, 26.14),
        (-32, -31.86, -36, 26),
        (31.86, 32, -36, 26),
        (-10, 10, 9.5, 9.64),
        (-10, -9.86, 9.5, 26),
        (9.86, 10, 9.5, 26),
        (-4.6, 4.6, 20.4, 20.54),
        (-4.6, -4.46, 20.4, 26),
        (4.46, 4.6, 20.4, 26),
    ):
        b.floor((x0, x1), (y0, y1), 0.012, "#f2f0ea", paint)
    a = np.linspace(np.pi + 0.64, 2 * np.pi - 0.64, 24)
    for i in range(23):
        q = [
            [r * np.cos(t), 15.0 + r * np.sin(t), 0.012]
            for r, t in ((9.1, a[i]), (9.24, a[i]), (9.24, a[i + 1]), (9.1, a[i + 1]))
        ]
        b.quad(q, "#f2f0ea", paint, shadow=False)
    for p, q in (
        ((-3.66, 26, 0), (-3.66, 26, 2.44)),
        ((3.66, 26, 0), (3.66, 26, 2.44)),
        ((-3.66, 26, 2.44), (3.66, 26, 2.44)),
    ):
        b.rod(p, q, 0.07, "#f4f2ec", mat.PAINT, None, 8)
    for x in np.linspace(-3.66, 3.66, 19):
        b.rod((float(x), 26, 2.42), (float(x), 28, 1.4), 0.012, "#e8e8e4", mat.MATT, None, 3)
        b.rod((float(x), 28, 1.4), (float(x), 28.3, 0), 0.012, "#e8e8e4", mat.MATT, None, 3)
    for z, y in ((2.0, 26.9), (1.4, 28), (0.9, 28.1), (0.4, 28.2)):
        b.rod((-3.66, y, z), (3.66, y, z), 0.012, "#e8e8e4", mat.MATT, None, 3)
    b.block_line((-3.66, 27), (3.66, 27), 1.0, 2.4)
    colors = ("#d8442f", "#2f6aa8", "#f0e8d8", "#e8b030", "#2f8a5a")
    rows = 10
    crowd = 0.22 if setting.has("quiet") else 0.6
    for x, y, yaw, length in ((0, 33, 0.0, 56.0), (-38, 4, np.pi / 2, 50.0), (38, 4, -np.pi / 2, 50.0)):
        with b.at(x, y, 0, yaw):
            for k in range(int(length / 6)):
                q = -length / 2 + 6 * k + 3
                b.box(
                    (q, -1.2, 0.5),
                    (5.8, 0.12, 0.95),
                    colors[k % 5],
                    mat.screen(1 + k % 5, 0.3 + 0.5 * setting.glow, 0.9),
                )
            with b.at(0, 0, 1.0):
                _stand(b, length, rows, crowd)
            back = 0.9 * rows + 0.6
            b.box((0, back + 0.5, 5.5), (length + 4, 1.0, 11), "#a8a49c", mat.CONCRETE)
            b.quad(
                [
                    [-length / 2 - 3, -1.5, 12.6],
                    [length / 2 + 3, -1.5, 12.6],
                    [length / 2 + 3, back + 2, 11.0],
                    [-length / 2 - 3, back + 2, 11.0],
                ],
                "#d8d8d4",
                Material(roughness=0.5, two_sided=True),
            )
            for q in np.linspace(-length / 2, length / 2, 9):
                b.rod((float(q), back, 10.6), (float(q), -1.4, 12.5), 0.16, "#e4e2dc", mat.METAL, None, 6)
            b.box((0, -1.4, 12.5), (length + 6, 0.3, 0.5), "#f0eee8", mat.lit(0.1 + 2.0 * setting.glow))
    with b.at(0, 46, 12.5):
        video_screen(b, 2.6, 16, 6.5, 1, lamp=False)
        for s in (-1, 1):
            b.rod((s * 7, 0.4, -12), (s * 7, 0.4, 0), 0.3, "#8d9294", mat.METAL)
    for s in (-1, 1):
        for y in (44.0, -22.0):
            b.rod((s * 45, y, 0), (s * 45, y, 27), 0.6, "#9aa0a4", mat.METAL, 0.35, 8)
            with b.at(s * 45, y, 27, -s * 0.7):
                b.box((0, -0.3, 1.6), (7, 0.5, 4.2), "#5a6064", mat.METAL)
                lens = shapes.ball((0, -0.62, 0), (0.42, 0.12, 0.42), "#fff8e8", mat.lit(0.6 + 9 * setting.glow), 1)
                b.add(
                    copies(lens, [[(i - 2.5) * 1.1, 0, 0.4 + 1.1 * r] for r in range(3) for i in range(6)]),
                    shadow=False,
                )
    if setting.glow > 0:
        for x, y in ((-24, 30), (24, 30), (-24, -12), (24, -12)):
            b.lamp(
                (x, y, 22),
                "#fff6e4",
                700 * setting.glow,
                60,
                toward=(-x, 6 - y, -24),
                cone=(0.9, 0.4),
                size=1.0,
                halo=0.2,
                shadow=y > 0 and x < 0,
            )
    b.mark("hoop", 0, 26, 1.2, -np.pi / 2)
    b.mark("wall", 0, 25.9, 1.0, -np.pi / 2)
    skyline(b, 160, (0.7, 2.4), 10, (20, 50))
    for k in range(16):
        ang = k * 0.39
        b.stand(9 * np.cos(ang), 6 + 9 * np.sin(ang), float(ang))
    return b.place([(-11, 2.4), (-4, 0.8), (3, -0.2), (11, -1.4)], ground_material="grass", reach=30, loops=("crowd",))


def ice_rink(setting: Setting) -> Place:
    """An indoor rink: a sheet of ice that mirrors, boards with glass, stands in the dark, beams of coloured light."""
    b = SetBuilder(setting)
    rng = b.rng
    w, y0, y1 = 15.0, -16.0, 19.0
    b.floor(
        (-w, w),
        (y0, y1),
        0.0,
        "#d8e8f4",
        Material(texture=Texture.ICE, scale=1.0, roughness=0.16, reflectivity=0.42),
        cells=1,
    )
    paint = Material(roughness=0.3, reflectivity=0.3)
    for y, c, half in ((12.0, "#3a62b8", 0.15), (-8.0, "#3a62b8", 0.15), (3.5, "#d8402f", 0.12)):
        b.floor((-w, w), (y - half, y + half), 0.004, c, paint)
    a = np.linspace(0, 2 * np.pi, 49)
    for cx, cy, r, c in ((0.0, 3.5, 4.5, "#3a62b8"), (8.0, 14.5, 2.8, "#d8402f"), (-8.0, 14.5, 2.8, "#d8402f")):
        for i in range(48):
            q = [
                [cx + rr * np.cos(t), cy + rr * np.sin(t), 0.004]
                for rr, t in ((r - 0.04, a[i]), (r + 0.04, a[i]), (r + 0.04, a[i + 1]), (r - 0.04, a[i + 1]))
            ]
            b.quad(q, c, paint, shadow=False)
    # boards with round corners, a yellow kick strip, glass above
    corner = 4.0
    points: list[list[float]] = []
    for cx, cy, start in (
        (w - corner, y1 - corner, 0.0),
        (-w + corner, y1 - corner, np.pi / 2),
        (-w + corner, y0 + corner, np.pi),
        (w - corner, y0 + corner, 1.5 * np.pi),
    ):
        for t in np.linspace(0, np.pi / 2, 9):
            points.append([cx + corner * np.cos(start + t), cy + corner * np.sin(start + t)])
    p = np.array(points)
    for q, r in zip(p, np.roll(p, -1, 0), strict=True):
        mid, d = (q + r) / 2, r - q
        length, yaw = float(np.linalg.norm(d)), float(np.arctan2(d[1], d[0]))
        for k in range(max(1, round(length / 4))):
            n = max(1, round(length / 4))
            f = (k + 0.5) / n - 0.5
            c = mid + d * f
            ad = pick(rng, ["#e8f0f8", "#e8f0f8", "#c8dcf0", "#f4e8d8"])
            with b.at(float(c[0]), float(c[1]), 0, yaw):
                b.box((0, -0.06, 0.55), (length / n + 0.02, 0.12, 1.1), ad, Material(roughness=0.35))
                b.box((0, 0.01, 0.12), (length / n + 0.02, 0.04, 0.2), "#e8c030", mat.PAINT)
                b.box((0, -0.06, 1.12), (length / n + 0.02, 0.16, 0.06), "#3a62b8", mat.PAINT)
                if length / n > 2.5 and c[1] > -6:
                    x = length / n * 0.36
                    b.quad(
                        [[x, 0.012, 0.35], [-x, 0.012, 0.35], [-x, 0.012, 0.95], [x, 0.012, 0.95]],
                        pick(rng, ["#3a62b8", "#d8402f", "#2f8a78", "#e09030"]),
                        mat.screen(1 + int(rng.integers(4)), 0.35, 1.3),
                        shadow=False,
                    )
                if c[1] > -10:
                    b.quad(
                        [
                            [-length / n / 2, -0.06, 1.15],
                            [length / n / 2, -0.06, 1.15],
                            [length / n / 2, -0.06, 2.3],
                            [-length / n / 2, -0.06, 2.3],
                        ],
                        "#c8e0f0",
                        Material(texture=Texture.GLASS, roughness=0.05, a=0.06, two_sided=True),
                        shadow=False,
                    )
                b.rod((length / n / 2, -0.06, 1.1), (length / n / 2, -0.06, 2.3), 0.02, "#a8b4bc", mat.METAL, None, 4)
    for s in (-1, 1):
        b.block_line((s * w, y0), (s * w, y1), 0.4, 1.2)
    b.block_line((-w, y1), (w, y1), 0.4, 1.2)
    b.block_line((-w, y0), (w, y0), 0.4, 1.2)
    for x, y, yaw, length, rows in (
        (0, y1 + 1.8, 0.0, 32.0, 8),
        (-w - 1.8, 3, np.pi / 2, 30.0, 6),
        (w + 1.8, 3, -np.pi / 2, 30.0, 6),
    ):
        with b.at(x, y, 0.3, yaw):
            _stand(b, length, rows, 0.62 if not setting.has("quiet", "empty") else 0.05)
            b.box((0, 0.9 * rows + 1, 5), (length + 32, 0.4, 11), "#2c3446", mat.PLASTER)
    b.box((0, -19.5, 5), (46, 0.4, 11), "#2c3446", mat.PLASTER)
    b.box((0, 3, 10.6), (60, 60, 0.3), "#1c2230", mat.MATT)
    for y in np.arange(-14, 28, 5.5):
        for z in (9.2, 10.2):
            b.rod((-20, float(y), z), (20, float(y), z), 0.07, "#5a6272", mat.METAL, None, 5)
        for i in range(14):
            x = -19.5 + 3 * i
            b.rod((x, float(y), 9.2), (x + 1.5, float(y), 10.2), 0.045, "#5a6272", mat.METAL, None, 4)
    hues = ("#8fb8ff", "#ffe0f0", "#c8a8ff", "#a8e8ff")
    for k, (x, y) in enumerate(((-6, 10.0), (6, 10.0), (-7, -1), (7, -1))):
        b.lathe((x, y, 8.6), [(0.16, 0), (0.26, 0.5), (0.1, 0.6)], "#1c1e24", mat.METAL, 10)
        b.ball((x, y, 8.58), 0.14, hues[k], mat.lit(9.0), 1)
        b.lamp(
            (x, y, 8.5),
            hues[k],
            150,
            22,
            toward=(-x * 0.85, -y + 1.0, -8.5),
            cone=(0.975, 0.92),
            size=0.3,
            shadow=k == 2,
            halo=0.25,
        )
    for x in (-5.5, 5.5):
        aim = (-x, 9.6, -7.0)
        b.lamp((x, -9.0, 8.2), "#fff2e4", 110, 18, toward=aim, cone=(0.97, 0.85), size=0.4, halo=0.05)
    for x in (-8.5, 0, 8.5):
        for y in (-6.0, 4.0, 14.0):
            b.box((x, y, 9.0), (2.6, 0.5, 0.12), "#eaf4ff", mat.lit(2.2), shadow=False)
    for x, y in ((-7, -6), (7, -6), (0, 3.0), (-7, 13), (7, 13)):
        b.lamp((x, y, 8.8), "#dcecff", 70, 17, toward=(0, 0, -1), area=True, size=2.0, halo=0.0)
    for x in (-11, 0, 11):
        b.lamp((x, y1 + 3, 7.5), "#ffd8b0", 26, 12, toward=(0, 0.2, -1), area=True, size=2.0, halo=0.0)
    with b.at(0, y1 + 8.0, 5.4):
        video_screen(b, 1.6, 6.5, 3.2, 3, lamp=False)
    for k, c in enumerate(("#d8402f", "#f4f4f0", "#2f5aa8", "#e8c030", "#2f8a5a", "#f4f4f0", "#d8402f")):
        x = -10.5 + 3.5 * k
        b.quad([[x - 0.9, 15.6, 7.0], [x + 0.9, 15.6, 7.0], [x + 0.9, 15.6, 8.6], [x - 0.9, 15.6, 8.6]], c, mat.CLOTH)
    b.mark("edge", 0, y1 - 1, 0, np.pi / 2)
    b.mark("wall", 0, y1 - 0.2, 0.8, -np.pi / 2)
    limit = ((-w + 0.6, y0 + 0.6, 0.25), (w - 0.6, y1 - 0.6, 8.0))
    t = np.linspace(-1, 1, 9)
    path = [(11 * float(q), 2.6 - 2.6 * (1 - float(q) ** 2) + 0.6 * float(q)) for q in t]
    return b.place(path, ground_material="ice", indoor=True, mirror_z=0.0, camera_limit=limit, reach=20)
