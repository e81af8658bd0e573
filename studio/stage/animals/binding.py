"""Which bones move which point of the skin, and the animal that comes of it: parts with weights, sockets, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.animals.field import Array, Flesh, Point, distances
from studio.stage.animals.skeleton import Posture, Skeleton
from studio.stage.animals.surface import Indices
from studio.stage.mesh import Floats, Mesh
from studio.stage.render.jit import f32, kernel

Integers = NDArray[np.int32]

_LEAST = 0.002
"""Weights below this are left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A mesh in the rest pose and float32 (n, bones) weights that sum to one.

    ``starts`` int32 (n + 1,), ``bones`` int32 (k,), ``shares`` float32 (k,): the weights that count, vertex by vertex.
    """

    mesh: Mesh
    weights: Floats
    starts: Integers = field(init=False)
    bones: Integers = field(init=False)
    shares: Floats = field(init=False)

    def __post_init__(self) -> None:
        kept = self.weights > _LEAST
        rows, bones = np.nonzero(kept)
        shares = self.weights[rows, bones]
        counts = kept.sum(1)
        starts = np.concatenate([[0], np.cumsum(counts)])
        total = np.add.reduceat(shares, starts[:-1]) if len(shares) else np.zeros(0, np.float32)
        object.__setattr__(self, "starts", starts.astype(np.int32))
        object.__setattr__(self, "bones", bones.astype(np.int32))
        object.__setattr__(self, "shares", (shares / np.repeat(total, counts)).astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Animal:
    """A built animal. ``plan`` is the body plan its performer moves: ``quadruped bird swimmer serpent insect octopus
    jellyfish crawler``.

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


def skinned(part: Part, matrices: Floats) -> tuple[Floats, Floats]:
    """Positions and unit normals of a part moved by (bones, 3, 4) matrices: linear blend skinning."""
    positions, normals = np.empty_like(part.mesh.positions), np.empty_like(part.mesh.positions)
    _skin(
        part.mesh.positions, part.mesh.normals, part.starts, part.bones, part.shares, matrices, positions, normals
    )  # fmt: skip
    return positions, normals


@kernel()
def _skin(
    rest: Floats, facing: Floats, starts: Integers, bones: Integers, shares: Floats, matrices: Floats,
    positions: Floats, normals: Floats,
) -> None:  # fmt: skip
    blend = np.empty((3, 4), np.float32)
    for v in range(rest.shape[0]):
        for a in range(3):
            for b in range(4):
                blend[a, b] = 0.0
        for k in range(starts[v], starts[v + 1]):
            i, share = bones[k], shares[k]
            for a in range(3):
                for b in range(4):
                    blend[a, b] += share * matrices[i, a, b]
        x, y, z = rest[v, 0], rest[v, 1], rest[v, 2]
        u, t, w = facing[v, 0], facing[v, 1], facing[v, 2]
        length = f32(1e-20)
        for a in range(3):
            positions[v, a] = blend[a, 0] * x + blend[a, 1] * y + blend[a, 2] * z + blend[a, 3]
            along = blend[a, 0] * u + blend[a, 1] * t + blend[a, 2] * w
            normals[v, a] = along
            length += along * along
        scale = 1.0 / np.sqrt(length)
        for a in range(3):
            normals[v, a] *= scale


def socket_frame(animal: Animal, posture: Posture, name: str) -> Floats:
    """(3, 4) matrix of a socket; KeyError for one the animal has not."""
    bone, point = animal.sockets[name]
    return posture.frame(bone, point)
