"""Lumps and figures: rocks, a snowman, a statue, logs, gems."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, rock, torus
from studio.stage.things.forms import (
    CLOTH,
    MATT,
    WOOD,
    bent,
    cutout,
    disc,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe

_BARK = Material(texture=Texture.BARK, roughness=0.95, scale=3.0)
_STONE = Material(texture=Texture.ROCK, roughness=0.9, scale=1.5)


@recipe(
    0.8,
    "rock",
    "stone",
    "boulder",
    "snowman",
    "scarecrow",
    "gravestone",
    "statue",
    "sandcastle",
    "log",
    "crystal",
    "gem",
    "diamond",
    "iceberg",
)
def standing(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Lumps and figures."""
    if kind in ("rock", "stone", "boulder", "iceberg"):
        s = {"boulder": 1.1, "stone": 0.12, "iceberg": 8.0}.get(kind, 0.4)
        ice = kind == "iceberg"
        return made(
            kind,
            [
                rock(
                    (0, 0, s * 0.55),
                    np.array([1.0, 0.85, 0.7]) * s,
                    paint_of(attributes, "#dfeaf2" if ice else "#7a746c"),
                    Material(texture=Texture.ICE, roughness=0.3) if ice else _STONE,
                    seed,
                    3,
                    0.24,
                )
            ],
            2500 * s**3,
            "ice" if ice else "stone",
            restitution=0.15,
        )
    if kind in ("crystal", "gem", "diamond"):
        n = 8
        t = 2 * np.pi * np.arange(n) / n
        s = 0.06
        rings = np.concatenate(
            [
                np.stack([s * np.cos(t), s * np.sin(t), 0 * t + 0.06], 1),
                np.stack([0.6 * s * np.cos(t), 0.6 * s * np.sin(t), 0 * t + 0.085], 1),
                [[0, 0, 0.0]],
                [[0, 0, 0.085]],
            ]
        )
        j = np.arange(n)
        k = (j + 1) % n
        faces = np.concatenate(
            [
                np.stack([np.full(n, 16), k, j], 1),
                np.stack([j, k, 8 + k], 1),
                np.stack([j, 8 + k, 8 + j], 1),
                np.stack([8 + j, 8 + k, np.full(n, 17)], 1),
            ]
        )
        return made(
            kind,
            [faceted(rings, faces, paint_of(attributes, "#bfe4f0"), Material(roughness=0.05, emission=0.15))],
            0.05,
            "glass",
        )
    if kind == "snowman":
        snow = Material(texture=Texture.SNOW, roughness=0.9)
        parts = [
            sphere((0, 0, 0.36), (0.42, 0.42, 0.38), "#eef2f6", snow, 3),
            sphere((0, 0, 0.92), (0.30, 0.30, 0.28), "#eef2f6", snow, 3),
            sphere((0, 0, 1.34), 0.21, "#eef2f6", snow, 3),
            rod((0.19, 0, 1.34), (0.40, 0, 1.32), 0.032, 0.006, "#d8701c", MATT, 8),
        ]
        parts += (
            [sphere((0.185, y, 1.41), 0.024, "#17181a", MATT, 1) for y in (-0.075, 0.075)]
            + [
                sphere((0.19 - 0.02 * abs(i) / 2, 0.035 * i, 1.255 + 0.012 * i * i / 2), 0.014, "#17181a", MATT, 1)
                for i in (-2, -1, 0, 1, 2)
            ]
            + [sphere((0.295 - 0.01 * i, 0, 0.82 + 0.12 * i), 0.024, "#17181a", MATT, 1) for i in range(3)]
        )
        for s in (1, -1):
            parts += [
                bent([(0, s * 0.26, 0.98), (0.02, s * 0.5, 1.08), (0.02, s * 0.68, 1.25)], 0.014, "#4a3424", _BARK, 6),
                rod((0.02, s * 0.58, 1.15), (0.06, s * 0.70, 1.14), 0.010, 0.006, "#4a3424", _BARK, 5),
            ]
        parts += [
            torus((0, 0, 1.15), 0.19, 0.05, "#b5231d", Material(texture=Texture.CLOTH, roughness=0.9, a=6), 28, 8),
            soft_box((0.18, 0.10, 0.98), (0.05, 0.1, 0.34), "#b5231d", CLOTH, 0.02),
            turned([(0.26, 1.50), (0.25, 1.52), (0.17, 1.53), (0.16, 1.76), (0.0005, 1.77)], "#1b1b1e", CLOTH, 24),
        ]
        return made(kind, parts, 60, "snow", sockets={"top": place(0, 0, 1.77)})
    if kind == "scarecrow":
        parts = [
            rod((0, 0, 0), (0, 0, 1.7), 0.03, 0.03, "#6a4a2c", _BARK, 8),
            rod((0, -0.75, 1.3), (0, 0.75, 1.3), 0.025, 0.025, "#6a4a2c", _BARK, 8),
            sphere((0, 0, 1.72), (0.15, 0.14, 0.17), "#d9bd8a", CLOTH, 2),
            turned(
                [(0.24, 0.72), (0.17, 1.0), (0.20, 1.35), (0.06, 1.5)],
                paint_of(attributes, "#8a3a2a"),
                Material(texture=Texture.CLOTH, roughness=0.95, a=2, two_sided=True),
                18,
            ),
            turned(
                [(0.30, 1.84), (0.15, 1.86), (0.12, 2.02), (0.0005, 2.05)],
                "#c9a24a",
                Material(texture=Texture.CLOTH, roughness=0.95, a=6, two_sided=True),
                20,
            ),
        ]
        for s in (1, -1):
            parts += [
                turned(
                    [(0.075, 0), (0.09, 0.5)],
                    paint_of(attributes, "#8a3a2a"),
                    Material(texture=Texture.CLOTH, roughness=0.95, a=2, two_sided=True),
                    12,
                ).moved(np.array([[1, 0, 0, 0], [0, 0, s, s * 0.12], [0, -s, 0, 1.3]])),
                sphere((0.13, s * 0.05, 1.76), 0.018, "#17181a", MATT, 1),
            ]
            parts += [
                rod(
                    (0, s * 0.64, 1.3),
                    (0.03 * np.cos(a), s * 0.82, 1.3 + 0.07 * np.sin(a)),
                    0.006,
                    0.003,
                    "#d8bd70",
                    MATT,
                    4,
                )
                for a in np.arange(5) * 1.2
            ]
        return made(kind, parts, 8, "cloth")
    if kind == "gravestone":
        t = np.linspace(0, np.pi, 12)
        outline = np.concatenate([[(0.3, 0.0)], np.stack([0.3 * np.cos(t), 0.75 + 0.28 * np.sin(t)], 1), [(-0.3, 0.0)]])
        parts = [
            cutout(outline, 0.12, "#8a877f", _STONE, (1, 2)),
            soft_box((0, 0, 0.05), (0.3, 0.8, 0.1), "#7a776f", _STONE, 0.02),
        ]
        parts += [
            soft_box((0.062, 0, 0.78 - 0.11 * i), (0.004, 0.34 - 0.06 * (i % 2), 0.018), "#5a5852", MATT, 0.001)
            for i in range(4)
        ]
        return made(kind, parts, 150, "stone")
    if kind == "sandcastle":
        sand = Material(texture=Texture.SAND, roughness=0.95)
        parts = [turned([(0.5, 0), (0.42, 0.08), (0.0005, 0.1)], "#cdb080", sand, 26)]
        for x, y, r, h in (
            (0.2, 0.2, 0.1, 0.38),
            (-0.2, 0.2, 0.1, 0.38),
            (0.2, -0.2, 0.1, 0.38),
            (-0.2, -0.2, 0.1, 0.38),
            (0, 0, 0.14, 0.55),
        ):
            parts += [turned([(r, 0.05), (r * 0.9, h), (r * 0.9, h), (0.0005, h)], "#d2b688", sand, 16, (x, y, 0))] + [
                soft_box(
                    (x + r * 0.8 * np.cos(a), y + r * 0.8 * np.sin(a), h + 0.015),
                    (0.035, 0.035, 0.04),
                    "#d2b688",
                    sand,
                    0.005,
                )
                for a in np.arange(6) * np.pi / 3
            ]
        parts += [
            rod((0, 0, 0.55), (0, 0, 0.8), 0.005, 0.005, "#8a6a44", WOOD, 5),
            soft_box((0.06, 0, 0.76), (0.12, 0.003, 0.07), "#b5231d", CLOTH, 0.001),
        ]
        return made(kind, parts, 40, "sand")
    if kind == "log":
        lengthwise = np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.16]])
        return made(
            kind,
            [
                turned([(0.155, -0.75), (0.165, 0.1), (0.15, 0.75)], "#6a4e36", _BARK, 16).moved(lengthwise),
                disc((0.752, 0, 0.16), 0.15, (1, 0, 0), "#c9a878", WOOD, 16),
                disc((-0.752, 0, 0.16), 0.155, (-1, 0, 0), "#c9a878", WOOD, 16),
                disc((0.754, 0, 0.16), 0.085, (1, 0, 0), "#a8824e", WOOD, 16),
                disc((-0.754, 0, 0.16), 0.085, (-1, 0, 0), "#a8824e", WOOD, 16),
                rod((0.2, 0.10, 0.24), (0.27, 0.19, 0.34), 0.04, 0.03, "#6a4e36", _BARK, 8),
            ],
            50,
            "wood",
            sockets={"seat": place(0, 0, 0.32)},
        )
    marble = paint_of(attributes, "#cfcac0")
    parts = [
        soft_box((0, 0, 0.35), (0.8, 0.8, 0.7), "#a8a298", _STONE, 0.03),
        soft_box((0, 0, 0.74), (0.66, 0.66, 0.1), "#b5afa4", _STONE, 0.02),
    ]
    stone = Material(roughness=0.55)
    parts += [
        turned([(0.24, 0.78), (0.20, 1.2), (0.15, 1.6), (0.21, 1.95), (0.19, 2.12), (0.07, 2.22)], marble, stone, 22),
        sphere((0.01, 0, 2.40), (0.105, 0.095, 0.13), marble, stone, 2),
        bent([(0, 0.19, 2.08), (0.05, 0.3, 1.8), (0.22, 0.22, 1.62)], 0.05, marble, stone, 9),
        bent([(0, -0.19, 2.08), (0.02, -0.32, 2.3), (0.1, -0.3, 2.62)], 0.05, marble, stone, 9),
    ]
    return made(kind, parts, 800, "stone")
