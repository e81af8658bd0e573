"""Furniture and fittings."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus
from studio.stage.things.forms import (
    CLOTH,
    DULL_METAL,
    MATT,
    METAL,
    PAPER,
    PLASTIC,
    WOOD,
    bent,
    disc,
    rod,
    rods,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Collider, Life, Thing, made, paint_of, place, recipe
from studio.stage.world import Lamp


def _legs(x: float, y: float, h: float, r: float, color: str) -> list[Mesh]:
    return [
        rod((sx * x, sy * y, 0.0), (sx * x * 0.96, sy * y * 0.96, h), r * 0.75, r, color, WOOD, 8)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]


@recipe(0.74, "table", "desk", "coffee_table", "round_table")
def table(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Socket ``top``: the middle of its plate."""
    color = paint_of(attributes, "#7d5334")
    shine = Material(texture=Texture.WOOD, roughness=0.35)
    if kind == "round_table" or attributes.get("shape") == "round":
        parts = [
            turned([(0.24, 0), (0.24, 0.02), (0.035, 0.05), (0.03, 0.70), (0.03, 0.70)], "#2c2a28", DULL_METAL, 24),
            turned(
                [(0.0005, 0.71), (0.44, 0.71), (0.45, 0.72), (0.45, 0.735), (0.44, 0.742), (0.0005, 0.742)],
                color,
                shine,
                36,
            ),
        ]
        return made(
            kind,
            parts,
            14,
            "wood",
            colliders=[Collider(shape="cylinder", size=(0.45, 0.45, 0.02), center=(0, 0, 0.722))],
            sockets={"top": place(0, 0, 0.742)},
        )
    long, w, h = {"coffee_table": (1.0, 0.55, 0.40), "desk": (1.3, 0.65, 0.73)}.get(kind, (1.2, 0.75, 0.74))
    parts = [
        soft_box((0, 0, h - 0.018), (long, w, 0.036), color, shine, 0.01),
        soft_box((0, w / 2 - 0.08, h - 0.075), (long - 0.16, 0.022, 0.08), color, WOOD, 0.003),
        soft_box((0, -w / 2 + 0.08, h - 0.075), (long - 0.16, 0.022, 0.08), color, WOOD, 0.003),
        soft_box((long / 2 - 0.08, 0, h - 0.075), (0.022, w - 0.16, 0.08), color, WOOD, 0.003),
        soft_box((-long / 2 + 0.08, 0, h - 0.075), (0.022, w - 0.16, 0.08), color, WOOD, 0.003),
        *_legs(long / 2 - 0.08, w / 2 - 0.08, h - 0.03, 0.032, color),
    ]
    if kind == "desk":
        parts.append(soft_box((0.42, 0, 0.36), (0.36, w - 0.08, 0.68), color, WOOD, 0.008))
        parts += [
            soft_box((0.42, -w / 2 + 0.036, z), (0.32, 0.01, 0.19), color, shine, 0.004) for z in (0.16, 0.38, 0.60)
        ]
    return made(
        kind,
        parts,
        22,
        "wood",
        colliders=[Collider(shape="box", size=(long / 2, w / 2, 0.018), center=(0, 0, h - 0.018))],
        sockets={"top": place(0, 0, h)},
    )


