"""Bones: a tree of joints, turned about their heads; and the two-bone reach that plants a foot."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.animals.field import Array, Point
from studio.stage.mesh import Floats
from studio.stage.render.jit import kernel

Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Bone:
    """``head``: the joint it turns about, in the rest pose. ``parent`` comes earlier in the list; "" for the root."""

    name: str
    parent: str
    head: Point


@kernel()
def turn_matrix(pitch: float, yaw: float, roll: float) -> Array:
    """``turn`` for kernels."""
    cr, sr, cp, sp = math.cos(roll), math.sin(roll), math.cos(pitch), math.sin(pitch)
    cy, sy = math.cos(yaw), math.sin(yaw)
    out = np.empty((3, 3))
    out[0, 0], out[0, 1], out[0, 2] = cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr
    out[1, 0], out[1, 1], out[1, 2] = sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr
    out[2, 0], out[2, 1], out[2, 2] = -sp, cp * sr, cp * cr
    return out


def turn(pitch: float = 0.0, yaw: float = 0.0, roll: float = 0.0) -> Array:
    """Rotation (3, 3): roll about x, then pitch about y (nose down is positive), then yaw about z."""
    return turn_matrix(float(pitch), float(yaw), float(roll))


@kernel()
def align(source: Array, target: Array) -> Array:
    """The shortest rotation (3, 3) that brings one direction onto another."""
    a, b = np.empty(3), np.empty(3)
    for x, y in ((a, source), (b, target)):
        length = math.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2]) + 1e-12
        for i in range(3):
            x[i] = y[i] / length
    out = np.empty((3, 3))
    c = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    if c < -0.9999:
        # half a turn about what is across the direction and lies level with it
        length = math.sqrt(a[0] * a[0] + a[2] * a[2]) + 1e-12
        b[0], b[1], b[2] = -a[2] / length, 0.0, a[0] / length
        for i in range(3):
            for j in range(3):
                out[i, j] = 2 * b[i] * b[j] - (1.0 if i == j else 0.0)
        return out
    v0, v1, v2 = a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    k = 1 / (1 + c)
    out[0, 0], out[0, 1], out[0, 2] = 1 - k * (v1 * v1 + v2 * v2), k * v0 * v1 - v2, k * v0 * v2 + v1
    out[1, 0], out[1, 1], out[1, 2] = k * v0 * v1 + v2, 1 - k * (v0 * v0 + v2 * v2), k * v1 * v2 - v0
    out[2, 0], out[2, 1], out[2, 2] = k * v0 * v2 - v1, k * v1 * v2 + v0, 1 - k * (v0 * v0 + v1 * v1)
    return out


@kernel()
def reach(start: Array, goal: Array, upper: float, lower: float, pole: Array) -> tuple[Array, Array]:
    """Middle joint and end of a two-bone limb from ``start`` toward ``goal``, bending toward ``pole``.

    The end is the goal where the limb is long enough, else as near as it gets.
    """
    along, bend = goal - start, pole.copy()
    far = math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]) + 1e-12
    d = min(max(far, abs(upper - lower) + 1e-5), (upper + lower) * 0.9995)
    dot = 0.0
    for i in range(3):
        along[i] /= far
        dot += along[i] * pole[i]
    length = 0.0
    for i in range(3):
        bend[i] -= dot * along[i]
        length += bend[i] * bend[i]
    length = math.sqrt(length) + 1e-12
    cosine = min(max((upper * upper + d * d - lower * lower) / (2 * upper * d), -1.0), 1.0)
    sine = math.sqrt(1 - cosine * cosine) / length
    middle, end = np.empty(3), np.empty(3)
    for i in range(3):
        middle[i] = start[i] + upper * (along[i] * cosine + bend[i] * sine)
        end[i] = start[i] + along[i] * d
    return middle, end


@kernel()
def _bend(parents: Integers, heads: Array, root: Array, own: Array, rotation: Array, joint: Array) -> None:
    """Every bone's world rotation and joint from its parent's; ``own`` turns it against its parent."""
    for i in range(len(parents)):
        p = parents[i]
        for a in range(3):
            at = joint[p, a] if p >= 0 else root[a, 3]
            for b in range(3):
                base = rotation[p, a, b] if p >= 0 else root[a, b]
                at += base * (heads[i, b] - (heads[p, b] if p >= 0 else 0.0))
            joint[i, a] = at
            for b in range(3):
                turned = 0.0
                for c in range(3):
                    turned += (rotation[p, a, c] if p >= 0 else root[a, c]) * own[i, c, b]
                rotation[i, a, b] = turned


@kernel()
def _matrices(heads: Array, rotation: Array, joint: Array, base: Array, out: Floats) -> None:
    for i in range(len(heads)):
        for a in range(3):
            at = base[a, 3]
            for b in range(3):
                moved = joint[i, b]
                for c in range(3):
                    moved -= rotation[i, b, c] * heads[i, c]
                at += base[a, b] * moved
                turned = 0.0
                for c in range(3):
                    turned += base[a, c] * rotation[i, c, b]
                out[i, a, b] = turned
            out[i, a, 3] = at


_HERE: Array = np.eye(3, 4)


class Skeleton:
    """The joints of one animal at rest."""

    def __init__(self, bones: Sequence[Bone]) -> None:
        self.bones = tuple(bones)
        self.names = tuple(b.name for b in bones)
        self.index = {b.name: i for i, b in enumerate(bones)}
        self.parents = tuple(self.index[b.parent] if b.parent else -1 for b in bones)
        self.rows: Integers = np.array(self.parents, np.int32)
        """Parent of each bone, -1 for the root."""
        self.heads: Array = np.array([b.head for b in bones], float)
        self._straight: Array = np.tile(np.eye(3), (len(bones), 1, 1))

    def rest(self, name: str) -> Array:
        """Rest position (3,) of a bone's joint."""
        return self.heads[self.index[name]]

    def turns(self, turned: Mapping[str, Array]) -> Array:
        """Rotation of every bone against its parent, (bones, 3, 3), from those of some."""
        out = self._straight.copy()
        for name, rotation in turned.items():
            out[self.index[name]] = rotation
        return out

    def length(self, name: str, child: str) -> float:
        return float(np.linalg.norm(self.rest(child) - self.rest(name)))


