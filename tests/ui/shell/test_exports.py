"""Export from the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.media import Movies
from studio.project.edits import set_form
from studio.project.project import Form
from tests.ui.shell.conftest import Desk


def test_the_film_is_exported_and_said(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = desk.window("film.studio")
    desk.chooser.answer = tmp_path / "cut"
    window.commands.run("file.export")
    assert "nothing to export" in window.notes.shown[-1].text
    opened = window.opened
    assert opened is not None
    opened.session.edit("Small", lambda project: set_form(project, Form(size=(160, 90))))
    opened.board.write(("a dog in a park",), 0)
    qtbot.waitUntil(lambda: bool(opened.session.project.sequences), timeout=5_000)
    window.commands.run("file.export")
    assert desk.chooser.asked[-1].startswith("export ")
    assert window.exports.busy
    qtbot.waitUntil(lambda: not window.exports.busy, timeout=30_000)
    assert "exported" in window.notes.shown[-1].text
    assert "Shot 1 has no take yet" in window.notes.shown[-1].todo
    assert Movies().probe(tmp_path / "cut.mp4").frame_count == opened.session.project.sequences[0].length
    before = (tmp_path / "cut.mp4").read_bytes()
    window.commands.run("file.export")
    qtbot.waitUntil(lambda: not window.exports.busy, timeout=5_000)
    assert "there already" in window.notes.shown[-1].text
    assert (tmp_path / "cut.mp4").read_bytes() == before
    desk.leave(window)
