"""A scene as fields that a person can edit, by name: ``place``, ``camera.move``, ``subjects.0.attributes.color``.

Every value is a string here (empty: not set; lists joined by commas); ``put`` turns it back and refuses what makes no
sense. What was set by hand holds when the prompt is read again: see ``held``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeVar, cast, get_args

from studio.core.errors import SceneError
from studio.project.casting import Casting
from studio.project.genres import GENRES
from studio.project.scene import (
    ACTIONS,
    GENDERS,
    PLACES,
    STYLES,
    TONES,
    VOICE_AGES,
    Angle,
    Camera,
    CameraMove,
    Line,
    Motion,
    Music,
    Scene,
    ShotSize,
    Subject,
    TimeOfDay,
    Weather,
)  # fmt: skip
from studio.project.shot import Shot

T = TypeVar("T")

State = Literal["said", "edited", "guessed", "substituted"]
"""Said in the prompt; set by hand; assumed because nothing was said; shown as the nearest thing there is."""

SPEEDS = ("slow", "normal", "fast")
LANGUAGES = ("ja", "en")
MOODS = ("calm", "sad", "happy", "tense", "epic", "warm")
COUNTS = (1, 60)
"""Least and most of one kind."""
LENS_MM = (8.0, 300.0)
TEMPO_BPM = (40, 220)

_LEGAL: Mapping[str, tuple[str, ...]] = {
    "place": tuple(sorted(PLACES)),
    "time_of_day": get_args(TimeOfDay),
    "weather": get_args(Weather),
    "style": STYLES,
    "camera.move": get_args(CameraMove),
    "camera.shot_size": get_args(ShotSize),
    "camera.angle": get_args(Angle),
    "camera.speed": SPEEDS,
    "camera.motion": get_args(Motion),
    "music.genre": GENRES,
    "music.mood": MOODS,
    "subjects.action": tuple(sorted(ACTIONS)),
    "subjects.then": tuple(sorted(ACTIONS)),
    "dialogue.tone": TONES,
    "dialogue.language": LANGUAGES,
}

NUMBERED = re.compile(r"^(subjects|dialogue)\.(\d+)\.(.+)$")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shot's scene: its ``value`` as a string and where it comes from."""

    name: str
    value: str
    state: State


def general(name: str) -> str:
    """A name without its number: ``subjects.2.action`` -> ``subjects.action``."""
    found = NUMBERED.match(name)
    return f"{found[1]}.{found[3]}" if found else name


def legal(name: str) -> tuple[str, ...]:
    """The values a field may have; empty where any word may stand."""
    return _LEGAL.get(general(name), ())


def field(shot: Shot, name: str) -> Field:
    """A field of a shot as it stands."""
    return Field(name, get(shot.reading.scene, name), state(shot, name))


def state(shot: Shot, name: str) -> State:
    """Where a field's value comes from."""
    if any(name == edited or name.startswith(f"{edited}.") for edited in shot.edited):
        return "edited"
    found = NUMBERED.match(name)
    if found and found[1] == "subjects" and found[3] == "kind" and "word" in _subject(shot, int(found[2])).attributes:
        return "substituted"
    for note in shot.reading.notes:
        if note.kind == "assumed" and noted(note.detail) in covers(name):
            return "guessed"
    return "said"


def get(scene: Scene, name: str) -> str:
    """The value of a field, empty where it is not set. Raises ``SceneError`` where there is no such field."""
    found = NUMBERED.match(name)
    if found:
        number = int(found[2])
        if found[1] == "subjects" and number < len(scene.subjects):
            return _get_subject(scene.subjects[number], found[3], name)
        if found[1] == "dialogue" and number < len(scene.dialogue):
            return _get_line(scene.dialogue[number], found[3], name)
        raise SceneError(f"The scene has no {name}.", field=name)
    if name.startswith("camera."):
        return _text(_attribute(scene.camera, name.removeprefix("camera."), name))
    if name.startswith("music."):
        return "" if scene.music is None else _text(_attribute(scene.music, name.removeprefix("music."), name))
    match name:
        case "surroundings" | "sounds":
            return ",".join(scene.surroundings if name == "surroundings" else scene.sounds)
        case "place" | "time_of_day" | "weather" | "style":
            return str(getattr(scene, name))
        case _:
            raise SceneError(f"The scene has no field {name}.", field=name)


