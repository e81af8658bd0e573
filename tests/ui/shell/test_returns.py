"""A cut comes back from another editor, in the window."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.core.progress import CancelToken, silent
from studio.project.edits import set_form
from studio.project.project import Form
from studio.workflows.handover.hand_over import HandOver, hand_over_document
from tests.fakes.studio import FakeStudio
from tests.ui.shell.conftest import Desk


def test_what_the_editor_did_is_shown_and_laid_as_one_edit(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = desk.window("film.studio")
    opened = window.opened
    assert opened is not None
    session = opened.session
    session.edit("Small", lambda project: set_form(project, Form(size=(160, 90))))
    opened.board.write(("a dog in a park", "a cat on a sofa"), 0)
    qtbot.waitUntil(lambda: bool(session.project.sequences), timeout=5_000)
    file = tmp_path / "cut.otio"
    hand_over_document(FakeStudio(), session.project, session.folder, HandOver(output=file), silent, CancelToken())
    desk.chooser.answer = file
    window.commands.run("file.bring_back")
    qtbot.waitUntil(lambda: window.returns.panel is not None, timeout=10_000)
    panel = window.returns.panel
    assert panel is not None
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["Nothing was changed."]
    assert not panel.onto.isEnabled()
    window.sheets.close()
    qtbot.waitUntil(lambda: window.returns.panel is None, timeout=5_000)

    record = json.loads(file.read_text("utf-8"))
    pictures = next(track for track in record["tracks"]["children"] if track["kind"] == "Video")
    pictures["children"] = pictures["children"][1:]  # the editor takes the first shot out
    file.write_text(json.dumps(record), "utf-8")
    before = session.project
    window.commands.run("file.bring_back")
    qtbot.waitUntil(lambda: window.returns.panel is not None, timeout=10_000)
    panel = window.returns.panel
    assert panel is not None
    assert any("taken out" in panel.list.item(row).text() for row in range(panel.list.count()))
    panel.beside.click()
    assert len(session.project.sequences) == len(before.sequences) + 1
    assert opened.screening.sequence is session.project.sequences[-1]
    session.undo()
    assert len(session.project.sequences) == len(before.sequences)
    desk.leave(window)


def test_a_file_that_is_no_cut_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = desk.window("film.studio")
    opened = window.opened
    assert opened is not None
    opened.board.write(("a dog in a park",), 0)
    qtbot.waitUntil(lambda: bool(opened.session.project.sequences), timeout=5_000)
    desk.chooser.answer = tmp_path / "cut.fcpxml"
    desk.chooser.answer.write_text("<nothing/>", "utf-8")
    told = len(window.notes.shown)
    window.commands.run("file.bring_back")
    qtbot.waitUntil(lambda: len(window.notes.shown) > told, timeout=10_000)
    assert window.returns.panel is None
    desk.leave(window)
