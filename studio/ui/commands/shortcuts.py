"""Keys become commands, by where the focus is: a panel's own keys first, then transport, then those of everywhere."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from studio.ui.commands.command import Command, Region
from studio.ui.commands.registry import Commands

_ARROWS = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_PRESS = frozenset({"Space", "Return", "Enter"})

OWNS_KEYS = "ownsKeys"
"""A widget's property: ``text``, ``list``, ``slider`` or ``button`` tells which plain keys it keeps for itself."""


class Shortcuts(QObject):
    """One ``QShortcut`` for each key in use, enabled while the focus is where it may fire.

    Text fields keep every key without Ctrl, Alt or Meta, lists and sliders their arrows, buttons Space and Enter. While
    an input method composes, our text fields (``controls.TextField``, ``controls.PromptEditor``) keep every key.
    """

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._regions: list[tuple[QWidget, Region]] = []
        self._shortcuts: dict[str, QShortcut] = {}
        self._wanted: dict[str, list[Command]] = {}
        self._modal = False
        commands.rekeyed.connect(self._rebuild)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._rebuild()

    def add_region(self, widget: QWidget, region: Region) -> None:
        """Inside ``widget`` the keys of ``region`` hold."""
        self._regions.append((widget, region))

    def remove_region(self, widget: QWidget) -> None:
        """``widget`` goes."""
        self._regions = [(root, region) for root, region in self._regions if root is not widget]
        self._refresh()

    def clear_regions(self) -> None:
        """Forget the regions: their panels go."""
        self._regions.clear()
        self._refresh()

    def set_modal(self, modal: bool) -> None:
        """While a sheet is open, only commands marked ``modal`` have keys."""
        self._modal = modal
        self._refresh()

    def region(self) -> Region:
        """Where the focus is; ``everywhere`` when in no panel."""
        widget = QApplication.focusWidget()
        return self._region_of(widget)

    def _region_of(self, widget: QWidget | None) -> Region:
        while widget is not None:
            for root, region in self._regions:
                if root is widget:
                    return region
            widget = widget.parentWidget()
        return "everywhere"

    def _rebuild(self) -> None:
        wanted: dict[str, list[Command]] = {}
        for command in self._commands.all():
            for key in self._commands.keys(command.id):
                wanted.setdefault(key, []).append(command)
        for key in self._shortcuts.keys() - wanted.keys():
            self._shortcuts.pop(key).deleteLater()
        for key in wanted.keys() - self._shortcuts.keys():
            shortcut = QShortcut(QKeySequence(key), self._window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda name=key: self._pressed(name))
            self._shortcuts[key] = shortcut
        for key, commands in wanted.items():
            self._shortcuts[key].setAutoRepeat(any(command.repeat for command in commands))
        self._wanted = wanted
        self._refresh()

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._refresh()

    def _refresh(self) -> None:
        focus = QApplication.focusWidget()
        region, keeps = self._region_of(focus), kept_by(focus)
        for key, shortcut in self._shortcuts.items():
            enabled = not keeps.covers(key) and bool(self._candidates(key, region))
            if shortcut.isEnabled() != enabled:
                shortcut.setEnabled(enabled)

    def _candidates(self, key: str, region: Region) -> list[Command]:
        """Who may answer the key here, the most particular first."""
        order: list[Region] = ["everywhere"] if region == "everywhere" else [region, "everywhere"]
        order.insert(len(order) - 1, "transport")
        here = [command for place in order for command in self._wanted[key] if command.region == place]
        return [command for command in here if command.modal] if self._modal else here

    def _pressed(self, key: str) -> None:
        for command in self._candidates(key, self.region()):
            if self._commands.run(command.id):
                return


class _Kept:
    """The plain keys a widget keeps for itself."""

    def __init__(self, keys: frozenset[str], text: bool = False) -> None:
        self._keys = keys
        self._text = text

    def covers(self, key: str) -> bool:
        if self._text:
            first = key.split(",")[0]
            parts = first.split("+") if not first.endswith("+") else [*first[:-1].split("+"), "+"]
            named = len(parts[-1]) > 1 and parts[-1][0] == "F" and parts[-1][1:].isdigit()
            strong = {"Ctrl", "Alt", "Meta"} & set(parts[:-1])
            return not strong and not named and parts[-1] not in ("Esc",)
        return key in self._keys


def kept_by(widget: QWidget | None) -> _Kept:
    """Which keys the focused widget keeps."""
    said = widget.property(OWNS_KEYS) if widget is not None else None
    if said == "text" or isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)):
        return _Kept(frozenset(), text=True)
    if said == "list" or isinstance(widget, QAbstractItemView):
        return _Kept(_ARROWS | {"Return", "Enter"})
    if said == "slider" or isinstance(widget, QAbstractSlider):
        return _Kept(_ARROWS)
    if said == "button" or isinstance(widget, QAbstractButton):
        return _Kept(_PRESS)
    return _Kept(frozenset())
