"""Gear of the open air: tents, signs, ladders, barrels, tools, playground things, and small things of the pocket."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, smooth, torus, tube
from studio.stage.things.forms import (
    CLOTH,
    DULL_METAL,
    MATT,
    METAL,
    PLASTIC,
    bent,
    cutout,
    rod,
    rods,
    soft_box,
    turned,
)
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe

_STONE = Material(texture=Texture.ROCK, roughness=0.9, scale=1.5)


@recipe(
    2.0,
    "tent",
    "sign",
    "mailbox",
    "ladder",
    "barrel",
    "crate",
    "treasure_chest",
    "stick",
    "rope",
    "broom",
    "fishing_rod",
    "bucket",
    "shovel",
    "cone",
    "fence",
    "trash_can",
    "vending_machine",
    "telescope",
    "anchor",
    "net",
    "wheelbarrow",
    "swing",
    "slide",
    "stairs",
    "key",
    "coin",
    "dice",
    "pen",
    "pencil",
    "brush",
)
def gear(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Useful things."""
    wood = Material(texture=Texture.WOOD, roughness=0.7)
    planks = Material(texture=Texture.PLANKS, roughness=0.75, scale=5.0)
    if kind == "tent":
        color = paint_of(attributes, "#c8641e")
        cloth = Material(texture=Texture.CLOTH, roughness=0.8, two_sided=True)
        x, y, h = 1.15, 0.95, 1.35
        parts = [
            faceted([(-x, -y, 0), (x, -y, 0), (x, 0, h), (-x, 0, h)], [[0, 1, 2], [0, 2, 3]], color, cloth),
            faceted([(-x, y, 0), (x, y, 0), (x, 0, h), (-x, 0, h)], [[1, 0, 3], [1, 3, 2]], color, cloth),
            faceted([(-x, -y, 0), (-x, y, 0), (-x, 0, h)], [[0, 2, 1]], color, cloth),
            faceted([(x, -y, 0), (x, -0.1, 0), (x, 0, h)], [[0, 1, 2]], color, cloth),
            faceted([(x, y, 0), (x + 0.16, y * 0.75, 0.02), (x, 0, h)], [[1, 0, 2]], color, cloth),
            faceted([(x - 0.02, -0.1, 0.01), (x - 0.02, y, 0.01), (x - 0.02, 0, h)], [[0, 1, 2]], "#1a1512", cloth),
        ]
        parts.append(rod((-x - 0.04, 0, h + 0.02), (x + 0.06, 0, h + 0.02), 0.02, 0.02, "#8a8f94", METAL, 7))
        parts += rods(
            [((sx * x, 0, h), (sx * (x + 0.9), 0, 0)) for sx in (1, -1)]
            + [
                ((sx * x * 0.9, sy * y * 0.55, h * 0.42), (sx * x * 0.9, sy * (y + 0.7), 0))
                for sx in (1, -1)
                for sy in (1, -1)
            ],
            0.007,
            "#e6dcc4",
            CLOTH,
            4,
        )
        return made(kind, parts, 6, "cloth", sockets={"door": place(x, 0, 0)})
    if kind == "sign":
        parts = [
            rod((0, 0, 0), (0, 0, 1.5), 0.035, 0.035, "#6a4a2c", wood, 9),
            soft_box((0.045, 0, 1.35), (0.04, 0.8, 0.42), paint_of(attributes, "#a87a44"), planks, 0.012),
        ] + [
            soft_box((0.068, 0, 1.45 - 0.1 * i), (0.004, 0.56 - 0.14 * (i % 2), 0.035), "#2c1d12", MATT, 0.001)
            for i in range(3)
        ]
        return made(kind, parts, 8, "wood")
    if kind == "ladder":
        return made(
            kind,
            [soft_box((0, s * 0.2, 1.5), (0.06, 0.035, 3.0), "#a87a44", wood, 0.01) for s in (1, -1)]
            + [rod((0, -0.2, z), (0, 0.2, z), 0.018, 0.018, "#a87a44", wood, 8) for z in np.arange(0.25, 3.0, 0.3)],
            8,
            "wood",
            sockets={"top": place(0, 0, 3.0)},
        )
    if kind in ("barrel", "bucket", "trash_can"):
        if kind == "barrel":
            parts = [
                turned(
                    [
                        (0.0005, 0),
                        (0.24, 0),
                        (0.24, 0),
                        (0.29, 0.2),
                        (0.305, 0.42),
                        (0.29, 0.64),
                        (0.24, 0.84),
                        (0.24, 0.84),
                        (0.22, 0.82),
                        (0.0005, 0.82),
                    ],
                    paint_of(attributes, "#8a5a30"),
                    planks,
                    26,
                )
            ] + [
                torus((0, 0, z), r, 0.013, "#3d3f42", METAL, 30, 4)
                for z, r in ((0.1, 0.268), (0.28, 0.299), (0.56, 0.299), (0.74, 0.268))
            ]
            return made(kind, parts, 25, "wood", restitution=0.2)
        r0, r1, h = (0.11, 0.15, 0.26) if kind == "bucket" else (0.2, 0.25, 0.7)
        parts = [
            turned(
                vessel_wall([(0, 0), (r0, 0), (r1, h), (r1 + 0.008, h), (r1 + 0.008, h + 0.004)], 0.006),
                paint_of(attributes, "#5a7a94" if kind == "bucket" else "#5a6064"),
                PLASTIC,
                26,
            )
        ]
        if kind == "bucket":
            t = np.linspace(0, np.pi, 9)
            parts.append(bent([(0, r1 * np.cos(a), h + 0.12 * np.sin(a)) for a in t], 0.004, "#b4b8bc", METAL, 5, 2))
        return made(kind, parts, 1, "plastic")
    if kind == "crate":
        color = paint_of(attributes, "#a87a44")
        parts = [soft_box((0, 0, 0.3), (0.58, 0.58, 0.56), color, planks, 0.006)]
        parts += (
            [
                soft_box((sx * 0.285, sy * 0.285, 0.3), (0.06, 0.06, 0.6), "#7a5530", wood, 0.008)
                for sx in (1, -1)
                for sy in (1, -1)
            ]
            + [
                soft_box((0, s * 0.285, z), (0.6, 0.05, 0.07), "#7a5530", wood, 0.008)
                for s in (1, -1)
                for z in (0.035, 0.565)
            ]
            + [
                soft_box((s * 0.285, 0, z), (0.05, 0.6, 0.07), "#7a5530", wood, 0.008)
                for s in (1, -1)
                for z in (0.035, 0.565)
            ]
        )
        return made(kind, parts, 12, "wood", restitution=0.2)
    if kind == "treasure_chest":
        t = np.linspace(0, np.pi, 10)
        lid = np.concatenate([np.stack([0.24 * np.cos(t), 0.34 + 0.17 * np.sin(t)], 1)])
        parts = [
            soft_box((0, 0, 0.17), (0.48, 0.8, 0.34), "#6a3f20", planks, 0.012),
            cutout(lid, 0.8, "#6a3f20", planks, (0, 2)),
        ]
        parts += (
            [
                cutout(
                    np.stack([0.25 * np.cos(t), 0.34 + 0.18 * np.sin(t)], 1), 0.06, "#c9a23a", METAL, (0, 2), (0, y, 0)
                )
                for y in (-0.3, 0.3)
            ]
            + [soft_box((0, y, 0.17), (0.5, 0.06, 0.35), "#c9a23a", METAL, 0.006) for y in (-0.3, 0.3)]
            + [
                soft_box((0.245, 0, 0.33), (0.03, 0.12, 0.14), "#c9a23a", METAL, 0.01),
                soft_box((0.262, 0, 0.32), (0.006, 0.02, 0.05), "#17120e", MATT, 0.002),
            ]
        )
        return made(kind, parts, 30, "wood")
    if kind in ("stick", "broom", "shovel", "brush", "pen", "pencil"):
        if kind in ("pen", "pencil", "brush"):
            color = paint_of(attributes, {"pen": "#1d2b4d", "pencil": "#d8a01c", "brush": "#8a5a30"}[kind])
            parts = [
                rod((0, 0, -0.05), (0, 0, 0.11), 0.0042, 0.0042, color, Material(roughness=0.3), 7),
                turned(
                    [(0.0005, -0.078), (0.0042, -0.05)]
                    if kind != "brush"
                    else [(0.0005, -0.09), (0.006, -0.065), (0.0042, -0.048)],
                    "#d8bd94" if kind == "pencil" else "#2a2420",
                    MATT,
                    8,
                ),
            ]
            return made(kind, parts, 0.01, "wood", handheld=True, sockets={"tip": place(0, 0, -0.08)})
        parts = [rod((0, 0, -0.5), (0, 0, 0.75), 0.015, 0.013, "#8a6440", wood, 8)]
        if kind == "broom":
            parts = [
                rod((0, 0, -0.6), (0, 0, 0.75), 0.014, 0.013, "#8a6440", wood, 8),
                turned(
                    [(0.11, -1.0), (0.10, -0.85), (0.045, -0.66), (0.02, -0.58)],
                    "#c9a24a",
                    Material(texture=Texture.HAIR, roughness=0.95, two_sided=True),
                    16,
                ),
                torus((0, 0, -0.68), 0.048, 0.008, "#8f2a20", CLOTH, 16, 5),
            ]
        elif kind == "shovel":
            parts += [
                cutout(
                    np.array([(0.12, -0.52), (0.12, -0.75), (0.0, -0.86), (-0.12, -0.75), (-0.12, -0.52)]),
                    0.008,
                    "#8a8f94",
                    METAL,
                    (1, 2),
                ),
                rod((0, -0.07, 0.76), (0, 0.07, 0.76), 0.014, 0.014, "#8a6440", wood, 7),
            ]
        return made(
            kind, parts, 1.2, "wood", handheld=True, sockets={"tip": place(0, 0, -0.85 if kind != "stick" else 0.75)}
        )
    if kind == "rope":
        t = np.linspace(0, 6 * np.pi, 110)
        coil = np.stack([(0.20 - 0.004 * t) * np.cos(t), (0.20 - 0.004 * t) * np.sin(t), 0.02 + 0.006 * t], 1)
        return made(kind, [tube(coil, 0.016, "#b9a47c", Material(texture=Texture.CLOTH, roughness=1.0), 7)], 2, "cloth")
    if kind == "fishing_rod":
        parts = [
            bent([(0, 0, -0.3), (0.0, 0, 0.6), (0.12, 0, 1.5), (0.45, 0, 2.2)], 0.007, "#2a2c2f", PLASTIC, 6),
            rod((0, 0, -0.34), (0, 0, 0.02), 0.014, 0.012, "#9a7448", CLOTH, 8),
            turned([(0.0005, -0.012), (0.032, -0.012), (0.032, 0.012), (0.0005, 0.012)], "#8a8f94", METAL, 14).moved(
                np.array([[1, 0, 0, 0.035], [0, 0, 1, 0], [0, -1, 0, 0.1]])
            ),
            *rods([((0.45, 0, 2.2), (0.9, 0, 0.4))], 0.0012, "#e6e6e0", PLASTIC, 3),
            sphere((0.9, 0, 0.38), 0.016, "#b5231d", PLASTIC, 1),
        ]
        return made(
            kind, parts, 0.4, "wood", handheld=True, sockets={"tip": place(0.45, 0, 2.2), "float": place(0.9, 0, 0.38)}
        )
    if kind == "cone":
        return made(
            kind,
            [
                soft_box((0, 0, 0.015), (0.38, 0.38, 0.03), "#d9581c", PLASTIC, 0.01),
                turned([(0.14, 0.03), (0.03, 0.70), (0.0005, 0.705)], "#d9581c", PLASTIC, 24),
                turned([(0.106, 0.26), (0.078, 0.43)], "#f0ece0", PLASTIC, 24),
                turned([(0.062, 0.53), (0.049, 0.61)], "#f0ece0", PLASTIC, 24),
            ],
            2,
            "plastic",
        )
    if kind == "fence":
        return made(
            kind,
            [
                soft_box((0, y, 0.55), (0.03, 0.1, 1.1), paint_of(attributes, "#ece6d8"), wood, 0.01)
                for y in np.linspace(-0.9, 0.9, 10)
            ]
            + [
                soft_box((-0.03, 0, z), (0.03, 2.0, 0.08), paint_of(attributes, "#ece6d8"), wood, 0.008)
                for z in (0.3, 0.85)
            ],
            20,
            "wood",
        )
    if kind == "vending_machine":
        lit = Material(roughness=0.3, emission=1.4)
        parts = [
            soft_box((0, 0, 0.92), (0.75, 1.0, 1.83), paint_of(attributes, "#b5231d"), Material(roughness=0.25), 0.03),
            soft_box((0.377, 0, 1.32), (0.01, 0.86, 0.86), "#dff0f7", lit, 0.004),
            soft_box((0.378, 0, 0.42), (0.012, 0.8, 0.22), "#1b1c1e", PLASTIC, 0.01),
            soft_box((0.378, 0.36, 0.72), (0.012, 0.16, 0.24), "#2a2c2f", PLASTIC, 0.01),
        ]
        for r in range(3):
            for c in range(6):
                parts.append(
                    turned(
                        [(0.0005, 0), (0.045, 0), (0.048, 0.02), (0.048, 0.14), (0.03, 0.17), (0.0005, 0.17)],
                        ("#b5231d", "#2457a8", "#2f7d3c", "#d8a01c", "#ece9e1", "#3a2416")[(r * 5 + c) % 6],
                        Material(roughness=0.3),
                        8,
                        (0.385, -0.35 + 0.14 * c, 0.94 + 0.27 * r),
                    )
                )
        return made(kind, parts, 300, "metal")
    if kind == "mailbox":
        return made(
            kind,
            [
                rod((0, 0, 0), (0, 0, 1.0), 0.04, 0.04, "#6a4a2c", wood, 8),
                soft_box(
                    (0, 0, 1.12), (0.46, 0.24, 0.26), paint_of(attributes, "#b5231d"), Material(roughness=0.3), 0.09
                ),
                soft_box((0.232, 0, 1.16), (0.006, 0.16, 0.02), "#17181a", MATT, 0.001),
            ],
            8,
            "metal",
        )
    if kind == "telescope":
        parts = [
            rod(
                (-0.25, 0, 1.2),
                (0.35, 0, 1.55),
                0.035,
                0.055,
                paint_of(attributes, "#ece9e1"),
                Material(roughness=0.2),
                16,
            )
        ] + [
            rod((0, 0, 1.3), (0.45 * np.cos(a), 0.45 * np.sin(a), 0), 0.016, 0.013, "#2a2c2f", METAL, 7)
            for a in np.arange(3) * 2.094
        ]
        return made(kind, parts, 5, "metal")
    if kind == "anchor":
        return made(
            kind,
            [
                rod((0, 0, 0.1), (0, 0, 1.1), 0.05, 0.04, "#3d4144", DULL_METAL, 10),
                rod((0, -0.3, 0.95), (0, 0.3, 0.95), 0.035, 0.035, "#3d4144", DULL_METAL, 8),
                bent(
                    [(0, -0.48, 0.42), (0, -0.36, 0.12), (0, 0, 0.03), (0, 0.36, 0.12), (0, 0.48, 0.42)],
                    0.05,
                    "#3d4144",
                    DULL_METAL,
                    9,
                ),
                torus((0, 0, 0), 0.09, 0.02, "#3d4144", DULL_METAL, 20, 6).moved(
                    np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 1.19]])
                ),
            ],
            80,
            "metal",
        )
    if kind == "net":
        hoop = torus((0, 0, 0), 0.18, 0.008, "#b4b8bc", METAL, 26, 5).moved(
            np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.75]])
        )
        # a bag of meshes: lines from the hoop to its end, and rings about them
        depth = (
            (0.0, 0.18, 0.75),
            (-0.12, 0.165, 0.735),
            (-0.24, 0.125, 0.705),
            (-0.35, 0.065, 0.67),
            (-0.40, 0.012, 0.655),
        )
        turns = np.linspace(0, 2 * np.pi, 15)
        cords = [
            bent([(x, r * np.cos(a), z + r * np.sin(a)) for x, r, z in depth], 0.0032, "#e2dac2", CLOTH, 4, 3)
            for a in turns[:-1]
        ]
        cords += [
            bent([(x, r * np.cos(a), z + r * np.sin(a)) for a in turns], 0.0030, "#e2dac2", CLOTH, 4, 1)
            for x, r, z in ((-0.06, 0.175, 0.743), (-0.12, 0.165, 0.735), (-0.18, 0.15, 0.722), (-0.24, 0.125, 0.705),
                            (-0.30, 0.10, 0.69), (-0.35, 0.065, 0.67))
        ]  # fmt: skip
        return made(
            kind,
            [rod((0, 0, -0.5), (0, 0, 0.58), 0.012, 0.010, "#9a7448", wood, 7), hoop, *cords],
            0.4,
            "wood",
            handheld=True,
        )
    if kind == "swing":
        parts = [
            rod((s * 0.7, y, 0), (0, y, 2.3), 0.04, 0.04, "#b5453a", METAL, 8) for s in (1, -1) for y in (-1.2, 1.2)
        ] + [rod((0, -1.25, 2.3), (0, 1.25, 2.3), 0.045, 0.045, "#b5453a", METAL, 8)]
        for y in (-0.5, 0.5):
            parts += [
                soft_box((0, y, 0.5), (0.18, 0.45, 0.03), "#3a2a20", wood, 0.008),
                *rods([((0, y + d, 0.5), (0, y + d, 2.3)) for d in (-0.2, 0.2)], 0.008, "#8a8f94", METAL, 5),
            ]
        return made(kind, parts, 60, "metal", sockets={"seat": place(0, -0.5, 0.52), "seat_1": place(0, 0.5, 0.52)})
    if kind == "slide":
        parts = (
            [
                bent([(0.2, y, 1.8), (0.5, y, 1.75), (1.9, y, 0.4), (2.5, y, 0.25)], 0.05, "#2457a8", METAL, 7)
                for y in (-0.25, 0.25)
            ]
            + [soft_box((-0.1, 0, 1.78), (0.6, 0.55, 0.06), "#e0b023", METAL, 0.02)]
            + [rod((-0.35, s * 0.25, 0), (-0.3, s * 0.25, 2.4), 0.03, 0.03, "#b5231d", METAL, 7) for s in (1, -1)]
            + [
                rod((-0.34, -0.25, z), (-0.34, 0.25, z), 0.02, 0.02, "#b5231d", METAL, 6)
                for z in np.arange(0.3, 1.8, 0.3)
            ]
        )
        x = np.array([0.2, 0.5, 1.9, 2.5])
        z = np.array([1.78, 1.72, 0.36, 0.22])
        points = np.concatenate([np.stack([x, 0 * x - 0.25, z], 1), np.stack([x, 0 * x + 0.25, z], 1)])
        k = np.arange(3)
        parts.append(
            smooth(
                points,
                np.concatenate([np.stack([k, k + 1, k + 5], 1), np.stack([k, k + 5, k + 4], 1)]),
                "#b9bdc1",
                Material(texture=Texture.METAL, roughness=0.3, two_sided=True),
            )
        )
        return made(kind, parts, 90, "metal", sockets={"seat": place(-0.1, 0, 1.81)})
    if kind == "stairs":
        return made(
            kind,
            [
                soft_box(
                    (0.28 * i, 0, 0.09 * (i + 1)),
                    (0.28, 1.4, 0.18 * (i + 1)),
                    paint_of(attributes, "#a8a298"),
                    _STONE,
                    0.006,
                )
                for i in range(8)
            ],
            900,
            "stone",
            sockets={"top": place(1.96, 0, 1.44)},
        )
    if kind == "wheelbarrow":
        parts = (
            [soft_box((0.1, 0, 0.5), (0.75, 0.55, 0.26), paint_of(attributes, "#3d7a4c"), METAL, 0.08)]
            + [
                bent([(0.7, s * 0.06, 0.2), (0.0, s * 0.24, 0.4), (-0.8, s * 0.30, 0.62)], 0.018, "#6a4a2c", wood, 7)
                for s in (1, -1)
            ]
            + [rod((-0.3, s * 0.26, 0.4), (-0.4, s * 0.28, 0), 0.018, 0.018, "#2a2c2f", METAL, 6) for s in (1, -1)]
            + [
                torus((0, 0, 0), 0.15, 0.045, "#17181a", PLASTIC, 22, 7).moved(
                    np.array([[1, 0, 0, 0.68], [0, 0, 1, 0], [0, -1, 0, 0.19]])
                )
            ]
        )
        return made(kind, parts, 15, "metal")
    if kind == "key":
        return made(
            kind,
            [
                torus((0, 0, 0), 0.012, 0.003, "#c9a23a", METAL, 18, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0.015]])
                ),
                rod((0, 0, 0.0), (0, 0, -0.05), 0.0025, 0.0025, "#c9a23a", METAL, 7),
                soft_box((0.006, 0, -0.045), (0.012, 0.003, 0.006), "#c9a23a", METAL, 0.001),
                soft_box((0.005, 0, -0.034), (0.010, 0.003, 0.005), "#c9a23a", METAL, 0.001),
            ],
            0.03,
            "metal",
            handheld=True,
        )
    if kind == "coin":
        return made(
            kind,
            [
                turned(
                    [(0.0005, 0), (0.0118, 0), (0.0125, 0.0008), (0.0118, 0.0018), (0.0095, 0.0015), (0.0005, 0.0015)],
                    "#d0a642",
                    METAL,
                    26,
                )
            ],
            0.008,
            "metal",
            restitution=0.5,
        )
    s = 0.016
    parts = [soft_box((0, 0, s / 2), (s, s, s), paint_of(attributes, "#efece4"), Material(roughness=0.25), 0.002)]
    parts += [
        sphere((x, y, s), (0.0013, 0.0013, 0.0004), "#17181a", MATT, 1)
        for x in (-0.004, 0.004)
        for y in (-0.004, 0.0, 0.004)
    ]
    return made(kind, parts, 0.005, "plastic", restitution=0.4)
