"""Where Tab stops; and that looking for it takes nothing from the rest of the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenuBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from studio.ui.controls import Label, QuietButton, Sheet
from studio.ui.controls.stops import tab_stops
from tests.ui.conftest import settle


def test_what_tab_reaches_is_told_in_order(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    row = QHBoxLayout(ground)
    first, off, hidden, last = (QuietButton(text) for text in ("a", "b", "c", "d"))
    for widget in (first, Label("words"), off, hidden, last):
        row.addWidget(widget)
    off.setEnabled(False)
    hidden.hide()
    ground.show()
    assert tab_stops(ground) == [first, last]


def test_a_sheet_that_goes_takes_no_menu_along(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar = QMenuBar()
    column.addWidget(bar)
    menus = [bar.addMenu(name) for name in ("File", "Edit")]
    behind = QuietButton("behind")
    column.addWidget(behind)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    content = QWidget()
    inside = QHBoxLayout(content)
    buttons = [QuietButton("one"), QuietButton("two")]
    for button in buttons:
        inside.addWidget(button)
    sheet = Sheet(content, "Sheet", window)
    assert QApplication.focusWidget() is buttons[0]
    seen: list[QWidget | None] = []
    for _ in range(4):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert behind not in seen
    assert buttons[1] in seen
    assert buttons[0] in seen, "it goes round"
    sheet.close_sheet()
    settle()
    assert all(isValid(menu) for menu in menus)
    menus[0].setTitle("Datei")
