"""Dialogue in a prompt: quoted words are lifted out before the rest is read, and leave a mark in their place."""

import re
from dataclasses import dataclass

from studio.reading.phrases import Quote

MARKS = (("「", "」"), ("『", "』"), ("“", "”"), ("«", "»"), ('"', '"'), ("＂", "＂"), ("‘", "’"))
"""Opening and closing marks. The plain apostrophe is not one: *bird's-eye* and *'til* are no speech."""

SLOT = re.compile("\ue000(\\d+)\ue001")
"""Where the n-th quote stood (private-use characters, which are stripped from the text beforehand)."""

KANA = re.compile("[\u3041-\u30ff\u4e00-\u9fff々〆]")


_NEW_SENTENCE = re.compile(r"\s+[A-Z]")
_SURELY_NEW = re.compile(
    r"\s+(?:The|An?|Then|In|On|At|He|She|It|They|We|His|Her|Their|Two|Three|Another|Behind|Outside|Suddenly|Meanwhile)\b"
    # Or a line about the film, in which nobody says anything: "Go!" War drums, epic grade.
    r"|\s+[A-Z][a-z-]*(?:\s(?![a-z]+s\b|said|to|over|the)[a-z-]+){0,2}\s(?:music|drums|soundtrack|score|beats|strings|shot|lens|style|lighting)\b"
    r"|\s+[A-Z][a-z]+\s(?:guitar|piano|violin)\b"
)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A text whose quotes are slots, and the quotes."""

    text: str
    quotes: tuple[Quote, ...]


def language_of(text: str) -> str:
    """``ja`` where there is a kana or a kanji, else ``en``."""
    return "ja" if KANA.search(text) else "en"


def lift_quotes(text: str) -> Unquoted:
    """Replace each quotation by its slot. A mark that never closes is left alone; so are quotes of no word."""
    quotes: list[Quote] = []
    out: list[str] = []
    at = 0
    while at < len(text):
        pair = next((p for p in MARKS if text[at] == p[0]), None)
        end = text.find(pair[1], at + 1) if pair else -1
        if pair is None or end < 0:
            out.append(text[at])
            at += 1
            continue
        spoken = text[at + 1 : end].strip()
        if any(c.isalnum() for c in spoken):
            out.append(f"\ue000{len(quotes)}\ue001{'.' if _ends(spoken, text[end + 1 :]) else ''}")
            spoken = spoken.rstrip(",、") if len(spoken) > 1 else spoken  # "Stay," he says
            quotes.append(Quote(spoken, language_of(spoken)))
        at = end + 1
    return Unquoted("".join(out), tuple(quotes))


def _ends(spoken: str, after: str) -> bool:
    """Whether the sentence ends with its quotation, whose own mark stands for the full stop: ``"Stay." The man goes.``

    After ``!`` and ``?`` a name may still tell who spoke: ``"Stay!" Tom shouts.``
    """
    if spoken.endswith("."):
        return _NEW_SENTENCE.match(after) is not None
    return spoken.endswith(("!", "?")) and _SURELY_NEW.match(after) is not None
