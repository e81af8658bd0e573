"""Scenes and readings as JSON objects, and back, strictly.

The names are those of the dataclasses in ``studio.project.scene``. A reading is flat: the scene's fields beside
``prompt``, ``language`` and ``notes``. What is missing takes its default; what is unknown or makes no sense raises
``SceneError`` with the field's dotted name (``subjects[0].action``), because a scene may come from a person's hand.
"""

import contextlib
import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from studio.core.errors import SceneError
from studio.project.casting import Casting
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
    Note,
    NoteKind,
    Reading,
    Scene,
    ShotSize,
    Subject,
    TimeOfDay,
    Weather,
)

LANGUAGES = ("ja", "en")
"""Languages a line can be spoken in, and a prompt written in."""

SPEEDS = ("slow", "normal", "fast")
"""How fast a camera can move."""

MAX_COUNT = 10_000
"""More of one kind than this is a slip of the hand, not a wish."""


# ---------------------------------------------------------------------------------------------------- out


def scene_to_json(scene: Scene) -> dict[str, object]:
    """The scene as plain dicts, lists, strings and numbers, in a stable order."""
    return {
        "subjects": [_subject_to_json(subject) for subject in scene.subjects],
        "place": scene.place,
        "surroundings": list(scene.surroundings),
        "time_of_day": scene.time_of_day,
        "weather": scene.weather,
        "camera": {
            "move": scene.camera.move,
            "shot_size": scene.camera.shot_size,
            "angle": scene.camera.angle,
            "speed": scene.camera.speed,
            "motion": scene.camera.motion,
            "lens_mm": scene.camera.lens_mm,
        },
        "style": scene.style,
        "dialogue": [line_to_json(line) for line in scene.dialogue],
        "sounds": list(scene.sounds),
        "music": None if scene.music is None else _music_to_json(scene.music),
        **({} if scene.layout is None else {"layout": scene.layout}),
    }


def to_json(reading: Reading) -> dict[str, object]:
    """The reading as ``ekonte read --json`` prints it: flat, with the names of the design."""
    return {
        "prompt": reading.prompt,
        "language": reading.language,
        **scene_to_json(reading.scene),
        "notes": [note_to_json(note) for note in reading.notes],
    }


def note_to_json(note: Note) -> dict[str, object]:
    """One note: ``text``, ``kind``, ``detail``."""
    return {"text": note.text, "kind": note.kind, "detail": note.detail}


def line_to_json(line: Line) -> dict[str, object]:
    """One spoken line; its voice only where it has one of its own."""
    voice = line.voice
    own = {} if voice is None else {"voice": {"gender": voice.gender, "age": voice.age, "variant": voice.variant}}
    return {
        "speaker": line.speaker,
        "text": line.text,
        "language": line.language,
        "tone": line.tone,
        "subject": line.subject,
        **own,
    }


def _subject_to_json(subject: Subject) -> dict[str, object]:
    return {
        "kind": subject.kind,
        "count": subject.count,
        "action": subject.action,
        "then": list(subject.then),
        "attributes": dict(subject.attributes),
        "cameo": subject.cameo,
        "name": subject.name,
        **({} if subject.look is None else {"look": subject.look}),
    }


def _music_to_json(music: Music) -> dict[str, object]:
    return {
        "genre": music.genre,
        "mood": music.mood,
        "tempo_bpm": music.tempo_bpm,
        "level": music.level,
        "hits": music.hits,
    }


# ---------------------------------------------------------------------------------------------------- in


def scene_from_json(data: object) -> Scene:
    """The scene that ``scene_to_json`` wrote, or that a person edited.

    Raises:
        SceneError: a field is unknown, has the wrong type, or a value that makes no sense; the error names it.
    """
    try:
        text = json.dumps(data)
    except (TypeError, ValueError):
        return _parsed(data)  # not from JSON: the error names what is odd
    return _known(text)


@lru_cache(maxsize=2048)
def _known(text: str) -> Scene:
    """Scenes are values: those of a shot and its takes are mostly one, and read once."""
    return _parsed(json.loads(text))


def _known_part(data: object) -> Scene | None:
    """The scene of a reading; None where it makes no sense, for an error in the reading's own words."""
    if not isinstance(data, dict):
        return None
    fields = cast(dict[str, object], data)
    rest = {key: value for key, value in fields.items() if key not in ("prompt", "language", "notes")}
    with contextlib.suppress(TypeError, ValueError, SceneError):
        return _known(json.dumps(rest))
    return None


