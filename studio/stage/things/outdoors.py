"""Things of the open air: trees, rocks, clouds, tents, signs, ladders, kites, flags, fountains, what hangs in the
sky."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, rock, smooth, torus, tube, vertex_normals
from studio.stage.things.fire import smoke
from studio.stage.things.forms import (
    CLOTH,
    DULL_METAL,
    MATT,
    METAL,
    PLASTIC,
    WOOD,
    Array,
    bent,
    cutout,
    disc,
    ribbon,
    rod,
    rods,
    soft_box,
    turned,
)
from studio.stage.things.tableware import vessel_wall
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, place, recipe
from studio.stage.world import Sprites

_LEAVES = Material(texture=Texture.LEAVES, roughness=0.85, scale=1.6, two_sided=True)
_BARK = Material(texture=Texture.BARK, roughness=0.95, scale=3.0)
_STONE = Material(texture=Texture.ROCK, roughness=0.9, scale=1.5)


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
        return made(
            kind,
            [
                rod((-0.6, 0, 0.16), (0.6, 0, 0.16), 0.16, 0.15, "#6a4e36", _BARK, 14),
                disc((0.757, 0, 0.16), 0.11, (1, 0, 0), "#c9a878", WOOD, 16),
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
        cords = [
            bent(
                [
                    (0, 0.18 * np.cos(a), 0.75 + 0.18 * np.sin(a)),
                    (-0.15, 0.14 * np.cos(a), 0.72 + 0.13 * np.sin(a)),
                    (-0.33, 0.02 * np.cos(a), 0.66),
                ],
                0.0018,
                "#ece6d8",
                CLOTH,
                3,
            )
            for a in np.arange(12) * np.pi / 6
        ]
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


@recipe(1.0, "flag", "kite", "banner", "ribbon", "koinobori")
def flying_cloth(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Cloth that waves in the wind (toward +x). A flag's pole stands; a kite's origin is where its string is held
    to it."""
    color = paint_of(attributes, ("#b5231d", "#2457a8", "#e0b023")[seed % 3])
    cloth = Material(texture=Texture.CLOTH, roughness=0.85, two_sided=True)
    nu, nv = 16, 7
    u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv), indexing="ij")
    i = np.arange(nu * nv).reshape(nu, nv)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32)
    tint = np.tile(srgb(color).astype(float), (nu * nv, 1))
    parts: list[Mesh] = []
    if kind == "kite":
        outline = np.array([(0.0, 0.55), (0.38, 0.12), (0.0, -0.55), (-0.38, 0.12)])
        panel = [
            faceted(
                [(0, *outline[k]), (0, *outline[(k + 1) % 4]), (0.03, 0, 0.12)],
                [[0, 1, 2]],
                (color, "#e0b023")[k % 2],
                cloth,
            )
            for k in range(4)
        ]
        parts = [
            *panel,
            rod((0, 0, -0.55), (0, 0, 0.55), 0.006, 0.006, "#c9a878", WOOD, 5),
            rod((0, -0.38, 0.12), (0, 0.38, 0.12), 0.006, 0.006, "#c9a878", WOOD, 5),
        ]

        def place_cloth(t: float) -> Array:
            s = u
            x = -0.15 * s - 0.12 * np.sin(3.5 * t - 5 * s) * s
            y = 0.18 * np.sin(2.7 * t - 6 * s + seed) * s + (v - 0.5) * 0.05
            return np.stack([x, y, -0.55 - 1.5 * s], -1)

    else:
        pole = 3.2 if kind in ("flag", "koinobori") else 2.2
        long, tall = {"flag": (1.35, 0.85), "banner": (0.6, 1.6), "koinobori": (1.8, 0.5), "ribbon": (1.4, 0.06)}[kind]
        if kind != "ribbon":
            parts = [
                rod((0, 0, 0), (0, 0, pole), 0.028, 0.022, "#b4b8bc", METAL, 9),
                sphere((0, 0, pole + 0.03), 0.05, "#c9a23a", METAL, 1),
            ]
        if attributes.get("emblem") == "circle":
            mark = np.hypot((u - 0.5) * long, (v - 0.5) * tall) < 0.28 * tall
            tint[mark.ravel()] = srgb("#b5152a")

        def place_cloth(t: float) -> Array:
            wave = 0.16 * long * u * np.sin(2 * np.pi * (1.35 * u - 0.9 * t) + 0.6 * v)
            x = 0.03 + long * u * (1 - 0.06 * np.cos(2 * np.pi * (1.35 * u - 0.9 * t)) * u)
            if kind == "koinobori":
                ring = 2 * np.pi * v
                y = wave + 0.25 * np.cos(ring) * (1 - 0.35 * u)
                return np.stack([x, y, pole - 0.4 + 0.25 * np.sin(ring) * (1 - 0.35 * u) - 0.1 * u], -1)
            z = (
                (pole if kind != "ribbon" else 0.0)
                - 0.05
                - tall * v
                - 0.10 * long * u**2
                + 0.03 * np.sin(4 * t - 5 * u)
            )
            return np.stack([x, wave, z], -1)

    def shape(t: float) -> tuple[tuple[Floats, Floats], ...]:
        p = place_cloth(t).reshape(-1, 3)
        return ((p.astype(np.float32), vertex_normals(p, faces).astype(np.float32)),)

    p0, n0 = shape(0.0)[0]
    mesh = Mesh(p0, n0, tint.astype(np.float32), faces, cloth)
    return made(
        kind,
        parts or [rod((0, 0, -0.1), (0, 0, 0.02), 0.008, 0.008, "#c9a878", WOOD, 6)],
        3,
        "cloth",
        handheld=kind in ("kite", "ribbon"),
        life=Life(meshes=(mesh,), shape=shape, loop="flutter" if kind != "ribbon" else ""),
    )


