"""Umbrellas and parasols."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import smooth
from studio.stage.things.forms import (
    CLOTH,
    WOOD,
    Array,
    bent,
    rod,
    rods,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe


@recipe(0.95, "umbrella", "parasol")
def umbrella(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Open, held by its crook: eight panels sagging between ribs. ``state`` = ``closed`` folds it."""
    color = paint_of(attributes, ("#b5231d", "#24406e", "#1c1d21", "#c9a23a", "#3a6a5c", "#d8d6d0")[seed % 6])
    steel, black = Material(texture=Texture.METAL, roughness=0.35), Material(roughness=0.5)
    shaft_top, radius, drop, n, ribs = 0.80, 0.56, 0.24, 6, 8
    parts = [
        rod((0, 0, -0.10), (0, 0, shaft_top + 0.06), 0.006, 0.005, "#9a9da1", steel, 7),
        bent(
            [(0, 0, 0.07), (0, 0, -0.06), (0.02, 0, -0.115), (0.055, 0, -0.115), (0.07, 0, -0.075)],
            0.012,
            "#3a2518",
            WOOD,
            8,
            4,
        ),
    ]
    if attributes.get("state") == "closed":
        parts.append(
            turned([(0.018, 0.12), (0.035, 0.3), (0.032, 0.55), (0.012, 0.78), (0.0005, 0.8)], color, CLOTH, 14)
        )
        return made(kind, parts, 0.5, "cloth", handheld=True)
    rows: list[Array] = []
    steps = 4  # cells of a panel
    a = 2 * np.pi * np.arange(ribs * steps) / (ribs * steps)
    sag = np.abs(np.sin(a * ribs / 2))
    for k in range(1, n + 1):
        u = k / n
        r = radius * np.sin(u * 1.35) / np.sin(1.35) * (1 - 0.06 * sag * u**2)
        z = shaft_top - drop * (1 - np.cos(u * 1.35)) / (1 - np.cos(1.35)) + 0.030 * sag * u**2.5 - 0.012 * sag * u
        rows.append(np.stack([r * np.cos(a), r * np.sin(a), z], 1))
    points = np.concatenate([np.array([[0, 0, shaft_top]]), *rows])
    c = ribs * steps
    j = np.arange(c)
    k2 = (j + 1) % c
    faces = [np.stack([np.zeros(c, int), 1 + j, 1 + k2], 1)]
    for k in range(n - 1):
        b0, b1 = 1 + k * c, 1 + (k + 1) * c
        faces += [np.stack([b0 + j, b1 + j, b1 + k2], 1), np.stack([b0 + j, b1 + k2, b0 + k2], 1)]
    see_through = attributes.get("color", "") in ("transparent", "clear")
    material = (
        Material(texture=Texture.GLASS, roughness=0.15, a=0.25, two_sided=True)
        if see_through
        else Material(texture=Texture.CLOTH, roughness=0.6, two_sided=True)
    )
    parts.append(smooth(points, np.concatenate(faces), color, material))
    tips = rows[-1][::steps]
    runner = (0.0, 0.0, shaft_top - 0.30)
    for i, tip in enumerate(tips):
        mid = rows[n // 2][i * steps]
        parts += rods([(runner, tuple(mid))], 0.0022, "#8a8d91", steel, 4)
        parts.append(sphere(tip, 0.006, "#2a2a2c", black, 0))
    parts.append(
        turned([(0.005, shaft_top), (0.004, shaft_top + 0.05), (0.0005, shaft_top + 0.06)], "#2a2a2c", black, 8)
    )
    return made(kind, parts, 0.5, "cloth", handheld=True, sockets={"grip": place()})
