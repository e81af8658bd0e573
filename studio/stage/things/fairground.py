"""The fairground: a big wheel that turns, a carousel that goes round, a trampoline."""

import math

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, merged
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, lathe, torus
from studio.stage.things.forms import METAL, PAINTED, Array, gathered, rod, soft_box, turned
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, recipe

_CABINS = ("#b5231d", "#e0b023", "#2f7d3c", "#2457a8", "#dc7f9c", "#d9651d")
_WHEEL_S, _CAROUSEL_S = 36.0, 9.0
"""Seconds of one turn."""


def _turned(mesh: Mesh, turn: Array, hub: Array) -> tuple[Floats, Floats]:
    return ((mesh.positions @ turn.T + hub).astype(np.float32), (mesh.normals @ turn.T).astype(np.float32))


@recipe(22.0, "ferris_wheel")
def ferris_wheel(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Twelve cabins that stay upright on a wheel of twenty metres; it faces along x."""
    color = paint_of(attributes, "#e8e6e0")
    radius, high, count = 9.6, 11.6, 12
    hub = np.array([0.0, 0.0, high])
    legs = [
        rod((x, s * 5.2, 0.0), (x * 0.7, 0.0, high), 0.22, 0.16, color, PAINTED, 10)
        for x in (-1.5, 1.5)
        for s in (-1, 1)
    ]
    base = [
        soft_box((0, 0, 0.25), (5.0, 13.0, 0.5), "#6d6f73", PAINTED, 0.06),
        rod((-1.4, 0, high), (1.4, 0, high), 0.42, 0.42, "#b5231d", PAINTED, 18),
    ]
    upright = np.array([[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]], float)
    rim: list[Mesh] = []
    for x in (-0.75, 0.75):
        for r, thick in ((radius, 0.09), (radius * 0.86, 0.06)):
            ring = torus((0, 0, 0), r, thick, color, PAINTED, 72, 6).moved(upright)
            rim.append(ring.moved(np.array([[1, 0, 0, x], [0, 1, 0, 0], [0, 0, 1, 0]], float)))
    arms = [(math.cos(a), math.sin(a)) for a in np.arange(count) * math.tau / count]
    for c, s in arms:
        rim += [rod((x, 0, 0), (x, radius * c, radius * s), 0.055, 0.055, color, PAINTED, 6) for x in (-0.75, 0.75)]
        rim.append(rod((-0.8, radius * c, radius * s), (0.8, radius * c, radius * s), 0.06, 0.06, color, PAINTED, 6))
    lamp = Material(roughness=0.6, emission=2.2)
    for i in range(count * 3):
        a = i * math.tau / (count * 3)
        rim.append(sphere((0.86, radius * math.cos(a), radius * math.sin(a)), 0.085, "#ffe2a0", lamp, 1))
    moving = gathered(rim)
    cabins: list[tuple[Mesh, tuple[float, float]]] = []
    for i, arm in enumerate(arms):
        paint = _CABINS[i % len(_CABINS)]
        shell = [
            soft_box((0, 0, -1.15), (1.25, 1.35, 0.75), paint, PAINTED, 0.16),
            lathe((0, 0, -0.32), [(0.80, 0.0), (0.62, 0.22), (0.02, 0.36)], paint, PAINTED, 14),
            *(
                rod((x, y, -0.85), (x, y, -0.3), 0.035, 0.035, "#f0eee8", PAINTED, 6)
                for x in (-0.5, 0.5)
                for y in (-0.55, 0.55)
            ),
        ]
        cabins.append((merged(shell), arm))

    def shape(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        a = math.tau * seconds / _WHEEL_S
        c, s = math.cos(a), math.sin(a)
        turn = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
        placed = [_turned(mesh, turn, hub) for mesh in moving]
        for mesh, (y, z) in cabins:
            at = np.array([0.0, radius * (y * c - z * s), high + radius * (y * s + z * c)])
            placed.append(((mesh.positions + at).astype(np.float32), mesh.normals))
        return tuple(placed)

    life = Life(meshes=(*moving, *(mesh for mesh, _ in cabins)), shape=shape, loop="creak")
    reach = radius + 0.8
    return made(
        kind,
        gathered([*legs, *base]),
        4e4,
        "metal",
        life=life,
        extent=((-2.5, -reach, 0.0), (2.5, reach, high + reach)),
    )


def _horse(paint: str) -> list[Mesh]:
    """A wooden horse about its pole, its head along x."""
    coat = Material(roughness=0.3)
    body = [
        sphere((0, 0, 0), (0.46, 0.17, 0.20), paint, coat, 2),
        rod((0.32, 0, 0.08), (0.55, 0, 0.42), 0.15, 0.09, paint, coat, 12),
        rod((0.55, 0, 0.42), (0.76, 0, 0.30), 0.085, 0.055, paint, coat, 10),
        sphere((-0.02, 0, 0.17), (0.20, 0.16, 0.06), "#a8281f", coat, 2),
        rod((-0.42, 0, 0.08), (-0.66, 0, -0.18), 0.06, 0.03, "#d9a441", coat, 8),
        rod((0.30, 0, 0.30), (0.52, 0, 0.56), 0.05, 0.03, "#d9a441", coat, 8),
    ]
    for x, y, knee in ((0.3, -0.1, 0.28), (0.3, 0.1, 0.12), (-0.3, -0.1, -0.16), (-0.3, 0.1, -0.32)):
        body += [
            rod((x, y, -0.1), (x + knee, y, -0.34), 0.07, 0.05, paint, coat, 8),
            rod((x + knee, y, -0.34), (x + knee * 0.4, y, -0.58), 0.045, 0.035, paint, coat, 8),
        ]
    return body


@recipe(4.6, "carousel")
def carousel(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Ten horses that rise and fall under a striped roof."""
    color = paint_of(attributes, "#b5231d")
    count, radius = 10, 2.3
    still = [
        lathe(
            (0, 0, 0),
            [(3.2, 0.0), (3.2, 0.22), (0.01, 0.23)],
            "#8a5a38",
            Material(texture=Texture.PLANKS, scale=4.0),
            40,
        )
    ]
    roof: list[Mesh] = [
        lathe((0, 0, 3.1), [(0.55, -2.9), (0.5, 0.0)], "#f0e6c8", PAINTED, 12),
        lathe((0, 0, 3.0), [(3.3, 0.0), (3.3, 0.34), (3.26, 0.34)], "#e8c65a", PAINTED, 40),
        turned([(0.10, 0.0), (0.10, 0.3), (0.0005, 0.42)], "#e8c65a", METAL, 14, center=(0, 0, 4.5)),
    ]
    sides = 20
    for i in range(sides):
        a, b = i * math.tau / sides, (i + 1) * math.tau / sides
        points = np.array(
            [[3.3 * math.cos(a), 3.3 * math.sin(a), 3.34], [3.3 * math.cos(b), 3.3 * math.sin(b), 3.34], [0, 0, 4.55]]
        )
        roof.append(_panel(points, color if i % 2 else "#f3ecd8"))
    lamp = Material(roughness=0.6, emission=2.5)
    roof += [
        sphere((3.34 * math.cos(a), 3.34 * math.sin(a), 3.17), 0.055, "#ffe2a0", lamp, 1)
        for a in np.arange(30) * math.tau / 30
    ]
    moving = gathered(roof)
    paints = ("#f3ecd8", "#7a4a2a", "#2b2623", "#d9c7a0", "#8fa3b0")
    horses: list[tuple[Mesh, float]] = []
    poles: list[Mesh] = []
    for i in range(count):
        a = i * math.tau / count
        horses.append((merged(_horse(paints[i % len(paints)])), a))
        at = (radius * math.cos(a), radius * math.sin(a))
        poles.append(rod((*at, 0.2), (*at, 3.1), 0.03, 0.03, "#d9a441", METAL, 8))
    rods = merged(poles)

    def shape(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        spun = math.tau * seconds / _CAROUSEL_S
        placed = [_turned(mesh, _about_z(spun), np.zeros(3)) for mesh in (*moving, rods)]
        for i, (mesh, a) in enumerate(horses):
            now = a + spun
            at = np.array(
                [radius * math.cos(now), radius * math.sin(now), 1.25 + 0.22 * math.sin(2 * spun + i * math.pi)]
            )
            placed.append(_turned(mesh, _about_z(now + math.pi / 2), at))
        return tuple(placed)

    life = Life(meshes=(*moving, rods, *(mesh for mesh, _ in horses)), shape=shape, loop="creak")
    return made(kind, still, 6e3, "wood", life=life, extent=((-3.4, -3.4, 0.0), (3.4, 3.4, 4.95)))


def _about_z(a: float) -> Array:
    c, s = math.cos(a), math.sin(a)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def _panel(points: Array, color: str) -> Mesh:
    return faceted(points, [[0, 1, 2]], color, Material(texture=Texture.CLOTH, roughness=0.8, two_sided=True))


@recipe(0.9, "trampoline")
def trampoline(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A round one for a garden."""
    color = paint_of(attributes, "#2457a8")
    parts = [
        torus((0, 0, 0.82), 1.75, 0.06, "#b4b7bb", METAL, 48, 8),
        lathe((0, 0, 0.86), [(1.82, 0.0), (1.80, 0.03), (1.45, 0.03), (1.43, 0.0)], color, PAINTED, 44),
        lathe(
            (0, 0, 0.855),
            [(1.46, 0.0), (0.01, -0.02)],
            "#17181a",
            Material(texture=Texture.CLOTH, roughness=0.9, two_sided=True),
            40,
        ),
    ]
    for a in np.arange(6) * math.tau / 6:
        c, s = math.cos(a), math.sin(a)
        parts.append(rod((1.72 * c, 1.72 * s, 0.82), (1.78 * c, 1.78 * s, 0.0), 0.035, 0.035, "#b4b7bb", METAL, 8))
    return made(kind, gathered(parts), 50, "metal", restitution=0.85)
