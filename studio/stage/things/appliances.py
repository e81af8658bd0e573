"""Machines of kitchen, laundry, office and workbench."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus
from studio.stage.things.forms import (
    DULL_METAL,
    GLASS,
    MATT,
    METAL,
    PAINTED,
    PAPER,
    PLASTIC,
    Array,
    bent,
    cutout,
    disc,
    gathered,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe

_ENAMEL = Material(roughness=0.22)
_DARK = "#1d1e21"
_STEEL = "#b4b7bb"
_SCREEN = Material(roughness=0.1, emission=0.6)


def _standing_ring(x: float, y: float, z: float, radius: float, thick: float, color: str, material: Material) -> Mesh:
    """A ring that faces along x."""
    turn = np.array([[0, 0, 1, x], [1, 0, 0, y], [0, 1, 0, z]], float)
    return torus((0, 0, 0), radius, thick, color, material, 32, 8).moved(turn)


def _handle(x: float, y: float, low: float, high: float) -> list[Mesh]:
    """A bar on a door, upright, with its two feet."""
    ends = [rod((x, y, z), (x + 0.035, y, z), 0.008, 0.008, _STEEL, METAL, 8) for z in (low, high)]
    return [rod((x + 0.035, y, low - 0.02), (x + 0.035, y, high + 0.02), 0.010, 0.010, _STEEL, METAL, 10), *ends]


@recipe(1.75, "refrigerator")
def refrigerator(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Freezer above, two handles."""
    color = paint_of(attributes, "#e8e8e6")
    parts = [
        soft_box((0, 0, 0.89), (0.64, 0.70, 1.70), color, _ENAMEL, 0.02),
        soft_box((0.335, 0, 1.46), (0.05, 0.69, 0.55), color, _ENAMEL, 0.018),
        soft_box((0.335, 0, 0.62), (0.05, 0.69, 1.08), color, _ENAMEL, 0.018),
        soft_box((0.0, 0, 0.02), (0.58, 0.64, 0.05), _DARK, MATT, 0.01),
    ]
    parts += [*_handle(0.355, -0.28, 1.30, 1.55), *_handle(0.355, -0.28, 0.75, 1.08)]
    return made(kind, gathered(parts), 60, "metal")