def put(scene: Scene, name: str, value: str) -> Scene:
    """The scene with another value in one field.

    Raises:
        SceneError: there is no such field, or it cannot have this value.
    """
    _check(name, value)
    found = NUMBERED.match(name)
    if found:
        number = int(found[2])
        if found[1] == "subjects" and number < len(scene.subjects):
            subject = _put_subject(scene.subjects[number], found[3], value, name)
            return replace(scene, subjects=_replaced(scene.subjects, number, subject))
        if found[1] == "dialogue" and number < len(scene.dialogue):
            return replace(scene, dialogue=_replaced(scene.dialogue, number, _put_line(scene, number, found[3], value)))
        raise SceneError(f"The scene has no {name}.", field=name)
    match name:
        case "place":
            return replace(scene, place=value)
        case "time_of_day":
            return replace(scene, time_of_day=cast("TimeOfDay", value))
        case "weather":
            return replace(scene, weather=cast("Weather", value))
        case "style":
            return replace(scene, style=value)
        case "surroundings":
            return replace(scene, surroundings=_list(value))
        case "sounds":
            return replace(scene, sounds=_list(value))
        case _ if name.startswith("camera."):
            return replace(scene, camera=_put_camera(scene.camera, name, value))
        case _ if name.startswith("music."):
            return replace(scene, music=_put_music(scene.music or Music(), name, value))
        case _:
            raise SceneError(f"The scene has no field {name}.", field=name)


def add_subject(scene: Scene, kind: str) -> Scene:
    """One more subject, behind the others; the field is ``subjects``."""
    return replace(scene, subjects=(*scene.subjects, Subject(kind=_word(kind))))


def remove_subject(scene: Scene, number: int) -> Scene:
    """A subject out of the scene; the lines it spoke are spoken off screen, the others keep their speakers."""

    def moved(at: int) -> int:
        return -1 if at == number else at - 1 if at > number else at

    lines = tuple(replace(line, subject=moved(line.subject)) for line in scene.dialogue)
    subjects = scene.subjects[:number] + scene.subjects[number + 1 :]
    return replace(scene, subjects=subjects, dialogue=lines)


def add_line(scene: Scene, text: str, language: str, subject: int = 0) -> Scene:
    """One more spoken line, behind the others; the field is ``dialogue``."""
    there = 0 <= subject < len(scene.subjects)
    speaker = (scene.subjects[subject].name or scene.subjects[subject].kind) if there else "narrator"
    line = Line(speaker=speaker, text=text, language=language, subject=subject if there else -1)
    return replace(scene, dialogue=(*scene.dialogue, line))


def remove_line(scene: Scene, number: int) -> Scene:
    """A spoken line out of the scene."""
    return replace(scene, dialogue=scene.dialogue[:number] + scene.dialogue[number + 1 :])


def noted(detail: str) -> str:
    """A note's field in the words of this module: ``subjects[0].action`` -> ``subjects.0.action``."""
    return re.sub(r"\[(\d+)\]", r".\1", detail)


def covers(name: str) -> frozenset[str]:
    """What a note may name to speak of this field."""
    names = {name}
    if re.fullmatch(r"subjects\.\d+\.kind", name):
        names.add("subjects")
    if re.fullmatch(r"dialogue\.\d+\.speaker", name):
        names.add("dialogue.speaker")
    return frozenset(names)


def _check(name: str, value: str) -> None:
    allowed = legal(name)
    values = _list(value) if general(name) == "subjects.then" else (value,)
    for one in values:
        if allowed and one not in allowed:
            raise SceneError(f'{name} cannot be "{one}".', field=name, todo=f"Choose one of {', '.join(allowed)}.")


def _put_camera(camera: Camera, name: str, value: str) -> Camera:
    match name:
        case "camera.move":
            return replace(camera, move=cast("CameraMove", value))
        case "camera.shot_size":
            return replace(camera, shot_size=cast("ShotSize", value))
        case "camera.angle":
            return replace(camera, angle=cast("Angle", value))
        case "camera.speed":
            return replace(camera, speed=cast('Literal["slow", "normal", "fast"]', value))
        case "camera.motion":
            return replace(camera, motion=cast("Motion", value))
        case "camera.lens_mm":
            return replace(camera, lens_mm=_number(name, value, *LENS_MM) if value else None)
        case _:
            raise SceneError(f"The camera has no {name}.", field=name)


