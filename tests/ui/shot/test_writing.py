"""Words: typed, kept, read, taken back; with an input method, with the cast, with a novel on the clipboard."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import FaultError
from studio.ports.worker import ReadOrder
from studio.project.cast import CastMember
from studio.project.scene import Subject
from studio.ui.controls import LinkButton, NoteRow
from studio.ui.shot.history import History
from studio.ui.shot.writing import KEEP_AFTER, READ_AFTER
from studio.workflows.writing.prompts import PROMPT_LIMIT
from tests.fakes.desktop import Desktop
from tests.ui.conftest import settle
from tests.ui.shot.conftest import Bench, make_panel

HARU = CastMember(handle="haru", name="Haru", words="a girl in a red coat", subject=Subject(kind="girl"))


def type_in(bench: Bench, text: str) -> None:
    bench.panel.focus_prompt()
    QTest.keyClicks(bench.panel.prompt.editor, text)


def prompts_read(bench: Bench) -> list[str]:
    return [order.prompts[0] for order in bench.desktop.desk_worker.orders if isinstance(order, ReadOrder)]


def note_with(bench: Bench, words: str) -> NoteRow:
    return next(
        note for note in bench.panel.findChildren(NoteRow) if words in note.accessibleName() and not note.isHidden()
    )


def reply(note: NoteRow, words: str) -> LinkButton:
    return next(button for button in note.findChildren(LinkButton) if button.text() == words)


def test_the_first_words_make_the_first_shot(bench: Bench, qtbot: QtBot) -> None:
    assert not bench.panel.making.generate.isEnabled()
    assert "Write what" in bench.panel.making.generate.toolTip()
    type_in(bench, "a dog in a park")
    assert bench.desktop.project.shots == (), "typing itself touches nothing"
    qtbot.waitUntil(lambda: len(bench.desktop.project.shots) == 1 and bench.shot.reading.scene.place == "park")
    assert bench.shot.prompt == "a dog in a park"
    assert bench.panel.prompt.editor.text() == "a dog in a park"
    assert bench.panel.making.generate.isEnabled()
    assert bench.panel.reading.isVisible()


def test_typing_is_read_once_it_rests_and_kept_within_a_second(bench: Bench, qtbot: QtBot) -> None:
    bench.write("a dog")
    asked = len(prompts_read(bench))
    type_in(bench, " in a park")
    assert len(prompts_read(bench)) == asked
    assert KEEP_AFTER + READ_AFTER <= 1000
    qtbot.waitUntil(lambda: bench.shot.reading.scene.place == "park")
    assert len(prompts_read(bench)) <= asked + 2, "not every key is a question"
    assert bench.shot.prompt == "a dog in a park"


def test_words_are_kept_at_once_when_the_focus_goes(bench: Bench) -> None:
    bench.write("a dog")
    type_in(bench, " barks")
    bench.panel.making.generate.setFocus()
    assert bench.shot.prompt == "a dog barks"


def test_one_burst_is_one_step_of_undo_and_versions_are_what_was_left(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.writing.rest()
    for text in ("a woman", "a woman in", "a woman in a park"):
        bench.write(text)
    assert bench.shot.prompts == ("a dog",)
    bench.desktop.session.undo()
    settle()
    assert bench.shot.prompt == "a dog"
    assert bench.panel.prompt.editor.text() == "a dog"
    bench.desktop.session.redo()
    assert bench.panel.prompt.editor.text() == "a woman in a park"
    assert bench.shot.reading.scene.place == "park"


def test_undo_is_left_to_the_window_and_loses_no_word(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.writing.rest()
    type_in(bench, " barks")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(bench.panel.prompt.editor, event)
    assert not event.isAccepted()
    bench.desktop.session.undo()
    assert bench.panel.prompt.editor.text() == "a dog"
    bench.desktop.session.redo()
    assert bench.panel.prompt.editor.text() == "a dog barks"


def test_composing_is_not_typing_and_keeps_every_key(bench: Bench, qtbot: QtBot) -> None:
    bench.write("夜の")
    editor = bench.panel.prompt.editor
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    QApplication.sendEvent(editor, QInputMethodEvent("こうえ", []))
    assert editor.composing
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert event.isAccepted(), "no shortcut fires while composing"
    bench.panel.writing.shown.emit()
    assert editor.composing, "showing the shot anew leaves what is composed alone"
    assert bench.shot.prompt == "夜の"
    done = QInputMethodEvent("", [])
    done.setCommitString("公園")
    QApplication.sendEvent(editor, done)
    assert not editor.composing
    qtbot.waitUntil(lambda: bench.shot.prompt == "夜の公園")


def test_another_shot_brings_its_own_words_and_leaves_what_was_typed(bench: Bench) -> None:
    bench.desktop.write("a dog", "a woman")
    bench.desktop.selection.choose("s1")
    type_in(bench, "!!")
    typed = bench.panel.prompt.editor.text()
    bench.desktop.selection.choose("s2")
    assert bench.panel.prompt.editor.text() == "a woman"
    assert bench.desktop.project.shot("s1").prompt == typed
    bench.desktop.selection.choose("s1")
    assert bench.panel.prompt.editor.text() == typed


def test_generate_reads_unread_words_first(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.focus_prompt()
    bench.panel.writing.type("a dog in a park")
    bench.host.commands.run("shot.generate")
    (job,) = bench.desktop.jobs.jobs
    assert job.recipe.scene.place == "park"
    assert bench.panel.prompt.editor.hasFocus(), "after Generate the focus stays"


def test_a_reader_that_fails_says_so_under_the_prompt_and_can_be_asked_again(bench: Bench) -> None:
    bench.write("a dog")
    bench.desktop.desk_worker.breaks = FaultError("The reader has stopped.", todo="Try again.")
    bench.write("a dog in a park")
    note = note_with(bench, "The reader has stopped.")
    reply(note, "Read it again").click()
    settle()
    assert bench.shot.reading.scene.place == "park"
    assert not any("stopped" in row.accessibleName() for row in bench.panel.findChildren(NoteRow) if not row.isHidden())


def test_generate_after_a_reader_that_failed_orders_nothing_by_surprise(bench: Bench) -> None:
    bench.write("a dog")
    bench.desktop.desk_worker.breaks = FaultError("The reader has stopped.")
    bench.panel.writing.type("a woman")
    bench.panel.writing.generate()
    assert bench.desktop.jobs.jobs == ()
    bench.panel.writing.reread()
    assert bench.desktop.jobs.jobs == ()


def test_the_cast_is_completed_and_called(bench: Bench) -> None:
    bench.desktop.edit(lambda project: replace(project, cast=(HARU,)))
    bench.write("in a park ")
    editor = bench.panel.prompt.editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    type_in(bench, "@h")
    names = next(one for one in bench.panel.window().findChildren(QListWidget) if one.isVisible())
    assert names.item(0).text().startswith("@haru")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "in a park @haru "
    assert not any(one.isVisible() for one in bench.panel.window().findChildren(QListWidget))
    bench.panel.writing.reread()
    assert prompts_read(bench)[-1] == "in a park a girl in a red coat "
    assert bench.shot.reading.scene.subjects[0].cameo == "haru"


def test_escape_ends_the_completion_and_nothing_else(bench: Bench) -> None:
    bench.desktop.edit(lambda project: replace(project, cast=(HARU,)))
    type_in(bench, "@")
    assert any(one.isVisible() for one in bench.panel.window().findChildren(QListWidget))
    QTest.keyClick(bench.panel.prompt.editor, Qt.Key.Key_Escape)
    settle()
    assert not any(one.isVisible() for one in bench.panel.window().findChildren(QListWidget))
    assert bench.panel.prompt.editor.text() == "@"


def paste(bench: Bench, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    bench.panel.focus_prompt()
    bench.panel.prompt.editor.insertFromMimeData(data)
    settle()


def test_pasted_paragraphs_offer_a_shot_each(bench: Bench) -> None:
    paste(bench, "a dog in a park\n\na woman\n\na man")
    note = note_with(bench, "3 paragraphs")
    reply(note, "Make one shot of each paragraph").click()
    settle()
    assert bench.desktop.prompts == ["a dog in a park", "a woman", "a man"]


def test_pasted_paragraphs_may_stay_one_shot(bench: Bench) -> None:
    paste(bench, "a dog\n\na woman")
    reply(note_with(bench, "2 paragraphs"), "Keep it as one shot").click()
    bench.panel.writing.rest()
    assert bench.desktop.prompts == ["a dog\n\na woman"]


def test_a_pasted_novel_is_not_put_into_one_shot(bench: Bench) -> None:
    novel = "\n\n".join(f"A dog walks through chapter {number}. " * 20 for number in range(400))
    paste(bench, novel)
    assert bench.panel.prompt.editor.text() == ""
    note = note_with(bench, "more than one shot can hold")
    reply(note, "Put the beginning in").click()
    assert len(bench.panel.prompt.editor.text()) == PROMPT_LIMIT


def test_earlier_versions_come_back_as_a_version_of_their_own(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.writing.rest()
    bench.write("a woman")
    bench.host.commands.run("shot.history")
    history = next(one for one in QApplication.topLevelWidgets() if isinstance(one, History))
    history.findChildren(QListWidget)[0].setCurrentRow(1)
    QTest.keyClick(history.findChildren(QListWidget)[0], Qt.Key.Key_Return)
    settle()
    assert bench.shot.prompt == "a dog"
    assert bench.shot.prompts == ("a dog", "a woman")
    assert bench.desktop.session.undo_name == "Bring a version back"


def test_a_project_that_cannot_be_written_lets_nobody_type(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.write("a dog")
    second = Desktop(bench.desktop.folder)
    assert second.session.read_only
    panel = make_panel(second, bench.host, tmp_path / "templates", [])
    qtbot.addWidget(panel)
    panel.show()
    assert panel.prompt.editor.text() == "a dog"
    assert panel.prompt.editor.isReadOnly()
    assert not panel.making.generate.isEnabled()
    assert second.session.read_only in panel.making.generate.toolTip()
    panel.release()
    second.close()


def test_a_shot_that_calls_somebody_unknown_to_its_reading_is_read_again(bench: Bench, qtbot: QtBot) -> None:
    bench.desktop.write("a dog", "@haru in a park")
    bench.desktop.edit(lambda project: replace(project, cast=(HARU,)))
    bench.desktop.selection.choose("s1")
    bench.desktop.selection.choose("s2")
    qtbot.waitUntil(lambda: any(subject.cameo == "haru" for subject in bench.shot.reading.scene.subjects))
    assert bench.shot.prompt == "@haru in a park"
