"""Meshes and materials: the one form in which every set, prop, person and animal reaches the renderer."""

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Texture(IntEnum):
    """Procedural surface; computed from object coordinates, so patterns do not swim on things that move."""

    PLAIN = 0
    GRIME = 1
    """Soft dirt and stain; ``scale`` cells a metre."""
    ASPHALT = 2
    """Road; ``wet`` decides its puddles."""
    BRICK = 3
    """Courses; ``scale`` a metre."""
    PLANKS = 4
    FACADE = 5
    """Storeys of windows, some lit: ``a`` is the share that is lit (0..1), ``b`` how bright."""
    GRASS = 6
    WATER = 7
    """Moving ripples; ``scale`` is their height."""
    TILES = 8
    BARK = 9
    LEAVES = 10
    SAND = 11
    SNOW = 12
    ROCK = 13
    ICE = 14
    SKIN = 15
    HAIR = 16
    EYE = 17
    CLOTH = 18
    """``a`` picks a pattern: 0 plain, 1 stripes, 2 plaid, 3 blossoms, 4 denim, 5 mail, 6 knit, 7 dots."""
    METAL = 19
    FUR = 20
    """Short coat along the surface; ``a`` is its length in metres, ``b`` the pattern: 0 plain, 1 tabby, 2 spots."""
    WOOD = 21
    GLASS = 22
    """Thin and clear: drawn over what is behind it; ``a`` is its tint (0 clear .. 1 opaque)."""
    FLAME = 23
    """Emissive and see-through, brightest at its base; drawn over what is behind it."""
    PLASTER = 24
    LEATHER = 25
    SCREEN = 26
    """A lit sign or display; ``a`` seeds its glyphs."""
    FACE = 27
    """Skin under a picture (``Mesh.picture``); ``rest`` is across and down in it, 0..1, and how much of it shows;
    ``scale`` the size of its texels in metres."""
    PICTURE = 28
    """Any surface under a picture (``Mesh.picture``), which multiplies its colour; ``rest`` is across and down in it,
    and it repeats; ``scale`` the size of its texels in metres."""
    CLAY = 29
    """Kneaded, with the prints of large thumbs: of a figure a hand high, seen as large as life."""
    FELT = 30
    """Wool needled to a cloth of short tangled fibres, as large."""


@dataclass(frozen=True, slots=True)
class Material:
    """How a mesh answers light. ``roughness`` 0.05..1, ``emission`` in multiples of its colour, ``wet`` 0..1,
    ``reflectivity`` 0..1 of the planar mirror (wet ground, water, polished floors)."""

    texture: Texture = Texture.PLAIN
    scale: float = 1.0
    roughness: float = 0.8
    emission: float = 0.0
    reflectivity: float = 0.0
    wet: float = 0.0
    two_sided: bool = False
    a: float = 0.0
    b: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """One surface with one material.

    ``positions``, ``normals``: float32 (n, 3); ``colors``: float32 (n, 3) linear RGB; ``triangles``: int32 (m, 3),
    counter-clockwise seen from outside. ``rest``: float32 (n, 3) coordinates for the texture, or None: the positions.
    ``smooth``: shade as one smooth group (true for round things, false for boxes). ``ink``: weight of the outline in
    drawn styles, 0..1. ``picture``: of ``Texture.FACE`` and ``PICTURE``, float32 (height, width, 4) linear RGB and
    cover.
    """

    positions: Floats
    normals: Floats
    colors: Floats
    triangles: Ints
    material: Material = Material()
    rest: Floats | None = None
    smooth: bool = True
    casts_shadow: bool = True
    mirrored: bool = True
    ink: float = 1.0
    picture: Floats | None = None

    def moved(self, matrix: ArrayLike) -> "Mesh":
        """A copy moved by a (3, 4) or (4, 4) matrix, texture coordinates kept. Uniform scale only."""
        m = np.asarray(matrix, np.float32)
        rotation = m[:3, :3]
        scale = float(np.cbrt(abs(np.linalg.det(rotation.astype(np.float64))))) or 1.0
        return replace(
            self,
            positions=np.ascontiguousarray(self.positions @ rotation.T + m[:3, 3], np.float32),
            normals=np.ascontiguousarray(self.normals @ (rotation / scale).T, np.float32),
            rest=self.positions if self.rest is None else self.rest,
        )

    def placed(self, matrix: ArrayLike) -> "Mesh":
        """Like ``moved`` for scenery that stays: the texture belongs to the world, not to the thing."""
        return replace(self.moved(matrix), rest=None)


def srgb(color: str | ArrayLike) -> Floats:
    """``#rrggbb`` as linear RGB float32 (3,); numbers pass through. IEC 61966-2-1."""
    if not isinstance(color, str):
        return np.asarray(color, np.float32)
    return _linear(color).copy()


@cache
def _linear(color: str) -> Floats:
    digits = color.lstrip("#")
    c = np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)]) / 255.0
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


def merged(meshes: "list[Mesh] | tuple[Mesh, ...]") -> Mesh:
    """One mesh out of several that share the first one's material."""
    first = meshes[0]
    starts = np.cumsum([0] + [len(m.positions) for m in meshes[:-1]])
    triangles = [m.triangles + start for m, start in zip(meshes, starts, strict=True)]
    rest = None
    if any(m.rest is not None for m in meshes):
        rest = np.concatenate([m.positions if m.rest is None else m.rest for m in meshes])
    return replace(
        first,
        positions=np.concatenate([m.positions for m in meshes]),
        normals=np.concatenate([m.normals for m in meshes]),
        colors=np.concatenate([m.colors for m in meshes]),
        triangles=np.concatenate(triangles).astype(np.int32),
        rest=rest,
    )


def transform(
    position: ArrayLike = (0.0, 0.0, 0.0), yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0, scale: float = 1.0
) -> Floats:
    """(3, 4) float32 matrix: scale, roll about x, pitch about y (nose down is positive), yaw about z, then move."""
    cr, sr, cp, sp, cy, sy = (f(a) for a in (roll, pitch, yaw) for f in (np.cos, np.sin))
    rx = np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])
    ry = np.array([[cp, 0, sp], [0, 1, 0], [-sp, 0, cp]])
    rz = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1]])
    out = np.empty((3, 4), np.float32)
    out[:, :3] = rz @ ry @ rx * scale
    out[:, 3] = np.asarray(position)
    return out


def compose(outer: ArrayLike, inner: ArrayLike) -> Floats:
    """(3, 4) matrix that moves by ``inner`` first, then by ``outer``."""
    a, b = np.asarray(outer, np.float64), np.asarray(inner, np.float64)
    out = np.empty((3, 4), np.float32)
    out[:, :3] = a[:, :3] @ b[:, :3]
    out[:, 3] = a[:, :3] @ b[:, 3] + a[:, 3]
    return out
