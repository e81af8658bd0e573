"""The shot list as a table: CSV for any spreadsheet, XLSX with a picture of each shot."""

import csv
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

from studio.boards import labels
from studio.boards.cells import spoken
from studio.boards.jpeg import blank, encoded, fitted
from studio.boards.labels import word
from studio.core.progress import CancelToken, Progress
from studio.ports.boards import Board, BoardShot

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a field."""

_TALL = 90
"""Pixels of a picture in a row."""
_POINTS = 0.75
"""Of a pixel, as spreadsheets measure rows."""

_WIDTHS = {
    "shot": 7, "in": 12, "length": 8, "seconds": 8, "lens": 16, "move": 13, "action": 48, "dialogue": 36, "sound": 24,
    "music": 16, "joins": 18, "note": 28,
}  # fmt: skip
"""Columns in letters."""
_FACTS = 14
_LONG_FACT = 40


def write_csv(board: Board, path: Path) -> None:
    """UTF-8 with a byte order mark, rows ended by CR LF (RFC 4180). What would be a formula gets an apostrophe before
    it. Raises ``OSError``."""
    made = StringIO(newline="")
    rows = csv.writer(made)
    rows.writerow(_names(board))
    for shot in board.shots:
        rows.writerow([_plain(str(value)) for _, value in _values(board, shot)])
    path.write_bytes(made.getvalue().encode("utf-8-sig"))


def write_xlsx(board: Board, path: Path, progress: Progress, cancel: CancelToken) -> None:
    """Raises ``OSError`` or ``Cancelled``."""
    xlsxwriter: Any = import_module("xlsxwriter")
    book: Any = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": board.title, "comments": board.date})
    font = "Yu Gothic" if board.language == "ja" else "Calibri"
    sheet: Any = book.add_worksheet(word("list", board.language))
    head = book.add_format(
        {"bold": True, "font_name": font, "bg_color": "#E9E6E1", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "font_name": font})
    number = book.add_format({"valign": "top", "font_name": font, "bold": True})
    seconds = book.add_format({"valign": "top", "font_name": font, "num_format": "0.00"})
    names = _names(board)
    wide = round(_TALL * board.size[0] / board.size[1])
    sheet.set_row(0, 22)
    sheet.write_string(0, 0, word("picture", board.language), head)
    sheet.set_column_pixels(0, 0, wide + 6)
    for column, name in enumerate(names, start=1):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, _width(board, column - 1))
    for row, shot in enumerate(board.shots, start=1):
        cancel.check()
        progress("drawing the board", row, len(board.shots))
        sheet.set_row_pixels(row, _TALL + 6)
        picture = shot.panels[0].picture(2 * wide) if shot.panels else None
        shown = blank(wide, _TALL) if picture is None else fitted(picture, 2 * wide, 2 * _TALL)
        scale = _TALL / shown.shape[0]
        sheet.insert_image(
            row, 0, f"{shot.number}.jpg",
            {"image_data": encoded(shown), "x_offset": 3, "y_offset": 3, "x_scale": scale, "y_scale": scale,
             "object_position": 1, "description": shot.action[:250]},
        )  # fmt: skip
        for column, (name, value) in enumerate(_values(board, shot), start=1):
            if isinstance(value, str):
                sheet.write_string(row, column, value[:32_767], cell)
            else:
                sheet.write_number(row, column, value, number if name == "shot" else seconds)
    sheet.freeze_panes(1, 2)
    if board.shots:
        sheet.autofilter(0, 0, len(board.shots), len(names))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    book.close()


def _width(board: Board, column: int) -> float:
    plain = list(_WIDTHS)
    if column < len(plain):
        return _WIDTHS[plain[column]]
    facts = [[value for _, value in shot.facts] for shot in board.shots[:50]]
    longest = max((len(values[column - len(plain)]) for values in facts), default=0)
    return _LONG_FACT if longest > 2 * _FACTS else _FACTS


def _names(board: Board) -> list[str]:
    """The heads of the columns."""
    facts = [name for name, _ in board.shots[0].facts] if board.shots else []
    return [*(word(name, board.language) for name in _WIDTHS), *facts]


def _values(board: Board, shot: BoardShot) -> Iterator[tuple[str, str | float]]:
    """A row, column by column."""
    language = board.language
    said = {
        "in": labels.timecode(shot.start, board.rate) if shot.start is not None else "",
        "length": labels.lasting(shot.length, board.rate),
        "lens": shot.lens,
        "move": shot.panels[0].tag if shot.panels else "",
        "action": shot.action,
        "dialogue": "\n".join(spoken(line, language) for line in shot.dialogue),
        "sound": shot.sound,
        "music": shot.music,
        "joins": shot.joins,
        "note": shot.note,
    }
    for name in _WIDTHS:
        if name == "shot":
            yield name, shot.number
        elif name == "seconds":
            yield name, round(board.rate.seconds(shot.length), 3)
        else:
            yield name, said[name]
    yield from shot.facts


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
