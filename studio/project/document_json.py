"""Shots, takes, cast and form as JSON objects, and back: what a project keeps on disk."""

from typing import get_args

from studio.core.errors import ProjectError
from studio.project import record as read
from studio.project.cameo_json import cameos_from_json, cameos_to_json
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
from studio.project.model_use_json import model_from_json, model_to_json, sounds_from_json, sounds_to_json
from studio.project.project import Form
from studio.project.record import Record
from studio.project.scene import PLACES, Scene, Subject, TimeOfDay, Weather
from studio.project.scene_json import reading_from_json, scene_from_json, scene_to_json, to_json
from studio.project.sets import SetDesign
from studio.project.shot import Shot, ShotSettings
from studio.project.take import QUALITIES, Quality, Recipe, Take

_HOURS: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
_WEATHERS: tuple[Weather, ...] = get_args(Weather)


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
            "model": model_to_json(settings.model),
            **({"sounds": sounds_to_json(settings.sounds)} if settings.sounds else {}),
            **({"angle": settings.angle} if settings.angle else {}),
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
    record = read.as_object(data)
    return Shot(
        id=read.text(record, "id"),
        reading=reading_from_json(record.get("reading")),
        settings=_settings(read.as_object(record.get("settings", {}))),
        edited=read.texts(record, "edited"),
        prompts=read.texts(record, "prompts"),
        approved=read.text_or_none(record, "approved"),
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
            "cameo": member.cameo,
            "look": member.look,
            "pitch": member.pitch,
            "pace": member.pace,
            **({"body": member.body} if member.body else {}),
        }
        for member in members
    ]


def cast_from_json(data: object) -> tuple[CastMember, ...]:
    """The cast that ``cast_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    return tuple(_member(read.as_object(item)) for item in read.as_list(data, "cast"))


def sets_to_json(sets: tuple[SetDesign, ...]) -> list[object]:
    """The sets, one object each."""
    return [
        {
            "name": one.name,
            "place": one.place,
            "surroundings": list(one.surroundings),
            "time_of_day": one.time_of_day,
            "weather": one.weather,
            "layout": one.layout,
        }
        for one in sets
    ]


def sets_from_json(data: object) -> tuple[SetDesign, ...]:
    """The sets that ``sets_to_json`` wrote. Raises ``ProjectError``."""
    return tuple(_set(read.as_object(item)) for item in read.as_list(data, "sets"))


def _set(record: Record) -> SetDesign:
    hour, weather = record.get("time_of_day"), record.get("weather")
    return SetDesign(
        name=read.text(record, "name"),
        place=read.one_of(record.get("place"), tuple(sorted(PLACES)), "place"),
        surroundings=read.texts(record, "surroundings"),
        time_of_day=None if hour is None else read.one_of(hour, _HOURS, "time_of_day"),
        weather=None if weather is None else read.one_of(weather, _WEATHERS, "weather"),
        layout=read.whole(record, "layout", 0, least=0),
    )


def form_to_json(form: Form) -> dict[str, object]:
    """The form; the rate as a fraction."""
    return {"size": list(form.size), "rate": str(form.rate), "style": form.style, "language": form.language}


def form_from_json(data: object) -> Form:
    """The form that ``form_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data)
    return Form(
        size=read.size(record.get("size")),
        rate=read.rate(record),
        style=read.text_or_none(record, "style"),
        language=read.text_or_none(record, "language"),
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
        "cameos": cameos_to_json(recipe.cameos),
        "model": model_to_json(recipe.model),
        **({"sounds": sounds_to_json(recipe.sounds)} if recipe.sounds else {}),
        **({"angle": recipe.angle} if recipe.angle else {}),
    }


