"""The general case: everybody and everything that no special case has taken, each in a place that reads at once."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import CROWD_FROM, TRAVELS, Blocking, Spot, beats_for, pace, sea_state, travel
from studio.stage.director.breakage import let_go
from studio.stage.director.company import height_of, seed_for, sort_of
from studio.stage.director.floor import lifted
from studio.stage.performer import Beat, Path, Performer, Score
from studio.stage.things import PropPerformer, Thing, resting, rising
from studio.stage.world import Vector

_WATER_ACTIONS = frozenset(["swim", "float"])
_SEATED = frozenset(["sit", "talk", "eat", "drink", "cry", "read", "write", "look", "stand", "laugh", "sleep"])
_SEATED_PLACES = frozenset(["cafe", "train_interior", "office", "classroom"])


def general(block: Blocking) -> None:
    """Everybody and everything that no special case has taken."""
    people = block.subjects("person", "animal")
    seats = _seats(block)
    stayers: list[tuple[int, int, Subject]] = []
    movers: list[tuple[int, int, Subject]] = []
    for i, s in people:
        for m in range(min(s.count, CROWD_FROM - 1)):
            (movers if s.action in TRAVELS else stayers).append((i, m, s))
    _travellers(block, movers)
    seated = [x for x in stayers if seats and _sits(block, x[2])]
    for (i, m, s), seat in zip(seated, seats, strict=False):
        _sit_down(block, i, m, s, seat)
    rest = [x for x in stayers if x not in seated[: len(seats)]]
    _standing(block, rest)
    for i, s in block.subjects("vehicle"):
        _vehicle(block, i, s)
    for i, s in block.subjects("thing"):
        _thing(block, i, s)


def _sits(block: Blocking, s: Subject) -> bool:
    if sort_of(s.kind) != "person":
        return False
    return s.action == "sit" or (block.scene.place in _SEATED_PLACES and s.action in _SEATED)


def _seats(block: Blocking) -> list[tuple[Vector, float]]:
    marks = block.floor.place.marks
    return [(marks[k].position, marks[k].yaw) for k in sorted(marks, key=_number) if k.startswith("seat_")]


def _number(name: str) -> int:
    tail = name.rpartition("_")[2]
    return int(tail) if tail.isdigit() else 0


def _sit_down(block: Blocking, i: int, m: int, s: Subject, seat: tuple[Vector, float]) -> None:
    position, yaw = seat
    action = "sit" if s.action in ("stand", "look", "sleep") else s.action
    beats = [Beat(action=action, start=0.0, end=block.seconds, params={"seated": 1.0})]
    mood = {"cry": "crying", "laugh": "laughing"}.get(s.action)
    more: dict[str, object] = {"mood": mood} if mood else {}
    others = list(block.leads)
    if others:
        partner = others[0]
        more["look_at"] = partner.focus
    block.actor(i, m, block.score(i, m, beats, position, yaw, **more))
    if block.heading is None:
        block.heading = yaw
    elif len(block.leads) == 2:
        # two at a table: seen from the side, both faces in profile
        block.heading = None
        block.look_yaw = block.floor.view_yaw


def _travellers(block: Blocking, movers: Sequence[tuple[int, int, Subject]]) -> None:
    g = np.random.default_rng(block.seed + 11)
    n = len(movers)
    # an animal that goes with people outruns them by a little, not out of the picture
    walked = [pace(s, s.action) * block.seconds for _, _, s in movers if sort_of(s.kind) == "person"]
    together = min(walked) + 4.0 if walked else None
    for k, (i, m, s) in enumerate(movers):
        row, column = divmod(k, 3)
        aside = (column - (min(n, 3) - 1) / 2) * (0.95 if sort_of(s.kind) == "person" else 0.8) + float(
            g.uniform(-0.06, 0.06)
        )
        path, yaw = travel(block, s, s.action, aside, together if sort_of(s.kind) == "animal" else None)
        if row:
            path = _behind(path, 1.3 * row)
        height = block.floor.place.water_z if s.action in _WATER_ACTIONS else None
        if height is not None and block.scene.place != "underwater":
            path = _at_height(path, height)
        elif block.scene.place == "underwater":
            path = lifted(path, 1.6)
        beats = beats_for(block, s, s.action, path)
        block.actor(i, m, block.score(i, m, beats, path(0.0)[0], path(0.0)[1]))
        if block.heading is None:
            block.heading = yaw


def _behind(path: Path, metres: float) -> Path:
    def later(seconds: float) -> tuple[Vector, float]:
        (x, y, z), yaw = path(seconds)
        return (x - math.cos(yaw) * metres, y - math.sin(yaw) * metres, z), yaw

    return later


def _at_height(path: Path, z: float) -> Path:
    def level(seconds: float) -> tuple[Vector, float]:
        (x, y, _), yaw = path(seconds)
        return (x, y, z), yaw

    return level


def _standing(block: Blocking, stayers: Sequence[tuple[int, int, Subject]]) -> None:
    """In a shallow arc about the middle; two who talk turn to each other; the rest look to the camera's side."""
    n = len(stayers)
    if not n:
        return
    floor = block.floor
    g = np.random.default_rng(block.seed + 23)
    talk = n == 2 and len(block.scene.dialogue) > 0 and all(sort_of(s.kind) == "person" for _, _, s in stayers)
    widths = [max(0.85, 0.75 * height_of(s.kind)) if sort_of(s.kind) == "animal" else 0.9 for _, _, s in stayers]
    total = sum(widths)
    x = -total / 2
    behind_movers = 1.4 if any(s.action in TRAVELS for s in block.scene.subjects) and block.leads else 0.0
    side = 1.0 if g.random() < 0.5 else -1.0
    placed: list[Performer] = []
    perches = _perches(block, stayers)
    embraced = _embrace(block, stayers)
    for (i, m, s), width in zip(stayers, widths, strict=True):
        right = x + width / 2
        x += width
        forward = behind_movers + 0.16 * right * right / max(total, 1.0) + _relation_depth(s)
        at = floor.at(right, forward)
        if block.scene.place == "underwater":
            at = (at[0], at[1], at[2] + 1.2)
        elif s.action in _WATER_ACTIONS and floor.place.water_z is not None:
            at = (at[0], at[1], floor.place.water_z)
        elif s.action == "float" and sort_of(s.kind) == "person":
            at = (at[0], at[1], at[2] + _ADRIFT_M)
        yaw = floor.facing_camera + side * 0.38
        if talk:
            yaw = floor.facing_camera + (0.95 if right < 0 else -0.95)
        elif n > 1:
            yaw = floor.facing_camera - 0.28 * (right / max(total / 2, 0.5)) + float(g.uniform(-0.1, 0.1))
        if s.attributes.get("direction") == "away":
            yaw += math.pi
        more: dict[str, object] = {}
        perch = perches.get((i, m))
        if perch is not None:
            at, yaw = perch
            more["ground"] = partial(_level, at[2])
        path = paths.hold(at, yaw)
        if talk and placed:
            more["look_at"] = placed[0].focus
        held = embraced.get((i, m))
        if held is not None:
            at, yaw = held
            path = paths.hold(at, yaw)
        beats = beats_for(block, s, "hug" if held is not None else s.action, path)
        placed.append(block.actor(i, m, block.score(i, m, beats, at, yaw, **more)))
        if block.heading is None:
            block.heading = floor.facing_camera if talk or n > 1 else yaw
    block.still = block.still or all(s.action not in TRAVELS for _, _, s in stayers)


