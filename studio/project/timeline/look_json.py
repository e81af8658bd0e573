"""Looks, levels and titles as JSON objects, and back. What equals its default is left out."""

import re
from itertools import pairwise
from typing import cast

from studio.core.errors import ProjectError
from studio.project import record as read
from studio.project.record import Record, damaged
from studio.project.timeline.curve import EASES, Curve, Key, steady
from studio.project.timeline.look import AS_IT_IS, PLAIN, UNCROPPED, UNGRADED, Crop, Grade, Level, Transform
from studio.project.timeline.title import ALIGNS, TITLE_LIMIT, Style, Title

_COLOR = re.compile("#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_DIGEST = re.compile("[0-9a-f]{64}")
_PLAIN_STYLE = Style()

Colors = tuple[float, float, float]


def beside(usual: Record, fields: Record) -> dict[str, object]:
    """Those of ``fields`` that differ from ``usual``."""
    return {key: value for key, value in fields.items() if value != usual.get(key)}


def color_of(record: Record, key: str, usual: str, *, empty: bool = False) -> str:
    """``#rrggbb`` or ``#rrggbbaa``; nothing only where ``empty`` allows it. Raises ``ProjectError``."""
    value = read.text(record, key, usual)
    if _COLOR.fullmatch(value) is None and not (empty and not value):
        raise damaged(key)
    return value


def digest_of(record: Record, key: str, usual: str | None = None) -> str:
    """A SHA-256 in lower case, or ``usual`` as it is. Raises ``ProjectError``."""
    value = read.text(record, key, usual)
    if value != usual and _DIGEST.fullmatch(value) is None:
        raise damaged(key)
    return value


def curve_to_json(curve: Curve) -> object:
    """A number where it is steady, else a list of keys: ``[at, value, ease]``."""
    if curve == steady(curve.keys[0].value):
        return curve.keys[0].value
    return [[key.at, key.value, key.ease] for key in curve.keys]


def curve_from_json(data: object, key: str, low: float, high: float) -> Curve:
    """The curve that ``curve_to_json`` wrote, within ``low`` to ``high``. Raises ``ProjectError`` with ``key``."""
    if not isinstance(data, list):
        return steady(read.number({key: data}, key, low=low, high=high))
    keys = tuple(_key(item, key, low, high) for item in read.as_list(cast(object, data), key))
    if not keys or any(left.at >= right.at for left, right in pairwise(keys)):
        raise damaged(key)
    return Curve(keys)


def transform_to_json(transform: Transform) -> dict[str, object]:
    """Where a picture lies."""
    if transform is PLAIN:
        return {}
    return beside(_transform(PLAIN), _transform(transform))


def transform_from_json(data: object) -> Transform:
    """The transform that ``transform_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data, "transform")
    if not record:
        return PLAIN
    crop = read.as_object(record.get("crop", {}), "crop")
    return Transform(
        x=_curve(record, "x", PLAIN.x, -1e4, 1e4),
        y=_curve(record, "y", PLAIN.y, -1e4, 1e4),
        scale=_curve(record, "scale", PLAIN.scale, 0.0, 1e4),
        rotation=_curve(record, "rotation", PLAIN.rotation, -1e6, 1e6),
        opacity=_curve(record, "opacity", PLAIN.opacity, 0.0, 1.0),
        crop=Crop(
            left=read.number(crop, "left", 0.0, low=0.0, high=1.0),
            top=read.number(crop, "top", 0.0, low=0.0, high=1.0),
            right=read.number(crop, "right", 0.0, low=0.0, high=1.0),
            bottom=read.number(crop, "bottom", 0.0, low=0.0, high=1.0),
        ),
    )


def grade_to_json(grade: Grade) -> dict[str, object]:
    """Simple colour."""
    if grade is UNGRADED:
        return {}
    return beside(_grade(UNGRADED), _grade(grade))


def grade_from_json(data: object) -> Grade:
    """The grade that ``grade_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data, "grade")
    if not record:
        return UNGRADED
    return Grade(
        exposure=read.number(record, "exposure", 0.0, low=-4.0, high=4.0),
        lift=_colors(record, "lift", UNGRADED.lift, -0.5, 0.5),
        gamma=_colors(record, "gamma", UNGRADED.gamma, 0.2, 5.0),
        gain=_colors(record, "gain", UNGRADED.gain, 0.0, 4.0),
        saturation=read.number(record, "saturation", 1.0, low=0.0, high=4.0),
        lut=digest_of(record, "lut", ""),
        lut_strength=read.number(record, "lut_strength", 1.0, low=0.0, high=1.0),
    )


