"""Breath and sleep upright: blowing something out, nodding off on a seat."""

import math

from studio.stage.acting.moves.seats import seated_legs
from studio.stage.acting.part import Part
from studio.stage.acting.posture import BOTH, Posture, bump, ease, vector
from studio.stage.acting.rig import RIGHT, SIGN
from studio.stage.performer import Cue

_USUAL_S = 1.6
_LASTS_S = 1.3


def _moment(part: Part) -> float:
    return part.param("blow_s", min(_USUAL_S, 0.4 * part.span))


def blow(p: Posture, part: Part, t: float) -> None:
    """A deep breath with the chest lifted, then down to it with round cheeks and pursed lips; hands on the edge.

    ``params``: ``blow_s`` the moment the breath goes, ``lean`` how far (radians) the back comes down to it,
    ``wand`` 1 for a ring held before the lips.
    """
    at = _moment(part)
    deep = bump(at - 1.0, at - 0.35, at - 0.2, at, t)
    out = bump(at - 0.15, at + 0.15, at + _LASTS_S - 0.2, at + _LASTS_S + 0.5, t)
    lean = part.param("lean", 0.5)
    p.spine(bend=0.25 * lean - 0.10 * deep + 0.75 * lean * out)
    p.head(nod=0.06 - 0.12 * deep - 0.22 * lean * out)
    wand = part.param("wand", 0.0) > 0
    for side in BOTH:
        p.shrug(side, 0.10 * deep)
        if wand:
            continue
        hand = vector(0.22 * p.k, SIGN[side] * 0.20 * p.k, part.param("table_height", 0.62 * p.k) + 0.03)
        p.reach(side, hand, (-0.4, 0.9, -0.3), (0.9, -0.3, -0.1), (0.0, 0.0, -1.0), True, 0.9)
        p.fingers(side, "flat")
    if wand:
        ring = p.chest_point(0.29, 0.02, 0.085 - 0.155, RIGHT)
        p.hold(RIGHT, ring, vector(0.05, 0.0, 1.0), vector(0.8, 0.6, 0.0), (-0.2, 0.55, -0.9))
        p.fingers(RIGHT, "pinch")
        part.own_hand = (False, True)
    part.face = lambda s: blowing(s, at)


def blowing(t: float, at: float) -> dict[str, float]:
    """The face of somebody whose breath goes at second ``at``."""
    deep = bump(at - 1.0, at - 0.4, at - 0.2, at, t)
    out = bump(at - 0.15, at, at + _LASTS_S - 0.2, at + _LASTS_S + 0.2, t)
    after = ease(at + _LASTS_S, at + _LASTS_S + 0.5, t)
    return {
        "jawOpen": 0.30 * deep, "mouthFunnel": 0.35 * deep + 0.2 * out, "mouthPucker": 0.85 * out,
        "cheekPuff": 0.8 * out,
        "browInnerUp": 0.4 * deep, "mouthSmileLeft": 0.7 * after, "mouthSmileRight": 0.7 * after,
    }  # fmt: skip


def brush(p: Posture, part: Part, t: float) -> None:
    """A toothbrush across the mouth, to and fro, the lips drawn back over it."""
    stroke = 0.018 * math.sin(math.tau * 2.6 * t)
    mouth = p.chest_point(0.165, 0.0, 0.075, RIGHT)
    at = mouth + vector(0.0, (-0.080 - stroke), -0.004) * p.k
    p.head(nod=0.04, tilt=0.03)
    p.hold(RIGHT, at, vector(-0.22, 1.0, 0.10), vector(0.3, 0.1, 1.0), (-0.1, 0.9, -0.5), ease(0.0, 0.3, t))
    p.fingers(RIGHT, "pinch")
    part.own_hand = (False, True)
    part.face = _brushed


def _brushed(t: float) -> dict[str, float]:
    side = 0.5 + 0.5 * math.sin(0.9 * t)
    return {"jawOpen": 0.12, "mouthStretchLeft": 0.5 * side, "mouthStretchRight": 0.5 * (1 - side), "cheekPuff": 0.2}


def blow_cues(part: Part) -> tuple[Cue, ...]:
    at = _moment(part)
    mouth = part.world(vector(0.15, 0.0, 0.85 * part.rig.height), part.start + at)
    return (
        Cue(kind="voice", seconds=part.start + at - 0.9, position=mouth, subject=part.who, other="breath"),
        Cue(kind="swing", seconds=part.start + at, position=mouth, subject="breath", speed_m_s=4.0, mass_kg=0.05),
    )


def doze(p: Posture, part: Part, t: float) -> None:
    """Asleep on a seat: the head sinks by and by, starts up half awake, and sinks again; the hands lie in the lap."""
    seated_legs(p, part, t)
    period = 3.4 + 1.2 * part.luck[3]
    u = ((t + 1.3) / period + 0.4 * part.luck[5]) % 1.0
    sunk = ease(0.0, 0.72, u) * (1 - ease(0.80, 0.88, u))
    start = bump(0.80, 0.86, 0.88, 0.98, u)
    breath = math.sin(math.tau * t / 4.2)
    aside = 0.22 * (part.luck[1] - 0.5)
    p.spine(bend=0.10 + 0.16 * sunk + 0.012 * breath, side=aside * sunk)
    p.head(nod=0.30 + 0.55 * sunk - 0.14 * start, tilt=(0.24 if aside > 0 else -0.24) * sunk)
    for side in BOTH:
        lap = p.middle() + vector(0.20 * p.k, SIGN[side] * 0.045 * p.k, 0.10 * p.k)
        p.reach(side, lap, (-0.5, 0.8, -0.5), (0.7, -0.65, -0.2), (0.0, -0.2, -1.0))
        p.fingers(side, "relaxed")
    part.awake = 0.06 + 0.30 * start
    part.gaze = 0.0


def slump(p: Posture, part: Part, t: float) -> None:
    """Asleep over a table: the back is bent to it, the head lies on the arms, turned a little aside."""
    seated_legs(p, part, t)
    breath = math.sin(math.tau * t / 4.6)
    aside = 1.0 if part.luck[1] > 0.5 else -1.0
    p.spine(bend=1.02 + 0.014 * breath)
    p.head(nod=0.20, turn=0.42 * aside, tilt=0.30 * aside)
    part.awake = 0.0
    part.gaze = 0.0
