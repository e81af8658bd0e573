"""Whether steps were really done: by the face that was seen, in time, one after the other.

Everything is measured against the same face at rest, so neither a low camera nor a face that smiles by nature matters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from studio.ports.likeness import Face
from studio.workflows.cameo.challenge import Step
from studio.workflows.cameo.evidence import Sight

TURN, LIFT = 18.0, 10.0
"""Degrees from rest at which a head is turned, or lifted."""
SMILE = 0.22
"""How much more than at rest."""
SHUT, OPEN = 0.42, 0.7
"""Eyes, against how far they are open at rest."""
HELD = {"left": 0.15, "right": 0.15, "up": 0.15, "smile": 0.25, "neutral": 0.4, "blink": 0.22}
"""Seconds that a step is kept up before it counts."""
JERK = 18.0
"""Degrees that a head turns in a twentieth of a second at most."""
REACTION = 0.15
"""Seconds within which nobody has yet begun what they were just asked for."""
TURNS: tuple[Step, ...] = ("left", "right", "up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A face at rest: degrees, and 0..1 as in ``Face``."""

    yaw: float
    pitch: float
    eyes: float
    mouth: float
    smile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A step that was done, from when until when it was kept up."""

    step: Step
    begin: float
    end: float


def at_rest(sights: Sequence[Sight]) -> Rest | None:
    """The face at rest, out of sights of it; None where no face was seen in them."""
    seen = [sight.faces[0] for sight in sights if sight.faces]
    if not seen:
        return None

    def middle(measure: Callable[[Face], float]) -> float:
        return float(np.median([measure(face) for face in seen]))

    return Rest(
        yaw=middle(lambda face: face.yaw),
        pitch=middle(lambda face: face.pitch),
        eyes=float(np.percentile([sum(face.eyes_open) / 2 for face in seen], 70)),
        mouth=middle(lambda face: face.mouth_open),
        smile=middle(lambda face: face.smile),
    )


def shows(step: Step, face: Face, rest: Rest) -> bool:
    """Whether a face does a step in this one picture. Nobody can be seen to speak in one picture."""
    yaw, pitch = face.yaw - rest.yaw, face.pitch - rest.pitch
    eyes = sum(face.eyes_open) / 2 / max(rest.eyes, 1e-3)
    match step:
        case "left":
            return yaw > TURN
        case "right":
            return yaw < -TURN
        case "up":
            return pitch > LIFT and abs(yaw) < TURN
        case "blink":
            return eyes < SHUT and abs(yaw) < TURN and abs(pitch) < 2 * LIFT
        case "smile":
            return face.smile - rest.smile > SMILE and abs(yaw) < TURN
        case "neutral":
            return abs(yaw) < 12 and abs(pitch) < 10 and face.smile - rest.smile < SMILE / 2 and eyes > OPEN
        case _:
            return False


def deeds(step: Step, sights: Sequence[Sight], rest: Rest) -> tuple[Deed, ...]:
    """Every time that a step was done, in order. One or two pictures between that do not show it (the detector may miss
    one) do not end it; a face that is turned far may be lost for a moment."""
    found: list[Deed] = []
    begin = last = None
    for sight in sights:
        shown = bool(sight.faces) and shows(step, sight.faces[0], rest)
        if shown:
            if begin is None:
                begin = sight.at
            last = sight.at
        elif (
            begin is not None and last is not None and ((sight.faces and sight.at - last > 0.12) or sight.at - last > 1)
        ):
            found.append(Deed(step=step, begin=begin, end=last))
            begin = last = None
    if begin is not None and last is not None:
        found.append(Deed(step=step, begin=begin, end=last))
    return tuple(found)


def first(step: Step, sights: Sequence[Sight], rest: Rest, asked: float) -> Deed | None:
    """The first time that a step was done because it was asked for: begun after anybody could have understood, and kept
    up. For ``blink`` two short ones within two seconds will do."""
    begun = [deed for deed in deeds(step, sights, rest) if step == "neutral" or deed.begin >= asked + REACTION]
    for deed in begun:
        if deed.end - deed.begin >= HELD.get(step, 0):
            return deed
    if step == "blink":
        for one, other in pairwise(begun):
            if other.begin - one.end < 2:
                return Deed(step=step, begin=one.begin, end=other.end)
    return None


def sampled(sights: Sequence[Sight], count: int = 24) -> tuple[Face, ...]:
    """Some faces out of many, from those turned furthest to one side to those turned furthest to the other, and from
    the lowest to the highest."""
    faces = [sight.faces[0] for sight in sights if sight.faces]
    chosen: set[int] = set()
    for turns in ([face.yaw for face in faces], [face.pitch for face in faces]):
        order = [int(number) for number in np.argsort(turns, kind="stable")]
        chosen |= {order[round(place * (len(order) - 1) / (count // 2 - 1))] for place in range(count // 2) if order}
    return tuple(faces[number] for number in sorted(chosen))


def jumps(sights: Sequence[Sight]) -> int:
    """How often a face was elsewhere, or looked elsewhere, faster than a head can be moved, and stayed so: another
    picture was held to the camera, or another movie played. One picture that was misread is none."""
    seen = [sight for sight in sights if sight.faces]
    count = 0
    for number, (one, other) in enumerate(pairwise(seen)):
        if not 0 < other.at - one.at < 0.2:
            continue
        allowed = max(1.0, (other.at - one.at) / 0.05)
        before, after = seen[max(number - 1, 0)], seen[min(number + 2, len(seen) - 1)]
        count += _leap(one.faces[0], other.faces[0], allowed) and _leap(before.faces[0], after.faces[0], 0.7 * allowed)
    return count


def _leap(was: Face, now: Face, allowed: float) -> bool:
    """``allowed`` is how many times further than in a twentieth of a second a head may have turned."""
    turned = float(np.hypot(now.yaw - was.yaw, now.pitch - was.pitch))
    before, after = np.array(was.box), np.array(now.box)
    tall = max(float(before[3] - before[1]), 1.0)
    moved = float(np.linalg.norm(after[:2] + after[2:] - before[:2] - before[2:])) / 2 / tall
    grown = abs(float(np.log(max(float(after[3] - after[1]), 1.0) / tall)))
    return turned > JERK * allowed or moved > 0.7 or grown > 0.5


def wrong(step: Step, sights: Sequence[Sight], rest: Rest, until: float) -> tuple[Deed, ...]:
    """Turns that nobody asked for, begun before ``until``: a played-back session does its own steps. What was still
    being kept up when the sights begin is the step before."""
    if not sights:
        return ()
    begin = sights[0].at + REACTION
    return tuple(
        deed
        for other in TURNS
        if other != step
        for deed in deeds(other, sights, rest)
        if begin < deed.begin < until and deed.end - deed.begin >= HELD[other]
    )
