"""The use of a model as JSON, and back: a part of a recipe."""

from types import MappingProxyType

from studio.project import record as read
from studio.project.model_use import GUIDES, SOUND_PARTS, LoraUse, ModelUse, Setting, SoundUse
from studio.project.record import Record


def model_to_json(use: ModelUse | None) -> dict[str, object] | None:
    """None stays None."""
    if use is None:
        return None
    return {
        "model": use.model,
        "schedule": use.schedule,
        "prompt": use.prompt,
        "negative": use.negative,
        "guide": use.guide,
        "image": use.image,
        "movie": use.movie,
        "part": None if use.part is None else list(use.part),
        "sound": use.sound,
        "heard": use.heard,
        **({"scored": True} if use.scored else {}),
        "loras": [{"file": one.file, "digest": one.digest, "strength": one.strength} for one in use.loras],
        "settings": dict(sorted(use.settings.items())),
        "digest": use.digest,
        "family": use.family,
        "size": None if use.size is None else list(use.size),
        "frame_count": use.frame_count,
        "mode": use.mode,
        "precision": use.precision,
    }


def model_from_json(data: object) -> ModelUse | None:
    """What ``model_to_json`` wrote. Raises ``ProjectError``."""
    if data is None:
        return None
    record = read.as_object(data, "model")
    return ModelUse(
        model=read.text(record, "model"),
        schedule=read.text(record, "schedule", ""),
        prompt=read.text(record, "prompt", ""),
        negative=read.text(record, "negative", ""),
        guide=read.one_of(record.get("guide", "none"), GUIDES, "guide"),
        image=read.text(record, "image", ""),
        movie=read.text(record, "movie", ""),
        part=_part(record.get("part")),
        sound=read.text(record, "sound", ""),
        heard=read.flag(record, "heard", True),
        scored=read.flag(record, "scored", False),
        loras=tuple(_lora(read.as_object(one, "loras")) for one in read.as_list(record.get("loras", []), "loras")),
        settings=MappingProxyType(_settings(read.as_object(record.get("settings", {}), "settings"))),
        digest=read.text(record, "digest", ""),
        family=read.text(record, "family", ""),
        size=None if record.get("size") is None else read.size(record.get("size")),
        frame_count=read.whole(record, "frame_count", 0),
        mode=read.text(record, "mode", ""),
        precision=read.text(record, "precision", ""),
    )


def sounds_to_json(sounds: tuple[SoundUse, ...]) -> list[dict[str, object]]:
    """In their order."""
    return [
        {
            "model": use.model,
            "part": use.part,
            "schedule": use.schedule,
            "prompt": use.prompt,
            "negative": use.negative,
            "lyrics": use.lyrics,
            "seed": use.seed,
            "seconds": use.seconds,
            "settings": dict(sorted(use.settings.items())),
            "digest": use.digest,
            "family": use.family,
        }
        for use in sounds
    ]


def sounds_from_json(data: object) -> tuple[SoundUse, ...]:
    """What ``sounds_to_json`` wrote. Raises ``ProjectError``."""
    return tuple(_sound(read.as_object(one, "sounds")) for one in read.as_list(data, "sounds"))


def _sound(record: Record) -> SoundUse:
    return SoundUse(
        model=read.text(record, "model"),
        part=read.one_of(record.get("part"), SOUND_PARTS, "part"),
        schedule=read.text(record, "schedule", ""),
        prompt=read.text(record, "prompt", ""),
        negative=read.text(record, "negative", ""),
        lyrics=read.text(record, "lyrics", ""),
        seed=None if record.get("seed") is None else read.whole(record, "seed"),
        seconds=read.number(record, "seconds", 0.0),
        settings=MappingProxyType(_settings(read.as_object(record.get("settings", {}), "settings"))),
        digest=read.text(record, "digest", ""),
        family=read.text(record, "family", ""),
    )


def _lora(record: Record) -> LoraUse:
    return LoraUse(
        file=read.text(record, "file"),
        digest=read.text(record, "digest", ""),
        strength=read.number(record, "strength"),
    )


def _part(data: object) -> tuple[float, float] | None:
    match data:
        case None:
            return None
        case [int() | float() as start, int() | float() as end]:
            return float(start), float(end)
        case _:
            raise read.damaged("part")


def _settings(record: Record) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for key, value in record.items():
        if not isinstance(value, bool | int | float | str):
            raise read.damaged(f"settings.{key}")
        found[key] = value
    return found
