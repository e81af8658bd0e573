"""The body above its feet: standing at ease and going, as one continuous thing led by the speed of the root."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.acting.manners import RUN, Manner, between, frequency
from studio.stage.acting.posture import HANDS, Posture
from studio.stage.acting.rotations import euler_quat, normalise, unturned
from studio.stage.acting.solve import (
    ARM,
    ARM_SIZE,
    CLAVICLE,
    CURL,
    FOREARM,
    HEAD,
    HIPS,
    NECK,
    SPINE,
    TURN,
    UPPER_ARM,
    WRIST,
    chest_frame,
)
from studio.stage.render.jit import kernel

Array = NDArray[np.float64]
Ints = NDArray[np.int32]

_RELAXED: Array = np.array(HANDS["relaxed"])
_FIST: Array = np.array(HANDS["fist"])


def base(p: Posture, phase: float, speed: float, run: float, manner: Manner, age: str, t: float, luck: float) -> None:
    """Write hips, spine, head and arms. ``phase`` in cycles (left foot lands at whole numbers), ``speed`` m/s."""
    k = p.k
    amp = min(speed / (manner.pace * math.sqrt(k)), 1.0)
    amp = amp * amp * (3 - 2 * amp) if amp < 1 else 1.0
    m = between(manner, RUN, run if manner is not RUN else 0.0)
    run = max(run, 1.0 if manner is RUN else 0.0)
    quick = 4 * math.pi * max(frequency(speed, m, run, k), 0.3)
    reach = 1.0
    if m.arm and run < 0.5:
        reach = min(speed / (0.9 * m.pace * math.sqrt(k)), 1.25)
    breath = math.sin(math.tau * t / 3.7 + 6 * luck)
    shift = (1 - amp) * _weight(t, luck)
    rig = p.rig
    _write(
        p.v, rig.joints, rig.trunk, _RELAXED, _FIST, math.tau * phase, run, amp, quick, reach, breath, shift, k,
        rig.hips_height, 1 if age == "old" else 0, m.bob, m.drop, m.dip, m.sway, m.lean, m.arm, m.elbow, m.out, m.fists,
    )  # fmt: skip


@kernel()
def _write(
    v: Array, joints: Array, trunk: Ints, relaxed: Array, fist: Array, w: float, run: float, amp: float, quick: float,
    reach: float, breath: float, shift: float, k: float, hips_height: float, old: int, bob: float, drop_of: float,
    dip: float, sway_of: float, lean: float, arm: float, elbow: float, out_of: float, fists: float,
) -> None:  # fmt: skip
    """``w``: phase in radians; ``amp`` 0 standing .. 1 going; ``quick``: radians a second of the bobbing hips;
    ``shift``: weight on one leg, -1..1; the rest are the manner's."""
    sine, cosine = math.sin(w), math.cos(w)
    # Hips: a walker is lowest when both feet are down, a runner in the middle of a stance.
    walking = bob * math.cos(2 * w - 0.25)
    running = min(bob, 10.0 / (quick * quick * k)) * math.cos(2 * w + 1.2)
    level = 0.006 + 0.006 * abs(shift)
    drop = (level + (drop_of + walking + (running - walking) * run - level) * amp) * k
    drop += amp * dip * k * max(0.0, -sine) + (0.022 * k * (1 - amp) if old else 0.0)
    sway = 0.018 * (1 - run) * sway_of * sine * amp + 0.028 * shift
    v[HIPS] = 0.0
    v[HIPS + 1] = sway * k
    v[HIPS + 2] = hips_height - 0.006 * k - (drop - 0.0015 * breath)
    yaw = -0.11 * sway_of * cosine * amp
    turn = euler_quat(
        0.035 * sway_of * sine * amp + 0.055 * shift, amp * (0.015 + 0.07 * run + 0.3 * lean), yaw
    )  # fmt: skip
    for i in range(4):
        v[TURN + i] = turn[i]
    v[SPINE] += -0.045 * sway_of * sine * amp - 0.085 * shift + amp * 0.10 * dip / 0.045 * max(0.0, -sine)
    v[SPINE + 1] += amp * (lean * 0.7) + 0.012 * breath * (1 - 0.5 * amp) + (0.24 if old else 0.05) * (1 - 0.3 * amp)
    v[SPINE + 2] += -2.0 * yaw
    stoop = -0.16 if old else 0.0
    nod = -0.04 + stoop - amp * (0.5 * lean + 0.02) + 0.010 * math.sin(2 * w) * amp - 0.008 * breath
    for part in range(2):
        at = NECK if part == 0 else HEAD
        share = 0.42 if part == 0 else 0.58
        v[at] += 0.03 * shift * share
        v[at + 1] += nod * share
        v[at + 2] += 0.8 * yaw * share
    rotations, positions = np.empty((joints.shape[0], 3, 3)), np.empty((joints.shape[0], 3))
    chest_frame(v, joints, trunk, rotations, positions)
    chest = rotations[trunk[3]]
    swing = arm * amp * cosine * reach
    rest = 0.55 if old else 0.24
    elbows = rest + (elbow + 0.05 - rest) * amp
    out = 0.155 + (out_of - 0.155) * amp
    inward = 0.22 * run * amp
    upper, fore = np.empty(3), np.empty(3)
    for side in range(2):
        # The left arm goes forward with the right foot.
        sign = 1.0 if side == 0 else -1.0
        s = -sign * swing - 0.02 * amp + 0.01 * breath
        b = elbows + 0.22 * max(0.0, sign * -cosine) * amp
        upper[0], upper[1], upper[2] = math.sin(s), sign * out, -math.cos(s)
        fore[0], fore[1], fore[2] = math.sin(s + b), sign * (out * 0.55 - inward), -math.cos(s + b)
        normalise(upper)
        normalise(fore)
        a = v[ARM + side * ARM_SIZE : ARM + (side + 1) * ARM_SIZE]
        a[CLAVICLE] = 0.0
        a[CLAVICLE + 1] = 0.0
        unturned(chest, upper, a[UPPER_ARM : UPPER_ARM + 3])
        unturned(chest, fore, a[FOREARM : FOREARM + 3])
        a[WRIST] = 0.25 + (0.05 - 0.25) * amp
        a[WRIST + 1] = 0.06
        a[WRIST + 2] = 0.0
        clench = 0.8 * fists * amp
        for i in range(6):
            a[CURL + i] = relaxed[i] + (fist[i] - relaxed[i]) * clench


def _weight(t: float, luck: float) -> float:
    """Which leg somebody at ease leans on, -1..1: rests on one, then in a second goes over to the other."""
    span = 5.5
    x = t / span + luck * 2
    n = math.floor(x)
    u = min(max((x - n - 0.80) / 0.20, 0.0), 1.0)
    u = u * u * u * (u * (6 * u - 15) + 10)
    a = 0.75 if n % 2 else -0.75
    return a + (-2 * a) * u + 0.10 * math.sin(1.7 * t + 9 * luck)
