"""The bin as a person uses it: dropped into, searched, dragged from, renamed, emptied, and put right when files go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.bin import BinPanel
from studio.ui.host import FILES, Host
from tests.media.files import make, tone
from tests.ui.conftest import SaidNotes
from tests.workflows.bin.conftest import Room


@dataclass
class Answers:
    """Answers what it is told to."""

    chosen: list[Path] = field(default_factory=list[Path])
    path: Path | None = None
    said: str | None = None

    def files(self) -> list[Path]:
        return self.chosen

    def one(self, name: str, start: Path) -> Path | None:
        return self.path

    def folder(self, start: Path) -> Path | None:
        return self.path

    def name(self, before: str) -> str | None:
        return self.said


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    make(folder / "rain.mp4", sound=None, count=25)
    make(folder / "street.wav", count=0, sound=tone(1.0))
    make(folder / "map.png", codec="png", form="rgb24", count=1)
    return folder


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, room: Room, answers: Answers) -> Iterator[BinPanel]:
    made = BinPanel(host, room.session, room.bin, asks=answers)
    qtbot.addWidget(made)
    host.shortcuts.add_region(made, "bin")
    made.resize(284, 620)
    made.show()
    yield made
    made.release()


def said(panel: BinPanel) -> list[str]:
    model = panel.view.model()
    texts = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    return [str(text) for text in texts]


def choose(panel: BinPanel, row: int) -> None:
    """Alone, whatever keys the last test left held down."""
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    panel.view.selectionModel().setCurrentIndex(panel.view.model().index(row, 0), only)


def drop(panel: BinPanel, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.view.dropEvent(event)
    assert event.isAccepted()


def test_an_empty_bin_says_how_to_begin(panel: BinPanel) -> None:
    assert not panel.view.isVisible()


def test_files_are_dropped_named_and_told(panel: BinPanel, room: Room, desk: Path) -> None:
    come: list[None] = []
    panel.appeared.connect(lambda: come.append(None))
    drop(panel, desk)
    room.settle()
    assert come
    assert panel.view.isVisible()
    assert said(panel) == [
        "map.png, Image, 160×96, Not used yet",
        "rain.mp4, Video, 0:01, 160×96, Not used yet",
        "street.wav, Sound, 0:01, Stereo, Not used yet",
    ]
    room.use("f2")
    assert said(panel)[1].endswith("In 1 clip")


def test_files_are_chosen_with_the_button(
    panel: BinPanel, host: Host, room: Room, answers: Answers, desk: Path
) -> None:
    answers.chosen = [desk / "rain.mp4"]
    host.commands.run("file.import_media")
    room.settle()
    assert len(said(panel)) == 1
    assert panel.view.chosen == ("f1",), "what has come is chosen, to be dragged on"


def test_what_is_dragged_are_ids(panel: BinPanel, room: Room, desk: Path) -> None:
    room.bring(desk)
    model = panel.view.model()
    data = model.mimeData([model.index(0, 0), model.index(2, 0)])
    assert bytes(data.data(FILES).data()) == b"f1\nf3"
    assert not data.hasUrls()


def test_enter_wants_it_in_the_cut(panel: BinPanel, room: Room, desk: Path) -> None:
    room.bring(desk)
    wanted: list[list[str]] = []
    panel.wanted.connect(wanted.append)
    choose(panel, 1)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert wanted == [["f2"]]


def test_a_file_is_renamed_and_removed(panel: BinPanel, host: Host, room: Room, answers: Answers, desk: Path) -> None:
    room.bring(desk)
    choose(panel, 0)
    answers.said = "Plan of the town"
    host.commands.run("bin.rename")
    assert said(panel)[0].startswith("Plan of the town")
    host.commands.run("bin.remove")
    assert len(said(panel)) == 2
    room.use("f2")
    choose(panel, 0)
    host.commands.run("bin.remove")
    assert len(said(panel)) == 2
    assert isinstance(host.notes, SaidNotes)
    assert "rain.mp4 is used" in host.notes.said[-1].text


def test_many_files_are_found_by_name(panel: BinPanel, room: Room, desk: Path) -> None:
    for number in range(6):
        make(desk / f"take {number}.mp4", count=3 + number)
    room.bring(desk)
    assert len(said(panel)) == 9
    search = panel.search
    assert search.isVisible()
    QTest.keyClicks(search, "TAKE 3")
    assert [words.split(",")[0] for words in said(panel)] == ["take 3.mp4"]
    search.clear()
    assert len(said(panel)) == 9


def test_missing_files_are_said_and_found_again(
    panel: BinPanel, host: Host, room: Room, answers: Answers, desk: Path
) -> None:
    room.bring(desk)
    assert not host.commands.enabled("bin.relink_folder")
    for entry in room.bin.entries:
        entry.path.unlink()
    room.bin.look_again()
    room.settle()
    assert all(words.endswith("Missing") for words in said(panel))
    (desk / "rain.mp4").rename(desk / "other.mp4")
    answers.path = desk
    host.commands.run("bin.relink_folder")
    room.settle()
    assert not [words for words in said(panel) if words.endswith("Missing")]
    assert isinstance(host.notes, SaidNotes)
    assert host.notes.said[-1].text.startswith("Found again:")


def test_another_file_asks_first(panel: BinPanel, host: Host, room: Room, answers: Answers, desk: Path) -> None:
    room.bring(desk / "rain.mp4")
    choose(panel, 0)
    answers.path = make(desk / "snow.mp4", count=40)
    host.commands.run("bin.relink")
    room.settle()
    assert isinstance(host.notes, SaidNotes)
    notice = host.notes.said[-1]
    assert notice.text == "snow.mp4 is another file than rain.mp4."
    notice.replies[0].run()
    room.settle()
    assert said(panel)[0].startswith("snow.mp4")


def test_bad_files_are_refused_and_the_rest_works_on(panel: BinPanel, host: Host, room: Room, desk: Path) -> None:
    (desk / "letter.mp4").write_text("Dear all. " * 300)
    drop(panel, desk / "letter.mp4", desk / "rain.mp4")
    room.settle()
    assert isinstance(host.notes, SaidNotes)
    assert host.notes.said[-1].text.startswith("letter.mp4 is no video")
    assert len(said(panel)) == 1


def test_a_narrow_column_paints_pictures_with_names(panel: BinPanel, room: Room, desk: Path) -> None:
    room.bring(desk)
    panel.resize(132, 400)
    assert panel.grab().width() == 132
    assert panel.view.beneath(QPoint(20, 20))