class Posture:
    """A skeleton bent: a world rotation and joint position for every bone, filled from the root outward."""

    def __init__(self, skeleton: Skeleton, root: ArrayLike, turned: Mapping[str, Array]) -> None:
        """``root``: (3, 4) world matrix of the root's frame (applied to rest coordinates); ``turned``: rotation of a
        bone relative to its parent."""
        self.skeleton = skeleton
        n = len(skeleton.bones)
        self.rotation: Array = np.empty((n, 3, 3))
        self.joint: Array = np.empty((n, 3))
        matrix = np.ascontiguousarray(root, np.float64)
        _bend(skeleton.rows, skeleton.heads, matrix, skeleton.turns(turned), self.rotation, self.joint)

    def at(self, name: str) -> Array:
        return self.joint[self.skeleton.index[name]]

    def aim(self, name: str, child: str, start: Array, end: Array) -> None:
        """Put a bone at ``start`` and turn it so that its child joint lies toward ``end``."""
        i, c, p = (
            self.skeleton.index[name],
            self.skeleton.index[child],
            self.skeleton.parents[self.skeleton.index[name]],
        )
        base = self.rotation[p]
        rest = base @ (self.skeleton.heads[c] - self.skeleton.heads[i])
        self.rotation[i] = align(rest, end - start) @ base
        self.joint[i] = start

    def place(self, name: str, start: Array, rotation: Array) -> None:
        """Put a bone at ``start`` with a given world rotation."""
        i = self.skeleton.index[name]
        self.rotation[i], self.joint[i] = rotation, start

    def follow(self, name: str) -> None:
        """Hang a bone again on its (moved) parent, unturned."""
        i = self.skeleton.index[name]
        p = self.skeleton.parents[i]
        self.joint[i] = self.joint[p] + self.rotation[p] @ (self.skeleton.heads[i] - self.skeleton.heads[p])
        self.rotation[i] = self.rotation[p]

    def reached(self, name: str, child: str) -> Array:
        """Where the joint of a child is by the bone's present place and rotation."""
        i, c = self.skeleton.index[name], self.skeleton.index[child]
        return self.joint[i] + self.rotation[i] @ (self.skeleton.heads[c] - self.skeleton.heads[i])

    def carry(self, name: str) -> None:
        """Hang a bone on its moved parent, keeping its own rotation in the world."""
        i = self.skeleton.index[name]
        p = self.skeleton.parents[i]
        self.joint[i] = self.joint[p] + self.rotation[p] @ (self.skeleton.heads[i] - self.skeleton.heads[p])

    def matrices(self, base: ArrayLike = _HERE) -> Floats:
        """(bones, 3, 4) float32: what moves rest points with each bone, then by ``base`` (3, 4)."""
        out = np.empty((len(self.joint), 3, 4), np.float32)
        _matrices(self.skeleton.heads, self.rotation, self.joint, np.ascontiguousarray(base, np.float64), out)
        return out

    def frame(self, name: str, rest_point: ArrayLike) -> NDArray[np.float32]:
        """(3, 4) world matrix of a place on a bone given by its rest point."""
        i = self.skeleton.index[name]
        at = self.joint[i] + self.rotation[i] @ (np.asarray(rest_point, float) - self.skeleton.heads[i])
        return np.concatenate([self.rotation[i], at[:, None]], 1).astype(np.float32)
