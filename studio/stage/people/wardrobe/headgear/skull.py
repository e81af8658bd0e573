"""What all headgear is made of: the measured skull, turned shapes, things fixed to the head."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Material, Mesh
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import (
    PAINT,
    Color,
    grid,
    spread,
)  # fmt: skip
from studio.stage.people.skeleton import Doubles, Integers
from studio.stage.people.wardrobe import tone

Profile = Sequence[tuple[float, float]]
"""(radius, height) in units of the skull: 1 is its half width, height 0 the eyes, 1 the crown."""


@dataclass(frozen=True, slots=True)
class Skull:
    """The cranium in rest space: the vertical axis at ``x``, eye height ``z``; half sizes ahead, aside and up."""

    x: float
    z: float
    ahead: float
    aside: float
    up: float

    def place(self, unit: NDArray[np.floating], grow: float = 1.0) -> Doubles:
        """Points given in skull units to metres."""
        return np.asarray(unit, np.float64) * [self.ahead * grow, self.aside * grow, self.up] + np.array(
            [self.x, 0, self.z]
        )


def skull(fit: Fitting, face: Face) -> Skull:
    """Measure the head above the eyes."""
    body = fit.body
    head = body[(fit.body_groups.head > 0.9) & (body[:, 2] > face.middle[2])]
    level = head[np.abs(head[:, 2] - face.middle[2] - 0.05 * fit.scale) < 0.02]
    z = float(face.middle[2]) + 0.01
    return Skull(
        x=float(level[:, 0].max() + level[:, 0].min()) / 2,
        z=z,
        ahead=float(np.ptp(level[:, 0])) / 2,
        aside=float(np.abs(level[:, 1]).max()),
        up=float(head[:, 2].max()) - z,
    )


def turned(profile: Profile, segments: int) -> tuple[Doubles, Integers]:
    """A surface of revolution with its normals outward; the profile runs from low to high."""
    angle = spread(0, 2 * np.pi, segments, endpoint=False)
    p = np.array([[r * math.cos(a), r * math.sin(a), z] for r, z in profile for a in angle])
    return p, grid(len(profile), segments, closed=True)


def dome(
    fit: Fitting,
    face: Face,
    profile: Profile,
    color: Color,
    material: Material,
    *,
    grow: float = 1.08,
    keep: Callable[[Doubles], NDArray[np.bool_]] | None = None,
    bend: Callable[[Doubles], Doubles] | None = None,
    lining: bool = False,
) -> Skull:
    """A turned shape about the skull. ``keep`` picks triangles by their centres (metres); ``bend`` moves the points."""
    s = skull(fit, face)
    segments = (48, 36, 24, 14)[fit.level]
    unit, faces = turned(profile, segments)
    p = s.place(unit, grow)
    if bend is not None:
        p = bend(p)
    if keep is not None:
        faces = faces[keep(p[faces].mean(1))]
    fit.put(p, faces, fit.bound("Head", len(p)), color, material)
    if lining:
        inner = p.copy()
        inner[:, :2] = np.array([s.x, 0]) + (inner[:, :2] - np.array([s.x, 0])) * 0.96
        fit.put(inner, faces[:, ::-1], fit.bound("Head", len(p)), tone(color, 0.35), PAINT)
    return s


def fix_on_head(fit: Fitting, mesh: Mesh, material: Material, bone: str = "Head") -> None:
    fit.fix(mesh, bone, material)
