"""How sound is balanced: gain, mute and solo of each stem, fades, ducking, and the loudness that is aimed at."""

from dataclasses import dataclass
from typing import Literal, get_args

Stem = Literal["dialogue", "effects", "ambience", "music"]
STEMS: tuple[Stem, ...] = get_args(Stem)
"""What a mix is made of, in the order in which it is summed."""

LOUDNESS = (-14.0, -16.0, -23.0)
"""LUFS that platforms ask for: streams, the web and podcasts, European broadcast."""

GAIN_DB = (-60.0, 24.0)
"""The least and the most a stem can be turned down or up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StemMix:
    """One stem: ``gain_db`` within ``GAIN_DB``; muted; or heard alone (with whatever else is ``solo``)."""

    gain_db: float = 0.0
    mute: bool = False
    solo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """The two gains that bring a whole film to its loudness: over everything, and over the air of places before that.

    Shots of one film share them, so that a quiet shot stays quieter than a loud one.
    """

    gain_db: float
    air_db: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MixSettings:
    """The balance of a shot, or of a whole film.

    ``duck`` says how far the rest makes way for speech: 0 not at all, 1 as usual, 2 by twice the decibels. ``fade_in``
    and ``fade_out`` are samples at 48 kHz. ``loudness`` in LUFS counts for a whole film; the true peak stays under
    -1 dBTP. ``speed_of_sound`` lets what is far off be heard later than it is seen.
    """

    dialogue: StemMix = StemMix()
    effects: StemMix = StemMix()
    ambience: StemMix = StemMix()
    music: StemMix = StemMix()
    duck: float = 1.0
    fade_in: int = 0
    fade_out: int = 0
    loudness: float = -16.0
    speed_of_sound: bool = False

    def stem(self, name: Stem) -> StemMix:
        """The settings of one stem."""
        return {"dialogue": self.dialogue, "effects": self.effects, "ambience": self.ambience, "music": self.music}[
            name
        ]

    def gain(self, name: Stem) -> float:
        """The factor of amplitude on a stem: 0 when it is muted, or another is solo and it is not."""
        alone = any(self.stem(other).solo for other in STEMS)
        one = self.stem(name)
        if one.mute or (alone and not one.solo):
            return 0.0
        return float(10.0 ** (one.gain_db / 20.0))

    def under(self, film: "MixSettings") -> "MixSettings":
        """A shot's own settings under those of its film: gains add up, and a mute or a solo of either holds. Fades
        stay the shot's; the loudness is the film's.

        ::

            shot  music -3 dB          film  music -6 dB, ambience mute     ->   music -9 dB, ambience mute
        """

        def both(name: Stem) -> StemMix:
            a, b = self.stem(name), film.stem(name)
            total = max(GAIN_DB[0], min(GAIN_DB[1], a.gain_db + b.gain_db))
            return StemMix(gain_db=total, mute=a.mute or b.mute, solo=a.solo or b.solo)

        return MixSettings(
            dialogue=both("dialogue"),
            effects=both("effects"),
            ambience=both("ambience"),
            music=both("music"),
            duck=self.duck * film.duck,
            fade_in=self.fade_in,
            fade_out=self.fade_out,
            loudness=film.loudness,
            speed_of_sound=self.speed_of_sound or film.speed_of_sound,
        )


OwnUse = Literal["music", "effect", "line"]
OWN_USES: tuple[OwnUse, ...] = get_args(OwnUse)
"""What a sound of the person's own can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSound:
    """A sound file of the person's own: in place of the composed music, beside the effects, or a line as they speak it.

    ``media`` is the SHA-256 of the file; ``use`` what it is for. An effect begins at ``sample`` of its shot; a line is
    number ``line`` of the scene's dialogue, from 0. ``name`` is what the file was called.
    """

    media: str
    use: OwnUse
    sample: int = 0
    gain_db: float = 0.0
    name: str = ""
    line: int = 0
