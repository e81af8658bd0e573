"""The general case: everybody and everything that no special case has taken, each in a place that reads at once."""

import math
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from studio.project.rooms import room_within
from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.acting.moves.leaps import bounces
from studio.stage.director.blocking import (
    CROWD_FROM,
    MOON_GRAVITY,
    MOON_HOP_M,
    TRAVELS,
    Blocking,
    Spot,
    beats_for,
    pace,
    sea_state,
    travel,
)
from studio.stage.director.breakage import let_go
from studio.stage.director.company import height_of, seed_for, sort_of
from studio.stage.director.dealings import OPEN, bound, hunts
from studio.stage.director.floor import lifted
from studio.stage.performer import Beat, Path, Performer, Score
from studio.stage.things import PropPerformer, Thing, laid, resting, rising
from studio.stage.things.vehicles import vehicle_size
from studio.stage.world import Vector

_WATER_ACTIONS = frozenset(["swim", "float"])
_SEATED = frozenset(["sit", "talk", "eat", "drink", "cry", "read", "write", "look", "stand", "laugh", "sleep"])
_SEATED_PLACES = frozenset(["cafe", "train_interior", "office", "classroom"])
_ROWS = frozenset(["airplane_cabin", "cinema"])
"""Rooms of seats, in which nobody but the crew is on foot unasked."""
_CREW = frozenset(["flight_attendant", "stewardess", "usher", "waiter", "waitress"])


def general(block: Blocking) -> None:
    """Everybody and everything that no special case has taken."""
    hunted = hunts(block.scene)
    people = block.subjects("person", "animal")
    seats = _seats(block)
    stayers: list[tuple[int, int, Subject]] = []
    movers: list[tuple[int, int, Subject]] = []
    for i, s in people:
        for m in range(min(s.count, CROWD_FROM - 1)):
            (movers if s.action in TRAVELS and not _aground(block, s) else stayers).append((i, m, s))
    _travellers(block, movers, hunted)
    seated = [x for x in stayers if seats and _sits(block, x[2])]
    for (i, m, s), seat in zip(seated, seats, strict=False):
        _sit_down(block, i, m, s, seat)
    rest = [x for x in stayers if x not in seated[: len(seats)]]
    if seated and seats:
        beasts = [x for x in rest if sort_of(x[2].kind) == "animal" and not x[2].attributes.get("on")]
        _about(block, beasts, *seats[0])
        rest = [x for x in rest if x not in beasts]
        _before_seats(block, rest, list(zip(seated, seats, strict=False)))
        rest = [x for x in rest if x[0] not in block.done]
    _standing(block, rest)
    for i, s in block.subjects("vehicle"):
        _vehicle(block, i, s, hunted)
    for i, s in block.subjects("thing"):
        _thing(block, i, s)


_BEFORE_SEAT_M = (0.72, 0.62)
"""Ahead and aside of a seat, where somebody stands who has to do with whoever sits there."""


def _before_seats(
    block: Blocking,
    stayers: Sequence[tuple[int, int, Subject]],
    seated: Sequence[tuple[tuple[int, int, Subject], tuple[Vector, float]]],
) -> None:
    """Who has to do with somebody who sits stands by the seat, turned to him."""
    floor = block.floor
    for i, m, s in stayers:
        found = next((seat for (j, _, _), seat in seated if j != i and bound(block.scene, i, j)), None)
        if found is None or s.count > 1 or sort_of(s.kind) != "person":
            continue
        (x, y, z), yaw = found
        ahead, aside = _BEFORE_SEAT_M
        spots = [
            (
                x + math.cos(yaw) * ahead - hand * math.sin(yaw) * aside,
                y + math.sin(yaw) * ahead + hand * math.cos(yaw) * aside,
            )
            for hand in (1, -1)
        ]
        # on the side from where the camera sees both
        spot = max(spots, key=lambda at: abs((at[0] - x) * floor.right[0] + (at[1] - y) * floor.right[1]))
        at = floor.grounded((*spot, 0.0))
        faces = math.atan2(y - at[1], x - at[0])
        beats = beats_for(block, s, s.action, paths.hold(at, faces))
        head = (x, y, z + 0.72)
        block.actor(i, m, block.score(i, m, beats, at, faces, look_at=partial(_there, head)))
        block.heading, block.look_yaw, block.still = None, floor.view_yaw, True


