"""Made places: the stage of a theatre, a photographer's studio."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, raw, shapes_grid
from studio.stage.sets.rooms import house_plant, table
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def curtain(
    b: SetBuilder,
    x: tuple[float, float],
    y: float,
    z: tuple[float, float],
    color: str,
    folds: float = 3.2,
    depth: float = 0.16,
) -> None:
    """A hanging of heavy cloth in folds, facing -y."""
    n = max(8, int((x[1] - x[0]) * 8))
    t = np.linspace(0, 1, n)
    u = x[0] + (x[1] - x[0]) * t
    rows = [
        np.stack([u, y + depth * k * np.sin(u * folds * 2) + 0.04 * np.sin(u * 11), np.full(n, h)], 1)
        for k, h in ((1.0, z[0]), (0.9, (z[0] + z[1]) / 2), (0.5, z[1]))
    ]
    v = np.concatenate(rows)
    b.add(shapes.smooth(v, shapes_grid(3, n), color, mat.CLOTH))


def stage(setting: Setting) -> Place:
    """A theatre stage seen from the stalls' side: boards, red curtains, wings, beams of light, a drum riser for music.

    The acting area is on the boards; the camera stands where the audience is.
    """
    b = SetBuilder(setting)
    w, y0, y1, h = 8.0, -4.6, 6.4, 7.0
    boards = Material(texture=Texture.PLANKS, scale=4.0, roughness=0.32, reflectivity=0.22)
    b.floor((-w - 4, w + 4), (y0, y1 + 1), 0.0, "#6a4428", boards)
    b.box((0, y0 - 0.1, -0.55), (2 * w + 8, 0.2, 1.1), "#3a2418", mat.SIDING)
    b.floor((-16, 16), (-14, y0), -1.1, "#3a2a2c", mat.CLOTH)
    curtain(b, (-w - 2, w + 2), y1, (0, h + 2), "#5a1418", 2.2, 0.22)
    for k, y in enumerate((-2.6, 0.4, 3.4)):
        for s in (-1, 1):
            inner = w - 1.5 - 0.35 * k
            lo, hi = sorted((s * inner, s * (w + 3.5)))
            curtain(b, (lo, hi), y, (0, h + 2), "#7a161c" if k == 0 else "#681218", 2.8, 0.2)
        curtain(b, (-w - 3, w + 3), y - 0.1, (h - 1.2 - 0.1 * k, h + 2), "#7a161c" if k == 0 else "#5a1014", 1.6, 0.14)
    for s in (-1, 1):
        b.box((s * (w + 1.4), y0 + 0.2, 4), (2.0, 0.6, 10), "#8a6a34", mat.ASHLAR)
        b.box((s * (w + 0.36), y0 + 0.1, 4), (0.24, 0.7, 10), "#c8a04a", mat.CHROME)
        b.lathe(
            (s * (w + 1.4), y0 - 0.2, 0), [(0.4, 0), (0.3, 0.3), (0.26, 5.6), (0.45, 6.0)], "#d8c89a", mat.PLASTER, 14
        )
        b.block_line((s * (w - 0.6), y0), (s * (w - 0.6), y1), 0.5, 4)
    b.box((0, y0 + 0.1, h + 1.4), (2 * w + 4, 0.7, 1.6), "#8a6a34", mat.ASHLAR)
    b.box((0, y0 - 0.26, h + 0.66), (2 * w + 1, 0.12, 0.2), "#c8a04a", mat.CHROME)
    b.block_line((-w, y1 - 0.2), (w, y1 - 0.2), 0.5, 4)
    # footlights and the rig with its lamps
    for x in np.arange(-6.5, 6.6, 1.3):
        b.lathe((float(x), y0 + 0.3, 0), [(0.13, 0), (0.15, 0.12), (0.02, 0.14)], "#2c2824", mat.METAL, 10)
        b.ball((float(x), y0 + 0.36, 0.11), 0.06, "#ffe0b0", mat.lit(5.0), 1)
    for y in (-1.8, 1.4, 4.2):
        b.rod((-w, y, h - 0.6), (w, y, h - 0.6), 0.05, "#3a3c40", mat.METAL, None, 6)
        for k in range(9):
            x = -6.4 + 1.6 * k
            hue = ("#fff0d8", "#ff8fa8", "#8fb8ff", "#ffc878")[k % 4]
            b.rod((x, y, h - 0.6), (x, y - 0.12, h - 1.0), 0.13, "#1c1c20", mat.METAL, 0.17, 9)
            b.ball((x, y - 0.15, h - 1.08), 0.12, hue, mat.lit(4.0), 1)
    for x, y, hue, power, tx, ty in (
        (-5.2, -3.6, "#fff0dc", 170, 0.0, 0.4),
        (5.2, -3.6, "#ffe4c4", 120, 0.0, 0.4),
        (-4.6, 4.4, "#7fa8ff", 150, 0.4, -0.2),
        (4.6, 4.4, "#ff7fa0", 150, -0.4, -0.2),
    ):
        b.lamp(
            (x, y, h - 0.9),
            hue,
            power,
            15,
            toward=(tx - x, ty - y, -(h - 0.9) + 0.6),
            cone=(0.965, 0.9),
            size=0.25,
            shadow=y < 0 and x < 0,
            halo=0.12,
        )
    b.lamp((0, 2.0, h - 0.9), "#ffd8a8", 90, 13, toward=(0, 0.25, -1), cone=(0.9, 0.6), size=0.5, halo=0.06)
    for x in (-4, 0, 4):
        b.lamp((x, y0 + 0.4, 0.4), "#ffcf9a", 10, 9, toward=(0, 1, 0.35), area=True, size=1.2, halo=0)
    # properties: a piano or instruments when music is meant, else boxes and a painted flat
    if setting.has("concert", "music", "band", "piano", "idol", "rock"):
        b.box((0, 4.6, 0.25), (4.4, 2.0, 0.5), "#1c1a1c", mat.PAINT)
        for s in (-1, 1):
            b.box((s * 5.4, 1.2, 0.9), (1.1, 0.9, 1.8), "#17171a", mat.MATT)
            for z in (0.5, 1.3):
                disc = shapes.lathe(
                    (0, 0, 0), [(0.36, 0), (0.3, -0.03), (0.12, -0.1), (0.01, -0.08)], "#3a3c40", mat.PAINT, 16
                )
                b.add(disc.moved(np.array([[1, 0, 0, s * 5.4], [0, 0, -1, 0.74], [0, 1, 0, z]], float)))
            b.block(s * 5.4, 1.2, 0.8, 1.8)
    _grand_piano(b, -3.6, 2.9, 0.5)
    for k in range(4):
        b.box(
            (4.2 + 0.5 * (k % 2), 3.6, 0.3 + 0.6 * (k // 2)),
            (0.9 - 0.2 * (k // 2), 0.8, 0.6),
            ("#5a4a3a", "#7a6248", "#4a3c30", "#6a5640")[k],
            mat.SIDING,
            0.15 * k,
        )
    b.block(4.5, 3.6, 0.9, 1.2)
    # stalls: the backs of rows of seats before the stage
    seat = shapes.box((0, 0, 0.32), (0.5, 0.12, 0.75), "#5a1a20", Material(texture=Texture.CLOTH, a=6, roughness=0.95))
    b.add(
        copies(seat, [[x, y, -1.1 + 0.02 * (y + 6)] for y in (-6.2, -7.2, -8.2) for x in np.arange(-8, 8.1, 0.6)]),
        ink=0.4,
    )
    b.box((0, -14.2, 3), (34, 0.3, 12), "#2a1c1e", mat.PLASTER)
    for s in (-1, 1):
        b.box((s * 16, -6, 3), (0.3, 22, 12), "#2a1c1e", mat.PLASTER)
    b.box((0, -3, 10.2), (34, 24, 0.3), "#17120f", mat.MATT)
    b.mark("edge", 0, y0 + 0.9, 0, -np.pi / 2)
    b.mark("wall", 0, y1 - 0.4, 1.5, -np.pi / 2)
    for k in range(8):
        b.stand(-5 + 1.4 * k, 2.2 + 0.5 * (k % 3), -np.pi / 2)
    b.crowd = [
        m
        for m in b.crowd
        if all(np.hypot(m.position[0] - o.x, m.position[1] - o.y) > o.radius + 0.3 for o in b.obstacles)
    ]
    return b.place(
        [(-5.4, 0.6), (-2, 0.2), (2, -0.2), (5.6, 0.4)],
        ground_material="wood",
        indoor=True,
        mirror_z=0.0,
        camera_limit=((-9, -13.4, -0.6), (9, y1 - 0.8, 6.4)),
        reach=14,
    )


def _grand_piano(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A grand piano, its lid raised; the player's seat faces its own +y."""
    lacquer = Material(roughness=0.08)
    with b.at(x, y, 0, yaw):
        outline = np.array(
            [
                [-0.75, -0.75],
                [0.75, -0.75],
                [0.75, 0.1],
                [0.55, 0.55],
                [0.25, 0.95],
                [-0.25, 1.15],
                [-0.6, 1.0],
                [-0.75, 0.7],
            ]
        )
        k = len(outline)
        v = np.concatenate([np.c_[outline, np.full(k, 0.68)], np.c_[outline, np.full(k, 0.98)]])
        i = np.arange(k)
        j = (i + 1) % k
        fan = np.array([[0, a, a + 1] for a in range(1, k - 1)])
        b.add(
            shapes.faceted(
                v,
                np.concatenate([np.stack([i, j, j + k], 1), np.stack([i, j + k, i + k], 1), fan + k, fan[:, ::-1]]),
                "#0c0c0e",
                lacquer,
            )
        )
        lid = np.c_[outline[:, 0] * 1.0, outline[:, 1], 1.0 + (outline[:, 0] + 0.75) * 0.75]
        b.add(
            shapes.faceted(
                lid[1:],
                np.array([[0, a, a + 1] for a in range(1, k - 2)]),
                "#0c0c0e",
                Material(roughness=0.08, two_sided=True),
            )
        )
        b.rod((0.5, 0.2, 0.98), (0.55, 0.25, 1.9), 0.015, "#0c0c0e", lacquer, None, 5)
        b.box((0, -0.86, 0.74), (1.4, 0.26, 0.08), "#0c0c0e", lacquer)
        b.box((0, -0.87, 0.785), (1.3, 0.18, 0.02), "#f4f2ea", Material(roughness=0.25))
        for n in range(24):
            if n % 7 not in (2, 6):
                b.box((-0.6 + 0.052 * n, -0.84, 0.8), (0.022, 0.1, 0.016), "#101012", mat.PAINT, shadow=False)
        b.box((0, -0.55, 1.12), (0.7, 0.03, 0.26), "#0c0c0e", lacquer)
        for px, py in ((-0.6, -0.6), (0.6, -0.6), (-0.2, 0.8)):
            b.lathe((px, py, 0), [(0.04, 0), (0.06, 0.12), (0.045, 0.3), (0.07, 0.68)], "#0c0c0e", lacquer, 9)
        b.box((0, -1.3, 0.46), (0.75, 0.35, 0.09), "#1c1a1c", mat.LEATHER)
        for sx in (-1, 1):
            for sy in (-1, 1):
                b.box((sx * 0.33, -1.3 + sy * 0.13, 0.21), (0.04, 0.04, 0.42), "#0c0c0e", lacquer)
        b.mark("seat_0", 0, -1.3, 0.51, np.pi / 2)
        b.block(0, 0.1, 1.1, 1.5)
        b.block(0, -1.3, 0.4, 0.5)