def _put_music(music: Music, name: str, value: str) -> Music:
    match name:
        case "music.genre":
            return replace(music, genre=value)
        case "music.mood":
            return replace(music, mood=value)
        case "music.tempo_bpm":
            return replace(music, tempo_bpm=int(_number(name, value, *TEMPO_BPM)) if value else None)
        case "music.level":
            return replace(music, level=_number(name, value, 0.0, 1.0))
        case _:
            raise SceneError(f"Music has no {name}.", field=name)


def _get_subject(subject: Subject, leaf: str, name: str) -> str:
    match leaf:
        case "kind" | "count" | "action":
            return str(getattr(subject, leaf))
        case "then":
            return ",".join(subject.then)
        case _ if leaf.startswith("attributes."):
            return subject.attributes.get(leaf.removeprefix("attributes."), "")
        case _:
            raise SceneError(f"A subject has no {leaf}.", field=name)


def _put_subject(subject: Subject, leaf: str, value: str, name: str) -> Subject:
    match leaf:
        case "kind":
            # Another kind is no longer what the word stood for.
            own = ("word", "sense", "breed")
            attributes = {key: text for key, text in subject.attributes.items() if key not in own}
            return replace(subject, kind=_word(value), attributes=MappingProxyType(attributes))
        case "count":
            return replace(subject, count=int(_number(name, value, *COUNTS)))
        case "action":
            return replace(subject, action=value)
        case "then":
            return replace(subject, then=_list(value))
        case _ if leaf.startswith("attributes."):
            key = leaf.removeprefix("attributes.")
            attributes = {**subject.attributes, key: value.strip()}
            attributes.pop(f"{key}_word", None)  # what the prompt called it
            if not attributes[key]:
                del attributes[key]
            return replace(subject, attributes=MappingProxyType(attributes))
        case _:
            raise SceneError(f"A subject has no {leaf}.", field=name)


def _get_line(line: Line, leaf: str, name: str) -> str:
    if leaf == "voice":
        return "" if line.voice is None else f"{line.voice.gender} {line.voice.age} {line.voice.variant}"
    if leaf not in ("speaker", "text", "language", "tone", "subject"):
        raise SceneError(f"A line has no {leaf}.", field=name)
    return str(getattr(line, leaf))


def _put_line(scene: Scene, number: int, leaf: str, value: str) -> Line:
    line = scene.dialogue[number]
    match leaf:
        case "text":
            return replace(line, text=value.strip())
        case "tone":
            return replace(line, tone=value)
        case "language":
            return replace(line, language=value)
        case "speaker":
            return replace(line, speaker=value.strip() or line.speaker)
        case "voice":
            return replace(line, voice=_voice(value))
        case "subject":
            at = int(_number("dialogue.subject", value, -1, max(-1, len(scene.subjects) - 1)))
            there = scene.subjects[at] if at >= 0 else None
            return replace(line, subject=at, speaker=(there.name or there.kind) if there else "narrator")
        case _:
            raise SceneError(f"A line has no {leaf}.", field=f"dialogue.{number}.{leaf}")


def _voice(value: str) -> Casting | None:
    """``female adult 2``; empty: nobody's own."""
    if not value:
        return None
    gender, age, variant = (*value.split(), "", "", "")[:3]
    if gender not in GENDERS or age not in VOICE_AGES or not variant.isdecimal():
        raise SceneError(f'A line cannot have the voice "{value}".', field="dialogue.voice", todo="Choose a voice.")
    return Casting(gender=gender, age=age, variant=int(variant))


def _number(name: str, value: str, least: float, most: float) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise SceneError(f'{name} cannot be "{value}".', field=name, todo=f"Choose {least:g} to {most:g}.")
    return number


def _word(kind: str) -> str:
    """A kind as scenes write it: lower case, joined by underscores."""
    word = "_".join(kind.strip().lower().split())
    if not word:
        raise SceneError("A subject must be something.", field="subjects.kind", todo="Write what it is.")
    return word


def _subject(shot: Shot, number: int) -> Subject:
    subjects = shot.reading.scene.subjects
    return subjects[number] if number < len(subjects) else Subject(kind="person")


def _attribute(owner: object, leaf: str, name: str) -> object:
    if not hasattr(owner, leaf):
        raise SceneError(f"The scene has no field {name}.", field=name)
    return cast("object", getattr(owner, leaf))


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _list(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def _replaced(items: tuple[T, ...], number: int, item: T) -> tuple[T, ...]:
    return (*items[:number], item, *items[number + 1 :])
