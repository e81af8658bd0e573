"""The compiled table of words: WordNet's senses and their taxonomy, JMdict's glosses. Read from disk as it is needed.

``resources/lexicon/words.sqlite`` is made by ``installer/compile_lexicon.py``, where its columns are described.
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studio.core.errors import AssetMissingError


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an English lemma: its synset and how often WordNet's corpora use the lemma so."""

    synset: int
    count: int


@dataclass(frozen=True, slots=True)
class Gloss:
    """One sense of a Japanese word: ``pos`` (``n v a r x``) and its English words, nearest first."""

    pos: str
    words: tuple[str, ...]


class WordTable:
    """Looks words up; every answer is remembered."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise AssetMissingError(
                "The dictionary is not installed.", todo=f"Restore {path.name} in resources/lexicon."
            )
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.senses = lru_cache(maxsize=20_000)(self._senses)
        self.up = lru_cache(maxsize=50_000)(self._up)
        self.domain = lru_cache(maxsize=50_000)(self._domain)
        self.derived_from = lru_cache(maxsize=5_000)(self._derived_from)
        self.glosses = lru_cache(maxsize=20_000)(self._glosses)
        self.irregular = lru_cache(maxsize=5_000)(self._irregular)

    def _senses(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """The senses of an English lemma (words joined by ``_``), commonest first; pos ``n v a r``."""
        row = self._db.execute("select senses from english where lemma = ? and pos = ?", (lemma, pos)).fetchone()
        if row is None:
            return ()
        parts = (part.partition(":") for part in str(row[0]).split())
        return tuple(Sense(int(number), int(count or 0)) for number, _, count in parts)

    def _up(self, synset: int) -> tuple[int, ...]:
        """Synsets one step more general."""
        row = self._db.execute("select up from synset where id = ?", (synset,)).fetchone()
        return tuple(int(part) for part in str(row[0]).split()) if row else ()

    def _domain(self, synset: int) -> int:
        """WordNet's lexicographer file of a synset (5 animal, 6 artifact, 18 person, 38 motion …)."""
        row = self._db.execute("select domain from synset where id = ?", (synset,)).fetchone()
        return int(row[0]) if row else 0

    def _derived_from(self, synset: int) -> tuple[str, ...]:
        """The nouns (or adjectives) an adjective or adverb is made from: snowy -> snow."""
        row = self._db.execute("select noun from synset where id = ?", (synset,)).fetchone()
        return tuple(str(row[0]).split()) if row else ()

    def _glosses(self, form: str) -> tuple[Gloss, ...]:
        """The senses of a Japanese word in its dictionary form."""
        row = self._db.execute("select glosses from japanese where form = ?", (form,)).fetchone()
        if row is None:
            return ()
        senses = (sense.partition(":") for sense in str(row[0]).split(";"))
        return tuple(Gloss(pos, tuple(words.split("|"))) for pos, _, words in senses)

    def _irregular(self, form: str, pos: str) -> str | None:
        """The lemma of an irregular English form: men -> man."""
        row = self._db.execute("select lemma from irregular where form = ? and pos = ?", (form, pos)).fetchone()
        return str(row[0]) if row else None

    def domains(self, lemma: str) -> set[int]:
        """The lexicographer files of a noun's senses; of its first alone where that is by far the commonest."""
        senses = self.senses(lemma, "n")
        first = senses[:1] if senses and senses[0].count > 3 * sum(s.count for s in senses[1:]) else senses
        return {self.domain(sense.synset) for sense in first}

    def known(self, lemma: str, pos: str) -> bool:
        """Whether WordNet has the lemma as this part of speech."""
        return bool(self.senses(lemma, pos))

    def frequency(self, lemma: str, pos: str) -> int:
        """How often WordNet's corpora use the lemma as this part of speech."""
        return sum(sense.count for sense in self.senses(lemma, pos))

    def lemma(self, form: str, pos: str) -> str | None:
        """The lemma of an inflected English form by irregulars and suffix rules (WordNet's ``morphy``), or None."""
        found = self.irregular(form, pos)
        if found:
            return found
        if self.known(form, pos) and not (pos == "n" and self._rather_plural(form)):
            return form
        for suffix, ending in SUFFIXES[pos]:
            if form.endswith(suffix) and len(form) > len(suffix) + 1:
                stem = form[: -len(suffix)] + ending
                if self.known(stem, pos):
                    return stem
                if suffix in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2] and self.known(stem[:-1], pos):
                    return stem[:-1]
        return None

    def _rather_plural(self, form: str) -> bool:
        """Whether a noun that is a lemma of its own is far oftener the plural of another: *boxers*."""
        singular = form[:-1]
        return form.endswith("s") and self.frequency(form, "n") == 0 and self.frequency(singular, "n") > 0


SUFFIXES: dict[str, tuple[tuple[str, str], ...]] = {
    "n": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
          ("shes", "sh"), ("oes", "o"), ("men", "man"), ("s", "")),
    "v": (("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""),
          ("ing", "e"), ("ing", "")),
    "a": (("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("ier", "y"), ("iest", "y")),
    "r": (),
}  # fmt: skip
