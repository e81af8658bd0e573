"""From a posture to bones: spine, arms with anatomical wrists, legs by two-bone IK. Compiled; about 15 microseconds.

A posture is one float64 vector, so that two of them blend by arithmetic; its layout is the constants below.
Positions, the hips' turn, feet and knee hints are in the frame the posture stands in (the figure's root, or the world);
trunk turns are relative to the bone below; arm directions are in the chest's frame.
"""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.rig import (
    FORE,
    GRIP,
    HAND_DIRECTION,
    HINGE_ARM,
    HINGE_LEG,
    PALM,
    SHIN,
    THIGH,
    UPPER,
)
from studio.stage.acting.rotations import (
    axis_matrix,
    cross,
    euler_quat,
    frame,
    frame_to_frame,
    matrix_quat,
    minimal_matrix,
    multiply,
    normalise,
    quat_multiply,
    quat_to_matrix,
    quat_turn,
    turned,
    unturned,
)
from studio.stage.people.jit import kernel

Array = NDArray[np.float64]
Ints = NDArray[np.int32]

HIPS = 0
"""(3,) position of the hips joint."""
TURN = 3
"""(4,) quaternion of the hips."""
SPINE, NECK, HEAD = 7, 10, 13
"""(3,) rotation vectors: roll (x), bend (y), twist (z)."""
ARM, ARM_SIZE = 16, 17
"""A side: clavicle raise and forward, upper arm (3), forearm (3), pronation, flexion, deviation, six finger numbers."""
CLAVICLE, UPPER_ARM, FOREARM, WRIST, CURL = 0, 2, 5, 8, 11
LEG, LEG_SIZE = 50, 11
"""A side: ankle (3), foot quaternion (4), toe bend, knee hint (3)."""
ANKLE, FOOT, TOE, KNEE = 0, 3, 7, 8
SIZE = 72

PRONATION = (-1.45, 1.6)
FLEXION = (-1.15, 1.25)
DEVIATION = (-0.5, 0.42)
"""Ranges of a wrist, radians. Pronation 0 is a handshake, positive turns the palm down."""


@kernel
def chest_frame(v: Array, joints: Array, trunk: Ints, rotations: Array, positions: Array) -> None:
    """Fill hips, spine and chest in ``rotations`` (bones, 3, 3) and ``positions`` (bones, 3)."""
    hips = trunk[0]
    quat_to_matrix(v[TURN : TURN + 4], rotations[hips])
    positions[hips] = v[HIPS : HIPS + 3]
    x, y, z = v[SPINE], v[SPINE + 1], v[SPINE + 2]
    angle = math.sqrt(x * x + y * y + z * z)
    part = np.empty((3, 3))
    offset = np.empty(3)
    moved = np.empty(3)
    for k in range(1, 4):
        share = 0.30 if k == 1 else 0.35
        axis_matrix(x, y, z, angle * share, part)
        below, bone = trunk[k - 1], trunk[k]
        multiply(rotations[below], part, rotations[bone])
        for i in range(3):
            offset[i] = joints[bone, i] - joints[below, i]
        turned(rotations[below], offset, moved)
        for i in range(3):
            positions[bone, i] = positions[below, i] + moved[i]


@kernel
def _shoulder(
    a: Array,
    side: int,
    joints: Array,
    limbs: Ints,
    chest: Array,
    chest_at: Array,
    rotation: Array,
    at: Array,
    arm_at: Array,
) -> None:
    """The collar bone's frame and the shoulder joint, with the shoulder blade following a raised arm."""
    sign = 1.0 if side == 0 else -1.0
    lift = min(max((a[UPPER_ARM + 2] + 0.25) / 1.25, 0.0), 1.0)
    raise_angle = a[CLAVICLE] + 0.42 * lift * lift * (3 - 2 * lift)
    forward = a[CLAVICLE + 1] + 0.16 * max(a[UPPER_ARM], 0.0)
    up, ahead, both = np.empty((3, 3)), np.empty((3, 3)), np.empty((3, 3))
    axis_matrix(1.0, 0.0, 0.0, sign * raise_angle, up)
    axis_matrix(0.0, 0.0, 1.0, -sign * forward, ahead)
    multiply(ahead, up, both)
    multiply(chest, both, rotation)
    offset, moved = np.empty(3), np.empty(3)
    clavicle, arm = limbs[side, 0], limbs[side, 1]
    for i in range(3):
        offset[i] = joints[clavicle, i] - joints[CHEST, i]
    turned(chest, offset, moved)
    for i in range(3):
        at[i] = chest_at[i] + moved[i]
        offset[i] = joints[arm, i] - joints[clavicle, i]
    turned(rotation, offset, moved)
    for i in range(3):
        arm_at[i] = at[i] + moved[i]


