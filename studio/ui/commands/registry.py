"""The commands of the window: declared by their rooms, bound to what does them, told to menus and keys."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from studio.ui.commands.catalogue import CATALOGUE
from studio.ui.commands.command import Command
from studio.ui.commands.keymap import OWN, Conflict, Keymap, conflicts, presets
from studio.ui.settings import Settings

Run = Callable[[], Any]
"""Does a command; what it returns is not looked at."""


def native(key: str) -> str:
    """A key as this system writes it; the large key is called Enter."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


class Commands(QObject):
    """Every command with its ``QAction``. A command that nobody bound is there, and disabled.

    ``changed(id)``: its enabled or checked state changed. ``rekeyed``: keys changed. ``ran(id)``: it has been done.
    """

    changed = Signal(str)
    rekeyed = Signal()
    ran = Signal(str)

    def __init__(self, resources: Path, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._presets = presets(resources / "keys")
        self._keymap = Keymap.from_json(settings.get("keys", dict[str, object]()))
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._runs: dict[str, Run] = {}
        self._lent: dict[str, tuple[Run, bool]] = {}
        self.declare(*CATALOGUE)

    def declare(self, *commands: Command) -> None:
        """Add commands. Raises ``ValueError`` for an id that is taken by another record."""
        for command in commands:
            if self._commands.get(command.id, command) != command:
                raise ValueError(f"two commands are called {command.id}")
            if command.id in self._commands:
                continue
            self._commands[command.id] = command
            action = QAction(self)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            action.setEnabled(False)
            action.triggered.connect(lambda _checked=False, name=command.id: self._triggered(name))
            self._actions[command.id] = action
            self._name(command.id)
        self.rekeyed.emit()

    def bind(self, name: str, run: Run, *, enabled: bool = True, checked: bool | None = None) -> None:
        """From now on ``name`` is done by ``run`` (which, for a checkable command, reads ``checked(name)``)."""
        self._runs[name] = run
        if checked is not None:
            self.set_checked(name, checked)
        self.enable(name, enabled)

    def unbind(self, name: str) -> None:
        """Nobody does ``name`` any more."""
        self._runs.pop(name, None)
        self.enable(name, False)

    def lend(self, name: str, run: Run) -> None:
        """For a while ``name`` is done by somebody else, and can be done; ``give_back`` ends that."""
        enabled = self._lent[name][1] if name in self._lent else self._actions[name].isEnabled()
        self._lent[name] = (run, enabled)
        self._show_enabled(name, True)

    def give_back(self, name: str) -> None:
        """Who had it before does it again."""
        if name in self._lent:
            _, enabled = self._lent.pop(name)
            self._show_enabled(name, enabled and name in self._runs)

    def bound(self) -> frozenset[str]:
        """The commands that somebody does."""
        return frozenset(self._runs)

    def run(self, name: str) -> bool:
        """Do it, if it can be done now; whether it was."""
        action = self._actions[name]
        if not action.isEnabled():
            return False
        action.trigger()
        return True

    def enable(self, name: str, enabled: bool, why: str = "") -> None:
        """Whether it can be done now; ``why`` not is shown in its tooltip."""
        enabled = enabled and name in self._runs
        if name in self._lent:
            self._lent[name] = (self._lent[name][0], enabled)
            return
        self._actions[name].setToolTip(why if why and not enabled else "")
        self._show_enabled(name, enabled)

    def enabled(self, name: str) -> bool:
        """Whether it can be done now."""
        return self._actions[name].isEnabled()

    def set_checked(self, name: str, checked: bool) -> None:
        """Show a switch as on or off, without doing anything."""
        if self._actions[name].isChecked() != checked:
            self._actions[name].setChecked(checked)
            self.changed.emit(name)

    def checked(self, name: str) -> bool:
        """Whether a switch is on."""
        return self._actions[name].isChecked()

    def set_text(self, name: str, text: str) -> None:
        """Say it in other words for now (“Undo Move shot 3”); ``text`` is already in the window's language."""
        self._actions[name].setProperty("said", text)
        self._name(name)

    def all(self) -> tuple[Command, ...]:
        """Every command, in the order declared."""
        return tuple(self._commands.values())

    def command(self, name: str) -> Command:
        """The record. Raises ``KeyError``."""
        return self._commands[name]

    def action(self, name: str) -> QAction:
        """For menus. Its keys are only shown there; ``Shortcuts`` listens for them."""
        return self._actions[name]

    def text(self, name: str) -> str:
        """Its name in the window's language."""
        said = self._actions[name].property("said")
        return str(said) if said else QCoreApplication.translate("Commands", self._commands[name].text)

    def keys(self, name: str) -> tuple[str, ...]:
        """Its keys now, in portable notation."""
        return self._keys(name, self._keymap)

    def shown_key(self, name: str) -> str:
        """Its first key as this system writes it, or nothing."""
        keys = self.keys(name)
        return native(keys[0]) if keys else ""

    def hint(self, name: str) -> str:
        """Its name and key for a tooltip: ``Play (Space)``."""
        key = self.shown_key(name)
        return f"{self.text(name)} ({key})" if key else self.text(name)

    @property
    def preset_names(self) -> tuple[str, ...]:
        """``ekonte`` and the presets of other editors."""
        return tuple(self._presets)

    @property
    def keymap(self) -> Keymap:
        """The preset and changes in use."""
        return self._keymap

    def set_keymap(self, keymap: Keymap) -> None:
        """Use other keys from now on, and remember them."""
        self._keymap = keymap if keymap.preset in self._presets else Keymap(OWN, keymap.changes)
        self._settings.set("keys", self._keymap.to_json())
        for name in self._actions:
            self._name(name)
        self.rekeyed.emit()

    def rebind(self, name: str, keys: tuple[str, ...]) -> None:
        """Give one command other keys."""
        self.set_keymap(Keymap(self._keymap.preset, {**self._keymap.changes, name: keys}))

    def reset(self, name: str) -> None:
        """Give one command the keys of the preset again."""
        kept = {other: keys for other, keys in self._keymap.changes.items() if other != name}
        self.set_keymap(Keymap(self._keymap.preset, kept))

    def conflicts(self, keymap: Keymap | None = None) -> list[Conflict]:
        """Keys wanted twice in one place, now or with another keymap."""
        wanted: Mapping[str, tuple[str, ...]] = {
            name: self._keys(name, keymap or self._keymap) for name in self._commands
        }
        return conflicts(self._commands.values(), wanted)

    def retranslate(self) -> None:
        """Name every action again."""
        for name in self._actions:
            self._name(name)

    def _keys(self, name: str, keymap: Keymap) -> tuple[str, ...]:
        preset = self._presets.get(keymap.preset, {})
        return keymap.changes.get(name, preset.get(name, self._commands[name].keys))

    def _name(self, name: str) -> None:
        key = self.shown_key(name)
        text = self.text(name).replace("&", "&&")
        self._actions[name].setText(f"{text}\t{key}" if key else text)

    def _show_enabled(self, name: str, enabled: bool) -> None:
        if self._actions[name].isEnabled() != enabled:
            self._actions[name].setEnabled(enabled)
            self.changed.emit(name)

    def _triggered(self, name: str) -> None:
        run = self._lent[name][0] if name in self._lent else self._runs.get(name)
        if run is not None:
            run()
            self.changed.emit(name)
            self.ran.emit(name)
