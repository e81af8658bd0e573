"""Commands, keys and presets: one truth for menus and shortcuts, and no key fires where it must not."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.commands import Command, Commands, Keymap, Shortcuts
from studio.ui.commands.catalogue import CATALOGUE
from studio.ui.commands.command import REGIONS
from studio.ui.controls import PromptEditor, QuietButton, TextField
from studio.ui.icons import names
from studio.ui.settings import Settings
from tests.ui.conftest import RESOURCES


@pytest.fixture
def commands() -> Commands:
    return Commands(RESOURCES, Settings(None))


def test_the_catalogue_is_sound() -> None:
    assert len({command.id for command in CATALOGUE}) == len(CATALOGUE)
    icons = set(names(RESOURCES / "icons"))
    assert not [command.id for command in CATALOGUE if command.icon and command.icon not in icons]
    assert {command.region for command in CATALOGUE} <= set(REGIONS)


@pytest.mark.parametrize("preset", ["ekonte", "premiere", "resolve", "avid"])
def test_no_preset_contradicts_itself(commands: Commands, preset: str) -> None:
    commands.set_keymap(Keymap(preset))
    assert commands.conflicts() == []


def test_presets_name_commands_that_exist(commands: Commands) -> None:
    known = {command.id for command in commands.all()}
    for file in (RESOURCES / "keys").glob("*.json"):
        assert set(json.loads(file.read_text("utf-8"))["keys"]) <= known


def test_a_command_that_nobody_bound_does_nothing(commands: Commands) -> None:
    assert not commands.enabled("take.approve")
    assert not commands.run("take.approve")
    done: list[int] = []
    commands.bind("take.approve", lambda: done.append(1))
    assert commands.run("take.approve")
    commands.enable("take.approve", False, "There is no take yet.")
    assert not commands.run("take.approve")
    assert done == [1]


def test_keys_are_remembered_with_their_preset(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    first = Commands(RESOURCES, Settings(file))
    first.set_keymap(Keymap("premiere"))
    first.rebind("take.approve", ("Ctrl+Shift+A",))
    again = Commands(RESOURCES, Settings(file))
    assert again.keymap.preset == "premiere"
    assert again.keys("take.approve") == ("Ctrl+Shift+A",)
    assert again.keys("file.export") == ("Ctrl+M",)
    again.reset("take.approve")
    assert again.keys("take.approve") == ("Alt+A",)


def test_a_key_wanted_twice_is_said(commands: Commands) -> None:
    commands.rebind("file.open", ("Ctrl+N",))
    assert [(found.key, {found.first, found.second}) for found in commands.conflicts()] == [
        ("Ctrl+N", {"file.new", "file.open"})
    ]


def test_two_commands_cannot_share_a_name(commands: Commands) -> None:
    with pytest.raises(ValueError, match=r"take\.approve"):
        commands.declare(Command(id="take.approve", text="Another"))


class _Window(QWidget):
    """A window with a panel of each sort of widget, and the commands that were done."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.board, self.field, self.prompt = QWidget(), TextField(), PromptEditor()
        self.list, self.button = QListWidget(), QuietButton("Press")
        self.list.addItems(["a", "b", "c"])
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QVBoxLayout(self.board)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        for widget in (self.board, self.field, self.prompt, self.button):
            column.addWidget(widget)
        self.done: list[str] = []
        for command in commands.all():
            commands.bind(command.id, lambda name=command.id: self.done.append(name))
        self.shortcuts = Shortcuts(self, commands)
        self.shortcuts.add_region(self.board, "storyboard")


@pytest.fixture
def window(commands: Commands, qtbot: QtBot) -> _Window:
    made = _Window(commands)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made).__enter__()
    return made


def _press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClick(widget, key, held)


def test_transport_keys_stay_out_of_text(window: _Window) -> None:
    _press(window.list, Qt.Key.Key_J)
    _press(window.field, Qt.Key.Key_J)
    _press(window.prompt, Qt.Key.Key_Space)
    assert window.done == ["play.back"]
    assert window.field.text() == "j"
    assert window.prompt.text() == " "


def test_a_panel_s_own_key_holds_only_there(window: _Window) -> None:
    _press(window.list, Qt.Key.Key_N)
    _press(window.button, Qt.Key.Key_N)
    assert window.done == ["shot.new"]


def test_lists_keep_their_arrows_and_buttons_their_space(window: _Window) -> None:
    window.list.setCurrentRow(0)
    _press(window.list, Qt.Key.Key_Down)
    assert window.list.currentRow() == 1
    pressed: list[int] = []
    window.button.clicked.connect(lambda: pressed.append(1))
    _press(window.button, Qt.Key.Key_Space)
    assert pressed == [1]
    assert window.done == []
    _press(window.list, Qt.Key.Key_Space)
    assert window.done == ["play.toggle"]


def test_generate_works_while_writing(window: _Window) -> None:
    _press(window.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["shot.generate"]
    assert window.prompt.hasFocus()


@pytest.mark.parametrize("name", ["prompt", "field"])
def test_no_shortcut_fires_while_an_input_method_composes(window: _Window, name: str) -> None:
    widget: PromptEditor | QLineEdit = window.prompt if name == "prompt" else window.field
    widget.setFocus()
    QApplication.sendEvent(widget, QInputMethodEvent("ゆうや", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_S, Qt.Key.Key_Z):
        _press(widget, key, Qt.KeyboardModifier.ControlModifier)
    assert window.done == []
    done = QInputMethodEvent()
    done.setCommitString("夕焼け")
    QApplication.sendEvent(widget, done)
    _press(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["shot.generate"]


def test_while_a_sheet_is_open_only_a_few_keys_hold(window: _Window) -> None:
    window.shortcuts.set_modal(True)
    _press(window.list, Qt.Key.Key_J)
    _press(window.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    _press(window.list, Qt.Key.Key_Escape)
    assert window.done == ["view.up"]
