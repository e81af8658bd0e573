"""Triangles of a file's meshes (glTF 2.0, section 3.7), and the skins that bend them (3.7.3)."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.accessors import Accessors, Doubles, Integers
from studio.stage.brought.coats import Coat, Coats
from studio.stage.brought.container import refuse
from studio.stage.brought.fields import Fields
from studio.stage.brought.model import Surface
from studio.stage.brought.nodes import Nodes
from studio.stage.mesh import Texture
from studio.stage.shapes import vertex_normals

MOST_TRIANGLES = 1_000_000
_MOST_JOINTS = 1024

Palette = tuple[tuple[int, Doubles], ...]


def read_surfaces(numbers: Accessors, nodes: Nodes, coats: Coats) -> tuple[list[Surface], tuple[int, ...], list[str]]:
    """Every surface of the scene, the rows of nodes that skins use, and what was left out. Raises ``InputError``."""
    root = numbers.root
    meshes, skins = root.each("meshes"), [_skin(one, numbers, nodes) for one in root.each("skins")]
    out: list[Surface] = []
    remarks: list[str] = []
    total = 0
    for node, own in enumerate(nodes.own):
        if "mesh" not in own:
            continue
        mesh = own.whole("mesh")
        if mesh >= len(meshes):
            refuse(root.name, f"it points to meshes[{mesh}], which it does not have.")
        skin: Palette | None = None
        if "skin" in own:
            number = own.whole("skin")
            if number >= len(skins):
                refuse(root.name, f"it points to skins[{number}], which it does not have.")
            skin = skins[number]
        for part in meshes[mesh].each("primitives"):
            mode = part.whole("mode", 4, below=7)
            if mode < 4:
                remarks.append("Points and lines in it are left out.")
                continue
            if "targets" in part:
                remarks.append("Its faces (morph targets) do not move.")
            surface = _Reading(numbers, coats, part).surface(node, skin, mode)
            total += len(surface.triangles)
            if total > MOST_TRIANGLES:
                refuse(root.name, f"it has more than {MOST_TRIANGLES} triangles.", "Simplify it before you export it.")
            if len(surface.triangles):
                out.append(surface)
    if not out:
        refuse(root.name, "there is no surface in it.", "Export it with its meshes.")
    used = {node for skin in skins for node, _ in skin}
    return out, tuple(sorted(used)), list(dict.fromkeys(remarks))


def _skin(one: Fields, numbers: Accessors, nodes: Nodes) -> Palette:
    joints = one.indices("joints", 2**31)
    if not 1 <= len(joints) <= _MOST_JOINTS or any(joint not in nodes.row for joint in joints):
        one.wrong("joints")
    binds = np.tile(np.eye(4), (len(joints), 1, 1))
    if "inverseBindMatrices" in one:
        found = numbers.floats(one.whole("inverseBindMatrices"), (16,))
        if len(found) < len(joints):
            one.wrong("inverseBindMatrices")
        binds = found[: len(joints)].reshape(-1, 4, 4).transpose(0, 2, 1)
        binds[:, 3] = (0.0, 0.0, 0.0, 1.0)
    return tuple((nodes.row[joint], bind) for joint, bind in zip(joints, binds, strict=True))


class _Reading:
    """One primitive."""

    def __init__(self, numbers: Accessors, coats: Coats, own: Fields) -> None:
        self._numbers, self._coats, self._own = numbers, coats, own
        self._name = own.name
        self._attributes = own.inner("attributes")
        packed = own.inner("extensions")
        if "KHR_draco_mesh_compression" in packed:
            refuse(self._name, "it is compressed with Draco.", "Export it without compression.")

    def surface(self, node: int, skin: Palette | None, mode: int) -> Surface:
        if "POSITION" not in self._attributes:
            refuse(self._name, f"{self._own.place} has no positions.", "Export it again.")
        positions = self._floats("POSITION", (3,))
        count = len(positions)
        triangles = self._triangles(count, mode)
        spread: Integers | None = None
        if "NORMAL" not in self._attributes:  # then every triangle is flat: none shares its corners
            spread = triangles.ravel()
            positions, triangles = positions[spread], np.arange(len(spread)).reshape(-1, 3)
        coat = self._coats.coat(self._own.whole("material") if "material" in self._own else None)
        normals = self._normals(positions, triangles)
        colors = np.tile(coat.color, (count, 1))
        if "COLOR_0" in self._attributes:
            own = self._same(self._floats("COLOR_0", (3, 4)), count, "COLOR_0")
            colors = (colors * np.clip(own[:, :3], 0.0, 1.0)).astype(np.float32)
        across = self._across(coat, count)
        material, picture = coat.material, coat.picture if across is not None else None
        if coat.picture is not None and picture is None:
            material = replace(material, texture=Texture.PLAIN)
        bones, weights, palette = self._weights(count, node, skin)
        if spread is not None:
            colors, bones, weights = colors[spread], bones[spread], weights[spread]
            across = None if across is None else across[spread]
        return Surface(
            positions=positions, normals=normals, colors=colors, triangles=triangles, material=material, bones=bones,
            weights=weights, palette=palette, skinned=skin is not None, across=across, picture=picture,
            smooth=spread is None,
        )  # fmt: skip

    def _floats(self, key: str, parts: tuple[int, ...]) -> Doubles:
        return self._numbers.floats(self._attributes.whole(key), parts)

    def _same(self, found: Doubles, count: int, key: str) -> Doubles:
        if len(found) != count:
            self._attributes.wrong(key)
        return found

    def _triangles(self, count: int, mode: int) -> Integers:
        if "indices" in self._own:
            corners = self._numbers.whole(self._own.whole("indices"), (1,))[:, 0]
        else:
            corners = np.arange(count)
        if int(corners.max(initial=0)) >= count or int(corners.min(initial=0)) < 0:
            refuse(self._name, f"{self._own.place} has {count} points, and uses others.", "Copy or export it again.")
        if mode == 4:
            out = corners[: len(corners) // 3 * 3].reshape(-1, 3)
        elif mode == 5:
            k = np.arange(max(len(corners) - 2, 0))
            odd = k % 2
            out = np.stack([corners[k], corners[k + 1 + odd], corners[k + 2 - odd]], 1)
        else:
            k = np.arange(1, max(len(corners) - 1, 1))
            out = np.stack([np.full(len(k), corners[0]), corners[k], corners[k + 1]], 1)
        flat = (out[:, 0] == out[:, 1]) | (out[:, 1] == out[:, 2]) | (out[:, 0] == out[:, 2])
        return out[~flat].astype(np.int64)

    def _normals(self, positions: Doubles, triangles: Integers) -> Doubles:
        if "NORMAL" not in self._attributes:
            return vertex_normals(positions, triangles)
        own = self._same(self._floats("NORMAL", (3,)), len(positions), "NORMAL")
        length = np.linalg.norm(own, axis=1, keepdims=True)
        bare = length[:, 0] < 1e-6
        if bare.any():
            own[bare] = vertex_normals(positions, triangles)[bare]
            length = np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-9)
        return own / length

    def _across(self, coat: Coat, count: int) -> NDArray[np.float32] | None:
        key = f"TEXCOORD_{coat.channel}"
        if coat.picture is None or key not in self._attributes:
            return None
        found = self._same(self._floats(key, (2,)), count, key)
        if float(np.abs(found).max(initial=0.0)) > 1e5:
            self._attributes.wrong(key)
        return (found * coat.scale + coat.offset).astype(np.float32)

    def _weights(self, count: int, node: int, skin: Palette | None) -> tuple[Integers, Doubles, Palette]:
        bones, weights = np.zeros((count, 4), np.int64), np.zeros((count, 4))
        if skin is None:
            weights[:, 0] = 1.0
            return bones, weights, ((node, np.eye(4)),)
        if "JOINTS_0" not in self._attributes or "WEIGHTS_0" not in self._attributes:
            refuse(self._name, f"{self._own.place} has a skin, and does not say how it bends.", "Export it again.")
        sets = [k for k in range(2) if f"JOINTS_{k}" in self._attributes and f"WEIGHTS_{k}" in self._attributes]
        found = [self._numbers.whole(self._attributes.whole(f"JOINTS_{k}"), (4,)) for k in sets]
        shares = [self._floats(f"WEIGHTS_{k}", (4,)) for k in sets]
        if any(len(one) != count for one in (*found, *shares)):
            self._attributes.wrong("JOINTS_0")
        every, share = np.concatenate(found, 1), np.maximum(np.concatenate(shares, 1), 0.0)
        every = np.where(share > 0, every, 0)
        if int(every.max(initial=0)) >= len(skin) or int(every.min(initial=0)) < 0:
            refuse(self._name, f"{self._own.place} hangs on bones that its skin does not have.", "Export it again.")
        best = np.argsort(-share, axis=1, kind="stable")[:, :4]
        bones, weights = np.take_along_axis(every, best, 1), np.take_along_axis(share, best, 1)
        whole = weights.sum(1, keepdims=True)
        weights = np.where(whole > 1e-9, weights / np.maximum(whole, 1e-9), np.array([1.0, 0.0, 0.0, 0.0]))
        return bones, weights, skin
