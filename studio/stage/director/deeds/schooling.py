"""A class: pupils at their desks, a hand that goes up among them, and whoever teaches turned to them."""

import math

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.company import extra
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, always, ease
from studio.stage.performer import Beat, Reach
from studio.stage.world import Mark, Vector

_TEACHES = frozenset(["teacher", "professor", "instructor", "lecturer"])
_PUPILS = frozenset(["student", "boy", "girl", "child", "schoolboy", "schoolgirl", "pupil"])
_RAISES = frozenset(["raise", "raise_hand", "raise_one's_hand", "hold_up", "wave", "put_up", "answer", "volunteer"])
_MOST = 7
_SIT_M = 0.435


def schooling(block: Blocking) -> None:
    """Pupils who are named sit down; where somebody teaches there are others too."""
    if block.scene.place != "classroom":
        return
    teaches = any(s.kind in _TEACHES for s in block.scene.subjects)
    seats = _seats(block)
    pupils = [(i, s) for i, s in doers(block) if s.kind in _PUPILS and s.count <= 2 and _RAISES & deeds_of(s)]
    if not seats or not (teaches or pupils):
        return
    for i, s in pupils[: len(seats)]:
        # the one who is meant sits on the camera's side, free to be seen
        mark = seats.pop(0)
        _raised(block, i, s, mark)
    if not teaches:
        return
    for k, mark in enumerate(seats[:_MOST]):
        kind = ("student", "girl", "boy", "student")[seed_for(block.seed, "pupil", k) % 4]
        action = ("write", "sit", "read", "sit")[k % 4]
        beat = Beat(action=action, start=0.0, end=block.seconds, params={"seated": 1.0})
        extra(block, 80 + k, kind, [beat], mark.position, mark.yaw)


def _seats(block: Blocking) -> list[Mark]:
    """Those before the board: in the middle first, the nearest to the camera first."""
    floor, marks = block.floor, block.floor.place.marks
    found = [marks[name] for name in marks if name.startswith("seat_")]

    def order(mark: Mark) -> tuple[float, float]:
        x, y, _ = mark.position
        ahead = x * floor.forward[0] + y * floor.forward[1]
        right = x * floor.right[0] + y * floor.right[1]
        return (float(abs(right) > 1.3), ahead)

    return sorted(found, key=order)


def _raised(block: Blocking, i: int, s: Subject, mark: Mark) -> None:
    """At the desk, one arm straight up."""
    k = height_of(s.kind, s.attributes) / 1.7
    sits = Stand(mark.position, mark.yaw)
    up = min(0.24 * block.seconds, 1.4)

    def hand(t: float) -> Vector:
        wag = 0.03 * math.sin(5.0 * t)
        return sits.point(0.06 * k, -0.20 * k + wag, 1.36 * k - 0.12)

    hands = {"right": Reach(at=hand, along=None, shape="flat", share=lambda t: ease(up, up + 0.45, t))}
    beat = Beat(action="sit", start=0.0, end=block.seconds, params={"seated": 1.0}, hands=hands)
    board = block.floor.place.marks.get("board")
    eyes = board.position if board else sits.point(3.0, 0.0, 1.3)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], sits.at, sits.yaw, look_at=always(eyes), mood="happy"))
