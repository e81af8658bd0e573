"""A person ready for the stage: meshes that never change their shape's topology, and a fast way to bend them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.people import skin
from studio.stage.people.skeleton import Bent, Doubles, Integers, Pose, Skeleton

BOTH_SIDES = "Left", "Right"

_CAPSULES = (("UpLeg", "Leg", 0.088, 0.068), ("Leg", "Foot", 0.068, 0.058))
"""Legs that push skirts: from, to, radii in metres at 1.70 m."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Baked:
    """All of a person's vertices in one row, sorted by mesh, ready for the kernels.

    ``positions`` float32 (n, 3) rest, soles at z = 0; ``triangles`` int32 (m, 3) over all of them; ``bones`` int32 and
    ``weights`` float32 (n, 4), bones 52 and 53 are the eyes; ``action_*`` the sparse face actions of ``skin.blend``;
    ``colliding`` vertices pushed out of the legs; ``guided`` vertices and their ``guides`` for ``skin.steer_normals``;
    ``colors``, ``rest`` float32 (n, 3); ``slices`` (start, end, first triangle, end triangle) of each mesh, with its
    material, outline weight and whether it casts shadows in ``looks``; ``twins`` (k, 2) vertices whose normals agree;
    ``picture``: that of the face, as in ``Mesh``; ``pictures``: those of each mesh, where the body has its own.
    """

    positions: Floats
    triangles: Integers
    bones: Integers
    weights: Floats
    action_vertices: Integers
    action_deltas: Floats
    action_offsets: Integers
    colliding: Integers
    guided: Integers
    guides: Floats
    colors: Floats
    rest: Floats
    slices: tuple[tuple[int, int, int, int], ...]
    looks: tuple[tuple[Material, float, bool], ...]
    twins: Integers
    picture: Floats | None = None
    pictures: tuple[Floats | None, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Person:
    """One dressed person.

    ``meshes`` hold topology, colours and materials, posed as in rest; ``skeleton`` the rest bones in the same axes,
    soles at z = 0; ``actions`` the names ``deform`` knows in ``face``; ``kind`` the word it was cast for; ``footwear``
    what its feet sound like (``shoe boot barefoot geta blade metal``).
    """

    kind: str
    skeleton: Skeleton
    actions: tuple[str, ...]
    baked: Baked
    footwear: str = "shoe"
    meshes: tuple[Mesh, ...] = field(init=False)
    _action_index: dict[str, int] = field(init=False)
    _places: dict[str, tuple[int, Doubles]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_action_index", {name: i for i, name in enumerate(self.actions)})
        object.__setattr__(self, "meshes", _meshes(self.baked))
        object.__setattr__(self, "_places", _sockets(self.skeleton))

    @property
    def height(self) -> float:
        """Metres from sole to crown."""
        return self.skeleton.height

    def deform(
        self,
        pose: Pose,
        face: Mapping[str, float],
        root: Sequence[float],
        yaw: float,
        *,
        gaze: tuple[float, float] = (0.0, 0.0),
        bent: Bent | None = None,
    ) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
        """World positions and unit normals, float32 (n, 3) for each of ``meshes``.

        ``face``: amounts 0..1 by ARKit name; a name without its side (``mouthSmile``) means both; unknown names raise
        KeyError. ``root``: the point on the ground under the figure; ``yaw`` where it faces. ``gaze``: eyes turned to
        the figure's (left, up), radians. ``bent``: ``skeleton.bend(pose)`` where the caller has it already.
        """
        b = self.baked
        bent = self.skeleton.bend(pose) if bent is None else bent
        matrices = np.empty((len(self.skeleton.bones) + 2, 3, 4), np.float32)
        matrices[:-2] = self.skeleton.matrices(bent, root, yaw)
        head = matrices[self.skeleton.index["Head"]]
        matrices[-2:] = self._eyes(head.astype(np.float64), gaze)
        rest = b.positions
        amounts = self._amounts(face)
        if amounts is not None:
            rest = rest.copy()
            skin.blend(rest, b.action_vertices, b.action_deltas, b.action_offsets, amounts)
        positions, normals = np.empty_like(rest), np.empty_like(rest)
        skin.skin(rest, b.bones, b.weights, matrices, positions)
        if len(b.colliding):
            skin.collide(positions, b.colliding, self._legs(bent, root, yaw))
        skin.normals(positions, b.triangles, normals)
        if len(b.twins):
            skin.weld(normals, b.twins)
        if len(b.guided):
            skin.steer_normals(normals, b.guided, b.guides, head)
        return (
            tuple(positions[start:end] for start, end, _, _ in b.slices),
            tuple(normals[start:end] for start, end, _, _ in b.slices),
        )

    def socket(self, name: str, bent: Bent, root: Sequence[float], yaw: float) -> Floats:
        """(3, 4) world matrix of a place to hold or wear things, x forward, z up in the figure's sense.

        ``right_hand left_hand``: origin in the middle of the fist, z along the thumb side of the grip (a held rod lies
        along z), x toward the fingers' knuckles; ``head head_top mouth back hips root``. KeyError for another.
        """
        if name == "root":
            c, s = math.cos(yaw), math.sin(yaw)
            return np.array([[c, -s, 0, root[0]], [s, c, 0, root[1]], [0, 0, 1, root[2]]], np.float32)
        bone, local = self._places[name]
        c, sn = math.cos(yaw), math.sin(yaw)
        turn = np.array([[c, -sn, 0], [sn, c, 0], [0, 0, 1.0]])
        moved = turn @ bent.rotations[bone]
        offset = turn @ (bent.positions[bone] - bent.rotations[bone] @ self.skeleton.joints[bone])
        out = np.empty((3, 4), np.float32)
        out[:, :3] = moved @ local[:, :3]
        out[:, 3] = moved @ local[:, 3] + offset
        out[:, 3] += (root[0], root[1], root[2] - self.skeleton.floor)
        return out

    def _eyes(self, head: np.ndarray[tuple[int, ...], np.dtype[np.float64]], gaze: tuple[float, float]) -> Floats:
        (cy, sy), (cp, sp) = ((math.cos(a), math.sin(a)) for a in (gaze[0], -gaze[1]))
        turn = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1.0]]) @ np.array([[cp, 0, sp], [0, 1.0, 0], [-sp, 0, cp]])
        out = np.empty((2, 3, 4), np.float32)
        for i, eye in enumerate(self.skeleton.eyes):
            out[i, :, :3] = head[:, :3] @ turn
            out[i, :, 3] = head[:, :3] @ (eye - turn @ eye) + head[:, 3]
        return out

    def _amounts(self, face: Mapping[str, float]) -> Floats | None:
        if not face or not len(self.baked.action_vertices):
            return None
        out = np.zeros(len(self.actions), np.float32)
        for name, amount in face.items():
            i = self._action_index.get(name)
            if i is not None:
                out[i] = amount
            else:
                for side in BOTH_SIDES:
                    out[self._action_index[name + side]] = amount
        return out

    def _legs(self, bent: Bent, root: Sequence[float], yaw: float) -> Floats:
        c, s = math.cos(yaw), math.sin(yaw)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
        origin = np.asarray(root, float) - np.array([0, 0, self.skeleton.floor])
        k = self.skeleton.scale
        out = np.empty((4, 8), np.float32)
        row = 0
        for side in BOTH_SIDES:
            for start, end, r0, r1 in _CAPSULES:
                a, b = (turn @ bent.positions[self.skeleton.index[side + bone]] + origin for bone in (start, end))
                out[row] = [*a, *b, r0 * k, r1 * k]
                row += 1
        return out


