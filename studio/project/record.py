"""Reading a record that came from disk: each function gives a field of the right kind or says that it is damaged.

All raise ``ProjectError``.
"""

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar, cast

from studio.core.errors import ProjectError
from studio.core.time import FrameRate

Record = Mapping[str, object]
"""A JSON object."""

One = TypeVar("One")

_FRACTION = re.compile(r"-?[0-9]{1,30}(?:/[0-9]{1,30}|\.[0-9]{1,30})?")
"""No exponents: a few characters must not ask for a million digits."""


def damaged(field: str) -> ProjectError:
    """The error for a field that makes no sense."""
    return ProjectError(f'A project record is damaged: its "{field}" makes no sense.')


def as_object(value: object, key: str = "record") -> Record:
    """A JSON object."""
    if not isinstance(value, dict):
        raise damaged(key)
    return cast(Record, value)


def as_list(value: object, key: str) -> list[object]:
    """A JSON list."""
    if not isinstance(value, list):
        raise damaged(key)
    return cast(list[object], value)


def text(record: Record, key: str, usual: str | None = None) -> str:
    """Words; ``usual`` where the record is older than the field, unless that is None."""
    value = record.get(key, usual)
    if not isinstance(value, str):
        raise damaged(key)
    return value


def text_or_none(record: Record, key: str) -> str | None:
    """Words, or None where there are none."""
    return None if record.get(key) is None else text(record, key)


def texts(record: Record, key: str) -> tuple[str, ...]:
    """A list of words; none where the record is older than the field."""
    items = as_list(record.get(key, []), key)
    if not all(isinstance(item, str) for item in items):
        raise damaged(key)
    return tuple(cast(list[str], items))


def whole(record: Record, key: str, usual: int | None = None, *, least: int | None = None) -> int:
    """A whole number, not below ``least``; ``usual`` where the record is older than the field, unless that is None."""
    value = record.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or (least is not None and value < least):
        raise damaged(key)
    return value


def wholes(record: Record, key: str) -> tuple[int, ...]:
    """A list of whole numbers; none where the record is older than the field."""
    items = as_list(record.get(key, []), key)
    if not all(isinstance(item, int) and not isinstance(item, bool) for item in items):
        raise damaged(key)
    return tuple(cast(list[int], items))


def number(
    record: Record, key: str, usual: float | None = None, *, low: float = -math.inf, high: float = math.inf
) -> float:
    """A finite number from ``low`` to ``high``; ``usual`` where the record is older, unless that is None."""
    value = record.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise damaged(key)
    if not math.isfinite(value) or not low <= value <= high:
        raise damaged(key)
    return float(value)


def flag(record: Record, key: str, usual: bool) -> bool:
    """Yes or no; ``usual`` where the record is older than the field."""
    value = record.get(key, usual)
    if not isinstance(value, bool):
        raise damaged(key)
    return value


def one_of(value: object, choices: tuple[One, ...], key: str) -> One:
    """The one of ``choices`` that ``value`` is."""
    for choice in choices:
        if value == choice:
            return choice
    raise damaged(key)


def fraction(value: object, key: str) -> Fraction:
    """An exact number, written ``24000/1001``."""
    if not isinstance(value, str) or _FRACTION.fullmatch(value) is None:
        raise damaged(key)
    try:
        return Fraction(value)
    except ZeroDivisionError as exc:
        raise damaged(key) from exc


def rate(record: Record, key: str = "rate") -> FrameRate:
    """Frames a second, above 0."""
    fps = fraction(record.get(key), key)
    if fps <= 0:
        raise damaged(key)
    return FrameRate(fps)


def size(value: object, key: str = "size") -> tuple[int, int]:
    """(width, height) in pixels, above 0."""
    match value:
        case [int(width), int(height)] if width > 0 and height > 0:
            return width, height
        case _:
            raise damaged(key)
