"""Whether an English phrase was said: a recogniser that knows nothing of the phrase has written down what it heard."""

import re
from difflib import SequenceMatcher

import numpy as np

from studio.ports.likeness import Heard

ACCEPTED_FROM = 0.70
"""See ``words_alike`` for what the figure counts. Phrases of a challenge share two or three of their eleven words."""

_SAME_WORD = 0.7
"""Of a word's letters: a recogniser of this size mishears endings (``painter``, ``painted``)."""

_FIGURES = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve",
}  # fmt: skip
_OTHER_SHORE = {"harbour": "harbor", "grey": "gray", "colour": "color", "theatre": "theater"}


def judged(text: str, phrase: str) -> Heard:
    """How well what was heard fits the phrase."""
    return Heard(text=text, score=words_alike(phrase, text), accepted_from=ACCEPTED_FROM, method="words")


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
