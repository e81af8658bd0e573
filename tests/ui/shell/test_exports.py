"""Export from the window."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.media import Movies
from studio.project.edits import set_form
from studio.project.project import Form
from studio.ui.export import ExportPanel
from studio.ui.shell.window import MainWindow
from tests.ui.shell.conftest import Desk


def with_a_shot(qtbot: QtBot, desk: Desk) -> MainWindow:
    window = desk.window("film.studio")
    opened = window.opened
    assert opened is not None
    opened.session.edit("Small", lambda project: set_form(project, Form(size=(160, 90))))
    opened.board.write(("a dog in a park",), 0)
    qtbot.waitUntil(lambda: bool(opened.session.project.sequences), timeout=5_000)
    return window


def sheet(qtbot: QtBot, window: MainWindow) -> ExportPanel:
    """The export sheet, once it has told what it would write."""
    window.commands.run("file.export")
    panel = window.exports.panel
    assert panel is not None
    qtbot.waitUntil(panel.go.isEnabled, timeout=5_000)
    return panel


def test_an_empty_film_is_not_exported(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window("film.studio")
    window.commands.run("file.export")
    assert "nothing to export" in window.notes.shown[-1].text
    assert window.exports.panel is None
    desk.leave(window)


def test_the_film_is_exported_and_said(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = with_a_shot(qtbot, desk)
    panel = sheet(qtbot, window)
    panel.list.choose("preset:master")
    panel.list.picked.emit("preset:master")
    qtbot.waitUntil(panel.go.isEnabled, timeout=5_000)
    panel.go.click()
    assert window.exports.busy
    qtbot.waitUntil(lambda: not window.exports.busy, timeout=30_000)
    assert "exported" in window.notes.shown[-1].text
    assert "Shot 1 has no take yet" in window.notes.shown[-1].todo
    opened = window.opened
    assert opened is not None
    made = tmp_path / "film_Film_v001.mov"
    assert Movies().probe(made).frame_count == opened.session.project.sequences[0].length
    before = made.read_bytes()
    again = sheet(qtbot, window)
    assert again.choice.target.id == "preset:master"  # as it was made last
    again.go.click()
    qtbot.waitUntil(lambda: not window.exports.busy, timeout=30_000)
    assert made.read_bytes() == before
    assert (tmp_path / "film_Film_v002.mov").exists()
    desk.leave(window)


def test_the_cut_goes_to_another_editor_and_onto_paper(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = with_a_shot(qtbot, desk)
    folder = tmp_path / "絵 コンテ"
    folder.mkdir()
    desk.chooser.answer = folder
    for target, name in (("editor:otio", "film_Film_v001.otio"), ("board:csv", "film_Film_shots_v001.csv")):
        panel = sheet(qtbot, window)
        panel.list.picked.emit(target)
        panel.ask_folder()
        assert desk.chooser.asked[-1] == "folder"
        qtbot.waitUntil(panel.go.isEnabled, timeout=5_000)
        panel.go.click()
        qtbot.waitUntil(lambda: not window.exports.busy, timeout=30_000)
        assert (folder / name).exists()
    desk.leave(window)


def test_what_is_in_work_can_be_paused_and_stopped(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = with_a_shot(qtbot, desk)
    panel = sheet(qtbot, window)
    panel.list.picked.emit("preset:youtube")
    qtbot.waitUntil(panel.go.isEnabled, timeout=5_000)
    panel.go.click()
    window.exports.exporting.hold()
    window.commands.run("file.export")
    replies = {reply.text: reply for reply in window.notes.shown[-1].replies}
    assert set(replies) == {"Go on", "Stop exporting"}
    QApplication.processEvents()
    replies["Stop exporting"].run()
    qtbot.waitUntil(lambda: not window.exports.busy, timeout=10_000)
    assert not list(tmp_path.glob("*.mp4"))
    desk.leave(window)