def _about(block: Blocking, beasts: Sequence[tuple[int, int, Subject]], seat: Vector, yaw: float) -> None:
    """Animals at the feet of whoever sits on a seat, turned as they like."""
    g = np.random.default_rng(block.seed + 29)
    n = len(beasts)
    for k, (i, m, s) in enumerate(beasts):
        long = height_of(s.kind)
        aside = (k - (n - 1) / 2) * max(0.5, 1.1 * long) + (0.35 if n == 1 else 0.0) + float(g.uniform(-0.08, 0.08))
        ahead = 0.75 + 0.5 * long + 0.3 * (k % 2) + float(g.uniform(-0.06, 0.06))
        x = seat[0] + math.cos(yaw) * ahead - math.sin(yaw) * aside
        y = seat[1] + math.sin(yaw) * ahead + math.cos(yaw) * aside
        at, turned = block.floor.grounded((x, y, 0.0)), yaw + float(g.uniform(-1.9, 1.9))
        beats = beats_for(block, s, s.action, paths.hold(at, turned))
        block.actor(i, m, block.score(i, m, beats, at, turned))


def _aground(block: Blocking, s: Subject) -> bool:
    """Whether something that swims is where there is no water."""
    return s.action == "swim" and block.floor.place.water_z is None and block.scene.place != "underwater"


def _sits(block: Blocking, s: Subject) -> bool:
    if sort_of(s.kind) != "person":
        return False
    on = s.attributes.get("on", "").rpartition(":")[2]
    inside = room_within(block.scene)
    if inside in _ROWS or inside == "courtroom":
        keeps = s.kind == "judge" if inside == "courtroom" else s.kind not in _CREW
        standing = "stand" in s.attributes.get("deed", "").split(", ")
        return s.action == "sit" or (keeps and not standing and s.action in _SEATED)
    return (
        s.action == "sit"
        or (on in _SOFT_SEATS and s.action in _SEATED)
        or (block.scene.place in _SEATED_PLACES and s.action in _SEATED)
        or (s.action in _BENT_OVER and bool(_SOFT_SEATS & set(block.scene.surroundings)))
        or (s.action in _BENT_OVER and block.scene.place == "room")
        or (block.scene.place in _GARDENS and _read_to(block, s))
    )


_BENT_OVER = frozenset(["read", "write", "eat", "drink", "sleep", "play_instrument"])
"""What is done sitting where there is something to sit on."""
_GARDENS = frozenset(["garden", "park", "room", "village"])


def _read_to(block: Blocking, s: Subject) -> bool:
    """Whether somebody reads to another, or is read to."""
    people = [o for o in block.scene.subjects if sort_of(o.kind) == "person"]
    reading = any(o.action == "read" for o in people)
    return reading and len(people) == 2 and s.action in (_SEATED | {"read"})


def _seats(block: Blocking) -> list[tuple[Vector, float]]:
    marks = block.floor.place.marks
    return [(marks[k].position, marks[k].yaw) for k in sorted(marks, key=_number) if k.startswith("seat_")]


def _number(name: str) -> int:
    tail = name.rpartition("_")[2]
    return int(tail) if tail.isdigit() else 0


def _sit_down(block: Blocking, i: int, m: int, s: Subject, seat: tuple[Vector, float]) -> None:
    position, yaw = seat
    action = "doze" if s.action == "sleep" else "sit" if s.action in ("stand", "look") else s.action
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
    elif len(block.leads) == 2 and math.cos(yaw - block.heading) < 0.5:
        # two at a table: seen from the side, both faces in profile
        block.heading = None
        block.look_yaw = block.floor.view_yaw


