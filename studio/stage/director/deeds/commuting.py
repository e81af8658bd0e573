"""On the way: asleep on one's feet in a train, a hand in a strap."""

import math
from functools import partial

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always
from studio.stage.performer import Beat, Reach
from studio.stage.world import Vector

_STRAPS = frozenset(["strap", "hand_strap", "handrail", "pole", "handle"])
_STRAP_M = 1.80


def commuting(block: Blocking) -> None:
    """Whoever holds on to a strap."""
    if block.scene.place != "train_interior":
        return
    strap = bool(_STRAPS & set(block.scene.surroundings))
    for i, s in list(doers(block)):
        if s.count == 1 and (strap or _STRAPS & objects_of(s)):
            _hold_on(block, i, s)
            return


def _hold_on(block: Blocking, i: int, s: Subject) -> None:
    """Swaying with the car; who sleeps sinks a little, and starts up."""
    k = height_of(s.kind, s.attributes) / 1.7
    stand = Stand(block.floor.at(0.28, 0.35), block.floor.facing_camera + 0.75)
    asleep = bool({"sleep", "doze", "nap", "nod_off"} & (deeds_of(s) | {s.action, *s.then}))

    def hang(t: float) -> Vector:
        return stand.point(0.10, -0.20 + 0.02 * math.sin(1.7 * t), min(_STRAP_M, 1.12 * 1.7 * k))

    def eyes(t: float) -> Vector:
        sunk = 0.5 - 0.5 * math.cos(math.tau * t / 3.6) if asleep else 0.0
        return stand.point(0.9, 0.10 * sunk, (1.5 - 0.85 * sunk) * k)

    hands = {"right": Reach(at=hang, along=partial(_along, stand))}
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    mood = "asleep" if asleep else s.attributes.get("mood", "") or "neutral"
    look = eyes if asleep else always(stand.point(2.0, 0.4, 1.4 * k))
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=look, mood=mood))
    block.heading, block.still = stand.yaw, True


def _along(stand: Stand, _seconds: float) -> Vector:
    return stand.way(0.0, 1.0, 0.0)
