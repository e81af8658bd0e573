"""A computer-animated film: clean shapes without dirt or pores, as if moulded; full colours, soft light in the skin."""

from dataclasses import replace

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.world import World

_SMOOTH = {
    Texture.PLAIN: 0.42, Texture.GRIME: 0.45, Texture.CLOTH: 0.72, Texture.LEATHER: 0.38, Texture.PLASTER: 0.6,
    Texture.WOOD: 0.42, Texture.ROCK: 0.6, Texture.BARK: 0.6, Texture.ASPHALT: 0.6, Texture.SAND: 0.7,
    Texture.SNOW: 0.6, Texture.METAL: 0.24,
}  # fmt: skip
"""Textures that lose their wear, and how rough what is left of them is."""
_GREEN = frozenset([Texture.GRASS, Texture.LEAVES])
"""Full of colour as they are."""
_PATTERNED = 0.5
"""Patterns of cloth are numbered from 1: they are kept."""
_FULLER, _LIGHTER = 1.30, 0.90


def moulded(world: World) -> World:
    """The world as such a film shows it."""
    return replace(
        world, scenery=tuple(_clean(mesh) for mesh in world.scenery), actors=tuple(_clean(m) for m in world.actors)
    )


def _clean(mesh: Mesh) -> Mesh:
    old = mesh.material
    colors = mesh.colors if old.emission > 0.5 or old.texture in _GREEN else _full(mesh.colors)
    rough = _SMOOTH.get(old.texture)
    if rough is None or (old.texture is Texture.CLOTH and old.a > _PATTERNED):
        return replace(mesh, colors=colors)
    texture = Texture.METAL if old.texture is Texture.METAL else Texture.PLAIN
    new = Material(
        texture=texture, roughness=rough, emission=old.emission, reflectivity=old.reflectivity, wet=old.wet,
        two_sided=old.two_sided,
    )  # fmt: skip
    return replace(mesh, material=new, colors=colors)


def _full(colors: Floats) -> Floats:
    c = np.asarray(colors, np.float32)
    grey = (c @ np.array([0.2126, 0.7152, 0.0722], np.float32))[:, None]
    full = np.clip(grey + (c - grey) * np.float32(_FULLER), 0.003, 1.0)
    return np.ascontiguousarray(full ** np.float32(_LIGHTER), np.float32)
