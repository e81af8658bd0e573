"""The shortcut editor: every command with its keys, a preset to begin with, and what two commands both want."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout
from typing_extensions import override

from studio.ui.commands import Commands, Conflict, Keymap
from studio.ui.commands.registry import native
from studio.ui.controls import Choice, Combo, Label, NoteRow, QuietButton, TextField, hint
from studio.ui.language import Language, Translated
from studio.ui.shell.fuzzy import score
from studio.ui.theme import theme

_REGIONS: dict[str, object] = {
    "everywhere": QT_TRANSLATE_NOOP("Regions", "Everywhere"),
    "transport": QT_TRANSLATE_NOOP("Regions", "Outside text"),
    "storyboard": QT_TRANSLATE_NOOP("Regions", "Storyboard"),
    "shot": QT_TRANSLATE_NOOP("Regions", "Shot"),
    "monitor": QT_TRANSLATE_NOOP("Regions", "Monitor"),
    "takes": QT_TRANSLATE_NOOP("Regions", "Takes"),
    "compare": QT_TRANSLATE_NOOP("Regions", "Compare"),
    "timeline": QT_TRANSLATE_NOOP("Regions", "Timeline"),
    "bin": QT_TRANSLATE_NOOP("Regions", "Files"),
    "jobs": QT_TRANSLATE_NOOP("Regions", "Jobs"),
}
_PRESETS = {"ekonte": "Ekonte", "premiere": "Premiere", "resolve": "Resolve", "avid": "Avid"}
_NAME = Qt.ItemDataRole.UserRole


class KeysSheet(Translated):
    """Choose a line and press the keys it should have in the field below. What is changed holds at once."""

    def __init__(self, commands: Commands, language: Language) -> None:
        super().__init__()
        self._commands, self._language = commands, language
        self._preset, self._search, self._list = Combo(), TextField(), QTreeWidget()
        self._field, self._set = KeyField(), QuietButton()
        self._clear, self._usual = QuietButton(), QuietButton()
        self._problem = QVBoxLayout()
        self._hint = Label("", tone="secondary", wraps=True)
        self._build()
        self._preset.chosen.connect(self._choose_preset)
        self._search.textEdited.connect(self._searched)
        self._list.currentItemChanged.connect(self._moved)
        self._field.pressed.connect(self._assign)
        self._clear.clicked.connect(lambda: self._assign(""))
        self._usual.clicked.connect(self._reset)
        commands.rekeyed.connect(self._fill)
        self.setFocusProxy(self._search)
        self.retranslate()

    def retranslate(self) -> None:
        presets = [Choice(name, _PRESETS.get(name, name)) for name in self._commands.preset_names]
        self._preset.set_choices(presets)
        hint(self._preset, self.tr("Preset"))
        self._search.setPlaceholderText(self.tr("Search commands or keys"))
        self._search.setAccessibleName(self.tr("Search commands or keys"))
        self._list.setHeaderLabels([self.tr("Command"), self.tr("Where"), self.tr("Keys")])
        self._list.setAccessibleName(self.tr("Commands and their keys"))
        self._clear.setText(self.tr("No key"))
        self._usual.setText(self.tr("Usual key"))
        for button in (self._clear, self._usual):
            button.setAccessibleName(button.text())
        self._hint.setText(self.tr("Choose a command, go to the field and press its new keys."))
        self._field.say(self.tr("Press the new keys here"))
        self._fill()

    def chosen(self) -> str:
        """The id of the command in hand, or nothing."""
        item = self._list.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Take a command in hand."""
        for row in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(row)
            if item is not None and item.data(0, _NAME) == name:
                self._list.setCurrentItem(item)

    def conflicts(self) -> list[Conflict]:
        """What is wanted twice now."""
        return self._commands.conflicts()

    def _build(self) -> None:
        self._preset.setFixedWidth(160)
        self._list.setRootIsDecorated(False)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setUniformRowHeights(True)
        self._list.setMinimumHeight(400)
        header = self._list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._preset)
        for widget in (self._field, self._clear, self._usual):
            foot.addWidget(widget)
        foot.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addLayout(self._problem)
        column.addLayout(foot)
        column.addWidget(self._hint)

    def _choose_preset(self, name: str) -> None:
        self._commands.set_keymap(Keymap(name))

    def _searched(self, _wanted: str) -> None:
        self._fill()

    def _moved(self, _now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        self._look()

    def _fill(self) -> None:
        kept, wanted = self.chosen(), self._search.text().strip()
        self._preset.set_value(self._commands.keymap.preset)
        twice = {name for one in self._commands.conflicts() for name in (one.first, one.second)}
        self._list.clear()
        for command in self._commands.all():
            keys = ", ".join(native(key) for key in self._commands.keys(command.id))
            text = self._commands.text(command.id)
            names = (text, command.text, self._language.japanese("Commands", command.text), keys)
            if wanted and all(score(wanted, name) is None for name in names):
                continue
            where = QCoreApplication.translate("Regions", str(_REGIONS[command.region]))
            item = QTreeWidgetItem([text, where, f"⚠ {keys}" if command.id in twice else keys])
            item.setData(0, _NAME, command.id)
            item.setSizeHint(0, QSize(0, theme().row))
            if command.id in twice:
                item.setForeground(2, theme().colours.signal.warning)
            self._list.addTopLevelItem(item)
        self.choose(kept)
        self._look()

    def _look(self) -> None:
        name = self.chosen()
        for widget in (self._field, self._clear, self._usual):
            widget.setEnabled(bool(name))
        while self._problem.count():
            item = self._problem.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for found in self._commands.conflicts():
            if name in (found.first, found.second):
                other = found.second if name == found.first else found.first
                self._problem.addWidget(self._conflict(found.key, name, other))

    def _conflict(self, key: str, name: str, other: str) -> NoteRow:
        said = native(key)
        text = self.tr("{key} is wanted by “{other}” as well.").format(key=said, other=self._commands.text(other))
        return NoteRow(
            text,
            "warning",
            (
                (self.tr("Take it from there"), lambda: self._take(key, other)),
                (self.tr("Leave it there"), lambda: self._take(key, name)),
            ),
        )

    def _take(self, key: str, loser: str) -> None:
        self._commands.rebind(loser, tuple(one for one in self._commands.keys(loser) if one != key))

    def _assign(self, key: str) -> None:
        name = self.chosen()
        if name:
            self._commands.rebind(name, (key,) if key else ())

    def _reset(self) -> None:
        name = self.chosen()
        if name:
            self._commands.reset(name)


class KeyField(TextField):
    """Takes the keys that are pressed instead of writing them; Tab and Esc keep their meaning."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)

    def say(self, words: str) -> None:
        """What to do here."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        lone = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
        if event.key() in lone or event.key() == Qt.Key.Key_unknown:
            return
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()
            return
        self.pressed.emit(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))
