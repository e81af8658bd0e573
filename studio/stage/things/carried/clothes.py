"""Clothes that nobody wears: shoes on a floor, a coat on its hanger, a glove, a necklace on its bust."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import Color, smooth, torus
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import (
    CLOTH,
    LEATHER,
    METAL,
    RUBBER,
    Array,
    bent,
    cutout,
    gathered,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe

_THICK_CLOTH = Material(texture=Texture.CLOTH, roughness=0.95, two_sided=True)
_SOLE = "#e9e6df"

_Section = tuple[float, float, float, float]
"""(x, half width, bottom, top), metres."""


def _loft(sections: Sequence[_Section], color: Color, material: Material, round_: float = 2.4, sides: int = 20) -> Mesh:
    """A closed body through upright cross-sections, each a superellipse (Lamé) of exponent ``round_``."""
    t = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    across = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** (2 / round_)
    high = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** (2 / round_)
    rings: list[Array] = []
    for x, half, low, top in sections:
        rings.append(np.stack([np.full(sides, x), half * across, (low + top) / 2 + (top - low) / 2 * high], 1))
    first, last = rings[0].mean(0), rings[-1].mean(0)
    points = np.concatenate([*rings, first[None], last[None]])
    j = np.arange(sides)
    k = (j + 1) % sides
    faces: list[NDArray[np.int64]] = []
    for i in range(len(rings) - 1):
        a, b = i * sides, (i + 1) * sides
        faces += [np.stack([a + j, b + j, b + k], 1), np.stack([a + j, b + k, a + k], 1)]
    end, other = len(rings) * sides, (len(rings) - 1) * sides
    faces += [np.stack([np.full(sides, end), j, k], 1), np.stack([np.full(sides, end + 1), other + k, other + j], 1)]
    return smooth(points, np.concatenate(faces)[:, ::-1], color, material)


def _sneaker(y: float, color: str) -> list[Mesh]:
    sole = [
        (-0.125, 0.030, 0.0, 0.030),
        (-0.11, 0.036, 0.0, 0.034),
        (0.0, 0.034, 0.0, 0.026),
        (0.08, 0.043, 0.0, 0.024),
        (0.13, 0.034, 0.004, 0.026),
        (0.15, 0.012, 0.012, 0.024),
    ]
    upper = [
        (-0.122, 0.024, 0.02, 0.085),
        (-0.11, 0.031, 0.02, 0.105),
        (-0.06, 0.032, 0.02, 0.098),
        (-0.015, 0.032, 0.02, 0.092),
        (0.03, 0.035, 0.02, 0.075),
        (0.08, 0.039, 0.02, 0.058),
        (0.12, 0.032, 0.02, 0.046),
        (0.145, 0.013, 0.02, 0.032),
    ]
    parts = [_loft(sole, _SOLE, RUBBER, 3.2), _loft(upper, color, LEATHER)]
    parts.append(  # the opening, dark inside
        _hole((-0.068, 0.0, 0.1015), 0.038, 0.023, "#24211f")
    )
    laces = [(0.0, 0.089), (0.025, 0.078), (0.05, 0.070)]
    parts += [
        rod((x, -0.024, z - 0.006), (x + 0.006, 0.024, z - 0.006), 0.0035, 0.0035, "#f1eee8", CLOTH, 6)
        for x, z in laces
    ]
    parts += [
        bent(
            [(0.02, s * 0.0365, 0.05), (-0.03, s * 0.0345, 0.042), (-0.085, s * 0.0335, 0.075)],
            0.004,
            "#f1eee8",
            LEATHER,
        )
        for s in (1, -1)
    ]
    return [part.moved(np.array([[1, 0, 0, 0.0], [0, 1, 0, y], [0, 0, 1, 0.0]])) for part in parts]


def _hole(center: tuple[float, float, float], rx: float, ry: float, color: str) -> Mesh:
    """A flat ellipse that looks up."""
    t = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    rim = np.stack([center[0] + rx * np.cos(t), center[1] + ry * np.sin(t), np.full(20, center[2])], 1)
    j = np.arange(20)
    faces = np.stack([np.full(20, 20), j, (j + 1) % 20], 1)
    return smooth(np.concatenate([rim, [center]]), faces, color, Material(roughness=0.95, two_sided=True))


def _boot(y: float, color: str, shine: float) -> list[Mesh]:
    matter = Material(texture=Texture.LEATHER, roughness=shine)
    foot = [
        (-0.125, 0.028, 0.0, 0.10),
        (-0.10, 0.037, 0.0, 0.12),
        (-0.02, 0.037, 0.0, 0.11),
        (0.06, 0.041, 0.0, 0.075),
        (0.12, 0.036, 0.0, 0.06),
        (0.15, 0.016, 0.008, 0.04),
    ]
    shaft = turned(
        [(0.046, 0.06), (0.048, 0.16), (0.056, 0.30), (0.056, 0.30), (0.050, 0.30), (0.044, 0.12)],
        color,
        matter,
        22,
        center=(-0.075, 0, 0),
    )
    sole = [
        (-0.127, 0.030, -0.0, 0.022),
        (0.0, 0.036, 0.0, 0.016),
        (0.08, 0.045, 0.0, 0.018),
        (0.152, 0.018, 0.0, 0.018),
    ]
    parts = [_loft(foot, color, matter), shaft, _loft(sole, "#201c19", RUBBER, 3.4)]
    return [part.moved(np.array([[1, 0, 0, 0.0], [0, 1, 0, y], [0, 0, 1, 0.0]])) for part in parts]


def _high_heel(y: float, color: str) -> list[Mesh]:
    shine = Material(roughness=0.18)
    foot = [
        (-0.105, 0.022, 0.085, 0.135),
        (-0.085, 0.027, 0.08, 0.125),
        (-0.03, 0.026, 0.052, 0.085),
        (0.03, 0.031, 0.014, 0.05),
        (0.075, 0.036, 0.002, 0.042),
        (0.11, 0.026, 0.002, 0.036),
        (0.135, 0.006, 0.004, 0.016),
    ]
    parts = [_loft(foot, color, shine), rod((-0.088, 0, 0.085), (-0.094, 0, 0.004), 0.013, 0.0045, color, shine, 10)]
    return [part.moved(np.array([[1, 0, 0, 0.0], [0, 1, 0, y], [0, 0, 1, 0.0]])) for part in parts]


@recipe(0.12, "sneakers", "shoes", "boots", "high_heels", "sandals")
def shoes(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A pair, side by side, their toes forward."""
    pair: list[Mesh] = []
    for y in (-0.055, 0.055):
        if kind == "sneakers":
            pair += _sneaker(y, paint_of(attributes, "#e8e6e1"))
        elif kind == "boots":
            pair += _boot(y, paint_of(attributes, "#4a2f1d"), 0.5)
        elif kind == "high_heels":
            pair += _high_heel(y, paint_of(attributes, "#b5231d"))
        elif kind == "sandals":
            color = paint_of(attributes, "#7a5230")
            sole = [
                (-0.13, 0.03, 0.0, 0.022),
                (0.0, 0.034, 0.0, 0.018),
                (0.08, 0.045, 0.0, 0.018),
                (0.135, 0.02, 0.0, 0.018),
            ]
            straps = [((x, -0.044, 0.012), (x + 0.01, 0.0, 0.048), (x, 0.044, 0.012)) for x in (-0.055, 0.045, 0.075)]
            sandal = [_loft(sole, color, LEATHER, 3.0), *(bent(s, 0.006, color, LEATHER) for s in straps)]
            pair += [part.moved(np.array([[1, 0, 0, 0.0], [0, 1, 0, y], [0, 0, 1, 0.0]])) for part in sandal]
        else:
            pair += _boot(y, paint_of(attributes, "#3a261a"), 0.3)[::2]
    return made(kind, gathered(pair), 0.7, "leather")


