"""All meshes of a shot in one set of arrays: vertices, triangles, materials, smooth groups, extents of objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Mesh, Texture
from studio.stage.render.jit import F32, I32, U8, f32, kernel
from studio.stage.render.pictures import stacked
from studio.stage.world import Moment

MATERIAL_COLUMNS = 13
"""roughness, scale, emission, texture, two-sided, reflectivity, a, b, wetness, ink, rest z of its base,
1 / height, 1 for an actor."""
_SEE_THROUGH = (Texture.GLASS, Texture.FLAME)
_FINE = (Texture.SKIN, Texture.EYE, Texture.FACE, Texture.PICTURE, Texture.SCREEN)
"""What is looked at closely, faces and lettering: shaded pixel by pixel even where all else is shaded in blocks."""


class Triangles(NamedTuple):
    """What the fragment kernel looks up. n vertices, m triangles, k materials.

    ``attributes`` (n, 9): normal, linear colour, texture coordinates; ``corners`` (m, 3); ``surface`` (m,): material
    times 4 plus the axis a pattern is projected along; ``group`` (m,): samples of one group are shaded once, those
    of odd ones pixel by pixel even in blocks; ``owner`` (m,): object. ``pictures``: see ``pictures.stacked``.
    """

    attributes: F32
    corners: I32
    surface: I32
    group: I32
    owner: I32
    two_sided: U8
    materials: F32
    pictures: F32


class Objects(NamedTuple):
    """Ranges of each object: first and last + 1 vertex and triangle, int64 (k,) each."""

    vertex_start: NDArray[np.int64]
    vertex_stop: NDArray[np.int64]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]


class Casters(NamedTuple):
    """Room for triangles that cover a texel of a shadow map. c: capacity.

    ``box`` (c, 4): x0, x1, y0, y1 in texels, inclusive; ``planes`` (c, 9): first corner's x, y and depth, the steps of
    the two barycentric weights along x and y, the depths of the other corners relative to the first; ``found``: how
    many each chunk holds, from the chunk's own start on.
    """

    box: I32
    planes: F32
    found: NDArray[np.int64]


def casters_for(capacity: int) -> Casters:
    """Room for so many triangles, found in eight chunks."""
    return Casters(np.zeros((capacity, 4), np.int32), np.zeros((capacity, 9), np.float32), np.zeros(8, np.int64))


@dataclass(eq=False)
class Geometry:
    """Scenery first, then actors; ``restless`` scenery changes its looks without moving. ``advance`` writes a moment's
    positions and normals of the actors in place."""

    positions: F32
    triangles: Triangles
    objects: Objects
    centers: F32
    halves: F32
    """(k, 3) metres from the middle of each object to the sides of the box about it."""
    radii: F32
    casts: NDArray[np.bool_]
    mirrored: NDArray[np.bool_]
    see_through: NDArray[np.bool_]
    moving: NDArray[np.bool_]
    restless: NDArray[np.bool_]
    scenery_count: int
    points: F32
    """(n, 3) room for projected vertices."""
    casters: Casters

    def advance(self, moment: Moment) -> None:
        """Take the actors' positions and normals of a moment. Rows that are not finite are put at the origin."""
        first = self.scenery_count
        for i, (positions, normals) in enumerate(zip(moment.positions, moment.normals, strict=True)):
            a, b = int(self.objects.vertex_start[first + i]), int(self.objects.vertex_stop[first + i])
            if positions.shape != (b - a, 3) or normals.shape != (b - a, 3):
                raise ValueError(f"actor {i} has {b - a} vertices, the moment gives {positions.shape} {normals.shape}")
            _take(
                np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(normals, np.float32),
                self.positions[a:b],
                self.triangles.attributes[a:b], self.centers[first + i], self.halves[first + i],
                self.radii[first + i : first + i + 1],
            )  # fmt: skip


@kernel(inline=True)
def _sound(bits: int) -> bool:
    """Whether a float32 is below 2**20, judged by its bits: fast maths may assume that there is no NaN."""
    return (bits & 0x7F800000) < 0x49800000


@kernel()
def _take(positions: F32, normals: F32, to: F32, attributes: F32, center: F32, half: F32, radius: F32) -> None:
    """Copy an object's vertices, and find the box and ball about them. What is no number goes to the origin."""
    bits = positions.view(np.int32)
    normal_bits = normals.view(np.int32)
    x0 = f32(1e30)
    y0 = f32(1e30)
    z0 = f32(1e30)
    x1 = f32(-1e30)
    y1 = f32(-1e30)
    z1 = f32(-1e30)
    for v in range(positions.shape[0]):
        x = positions[v, 0]
        y = positions[v, 1]
        z = positions[v, 2]
        if not (_sound(bits[v, 0]) and _sound(bits[v, 1]) and _sound(bits[v, 2])):
            x = f32(0.0)
            y = f32(0.0)
            z = f32(0.0)
        to[v, 0] = x
        to[v, 1] = y
        to[v, 2] = z
        x0 = min(x0, x)
        y0 = min(y0, y)
        z0 = min(z0, z)
        x1 = max(x1, x)
        y1 = max(y1, y)
        z1 = max(z1, z)
        for i in range(3):
            attributes[v, i] = normals[v, i] if _sound(normal_bits[v, i]) else f32(0.0)
    if positions.shape[0] > 0:
        center[0] = (x0 + x1) * 0.5
        center[1] = (y0 + y1) * 0.5
        center[2] = (z0 + z1) * 0.5
        half[0] = (x1 - x0) * 0.5
        half[1] = (y1 - y0) * 0.5
        half[2] = (z1 - z0) * 0.5
        radius[0] = np.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0) + (z1 - z0) * (z1 - z0)) * 0.5


