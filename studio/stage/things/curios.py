"""Things of cabinets, prizes and sickrooms: skulls, feathers, trophies, medals, a chess board, an easel, a coffin."""

import math

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture, transform
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, lathe, torus
from studio.stage.things.forms import (
    CLOTH,
    GLASS,
    LEATHER,
    MATT,
    METAL,
    PAINTED,
    PAPER,
    RUBBER,
    WOOD,
    bent,
    cutout,
    disc,
    gathered,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe

_BONE = Material(roughness=0.6)


@recipe(0.2, "skull")
def skull(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A person's; it looks along x."""
    color, hole = paint_of(attributes, "#e3d9c0"), "#16120e"
    parts = [
        sphere((-0.012, 0, 0.135), (0.088, 0.070, 0.070), color, _BONE, 3),
        sphere((0.036, 0, 0.105), (0.045, 0.056, 0.055), color, _BONE, 3),
        soft_box((0.052, 0, 0.045), (0.045, 0.062, 0.036), color, _BONE, 0.014),
        bent(
            [
                (-0.005, -0.056, 0.075),
                (0.015, -0.052, 0.03),
                (0.062, -0.018, 0.012),
                (0.068, 0, 0.010),
                (0.062, 0.018, 0.012),
                (0.015, 0.052, 0.03),
                (-0.005, 0.056, 0.075),
            ],
            0.011,
            color,
            _BONE,
            10,
        ),
    ]
    for s in (-1, 1):
        parts += [
            sphere((0.070, s * 0.027, 0.108), (0.014, 0.018, 0.016), hole, MATT, 2),
            rod((0.058, s * 0.045, 0.082), (0.0, s * 0.064, 0.09), 0.008, 0.006, color, _BONE, 8),
        ]
    nose = [(-0.010, 0.070), (0.010, 0.070), (0.0, 0.094)]
    parts.append(cutout(np.array(nose), 0.012, hole, MATT, axes=(1, 2), center=(0.076, 0, 0)))
    for y in np.linspace(-0.022, 0.022, 7):
        for z in (0.030, 0.045):
            parts.append(soft_box((0.0745 - 9.0 * y * y, y, z), (0.008, 0.0062, 0.013), "#efe8d6", _BONE, 0.003))
    return made(kind, gathered(parts), 0.9, "wood")


@recipe(0.04, "bone")
def bone(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A long one with knuckles, as dogs like it."""
    color = paint_of(attributes, "#e8dfc8")
    parts = [rod((-0.09, 0, 0.02), (0.09, 0, 0.02), 0.014, 0.014, color, _BONE, 14)]
    parts += [sphere((x, y, 0.02), 0.021, color, _BONE, 2) for x in (-0.10, 0.10) for y in (-0.016, 0.016)]
    return made(kind, gathered(parts), 0.2, "wood")


@recipe(0.24, "feather")
def feather(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Standing on its quill; a vane to both sides."""
    color = paint_of(attributes, "#e9e6de")
    t = np.linspace(0, 1, 18)
    wide = 0.028 * np.sin(np.pi * t**0.7) ** 0.7
    edge = np.concatenate([np.stack([wide, 0.05 + 0.19 * t], 1), np.stack([-0.7 * wide, 0.05 + 0.19 * t], 1)[::-1]])
    vane = cutout(
        edge, 0.0015, color, Material(texture=Texture.FUR, roughness=0.8, two_sided=True), axes=(1, 2), bulge=0.002
    )
    return made(
        kind,
        [vane, bent([(0, 0.004, 0), (0, 0, 0.08), (0, -0.004, 0.235)], 0.0018, "#d8cfb8", PAPER, 6)],
        0.002,
        "paper",
    )


@recipe(0.36, "trophy")
def trophy(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A cup with two handles on a plinth."""
    color = paint_of(attributes, "#d0a642")
    gold = Material(texture=Texture.METAL, roughness=0.2)
    parts = [
        soft_box((0, 0, 0.04), (0.15, 0.15, 0.08), "#1d1815", Material(roughness=0.2), 0.006),
        soft_box((0.0765, 0, 0.04), (0.003, 0.08, 0.035), color, gold, 0.001),
        turned(
            [
                (0.0005, 0.08),
                (0.05, 0.08),
                (0.045, 0.095),
                (0.012, 0.11),
                (0.012, 0.15),
                (0.03, 0.165),
                (0.075, 0.22),
                (0.085, 0.33),
                (0.085, 0.33),
                (0.078, 0.33),
                (0.07, 0.23),
                (0.0005, 0.19),
            ],
            color,
            gold,
            30,
        ),
    ]
    parts += [
        bent(
            [(0, s * 0.082, 0.31), (0, s * 0.125, 0.30), (0, s * 0.12, 0.235), (0, s * 0.062, 0.205)],
            0.007,
            color,
            gold,
            8,
        )
        for s in (-1, 1)
    ]
    return made(kind, gathered(parts), 2.5, "metal")


@recipe(0.16, "medal")
def medal(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """On its ribbon, held up by a small stand."""
    color = paint_of(attributes, "#d0a642")
    gold = Material(texture=Texture.METAL, roughness=0.25)
    face = np.array([[0, 0, 1, 0.006], [1, 0, 0, 0], [0, 1, 0, 0.038]], float)
    parts: list[Mesh] = [
        torus((0, 0, 0), 0.030, 0.0035, color, gold, 34, 8).moved(face),
        disc((0.006, 0, 0.038), 0.030, (1, 0, 0), color, gold, 34),
        sphere((0.008, 0, 0.038), (0.003, 0.014, 0.014), color, gold, 2),
        rod((-0.012, 0, 0), (-0.012, 0, 0.165), 0.003, 0.003, "#2a2a2d", METAL, 8),
        turned(
            [(0.0005, 0.0), (0.035, 0.0), (0.035, 0.006), (0.0005, 0.008)], "#2a2a2d", METAL, 20, center=(-0.012, 0, 0)
        ),
    ]
    for s, band in ((-1, "#2457a8"), (1, "#b5231d")):
        parts.append(
            faceted(
                [(0.0, 0.0, 0.068), (0.002, s * 0.012, 0.07), (-0.008, s * 0.020, 0.165), (-0.010, s * 0.002, 0.165)],
                [[0, 1, 2], [0, 2, 3]],
                band,
                Material(texture=Texture.CLOTH, roughness=0.8, two_sided=True),
            )
        )
    return made(kind, gathered(parts), 0.1, "metal")


def _chessman(sort: str, color: str, x: float, y: float) -> list[Mesh]:
    """One man of 3 to 8 cm about its own foot."""
    high = {"pawn": 0.030, "rook": 0.036, "knight": 0.042, "bishop": 0.046, "queen": 0.054, "king": 0.060}[sort]
    lacquer = Material(roughness=0.25)
    foot = [
        (0.0005, 0.0),
        (0.0135, 0.0),
        (0.007, 0.010),
        (0.0055, high * 0.7),
        (0.009, high * 0.76),
        (0.0005, high * 0.8),
    ]
    parts = [turned(foot, color, lacquer, 7, center=(x, y, 0.02))]
    top = 0.02 + high * 0.86
    if sort == "rook":
        parts.append(
            turned(
                [(0.0005, 0.0), (0.009, 0.0), (0.009, 0.009), (0.0005, 0.009)],
                color,
                lacquer,
                12,
                center=(x, y, top - 0.004),
            )
        )
    elif sort == "knight":
        parts += [
            rod((x, y, top - 0.008), (x + 0.004, y, top + 0.006), 0.0075, 0.006, color, lacquer, 6),
            rod((x + 0.002, y, top + 0.006), (x + 0.014, y, top), 0.006, 0.004, color, lacquer, 6),
        ]
    else:
        parts.append(sphere((x, y, top), 0.0075 if sort == "pawn" else 0.0085, color, lacquer, 1))
    if sort == "king":
        parts += [
            rod((x, y, top), (x, y, top + 0.018), 0.002, 0.002, color, lacquer, 6),
            rod((x, y - 0.006, top + 0.013), (x, y + 0.006, top + 0.013), 0.002, 0.002, color, lacquer, 6),
        ]
    return parts


@recipe(0.10, "chess_board")
def chess_board(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Set up, and a few moves into the game."""
    step = 0.05
    parts = [soft_box((0, 0, 0.008), (0.44, 0.44, 0.016), "#5a3a22", WOOD, 0.004)]
    for i in range(8):
        for j in range(8):
            tint = "#e6d3a8" if (i + j) % 2 else "#6f4526"
            parts.append(
                soft_box(
                    ((i - 3.5) * step, (j - 3.5) * step, 0.0175),
                    (step, step, 0.003),
                    tint,
                    Material(roughness=0.3),
                    0.0002,
                )
            )
    row = ("rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook")
    moved = {(1, 4): (3, 4), (6, 4): (4, 4), (0, 6): (2, 5), (7, 1): (5, 2)}
    for i, color in ((0, "#efe3c8"), (1, "#efe3c8"), (6, "#241a14"), (7, "#241a14")):
        for j in range(8):
            a, b = moved.get((i, j), (i, j))
            sort = row[j] if i in (0, 7) else "pawn"
            parts += _chessman(sort, color, (a - 3.5) * step, (b - 3.5) * step)
    return made(kind, gathered(parts), 1.5, "wood")


@recipe(1.65, "easel")
def easel(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Three legs, a canvas with a landscape begun on it."""
    parts = [
        rod((0.10, -0.32, 0), (-0.04, -0.05, 1.62), 0.018, 0.015, "#a87a44", WOOD, 8),
        rod((0.10, 0.32, 0), (-0.04, 0.05, 1.62), 0.018, 0.015, "#a87a44", WOOD, 8),
        rod((-0.55, 0, 0), (-0.05, 0, 1.55), 0.018, 0.015, "#a87a44", WOOD, 8),
        soft_box((0.075, 0, 0.70), (0.06, 0.62, 0.03), "#a87a44", WOOD, 0.006),
    ]
    lean = transform((0.075, 0.0, 1.06), 0.0, -0.085, 0.0)
    painted = [
        soft_box((0, 0, 0), (0.02, 0.74, 0.60), "#efeae0", CLOTH, 0.004),
        soft_box((0.0108, 0, 0.15), (0.001, 0.70, 0.26), "#8fb7d3", MATT, 0.0003),
        soft_box((0.0109, 0, -0.13), (0.001, 0.70, 0.30), "#7d9a55", MATT, 0.0003),
        cutout(
            np.array([(-0.30, 0.0), (-0.12, 0.16), (0.02, 0.05), (0.16, 0.20), (0.33, 0.0)]),
            0.002,
            "#5d6f86",
            MATT,
            axes=(1, 2),
            center=(0.0125, 0, 0.0),
        ),
        sphere((0.012, 0.24, 0.20), (0.002, 0.04, 0.04), "#f0d27a", MATT, 2),
    ]
    return made(kind, gathered([*parts, *(mesh.moved(lean) for mesh in painted)]), 5, "wood")


@recipe(0.55, "coffin")
def coffin(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Six-sided, a cross on its lid; along y."""
    color = paint_of(attributes, "#3f2617")
    shine = Material(texture=Texture.WOOD, roughness=0.3)
    outline = np.array([(-0.20, -1.0), (0.20, -1.0), (0.36, 0.45), (0.22, 1.0), (-0.22, 1.0), (-0.36, 0.45)])
    parts = [
        cutout(outline, 0.42, color, shine, axes=(0, 1), center=(0, 0, 0.21)),
        cutout(outline * 1.04, 0.07, color, shine, axes=(0, 1), center=(0, 0, 0.455), bulge=0.03),
        soft_box((0, 0.25, 0.515), (0.05, 0.8, 0.02), "#c99a34", METAL, 0.004),
        soft_box((0, 0.42, 0.516), (0.34, 0.05, 0.02), "#c99a34", METAL, 0.004),
    ]
    for s in (-1, 1):
        for y in (-0.5, 0.1, 0.6):
            wide = 0.36 - 0.11 * abs(y - 0.45) / 0.55 if y > 0.45 else 0.20 + 0.16 * (y + 1) / 1.45
            parts.append(
                bent(
                    [(s * wide, y - 0.08, 0.25), (s * (wide + 0.05), y, 0.23), (s * wide, y + 0.08, 0.25)],
                    0.010,
                    "#c99a34",
                    METAL,
                    8,
                )
            )
    return made(kind, gathered(parts), 70, "wood")


@recipe(0.05, "compass")
def compass(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A brass one, its lid open, its needle to the north."""
    brass = Material(texture=Texture.METAL, roughness=0.28)
    color = paint_of(attributes, "#c99a34")
    parts = [
        turned(
            [
                (0.0005, 0.0),
                (0.042, 0.0),
                (0.044, 0.010),
                (0.042, 0.016),
                (0.038, 0.016),
                (0.037, 0.011),
                (0.0005, 0.011),
            ],
            color,
            brass,
            34,
        ),
        disc((0, 0, 0.0118), 0.037, (0, 0, 1), "#f2ecd9", MATT, 34),
        cutout(
            np.array([(-0.030, 0.0), (0.0, 0.0045), (0.0, -0.0045)]),
            0.0014,
            "#e9e6df",
            METAL,
            axes=(0, 1),
            center=(0, 0, 0.0145),
        ),
        cutout(
            np.array([(0.030, 0.0), (0.0, 0.0045), (0.0, -0.0045)]),
            0.0014,
            "#b5231d",
            PAINTED,
            axes=(0, 1),
            center=(0, 0, 0.0145),
        ),
        lathe((0, 0, 0.016), [(0.037, 0.0), (0.037, 0.0008), (0.0005, 0.001)], "#dfeaf0", GLASS, 30),
    ]
    parts += [
        soft_box(
            (0.032 * math.cos(a), 0.032 * math.sin(a), 0.0122), (0.004, 0.0014, 0.0006), "#2a2623", MATT, 0.0002, a
        )
        for a in np.arange(16) * math.tau / 16
    ]
    lid = np.array([[0.26, 0, -0.966, -0.055], [0, 1, 0, 0], [0.966, 0, 0.26, 0.054]], float)
    parts.append(turned([(0.0005, 0.0), (0.043, 0.0), (0.042, 0.006), (0.0005, 0.007)], color, brass, 34).moved(lid))
    return made(kind, gathered(parts), 0.15, "metal")


@recipe(0.16, "syringe", "thermometer", "test_tube")
def sickroom(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Upright in a little rack, so that it can be seen."""
    liquid = paint_of(attributes, "#2f9a9c" if kind != "thermometer" else "#b5231d")
    parts = [soft_box((0, 0, 0.008), (0.07, 0.07, 0.016), "#8a5f38", WOOD, 0.004)]
    if kind == "syringe":
        parts += [
            turned([(0.011, 0.05), (0.011, 0.125), (0.011, 0.125), (0.009, 0.125)], "#dfeaf0", GLASS, 20),
            turned(
                [(0.0005, 0.052), (0.0095, 0.052), (0.0095, 0.09), (0.0005, 0.09)], liquid, Material(roughness=0.2), 18
            ),
            rod((0, 0, 0.09), (0, 0, 0.155), 0.004, 0.004, "#e9e9e6", RUBBER, 8),
            turned([(0.0005, 0.155), (0.014, 0.155), (0.014, 0.159), (0.0005, 0.159)], "#e9e9e6", RUBBER, 18),
            soft_box((0, 0, 0.125), (0.012, 0.044, 0.004), "#e9e9e6", RUBBER, 0.001),
            rod((0, 0, 0.05), (0, 0, 0.014), 0.0012, 0.0006, "#b4b7bb", METAL, 6),
        ]
    elif kind == "thermometer":
        parts += [
            rod((0, 0, 0.018), (0, 0, 0.15), 0.008, 0.008, "#eef3f5", GLASS, 14),
            sphere((0, 0, 0.024), 0.007, liquid, Material(roughness=0.2), 2),
            rod((0, 0, 0.024), (0, 0, 0.105), 0.0026, 0.0026, liquid, Material(roughness=0.3, emission=0.2), 8),
        ]
        parts += [
            soft_box((0.0085, 0, z), (0.001, 0.008 if i % 5 else 0.012, 0.0012), "#2a2623", MATT, 0.0002)
            for i, z in enumerate(np.linspace(0.045, 0.14, 16))
        ]
    else:
        parts += [
            turned(
                [(0.0005, 0.016), (0.009, 0.019), (0.012, 0.028), (0.012, 0.15), (0.0145, 0.152), (0.011, 0.152)],
                "#dfeaf0",
                GLASS,
                22,
            ),
            turned(
                [(0.0005, 0.018), (0.0085, 0.021), (0.0105, 0.03), (0.0105, 0.095), (0.0005, 0.095)],
                liquid,
                Material(roughness=0.15),
                20,
            ),
        ]
    return made(kind, gathered(parts), 0.1, "glass", shatters=True)


@recipe(0.13, "pillow", "towel", "blanket", "soap", "candy")
def soft_goods(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Of bedrooms and bathrooms, and a sweet in its wrapper."""
    if kind == "pillow":
        color = paint_of(attributes, "#efece4")
        n = 28
        t = np.arange(n) * math.tau / n
        square = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.45, np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.45
        outline = np.stack([0.22 * square[0], 0.32 * square[1]], 1)
        return made(
            kind, [cutout(outline, 0.05, color, CLOTH, axes=(0, 1), center=(0, 0, 0.06), bulge=0.055)], 0.8, "cloth"
        )
    if kind in ("towel", "blanket"):
        color = paint_of(attributes, "#7db4dc" if kind == "towel" else "#9c4a3a")
        wide, high = (0.34, 0.22) if kind == "towel" else (0.55, 0.42)
        fold = Material(texture=Texture.CLOTH, roughness=0.98, scale=1.5)
        parts = [soft_box((0, 0, 0.02 + 0.038 * i), (high, wide, 0.04), color, fold, 0.019) for i in range(3)]
        parts += [
            soft_box((high * 0.36, 0, 0.02 + 0.038 * i), (0.02, wide * 1.004, 0.0405), "#f1eee8", fold, 0.01)
            for i in range(3)
        ]
        return made(kind, gathered(parts), 0.6, "cloth")
    if kind == "soap":
        color = paint_of(attributes, "#e8c9d3")
        return made(
            kind,
            [soft_box((0, 0, 0.018), (0.10, 0.065, 0.036), color, Material(roughness=0.25), 0.016)],
            0.1,
            "plastic",
        )
    color = paint_of(attributes, "#b5231d")
    shine = Material(roughness=0.2)
    wrap = [sphere((0, 0, 0.02), (0.018, 0.026, 0.018), color, shine, 2)]
    for s in (-1, 1):
        wrap.append(
            lathe(
                (0, 0, 0),
                [(0.003, 0.0), (0.018, 0.024), (0.015, 0.022)],
                color,
                Material(roughness=0.25, two_sided=True),
                14,
            ).moved(np.array([[1, 0, 0, 0], [0, 0, s, s * 0.024], [0, 1, 0, 0.02]], float))
        )
    return made(kind, gathered(wrap), 0.01, "plastic")


@recipe(0.12, "purse", "belt")
def leather(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Small leather goods."""
    color = paint_of(attributes, "#5b3a24")
    if kind == "belt":
        t = np.linspace(0, 2.2 * math.tau, 90)
        r = 0.035 + 0.0035 * t
        coil = np.stack([r * np.cos(t), r * np.sin(t), np.full(len(t), 0.02)], 1)
        return made(
            kind,
            [bent(coil[::6], 0.012, color, LEATHER, 8), torus((0.09, 0, 0.02), 0.02, 0.004, "#c99a34", METAL, 20, 6)],
            0.3,
            "leather",
        )
    parts = [
        soft_box((0, 0, 0.05), (0.03, 0.13, 0.09), color, LEATHER, 0.014),
        soft_box((0, 0, 0.098), (0.02, 0.13, 0.012), "#c99a34", METAL, 0.004),
        sphere((0, 0, 0.112), 0.008, "#c99a34", METAL, 1),
    ]
    return made(kind, gathered(parts), 0.2, "leather")
