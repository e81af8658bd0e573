"""Blocking: who is where, doing what, and when. The general case; the special ones are in the files beside this."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.ports.engine import ShotRequest
from studio.ports.speech import Speech
from studio.project.scene import Note, Scene, Subject
from studio.stage.acting import paths
from studio.stage.director.company import Company, Sort, height_of, seed_for, sort_of
from studio.stage.director.floor import Floor, lifted, turned_to
from studio.stage.mesh import Floats, transform
from studio.stage.performer import Beat, Path, Performer, Posed, Score
from studio.stage.things import PropPerformer, held, resting
from studio.stage.world import Vector

TRAVELS: dict[str, float] = {
    "walk": 1.3, "run": 3.5, "skate": 3.2, "ride": 4.2, "drive": 8.0, "swim": 1.0, "fly": 5.0, "sneak": 0.7,
    "limp": 0.7, "march": 1.3, "crawl": 0.45, "sail": 2.6, "push": 0.8, "pull": 0.8, "carry": 1.1,
}  # fmt: skip
"""Actions that go somewhere, and how fast a grown person does them, metres a second."""

_ANIMAL_PACE = {"walk": 0.95, "run": 4.6, "fly": 5.5, "swim": 1.2, "sneak": 0.5, "crawl": 0.3, "limp": 0.6}
_VEHICLE_PACE = {"bicycle": 4.0, "motorcycle": 9.0, "train": 7.0, "airplane": 18.0, "viking_ship": 2.6, "ship": 2.4}
_MANNER = {"slowly": 0.6, "slow": 0.6, "quickly": 1.3, "fast": 1.35}
_MOODS = {"cry": "crying", "laugh": "laughing", "fight": "angry", "shout": "neutral", "wave": "happy", "dance": "happy"}
_TONES = {"happy": "happy", "sad": "sad", "angry": "angry"}
_WATER_ACTIONS = frozenset(["swim", "float"])
CROWD_FROM = 7
"""As many of one kind are a crowd: they fill the place, and the camera does not wait for each."""


@dataclass
class Blocking:
    """What has been settled so far. The special cases take the subjects they know and leave the rest."""

    request: ShotRequest
    floor: Floor
    company: Company
    seconds: float
    starts: Sequence[float]
    lod_of: Callable[[float], int]
    """Level of detail for a height in metres at the subject's distance."""
    performers: list[Performer] = field(default_factory=list[Performer])
    of_subject: dict[int, list[Performer]] = field(default_factory=dict[int, list[Performer]])
    leads: list[Performer] = field(default_factory=list[Performer])
    """Whom the camera films."""
    heading: float | None = None
    """Which way the leads face, for the camera to see their faces."""
    look_yaw: float | None = None
    still: bool = False
    """The leads move on one spot: the camera need not go along."""
    done: set[int] = field(default_factory=set[int])
    notes: list[Note] = field(default_factory=list[Note])

    @property
    def scene(self) -> Scene:
        return self.request.scene

    @property
    def seed(self) -> int:
        return self.request.seed

    def subjects(self, *sorts: Sort) -> list[tuple[int, Subject]]:
        """Those not yet taken care of, of some sorts (all, if none is named)."""
        return [
            (i, s)
            for i, s in enumerate(self.scene.subjects)
            if i not in self.done and (not sorts or sort_of(s.kind) in sorts)
        ]

    # ------------------------------------------------------------------ putting people on

    def lines_of(self, index: int) -> tuple[tuple[float, Speech], ...]:
        """What a subject says, and when."""
        return tuple(
            (start, speech)
            for start, speech in zip(self.starts, self.request.speech, strict=True)
            if speech.line.subject == index
        )

    def score(
        self, index: int, member: int, beats: Sequence[Beat], position: Vector, yaw: float, **more: object
    ) -> Score:
        """A score on this floor for a member of a subject; the first one says the lines."""
        subject = self.scene.subjects[index]
        place = self.floor.place
        lines = self.lines_of(index) if member == 0 else ()
        mood = subject.attributes.get("mood", "")
        if not mood and lines:
            mood = _TONES.get(lines[0][1].line.tone, "")
        values: dict[str, object] = {
            "beats": tuple(beats),
            "position": position,
            "yaw": yaw,
            "lines": lines,
            "mood": mood or _MOODS.get(subject.action, "neutral"),
            "ground_material": place.ground_material,
            "ground": place.ground,
            "seed": seed_for(self.seed, "score", 1000 * index + member),
        }
        values.update(more)
        return Score(**values)  # type: ignore[arg-type]

    def add(self, index: int, performer: Performer, *, lead: bool = True) -> Performer:
        """Into the shot."""
        self.performers.append(performer)
        self.of_subject.setdefault(index, []).append(performer)
        self.done.add(index)
        if lead:
            self.leads.append(performer)
        return performer

    def prop(self, performer: Performer, *, lead: bool = False) -> Performer:
        """A thing that belongs to the shot but is no subject of its own."""
        self.performers.append(performer)
        if lead:
            self.leads.append(performer)
        return performer

    def camera_side(self, yaw: float) -> str:
        """The hand on the camera's side of somebody who faces ``yaw``, as the camera will choose to stand."""
        turn = (self.floor.view_yaw - yaw + math.pi) % (2 * math.pi) - math.pi
        return "right" if turn >= 0 else "left"

    def actor(
        self,
        index: int,
        member: int,
        score: Score,
        *,
        lod: int | None = None,
        lead: bool = True,
        kind: str | None = None,
    ) -> Performer:
        """A person or animal of a subject, dressed and holding what it holds."""
        subject = self.scene.subjects[index]
        who = kind or subject.kind
        name = subject.name or f"{subject.kind}#{index}"
        seed = seed_for(self.seed, name, member)
        level = self.lod_of(height_of(who, subject.attributes)) if lod is None else lod
        style = self.scene.style
        if sort_of(who) == "animal":
            return self.add(
                index, self.company.animal(who, subject.attributes, score, seed=seed, style=style, lod=level), lead=lead
            )
        things = held_kinds(subject, "left" if self.camera_side(score.yaw) == "right" else "right")
        if things:
            score = _with_holding(score, things)
        person = self.company.person(who, subject.attributes, score, seed=seed, style=style, lod=level)
        self.add(index, person, lead=lead)
        for side, kind_held in things:
            words = {k: v for k, v in subject.attributes.items() if k == "holding_color"}
            color = words.get("holding_color") or _UMBRELLAS[seed % len(_UMBRELLAS)] if kind_held == "umbrella" else ""
            thing = self.company.thing(kind_held, {"color": color} if color else {}, seed=seed, style=style)
            # a board is carried along the body, nose forward
            turn = transform(pitch=-math.pi / 2) if kind_held in _BOARDS else None
            self.prop(held(thing, person, f"{side}_hand", turn, seconds=self.seconds))
        return person


