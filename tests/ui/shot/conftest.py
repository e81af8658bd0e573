"""A shot panel over a real project, with workers that are fakes and the real coach, words and templates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.project.shot import Shot
from studio.ui.host import Host
from studio.ui.shot.panel import ShotPanel
from studio.workflows.words import Words
from studio.workflows.writing.coach import Coach
from studio.workflows.writing.templates import Templates
from tests.fakes.desktop import Desktop
from tests.ui.conftest import RESOURCES, settle


@dataclass
class Bench:
    """The panel and what is around it; ``played`` is what it wanted to be heard."""

    panel: ShotPanel
    desktop: Desktop
    host: Host
    played: list[NDArray[np.float32]] = field(default_factory=list[NDArray[np.float32]])

    @property
    def shot(self) -> Shot:
        """The shot in hand."""
        shot = self.panel.writing.shot
        assert shot is not None
        return shot

    def write(self, text: str) -> None:
        """Type and wait until it is read."""
        editor = self.panel.prompt.editor
        editor.set_text(text)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        self.panel.writing.type(text)
        self.panel.writing.reread()
        settle()


def make_panel(desktop: Desktop, host: Host, own: Path, played: list[NDArray[np.float32]]) -> ShotPanel:
    """A panel on an open project; ``own`` is the folder of a person's templates."""
    return ShotPanel(
        host,
        desktop.session,
        desktop.desk,
        desktop.jobs,
        desktop.selection,
        desktop.board,
        Words(RESOURCES),
        Coach(RESOURCES),
        Templates(RESOURCES, own),
        played.append,
    )


@pytest.fixture
def bench(qtbot: QtBot, host: Host, tmp_path: Path) -> Iterator[Bench]:
    desktop = Desktop(tmp_path / "film.studio")
    played: list[NDArray[np.float32]] = []
    panel = make_panel(desktop, host, tmp_path / "templates", played)
    qtbot.addWidget(panel)
    panel.resize(376, 980)
    panel.show()
    panel.activateWindow()
    yield Bench(panel, desktop, host, played)
    panel.release()
    desktop.close()