@recipe(
    1.2,
    "fountain",
    "cloud",
    "moon",
    "star",
    "sun",
    "planet",
    "earth",
    "rainbow",
    "heart",
    "snowflake",
    "comet",
    "bubble",
    "bubbles",
    "firework",
    "fireworks",
    "explosion",
    "smoke",
)
def sky_and_water(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """What hangs in the air, and a fountain. Fireworks and explosions live from 0 s of their performer's time on."""
    g = np.random.default_rng(seed)
    if kind == "fountain":
        parts = [
            turned(
                vessel_wall(
                    [(0, 0), (1.15, 0), (1.2, 0.05), (1.2, 0.42), (1.28, 0.45), (1.28, 0.5), (1.28, 0.501)], 0.14
                ),
                "#b5afa4",
                _STONE,
                36,
            ),
            turned(
                [
                    (0.22, 0.1),
                    (0.14, 0.35),
                    (0.12, 0.9),
                    (0.55, 1.08),
                    (0.6, 1.12),
                    (0.52, 1.12),
                    (0.1, 1.02),
                    (0.07, 1.3),
                    (0.05, 1.42),
                    (0.0005, 1.43),
                ],
                "#b5afa4",
                _STONE,
                28,
            ),
            turned(
                [(1.1, 0.40), (0.0005, 0.40)],
                "#5a8a9a",
                Material(texture=Texture.WATER, roughness=0.08, scale=0.05),
                30,
            ),
        ]
        n = 150
        life, birth, a, out = (
            g.uniform(0.75, 1.0, n),
            g.uniform(0, 1, n),
            g.uniform(0, 6.28, n),
            g.uniform(0.35, 0.85, n),
        )

        def water(t: float) -> tuple[Sprites, ...]:
            age = np.mod(t + birth * life, life)
            x, y = out * age * np.cos(a), out * age * np.sin(a)
            z = 1.42 + 2.9 * age - 4.9 * age**2
            c = np.stack([x, y, np.maximum(z, 0.4)], 1)
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.016 + 0.02 * age).astype(np.float32),
                    color=(0.80, 0.88, 0.93),
                    opacity=0.5,
                ),
            )

        return made(kind, parts, 2000, "stone", life=Life(sprites=water, loop="fountain"))
    if kind == "cloud":
        puff = Material(texture=Texture.SNOW, roughness=1.0, emission=0.25)
        parts = [
            rock((x, y, z), (r, r * 0.9, r * 0.62), paint_of(attributes, "#f2f3f5"), puff, seed + k, 2, 0.15)
            for k, (x, y, z, r) in enumerate(
                (
                    (0, 0, 0.4, 0.8),
                    (0.8, 0.1, 0.3, 0.55),
                    (-0.8, 0, 0.3, 0.6),
                    (0.3, -0.3, 0.6, 0.5),
                    (-0.35, 0.2, 0.65, 0.55),
                )
            )
        ]
        return made(kind, parts, 1, "water")
    if kind in ("moon", "sun", "planet", "earth"):
        color = {"moon": "#e6e2d0", "sun": "#ffd27a", "planet": "#c98a5a", "earth": "#2a5a9a"}[kind]
        base = sphere(
            (0, 0, 1.0),
            1.0,
            paint_of(attributes, color),
            Material(roughness=0.9, emission={"moon": 0.9, "sun": 4.0}.get(kind, 0.1)),
            3,
        )
        p = base.positions.astype(float) - [0, 0, 1]
        wave = sum(
            (np.sin(p @ g.normal(size=3) * 3.2 * 1.5**k + g.uniform(0, 6.28)) * 0.6**k for k in range(6)),
            np.zeros(len(p)),
        )
        tint = base.colors.astype(float)
        if kind == "earth":
            land = wave > 0.35
            tint[land] = srgb("#4a7a3c")
            tint[np.abs(p[:, 2]) > 0.88] = srgb("#eef2f6")
        elif kind == "moon":
            tint *= (1 - 0.22 * (wave > 0.4))[:, None]
        elif kind == "planet":
            tint *= (1 + 0.18 * np.sin(14 * p[:, 2] + 0.8 * wave))[:, None]
        parts = [
            Mesh(base.positions, base.normals, np.clip(tint, 0, 1).astype(np.float32), base.triangles, base.material)
        ]
        if kind == "planet":
            ring = turned([(1.4, 1.0), (2.1, 1.0)], "#d8b98a", Material(roughness=0.9, two_sided=True), 44)
            parts.append(ring)
        return made(kind, parts, 10, "stone")
    if kind in ("star", "heart", "snowflake"):
        t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        if kind == "star":
            a = np.arange(10) * np.pi / 5 + np.pi / 2
            r = np.where(np.arange(10) % 2 == 0, 0.5, 0.2)
            outline = np.stack([r * np.cos(a), r * np.sin(a)], 1)
        elif kind == "heart":
            outline = np.stack(
                [
                    0.03 * 16 * np.sin(t) ** 3,
                    0.03 * (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)),
                ],
                1,
            )
        else:
            r = 0.12 + 0.38 * np.abs(np.cos(3 * t)) ** 6
            outline = np.stack([r * np.cos(t), r * np.sin(t)], 1)
        color, glow = {"star": ("#ffd860", 2.0), "heart": ("#c4182c", 0.3), "snowflake": ("#e6f2fa", 0.6)}[kind]
        return made(
            kind,
            [
                cutout(
                    outline,
                    0.08,
                    paint_of(attributes, color),
                    Material(roughness=0.3, emission=glow),
                    (1, 2),
                    (0, 0, 0.5),
                    0.06,
                )
            ],
            0.2,
            "plastic",
        )
    if kind == "rainbow":
        t = np.linspace(0, np.pi, 40)
        bands = ["#c4201c", "#d9701c", "#e0c023", "#3f9a4c", "#2f6fb0", "#4a3f9a", "#7a3f94"]
        parts: list[Mesh] = []
        for k, color in enumerate(bands):
            r = 20 - 0.5 * k
            p = np.stack([0 * t, r * np.cos(t), r * np.sin(t)], 1)
            parts.append(
                ribbon(
                    p,
                    (1, 0, 0),
                    0.5,
                    color,
                    Material(texture=Texture.GLASS, roughness=1.0, emission=0.8, a=0.30, two_sided=True),
                )
            )
        return made(kind, parts, 1, "water")
    if kind in ("bubble", "bubbles"):
        film = Material(texture=Texture.GLASS, roughness=0.04, a=0.10)
        count = 1 if kind == "bubble" else 9
        parts = [
            sphere(
                tuple(g.normal(0, 0.35, 3) * (count > 1) + [0, 0, 0.4]),
                float(g.uniform(0.05, 0.13)),
                "#dfeef4",
                film,
                2,
            )
            for _ in range(count)
        ]
        return made(kind, parts, 0.001, "water")
    core = [sphere((0, 0, 0), 0.02, "#fff0c0", Material(roughness=0.9, emission=4.0), 1)]
    if kind == "comet":

        def tail(t: float) -> tuple[Sprites, ...]:
            k = np.arange(90)
            age = (k + np.mod(t * 20, 1.0)) / 90
            c = np.stack([-6 * age, 0.25 * age * np.sin(k * 2.4), 0.25 * age * np.cos(k * 1.7)], 1)
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.10 + 0.5 * age).astype(np.float32),
                    color=(0.9, 1.2, 1.8),
                    opacity=0.12,
                    glow=True,
                ),
            )

        return made(
            kind,
            [rock((0, 0, 0), 0.25, "#cfe0ea", Material(roughness=0.9, emission=2.0), seed, 2)],
            1000,
            "ice",
            life=Life(sprites=tail),
        )
    if kind in ("firework", "fireworks"):
        bursts = 1 if kind == "firework" else 6
        start = g.uniform(0, 3.0, bursts) * (bursts > 1)
        centre = np.stack([g.uniform(-9, 9, bursts), g.uniform(-9, 9, bursts), g.uniform(22, 34, bursts)], 1) * (
            bursts > 1
        ) + np.array([0, 0, 26]) * (bursts == 1)
        hue = [(6.0, 1.6, 0.8), (1.0, 3.2, 6.0), (5.0, 4.0, 1.0), (1.2, 5.0, 2.0), (5.0, 1.4, 4.6)]
        way = g.normal(size=(bursts, 110, 3))
        way /= np.linalg.norm(way, axis=2, keepdims=True)

        def sky(t: float) -> tuple[Sprites, ...]:
            out: list[Sprites] = []
            for k in range(bursts):
                u = np.mod(t - start[k], 3.4)
                if t < start[k]:
                    continue
                if u < 0.7:  # the shell climbs
                    z = centre[k, 2] * (1 - (1 - u / 0.7) ** 2)
                    c = np.array([[centre[k, 0] * u / 0.7, centre[k, 1] * u / 0.7, z - 0.3 * q] for q in range(6)])
                    out.append(
                        Sprites(
                            centers=c.astype(np.float32),
                            radii=np.full(6, 0.09, np.float32),
                            color=(4.0, 2.6, 1.0),
                            opacity=0.7,
                            glow=True,
                        )
                    )
                    continue
                s = u - 0.7
                for trail in (0.0, 0.08, 0.16):
                    r = 8.0 * (1 - np.exp(-2.2 * max(s - trail, 0)))
                    c = centre[k] + way[k] * r - np.array([0, 0, 1.1 * s * s])
                    fade = float(np.clip(1 - s / 2.4, 0, 1)) * (1 - 4 * trail)
                    out.append(
                        Sprites(
                            centers=c.astype(np.float32),
                            radii=np.full(110, 0.10, np.float32),
                            color=hue[(k + seed) % 5],
                            opacity=max(fade, 0.0),
                            glow=True,
                        )
                    )
            return tuple(out)

        return made(kind, core, 1, "paper", life=Life(sprites=sky, loop="fireworks"))
    if kind == "explosion":
        way = g.normal(size=(160, 3))
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        way[:, 2] = np.abs(way[:, 2])
        pace = g.uniform(2, 9, 160)

        def blast(t: float) -> tuple[Sprites, ...]:
            s = max(t, 0.0)
            r = (1 - np.exp(-3 * s)) / 3
            fire = way[:90] * (pace[:90] * r)[:, None] + [0, 0, 0.5 + 0.9 * s]
            hot = float(np.clip(1 - s / 0.9, 0, 1))
            dark = way * (pace * r * 0.9)[:, None] + [0, 0, 0.6 + 1.3 * s]
            spark = way[:70] * (pace[:70] * 2.2 * r)[:, None] - [0, 0, 2.5 * s * s]
            thin = float(np.clip(1 - s / 3.5, 0, 1))
            return (
                Sprites(
                    centers=dark.astype(np.float32),
                    radii=np.full(160, 0.35 + 0.9 * s, np.float32),
                    color=(0.09, 0.085, 0.08),
                    opacity=0.22 * thin * min(1.0, 6 * s),
                ),
                Sprites(
                    centers=fire.astype(np.float32),
                    radii=np.full(90, 0.3 + 0.8 * r, np.float32),
                    color=(7.0, 2.6, 0.6),
                    opacity=0.35 * hot,
                    glow=True,
                ),
                Sprites(
                    centers=np.maximum(spark, [-99, -99, 0.02]).astype(np.float32),
                    radii=np.full(70, 0.03, np.float32),
                    color=(8.0, 4.0, 1.2),
                    opacity=0.9 * float(np.clip(1 - s / 1.6, 0, 1)),
                    glow=True,
                ),
            )

        return made(kind, core, 1, "stone", life=Life(sprites=blast))

    def puffs(t: float) -> tuple[Sprites, ...]:
        return (smoke(t, seed, 26, 0.3, 2.6, 0.0),)

    return made(kind, core, 1, "paper", life=Life(sprites=puffs))
