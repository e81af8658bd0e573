"""Swords, shields, bows: held at the grip, the blade up, its edge forward."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import lathe, smooth, tube
from studio.stage.things.forms import CLOTH, LEATHER, METAL, WOOD, Array, bent, cutout, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe

_STEEL = Material(texture=Texture.METAL, roughness=0.18)
_BRASS = Material(texture=Texture.METAL, roughness=0.35)


def blade(spine: Array, width: Array, thick: float, color: str, single_edge: bool) -> Mesh:
    """A blade along (n, 3) ``spine``: a rhombus section, or a wedge with its edge toward +x."""
    n = len(spine)
    rows: list[Array] = []
    for p, w in zip(spine, width, strict=True):
        x0, x1 = (-w * 0.35, w * 0.65) if single_edge else (-w / 2, w / 2)
        ridge = x0 + 0.18 * w if single_edge else 0.0
        t = thick * min(1.0, w / width[0] + 0.15)
        rows.append(
            np.array(
                [
                    [x1, 0, 0],
                    [ridge, t / 2, 0],
                    [x0, 0.25 * t if single_edge else 0, 0],
                    [x0, -0.25 * t if single_edge else 0, 0],
                    [ridge, -t / 2, 0],
                ]
            )
            + p
        )
    points = np.concatenate(rows)
    i = np.arange(n * 5).reshape(n, 5)
    j = np.roll(i, -1, 1)
    faces = np.concatenate(
        [
            np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
            np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
        ]
    )
    sides = points[faces]
    area = np.linalg.norm(np.cross(sides[:, 1] - sides[:, 0], sides[:, 2] - sides[:, 0]), axis=1)
    p = sides[area > 1e-10].reshape(-1, 3)
    normal = np.cross(p[1::3] - p[0::3], p[2::3] - p[0::3])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
    c = np.tile(srgb(color), (len(p), 1)).astype(np.float32)
    return Mesh(
        p.astype(np.float32),
        np.repeat(normal, 3, 0).astype(np.float32),
        c,
        np.arange(len(p)).reshape(-1, 3).astype(np.int32),
        _STEEL,
        smooth=False,
    )


@recipe(1.0, "katana", "sword", "dagger", "lightsaber", "rapier")
def sword(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Socket ``tip``; ``blade`` its middle."""
    if kind == "katana":
        z = np.linspace(0.15, 0.88, 22)
        u = (z - 0.15) / 0.73
        spine = np.stack([-0.055 * (u - 0.15 * u * (1 - u)) ** 1.7, 0 * u, z], 1)
        width = 0.031 * (1 - 0.25 * u) * np.clip((1 - u) / 0.055, 0.02, 1) ** 0.6
        parts = [blade(spine, width, 0.0072, "#d0d4d8", True)]
        ridge = spine[:-2] + np.stack([width[:-2] * 0.38, 0 * width[:-2], 0 * width[:-2]], 1)
        for s in (-1, 1):
            parts.append(tube(ridge + np.array([0, s * 0.0012, 0]), 0.0011, "#f2f4f5", _STEEL, 3))
        parts.append(
            turned(
                [(0.0005, 0.142), (0.037, 0.142), (0.039, 0.145), (0.037, 0.149), (0.0005, 0.149)],
                "#2a2620",
                _BRASS,
                26,
            )
        )
        parts.append(turned([(0.017, 0.149), (0.015, 0.168)], "#b8923a", _BRASS, 12))
        grip = tube(
            np.stack([-0.006 * np.linspace(1, 0, 8) ** 2, 0 * np.linspace(0, 1, 8), np.linspace(-0.135, 0.14, 8)], 1),
            0.0155,
            paint_of(attributes, "#1f2428"),
            CLOTH,
            10,
        )
        parts.append(grip)
        for i in range(9):
            zz = -0.115 + 0.028 * i
            for s in (-1, 1):
                parts.append(sphere((0, s * 0.0152, zz), (0.006, 0.002, 0.009), "#d8d2c2", LEATHER, 0))
        parts.append(sphere((-0.006, 0, -0.137), (0.017, 0.014, 0.010), "#2a2620", _BRASS, 1))
        return made(
            kind,
            parts,
            1.2,
            "metal",
            restitution=0.35,
            handheld=True,
            sockets={"tip": place(float(spine[-1, 0]), 0, 0.88), "blade": place(-0.02, 0, 0.55)},
        )
    if kind == "lightsaber":
        beam = Material(roughness=0.9, emission=6.0)
        parts = [
            rod((0, 0, 0.14), (0, 0, 1.05), 0.014, 0.013, paint_of(attributes, "#4f9aff"), beam, 12),
            turned(
                [(0.0005, -0.12), (0.016, -0.12), (0.017, 0.08), (0.021, 0.10), (0.019, 0.14)], "#9a9da1", METAL, 18
            ),
        ]
        return made(
            kind, parts, 1.0, "metal", handheld=True, sockets={"tip": place(0, 0, 1.05), "blade": place(0, 0, 0.6)}
        )
    length = {"dagger": 0.26, "rapier": 0.95}.get(kind, 0.80)
    wide = {"dagger": 0.030, "rapier": 0.016}.get(kind, 0.048)
    z = np.linspace(0.10, 0.10 + length, 16)
    u = np.linspace(0, 1, 16)
    width = wide * (1 - 0.35 * u) * np.clip((1 - u) / 0.12, 0.02, 1) ** 0.7
    parts = [blade(np.stack([0 * u, 0 * u, z], 1), width, 0.008, "#c9cdd1", False)]
    guard = 0.10 if kind != "dagger" else 0.05
    parts += [
        rod((-guard, 0, 0.09), (guard, 0, 0.09), 0.010, 0.010, "#b08d3f", _BRASS, 8),
        sphere((guard, 0, 0.09), 0.014, "#b08d3f", _BRASS, 1),
        sphere((-guard, 0, 0.09), 0.014, "#b08d3f", _BRASS, 1),
        turned([(0.012, -0.085), (0.0145, 0.0), (0.012, 0.085)], "#3a2416", LEATHER, 10),
        sphere((0, 0, -0.10), (0.022, 0.013, 0.022), "#b08d3f", _BRASS, 2),
    ]
    parts += [torus_ring(z0, 0.0148) for z0 in np.linspace(-0.07, 0.07, 7)]
    return made(
        kind,
        parts,
        1.4,
        "metal",
        restitution=0.35,
        handheld=True,
        sockets={"tip": place(0, 0, 0.10 + length), "blade": place(0, 0, 0.1 + length * 0.55)},
    )


