"""Everyday English for Japanese words, where JMdict's first gloss is not what one says, and for words it does not have.

``resources/lexicon/everyday.toml`` holds whole words (``offer = "差し出す"``) and last parts (``_shop = "屋"``): a
compound that no dictionary has is called by its parts, ラーメン屋 a *ramen shop*, 歩き出す *to walk*.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from studio.core.errors import AssetMissingError
from studio.reading.words.wordtable import Gloss, WordTable

I_ROW = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
"""A godan verb's stem ending and its plain one."""
_PARTS_OF_SPEECH = {"deed": "v", "noun": "n", "quality": "a"}


def stems(verb: str) -> list[str]:
    """The first verbs that a compound verb may begin with, the longest first: 投げ飛ばす -> 投げる."""
    found: list[str] = []
    for end in range(len(verb) - 2, 1, -1):
        stem, rest = verb[:end], verb[end:]
        if not "\u3041" <= stem[-1] <= "\u3096" or (
            "\u3041" <= rest[0] <= "\u3096" and rest[0] not in "だかつこまはお"
        ):
            continue
        found.append(f"{stem}る")
        if stem[-1] in I_ROW:
            found.append(f"{stem[:-1]}{I_ROW[stem[-1]]}")
    return found


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fc"


class Everyday:
    """Glosses of Japanese words, the everyday ones first."""

    def __init__(self, path: Path, table: WordTable) -> None:
        self._table = table
        self._whole: dict[str, tuple[Gloss, ...]] = {}
        self._parts: dict[str, str] = {}
        try:
            tables = cast(Mapping[str, Mapping[str, str]], tomllib.loads(path.read_text("utf-8")))
        except OSError as problem:
            raise AssetMissingError(f"The word list {path.name} is not installed.") from problem
        for part, entries in tables.items():
            for english, words in entries.items():
                for word in words.split():
                    if part == "ending":
                        self._parts[word] = english
                    else:
                        gloss = Gloss(_PARTS_OF_SPEECH[part], (english.replace("_", " "),))
                        self._whole[word] = (*self._whole.get(word, ()), gloss)

    def glosses(self, word: str) -> tuple[Gloss, ...]:
        """What a dictionary says of a word, after what one says every day."""
        return (*self._whole.get(word, ()), *self._table.glosses(word))

    def said(self, word: str, pos: str) -> str:
        """The everyday word for it, joined by ``_``; empty where the list has none."""
        return next((g.words[0].replace(" ", "_") for g in self._whole.get(word, ()) if g.pos == pos), "")

    def composed(self, word: str, pos: str) -> str:
        """What a word that no dictionary has is called by its parts; empty where they are unknown too."""
        if pos == "v":
            return next((found for first in stems(word) if (found := self._first(first, "v"))), "")
        if pos == "n" and word[0] in "おご御" and (plain := self._first(word[1:], "n")):
            return plain  # お面
        for end in range(1, len(word)) if pos == "n" else ():
            head, tail = word[:end], word[end:]
            if _is_katakana(head[-1]) and _is_katakana(tail[0]):
                continue  # サッカー is no カー
            whole = any(c > "\u3400" for c in tail) or _is_katakana(tail[0])
            ending = self._parts.get(tail) or (self._first(tail, "n") if len(tail) > 1 and whole else "")
            if ending:
                before = self._first(head, "n") or self._first(head, "a")
                return f"{before}_{ending}" if before else ending
        return ""

    def _first(self, word: str, pos: str) -> str:
        fits = [g for g in self.glosses(word) if g.pos == pos]
        return fits[0].words[0].replace(" ", "_") if fits else ""
