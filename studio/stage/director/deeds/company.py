"""Those who make a place as busy as it is said to be: seated, standing, at work, about their own affairs.

They are nobody's subject: they stay out of the way of those the shot is of, and of the camera.
"""

import math
from collections.abc import Iterator

import numpy as np

from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import seed_for, sort_of
from studio.stage.director.deeds.standing import Stand
from studio.stage.director.going_on import going_on
from studio.stage.performer import Beat, Performer, Reach, Score
from studio.stage.world import Vector

BUSY = frozenset(["busy", "crowded", "crowd", "lively", "bustling", "packed", "full", "crowded_place"])
_PEOPLE = (
    "woman",
    "man",
    "office_worker",
    "student",
    "young_woman",
    "old_man",
    "businessman",
    "young_man",
    "old_woman",
)
_STAFF = {
    "kitchen": ("cook", "waiter", "chef", "waitress"),
    "office": ("office_worker", "businessman", "businesswoman"),
}
_AT_SEAT: dict[str, tuple[str, ...]] = {
    "train_interior": ("sit", "doze", "read", "sit", "doze", "sit"),
    "cafe": ("drink", "talk", "talk", "read", "eat"),
    "classroom": ("write", "read", "sit"),
    "office": ("write", "read", "write"),
}
_MOST_SEATED, _MOST_STANDING, _MOST_WALKING = 8, 5, 9
_ROOM_M = 0.75
_STRAP_M = 1.78


def bystanders(block: Blocking) -> None:
    """People of a number that fits, where the words say that it is full of them."""
    scene = block.scene
    if not BUSY & set(scene.surroundings) or scene.place in ("underwater", "space", "sea"):
        return
    if any(s.count >= 5 for s in scene.subjects if sort_of(s.kind) == "person"):
        return
    taken = [one.focus(0.0) for one in block.performers if one.meshes]
    if scene.place == "kitchen":
        _at_work(block, taken)
        return
    _seated(block, taken)
    if scene.place == "train_interior":
        _hanging_on(block, taken)
    elif not block.floor.place.indoor:
        _passing(block, taken)


def _forward(block: Blocking, at: Vector) -> float:
    return at[0] * block.floor.forward[0] + at[1] * block.floor.forward[1]


def _free(block: Blocking, at: Vector, taken: list[Vector], before_m: float = 0.25) -> bool:
    """Whether nobody is there, and the camera does not look past it at those the shot is of."""
    if any(math.hypot(at[0] - x, at[1] - y) < _ROOM_M for x, y, _ in taken):
        return False
    leads = [one.focus(0.0) for one in block.leads if one.meshes]
    nearest = min((_forward(block, lead) for lead in leads), default=0.0)
    return _forward(block, at) > nearest - before_m


def extra(
    block: Blocking, k: int, kind: str, beats: list[Beat], at: Vector, yaw: float, far: bool = False
) -> Performer:
    """Somebody who is nobody's subject."""
    place = block.floor.place
    score = Score(
        beats=going_on(beats, block.until, place.camera_limit if place.indoor else None), position=at, yaw=yaw,
        ground_material=place.ground_material, ground=place.ground_height or place.ground,
        seed=seed_for(block.seed, "extra", 40 + k),
    )  # fmt: skip
    level = 3 if far else min(max(block.lod_of(1.7), 1), 2)
    person = block.company.person(
        kind, {}, score, seed=seed_for(block.seed, "bystander", k), style=block.scene.style, lod=level
    )  # fmt: skip
    return block.prop(person)


def _people(block: Blocking) -> Iterator[str]:
    names = _STAFF.get(block.scene.place, _PEOPLE)
    g = np.random.default_rng(seed_for(block.seed, "people"))
    order = g.permutation(len(names))
    k = 0
    while True:
        yield names[int(order[k % len(names)])]
        k += 1


