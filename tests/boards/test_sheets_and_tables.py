"""Contact sheets and shot lists: whole, in order, and harmless in a spreadsheet."""

import csv
import re
import zipfile
from dataclasses import replace
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from studio.boards import BoardFiles
from studio.core.errors import Cancelled
from studio.core.progress import CancelToken, silent
from studio.ports.boards import Board
from tests.boards.look import compare
from tests.boards.pdf import Pdf
from tests.boards.story import RESOURCES, shot, story

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _sheet(path: Path, board: Board) -> Path:
    BoardFiles(RESOURCES).sheet(board, path, "a4", silent, CancelToken())
    return path


def _table(path: Path, board: Board) -> Path:
    BoardFiles(RESOURCES).table(board, path, silent, CancelToken())
    return path


@pytest.mark.parametrize("count", [0, 1, 7, 60])
def test_a_sheet_of_any_length(tmp_path: Path, count: int) -> None:
    board = story(count)
    assert Image.open(_sheet(tmp_path / "a.png", board)).size[0] == 1920
    assert Image.open(_sheet(tmp_path / "a.jpg", board)).format == "JPEG"
    document = Pdf(_sheet(tmp_path / "a.pdf", board))
    assert document.count == max(1, -(-count // 48))
    text = "".join(document.texts())
    assert len(re.findall(r"\d\+\d\d", text)) >= count


def test_a_sheet_looks_as_it_did_when_it_was_looked_at(tmp_path: Path) -> None:
    made = Image.open(_sheet(tmp_path / "a.png", story(7))).convert("RGB").resize((960, 540))
    compare(np.asarray(made), "sheet_ja")


def test_csv_for_spreadsheets(tmp_path: Path) -> None:
    data = _table(tmp_path / "a.csv", story(3)).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["カット", "開始", "尺", "秒"]
    assert rows[2][:4] == ["2", "00:00:05:00", "5+02", "5.083"]
    assert rows[2][rows[0].index("せりふ")] == "友だち「おしい！」"
    assert len(rows) == 4


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_field_becomes_a_formula(tmp_path: Path, evil: str) -> None:
    board = replace(story(0), shots=(shot(1, "en", action=evil, note=evil),))
    rows = list(csv.reader(StringIO(_table(tmp_path / "a.csv", board).read_bytes().decode("utf-8-sig"), newline="")))
    assert sum(field == f"'{evil}" for field in rows[1]) == 2
    with zipfile.ZipFile(_table(tmp_path / "a.xlsx", board)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_xlsx_has_pictures_a_frozen_head_and_widths(tmp_path: Path) -> None:
    with zipfile.ZipFile(_table(tmp_path / "a.xlsx", story(4, "en"))) as book:
        names = book.namelist()
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        words = book.read("xl/sharedStrings.xml").decode()
    assert sum(name.startswith("xl/media/") for name in names) == 4
    pane = sheet.find(f".//{_SHEET}pane")
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "1", "2")
    assert len(sheet.findall(f".//{_SHEET}col")) >= 10
    assert sheet.find(f".//{_SHEET}autoFilter") is not None
    assert "The boy shoots." in words


def test_a_table_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        BoardFiles(RESOURCES).table(story(2), tmp_path / "a.xlsx", silent, token)
    assert list(tmp_path.iterdir()) == []