def take_from_json(data: object) -> Take:
    """The take that ``take_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    record = read.as_object(data)
    return Take(
        id=read.text(record, "id"),
        shot_id=read.text(record, "shot_id"),
        media=read.text(record, "media"),
        frame_count=read.whole(record, "frame_count"),
        frames_hash=read.text(record, "frames_hash"),
        samples_hash=read.text(record, "samples_hash"),
        recipe=recipe_from_json(record.get("recipe")),
        parents=read.texts(record, "parents"),
        rating=read.whole(record, "rating", 0),
        prompt=read.text_or_none(record, "prompt") or "",
        note=read.text_or_none(record, "note") or "",
        made=read.text_or_none(record, "made") or "",
    )


def recipe_from_json(data: object) -> Recipe:
    """The recipe that ``recipe_to_json`` wrote. Raises ``ProjectError`` or ``SceneError``."""
    record = read.as_object(data)
    return Recipe(
        scene=scene_from_json(record.get("scene")),
        engine=read.text(record, "engine"),
        engine_version=read.text(record, "engine_version"),
        studio=read.text(record, "studio"),
        size=read.size(record.get("size")),
        rate=read.rate(record),
        seconds=_seconds(record, "seconds"),
        timed_seconds=_seconds(record, "timed_seconds"),
        seed=read.whole(record, "seed"),
        quality=_quality(record.get("quality")),
        voices=tuple(_casting(read.as_object(item)) for item in read.as_list(record.get("voices"), "voices")),
        music_sample=read.whole(record, "music_sample"),
        ambience_sample=read.whole(record, "ambience_sample"),
        music_cuts=read.wholes(record, "music_cuts"),
        music_ends=record.get("music_ends") is True,
        spoken_before=None if record.get("spoken_before") is None else read.whole(record, "spoken_before"),
        mix=mix_from_json(record.get("mix")),
        master=master_from_json(record.get("master")),
        own=own_from_json(record.get("own")),
        dubs=tuple(_dub(read.as_object(item)) for item in read.as_list(record.get("dubs", []), "dubs")),
        cameos=cameos_from_json(record.get("cameos")),
        model=model_from_json(record.get("model")),
        sounds=sounds_from_json(record.get("sounds", [])),
        angle=read.text_or_none(record, "angle") or "",
    )


def _settings(record: Record) -> ShotSettings:
    usual = ShotSettings()
    return ShotSettings(
        engine=read.text_or_none(record, "engine") or usual.engine,
        quality=_quality(record.get("quality", usual.quality)),
        seed=read.whole(record, "seed", usual.seed),
        seed_locked=record.get("seed_locked") is True,
        seconds=_seconds(record, "seconds"),
        model=model_from_json(record.get("model")),
        sounds=sounds_from_json(record.get("sounds", [])),
        angle=read.text_or_none(record, "angle") or "",
    )


def _member(record: Record) -> CastMember:
    voice = record.get("voice")
    return CastMember(
        handle=read.text(record, "handle"),
        name=read.text(record, "name"),
        words=read.text(record, "words"),
        subject=_only_subject(scene_from_json(record.get("scene"))),
        voice=None if voice is None else _casting(read.as_object(voice)),
        cameo=read.text_or_none(record, "cameo"),
        look=read.text_or_none(record, "look") or "",
        pitch=read.number(record, "pitch", 0.0, low=-24.0, high=24.0),
        pace=read.number(record, "pace", 1.0, low=0.25, high=4.0),
        body=read.text(record, "body", ""),
    )


def _only_subject(scene: Scene) -> Subject:
    if len(scene.subjects) != 1:
        raise read.damaged("scene")
    return scene.subjects[0]


def _quality(value: object) -> Quality:
    for quality in QUALITIES:
        if value == quality:
            return quality
    raise ProjectError(f'A record asks for the unknown quality "{value}".')


def _seconds(record: Record, key: str) -> float | None:
    return None if record.get(key) is None else read.number(record, key)


def _dub_to_json(dub: Dub) -> dict[str, object]:
    voice = None if dub.voice is None else _voice_to_json(dub.voice)
    return {"line": dub.line, "text": dub.text, "tone": dub.tone, "voice": voice, "media": dub.media}


def _dub(record: Record) -> Dub:
    voice = record.get("voice")
    return Dub(
        line=read.whole(record, "line"),
        text=read.text(record, "text"),
        tone=read.text(record, "tone"),
        voice=None if voice is None else _casting(read.as_object(voice)),
        media=read.text(record, "media"),
    )


def _voice_to_json(voice: Casting) -> dict[str, object]:
    return {"gender": voice.gender, "age": voice.age, "variant": voice.variant}


def _casting(record: Record) -> Casting:
    return Casting(
        gender=read.text(record, "gender"), age=read.text(record, "age"), variant=read.whole(record, "variant")
    )