CHEST = 11
"""Bone number of ``Spine2`` in the people asset."""


@kernel
def _elbow_frames(
    upper: Array, fore: Array, sided: Array, chest: Array, out_upper: Array, out_fore: Array, hinge: Array
) -> None:
    """Rotations of upper arm and forearm (before pronation) from their directions; ``hinge`` the elbow's axis."""
    rest = np.empty((3, 3))
    rest_upper, carried, transport, goal = np.empty(3), np.empty(3), np.empty((3, 3)), np.empty((3, 3))
    cross(upper, fore, hinge)
    turned(chest, sided[UPPER], rest_upper)
    minimal_matrix(rest_upper, upper, transport)
    turned(chest, sided[HINGE_ARM], carried)
    spare = carried.copy()
    turned(transport, spare, carried)
    for i in range(3):
        hinge[i] += 0.06 * carried[i]
    normalise(hinge)
    frame(sided[UPPER], sided[HINGE_ARM], rest)
    frame(upper, hinge, goal)
    frame_to_frame(rest, goal, out_upper)
    frame(sided[FORE], sided[HINGE_ARM], rest)
    frame(fore, hinge, goal)
    frame_to_frame(rest, goal, out_fore)


@kernel
def _wrist_basis(fore: Array, hinge: Array, side: int, out: Array) -> None:
    """Columns: forearm, neutral palm, toward the thumb."""
    sign = 1.0 if side == 0 else -1.0
    frame(fore, hinge, out)
    e1, e2, e3 = np.empty(3), np.empty(3), np.empty(3)
    for i in range(3):
        e1[i], e2[i] = out[i, 0], sign * out[i, 1]
    cross(e2, e1, e3)
    for i in range(3):
        out[i, 1] = e2[i]
        out[i, 2] = sign * e3[i]


@kernel
def _hand_axes(
    fore: Array, hinge: Array, side: int, pronation: float, flexion: float, deviation: float, out: Array
) -> None:
    """Columns of ``out``: hand direction, palm normal, toward the thumb, from the wrist's three angles."""
    basis = np.empty((3, 3))
    _wrist_basis(fore, hinge, side, basis)
    cp, sp = math.cos(pronation), math.sin(pronation)
    ca, sa = math.cos(flexion), math.sin(flexion)
    cd, sd = math.cos(deviation), math.sin(deviation)
    local = np.empty((3, 3))
    local[0, 0], local[1, 0], local[2, 0] = cd * ca, cd * sa, sd
    local[0, 1], local[1, 1], local[2, 1] = -sa, ca, 0.0
    local[0, 2], local[1, 2], local[2, 2] = -sd * ca, -sd * sa, cd
    for j in range(3):
        y, z = local[1, j], local[2, j]
        local[1, j] = y * cp + z * sp
        local[2, j] = -y * sp + z * cp
    multiply(basis, local, out)


@kernel
def _wrist_angles(fore: Array, hinge: Array, side: int, hand: Array, palm: Array, out: Array) -> None:
    """Pronation, flexion, deviation that bring the hand as near to a direction and palm normal as a wrist can."""
    basis = np.empty((3, 3))
    _wrist_basis(fore, hinge, side, basis)
    h, p = np.empty(3), np.empty(3)
    unturned(basis, hand, h)
    unturned(basis, palm, p)
    flexion = -math.asin(min(max(p[0], -1.0), 1.0))
    pronation = math.atan2(-p[2], p[1])
    cp, sp = math.cos(pronation), math.sin(pronation)
    deviation = math.asin(min(max(h[1] * sp + h[2] * cp, -1.0), 1.0))
    out[0] = min(max(pronation, PRONATION[0]), PRONATION[1])
    out[1] = min(max(flexion, FLEXION[0]), FLEXION[1])
    out[2] = min(max(deviation, DEVIATION[0]), DEVIATION[1])


