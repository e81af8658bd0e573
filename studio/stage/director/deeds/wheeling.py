"""In a wheelchair: it rolls, pushed by somebody behind it or by the hands on its own wheels."""

import math
from collections.abc import Mapping

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, travel
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand
from studio.stage.director.going_on import going_on
from studio.stage.performer import Beat, Path, Performer, Reach, Score
from studio.stage.world import Vector

_GOES = frozenset(["roll", "ride", "drive", "move", "push", "go", "wheel", "walk", "race", "travel"])
_PUSHES = frozenset(["push", "wheel"])
_PACE_M_S = 0.75
_PUSH_S = 1.5


def wheeling(block: Blocking) -> None:
    """Whoever is in a wheelchair, and who pushes it."""
    chair = next(((j, o) for j, o in block.subjects("vehicle") if o.kind == "wheelchair"), None)
    people = [(i, s) for i, s in doers(block) if s.count == 1]
    rider = next(((i, s) for i, s in people if "wheelchair" in _seats(s)), None)
    pusher = next(
        ((i, s) for i, s in people if s is not (rider[1] if rider else None) and _PUSHES & deeds_of(s)
         and s.attributes.get("target") in ("wheelchair", rider[1].kind if rider else "wheelchair")), None,
    )  # fmt: skip
    if rider is None and (pusher is None or chair is None):
        return
    moves = pusher is not None or bool(rider and (_GOES & deeds_of(rider[1])))
    _wheel(block, chair[0] if chair else None, rider, pusher, moves)


def _seats(s: Subject) -> set[str]:
    return {s.attributes.get("riding", ""), s.attributes.get("on", ""), s.attributes.get("in", "")}


def _wheel(
    block: Blocking, j: int | None, rider: tuple[int, Subject] | None, pusher: tuple[int, Subject] | None, moves: bool
) -> None:
    floor = block.floor
    path: Path | None
    goer = rider or pusher
    if moves and goer is not None:
        path, yaw = travel(block, goer[1], "walk", 0.0, _PACE_M_S * block.seconds)
        at = path(0.0)[0]
    else:
        path, yaw, at = None, floor.facing_camera + 0.6, floor.at(0.0, 0.0)
    beat = Beat(action="drive" if moves else "stand", start=0.0, end=block.seconds, path=path)
    score = Score(
        beats=going_on((beat,), block.until), position=at, yaw=yaw, ground=floor.place.ground,
        ground_material=floor.place.ground_material, seed=seed_for(block.seed, "wheelchair"),
    )  # fmt: skip
    given: Mapping[str, str] = block.scene.subjects[j].attributes if j is not None else {}
    chair = block.company.vehicle(
        "wheelchair", given, score, seed=seed_for(block.seed, "wheelchair"), style=block.scene.style, sea=0.0,
        water_z=None,
    )  # fmt: skip
    if j is None:
        block.prop(chair, lead=rider is None)
    else:
        block.add(j, chair, lead=rider is None)
    if rider is not None:
        _rider(block, rider, chair, own=moves and pusher is None)
    if pusher is not None:
        _pusher(block, pusher, chair, yaw)
    block.heading, block.still, block.widen = yaw, not moves, True


def _rider(block: Blocking, rider: tuple[int, Subject], chair: Performer, own: bool) -> None:
    i, _ = rider

    def rim(side: float) -> Reach:
        def at(t: float) -> Vector:
            """A push from behind the top of the wheel to before it, and back through the air."""
            u = (t / _PUSH_S) % 1.0
            share = u / 0.55 if u < 0.55 else 1.0 - (u - 0.55) / 0.45
            angle = math.radians(118 - 66 * (0.5 - 0.5 * math.cos(math.pi * share)))
            away = 0.31 if u < 0.55 else 0.31 + 0.07 * math.sin(math.pi * (u - 0.55) / 0.45)
            m = chair.socket("root", t)
            p = m[:, :3] @ [-0.1 + away * math.cos(angle), 0.30 * side, 0.30 + away * math.sin(angle)] + m[:, 3]
            return (float(p[0]), float(p[1]), float(p[2]))

        def along(t: float) -> Vector:
            x, y, z = (float(v) for v in chair.socket("root", t)[:, 0])
            return (x, y, z)

        return Reach(at=at, along=along, shape="hold")

    def rest(side: float) -> Reach:
        def at(t: float) -> Vector:
            m = chair.socket("seat", t)
            p = m[:, :3] @ [0.24, 0.11 * side, 0.13] + m[:, 3]
            return (float(p[0]), float(p[1]), float(p[2]))

        return Reach(at=at, shape="relaxed")

    hands = {"left": rim(1.0) if own else rest(1.0), "right": rim(-1.0) if own else rest(-1.0)}
    beat = Beat(action="sit", start=0.0, end=block.seconds, mount=chair, hands=hands, params={"seat_height": 0.53})
    m = chair.socket("seat", 0.0)
    at = (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], at, 0.0))


def _pusher(block: Blocking, pusher: tuple[int, Subject], chair: Performer, yaw: float) -> None:
    i, _ = pusher

    def own(t: float) -> tuple[Vector, float]:
        m = chair.socket("root", t)
        a = math.atan2(float(m[1, 0]), float(m[0, 0]))
        stand = Stand((float(m[0, 3]), float(m[1, 3]), float(m[2, 3])), a)
        return block.floor.grounded(stand.point(-0.82, 0.0, 0.0)), a

    def grip(name: str) -> Reach:
        def at(t: float) -> Vector:
            x, y, z = (float(v) for v in chair.socket(name, t)[:, 3])
            return (x, y, z)

        def along(t: float) -> Vector:
            a = own(t)[1]
            return (math.cos(a), math.sin(a), 0.15)

        return Reach(at=at, along=along, knuckles=lambda t: (0.0, 0.0, -1.0))

    hands = {"left": grip("bar_left"), "right": grip("bar_right")}
    beat = Beat(action="walk", start=0.0, end=block.seconds, path=own, hands=hands)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], own(0.0)[0], yaw))