_GAP_M = 1.1
"""Between hunter and quarry, beside half their lengths."""
_ABREAST_M = 0.75
"""Of those who go side by side each is so far ahead of the next: from the side nobody hides another."""


def _travellers(block: Blocking, movers: Sequence[tuple[int, int, Subject]], hunted: Mapping[int, int]) -> None:
    g = np.random.default_rng(block.seed + 11)
    n = len(movers)
    # an animal that goes with people outruns them by a little, not out of the picture
    walked = [pace(s, s.action) * block.seconds for _, _, s in movers if sort_of(s.kind) == "person"]
    together = min(walked) + 4.0 if walked else None
    shift: tuple[float, float] | None = None
    for k, (i, m, s) in enumerate(movers):
        row, column = divmod(k, 3)
        aside = (column - (min(n, 3) - 1) / 2) * (0.95 if sort_of(s.kind) == "person" else 0.8) + float(
            g.uniform(-0.06, 0.06)
        )
        chase = _chase(block, hunted, i)
        if chase is not None:
            hunter, ahead = chase
            path, yaw = travel(block, hunter, hunter.action, 0.12 * (1 if i in hunted else -1))
            path = _behind(path, -ahead)
        else:
            path, yaw = travel(block, s, s.action, aside, together if sort_of(s.kind) == "animal" else None)
            long = max(height_of(s.kind), 0.5) / 0.75 if sort_of(s.kind) == "animal" else 1.0
            path = _behind(path, 1.3 * row - (column - (min(n, 3) - 1) / 2) * _ABREAST_M * long)
        height = block.floor.place.water_z if s.action in _WATER_ACTIONS else None
        if height is not None and block.scene.place != "underwater":
            shift = shift or _to_water(block, path)
            path = _at_height(_moved(path, shift), height)
        elif block.scene.place == "underwater":
            path = lifted(path, 1.6)
        beats = beats_for(block, s, s.action, path)
        block.actor(i, m, block.score(i, m, beats, path(0.0)[0], path(0.0)[1]))
        if block.heading is None:
            block.heading = yaw


def _chase(block: Blocking, hunted: Mapping[int, int], i: int) -> tuple[Subject, float] | None:
    """(who hunts, metres ahead of the middle between them) of one who hunts or is hunted: both go at one pace."""
    hunter = i if i in hunted else next((h for h, q in hunted.items() if q == i), None)
    if hunter is None:
        return None
    two = (block.scene.subjects[hunter], block.scene.subjects[hunted[hunter]])
    gap = _GAP_M + sum(_length(s.kind) for s in two) / 2
    return two[0], (-gap if i == hunter else gap) / 2


def _length(kind: str) -> float:
    return vehicle_size(kind)[1] if sort_of(kind) == "vehicle" else height_of(kind)


def _behind(path: Path, metres: float) -> Path:
    def later(seconds: float) -> tuple[Vector, float]:
        (x, y, z), yaw = path(seconds)
        return (x - math.cos(yaw) * metres, y - math.sin(yaw) * metres, z), yaw

    return later


def _to_water(block: Blocking, path: Path) -> tuple[float, float]:
    """How far a path must be moved to lead over the place's water: nobody swims on the shore."""
    mark = block.floor.place.marks.get("water")
    if mark is None:
        return 0.0, 0.0
    (x0, y0, _), (x1, y1, _) = path(0.0)[0], path(block.seconds)[0]
    return mark.position[0] - (x0 + x1) / 2, mark.position[1] - (y0 + y1) / 2


