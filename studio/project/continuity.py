"""Continuity: what the shots of one project share unless their words say otherwise.

Told in the order of the story: the same word for somebody is the same person, in the clothes they were last said to
wear; a place that comes back has the same buildings, and its hour and weather; who goes from left to right goes on so
after a cut, until they turn. What a shot says itself, and what a person set in it by hand, always holds.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from studio.project.cast import CastMember
from studio.project.people import gender, is_person
from studio.project.scene import Scene, Subject
from studio.project.sets import SetDesign
from studio.project.shot import Shot

LASTING = ("clothing", "wearing", "hair", "hair_color", "color", "age", "gender", "size", "breed", "build", "skin")
"""Attributes that somebody has from shot to shot; a deed, a mood or what they hold is the shot's own."""

_TELLING = ("age", "gender", "breed", "size", "hair_color")
"""Attributes that tell two apart who are called by one word; of what is no person, its colour too."""

TRAVELLING = frozenset(
    ["walk", "run", "ride", "drive", "skate", "swim", "fly", "sail", "march", "sneak", "limp", "crawl", "carry"]
)
"""Deeds that cross the picture from one side to the other."""

SCREEN = "screen"
"""The attribute that says to which side of the picture somebody goes, ``left`` or ``right``."""

_TURNS = re.compile(
    r"\b(turns? (?:around|back|round)|(?:walk|run|come|go|head|ride|drive)(?:s|es|ing)? back|flies back|swims back|"
    r"returns?|the other way|opposite direction)\b|引き返|戻って|戻る|引き戻|踵を返|逆方向|反対方向|来た道|Uターン",
    re.IGNORECASE,
)


@dataclass
class _Known:
    """Somebody as the story left them."""

    key: str
    look: str
    lasting: dict[str, str] = field(default_factory=dict[str, str])
    screen: str = "right"
    subject: Subject | None = None


@dataclass
class _Place:
    """A set as the story left it."""

    surroundings: tuple[str, ...] = ()
    time_of_day: str = ""
    weather: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Somebody in a shot: which subject, ``shot_id`` and number, is ``key``; who of the cast they are, if they are."""

    shot_id: str
    number: int
    key: str
    member: str = ""


class Story:
    """Continuity over the shots of a story, asked for in their order."""

    def __init__(self, cast: tuple[CastMember, ...] = (), sets: tuple[SetDesign, ...] = (), *, seed: int = 0) -> None:
        """``seed`` is that of a film whose shots have one; a project's people are the same for any."""
        self._cast = {member.handle.casefold(): member for member in cast}
        self._sets, self._seed = sets, seed
        self._people: dict[str, _Known] = {}
        self._latest: dict[str, _Known] = {}
        self._places: dict[str, _Place] = {}
        self._before: Scene | None = None
        self.appearances: list[Appearance] = []

    def next(self, shot: Shot, scene: Scene) -> Scene:
        """The scene of the next shot, as the story goes on in it."""
        scene = self._placed(shot, scene)
        scene = replace(scene, subjects=self._company(shot, scene))
        self._before = scene
        return scene

    # ------------------------------------------------------------------ places

    def _placed(self, shot: Shot, scene: Scene) -> Scene:
        open_fields = {note.detail for note in shot.reading.notes if note.kind == "assumed"} - {*shot.edited}
        before = self._before
        if before is not None:
            if "place" in open_fields:
                scene = replace(scene, place=before.place)
            if "style" in open_fields:
                scene = replace(scene, style=before.style)
        design = set_of(shot.prompt, scene.place, self._sets)
        if design is not None:
            scene = replace(scene, place=design.place)
        name = design.name if design is not None else scene.place
        known = self._places.setdefault(name, _Place())
        for part in ("time_of_day", "weather"):
            wish = (getattr(design, part) if design is not None else None) or getattr(known, part)
            wish = wish or (getattr(before, part) if before is not None else "")
            if part in open_fields and wish:
                scene = replace(scene, **{part: wish})
        words = design.surroundings if design is not None else known.surroundings
        if "surroundings" not in shot.edited:
            more = tuple(word for word in words if word not in scene.surroundings)
            scene = replace(scene, surroundings=(*scene.surroundings, *more))
        self._places[name] = _Place(scene.surroundings, scene.time_of_day, scene.weather)
        return replace(scene, layout=design.layout if design is not None else self._seed)

    # ------------------------------------------------------------------ people

    def _company(self, shot: Shot, scene: Scene) -> tuple[Subject, ...]:
        here: set[str] = set()
        turned = _TURNS.search(shot.prompt) is not None
        assumed = any(note.kind == "assumed" and note.detail == "subjects" for note in shot.reading.notes)
        done: list[Subject] = []
        for number, subject in enumerate(scene.subjects):
            known = self._who(subject, number, here, assumed)
            here.add(known.key)
            self.appearances.append(
                Appearance(shot_id=shot.id, number=number, key=known.key, member=subject.cameo or "")
            )
            done.append(self._continued(known, subject, shot, number, turned))
        return tuple(done)

    def _who(self, subject: Subject, number: int, here: set[str], assumed: bool) -> _Known:
        """Who of the story so far a subject is, or somebody new."""
        member = self._cast.get((subject.cameo or "").casefold()) if subject.cameo else None
        if member is not None:
            key = f"@{member.handle.casefold()}"
            return self._people.setdefault(key, _Known(key=key, look=member.body or key))
        latest = self._latest.get(gender(subject)) if is_person(subject) else None
        if assumed and latest is not None and latest.key not in here:
            return latest  # "she" is whoever was last seen
        name = (subject.name or subject.kind).casefold()
        for known in self._people.values():
            alike = known.key.startswith(f"{name}/") and known.key not in here
            if alike and not self._told_apart(known, subject):
                return known
        key = f"{name}/{sum(known.startswith(f'{name}/') for known in self._people)}"
        plain = subject.name or f"{subject.kind}#{number}"
        taken = {known.look for known in self._people.values()}
        look = f"{self._seed}/{plain}"
        look = look if look not in taken else f"{self._seed}/{key}"
        self._people[key] = _Known(key=key, look=look)
        return self._people[key]

    def _told_apart(self, known: _Known, subject: Subject) -> bool:
        telling = _TELLING if is_person(subject) else (*_TELLING, "color")
        said = ((name, subject.attributes.get(name), known.lasting.get(name)) for name in telling)
        return any(now and before and now != before for _, now, before in said)

    def _continued(self, known: _Known, subject: Subject, shot: Shot, number: int, turned: bool) -> Subject:
        attributes = dict(subject.attributes)
        held = f"subjects.{number}."
        for name, value in known.lasting.items():
            by_hand = f"{held}{name}" in shot.edited or f"{held}attributes.{name}" in shot.edited
            if name not in attributes and not by_hand:
                attributes[name] = value
        kind = subject.kind
        if known.subject is not None and is_person(subject) and "/" in known.key and subject.name is None:
            kind = known.subject.kind if known.key.split("/")[0] != kind and f"{held}kind" not in shot.edited else kind
        known.lasting = {name: attributes[name] for name in LASTING if name in attributes}
        across = attributes.get("direction", "")
        if across in ("left", "right"):
            known.screen = across
        elif subject.action in TRAVELLING and across not in ("toward_camera", "away", "up", "down"):
            if turned:
                known.screen = "left" if known.screen == "right" else "right"
            attributes[SCREEN] = known.screen
        look = subject.look or known.look
        done = replace(subject, kind=kind, attributes=MappingProxyType(attributes), look=look)
        known.subject = done
        if is_person(done):
            self._latest[gender(done)] = known
        return done


