"""What goes wrong, in the window's language (Qt's default locale): it is raised in English, with names in it."""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLocale

from studio.core.errors import AssetMissingError, StudioError
from studio.ui.theme import theme

FILE = "problems_ja.tsv"
"""In ``resources/translations``: an English sentence, a tab, the Japanese one; ``{}`` stands for what varies."""

_SENTENCE_END = re.compile(r"(?<=[.!?。]) (?=\S)")


def what(error: StudioError) -> str:
    """What happened."""
    return told(error.what)


def todo(error: StudioError) -> str:
    """What to do about it; may be empty."""
    return told(error.todo)


def told(text: str) -> str:
    """A sentence, or a few, that the studio raised in English; what has no Japanese stays as it is."""
    if not text or QLocale().language() != QLocale.Language.Japanese:
        return text
    table = _table(theme().icons.parent / "translations" / FILE)
    parts = _SENTENCE_END.split(text)
    one_by_one = [_matched(part, table) for part in parts]
    if None not in one_by_one:
        return "".join(filter(None, one_by_one))
    return _matched(text, table) or "".join(found or part for found, part in zip(one_by_one, parts, strict=True))


def templates(file: Path) -> dict[str, str]:
    """The whole table. Raises ``AssetMissingError``."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as exc:
        raise AssetMissingError(f"The texts in {file} cannot be read.", todo="Install the studio again.") from exc
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


_Table = tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=2)
def _table(file: Path) -> _Table:
    """Patterns, those with the most words of their own first."""
    order = sorted(templates(file).items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple(
        (re.compile("(.+?)".join(re.escape(part) for part in english.split("{}")), re.DOTALL), japanese)
        for english, japanese in order
    )


def _matched(text: str, table: _Table) -> str | None:
    for pattern, japanese in table:
        found = pattern.fullmatch(text)
        if found is not None:
            return japanese.format(*found.groups())
    return None
