"""Whoever is on something: riders and their bicycles and horses, crews and their ships, a cat on a skater's head."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, beats_for, pace, sea_state, travel
from studio.stage.director.company import seed_for, sort_of
from studio.stage.director.floor import turned_to
from studio.stage.director.going_on import going_on
from studio.stage.performer import Beat, Path, Performer, Score
from studio.stage.things.vehicles import VEHICLES
from studio.stage.world import Vector

_SHIPS = frozenset(
    ["viking_ship", "ship", "sailboat", "boat", "rowboat", "pirate_ship", "canoe", "kayak", "raft", "yacht",
     "fishing_boat", "longship", "drakkar", "gondola", "motorboat", "ferry", "warship", "cargo_ship",
     "cruise_ship", "speedboat"]
)  # fmt: skip
_PADDLED = frozenset(["kayak", "canoe"])
"""Boats one sits low in, legs ahead, a paddle in both hands."""
_BOARDS = frozenset(["paddleboard", "sup", "sup_board", "surfboard", "raft"])
_STEEDS = frozenset(
    ["horse", "donkey", "elephant", "zebra", "cow", "deer", "dragon", "ostrich", "camel", "unicorn", "dinosaur",
     "brachiosaurus", "triceratops"]
)  # fmt: skip
_MOST_ABOARD = 8


def rides(block: Blocking) -> None:
    """Pairs riders with mounts: the subject's own words first, then what stands in the scene."""
    _crews(block)
    for i, s in block.subjects("person"):
        mount = _mount_of(block, i, s)
        if mount:
            _mounted(block, i, s, *mount)
    _on_heads(block)


def _mount_of(block: Blocking, i: int, s: Subject) -> tuple[str, int | None] | None:
    """(kind, index of the subject that is it) of what somebody rides or stands on."""
    said = s.attributes.get("riding") or s.attributes.get("on", "")
    wished = said.rpartition(":")[2].strip().replace(" ", "_")
    others = {o.kind: k for k, o in block.subjects() if k != i}
    for kind in (wished, *others):
        rideable = kind in _BOARDS | _SHIPS | _STEEDS or (kind in VEHICLES and s.action in ("ride", "drive"))
        beside = kind in _STEEDS and kind != wished and s.action not in ("ride", "fly")
        if rideable and not beside:
            return kind, others.get(kind)
    if s.action == "ride":
        return "bicycle", None
    if s.action == "drive":
        return "car", None
    return None


def _crews(block: Blocking) -> None:
    """A ship and those who sail it."""
    ships = [(i, s) for i, s in block.subjects("vehicle") if s.kind in _SHIPS]
    people = [
        (i, s)
        for i, s in block.subjects("person")
        if s.action in ("sail", "stand", "ride", "row", "shout", "fight", "wave")
        or _PADDLED & {s.attributes.get("target"), s.attributes.get("riding")} & {ship.kind for _, ship in ships}
    ]
    sailing = [x for x in people if x[1].action == "sail"]
    if not ships and not sailing:
        return
    if not ships and block.floor.place.water_z is None:
        return
    crew = sailing or people if ships else sailing
    kind = (
        ships[0][1].kind
        if ships
        else ("viking_ship" if any(s.kind in ("viking", "warrior") for _, s in crew) else "sailboat")
    )
    index = ships[0][0] if ships else crew[0][0]
    attributes: Mapping[str, str] = ships[0][1].attributes if ships else {}
    floor, place = block.floor, block.floor.place
    paddled = kind in _PADDLED
    length = (0.9 if paddled else 2.4) * block.seconds
    heading = floor.facing_camera + 0.62
    mark = place.marks.get("water")
    base = np.array(mark.position if mark else floor.at(0.0, 8.0))
    base += np.array([floor.forward[0], floor.forward[1], 0.0]) * (0.0 if paddled else 3.0)
    ahead = np.array([math.cos(heading), math.sin(heading), 0.0])
    z = place.water_z or 0.0
    a, b = base - ahead * length * 0.55, base + ahead * length * 0.45
    path = paths.straight((float(a[0]), float(a[1]), z), (float(b[0]), float(b[1]), z), 0.0, block.seconds)
    beat = Beat(action="sail", start=0.0, end=block.seconds, path=path)
    score = Score(
        beats=going_on((beat,), block.until), position=(float(a[0]), float(a[1]), z), yaw=heading, seed=block.seed
    )
    ship = block.company.vehicle(
        kind, attributes, score, seed=seed_for(block.seed, kind), style=block.scene.style,
        sea=sea_state(block.scene), water_z=z,
    )  # fmt: skip
    if ships:
        block.add(index, ship)
    else:
        block.prop(ship, lead=True)
    deck = _decks(ship)
    aboard = 0
    for i, s in crew:
        hands = max(s.count, 7) if s.count > 1 and len(deck) > 5 else s.count
        for m in range(min(max(hands, 1), _MOST_ABOARD)):
            if aboard >= len(deck):
                break
            action = s.action if s.action in ("shout", "wave", "fight") else ("sail" if aboard % 3 else "stand")
            action = "ride" if paddled else action
            own = Beat(action=action, start=0.0, end=block.seconds, mount=ship, params={"seat": float(deck[aboard])})
            at = ship.socket("seat" if paddled else f"deck_{deck[aboard]}", 0.0)
            block.actor(
                i,
                m,
                block.score(i, m, [own], _point(at), heading, ground=None, ground_material="wood"),
                lod=2,
                lead=False,
            )
            aboard += 1
        block.done.add(i)
    block.heading = heading


