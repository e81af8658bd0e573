"""The top bar: mark, menus, the project's name and whether it is on disk, the way to every command, export."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.commands import Commands
from studio.ui.controls import IconButton, Label, Panel, QuietButton, hint, painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.theme import theme


class TopBar(Panel):
    """Shows; what is pressed are commands. ``set_project`` names what is open, ``set_state`` says how it is kept."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.setFixedHeight(theme().size.top_bar)
        self.menu = QMenuBar(self)
        self.menu.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._name, self._state = Label("", "body", medium=True), Label("", tone="tertiary")
        self.search = _Find()
        self.recent = IconButton("history")
        self._offline = _Remark("network-off")
        self.export = QuietButton("", "export")
        self._exported: float | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(_Mark())
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.recent)
        row.addWidget(self._offline)
        row.addSpacing(4)
        row.addWidget(self.export)
        for label in (self._name, self._state):
            label.setParent(self)
        self.search.clicked.connect(lambda: commands.run("view.palette"))
        self.export.clicked.connect(lambda: commands.run("file.export"))
        commands.rekeyed.connect(self.retranslate)
        commands.changed.connect(self._enabled)
        self.retranslate()

    def retranslate(self) -> None:
        key = self._commands.shown_key
        self.search.say(self.tr("Find a command"), key("view.palette"))
        hint(self.recent, self.tr("Recent projects"))
        hint(self._offline, self.tr("Network off"), more=self.tr("Nothing leaves this computer."))
        self._offline.set_words(self.tr("Network off"))
        self._tell_export()
        self._enabled("file.export")
        self._place()

    def set_project(self, name: str) -> None:
        """What is open."""
        self._name.setText(name)
        self._place()

    def set_state(self, words: str, *, well: bool = True) -> None:
        """Whether it is kept: a word or two, in the window's language; not ``well`` in the colour of a warning."""
        self._state.setText(words)
        self._state.set_tone("tertiary" if well else "warning")
        self._place()

    def set_exporting(self, share: float | None) -> None:
        """How much of a movie is written, 0..1; None where none is being written."""
        self._exported = share
        self._tell_export()
        self._place()

    def _tell_export(self) -> None:
        share = self._exported
        text = self.tr("Export") if share is None else self.tr("Exporting {percent} %").format(percent=int(share * 100))
        self.export.setText(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _enabled(self, name: str) -> None:
        if name == "file.export":
            enabled = self._commands.enabled(name)
            self.export.setEnabled(enabled)
            why = "" if enabled else self._commands.action(name).toolTip() or self.tr("Nothing to export yet.")
            hint(self.export, self._commands.text(name), self._commands.shown_key(name), why)

    def _place(self) -> None:
        """The name in the middle of the window, or beside the menus where these are in the way."""
        narrow = self.width() < 1200
        self.search.set_narrow(narrow)
        self._offline.set_alone(narrow)
        left_end = self.menu.geometry().right() + 16
        right_end = self.search.geometry().left() - 16
        name = min(self._name.sizeHint().width(), max(0, right_end - left_end))
        state = self._state.sizeHint().width() if self._state.text() else 0
        whole = name + (10 + state if state else 0)
        left = max(left_end, min((self.width() - whole) // 2, right_end - whole))
        self._name.setGeometry(left, 0, name, self.height())
        self._state.setGeometry(left + name + 10, 0, max(0, min(state, right_end - left - name - 10)), self.height())


class _Mark(QWidget):
    """The studio's mark: a frame with the two ends of the pencil."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(26, 28)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        paint_icon(painter, "ekonte", QRectF(0, self.height() / 2 - 11, 22, 22), theme().colours.text.primary)
        painter.end()


class _Find(Pressable):
    """Looks like a field; opens the palette."""

    def __init__(self) -> None:
        super().__init__()
        self._key, self._narrow = "", False

    def say(self, text: str, key: str) -> None:
        """Its words and its key."""
        self.setText(text)
        self._key = key
        hint(self, text, key)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Without its key."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(150 if self._narrow else 236, theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        ground = colours.surface.control_hover if self.underMouse() else colours.surface.well
        painting.body(painter, rect, theme().radius.control, ground, colours.line.soft)
        paint_icon(painter, "search", QRectF(10, rect.center().y() - 7, 14, 14), colours.text.secondary)
        words = rect.adjusted(32, 0, -8, 0)
        painting.words(painter, words, self.text(), theme().font(), colours.text.secondary)
        if not self._narrow:
            right = Qt.AlignmentFlag.AlignRight
            painting.words(painter, words, self._key, theme().font("caption"), colours.text.secondary, right)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()


class _Remark(QWidget):
    """An icon and a word that only tell."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._words, self._alone = icon, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """The word."""
        self._words = words
        self.updateGeometry()
        self.update()

    def set_alone(self, alone: bool) -> None:
        """The icon without its word."""
        if alone != self._alone:
            self._alone = alone
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = 0 if self._alone else self.fontMetrics().horizontalAdvance(self._words) + 8
        return QSize(22 + width, theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        paint_icon(painter, self._icon, QRectF(3, rect.center().y() - 8, 16, 16), colours.text.secondary)
        if not self._alone:
            painting.words(painter, rect.adjusted(26, 0, 0, 0), self._words, theme().font(), colours.text.secondary)
        painter.end()
