"""Brass: what is of metal is of brass and copper, riveted and rubbed; paint and cloth fade to leather and walnut."""

from dataclasses import replace

import numpy as np

from studio.stage.mesh import Floats, Mesh, Texture, srgb
from studio.stage.world import World

_BRASS, _COPPER, _IRON = (srgb(c) for c in ("#c8963c", "#b0633a", "#4a3c32"))
_AGED = 0.30
"""Share of its colour that what is not of metal gives up to the colour of old leather."""
_LEATHER = srgb("#8a6a48")
_BARE = frozenset([Texture.SKIN, Texture.FACE, Texture.EYE, Texture.HAIR, Texture.FUR])
"""What nobody plates."""
_GREY = 0.18
"""Colourfulness below which a smooth surface is taken for metal."""


def plated(world: World) -> World:
    """The world in brass."""
    return replace(
        world, scenery=tuple(_plated(mesh) for mesh in world.scenery), actors=tuple(_plated(m) for m in world.actors)
    )


def _plated(mesh: Mesh) -> Mesh:
    old = mesh.material
    if old.texture in _BARE or old.emission > 0.5 or not len(mesh.colors):
        return mesh
    if old.texture is Texture.METAL or (old.texture is Texture.PLAIN and old.roughness < 0.5 and _grey(mesh.colors)):
        rough = min(max(old.roughness, 0.26), 0.42)
        return replace(mesh, material=replace(old, texture=Texture.METAL, roughness=rough), colors=_metal(mesh.colors))
    return replace(mesh, colors=_faded(mesh.colors))


def _grey(colors: Floats) -> bool:
    mean = colors.mean(0)
    return float(np.ptp(mean)) < _GREY * max(float(mean.max()), 1e-3)


def _metal(colors: Floats) -> Floats:
    """By how light it was: iron, copper, brass."""
    light = (np.asarray(colors, np.float32) @ np.array([0.2126, 0.7152, 0.0722], np.float32)) ** np.float32(0.45)
    stops = np.stack([_IRON, _COPPER, _BRASS, _BRASS * np.float32(1.15)])
    out = np.stack([np.interp(light, [0.10, 0.35, 0.6, 1.0], stops[:, c]) for c in range(3)], 1)
    return np.ascontiguousarray(np.clip(out, 0, 1), np.float32)


def _faded(colors: Floats) -> Floats:
    c = np.asarray(colors, np.float32)
    grey = (c @ np.array([0.2126, 0.7152, 0.0722], np.float32))[:, None]
    return np.ascontiguousarray(c + (grey * (_LEATHER / _LEATHER.mean()) - c) * np.float32(_AGED), np.float32)
