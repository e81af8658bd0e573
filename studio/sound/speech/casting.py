"""Who speaks: a ``Voice`` of the port becomes a model, a style and a size of vocal tract."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.ports.likeness import VoiceLikeness
from studio.ports.speech import Voice
from studio.sound.speech.models import kokoro_styles


@dataclass(frozen=True, slots=True)
class Casting:
    """``blend`` mixes Kokoro styles by weight (empty for the other models). ``pitch`` scales the pitch, ``formants``
    the resonances of the throat, as a smaller or larger head does; ``rate`` scales the pace; ``melody`` how wide the
    voice moves around its middle. ``gains`` colour it: dB over ``ENVELOPE_HZ``, empty for none."""

    model: str
    blend: tuple[tuple[str, float], ...] = ()
    pitch: float = 1.0
    formants: float = 1.0
    rate: float = 1.0
    melody: float = 1.0
    gains: tuple[float, ...] = ()

    def style(self) -> NDArray[np.float32] | None:
        """The blended style vectors."""
        if not self.blend:
            return None
        styles = kokoro_styles()
        total = np.zeros_like(styles[self.blend[0][0]])
        for name, weight in self.blend:
            total += styles[name] * np.float32(weight)
        return total


def _own(name: str, pitch: float = 1.0, formants: float = 1.0) -> Casting:
    return Casting(name, (), pitch, formants)


def _kokoro(pitch: float = 1.0, formants: float = 1.0, **shares: float) -> Casting:
    return Casting("kokoro", tuple(shares.items()), pitch, formants)


# Chosen by a speaker-verification network (d-vectors, cosine): any two adults of a language are at most 0.68 alike,
# where one voice with two lines is 0.76 to 0.86. A tenth more or less of formants makes another person; pitch alone
# does not.
_JAPANESE_FEMALE = (
    _kokoro(jf_alpha=1.0),
    _kokoro(0.94, 0.92, jf_gongitsune=1.0),
    _kokoro(1.10, 1.15, jf_alpha=1.0),
    _kokoro(0.90, 0.93, jf_tebukuro=1.0),
    _kokoro(0.90, 0.88, jf_alpha=1.0),
)
_JAPANESE_MALE = (
    _kokoro(jm_kumo=1.0),
    _kokoro(0.93, 0.88, jm_kumo=1.0),
    _kokoro(1.14, 1.15, jm_kumo=1.0),
    _kokoro(0.85, 0.93, jm_kumo=0.6, jf_alpha=0.4),
)
_ENGLISH_FEMALE = (
    _own("hibari"),
    _own("hibari", 0.92, 0.90),
    _own("hibari", 1.09, 1.14),
    _kokoro(0.95, 1.0, jf_gongitsune=1.0),
    _kokoro(0.88, 1.0, jf_alpha=1.0),
)
_ENGLISH_MALE = (
    _own("joe"),
    _own("joe", 0.92, 0.88),
    _own("joe", 1.08, 1.11),
    _kokoro(0.95, 0.98, jm_kumo=1.0),
    _kokoro(1.08, 1.10, jm_kumo=1.0),
)
_CHOICES = {
    ("ja", "female"): _JAPANESE_FEMALE,
    ("ja", "male"): _JAPANESE_MALE,
    ("en", "female"): _ENGLISH_FEMALE,
    ("en", "male"): _ENGLISH_MALE,
}
# (pitch, formants, pace). A child's head is smaller; girls' and boys' voices hardly differ, so both start from the
# female voices. Old women's voices fall and old men's rise a little; both are slower.
_AGES = {
    ("child", "female"): (1.24, 1.24, 1.03),
    ("child", "male"): (1.16, 1.15, 1.03),
    ("young", "female"): (1.04, 1.04, 1.03),
    ("young", "male"): (1.05, 1.04, 1.03),
    ("old", "female"): (0.90, 0.95, 0.86),
    ("old", "male"): (1.02, 0.94, 0.84),
}


@dataclass(frozen=True, slots=True)
class Base:
    """A voice that may be shaped toward somebody's: its median pitch in Hz and the semitones between the tenth and the
    ninetieth of a hundred, as it is by itself."""

    casting: Casting
    pitch: float
    melody: float


# Measured on the lines of ``likeness``. Likenesses name them by number: the lists may only grow.
_BASES: dict[str, tuple[Base, ...]] = {
    "en": (
        Base(_own("hibari"), 196.0, 7.8),
        Base(_own("joe"), 88.0, 9.0),
        Base(_kokoro(jm_kumo=1.0), 87.0, 9.5),
        Base(_kokoro(jf_alpha=1.0), 267.0, 7.8),
        Base(_kokoro(jf_gongitsune=1.0), 232.0, 8.3),
        Base(_kokoro(jf_nezumi=1.0), 233.0, 5.6),
        Base(_kokoro(jm_kumo=0.6, jf_nezumi=0.4), 138.0, 8.8),
    ),
    "ja": (
        Base(_kokoro(jm_kumo=1.0), 89.0, 8.2),
        Base(_kokoro(jf_alpha=1.0), 267.0, 8.5),
        Base(_kokoro(jf_gongitsune=1.0), 232.0, 8.2),
        Base(_kokoro(jf_nezumi=1.0), 234.0, 5.5),
        Base(_kokoro(jf_tebukuro=1.0), 331.0, 8.7),
        Base(_kokoro(jm_kumo=0.6, jf_nezumi=0.4), 140.0, 7.2),
    ),
}


def bases(language: str) -> Sequence[Base]:
    """The voices that are shaped, by language."""
    return _BASES["ja" if language == "ja" else "en"]


def cast(voice: Voice, *, japanese: bool) -> Casting:
    """The voice for a part: the same ``Voice`` is always the same."""
    casting = _ordinary(voice, japanese=japanese) if voice.likeness is None else _alike(voice.likeness, japanese)
    if voice.pitch == 0.0 and voice.pace == 1.0:
        return casting
    pace = min(_PACES[1], max(_PACES[0], voice.pace))
    raised = 2.0 ** (min(_SEMITONES, max(-_SEMITONES, voice.pitch)) / 12.0)
    return replace(casting, pitch=casting.pitch * raised, rate=casting.rate * pace)


_SEMITONES = 12.0
_PACES = (0.6, 1.6)
_CLEAR = 1.25
"""A voice that is played lower must speak faster by as much; asked for more than this, the models slur."""


def _alike(likeness: VoiceLikeness, japanese: bool) -> Casting:
    language = "ja" if japanese else "en"
    known = bases(language)
    base = known[likeness.variants.get(language, 0) % len(known)]
    pitch = shift(likeness.pitch, base)
    return replace(
        base.casting,
        pitch=pitch,
        formants=base.casting.formants * min(1.35, max(0.75, likeness.formants.get(language, 1.0))),
        rate=base.casting.rate * min(_CLEAR * pitch, 1.4, max(0.7, likeness.pace)),
        melody=min(1.6, max(0.5, likeness.pitch_range / base.melody)) if likeness.pitch_range > 0.0 else 1.0,
        gains=tuple(likeness.envelope.get(language, ())),
    )


def shift(pitch: float, base: Base) -> float:
    """By how much the base's pitch is scaled for a median of ``pitch`` Hz."""
    return min(1.8, max(0.55, pitch / base.pitch)) if pitch > 0.0 else 1.0


def _ordinary(voice: Voice, *, japanese: bool) -> Casting:
    male = voice.gender == "male" and voice.age != "child"
    choices = _CHOICES[("ja" if japanese else "en", "male" if male else "female")]
    base = choices[voice.variant % len(choices)]
    pitch, formants, rate = _AGES.get((voice.age, "male" if voice.gender == "male" else "female"), (1.0, 1.0, 1.0))
    return replace(base, pitch=base.pitch * pitch, formants=base.formants * formants, rate=base.rate * rate)
