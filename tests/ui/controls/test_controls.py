"""The shared controls, driven by keys and mouse: what they tell, what they keep to themselves, what they look like."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.controls import (
    Chip,
    Choice,
    Combo,
    FlowLayout,
    GenerateButton,
    LinkButton,
    NoteRow,
    NumberSlider,
    ProgressLine,
    PromptEditor,
    QuietButton,
    RatingStars,
    Segmented,
    Sheet,
    StatusBadge,
    Thumbnail,
    Wave,
    hint,
)
from studio.ui.theme import theme
from tests.ui.conftest import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(480, 320)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def put(ground: QWidget, widget: QWidget) -> None:
    layout = ground.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()


def near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 24 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def colours_in(widget: QWidget) -> list[QColor]:
    image: QImage = widget.grab().toImage()
    return [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height())]


MAKERS: tuple[Callable[[], QWidget], ...] = (
    lambda: QuietButton("Press"),
    lambda: LinkButton("Press"),
    lambda: GenerateButton(),
    lambda: Chip("dog"),
    lambda: Combo(),
    lambda: Segmented(),
    lambda: NumberSlider(-40, 6),
    lambda: RatingStars(),
    lambda: StatusBadge(),
)


@pytest.mark.parametrize("make", MAKERS)
def test_focus_is_seen_in_blue(ground: QWidget, make: Callable[[], QWidget]) -> None:
    widget = make()
    if isinstance(widget, Segmented):
        widget.set_items([("a", "A"), ("b", "B")])
    put(ground, widget)
    assert widget.hasFocus()
    blue = theme().colours.pencil.blue
    with_focus = sum(near(pixel, blue) for pixel in colours_in(widget))
    widget.clearFocus()
    settle()
    assert with_focus > sum(near(pixel, blue) for pixel in colours_in(widget))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_buttons_are_pressed_by_keys(ground: QWidget, key: Qt.Key) -> None:
    pressed: list[int] = []
    button = QuietButton("Press")
    button.clicked.connect(lambda: pressed.append(1))
    put(ground, button)
    QTest.keyClick(button, key)
    assert pressed == [1]


def test_only_generate_is_red_and_it_stays_red_when_it_cannot_be_pressed(ground: QWidget) -> None:
    button = GenerateButton()
    button.setText("Generate")
    put(ground, button)
    button.clearFocus()
    assert any(near(pixel, theme().colours.pencil.red) for pixel in colours_in(button))
    button.setEnabled(False)
    assert any(near(pixel, theme().colours.pencil.red_disabled) for pixel in colours_in(button))


def test_a_guess_says_so_and_a_choice_makes_it_solid(ground: QWidget) -> None:
    chip = Chip("clear", "guessed", remark="guess")
    put(ground, chip)
    assert chip.accessibleName() == "clear · guess"
    chip.set("rain", "said")
    assert (chip.state, chip.accessibleName()) == ("said", "rain")


def test_a_chip_is_taken_away_with_delete(ground: QWidget) -> None:
    gone: list[int] = []
    chip = Chip("dog", removable=True)
    chip.removed.connect(lambda: gone.append(1))
    put(ground, chip)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert gone == [1]


def test_a_segment_is_chosen_by_arrows_and_by_mouse(ground: QWidget) -> None:
    told: list[str] = []
    row = Segmented()
    row.set_items([("draft", "Draft"), ("standard", "Standard"), ("final", "Final")])
    row.chosen.connect(told.append)
    put(ground, row)
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 10, 10))
    QTest.keyClick(row, Qt.Key.Key_Right)
    row.set_value("draft")
    assert told == ["standard", "final"]
    assert row.value == "draft"


def test_a_list_field_steps_with_arrows_and_tells_only_the_person_s_choice(ground: QWidget) -> None:
    told: list[str] = []
    combo = Combo()
    combo.set_choices([Choice("eye", "Eye level"), Choice("low", "Low"), Choice("high", "High")])
    combo.chosen.connect(told.append)
    put(ground, combo)
    combo.set_value("eye", guess="guess")
    assert combo.text() == "Eye level · guess"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert (told, combo.text()) == (["low"], "Low")


def test_a_slider_moves_by_keys_and_settles_once_after_a_drag(ground: QWidget) -> None:
    settled: list[float] = []
    slider = NumberSlider(-40, 6, usual=0.0)
    slider.settled.connect(settled.append)
    put(ground, slider)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    QTest.keyClick(slider, Qt.Key.Key_Left, SHIFT)
    assert settled == [-1.0, -11.0]
    y, right = slider.height() // 2, slider.width() - 60
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(right - 40, y))
    for x in range(right - 40, right - 10, 5):
        QTest.mouseMove(slider, QPoint(x, y))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(right - 10, y))
    assert len(settled) == 3
    slider.set_value(99)
    assert slider.value == 6


def test_stars_by_digit_by_arrow_and_the_same_star_again_is_none(ground: QWidget) -> None:
    told: list[int] = []
    stars = RatingStars()
    stars.rated.connect(told.append)
    put(ground, stars)
    QTest.keyClicks(stars, "4")
    QTest.keyClick(stars, Qt.Key.Key_Right)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(2 + 16 * 4 + 8, 12))
    assert told == [4, 5, 0]


def test_replies_under_a_note_do_what_they_say(ground: QWidget) -> None:
    done: list[str] = []
    note = NoteRow("I could not read it.", "warning", (("lightly", lambda: done.append("lightly")),))
    put(ground, note)
    button = note.findChild(LinkButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["lightly"]
    assert note.accessibleName() == "I could not read it."


def test_the_prompt_tells_what_was_typed_and_never_what_is_composed(ground: QWidget) -> None:
    told: list[str] = []
    prompt = PromptEditor()
    prompt.edited.connect(told.append)
    put(ground, prompt)
    QTest.keyClicks(prompt, "ab")
    QApplication.sendEvent(prompt, QInputMethodEvent("ゆう", []))
    assert prompt.composing and told == ["a", "ab"]
    done = QInputMethodEvent()
    done.setCommitString("夕")
    QApplication.sendEvent(prompt, done)
    assert not prompt.composing and told[-1] == "ab夕"
    count = len(told)
    prompt.set_text("another")
    assert len(told) == count and not prompt.document().isUndoAvailable()


def test_a_word_of_the_prompt_can_be_replaced_and_taken_back(ground: QWidget) -> None:
    prompt = PromptEditor()
    put(ground, prompt)
    prompt.set_text("a dog walks floatily")
    prompt.set_waves((Wave(12, 20),))
    assert any(near(pixel, theme().colours.signal.warning) for pixel in colours_in(prompt))
    prompt.replace(12, 20, "lightly")
    assert prompt.text() == "a dog walks lightly"
    prompt.undo()
    assert prompt.text() == "a dog walks floatily"


def test_pasting_paragraphs_is_told_and_rich_text_becomes_plain(ground: QWidget) -> None:
    told: list[str] = []
    prompt = PromptEditor()
    prompt.pasted.connect(told.append)
    put(ground, prompt)
    data = QMimeData()
    data.setHtml("<b>one</b>")
    data.setText("one")
    prompt.insertFromMimeData(data)
    data.setText("one\n\ntwo")
    prompt.insertFromMimeData(data)
    assert told == ["one\n\ntwo"]
    assert prompt.text().startswith("oneone")


def test_a_thumbnail_asks_for_pictures_only_while_the_pointer_rests(ground: QWidget, qtbot: QtBot) -> None:
    asked: list[str] = []
    picture = Thumbnail((112, 63))
    picture.hover_started.connect(lambda: asked.append("start"))
    picture.hover_ended.connect(lambda: asked.append("end"))
    put(ground, picture)
    QTest.mouseMove(picture, QPoint(5, 5))
    qtbot.waitUntil(lambda: asked == ["start"], timeout=3000)
    QTest.mouseMove(ground, QPoint(1, ground.height() - 1))
    qtbot.waitUntil(lambda: asked == ["start", "end"], timeout=3000)


def test_progress_says_how_far_it_is(ground: QWidget) -> None:
    line = ProgressLine()
    put(ground, line)
    line.set_share(0.62)
    assert line.accessibleDescription() == "62 %"
    line.set_share(None)
    assert line.accessibleDescription() == ""


def test_a_sheet_keeps_the_focus_and_gives_it_back(ground: QWidget) -> None:
    before, inside = QuietButton("Before"), QWidget()
    put(ground, before)
    column = QVBoxLayout(inside)
    for text in ("One", "Two"):
        column.addWidget(QuietButton(text))
    sheet = Sheet(inside, "Ask", ground)
    settle()
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None and sheet.isAncestorOf(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settle()
    assert before.hasFocus()


def test_chips_run_on_to_the_next_line(ground: QWidget) -> None:
    box = QWidget()
    flow = FlowLayout(box)
    chips = [Chip(f"number {number}") for number in range(8)]
    for chip in chips:
        flow.addWidget(chip)
    put(ground, box)
    assert flow.heightForWidth(10_000) < flow.heightForWidth(200)
    assert {chip.y() for chip in chips} != {chips[0].y()}
    assert max(chip.geometry().right() for chip in chips) <= box.width()
    flow.clear()
    settle()
    assert flow.count() == 0


def test_a_tooltip_names_the_key(ground: QWidget) -> None:
    button = QuietButton("Approve")
    put(ground, button)
    hint(button, "Approve take", "Alt+A", "There is no take yet.")
    assert button.toolTip() == "Approve take (Alt+A)\nThere is no take yet."
    assert button.accessibleName() == "Approve take"
