"""Into the water: a dive head first, or feet first with the arms flung up."""

import math

from studio.stage.acting.moves.leaps import PUSH
from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Posture, bump, ease
from studio.stage.acting.rotations import euler_quat

_OVER = 2.3
"""Radians by which a diver has turned over on meeting the water: the hands lead, a little short of straight down."""


def plunge(p: Posture, part: Part, t: float) -> None:
    """The beat's path carries the feet from the edge into the water; ``takeoff_s`` is when they leave it, ``entry_s``
    when the water is met; ``headlong`` 1 for a dive, 0 for a jump with the knees drawn up a little."""
    k = p.k
    takeoff, entry = part.param("takeoff_s", 0.9), part.param("entry_s", 1.6)
    headlong = part.param("headlong", 1.0)
    crouch = bump(takeoff - PUSH - 0.45, takeoff - PUSH, takeoff - PUSH, takeoff, t)
    wind = bump(takeoff - 0.7, takeoff - PUSH, takeoff - PUSH, takeoff - 0.02, t)
    air = ease(takeoff - 0.05, takeoff + 0.2, t)
    over = headlong * ease(takeoff - 0.08, entry, t)
    p.hips(-0.10 * crouch * k, 0.0, 0.26 * crouch * k)
    p.tilt(0.0, 0.55 * crouch * (0.6 + 0.4 * headlong), 0.0)
    pike = headlong * bump(takeoff, takeoff + 0.22, takeoff + 0.30, entry, t)
    p.spine(bend=0.35 * crouch + 0.35 * pike)
    p.head(nod=-0.3 * crouch * (1 - headlong) + 0.25 * over)
    tuck = (1.0 - headlong) * bump(takeoff + 0.05, takeoff + 0.28, entry - 0.15, entry, t)
    for side in BOTH:
        angle = -0.85 * wind * (1 - air) + 3.0 * air * (0.75 + 0.25 * headlong)
        out = 0.18 + (0.45 * (1 - headlong) * air)
        ahead, up = math.sin(angle), -math.cos(angle)
        p.arm(side, (ahead, out, up), (ahead, 0.4 * out, up), None, (0.0, 0.0), min(wind + air, 1.0))
        p.fingers(side, "flat" if headlong > 0.5 else "spread", air)
        if t > takeoff - 0.02:
            lift = 0.08 + 0.95 * tuck + 0.35 * pike
            p.leg(side, (lift, 0.06, -1.0), (0.1 * pike - 0.75 * tuck - 0.05, 0.0, -1.0), 0.9)
    if over > 0.0:
        p.turn_whole(euler_quat(0.0, _OVER * over, 0.0), p.middle())
