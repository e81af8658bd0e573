"""A figure's bones and how a pose moves them.

In rest every bone's frame is the figure's own (x forward, y left, z up), so a rotation reads the same for every bone:
about y it bows, about z it turns left, about x it leans. Arms hang about 45 degrees from the body in rest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.mesh import Floats
from studio.stage.people.jit import kernel
from studio.stage.people.rotation import Matrix, Vector3

Doubles = NDArray[np.float64]
Integers = NDArray[np.int32]

_SHRUG = 0.22
"""Share of an arm's elevation that its collarbone turns."""

_TOWARD = ("Spine", "Neck", "Head", "ForeArm", "Leg", "Foot", "Toe")
"""A bone with several children points at the one named so."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Point a bone along ``direction`` (figure's axes, any length), then turn it by ``twist`` radians about itself."""

    direction: tuple[float, float, float]
    twist: float = 0.0


@dataclass(slots=True)
class Pose:
    """How the bones stand at one instant. Bones not named keep their rest rotation relative to their parent.

    ``hips``: offset of the hips from rest, metres, figure's axes. For one bone the parts apply in this order:
    ``rot`` turns it relative to its parent; ``aim`` then points it by the shortest way along a direction;
    ``glob`` (rotation in the figure's axes, absolute) replaces both.
    """

    hips: Vector3 = field(default_factory=lambda: np.zeros(3))
    rot: dict[str, Matrix] = field(default_factory=dict[str, Matrix])
    aim: dict[str, Aim] = field(default_factory=dict[str, Aim])
    glob: dict[str, Matrix] = field(default_factory=dict[str, Matrix])

    def copy(self) -> "Pose":
        """A pose whose dictionaries may be changed apart from this one's."""
        return Pose(self.hips.copy(), dict(self.rot), dict(self.aim), dict(self.glob))


@dataclass(frozen=True, slots=True, eq=False)
class Bent:
    """Posed bones in the figure's axes: float64 ``rotations`` (bones, 3, 3) from rest, ``positions`` (bones, 3)."""

    rotations: Doubles
    positions: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """The rest bones of one person, metres, standing with the soles at ``floor`` (0: all is shifted so when baked).

    ``joints``/``tails`` float64 (bones, 3) where bones begin and end; ``eyes`` float64 (2, 3) eyeball centres, left
    first; ``height`` from sole to crown without hair or hat.
    """

    bones: tuple[str, ...]
    parents: Integers
    joints: Doubles
    tails: Doubles
    eyes: Doubles
    height: float
    floor: float = 0.0
    index: dict[str, int] = field(init=False)
    child: Integers = field(init=False)
    """The joint that a bone points at; itself for bones without children."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {bone: i for i, bone in enumerate(self.bones)})
        object.__setattr__(self, "child", _children(self.bones, self.parents))

    @property
    def scale(self) -> float:
        """Size against a person of 1.70 m: multiply distances in gestures and gaits by it."""
        return self.height / 1.7

    def joint(self, bone: str) -> Doubles:
        """Rest position of a bone's beginning, (3,)."""
        return self.joints[self.index[bone]]

    def tail(self, bone: str) -> Doubles:
        """Rest position of a bone's end, (3,)."""
        return self.tails[self.index[bone]]

    def length(self, bone: str) -> float:
        """Distance from a bone's joint to that of the bone it points at, metres."""
        i = self.index[bone]
        return float(np.linalg.norm(self.joints[self.child[i]] - self.joints[i]))

    def foot_yaw(self, side: str) -> float:
        """How far a foot (``Left`` or ``Right``) points away from straight ahead in rest, radians."""
        u = self.tail(side + "ToeBase") - self.joint(side + "Foot")
        return math.atan2(float(u[1]), float(u[0]))

    def bend(self, pose: Pose) -> Bent:
        """Forward kinematics. Raises KeyError for a bone that does not exist.

        A collarbone (``LeftShoulder``) that the pose leaves alone follows its arm where that is aimed: people cannot
        lift a hand overhead without their shoulder.
        """
        n = len(self.bones)
        modes = np.zeros(n, np.int32)
        local = np.zeros((n, 3, 3))
        aims = np.zeros((n, 4))
        index = self.index
        for bone, rotation in pose.rot.items():
            i = index[bone]
            modes[i] |= 1
            local[i] = rotation
        for bone, aim in pose.aim.items():
            i = index[bone]
            modes[i] |= 2
            aims[i, :3] = aim.direction
            aims[i, 3] = aim.twist
        for bone, rotation in pose.glob.items():
            i = index[bone]
            modes[i] = 4
            local[i] = rotation
        for side, sign in (("Left", 1.0), ("Right", -1.0)):
            i, arm = index[side + "Shoulder"], index[side + "Arm"]
            if modes[i] == 0 and modes[arm] & 2:
                modes[i] = 8
                aims[i, 0], aims[i, 1] = arm, sign
        rotations, positions = np.empty((n, 3, 3)), np.empty((n, 3))
        _bend(
            self.parents,
            self.child,
            self.joints,
            np.asarray(pose.hips, float),
            modes,
            local,
            aims,
            rotations,
            positions,
        )
        return Bent(rotations, positions)

    def matrices(self, bent: Bent, root: Sequence[float], yaw: float) -> Floats:
        """float32 (bones, 3, 4): from rest to world, for skinning and for things fixed to a bone."""
        out = np.empty((len(self.bones), 3, 4), np.float32)
        x, y, z = (float(v) for v in root)
        _matrices(bent.rotations, bent.positions, self.joints, x, y, z - self.floor, float(yaw), out)
        return out


