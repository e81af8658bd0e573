"""One instant of a body, written the way an animator thinks: hips, spine, where arms point, what hands reach, where
feet are.

Angles in radians, distances in metres for this body (multiply by ``k`` what was thought for 1.70 m). Directions are
(forward, outward, up): outward is away from the body's middle, so one line serves both sides.
"""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting import solve
from studio.stage.acting.rig import GRIP, GRIP_UP, LEFT, RIGHT, SIGN, Rig
from studio.stage.acting.rotations import euler_quat, matrix_quat
from studio.stage.acting.solve import (
    ANKLE,
    ARM,
    ARM_SIZE,
    CLAVICLE,
    CURL,
    FOOT,
    FOREARM,
    HEAD,
    HIPS,
    KNEE,
    LEG,
    LEG_SIZE,
    NECK,
    SPINE,
    TOE,
    TURN,
    UPPER_ARM,
    WRIST,
)

Array = NDArray[np.float64]
Point = tuple[float, float, float]

BOTH = (LEFT, RIGHT)

HANDS: dict[str, tuple[float, float, float, float, float, float]] = {
    # thumb, index, middle, ring, pinky, spread
    "relaxed": (0.18, 0.25, 0.32, 0.38, 0.45, 0.02),
    "flat": (0.0, 0.02, 0.02, 0.02, 0.04, 0.0),
    "spread": (-0.25, -0.05, -0.05, -0.05, -0.05, 0.10),
    "fist": (0.75, 1.35, 1.4, 1.4, 1.4, 0.0),
    "grip": (0.6, 1.05, 1.15, 1.2, 1.25, 0.0),
    "hold": (0.35, 0.62, 0.70, 0.76, 0.80, 0.02),
    "point": (0.7, 0.03, 1.35, 1.4, 1.4, 0.0),
    "pinch": (0.45, 0.75, 0.70, 0.55, 0.45, 0.03),
    "cup": (0.30, 0.42, 0.42, 0.44, 0.48, 0.0),
    "hook": (0.25, 1.0, 1.05, 1.1, 1.1, 0.0),
}
"""Finger curls by the name of the hand's shape."""

_NOWHERE = np.zeros(3)


def vector(x: float, y: float, z: float) -> Array:
    """float64 (3,)."""
    return np.array((x, y, z), np.float64)


