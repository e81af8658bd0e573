"""A timeline panel on a real project of four shots with a take each (24 frames), and a hand for its mouse."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip
from studio.project.timeline.sequence import Sequence
from studio.ui.host import Host
from studio.ui.screen.playing import Playing
from studio.ui.timeline.panel import TimelinePanel
from studio.workflows.playback import Player
from studio.workflows.screening.screening import Screening
from studio.workflows.timeline.desk import TimelineDesk
from tests.fakes.compositor import FakeCompositor
from tests.fakes.desktop import Desktop, at_once
from tests.fakes.playing import FakeLoudspeaker, FakeReaders
from tests.ui.conftest import settle

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Bench:
    """The panel with everything around it."""

    panel: TimelinePanel
    host: Host
    opened: Desktop
    desk: TimelineDesk
    screening: Screening
    playing: Playing

    @property
    def sequence(self) -> Sequence:
        """The film as it is in the document."""
        made = self.desk.sequence
        assert made is not None
        return made

    def row(self, number: int) -> list[Clip]:
        """The clips of a track of the film: 0 is V1, then S1, A1, A2."""
        return list(self.sequence.tracks[number].clips)

    def strip(self, number: int = 0) -> str:
        """A track in words: shots with their lengths, gaps in dots."""
        said: list[str] = []
        for item in self.sequence.tracks[number].items:
            shot = getattr(item.source, "shot_id", "?") if isinstance(item, Clip) else "."
            said.append(f"{shot}:{item.length}")
        return " ".join(said)

    def run(self, name: str) -> bool:
        """A command."""
        return self.host.commands.run(f"timeline.{name}")

    @property
    def canvas(self) -> QWidget:
        """What is painted and pressed."""
        return self.panel.surface.viewport()

    def point(self, frame: float, track: int = 0, down: float = 0.7) -> QPoint:
        """Where a frame of a track is."""
        where = self.panel.surface.where
        track_id = self.sequence.tracks[track].id
        lane = next(lane for lane in where.lanes if lane.track.id == track_id)
        return QPoint(round(where.x(frame)), round(where.y(lane) + lane.height * down))

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """The left button goes down."""
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, keys, at)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, let_go: bool = True) -> None:
        """From one point to another, in steps."""
        self.press(start, keys)
        for part in (0.3, 0.6, 1.0):
            QTest.mouseMove(self.canvas, start + (end - start) * part)
        if let_go:
            QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, keys, end)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Pressed and let go."""
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, keys, at)

    def pixels(self, frames: float) -> QPoint:
        """So many frames to the right."""
        return QPoint(round(frames * self.panel.surface.view.scale), 0)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog", "a man", "a girl", "a house")
    for number in range(1, 5):
        desktop.draft(f"s{number}")
    yield desktop
    desktop.close()


@pytest.fixture
def bench(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[Bench]:
    desk = TimelineDesk(opened.session, opened.selection)
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    playing = Playing(lambda told: Player(FakeReaders(FrameRate(Fraction(24))), FakeLoudspeaker(), told))
    # as a monitor does
    end = screening.changed.connect(lambda shown: playing.do(lambda player: player.load(shown.reel)))
    panel = TimelinePanel(host, opened.session, opened.selection, desk, screening, playing, None)
    qtbot.addWidget(panel)
    host.shortcuts.add_region(panel, "timeline")
    panel.resize(1300, 340)
    panel.show()
    settle()
    made = Bench(panel, host, opened, desk, screening, playing)
    desk.switch(snapping=False)
    desk.pick_none()
    yield made
    end()
    panel.release()
    playing.close()
    screening.close()
    desk.close()