def _sockets(s: Skeleton) -> dict[str, tuple[int, Doubles]]:
    """Bone and rest frame (3, 4) of every place to hold or wear things."""
    k = s.scale
    straight = np.eye(3)

    def at(bone: str, point: Doubles, axes: Doubles = straight) -> tuple[int, Doubles]:
        return s.index[bone], np.concatenate([axes, point[:, None]], 1)

    eyes = s.eyes.mean(0)
    crown = np.array([s.joint("Head")[0], 0, s.height])
    out = {
        "head": at("Head", eyes),
        "head_top": at("Head", crown),
        "mouth": at("Head", eyes + np.array([0.02, 0, -0.07]) * k),
        "back": at("Spine2", s.joint("Spine2") + np.array([-0.14, 0, 0.05]) * k),
        "hips": at("Hips", s.joint("Hips")),
    }
    for side in BOTH_SIDES:
        wrist, middle = s.joint(side + "Hand"), s.joint(side + "HandMiddle1")
        index, pinky = s.joint(side + "HandIndex1"), s.joint(side + "HandPinky1")
        z = index - pinky
        z = z / np.linalg.norm(z)
        x = middle - wrist
        x = x - z * float(x @ z)
        x = x / np.linalg.norm(x)
        palm = np.cross(index - wrist, pinky - wrist)
        palm = palm / np.linalg.norm(palm)
        centre = wrist + 0.78 * (middle - wrist)
        thumb = s.joint(side + "HandThumb2")
        centre = centre + palm * np.sign(float((thumb - centre) @ palm)) * 0.030 * k
        out[side.lower() + "_hand"] = at(side + "Hand", centre, np.stack([x, np.cross(z, x), z], 1))
    return out


def _meshes(b: Baked) -> tuple[Mesh, ...]:
    normals = np.empty_like(b.positions)
    skin.normals(b.positions, b.triangles, normals)
    out: list[Mesh] = []
    own = b.pictures or (None,) * len(b.slices)
    for (start, end, first, last), (material, ink, casts), picture in zip(b.slices, b.looks, own, strict=True):
        out.append(
            Mesh(
                positions=b.positions[start:end],
                normals=normals[start:end],
                colors=b.colors[start:end],
                triangles=b.triangles[first:last] - np.int32(start),
                material=material,
                rest=b.rest[start:end],
                ink=ink,
                casts_shadow=casts,
                picture=b.picture if material.texture is Texture.FACE else picture,
            )
        )
    return tuple(out)