def pack(scenery: Sequence[Mesh], actors: Sequence[Mesh], wet: float) -> Geometry:
    """Lay out all meshes of a world. ``wet`` is ``Light.wet``: it scales the wetness of materials."""
    meshes = [*scenery, *actors]
    count = sum(len(m.positions) for m in meshes)
    faces = sum(len(m.triangles) for m in meshes)
    k = len(meshes)
    positions = np.zeros((count, 3), np.float32)
    attributes = np.zeros((count, 9), np.float32)
    corners = np.zeros((faces, 3), np.int32)
    surface, group, owner = (np.zeros(faces, np.int32) for _ in range(3))
    two_sided = np.zeros(faces, np.uint8)
    materials = np.zeros((max(k, 1), MATERIAL_COLUMNS), np.float32)
    vertex_start, vertex_stop, start, stop = (np.zeros(k, np.int64) for _ in range(4))
    v = t = groups = pictured = 0
    for i, mesh in enumerate(meshes):
        n, m = len(mesh.positions), len(mesh.triangles)
        rest = mesh.positions if mesh.rest is None else mesh.rest
        positions[v : v + n] = mesh.positions
        attributes[v : v + n, 0:3] = mesh.normals
        attributes[v : v + n, 3:6] = mesh.colors
        attributes[v : v + n, 6:9] = rest
        faces_i, normals = _wound(mesh)
        corners[t : t + m] = faces_i + v
        axis = np.abs(_face_normals(np.asarray(rest, np.float64), faces_i)).argmax(1) if m else 0
        surface[t : t + m] = i * 4 + axis
        fine = int(mesh.material.texture in _FINE)
        if mesh.smooth or m == 0:
            group[t : t + m] = 2 * groups + fine
            groups += 1
        else:
            _, inverse = np.unique(np.round(normals * 20), axis=0, return_inverse=True)
            group[t : t + m] = 2 * (groups + inverse.ravel()) + fine
            groups += int(inverse.max()) + 1
        owner[t : t + m] = i
        material = mesh.material
        see_through = material.texture in _SEE_THROUGH
        base, tip = (float(rest[:, 2].min()), float(rest[:, 2].max())) if n else (0.0, 1.0)
        two_sided[t : t + m] = material.two_sided or see_through
        materials[i] = (
            material.roughness, material.scale, material.emission, int(material.texture),
            float(two_sided[t] if m else 0), material.reflectivity, material.a if mesh.picture is None else pictured,
            material.b,
            min(max(material.wet * wet, 0.0), 1.0), mesh.ink, base, 1.0 / max(tip - base, 1e-3), i >= len(scenery),
        )  # fmt: skip
        pictured += mesh.picture is not None
        vertex_start[i], vertex_stop[i], start[i], stop[i] = v, v + n, t, t + m
        v, t = v + n, t + m
    geometry = Geometry(
        positions=positions,
        triangles=Triangles(
            attributes, corners, surface, group, owner, two_sided, materials, stacked([m.picture for m in meshes])
        ),
        objects=Objects(vertex_start, vertex_stop, start, stop),
        centers=np.zeros((k, 3), np.float32),
        halves=np.zeros((k, 3), np.float32),
        radii=np.zeros(k, np.float32),
        casts=np.array([m.casts_shadow and m.material.texture not in _SEE_THROUGH for m in meshes], bool),
        mirrored=np.array([m.mirrored for m in meshes], bool),
        see_through=np.array([m.material.texture in _SEE_THROUGH for m in meshes], bool),
        moving=np.arange(k) >= len(scenery),
        restless=np.array([m.material.texture == Texture.WATER for m in meshes], bool),
        scenery_count=len(scenery),
        points=np.zeros((count, 3), np.float32),
        casters=casters_for(16),
    )
    np.nan_to_num(positions, copy=False, posinf=0.0, neginf=0.0)
    np.nan_to_num(attributes, copy=False, posinf=0.0, neginf=0.0)
    for i in range(k):
        span = slice(int(vertex_start[i]), int(vertex_stop[i]))
        own = np.ascontiguousarray(attributes[span, :3])
        _take(
            positions[span], own, positions[span], attributes[span], geometry.centers[i], geometry.halves[i],
            geometry.radii[i : i + 1],
        )  # fmt: skip
    return geometry


def _face_normals(positions: NDArray[np.float64], triangles: I32) -> NDArray[np.float64]:
    p = positions[triangles]
    return np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])


def _wound(mesh: Mesh) -> tuple[I32, NDArray[np.float64]]:
    """Triangles turned so that they face along their vertex normals, and a unit normal of each."""
    triangles = mesh.triangles
    if not len(triangles):
        return triangles, np.zeros((0, 3))
    face = _face_normals(mesh.positions.astype(np.float64), triangles)
    shading = mesh.normals.astype(np.float64)[triangles].sum(1)
    flip = (face * shading).sum(1) < 0
    if flip.any():
        triangles = triangles.copy()
        triangles[flip] = triangles[flip][:, ::-1]
    return triangles, shading / (np.linalg.norm(shading, axis=1, keepdims=True) + 1e-12)
