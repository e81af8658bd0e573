"""Plants by themselves: trees, bushes, a cactus, a bonsai; forests are the sets' business."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, rock, smooth, torus, tube
from studio.stage.things.forms import (
    MATT,
    bent,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe

_LEAVES = Material(texture=Texture.LEAVES, roughness=0.85, scale=1.6, two_sided=True)
_BARK = Material(texture=Texture.BARK, roughness=0.95, scale=3.0)


@recipe(
    5.0,
    "tree",
    "pine_tree",
    "cherry_tree",
    "palm_tree",
    "christmas_tree",
    "bush",
    "cactus",
    "bamboo",
    "bonsai",
    "potted_plant",
    "mushroom",
    "grass",
)
def plant(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """One plant by itself; forests are the sets' business."""
    g = np.random.default_rng(seed)
    parts: list[Mesh] = []
    if kind in ("pine_tree", "christmas_tree"):
        h = 4.5 if kind == "pine_tree" else 2.4
        parts.append(rod((0, 0, 0), (0, 0, h * 0.9), 0.05 * h**0.7, 0.02, "#4d3a2c", _BARK, 8))
        for i in range(6):
            t = i / 5
            r = (1 - t) * h * 0.24 + 0.06 * h
            z = h * (0.16 + 0.68 * t)
            n = 16
            a = np.linspace(0, 2 * np.pi, n, endpoint=False)
            rr = r * (1 + 0.16 * (np.arange(n) % 2) + 0.05 * g.normal(size=n))
            rim = np.stack([rr * np.cos(a), rr * np.sin(a), z - 0.10 * r * (np.arange(n) % 2) + 0 * a], 1)
            points = np.concatenate([rim, [[0, 0, z + h * 0.20]], [[0, 0, z + 0.1 * r]]])
            j = np.arange(n)
            k = (j + 1) % n
            parts.append(
                smooth(
                    points,
                    np.concatenate([np.stack([j, k, np.full(n, n)], 1), np.stack([k, j, np.full(n, n + 1)], 1)]),
                    "#2f5238",
                    _LEAVES,
                )
            )
        if kind == "christmas_tree":
            glow = Material(roughness=0.3, emission=1.6)
            for i in range(34):
                t = (i + 0.5) / 34
                a = i * 2.4
                r = (1 - t) * h * 0.25 + 0.02
                parts.append(
                    sphere(
                        (r * np.cos(a), r * np.sin(a), h * (0.14 + 0.76 * t)),
                        0.045,
                        ("#c4201c", "#e0b023", "#3f7fd0", "#d8d4c8")[i % 4],
                        glow if i % 2 else Material(roughness=0.15),
                        1,
                    )
                )
            parts.append(sphere((0, 0, h * 1.02), 0.10, "#ffd860", glow, 1))
        return made(kind, parts, 100, "wood")
    if kind == "palm_tree":
        trunk = [(0, 0, 0), (0.12, 0, 1.6), (0.35, 0, 3.2), (0.75, 0, 4.6)]
        parts.append(bent(trunk, 0.14, "#8a6f52", _BARK, 9, 5))
        for i in range(11):
            a = 2 * np.pi * i / 11 + g.uniform(-0.2, 0.2)
            u = np.linspace(0, 1, 7)
            long = g.uniform(1.7, 2.2)
            p = np.stack(
                [
                    0.75 + long * u * np.cos(a),
                    long * u * np.sin(a),
                    4.6 + 0.75 * np.sin(np.pi * u * 0.7) - 1.5 * u**2.4,
                ],
                1,
            )
            side = np.array([-np.sin(a), np.cos(a), 0]) * 0.26
            w = np.sin(np.pi * (0.08 + 0.88 * u))[:, None]
            points = np.concatenate([p - side * w - [0, 0, 0.08] * w, p, p + side * w - [0, 0, 0.08] * w])
            k = np.arange(6)
            faces = np.concatenate(
                [
                    np.stack([k, k + 1, k + 8], 1),
                    np.stack([k, k + 8, k + 7], 1),
                    np.stack([k + 7, k + 8, k + 15], 1),
                    np.stack([k + 7, k + 15, k + 14], 1),
                ]
            )
            parts.append(smooth(points, faces, ("#4f7a34", "#5f8a3c", "#456e30")[i % 3], _LEAVES))
        return made(kind, parts, 300, "wood")
    if kind == "cactus":
        green = paint_of(attributes, "#4a7a44")
        parts = [
            rod((0, 0, 0), (0, 0, 1.8), 0.2, 0.18, green, MATT, 14),
            bent([(0.1, 0, 0.8), (0.5, 0, 0.85), (0.58, 0, 1.1), (0.58, 0, 1.5)], 0.12, green, MATT, 10, 4),
            bent([(-0.1, 0, 1.0), (-0.42, 0, 1.05), (-0.5, 0, 1.25), (-0.5, 0, 1.6)], 0.10, green, MATT, 10, 4),
            sphere((0.58, 0, 1.5), 0.12, green, MATT, 1),
            sphere((-0.5, 0, 1.6), 0.10, green, MATT, 1),
        ]
        return made(kind, parts, 80, "leaf")
    if kind == "bamboo":
        for i in range(7):
            x, y = g.uniform(-0.4, 0.4, 2)
            h = float(g.uniform(3.2, 4.6))
            parts.append(rod((x, y, 0), (x + 0.1, y, h), 0.04, 0.03, "#6a9a44", Material(roughness=0.35), 7))
            parts += [
                torus((x + 0.1 * z / h, y, z), 0.041, 0.006, "#4f7a34", MATT, 10, 4) for z in np.arange(0.5, h, 0.55)
            ]
            parts.append(rock((x + 0.1, y, h * 0.9), (0.45, 0.4, 0.6), "#5f8f3c", _LEAVES, seed + i, 1, 0.4))
        return made(kind, parts, 60, "wood")
    if kind == "mushroom":
        return made(
            kind,
            [
                turned([(0.035, 0), (0.03, 0.02), (0.024, 0.08), (0.03, 0.1)], "#ece4d2", MATT, 16),
                turned(
                    [(0.0005, 0.085), (0.07, 0.09), (0.085, 0.10), (0.07, 0.135), (0.035, 0.155), (0.0005, 0.16)],
                    paint_of(attributes, "#b5231d"),
                    Material(roughness=0.3),
                    24,
                ),
                *[
                    sphere((0.055 * np.cos(a), 0.055 * np.sin(a), 0.142), 0.010, "#f2ece0", MATT, 1)
                    for a in np.arange(6)
                ],
            ],
            0.05,
            "leaf",
        )
    if kind == "grass":
        for i in range(70):
            x, y = g.uniform(-0.3, 0.3, 2)
            lean = g.normal(0, 0.06, 2)
            p = np.array(
                [
                    (x - 0.006, y, 0),
                    (x + 0.006, y, 0),
                    (x + lean[0] + 0.003, y + lean[1], 0.2),
                    (x + 1.6 * lean[0], y + 1.6 * lean[1], 0.32),
                ]
            )
            parts.append(faceted(p, [[0, 1, 2], [0, 2, 3]], ("#4f7a34", "#6a9044", "#3f6a2c")[i % 3], _LEAVES))
        return made(kind, parts, 0.2, "grass")
    blossom = kind == "cherry_tree"
    crown = (
        ("#e6b3bf", "#efc6cf", "#dba0b0")
        if blossom
        else ("#e2703a", "#c9502c", "#d8982c")
        if attributes.get("season") == "autumn"
        else ("#4f7f38", "#64944a", "#3f6c30")
    )
    if kind in ("bush", "bonsai", "potted_plant"):
        if kind == "bush":
            parts = [
                rock((x, y, z), (r, r, r * 0.85), crown[i % 3], _LEAVES, seed + i, 2, 0.25)
                for i, (x, y, z, r) in enumerate(((0, 0, 0.45, 0.5), (0.4, 0.1, 0.35, 0.38), (-0.38, -0.1, 0.36, 0.4)))
            ]
            return made(kind, parts, 10, "leaf")
        clay = "#8a4a30" if kind == "potted_plant" else "#3a4a5a"
        if kind == "potted_plant":
            parts.append(
                turned(
                    vessel_wall([(0, 0), (0.12, 0), (0.17, 0.26), (0.18, 0.27), (0.18, 0.30), (0.18, 0.301)], 0.015),
                    clay,
                    Material(roughness=0.7),
                    24,
                )
            )
            for i in range(9):
                a = 2.4 * i
                tip = np.array([0.28 * np.cos(a), 0.28 * np.sin(a), 0.55 + 0.05 * (i % 4)])
                parts.append(
                    bent([(0, 0, 0.26), tuple(tip * [0.35, 0.35, 0.85]), tuple(tip)], 0.006, "#4a6a38", MATT, 5)
                )
                parts.append(rock(tip, (0.11, 0.09, 0.03), crown[i % 3], _LEAVES, seed + i, 1, 0.15))
            return made(kind, parts, 5, "leaf")
        parts = [
            soft_box((0, 0, 0.05), (0.34, 0.24, 0.09), clay, Material(roughness=0.3), 0.02),
            bent([(0, 0, 0.08), (0.06, 0, 0.18), (-0.03, 0, 0.27), (0.06, 0, 0.36)], 0.022, "#5a4030", _BARK, 8),
        ]
        parts += [
            rock((x, y, z), (r, r * 0.9, r * 0.45), "#3f6c38", _LEAVES, seed + i, 2, 0.2)
            for i, (x, y, z, r) in enumerate(
                ((0.06, 0, 0.42, 0.14), (-0.12, 0.02, 0.31, 0.10), (0.18, -0.03, 0.28, 0.10))
            )
        ]
        return made(kind, parts, 3, "leaf")
    parts = [
        tube(
            np.array([(0, 0, 0), (0.03, 0, 0.8), (-0.02, 0.03, 1.7), (0.02, 0, 2.6)]),
            [0.22, 0.16, 0.13, 0.09],
            "#5a4634" if not blossom else "#4a3834",
            _BARK,
            9,
        )
    ]
    for i in range(5):
        a = 2 * np.pi * i / 5 + g.uniform(-0.3, 0.3)
        z = g.uniform(1.5, 2.3)
        tip = (1.1 * np.cos(a), 1.1 * np.sin(a), z + g.uniform(0.7, 1.2))
        parts.append(rod((0, 0, z), tip, 0.07, 0.03, "#5a4634" if not blossom else "#4a3834", _BARK, 6))
        parts.append(
            rock(tip, np.array([0.95, 0.9, 0.7]) * g.uniform(0.85, 1.15), crown[i % 3], _LEAVES, seed + i, 2, 0.3)
        )
    parts.append(rock((0, 0, 3.5), (1.15, 1.1, 0.85), crown[1], _LEAVES, seed + 9, 2, 0.3))
    return made(kind, parts, 400, "wood")