@kernel
def solve(
    v: Array, joints: Array, trunk: Ints, limbs: Ints, fingers: Ints, finger_axes: Array, sided: Array,
    lengths: Array, foot_yaw: Array, with_fingers: bool, rotations: Array, positions: Array,
) -> None:  # fmt: skip
    """Pose all bones: ``rotations`` (bones, 3, 3) from rest and ``positions`` (bones, 3), in the posture's frame."""
    chest_frame(v, joints, trunk, rotations, positions)
    part, axes, rest = np.empty((3, 3)), np.empty((3, 3)), np.empty((3, 3))
    offset, moved = np.empty(3), np.empty(3)
    for k in range(4, 6):
        base = NECK if k == 4 else HEAD
        below, bone = (trunk[3], trunk[4]) if k == 4 else (trunk[4], trunk[5])
        x, y, z = v[base], v[base + 1], v[base + 2]
        axis_matrix(x, y, z, math.sqrt(x * x + y * y + z * z), part)
        multiply(rotations[below], part, rotations[bone])
        for i in range(3):
            offset[i] = joints[bone, i] - joints[below, i]
        turned(rotations[below], offset, moved)
        for i in range(3):
            positions[bone, i] = positions[below, i] + moved[i]
    chest = rotations[trunk[3]]
    upper, fore, hinge, angles = np.empty(3), np.empty(3), np.empty(3), np.empty(3)
    for side in range(2):
        a = v[ARM + side * ARM_SIZE : ARM + (side + 1) * ARM_SIZE]
        clavicle, arm, elbow, hand = limbs[side, 0], limbs[side, 1], limbs[side, 2], limbs[side, 3]
        _shoulder(
            a, side, joints, limbs, chest, positions[trunk[3]], rotations[clavicle], positions[clavicle], positions[arm]
        )
        turned(chest, a[UPPER_ARM : UPPER_ARM + 3], upper)
        turned(chest, a[FOREARM : FOREARM + 3], fore)
        normalise(upper)
        normalise(fore)
        untwisted = np.empty((3, 3))
        _elbow_frames(upper, fore, sided[side], chest, rotations[arm], untwisted, hinge)
        for i in range(3):
            positions[elbow, i] = positions[arm, i] + lengths[side, 0] * upper[i]
            positions[hand, i] = positions[elbow, i] + lengths[side, 1] * fore[i]
            angles[i] = a[WRIST + i]
        _hand_axes(fore, hinge, side, angles[0], angles[1], angles[2], axes)
        frame(axes[:, 0].copy(), axes[:, 1].copy(), part)
        frame(sided[side, HAND_DIRECTION], sided[side, PALM], rest)
        frame_to_frame(rest, part, rotations[hand])
        # The forearm's skin takes part of the hand's roll, else the wrist would look wrung.
        roll = _rest_roll(sided[side], side)
        sign = 1.0 if side == 0 else -1.0
        axis_matrix(fore[0], fore[1], fore[2], 0.55 * sign * (angles[0] - roll), part)
        multiply(part, untwisted, rotations[elbow])
        for f in range(5):
            below = hand
            bend = a[CURL + f]
            for k in range(3):
                bone = fingers[side, f, k]
                if with_fingers:
                    if f == 0:
                        share = 0.6 if k == 0 else (0.9 if k == 1 else 1.0)
                    else:
                        share = 0.75 if k == 0 else (1.1 if k == 1 else 0.75)
                    x, y, z = finger_axes[side, f, 0], finger_axes[side, f, 1], finger_axes[side, f, 2]
                    axis_matrix(x, y, z, bend * share, part)
                    if k == 0 and f > 0 and a[CURL + 5] != 0.0:
                        n = sided[side, PALM]
                        axis_matrix(n[0], n[1], n[2], sign * a[CURL + 5] * (2.4 - f), rest)
                        multiply(rest, part, axes)
                        multiply(rotations[below], axes, rotations[bone])
                    else:
                        multiply(rotations[below], part, rotations[bone])
                else:
                    rotations[bone] = rotations[below]
                for i in range(3):
                    offset[i] = joints[bone, i] - joints[below, i]
                turned(rotations[below], offset, moved)
                for i in range(3):
                    positions[bone, i] = positions[below, i] + moved[i]
                below = bone
    hips = trunk[0]
    for side in range(2):
        g = v[LEG + side * LEG_SIZE : LEG + (side + 1) * LEG_SIZE]
        thigh, shin, foot, toe = limbs[side, 4], limbs[side, 5], limbs[side, 6], limbs[side, 7]
        for i in range(3):
            offset[i] = joints[thigh, i] - joints[hips, i]
        turned(rotations[hips], offset, moved)
        for i in range(3):
            positions[thigh, i] = positions[hips, i] + moved[i]
        _leg(positions[thigh], g, lengths[side, 2], lengths[side, 3], upper, fore, hinge)
        for i in range(3):
            positions[shin, i] = positions[thigh, i] + upper[i] * lengths[side, 2]
            positions[foot, i] = positions[shin, i] + fore[i] * lengths[side, 3]
        frame(sided[side, THIGH], sided[side, HINGE_LEG], rest)
        frame(upper, hinge, axes)
        frame_to_frame(rest, axes, rotations[thigh])
        frame(sided[side, SHIN], sided[side, HINGE_LEG], rest)
        frame(fore, hinge, axes)
        frame_to_frame(rest, axes, rotations[shin])
        quat_to_matrix(g[FOOT : FOOT + 4], axes)
        axis_matrix(0.0, 0.0, 1.0, -foot_yaw[side], part)
        multiply(axes, part, rotations[foot])
        for i in range(3):
            offset[i] = joints[toe, i] - joints[foot, i]
        turned(rotations[foot], offset, moved)
        for i in range(3):
            positions[toe, i] = positions[foot, i] + moved[i]
        axis_matrix(-math.sin(foot_yaw[side]), math.cos(foot_yaw[side]), 0.0, -g[TOE], part)
        multiply(rotations[foot], part, rotations[toe])