_SHIRT = [
    (-0.10, 0.0),
    (0.10, 0.0),
    (0.20, -0.03),
    (0.42, -0.26),
    (0.33, -0.34),
    (0.215, -0.22),
    (0.225, -0.70),
    (-0.225, -0.70),
    (-0.215, -0.22),
    (-0.33, -0.34),
    (-0.42, -0.26),
    (-0.20, -0.03),
]
_LONG_SLEEVES = [
    (-0.10, 0.0),
    (0.10, 0.0),
    (0.21, -0.03),
    (0.30, -0.30),
    (0.36, -0.62),
    (0.28, -0.65),
    (0.215, -0.36),
    (0.235, -0.74),
    (-0.235, -0.74),
    (-0.215, -0.36),
    (-0.28, -0.65),
    (-0.36, -0.62),
    (-0.30, -0.30),
    (-0.21, -0.03),
]
_COAT = [(x * 1.05, y if y > -0.7 else -1.12) for x, y in _LONG_SLEEVES]
_DRESS = [
    (-0.12, 0.0),
    (-0.08, -0.02),
    (0.08, -0.02),
    (0.12, 0.0),
    (0.20, -0.05),
    (0.20, -0.20),
    (0.155, -0.42),
    (0.42, -1.12),
    (-0.42, -1.12),
    (-0.155, -0.42),
    (-0.20, -0.20),
    (-0.20, -0.05),
]
_HUNG = {
    "shirt": (_SHIRT, "#e7e4dc", 0.03),
    "sweater": (_LONG_SLEEVES, "#8a2f33", 0.045),
    "jacket": (_LONG_SLEEVES, "#2c3440", 0.04),
    "coat": (_COAT, "#8a6a45", 0.05),
    "dress": (_DRESS, "#9c2740", 0.06),
    "kimono": (_COAT, "#6c3f94", 0.04),
}


