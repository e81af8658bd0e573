"""The sound part of a recipe as JSON objects, and back; what an older record lacks takes its default."""

import math
from collections.abc import Mapping
from typing import cast

from studio.core.errors import ProjectError
from studio.project.mix import GAIN_DB, OWN_USES, STEMS, Master, MixSettings, OwnSound, OwnUse, StemMix


def mix_to_json(mix: MixSettings) -> dict[str, object]:
    """A balance: one object a stem, and what counts for all of them."""
    stems: dict[str, object] = {
        name: {"gain_db": stem.gain_db, "mute": stem.mute, "solo": stem.solo}
        for name, stem in ((name, mix.stem(name)) for name in STEMS)
    }
    return stems | {
        "duck": mix.duck,
        "fade_in": mix.fade_in,
        "fade_out": mix.fade_out,
        "loudness": mix.loudness,
        "speed_of_sound": mix.speed_of_sound,
    }


def mix_from_json(data: object) -> MixSettings:
    """The balance that ``mix_to_json`` wrote; nothing at all is the usual one. Raises ``ProjectError``."""
    usual, record = MixSettings(), _object({} if data is None else data, "mix")
    return MixSettings(
        dialogue=_stem(record, "dialogue"),
        effects=_stem(record, "effects"),
        ambience=_stem(record, "ambience"),
        music=_stem(record, "music"),
        duck=_number(record, "duck", usual.duck, 0.0, 4.0),
        fade_in=_samples(record, "fade_in"),
        fade_out=_samples(record, "fade_out"),
        loudness=_number(record, "loudness", usual.loudness, -40.0, -9.0),
        speed_of_sound=record.get("speed_of_sound") is True,
    )


def master_to_json(master: Master | None) -> dict[str, object] | None:
    """The gains of a film."""
    return None if master is None else {"gain_db": master.gain_db, "air_db": master.air_db}


def master_from_json(data: object) -> Master | None:
    """The gains that ``master_to_json`` wrote. Raises ``ProjectError``."""
    if data is None:
        return None
    record = _object(data, "master")
    return Master(
        gain_db=_number(record, "gain_db", 0.0, -200.0, 200.0), air_db=_number(record, "air_db", 0.0, -200.0, 200.0)
    )


def own_to_json(own: tuple[OwnSound, ...]) -> list[object]:
    """The person's own sounds, one object each."""
    return [
        {
            "media": one.media,
            "use": one.use,
            "sample": one.sample,
            "gain_db": one.gain_db,
            "name": one.name,
            "line": one.line,
        }
        for one in own
    ]


def own_from_json(data: object) -> tuple[OwnSound, ...]:
    """The sounds that ``own_to_json`` wrote. Raises ``ProjectError``."""
    if data is None:
        return ()
    if not isinstance(data, list):
        raise _damaged("own")
    return tuple(_own(_object(item, "own")) for item in cast(list[object], data))


def _own(record: Mapping[str, object]) -> OwnSound:
    media, name = record.get("media"), record.get("name", "")
    use: OwnUse | None = next((use for use in OWN_USES if use == record.get("use")), None)
    if not isinstance(media, str) or not isinstance(name, str) or use is None:
        raise _damaged("own")
    return OwnSound(
        media=media,
        use=use,
        sample=_samples(record, "sample"),
        gain_db=_number(record, "gain_db", 0.0, *GAIN_DB),
        name=name,
        line=_samples(record, "line"),
    )


def _stem(record: Mapping[str, object], name: str) -> StemMix:
    stem = _object(record.get(name, {}), name)
    return StemMix(
        gain_db=_number(stem, "gain_db", 0.0, *GAIN_DB), mute=stem.get("mute") is True, solo=stem.get("solo") is True
    )


def _samples(record: Mapping[str, object], key: str) -> int:
    value = record.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _damaged(key)
    return value


def _number(record: Mapping[str, object], key: str, usual: float, low: float, high: float) -> float:
    value = record.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _damaged(key)
    if not low <= value <= high:
        raise _damaged(key)
    return float(value)


def _object(data: object, key: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise _damaged(key)
    return cast(Mapping[str, object], data)


def _damaged(field: str) -> ProjectError:
    return ProjectError(f'A project record is damaged: its "{field}" makes no sense.')
