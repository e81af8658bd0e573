"""Hats, crowns, glasses."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import smooth, torus
from studio.stage.things.forms import (
    CLOTH,
    LEATHER,
    METAL,
    PLASTIC,
    bent,
    cutout,
    disc,
    rod,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


@recipe(0.2, "hat", "cap", "crown", "straw_hat", "top_hat", "helmet", "glasses", "sunglasses", "ring", "watch", "scarf")
def worn(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Things worn, by themselves (on a table, carried by the wind)."""
    if kind in ("glasses", "sunglasses"):
        tint = Material(texture=Texture.GLASS, roughness=0.05, a=0.85 if kind == "sunglasses" else 0.12)
        parts: list[Mesh] = []
        for y in (-0.034, 0.034):
            parts += [
                torus((0, 0, 0), 0.025, 0.002, "#1b1b1e", PLASTIC, 20, 5).moved(
                    np.array([[0, 0, 1, 0], [0, 1, 0, y], [-1, 0, 0, 0]])
                ),
                disc((0, y, 0), 0.024, (1, 0, 0), "#1b1b1e", tint, 16),
                rod((0, y * 1.7, 0.005), (-0.14, y * 1.9, 0.0), 0.002, 0.002, "#1b1b1e", PLASTIC, 5),
            ]
        return made(kind, parts, 0.03, "plastic")
    if kind == "ring":
        return made(
            kind,
            [
                torus((0, 0, 0.01), 0.009, 0.0012, "#d0a642", METAL, 26, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0.01]])
                ),
                sphere((0, 0, 0.021), 0.003, "#dfeaf0", Material(roughness=0.06), 1),
            ],
            0.004,
            "metal",
        )
    if kind == "crown":
        n = 40
        t = 2 * np.pi * np.arange(n) / n
        top = 0.065 + 0.03 * np.abs(np.sin(t * 4))
        points = np.concatenate(
            [
                np.stack([0.09 * np.cos(t), 0.09 * np.sin(t), 0 * t], 1),
                np.stack([0.10 * np.cos(t), 0.10 * np.sin(t), top], 1),
            ]
        )
        j = np.arange(n)
        k = (j + 1) % n
        faces = np.concatenate([np.stack([j, k, n + k], 1), np.stack([j, n + k, n + j], 1)])
        gold = Material(texture=Texture.METAL, roughness=0.25, two_sided=True)
        gems = [
            sphere((0.1 * np.cos(a), 0.1 * np.sin(a), 0.03), 0.009, c, Material(roughness=0.08), 1)
            for a, c in zip(np.arange(8) * np.pi / 4 + 0.39, ["#b5152a", "#1f4fa8"] * 4, strict=True)
        ]
        return made(
            kind,
            [
                smooth(points, faces, "#d0a642", gold),
                torus((0, 0, 0.004), 0.091, 0.006, "#d0a642", METAL, 36, 6),
                *gems,
            ],
            0.8,
            "metal",
        )
    if kind == "watch":
        return made(
            kind,
            [
                turned([(0.02, 0), (0.021, 0.008), (0.0005, 0.009)], "#c4c7ca", METAL, 22),
                torus((0, 0, -0.02), 0.03, 0.006, "#3a2518", LEATHER, 26, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, -0.01]])
                ),
            ],
            0.06,
            "metal",
        )
    if kind == "scarf":
        return made(
            kind,
            [
                bent(
                    [
                        (0, -0.1, 0.03),
                        (0.1, 0, 0.04),
                        (0, 0.1, 0.03),
                        (-0.08, 0, 0.02),
                        (0.05, -0.1, 0.02),
                        (0.3, -0.12, 0.015),
                    ],
                    0.028,
                    paint_of(attributes, "#a8281f"),
                    Material(texture=Texture.CLOTH, roughness=0.95, a=6),
                    10,
                )
            ],
            0.2,
            "cloth",
        )
    profiles = {
        "top_hat": (
            [
                (0.15, 0.012),
                (0.145, 0.004),
                (0.085, 0.0),
                (0.082, 0.01),
                (0.086, 0.15),
                (0.084, 0.155),
                (0.0005, 0.157),
            ],
            "#17171a",
        ),
        "straw_hat": (
            [(0.20, 0.0), (0.19, 0.004), (0.10, 0.012), (0.088, 0.02), (0.075, 0.10), (0.05, 0.118), (0.0005, 0.122)],
            "#d9b96a",
        ),
        "helmet": ([(0.125, 0.0), (0.128, 0.03), (0.115, 0.09), (0.08, 0.13), (0.0005, 0.15)], "#c4c7ca"),
    }
    profile, color = profiles.get(
        kind,
        (
            [
                (0.16, 0.006),
                (0.155, 0.0),
                (0.10, 0.006),
                (0.092, 0.012),
                (0.085, 0.09),
                (0.07, 0.105),
                (0.04, 0.09),
                (0.0005, 0.088),
            ],
            "#4a3524",
        ),
    )
    material = {"straw_hat": Material(texture=Texture.CLOTH, roughness=0.9, a=6, two_sided=True), "helmet": METAL}.get(
        kind, Material(texture=Texture.CLOTH, roughness=0.85, two_sided=True)
    )
    if kind == "cap":
        profile = [(0.092, 0.0), (0.094, 0.03), (0.085, 0.075), (0.05, 0.105), (0.0005, 0.112)]
        brim = cutout(
            np.array(
                [(0.06, 0.085), (0.12, 0.075), (0.175, 0.03), (0.18, 0), (0.175, -0.03), (0.12, -0.075), (0.06, -0.085)]
            ),
            0.004,
            paint_of(attributes, "#20415f"),
            CLOTH,
            (0, 1),
            (0, 0, 0.012),
            0.006,
        )
        return made(kind, [turned(profile, paint_of(attributes, "#20415f"), material, 28), brim], 0.1, "cloth")
    return made(
        kind,
        [
            turned(profile, paint_of(attributes, color), material, 32),
            torus((0, 0, 0.018), profile[3][0] + 0.002, 0.008, "#2a2019", CLOTH, 32, 6),
        ]
        if kind != "helmet"
        else [turned(profile, color, material, 32)],
        0.25,
        "cloth",
    )
