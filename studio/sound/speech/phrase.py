"""A phrase: phoneme letters that are spoken in one breath, each knowing the word it belongs to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LIMIT = 150
"""Most letters a model is given at once; longer lines are split: the models were trained on single sentences, and their
memory grows with length."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word and its phonemes (misaki's letters, those of Kokoro); punctuation is a spelled word with no ``text``."""

    text: str
    letters: str
    spaced: bool = True
    """Whether a space follows."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """``letters[i]`` belongs to ``words[owners[i]]``; -1 for spaces and punctuation."""

    letters: str
    owners: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A phrase, voiced: float32 (n,) at ``rate`` Hz; letter i sounds from edges[i] to edges[i + 1] samples of it."""

    samples: NDArray[np.float32]
    rate: int
    edges: NDArray[np.int64]


def phrases(words: list[Spelled]) -> list[Phrase]:
    """Words gathered into phrases of at most ``LIMIT`` letters, cut at sentence ends, else where a pause fits best."""
    out: list[Phrase] = []
    group: list[Spelled] = []
    size = 0
    for word in words:
        length = len(word.letters) + 1
        if size + length > LIMIT and group:
            cut = next((i + 1 for i in reversed(range(len(group))) if _pauses(group[i])), len(group))
            out.append(_joined(group[:cut]))
            group = group[cut:]
            size = sum(len(w.letters) + 1 for w in group)
        group.append(word)
        size += length
        if not word.text and any(mark in word.letters for mark in ".!?"):
            out.append(_joined(group))
            group, size = [], 0
    if group:
        out.append(_joined(group))
    return [p for p in out if any(owner >= 0 for owner in p.owners)]


def _pauses(word: Spelled) -> bool:
    return not word.text and any(mark in word.letters for mark in ",;:—…")


def _joined(group: list[Spelled]) -> Phrase:
    letters, owners, words = "", list[int](), list[str]()
    for word in group:
        owner = -1
        if word.text and any(c.isalpha() for c in word.letters):
            owner = len(words)
            words.append(word.text)
        letters += word.letters[:LIMIT]
        owners += [owner] * len(word.letters[:LIMIT])
        if word.spaced:
            letters += " "
            owners.append(-1)
    kept = len(letters.rstrip())
    return Phrase(letters[:kept], tuple(owners[:kept]), tuple(words))