@kernel
def _matrices(
    rotations: Doubles, positions: Doubles, joints: Doubles, x: float, y: float, z: float, yaw: float, out: Floats
) -> None:
    cosine, sine = math.cos(yaw), math.sin(yaw)
    for i in range(rotations.shape[0]):
        moved = np.empty(3)
        for a in range(3):
            moved[a] = positions[i, a]
            for b in range(3):
                moved[a] -= rotations[i, a, b] * joints[i, b]
        for b in range(3):
            out[i, 0, b] = cosine * rotations[i, 0, b] - sine * rotations[i, 1, b]
            out[i, 1, b] = sine * rotations[i, 0, b] + cosine * rotations[i, 1, b]
            out[i, 2, b] = rotations[i, 2, b]
        out[i, 0, 3] = cosine * moved[0] - sine * moved[1] + x
        out[i, 1, 3] = sine * moved[0] + cosine * moved[1] + y
        out[i, 2, 3] = moved[2] + z


def _children(bones: tuple[str, ...], parents: Integers) -> Integers:
    child = np.arange(len(bones), dtype=np.int32)
    index = {bone: i for i, bone in enumerate(bones)}
    for i, bone in enumerate(bones):
        below = [j for j in range(len(bones)) if parents[j] == i]
        liked = [j for j in below if any(word in bones[j] for word in _TOWARD)]
        if bone.endswith("Hand"):
            liked = [index[bone + "Middle1"]]
        elif bone == "Spine2":
            liked = [index["Neck"]]
        child[i] = (liked or below or [i])[0]
    return child


def two_bone(
    start: ArrayLike, target: ArrayLike, upper: float, lower: float, pole: ArrayLike
) -> tuple[Doubles, Doubles]:
    """Where the middle and the end of a two-bone limb come to lie when it reaches from ``start`` for ``target``.

    ``upper`` and ``lower`` are bone lengths; ``pole`` is the direction that the middle joint bends toward. A target out
    of reach is approached along its line; the limb never locks quite straight. Law of cosines. Aim the upper bone along
    ``middle - start`` and the lower along ``end - middle``.
    """
    a, goal, toward = np.asarray(start, float), np.asarray(target, float), np.asarray(pole, float)
    line = goal - a
    distance = float(np.linalg.norm(line))
    line = line / (distance + 1e-12)
    reach = min(max(distance, abs(upper - lower) * 1.02 + 1e-4), (upper + lower) * 0.9985)
    cosine = min(max((upper * upper + reach * reach - lower * lower) / (2 * upper * reach), -1.0), 1.0)
    toward = toward - line * float(toward @ line)
    toward = toward / (np.linalg.norm(toward) + 1e-12)
    middle = a + line * (upper * cosine) + toward * (upper * math.sqrt(1 - cosine * cosine))
    return middle, a + line * reach


def reach(
    skeleton: Skeleton, pose: Pose, upper: str, lower: str, start: ArrayLike, target: ArrayLike, pole: ArrayLike
) -> Doubles:
    """Aim two bones (``LeftUpLeg``/``LeftLeg``, ``RightArm``/``RightForeArm``) so that their end comes to ``target``.

    ``start`` is where the upper bone's joint is in this pose (``bend`` tells), all in the figure's axes. Changes
    ``pose.aim``; gives back where the end truly comes to lie.
    """
    begin = np.asarray(start, float)
    middle, end = two_bone(begin, target, skeleton.length(upper), skeleton.length(lower), pole)
    first, second = middle - begin, end - middle
    pose.aim[upper] = Aim((float(first[0]), float(first[1]), float(first[2])))
    pose.aim[lower] = Aim((float(second[0]), float(second[1]), float(second[2])))
    return end


