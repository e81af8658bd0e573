"""All meshes of a shot in one set of arrays: vertices, triangles, materials, smooth groups, extents of objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Mesh, Texture
from studio.stage.render.jit import F32, I32, U8
from studio.stage.world import Moment

MATERIAL_COLUMNS = 12
"""roughness, scale, emission, texture, two-sided, reflectivity, a, b, wetness, ink, rest z of its base, 1 / height."""
_SEE_THROUGH = (Texture.GLASS, Texture.FLAME)


class Triangles(NamedTuple):
    """What the fragment kernel looks up. n vertices, m triangles, k materials.

    ``attributes`` (n, 9): normal, linear colour, texture coordinates; ``corners`` (m, 3); ``surface`` (m,): material
    times 4 plus the axis a pattern is projected along; ``group`` (m,): samples of one group are shaded once; ``owner``
    (m,): object.
    """

    attributes: F32
    corners: I32
    surface: I32
    group: I32
    owner: I32
    two_sided: U8
    materials: F32


class Objects(NamedTuple):
    """Ranges of each object: first and last + 1 vertex and triangle, int64 (k,) each."""

    vertex_start: NDArray[np.int64]
    vertex_stop: NDArray[np.int64]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]


@dataclass(eq=False)
class Geometry:
    """Scenery first, then actors. ``advance`` writes a moment's positions and normals of the actors in place."""

    positions: F32
    triangles: Triangles
    objects: Objects
    centers: F32
    radii: F32
    casts: NDArray[np.bool_]
    mirrored: NDArray[np.bool_]
    see_through: NDArray[np.bool_]
    moving: NDArray[np.bool_]
    scenery_count: int
    points: F32
    """(n, 3) room for projected vertices."""

    def advance(self, moment: Moment) -> None:
        """Take the actors' positions and normals of a moment. Rows that are not finite are put at the origin."""
        first = self.scenery_count
        for i, (positions, normals) in enumerate(zip(moment.positions, moment.normals, strict=True)):
            a, b = int(self.objects.vertex_start[first + i]), int(self.objects.vertex_stop[first + i])
            self.positions[a:b] = positions
            self.triangles.attributes[a:b, :3] = normals
            self._bound(first + i)

    def _bound(self, index: int) -> None:
        a, b = int(self.objects.vertex_start[index]), int(self.objects.vertex_stop[index])
        if a == b:
            return
        p = self.positions[a:b]
        low, high = p.min(0), p.max(0)
        if not np.isfinite(low + high).all():
            p[~np.isfinite(p).all(1)] = 0.0
            low, high = p.min(0), p.max(0)
        self.centers[index] = (low + high) / 2
        self.radii[index] = float(np.sqrt(((high - low) ** 2).sum())) / 2


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
    v = t = groups = 0
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
        if mesh.smooth or m == 0:
            group[t : t + m] = groups
            groups += 1
        else:
            _, inverse = np.unique(np.round(normals * 20), axis=0, return_inverse=True)
            group[t : t + m] = groups + inverse.ravel()
            groups += int(inverse.max()) + 1
        owner[t : t + m] = i
        material = mesh.material
        see_through = material.texture in _SEE_THROUGH
        base, tip = (float(rest[:, 2].min()), float(rest[:, 2].max())) if n else (0.0, 1.0)
        two_sided[t : t + m] = material.two_sided or see_through
        materials[i] = (
            material.roughness, material.scale, material.emission, int(material.texture),
            float(two_sided[t] if m else 0), material.reflectivity, material.a, material.b,
            min(max(material.wet * wet, 0.0), 1.0), mesh.ink, base, 1.0 / max(tip - base, 1e-3),
        )  # fmt: skip
        vertex_start[i], vertex_stop[i], start[i], stop[i] = v, v + n, t, t + m
        v, t = v + n, t + m
    geometry = Geometry(
        positions=positions,
        triangles=Triangles(attributes, corners, surface, group, owner, two_sided, materials),
        objects=Objects(vertex_start, vertex_stop, start, stop),
        centers=np.zeros((k, 3), np.float32),
        radii=np.zeros(k, np.float32),
        casts=np.array([m.casts_shadow and m.material.texture not in _SEE_THROUGH for m in meshes], bool),
        mirrored=np.array([m.mirrored for m in meshes], bool),
        see_through=np.array([m.material.texture in _SEE_THROUGH for m in meshes], bool),
        moving=np.arange(k) >= len(scenery),
        scenery_count=len(scenery),
        points=np.zeros((count, 3), np.float32),
    )
    np.nan_to_num(positions, copy=False, posinf=0.0, neginf=0.0)
    np.nan_to_num(attributes, copy=False, posinf=0.0, neginf=0.0)
    for i in range(k):
        geometry._bound(i)  # pyright: ignore[reportPrivateUsage]
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