_SOFT_SEATS = frozenset(["sofa", "couch", "armchair", "bed", "chair", "bench", "stool"])
_TOPS = {"table": ("table", "counter"), "desk": ("table", "counter"), "counter": ("counter", "table")}


def _perches(
    block: Blocking, stayers: Sequence[tuple[int, int, Subject]]
) -> dict[tuple[int, int], tuple[Vector, float]]:
    """Where animals are that are on a piece of furniture, as far as the set has one: a seat each, or the table."""
    marks, seats = block.floor.place.marks, _seats(block)
    found: dict[tuple[int, int], tuple[Vector, float]] = {}
    for i, m, s in stayers:
        on = s.attributes.get("on", "")
        if sort_of(s.kind) != "animal":
            continue
        if on in _SOFT_SEATS and seats:
            at, yaw = seats.pop(len(seats) // 2)
            found[i, m] = at, yaw + 0.3
        elif on in _TOPS and (top := next((marks[name] for name in _TOPS[on] if name in marks), None)) is not None:
            yaw = block.floor.facing_camera + 0.4
            x, y, z = top.position
            found[i, m] = (x + 0.16 * math.cos(yaw), y + 0.16 * math.sin(yaw), z), yaw  # before what stands there
    return found


_ADRIFT_M = 2.1
"""How high over the ground the head of somebody is who floats where there is no water: the feet hang free."""
_APART_M = 0.40
"""Between two who hold each other, middle to middle."""


def _embrace(
    block: Blocking, stayers: Sequence[tuple[int, int, Subject]]
) -> dict[tuple[int, int], tuple[Vector, float]]:
    """Where two stand who hug: close, face to face, seen from the side. Nobody hugs alone while another is there."""
    people = [(i, m, s) for i, m, s in stayers if sort_of(s.kind) == "person"]
    huggers = [one for one in people if one[2].action == "hug"]
    if not huggers or len(people) < 2:
        return {}
    first = huggers[0]
    others = [one for one in people if one[:2] != first[:2]]
    wished = first[2].attributes.get("target", "")
    second = next((one for one in others if one[2].kind == wished), (huggers[1:] or others)[0])
    floor = block.floor
    return {
        first[:2]: (floor.at(-_APART_M / 2, 0.0), floor.facing_camera + 1.4),
        second[:2]: (floor.at(_APART_M / 2, 0.0), floor.facing_camera - 1.4),
    }


def _level(z: float, _x: float, _y: float) -> float:
    return z


def _relation_depth(s: Subject) -> float:
    if "behind" in s.attributes:
        return 1.2
    return -0.7 if "in_front_of" in s.attributes else 0.0


def _vehicle(block: Blocking, i: int, s: Subject) -> None:
    """On its road, its rails, its water, or in the sky; going if its action goes."""
    floor, place = block.floor, block.floor.place
    probe = block.company.vehicle(
        s.kind, s.attributes, Score(beats=()), seed=0, style=block.scene.style, sea=0.0, water_z=None
    )
    medium = probe.vehicle.medium
    action = (
        s.action
        if s.action in TRAVELS or s.action in ("rise", "float")
        else ("drive" if s.action in ("open", "close") else s.action)
    )
    going = action in TRAVELS
    name = {"rail": "rail", "water": "water", "road": "road"}.get(medium, "")
    base: Vector | None = None
    yaw = floor.view_yaw
    if name in place.marks:
        base, yaw = place.marks[name].position, place.marks[name].yaw
    if base is None:
        base = floor.at(0.0, 3.0)
        yaw = floor.view_yaw + math.pi / 2
    length = pace(s, action) * block.seconds
    dx, dy = math.cos(yaw), math.sin(yaw)
    if medium == "road" and block.leads:
        base = (base[0] - dy * 3.2, base[1] + dx * 3.2, base[2])
    z = (place.water_z or 0.0) if medium == "water" else base[2]
    if medium == "air":
        z += 14.0 if going else 4.0
    start: Vector = (base[0] - dx * length * 0.5, base[1] - dy * length * 0.5, z)
    end: Vector = (base[0] + dx * length * 0.5, base[1] + dy * length * 0.5, z)
    if medium == "rail":
        # it stands with its doors at the platform, then pulls out
        start, end = (base[0], base[1], base[2]), (base[0] + dx * length * 0.8, base[1] + dy * length * 0.8, base[2])
    path = paths.straight(start, end, 0.0, block.seconds, "in" if medium == "rail" else "none") if going else None
    beat = Beat(action=action, start=0.0, end=block.seconds, path=path)
    lit = dict(s.attributes)
    if block.scene.time_of_day in ("night", "dusk", "dawn"):
        lit["lights"] = "on"
    score = block.score(i, 0, [beat], start if going else (base[0], base[1], z), yaw)
    performer = block.company.vehicle(
        s.kind, lit, score, seed=seed_for(block.seed, s.kind), style=block.scene.style,
        sea=sea_state(block.scene), water_z=place.water_z,
    )  # fmt: skip
    only = not block.leads
    if only and medium == "rail" and "rail" in place.marks:
        # a train is longer than any picture: it is filmed where it passes the platform
        block.add(i, performer, lead=False)
        block.leads.append(Spot((base[0] + 9 * dx, base[1] + 9 * dy, z + 2.4), 2.6))
        middle = floor.at(0.0, 0.0)
        aside = (base[0] - middle[0]) * floor.right[0] + (base[1] - middle[1]) * floor.right[1]
        block.still, block.look_yaw = True, floor.view_yaw - math.atan2(aside, 9.0)
        return
    block.add(i, performer, lead=only)
    if only:
        block.heading = yaw if going else None


_TABLETOP_M = 0.55
_FAR = {"fireworks": (100.0, 0.0), "rainbow": (150.0, 0.0), "cloud": (60.0, 16.0), "explosion": (14.0, 0.0)}
"""Metres ahead and up at which is staged what is seen from afar."""
_BURSTS = {"fireworks": 22.0, "rainbow": 14.0, "explosion": 2.0}
"""How far over its foot there is something to see."""
_FIRES = frozenset(["campfire", "fire", "bonfire"])


def _thing(block: Blocking, i: int, s: Subject) -> None:
    """On the table if there is one and it is small, else on the ground before or beside the others."""
    floor, place = block.floor, block.floor.place
    g = np.random.default_rng(seed_for(block.seed, s.kind, i))
    small = height_of(s.kind) < _TABLETOP_M
    n = min(s.count, 12)
    alone = not block.leads
    for m in range(n):
        thing = block.company.thing(s.kind, s.attributes, seed=seed_for(block.seed, s.kind, m), style=block.scene.style)
        reach = max(thing.size[0], thing.size[1], 0.12)
        spread = (m - (n - 1) / 2) * reach * 1.5
        if s.kind in _FAR:
            forward, up = _FAR[s.kind]
            at, yaw = floor.at(0.0, forward, up), floor.facing_camera
        elif s.kind in _FIRES and "fire" in place.marks:
            at, yaw = place.marks["fire"].position, 0.0
        elif small and "table" in place.marks and s.attributes.get("on", "table") != "ground":
            at, yaw = place.marks["table"].position, 0.0
            at = (at[0] + floor.right[0] * spread, at[1] + floor.right[1] * spread, at[2])
        else:
            side = 0.0 if alone else 0.9 + 0.3 * reach
            depth = 0.0 if alone else (0.9 if height_of(s.kind) > 1.2 else -0.25)
            at, yaw = floor.at(side + spread, depth + float(g.uniform(-0.1, 0.1)) * (m > 0)), floor.facing_camera
        if s.kind in _FAR:
            block.add(i, resting(thing, at, yaw, seconds=block.until), lead=False)
            if alone and s.kind in _BURSTS:
                block.leads.append(Spot((at[0], at[1], at[2] + _BURSTS[s.kind]), 16.0))
            continue
        performer: PropPerformer = _moving_thing(block, s, thing, at, yaw, m)
        block.add(i, performer, lead=alone)
    if alone:
        block.heading = None


def _moving_thing(block: Blocking, s: Subject, thing: Thing, at: Vector, yaw: float, member: int) -> PropPerformer:
    if s.action in ("rise", "fly", "float") or thing.kind in ("balloon", "balloons"):
        g = np.random.default_rng(seed_for(block.seed, "rise", member))
        count = max(s.count, 1)
        column = (member - (min(count, 12) - 1) / 2) * 0.62
        base = block.floor.at(column + float(g.uniform(-0.12, 0.12)), float(g.uniform(-0.4, 0.6)))
        start = (base[0], base[1], base[2] + 1.3 + float(g.uniform(0.0, 0.7)))
        return rising(thing, start, 0.55 + float(g.uniform(-0.08, 0.08)), seed=seed_for(block.seed, "rise", member))
    if s.action in ("fall", "bounce", "roll", "throw", "spin") and thing.colliders:
        return let_go(block, thing, at, s.action, member)
    return resting(thing, at, yaw, seconds=block.until)
