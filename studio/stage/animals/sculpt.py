"""The bench an animal is put together on: bones, flesh and features in, skinned parts out."""

from collections.abc import Sequence

import numpy as np

from studio.stage.animals.binding import Part, bind, eased, rigid
from studio.stage.animals.coat import Coat, paint
from studio.stage.animals.field import Array, Flesh, distances
from studio.stage.animals.skeleton import Bone, Skeleton
from studio.stage.animals.surface import Closer, skin
from studio.stage.mesh import Floats, Material, Mesh, Texture, merged
from studio.stage.things.forms import with_normals

_BROADER = {"shoulder": "coat", "haunch": "coat"}
"""What a patch belongs to in a coat that has no colour of its own for it."""


class Sculpture:
    """Collects what one animal is made of. ``height`` metres sets the scale of melting, weights and pattern."""

    def __init__(self, bones: Sequence[Bone], coat: Coat, height: float, seed: int) -> None:
        self.skeleton = Skeleton(bones)
        self.coat = coat
        self.height = height
        self.seed = seed
        self.parts: list[Part] = []
        self._rigid: dict[Material, tuple[list[Mesh], list[Floats]]] = {}

    def both(self, flesh: Sequence[Flesh]) -> list[Flesh]:
        """Flesh with that of the left side (bones ``*_l``, or off the middle) mirrored to the right."""
        out = list(flesh)
        out += [f.mirrored() for f in flesh if f.bone.endswith("_l") or abs(f.a[1]) + abs(f.b[1]) > 1e-9]
        return out

    def body(
        self, flesh: Sequence[Flesh], cell: float, closer: Sequence[Closer] = (), material: Material | None = None,
        soft: float = 0.03,
    ) -> Mesh:  # fmt: skip
        """Skin the flesh, paint it, bind it; returns the mesh it made."""
        points, normals, faces = skin(flesh, cell, closer)
        colors = self.painted(flesh, points, normals)
        if material is None:
            material = Material(texture=Texture.FUR if self.coat.fur_m > 0 else Texture.SKIN, roughness=0.85,
                                a=self.coat.fur_m)  # fmt: skip
        mesh = Mesh(
            np.ascontiguousarray(points, np.float32), np.ascontiguousarray(normals, np.float32),
            np.ascontiguousarray(colors, np.float32), np.ascontiguousarray(faces, np.int32), material,
        )  # fmt: skip
        weights = eased(bind(flesh, self.skeleton, points, soft * self.height), faces)
        self.parts.append(Part(mesh, weights))
        return mesh

    def painted(self, flesh: Sequence[Flesh], points: Array, normals: Array) -> Array:
        d = distances(flesh, points)
        share = np.exp(-(d - d.min(0)) / (0.012 * self.height + 1e-4))
        share /= share.sum(0)
        patches: dict[str, Array] = {}
        for rod, row in zip(flesh, share, strict=True):
            word = rod.coat if rod.coat in self.coat.patches else _BROADER.get(rod.coat, rod.coat)
            patches[word] = patches.get(word, np.zeros(len(points))) + row
        return paint(self.coat, patches, points, normals, self.height, self.seed)

    def hang(self, mesh: Mesh, flesh: Sequence[Flesh], soft: float = 0.03) -> None:
        """A feature that bends with the flesh it sits on: manes, feathering."""
        weights = bind(flesh, self.skeleton, mesh.positions.astype(float), soft * self.height)
        self._add(mesh, weights)

    def fix(self, mesh: Mesh, bone: str) -> None:
        """A feature that moves with one bone."""
        self._add(mesh, rigid(mesh, bone, self.skeleton).weights)

    def fix_both(self, mesh: Mesh, bone: str) -> None:
        """A feature of the left side, and its mirror image on the right."""
        self.fix(mesh, bone)
        self.fix(mirrored(mesh), bone[:-2] + "_r" if bone.endswith("_l") else bone)

    def weighted(self, mesh: Mesh, weights: Floats) -> None:
        """A feature with weights of its own, float32 (n, bones)."""
        self._add(mesh, weights)

    def _add(self, mesh: Mesh, weights: Floats) -> None:
        meshes, rows = self._rigid.setdefault(mesh.material, ([], []))
        meshes.append(mesh)
        rows.append(weights)

    def finished(self) -> tuple[Part, ...]:
        """Bodies first, then one part for each material of the features."""
        out = list(self.parts)
        for meshes, rows in self._rigid.values():
            out.append(Part(with_normals(merged(meshes)), np.concatenate(rows)))
        return tuple(out)


def mirrored(mesh: Mesh) -> Mesh:
    """The mesh with left and right exchanged."""
    flip = np.array([1, -1, 1], np.float32)
    return Mesh(
        mesh.positions * flip, mesh.normals * flip, mesh.colors, np.ascontiguousarray(mesh.triangles[:, ::-1]),
        mesh.material, smooth=mesh.smooth, casts_shadow=mesh.casts_shadow, mirrored=mesh.mirrored, ink=mesh.ink,
    )  # fmt: skip
