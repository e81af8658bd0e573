"""Sentences that the studio says in English, with names in them, in Japanese.

A table has an English sentence, a tab, and the Japanese one a line; ``{}`` stands for what varies. What varies is
itself looked up, word for word.
"""

import re
from functools import lru_cache
from pathlib import Path

from studio.core.errors import AssetMissingError

FILE = "problems_ja.tsv"
"""In ``resources/translations``."""

_SENTENCE_END = re.compile(r"(?<=[.!?。]) (?=\S)")


class Telling:
    """A table, to be asked. One that is None says everything as it is. Raises ``AssetMissingError`` when it is read."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def __call__(self, text: str) -> str:
        """A sentence, or a few; what has no Japanese stays as it is."""
        if not text or self._file is None:
            return text
        table = _table(self._file)
        parts = _SENTENCE_END.split(text)
        one_by_one = [_matched(part, table) for part in parts]
        if None not in one_by_one:
            return "".join(filter(None, one_by_one))
        return _matched(text, table) or "".join(found or part for found, part in zip(one_by_one, parts, strict=True))


AS_IT_IS = Telling(None)


def templates(file: Path) -> dict[str, str]:
    """The whole table. Raises ``AssetMissingError``."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as exc:
        raise AssetMissingError(f"The texts in {file} cannot be read.", todo="Install the studio again.") from exc
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


_Table = tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]


@lru_cache(maxsize=2)
def _table(file: Path) -> _Table:
    """Word for word, and patterns, those with the most words of their own first."""
    known = templates(file)
    order = sorted(known.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return known, tuple(
        (re.compile("(.+?)".join(re.escape(part) for part in english.split("{}")), re.DOTALL), japanese)
        for english, japanese in order
        if "{}" in english
    )


def _matched(text: str, table: _Table) -> str | None:
    known, patterns = table
    if text in known:
        return known[text]
    for pattern, japanese in patterns:
        found = pattern.fullmatch(text)
        if found is not None:
            return japanese.format(*(known.get(word, word) for word in found.groups()))
    return None
