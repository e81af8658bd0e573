"""Claymation: everything is kneaded, thumbs leave dents, and whoever moves is posed anew twelve times a second.

The world's matter becomes clay, its colours those of a few sticks of it; surfaces swell and dent by a smooth field that
is another for every pose, so that they "boil" as hand-made films do. Nothing is smeared: poses are photographed at
rest.
"""

from dataclasses import replace

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.world import Moment, World

POSES_HZ = 12.0
"""Animated on twos."""

_KNEADED = frozenset(
    [
        Texture.PLAIN, Texture.GRIME, Texture.SKIN, Texture.HAIR, Texture.CLOTH, Texture.FUR, Texture.LEATHER,
        Texture.WOOD, Texture.BARK, Texture.ROCK, Texture.PLASTER, Texture.METAL, Texture.SAND, Texture.SNOW,
        Texture.ASPHALT, Texture.PLANKS, Texture.BRICK, Texture.TILES, Texture.ICE,
    ]
)  # fmt: skip
_DENT_M = 0.0035
_DENTS = 4
_LEAN = 0.5
"""Share of the dents' true slope that light sees: more looks wet."""
_GROUND_M = 30.0
"""What is larger is ground or a backdrop: it stays where feet expect it."""


def held_pose(seconds: float) -> float:
    """The second at which the pose was made that is seen at ``seconds``."""
    return float(np.floor(seconds * POSES_HZ + 1e-6) / POSES_HZ)


def kneaded(world: World) -> World:
    """The world in clay."""
    return replace(
        world, scenery=tuple(_still(mesh) for mesh in world.scenery), actors=tuple(_clay(m) for m in world.actors)
    )


def boiling(moment: Moment) -> Moment:
    """The actors of a moment dented, each pose otherwise, and at rest."""
    pose = round(moment.seconds * POSES_HZ)
    shapes = [_dented(p, n, pose % 4, 1.0) for p, n in zip(moment.positions, moment.normals, strict=True)]
    return replace(
        moment, positions=tuple(p for p, _ in shapes), normals=tuple(n for _, n in shapes),
        velocities=tuple((0.0, 0.0, 0.0) for _ in moment.velocities),
    )  # fmt: skip


def _clay(mesh: Mesh) -> Mesh:
    material = mesh.material
    if material.texture not in _KNEADED or material.emission > 0.5:
        return mesh
    clay = Material(
        texture=Texture.SNOW, roughness=0.62, emission=material.emission, two_sided=material.two_sided,
    )  # fmt: skip
    return replace(mesh, material=clay, colors=_sticks(mesh.colors), picture=None)


def _sticks(colors: Floats) -> Floats:
    """Colours of clay: fuller and lighter, the fine shades of one thing kneaded into one another."""
    c = np.asarray(colors, np.float32)
    grey = c @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    full = grey[:, None] + (c - grey[:, None]) * np.float32(1.28)
    full = np.clip(full, 0.004, 1.0) ** np.float32(0.86)
    steps = np.round(np.sqrt(full) * 9) / 9
    return np.ascontiguousarray(np.clip(0.35 * full + 0.65 * steps * steps, 0, 1), np.float32)


def _still(mesh: Mesh) -> Mesh:
    """Scenery: dented once, more coarsely, unless it is as large as the ground."""
    clay = _clay(mesh)
    if clay is mesh or not len(mesh.positions) or float(np.ptp(mesh.positions, axis=0).max()) > _GROUND_M:
        return clay
    positions, normals = _dented(mesh.positions, mesh.normals, 0, 3.0)
    return replace(clay, positions=positions, normals=normals, rest=mesh.positions if mesh.rest is None else mesh.rest)


def _dented(positions: Floats, normals: Floats, pose: int, coarse: float) -> tuple[Floats, Floats]:
    """Points moved by a smooth field of waves, the same for points in one place; normals lean with its slopes."""
    g = np.random.default_rng(100 + pose)
    moved, lean = positions.astype(np.float32), normals.astype(np.float32)
    for k in range(_DENTS):
        way = g.normal(size=3)
        wave = (way / np.linalg.norm(way) * 2 * np.pi / (0.075 * coarse * 1.7**k)).astype(np.float32)
        aside = g.normal(size=3).astype(np.float32) * np.float32(_DENT_M * coarse * 1.25**k / 2)
        angle = positions @ wave + np.float32(g.uniform(0, 6.28))
        moved = moved + np.sin(angle)[:, None] * aside
        lean = lean - np.cos(angle)[:, None] * (wave * np.float32(_LEAN * _DENT_M * coarse))
    lean /= np.maximum(np.linalg.norm(lean, axis=1, keepdims=True), np.float32(1e-6))
    return np.ascontiguousarray(moved, np.float32), np.ascontiguousarray(lean, np.float32)
