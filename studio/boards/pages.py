"""A storyboard as pages of PDF: pictures with the pencil on them, and beside each its words."""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from studio.boards import labels
from studio.boards.cells import LABEL, LEADING, PAD, SIZE, Row, label_width, rows, text_of
from studio.boards.jpeg import blank, fitted
from studio.boards.layout import FOOT, HEAD, MARGIN, MM, Box, Layout, layout
from studio.boards.lines import Line, Setter
from studio.boards.paper import BLUE, FAINT, INK, RED, RULE, SOFT, Paper
from studio.boards.typefaces import Typefaces
from studio.core.progress import CancelToken, Progress
from studio.ports.boards import Board, BoardShot, Framing, Panel
from studio.ports.boards import Paper as PaperName

_DOTS = 300 / 72
"""Pixels a point: as fine as print shows."""
_WIDEST = 1280
_MORE = 1.7
"""Leading of the texts in full."""
_BETWEEN = 9 * MM
"""Their columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A panel of a shot on its page; ``first`` of the shot's panels: the words stand there."""

    shot: BoardShot
    panel: Panel
    first: bool
    rows: tuple[Row, ...]


def write_pages(
    board: Board,
    path: Path,
    faces: Typefaces,
    per_page: int,
    paper: PaperName,
    progress: Progress,
    cancel: CancelToken,
) -> int:
    """Write the storyboard; gives the number of pages. Raises ``OSError``, ``AssetMissingError`` or ``Cancelled``."""
    setter = Setter(faces)
    division = layout(per_page, paper, board.size[0] / board.size[1])
    cells = _cells(board, setter, division)
    more = _more(board, cells, setter, division)
    per = division.columns * division.rows
    pictures = max(1, ceil(len(cells) / per))
    columns, measure = _columns(division)
    fit = int((division.page[1] - HEAD - FOOT) / (SIZE * _MORE))
    total = pictures + ceil(len(more) / (fit * columns))
    sheet = Paper(path, division.page, setter, board.title, labels.word("board", board.language))
    for page in range(pictures):
        on_it = cells[page * per : (page + 1) * per]
        _head(sheet, board, page + 1, total)
        if on_it:
            sheet.entry(_entry(board, on_it))
        else:
            sheet.words(labels.word("empty", board.language), MARGIN, HEAD + 6 * MM, SIZE * 1.2, color=SOFT)
        for place, cell in enumerate(on_it):
            cancel.check()
            _cell(sheet, board, division, division.at(place), cell)
            progress("drawing the board", page * per + place + 1, len(cells))
        _foot(sheet, board, sum(cell.shot.length for cell in on_it if cell.first))
        sheet.turn()
    for page in range(total - pictures):
        _head(sheet, board, pictures + page + 1, total)
        for number, (line, bold) in enumerate(more[page * fit * columns : (page + 1) * fit * columns]):
            column, row = divmod(number, fit)
            x = MARGIN + column * (measure + _BETWEEN)
            sheet.line(line, x, HEAD + SIZE * (1 + row * _MORE), SIZE, "medium" if bold else "regular", INK)
        if not page:
            sheet.entry(labels.word("more", board.language))
        sheet.turn()
    sheet.save()
    return total


def _cells(board: Board, setter: Setter, division: Layout) -> list[Cell]:
    """Every panel of the story with its words, as many as fit."""
    flat = [(shot, number) for shot in board.shots for number in range(len(shot.panels))]
    words = division.words_at(division.at(0))
    made: list[Cell] = []
    for begin in range(0, len(flat), division.columns):
        row = flat[begin : begin + division.columns]
        texts = rows(
            setter,
            [shot if number == 0 else None for shot, number in row],
            board.language,
            words.width,
            words.height,
            division.scale,
        )
        made += [
            Cell(shot, shot.panels[number], number == 0, said) for (shot, number), said in zip(row, texts, strict=True)
        ]
    return made


