"""What the voices that may be shaped say by themselves: a few lines each. They are nobody's, and come with the studio;
a voice that is another than the one that was shipped speaks once, and its lines are kept."""

import hashlib
import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from studio.core import sealed
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.speech import Voice
from studio.project.scene import Line
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.speech.casting import bases
from studio.sound.speech.speaker import spoken
from studio.sound.speech.store import VERSION

LINES = {
    "en": "The weather was warm, and nobody wanted to go home. She opened the letter, read it twice, and smiled.",
    "ja": "きょうはとてもいい天気なので、海まで歩きましょう。もう一度、はじめからやり直そうと思います。",
}
"""Every vowel, nasals, stops and hisses; some six seconds."""

_FULL = 32_768
"""Of samples of 16 bits."""


class BaseLines:
    """The lines under ``shipped``, which are only read, and under ``kept``. One that cannot be written is no error: it
    is spoken again."""

    def __init__(self, shipped: Path, kept: Path) -> None:
        self._shipped, self._kept = shipped, kept

    def said(self, language: str, number: int, cancel: CancelToken) -> Signal:
        """What this voice of ``bases(language)`` says. Raises ``AssetMissingError``."""
        name = file_name(language, number)
        known = _read(_bytes(self._shipped / name))
        if known is None:
            known = _read(sealed.kept(self._kept / name))
        if known is not None:
            return known
        file = flac(language, number, cancel)
        sealed.keep(self._kept / name, file)
        return _decoded(file)


def file_name(language: str, number: int) -> str:
    """By voice, words and version: a voice that changes has another."""
    casting = bases(language)[number].casting
    asked = json.dumps([VERSION, LINES[language], casting.model, casting.blend])
    return f"{hashlib.sha256(asked.encode()).hexdigest()[:40]}.flac"


def flac(language: str, number: int, cancel: CancelToken) -> bytes:
    """The line, spoken now: FLAC of 16 bits at 48 kHz. Raises ``AssetMissingError``."""
    line = Line(speaker="", text=LINES[language], language=language)
    samples = spoken(line, Voice(), cancel, bases(language)[number].casting).samples
    file = io.BytesIO()
    whole = np.clip(np.round(samples * _FULL), -_FULL, _FULL - 1).astype(np.int16)
    _soundfile().write(file, whole, SAMPLE_RATE, format="FLAC", subtype="PCM_16")
    return file.getvalue()


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _read(data: bytes | None) -> Signal | None:
    """None for no file, and for a damaged one."""
    if data is None:
        return None
    try:
        return _decoded(data)
    except (_soundfile().LibsndfileError, ValueError):
        return None


def _decoded(data: bytes) -> Signal:
    """Raises ``ValueError`` for another kind of sound than is written here, soundfile's own for none."""
    wave, rate = _soundfile().read(io.BytesIO(data), dtype="int16")
    if rate != SAMPLE_RATE or wave.ndim != 1 or not len(wave):
        raise ValueError("not a line of a voice")
    return dsp.single(np.asarray(wave, np.float64) / _FULL)


def _soundfile() -> Any:
    # soundfile ships no type information: Any stops here.
    return import_module("soundfile")
