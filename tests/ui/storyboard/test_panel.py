"""The storyboard as a person uses it: keys, mouse, dragging, dropping, and what it shows meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.host import Host
from studio.ui.language import Code
from studio.ui.storyboard.model import SHOTS
from studio.ui.storyboard.panel import StoryboardPanel
from studio.ui.theme import theme
from studio.workflows.words import Words
from tests.fakes.desktop import Desktop
from tests.ui import goldens
from tests.ui.conftest import RESOURCES, SaidNotes


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    yield desktop
    desktop.close()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[StoryboardPanel]:
    made = StoryboardPanel(host, opened.session, opened.board, opened.selection, opened.jobs, Words(RESOURCES))
    qtbot.addWidget(made)
    made.resize(284, 500)
    made.show()
    yield made
    made.release()


def drop(panel: StoryboardPanel, data: QMimeData, at: QPoint | None = None) -> QDropEvent:
    event = QDropEvent(
        QPointF(at or QPoint(20, 20)),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    (panel.view if at else panel).dropEvent(event)
    return event


def test_an_empty_project_says_how_to_begin(panel: StoryboardPanel, host: Host, opened: Desktop) -> None:
    assert not panel.view.isVisible()
    host.commands.run("shot.new")
    assert opened.prompts == [""]
    assert panel.view.isVisible()


def test_arrows_choose_the_shot_in_hand_and_enter_wants_its_words(
    qtbot: QtBot, panel: StoryboardPanel, opened: Desktop
) -> None:
    opened.write("a dog", "a man", "a girl")
    opened.selection.choose("s1")
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert opened.selection.shot == "s2"
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert opened.selection.shots == ("s2", "s3")
    with qtbot.waitSignal(panel.wants_words, timeout=1000):
        QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_commands_do_what_they_say(panel: StoryboardPanel, host: Host, opened: Desktop) -> None:
    opened.write("a dog. a cat.", "a man")
    opened.selection.choose("s1")
    host.commands.run("shot.split")
    assert opened.prompts == ["a dog.", "a cat.", "a man"]
    host.commands.run("shot.move_up")
    assert opened.prompts == ["a cat.", "a dog.", "a man"]
    host.commands.run("shot.duplicate")
    host.commands.run("shot.next")
    host.commands.run("shot.merge")
    assert opened.prompts == ["a cat.", "a cat.", "a dog. a man"]
    host.commands.run("shot.previous")
    host.commands.run("shot.delete")
    assert opened.prompts == ["a cat.", "a dog. a man"]


def test_cards_are_put_in_order_by_dragging(panel: StoryboardPanel, opened: Desktop) -> None:
    opened.write("a dog", "a man", "a girl")
    data = QMimeData()
    data.setData(SHOTS, b"s3")
    first = panel.view.visualRect(panel.view.model().index(0, 0))
    drop(panel, data, first.topLeft() + QPoint(20, 2))
    assert opened.ids == ["s3", "s1", "s2"]
    last = panel.view.visualRect(panel.view.model().index(2, 0))
    drop(panel, data, last.bottomLeft() + QPoint(20, -2))
    assert opened.ids == ["s1", "s2", "s3"]
    assert panel.view.model().rowCount() == 3


def test_a_card_tells_its_state_and_work_to_a_screen_reader(
    qtbot: QtBot, panel: StoryboardPanel, opened: Desktop
) -> None:
    opened.write("a dog in a park")
    index = panel.view.model().index(0, 0)
    assert "Shot 1: a dog in a park. Planned, 5:00." in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    opened.worker.manual = True
    opened.draft("s1")
    opened.worker.step(12)
    qtbot.waitUntil(lambda: "Making 50 %" in str(index.data(Qt.ItemDataRole.AccessibleTextRole)), timeout=2000)
    opened.worker.step(12)
    opened.worker.finish()
    qtbot.waitUntil(lambda: "Drafted, 1:00." in str(index.data(Qt.ItemDataRole.AccessibleTextRole)), timeout=2000)


def test_resting_on_a_card_plays_its_strip(qtbot: QtBot, panel: StoryboardPanel, opened: Desktop) -> None:
    theme().set_still(False)
    opened.write("a dog")
    opened.draft("s1")
    strip = QImage(12 * 160, 90, QImage.Format.Format_RGB32)
    strip.fill(Qt.GlobalColor.red)
    medium = opened.project.takes[0].media
    assert strip.save(str(opened.session.folder.cache("thumbnails") / f"{medium}.png"))
    panel.view.entered.emit(panel.view.model().index(0, 0))
    grabbed = panel.view.grab().toImage()
    assert any(grabbed.pixelColor(x, 60).red() > 200 for x in range(20, 120))
    qtbot.wait(300)
    panel.view.stop()


def test_a_thousand_shots_are_shown_and_chosen_without_losing_the_place(
    panel: StoryboardPanel, opened: Desktop
) -> None:
    opened.write(*(f"a dog number {number}" for number in range(1000)))
    assert panel.view.model().rowCount() == 1000
    panel.view.scrollTo(panel.view.model().index(700, 0))
    before = panel.view.verticalScrollBar().value()
    opened.selection.choose("s701")
    opened.draft("s701")
    assert abs(panel.view.verticalScrollBar().value() - before) < 200
    current = panel.view.selectionModel()
    assert current.isSelected(panel.view.model().index(700, 0))
    current.setCurrentIndex(panel.view.model().index(5, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert opened.selection.shot == "s6"


def test_what_cannot_be_read_is_said(panel: StoryboardPanel, host: Host, opened: Desktop) -> None:
    opened.board.paste("!!")
    assert isinstance(host.notes, SaidNotes)
    assert host.notes.said[-1].kind == "error"


@pytest.mark.parametrize("code", ["ja", "en"])
def test_it_looks_as_it_was_last_looked_at(panel: StoryboardPanel, host: Host, opened: Desktop, code: Code) -> None:
    host.language.set(code)
    words = ("夕焼けの海辺を犬が走る", "雨の夜道", "猫") if code == "ja" else ("A dog runs at sunset", "Rain", "a cat")
    opened.write(*words)
    opened.draft("s1", 2)
    opened.draft("s2")
    opened.review.approve("s1t2")
    opened.selection.choose("s2")
    goldens.compare(panel, f"storyboard_{code}")