_UMBRELLAS = ("red", "clear", "navy", "black", "yellow", "teal", "white", "#7a4a8a")
_ARMED = {
    "samurai": "katana",
    "knight": "sword",
    "viking": "axe",
    "warrior": "sword",
    "ninja": "katana",
    "pirate": "sword",
}
_NOT_CARRIED = frozenset(["dog", "cat"])


_BOARDS = frozenset(["surfboard", "snowboard", "paddleboard"])
_BULKY = frozenset(["surfboard", "snowboard", "skateboard", "umbrella", "parasol", "sled", "box"])
"""Things that would hide who holds them from the camera: held on the far side."""


def held_kinds(subject: Subject, far_side: str = "right") -> tuple[tuple[str, str], ...]:
    """(side, kind) of what somebody has in their hands."""
    out: list[tuple[str, str]] = []
    wish = subject.attributes.get("holding", "")
    for word in (w.strip().replace(" ", "_") for w in wish.split(",")):
        if word and word not in _NOT_CARRIED and sort_of(word) in ("thing", "vehicle"):
            kind = word if sort_of(word) == "thing" else ""
            if kind:
                first = far_side if kind in _BULKY else "right"
                out.append((first if not out else "left" if out[0][0] == "right" else "right", kind))
    if not out and subject.action == "fight" and subject.kind in _ARMED:
        out.append(("right", _ARMED[subject.kind]))
    return tuple(out[:2])


