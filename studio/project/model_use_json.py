"""The use of a model as JSON, and back: a part of a recipe."""

from types import MappingProxyType

from studio.project import record as read
from studio.project.model_use import GUIDES, LoraUse, ModelUse, Setting
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
        loras=tuple(_lora(read.as_object(one, "loras")) for one in read.as_list(record.get("loras", []), "loras")),
        settings=MappingProxyType(_settings(read.as_object(record.get("settings", {}), "settings"))),
        digest=read.text(record, "digest", ""),
        family=read.text(record, "family", ""),
        size=None if record.get("size") is None else read.size(record.get("size")),
        frame_count=read.whole(record, "frame_count", 0),
        mode=read.text(record, "mode", ""),
        precision=read.text(record, "precision", ""),
    )


def _lora(record: Record) -> LoraUse:
    return LoraUse(
        file=read.text(record, "file"),
        digest=read.text(record, "digest", ""),
        strength=read.number(record, "strength"),
    )


def _settings(record: Record) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for key, value in record.items():
        if not isinstance(value, bool | int | float | str):
            raise read.damaged(f"settings.{key}")
        found[key] = value
    return found