PAPERS = {
    "grey": "#b9b6b0",
    "white": "#e6e3dc",
    "blue": "#8ea6ba",
    "green": "#93a58c",
    "black": "#2c2c30",
    "red": "#a85a50",
    "pink": "#d8b4b4",
    "yellow": "#dcc48a",
}


def studio(setting: Setting) -> Place:
    """A photographer's studio: a seamless paper that curves up, soft boxes, a stool."""
    b = SetBuilder(setting)
    tone = next((PAPERS[w] for w in setting.words if w in PAPERS), "#c0b6a6")
    # the paper: one sheet, floor to wall in a quarter round
    u = np.linspace(-7.6, 7.6, 31)
    profile: list[tuple[float, float]] = [(-6.0, 0.0), (-3.0, 0.0), (0.0, 0.0), (1.6, 0.0)]
    for t in np.linspace(0.15, np.pi / 2, 9):
        profile.append((1.8 + 1.5 * np.sin(t), 1.5 * (1 - np.cos(t))))
    profile += [(3.3, 2.4), (3.3, 3.6), (3.3, 5.0)]
    p = np.array([[[x, y, z] for x in u] for y, z in profile])
    paper = Material(roughness=0.92)
    sheet = shapes.smooth(p.reshape(-1, 3), shapes_grid(len(profile), len(u)), tone, paper)
    # a hand-painted pool of light on the backdrop's middle, as a photographer would have it
    d = np.hypot(sheet.positions[:, 0] / 3.6, (sheet.positions[:, 2] - 1.4) / 2.4)
    shade = np.where(sheet.positions[:, 1] > 1.7, 1.12 - 0.34 * np.clip(d, 0, 1.6), 1.0)[:, None]
    b.add(raw(sheet.positions, sheet.normals, np.clip(sheet.colors * shade, 0, 1), sheet.triangles, paper), ink=0.0)
    b.rod((-7.8, 3.4, 5.0), (7.8, 3.4, 5.0), 0.07, "#8d9092", mat.METAL, None, 8)
    b.floor((-9, 9), (-9, 6), -0.012, "#6a6662", Material(texture=Texture.GRIME, scale=0.4, roughness=0.5))
    for c, s in (
        ((0, 6.1, 3), (18, 0.2, 6)),
        ((-9.1, -1.5, 3), (0.2, 15, 6)),
        ((9.1, -1.5, 3), (0.2, 15, 6)),
        ((0, -9.1, 3), (18, 0.2, 6)),
    ):
        b.box(c, s, "#4a4a4c", mat.PLASTER)
    b.box((0, -1.5, 6.05), (18, 15, 0.1), "#3a3a3c", mat.MATT)
    # key, fill and rim: soft boxes on stands just out of the picture
    for x, y, z, w, hgt, power, hue in (
        (-3.4, -2.2, 2.5, 1.25, 1.6, 46.0, "#fff4e8"),
        (3.5, -1.8, 2.0, 1.0, 1.3, 17.0, "#eaf2ff"),
        (4.7, 1.7, 2.7, 0.5, 1.4, 30.0, "#fff0dc"),
    ):
        yaw = float(np.arctan2(-y, -x))
        with b.at(x, y, 0, yaw):
            b.rod((-0.25, 0, 0), (-0.25, 0, z), 0.025, "#1c1c1e", mat.METAL, None, 7)
            for k in range(3):
                a = k * 2.09 + 0.5
                b.rod(
                    (-0.25, 0, 0.5),
                    (-0.25 + 0.5 * np.cos(a), 0.5 * np.sin(a), 0.02),
                    0.018,
                    "#1c1c1e",
                    mat.METAL,
                    None,
                    5,
                )
            b.box((-0.13, 0, z), (0.24, w * 0.6, hgt * 0.6), "#17171a", mat.MATT)
            b.box((0.0, 0, z), (0.05, w + 0.06, hgt + 0.06), "#17171a", mat.MATT)
            b.quad(
                [
                    [0.03, -w / 2, z - hgt / 2],
                    [0.03, w / 2, z - hgt / 2],
                    [0.03, w / 2, z + hgt / 2],
                    [0.03, -w / 2, z + hgt / 2],
                ],
                hue,
                mat.lit(2.2),
                shadow=False,
            )
            b.block(-0.2, 0, 0.5, z + 1)
        target = np.array([-x, -y, 1.35 - z])
        b.lamp((x * 0.98, y * 0.98, z), hue, power, 11, toward=target, area=True, size=w * 0.8, halo=0)
    b.lamp((0, 2.6, 0.4), "#fff4e8", 7.0, 5.0, toward=(0, 1, 0.75), area=True, size=1.2, halo=0)
    b.lamp((0, -1.0, 5.4), "#f4f4f4", 15.0, 10, toward=(0, 0.2, -1), area=True, size=3.0, halo=0)
    b.lamp(
        (-1.6, -3.0, 3.0),
        "#fff2e4",
        10.0,
        8.5,
        toward=(1.6, 3.0, -1.7),
        cone=(0.9, 0.3),
        size=0.5,
        shadow=True,
        halo=0,
    )
    # a stool and small things at the side
    with b.at(2.1, 1.7):
        b.lathe((0, 0, 0.62), [(0.01, 0.05), (0.19, 0.045), (0.2, 0.0), (0.01, 0.0)], "#8a6242", mat.WOOD, 20)
        for k in range(4):
            a = k * np.pi / 2 + 0.78
            b.rod(
                (0.12 * np.cos(a), 0.12 * np.sin(a), 0.62),
                (0.21 * np.cos(a), 0.21 * np.sin(a), 0),
                0.018,
                "#6a4a32",
                mat.WOOD,
                None,
                6,
            )
        b.block(0, 0, 0.3, 0.7)
        b.mark("seat_0", 0, 0, 0.67, -np.pi / 2)
    if setting.has("table"):
        table(b, 0.0, 1.9, (1.4, 0.7), 0.74)
        b.mark("table", 0.0, 1.6, 0.74, -np.pi / 2)
    if setting.has("plant", "flower"):
        house_plant(b, -2.2, 1.9, 1.3, "#d8d2c6")
    b.mark("wall", 0, 3.2, 1.4, -np.pi / 2)
    b.block_line((-5, 3.0), (5, 3.0), 0.6, 3)
    return b.place(
        [(2.6, -0.6), (1.2, -0.2), (0, 0), (-2.4, 0.2)],
        ground_material="concrete",
        indoor=True,
        camera_limit=((-5.0, -8.4, 0.25), (5.0, 2.6, 4.6)),
        reach=9,
    )
