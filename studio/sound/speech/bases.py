"""What the voices that may be shaped say by themselves: a few lines each, spoken once and kept. They are nobody's."""

import hashlib
import io
import json
from pathlib import Path

import numpy as np

from studio.core import sealed
from studio.core.progress import CancelToken
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


class BaseLines:
    """The lines under a folder. One that cannot be written is no error: they are spoken again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def said(self, language: str, number: int, cancel: CancelToken) -> Signal:
        """What this voice of ``bases(language)`` says. Raises ``AssetMissingError``."""
        casting = bases(language)[number].casting
        asked = json.dumps([VERSION, LINES[language], casting.model, casting.blend])
        path = self._folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:40]}.npz"
        known = _read(path)
        if known is not None:
            return known
        line = Line(speaker="", text=LINES[language], language=language)
        samples = spoken(line, Voice(), cancel, casting).samples
        file = io.BytesIO()
        np.savez_compressed(file, samples=np.round(samples * 32_767).astype(np.int16))
        sealed.keep(path, file.getvalue())
        return dsp.single(np.round(samples * 32_767) / 32_767)


def _read(path: Path) -> Signal | None:
    data = sealed.kept(path)
    if data is None:
        return None
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            return dsp.single(np.asarray(stored["samples"], np.float64) / 32_767)
    except (OSError, ValueError, KeyError):
        return None