def _decks(ship: Performer) -> list[int]:
    """The numbers of its places, spread over its length."""
    found: list[int] = []
    for k in range(24):
        try:
            ship.socket(f"deck_{k}", 0.0)
        except KeyError:
            break
        found.append(k)
    return found


def _mounted(block: Blocking, i: int, s: Subject, kind: str, index: int | None) -> None:
    floor, place = block.floor, block.floor.place
    other = block.scene.subjects[index] if index is not None else Subject(kind=kind)
    afloat = kind in _BOARDS | _SHIPS
    steed = sort_of(kind, ridden=True) == "animal"
    for m in range(min(s.count, 4)):
        aside = (m - (min(s.count, 4) - 1) / 2) * 1.3
        if afloat:
            z = place.water_z or 0.0
            mark = place.marks.get("water")
            base = mark.position if mark is not None else floor.at(0.0, 6.0)
            at: Vector = (base[0] + floor.right[0] * aside, base[1] + floor.right[1] * aside, z)
            yaw = floor.facing_camera + 0.75
            path: Path | None = None
            action = "float"
            if kind in _PADDLED:
                far = 0.65 * block.seconds
                step = (math.cos(yaw) * far, math.sin(yaw) * far)
                ends = [(at[0] + k * step[0], at[1] + k * step[1], z) for k in (-1, 1)]
                path, action = paths.straight(ends[0], ends[1], 0.0, block.seconds), "sail"
        else:
            mover = replace(
                other,
                attributes={
                    **other.attributes,
                    **{k: v for k, v in s.attributes.items() if k in ("direction", "manner")},
                },
            )
            if steed:
                mover = replace(mover, kind=kind)
            gait = "run" if steed and s.attributes.get("manner") != "slowly" else "ride"
            path, yaw = travel(block, mover, gait if steed else s.action if s.action != "run" else "ride", aside)
            at, _ = path(0.0)
            action = gait
        seed = seed_for(block.seed, kind, m)
        score = Score(
            beats=going_on((Beat(action=action, start=0.0, end=block.seconds, path=path),), block.until),
            position=at, yaw=yaw,
            ground=place.ground, ground_material=place.ground_material, seed=seed,
        )  # fmt: skip
        if steed:
            mount: Performer = block.company.animal(
                kind, other.attributes, score, seed=seed, style=block.scene.style, lod=block.lod_of(1.7)
            )
        else:
            lit = {**other.attributes, **({"lights": "on"} if block.scene.time_of_day in ("night", "dusk") else {})}
            mount = block.company.vehicle(
                kind, lit, score, seed=seed, style=block.scene.style, sea=sea_state(block.scene), water_z=place.water_z
            )
        if index is not None and m == 0:
            block.add(index, mount, lead=True)
        else:
            block.prop(mount, lead=True)
        own = (
            "drive"
            if kind in VEHICLES
            and not afloat
            and kind not in ("bicycle", "bike", "motorcycle", "motorbike", "mamachari", "scooter")
            else "ride"
        )
        actions = (
            [s.action, *s.then]
            if afloat and s.action not in ("ride", "sail", "swim")
            else [own if not afloat else "ride" if kind in _PADDLED else "stand"]
        )
        share = block.seconds / len(actions)
        beats = [Beat(action=a, start=k * share, end=(k + 1) * share, mount=mount) for k, a in enumerate(actions)]
        frame = _first_socket(mount, 0.0)
        block.actor(i, m, block.score(i, m, beats, _point(frame), yaw, ground=None if afloat else place.ground))
        if block.heading is None:
            block.heading = yaw
    block.still = block.still or afloat


def _first_socket(mount: Performer, t: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    for name in ("seat", "deck_0", "back", "root"):
        try:
            return mount.socket(name, t)
        except KeyError:
            continue
    return np.eye(3, 4, dtype=np.float32)


def _point(m: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Vector:
    return (float(m[0, 3]), float(m[1, 3]), float(m[2, 3]))


def _on_heads(block: Blocking) -> None:
    """A small animal on somebody's head goes wherever the head goes; its bearer is blocked first."""
    for i, s in block.subjects("animal"):
        on = s.attributes.get("on", "")
        if not on.startswith("head"):
            continue
        bearer_kind = on.partition(":")[2]
        bearers = [
            (k, p) for k, p in block.subjects("person") if not bearer_kind or p.kind == bearer_kind
        ] or block.subjects("person")
        if not bearers:
            continue
        k, bearer = bearers[0]
        person = _bearer(block, k, bearer)
        beat = Beat(action="sit", start=0.0, end=block.seconds, mount=person, params={"on_head": 1.0})
        head = person.socket("head_top", 0.0)
        score = block.score(i, 0, [beat], _point(head), block.heading or 0.0, ground=None)
        block.actor(i, 0, score, lead=False)


def _bearer(block: Blocking, k: int, s: Subject) -> Performer:
    if s.action in ("skate", "spin_jump"):
        length = min(pace(s, "skate") * block.seconds, 11.0)
        points = block.floor.way(length)
        path = paths.along(points, 0.0, block.seconds)
        yaw = turned_to(points[len(points) // 2 - 1], points[len(points) // 2])
    elif s.action in ("walk", "run"):
        path, yaw = travel(block, s, s.action, 0.0)
    else:
        at = block.floor.at(0.0, 0.0)
        yaw = block.floor.facing_camera + 0.3
        path = paths.hold(at, yaw)
    beats = beats_for(block, s, s.action, path)
    block.heading = yaw
    return block.actor(k, 0, block.score(k, 0, beats, path(0.0)[0], path(0.0)[1]))
