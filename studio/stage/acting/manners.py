"""Ways of walking: the numbers that make a gait a march, a limp, a child's or an old person's."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One way of going on two feet; lengths at 1.70 m, angles in radians.

    ``cadence`` scales the natural step rate. ``duty``: share of a cycle each foot (left, right) is down. ``width``:
    from the middle line to an ankle. ``lift``: of the swinging foot. ``roll``: of the foot at toe-off; ``strike``: toes
    up on landing (negative: ball first). ``arm``: swing; ``elbow`` bend. ``lean`` forward; ``drop`` of the hips
    (bent knees); ``bob`` of the hips; ``sway`` of the chest; ``dip``: sinking on the right foot (limp). ``out``
    arms from the sides; ``pace``: the speed (m/s) at which all this is full.
    """

    cadence: float = 1.0
    duty: tuple[float, float] = (0.62, 0.62)
    width: float = 0.070
    toe_out: float = 0.09
    lift: float = 0.085
    roll: float = 0.92
    strike: float = 0.30
    arm: float = 0.46
    elbow: float = 0.30
    lean: float = 0.02
    drop: float = 0.022
    bob: float = 0.016
    sway: float = 1.0
    dip: float = 0.0
    out: float = 0.15
    fists: float = 0.0
    pace: float = 1.15


WALK = Manner()
RUN = Manner(
    duty=(0.32, 0.32), width=0.05, toe_out=0.05, lift=0.20, roll=0.95, strike=0.08, arm=0.85, elbow=1.45, lean=0.14,
    drop=0.055, bob=0.035, out=0.20, fists=1.0,
)  # fmt: skip
SNEAK = Manner(
    cadence=0.72, duty=(0.72, 0.72), width=0.085, lift=0.15, roll=0.55, strike=-0.25, arm=0.16, elbow=1.25, lean=0.34,
    drop=0.150, bob=0.012, sway=0.7, out=0.22, toe_out=0.16, pace=0.50,
)  # fmt: skip
LIMP = Manner(
    cadence=0.85, duty=(0.72, 0.50), lift=0.05, roll=0.55, strike=0.12, arm=0.22, elbow=0.45, lean=0.10, drop=0.035,
    dip=0.045, sway=0.8, pace=0.55,
)  # fmt: skip
MARCH = Manner(
    cadence=1.04, duty=(0.58, 0.58), lift=0.17, roll=0.55, strike=0.10, arm=0.58, elbow=0.10, lean=-0.03, drop=0.022,
    bob=0.012, sway=0.5, fists=1.0, toe_out=0.05, out=0.12,
)  # fmt: skip
OLD = Manner(
    cadence=1.02, duty=(0.68, 0.68), width=0.085, lift=0.045, roll=0.50, strike=0.12, arm=0.20, elbow=0.50, lean=0.16,
    drop=0.050, bob=0.008, sway=0.7, toe_out=0.18, pace=0.60,
)  # fmt: skip
CHILD = replace(WALK, cadence=1.06, lift=0.10, bob=0.022, arm=0.60, elbow=0.40, out=0.20, strike=0.24)
SLOW = replace(WALK, cadence=0.88, arm=0.30, roll=0.75, strike=0.22, lift=0.06, pace=0.8)

MANNERS = {
    "walk": WALK,
    "run": RUN,
    "sneak": SNEAK,
    "limp": LIMP,
    "march": MARCH,
    "old": OLD,
    "child": CHILD,
    "slow": SLOW,
}


def between(a: Manner, b: Manner, t: float) -> Manner:
    """The manner a share ``t`` of the way from one to another."""
    if t <= 0:
        return a
    if t >= 1:
        return b

    def mix(x: float, y: float) -> float:
        return x + (y - x) * t

    return Manner(
        cadence=mix(a.cadence, b.cadence),
        duty=(mix(a.duty[0], b.duty[0]), mix(a.duty[1], b.duty[1])),
        width=mix(a.width, b.width),
        toe_out=mix(a.toe_out, b.toe_out),
        lift=mix(a.lift, b.lift),
        roll=mix(a.roll, b.roll),
        strike=mix(a.strike, b.strike),
        arm=mix(a.arm, b.arm),
        elbow=mix(a.elbow, b.elbow),
        lean=mix(a.lean, b.lean),
        drop=mix(a.drop, b.drop),
        bob=mix(a.bob, b.bob),
        sway=mix(a.sway, b.sway),
        dip=mix(a.dip, b.dip),
        out=mix(a.out, b.out),
        fists=mix(a.fists, b.fists),
        pace=mix(a.pace, b.pace),
    )


def frequency(speed: float, manner: Manner, run: float, scale: float) -> float:
    """Cycles (two steps) a second at a speed in m/s. Walkers lengthen and quicken their steps together (rate ~ the
    square root of speed); runners keep their rate. Both go as one over the root of leg length (Froude)."""
    legs = 1.0 / math.sqrt(max(scale, 0.3))
    walking = 0.97 * math.sqrt(max(speed, 0.0) * legs * legs / 1.35)
    running = 1.30 + 0.07 * min(max(speed - 2.5, -1.0), 6.0)
    return (walking + (running - walking) * run) * legs * manner.cadence


def frequencies(speed: Array, cadence: Array, run: Array, scale: float) -> Array:
    """``frequency`` of many moments at once, all (n,)."""
    legs = 1.0 / math.sqrt(max(scale, 0.3))
    walking = 0.97 * np.sqrt(np.maximum(speed, 0.0) * legs * legs / 1.35)
    running = 1.30 + 0.07 * np.clip(speed - 2.5, -1.0, 6.0)
    return (walking + (running - walking) * run) * legs * cadence


def natural_speed(manner: str, scale: float) -> float:
    """Metres a second somebody of this size goes when nobody hurries."""
    root = math.sqrt(max(scale, 0.3))
    return {"run": 3.3, "sneak": 0.65, "limp": 0.75, "march": 1.45, "old": 0.8, "slow": 0.85}.get(manner, 1.3) * root