@kernel
def _rest_roll(sided: Array, side: int) -> float:
    """Pronation of the rest pose's hand."""
    angles = np.empty(3)
    _wrist_angles(sided[FORE], sided[HINGE_ARM], side, sided[HAND_DIRECTION], sided[PALM], angles)
    return angles[0]


@kernel
def _leg(hip: Array, g: Array, thigh: float, shin: float, upper: Array, fore: Array, hinge: Array) -> None:
    """Two-bone IK: unit directions of thigh and shin for an ankle and a knee hint. The knee bends at most 155
    degrees."""
    for i in range(3):
        upper[i] = g[ANKLE + i] - hip[i]
    distance = normalise(upper)
    shortest = math.sqrt(thigh * thigh + shin * shin - 2 * thigh * shin * math.cos(math.pi - 2.7))
    distance = min(max(distance, shortest), (thigh + shin) * 0.9998)
    ca = (thigh * thigh + distance * distance - shin * shin) / (2 * thigh * distance)
    ca = min(max(ca, -1.0), 1.0)
    sa = math.sqrt(1 - ca * ca)
    pole = np.empty(3)
    for i in range(3):
        pole[i] = g[KNEE + i]
    dot = pole[0] * upper[0] + pole[1] * upper[1] + pole[2] * upper[2]
    for i in range(3):
        pole[i] -= dot * upper[i]
    normalise(pole)
    for i in range(3):
        along = upper[i] * distance
        upper[i] = upper[i] * ca + pole[i] * sa
        fore[i] = along - upper[i] * thigh
    normalise(fore)
    # The hinge from the pole, not from the bones: it stays steady when the leg is straight.
    cross(fore, pole, hinge)
    spare = hinge.copy()
    cross(upper, pole, hinge)
    for i in range(3):
        hinge[i] += spare[i]
    normalise(hinge)


