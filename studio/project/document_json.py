"""Shots, takes, cast and form as JSON objects, and back: what a project keeps on disk."""

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.cast import CastMember
from studio.project.casting import Casting
from studio.project.dub import Dub
from studio.project.mix_json import (
    master_from_json,
    master_to_json,
    mix_from_json,
    mix_to_json,
    own_from_json,
    own_to_json,
)
from studio.project.project import Form
from studio.project.scene import Scene, Subject
from studio.project.scene_json import reading_from_json, scene_from_json, scene_to_json, to_json
from studio.project.shot import Shot, ShotSettings
from studio.project.take import QUALITIES, Quality, Recipe, Take


def shot_to_json(shot: Shot) -> dict[str, object]:
    """The shot with its whole reading and settings."""
    settings = shot.settings
    return {
        "id": shot.id,
        "reading": to_json(shot.reading),
        "settings": {
            "engine": settings.engine,
            "quality": settings.quality,
            "seed": settings.seed,
            "seed_locked": settings.seed_locked,
            "seconds": settings.seconds,
        },
        "edited": list(shot.edited),
        "prompts": list(shot.prompts),
        "approved": shot.approved,
    }


def shot_from_json(data: object) -> Shot:
    """The shot that ``shot_to_json`` wrote; what older records lack takes its default.

    Raises:
        ProjectError, SceneError: a field makes no sense.
    """
    record = _object(data)
    return Shot(
        id=_text(record, "id"),
        reading=reading_from_json(record.get("reading")),
        settings=_settings(_object(record.get("settings", {}))),
        edited=_texts(record, "edited"),
        prompts=_texts(record, "prompts"),
        approved=_text_or_none(record, "approved"),
    )


def cast_to_json(members: tuple[CastMember, ...]) -> list[object]:
    """The cast, one object a member."""
    return [
        {
            "handle": member.handle,
            "name": member.name,
            "words": member.words,
            "scene": scene_to_json(Scene(subjects=(member.subject,))),
            "voice": _voice_to_json(member.voice) if member.voice else None,
        }
        for member in members
    ]


def cast_from_json(data: object) -> tuple[CastMember, ...]:
    """The cast that ``cast_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    return tuple(_member(_object(item)) for item in _list(data, "cast"))


def form_to_json(form: Form) -> dict[str, object]:
    """The form; the rate as a fraction."""
    return {"size": list(form.size), "rate": str(form.rate), "style": form.style, "language": form.language}


def form_from_json(data: object) -> Form:
    """The form that ``form_to_json`` wrote. Raises ``ProjectError``."""
    record = _object(data)
    return Form(
        size=_size(record.get("size")),
        rate=_rate(_text(record, "rate")),
        style=_text_or_none(record, "style"),
        language=_text_or_none(record, "language"),
    )


def take_to_json(take: Take) -> dict[str, object]:
    """The take with its recipe."""
    return {
        "id": take.id,
        "shot_id": take.shot_id,
        "media": take.media,
        "frame_count": take.frame_count,
        "frames_hash": take.frames_hash,
        "samples_hash": take.samples_hash,
        "prompt": take.prompt,
        "parents": list(take.parents),
        "rating": take.rating,
        "note": take.note,
        "made": take.made,
        "recipe": recipe_to_json(take.recipe),
    }


def recipe_to_json(recipe: Recipe) -> dict[str, object]:
    """A recipe by itself; times as integers, the rate as a fraction."""
    return {
        "scene": scene_to_json(recipe.scene),
        "engine": recipe.engine,
        "engine_version": recipe.engine_version,
        "studio": recipe.studio,
        "size": list(recipe.size),
        "rate": str(recipe.rate),
        "seconds": recipe.seconds,
        "timed_seconds": recipe.timed_seconds,
        "seed": recipe.seed,
        "quality": recipe.quality,
        "voices": [_voice_to_json(voice) for voice in recipe.voices],
        "music_sample": recipe.music_sample,
        "ambience_sample": recipe.ambience_sample,
        "music_cuts": list(recipe.music_cuts),
        "music_ends": recipe.music_ends,
        "spoken_before": recipe.spoken_before,
        "mix": mix_to_json(recipe.mix),
        "master": master_to_json(recipe.master),
        "own": own_to_json(recipe.own),
        "dubs": [_dub_to_json(dub) for dub in recipe.dubs],
    }


def take_from_json(data: object) -> Take:
    """The take that ``take_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    record = _object(data)
    return Take(
        id=_text(record, "id"),
        shot_id=_text(record, "shot_id"),
        media=_text(record, "media"),
        frame_count=_whole(record, "frame_count"),
        frames_hash=_text(record, "frames_hash"),
        samples_hash=_text(record, "samples_hash"),
        recipe=recipe_from_json(record.get("recipe")),
        parents=_texts(record, "parents"),
        rating=_whole_or(record, "rating", 0),
        prompt=_text_or_none(record, "prompt") or "",
        note=_text_or_none(record, "note") or "",
        made=_text_or_none(record, "made") or "",
    )


