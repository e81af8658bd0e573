"""Drums and bells."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import torus
from studio.stage.things.forms import CLOTH, METAL, WOOD, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe


@recipe(0.6, "drum", "drum_kit", "taiko", "tambourine", "xylophone", "bell", "gong")
def percussion(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Things that are struck. Socket ``head``: where."""
    color = paint_of(attributes, "#a81f1c")
    skin = Material(roughness=0.6)
    chrome = Material(texture=Texture.METAL, roughness=0.15)

    def drum_at(x: float, y: float, z: float, r: float, h: float, tint: str) -> list[Mesh]:
        return [
            turned([(r, 0), (r, h)], tint, Material(roughness=0.2), 26, (x, y, z)),
            turned([(r, h), (r, h), (0.0005, h + 0.001)], "#ece8dc", skin, 26, (x, y, z)),
            torus((x, y, z + h), r, 0.009, "#c4c7ca", chrome, 26, 5),
            torus((x, y, z), r, 0.009, "#c4c7ca", chrome, 26, 5),
        ]

    if kind == "drum_kit":
        parts = (
            drum_at(0.1, 0.35, 0.55, 0.18, 0.14, color)
            + drum_at(-0.15, -0.2, 0.85, 0.15, 0.2, color)
            + drum_at(-0.15, 0.2, 0.85, 0.15, 0.2, color)
            + drum_at(0.15, -0.5, 0.35, 0.21, 0.36, color)
        )
        bass = drum_at(0, 0, -0.2, 0.28, 0.4, color)
        parts += [m.moved(np.array([[0, 0, 1, -0.2], [0, 1, 0, 0], [-1, 0, 0, 0.29]])) for m in bass]
        for x, y, z, r in ((-0.2, 0.75, 1.1, 0.24), (-0.1, -0.85, 1.25, 0.26), (0.3, 0.75, 0.95, 0.17)):
            parts += [
                turned(
                    [(r, 0), (r * 0.3, 0.018), (0.02, 0.04), (0.0005, 0.04)],
                    "#c9a23a",
                    Material(texture=Texture.METAL, roughness=0.25, two_sided=True),
                    26,
                    (x, y, z),
                ),
                rod((x, y, 0), (x, y, z + 0.05), 0.011, 0.009, "#8d9195", chrome, 6),
            ]
        return made(
            kind, parts, 40, "metal", sockets={"seat": place(0.6, 0, 0.5, yaw=np.pi), "head": place(0.1, 0.35, 0.70)}
        )
    if kind == "taiko":
        body = turned(
            [(0.24, -0.32), (0.30, -0.2), (0.32, 0.0), (0.30, 0.2), (0.24, 0.32)],
            paint_of(attributes, "#6a2a16"),
            Material(texture=Texture.WOOD, roughness=0.3),
            32,
        )
        heads = [
            turned([(0.245, 0.32), (0.0005, 0.325)], "#e6d9bc", skin, 30),
            turned([(0.0005, -0.325), (0.245, -0.32)], "#e6d9bc", skin, 30),
        ]
        lay = np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.85]])
        parts = [m.moved(lay) for m in (body, *heads)]
        studs = [
            rod(
                (0.30 * s, 0.258 * np.cos(a), 0.85 + 0.258 * np.sin(a)),
                (0.305 * s, 0.262 * np.cos(a), 0.85 + 0.262 * np.sin(a)),
                0.011,
                0.011,
                "#1c1a18",
                METAL,
                5,
            )
            for a in np.arange(16) * np.pi / 8
            for s in (1, -1)
        ]
        frame = [
            soft_box((x, y, 0.35), (0.06, 0.06, 0.7), "#3a2014", WOOD, 0.01) for x in (-0.25, 0.25) for y in (-0.3, 0.3)
        ] + [soft_box((0, y, 0.5), (0.6, 0.06, 0.07), "#3a2014", WOOD, 0.01) for y in (-0.3, 0.3)]
        return made(kind, parts + studs + frame, 30, "wood", sockets={"head": place(0.33, 0, 0.85)})
    if kind == "drum":
        parts = drum_at(0, 0, 0.35, 0.19, 0.18, color)
        parts += [
            rod(
                (0.1 * np.cos(a), 0.1 * np.sin(a), 0.36),
                (0.24 * np.cos(a), 0.24 * np.sin(a), 0.0),
                0.01,
                0.01,
                "#8d9195",
                chrome,
                6,
            )
            for a in np.arange(3) * 2.094
        ]
        parts += [rod((-0.1, y, 0.545), (0.22, y * 0.3, 0.56), 0.007, 0.005, "#d8b984", WOOD, 6) for y in (-0.06, 0.06)]
        return made(kind, parts, 4, "wood", sockets={"head": place(0, 0, 0.53)})
    if kind == "tambourine":
        ring = turned(
            [(0.13, -0.025), (0.135, 0), (0.13, 0.025)],
            "#b87a3a",
            Material(texture=Texture.WOOD, roughness=0.4, two_sided=True),
            30,
        )
        jingles = [
            turned(
                [(0.0005, 0.0), (0.022, 0.002), (0.0005, 0.006)],
                "#c9a23a",
                METAL,
                10,
                (0.13 * np.cos(a), 0.13 * np.sin(a), -0.003),
            )
            for a in np.arange(8) * np.pi / 4
        ]
        return made(
            kind,
            [ring, turned([(0.13, 0.024), (0.0005, 0.025)], "#ece8dc", skin, 26), *jingles],
            0.4,
            "wood",
            handheld=True,
        )
    if kind == "xylophone":
        parts = [
            soft_box(
                (0, -0.36 + 0.06 * i, 0.72),
                (0.36 - 0.014 * i, 0.05, 0.02),
                ("#b5231d", "#d9651d", "#e0b023", "#2f7d3c", "#2457a8", "#6c3f94")[i % 6],
                WOOD,
                0.006,
            )
            for i in range(13)
        ]
        parts += [soft_box((x, 0, 0.70), (0.03, 0.84, 0.02), "#3a2518", WOOD, 0.005) for x in (-0.11, 0.11)] + [
            rod((x, y, 0), (x, y, 0.7), 0.014, 0.014, "#2a2c2f", METAL, 6) for x in (-0.11, 0.11) for y in (-0.38, 0.38)
        ]
        return made(kind, parts, 12, "wood", sockets={"head": place(0, 0, 0.74)})
    if kind == "gong":
        dish = turned(
            [(0.36, -0.02), (0.38, 0.0), (0.37, 0.03), (0.30, 0.04), (0.12, 0.05), (0.10, 0.075), (0.0005, 0.08)],
            "#b08d3f",
            Material(texture=Texture.METAL, roughness=0.3, two_sided=True),
            36,
        ).moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.85]]))
        frame = (
            [rod((0, s * 0.55, 0), (0, s * 0.55, 1.5), 0.03, 0.03, "#8f2a20", WOOD, 9) for s in (1, -1)]
            + [rod((0, -0.62, 1.45), (0, 0.62, 1.45), 0.032, 0.032, "#8f2a20", WOOD, 9)]
            + rods([((0, y, 1.43), (0, y * 0.7, 1.18)) for y in (-0.22, 0.22)], 0.008, "#d8d0bc", CLOTH, 5)
        )
        return made(kind, [dish, *frame], 25, "metal", sockets={"head": place(0.08, 0, 0.85)})
    parts = [
        turned(
            [(0.11, 0.0), (0.115, 0.01), (0.085, 0.07), (0.065, 0.16), (0.045, 0.20), (0.0005, 0.21)],
            "#c9a23a",
            Material(texture=Texture.METAL, roughness=0.25, two_sided=True),
            30,
        ),
        torus((0, 0, 0.235), 0.022, 0.006, "#c9a23a", METAL, 16, 6).moved(
            np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0.235]])
        ),
    ]
    return made(kind, parts, 2, "metal")
