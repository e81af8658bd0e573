"""The studio window with nothing faked but the screen: real workers, the real stage, real files, from the first words
to the cut played through, closed and opened again."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.wiring import window_doors
from studio.core.unfinished import Unfinished
from studio.project import edits
from studio.project.project import Project
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.shell.window import MainWindow
from studio.ui.shell.workspace import Workspace
from studio.ui.theme import Theme
from studio.ui.theme.theme import use
from studio.workflows.opened import Opened

pytestmark = pytest.mark.slow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RESOURCES = Path(__file__).parents[2] / "resources"
MINUTES = 8 * 60_000
"""How long a take may be in the making on a slow machine that compiles its kernels first."""


@dataclass
class Sitting:
    """Somebody at the window."""

    bot: QtBot
    folder: Path
    window: MainWindow

    @property
    def opened(self) -> Opened:
        assert self.window.opened is not None
        return self.window.opened

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def project(self) -> Project:
        return self.opened.session.project

    def until(self, what: Callable[[], bool], milliseconds: int = MINUTES) -> None:
        self.bot.waitUntil(what, timeout=milliseconds)

    def keys(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def write(self, text: str) -> None:
        """Japanese as an input method commits it."""
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        focus = QApplication.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, event)


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Sitting]]:
    cache = os.environ.get("EKONTE_CACHE")
    os.environ["EKONTE_CACHE"] = cache or str(tmp_path / "cache")
    look = use(Theme(RESOURCES))
    language = Language(RESOURCES, "en")
    windows: list[MainWindow] = []

    def _sit() -> Sitting:
        doors = replace(
            window_doors(Unfinished()),
            settings=tmp_path / "window.json",
            untitled=tmp_path / "projects",
            documents=tmp_path,
        )
        window = MainWindow(doors, look, language, Settings(doors.settings))
        windows.append(window)
        window.resize(1680, 1050)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.start(tmp_path / "film.studio")
        return Sitting(qtbot, tmp_path, window)

    yield _sit
    for window in windows:
        window.close()
        window.deleteLater()
    QTest.qWait(50)
    if cache is None:
        del os.environ["EKONTE_CACHE"]


def test_from_the_first_words_to_the_cut_and_back(sit: Callable[[], Sitting]) -> None:
    at = sit()
    at.opened.session.edit("Small", lambda before: edits.set_form(before, replace(before.form, size=(320, 180))))

    # an empty window: words in Japanese, as an input method commits them, and Ctrl+Enter
    at.write("夕焼けの海辺を走る犬")
    at.press(Qt.Key.Key_Return, CTRL)
    at.until(lambda: len(at.project.takes) == 1)
    shot = at.project.shots[0]
    assert shot.prompt == "夕焼けの海辺を走る犬"
    assert (shot.reading.scene.subjects[0].kind, shot.reading.scene.time_of_day) == ("dog", "sunset")
    assert at.project.status("s1") == "drafted"

    # the reading is edited by hand, and a second take made
    scene = replace(shot.reading.scene, time_of_day="night")
    at.opened.session.edit("Edit reading", lambda before: edits.edit_scene(before, "s1", scene, "time_of_day"))
    at.press(Qt.Key.Key_Return, CTRL)
    at.until(lambda: len(at.project.takes) == 2)
    first, second = at.project.takes
    assert (first.recipe.scene.time_of_day, second.recipe.scene.time_of_day) == ("sunset", "night")
    assert first.frames_hash != second.frames_hash

    # they are compared, and one is approved
    at.window.commands.run("take.compare")
    at.until(lambda: at.workspace.comparing, 5_000)
    at.press(Qt.Key.Key_Escape)
    at.until(lambda: not at.workspace.comparing, 5_000)
    at.opened.selection.show(second.id)
    assert at.window.commands.run("take.approve")
    assert at.project.status("s1") == "approved"

    # a second shot
    at.opened.board.write(["A man walks in a park."])
    at.until(lambda: len(at.project.shots) == 2, 60_000)
    at.opened.jobs.draft("s2")
    at.until(lambda: len(at.project.takes) == 3)

    # both play through the cut and to the end
    player = at.workspace.panels.monitor.playing.player
    at.window.commands.run("play.film")
    first_shot = at.project.take(second.id).frame_count
    at.until(lambda: player.frame > first_shot + 6, 60_000)
    assert player.look().problem is None
    player.seek(first_shot + at.project.takes[2].frame_count - 5)
    at.until(lambda: player.transport.speed == 0, 20_000)

    # closed and opened again, everything is there
    folder, before = at.opened.session.path, at.project
    at.window.close()
    again = sit()
    assert again.opened.session.path == folder
    assert again.project == before
    assert (again.project.status("s1"), again.project.status("s2")) == ("approved", "drafted")
    proxies = again.opened.session.folder.cache("proxies")
    assert {file.name[:64] for file in proxies.iterdir()} >= {take.media for take in again.project.takes}