@kernel
def reach(
    v: Array, side: int, target: Array, hint: Array, hand: Array, palm: Array, mode: int, joints: Array, trunk: Ints,
    limbs: Ints, sided: Array, lengths: Array,
) -> None:  # fmt: skip
    """Bring a hand to ``target``, in the posture's frame: sets upper arm, forearm and wrist of ``v``.

    ``hint``: where the elbow points. ``mode``: 0 the wrist comes to the target and the wrist's angles stay; 1 the wrist
    comes there and the hand turns to direction ``hand`` and normal ``palm``; 2 the hollow of the hand comes there,
    turned so.
    """
    rotations, positions = np.empty((52, 3, 3)), np.empty((52, 3))
    chest_frame(v, joints, trunk, rotations, positions)
    chest, chest_at = rotations[trunk[3]], positions[trunk[3]]
    a = v[ARM + side * ARM_SIZE : ARM + (side + 1) * ARM_SIZE]
    clavicle, at, arm_at = np.empty((3, 3)), np.empty(3), np.empty(3)
    goal, upper, fore, pole, hinge, angles = (
        target.copy(),
        np.empty(3),
        np.empty(3),
        np.empty(3),
        np.empty(3),
        np.empty(3),
    )
    l1, l2 = lengths[side, 0], lengths[side, 1]
    one, two, axes, rest, part = (
        np.empty((3, 3)),
        np.empty((3, 3)),
        np.empty((3, 3)),
        np.empty((3, 3)),
        np.empty((3, 3)),
    )
    shift = np.empty(3)
    for _ in range(3):
        _shoulder(a, side, joints, limbs, chest, chest_at, clavicle, at, arm_at)
        for i in range(3):
            upper[i] = goal[i] - arm_at[i]
        distance = normalise(upper)
        distance = min(max(distance, 0.28 * (l1 + l2)), (l1 + l2) * 0.9985)
        ca = min(max((l1 * l1 + distance * distance - l2 * l2) / (2 * l1 * distance), -1.0), 1.0)
        sa = math.sqrt(1 - ca * ca)
        dot = hint[0] * upper[0] + hint[1] * upper[1] + hint[2] * upper[2]
        for i in range(3):
            pole[i] = hint[i] - dot * upper[i]
        normalise(pole)
        for i in range(3):
            along = upper[i] * distance
            upper[i] = upper[i] * ca + pole[i] * sa
            fore[i] = along - upper[i] * l1
        normalise(fore)
        unturned(chest, upper, a[UPPER_ARM : UPPER_ARM + 3])
        unturned(chest, fore, a[FOREARM : FOREARM + 3])
        if mode == 0:
            continue
        _elbow_frames(upper, fore, sided[side], chest, one, two, hinge)
        _wrist_angles(fore, hinge, side, hand, palm, angles)
        for i in range(3):
            a[WRIST + i] = angles[i]
        if mode == 2:
            _hand_axes(fore, hinge, side, angles[0], angles[1], angles[2], axes)
            frame(axes[:, 0].copy(), axes[:, 1].copy(), part)
            frame(sided[side, HAND_DIRECTION], sided[side, PALM], rest)
            frame_to_frame(rest, part, one)
            turned(one, sided[side, GRIP], shift)
            for i in range(3):
                goal[i] = target[i] - shift[i]


@kernel
def aim_arm(v: Array, side: int, upper: Array, fore: Array, joints: Array, trunk: Ints) -> None:
    """Point an arm along directions given in the posture's frame."""
    rotations, positions = np.empty((52, 3, 3)), np.empty((52, 3))
    chest_frame(v, joints, trunk, rotations, positions)
    base = ARM + side * ARM_SIZE
    unturned(rotations[trunk[3]], upper, v[base + UPPER_ARM : base + UPPER_ARM + 3])
    unturned(rotations[trunk[3]], fore, v[base + FOREARM : base + FOREARM + 3])


@kernel
def swing_leg(
    v: Array,
    side: int,
    thigh: Array,
    shin: Array,
    pitch: float,
    joints: Array,
    trunk: Ints,
    limbs: Ints,
    lengths: Array,
) -> None:
    """A leg in the air: directions of thigh and shin in the hips' frame; ``pitch`` points the toes (0: at right
    angles)."""
    turn = np.empty((3, 3))
    quat_to_matrix(v[TURN : TURN + 4], turn)
    base = LEG + side * LEG_SIZE
    offset, a, b, c = np.empty(3), np.empty(3), np.empty(3), np.empty(3)
    for i in range(3):
        offset[i] = joints[limbs[side, 4], i] - joints[trunk[0], i]
    turned(turn, offset, c)
    turned(turn, thigh, a)
    turned(turn, shin, b)
    normalise(a)
    normalise(b)
    for i in range(3):
        v[base + ANKLE + i] = v[HIPS + i] + c[i] + a[i] * lengths[side, 2] + b[i] * lengths[side, 3]
    # The figure's left, as a bent knee tells it; as the hips tell it when the leg is straight.
    left, toes = np.empty(3), np.empty(3)
    cross(a, b, left)
    if normalise(left) < 0.05:
        for i in range(3):
            toes[i] = turn[i, 0]
        cross(toes, a, left)
        normalise(left)
    if turn[0, 1] * left[0] + turn[1, 1] * left[1] + turn[2, 1] * left[2] < 0:
        for i in range(3):
            left[i] = -left[i]
    cross(b, left, toes)
    foot = np.empty((3, 3))
    frame(toes, left, foot)
    quat = quat_multiply(matrix_quat(foot), euler_quat(0.0, pitch, 0.0))
    for i in range(3):
        v[base + KNEE + i] = a[i] - b[i] + 0.05 * toes[i]
    for i in range(4):
        v[base + FOOT + i] = quat[i]
    v[base + TOE] = 0.0


