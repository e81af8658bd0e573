"""A contact sheet: every shot once, small, with its number, its length and its first words."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.boards import labels
from studio.boards.jpeg import QUALITY, blank, fitted
from studio.boards.layout import MM, Box, page_of
from studio.boards.lines import Setter
from studio.boards.paper import FAINT, INK, SOFT, Color, Paper
from studio.boards.typefaces import Typefaces, Weight
from studio.core.progress import CancelToken, Progress
from studio.ports.boards import Board, BoardShot
from studio.ports.boards import Paper as PaperName

ON_A_PAGE = 48
_WIDE = 1920
"""Pixels of a sheet as a picture."""
_LONGEST = 30_000
"""Rows of pixels that programs still open."""


class Surface(Protocol):
    """What a sheet is drawn on, from its upper left."""

    setter: Setter

    def words(
        self, text: str, x: float, baseline: float, size: float, weight: Weight = "regular", color: Color = INK,
        *, right: bool = False, room: float = inf,
    ) -> float: ...  # fmt: skip

    def picture(self, picture: NDArray[np.uint8], box: Box) -> None: ...

    def frame(self, box: Box, thick: float = 0.7) -> None: ...

    def rule(self, x: float, y: float, width: float, color: Color = FAINT, thick: float = 0.5) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Cells of ``cell`` wide and ``deep``, ``gap`` apart, from ``margin`` and ``top`` on; ``text`` is the size of
    words."""

    columns: int
    margin: float
    top: float
    cell: float
    tall: float
    gap: float
    text: float

    @property
    def deep(self) -> float:
        """From one row to the next."""
        return self.tall + 4.6 * self.text + self.gap

    def at(self, place: int) -> Box:
        """The picture's box of a cell."""
        row, column = divmod(place, self.columns)
        return Box(self.margin + column * (self.cell + self.gap), self.top + row * self.deep, self.cell, self.tall)


def write_sheet(
    board: Board, path: Path, suffix: str, faces: Typefaces, paper: PaperName, progress: Progress, cancel: CancelToken
) -> None:
    """Write it in the format that ``suffix`` names. Raises ``OSError``, ``AssetMissingError`` or ``Cancelled``."""
    setter = Setter(faces)
    if suffix == ".pdf":
        _paper(board, path, setter, paper, progress, cancel)
    else:
        _screen(board, path, suffix, setter, progress, cancel)


