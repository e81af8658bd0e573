"""Finding: few letters, either language; what is found can be done with Enter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.commands import Keymap
from studio.ui.edit_names import NAMES
from studio.ui.shell.fuzzy import score
from studio.ui.shell.keys import KeyField, KeysSheet
from studio.ui.shell.window import MainWindow
from tests.ui.conftest import settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_beginnings_of_words_count_more_than_letters_inside() -> None:
    beginnings, inside = score("ag", "Aspect guides"), score("ag", "Storage")
    assert beginnings is not None and inside is not None and beginnings > inside
    assert score("xyz", "Aspect guides") is None
    assert score("ひな", "ヒナ形") is not None
    assert score("ＡＢ", "a and b") is not None


@given(st.text(max_size=12), st.text(max_size=30))
def test_what_is_found_holds_every_letter_in_order(wanted: str, text: str) -> None:
    assert score("", text) == 0
    if wanted.strip() and wanted.isascii() and text.isascii():
        letters = iter(text.lower())
        there = all(letter in letters for letter in wanted.lower().replace(" ", ""))
        assert (score(wanted, text) is not None) == there


@pytest.mark.parametrize(
    ("language", "wanted"), [("en", "dark"), ("en", "暗い"), ("ja", "dark"), ("ja", "くらい暗い"[3:])]
)
def test_either_language_finds_a_command(window: MainWindow, language: str, wanted: str) -> None:
    window.commands.run("view.japanese" if language == "ja" else "view.english")
    settle()
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    window.palette_.findChild(type(focus()))
    QTest.keyClicks(focus(), wanted) if wanted.isascii() else focus().setProperty("text", wanted)
    if not wanted.isascii():
        focus().textEdited.emit(wanted)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    assert "view.dark" in [line.name for line in window.palette_.lines()][:3]


def test_enter_does_the_first_and_gives_the_focus_back(window: MainWindow) -> None:
    before = focus()
    QTest.keyClick(before, Qt.Key.Key_P, CTRL | SHIFT)
    QTest.keyClicks(focus(), "light")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert window.commands.checked("view.light")
    assert focus() is before


def test_esc_closes_it_and_nothing_is_done(window: MainWindow) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_P, CTRL | SHIFT)
    QTest.keyClicks(focus(), "light")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert not window.commands.checked("view.light")


def test_keys_are_changed_conflicts_are_said_and_settled(window: MainWindow) -> None:
    window.commands.run("edit.keys")
    sheet = window.findChild(KeysSheet)
    assert sheet is not None
    sheet.choose("take.approve")
    field = sheet.findChild(KeyField)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert window.commands.keys("take.approve") == ("Alt+C",)
    assert [found.key for found in sheet.conflicts()] == ["Alt+C"]
    sheet.choose("take.approve")
    window.commands.rebind("take.compare", ())
    assert sheet.conflicts() == []
    window.commands.set_keymap(Keymap("avid"))
    assert window.commands.keys("take.approve") == ("Alt+A",)
    window.sheets.close()
    settle()


def test_every_edit_has_a_name_that_is_translated() -> None:
    import ast
    from pathlib import Path

    root = Path(__file__).parents[3] / "studio"
    named: set[str] = set()
    for file in (*(root / "workflows").rglob("*.py"), *(root / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("edit", "carry")
            ):
                named |= _texts(node.args[0]) if node.args else set()
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "name":
                named |= {text for text in _texts(node.value) if text[:1].isupper() and " " in text and "{" not in text}
    assert named <= {str(name) for name in NAMES} | {"Save a copy"}, named - {str(name) for name in NAMES}


def _texts(node: object) -> set[str]:
    import ast

    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    return _texts(node.body) | _texts(node.orelse) if isinstance(node, ast.IfExp) else set()