def _parsed(data: object) -> Scene:
    record = _Record(data, "", "scene")
    scene = _scene(record)
    record.done()
    return scene


def reading_from_json(data: object) -> Reading:
    """The reading that ``to_json`` wrote.

    Raises:
        SceneError: as ``scene_from_json``.
    """
    record = _Record(data, "", "reading")
    prompt = record.text("prompt", "")
    empty = record.raw("language") == ""  # as shots that say nothing were written once
    language = "en" if empty else record.choice("language", LANGUAGES, "en")
    notes = tuple(_note(item, f"notes[{i}]") for i, item in enumerate(record.items("notes")))
    scene = _known_part(data)
    if scene is None:
        scene = _scene(record)
        record.done()
    return Reading(prompt=prompt, language=language, scene=scene, notes=notes)


def line_from_json(data: object, field: str = "line") -> Line:
    """The line that ``line_to_json`` wrote. Raises ``SceneError``."""
    record = _Record(data, field, "line")
    line = Line(
        speaker=record.text("speaker", ""),
        text=record.text("text", ""),
        language=record.choice("language", LANGUAGES, "en"),
        tone=record.choice("tone", TONES, "neutral"),
        subject=record.whole("subject", 0, low=-1),
        voice=_voice(record.raw("voice"), record.name("voice")),
    )
    record.done()
    return line


def _voice(data: object, field: str) -> Casting | None:
    if data is None:
        return None
    record = _Record(data, field, "voice")
    voice = Casting(
        gender=record.choice("gender", GENDERS, "female"),
        age=record.choice("age", VOICE_AGES, "adult"),
        variant=record.whole("variant", 0, low=0, high=99),
    )
    record.done()
    return voice


def _scene(record: "_Record") -> Scene:
    subjects = tuple(_subject(item, f"subjects[{i}]") for i, item in enumerate(record.items("subjects")))
    dialogue = tuple(line_from_json(item, f"dialogue[{i}]") for i, item in enumerate(record.items("dialogue")))
    for i, line in enumerate(dialogue):
        if line.subject >= max(1, len(subjects)):
            raise SceneError(
                f"dialogue[{i}].subject is {line.subject}, but there are {len(subjects)} subjects.",
                field=f"dialogue[{i}].subject",
                todo="Count subjects from 0; use -1 for a voice off screen.",
            )
    music = record.raw("music")
    return Scene(
        subjects=subjects,
        place=record.choice("place", PLACES, "studio"),
        surroundings=record.texts("surroundings"),
        time_of_day=cast(TimeOfDay, record.choice("time_of_day", get_args(TimeOfDay), "noon")),
        weather=cast(Weather, record.choice("weather", get_args(Weather), "clear")),
        camera=_camera(record.raw("camera")),
        style=record.choice("style", STYLES, "photoreal"),
        dialogue=dialogue,
        sounds=record.texts("sounds"),
        music=None if music is None else _music(music),
        layout=None if record.raw("layout") is None else record.whole("layout", 0, low=0, high=2**31 - 1),
    )


def _subject(data: object, field: str) -> Subject:
    record = _Record(data, field, "subject")
    kind = record.text("kind", "")
    if not kind.strip():
        raise SceneError(f"{field}.kind is missing.", field=f"{field}.kind", todo="Give an English noun, e.g. dog.")
    subject = Subject(
        kind=kind,
        count=record.whole("count", 1, low=1, high=MAX_COUNT),
        action=record.choice("action", ACTIONS, "stand"),
        then=record.choices("then", ACTIONS),
        attributes=MappingProxyType(record.text_map("attributes")),
        cameo=record.text_or_none("cameo"),
        name=record.text_or_none("name"),
        look=record.text_or_none("look"),
    )
    record.done()
    return subject


def _camera(data: object) -> Camera:
    if data is None:
        return Camera()
    record = _Record(data, "camera", "camera")
    camera = Camera(
        move=cast(CameraMove, record.choice("move", get_args(CameraMove), "static")),
        shot_size=cast(ShotSize, record.choice("shot_size", get_args(ShotSize), "full")),
        angle=cast(Angle, record.choice("angle", get_args(Angle), "eye")),
        speed=cast(Literal["slow", "normal", "fast"], record.choice("speed", SPEEDS, "normal")),
        lens_mm=record.number_or_none("lens_mm", low=4.0, high=2000.0),
        motion=cast(Motion, record.choice("motion", get_args(Motion), "real")),
    )
    record.done()
    return camera