def recipe_from_json(data: object) -> Recipe:
    """The recipe that ``recipe_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    record = _object(data)
    return Recipe(
        scene=scene_from_json(record.get("scene")),
        engine=_text(record, "engine"),
        engine_version=_text(record, "engine_version"),
        studio=_text(record, "studio"),
        size=_size(record.get("size")),
        rate=_rate(_text(record, "rate")),
        seconds=_seconds(record.get("seconds")),
        timed_seconds=_seconds(record.get("timed_seconds")),
        seed=_whole(record, "seed"),
        quality=_quality(record.get("quality")),
        voices=tuple(_casting(_object(item)) for item in _items(record, "voices")),
        music_sample=_whole(record, "music_sample"),
        ambience_sample=_whole(record, "ambience_sample"),
        music_cuts=_wholes(record, "music_cuts"),
        music_ends=record.get("music_ends") is True,
        spoken_before=None if record.get("spoken_before") is None else _whole(record, "spoken_before"),
        mix=mix_from_json(record.get("mix")),
        master=master_from_json(record.get("master")),
        own=own_from_json(record.get("own")),
        dubs=tuple(_dub(_object(item)) for item in _list(record.get("dubs", []), "dubs")),
    )


def _settings(record: Mapping[str, object]) -> ShotSettings:
    usual = ShotSettings()
    return ShotSettings(
        engine=_text_or_none(record, "engine") or usual.engine,
        quality=_quality(record.get("quality", usual.quality)),
        seed=_whole_or(record, "seed", usual.seed),
        seed_locked=record.get("seed_locked") is True,
        seconds=_seconds(record.get("seconds")),
    )


def _member(record: Mapping[str, object]) -> CastMember:
    voice = record.get("voice")
    return CastMember(
        handle=_text(record, "handle"),
        name=_text(record, "name"),
        words=_text(record, "words"),
        subject=_only_subject(scene_from_json(record.get("scene"))),
        voice=None if voice is None else _casting(_object(voice)),
    )


def _only_subject(scene: Scene) -> Subject:
    if len(scene.subjects) != 1:
        raise _damaged("scene")
    return scene.subjects[0]


def _quality(value: object) -> Quality:
    for quality in QUALITIES:
        if value == quality:
            return quality
    raise ProjectError(f'A record asks for the unknown quality "{value}".')


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _damaged("seconds")
    return float(value)


def _dub_to_json(dub: Dub) -> dict[str, object]:
    voice = None if dub.voice is None else _voice_to_json(dub.voice)
    return {"line": dub.line, "text": dub.text, "tone": dub.tone, "voice": voice, "media": dub.media}


def _dub(record: Mapping[str, object]) -> Dub:
    voice = record.get("voice")
    return Dub(
        line=_whole(record, "line"),
        text=_text(record, "text"),
        tone=_text(record, "tone"),
        voice=None if voice is None else _casting(_object(voice)),
        media=_text(record, "media"),
    )


def _voice_to_json(voice: Casting) -> dict[str, object]:
    return {"gender": voice.gender, "age": voice.age, "variant": voice.variant}


def _casting(record: Mapping[str, object]) -> Casting:
    return Casting(gender=_text(record, "gender"), age=_text(record, "age"), variant=_whole(record, "variant"))


def _rate(text: str) -> FrameRate:
    try:
        fps = Fraction(text)
    except (ValueError, ZeroDivisionError) as exc:
        raise _damaged("rate") from exc
    if fps <= 0:
        raise _damaged("rate")
    return FrameRate(fps)


def _size(value: object) -> tuple[int, int]:
    match value:
        case [int(width), int(height)] if width > 0 and height > 0:
            return width, height
        case _:
            raise _damaged("size")


def _items(record: Mapping[str, object], key: str) -> list[object]:
    return _list(record.get(key), key)


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        raise _damaged(key)
    return cast(list[object], value)


def _texts(record: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of words; none where the record is older than the field."""
    items = _list(record.get(key, []), key)
    if not all(isinstance(item, str) for item in items):
        raise _damaged(key)
    return tuple(str(item) for item in items)


def _wholes(record: Mapping[str, object], key: str) -> tuple[int, ...]:
    """A list of whole numbers; none where the record is older than the field."""
    items = _list(record.get(key, []), key)
    if not all(isinstance(item, int) and not isinstance(item, bool) for item in items):
        raise _damaged(key)
    return tuple(cast(list[int], items))


def _text_or_none(record: Mapping[str, object], key: str) -> str | None:
    return None if record.get(key) is None else _text(record, key)


def _whole_or(record: Mapping[str, object], key: str, usual: int) -> int:
    return usual if key not in record else _whole(record, key)


def _object(data: object) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise _damaged("record")
    return cast(Mapping[str, object], data)


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise _damaged(key)
    return value


def _whole(record: Mapping[str, object], key: str) -> int:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _damaged(key)
    return value


def _damaged(field: str) -> ProjectError:
    return ProjectError(f'A project record is damaged: its "{field}" makes no sense.')