def _more(board: Board, cells: list[Cell], setter: Setter, division: Layout) -> list[tuple[Line, bool]]:
    """The lines of texts that were shortened, in full, with their headings."""
    measure = _columns(division)[1] / SIZE
    blank_line = Line("", (), 0.0)
    made: list[tuple[Line, bool]] = []
    for cell in cells:
        for row in cell.rows:
            if row.whole:
                continue
            said = text_of(cell.shot, row.field, board.language)
            of = f"{labels.word('shot', board.language)} {cell.shot.number}"
            heading = f"{of}  {labels.word(row.field, board.language)}"
            made.append((setter.line(heading, "medium"), True))
            made += [(line, False) for line in setter.lines(said, measure)]
            made.append((blank_line, False))
    if made:
        made.insert(0, (setter.line(labels.word("more", board.language), "medium"), True))
        made.insert(1, (blank_line, False))
    return made


def _columns(division: Layout) -> tuple[int, float]:
    """Of the texts in full: how many, and how wide each is. A line across a page that lies is too long to read."""
    room = division.page[0] - 2 * MARGIN
    return (2, (room - _BETWEEN) / 2) if division.page[0] > division.page[1] else (1, room)


def _entry(board: Board, cells: list[Cell]) -> str:
    """The outline's line of a page."""
    first, last = cells[0].shot.number, cells[-1].shot.number
    return f"{labels.word('shot', board.language)} {first}" + (f"–{last}" if last != first else "")


def _head(sheet: Paper, board: Board, page: int, total: int) -> None:
    """Title on the left, length, date and page on the right, over a rule."""
    baseline = HEAD - 8.2 * MM
    right = sheet.width - MARGIN
    right -= sheet.words(f"{page} / {total}", right, baseline, 8.6, "medium", right=True) + 6.5 * MM
    right -= sheet.words(labels.whole(board), right, baseline, 8.0, color=SOFT, right=True) + 6.5 * MM
    if board.date:
        right -= sheet.words(board.date, right, baseline, 8.0, color=SOFT, right=True) + 6.5 * MM
    kind = labels.word("board", board.language)
    room = right - MARGIN - sheet.setter.line(kind).width * 8.0 - 4 * MM
    wide = sheet.words(board.title, MARGIN, baseline, 13.0, "bold", room=max(room, 30 * MM))
    sheet.words(kind, MARGIN + wide + 4 * MM, baseline, 8.0, color=SOFT)
    sheet.rule(MARGIN, HEAD - 5.2 * MM, sheet.width - 2 * MARGIN, INK, 0.8)


def _foot(sheet: Paper, board: Board, lasting: int) -> None:
    """What the pencils mean, and how long this page is."""
    baseline = sheet.height - 7.2 * MM
    middle = baseline - 2.3
    x = MARGIN
    for color, said in ((RED, "camera"), (BLUE, "subject")):
        sheet.arrow(x, middle, 6.0 * MM, color)
        x += 7.6 * MM
        x += sheet.words(labels.word(said, board.language), x, baseline, 6.8, color=SOFT) + 5 * MM
    sheet.words(labels.word("lengths", board.language), x, baseline, 6.8, color=SOFT)
    right = sheet.width - MARGIN
    right -= sheet.words(labels.on_page(lasting, board), right, baseline, 6.8, color=SOFT, right=True) + 5 * MM
    if board.generated:
        sheet.words(labels.word("generated", board.language), right, baseline, 6.8, color=SOFT, right=True)


def _cell(sheet: Paper, board: Board, division: Layout, box: Box, cell: Cell) -> None:
    scale = division.scale
    _caption(sheet, board, box, cell, scale)
    _picture(sheet, board, division.picture_at(box), cell.panel, scale)
    _words(sheet, board, division.words_at(box), cell, scale)


