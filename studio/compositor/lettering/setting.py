"""A title on its screen: how large it can be, which lines it takes, where every shape lies."""

from dataclasses import dataclass

from studio.compositor.lettering.cells import Shape, cells
from studio.compositor.lettering.lines import EVENLY, LONGEST, Paragraph, Span
from studio.compositor.lettering.typeface import Typeface
from studio.compositor.placing import sane
from studio.core.characters import cleaned
from studio.project.timeline.title import Align, Style

SAFE = 0.9
"""The part of the screen's width and height that titles stay in (SMPTE ST 2046-1)."""
RISE, FALL = 0.92, 0.20
"""Em above and below the baseline that a line takes; capitals and kanji are about in the middle of it."""
COLUMN = 1.0
"""Em that a column takes."""
BOX_ALONG, BOX_ACROSS = 0.35, 0.18
"""Em that a box is larger than its text at each end and on each side."""
SMALLEST = 1.0
"""Pixels an em has at least: nothing could be seen of less."""
HALVED = 0.5
"""Words are broken only where they would have to be made smaller than this part of their size."""
SEARCHES = 12
"""Halvings of the size that is looked for: to 1/4096 of it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """``em`` in pixels; shapes with the place of their line's pen on the screen in pixels (right, down) and their own
    from there in em (right, up); ``left top right bottom`` of the block, in pixels."""

    em: float
    shapes: list[tuple[Shape, float, float]]
    left: float
    top: float
    right: float
    bottom: float


def settle(text: str, style: Style, size: tuple[int, int], faces: tuple[Typeface, ...]) -> Settled:
    """Set ``text`` on a screen of ``size`` (width, height). The first of ``faces`` that has a character shows it."""
    wanted = size[1] * sane(style.size, 0.002, 2.0, 0.08)
    tracking = sane(style.tracking, -0.5, 2.0, 0.0) * size[1] / wanted
    paragraphs = [
        Paragraph(cells(part, faces, vertical=style.vertical, tracking=tracking)) if part else None
        for part in cleaned(text)
    ]
    setting = _Setting(style, size, wanted, paragraphs)
    em = setting.largest()
    return setting.settled(em)


class _Setting:
    """A title while its size is being looked for. Along is the way of the lines, across from line to line."""

    def __init__(self, style: Style, size: tuple[int, int], wanted: float, paragraphs: list[Paragraph | None]) -> None:
        self._style, self._size, self._wanted, self._paragraphs = style, size, wanted, paragraphs
        self._leading = sane(style.leading, 0.5, 10.0, 1.35)
        self._line = COLUMN if style.vertical else RISE + FALL
        room = SAFE * size[0], SAFE * size[1]
        self._along, self._across = (room[1], room[0]) if style.vertical else room
        edge = sane(style.outline, 0.0, 0.2, 0.0) * size[1] / wanted
        self._pad = (max(edge, BOX_ALONG), max(edge, BOX_ACROSS)) if style.box else (edge, edge)

    def largest(self) -> float:
        """Pixels of an em: what was asked for, or as much as fits."""
        if self._fits(self._wanted):
            return self._wanted
        low, high = min(SMALLEST, self._wanted), self._wanted
        for _ in range(SEARCHES):
            middle = (low * high) ** 0.5 if high > 4.0 * low else 0.5 * (low + high)
            low, high = (middle, high) if self._fits(middle) else (low, middle)
        return low

    def _measure(self, em: float) -> float:
        return max(self._along / em - 2.0 * self._pad[0], 0.01)

    def _fits(self, em: float) -> bool:
        most = (self._across / em - 2.0 * self._pad[1] - self._line) / self._leading + 1.0 + 1e-6
        count, measure = 0, self._measure(em)
        for paragraph in self._paragraphs:
            if paragraph is None:
                count += 1
            else:
                spans, broken = paragraph.filled(measure)
                if (broken and em > HALVED * self._wanted) or max(span.width for span in spans) > measure + 1e-6:
                    return False
                count += len(spans)
            if count > most:
                return False
        return True

    def _lines(self, em: float) -> list[tuple[Paragraph | None, Span]]:
        made: list[tuple[Paragraph | None, Span]] = []
        for paragraph in self._paragraphs:
            if paragraph is None:
                made.append((None, Span(0, 0, 0.0)))
                continue
            spans, broken = paragraph.filled(self._measure(em))
            if 1 < len(spans) <= EVENLY and not broken and len(paragraph.cells) <= LONGEST:
                spans = paragraph.even(self._measure(em), len(spans))
            made += [(paragraph, span) for span in spans]
        return made

    def settled(self, em: float) -> Settled:
        """Every shape in its place."""
        style, lines = self._style, self._lines(em)
        longest = max(span.width for _, span in lines) * em
        depth = ((len(lines) - 1) * self._leading + self._line) * em
        along, across = self._pad[0] * em, self._pad[1] * em
        down = style.vertical
        length, width = (self._size[1], self._size[0]) if down else self._size
        start = _aligned(style.align, length, self._along, longest + 2.0 * along) + along
        edge = _aligned(style.across, width, self._across, depth + 2.0 * across) + across
        shapes: list[tuple[Shape, float, float]] = []
        for number, (paragraph, span) in enumerate(lines):
            if paragraph is None:
                continue
            pen = start + _shift(style.align, longest - span.width * em)
            pen -= paragraph.cells[span.first].lead * em if span.end > span.first else 0.0
            line = edge + number * self._leading * em
            base = self._size[0] - (line + 0.5 * COLUMN * em) if down else line + RISE * em
            base = float(round(base)) if em >= 12.0 else base  # small text is crisper on whole pixels
            for cell in paragraph.cells[span.first : span.end]:
                x, y = (base, pen) if down else (pen, base)
                shapes += [(shape, x, y) for shape in cell.shapes]
                pen += (cell.room + cell.gap) * em
        block = start - along, edge - across, start + longest + along, edge + depth + across
        if down:
            block = self._size[0] - block[3], block[0], self._size[0] - block[1], block[2]
        return Settled(em, shapes, *block)


def _aligned(align: Align, whole: float, safe: float, length: float) -> float:
    """Where something ``length`` long begins in the ``safe`` middle of ``whole``."""
    return 0.5 * (whole - safe) + _shift(align, safe - length)


def _shift(align: Align, rest: float) -> float:
    return {"start": 0.0, "middle": 0.5 * rest}.get(align, rest)
