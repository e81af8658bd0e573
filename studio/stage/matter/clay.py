"""Claymation: everything is kneaded, thumbs leave dents and prints, and whoever moves is posed anew.

The world's matter becomes clay, its colours those of a few sticks of it; surfaces swell and dent by a smooth field that
is another for every pose, so that they "boil" as hand-made films do. Nothing is smeared: poses are photographed at
rest.
"""

from dataclasses import replace

import numpy as np

from studio.stage.matter.dents import dented
from studio.stage.matter.kinds import SOLID
from studio.stage.matter.twos import pose_number
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.world import Moment, World

_DENT_M, _REACH_M = 0.0035, 0.075
_LEAN = 0.5
"""Share of the dents' true slope that light sees: more looks wet."""
_GREEN = frozenset([Texture.GRASS, Texture.LEAVES])
_GROUND_M = 30.0
"""What is larger is ground or a backdrop: it stays where feet expect it."""


def kneaded(world: World) -> World:
    """The world in clay."""
    return replace(
        world, scenery=tuple(_still(mesh) for mesh in world.scenery), actors=tuple(_clay(m) for m in world.actors)
    )


def boiling(moment: Moment) -> Moment:
    """The actors of a moment dented, each pose otherwise, and at rest."""
    pose = pose_number(moment.seconds) % 4
    shapes = [
        dented(p, n, pose, _DENT_M, _REACH_M, _LEAN) for p, n in zip(moment.positions, moment.normals, strict=True)
    ]
    return replace(
        moment, positions=tuple(p for p, _ in shapes), normals=tuple(n for _, n in shapes),
        velocities=tuple((0.0, 0.0, 0.0) for _ in moment.velocities),
    )  # fmt: skip


def _clay(mesh: Mesh) -> Mesh:
    material = mesh.material
    if material.texture not in SOLID or material.emission > 0.5:
        return mesh
    # strands are counted, not measured, by their texture coordinates
    rest = None if material.texture is Texture.HAIR else mesh.rest
    clay = Material(
        texture=Texture.CLAY, roughness=0.58, emission=material.emission, two_sided=material.two_sided,
    )  # fmt: skip
    return replace(mesh, material=clay, colors=sticks(mesh), picture=None, rest=rest)


def sticks(mesh: Mesh) -> Floats:
    """Colours of clay: fuller and lighter, the fine shades of one thing kneaded into one another. What grows is full
    enough."""
    fuller, lighter = (1.0, 1.06) if mesh.material.texture in _GREEN else (1.28, 0.86)
    c = np.asarray(mesh.colors, np.float32)
    grey = c @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    full = grey[:, None] + (c - grey[:, None]) * np.float32(fuller)
    full = np.clip(full, 0.004, 1.0) ** np.float32(lighter)
    steps = np.round(np.sqrt(full) * 9) / 9
    return np.ascontiguousarray(np.clip(0.35 * full + 0.65 * steps * steps, 0, 1), np.float32)


def _still(mesh: Mesh) -> Mesh:
    """Scenery: dented once, more coarsely, unless it is as large as the ground."""
    clay = _clay(mesh)
    if clay is mesh or not len(mesh.positions) or float(np.ptp(mesh.positions, axis=0).max()) > _GROUND_M:
        return clay
    positions, normals = dented(mesh.positions, mesh.normals, 0, 3 * _DENT_M, 3 * _REACH_M, _LEAN)
    return replace(clay, positions=positions, normals=normals, rest=mesh.positions if mesh.rest is None else mesh.rest)
