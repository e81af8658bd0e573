"""How a page is divided: cells in rows and columns, in each a picture as large as its words allow."""

from dataclasses import dataclass
from typing import Literal

from studio.ports.boards import Paper

MM = 72.0 / 25.4
"""Points in a millimetre. All lengths here are in points, from the page's upper left."""

_PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210.0 * MM, 297.0 * MM), "letter": (612.0, 792.0)}
_SCALES = {1: 1.35, 2: 1.2, 4: 1.1, 6: 1.0, 9: 0.85}
"""How large words are beside those of six on a page."""

MARGIN = 11.4 * MM
HEAD = 21.0 * MM
"""Down to the first cell."""
FOOT = 15.0 * MM
"""Up to the last one."""
_COLUMN_GAP, _ROW_GAP = 6.6 * MM, 5.5 * MM
TITLE = 5.4 * MM
"""Over each picture: number and length."""
_BESIDE = 4.2 * MM
_WORDS_DEEP, _WORDS_WIDE, _WORDS_BESIDE = 29.0 * MM, 42.0 * MM, 58.0 * MM
"""The least room of words at scale 1: how deep, how wide below a picture, how wide beside one."""
_LYING = 1.15
"""A page that lies is worth so much more than one that stands, with pictures of one size: screens lie."""


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """``page`` (width, height); cells in ``columns`` and ``rows``. ``picture`` is its size in each, ``content`` how
    wide a cell is used, ``scale`` how large its words are."""

    page: tuple[float, float]
    columns: int
    rows: int
    cell: tuple[float, float]
    content: float
    picture: tuple[float, float]
    words: Literal["below", "beside"]
    scale: float

    def at(self, place: int) -> Box:
        """Cell number ``place`` of a page, from 0: as wide as it is used."""
        row, column = divmod(place, self.columns)
        x = MARGIN + column * (self.cell[0] + _COLUMN_GAP) + (self.cell[0] - self.content) / 2
        return Box(x, HEAD + row * (self.cell[1] + _ROW_GAP), self.content, self.cell[1])

    def picture_at(self, cell: Box) -> Box:
        """Where the picture of a cell lies."""
        return Box(cell.x, cell.y + TITLE * self.scale, *self.picture)

    def words_at(self, cell: Box) -> Box:
        """Where its words lie."""
        picture = self.picture_at(cell)
        if self.words == "beside":
            x = picture.x + picture.width + _BESIDE
            return Box(x, picture.y, cell.x + cell.width - x, cell.y + cell.height - picture.y)
        y = picture.y + picture.height
        return Box(cell.x, y, cell.width, cell.y + cell.height - y)


def page_of(paper: Paper) -> tuple[float, float]:
    """The size of a page that lies."""
    short, long = _PAPERS[paper]
    return long, short


def layout(per_page: int, paper: Paper, aspect: float) -> Layout:
    """The division with the largest pictures; ``aspect`` is their width over their height."""
    short, long = _PAPERS[paper]
    scale = _SCALES[per_page]
    found: list[tuple[float, Layout]] = []
    for page in ((long, short), (short, long)):
        for columns in (count for count in range(1, per_page + 1) if per_page % count == 0):
            rows = per_page // columns
            width = (page[0] - 2 * MARGIN - (columns - 1) * _COLUMN_GAP) / columns
            height = (page[1] - HEAD - FOOT - (rows - 1) * _ROW_GAP) / rows
            below = _fitted(width, height - (TITLE + _WORDS_DEEP) * scale, aspect)
            beside = _fitted(width - _BESIDE - _WORDS_BESIDE * scale, height - TITLE * scale, aspect)
            wide = width >= _WORDS_WIDE * scale
            deep = height - TITLE * scale >= _WORDS_DEEP * scale
            for words, picture, room in (("below", below, wide), ("beside", beside, deep)):
                if picture is None or not room:
                    continue
                content = width if words == "beside" else min(width, max(picture[0], 80.0 * MM * scale))
                worth = picture[0] * picture[1] * (_LYING if page[0] > page[1] else 1.0)
                made = Layout(
                    page=page, columns=columns, rows=rows, cell=(width, height), content=content, picture=picture,
                    words="beside" if words == "beside" else "below", scale=scale,
                )  # fmt: skip
                found.append((worth, made))
    return max(found, key=lambda one: one[0])[1]


def _fitted(width: float, height: float, aspect: float) -> tuple[float, float] | None:
    """The largest picture in such a room; None where there is none to speak of."""
    if width < 12 * MM or height < 12 * MM:
        return None
    return (width, width / aspect) if width / aspect <= height else (height * aspect, height)