def _seated(block: Blocking, taken: list[Vector]) -> None:
    marks = block.floor.place.marks
    does = _AT_SEAT.get(block.scene.place, ("sit", "talk", "read"))
    seats = [marks[name] for name in marks if name.startswith("seat_")]
    seats = [m for m in seats if _free(block, m.position, taken) and abs(_forward(block, m.position)) < 9.0]
    seats.sort(key=lambda m: (round(_forward(block, m.position), 2), round(m.position[0], 2)))
    people = _people(block)
    for k, mark in enumerate(seats[:_MOST_SEATED]):
        if any(math.hypot(mark.position[0] - x, mark.position[1] - y) < 0.5 for x, y, _ in taken):
            continue
        beat = Beat(action=does[k % len(does)], start=0.0, end=block.seconds, params={"seated": 1.0})
        extra(block, k, next(people), [beat], mark.position, mark.yaw)
        taken.append(mark.position)


def _hanging_on(block: Blocking, taken: list[Vector]) -> None:
    """Standing in the aisle, a hand in a strap, swaying with the car."""
    floor = block.floor
    g = np.random.default_rng(seed_for(block.seed, "aisle"))
    people = _people(block)
    lead = min((_forward(block, one.focus(0.0)) for one in block.leads if one.meshes), default=0.0)
    for k in range(_MOST_STANDING):
        side = 1.0 if k % 2 else -1.0
        at = floor.at(0.24 * side + float(g.normal(0, 0.04)), lead + 1.25 + 0.62 * k + float(g.normal(0, 0.08)))
        if not _free(block, at, taken, 0.0):
            continue
        yaw = floor.view_yaw - side * math.pi / 2 + float(g.normal(0, 0.25))
        stand = Stand(at, yaw)
        phase = float(g.uniform(0, math.tau))

        def strap(t: float, stand: Stand = stand, phase: float = phase) -> Vector:
            return stand.point(0.16, -0.16 + 0.02 * math.sin(1.7 * t + phase), _STRAP_M)

        hands = {"right": Reach(at=strap, along=lambda t, stand=stand: stand.way(0.0, 1.0, 0.0))}
        beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(at, yaw), hands=hands)
        extra(block, 20 + k, next(people), [beat], at, yaw)
        taken.append(at)


def _at_work(block: Blocking, taken: list[Vector]) -> None:
    """Cooks along the units behind, and one who comes by with plates."""
    floor = block.floor
    mark = floor.place.marks.get("counter")
    people = _people(block)
    if mark is None:
        return
    for k, aside in enumerate((-1.15, 0.95, 2.05)):
        x, y, _ = mark.position
        at = floor.grounded((x + floor.right[0] * aside, y + floor.right[1] * aside, 0.0))
        if any(math.hypot(at[0] - a, at[1] - b) < 0.8 for a, b, _ in taken):
            continue
        yaw = mark.yaw + (0.35 if k == 0 else -0.3)
        beat = Beat(
            action="cook", start=0.0, end=block.seconds, path=paths.hold(at, yaw), params={"table_height": 0.94}
        )
        extra(block, k, next(people), [beat], at, yaw)
        taken.append(at)


def _passing(block: Blocking, taken: list[Vector]) -> None:
    """Walkers on both sides and behind, each their own way."""
    floor = block.floor
    g = np.random.default_rng(seed_for(block.seed, "passing"))
    people = _people(block)
    found = 0
    for k in range(4 * _MOST_WALKING):
        if found >= _MOST_WALKING:
            break
        right, forward = float(g.uniform(-4.5, 4.5)), float(g.uniform(1.8, 9.0))
        at = floor.at(right, forward)
        if not floor.clear(at, 0.5) or not _free(block, at, taken, -1.2):
            continue
        speed = float(g.uniform(0.9, 1.4)) * (1 if g.random() < 0.5 else -1)
        way = floor.view_yaw + float(g.normal(0, 0.25))
        half = 0.5 * speed * block.seconds
        a = floor.grounded((at[0] - math.cos(way) * half, at[1] - math.sin(way) * half, 0.0))
        b = floor.grounded((at[0] + math.cos(way) * half, at[1] + math.sin(way) * half, 0.0))
        if not (floor.clear(a) and floor.clear(b)) or min(_forward(block, a), _forward(block, b)) < 0.9:
            continue
        path = paths.straight(a, b, 0.0, block.seconds)
        beat = Beat(action="walk", start=0.0, end=block.seconds, path=path)
        extra(block, 30 + k, next(people), [beat], a, path(0.0)[1], far=forward > 5)
        taken.append(at)
        found += 1