@kernel
def _axis_angle(x: float, y: float, z: float, angle: float, out: Doubles) -> None:
    length = math.sqrt(x * x + y * y + z * z) + 1e-15
    x, y, z = x / length, y / length, z / length
    c, s = math.cos(angle), math.sin(angle)
    t = 1 - c
    out[0, 0], out[0, 1], out[0, 2] = t * x * x + c, t * x * y - s * z, t * x * z + s * y
    out[1, 0], out[1, 1], out[1, 2] = t * x * y + s * z, t * y * y + c, t * y * z - s * x
    out[2, 0], out[2, 1], out[2, 2] = t * x * z - s * y, t * y * z + s * x, t * z * z + c


@kernel
def _times(a: Doubles, b: Doubles, out: Doubles) -> None:
    for i in range(3):
        for j in range(3):
            out[i, j] = a[i, 0] * b[0, j] + a[i, 1] * b[1, j] + a[i, 2] * b[2, j]


@kernel
def _bend(
    parents: Integers,
    child: Integers,
    joints: Doubles,
    hips: Doubles,
    modes: Integers,
    local: Doubles,
    aims: Doubles,
    rotations: Doubles,
    positions: Doubles,
) -> None:
    """Parents come before children. ``modes``: bit 0 local rotation, bit 1 aim, 4 absolute rotation, 8 collarbone
    that follows: its ``aims`` hold the arm's index and the side."""
    turn, held = np.empty((3, 3)), np.empty((3, 3))
    for i in range(parents.shape[0]):
        p = parents[i]
        g = rotations[i]
        if p < 0:
            for a in range(3):
                positions[i, a] = joints[i, a] + hips[a]
                for b in range(3):
                    g[a, b] = 1.0 if a == b else 0.0
        else:
            for a in range(3):
                positions[i, a] = positions[p, a]
                for b in range(3):
                    positions[i, a] += rotations[p, a, b] * (joints[i, b] - joints[p, b])
                    g[a, b] = rotations[p, a, b]
        if modes[i] == 4:
            g[:, :] = local[i]
            continue
        if modes[i] == 8:
            arm, sign = int(aims[i, 0]), aims[i, 1]
            c = child[arm]
            length, reach_squared = 1e-12, 1e-12
            for a in range(3):
                length += (joints[c, a] - joints[arm, a]) ** 2
                reach_squared += aims[arm, a] ** 2
            before = math.asin((joints[c, 2] - joints[arm, 2]) / math.sqrt(length))
            along = aims[arm, 0] * g[0, 2] + aims[arm, 1] * g[1, 2] + aims[arm, 2] * g[2, 2]
            lifted = math.asin(min(max(along / math.sqrt(reach_squared), -1.0), 1.0)) - before
            _axis_angle(g[0, 0], g[1, 0], g[2, 0], sign * _SHRUG * lifted, turn)
            held[:, :] = g
            _times(turn, held, g)
            continue
        if modes[i] & 1:
            held[:, :] = g
            _times(held, local[i], g)
        if modes[i] & 2:
            c = child[i]
            rx, ry, rz = joints[c, 0] - joints[i, 0], joints[c, 1] - joints[i, 1], joints[c, 2] - joints[i, 2]
            ax = g[0, 0] * rx + g[0, 1] * ry + g[0, 2] * rz
            ay = g[1, 0] * rx + g[1, 1] * ry + g[1, 2] * rz
            az = g[2, 0] * rx + g[2, 1] * ry + g[2, 2] * rz
            bx, by, bz = aims[i, 0], aims[i, 1], aims[i, 2]
            ux, uy, uz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
            sine, cosine = math.sqrt(ux * ux + uy * uy + uz * uz), ax * bx + ay * by + az * bz
            if sine > 1e-12 or cosine < 0:
                if sine <= 1e-12:
                    ux, uy, uz = 0.0, 1.0, 0.0
                _axis_angle(ux, uy, uz, math.atan2(sine, cosine), turn)
                held[:, :] = g
                _times(turn, held, g)
            if aims[i, 3] != 0.0:
                _axis_angle(bx, by, bz, aims[i, 3], turn)
                held[:, :] = g
                _times(turn, held, g)
