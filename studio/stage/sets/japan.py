"""Pieces of old Japan: temple halls, gates, lanterns, torii, castle keeps. Each front stands on y = 0, facing -y."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import window_grid
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, hip_roof
from studio.stage.sets.street_furniture import paper_lantern
from studio.stage.shapes import Color

TILE = Material(texture=mat.ROOF.texture, scale=4.5, roughness=0.55)


def temple_roof(
    b: SetBuilder,
    center: tuple[float, float, float],
    size: tuple[float, float],
    rise: float,
    color: Color = "#4c5154",
    lift: float = 0.6,
    ridge: float = 0.5,
) -> None:
    """A sweeping hip-and-gable roof of tiles: rows of round tiles, a heavy ridge with end tiles, rafters underneath."""
    cx, cy, z = center
    b.add_all(
        hip_roof(
            center,
            size,
            rise,
            color,
            TILE,
            ridge=ridge,
            curve=1.55,
            lift=lift,
            thickness=0.24,
            cells=(18, 10),
            gablet=0.35,
        )
    )
    ribs = max(8, int(size[0] / 0.62))
    u = (np.arange(ribs) + 0.5) / ribs * 2 - 1
    t = np.linspace(0, 1, 7)
    for s in (-1, 1):
        for q in u:
            hip = np.clip((abs(q) - ridge) / (1 - ridge), 0, 1)
            top = hip if hip >= 0.35 else 0.0
            v = 1 - t * (1 - top)
            corner = 0.75 * q**4 * v**4 + 0.25 * abs(q) ** 3 * v**3
            p = np.stack(
                [
                    np.full(7, cx + q * size[0] / 2),
                    cy + s * v * size[1] / 2,
                    z + rise * (1 - v) ** 1.55 + lift * corner + 0.03,
                ],
                1,
            )
            b.add(shapes.tube(p, 0.06, srgb(color) * 1.12, Material(roughness=0.5), 3), ink=0.15)
    half = size[0] / 2 * (ridge + 0.35 * (1 - ridge))
    top_z = z + rise
    b.box((cx, cy, top_z + 0.12), (2 * half, 0.42, 0.5), srgb(color) * 0.85, mat.ROOF)
    b.box((cx, cy, top_z + 0.4), (2 * half + 0.2, 0.5, 0.12), srgb(color) * 1.1, mat.ROOF)
    for s in (-1, 1):
        b.add(
            shapes.tube(
                [
                    [cx + s * half, cy, top_z + 0.1],
                    [cx + s * (half + 0.22), cy, top_z + 0.55],
                    [cx + s * (half + 0.02), cy, top_z + 1.05],
                ],
                [0.26, 0.2, 0.05],
                srgb(color) * 0.9,
                mat.ROOF,
                8,
            )
        )
        gable = [
            [cx + s * half, cy - size[1] * 0.17, top_z - rise * 0.38],
            [cx + s * half, cy + size[1] * 0.17, top_z - rise * 0.38],
            [cx + s * half, cy, top_z],
        ]
        b.add(shapes.faceted(gable, [[0, 1, 2] if s > 0 else [0, 2, 1]], "#d8ccb4", mat.PLASTER))
        for e in (-1, 1):
            b.rod(
                (cx + s * half, cy, top_z + 0.05),
                (cx + s * (half + 0.02), cy + e * size[1] * 0.2, top_z - rise * 0.42),
                0.13,
                "#5a4030",
                mat.DARK_WOOD,
                None,
                6,
            )
    n = max(8, int(size[0] / 0.5))
    with b.sheltered():
        rafter = shapes.box((0, 0, 0), (0.1, 1.5, 0.12), "#5a4030", mat.MATT)
        for s in (-1, 1):
            at = [
                [cx + (i - (n - 1) / 2) * size[0] * 0.93 / n, cy + s * (size[1] / 2 - 0.85), z - 0.3] for i in range(n)
            ]
            b.add(copies(rafter, at), ink=0.3)
            b.add(copies(shapes.box((0, s * 0.74, 0), (0.11, 0.02, 0.13), "#d8cbb0", mat.MATT), at), ink=0.2)


def hall(
    b: SetBuilder,
    width: float,
    depth: float,
    height: float,
    *,
    red: bool = False,
    roof: str = "#4c5154",
    floor: float = 1.1,
) -> None:
    """A temple or shrine hall on a stone base: pillars, veranda, lattice doors lit from within, the great roof."""
    glow = b.setting.glow
    post = "#a83a2a" if red else "#5f432f"
    wall = "#efe6d2" if red else "#d9c8a6"
    b.box((0, depth / 2, floor / 2 - 0.15), (width + 3.2, depth + 3.2, floor - 0.1), "#8a867c", mat.ASHLAR)
    with b.sheltered():
        b.box((0, depth / 2, floor), (width + 2.0, depth + 2.0, 0.16), "#7a5a40", mat.BOARDS)
    for s in (-1, 1):
        b.box((s * (width / 2 + 0.92), depth / 2 - 0.2, floor + 0.75), (0.09, depth + 1.6, 0.1), post, mat.DARK_WOOD)
        b.box((s * (width / 4 + 0.9 + 0.25), -0.92, floor + 0.75), (width / 2 - 1.4, 0.09, 0.1), post, mat.DARK_WOOD)
        b.box((s * (width / 4 + 0.9 + 0.25), -0.92, floor + 0.42), (width / 2 - 1.4, 0.07, 0.08), post, mat.DARK_WOOD)
        for x in np.linspace(1.9, width / 2 + 0.9, 5):
            b.box((s * float(x), -0.92, floor + 0.45), (0.11, 0.11, 0.8), post, mat.DARK_WOOD)
    steps = max(3, round(floor / 0.2))
    for i in range(steps):
        b.box(
            (0, -1.0 - 0.32 * (steps - i) + 0.16, floor * (i + 0.5) / steps - 0.05),
            (3.4, 0.36, floor / steps + 0.06),
            "#9a9488",
            mat.STONE,
        )
    b.box((0, depth / 2, floor + height / 2), (width - 0.3, depth - 0.3, height), wall, mat.PLASTER)
    bays = max(3, int(width / 2.3) | 1)
    xs = np.linspace(-width / 2, width / 2, bays + 1)
    for x in xs:
        b.rod((float(x), 0, floor), (float(x), 0, floor + height + 0.2), 0.19, post, mat.DARK_WOOD, None, 10)
        b.box((float(x), -0.12, floor + height - 0.05), (0.7, 0.34, 0.2), post, mat.DARK_WOOD)
        b.box((float(x), -0.3, floor + height + 0.16), (1.05, 0.5, 0.18), post, mat.DARK_WOOD)
    for z in (floor + height - 0.45, floor + 0.12, floor + height * 0.72):
        b.box((0, -0.02, z), (width + 0.4, 0.2, 0.2), post, mat.DARK_WOOD)
    for i in range(bays):
        x = float((xs[i] + xs[i + 1]) / 2)
        w = float(xs[1] - xs[0]) - 0.4
        h = height * 0.72 - 0.25
        zc = floor + 0.22 + h / 2
        b.quad(
            [
                [x - w / 2, -0.02, zc - h / 2],
                [x + w / 2, -0.02, zc - h / 2],
                [x + w / 2, -0.02, zc + h / 2],
                [x - w / 2, -0.02, zc + h / 2],
            ],
            "#ffd9a0" if glow > 0.3 else "#e8dcc0",
            mat.lit(0.12 + 1.1 * glow),
            shadow=False,
        )
        for q in np.linspace(-w / 2, w / 2, 7):
            b.box((x + float(q), -0.05, zc), (0.045, 0.06, h), "#4a3424", mat.DARK_WOOD)
        for q in np.linspace(-h / 2, h / 2, 6):
            b.box((x, -0.05, zc + float(q)), (w, 0.05, 0.04), "#4a3424", mat.DARK_WOOD)
        b.box((x, -0.06, zc - h * 0.34), (w, 0.05, h * 0.3), "#6a4a32", mat.DARK_WOOD)
    with b.sheltered():
        temple_roof(b, (0, depth / 2, floor + height + 0.45), (width + 4.6, depth + 4.6), depth * 0.42 + 1.3, roof)
    b.box((0, -0.45, floor + height - 0.6), (1.5, 0.1, 0.8), "#2a2018", mat.WOOD)
    b.quad(
        [
            [-0.6, -0.51, floor + height - 0.9],
            [0.6, -0.51, floor + height - 0.9],
            [0.6, -0.51, floor + height - 0.3],
            [-0.6, -0.51, floor + height - 0.3],
        ],
        "#d8b050",
        mat.screen(3, 0.25 + 0.5 * glow, 1.5),
        shadow=False,
    )
    for s in (-1, 1):
        paper_lantern(b, s * 2.1, -1.15, floor + height + 0.1, 0.36, "#f4e4c0" if not red else "#e8442a", lamp=True)
    if glow > 0:
        b.lamp(
            (0, -0.9, floor + height * 0.6),
            "#ffb765",
            38 * glow,
            15,
            toward=(0, -1, -0.25),
            area=True,
            size=3.0,
            halo=0.15,
        )
    b.block_line((-width / 2 - 1.4, depth / 2), (width / 2 + 1.4, depth / 2), depth / 2 + 1.4, height + floor)


def stone_lantern(b: SetBuilder, x: float, y: float, height: float = 1.9, lamp: bool = False) -> None:
    """A tōrō: base, shaft, fire box with openings, a curved cap with a jewel."""
    glow = b.setting.glow
    k = height / 1.9
    stone = "#8d8a82"
    with b.at(x, y, b.height(x, y) - b.point(0, 0)[2]):
        b.lathe(
            (0, 0, 0),
            [
                (0.36 * k, 0),
                (0.36 * k, 0.14 * k),
                (0.26 * k, 0.22 * k),
                (0.13 * k, 0.3 * k),
                (0.12 * k, 0.85 * k),
                (0.17 * k, 0.93 * k),
                (0.33 * k, 1.0 * k),
                (0.33 * k, 1.1 * k),
                (0.01, 1.1 * k),
            ],
            stone,
            mat.STONE,
            6,
        )
        for i in range(6):
            a = i * np.pi / 3
            b.box(
                (0.22 * k * np.cos(a), 0.22 * k * np.sin(a), 1.27 * k),
                (0.07 * k, 0.07 * k, 0.36 * k),
                stone,
                mat.STONE,
                a,
            )
        b.lathe((0, 0, 1.12 * k), [(0.15 * k, 0), (0.15 * k, 0.3 * k)], "#ffc070", mat.lit(0.1 + 4.5 * glow), 6)
        b.lathe(
            (0, 0, 1.44 * k),
            [
                (0.01, 0),
                (0.46 * k, 0.0),
                (0.47 * k, 0.05 * k),
                (0.28 * k, 0.13 * k),
                (0.14 * k, 0.24 * k),
                (0.06 * k, 0.28 * k),
                (0.09 * k, 0.36 * k),
                (0.01, 0.47 * k),
            ],
            stone,
            mat.STONE,
            6,
        )
        if lamp and glow > 0:
            b.lamp((0, 0, 1.3 * k), "#ffa850", 11 * glow, 7.5, size=0.2, halo=0.45)
        b.block(0, 0, 0.4 * k, height)


def torii(
    b: SetBuilder, x: float, y: float, width: float, height: float, color: str = "#c23c26", yaw: float = 0.0
) -> None:
    """A gate of two leaning posts, a curved double lintel, a tie beam and its tablet."""
    with b.at(x, y, b.height(x, y) - b.point(0, 0)[2], yaw):
        r = width * 0.048
        for s in (-1, 1):
            b.rod((s * width / 2, 0, -0.2), (s * width * 0.455, 0, height), r, color, mat.PAINT, r * 0.88, 14)
            b.lathe(
                (s * width / 2, 0, 0),
                [(r * 1.45, 0), (r * 1.4, height * 0.06), (r * 1.05, height * 0.075)],
                "#2a2624",
                mat.STONE,
                14,
            )
            b.block(s * width / 2, 0, r + 0.25, height)
        t = np.linspace(-1, 1, 15)
        for dz, w, h, d, hue in ((0.0, 1.28, 0.07, 2.6, color), (0.075, 1.42, 0.055, 3.2, "#2f2a28")):
            rise = height * (1.0 + dz) + height * 0.055 * t**4
            p = np.stack([t * width * w / 2, 0 * t, rise], 1)
            half = np.array([0, r * d / 2, 0])
            v = np.concatenate([p - half, p - half + [0, 0, height * h], p + half + [0, 0, height * h], p + half])
            k = len(t)
            i = np.arange(k - 1)
            f = np.concatenate(
                [
                    np.concatenate(
                        [
                            np.stack([a * k + i, a * k + i + 1, c * k + i + 1], 1),
                            np.stack([a * k + i, c * k + i + 1, c * k + i], 1),
                        ]
                    )
                    for a, c in ((0, 1), (1, 2), (2, 3), (3, 0))
                ]
            )
            caps = np.array(
                [[0, k, 2 * k], [0, 2 * k, 3 * k], [k - 1, 3 * k - 1, 2 * k - 1], [k - 1, 4 * k - 1, 3 * k - 1]]
            )
            b.add(shapes.faceted(v, np.concatenate([f, caps]), hue, Material(roughness=0.6, two_sided=True)))
        b.box((0, 0, height * 0.8), (width * 1.08, r * 1.5, height * 0.06), color, mat.PAINT)
        b.box((0, 0, height * 0.905), (width * 0.1, r * 1.3, height * 0.15), "#2f2a28", mat.PAINT)
        b.box(
            (0, -r * 0.72, height * 0.905),
            (width * 0.075, 0.02, height * 0.12),
            "#d8b050",
            mat.screen(2, 0.2 + 0.3 * b.setting.glow, 2.0),
        )


def keep(b: SetBuilder, width: float, storeys: int = 4) -> None:
    """A castle keep on a curved stone base: white storeys that narrow upward, each with its own roof."""
    base_h = width * 0.42
    t = np.linspace(0, 1, 7)
    rings = [(width / 2 * (1.42 - 0.42 * q**0.55), base_h * q) for q in t]
    v = np.concatenate(
        [np.array([[-r, -r * 0.85, z], [r, -r * 0.85, z], [r, r * 0.85, z], [-r, r * 0.85, z]]) for r, z in rings]
    )
    f: list[list[int]] = []
    for k in range(6):
        for i in range(4):
            a, c = k * 4 + i, k * 4 + (i + 1) % 4
            f += [[a, c, c + 4], [a, c + 4, a + 4]]
    with b.at(0, width * 0.6):
        b.add(shapes.faceted(v, f, "#85817a", mat.ASHLAR))
        z, w = base_h, width
        for s in range(storeys):
            h = width * (0.27 - 0.02 * s)
            d = w * 0.82
            b.box((0, 0, z + h / 2), (w, d, h), "#f0ece2", mat.PLASTER)
            b.box((0, -d / 2 - 0.03, z + h * 0.2), (w, 0.08, h * 0.4), "#3a322c", mat.SIDING)
            n = max(2, int(w / 2.2))
            with b.at(0, -d / 2):
                window_grid(
                    b,
                    (np.arange(n) - (n - 1) / 2) * (w / n),
                    np.array([z + h * 0.62]),
                    (0.75, h * 0.36),
                    0.6,
                    frame="#3a322c",
                    sill=False,
                )
            top = s == storeys - 1
            if top:
                temple_roof(b, (0, 0, z + h), (w + 2.6, d + 2.6), width * 0.24, "#5a646a", lift=0.5)
                for e in (-1, 1):
                    b.add(
                        shapes.tube(
                            [
                                [e * w * 0.42, 0, z + h + width * 0.26],
                                [e * w * 0.46, 0, z + h + width * 0.33],
                                [e * w * 0.38, 0, z + h + width * 0.4],
                            ],
                            [0.3, 0.22, 0.04],
                            "#d8a83a",
                            mat.CHROME,
                            7,
                        )
                    )
            else:
                b.add_all(
                    hip_roof(
                        (0, 0, z + h - 0.1),
                        (w + 2.4, d + 2.4),
                        width * 0.13,
                        "#5a646a",
                        TILE,
                        ridge=0.6,
                        curve=1.4,
                        lift=0.5,
                        cells=(10, 7),
                    )
                )
                if s == 0 or s == 2:
                    gy = -d / 2 - 0.9
                    b.add(
                        shapes.faceted(
                            [[-w * 0.2, gy, z + h + 0.25], [w * 0.2, gy, z + h + 0.25], [0, gy, z + h + width * 0.14]],
                            [[0, 1, 2]],
                            "#f0ece2",
                            mat.PLASTER,
                        )
                    )
                    for e in (-1, 1):
                        p = [
                            [e * w * 0.25, gy - 0.25, z + h + 0.15],
                            [0, gy - 0.25, z + h + width * 0.165],
                            [0, gy + 1.6, z + h + width * 0.165],
                            [e * w * 0.25, gy + 1.6, z + h + 0.15],
                        ]
                        b.quad(
                            p if e < 0 else p[::-1],
                            "#5a646a",
                            Material(texture=mat.ROOF.texture, scale=4.5, roughness=0.55, two_sided=True),
                        )
            z += h + width * 0.055
            w *= 0.82


def banner(
    b: SetBuilder,
    x: float,
    y: float,
    height: float,
    color: Color,
    device: Color = "#f4efe2",
    yaw: float = 0.0,
    wide: float = 0.75,
) -> None:
    """A tall nobori on a pole, a little bellied by the wind, with a round device on it."""
    z = b.height(x, y) - b.point(0, 0)[2]
    with b.at(x, y, z, yaw):
        b.rod((0, 0, -0.2), (0, 0, height), 0.04, "#4a3a2c", mat.WOOD, 0.03, 6)
        b.rod((0, 0, height - 0.1), (wide, 0, height - 0.1), 0.02, "#4a3a2c", mat.WOOD, None, 5)
        rows, cols = 9, 4
        u, t = np.meshgrid(np.linspace(0, 1, cols), np.linspace(0, 1, rows))
        belly = 0.14 * np.sin(t * 5 + x) * u + 0.06 * np.sin(t * 11) * u
        p = np.stack([0.04 + u * wide, belly, height - 0.12 - t * height * 0.72], -1).reshape(-1, 3)
        i = np.arange((rows - 1) * cols).reshape(rows - 1, cols)[:, :-1].ravel()
        f = np.concatenate([np.stack([i, i + cols, i + cols + 1], 1), np.stack([i, i + cols + 1, i + 1], 1)])
        b.add(shapes.smooth(p, f, color, mat.CLOTH))
        # the device follows the cloth, a finger's breadth before and behind it
        a = np.linspace(0, 2 * np.pi, 15)[:-1]
        r = 0.26 * wide / 0.75
        px, pz = wide * 0.52 + np.r_[0, r * np.cos(a)], height * 0.74 + np.r_[0, r * np.sin(a)]
        down, along = (height - 0.12 - pz) / (height * 0.72), (px - 0.04) / wide
        bulge = 0.14 * np.sin(down * 5 + x) * along + 0.06 * np.sin(down * 11) * along
        fan = np.array([[0, i + 1, (i + 1) % 14 + 1] for i in range(14)])
        for s in (-1, 1):
            mark = np.stack([px, bulge + s * 0.025, pz], 1)
            b.add(shapes.smooth(mark, fan if s < 0 else fan[:, ::-1], device, mat.CLOTH), ink=0.3)
        b.block(0, 0, 0.2, height)