def _moved(path: Path, by: tuple[float, float]) -> Path:
    def moved(seconds: float) -> tuple[Vector, float]:
        (x, y, z), yaw = path(seconds)
        return (x + by[0], y + by[1], z), yaw

    return moved


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
    people = [one for one in stayers if sort_of(one[2].kind) == "person"]
    talk = n == 2 == len(people) and (
        len(block.scene.dialogue) > 0 or (people[0][0] == people[1][0] and people[0][2].action in _MUTUAL)
        or all(_armed(s) and s.action in ("look", "stand") for _, _, s in people)
        or (people[0][0] != people[1][0] and bound(block.scene, people[0][0], people[1][0]))
    )  # fmt: skip
    apart = min((_APART.get(s.action, 0.9) for _, _, s in stayers), default=0.9) if talk else 0.9
    if talk and all(_armed(s) for _, _, s in people):
        apart = _BLADES_M
    wide = {"sing": 1.3, "dance": 1.3, "clap": 1.0, "play_instrument": 1.1, "cook": 1.2}
    widths = [
        max(0.85, 0.75 * height_of(s.kind))
        if sort_of(s.kind) == "animal"
        else max(apart, wide.get(s.action, 0.0) if n > 2 or not talk else 0.0)
        for _, _, s in stayers
    ]
    total = sum(widths)
    x = _beside(block, total) - total / 2
    behind_movers = 1.4 if any(s.action in TRAVELS for s in block.scene.subjects) and block.leads else 0.0
    side = 1.0 if g.random() < 0.5 else -1.0
    placed: list[Performer] = []
    ring = _ring(block, stayers)
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
            close = 0.35 if apart < 0.8 else 0.0
            yaw = floor.facing_camera + (OPEN + close if right < 0 else -OPEN - close)
        elif n > 1:
            yaw = floor.facing_camera - 0.28 * (right / max(total / 2, 0.5)) + float(g.uniform(-0.1, 0.1))
        if s.attributes.get("direction") == "away" or (s.action == "look" and _far_off(block, s)):
            yaw += math.pi  # what is far off is beyond them
        more: dict[str, object] = {}
        perch = perches.get((i, m))
        if perch is not None:
            at, yaw = perch
            more["ground"] = partial(_level, at[2])
        path = paths.hold(at, yaw)
        if talk:
            x = -right  # the other stands as far on the other side
            other = next(o for o in stayers if o[:2] != (i, m))[2]
            bent = 0.62 if other.action == "kneel" else 0.92
            there = floor.at(x, forward, bent * height_of(other.kind, other.attributes))
            more["look_at"] = placed[0].focus if placed else partial(_there, there)
            x = right + width / 2
        if s.action == "bounce" and block.scene.place == "space" and sort_of(s.kind) == "person":
            yaw = floor.facing_camera + side * 1.0
            path = _over_the_moon(block, at, yaw, block.seconds / (1 + len(s.then)))
        in_ring = ring.get((i, m))
        if in_ring is not None:
            at, yaw = in_ring
            path = paths.hold(at, yaw)
        held = embraced.get((i, m))
        if held is not None:
            at, yaw = held
            path = paths.hold(at, yaw)
        beats = beats_for(block, s, "hug" if held is not None else s.action, path)
        placed.append(block.actor(i, m, block.score(i, m, beats, at, yaw, **more)))
        if block.heading is None:
            block.heading = floor.facing_camera if talk or n > 1 else yaw
    block.still = block.still or all(s.action not in TRAVELS for _, _, s in stayers)


_TAKEN_M = 1.3
"""As far from the middle of the floor somebody at a deed has it."""
_CLEAR_M = 0.45


def _beside(block: Blocking, wide: float) -> float:
    """Where the middle is of those who stand about: the floor's own, or beside those who are at a deed there."""
    floor = block.floor
    at_it = [one.focus(0.0) for one in block.performers if sort_of(one.kind) == "person" and one.meshes]
    rights = [x * floor.right[0] + y * floor.right[1] for x, y, _ in at_it if math.hypot(x, y) < _TAKEN_M]
    if not rights or any(s.action in TRAVELS for s in block.scene.subjects):
        return 0.0
    half = 0.6 if any(one.kind == "table" for one in block.performers) else 0.0
    right, left = max(rights) + half + _CLEAR_M + wide / 2, min(rights) - half - _CLEAR_M - wide / 2
    return right if floor.clear(floor.at(right, 0.0)) else left