class Posture:
    """A writable posture of one body in its root frame (x forward, z up, origin on the ground under it).

    ``v`` is the vector of ``solve``. ``gaze_free`` 0..1: how far head and eyes may turn to what is looked at;
    ``hand_free`` a side: how far a hand may be taken by the layer that carries things.
    """

    __slots__ = ("_attention", "gaze_free", "hand_free", "k", "rig", "v")

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.k = rig.scale
        self.v = np.zeros(solve.SIZE)
        self._attention = self._stand()
        self.reset()

    def reset(self) -> None:
        """Stand at attention: the base every action writes over."""
        self.gaze_free = 1.0
        self.hand_free = [1.0, 1.0]
        self.v[:] = self._attention

    def _stand(self) -> Array:
        v = self.v
        v[HIPS + 2] = self.rig.hips_height - 0.006 * self.k
        v[TURN] = 1.0
        for side in BOTH:
            self.arm(side, (0.03, 0.16, -1.0), (0.20, 0.09, -1.0))
            self.fingers(side, "relaxed")
            self.foot(side, 0.0, 0.088 * self.k)
        return v.copy()

    # ------------------------------------------------------------------ trunk

    def hips(self, x: float = 0.0, y: float = 0.0, down: float = 0.0) -> None:
        """Hips from their standing place: forward, left, and lower by ``down``."""
        self.v[HIPS] = x
        self.v[HIPS + 1] = y
        self.v[HIPS + 2] = self.rig.hips_height - 0.006 * self.k - down

    def move_hips(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> None:
        """Add to where the hips are."""
        self.v[HIPS] += x
        self.v[HIPS + 1] += y
        self.v[HIPS + 2] += z

    def tilt(self, roll: float = 0.0, pitch: float = 0.0, yaw: float = 0.0) -> None:
        """Turn of the hips: ``pitch`` positive bows forward, ``roll`` positive drops the right side, ``yaw`` to the
        left."""
        self.v[TURN : TURN + 4] = euler_quat(roll, pitch, yaw)

    def hips_height(self, z: float) -> None:
        """Absolute height of the hips joint over the root."""
        self.v[HIPS + 2] = z

    def spine(self, bend: float = 0.0, side: float = 0.0, twist: float = 0.0) -> None:
        """Chest against hips: ``bend`` forward, ``side`` leans to the right, ``twist`` to the left; added to what
        is."""
        v = self.v
        v[SPINE] += side
        v[SPINE + 1] += bend
        v[SPINE + 2] += twist

    def head(self, nod: float = 0.0, tilt: float = 0.0, turn: float = 0.0) -> None:
        """Neck and head against the chest: ``nod`` down, ``tilt`` to the right, ``turn`` to the left; added."""
        v = self.v
        for base, share in ((NECK, 0.42), (HEAD, 0.58)):
            v[base] += tilt * share
            v[base + 1] += nod * share
            v[base + 2] += turn * share

    # ------------------------------------------------------------------- arms

    def _settle(self, side: int, before: Array, amount: float) -> None:
        """Keep only a share of what was just written for an arm."""
        base = ARM + side * ARM_SIZE
        now = self.v[base : base + CURL]
        for part in (UPPER_ARM, FOREARM):
            end = now[part : part + 3].copy()
            solve.swing_between(before[part : part + 3], end, amount, side, now[part : part + 3])
        for part in (CLAVICLE, CLAVICLE + 1, WRIST, WRIST + 1, WRIST + 2):
            now[part] = before[part] + (now[part] - before[part]) * amount

    def _arm_now(self, side: int) -> Array:
        base = ARM + side * ARM_SIZE
        return self.v[base : base + CURL].copy()

    def arm(
        self,
        side: int,
        upper: Point,
        fore: Point,
        wrist: Point | None = None,
        clavicle: tuple[float, float] = (0.0, 0.0),
        amount: float = 1.0,
    ) -> None:
        """Directions (forward, outward, up) of upper arm and forearm in the chest's frame.

        ``wrist``: pronation (0 handshake, positive palm down), flexion toward the palm, deviation toward the thumb.
        ``clavicle``: raise and forward. ``amount`` 0..1 mixes with how the arm was.
        """
        if amount <= 0.0:
            return
        before = self._arm_now(side) if amount < 1.0 else None
        v, sign = self.v, SIGN[side]
        base = ARM + side * ARM_SIZE
        n = 1.0 / math.sqrt(upper[0] * upper[0] + upper[1] * upper[1] + upper[2] * upper[2])
        m = 1.0 / math.sqrt(fore[0] * fore[0] + fore[1] * fore[1] + fore[2] * fore[2])
        v[base + CLAVICLE] = clavicle[0]
        v[base + CLAVICLE + 1] = clavicle[1]
        v[base + UPPER_ARM] = upper[0] * n
        v[base + UPPER_ARM + 1] = sign * upper[1] * n
        v[base + UPPER_ARM + 2] = upper[2] * n
        v[base + FOREARM] = fore[0] * m
        v[base + FOREARM + 1] = sign * fore[1] * m
        v[base + FOREARM + 2] = fore[2] * m
        if wrist is None:
            wrist = (0.15, 0.05, 0.0)
        v[base + WRIST] = wrist[0]
        v[base + WRIST + 1] = wrist[1]
        v[base + WRIST + 2] = wrist[2]
        if before is not None:
            self._settle(side, before, amount)

    def aim(self, side: int, upper: Point, fore: Point, wrist: Point | None = None, amount: float = 1.0) -> None:
        """Like ``arm`` with directions in the root's frame: arms that know where down is while the trunk leans."""
        if amount <= 0.0:
            return
        before = self._arm_now(side)
        self.arm(side, upper, fore, wrist)
        sign, rig = SIGN[side], self.rig
        solve.aim_arm(
            self.v, side, vector(upper[0], sign * upper[1], upper[2]), vector(fore[0], sign * fore[1], fore[2]),
            rig.joints, rig.trunk,
        )  # fmt: skip
        base = ARM + side * ARM_SIZE
        for part in (UPPER_ARM, FOREARM):
            d = self.v[base + part : base + part + 3]
            d /= math.sqrt(float(d @ d)) + 1e-12
        if amount < 1.0:
            self._settle(side, before, amount)

    def shrug(self, side: int, up: float, forward: float = 0.0) -> None:
        """Raise a collar bone and bring it forward; added."""
        base = ARM + side * ARM_SIZE
        self.v[base] += up
        self.v[base + 1] += forward

    def wrist(self, side: int, pronation: float, flexion: float = 0.0, deviation: float = 0.0) -> None:
        base = ARM + side * ARM_SIZE + WRIST
        self.v[base], self.v[base + 1], self.v[base + 2] = pronation, flexion, deviation

    def reach(
        self,
        side: int,
        target: Array,
        hint: Point = (-0.3, 0.8, -0.6),
        hand: Point | None = None,
        palm: Point | None = None,
        grip: bool = True,
        amount: float = 1.0,
    ) -> None:
        """Bring a hand to ``target`` (root frame). ``hint`` (forward, outward, up): where the elbow points.

        With ``hand`` and ``palm`` (forward, outward, up) the fingers' direction and the palm's normal are turned so, as
        far as a wrist goes, and with ``grip`` the hollow of the hand comes to the target instead of the wrist.
        """
        if amount <= 0.0:
            return
        before = self._arm_now(side)
        rig, sign = self.rig, SIGN[side]
        if hand is None or palm is None:
            mode, h, p = 0, _NOWHERE, _NOWHERE
        else:
            mode = 2 if grip else 1
            h = vector(hand[0], sign * hand[1], hand[2])
            p = vector(palm[0], sign * palm[1], palm[2])
            h /= math.sqrt(float(h @ h))
            p -= h * float(p @ h)
            p /= math.sqrt(float(p @ p)) + 1e-12
        solve.reach(
            self.v, side, target, vector(hint[0], sign * hint[1], hint[2]), h, p, mode, rig.joints, rig.trunk,
            rig.limbs, rig.sided, rig.lengths,
        )  # fmt: skip
        if amount < 1.0:
            self._settle(side, before, amount)

    def hold(
        self, side: int, target: Array, up: Array, forward: Array, hint: Point = (-0.3, 0.8, -0.6), amount: float = 1.0
    ) -> None:
        """Close the hand about a rod through ``target`` that rises along ``up`` past the thumb, knuckles toward
        ``forward`` (root frame): the hand's grip socket comes to lie there."""
        if amount <= 0.0:
            return
        before = self._arm_now(side)
        z = up / (math.sqrt(float(up @ up)) + 1e-12)
        x = forward - z * float(forward @ z)
        x /= math.sqrt(float(x @ x)) + 1e-12
        y = np.array((z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]))
        (hx, hy, hz), (px, py, pz) = self.rig.grips[side].tolist()
        hand = x * hx + y * hy + z * hz
        palm = x * px + y * py + z * pz
        rig, sign = self.rig, SIGN[side]
        solve.reach(
            self.v, side, target, vector(hint[0], sign * hint[1], hint[2]), hand, palm, 2, rig.joints, rig.trunk,
            rig.limbs, rig.sided, rig.lengths,
        )  # fmt: skip
        if amount < 1.0:
            self._settle(side, before, amount)

    def grip(self, side: int) -> tuple[Array, Array, Array]:
        """Where a rod held in this hand truly is, as far as the wrist goes: a point (3,), its
        unit direction (3,), and the direction of the forearm (3,)."""
        rig = self.rig
        rotations, positions = np.zeros((len(rig.joints), 3, 3)), np.zeros((len(rig.joints), 3))
        solve.solve(
            self.v, rig.joints, rig.trunk, rig.limbs, rig.fingers, rig.finger_axes, rig.sided, rig.lengths,
            rig.foot_yaw, False, rotations, positions,
        )  # fmt: skip
        hand = int(rig.limbs[side, 3])
        turn = rotations[hand]
        fore = positions[hand] - positions[int(rig.limbs[side, 2])]
        return (
            positions[hand] + turn @ rig.sided[side, GRIP],
            turn @ rig.sided[side, GRIP_UP],
            fore / rig.lengths[side, 1],
        )

    def fingers(self, side: int, shape: str, amount: float = 1.0) -> None:
        """Shape the hand; ``amount`` mixes with what it was."""
        base = ARM + side * ARM_SIZE + CURL
        v = self.v
        if amount >= 1.0:
            v[base : base + 6] = HANDS[shape]
        else:
            v[base : base + 6] += (np.array(HANDS[shape]) - v[base : base + 6]) * amount

    # ------------------------------------------------------------------- legs

    def foot(
        self, side: int, x: float, out: float, z: float = 0.0, yaw: float = 0.14, pitch: float = 0.0, toe: float = 0.0
    ) -> None:
        """Ankle over the point (x, outward) with the sole ``z`` above ground; ``yaw`` toes out, ``pitch`` toes down."""
        v, sign = self.v, SIGN[side]
        base = LEG + side * LEG_SIZE
        v[base + ANKLE] = x
        v[base + ANKLE + 1] = sign * out
        v[base + ANKLE + 2] = self.rig.ankle + z
        v[base + FOOT : base + FOOT + 4] = euler_quat(0.0, pitch, sign * yaw)
        v[base + TOE] = toe
        v[base + KNEE] = 1.0
        v[base + KNEE + 1] = sign * (yaw + 0.06)
        v[base + KNEE + 2] = 0.0

    def ankle(self, side: int, at: Array, knee: Point, pitch: float = 0.0, yaw: float = 0.0, roll: float = 0.0) -> None:
        """Ankle at a point of the root frame, knee toward (forward, outward, up); the foot turned freely."""
        v, sign = self.v, SIGN[side]
        base = LEG + side * LEG_SIZE
        v[base + ANKLE : base + ANKLE + 3] = at
        v[base + FOOT : base + FOOT + 4] = euler_quat(sign * roll, pitch, sign * yaw)
        v[base + TOE] = 0.0
        v[base + KNEE], v[base + KNEE + 1], v[base + KNEE + 2] = knee[0], sign * knee[1], knee[2]

    def knee(self, side: int, knee: Point) -> None:
        base = LEG + side * LEG_SIZE
        self.v[base + KNEE : base + KNEE + 3] = (knee[0], SIGN[side] * knee[1], knee[2])

    def leg(self, side: int, thigh: Point, shin: Point, pitch: float = 0.0) -> None:
        """A leg in the air: directions (forward, outward, up) of thigh and shin in the hips' frame; ``pitch``
        points the toes down the shin (about 0.9 is a stretched foot). Write hips first."""
        rig, sign = self.rig, SIGN[side]
        solve.swing_leg(
            self.v, side, vector(thigh[0], sign * thigh[1], thigh[2]), vector(shin[0], sign * shin[1], shin[2]), pitch,
            rig.joints, rig.trunk, rig.limbs, rig.lengths,
        )  # fmt: skip

    # ---------------------------------------------------------------- whole

    def turn_whole(self, quaternion: Array, about: Array) -> None:
        """Turn the whole body about a point of the root frame (somersaults, lying down)."""
        shifted = about - solve.quat_turn(quaternion, float(about[0]), float(about[1]), float(about[2]))
        self.v = solve.to_world(self.v, quaternion, shifted)

    def middle(self) -> Array:
        """The hips joint, (3,)."""
        return self.v[HIPS : HIPS + 3].copy()

    def chest_point(self, x: float, out: float, z: float, side: int = LEFT) -> Array:
        """A point given from the neck's base in the chest's frame (metres at 1.70 m), in the root frame."""
        rig = self.rig
        rotations, positions = np.empty((52, 3, 3)), np.empty((52, 3))
        solve.chest_frame(self.v, rig.joints, rig.trunk, rotations, positions)
        chest = int(rig.trunk[3])
        neck = rig.joints[rig.trunk[4]] - rig.joints[chest]
        local = neck + np.array((x, SIGN[side] * out, z)) * self.k
        return positions[chest] + rotations[chest] @ local


def quaternion_of(matrix: Array) -> Array:
    """Unit quaternion of a rotation matrix (3, 3)."""
    return matrix_quat(np.ascontiguousarray(matrix, np.float64))


def ease(a: float, b: float, x: float) -> float:
    """0 before ``a``, 1 after ``b``, with still ends (smoothstep); ``a`` > ``b`` falls."""
    t = (x - a) / (b - a) if b != a else float(x >= a)
    t = 0.0 if t < 0 else 1.0 if t > 1 else t
    return t * t * (3 - 2 * t)


def bump(a: float, b: float, c: float, d: float, x: float) -> float:
    """Rises from ``a`` to ``b``, holds, falls from ``c`` to ``d``."""
    return ease(a, b, x) * (1 - ease(c, d, x))


def lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t
