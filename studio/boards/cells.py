"""The words of a shot in the room below or beside its picture: four rows, shortened where they do not fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.boards.labels import word
from studio.boards.layout import MM
from studio.boards.lines import Line, Setter
from studio.ports.boards import BoardShot, Language, Spoken

SIZE = 8.3
"""Points of the words at scale 1."""
LEADING = 1.52
LABEL = 6.8
PAD = 2.3
"""Points above and below the words of a row."""
FIELDS = ("action", "dialogue", "sound", "note")
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One of ``FIELDS``: what is drawn, and whether that is all. ``room`` in lines."""

    field: str
    lines: tuple[Line, ...]
    room: int
    whole: bool


def text_of(shot: BoardShot, field: str, language: Language) -> str:
    """What a row says, all of it."""
    match field:
        case "action":
            return shot.action
        case "dialogue":
            return "\n".join(spoken(line, language) for line in shot.dialogue)
        case "sound":
            music = f"{word('music', language)} {shot.music}" if shot.music else ""
            return ("、" if language == "ja" else ", ").join(part for part in (shot.sound, music) if part)
        case _:
            return shot.note


def spoken(line: Spoken, language: Language) -> str:
    """Who says what, as scripts of the language write it."""
    if language == "ja":
        return f"{line.speaker}「{line.text}」"
    return f"{line.speaker}: “{line.text}”" if line.speaker else f"“{line.text}”"


def label_width(setter: Setter, language: Language, scale: float) -> float:
    """Points that the labels of rows take, with the space behind them."""
    widest = max(setter.line(word(field, language)).width for field in FIELDS)
    return (widest * LABEL + 2.6 * MM) * scale


def rows(
    setter: Setter, shots: Sequence[BoardShot | None], language: Language, width: float, height: float, scale: float
) -> list[tuple[Row, ...]]:
    """The rows of cells that stand side by side, with the same room for the same field; None goes on with a shot and
    says nothing. ``width`` and ``height`` in points."""
    size = SIZE * scale
    measure = (width - label_width(setter, language, scale)) / size
    count = max(len(FIELDS), int((height - 2 * PAD * scale * len(FIELDS)) / (LEADING * size)))
    texts = [[text_of(shot, field, language) if shot else "" for field in FIELDS] for shot in shots]
    needs = [
        max((len(setter.lines(text[number], measure)) for text in texts), default=1) for number in range(len(FIELDS))
    ]
    rooms = _shared(needs, count)
    made: list[tuple[Row, ...]] = []
    for shot, text in zip(shots, texts, strict=True):
        cell: list[Row] = []
        for field, said, room in zip(FIELDS, text, rooms, strict=True):
            shown = said or (_NOTHING if shot is not None and field in ("dialogue", "sound") else "")
            lines, shortened = setter.within(shown, measure, room)
            cell.append(Row(field, tuple(lines), room, not shortened))
        made.append(tuple(cell))
    return made


def _shared(needs: list[int], count: int) -> list[int]:
    """Lines for each field: one at least, then by turns to whoever wants more; what is left is room for notes."""
    rooms = [1] * len(needs)
    left = count - len(needs)
    while left > 0 and any(room < need for room, need in zip(rooms, needs, strict=True)):
        for number, need in enumerate(needs):
            if left > 0 and rooms[number] < need:
                rooms[number] += 1
                left -= 1
    rooms[-1] += left
    return rooms
