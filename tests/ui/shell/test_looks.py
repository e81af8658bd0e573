"""The window's own parts as they look, in both languages: the empty project, the palette, the sheets, the tour.

``EKONTE_GOLDENS=1 pytest tests/ui/shell/test_looks.py`` draws the goldens anew; look at them before you commit them.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.core.errors import DiskError
from studio.ui.shell.about import AboutSheet
from studio.ui.shell.closing import ClosingSheet
from studio.ui.shell.window import MainWindow
from studio.ui.theme import theme
from tests.ui.conftest import settle
from tests.ui.shell.conftest import Desk

GOLDENS = Path(__file__).parents[2] / "goldens" / "window"

FAR = 40
"""Levels of 255 by which a pixel may differ: how edges of letters are smoothed differs between systems."""

SHARE = 0.02
"""Share of pixels that may differ more."""


@pytest.fixture(params=["en", "ja"])
def looked_at(request: pytest.FixtureRequest, desk: Desk) -> tuple[MainWindow, str]:
    window = desk.window("film.studio")
    window.commands.run("view.japanese" if request.param == "ja" else "view.english")
    settle()
    return window, str(request.param)


def test_the_empty_project(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    compare(window, f"empty_{code}")


def test_the_empty_project_in_a_small_light_window(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    window.commands.run("view.light")
    window.resize(1280, 720)
    compare(window, f"empty_small_{code}")


def test_the_palette(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    window.commands.run("view.palette")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "pa")
    compare(window, f"palette_{code}")


def test_the_shortcut_editor(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    window.commands.run("edit.keys")
    compare(window, f"keys_{code}")


def test_leaving_with_work_in_hand(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    asked = ClosingSheet(2, lambda _keep: None, window.sheets.close)
    window.sheets.show(asked, window.tr("A take is being made"))
    compare(window, f"closing_{code}")


def test_the_tour_and_a_note(looked_at: tuple[MainWindow, str]) -> None:
    window, code = looked_at
    opened = window.opened
    assert opened is not None
    opened.board.write(("a dog runs",))
    settle()
    window.notes.refuse(DiskError("The disk is full: nothing was written.", todo="Make room and try again."))
    window.tour.begin()
    window.tour.move(1)
    settle()
    assert window.workspace is not None
    compare(window, f"tour_{code}")


def test_about_names_what_it_stands_on(desk: Desk) -> None:
    window = desk.window("film.studio")
    sheet = AboutSheet(desk.doors())
    window.sheets.show(sheet, "About")
    settle()
    assert sheet.isVisible()
    window.sheets.close()


def compare(window: MainWindow, name: str) -> None:
    """With the golden; draws it where that was asked for."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QApplication.setCursorFlashTime(0)
    settle()
    drawn = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    file = GOLDENS / f"shell_{name}.jpg"
    if "EKONTE_GOLDENS" in os.environ:
        GOLDENS.mkdir(parents=True, exist_ok=True)
        assert drawn.save(str(file), quality=88)
    golden = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    now, then = _pixels(drawn), _pixels(golden)
    assert now.shape == then.shape
    far = np.abs(now.astype(int) - then).max(axis=2) > FAR
    assert far.mean() <= SHARE, f"{far.mean():.3%} of the pixels differ from {file.name} in the {theme().mode} theme"


def _pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