def _far_off(block: Blocking, s: Subject) -> bool:
    """Whether somebody looks at something that is staged far behind."""
    wished = s.attributes.get("target", "")
    return wished in _FAR and any(o.kind == wished for o in block.scene.subjects)


_BLADES_M = 1.75
"""Between two with drawn blades."""
_ARMS = frozenset(["katana", "sword", "axe", "spear", "lightsaber", "gun", "rapier", "naginata", "staff", "bow"])


def _armed(s: Subject) -> bool:
    """Whether somebody has a weapon in the hand: two of them have to do with each other."""
    return bool(_ARMS & {word.strip() for word in s.attributes.get("holding", "").split(",")})


_MUTUAL = frozenset(["talk", "laugh", "dance", "shout", "bow"])
"""What two of one kind do with each other."""
_APART = {"dance": 0.66, "kneel": 1.15, "bow": 1.2, "read": 0.7, "push": 0.8, "talk": 0.95}
"""Metres between the middles of two who are at it."""


def _over_the_moon(block: Blocking, at: Vector, yaw: float, seconds: float) -> Path:
    """Forward with every hop, as far as it carries where all weighs a sixth; on the ground nobody slides."""
    hops = bounces(seconds, MOON_HOP_M, MOON_GRAVITY)
    times = [t for hop in hops for t in (hop.takeoff, hop.landing)]
    gone = [_MOON_STRIDE_M * (k // 2 + k % 2) for k in range(len(times))]
    middle = gone[-1] / 2

    def path(t: float) -> tuple[Vector, float]:
        far = float(np.interp(t, times, gone)) - middle
        x, y = at[0] + math.cos(yaw) * far, at[1] + math.sin(yaw) * far
        return (x, y, block.floor.place.ground(x, y)), yaw

    return path


_MOON_STRIDE_M = 1.5


def _there(point: Vector, _seconds: float) -> Vector:
    return point


_RINGED = frozenset(["talk", "laugh", "eat", "drink", "clap"])
_RING_FROM, _RING_TO = math.radians(-112), math.radians(112)
"""The round they stand in is open to the camera."""


def _ring(block: Blocking, stayers: Sequence[tuple[int, int, Subject]]) -> dict[tuple[int, int], tuple[Vector, float]]:
    """Where three and more stand who are at something together: round the fire if there is one, else each other."""
    people = [(i, m) for i, m, s in stayers if sort_of(s.kind) == "person" and s.action in _RINGED]
    if len(people) < 3:
        return {}
    floor, marks = block.floor, block.floor.place.marks
    fire = "fire" in marks and any(s.kind in _FIRES for s in block.scene.subjects)
    middle = marks["fire"].position if fire else floor.at(0.0, 0.9)
    radius = max(0.34 * len(people), 1.85 if fire else 0.75)
    found: dict[tuple[int, int], tuple[Vector, float]] = {}
    for k, who in enumerate(people):
        turn = _RING_FROM + (_RING_TO - _RING_FROM) * k / (len(people) - 1)
        yaw = floor.view_yaw - turn
        at = floor.grounded((middle[0] + math.cos(yaw) * radius, middle[1] + math.sin(yaw) * radius, 0.0))
        found[who] = at, yaw + math.pi
    return found


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


_NOSE_M = 15.0


def _vehicle(block: Blocking, i: int, s: Subject, hunted: Mapping[int, int]) -> None:
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
    going = action in TRAVELS and not (s.kind in _DIGGERS and action == "push")
    name = {"rail": "rail", "water": "water", "road": "road"}.get(medium, "")
    base: Vector | None = None
    yaw = floor.view_yaw
    if name in place.marks:
        base, yaw = place.marks[name].position, place.marks[name].yaw
    if base is None:
        base = floor.at(0.0, 0.3 if place.indoor else 3.0)  # a hall's wall is not far behind its middle
        yaw = floor.view_yaw + math.pi / 2
    if s.kind in _DIGGERS and not going:  # its arm is seen from the side
        yaw = floor.view_yaw + math.pi / 2 - 0.3
    chase = _chase(block, hunted, i)
    length = pace(chase[0] if chase else s, action) * block.seconds
    dx, dy = math.cos(yaw), math.sin(yaw)
    if chase is not None:
        base = (base[0] + dx * chase[1] * 1.5, base[1] + dy * chase[1] * 1.5, base[2])
    elif medium == "road" and block.leads:
        base = (base[0] - dy * 3.2, base[1] + dx * 3.2, base[2])
    z = (place.water_z or 0.0) if medium == "water" else base[2]
    if medium == "air":
        z += (1.5 if place.indoor else 14.0) if going else 0.6 if place.indoor else 4.0
    start: Vector = (base[0] - dx * length * 0.5, base[1] - dy * length * 0.5, z)
    end: Vector = (base[0] + dx * length * 0.5, base[1] + dy * length * 0.5, z)
    if medium == "rail":
        # it stands with its doors at the platform, then pulls out
        start, end = (base[0], base[1], base[2]), (base[0] + dx * length * 0.8, base[1] + dy * length * 0.8, base[2])
    if medium == "rail" and not going:  # it stands along the platform, its nose beyond what is filmed of it
        base = (base[0] + dx * _NOSE_M, base[1] + dy * _NOSE_M, base[2])
    wanted = {"right": 1, "left": -1}.get(s.attributes.get("direction", "") or s.attributes.get("screen", ""), 0)
    if going and wanted and medium != "rail":
        turn = (floor.view_yaw - yaw + math.pi) % (2 * math.pi) - math.pi
        block.side = block.side or wanted
        if (turn >= 0) != (wanted > 0):
            start, end, yaw = end, start, yaw + math.pi
    path = paths.straight(start, end, 0.0, block.seconds, "in" if medium == "rail" else "none") if going else None
    beat = Beat(action=action, start=0.0, end=block.seconds, path=path)
    lit = dict(s.attributes)
    if block.scene.time_of_day in ("night", "dusk", "dawn"):
        lit["lights"] = "on"
    score = block.score(i, 0, [beat], start if going else (base[0], base[1], z), yaw)
    performer = block.company.vehicle(
        s.kind, lit, score, seed=block.looks(i, s.kind), style=block.scene.style,
        sea=sea_state(block.scene), water_z=place.water_z,
    )  # fmt: skip
    only = not block.leads or chase is not None
    if only and medium == "rail" and "rail" in place.marks:
        # a train is longer than any picture: it is filmed where it passes the platform
        block.add(i, performer, lead=False)
        back = 9.0 if going else 9.0 - _NOSE_M
        block.leads.append(Spot((base[0] + back * dx, base[1] + back * dy, z + 2.4), 2.6))
        middle = floor.at(0.0, 0.0)
        aside = (base[0] - middle[0]) * floor.right[0] + (base[1] - middle[1]) * floor.right[1]
        block.still, block.look_yaw = True, floor.view_yaw - math.atan2(aside, 9.0)
        return
    block.add(i, performer, lead=only)
    if going and s.kind in _SADDLED:
        _saddled(block, i, s, performer)
    if only:
        block.heading = yaw if going else None


_DIGGERS = frozenset(["excavator"])
"""What works where it stands: it is its arm that pushes."""
_SADDLED = frozenset(["motorcycle", "motorbike", "scooter", "bicycle", "bike", "mamachari"])
"""What does not go without somebody to be seen on it."""


def _saddled(block: Blocking, i: int, s: Subject, mount: Performer) -> None:
    beat = Beat(action="ride", start=0.0, end=block.seconds, mount=mount)
    score = Score(beats=(beat,), position=_seat_of(mount), seed=seed_for(block.seed, "rider", i))
    words = {"clothing": "black jacket", "wearing": "helmet"} if "motor" in s.kind else {}
    level = min(block.lod_of(1.7), 2)
    rider = block.company.person("man", words, score, seed=block.looks(i, "rider"), style=block.scene.style, lod=level)
    block.prop(rider)


def _seat_of(mount: Performer) -> Vector:
    m = mount.socket("seat", 0.0)
    return (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))


_TURNED = {
    **dict.fromkeys(("laptop", "computer", "desk", "phone", "smartphone", "tablet"), math.pi - 0.35), "stairs": 2.3,
    **dict.fromkeys(("handbag", "bag", "briefcase", "shopping_bag", "suitcase", "backpack"), 1.15),
}  # fmt: skip
"""How things are turned from facing the camera, radians: what is sat at shows its other side, what is carried along a
leg its broad one."""
_TABLETOP_M = 0.55
_FAR = {
    **dict.fromkeys(("earth", "planet", "moon", "sun"), (34.0, 13.0)),
    "fireworks": (100.0, 0.0),
    "rainbow": (150.0, 0.0),
    "cloud": (60.0, 16.0),
    "explosion": (12.0, 0.0),
    "comet": (90.0, 26.0),
    "volcano": (88.0, -1.0),
    "tornado": (64.0, 0.0),
    "windmill": (24.0, 0.0),
}
"""Metres ahead and up at which is staged what is seen from afar."""
_BESIDE = {"windmill": (7.5, 1.5), "tornado": (17.0, 1.9), "volcano": (11.0, 1.0)}
"""How far to the right, and how many times as far off, what would stand right behind those who are there."""
_BURSTS = {"fireworks": 22.0, "rainbow": 14.0, "explosion": 2.0, "comet": 0.0, "volcano": 22.0, "tornado": 17.0,
           "windmill": 6.5}  # fmt: skip
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
        thing = block.company.thing(s.kind, s.attributes, seed=block.looks(i, s.kind, m), style=block.scene.style)
        reach = max(thing.size[0], thing.size[1], 0.12)
        spread = (m - (n - 1) / 2) * reach * 1.5
        if s.kind in _FAR:
            forward, up = _FAR[s.kind]
            if s.kind == "explosion":  # on a rise: no dune hides it
                forward = max((8.0, 10.0, 12.0, 14.0), key=lambda ahead: floor.at(0.0, ahead)[2])
            beside, beyond = (0.0, 1.0) if alone else _BESIDE.get(s.kind, (0.0, 1.0))
            aside, forward = beside + spread, forward * beyond
            at, yaw = floor.at(aside, forward, up), floor.facing_camera
            if s.kind in ("volcano", "tornado"):  # what is seen of them is their -y side
                yaw += math.pi / 2
            elif s.kind == "windmill":
                yaw += 0.5
        elif s.kind in _FIRES and "fire" in place.marks:
            at, yaw = place.marks["fire"].position, 0.0
        elif small and s.action != "roll" and "table" in place.marks and s.attributes.get("on", "table") != "ground":
            at, yaw = place.marks["table"].position, floor.facing_camera
            at = (at[0] + floor.right[0] * spread, at[1] + floor.right[1] * spread, at[2])
        else:
            side = 0.0 if alone else 0.9 + 0.3 * reach + 0.75 * reach * (n - 1)  # all of a row is beside
            depth = 0.0 if alone else (0.9 if height_of(s.kind) > 1.2 else -0.25)
            at, yaw = floor.at(side + spread, depth + float(g.uniform(-0.1, 0.1)) * (m > 0)), floor.facing_camera
            yaw += _TURNED.get(s.kind, 0.0)
        if s.kind in _FAR:
            block.add(i, resting(thing, at, yaw, seconds=block.until), lead=False)
            if alone and s.kind == "volcano":  # from so near that the ground before it is seen
                block.leads.append(Spot(floor.at(0.0, 30.0, 11.5), 12.0))
            elif alone and s.kind in _BURSTS:
                wide = {"explosion": 3.6, "comet": 26.0, "volcano": 26.0, "tornado": 19.0, "windmill": 7.0}.get(
                    s.kind, 16.0
                )
                block.leads.append(Spot((at[0], at[1], at[2] + _BURSTS[s.kind]), wide))
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
    return laid(thing, at, yaw, seconds=block.until)