def _music(data: object) -> Music:
    record = _Record(data, "music", "music")
    tempo = record.raw("tempo_bpm")
    music = Music(
        genre=record.text("genre", "piano"),
        mood=record.text("mood", "calm"),
        tempo_bpm=None if tempo is None else record.whole("tempo_bpm", 0, low=20, high=400),
        level=record.number("level", 0.5, low=0.0, high=1.0),
        hits=record.flag("hits"),
    )
    record.done()
    return music


def _note(data: object, field: str) -> Note:
    record = _Record(data, field, "note")
    note = Note(
        text=record.text("text", ""),
        kind=cast(NoteKind, record.choice("kind", get_args(NoteKind), "assumed")),
        detail=record.text("detail", ""),
    )
    record.done()
    return note


class _Record:
    """A JSON object being read: each field is asked for once, and ``done`` refuses the ones nobody asked for."""

    def __init__(self, data: object, field: str, what: str) -> None:
        if not isinstance(data, Mapping):
            raise SceneError(f"{field or 'The ' + what} must be an object.", field=field or what)
        self._data = cast(Mapping[object, object], data)
        self._field = field
        self._asked: set[str] = set()

    def name(self, key: str) -> str:
        return f"{self._field}.{key}" if self._field else key

    def raw(self, key: str) -> object:
        self._asked.add(key)
        return self._data.get(key)

    def done(self) -> None:
        for key in self._data:
            if key not in self._asked:
                raise SceneError(f"There is no field {self.name(str(key))}.", field=self.name(str(key)))

    def text(self, key: str, default: str) -> str:
        if key not in self._data:
            self._asked.add(key)
            return default
        return self._text(self.raw(key), self.name(key))

    def text_or_none(self, key: str) -> str | None:
        value = self.raw(key)
        return None if value is None else self._text(value, self.name(key))

    def items(self, key: str) -> Sequence[object]:
        value = self.raw(key)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise SceneError(f"{self.name(key)} must be a list.", field=self.name(key))
        return cast(Sequence[object], value)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text(item, f"{self.name(key)}[{i}]") for i, item in enumerate(self.items(key)))

    def text_map(self, key: str) -> dict[str, str]:
        value = self.raw(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            raise SceneError(f"{self.name(key)} must be an object.", field=self.name(key))
        pairs = cast(Mapping[object, object], value)
        return {self._text(k, self.name(key)): self._text(v, f"{self.name(key)}.{k}") for k, v in pairs.items()}

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        if key not in self._data:
            self._asked.add(key)
            return default
        return self._choice(self.raw(key), self.name(key), allowed)

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        return tuple(self._choice(item, f"{self.name(key)}[{i}]", allowed) for i, item in enumerate(self.items(key)))

    def whole(self, key: str, default: int, *, low: int, high: int = 1_000_000) -> int:
        if key not in self._data:
            self._asked.add(key)
            return default
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise SceneError(f"{self.name(key)} must be a whole number.", field=self.name(key))
        if not low <= value <= high:
            raise SceneError(f"{self.name(key)} is {value}; it must be {low}..{high}.", field=self.name(key))
        return value

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            raise SceneError(f"{self.name(key)} must be true or false.", field=self.name(key))
        return value is True

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        value = self.number_or_none(key, low=low, high=high)
        return default if value is None else value

    def number_or_none(self, key: str, *, low: float, high: float) -> float | None:
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SceneError(f"{self.name(key)} must be a number.", field=self.name(key))
        if not math.isfinite(value) or not low <= value <= high:
            raise SceneError(f"{self.name(key)} is {value}; it must be {low:g}..{high:g}.", field=self.name(key))
        return float(value)

    @staticmethod
    def _text(value: object, field: str) -> str:
        if not isinstance(value, str):
            raise SceneError(f"{field} must be text.", field=field)
        return value

    def _choice(self, value: object, field: str, allowed: Collection[str]) -> str:
        text = self._text(value, field)
        if text not in allowed:
            words = sorted(allowed) if isinstance(allowed, frozenset) else allowed
            raise SceneError(f'{field} is "{text}", which is not known.', field=field, todo="Use " + ", ".join(words))
        return text
