"""Instruments: (pitch Hz, seconds held, loudness 0..1, rng) → one note, mono, peak about its loudness.

``waves`` has what they are made of; ``keys``, ``plucked``, ``bowed``, ``winds``, ``struck`` and ``synths`` play.
"""

from studio.sound.music.instruments.bowed import BOWED
from studio.sound.music.instruments.keys import KEYS
from studio.sound.music.instruments.plucked import PLUCKED
from studio.sound.music.instruments.struck import STRUCK
from studio.sound.music.instruments.synths import SYNTHS
from studio.sound.music.instruments.waves import Instrument
from studio.sound.music.instruments.winds import WINDS

INSTRUMENTS: dict[str, Instrument] = {**KEYS, **PLUCKED, **BOWED, **WINDS, **STRUCK, **SYNTHS}

__all__ = ["INSTRUMENTS", "Instrument"]
