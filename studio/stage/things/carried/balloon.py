"""Balloons on a string."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh
from studio.stage.shapes import tube
from studio.stage.things.forms import (
    MATT,
    Array,
    turned,
)
from studio.stage.things.thing import Attributes, Collider, Life, Thing, made, paint_of, place, recipe


@recipe(1.3, "balloon", "balloons")
def balloon(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A rubber balloon on a swaying string; origin at its knot, string below. ``balloons`` is a bunch of five."""
    count = 5 if kind == "balloons" else 1
    palette = ["#c4201c", "#2457a8", "#e0b023", "#2f8f4c", "#d9651d", "#c2509a"]
    parts: list[Mesh] = []
    knots: list[Array] = []
    shiny = Material(roughness=0.14)
    for i in range(count):
        color = (
            paint_of(attributes, palette[(seed + i) % 6])
            if count == 1 or attributes.get("color")
            else palette[(seed + i) % 6]
        )
        a = 2 * np.pi * i / max(count, 1)
        at = (
            np.array([0.0, 0, 0]) if count == 1 else np.array([0.2 * np.cos(a), 0.2 * np.sin(a), 0.75 + 0.12 * (i % 2)])
        )
        profile = [
            (0.0005, 0.0),
            (0.007, 0.002),
            (0.005, 0.010),
            (0.016, 0.024),
            (0.06, 0.075),
            (0.105, 0.140),
            (0.128, 0.205),
            (0.129, 0.25),
            (0.112, 0.305),
            (0.075, 0.345),
            (0.035, 0.362),
            (0.0005, 0.366),
        ]
        parts.append(turned(profile, color, shiny, 26, at))
        knots.append(at)
    length = 0.9 if count == 1 else 0.85

    def strings(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        out: list[tuple[Floats, Floats]] = []
        for i, knot in enumerate(knots):
            u = np.linspace(0, 1, 14)
            base = knot[None] * (1 - u[:, None]) + np.array([0, 0, 0 if count > 1 else -length])[None] * u[:, None]
            wave = 0.035 * u * np.sin(2.6 * seconds - 5.5 * u + seed + i)
            p = base + np.stack([wave, 0.7 * wave * np.cos(1.3 * seconds + i), 0 * u], 1)
            m = _string(p)
            out.append((m.positions, m.normals))
        return tuple(out)

    first = tuple(
        _string(np.stack([0 * np.linspace(0, 1, 14), 0 * np.linspace(0, 1, 14), -np.linspace(0, 1, 14)], 1))
        for _ in knots
    )
    return made(
        kind,
        parts,
        0.015 * count,
        "rubber",
        restitution=0.6,
        colliders=[Collider(shape="sphere", size=(0.13, 0.13, 0.13), center=(0, 0, 0.23))],
        handheld=True,
        life=Life(meshes=first, shape=strings),
        sockets={"grip": place(0, 0, 0 if count > 1 else -length), "knot": place(0, 0, 0)},
    )


def _string(points: Array) -> Mesh:
    return tube(points, 0.0018, "#e8e4da", MATT, 4)