def torus_ring(z: float, radius: float) -> Mesh:
    """A turn of wire about a grip."""
    return turned([(radius, z - 0.002), (radius + 0.0015, z), (radius, z + 0.002)], "#8a7440", _BRASS, 10)


@recipe(0.9, "axe", "battle_axe", "hammer", "club", "baseball_bat", "spear", "lance", "trident", "staff", "naginata")
def hafted(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Weapons and tools on a haft. Socket ``tip``."""
    long = kind in ("spear", "lance", "trident", "staff", "naginata")
    top = 1.25 if long else 0.62
    low = -0.75 if long else -0.16
    parts = [rod((0, 0, low), (0, 0, top), 0.016, 0.015, "#6a4a2c", WOOD, 9)]
    if kind in ("axe", "battle_axe"):
        outline = np.array(
            [
                (0.0, 0.50),
                (0.05, 0.515),
                (0.13, 0.47),
                (0.145, 0.50),
                (0.152, 0.56),
                (0.145, 0.62),
                (0.13, 0.65),
                (0.05, 0.595),
                (0.0, 0.60),
            ]
        )
        parts.append(cutout(outline, 0.022, "#aeb3b8", METAL, (0, 2)))
        parts.append(
            cutout(
                np.array([(0.12, 0.475), (0.156, 0.49), (0.166, 0.56), (0.156, 0.63), (0.12, 0.645)]),
                0.006,
                "#e0e3e6",
                _STEEL,
                (0, 2),
            )
        )
        if kind == "battle_axe":
            parts.append(cutout(outline * [-1, 1], 0.022, "#aeb3b8", METAL, (0, 2)))
        parts.append(soft_box((0, 0, 0.55), (0.05, 0.04, 0.12), "#8a8f94", METAL, 0.01))
    elif kind == "hammer":
        parts.append(soft_box((0, 0, 0.58), (0.20, 0.09, 0.09), "#8a8f94", METAL, 0.014))
    elif kind == "baseball_bat":
        outline = [
            (0.0005, -0.17),
            (0.024, -0.165),
            (0.013, -0.13),
            (0.014, 0.1),
            (0.032, 0.45),
            (0.033, 0.66),
            (0.0005, 0.68),
        ]
        parts = [turned(outline, "#c79a5c", WOOD, 14)]
    elif kind == "club":
        parts = [
            turned(
                [(0.0005, -0.16), (0.018, -0.15), (0.016, 0.1), (0.05, 0.5), (0.05, 0.56), (0.0005, 0.6)],
                "#6a4a2c",
                WOOD,
                14,
            )
        ]
    elif kind == "trident":
        for x in (-0.09, 0.0, 0.09):
            parts.append(
                lathe((x, 0, 1.3), [(0.012, 0.0), (0.010, 0.1), (0.022, 0.14), (0.0005, 0.26)], "#b08d3f", _BRASS, 8)
            )
        parts.append(
            bent(
                [(-0.09, 0, 1.32), (-0.06, 0, 1.25), (0, 0, 1.23), (0.06, 0, 1.25), (0.09, 0, 1.32)],
                0.012,
                "#b08d3f",
                _BRASS,
                7,
            )
        )
    elif kind == "naginata":
        z = np.linspace(1.2, 1.65, 12)
        u = np.linspace(0, 1, 12)
        parts.append(
            blade(
                np.stack([-0.06 * u**1.8, 0 * u, z], 1),
                0.036 * np.clip((1 - u) / 0.12, 0.03, 1) ** 0.6,
                0.008,
                "#d0d4d8",
                True,
            )
        )
    elif kind != "staff":
        z = np.linspace(1.22, 1.22 + (0.5 if kind == "lance" else 0.26), 10)
        u = np.linspace(0, 1, 10)
        parts.append(
            blade(
                np.stack([0 * u, 0 * u, z], 1),
                0.055 * (np.sin(np.pi * (0.25 + 0.75 * u)) + 0.02),
                0.014,
                "#c9cdd1",
                False,
            )
        )
        parts.append(turned([(0.02, 1.12), (0.018, 1.24)], "#8a8f94", METAL, 10))
    return made(
        kind,
        parts,
        1.8,
        "metal" if not long else "wood",
        handheld=True,
        sockets={"tip": place(0, 0, top + 0.25 if long else top)},
    )


@recipe(0.9, "shield")
def shield(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A round shield; held behind its boss, its face toward +x. ``shape`` = ``kite`` for a knight's."""
    color = paint_of(attributes, ("#8f2a20", "#24406e", "#c9a23a", "#2f5a3c", "#d6cdb8")[seed % 5])
    if attributes.get("shape") == "kite":
        outline = np.array(
            [
                (0.27, 0.30),
                (0.28, 0.36),
                (0.0, 0.40),
                (-0.28, 0.36),
                (-0.27, 0.30),
                (-0.24, 0.0),
                (-0.13, -0.28),
                (0.0, -0.42),
                (0.13, -0.28),
                (0.24, 0.0),
            ]
        )
        plate = cutout(outline, 0.02, color, METAL, (1, 2), (0.05, 0, 0), 0.05)
        cross = [
            soft_box((0.098, 0, 0), (0.006, 0.06, 0.62), "#e6dcc4", METAL, 0.002),
            soft_box((0.098, 0, 0.08), (0.006, 0.42, 0.06), "#e6dcc4", METAL, 0.002),
        ]
        return made(
            kind,
            [plate, *cross, rod((0, -0.08, 0), (0, 0.08, 0), 0.012, 0.012, "#3a2416", LEATHER, 7)],
            4.0,
            "metal",
            handheld=True,
        )
    r = 0.42
    return made(
        kind,
        [
            *round_shield(r, color, "#e6dcc4"),
            rod((-0.01, -0.1, 0), (-0.01, 0.1, 0), 0.013, 0.013, "#3a2416", LEATHER, 7),
        ],
        5.0,
        "wood",
        handheld=True,
    )


def round_shield(radius: float, color: str, second: str) -> list[Mesh]:
    """Planks painted in quarters, an iron rim and a boss, facing +x about the origin."""
    face = Material(texture=Texture.PLANKS, roughness=0.75, scale=8.0, two_sided=True)
    parts: list[Mesh] = []
    for q in range(4):
        a = np.linspace(q * np.pi / 2, (q + 1) * np.pi / 2, 9)
        rim = np.stack([0 * a + 0.03, radius * np.cos(a), radius * np.sin(a)], 1)
        points = np.concatenate([[[0.065, 0, 0]], rim])
        j = np.arange(1, 9)
        parts.append(smooth(points, np.stack([0 * j, j, j + 1], 1), color if q % 2 else second, face))
    a = np.linspace(0, 2 * np.pi, 33)
    parts.append(tube(np.stack([0 * a + 0.03, radius * np.cos(a), radius * np.sin(a)], 1), 0.016, "#5a5c60", METAL, 6))
    boss = turned([(0.095, 0.0), (0.09, 0.012), (0.07, 0.05), (0.035, 0.068), (0.0005, 0.072)], "#8a8f94", METAL, 18)
    parts.append(boss.moved(np.array([[0, 0, 1, 0.055], [0, 1, 0, 0], [-1, 0, 0, 0]])))
    return parts


@recipe(1.5, "bow", "arrow", "crossbow", "gun", "cannon", "quiver")
def ranged(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Bows and firearms."""
    if kind == "bow":
        stave = bent(
            [
                (-0.14, 0, -0.72),
                (-0.04, 0, -0.5),
                (0.035, 0, -0.2),
                (0.045, 0, 0),
                (0.035, 0, 0.2),
                (-0.04, 0, 0.5),
                (-0.14, 0, 0.72),
            ],
            0.014,
            "#6a3f1e",
            WOOD,
            8,
            5,
        )
        return made(
            kind,
            [
                stave,
                *rods([((-0.14, 0, -0.72), (-0.14, 0, 0.72))], 0.002, "#e6dcc4", CLOTH, 4),
                rod((0.045, 0, -0.06), (0.045, 0, 0.06), 0.018, 0.018, "#3a2416", LEATHER, 8),
            ],
            0.9,
            "wood",
            handheld=True,
            sockets={"string": place(-0.14, 0, 0)},
        )
    if kind == "arrow":
        parts = [
            rod((0, 0, -0.35), (0, 0, 0.38), 0.0042, 0.004, "#c9a878", WOOD, 6),
            turned([(0.0045, 0.37), (0.011, 0.385), (0.0005, 0.425)], "#8a8f94", METAL, 6),
        ]
        for i in range(3):
            a = 2 * np.pi * i / 3
            fin = cutout(
                np.array([(0.004, -0.33), (0.026, -0.34), (0.024, -0.27), (0.004, -0.24)]),
                0.001,
                "#b5231d",
                CLOTH,
                (0, 2),
            )
            c, s = np.cos(a), np.sin(a)
            parts.append(fin.moved(np.array([[c, -s, 0, 0], [s, c, 0, 0], [0, 0, 1, 0]])))
        return made(kind, parts, 0.03, "wood", handheld=True, sockets={"tip": place(0, 0, 0.42)})
    if kind == "cannon":
        barrel = turned(
            [
                (0.0005, -0.5),
                (0.09, -0.48),
                (0.15, -0.4),
                (0.14, 0.1),
                (0.105, 0.85),
                (0.13, 0.9),
                (0.13, 1.0),
                (0.07, 1.0),
                (0.065, 0.6),
            ],
            "#2c2e31",
            METAL,
            26,
        )
        c, s = np.cos(1.36), np.sin(1.36)
        barrel = barrel.moved(np.array([[c, 0, s, 0], [0, 1, 0, 0], [-s, 0, c, 0.55]]))
        parts = [barrel, soft_box((-0.25, 0, 0.33), (1.1, 0.22, 0.16), "#5a3c22", WOOD, 0.03)]
        for x in (-0.5, 0.15):
            for y in (-0.27, 0.27):
                w = turned(
                    [(0.0005, -0.04), (0.20, -0.04), (0.21, -0.03), (0.21, 0.03), (0.20, 0.04), (0.0005, 0.04)],
                    "#4a3220",
                    WOOD,
                    22,
                )
                parts.append(w.moved(np.array([[1, 0, 0, x], [0, 0, 1, y], [0, -1, 0, 0.21]])))
        return made(kind, parts, 600, "metal", sockets={"muzzle": place(0.98, 0, 0.76)})
    if kind == "crossbow":
        return made(
            kind,
            [
                soft_box((0.15, 0, 0), (0.7, 0.05, 0.06), "#5a3c22", WOOD, 0.015),
                bent(
                    [(0.35, -0.32, 0), (0.46, -0.15, 0), (0.48, 0, 0), (0.46, 0.15, 0), (0.35, 0.32, 0)],
                    0.014,
                    "#8a8f94",
                    METAL,
                    7,
                ),
                *rods(
                    [((0.35, -0.32, 0), (0.1, 0, 0.03)), ((0.1, 0, 0.03), (0.35, 0.32, 0))], 0.002, "#e6dcc4", CLOTH, 4
                ),
            ],
            2.5,
            "wood",
            handheld=True,
        )
    if kind == "quiver":
        parts = [turned([(0.0005, -0.3), (0.05, -0.3), (0.065, 0.2), (0.068, 0.22)], "#5a3c22", LEATHER, 16)]
        parts += [
            rod(
                (0.03 * np.cos(i), 0.03 * np.sin(i), 0.1),
                (0.035 * np.cos(i), 0.035 * np.sin(i), 0.36),
                0.004,
                0.004,
                "#c9a878",
                WOOD,
                5,
            )
            for i in range(7)
        ]
        return made(kind, parts, 0.6, "leather")
    parts = [
        soft_box((0.06, 0, 0.08), (0.20, 0.03, 0.035), "#2a2b2e", METAL, 0.006),
        soft_box((-0.01, 0, 0.01), (0.045, 0.032, 0.12), "#3a2a20", WOOD, 0.01),
        rod((0.06, 0, 0.09), (0.185, 0, 0.09), 0.009, 0.009, "#1b1c1e", METAL, 8),
        bent([(0.02, 0, 0.06), (0.05, 0, 0.035), (0.075, 0, 0.062)], 0.003, "#2a2b2e", METAL, 5),
    ]
    return made(kind, parts, 0.9, "metal", handheld=True, sockets={"muzzle": place(0.19, 0, 0.09)})
