"""Hands led to points of the world, over whatever the body does: it leans as far as the arms are too short."""

import math

from studio.stage.acting.part import Part
from studio.stage.acting.posture import Array, Posture, vector
from studio.stage.acting.rig import LEFT, RIGHT, Rig
from studio.stage.performer import Reach
from studio.stage.world import Vector

_SIDES = {"left": LEFT, "right": RIGHT}
_MOST_BEND = 0.85
"""Radians the back is bent for a reach, at most; what is still lacking the knees give."""
_MOST_SINK = 0.34
"""Metres the hips go down for it, at 1.70 m."""
_STEPS = 5
_CLOSE_M = 0.004
_CORRECTIONS = 2


def lead_hands(p: Posture, part: Part, seconds: float, turn: Array, origin: Array, *, standing: bool) -> None:
    """Bring the hands of ``part.beat.hands`` where they belong. ``turn`` (3, 3) and ``origin`` (3,): the frame that
    ``p`` is written in, in the world; ``standing``: the knees may give."""
    led = [
        (_SIDES[name], reach, share)
        for name, reach in part.beat.hands.items()
        if (share := reach.share(seconds) if reach.share else 1.0) > 0.0
    ]
    if not led:
        return
    targets = [turn.T @ (vector(*reach.at(seconds)) - origin) for _, reach, _ in led]
    _lean(p, [(side, target, share) for (side, _, share), target in zip(led, targets, strict=True)], standing)
    for (side, reach, share), target in zip(led, targets, strict=True):
        fist = target - _rod(reach, seconds, turn) * reach.tip
        _bring(p, side, reach, seconds, turn, fist, share)
        for _ in range(_CORRECTIONS if share >= 1.0 else 0):
            # a wrist that cannot turn as far as it should takes the palm, and what it holds, off the point
            held, rod, _ = p.grip(side)
            lack = target - held - rod * reach.tip
            if float(lack @ lack) < _CLOSE_M**2:
                break
            fist = fist + lack
            _bring(p, side, reach, seconds, turn, fist, share)
        p.fingers(side, reach.shape, share)
    busy = {side for side, _, _ in led}
    part.own_hand = (part.own_hand[0] or LEFT in busy, part.own_hand[1] or RIGHT in busy)


def _bring(p: Posture, side: int, reach: Reach, seconds: float, turn: Array, target: Array, share: float) -> None:
    if reach.along is None:
        p.reach(side, target, (-0.3, 0.8, -0.5), (0.93, -0.12, -0.3), (0.0, -0.1, -1.0), True, share)
        return
    rod = _rod(reach, seconds, turn)
    knuckles = _direction(reach.knuckles(seconds), turn) if reach.knuckles else _usual(rod)
    p.hold(side, target, rod, knuckles, (-0.35, 0.75, -0.6), share)


def _rod(reach: Reach, seconds: float, turn: Array) -> Array:
    """The unit direction of what the hand holds, (1, 0, 0) for an open hand."""
    if reach.along is None:
        return vector(1.0, 0.0, 0.0)
    way = _direction(reach.along(seconds), turn)
    return way / (math.sqrt(float(way @ way)) + 1e-12)


def _direction(way: Vector, turn: Array) -> Array:
    return turn.T @ vector(*way)


def _usual(rod: Array) -> Array:
    """Knuckles ahead about an upright rod, down and ahead about a level one."""
    return vector(0.55, 0.0, -0.85) if abs(float(rod[0])) > 0.6 * math.sqrt(float(rod @ rod)) else vector(1.0, 0.0, 0.0)


def arm_m(rig: Rig, side: int) -> float:
    """From the shoulder to the middle of the fist, metres."""
    return float(rig.lengths[side, 0] + rig.lengths[side, 1]) + 0.05 * rig.scale


def _lean(p: Posture, wanted: list[tuple[int, Array, float]], standing: bool) -> None:
    k, bent, sunk = p.k, 0.0, 0.0
    for _ in range(_STEPS):
        lack, low, ahead = 0.0, False, 0.0
        for side, target, share in wanted:
            shoulder = p.chest_point(0.0, 0.17, -0.06, side)
            away = target - shoulder
            short = (math.sqrt(float(away @ away)) - 0.97 * arm_m(p.rig, side)) * share
            if short > lack:
                far = math.sqrt(float(away @ away)) + 1e-9
                # what is overhead no bow brings nearer
                lack, low, ahead = short, float(target[2]) < 0.55 * k, float(away[0] - max(away[2], 0.0)) / far
        if lack < 0.004:
            return
        bend = min(lack / (0.42 * k), _MOST_BEND - bent) if ahead > 0.1 or low else 0.0
        if bend > 0.0:
            p.spine(bend=bend)
            bent += bend
        if standing and low:
            sink = min(0.7 * lack, _MOST_SINK * k - sunk)
            p.move_hips(z=-max(sink, 0.0))
            sunk += max(sink, 0.0)