def set_of(prompt: str, place: str, sets: tuple[SetDesign, ...]) -> SetDesign | None:
    """The set that a shot is in: the one its words name, else the first of its place."""
    said = prompt.casefold()
    named = (design for design in sets if design.name.casefold() in said and design.name.casefold() != design.place)
    return next(named, None) or next((design for design in sets if design.place == place), None)


def unlike(made: Scene, now: Scene) -> tuple[str, ...]:
    """What of a scene that was filmed is no longer so: ``cast``, ``set``, ``light``, ``camera``, ``words``."""
    found: list[str] = []
    looks = [
        [
            (one.kind, one.count, one.name, one.look or other.look, {k: one.attributes.get(k) for k in LASTING})
            for one, other in pairs
        ]
        for pairs in (
            list(zip(made.subjects, now.subjects, strict=False)),
            list(zip(now.subjects, made.subjects, strict=False)),
        )
    ]
    if looks[0] != looks[1] or len(made.subjects) != len(now.subjects):
        found.append("cast")
    layouts = {made.layout if made.layout is not None else now.layout, now.layout}
    if (made.place, set(made.surroundings)) != (now.place, set(now.surroundings)) or len(layouts) > 1:
        found.append("set")
    if (made.time_of_day, made.weather, made.style) != (now.time_of_day, now.weather, now.style):
        found.append("light")
    if made.camera != now.camera:
        found.append("camera")
    deeds = [
        [
            (one.action, one.then, {k: v for k, v in one.attributes.items() if k not in (*LASTING, SCREEN)})
            for one in scene.subjects
        ]
        for scene in (made, now)
    ]
    if deeds[0] != deeds[1] or (made.dialogue, made.sounds, made.music) != (now.dialogue, now.sounds, now.music):
        found.append("words")
    return tuple(found)


def layout_of(name: str) -> int:
    """A layout that is a set's own, from its name."""
    return zlib.crc32(name.casefold().encode()) & 0x7FFFFFFF


def lasting(subject: Subject) -> Mapping[str, str]:
    """The attributes of somebody that last."""
    return {name: value for name, value in subject.attributes.items() if name in LASTING}
