"""Which bones move which point of the skin, and the animal that comes of it: parts with weights, sockets, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.animals.field import Array, Flesh, Point, distances
from studio.stage.animals.skeleton import Posture, Skeleton
from studio.stage.animals.surface import Indices
from studio.stage.mesh import Floats, Mesh


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A mesh in the rest pose and float32 (n, bones) weights that sum to one."""

    mesh: Mesh
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Animal:
    """A built animal. ``plan`` is the body plan its performer moves: ``quadruped bird swimmer serpent insect``.

    ``sockets``: name -> (bone, rest point). ``girth_m``: half its width, for the box it fills.
    """

    kind: str
    plan: str
    skeleton: Skeleton
    parts: tuple[Part, ...]
    sockets: Mapping[str, tuple[str, Point]]
    height_m: float
    length_m: float
    mass_kg: float
    girth_m: float
    numbers: Mapping[str, float]
    """What its gaits need: ``hip_z``, ``reach`` … see each performer."""

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return tuple(part.mesh for part in self.parts)


def rigid(mesh: Mesh, bone: str, skeleton: Skeleton) -> Part:
    """A part that moves with one bone."""
    weights = np.zeros((len(mesh.positions), len(skeleton.bones)), np.float32)
    weights[:, skeleton.index[bone]] = 1.0
    return Part(mesh, weights)


def _neighbours(skeleton: Skeleton) -> NDArray[np.bool_]:
    """Bones that may share skin: parent and child, and siblings of the trunk."""
    n = len(skeleton.bones)
    near = np.eye(n, dtype=bool)
    for i, p in enumerate(skeleton.parents):
        if p >= 0:
            near[i, p] = near[p, i] = True
    return near


def bind(flesh: Sequence[Flesh], skeleton: Skeleton, points: Array, soft: float) -> Floats:
    """Weights (n, bones) of points by the flesh they lie on, fading over ``soft`` metres into bones next in the
    tree."""
    d = distances(flesh, points)
    bones = np.array([skeleton.index[f.bone] for f in flesh])
    nearest = np.full((len(skeleton.bones), len(points)), 9.0)
    for bone, row in zip(bones, d, strict=True):
        np.minimum(nearest[bone], row, out=nearest[bone])
    owner = nearest.argmin(0)
    w = np.exp(-(nearest - nearest.min(0)).T / soft) * _neighbours(skeleton)[owner]
    return (w / w.sum(1, keepdims=True)).astype(np.float32)


def eased(weights: Floats, triangles: Indices, rounds: int = 4) -> Floats:
    """Weights averaged over the mesh, so that joints bend as arcs and not as folds."""
    w = weights.astype(np.float64)
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    here, starts, degree = np.unique(pairs[:, 0], return_index=True, return_counts=True)
    for _ in range(rounds):
        around = np.add.reduceat(w[pairs[:, 1]], starts, axis=0) / degree[:, None]
        w[here] = 0.5 * w[here] + 0.5 * around
    return (w / w.sum(1, keepdims=True)).astype(np.float32)


def skinned(part: Part, matrices: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Positions and unit normals of a part moved by (bones, 3, 4) matrices: linear blend skinning."""
    blend = (part.weights @ matrices.reshape(len(matrices), 12)).reshape(-1, 3, 4)
    turn = blend[:, :, :3]
    positions = np.einsum("nij,nj->ni", turn, part.mesh.positions) + blend[:, :, 3]
    normals = np.einsum("nij,nj->ni", turn, part.mesh.normals)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    return np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(normals, np.float32)


def socket_frame(animal: Animal, posture: Posture, name: str) -> Floats:
    """(3, 4) matrix of a socket; KeyError for one the animal has not."""
    bone, point = animal.sockets[name]
    return posture.frame(bone, point)
