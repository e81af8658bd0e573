"""Postures of four-legged animals as numbers that can be mixed: standing, sitting, lying, sleeping, grazing, on a
perch."""

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Lengths in parts of the height at the withers, angles in radians (pitch: nose down is positive; yaw: left)."""

    drop: float = 0.0
    """How much lower the pelvis is."""
    shift: float = 0.0
    """How far forward the pelvis is."""
    pitch: float = 0.0
    """Of the pelvis, and all that hangs on it."""
    bend: float = 0.0
    """The back arched up (+) or hollow, shared by spine and chest."""
    curl: float = 0.0
    """The body bent to the left."""
    neck: float = 0.0
    head: float = 0.0
    turn: float = 0.0
    """Head and neck to the left."""
    hind_x: float = 0.0
    hind_y: float = 0.0
    fore_x: float = 0.0
    fore_y: float = 0.0
    """Feet moved from where they stand: ahead, and outward."""
    hock: float = 0.0
    """Hind cannons tipped (forward is positive); -1.3 lays them on the ground behind the toes."""
    wrist: float = 0.0
    """The same of the fore cannons."""
    paws: float = 0.0
    """Fore feet held up before the breast, 0..1."""
    tail: float = 0.0
    """Raised by so much at its root."""
    tail_side: float = 0.0
    tail_curl: float = 0.0
    ears: float = 0.0
    """Laid back."""
    jaw: float = 0.0
    eyes: float = 1.0


def mixed(a: Pose, b: Pose, amount: float) -> Pose:
    """``a`` at 0, ``b`` at 1."""
    if amount <= 0:
        return a
    if amount >= 1:
        return b
    return Pose(**{f.name: getattr(a, f.name) * (1 - amount) + getattr(b, f.name) * amount for f in fields(Pose)})


STAND = Pose()


def sitting(pelvis_z: float, trunk: float) -> Pose:
    """On the haunches: fore legs straight, hind feet beside them. ``pelvis_z`` and ``trunk`` (pelvis to shoulder),
    parts of the height."""
    low = 0.30
    rise = min(max((pelvis_z - low) / max(trunk, 0.3), 0.0), 0.80)
    up = math.asin(rise) * 0.92
    back = trunk * (1 - math.cos(up))
    return Pose(
        drop=pelvis_z - low,
        shift=back * 0.95,
        pitch=-up,
        bend=0.12,
        neck=up * 0.55,
        head=up * 0.42,
        hind_x=back + 0.30,
        hind_y=0.05,
        fore_x=-0.03,
        hock=-1.25,
        tail=0.8 * up - 0.1,
        tail_side=0.5,
    )


def begging(pelvis_z: float, trunk: float) -> Pose:
    """Upright on the haunches, paws at the mouth: a squirrel's way to sit, and to eat. Numbers as in ``sitting``."""
    low = 0.26
    return Pose(
        drop=pelvis_z - low,
        shift=0.16 * trunk,
        pitch=-0.92,
        bend=0.35,
        neck=0.30,
        head=0.42,
        hind_x=0.20,
        hind_y=0.04,
        hock=-1.2,
        paws=1.0,
        tail=0.80,
    )


def lying(belly_z: float, tail_up: float) -> Pose:
    """On the belly, fore legs stretched out in front. ``tail_up`` is the angle at which the tail is carried when
    standing, radians over the level: at rest it lies on the ground."""
    return Pose(
        drop=belly_z * 0.97,
        fore_x=0.24,
        fore_y=0.02,
        wrist=-1.35,
        hind_x=0.20,
        hind_y=0.10,
        hock=-1.35,
        neck=-0.10,
        head=0.10,
        tail=min(0.1, -tail_up - 0.2),
        tail_side=0.5,
    )


def perched(belly_z: float) -> Pose:
    """On a small place: the belly down, all feet drawn in and clinging to the sides."""
    return Pose(
        drop=belly_z * 1.0,
        fore_x=-0.06,
        fore_y=-0.02,
        wrist=-0.7,
        hind_x=0.22,
        hind_y=0.02,
        hock=-1.2,
        bend=0.12,
        neck=-0.12,
        head=0.12,
        tail=-0.2,
        tail_side=0.3,
    )


def sleeping(belly_z: float, tail_up: float) -> Pose:
    """Lying with the head on the ground, curled to one side, the tail laid along the flank. ``tail_up`` as in
    ``lying``."""
    return Pose(
        drop=belly_z * 0.98,
        fore_x=0.16,
        fore_y=0.0,
        wrist=-1.35,
        hind_x=0.26,
        hind_y=0.08,
        hock=-1.35,
        curl=0.55,
        neck=0.55,
        head=0.15,
        turn=0.6,
        tail=min(0.1, -tail_up - 0.2),
        tail_side=1.5,
        ears=0.3,
        eyes=0.0,
    )