def level_to_json(level: Level) -> dict[str, object]:
    """How loud, where and with which fades."""
    if level is AS_IT_IS:
        return {}
    return beside(_level(AS_IT_IS), _level(level))


def level_from_json(data: object) -> Level:
    """The level that ``level_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data, "level")
    if not record:
        return AS_IT_IS
    return Level(
        gain_db=_curve(record, "gain_db", AS_IT_IS.gain_db, -1e3, 24.0),
        pan=read.number(record, "pan", 0.0, low=-1.0, high=1.0),
        fade_in=read.whole(record, "fade_in", 0, least=0),
        fade_out=read.whole(record, "fade_out", 0, least=0),
    )


def title_to_json(title: Title) -> dict[str, object]:
    """Words and how they are set."""
    return {"text": title.text, **beside(_style(_PLAIN_STYLE), _style(title.style))}


def title_from_json(data: object) -> Title:
    """The title that ``title_to_json`` wrote. Raises ``ProjectError``."""
    record, usual = read.as_object(data, "title"), _PLAIN_STYLE
    text = read.text(record, "text")
    if len(text) > TITLE_LIMIT:
        raise ProjectError(f"A title can have {TITLE_LIMIT} characters, not {len(text)}.")
    style = Style(
        font=read.text(record, "font", usual.font),
        weight=read.whole(record, "weight", usual.weight, least=1),
        size=read.number(record, "size", usual.size, low=0.0, high=10.0),
        leading=read.number(record, "leading", usual.leading, low=0.0, high=10.0),
        tracking=read.number(record, "tracking", usual.tracking, low=-10.0, high=10.0),
        color=color_of(record, "color", usual.color),
        outline=read.number(record, "outline", usual.outline, low=0.0, high=1.0),
        outline_color=color_of(record, "outline_color", usual.outline_color),
        shadow=read.number(record, "shadow", usual.shadow, low=0.0, high=1.0),
        box=color_of(record, "box", usual.box, empty=True),
        vertical=read.flag(record, "vertical", usual.vertical),
        align=read.one_of(record.get("align", usual.align), ALIGNS, "align"),
        across=read.one_of(record.get("across", usual.across), ALIGNS, "across"),
    )
    return Title(text=text, style=style)


def _transform(transform: Transform) -> dict[str, object]:
    curves = {"x": transform.x, "y": transform.y, "scale": transform.scale, "rotation": transform.rotation}
    return {
        **{name: curve_to_json(curve) for name, curve in curves.items()},
        "opacity": curve_to_json(transform.opacity),
        "crop": beside(_crop(UNCROPPED), _crop(transform.crop)),
    }


def _crop(crop: Crop) -> dict[str, object]:
    return {"left": crop.left, "top": crop.top, "right": crop.right, "bottom": crop.bottom}


def _grade(grade: Grade) -> dict[str, object]:
    return {
        "exposure": grade.exposure,
        "lift": list(grade.lift),
        "gamma": list(grade.gamma),
        "gain": list(grade.gain),
        "saturation": grade.saturation,
        "lut": grade.lut,
        "lut_strength": grade.lut_strength,
    }


def _level(level: Level) -> dict[str, object]:
    return {
        "gain_db": curve_to_json(level.gain_db),
        "pan": level.pan,
        "fade_in": level.fade_in,
        "fade_out": level.fade_out,
    }


def _style(style: Style) -> dict[str, object]:
    return {
        "font": style.font,
        "weight": style.weight,
        "size": style.size,
        "leading": style.leading,
        "tracking": style.tracking,
        "color": style.color,
        "outline": style.outline,
        "outline_color": style.outline_color,
        "shadow": style.shadow,
        "box": style.box,
        "vertical": style.vertical,
        "align": style.align,
        "across": style.across,
    }


def _curve(record: Record, key: str, usual: Curve, low: float, high: float) -> Curve:
    return curve_from_json(record[key], key, low, high) if key in record else usual


def _key(item: object, key: str, low: float, high: float) -> Key:
    parts = read.as_list(item, key)
    if len(parts) != 3:
        raise damaged(key)
    at, value, ease = parts
    number = read.number({key: value}, key, low=low, high=high)
    return Key(read.whole({key: at}, key), number, read.one_of(ease, EASES, key))


def _colors(record: Record, key: str, usual: Colors, low: float, high: float) -> Colors:
    parts = read.as_list(record.get(key, list(usual)), key)
    if len(parts) != 3:
        raise damaged(key)
    red, green, blue = (read.number({key: part}, key, low=low, high=high) for part in parts)
    return red, green, blue
