"""How it was read, edited: chips, fields, notes, dialogue, sound, camera, settings; each an edit, each kept by hand."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import FaultError
from studio.ports.storage import Edit
from studio.ports.worker import BlockingOrder, SpeakOrder
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.project import Project
from studio.project.scene import Note, Subject
from studio.project.take import Casting
from studio.ui.controls import Chip, Combo, Label, LinkButton, NoteRow
from studio.ui.controls.button import Pressable
from studio.ui.shot.casting import CastEditor
from studio.ui.shot.line import LineEditor
from studio.ui.shot.popup import Chooser, Popup
from studio.ui.shot.presets import Presets
from studio.ui.shot.subject import SubjectEditor
from studio.ui.shot.voices import VoiceList
from studio.workflows.words import Words
from tests.ui.conftest import RESOURCES, settle
from tests.ui.shot.conftest import Bench


@pytest.fixture(autouse=True)
def _no_popup_stays() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Popup):
            widget.close()
    settle()


def chips(bench: Bench, name: str) -> list[Chip]:
    return [chip for chip in bench.panel.findChildren(Chip) if chip.property("field") == name and chip.isVisible()]


def button(parent: QWidget, name: str) -> QAbstractButton:
    return next(one for one in parent.findChildren(QAbstractButton) if one.accessibleName().startswith(name))


def popup(kind: type[QWidget]) -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def choose(words: str) -> None:
    """In the list that is open: search and press Enter."""
    chooser = popup(Chooser)
    chooser.findChildren(QListWidget)[0].setFocus()
    rows = chooser.findChildren(QListWidget)[0]
    row = next(at for at in range(rows.count()) if rows.item(at).text() == words)
    rows.setCurrentRow(row)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle()


def labelled(parent: QWidget, name: str) -> Combo:
    return next(combo for combo in parent.findChildren(Combo) if combo.accessibleName() == name)


def test_chips_say_what_was_said_and_what_was_guessed(bench: Bench) -> None:
    bench.write("a dog in a park")
    bench.desktop.edit(noted(Note(text="No weather.", kind="assumed", detail="weather")))
    assert chips(bench, "place")[0].text() == "park"
    assert chips(bench, "place")[0].state == "said"
    weather = chips(bench, "weather")[0]
    assert weather.state == "guessed"
    assert weather.accessibleName() == "clear: not said, so guessed"


def noted(*notes: Note, subjects: tuple[Subject, ...] = ()) -> Edit:
    """The reading of the first shot, with other notes and subjects."""

    def _edit(project: Project) -> Project:
        shot = project.shots[0]
        scene = replace(shot.reading.scene, subjects=subjects or shot.reading.scene.subjects)
        return edits.read_shot(project, shot.id, replace(shot.reading, notes=notes, scene=scene), shot.edited)

    return _edit


def test_a_chip_is_changed_by_keyboard_alone_and_holds(bench: Bench) -> None:
    bench.write("a dog in a park")
    chip = chips(bench, "place")[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    choose("lake")
    assert bench.shot.reading.scene.place == "lake"
    assert bench.shot.edited == ("place",)
    bench.write("a dog in a park barks")
    assert bench.shot.reading.scene.place == "lake", "what was set by hand holds"
    chip = chips(bench, "place")[0]
    assert "set by hand" in chip.toolTip()
    chip.click()
    next(one for one in popup(Chooser).findChildren(LinkButton) if one.text() == "As the prompt says").click()
    settle()
    assert bench.shot.reading.scene.place == "park"
    assert bench.shot.edited == ()


def test_subjects_come_change_and_go(bench: Bench) -> None:
    bench.write("a dog in a park")
    add = button(bench.panel.reading, "Add somebody")
    add.click()
    choose("robot")
    assert [subject.kind for subject in bench.shot.reading.scene.subjects] == ["dog", "robot"]
    chips(bench, "subjects.1.kind")[0].click()
    editor = popup(SubjectEditor)
    colour = labelled(editor, "colour")
    colour.chosen.emit("red")
    labelled(editor, "How many").chosen.emit("3")
    settle()
    robot = bench.shot.reading.scene.subjects[1]
    assert (robot.attributes["color"], robot.count) == ("red", 3)
    editor.close()
    settle()
    assert chips(bench, "subjects.1.kind")[0].text() == "3 × red robot"
    QTest.keyClick(chips(bench, "subjects.1.kind")[0], Qt.Key.Key_Delete)
    settle()
    assert [subject.kind for subject in bench.shot.reading.scene.subjects] == ["dog"]


def test_actions_follow_each_other(bench: Bench) -> None:
    bench.write("a dog")
    button(bench.panel.reading, "Add what happens next").click()
    choose("bark")
    assert bench.shot.reading.scene.subjects[0].then == ("bark",)
    QTest.keyClick(chips(bench, "subjects.0.then")[0], Qt.Key.Key_Backspace)
    settle()
    assert bench.shot.reading.scene.subjects[0].then == ()


def test_words_not_understood_can_be_left_out(bench: Bench) -> None:
    bench.write("a dog floatily in a park")
    bench.desktop.edit(noted(Note(text="“floatily” is unknown.", kind="not_understood", detail="floatily")))
    note = next(one for one in bench.panel.findChildren(NoteRow) if "floatily" in one.accessibleName())
    words = [button.text() for button in note.findChildren(LinkButton)]
    assert words == ["slowly", "gently", "Leave it out"]
    note.findChildren(LinkButton)[-1].click()
    settle()
    assert bench.shot.prompt == "a dog in a park"
    assert bench.panel.prompt.editor.text() == "a dog in a park"


def test_a_substitute_can_be_accepted_or_be_something_else(bench: Bench) -> None:
    bench.write("a labrador in a park")
    subject = Subject(kind="dog", attributes=MappingProxyType({"word": "labrador"}))
    note = Note(text="A labrador is shown as a dog.", kind="substituted", detail="labrador")

    bench.desktop.edit(noted(note, subjects=(subject,)))
    assert chips(bench, "subjects.0.kind")[0].state == "unread"
    row = next(one for one in bench.panel.findChildren(NoteRow) if "labrador" in one.accessibleName())
    row.findChildren(LinkButton)[0].click()
    settle()
    left = [
        one for one in bench.panel.findChildren(NoteRow) if "labrador" in one.accessibleName() and not one.isHidden()
    ]
    assert left == []


def test_guesses_can_be_kept_in_one_click(bench: Bench) -> None:
    bench.write("a dog")
    notes = tuple(Note(text=name, kind="assumed", detail=name) for name in ("weather", "camera.move"))
    bench.desktop.edit(noted(*notes))
    keep = next(one for one in bench.panel.reading.findChildren(LinkButton) if one.text() == "Keep 2 guesses")
    keep.click()
    settle()
    assert set(bench.shot.edited) == {"weather", "camera.move"}
    assert chips(bench, "weather")[0].state == "said"


def test_the_coach_offers_and_is_put_aside(bench: Bench) -> None:
    bench.write("a dog in a park")
    bench.desktop.edit(noted(Note(text="", kind="assumed", detail="time_of_day")))
    advice = bench.panel.coach.advice
    assert advice is not None
    offer = bench.panel.coach.findChildren(Chip)[0]
    offer.click()
    settle()
    assert bench.shot.prompt == advice.offers[0].prompt
    bench.desktop.edit(noted(Note(text="", kind="assumed", detail="time_of_day")))
    cross = button(bench.panel.coach, "Put aside")
    cross.click()
    assert bench.panel.coach.advice is None
    assert bench.panel.making.generate.isEnabled()


def test_the_coach_rewrites_a_prompt_that_leans_on_a_name(bench: Bench) -> None:
    bench.write("A dog runs, in the style of Tim Burton")
    note = next(one for one in bench.panel.coach.findChildren(NoteRow))
    assert "Tim Burton" in note.accessibleName()
    assert bench.panel.making.generate.isEnabled(), "the coach never blocks"
    note.findChildren(LinkButton)[0].click()
    settle()
    assert bench.shot.prompt == "A dog runs, claymation"


def test_lines_are_heard_changed_and_taken_out(bench: Bench) -> None:
    bench.write('a woman "Good morning" in a park')
    listen = button(bench.panel.dialogue, "Listen")
    listen.click()
    settle()
    assert len(bench.played) == 1
    orders = [order for order in bench.desktop.desk_worker.orders if isinstance(order, SpeakOrder)]
    assert orders[-1].line.text == "Good morning"
    words = next(
        one for one in bench.panel.dialogue.findChildren(QWidget) if one.accessibleName().startswith("Change this line")
    )
    words.click()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    editor = popup(LineEditor)
    labelled(editor, "Tone").chosen.emit("whisper")
    voices = [combo for combo in editor.findChildren(Combo) if combo.accessibleName() == "Voice"]
    voices[0].set_value("male")
    voices[1].set_value("old")
    voices[0].chosen.emit("male")
    settle()
    line = bench.shot.reading.scene.dialogue[0]
    assert line.tone == "whisper"
    assert bench.panel.writing.voices()[0] == Casting(gender="male", age="old")
    next(one for one in editor.findChildren(LinkButton)).click()
    settle()
    assert bench.shot.reading.scene.dialogue == ()
    assert bench.shot.edited[-1] == "dialogue"


def test_a_line_is_heard_in_every_voice_and_keeps_the_one_it_is_given(bench: Bench) -> None:
    bench.write('a woman "Good morning" in a park')
    next(
        one for one in bench.panel.dialogue.findChildren(QWidget) if one.accessibleName().startswith("Change this line")
    ).click()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    editor = popup(LineEditor)
    voices = editor.findChildren(VoiceList)[0]

    def shown(start: str) -> list[Pressable]:
        settle()
        found = [one for one in voices.findChildren(Pressable) if one.accessibleName().startswith(start)]
        return [one for one in found if one.isVisible()]

    names = [one.accessibleName().removeprefix("Listen: ") for one in shown("Listen")]
    assert names == ["As cast: voice 1", "Voice 1", "Voice 2 · darker", "Voice 3 · brighter", "Voice 4", "Voice 5"]
    shown("Listen")[3].click()
    settle()
    orders = [order for order in bench.desktop.desk_worker.orders if isinstance(order, SpeakOrder)]
    assert orders[-1].voice == Casting(variant=2)
    assert len(bench.played) == 1
    assert bench.shot.reading.scene.dialogue[0].voice is None, "hearing is not choosing"
    shown("Speak")[3].click()
    assert bench.shot.reading.scene.dialogue[0].voice == Casting(variant=2)
    assert bench.panel.writing.voices() == (Casting(variant=2),)
    assert [one.isChecked() for one in shown("Speak")] == [False, False, False, True, False, False]
    gender = next(combo for combo in editor.findChildren(Combo) if combo.accessibleName() == "Voice")
    gender.set_value("male")
    gender.chosen.emit("male")
    assert bench.panel.writing.voices() == (Casting(gender="male", variant=2),)
    assert bench.shot.reading.scene.subjects[0].kind == "woman"
    bench.write('a woman "Good evening" in a park')
    assert bench.panel.writing.voices() == (Casting(gender="male", variant=2),), "it holds by hand"
    shown("Speak")[0].click()
    assert bench.shot.reading.scene.dialogue[0].voice is None


def test_a_voice_that_cannot_speak_says_so_at_its_line(bench: Bench) -> None:
    bench.write('a woman "Good morning"')
    bench.desktop.desk_worker.breaks = FaultError("The voice is not installed.", todo="Install it.")
    button(bench.panel.dialogue, "Listen").click()
    settle()
    assert bench.played == []
    assert any("not installed" in one.accessibleName() for one in bench.panel.dialogue.findChildren(NoteRow))


def test_sounds_and_music(bench: Bench) -> None:
    bench.write("a dog")
    button(bench.panel.sound, "Add a sound").click()
    choose("waves")
    assert bench.shot.reading.scene.sounds == ("waves",)
    labelled(bench.panel.sound, "Kind of music").chosen.emit("jazz")
    labelled(bench.panel.sound, "Mood of the music").chosen.emit("tense")
    labelled(bench.panel.sound, "Tempo of the music").chosen.emit("96")
    settle()
    music = bench.shot.reading.scene.music
    assert music is not None
    assert (music.genre, music.mood, music.tempo_bpm) == ("jazz", "tense", 96)
    labelled(bench.panel.sound, "Kind of music").chosen.emit("none")
    assert bench.shot.reading.scene.music is None
    bench.write("a dog, piano")
    assert bench.shot.reading.scene.music is None, "no music holds when the prompt is read again"


def test_the_camera_is_set_and_its_picture_follows(bench: Bench, qtbot: QtBot) -> None:
    bench.write("a dog in a park")
    labelled(bench.panel.camera, "Camera move").chosen.emit("orbit")
    labelled(bench.panel.camera, "Lens, as on 35 mm film").chosen.emit("85")
    camera = bench.shot.reading.scene.camera
    assert (camera.move, camera.lens_mm) == ("orbit", 85.0)
    qtbot.waitUntil(lambda: bench.panel.camera.picture.picture is not None, timeout=4000)
    orders = [order for order in bench.desktop.desk_worker.orders if isinstance(order, BlockingOrder)]
    assert orders[-1].recipe.scene.camera.move == "orbit"
    assert orders[-1].recipe.quality == "draft"
    assert max(orders[-1].recipe.size) <= 300
    assert all(side % 2 == 0 for side in orders[-1].recipe.size)


def test_a_picture_that_cannot_be_drawn_leaves_the_last_one(bench: Bench, qtbot: QtBot) -> None:
    bench.write("a dog in a park")
    qtbot.waitUntil(lambda: bench.panel.camera.picture.picture is not None, timeout=4000)
    bench.desktop.desk_worker.breaks = FaultError("The stage is closed.")
    bench.panel.writing.set_field("weather", "snow")
    qtbot.waitUntil(
        lambda: any("stage is closed" in one.text() for one in bench.panel.camera.findChildren(Label)), timeout=4000
    )
    assert bench.panel.camera.picture.picture is not None


def test_settings_are_edits(bench: Bench) -> None:
    bench.write("a dog")
    making = bench.panel.making
    making.quality.chosen.emit("final")
    making.seed.chosen.emit(4182)
    bench.host.commands.run("shot.lock_seed")
    bench.panel.head.length.chosen.emit("6")
    settings = bench.shot.settings
    assert (settings.quality, settings.seed, settings.seed_locked, settings.seconds) == ("final", 4182, True, 6.0)
    assert bench.host.commands.checked("shot.lock_seed")
    bench.desktop.session.undo()
    assert bench.shot.settings.seconds is None


def test_generate_becomes_stop_for_the_shot_in_work_only(bench: Bench, qtbot: QtBot) -> None:
    bench.desktop.worker.manual = True
    bench.desktop.write("a dog", "a woman")
    bench.desktop.selection.choose("s1")
    generate = bench.panel.making.generate
    generate.click()
    qtbot.waitUntil(lambda: generate.text() == "Stop")
    assert bench.host.commands.enabled("shot.interrupt")
    bench.desktop.selection.choose("s2")
    assert generate.text() == "Generate"
    bench.desktop.selection.choose("s1")
    bench.host.commands.run("shot.interrupt")
    qtbot.waitUntil(lambda: generate.text() == "Generate")
    assert bench.desktop.worker.cancels == 1


def test_a_take_that_failed_is_told_where_it_was_asked_for(bench: Bench) -> None:
    bench.write("a dog")
    bench.desktop.worker.breaks = FaultError("The disk has no room.", todo="Make room.")
    bench.panel.writing.generate()
    note = next(one for one in bench.panel.making.findChildren(NoteRow))
    assert "The disk has no room. Make room." in note.accessibleName()
    note.findChildren(LinkButton)[0].click()
    settle()
    assert bench.panel.making.findChildren(NoteRow) == []
    assert len(bench.desktop.project.takes) == 1


def test_variations_have_seeds_in_a_row(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.writing.settle("Seed", lambda settings: replace(settings, seed=10))
    bench.panel.writing.generate(variations=4)
    assert [take.recipe.seed for take in bench.desktop.project.takes] == [10, 11, 12, 13]


def test_a_template_goes_around_the_words(bench: Bench) -> None:
    bench.write("A dog runs.")
    bench.host.commands.run("shot.templates")
    presets = popup(Presets)
    QTest.keyClicks(presets.findChildren(QWidget)[0].window().focusWidget() or presets, "noir")
    grid = presets.findChildren(QListWidget)[0]
    assert grid.count() >= 1
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle()
    assert bench.shot.prompt.startswith("A dog runs ")
    assert bench.shot.reading.scene.style == "monochrome", "what the reader missed is set by hand"
    assert "style" in bench.shot.edited


def test_the_cast_grows_by_words_and_complains_in_place(bench: Bench) -> None:
    bench.write("a dog")
    host = bench.host
    editor = CastEditor(bench.panel.prompt.cast, bench.panel.writing, None, Words(RESOURCES), host.language)
    editor.open()
    editor.handle.setText("two words")
    editor.look.setText("a girl")
    editor.keep.click()
    assert any("without spaces" in label.text() for label in editor.findChildren(Label))
    editor.handle.setText("mika")
    editor.look.setText("nothing at all")
    editor.keep.click()
    assert any("find nobody" in label.text() for label in editor.findChildren(Label))
    editor.look.setText("a girl")
    editor.keep.click()
    settle()
    (member,) = bench.desktop.project.cast
    assert isinstance(member, CastMember)
    assert (member.handle, member.subject.kind, member.voice) == ("mika", "girl", None)


def test_another_handle_is_another_handle_in_every_prompt(bench: Bench) -> None:
    bench.write("a dog")
    host, anchor = bench.host, bench.panel.prompt.cast
    first = CastEditor(anchor, bench.panel.writing, None, Words(RESOURCES), host.language)
    first.handle.setText("mika")
    first.look.setText("a girl")
    first.keep.click()
    settle()
    bench.write("@mika runs")
    (member,) = bench.desktop.project.cast
    again = CastEditor(anchor, bench.panel.writing, member, Words(RESOURCES), host.language)
    again.handle.setText("yuki")
    again.look.setText("a girl in a red coat")
    again.keep.click()
    settle()
    (renamed,) = bench.desktop.project.cast
    assert (renamed.handle, renamed.body, renamed.words) == ("yuki", "@mika", "a girl in a red coat")
    assert bench.shot.prompt == "@yuki runs"


def test_low_panels_fold_sound_and_camera_to_a_line(bench: Bench) -> None:
    bench.write("a dog")
    bench.panel.resize(320, 600)
    settle()
    assert bench.panel.sound.folded
    assert bench.panel.camera.folded
    assert bench.panel.making.generate.isVisible()
    assert bench.panel.prompt.isVisible()
    bottom = bench.panel.making.generate.mapTo(bench.panel, bench.panel.making.generate.rect().bottomLeft()).y()
    assert bottom < bench.panel.height()


def test_everything_has_a_name_in_both_languages(bench: Bench) -> None:
    bench.write('a woman "Hello" in a park, piano')
    for code in ("en", "ja"):
        bench.host.language.set(code)
        settle()
        for widget in bench.panel.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), f"{widget} has no name in {code}"
    bench.host.language.set("en")


def test_tab_goes_down_the_panel_as_it_is_read(bench: Bench, qtbot: QtBot) -> None:
    bench.write('a woman "Hello" in a park')
    bench.panel.order_tabs()
    bench.panel.focus_prompt()
    seen: list[str] = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or bench.panel, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is bench.panel.prompt.editor:
            break
        seen.append(now.accessibleName())
    wanted = ["Style", "woman: said in the prompt", "park: said in the prompt", "Listen: Hello", "Kind of music",
              "Camera move", "Engine", "Quality of the next take", "Generate"]  # fmt: skip
    order = [seen.index(name) for name in wanted]
    assert order == sorted(order)


def test_arrows_walk_along_chips(bench: Bench) -> None:
    bench.write("a dog in a park")
    bench.panel.order_tabs()
    place = chips(bench, "place")[0]
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Right)
    now = QApplication.focusWidget()
    assert now is not None
    assert now.property("field") == "time_of_day"
