"""The door to boards: a story's shots as pages to be printed, a sheet of pictures, or a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate

Point = tuple[float, float]
"""Across and down in a picture: 0..1 from its left and its top; what is beyond is cut off."""

Language = Literal["ja", "en"]
Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)

PER_PAGE = (1, 2, 4, 6, 9)
"""Pictures on a page of a storyboard."""

PAGES = (".pdf",)
SHEETS = (".png", ".jpg", ".jpeg", ".pdf")
TABLES = (".csv", ".xlsx")
"""Endings of files: storyboards, contact sheets, shot lists."""

Hand = Literal["camera", "subject"]
"""Whose movement a stroke tells: the camera's is red, that of people and things blue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Along ``points``, at least two, with its head at the last one."""

    hand: Hand
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """Where the camera's picture lies at the other end of its move: four corners, drawn dashed."""

    corners: tuple[Point, Point, Point, Point]


Stroke = Arrow | Framing


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture of a shot. ``picture`` gives it when it is wanted, uint8 (height, width, 3) sRGB, at most so many
    pixels wide; None where there is none yet. ``tag`` names the camera's move in the words of the trade; ``rough``: it
    shows the blocking, not a take."""

    picture: Callable[[int], NDArray[np.uint8] | None]
    strokes: tuple[Stroke, ...] = ()
    tag: str = ""
    rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who says what; ``speaker`` as a reader knows them."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardShot:
    """``number`` is its place in the story, from 1; ``start`` the film's frame at which it begins, None where it is not
    in the cut; ``length`` in frames of the board's rate. ``action`` is what is seen, ``sound`` what is heard besides
    speech, ``note`` what somebody noted. ``lens`` says size and angle of the picture, ``joins`` how it is joined to the
    shot before (``O.L 1+00``). ``facts`` are further columns of a shot list: name and value."""

    id: str
    number: int
    start: int | None
    length: int
    panels: tuple[Panel, ...]
    action: str = ""
    dialogue: tuple[Spoken, ...] = ()
    sound: str = ""
    music: str = ""
    note: str = ""
    lens: str = ""
    joins: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Board:
    """``length`` of the whole in frames of ``rate``; ``size`` is the picture's (width, height), ``date`` a line for the
    head of each page, ``language`` that of labels. ``generated``: some pictures were made by an engine."""

    title: str
    date: str
    language: Language
    rate: FrameRate
    size: tuple[int, int]
    length: int
    shots: tuple[BoardShot, ...]
    generated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A small picture in a file, and what is written under it: in English, in Japanese."""

    picture: Path
    words: tuple[str, str]


class Boards(Protocol):
    """Writes boards. Every file is there whole or not at all; what is there already is replaced.

    All raise ``DiskError`` where the file cannot be written, ``AssetMissingError`` where a font is not installed, and
    ``Cancelled``.
    """

    def pages(
        self, board: Board, path: Path, per_page: int, paper: Paper, progress: Progress, cancel: CancelToken
    ) -> int:
        """A storyboard as PDF, ``per_page`` pictures on a page (one of ``PER_PAGE``); gives the number of its pages. A
        text that is too long for its place is shortened there and goes on, whole, behind the last picture."""
        ...

    def sheet(self, board: Board, path: Path, paper: Paper, progress: Progress, cancel: CancelToken) -> None:
        """All shots at once: PNG or JPEG, or one page of a PDF, as the ending says."""
        ...

    def table(self, board: Board, path: Path, progress: Progress, cancel: CancelToken) -> None:
        """The shot list: CSV (UTF-8 with a mark, for spreadsheets) or XLSX with a small picture of each shot."""
        ...

    def picture(self, picture: NDArray[np.uint8], path: Path) -> None:
        """uint8 (height, width, 3) sRGB as a JPEG."""
        ...

    def tiles(self, title: str, tiles: Sequence[Tile], path: Path) -> None:
        """Many small pictures with their words on one: PNG or JPEG, as the ending says."""
        ...