@recipe(1.75, *_HUNG)
def hung(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A garment on a hanger, on a stand."""
    outline, usual, bulge = _HUNG[kind]
    color, top = paint_of(attributes, usual), 1.52
    cloth = cutout(np.array(outline) + np.array((0.0, top)), 0.05, color, _THICK_CLOTH, axes=(1, 2), bulge=bulge)
    parts = [
        cloth,
        bent(
            [
                (0, -0.19, top - 0.02),
                (0, -0.09, top + 0.035),
                (0, 0, top + 0.05),
                (0, 0.09, top + 0.035),
                (0, 0.19, top - 0.02),
            ],
            0.008,
            "#8a5f38",
            Material(texture=Texture.WOOD, roughness=0.5),
        ),
        bent(
            [
                (0, 0, top + 0.05),
                (0, 0.0, top + 0.10),
                (0, 0.02, top + 0.13),
                (0, 0.0, top + 0.15),
                (0, -0.02, top + 0.135),
            ],
            0.003,
            "#b4b7bb",
            METAL,
            6,
        ),
        rod((-0.04, 0, 0.0), (-0.04, 0, 1.72), 0.014, 0.012, "#2a2a2d", METAL, 10),
        rod((-0.04, 0, 1.68), (0.03, 0, 1.68), 0.008, 0.008, "#2a2a2d", METAL, 8),
        turned(
            [(0.0005, 0.0), (0.19, 0.0), (0.19, 0.012), (0.03, 0.03), (0.0005, 0.03)],
            "#2a2a2d",
            METAL,
            26,
            center=(-0.04, 0, 0),
        ),
    ]
    if kind in ("shirt", "jacket", "coat"):
        low = top + (outline[6][1] if kind == "shirt" else -0.62)
        parts += [
            sphere((0.03 + bulge * 0.6, 0, z), 0.008, "#d8d2c4" if kind == "shirt" else "#1b1b1e", RUBBER, 1)
            for z in np.linspace(top - 0.12, low + 0.12, 5)
        ]
    return made(kind, gathered(parts), 5.0, "cloth")


@recipe(0.03, "gloves")
def gloves(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A pair, laid flat."""
    color = paint_of(attributes, "#5b3a24")
    out: list[Mesh] = []
    for side in (1.0, -1.0):
        y = 0.075 * side
        out += [
            soft_box((0.0, y, 0.014), (0.11, 0.085, 0.026), color, LEATHER, 0.012),
            soft_box((-0.085, y, 0.014), (0.07, 0.092, 0.028), color, LEATHER, 0.012),
        ]
        out += [
            rod((0.05, y + u, 0.014), (0.05 + long, y + u * 1.18, 0.013), 0.0125, 0.0105, color, LEATHER, 10)
            for u, long in ((-0.031, 0.070), (-0.0105, 0.082), (0.0105, 0.078), (0.031, 0.062))
        ]
        thumb = y - 0.04 * side
        out.append(rod((-0.02, thumb, 0.014), (0.045, thumb - 0.045 * side, 0.013), 0.014, 0.011, color, LEATHER, 10))
    return made(kind, gathered(out), 0.15, "leather")


@recipe(0.32, "necklace")
def necklace(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """On a velvet bust: a chain or pearls, and a pendant."""
    color = paint_of(attributes, "#d0a642")
    velvet = Material(texture=Texture.CLOTH, roughness=0.98)
    bust = turned(
        [
            (0.0005, 0),
            (0.10, 0.0),
            (0.10, 0.012),
            (0.045, 0.03),
            (0.05, 0.09),
            (0.085, 0.17),
            (0.075, 0.21),
            (0.035, 0.24),
            (0.030, 0.30),
            (0.0005, 0.305),
        ],
        "#22212a",
        velvet,
        26,
    )
    t: Array = np.linspace(-2.618, 2.618, 44)
    drop = 0.5 * (1 + np.cos(t))
    radius = 0.036 + 0.049 * drop
    points = np.stack([radius * np.cos(t), radius * np.sin(t), 0.252 - 0.082 * drop], 1)
    pearls = "pearl" in " ".join(attributes.values())
    gem = paint_of({"color": attributes.get("gem", "")}, "#1f6f9c")
    links = [
        sphere(
            p,
            0.0052 if pearls else 0.0034,
            "#f2ede2" if pearls else color,
            Material(roughness=0.12) if pearls else METAL,
            1,
        )
        for p in points
    ]
    pendant = [
        sphere((0.092, 0, 0.150), (0.006, 0.011, 0.014), gem, Material(roughness=0.05), 2),
        torus((0, 0, 0), 0.0145, 0.002, color, METAL, 24, 6).moved(
            np.array([[0, 0, 1, 0.09], [1, 0, 0, 0.0], [0, 1, 0, 0.150]])
        ),
    ]
    return made(kind, gathered([bust, *links, *pendant]), 0.6, "metal")


@recipe(0.24, "mask")
def mask(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A face mask such as is worn at a ball, upright on a small stand."""
    color = paint_of(attributes, "#ece9e1")
    shine = Material(roughness=0.3)
    n = 40
    t = 2 * np.pi * np.arange(n) / n
    outline = np.stack([0.085 * np.cos(t) * (1 - 0.12 * np.sin(t)), 0.115 * np.sin(t) + 0.125], 1)
    parts = [
        cutout(outline, 0.012, color, shine, axes=(1, 2), bulge=0.035),
        rod((-0.01, 0, 0.0), (-0.01, 0, 0.06), 0.006, 0.006, "#2a2a2d", METAL, 8),
        turned([(0.0005, 0.0), (0.05, 0.0), (0.05, 0.008), (0.0005, 0.01)], "#2a2a2d", METAL, 20, center=(-0.01, 0, 0)),
        rod((0.048, 0, 0.135), (0.062, 0, 0.10), 0.010, 0.014, color, shine, 10),
        sphere((0.044, 0, 0.062), (0.006, 0.026, 0.008), "#a8281f", shine, 2),
    ]
    for y in (-0.036, 0.036):
        parts += [
            sphere((0.040, y, 0.145), (0.006, 0.019, 0.011), "#100e10", Material(roughness=0.9), 2),
            bent([(0.038, y * 0.45, 0.172), (0.04, y, 0.182), (0.03, y * 1.6, 0.170)], 0.003, "#c99a34", METAL, 6),
        ]
    return made(kind, gathered(parts), 0.2, "plastic")
