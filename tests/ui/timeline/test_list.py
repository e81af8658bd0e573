"""The clips as a list, and what a screen reader is told; drops."""

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.host import SHOTS, TAKES
from tests.ui.timeline.conftest import Bench


def drop(bench: Bench, kind: str, ids: str, frame: float, track: int = 0) -> bool:
    data = QMimeData()
    data.setData(kind, ids.encode())
    event = QDropEvent(
        QPointF(bench.point(frame, track)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    bench.panel.eventFilter(bench.canvas, event)
    return event.isAccepted()


def test_the_list_says_what_the_surface_shows(bench: Bench) -> None:
    bench.host.commands.action("timeline.list").trigger()
    assert bench.panel.list.isVisible()
    model = bench.panel.list.model()
    assert model.rowCount() == 8
    said = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "V1 Picture, Shot 1, 00:00:00:00, 1:00, Shot 1 T1, Drafted"
    assert "Clips of the timeline" in bench.panel.list.accessibleName()


def test_list_and_surface_select_the_same(bench: Bench, qtbot: QtBot) -> None:
    bench.host.commands.action("timeline.list").trigger()
    bench.desk.pick(bench.row(0)[2].id)
    rows = {index.row() for index in bench.panel.list.selectionModel().selectedRows()}
    assert rows == {4, 5}
    first = bench.panel.list.model().index(0, 0)
    alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    bench.panel.list.selectionModel().setCurrentIndex(first, alone)  # whatever keys are held elsewhere
    assert bench.desk.picked == {bench.row(0)[0].id}
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(bench.desk.picked) == 2
    bench.run("delete")
    assert bench.panel.list.model().rowCount() == 6
    bench.host.commands.action("timeline.list").trigger()
    assert bench.panel.surface.isVisible()


def test_takes_and_cards_are_dropped_where_they_are_let_go(bench: Bench) -> None:
    take = bench.opened.project.takes_of("s2")[0]
    assert drop(bench, TAKES, take.id, 100)
    assert bench.strip(0) == "s1:24 s2:24 s3:24 s4:24 .:4 s2:24"
    assert bench.strip(2) == "s1:24 s2:24 s3:24 s4:24 .:4 s2:24"
    bench.opened.session.undo()
    assert drop(bench, SHOTS, "s3", 12)
    assert bench.strip(0).startswith("s1:12 s3:24 s2:12")
    assert not drop(bench, "text/plain", "hello", 20)


def test_the_surface_has_a_name_and_tells_the_playhead(bench: Bench) -> None:
    bench.desk.set_playhead(30)
    assert bench.panel.surface.accessibleDescription() == "00:00:01:06"
    assert "Timeline" in bench.panel.surface.accessibleName()