def _caption(sheet: Paper, board: Board, box: Box, cell: Cell, scale: float) -> None:
    """Number, framing and transition on the left, the length on the right."""
    baseline = box.y + 3.9 * MM * scale
    right = box.x + box.width
    if cell.first:
        right -= sheet.words(
            labels.lasting(cell.shot.length, board.rate), right, baseline, 9.4 * scale, "medium", right=True
        )
    x = box.x + sheet.words(labels.word("shot", board.language), box.x, baseline, 6.8 * scale, color=SOFT) + 4 * scale
    number = str(cell.shot.number) if cell.first else f"{cell.shot.number} …"
    x += sheet.words(number, x, baseline, 11.0 * scale, "bold", INK if cell.first else SOFT) + 7 * scale
    right -= 4 * scale
    if cell.first and cell.shot.joins and x < right:
        x += sheet.words(cell.shot.joins, x, baseline, 6.8 * scale, color=RED, room=right - x) + 7 * scale
    if cell.first and cell.shot.lens and right - x > 10 * MM:
        sheet.words(cell.shot.lens, x, baseline, 6.8 * scale, color=SOFT, room=right - x)


def _picture(sheet: Paper, board: Board, box: Box, panel: Panel, scale: float) -> None:
    wide = min(_WIDEST, round(box.width * _DOTS))
    picture = panel.picture(wide)
    if picture is None:
        sheet.picture(blank(480, max(2, round(480 * box.height / box.width))), box)
        words = sheet.setter.line(labels.word("none", board.language))
        size = 8.0 * scale
        sheet.line(words, box.x + (box.width - words.width * size) / 2, box.y + box.height / 2, size, color=SOFT)
    else:
        wide = min(wide, picture.shape[1])
        sheet.picture(fitted(picture, wide, max(2, round(wide * box.height / box.width))), box)
    sheet.strokes(panel.strokes, box, scale)
    sheet.frame(box)
    edge = 5.0 * scale
    if panel.tag:
        framing = next((stroke for stroke in panel.strokes if isinstance(stroke, Framing)), None)
        at = _hung(framing)
        if at is not None:
            y = box.y + at[1] * box.height - 0.9 * 7.2 * scale
            sheet.tag(panel.tag, box.x + at[0] * box.width, max(y, box.y + edge), 7.2 * scale, middle=True)
        else:
            sheet.tag(panel.tag, box.x + edge, box.y + edge, 7.2 * scale)
    if panel.rough and picture is not None:
        words = labels.word("rough", board.language)
        wide_words = sheet.setter.line(words, "medium").width * 6.4 * scale + 1.1 * 6.4 * scale
        x = box.x + box.width - edge - wide_words
        sheet.tag(words, x, box.y + box.height - edge - 1.75 * 6.4 * scale, 6.4 * scale, SOFT)


def _hung(framing: Framing | None) -> tuple[float, float] | None:
    """The middle of a framing's upper edge, where that is well inside of the picture."""
    if framing is None:
        return None
    (left, top), (right, other) = framing.corners[:2]
    x, y = (left + right) / 2, (top + other) / 2
    return (x, y) if 0.15 <= x <= 0.85 and 0.04 <= y <= 0.8 else None


def _words(sheet: Paper, board: Board, box: Box, cell: Cell, scale: float) -> None:
    size, pad = SIZE * scale, PAD * scale
    indent = label_width(sheet.setter, board.language, scale)
    y = box.y
    for number, row in enumerate(cell.rows):
        last = number + 1 == len(cell.rows)
        baseline = y + pad + 1.06 * size
        if cell.first:
            sheet.words(labels.word(row.field, board.language), box.x, baseline, LABEL * scale, color=SOFT)
        for line in row.lines:
            sheet.line(line, box.x + indent, baseline, size, color=INK)
            baseline += LEADING * size
        y += 2 * pad + row.room * LEADING * size
        sheet.rule(box.x, y, box.width, RULE if last else FAINT, 0.6 if last else 0.5)