@recipe(0.9, "chair", "stool", "armchair", "sofa", "bench", "throne", "bed")
def seat(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Sockets ``seat``, ``seat_1`` …: where a sitter's hips rest, facing +x."""
    wood = paint_of(attributes, "#5c3a26")
    fabric = paint_of(attributes, "#4a6478")
    if kind == "stool":
        parts = [turned([(0.0005, 0.44), (0.16, 0.44), (0.17, 0.455), (0.16, 0.475), (0.0005, 0.478)], wood, WOOD, 26)]
        parts += [
            rod(
                (0.17 * np.cos(a), 0.17 * np.sin(a), 0),
                (0.11 * np.cos(a), 0.11 * np.sin(a), 0.45),
                0.016,
                0.018,
                wood,
                WOOD,
                7,
            )
            for a in np.pi / 4 + np.arange(4) * np.pi / 2
        ]
        parts.append(torus((0, 0, 0.18), 0.148, 0.009, wood, WOOD, 26, 6))
        return made(kind, parts, 4, "wood", sockets={"seat": place(0, 0, 0.478)})
    if kind in ("armchair", "sofa"):
        w = 0.85 if kind == "armchair" else 1.9
        parts = [
            soft_box((0, 0, 0.22), (0.80, w, 0.24), fabric, CLOTH, 0.05),
            soft_box((-0.34, 0, 0.58), (0.20, w, 0.62), fabric, CLOTH, 0.08),
        ]
        parts += [soft_box((0.0, s * (w / 2 - 0.07), 0.40), (0.80, 0.17, 0.42), fabric, CLOTH, 0.07) for s in (-1, 1)]
        n = 1 if kind == "armchair" else 3
        sw = (w - 0.32) / n
        parts += [
            soft_box((0.06, -(w - 0.32) / 2 + sw * (i + 0.5), 0.40), (0.62, sw - 0.01, 0.16), fabric, CLOTH, 0.055)
            for i in range(n)
        ]
        parts += _legs(0.33, w / 2 - 0.08, 0.12, 0.022, "#2c2019")
        names = {
            f"seat{'' if i == 0 else f'_{i}'}": place(0.05, -(w - 0.32) / 2 + sw * (i + 0.5), 0.47) for i in range(n)
        }
        return made(kind, parts, 30, "cloth", sockets=names)
    if kind == "bench":
        parts = [soft_box((0.0 + 0.11 * i, 0, 0.45), (0.095, 1.6, 0.032), wood, WOOD, 0.008) for i in (-1, 0, 1, 2)]
        parts += [
            soft_box((-0.19 - 0.02 * i, 0, 0.58 + 0.12 * i), (0.03, 1.6, 0.09), wood, WOOD, 0.008) for i in range(3)
        ]
        for y in (-0.65, 0.65):
            parts += [
                bent(
                    [(0.22, y, 0), (0.20, y, 0.42), (-0.14, y, 0.42), (-0.2, y, 0.55), (-0.25, y, 0.88)],
                    0.022,
                    "#23282d",
                    DULL_METAL,
                    7,
                ),
                bent([(-0.14, y, 0.42), (-0.2, y, 0.2), (-0.22, y, 0)], 0.022, "#23282d", DULL_METAL, 7),
            ]
        return made(
            kind,
            parts,
            35,
            "wood",
            sockets={f"seat{'' if i == 0 else f'_{i}'}": place(0.03, y, 0.467) for i, y in enumerate((0.0, -0.5, 0.5))},
        )
    if kind == "bed":
        parts = [
            soft_box((0, 0, 0.22), (2.0, 1.2, 0.14), wood, WOOD, 0.015),
            soft_box((0.02, 0, 0.40), (1.94, 1.14, 0.24), "#e6e2d8", CLOTH, 0.07),
            soft_box((0.26, 0, 0.50), (1.48, 1.2, 0.09), fabric, CLOTH, 0.04),
            soft_box((-0.74, 0, 0.56), (0.36, 0.6, 0.13), "#efece4", CLOTH, 0.06),
            soft_box((-1.0, 0, 0.48), (0.05, 1.24, 0.85), wood, WOOD, 0.02),
            *_legs(0.92, 0.54, 0.18, 0.04, wood),
        ]
        return made(kind, parts, 50, "cloth", sockets={"seat": place(0.2, 0.4, 0.56), "deck_0": place(0, 0, 0.56)})
    tall = 1.5 if kind == "throne" else 0.9
    color = "#c9a23a" if kind == "throne" else wood
    parts = [soft_box((0, 0, 0.44), (0.42, 0.42, 0.035), color, WOOD, 0.012)]
    for sx, sy in ((1, 1), (1, -1)):
        parts.append(rod((0.185 * sx, 0.175 * sy, 0), (0.175 * sx, 0.17 * sy, 0.43), 0.015, 0.02, color, WOOD, 7))
    for sy in (-1, 1):
        parts.append(
            bent(
                [(-0.21, 0.18 * sy, 0), (-0.185, 0.18 * sy, 0.44), (-0.22, 0.18 * sy, 0.65), (-0.27, 0.18 * sy, tall)],
                0.019,
                color,
                WOOD,
                7,
            )
        )
    parts += [soft_box((-0.255, 0, tall - 0.05), (0.024, 0.38, 0.11), color, WOOD, 0.01)]
    parts += rods(
        [((-0.20, y, 0.46), (-0.252, y, tall - 0.09)) for y in (-0.1, -0.035, 0.035, 0.1)], 0.009, color, WOOD, 6
    )
    parts += rods([((0.18, y, 0.22), (-0.195, y, 0.22)) for y in (-0.172, 0.172)], 0.010, color, WOOD, 6)
    if kind == "throne":
        parts += [
            soft_box((0, 0, 0.475), (0.38, 0.36, 0.05), "#8f1f24", CLOTH, 0.02),
            soft_box((-0.235, 0, 0.9), (0.03, 0.3, 0.7), "#8f1f24", CLOTH, 0.012),
        ]
        parts += [rod((-0.2, s * 0.21, 0.68), (0.18, s * 0.21, 0.66), 0.025, 0.03, color, METAL, 8) for s in (-1, 1)]
    return made(kind, parts, 5, "wood", sockets={"seat": place(0.0, 0, 0.46)})


@recipe(
    0.8, "television", "tv", "clock", "mirror", "door", "window", "bookshelf", "piggy_bank", "alarm_clock", "wall_clock"
)
def fitting(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Furnishings that face +x."""
    black = "#17181b"
    if kind in ("television", "tv"):
        screen = Material(texture=Texture.SCREEN, roughness=0.15, emission=1.6, a=float(seed % 9))
        parts = [
            soft_box((0, 0, 0.45), (0.05, 1.1, 0.64), black, PLASTIC, 0.012),
            soft_box((0.0255, 0, 0.455), (0.002, 1.07, 0.60), "#9fc4e6", screen, 0.0005),
            soft_box((0, 0, 0.07), (0.05, 0.12, 0.14), black, PLASTIC, 0.01),
            soft_box((0, 0, 0.01), (0.24, 0.5, 0.02), black, PLASTIC, 0.008),
        ]
        glow = Lamp(
            position=(0.1, 0, 0.45),
            color=(0.55, 0.75, 1.0),
            power=2.2,
            range_m=4.5,
            kind="area",
            direction=(1, 0, 0),
            size_m=0.8,
            halo=0.0,
        )
        return made(kind, parts, 15, "plastic", life=Life(lamps=lambda s: (glow,)))
    if kind in ("clock", "wall_clock", "alarm_clock"):
        r = 0.07 if kind == "alarm_clock" else 0.16
        z = r + (0.02 if kind == "alarm_clock" else 0.0)
        rim = torus(
            (0, 0, 0),
            r,
            r * 0.09,
            paint_of(attributes, "#8f2a20" if kind == "alarm_clock" else "#3a2518"),
            METAL if kind == "alarm_clock" else WOOD,
            36,
            8,
        ).moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, z]]))
        parts = [
            rim,
            disc((0.004, 0, z), r, (1, 0, 0), "#efece4", PAPER, 32),
            disc((-0.02, 0, z), r, (-1, 0, 0), "#3a2518", MATT, 24),
        ]
        for i in range(12):
            a = i * np.pi / 6
            parts.append(
                soft_box(
                    (0.006, 0.84 * r * np.sin(a), z + 0.84 * r * np.cos(a)),
                    (0.002, 0.012 * r / 0.16, (0.035 if i % 3 == 0 else 0.02) * r / 0.16),
                    black,
                    MATT,
                    0.0005,
                )
                if i % 6 in (0, 3)
                else disc(
                    (0.006, 0.84 * r * np.sin(a), z + 0.84 * r * np.cos(a)), 0.006 * r / 0.16, (1, 0, 0), black, MATT, 8
                )
            )
        for a, length, width in ((-1.05, 0.5, 0.006), (0.85, 0.75, 0.004)):
            parts.append(
                rod(
                    (0.009, 0, z),
                    (0.009, -length * r * np.sin(a), z + length * r * np.cos(a)),
                    width * r / 0.16,
                    width * 0.5 * r / 0.16,
                    black,
                    MATT,
                    5,
                )
            )
        if kind == "alarm_clock":
            for s in (-1, 1):
                parts += [
                    turned(
                        [(0.028, 0), (0.02, 0.016), (0.0005, 0.02)], "#c9a24a", METAL, 14, (-0.01, s * 0.04, z + 0.06)
                    ),
                    rod((-0.01, s * 0.045, 0), (-0.01, s * 0.04, 0.03), 0.006, 0.008, "#2a2a2c", METAL, 6),
                ]
        return made(kind, parts, 0.7, "metal", shatters=False)
    if kind == "mirror":
        glass = Material(texture=Texture.METAL, roughness=0.05)
        return made(
            kind,
            [
                soft_box((0, 0, 0.8), (0.03, 0.6, 1.6), paint_of(attributes, "#7d5334"), WOOD, 0.012),
                soft_box((0.016, 0, 0.8), (0.002, 0.52, 1.5), "#d8e2e6", glass, 0.0005),
            ],
            9,
            "glass",
        )
    if kind in ("door", "window"):
        w, h = (0.9, 2.05) if kind == "door" else (1.1, 1.2)
        frame = paint_of(attributes, "#6d4526" if kind == "door" else "#e6e2d8")
        parts = [soft_box((0, s * (w / 2 + 0.03), h / 2), (0.12, 0.06, h), frame, WOOD, 0.008) for s in (-1, 1)] + [
            soft_box((0, 0, h + 0.03), (0.12, w + 0.12, 0.06), frame, WOOD, 0.008)
        ]
        if kind == "door":
            parts += [soft_box((0, 0, h / 2), (0.045, w, h), frame, WOOD, 0.005)] + [
                soft_box((0.024, y, z), (0.008, w * 0.34, h * 0.36), frame, WOOD, 0.004)
                for y in (-w * 0.22, w * 0.22)
                for z in (h * 0.27, h * 0.72)
            ]
            parts += [rod((0.03, w * 0.42, 1.0), (0.07, w * 0.42, 1.0), 0.012, 0.02, "#c9a24a", METAL, 8)]
        else:
            parts += [
                soft_box(
                    (0, 0, h / 2),
                    (0.006, w, h),
                    "#cfe0e6",
                    Material(texture=Texture.GLASS, roughness=0.05, a=0.15),
                    0.001,
                ),
                soft_box((0, 0, h / 2), (0.03, 0.03, h), frame, WOOD, 0.004),
                soft_box((0, 0, h / 2), (0.03, w, 0.03), frame, WOOD, 0.004),
                soft_box((0, 0, -0.02), (0.16, w + 0.14, 0.05), frame, WOOD, 0.008),
            ]
        return made(kind, parts, 25, "wood")
    if kind == "bookshelf":
        g = np.random.default_rng(seed)
        parts = (
            [soft_box((0, s * 0.44, 0.9), (0.28, 0.025, 1.8), "#6d4526", WOOD, 0.005) for s in (-1, 1)]
            + [soft_box((0, 0, z), (0.28, 0.88, 0.025), "#6d4526", WOOD, 0.005) for z in (0.02, 0.45, 0.9, 1.35, 1.79)]
            + [soft_box((-0.135, 0, 0.9), (0.01, 0.88, 1.8), "#59381f", WOOD, 0.002)]
        )
        for z in (0.035, 0.465, 0.915, 1.365):
            y = -0.42
            while y < 0.38 and len(parts) < 44:
                w = float(g.uniform(0.035, 0.09))
                tall = float(g.uniform(0.22, 0.34))
                parts.append(
                    soft_box(
                        (0.02, y + w / 2, z + tall / 2),
                        (0.2, w - 0.003, tall),
                        ("#7a2420", "#20415f", "#3d5a3a", "#c9b48a", "#5a3a5e", "#2c2a28")[int(g.integers(6))],
                        CLOTH,
                        0.004,
                    )
                )
                y += w
        return made(kind, parts, 60, "wood")
    pink = paint_of(attributes, "#dc8f9c")
    parts = [
        sphere((0, 0, 0.075), (0.09, 0.07, 0.065), pink, Material(roughness=0.2), 3),
        turned([(0.02, 0), (0.022, 0.015), (0.0005, 0.017)], pink, MATT, 14).moved(
            np.array([[0, 0, 1, 0.08], [0, 1, 0, 0], [-1, 0, 0, 0.08]])
        ),
    ]
    parts += [rod((x, y, 0), (x, y, 0.04), 0.016, 0.02, pink, MATT, 8) for x in (-0.04, 0.045) for y in (-0.035, 0.035)]
    return made(kind, parts, 0.5, "tile", shatters=True)