def _paper(board: Board, path: Path, setter: Setter, paper: PaperName, progress: Progress, cancel: CancelToken) -> None:
    page = page_of(paper)
    sheet = Paper(path, page, setter, board.title, labels.word("sheet", board.language))
    pages = max(1, ceil(len(board.shots) / ON_A_PAGE))
    for number in range(pages):
        shots = board.shots[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
        margin, top = 11.4 * MM, 19 * MM
        grid = _best(board, min(len(board.shots), ON_A_PAGE), page, margin, top)
        right = f"{number + 1} / {pages}" if pages > 1 else ""
        _head(sheet, board, margin, page[0] - margin, 12.8 * MM, 8.0, right)
        _draw(sheet, board, shots, grid, 4.0, progress, cancel, number * ON_A_PAGE)
        sheet.turn()
    sheet.save()


def _screen(board: Board, path: Path, suffix: str, setter: Setter, progress: Progress, cancel: CancelToken) -> None:
    count = max(1, len(board.shots))
    aspect = board.size[0] / board.size[1]
    columns = min(count, max(2, min(12, round((2.6 * count / aspect) ** 0.5))))
    margin, gap = 48.0, 20.0
    cell = (_WIDE - 2 * margin - (columns - 1) * gap) / columns
    text = min(17.0, max(11.0, cell / 24))
    grid = _Grid(columns=columns, margin=margin, top=108.0, cell=cell, tall=cell / aspect, gap=gap, text=text)
    height = round(grid.top + ceil(count / columns) * grid.deep + 12)
    screen = Screen(_WIDE, min(height, _LONGEST), setter)
    _head(screen, board, margin, _WIDE - margin, 66.0, 20.0, "")
    _draw(screen, board, board.shots, grid, 1.0, progress, cancel, 0)
    screen.save(path, suffix)


def _best(board: Board, count: int, page: tuple[float, float], margin: float, top: float) -> _Grid:
    """The columns that give the largest pictures."""
    aspect, gap = board.size[0] / board.size[1], 4 * MM
    room = page[1] - top - 8 * MM
    found: list[_Grid] = []
    for columns in range(1, max(1, count) + 1):
        rows = ceil(max(1, count) / columns)
        cell = (page[0] - 2 * margin - (columns - 1) * gap) / columns
        text = min(8.0, max(4.2, cell / 20))
        tall = min(cell / aspect, room / rows - 4.6 * text - gap)
        if tall > 0:
            grid = _Grid(columns=columns, margin=margin, top=top, cell=cell, tall=tall, gap=gap, text=text)
            found.append(grid)
    return max(found, key=lambda grid: min(grid.cell, grid.tall * aspect))


def _head(surface: Surface, board: Board, left: float, right: float, baseline: float, size: float, page: str) -> None:
    said = "  ".join(part for part in (board.date, labels.whole(board), page) if part)
    wide = surface.words(said, right, baseline, size, color=SOFT, right=True)
    title = surface.words(board.title, left, baseline, 1.6 * size, "bold", room=right - left - wide - 12 * size)
    surface.words(labels.word("sheet", board.language), left + title + 1.4 * size, baseline, size, color=SOFT)
    surface.rule(left, baseline + 0.9 * size, right - left, INK, size / 10)


def _draw(
    surface: Surface,
    board: Board,
    shots: tuple[BoardShot, ...],
    grid: _Grid,
    dots: float,
    progress: Progress,
    cancel: CancelToken,
    before: int,
) -> None:
    for place, shot in enumerate(shots):
        cancel.check()
        _cell(surface, board, shot, grid.at(place), grid.text, dots)
        progress("drawing the board", before + place + 1, len(board.shots))


def _cell(surface: Surface, board: Board, shot: BoardShot, box: Box, text: float, dots: float) -> None:
    wide, tall = max(2, round(box.width * dots)), max(2, round(box.height * dots))
    picture = shot.panels[0].picture(wide) if shot.panels else None
    surface.picture(blank(wide, tall) if picture is None else fitted(picture, wide, tall), box)
    surface.frame(box, text / 14)
    baseline = box.y + box.height + 1.5 * text
    taken = surface.words(labels.lasting(shot.length, board.rate), box.x + box.width, baseline, text, right=True)
    surface.words(str(shot.number), box.x, baseline, 1.1 * text, "bold", room=box.width - taken)
    lines, _ = surface.setter.within(shot.action.replace("\n", " "), box.width / (0.92 * text), 2)
    for number, line in enumerate(lines):
        y = baseline + (1.35 + 1.3 * number) * text
        surface.words(line.text, box.x, y, 0.92 * text, color=SOFT)


class Screen:
    """A sheet as a picture on white."""

    def __init__(self, width: int, height: int, setter: Setter) -> None:
        self.setter = setter
        self._image = Image.new("RGB", (width, height), (255, 255, 255))
        self._pen: Any = ImageDraw.Draw(self._image)
        self._fonts: dict[tuple[str, Weight, float], Any] = {}

    def words(
        self, text: str, x: float, baseline: float, size: float, weight: Weight = "regular", color: Color = INK,
        *, right: bool = False, room: float = inf,
    ) -> float:  # fmt: skip
        """As ``Paper.words``, in pixels."""
        line = self.setter.line(text, weight)
        if line.width * size > room:
            line = self.setter.shortened(text, max(0.0, room / size), weight)
        left = x - line.width * size if right else x
        for run in line.runs:
            font = self._font(run.script, weight, size)
            self._pen.text((left + run.x * size, baseline), run.text, fill=color, font=font, anchor="ls")
        return line.width * size

    def picture(self, picture: NDArray[np.uint8], box: Box) -> None:
        """At its own size, where the box begins."""
        self._image.paste(Image.fromarray(np.ascontiguousarray(picture)), (round(box.x), round(box.y)))

    def frame(self, box: Box, thick: float = 0.7) -> None:
        """A thin black frame."""
        left, top = round(box.x), round(box.y)
        corners = (left, top, left + round(box.width) - 1, top + round(box.height) - 1)
        self._pen.rectangle(corners, outline=INK, width=max(1, round(thick)))

    def rule(self, x: float, y: float, width: float, color: Color = FAINT, thick: float = 0.5) -> None:
        """A line across."""
        self._pen.line((x, y, x + width, y), fill=color, width=max(1, round(thick)))

    def save(self, path: Path, suffix: str) -> None:
        """Raises ``OSError``."""
        save: Callable[..., None] = self._image.save
        if suffix == ".png":
            save(path, "PNG")
        else:
            save(path, "JPEG", quality=QUALITY + 4, subsampling=0)

    def _font(self, script: str, weight: Weight, size: float) -> Any:
        key = script, weight, size
        if key not in self._fonts:
            file = self.setter.faces.path("japanese" if script == "japanese" else "latin", weight)
            self._fonts[key] = ImageFont.truetype(str(file), size)
        return self._fonts[key]