@kernel
def to_world(v: Array, q: Array, at: Array) -> Array:
    """The posture (72,) moved from its root frame by a unit quaternion and a position."""
    out = v.copy()
    for base in (HIPS, LEG + ANKLE, LEG + LEG_SIZE + ANKLE):
        out[base : base + 3] = quat_turn(q, v[base], v[base + 1], v[base + 2]) + at
    for base in (LEG + KNEE, LEG + LEG_SIZE + KNEE):
        out[base : base + 3] = quat_turn(q, v[base], v[base + 1], v[base + 2])
    for base in (TURN, LEG + FOOT, LEG + LEG_SIZE + FOOT):
        out[base : base + 4] = quat_multiply(q, v[base : base + 4])
    return out


@kernel
def swing_between(a: Array, b: Array, amount: float, side: int, out: Array) -> None:
    """The direction a share ``amount`` of the way from unit ``a`` to unit ``b``, at even turning. An arm that must
    go to the other side of the shoulder passes in front of the body and outside it, never behind."""
    dot = min(max(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0), 1.0)
    if dot > 0.9995:
        for i in range(3):
            out[i] = a[i] + (b[i] - a[i]) * amount
        normalise(out)
        return
    axis, rest = np.empty(3), np.empty(3)
    cross(a, b, axis)
    if dot < -0.55:
        # Pass through a point in front, the more surely the less definite the plane of the turn is.
        rest[0], rest[1], rest[2] = 0.8, 0.6 if side == 0 else -0.6, -0.15
        turned_ = np.empty(3)
        normalise(axis)
        share = min((-0.55 - dot) / 0.4, 1.0)
        middle = np.empty(3)
        for i in range(3):
            middle[i] = (a[i] + b[i]) * 0.5 + rest[i] * share
        cross(axis, a, turned_)
        for i in range(3):
            middle[i] += (1 - share) * turned_[i]
        normalise(middle)
        if amount < 0.5:
            _arc(a, middle, 2 * amount, out)
        else:
            _arc(middle, b, 2 * amount - 1, out)
        return
    _arc(a, b, amount, out)


@kernel
def _arc(a: Array, b: Array, amount: float, out: Array) -> None:
    """Spherical interpolation of unit directions."""
    dot = min(max(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -0.9999), 1.0)
    angle = math.acos(dot)
    if angle < 1e-4:
        for i in range(3):
            out[i] = b[i]
        return
    s = math.sin(angle)
    p, q = math.sin((1 - amount) * angle) / s, math.sin(amount * angle) / s
    for i in range(3):
        out[i] = p * a[i] + q * b[i]
    normalise(out)


@kernel
def mix(a: Array, b: Array, amount: float) -> Array:
    """The posture between two, ``amount`` 0..1. Quaternions and directions take the short way."""
    out = a + (b - a) * amount
    for base in (TURN, LEG + FOOT, LEG + LEG_SIZE + FOOT):
        dot = 0.0
        for i in range(4):
            dot += a[base + i] * b[base + i]
        flip = -1.0 if dot < 0 else 1.0
        length = 0.0
        for i in range(4):
            out[base + i] = a[base + i] * (1 - amount) + flip * b[base + i] * amount
            length += out[base + i] * out[base + i]
        length = math.sqrt(length) + 1e-12
        for i in range(4):
            out[base + i] /= length
    for side in range(2):
        for part in (UPPER_ARM, FOREARM):
            base = ARM + side * ARM_SIZE + part
            swing_between(a[base : base + 3], b[base : base + 3], amount, side, out[base : base + 3])
    return out


@kernel
def highest_hips(v: Array, side: int, joints: Array, trunk: Ints, limbs: Ints, lengths: Array) -> float:
    """How much higher (or, negative, must be lower) the hips could be with this leg just reaching its ankle, metres."""
    offset, moved = np.empty(3), np.empty(3)
    turn = np.empty((3, 3))
    quat_to_matrix(v[TURN : TURN + 4], turn)
    for i in range(3):
        offset[i] = joints[limbs[side, 4], i] - joints[trunk[0], i]
    turned(turn, offset, moved)
    base = LEG + side * LEG_SIZE + ANKLE
    dx = v[HIPS] + moved[0] - v[base]
    dy = v[HIPS + 1] + moved[1] - v[base + 1]
    leg = (lengths[side, 2] + lengths[side, 3]) * 0.998
    room = leg * leg - dx * dx - dy * dy
    return v[base + 2] + math.sqrt(max(room, 0.0)) - (v[HIPS + 2] + moved[2])
