"""A paragraph as cells: the smallest parts that a line can be made of, each with its shapes and its room."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from studio.compositor.lettering.typeface import BOX, BOX_ROOM, Typeface
from studio.core.characters import (
    FULL_CLOSING,
    FULL_OPENING,
    JAPANESE_TOO,
    OPENING,
    attached,
    latin,
    upright,
    wide,
)

ABOVE = 0.37
"""Em: how far the middle of Latin capitals and of figures lies above their baseline."""
SPACING = 0.125
"""Em between Japanese and Latin (CSS Text 4's ``text-autospace``)."""

STRAIGHT = (1.0, 0.0, 0.0, 1.0)
TURNED = (0.0, 1.0, -1.0, 0.0)
"""Clockwise, a quarter."""

_TOGETHER = re.compile(r"(?<![0-9A-Za-z.,])(?:[0-9]{1,2}|[!?]{1,2})(?![0-9A-Za-z.,])")
"""Figures and marks that stand side by side in a column (tate-chu-yoko)."""


class Shape(NamedTuple):
    """A glyph of a face, through a matrix (x' = a x + b y, y' = c x + d y), at x, y (up) from the pen. In em."""

    face: Typeface
    number: int
    matrix: tuple[float, float, float, float]
    x: float
    y: float


class Cell(NamedTuple):
    """``room`` along the line and ``gap`` to the next cell, in em; ``lead`` and ``trail`` are what is empty in it and
    counts for nothing at the beginning or the end of a line."""

    text: str
    room: float
    gap: float
    lead: float
    trail: float
    shapes: tuple[Shape, ...]


class Run(NamedTuple):
    """Characters that are set alike: ``along`` a line, or ``upright``, ``turned`` or ``together`` in a column."""

    text: str
    face: Typeface | None
    how: str


def cells(text: str, faces: tuple[Typeface, ...], *, vertical: bool, tracking: float) -> list[Cell]:
    """The cells of a paragraph, in faces as they have its characters; what none has is a box. ``tracking`` in em."""
    made = [cell for run in _runs(text, faces, vertical) for cell in _set(run, faces)]
    return [
        cell._replace(gap=tracking + _gap(cell.text[-1], made[k + 1].text[0])) if k + 1 < len(made) else cell
        for k, cell in enumerate(made)
    ]


def _gap(before: str, behind: str) -> float:
    """Em between two cells beyond their own room: empty halves that meet are one half."""
    if before in FULL_CLOSING and (behind in FULL_CLOSING or behind in FULL_OPENING):
        return -0.5
    if before in FULL_OPENING and behind in FULL_OPENING:
        return -0.5
    japanese = (wide(before) and before not in FULL_CLOSING, wide(behind) and behind not in FULL_OPENING)
    if (japanese[0] and before not in OPENING and latin(behind)) or (latin(before) and japanese[1]):
        return 0.0 if behind in FULL_CLOSING else SPACING
    return 0.0


def _runs(text: str, faces: tuple[Typeface, ...], vertical: bool) -> Iterator[Run]:
    together = {k: m.end() for m in _TOGETHER.finditer(text) for k in (m.start(),)} if vertical else {}
    start, now = 0, None
    k = 0
    while k < len(text):
        step = together.get(k, k + 1)
        if attached(text[k]) and now is not None:
            key = now
        else:
            how = "along"
            if vertical:
                how = "together" if k in together else "upright" if upright(text[k]) else "turned"
            key = (_face(text, k, faces), how)
        if now is not None and (key != now or key[1] == "together"):
            yield Run(text[start:k], *now)
            start = k
        now = key
        k = step
    if now is not None:
        yield Run(text[start:], *now)


def _face(text: str, k: int, faces: tuple[Typeface, ...]) -> Typeface | None:
    character = text[k]
    if character in JAPANESE_TOO and any(wide(near) for near in text[max(0, k - 1) : k + 2]):
        faces = faces[::-1] if ord("あ") not in faces[0].characters else faces
    return next((face for face in faces if ord(character) in face.characters), None)


def _set(run: Run, faces: tuple[Typeface, ...]) -> Iterator[Cell]:
    if run.face is None:
        yield from _boxes(run, faces[0])
    elif run.how == "together":
        yield _together(run.text, run.face)
    else:
        yield from _cells(run.text, run.face, run.how)


def _cells(text: str, face: Typeface, how: str) -> Iterator[Cell]:
    glyphs = face.shape(text, down=how == "upright")
    k = 0
    while k < len(glyphs):
        first = k
        room = 0.0
        shapes: list[Shape] = []
        while k < len(glyphs) and glyphs[k].character == glyphs[first].character:
            glyph = glyphs[k]
            if how == "turned":
                shapes.append(Shape(face, glyph.number, TURNED, glyph.y - ABOVE, -(room + glyph.x)))
            elif how == "upright":
                shapes.append(Shape(face, glyph.number, STRAIGHT, glyph.x, glyph.y - room))
            else:
                shapes.append(Shape(face, glyph.number, STRAIGHT, room + glyph.x, glyph.y))
            room += glyph.advance
            k += 1
        end = glyphs[k].character if k < len(glyphs) else len(text)
        part = text[glyphs[first].character : end]
        square = room > 0.9
        lead = 0.5 if square and part[0] in FULL_OPENING else 0.0
        trail = 0.5 if square and part[-1] in FULL_CLOSING else 0.0
        yield Cell(part, room, 0.0, lead, trail, tuple(shapes) if not part.isspace() else ())


def _together(text: str, face: Typeface) -> Cell:
    """Side by side in a square of a column, made narrower where they must be."""
    glyphs = face.shape(text)
    width = sum(glyph.advance for glyph in glyphs)
    squeeze = min(1.0, 0.96 / width) if width else 1.0
    pen = -0.5 * width * squeeze
    shapes: list[Shape] = []
    for glyph in glyphs:
        shapes.append(Shape(face, glyph.number, (squeeze, 0.0, 0.0, 1.0), pen + glyph.x * squeeze, -0.5 - ABOVE))
        pen += glyph.advance * squeeze
    return Cell(text, 1.0, 0.0, 0.0, 0.0, tuple(shapes))


def _boxes(run: Run, face: Typeface) -> Iterator[Cell]:
    """What no face has: an empty box for each."""
    for character in run.text:
        if attached(character):
            continue
        if run.how == "along":
            yield Cell(character, BOX_ROOM, 0.0, 0.0, 0.0, (Shape(face, BOX, STRAIGHT, 0.0, 0.0),))
        else:
            yield Cell(character, 1.0, 0.0, 0.0, 0.0, (Shape(face, BOX, STRAIGHT, -0.5 * BOX_ROOM, -0.5 - ABOVE),))
