"""Wings, propellers, and what comes in pairs."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, transform
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import METAL, PLASTIC, Array, cutout
from studio.stage.things.vehicles.parts import LACQUER, loft
from studio.stage.things.vehicles.vehicle import (
    Going,
    MovingPart,
    grouped,
)


def wing(
    root: tuple[float, float, float],
    tip: tuple[float, float, float],
    chord: tuple[float, float],
    thick: float,
    color: str,
    material: Material = LACQUER,
) -> Mesh:
    """A tapered wing on the left: leading edges at root and tip, chords aft of them."""
    n = 16
    t = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rings: list[Array] = []
    for s in np.linspace(0, 1, 5):
        lead = np.array(root) * (1 - s) + np.array(tip) * s
        c = chord[0] * (1 - s) + chord[1] * s
        along = 0.5 - 0.5 * np.cos(t)
        up = thick * c * np.sin(t) * (1 - along) ** 0.6 * 0.9
        rings.append(np.stack([lead[0] - c * along, np.full(n, lead[1]), lead[2] + up], 1))
    return loft(rings[::-1], color, material)


def _flip(mesh: Mesh) -> Mesh:
    f = np.array([1, -1, 1], np.float32)
    return Mesh(
        mesh.positions * f,
        mesh.normals * f,
        mesh.colors,
        np.ascontiguousarray(mesh.triangles[:, ::-1]),
        mesh.material,
        smooth=mesh.smooth,
    )


def pair(mesh: Mesh) -> list[Mesh]:
    return [mesh, _flip(mesh)]


def prop(
    center: tuple[float, float, float], axis: str, blades: int, radius: float, width: float, turns: float, color: str
) -> MovingPart:
    """A propeller (axis x) or rotor (axis z) spinning at ``turns`` a second."""
    c = np.array(center)
    parts: list[Mesh] = []
    for i in range(blades):
        a = 2 * np.pi * i / blades
        blade = cutout(
            np.array(
                [
                    (0.0, -width * 0.4),
                    (radius * 0.6, -width * 0.55),
                    (radius, -width * 0.35),
                    (radius, width * 0.35),
                    (radius * 0.6, width * 0.55),
                    (0.0, width * 0.4),
                ]
            ),
            0.03,
            color,
            PLASTIC,
            (0, 1),
        )
        turn = transform(yaw=a)
        m = blade.moved(turn)
        if axis == "x":
            m = m.moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0]]))
        parts.append(m.moved(np.concatenate([np.eye(3), c[:, None]], 1)))
    parts.append(sphere(center, radius * 0.09, color, METAL, 1))

    def motion(g: Going) -> Floats:
        a = 2 * np.pi * turns * g.seconds
        r = transform(yaw=a)[:, :3].astype(float) if axis == "z" else transform(roll=a)[:, :3].astype(float)
        return np.concatenate([r, (c - r @ c)[:, None]], 1).astype(np.float32)

    return MovingPart(meshes=grouped(parts), motion=motion)
