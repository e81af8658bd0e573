"""Pianos and keyboards."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.things.forms import METAL, bent, cutout, rod, soft_box, turned
from studio.stage.things.instruments.finish import BRASS
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe


@recipe(1.0, "piano", "grand_piano", "keyboard", "organ")
def piano(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Its keys face +x; socket ``keys`` is the middle of them, ``seat`` where the player sits, facing the keys."""
    black = Material(roughness=0.1)
    color = paint_of(attributes, "#141417")
    parts: list[Mesh] = []
    z, x = 0.70, 0.30
    if kind == "keyboard":
        parts += (
            [soft_box((0.1, 0, 0.72), (0.34, 1.3, 0.09), color, Material(roughness=0.4), 0.015)]
            + [bent([(0.1, s * 0.45, 0.7), (0.3, s * 0.45, 0.02)], 0.018, "#2a2c2f", METAL, 6) for s in (1, -1)]
            + [bent([(0.3, s * 0.45, 0.7), (0.0, s * 0.45, 0.02)], 0.018, "#2a2c2f", METAL, 6) for s in (1, -1)]
        )
        z, x = 0.775, 0.20
    elif kind == "grand_piano":
        outline = np.array(
            [
                (0.35, -0.75),
                (0.35, 0.75),
                (-0.6, 0.75),
                (-1.25, 0.68),
                (-1.5, 0.45),
                (-1.5, 0.2),
                (-1.25, -0.02),
                (-0.95, -0.28),
                (-0.75, -0.62),
                (-0.5, -0.75),
            ]
        )
        parts += [
            cutout(outline, 0.30, color, black, (0, 1), (0, 0, 0.80)),
            cutout(outline * [0.82, 0.96] + [-0.12, 0], 0.02, "#b08d3f", BRASS, (0, 1), (0, 0, 0.955)),
        ]
        lid = cutout(outline * [0.98, 1.0], 0.025, color, black, (0, 1))
        c, s = np.cos(0.75), np.sin(0.75)
        parts.append(lid.moved(np.array([[1, 0, 0, -0.12], [0, c, -s, 0.72 - 0.75 * c], [0, s, c, 0.98 + 0.75 * s]])))
        parts += [
            rod((-0.45, -0.55, 0.95), (-0.45, -0.25, 1.72), 0.012, 0.012, color, black, 6),
            soft_box((0.02, 0, 1.10), (0.04, 0.75, 0.28), color, black, 0.01),
        ]
        parts += [
            turned([(0.05, 0.05), (0.045, 0.1), (0.07, 0.45), (0.075, 0.66)], color, black, 14, at)
            for at in ((0.2, 0.62, 0), (0.2, -0.62, 0), (-1.25, 0.35, 0))
        ]
        parts.append(soft_box((0.38, 0, 0.68), (0.28, 1.48, 0.08), color, black, 0.015))
        x, z = 0.40, 0.725
    else:
        parts += [
            soft_box((-0.10, 0, 0.61), (0.36, 1.5, 1.20), color, black, 0.02),
            soft_box((0.20, 0, 0.66), (0.34, 1.5, 0.10), color, black, 0.02),
            soft_box((0.1, 0, 1.22), (0.46, 1.54, 0.03), color, black, 0.01),
            soft_box((0.09, 0, 0.95), (0.02, 0.7, 0.26), color, black, 0.005),
        ]
        parts += [soft_box((0.28, s * 0.66, 0.33), (0.07, 0.07, 0.6), color, black, 0.015) for s in (1, -1)] + [
            soft_box((0.12, y, 0.06), (0.14, 0.03, 0.015), "#c9a24a", BRASS, 0.005) for y in (-0.08, 0, 0.08)
        ]
        x, z = 0.26, 0.725
    parts.append(soft_box((x, 0, z), (0.15, 1.24, 0.018), "#efece4", Material(roughness=0.3), 0.003))
    for i in range(36):
        if i % 7 not in (2, 6):
            parts.append(
                soft_box(
                    (x - 0.025, -0.60 + 0.0345 * (i + 0.5), z + 0.013),
                    (0.09, 0.018, 0.014),
                    "#111113",
                    Material(roughness=0.3),
                    0.003,
                )
            )
    parts += [
        soft_box(
            (x + 0.55, 0, 0.46), (0.34, 0.7, 0.07), "#1c1a1a", Material(texture=Texture.LEATHER, roughness=0.5), 0.02
        )
    ] + [
        soft_box((x + 0.55 + sx * 0.13, sy * 0.3, 0.21), (0.04, 0.04, 0.42), color, black, 0.006)
        for sx in (1, -1)
        for sy in (1, -1)
    ]
    return made(
        kind,
        parts,
        250,
        "wood",
        sockets={
            "keys": place(x, 0, z + 0.02, yaw=np.pi),
            "seat": place(x + 0.55, 0, 0.50, yaw=np.pi),
            "top": place(-0.1, 0, 1.22),
        },
    )
