"""The history says what was done, goes back to any step, and keeps versions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.controls import QuietButton, TextField
from studio.ui.history import HistoryPanel
from tests.fakes.desktop import Desktop


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    for prompt in ("a dog", "a man", "a girl"):
        desktop.board.write([prompt])
    yield desktop
    desktop.close()


@pytest.fixture
def panel(qtbot: QtBot, opened: Desktop) -> HistoryPanel:
    made = HistoryPanel(opened.session)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.release())
    made.show()
    return made


def lines(panel: HistoryPanel) -> list[str]:
    model = panel.steps.model()
    return [str(model.data(model.index(row, 0))).split("   ")[0] for row in range(model.rowCount())]


def test_every_step_has_a_line_and_the_last_is_in_hand(panel: HistoryPanel) -> None:
    assert lines(panel) == ["As far back as it goes", "Write shot", "Write shot", "Write shot"]
    assert panel.steps.currentIndex().row() == 3


def test_a_press_goes_back_and_forth_and_loses_nothing(panel: HistoryPanel, opened: Desktop) -> None:
    def press(row: int) -> None:
        place = panel.steps.visualRect(panel.steps.model().index(row, 0)).center()
        QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, pos=place)

    press(1)
    assert opened.prompts == ["a dog"]
    assert panel.steps.currentIndex().row() == 1
    model = panel.steps.model()
    assert "undone" in str(model.data(model.index(3, 0), Qt.ItemDataRole.AccessibleTextRole))
    press(3)
    assert opened.prompts == ["a dog", "a man", "a girl"]
    press(0)
    assert opened.prompts == []


def test_a_version_is_kept_by_name_and_brought_back_as_an_edit(panel: HistoryPanel, opened: Desktop) -> None:
    (field,), (keep, restore) = panel.findChildren(TextField), panel.findChildren(QuietButton)
    QTest.keyClicks(field, "first cut")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.versions.count() == 1
    assert "first cut" in panel.versions.item(0).text()
    assert not restore.isEnabled()
    opened.board.write(["a woman"])
    panel.versions.setCurrentRow(0)
    assert restore.isEnabled()
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert opened.prompts == ["a dog", "a man", "a girl"]
    opened.session.undo()
    assert opened.prompts == ["a dog", "a man", "a girl", "a woman"]
    assert keep.isEnabled()


def test_nothing_can_be_changed_in_what_is_open_for_reading(qtbot: QtBot, opened: Desktop) -> None:
    second = Desktop(opened.folder)
    panel = HistoryPanel(second.session)
    qtbot.addWidget(panel, before_close_func=lambda _widget: panel.release())
    controls: list[QWidget] = [panel.steps, *panel.findChildren(QuietButton), *panel.findChildren(QPushButton)]
    assert not any(control.isEnabled() for control in controls)
    second.close()
