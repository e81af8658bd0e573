"""The timeline in the window: in step with the monitor, the storyboard and the bin."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.project.timeline.clip import Clip, FileSource, TakeSource
from studio.ui.shell.window import MainWindow
from studio.ui.timeline.panel import TimelinePanel
from tests.media import wavs
from tests.ui.conftest import settle


def begun(window: MainWindow) -> TimelinePanel:
    """Three shots, and the timeline."""
    assert window.opened is not None
    assert window.workspace is not None
    window.opened.board.write(("a dog", "a man", "a girl"))
    settle()
    return window.workspace.timeline


def shots(panel: TimelinePanel) -> list[str]:
    sequence = panel.desk.sequence
    assert sequence is not None
    return [clip.source.shot_id for clip in sequence.tracks[0].clips if isinstance(clip.source, TakeSource)]


def point(panel: TimelinePanel, frame: float, code: str = "V1") -> QPoint:
    where = panel.surface.where
    lane = next(lane for lane in where.lanes if lane.code == code)
    return QPoint(round(where.x(frame)), round(where.y(lane) + lane.height * 0.7))


def test_the_ruler_moves_the_monitor_and_a_click_on_a_clip_does_not(window: MainWindow) -> None:
    panel = begun(window)
    assert window.workspace is not None
    assert window.opened is not None
    player = window.workspace.panels.monitor.playing.player
    where = panel.surface.where
    QTest.mouseClick(
        panel.surface.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(where.x(200.5)), round(where.top - 6))
    )
    settle()
    assert window.opened.screening.mode == "film"
    assert (player.frame, panel.desk.playhead) == (200, 200)
    QTest.mouseClick(panel.surface.viewport(), Qt.MouseButton.LeftButton, pos=point(panel, 300))
    settle()
    assert window.opened.selection.shot == "s3"
    assert (player.frame, panel.desk.playhead) == (200, 200)
    window.commands.run("play.frame_forward")
    settle()
    assert panel.desk.playhead == 201


def test_what_is_moved_in_one_is_moved_in_the_other(window: MainWindow) -> None:
    panel = begun(window)
    assert window.opened is not None
    window.opened.board.move(("s3",), 0)
    assert shots(panel) == ["s3", "s1", "s2"]
    panel.desk.switch(snapping=False)
    panel.desk.pick_none()  # new shots are all selected
    surface = panel.surface.viewport()
    start = point(panel, 20)
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, start)
    for part in (0.4, 1.0):
        QTest.mouseMove(surface, start + (point(panel, 150) - start) * part)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point(panel, 150))
    settle()
    assert shots(panel) == ["s1", "s3", "s2"]
    assert [shot.id for shot in window.opened.session.project.shots] == ["s1", "s3", "s2"]


def test_a_file_dropped_on_a_track_comes_into_the_bin_and_onto_the_track(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = begun(window)
    assert window.opened is not None
    tone = (0.2 * np.sin(np.arange(48_000) / 20)).astype(np.float32)
    file = tmp_path / "door.wav"
    wavs.write(file, np.stack([tone, tone], axis=1))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(point(panel, 40, "A2")),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.eventFilter(panel.surface.viewport(), event)
    assert event.isAccepted()

    def _laid() -> list[Clip]:
        sequence = panel.desk.sequence
        return list(sequence.of_kind("audio")[1].clips) if sequence is not None else []

    qtbot.waitUntil(lambda: bool(_laid()), timeout=10_000)
    (clip,) = _laid()
    assert isinstance(clip.source, FileSource)
    assert clip.length == 24
    assert [one.name for one in window.opened.session.project.files] == ["door.wav"]


def test_the_timeline_is_a_region_and_its_keys_hold_there(window: MainWindow) -> None:
    panel = begun(window)
    assert window.regions.go("timeline")
    assert QApplication.focusWidget() is panel.surface
    QTest.keyClick(panel.surface, Qt.Key.Key_C)
    assert panel.desk.tool == "razor"
    QTest.keyClick(panel.surface, Qt.Key.Key_V)
    assert panel.desk.tool == "select"
    panel.desk.pick_none()
    QTest.keyClick(panel.surface, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.desk.picked) == 6