@recipe(0.92, "stove", "oven")
def stove(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Four burners over an oven with a window."""
    color = paint_of(attributes, "#dfe0de")
    parts = [
        soft_box((0, 0, 0.44), (0.60, 0.60, 0.86), color, _ENAMEL, 0.012),
        soft_box((0, 0, 0.885), (0.60, 0.60, 0.03), _DARK, _ENAMEL, 0.008),
        soft_box((0.312, 0, 0.40), (0.03, 0.54, 0.50), color, _ENAMEL, 0.012),
        soft_box((0.328, 0, 0.40), (0.008, 0.38, 0.28), "#2a1c12", Material(roughness=0.08, emission=0.10), 0.003),
        rod((0.355, -0.22, 0.60), (0.355, 0.22, 0.60), 0.010, 0.010, _STEEL, METAL, 10),
    ]
    parts += [rod((0.325, y, 0.60), (0.355, y, 0.60), 0.007, 0.007, _STEEL, METAL, 8) for y in (-0.2, 0.2)]
    parts += [_standing_ring(0.318, y, 0.76, 0.012, 0.011, _DARK, PLASTIC) for y in (-0.2, -0.1, 0.0, 0.1, 0.2)]
    for x in (-0.14, 0.14):
        for y in (-0.15, 0.15):
            parts += [
                torus((x, y, 0.915), 0.075, 0.006, "#121214", DULL_METAL, 28, 6),
                turned(
                    [(0.0005, 0.9), (0.035, 0.9), (0.03, 0.912), (0.0005, 0.914)],
                    "#3a3b3e",
                    DULL_METAL,
                    20,
                    center=(x, y, 0.0),
                ),
            ]
            parts += [
                rod(
                    (x - 0.09 * c, y - 0.09 * s, 0.918),
                    (x + 0.09 * c, y + 0.09 * s, 0.918),
                    0.004,
                    0.004,
                    "#121214",
                    DULL_METAL,
                    6,
                )
                for c, s in ((1, 0), (0, 1))
            ]
    return made(kind, gathered(parts), 45, "metal")


@recipe(0.87, "washing_machine")
def washing_machine(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A front loader with a porthole."""
    color = paint_of(attributes, "#eceded")
    parts = [
        soft_box((0, 0, 0.435), (0.58, 0.60, 0.85), color, _ENAMEL, 0.02),
        soft_box((0.295, 0, 0.79), (0.012, 0.58, 0.10), "#d5d7d9", PLASTIC, 0.004),
        _standing_ring(0.297, 0, 0.42, 0.185, 0.028, _STEEL, METAL),
        disc((0.300, 0, 0.42), 0.175, (1, 0, 0), "#2b3844", Material(roughness=0.05), 36),
        disc((0.3015, 0.03, 0.40), 0.09, (1, 0, 0), "#7f93a3", Material(roughness=0.2), 28),
        _standing_ring(0.303, 0.19, 0.79, 0.028, 0.012, _STEEL, METAL),
        soft_box((0.304, 0.02, 0.79), (0.006, 0.12, 0.045), "#0e2a3a", _SCREEN, 0.002),
    ]
    return made(kind, gathered(parts), 65, "metal")


@recipe(0.30, "microwave")
def microwave(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Its window, its buttons, its clock."""
    color = paint_of(attributes, "#d7d8da")
    parts = [
        soft_box((0, 0, 0.15), (0.36, 0.50, 0.28), color, _ENAMEL, 0.012),
        soft_box((0.182, -0.06, 0.15), (0.012, 0.34, 0.24), _DARK, _ENAMEL, 0.004),
        soft_box((0.190, -0.06, 0.15), (0.004, 0.26, 0.16), "#3a3020", Material(roughness=0.1, emission=0.15), 0.001),
        soft_box((0.184, 0.19, 0.235), (0.008, 0.09, 0.03), "#0f3a2a", _SCREEN, 0.002),
        rod((0.205, 0.125, 0.06), (0.205, 0.125, 0.24), 0.007, 0.007, _STEEL, METAL, 8),
    ]
    parts += [
        soft_box((0.186, 0.165 + 0.025 * i, 0.19 - 0.028 * j), (0.006, 0.018, 0.018), "#f0f0ee", PLASTIC, 0.002)
        for i in range(3)
        for j in range(4)
    ]
    return made(kind, gathered(parts), 13, "metal")


@recipe(0.20, "toaster")
def toaster(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Two slices are up."""
    color = paint_of(attributes, "#c2c5c8")
    metal = METAL if "color" not in attributes else _ENAMEL
    parts = [
        soft_box((0, 0, 0.095), (0.28, 0.17, 0.17), color, metal, 0.035),
        soft_box((0, 0, 0.012), (0.27, 0.16, 0.024), _DARK, PLASTIC, 0.008),
        soft_box((0.146, 0, 0.12), (0.02, 0.03, 0.02), _DARK, PLASTIC, 0.004),
    ]
    for y in (-0.035, 0.035):
        parts += [
            soft_box((0, y, 0.181), (0.19, 0.03, 0.004), "#15130f", MATT, 0.001),
            soft_box((0, y, 0.19), (0.115, 0.018, 0.075), "#b9803f", MATT, 0.012),
            soft_box((0, y, 0.19), (0.100, 0.0195, 0.060), "#e3bd7c", MATT, 0.008),
        ]
    return made(kind, gathered(parts), 1.5, "metal")


@recipe(0.24, "typewriter")
def typewriter(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A portable of the fifties with a sheet in it; the keys are towards who looks."""
    color = paint_of(attributes, "#2f4a46")
    parts = [
        soft_box((0, 0, 0.04), (0.32, 0.32, 0.06), color, PAINTED, 0.02),
        soft_box((-0.08, 0, 0.10), (0.15, 0.31, 0.09), color, PAINTED, 0.025),
        rod((-0.06, -0.20, 0.165), (-0.06, 0.20, 0.165), 0.020, 0.020, _DARK, MATT, 16),
        rod((-0.06, -0.215, 0.165), (-0.06, -0.19, 0.165), 0.028, 0.028, _DARK, PLASTIC, 14),
        rod((-0.06, 0.19, 0.165), (-0.06, 0.215, 0.165), 0.028, 0.028, _DARK, PLASTIC, 14),
        bent([(-0.05, 0.2, 0.18), (0.0, 0.225, 0.21), (0.03, 0.23, 0.215)], 0.005, _STEEL, METAL),
        soft_box((-0.075, 0, 0.245), (0.002, 0.21, 0.17), "#f3f0e6", PAPER, 0.0005),
    ]
    for row in range(4):
        x, z = 0.135 - 0.033 * row, 0.068 + 0.014 * row
        for i in range(10):
            y = -0.125 + 0.0275 * i + 0.006 * (row % 2)
            parts += [
                turned(
                    [(0.0005, 0.0), (0.0105, 0.0), (0.0105, 0.005), (0.0005, 0.006)],
                    "#ece6d6",
                    PLASTIC,
                    12,
                    center=(x, y, z),
                )
            ]
    parts.append(rod((0.155, -0.08, 0.060), (0.155, 0.08, 0.060), 0.007, 0.007, "#ece6d6", PLASTIC, 8))
    parts += [
        soft_box(
            (-0.0755 + 0.0012, 0.0, 0.31 - 0.017 * i), (0.002, 0.16 - 0.05 * (i == 2), 0.003), "#3a3a3c", MATT, 0.0004
        )
        for i in range(4)
    ]
    return made(kind, gathered(parts), 6, "metal")


@recipe(0.30, "sewing_machine")
def sewing_machine(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """An arm over a bed, a wheel at its end, a cloth under the needle."""
    color = paint_of(attributes, "#1e1f22")
    gold = Material(texture=Texture.METAL, roughness=0.3)
    parts = [
        soft_box((0, 0, 0.025), (0.19, 0.42, 0.05), "#6d4526", Material(texture=Texture.WOOD, roughness=0.5), 0.012),
        soft_box((0, 0.13, 0.145), (0.09, 0.07, 0.20), color, PAINTED, 0.02),
        rod((0, 0.14, 0.255), (0, -0.12, 0.235), 0.043, 0.032, color, PAINTED, 16),
        soft_box((0, -0.14, 0.19), (0.07, 0.05, 0.12), color, PAINTED, 0.014),
        rod((0, -0.14, 0.13), (0, -0.14, 0.06), 0.004, 0.0015, _STEEL, METAL, 8),
        soft_box((0, -0.14, 0.064), (0.035, 0.018, 0.005), _STEEL, METAL, 0.001),
        rod((0, 0.12, 0.29), (0, 0.12, 0.34), 0.012, 0.012, "#a8281f", MATT, 12),
        soft_box((0.02, -0.12, 0.053), (0.30, 0.22, 0.004), "#7db4dc", MATT, 0.001),
    ]
    wheel = np.array([[1, 0, 0, 0], [0, 0, 1, 0.195], [0, 1, 0, 0.245]], float)
    parts.append(torus((0, 0, 0), 0.06, 0.011, _STEEL, METAL, 30, 8).moved(wheel))
    parts += [
        rod((0, 0.195, 0.245), (0.055 * np.cos(a), 0.195, 0.245 + 0.055 * np.sin(a)), 0.005, 0.005, _STEEL, METAL, 6)
        for a in np.arange(5) * 2 * np.pi / 5
    ]
    parts.append(rod((0.0, 0.05, 0.2885), (0.0, -0.08, 0.2755), 0.004, 0.004, "#c99a34", gold, 6))
    return made(kind, gathered(parts), 11, "metal")


@recipe(0.38, "cash_register")
def cash_register(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A drawer, keys, a price in the window."""
    color = paint_of(attributes, "#8a2f2a")
    parts = [
        soft_box((0, 0, 0.06), (0.40, 0.40, 0.12), color, PAINTED, 0.012),
        soft_box((-0.05, 0, 0.19), (0.26, 0.36, 0.16), color, PAINTED, 0.03),
        soft_box((-0.08, 0, 0.315), (0.10, 0.28, 0.10), color, PAINTED, 0.02),
        soft_box((-0.028, 0, 0.318), (0.006, 0.20, 0.055), "#0f3a2a", _SCREEN, 0.002),
        soft_box((0.202, 0, 0.06), (0.012, 0.36, 0.085), "#6b221e", PAINTED, 0.005),
        sphere((0.212, 0, 0.06), 0.012, _STEEL, METAL, 1),
    ]
    parts += [
        turned(
            [(0.0005, 0.0), (0.013, 0.0), (0.013, 0.008), (0.0005, 0.01)],
            "#ece6d6",
            PLASTIC,
            12,
            center=(0.085 - 0.036 * j + 0.03, -0.12 + 0.04 * i, 0.22 + 0.016 * j),
        )
        for i in range(7)
        for j in range(4)
    ]
    return made(kind, gathered(parts), 14, "metal")


@recipe(1.05, "vacuum_cleaner")
def vacuum_cleaner(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A drum on wheels, hose, pipe and nozzle."""
    color = paint_of(attributes, "#b5231d")
    parts = [
        sphere((-0.25, 0, 0.15), (0.20, 0.14, 0.12), color, _ENAMEL, 3),
        sphere((-0.20, 0, 0.22), (0.10, 0.08, 0.06), _DARK, PLASTIC, 2),
        bent(
            [(-0.08, 0, 0.17), (0.10, 0.05, 0.30), (0.20, 0.04, 0.60), (0.14, 0.0, 0.92), (0.22, 0, 0.98)],
            0.022,
            _DARK,
            MATT,
            12,
        ),
        rod((0.20, 0, 0.98), (0.62, 0, 0.10), 0.017, 0.017, _STEEL, METAL, 12),
        soft_box((0.66, 0, 0.035), (0.11, 0.30, 0.06), _DARK, PLASTIC, 0.015),
    ]
    for y in (-0.13, 0.13):
        parts.append(
            torus((0, 0, 0), 0.065, 0.022, _DARK, PLASTIC, 24, 8).moved(
                np.array([[1, 0, 0, -0.33], [0, 0, 1, y], [0, 1, 0, 0.085]], float)
            )
        )
    return made(kind, gathered(parts), 6, "plastic")


@recipe(0.42, "fan")
def fan(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A desk fan: four blades behind a guard."""
    color = paint_of(attributes, "#5d8fb3")
    parts = [
        turned(
            [(0.0005, 0.0), (0.10, 0.0), (0.10, 0.012), (0.03, 0.03), (0.02, 0.12), (0.0005, 0.13)],
            "#e8e6e0",
            PAINTED,
            26,
        ),
        rod((0, 0, 0.1), (0, 0, 0.26), 0.012, 0.012, "#e8e6e0", PAINTED, 10),
        rod((-0.07, 0, 0.26), (0.03, 0, 0.26), 0.045, 0.035, "#e8e6e0", PAINTED, 16),
    ]
    for i in range(4):
        a = i * np.pi / 2 + 0.3
        outline = [(0.02 * np.cos(a + 1.2), 0.02 * np.sin(a + 1.2))]
        outline += [
            (r * np.cos(a + w), r * np.sin(a + w))
            for r, w in ((0.12, 0.75), (0.135, 0.3), (0.125, -0.15), (0.05, -0.25))
        ]
        parts.append(
            cutout(np.array(outline) + np.array((0.0, 0.26)), 0.004, color, PLASTIC, axes=(1, 2), center=(0.05, 0, 0))
        )
    parts += [_standing_ring(0.075, 0, 0.26, r, 0.0028, _STEEL, METAL) for r in (0.15, 0.11, 0.07, 0.03)]
    parts += [
        rod(
            (0.075, 0.03 * np.cos(a), 0.26 + 0.03 * np.sin(a)),
            (0.075, 0.15 * np.cos(a), 0.26 + 0.15 * np.sin(a)),
            0.0016,
            0.0016,
            _STEEL,
            METAL,
            5,
        )
        for a in np.arange(24) * np.pi / 12
    ]
    return made(kind, gathered(parts), 2, "metal")


@recipe(0.40, "microscope")
def microscope(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Foot, arm, stage with a slide, tube and eyepiece."""
    color = paint_of(attributes, "#e4e4e0")
    parts = [
        soft_box((0, 0, 0.015), (0.22, 0.15, 0.03), _DARK, PAINTED, 0.01),
        bent([(-0.07, 0, 0.03), (-0.095, 0, 0.13), (-0.06, 0, 0.24), (-0.005, 0, 0.27)], 0.022, color, PAINTED, 14),
        soft_box((0.03, 0, 0.125), (0.13, 0.13, 0.012), _DARK, PAINTED, 0.003),
        soft_box((0.035, 0, 0.133), (0.024, 0.075, 0.002), "#bcd8e6", GLASS, 0.0005),
        rod((0.03, 0, 0.29), (0.03, 0, 0.19), 0.026, 0.026, color, PAINTED, 18),
        rod((0.03, 0, 0.19), (0.032, 0, 0.155), 0.014, 0.009, _STEEL, METAL, 14),
        rod((0.02, 0, 0.285), (-0.055, 0, 0.385), 0.020, 0.020, color, PAINTED, 16),
        rod((-0.055, 0, 0.385), (-0.073, 0, 0.409), 0.016, 0.016, _DARK, PLASTIC, 14),
        turned(
            [(0.0005, 0.03), (0.022, 0.03), (0.018, 0.06), (0.0005, 0.062)],
            "#ffedc0",
            Material(roughness=0.3, emission=1.2),
            18,
            center=(0.03, 0, 0.0),
        ),
    ]
    for y in (-0.032, 0.032):
        parts.append(
            torus((0, 0, 0), 0.018, 0.010, _DARK, PLASTIC, 20, 8).moved(
                np.array([[1, 0, 0, -0.085], [0, 0, 1, y], [0, 1, 0, 0.12]], float)
            )
        )
    return made(kind, gathered(parts), 4, "metal")


@recipe(0.24, "hourglass")
def hourglass(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Two bulbs, sand in both, three pillars."""
    wood = Material(texture=Texture.WOOD, roughness=0.45)
    profile = [
        (0.050, 0.02),
        (0.052, 0.06),
        (0.040, 0.095),
        (0.007, 0.118),
        (0.007, 0.122),
        (0.040, 0.145),
        (0.052, 0.18),
        (0.050, 0.22),
    ]
    color = paint_of(attributes, "#d8b878")
    parts = [
        turned([(0.0005, 0.0), (0.068, 0.0), (0.068, 0.016), (0.0005, 0.018)], "#6d4526", wood, 26, center=(0, 0, z))
        for z in (0.0, 0.222)
    ]
    parts += [
        turned(profile, "#dfeaf0", GLASS, 26),
        turned([(0.0005, 0.02), (0.046, 0.02), (0.044, 0.045), (0.0005, 0.075)], color, MATT, 24),
        turned([(0.004, 0.122), (0.034, 0.146), (0.041, 0.165), (0.0005, 0.155)], color, MATT, 24),
        rod((0, 0, 0.07), (0, 0, 0.122), 0.0012, 0.0012, color, MATT, 5),
    ]
    parts += [
        rod(
            (0.058 * np.cos(a), 0.058 * np.sin(a), 0.015),
            (0.058 * np.cos(a), 0.058 * np.sin(a), 0.224),
            0.0055,
            0.0055,
            "#6d4526",
            wood,
            8,
        )
        for a in np.arange(3) * 2 * np.pi / 3 + 0.5
    ]
    return made(kind, gathered(parts), 0.5, "glass", shatters=True)


def _toothed(radius: float, teeth: int, deep: float) -> Array:
    """The outline of a cog wheel, (n, 2)."""
    t = np.arange(teeth * 4) * 2 * np.pi / (teeth * 4)
    r = radius + deep * (np.arange(teeth * 4) % 4 < 2)
    return np.stack([r * np.cos(t), r * np.sin(t)], 1).astype(np.float64)


@recipe(0.30, "gear", "gears")
def gears(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Cog wheels; more than one mesh with each other."""
    color = paint_of(attributes, "#b98d3d")
    brass = Material(texture=Texture.METAL, roughness=0.32)
    wheels = [(0.0, 0.14, 0.12, 20)]
    if kind == "gears":
        wheels += [(0.192, 0.20, 0.066, 11), (-0.165, 0.245, 0.062, 10)]
    parts: list[Mesh] = []
    for i, (y, z, radius, teeth) in enumerate(wheels):
        tint = ("#8f9398", color, "#7a5a34")[(i + 1) % 3]
        wheel = _toothed(radius, teeth, 0.016) + np.array((y, z))
        parts += [
            cutout(wheel, 0.03, tint, brass, axes=(1, 2)),
            _standing_ring(0.016, y, z, radius * 0.72, 0.006, tint, brass),
            rod((-0.03, y, z), (0.035, y, z), radius * 0.2, radius * 0.2, _DARK, DULL_METAL, 16),
        ]
        parts += [
            sphere(
                (0.016, y + radius * 0.45 * np.cos(a), z + radius * 0.45 * np.sin(a)),
                (0.004, radius * 0.16, radius * 0.16),
                "#17130d",
                MATT,
                1,
            )
            for a in np.arange(5) * 2 * np.pi / 5
        ]
    return made(kind, gathered(parts), 2, "metal")
