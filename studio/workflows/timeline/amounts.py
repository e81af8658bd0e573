"""The amounts of a clip: numbers that the inspector shows and changes, some of which move over time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from studio.project.timeline.clip import Clip
from studio.project.timeline.curve import Curve, Ease, Key, steady
from studio.project.timeline.look import Grade, Level

Side = Literal["picture", "sound"]
"""Which clips an amount belongs to: those of video and subtitle tracks, or those of audio tracks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of a clip, in the unit it is shown in: parts of the screen in percent, angles in degrees, levels in dB.

    ``read`` gives it at a frame of the clip's medium, ``write`` the clip with another. ``curve`` names the curve it is
    the value of, None where it stays.
    """

    side: Side
    low: float
    high: float
    step: float
    usual: float
    unit: str
    read: Callable[[Clip, int], float]
    write: Callable[[Clip, int, float], Clip]
    curve: Callable[[Clip], Curve] | None = None


def with_key(curve: Curve, at: int, value: float) -> Curve:
    """The curve with this value at ``at``: at the key there, or at a new one that leaves as its neighbour does."""
    before = [key for key in curve.keys if key.at < at]
    here = next((key for key in curve.keys if key.at == at), None)
    ease: Ease = here.ease if here else before[-1].ease if before else curve.keys[0].ease
    return Curve((*before, Key(at, value, ease), *(key for key in curve.keys if key.at > at)))


def moves(curve: Curve) -> bool:
    """Whether somebody has set keys: a value that stays has one, at 0, that leaves straight."""
    return curve.keys != steady(curve.keys[0].value).keys


def _transform(name: str, times: float) -> tuple[Callable[[Clip], Curve], Callable[[Clip, Curve], Clip], float]:
    def _get(clip: Clip) -> Curve:
        transform = clip.transform
        return {
            "x": transform.x,
            "y": transform.y,
            "scale": transform.scale,
            "rotation": transform.rotation,
            "opacity": transform.opacity,
        }[name]

    def _put(clip: Clip, curve: Curve) -> Clip:
        before = clip.transform
        made = {
            "x": lambda: replace(before, x=curve),
            "y": lambda: replace(before, y=curve),
            "scale": lambda: replace(before, scale=curve),
            "rotation": lambda: replace(before, rotation=curve),
            "opacity": lambda: replace(before, opacity=curve),
        }[name]()
        return replace(clip, transform=made)

    return _get, _put, times


def _gain(clip: Clip) -> Curve:
    return clip.level.gain_db


def _with_gain(clip: Clip, curve: Curve) -> Clip:
    return replace(clip, level=replace(clip.level, gain_db=curve))


CURVES: Mapping[str, tuple[Callable[[Clip], Curve], Callable[[Clip, Curve], Clip], float]] = {
    "x": _transform("x", 100.0),
    "y": _transform("y", 100.0),
    "scale": _transform("scale", 100.0),
    "rotation": _transform("rotation", 1.0),
    "opacity": _transform("opacity", 100.0),
    "gain": (_gain, _with_gain, 1.0),
}
"""Of each amount that can move: its curve, how to give a clip another, and how much of its unit 1 on the curve is."""


def _moving(name: str, side: Side, low: float, high: float, step: float, usual: float, unit: str) -> Amount:
    get, put, times = CURVES[name]

    def _read(clip: Clip, at: int) -> float:
        return get(clip).value(at) * times

    def _write(clip: Clip, at: int, value: float) -> Clip:
        curve = get(clip)
        return put(clip, with_key(curve, at, value / times) if moves(curve) else steady(value / times))

    return Amount(side=side, low=low, high=high, step=step, usual=usual, unit=unit, read=_read, write=_write, curve=get)


def _graded(
    low: float, high: float, step: float, usual: float, unit: str, get: Callable[[Grade], float],
    put: Callable[[Grade, float], Grade], times: float = 1.0,
) -> Amount:  # fmt: skip
    return Amount(
        side="picture", low=low, high=high, step=step, usual=usual, unit=unit,
        read=lambda clip, _at: get(clip.grade) * times,
        write=lambda clip, _at, value: replace(clip, grade=put(clip.grade, value / times)),
    )  # fmt: skip


def _channel(wheel: Literal["lift", "gamma", "gain"], number: int, low: float, high: float, usual: float) -> Amount:
    def _get(grade: Grade) -> float:
        return {"lift": grade.lift, "gamma": grade.gamma, "gain": grade.gain}[wheel][number]

    def _put(grade: Grade, value: float) -> Grade:
        red, green, blue = {"lift": grade.lift, "gamma": grade.gamma, "gain": grade.gain}[wheel]
        made = (
            value if number == 0 else red,
            value if number == 1 else green,
            value if number == 2 else blue,
        )
        if wheel == "lift":
            return replace(grade, lift=made)
        return replace(grade, gamma=made) if wheel == "gamma" else replace(grade, gain=made)

    return _graded(low, high, 0.01, usual, "", _get, _put)


def _edge(name: Literal["left", "top", "right", "bottom"]) -> Amount:
    def _read(clip: Clip, _at: int) -> float:
        crop = clip.transform.crop
        return {"left": crop.left, "top": crop.top, "right": crop.right, "bottom": crop.bottom}[name] * 100.0

    def _write(clip: Clip, _at: int, value: float) -> Clip:
        crop, part = clip.transform.crop, value / 100.0
        made = {
            "left": lambda: replace(crop, left=min(part, 0.99 - crop.right)),
            "right": lambda: replace(crop, right=min(part, 0.99 - crop.left)),
            "top": lambda: replace(crop, top=min(part, 0.99 - crop.bottom)),
            "bottom": lambda: replace(crop, bottom=min(part, 0.99 - crop.top)),
        }[name]()
        return replace(clip, transform=replace(clip.transform, crop=made))

    return Amount(side="picture", low=0.0, high=99.0, step=1.0, usual=0.0, unit="%", read=_read, write=_write)


def _levelled(
    low: float, high: float, step: float, unit: str, get: Callable[[Level], float], put: Callable[[Level, float], Level]
) -> Amount:
    return Amount(
        side="sound", low=low, high=high, step=step, usual=0.0, unit=unit,
        read=lambda clip, _at: get(clip.level),
        write=lambda clip, _at, value: replace(clip, level=put(clip.level, value)),
    )  # fmt: skip


AMOUNTS: Mapping[str, Amount] = {
    "x": _moving("x", "picture", -100.0, 100.0, 1.0, 0.0, "%"),
    "y": _moving("y", "picture", -100.0, 100.0, 1.0, 0.0, "%"),
    "scale": _moving("scale", "picture", 0.0, 400.0, 1.0, 100.0, "%"),
    "rotation": _moving("rotation", "picture", -180.0, 180.0, 1.0, 0.0, "°"),
    "opacity": _moving("opacity", "picture", 0.0, 100.0, 1.0, 100.0, "%"),
    "crop.left": _edge("left"),
    "crop.right": _edge("right"),
    "crop.top": _edge("top"),
    "crop.bottom": _edge("bottom"),
    "exposure": _graded(
        -4.0, 4.0, 0.05, 0.0, "", lambda grade: grade.exposure, lambda grade, value: replace(grade, exposure=value)
    ),
    "saturation": _graded(
        0.0, 400.0, 1.0, 100.0, "%", lambda grade: grade.saturation,
        lambda grade, value: replace(grade, saturation=value), 100.0,
    ),
    **{f"lift.{name}": _channel("lift", number, -0.5, 0.5, 0.0) for number, name in enumerate("rgb")},
    **{f"gamma.{name}": _channel("gamma", number, 0.2, 5.0, 1.0) for number, name in enumerate("rgb")},
    **{f"gain.{name}": _channel("gain", number, 0.0, 4.0, 1.0) for number, name in enumerate("rgb")},
    "lut_strength": _graded(
        0.0, 100.0, 1.0, 100.0, "%", lambda grade: grade.lut_strength,
        lambda grade, value: replace(grade, lut_strength=value), 100.0,
    ),
    "gain": _moving("gain", "sound", -96.0, 24.0, 0.5, 0.0, "dB"),
    "pan": _levelled(
        -100.0, 100.0, 1.0, "%", lambda level: level.pan * 100.0,
        lambda level, value: replace(level, pan=value / 100.0),
    ),
    "fade_in": _levelled(
        0.0, 240.0, 1.0, "f", lambda level: level.fade_in, lambda level, value: replace(level, fade_in=round(value))
    ),
    "fade_out": _levelled(
        0.0, 240.0, 1.0, "f", lambda level: level.fade_out, lambda level, value: replace(level, fade_out=round(value))
    ),
}  # fmt: skip
"""Every amount of a clip, by its name."""
