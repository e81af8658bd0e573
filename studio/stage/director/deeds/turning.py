"""Somebody turns round to who looks: seen from behind first, then the face."""

import math

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.said import doers
from studio.stage.director.deeds.standing import before_camera, ease
from studio.stage.performer import Beat
from studio.stage.world import Vector

_TURNS = frozenset(["turn", "turn_around", "turn_round", "turn_back", "look_back", "turn_to"])
_AFTER = frozenset(["look", "talk", "stand", "wave", "cry", "laugh", "point", "shout", "sing", "clap", "bow"])
"""What may be done after it on the same spot."""
_AWAY = 2.55
"""Radians by which somebody is turned from the camera at first: a little of the cheek is seen."""
_AT = 0.28
"""Share of the shot after which the turn begins, and how many seconds it takes, by manner."""
_TAKES_S = {"slowly": 2.0, "quickly": 0.7, "suddenly": 0.6}


def turning(block: Blocking) -> None:
    """Whoever does no more than turn, and something on the spot after it."""
    for i, s in list(doers(block)):
        said = set(s.attributes.get("deed", "").split(", "))
        alone = "target" not in s.attributes or s.attributes["target"] == "camera"
        if s.count == 1 and said & _TURNS and alone and s.action in ("spin", "look", "stand") and set(s.then) <= _AFTER:
            _turn(block, i, s)


def _turn(block: Blocking, i: int, s: Subject) -> None:
    stand = before_camera(block.floor, 0.0, 0.0, 0.18)
    begins = _AT * block.seconds
    lasts = min(_TAKES_S.get(s.attributes.get("manner", ""), 1.25), 0.5 * block.seconds)

    def path(t: float) -> tuple[Vector, float]:
        return stand.at, stand.yaw + _AWAY * (1.0 - ease(begins, begins + lasts, t))

    ends = begins + lasts
    then = next((action for action in s.then if action not in ("look", "stand")), "stand")
    beats = [
        Beat(action="stand", start=0.0, end=ends, path=path),
        Beat(action=then, start=ends, end=block.seconds, path=path),
    ]
    looks = block.floor.at(0.0, -4.0, 1.6)

    def gaze(t: float) -> Vector:
        """The eyes go before the body, but not over the back of the neck."""
        x, y, z = stand.at
        yaw = path(t + 0.25)[1]
        ahead = (x + 4.0 * math.cos(yaw), y + 4.0 * math.sin(yaw), z + 1.6)
        share = ease(begins + 0.5 * lasts, ends, t)
        return (
            ahead[0] + share * (looks[0] - ahead[0]), ahead[1] + share * (looks[1] - ahead[1]),
            ahead[2] + share * (looks[2] - ahead[2]),
        )  # fmt: skip

    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": gaze}
    block.actor(i, 0, block.score(i, 0, beats, path(0.0)[0], path(0.0)[1], **more))
    block.heading = stand.yaw
    block.still = True
