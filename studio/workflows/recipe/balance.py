"""A balance in words, as commands take it: ``music=-6 ambience=mute dialogue=solo duck=0.5 fade_out=2``."""

import math
from collections.abc import Iterable
from dataclasses import replace

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.project.mix import GAIN_DB, LOUDNESS, STEMS, MixSettings, StemMix

_TODO = "Write it as music=-6, ambience=mute, dialogue=solo, duck=0.5, fade_in=1 or fade_out=2."


def balance(words: Iterable[str], loudness: float = -16.0) -> MixSettings:
    """The balance that the words mean, at a loudness in LUFS. Raises ``InputError``."""
    if loudness not in LOUDNESS:
        raise InputError(
            f"{loudness:g} LUFS is no loudness that the studio masters to.",
            todo=f"Choose one of {', '.join(f'{one:g}' for one in LOUDNESS)}.",
        )
    mix = MixSettings(loudness=loudness)
    for word in (part for text in words for part in text.replace(",", " ").split()):
        name, sign, value = word.partition("=")
        if not sign:
            raise InputError(f'"{word}" says nothing about the mix.', todo=_TODO)
        mix = _told(mix, name.strip().lower(), value.strip().lower())
    return mix


def _told(mix: MixSettings, name: str, value: str) -> MixSettings:
    for stem in STEMS:
        if name == stem:
            return _with_stem(mix, name, _stem(mix.stem(stem), name, value))
    if name == "duck":
        return replace(mix, duck=_number(name, value, 0.0, 4.0))
    if name == "fade_in":
        return replace(mix, fade_in=round(_number(name, value, 0.0, 60.0) * SAMPLE_RATE))
    if name == "fade_out":
        return replace(mix, fade_out=round(_number(name, value, 0.0, 60.0) * SAMPLE_RATE))
    raise InputError(f'The mix has no "{name}".', todo=f"It has {', '.join(STEMS)}, duck, fade_in and fade_out.")


def _stem(stem: StemMix, name: str, value: str) -> StemMix:
    if value == "mute":
        return replace(stem, mute=True)
    if value == "solo":
        return replace(stem, solo=True)
    return replace(stem, gain_db=_number(name, value.removesuffix("db"), *GAIN_DB))


def _with_stem(mix: MixSettings, name: str, stem: StemMix) -> MixSettings:
    match name:
        case "dialogue":
            return replace(mix, dialogue=stem)
        case "effects":
            return replace(mix, effects=stem)
        case "ambience":
            return replace(mix, ambience=stem)
        case _:
            return replace(mix, music=stem)


def _number(name: str, value: str, low: float, high: float) -> float:
    try:
        number = float(value)
    except ValueError as exc:
        raise InputError(f'"{name}={value}" is not a number.', todo=_TODO) from exc
    if not math.isfinite(number) or not low <= number <= high:
        raise InputError(f"{name} cannot be {value}.", todo=f"Give {low:g} to {high:g}.")
    return number
