"""Cameos in recipes as JSON, and back."""

from studio.project import record as read
from studio.project.cameo import CameoUse


def cameos_to_json(cameos: tuple[CameoUse, ...]) -> list[object]:
    """One object a cameo."""
    return [
        {
            "id": use.id,
            "handle": use.handle,
            "version": use.version,
            "digest": use.digest,
            "look": use.look,
            "pitch": use.pitch,
            "pace": use.pace,
        }
        for use in cameos
    ]


def cameos_from_json(data: object) -> tuple[CameoUse, ...]:
    """What ``cameos_to_json`` wrote; nothing for a record that is older than cameos. Raises ``ProjectError``."""
    if data is None:
        return ()
    return tuple(_use(read.as_object(item)) for item in read.as_list(data, "cameos"))


def _use(record: read.Record) -> CameoUse:
    return CameoUse(
        id=read.text(record, "id"),
        handle=read.text(record, "handle"),
        version=read.whole(record, "version", 0),
        digest=read.text_or_none(record, "digest") or "",
        look=read.text_or_none(record, "look") or "",
        pitch=read.number(record, "pitch", 0.0, low=-24.0, high=24.0),
        pace=read.number(record, "pace", 1.0, low=0.25, high=4.0),
    )
