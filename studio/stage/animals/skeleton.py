"""Bones: a tree of joints, turned about their heads; and the two-bone reach that plants a foot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.animals.field import Array, Point


@dataclass(frozen=True, slots=True)
class Bone:
    """``head``: the joint it turns about, in the rest pose. ``parent`` comes earlier in the list; "" for the root."""

    name: str
    parent: str
    head: Point


def turn(pitch: float = 0.0, yaw: float = 0.0, roll: float = 0.0) -> Array:
    """Rotation (3, 3): roll about x, then pitch about y (nose down is positive), then yaw about z."""
    cr, sr, cp, sp, cy, sy = np.cos(roll), np.sin(roll), np.cos(pitch), np.sin(pitch), np.cos(yaw), np.sin(yaw)
    return np.array(
        [[cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr],
         [sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr],
         [-sp, cp * sr, cp * cr]]
    )  # fmt: skip


def align(source: Array, target: Array) -> Array:
    """The shortest rotation (3, 3) that brings one direction onto another."""
    a, b = source / (np.linalg.norm(source) + 1e-12), target / (np.linalg.norm(target) + 1e-12)
    v, c = np.cross(a, b), float(a @ b)
    if c < -0.9999:
        aside = np.cross(a, [0.0, 1.0, 0.0])
        aside /= np.linalg.norm(aside) + 1e-12
        return 2 * np.outer(aside, aside) - np.eye(3)
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    return np.eye(3) + k + k @ k / (1 + c)


def reach(start: Array, goal: Array, upper: float, lower: float, pole: Array) -> tuple[Array, Array]:
    """Middle joint and end of a two-bone limb from ``start`` toward ``goal``, bending toward ``pole``.

    The end is the goal where the limb is long enough, else as near as it gets.
    """
    to = goal - start
    far = float(np.linalg.norm(to)) + 1e-12
    d = min(max(far, abs(upper - lower) + 1e-5), (upper + lower) * 0.9995)
    along = to / far
    bend = pole - along * float(pole @ along)
    bend = bend / (np.linalg.norm(bend) + 1e-12)
    cosine = (upper * upper + d * d - lower * lower) / (2 * upper * d)
    cosine = min(max(cosine, -1.0), 1.0)
    middle = start + along * upper * cosine + bend * upper * float(np.sqrt(1 - cosine * cosine))
    return middle, start + along * d


class Skeleton:
    """The joints of one animal at rest."""

    def __init__(self, bones: Sequence[Bone]) -> None:
        self.bones = tuple(bones)
        self.names = tuple(b.name for b in bones)
        self.index = {b.name: i for i, b in enumerate(bones)}
        self.parents = tuple(self.index[b.parent] if b.parent else -1 for b in bones)
        self.heads: Array = np.array([b.head for b in bones], float)

    def rest(self, name: str) -> Array:
        """Rest position (3,) of a bone's joint."""
        return self.heads[self.index[name]]

    def length(self, name: str, child: str) -> float:
        return float(np.linalg.norm(self.rest(child) - self.rest(name)))


class Posture:
    """A skeleton bent: a world rotation and joint position for every bone, filled from the root outward."""

    def __init__(self, skeleton: Skeleton, root: ArrayLike, turned: Mapping[str, Array]) -> None:
        """``root``: (3, 4) world matrix of the root's frame (applied to rest coordinates); ``turned``: rotation of a
        bone relative to its parent."""
        self.skeleton = skeleton
        matrix = np.asarray(root, float)
        n = len(skeleton.bones)
        self.rotation: Array = np.empty((n, 3, 3))
        self.joint: Array = np.empty((n, 3))
        for i, name in enumerate(skeleton.names):
            p = skeleton.parents[i]
            own = turned.get(name)
            if p < 0:
                base, self.joint[i] = matrix[:, :3], matrix[:, :3] @ skeleton.heads[i] + matrix[:, 3]
            else:
                base = self.rotation[p]
                self.joint[i] = self.joint[p] + base @ (skeleton.heads[i] - skeleton.heads[p])
            self.rotation[i] = base if own is None else base @ own

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

    def matrices(self) -> NDArray[np.float32]:
        """(bones, 3, 4) float32: what moves rest points with each bone."""
        offset = self.joint - np.einsum("nij,nj->ni", self.rotation, self.skeleton.heads)
        return np.concatenate([self.rotation, offset[:, :, None]], 2).astype(np.float32)

    def frame(self, name: str, rest_point: ArrayLike) -> NDArray[np.float32]:
        """(3, 4) world matrix of a place on a bone given by its rest point."""
        i = self.skeleton.index[name]
        at = self.joint[i] + self.rotation[i] @ (np.asarray(rest_point, float) - self.skeleton.heads[i])
        return np.concatenate([self.rotation[i], at[:, None]], 1).astype(np.float32)
