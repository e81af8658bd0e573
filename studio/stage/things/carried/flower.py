"""Flowers, one or a bunch."""

import numpy as np

from studio.stage.mesh import Material, Mesh
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import smooth, torus
from studio.stage.things.forms import (
    CLOTH,
    LEAF,
    MATT,
    PAPER,
    Array,
    bent,
    cutout,
    rod,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


def _petal(base: Array, tip: Array, across: Array, half: float, color: str, material: Material) -> Mesh:
    """A pointed blade of eight triangles, hollow along its middle."""
    side = across / np.linalg.norm(across)
    along = tip - base
    hollow = np.cross(side, along)
    hollow *= 0.25 * half / (np.linalg.norm(hollow) + 1e-9)
    rows: list[Array] = []
    for u, w in ((0.0, 0.25), (0.5, 1.0), (0.85, 0.75), (1.0, 0.1)):
        middle = base + along * u
        rows += [middle - side * half * w, middle - hollow * w, middle + side * half * w]
    i = np.arange(12).reshape(4, 3)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    return smooth(np.array(rows), np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]), color, material)


@recipe(0.5, "flower", "bouquet", "rose", "sunflower", "leaf", "cherry_blossom", "tulip")
def flower(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A bloom on its stem, a bunch of them, one leaf. Held by the stem."""
    g = np.random.default_rng(seed)
    green = "#4a6f34"
    if kind == "leaf":
        outline = np.array(
            [
                (0.0, 0.0),
                (0.02, 0.012),
                (0.05, 0.026),
                (0.085, 0.02),
                (0.12, 0.0),
                (0.085, -0.02),
                (0.05, -0.026),
                (0.02, -0.012),
            ]
        )
        return made(
            kind,
            [cutout(outline, 0.0012, paint_of(attributes, "#b5702a"), LEAF, (0, 1), (-0.06, 0, 0), 0.004)],
            0.001,
            "leaf",
        )
    soft = Material(roughness=0.7, two_sided=True)

    def bloom(at: Array, up: Array, size: float, color: str, petals: int) -> list[Mesh]:
        u = up / np.linalg.norm(up)
        side = np.cross(u, [0.3, 0.9, 0.1])
        side = np.asarray(side / np.linalg.norm(side), float)
        other = np.asarray(np.cross(u, side), float)
        out: list[Mesh] = []
        for ring, (count, lift, scale) in enumerate(((petals, 0.35, 1.0), (max(petals - 2, 3), 0.9, 0.7))):
            for i in range(count):
                a = 2 * np.pi * (i + 0.5 * ring) / count
                way: Array = side * float(np.cos(a)) + other * float(np.sin(a))
                tip = at + (way + u * lift) * size * scale
                out.append(_petal(at, tip, np.asarray(np.cross(u, way), float), size * 0.42 * scale, color, soft))
        out.append(sphere(at + u * size * 0.15, size * 0.22, "#d9a92c" if kind != "sunflower" else "#4a2c14", MATT, 1))
        return out

    colors = ["#d8344a", "#e88aa4", "#f0e6d8", "#e6b23a", "#9a5fc0", "#e2703a"]
    if kind == "bouquet":
        parts: list[Mesh] = []
        for i in range(11):
            a, d = 2.4 * i, 0.085 * np.sqrt(i / 11)
            at = np.array([d * np.cos(a), d * np.sin(a), 0.27 - 0.5 * d])
            parts += [rod((0.02 * np.cos(a), 0.02 * np.sin(a), 0.0), at, 0.003, 0.002, green, MATT, 5)]
            parts += bloom(
                at, np.array([d * np.cos(a) * 3, d * np.sin(a) * 3, 0.6]), 0.036, paint_of(attributes, colors[i % 6]), 5
            )[:6]
        parts.append(turned([(0.02, -0.12), (0.026, -0.02), (0.05, 0.10), (0.095, 0.22)], "#e8dcc8", PAPER, 16))
        parts.append(torus((0, 0, 0.0), 0.03, 0.006, "#b5231d", CLOTH, 18, 6))
        return made(kind, parts, 0.4, "leaf", handheld=True)
    height = 0.30
    color = paint_of(
        attributes, {"sunflower": "#e0a81e", "rose": "#b3152a", "tulip": "#d8344a"}.get(kind, colors[seed % 6])
    )
    parts = [bent([(0, 0, -0.12), (0.008, 0, 0.05), (0.0, 0, height)], 0.004, green, MATT, 6)]
    parts += bloom(
        np.array([0, 0, height]),
        np.array([0.25, 0, 1.0]),
        0.085 if kind == "sunflower" else 0.045,
        color,
        13 if kind == "sunflower" else 7,
    )
    for z in (0.06, 0.14):
        outline = np.array([(0, 0), (0.03, 0.016), (0.08, 0.0), (0.03, -0.016)])
        parts.append(cutout(outline, 0.0015, green, LEAF, (0, 1), (0, 0, z), 0.003))
    del g
    return made(kind, parts, 0.05, "leaf", handheld=True)
