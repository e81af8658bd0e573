"""A figure dropped on the window gets a name and is known to prompts; a broken one is told."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.stage.brought.shelf import SubjectShelf
from tests.fakes import glb
from tests.ui.shell.conftest import Desk
from tests.ui.shell.test_window import drop


def test_a_dropped_figure_becomes_a_subject(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = desk.window("film.studio")
    shelf = SubjectShelf(desk.folder / "subjects")
    file = tmp_path / "figure.glb"
    file.write_bytes(glb.human().written())
    drop(window, file)
    assert desk.chooser.asked[-1] == "names of figure.glb" and shelf.all() == ()  # nobody named it
    desk.chooser.names = "robot, ロボット"
    drop(window, file)
    qtbot.waitUntil(lambda: len(shelf.all()) == 1, timeout=20_000)
    assert shelf.all()[0].names == ("robot", "ロボット")
    broken = tmp_path / "broken.glb"
    broken.write_bytes(file.read_bytes()[:300])
    drop(window, broken)
    window.files.wait()
    qtbot.wait(50)
    assert len(shelf.all()) == 1
