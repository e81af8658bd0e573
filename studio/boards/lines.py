"""Text to lines: broken where Japanese and English may be, with the spaces that Japanese punctuation asks for.

After JLReq (W3C): brackets and stops that meet share a half em (3.1.4), an opening bracket begins a line without its
empty half (3.1.5), a closing one ends it without (3.1.9), and Latin beside Japanese stands a little apart (3.2.3).
"""

from dataclasses import dataclass

from studio.boards.typefaces import Run, Typefaces, Weight
from studio.core.characters import FULL_CLOSING, FULL_OPENING, cleaned, latin, may_break, wide

APART = 0.15
"""Em between Japanese and Latin."""

_FULL = str.maketrans({"!": "！", "?": "？", ",": "、", ".": "。", ":": "：", ";": "；", "｡": "。", "､": "、"})


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` as it reads, ``runs`` as it is drawn, ``width`` in em."""

    text: str
    runs: tuple[Run, ...]
    width: float


class Setter:
    """Sets text in the fonts of a board."""

    def __init__(self, faces: Typefaces) -> None:
        self.faces = faces

    def line(self, text: str, weight: Weight = "regular") -> Line:
        """One line, however long; paragraphs are joined."""
        return self._line(" ".join(cleaned(text)), weight)

    def lines(self, text: str, measure: float, weight: Weight = "regular") -> list[Line]:
        """Lines no longer than ``measure`` em, at least one."""
        made: list[Line] = []
        for paragraph in cleaned(text):
            made += self._filled(full_width(paragraph.strip()), measure, weight)
        return made or [Line("", (), 0.0)]

    def within(self, text: str, measure: float, limit: int, weight: Weight = "regular") -> tuple[list[Line], bool]:
        """At most ``limit`` lines, and whether something was left out: then the last one ends in an ellipsis."""
        every = self.lines(text, measure, weight)
        if len(every) <= limit:
            return every, False
        kept = every[:limit]
        last = kept[-1].text
        while last and self._line(f"{last}…", weight).width > measure:
            last = last[:-1]
        kept[-1] = self._line(f"{last.rstrip('、。,. ')}…", weight)
        return kept, True

    def shortened(self, text: str, measure: float, weight: Weight = "regular") -> Line:
        """One line no longer than ``measure``."""
        return self.within(text.replace("\n", " "), measure, 1, weight)[0][0]

    def _filled(self, text: str, measure: float, weight: Weight) -> list[Line]:
        made: list[Line] = []
        first = 0
        while first < len(text):
            end = self._end(text, first, measure, weight)
            made.append(self._line(text[first:end].rstrip(), weight))
            first = end
            while first < len(text) and text[first].isspace():
                first += 1
        return made or [Line("", (), 0.0)]

    def _end(self, text: str, first: int, measure: float, weight: Weight) -> int:
        """Where the line that begins at ``first`` ends."""
        pen, good, last = 0.0, 0, first
        for index in range(first, len(text)):
            character = text[index]
            before = text[index - 1] if index > first else ""
            if index > first and may_break(before, character):
                good = index
            pen += self._apart(before, character) + self.faces.width(character, weight)
            hung = 0.5 if character in FULL_CLOSING else 0.0
            if pen - hung > measure + 1e-9 and not character.isspace():
                return good or max(last, first + 1)
            last = index + 1
        return len(text)

    def _line(self, text: str, weight: Weight) -> Line:
        places: list[float] = []
        pen, before = 0.0, ""
        for character in text:
            pen += self._apart(before, character)
            places.append(pen)
            pen += self.faces.width(character, weight)
            before = character
        width = pen - (0.5 if before in FULL_CLOSING and before else 0.0)
        return Line(text, tuple(self.faces.runs(text, places, weight)), width)

    @staticmethod
    def _apart(before: str, character: str) -> float:
        """Em between two characters, beside what is their own."""
        if character in FULL_OPENING and (not before or before in FULL_OPENING):
            return -0.5
        if before and before in FULL_CLOSING and (character in FULL_CLOSING or character in FULL_OPENING):
            return -0.5
        if before and ((latin(before) and _solid(character)) or (_solid(before) and latin(character))):
            return APART
        return 0.0


def full_width(text: str) -> str:
    """Western punctuation right behind Japanese, as Japanese writes it."""
    made, text = "", text.replace("...", "…")
    for index, character in enumerate(text):
        behind = text[index + 1] if index + 1 < len(text) else ""
        japanese = bool(made) and wide(made[-1]) and not (character in ".,:" and behind.isascii() and behind.isalnum())
        made += character.translate(_FULL) if japanese else character
    return made


def _solid(character: str) -> bool:
    """Kana or kanji, no punctuation."""
    return wide(character) and character.isalnum()
