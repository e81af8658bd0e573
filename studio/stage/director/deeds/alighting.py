"""A bird or a butterfly that comes down on somebody: on a hand held out, a head, a shoulder, a nose."""

import math
from functools import partial

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, sort_of
from studio.stage.director.deeds.benches import closer
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, always, before_camera, ease, shift
from studio.stage.performer import Beat, Path, Performer, Reach
from studio.stage.world import Vector

_LANDS = frozenset(["land", "perch", "alight", "settle", "sit", "fly_down", "rest"])
_PARTS = frozenset(["hand", "head", "shoulder", "face", "nose", "arm", "finger", "back", "palm", "hat"])
_SHARE = 0.45


def alighting(block: Blocking) -> None:
    """Whatever flies and lands on somebody who is there."""
    for i, s in list(doers(block, "animal")):
        part, _, kind = s.attributes.get("on", "").rpartition(":")
        part = part or ("back" if kind else "")
        if s.count > 1 or part not in _PARTS or not (_LANDS & deeds_of(s)) or "fly" not in (s.action, *s.then):
            continue
        bearer = next(((j, o) for j, o in doers(block, "person", "animal") if j != i and kind in ("", o.kind)), None)
        if bearer is not None and bearer[1].count == 1:
            _land(block, i, s, part, *bearer)
            return


def _land(block: Blocking, i: int, s: Subject, part: str, j: int, o: Subject) -> None:
    floor = block.floor
    arrives = _SHARE * block.seconds
    start = floor.at(1.9, 0.5, 2.3)
    if sort_of(o.kind) == "person":
        spot = _on_a_person(block, j, o, part, start, arrives)
        yaw = floor.facing_camera + 0.9
    else:
        spot, yaw = _on_a_beast(block, j, o, part)
    path = _down(start, spot, arrives, yaw)
    beats = [
        Beat(action="fly", start=0.0, end=arrives, path=path),
        Beat(action="stand", start=arrives, end=block.seconds, path=paths.hold(spot, yaw)),
    ]
    score = block.score(i, 0, beats, start, path(0.0)[1], ground=partial(_level, spot[2]), ground_material="cloth")
    block.actor(i, 0, score, lead=False)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw
    # what is small is seen from near
    near = 0.27 if height_of(s.kind) < 0.1 else 0.40 if sort_of(o.kind) == "person" else 0.34
    closer(block, shift(spot, (0.0, 0.0, -0.40)), near)


def _level(z: float, _x: float, _y: float) -> float:
    return z


def _down(start: Vector, end: Vector, arrives: float, yaw: float) -> Path:
    """Gliding down in an arc, slower and slower, and turning to how it will stand."""
    toward = math.atan2(end[1] - start[1], end[0] - start[0])

    def path(t: float) -> tuple[Vector, float]:
        u = min(max(t / arrives, 0.0), 1.0)
        share = 1.0 - (1.0 - u) ** 2
        lift = 0.25 * math.sin(math.pi * share) * (1.0 - u)
        x, y, z = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        turn = math.remainder(yaw - toward, math.tau) * ease(0.6, 1.0, u)
        return (x, y, z + lift), toward + turn

    return path


def _on_a_person(block: Blocking, j: int, o: Subject, part: str, start: Vector, arrives: float) -> Vector:
    stand = before_camera(block.floor, -0.1, 0.0, 0.35)
    k = height_of(o.kind, o.attributes) / 1.7
    hands: dict[str, Reach] = {}
    held = stand.point(0.40 * k, -0.36 * k, 1.30 * k)
    if part in ("hand", "finger", "arm", "palm"):
        hands = {
            "right": Reach(at=always(held), along=lambda t: stand.way(0.3, 1.0, 0.0), shape="cup",
                           knuckles=lambda t: stand.way(0.95, -0.3, 0.1))
        }  # fmt: skip
    spot: list[Vector] = [shift(held, (0.0, 0.0, 0.045))]

    def eyes(t: float) -> Vector:
        u = min(max(t / arrives, 0.0), 1.0)
        x, y, z = (a + (b - a) * u for a, b in zip(start, spot[0], strict=True))
        return (x, y, z)

    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(j)
    more: dict[str, object] = {"look_at": eyes} if hands else {}
    more["mood"] = o.attributes.get("mood", "") or "happy"
    who = block.actor(j, 0, block.score(j, 0, [beat], stand.at, stand.yaw, **more))
    if not hands:
        top = _at(who, "head_top", block.seconds * 0.7)
        spot[0] = top if part in ("head", "hat") else shift(top, stand.way(-0.02, 0.19 * k, -0.30 * k))
        if part in ("face", "nose"):
            spot[0] = shift(_at(who, "mouth", block.seconds * 0.7), stand.way(0.03, 0.0, 0.045))
    return spot[0]


def _on_a_beast(block: Blocking, j: int, o: Subject, part: str) -> tuple[Vector, float]:
    floor = block.floor
    stand = Stand(floor.at(0.25, 0.0), floor.facing_camera + 0.75)
    action = o.action if o.action in ("sleep", "lie", "sit") else "lie" if height_of(o.kind) < 1.0 else "stand"
    beats = [Beat(action=action, start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw))]
    who = block.actor(j, 0, block.score(j, 0, beats, stand.at, stand.yaw))
    t = 0.7 * block.seconds
    name = {"face": "mouth", "nose": "mouth", "head": "head_top", "back": "back"}.get(part, "head_top")
    at = _at(who, name, t)
    if name == "mouth":
        head = np.array(_at(who, "head", t))
        back = (head - np.array(at)) * 0.12
        at = (at[0] + float(back[0]), at[1] + float(back[1]), at[2] + 0.05 * height_of(o.kind) / 0.6)
    return at, stand.yaw + math.pi - 0.5


def _at(who: Performer, socket: str, t: float) -> Vector:
    try:
        m = who.socket(socket, t)
    except KeyError:
        m = who.socket("head", t)
    x, y, z = (float(v) for v in m[:, 3])
    return (x, y, z)
