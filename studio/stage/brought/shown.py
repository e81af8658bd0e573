"""A model's surfaces as the renderer's meshes."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Surface
from studio.stage.mesh import Floats, Material, Mesh, Texture

Doubles = NDArray[np.float64]


def rest_of(surface: Surface, positions: Doubles) -> Floats:
    """float32 (n, 3) what the texture goes by: across and down in the picture, or the place in the figure."""
    if surface.across is None or surface.picture is None:
        return np.ascontiguousarray(positions, np.float32)
    out = np.zeros((len(positions), 3), np.float32)
    out[:, :2] = surface.across
    return out


def material_of(surface: Surface, positions: Doubles) -> Material:
    """Its material; of a picture, how large a texel is."""
    if surface.picture is None or surface.across is None:
        return replace(surface.material, texture=Texture.PLAIN) if _pictured(surface) else surface.material
    t = surface.triangles
    a, b = positions[t[:, 1]] - positions[t[:, 0]], positions[t[:, 2]] - positions[t[:, 0]]
    u = (surface.across[t[:, 1]] - surface.across[t[:, 0]]).astype(np.float64)
    v = (surface.across[t[:, 2]] - surface.across[t[:, 0]]).astype(np.float64)
    area = float(np.linalg.norm(np.cross(a, b), axis=1).sum())
    spread = float(np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]).sum())
    texel = (area / max(spread, 1e-9)) ** 0.5 / len(surface.picture)
    return replace(surface.material, scale=min(max(texel, 1e-6), 10.0))


def _pictured(surface: Surface) -> bool:
    return surface.material.texture == Texture.PICTURE


def mesh_of(surface: Surface, positions: Doubles, normals: Doubles) -> Mesh:
    """float64 (n, 3) positions and unit normals of a surface as it stands, as a mesh."""
    return Mesh(
        np.ascontiguousarray(positions, np.float32),
        np.ascontiguousarray(normals, np.float32),
        np.ascontiguousarray(surface.colors, np.float32),
        np.ascontiguousarray(surface.triangles, np.int32),
        material_of(surface, positions),
        rest=rest_of(surface, positions),
        smooth=surface.smooth,
        picture=surface.picture,
    )


def twins_of(positions: Doubles, normals: Doubles) -> NDArray[np.int32]:
    """int32 (k, 2): vertices at one place whose normals nearly agree: seams of pictures, not edges."""
    extent = float(np.ptp(positions, axis=0).max()) or 1.0
    key = np.round(positions / (extent * 1e-5)).astype(np.int64)
    order = np.lexsort((np.arange(len(key)), key[:, 2], key[:, 1], key[:, 0]))
    a, b = order[:-1], order[1:]
    same = (key[a] == key[b]).all(1) & ((normals[a] * normals[b]).sum(1) > 0.8)
    return np.stack([a[same], b[same]], 1).astype(np.int32)
