"""The command palette: a few letters in English or Japanese find a command; Enter does it."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from studio.ui.commands import Commands
from studio.ui.controls import Label, TextField, painting
from studio.ui.icons import paint_icon
from studio.ui.language import Language, Translated
from studio.ui.shell.fuzzy import score
from studio.ui.theme import theme

WIDTH = 560
_ROW = 34
_SHOWN = 10

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Found:
    """One line: the command, its name, its key, its icon; greyed where it cannot be done now."""

    name: str
    text: str
    key: str
    icon: str
    enabled: bool


def search(commands: Commands, language: Language, wanted: str) -> list[Found]:
    """The commands that answer, the best first, those that can be done now before those that cannot."""
    found: list[tuple[bool, int, int, Found]] = []
    for place, command in enumerate(commands.all()):
        if command.id == "view.palette":
            continue
        said = commands.text(command.id)
        names = {said, command.text, language.japanese("Commands", command.text)}
        scores = [one for one in (score(wanted, name) for name in names) if one is not None]
        if scores:
            enabled = commands.enabled(command.id)
            line = Found(command.id, said, commands.shown_key(command.id), command.icon, enabled)
            found.append((not enabled, -max(scores), place, line))
    return [line for _, _, _, line in sorted(found, key=lambda one: one[:3])]


class Palette(Translated):
    """Hangs under the top bar while it is open. A click beside it or Esc closes it and gives the focus back."""

    def __init__(self, commands: Commands, language: Language, over: QWidget) -> None:
        super().__init__(over)
        self._commands, self._language = commands, language
        self._back: QWidget | None = None
        self._field = TextField()
        self._list = QListView()
        self._none = Label("", tone="secondary", wraps=True)
        self._model = _Lines(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setStyleSheet("background: transparent;")
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._run)
        self._list.entered.connect(self._list.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(6)
        for widget in (self._field, self._list, self._none):
            column.addWidget(widget)
        self._field.textEdited.connect(self._search)
        self._field.installEventFilter(self)
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._field.setPlaceholderText(self.tr("Find a command"))
        self._field.setAccessibleName(self.tr("Find a command"))
        self._list.setAccessibleName(self.tr("Commands found"))
        self._none.setText(self.tr("No command is called that. Try another word, in English or Japanese."))

    def open(self) -> None:
        """Show it with every command."""
        if self.isVisible():
            return
        self._back = QApplication.focusWidget()
        self._field.clear()
        self._search("")
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close it; the focus goes back."""
        if not self.isVisible():
            return
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[Found]:
        """What is listed now."""
        return list(self._model.lines)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if watched is self._field and event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self.hide()
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        radius = theme().radius.sheet
        painting.body(painter, QRectF(self.rect()), radius, colours.surface.raised, colours.line.control)
        painter.end()

    def _pressed(self, event: QKeyEvent) -> bool:
        row, rows = self._list.currentIndex().row(), self._model.rowCount()
        steps = {
            Qt.Key.Key_Down: row + 1,
            Qt.Key.Key_Up: row - 1,
            Qt.Key.Key_PageDown: row + _SHOWN,
            Qt.Key.Key_PageUp: row - _SHOWN,
        }
        if event.key() in steps and rows:
            self._list.setCurrentIndex(self._model.index(max(0, min(rows - 1, steps[Qt.Key(event.key())])), 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._field.composing:
            self._run(self._list.currentIndex())
            return True
        return False

    def _search(self, wanted: str) -> None:
        self._model.show(search(self._commands, self._language, wanted))
        rows = self._model.rowCount()
        self._list.setVisible(rows > 0)
        self._none.setVisible(rows == 0)
        if rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._fit()

    def _run(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.lines[index.row()].enabled:
            name = self._model.lines[index.row()].name
            self.dismiss()
            self._commands.run(name)

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(WIDTH, parent.width() - 24)
        rows = min(_SHOWN, max(2, self._model.rowCount()))
        height = min(rows * _ROW + theme().size.button + 28, parent.height() - 60)
        self.setGeometry((parent.width() - width) // 2, theme().size.top_bar + 6, width, height)


class _Lines(QAbstractListModel):
    """The lines as Qt shows them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Found] = []

    def show(self, lines: list[Found]) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.text} {line.key}".strip()
        return line if role == Qt.ItemDataRole.UserRole else None


class _Row(QStyledItemDelegate):
    """Draws a line: icon, name, key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Found):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, rect = theme().colours, QRectF(option.rect)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType, reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType, reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painting.body(painter, rect.adjusted(2, 1, -2, -1), theme().radius.control, colours.surface.control_on)
        ink = colours.text.primary if line.enabled else colours.text.disabled
        if line.icon:
            paint_icon(painter, line.icon, QRectF(rect.left() + 10, rect.center().y() - 8, 16, 16), ink)
        words = rect.adjusted(36, 0, -130, 0)
        painting.words(painter, words, line.text, theme().font("body"), ink)
        keys = rect.adjusted(0, 0, -12, 0)
        painting.words(
            painter, keys, line.key, theme().font("caption"), colours.text.tertiary, Qt.AlignmentFlag.AlignRight
        )
        painter.restore()
