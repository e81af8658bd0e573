"""A likeness as bytes, and back."""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from studio.consent.packing import Fields, PackedError, Value, pack, pixels, unpack, waves
from studio.ports.consent import Likeness
from studio.ports.likeness import Portrait, VoiceLikeness

_FORMAT = 1


def likeness_to_bytes(likeness: Likeness) -> bytes:
    """All of it."""
    return pack(
        {
            "format": _FORMAT,
            "portrait": _portrait(likeness.portrait),
            "voice": _voice(likeness.voice),
            "pictures": [[name, picture] for name, picture in likeness.pictures],
            "recordings": list(likeness.recordings),
            "identity": [float(value) for value in likeness.identity],
            "voiceprint": [float(value) for value in likeness.voiceprint],
        }
    )


def likeness_from_bytes(data: bytes) -> Likeness:
    """Raises ``PackedError``."""
    fields = Fields(unpack(data))
    if fields.whole("format") != _FORMAT:
        raise PackedError("another format")
    portrait, voice = fields.raw("portrait"), fields.raw("voice")
    return Likeness(
        portrait=None if portrait is None else _as_portrait(Fields(portrait)),
        voice=None if voice is None else _as_voice(Fields(voice)),
        pictures=tuple(_named(pair) for pair in fields.items("pictures")),
        recordings=tuple(waves(one) for one in fields.items("recordings")),
        identity=fields.numbers("identity"),
        voiceprint=fields.numbers("voiceprint"),
    )


def digest_of(likeness: Likeness) -> str:
    """SHA-256 of what is seen and heard of it; the same for its owner and for those it was given to."""
    return sha256(
        pack(
            {
                "portrait": _portrait(likeness.portrait),
                "voice": _voice(likeness.voice),
                "pictures": [picture for _, picture in likeness.pictures],
                "recordings": list(likeness.recordings),
            }
        )
    ).hexdigest()


def _portrait(portrait: Portrait | None) -> Value:
    if portrait is None:
        return None
    return {
        "targets": _weights(portrait.targets),
        "offsets": portrait.offsets,
        "texture": portrait.texture,
        "cover": portrait.cover,
        "skin": [float(value) for value in portrait.skin],
        "hair": [float(value) for value in portrait.hair],
        "attributes": dict(portrait.attributes),
        "expressions": _weights(portrait.expressions),
        "engine_version": portrait.engine_version,
    }


def _as_portrait(fields: Fields) -> Portrait:
    return Portrait(
        targets=_as_weights(fields, "targets"),
        offsets=fields.samples("offsets"),
        texture=fields.pictures("texture"),
        cover=fields.pictures("cover"),
        skin=_color(fields.numbers("skin")),
        hair=_color(fields.numbers("hair")),
        attributes=MappingProxyType({name: _word(value) for name, value in fields.pairs("attributes")}),
        expressions=_as_weights(fields, "expressions"),
        engine_version=fields.text("engine_version"),
    )


def _voice(voice: VoiceLikeness | None) -> Value:
    if voice is None:
        return None
    return {
        "gender": voice.gender,
        "variants": dict(voice.variants),
        "pitch": float(voice.pitch),
        "pitch_range": float(voice.pitch_range),
        "formants": _weights(voice.formants),
        "envelope": {name: [float(gain) for gain in gains] for name, gains in voice.envelope.items()},
        "pace": float(voice.pace),
        "print": [float(value) for value in voice.print],
    }


def _as_voice(fields: Fields) -> VoiceLikeness:
    envelope = Fields(fields.raw("envelope"))
    return VoiceLikeness(
        gender=fields.text("gender"),
        variants=MappingProxyType({name: round(_number(value)) for name, value in fields.pairs("variants")}),
        pitch=fields.number("pitch"),
        pitch_range=fields.number("pitch_range"),
        formants=_as_weights(fields, "formants"),
        envelope=MappingProxyType({name: envelope.numbers(name) for name, _ in fields.pairs("envelope")}),
        pace=fields.number("pace"),
        print=fields.numbers("print"),
    )


def _weights(weights: Mapping[str, float]) -> dict[str, Value]:
    return {name: float(value) for name, value in weights.items()}


def _as_weights(fields: Fields, name: str) -> Mapping[str, float]:
    return MappingProxyType({key: _number(value) for key, value in fields.pairs(name)})


def _number(value: Value) -> float:
    return Fields({"": value}).number("")


def _word(value: Value) -> str:
    return Fields({"": value}).text("")


def _color(values: tuple[float, ...]) -> tuple[float, float, float]:
    if len(values) != 3:
        raise PackedError("no colour")
    return values[0], values[1], values[2]


def _named(pair: Value) -> tuple[str, NDArray[np.uint8]]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise PackedError("no picture")
    return _word(pair[0]), pixels(pair[1])
