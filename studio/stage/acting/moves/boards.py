"""Sideways on a board that rolls: knees bent, a pop, the feet drawn up while it turns under them, and the landing."""

from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Posture, bump
from studio.stage.acting.rig import LEFT, SIGN

_NEVER = -9.0


def board(p: Posture, part: Part, t: float) -> None:
    """The mount's ``deck_0`` is between the feet, x the way the chest faces; the left foot leads.

    ``params``: ``pop_s`` and ``land_s``, seconds from the beat's start; ``wobble`` 0..1 how nearly it goes wrong.
    """
    k = p.k
    pop, land = part.param("pop_s", _NEVER), part.param("land_s", _NEVER)
    crouch = 0.06 + 0.18 * bump(pop - 0.7, pop - 0.18, pop - 0.08, pop + 0.02, t)
    crouch += 0.20 * bump(land - 0.05, land + 0.12, land + 0.2, land + 0.75, t)
    air = bump(pop - 0.02, pop + 0.16, land - 0.16, land, t)
    wobble = part.param("wobble", 0.0) * bump(land - 0.3, land, land + 2.0, land + 3.0, t)
    p.hips(-0.03 * k, 0.03 * k * air, (crouch + 0.02 * air) * k)
    p.tilt(0.10 * wobble, 0.12 + 0.5 * crouch - 0.35 * wobble, 0.25)
    p.spine(bend=0.10 + 0.8 * crouch - 0.2 * air, side=0.15 * wobble, twist=0.25)
    p.head(turn=0.65, nod=0.12 + 0.25 * air - 0.3 * crouch)
    for side in BOTH:
        lead = side == LEFT
        lift = (0.20 if lead else 0.15) * air * k
        p.foot(side, 0.02 * k, 0.25 * k, lift, 0.25 if lead else 0.05, 0.18 * air * (1 if lead else -0.6))
        p.knee(side, (0.85, 0.35 + 0.3 * air, 0.1))
        p.aim(
            side, (0.25, 0.85, -0.55 + 0.75 * air + 0.5 * wobble), (0.55, 0.55, -0.25 + 0.75 * air + 0.6 * wobble), None
        )
        p.fingers(side, "relaxed" if air < 0.3 else "spread")
    p.move_hips(y=SIGN[LEFT] * 0.02 * k)
    part.gaze = 0.4
