"""Blocking: what has been settled of a shot so far, and the ways everybody is put into it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from studio.ports.engine import ShotRequest
from studio.ports.speech import Speech
from studio.project.scene import Note, Scene, Subject
from studio.stage.acting import paths
from studio.stage.acting.face import mood_of
from studio.stage.brought.figure import FigurePerformer
from studio.stage.director.company import Company, Sort, height_of, seed_for, seed_of, sort_of
from studio.stage.director.floor import Floor, lifted
from studio.stage.director.going_on import going_on
from studio.stage.mesh import Floats, transform
from studio.stage.performer import Beat, Path, Performer, Posed, Score
from studio.stage.things import held
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
MOON_GRAVITY, MOON_HOP_M = 1.62, 0.55
"""m/s² on the Moon, and how high a suit lets somebody hop there."""
_MANY = 24
"""Of more, the rest are as fine as a crowd is."""
CROWD_FROM = 7
"""As many of one kind are a crowd: they fill the place, and the camera does not wait for each."""


@dataclass
class Blocking:
    """What has been settled so far. The special cases take the subjects they know and leave the rest."""

    request: ShotRequest
    floor: Floor
    company: Company
    seconds: float
    """What everything is timed for."""
    until: float
    """The end of the shot: as late, or later; then what goes on last goes on."""
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
    side: int = 0
    """1 where whoever goes must go to the right of the picture, -1 to the left, 0 where it does not matter."""
    still: bool = False
    """The leads move on one spot: the camera need not go along."""
    widen: bool = False
    """More happens than a picture from the waist up would hold."""
    work: Vector | None = None
    """Where hands are at work: what a close shot is of, when it is the deed that is told."""
    hands_full: set[int] = field(default_factory=set[int])
    """Subjects whose hands a deed has filled: nothing else is put into them."""
    done: set[int] = field(default_factory=set[int])
    notes: list[Note] = field(default_factory=list[Note])
    scenery: Sequence[Performer] = ()
    """What moves in the set by itself."""

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
            mood = mood_of(lines[0][1].line.tone)
        values: dict[str, object] = {
            "beats": going_on(beats, self.until, place.camera_limit if place.indoor else None),
            "position": position,
            "yaw": yaw,
            "lines": lines,
            "mood": mood or _MOODS.get(subject.action, "neutral"),
            "ground_material": place.ground_material,
            "ground": place.ground_height or place.ground,
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

    def looks(self, index: int, name: str, member: int = 0) -> int:
        """The number of a subject's body and colours: that of who they are through the story, else this shot's own."""
        look = self.scene.subjects[index].look
        return seed_for(self.seed, name, member) if look is None else seed_of(look, member)

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
        seed = self.looks(index, name, member)
        # only crowds are dressed from what those far away have: one of few wears the same from afar as close up
        many = sum(sort_of(other.kind) in ("person", "animal") for other in self.performers) > _MANY
        level = min(self.lod_of(height_of(who, subject.attributes)), 3 if many else 2) if lod is None else lod
        if many:
            level = max(level, 3)
        style = self.scene.style
        if sort_of(who) == "animal":
            animal = self.company.animal(who, subject.attributes, score, seed=seed, style=style, lod=level)
            if isinstance(animal, FigurePerformer) and animal.as_a_whole and member == 0:
                text = f"The file of “{animal.kind}” has no animation for this; it is moved as a whole."
                self.notes.append(Note(text=text, kind="substituted", detail=animal.kind))
            return self.add(index, animal, lead=lead)
        far = "left" if self.camera_side(score.yaw) == "right" else "right"
        things = held_kinds(subject, far) if index not in self.hands_full else ()
        if things:
            score = _with_holding(score, things)
        portrait = self.request.portraits.get(subject.cameo or "") if member == 0 else None
        if portrait is not None:
            # whoever is somebody has the same body, hair and clothes in every film
            seed = seed_for(0, f"@{subject.cameo}")
        person = self.company.person(
            who, subject.attributes, score, seed=seed, style=style, lod=level, portrait=portrait
        )
        self.add(index, person, lead=lead)
        for side, kind_held in things:
            words = {k: v for k, v in subject.attributes.items() if k == "holding_color"}
            color = words.get("holding_color") or _UMBRELLAS[seed % len(_UMBRELLAS)] if kind_held == "umbrella" else ""
            thing = self.company.thing(kind_held, {"color": color} if color else {}, seed=seed, style=style)
            # a board is carried along the body, nose forward
            turn = transform(pitch=-math.pi / 2) if kind_held in _BOARDS else None
            self.prop(held(thing, person, f"{side}_hand", turn, seconds=self.until))
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


_SIDES = {"right": 1, "left": -1}
_HEAD_ON = math.radians(128)
"""Who comes nearer to the camera's axis than this is seen from the other side of the way instead of sent back."""


def travel(
    block: Blocking, subject: Subject, action: str, aside: float, most_m: float | None = None
) -> tuple[Path, float]:
    """A way across the acting area for a traveller, at most ``most_m`` long, and the yaw it faces at mid-shot."""
    length = max(pace(subject, action) * max(block.seconds, 0.5), 0.4)
    length = min(length, most_m) if most_m is not None else length
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
    path = paths.along(points, 0.0, max(block.seconds, 0.1))
    _, yaw = path(block.seconds / 2)
    wanted = _SIDES.get(where) or _SIDES.get(subject.attributes.get("screen", ""), 0)
    if wanted and where not in ("toward_camera", "away"):
        block.side = block.side or wanted
        turn = (floor.view_yaw - yaw + math.pi) % (2 * math.pi) - math.pi
        if (turn >= 0) != (wanted > 0) and where not in ("left", "right") and abs(turn) < _HEAD_ON:
            # the other way along the same path, seen from the same side: what is behind stays
            path = paths.along(points[::-1], 0.0, max(block.seconds, 0.1))
            _, yaw = path(block.seconds / 2)
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
        if each == "float" and block.floor.place.water_z is None:
            params["upright"] = 1.0
        if each in ("bounce", "jump") and block.scene.place == "space":
            params.update(gravity=MOON_GRAVITY, height_m=MOON_HOP_M)
        hops = each == "bounce" and block.scene.place == "space"
        moves = path if each in TRAVELS or hops or each in ("spin_jump",) else None
        out.append(Beat(action=each, start=k * share, end=(k + 1) * share, path=moves, target=target, params=params))
    return out


def sea_state(scene: Scene) -> float:
    """How rough the water is, 0..2.6. Only the open sea is drawn as it moves; elsewhere hulls must stay on the flat."""
    open_sea = scene.place == "sea"
    if "big_wave" in scene.surroundings:
        return 2.6 if open_sea else 0.75
    if {"rough", "rough_sea", "stormy"} & set(scene.surroundings) or scene.weather == "storm":
        return 1.8 if open_sea else 0.75
    return 0.15 if {"calm", "quiet"} & set(scene.surroundings) else 0.3


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