def _with_holding(score: Score, things: tuple[tuple[str, str], ...]) -> Score:
    return replace(score, holding=things)


def pace(subject: Subject, action: str) -> float:
    """Metres a second of a subject at an action."""
    match sort_of(subject.kind, ridden=True):
        case "animal":
            speed = _ANIMAL_PACE.get(action, 1.0)
            speed *= min(max(height_of(subject.kind) / 0.75, 0.45), 1.7) ** 0.5
        case "vehicle":
            speed = _VEHICLE_PACE.get(subject.kind, TRAVELS.get(action, 6.0))
        case _:
            speed = TRAVELS.get(action, 1.2)
            age = subject.attributes.get("age", "")
            speed *= {"child": 0.85, "old": 0.7}.get(age, 1.0)
    return speed * _MANNER.get(subject.attributes.get("manner", ""), 1.0)


def travel(block: Blocking, subject: Subject, action: str, aside: float, t0: float = 0.0) -> tuple[Path, float]:
    """A way across the acting area for a traveller, and the yaw it faces at mid-shot."""
    length = max(pace(subject, action) * max(block.seconds - t0, 0.5), 0.4)
    where = subject.attributes.get("direction", "")
    floor = block.floor
    points: tuple[Vector, ...]
    if where in ("toward_camera", "away"):
        near, far = -0.35 * length, 0.65 * length
        ends = [floor.at(aside, far), floor.at(aside * 0.8, (far + near) / 2), floor.at(aside * 0.6, near)]
        points = tuple(ends if where == "toward_camera" else ends[::-1])
    elif where in ("left", "right"):
        half = length / 2 * (1 if where == "right" else -1)
        points = (floor.at(-half, 0.6 + aside), floor.at(0, aside), floor.at(half, -0.4 + aside))
    else:
        points = floor.way(length, aside)
    path = paths.along(points, t0, max(block.seconds, t0 + 0.1))
    _, yaw = path((t0 + block.seconds) / 2)
    if action == "fly":
        path = lifted(path, 2.6 if sort_of(subject.kind) != "vehicle" else 9.0)
    return path, yaw


def beats_for(block: Blocking, subject: Subject, action: str, path: Path | None) -> list[Beat]:
    """The subject's action and those that follow it, shared out over the shot. Talk begins with the first line."""
    actions = [action, *subject.then]
    share = block.seconds / len(actions)
    target = None
    out: list[Beat] = []
    for k, each in enumerate(actions):
        params: dict[str, float] = {}
        if "turns" in subject.attributes:
            words = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
            raw = subject.attributes["turns"]
            params["turns"] = words.get(raw) or (float(raw) if raw.replace(".", "", 1).isdigit() else 3.0)
        moves = path if each in TRAVELS or each in ("spin_jump",) else None
        out.append(Beat(action=each, start=k * share, end=(k + 1) * share, path=moves, target=target, params=params))
    return out


# ---------------------------------------------------------------------------------------------- the general case

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
    beats = [
        Beat(
            action="sit",
            start=0.0,
            end=block.seconds,
        )
    ]
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
    for k, (i, m, s) in enumerate(movers):
        row, column = divmod(k, 3)
        aside = (column - (min(n, 3) - 1) / 2) * (0.95 if sort_of(s.kind) == "person" else 0.8) + float(
            g.uniform(-0.06, 0.06)
        )
        path, yaw = travel(block, s, s.action, aside)
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
    for (i, m, s), width in zip(stayers, widths, strict=True):
        right = x + width / 2
        x += width
        forward = behind_movers + 0.16 * right * right / max(total, 1.0) + _relation_depth(s)
        at = floor.at(right, forward)
        if block.scene.place == "underwater":
            at = (at[0], at[1], at[2] + 1.2)
        elif s.action in _WATER_ACTIONS and floor.place.water_z is not None:
            at = (at[0], at[1], floor.place.water_z)
        yaw = floor.facing_camera + side * 0.38
        if talk:
            yaw = floor.facing_camera + (0.95 if right < 0 else -0.95)
        elif n > 1:
            yaw = floor.facing_camera - 0.28 * (right / max(total / 2, 0.5)) + float(g.uniform(-0.1, 0.1))
        if s.attributes.get("direction") == "away":
            yaw += math.pi
        path = paths.hold(at, yaw)
        more: dict[str, object] = {}
        if talk and placed:
            more["look_at"] = placed[0].focus
        beats = beats_for(block, s, s.action, path)
        placed.append(block.actor(i, m, block.score(i, m, beats, at, yaw, **more)))
        if block.heading is None:
            block.heading = floor.facing_camera if talk or n > 1 else yaw
    block.still = block.still or all(s.action not in TRAVELS for _, _, s in stayers)


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
    block.add(i, performer, lead=only)
    if only:
        block.heading = yaw if going else None


