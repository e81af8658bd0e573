"""Shots and takes as JSON objects, and back: what a project keeps on disk."""

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.scene_json import reading_from_json, scene_from_json, scene_to_json, to_json
from studio.project.shot import Shot
from studio.project.take import QUALITIES, Casting, Recipe, Take


def shot_to_json(shot: Shot) -> dict[str, object]:
    """``id``, ``number`` and the whole reading."""
    return {"id": shot.id, "number": shot.number, "reading": to_json(shot.reading)}


def shot_from_json(data: object) -> Shot:
    """The shot that ``shot_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    record = _object(data)
    return Shot(
        id=_text(record, "id"), number=_whole(record, "number"), reading=reading_from_json(record.get("reading"))
    )


def take_to_json(take: Take) -> dict[str, object]:
    """The take with its recipe; times as integers, the rate as a fraction."""
    recipe = take.recipe
    return {
        "id": take.id,
        "shot_id": take.shot_id,
        "media": take.media,
        "frame_count": take.frame_count,
        "frames_hash": take.frames_hash,
        "samples_hash": take.samples_hash,
        "recipe": {
            "scene": scene_to_json(recipe.scene),
            "engine": recipe.engine,
            "engine_version": recipe.engine_version,
            "studio": recipe.studio,
            "size": list(recipe.size),
            "rate": str(recipe.rate),
            "seconds": recipe.seconds,
            "seed": recipe.seed,
            "quality": recipe.quality,
            "voices": [{"gender": v.gender, "age": v.age, "variant": v.variant} for v in recipe.voices],
            "music_sample": recipe.music_sample,
            "ambience_sample": recipe.ambience_sample,
        },
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
        recipe=_recipe(_object(record.get("recipe"))),
    )


def _recipe(record: Mapping[str, object]) -> Recipe:
    quality = _text(record, "quality")
    if quality not in QUALITIES:
        raise ProjectError(f'A recipe asks for the unknown quality "{quality}".')
    seconds = record.get("seconds")
    if seconds is not None and (isinstance(seconds, bool) or not isinstance(seconds, int | float)):
        raise _damaged("seconds")
    return Recipe(
        scene=scene_from_json(record.get("scene")),
        engine=_text(record, "engine"),
        engine_version=_text(record, "engine_version"),
        studio=_text(record, "studio"),
        size=_size(record.get("size")),
        rate=_rate(_text(record, "rate")),
        seconds=None if seconds is None else float(seconds),
        seed=_whole(record, "seed"),
        quality=quality,
        voices=tuple(_casting(_object(item)) for item in _items(record, "voices")),
        music_sample=_whole(record, "music_sample"),
        ambience_sample=_whole(record, "ambience_sample"),
    )


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
    value = record.get(key)
    if not isinstance(value, list):
        raise _damaged(key)
    return cast(list[object], value)


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