def sea_state(scene: Scene) -> float:
    """How rough the water is, 0..2. Kept low: the water is drawn flat, and a hull must not leave it."""
    if {"rough", "rough_sea", "stormy", "big_wave"} & set(scene.surroundings) or scene.weather == "storm":
        return 0.75
    return 0.15 if {"calm", "quiet"} & set(scene.surroundings) else 0.3


_TABLETOP_M = 0.55
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
        if s.kind in _FIRES and "fire" in place.marks:
            at, yaw = place.marks["fire"].position, 0.0
        elif small and "table" in place.marks and s.attributes.get("on", "table") != "ground":
            at, yaw = place.marks["table"].position, 0.0
            at = (at[0] + floor.right[0] * spread, at[1] + floor.right[1] * spread, at[2])
        else:
            side = 0.0 if alone else 0.9 + 0.3 * reach
            depth = 0.0 if alone else (0.9 if height_of(s.kind) > 1.2 else -0.25)
            at, yaw = floor.at(side + spread, depth + float(g.uniform(-0.1, 0.1)) * (m > 0)), floor.facing_camera
        performer: PropPerformer = _moving_thing(block, s, thing, at, yaw, m)
        block.add(i, performer, lead=alone)
    if alone:
        block.heading = None


def _moving_thing(block: Blocking, s: Subject, thing: object, at: Vector, yaw: float, member: int) -> PropPerformer:
    from studio.stage.director.breakage import let_go
    from studio.stage.things import Thing, rising

    assert isinstance(thing, Thing)
    if s.action in ("rise", "fly", "float") or thing.kind in ("balloon", "balloons"):
        g = np.random.default_rng(seed_for(block.seed, "rise", member))
        count = max(s.count, 1)
        column = (member - (min(count, 12) - 1) / 2) * 0.62
        base = block.floor.at(column + float(g.uniform(-0.12, 0.12)), float(g.uniform(-0.4, 0.6)))
        start = (base[0], base[1], base[2] + 1.3 + float(g.uniform(0.0, 0.7)))
        return rising(thing, start, 0.55 + float(g.uniform(-0.08, 0.08)), seed=seed_for(block.seed, "rise", member))
    if s.action in ("fall", "bounce", "roll", "throw", "spin") and thing.colliders:
        return let_go(block, thing, at, s.action, member)
    return resting(thing, at, yaw, seconds=block.seconds)


def spoken_until(block: Blocking) -> float:
    """When the last line ends, seconds."""
    ends = [a + len(x.samples) / SAMPLE_RATE for a, x in zip(block.starts, block.request.speech, strict=True)]
    return max(ends, default=0.0)


class Spot:
    """Not to be seen: a place the camera must keep in the picture."""

    meshes = ()
    cues = ()
    kind = "spot"

    def __init__(self, at: Vector, radius: float) -> None:
        self._at, self._radius = at, radius

    def at(self, seconds: float) -> Posed:
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        return self._at

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        x, y, z = self._at
        r = self._radius
        return (x - r, y - r, z - r), (x + r, y + r, z + r)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


__all__ = ["Blocking", "Spot", "beats_for", "general", "pace", "sea_state", "spoken_until", "travel", "turned_to"]
