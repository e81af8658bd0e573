"""Small windows that open under what they belong to and close with Esc, a click elsewhere, or when they are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from studio.ui.controls import Label, LinkButton, TextField, hint, painting
from studio.ui.language import Translated
from studio.ui.theme import theme

FIELD = "field"
"""A widget's property: the name of the field of the scene that it shows."""

GAP = 4
"""Logical pixels between a popup and what it opened under."""

SEARCHED = 12
"""A list with more choices than this gets a field to search in."""


_open: set["Popup"] = set()
"""Popups on the screen: nobody else holds them."""


class Popup(Translated):
    """A raised card of its own. Fill ``column``; ``open_under`` shows it. It lets itself go when it closes."""

    def __init__(self, anchor: QWidget, name: str = "") -> None:
        super().__init__(anchor.window())
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._anchor = anchor
        self._window, self._field = anchor.window(), str(anchor.property(FIELD) or "")
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)

    def open_under(self, width: int = 0, focus: QWidget | None = None) -> None:
        """Show it below the anchor (above, where there is no room), right edges in line, all of it on the screen."""
        if width:
            self.setFixedWidth(width)
        self.adjustSize()
        screen = self._anchor.screen() or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        below = self._anchor.mapToGlobal(QPoint(self._anchor.width() - self.width(), self._anchor.height() + GAP))
        if self._anchor.width() >= self.width():
            below = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + GAP))
        top = below.y()
        if top + self.height() > area.bottom():
            above = self._anchor.mapToGlobal(QPoint(0, 0)).y() - GAP - self.height()
            top = max(area.top(), above if above >= area.top() else area.bottom() - self.height())
        left = max(area.left(), min(below.x(), area.right() - self.width()))
        self.move(left, top)
        _open.add(self)
        self.show()
        (focus or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def _return_to(self) -> QWidget | None:
        """Where the focus returns: to the anchor, or to what stands for the same field since an edit made it anew."""
        if isValid(self._anchor):
            return self._anchor
        if not self._field or not isValid(self._window):
            return None
        found = (widget for widget in self._window.findChildren(QWidget) if widget.property(FIELD) == self._field)
        return next((widget for widget in found if widget.isVisible()), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    @override
    def hideEvent(self, event: object) -> None:
        _open.discard(self)
        back = self._return_to()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painting.body(painter, QRectF(self.rect()), theme().radius.card, colours.surface.raised, colours.line.control)
        painter.end()


def close_popups() -> None:
    """What is open closes and keeps what was written in it: whoever opened it is about to go."""
    for popup in tuple(_open):
        if isValid(popup):
            popup.close()
    _open.clear()


@dataclass(frozen=True, slots=True)
class Option:
    """A line to choose: its value, the words for it, and a lighter remark that is searched as well."""

    value: str
    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something else that can be done from the foot of a list."""

    text: str
    run: Callable[[], object]


class Chooser(Popup):
    """A list, with a field to search in where it is long. Typing narrows it, arrows move, Enter or a click chooses.

    ``free`` lets words that are in no line be chosen as they are.
    """

    def __init__(
        self,
        anchor: QWidget,
        name: str,
        options: Sequence[Option],
        value: str,
        chosen: Callable[[str], object],
        *,
        actions: Sequence[Action] = (),
        free: bool = False,
    ) -> None:
        super().__init__(anchor, name)
        self._options, self._chosen, self._free = tuple(options), chosen, free
        self._search = TextField()
        self._search.setVisible(free or len(self._options) > SEARCHED)
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFont(theme().font())
        self._list.setAccessibleName(name)
        self._list.setStyleSheet(list_style())
        self._list.itemClicked.connect(self._pick)
        self._list.installEventFilter(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.column.setSpacing(4)
        self.column.addWidget(self._search)
        self.column.addWidget(self._list)
        if actions:
            row = QHBoxLayout()
            row.setContentsMargins(6, 2, 6, 2)
            for action in actions:
                button = LinkButton(action.text)
                button.clicked.connect(partial(self._act, action.run))
                row.addWidget(button)
            row.addStretch(1)
            self.column.addLayout(row)
        self._value = value
        self._narrow("")
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        hint(self._search, self.tr("Search"))

    def open(self, width: int = 220) -> None:
        """Show it under its anchor, ready to type."""
        self.open_under(width, self._search if self._search.isVisibleTo(self) else self._list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._search.composing:
                self._pick(self._list.currentItem())
            return True
        if watched is self._search and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            row = max(0, min(self._list.count() - 1, self._list.currentRow() + by))
            self._list.setCurrentRow(row)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        self._list.clear()
        current = 0
        for option in self._options:
            said = f"{option.text} {option.remark} {option.value}".casefold()
            if all(word in said for word in wanted):
                item = QListWidgetItem(option.text)
                item.setData(Qt.ItemDataRole.UserRole, option.value)
                item.setToolTip(option.remark)
                self._list.addItem(item)
                if option.value == self._value and not wanted:
                    current = self._list.count() - 1
        if self._free and words.strip() and not self._list.count():
            item = QListWidgetItem(words.strip())
            item.setData(Qt.ItemDataRole.UserRole, words.strip())
            self._list.addItem(item)
        self._list.setCurrentRow(current)
        rows = min(max(1, len(self._options) + (1 if self._free else 0)), 11)
        self._list.setFixedHeight(rows * theme().row + 2)
        if self._list.count():
            item = self._list.currentItem()
            self._list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        value = str(item.data(Qt.ItemDataRole.UserRole))
        self.close()
        self._chosen(value)

    def _act(self, run: Callable[[], object], _checked: bool = False) -> None:
        self.close()
        run()


class Form(QWidget):
    """Rows of a label and a control, labels in one column."""

    def __init__(self, label_width: int = 84, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = label_width
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def add(self, text: str, *controls: QWidget) -> QWidget:
        """One more row; gives it, to be hidden or shown."""
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        label = Label(text, tone="secondary")
        label.setFixedWidth(self._width)
        line.addWidget(label)
        for control in controls:
            if not control.accessibleName():
                control.setAccessibleName(text)
            line.addWidget(control, 1)
        self.column.addWidget(row)
        return row


def list_style(*, framed: bool = False) -> str:
    """What a list inside a popup wears; ``framed`` where it is a card by itself."""
    surface, line = theme().colours.surface, theme().colours.line
    ground = (
        f"background: {surface.raised.name()}; border: 1px solid {line.control.name()};"
        f" border-radius: {theme().radius.field}px; padding: 4px;"
        if framed
        else "background: transparent; border: 0;"
    )
    return (
        f"QListWidget {{ {ground} }}"
        f"QListWidget::item {{ height: {theme().row}px; padding: 0 8px; border-radius: {theme().radius.segment}px; }}"
        f"QListWidget::item:hover {{ background: {surface.control_hover.name()}; }}"
        f"QListWidget::item:selected {{ background: {surface.control_on.name()};"
        f" color: {theme().colours.text.primary.name()}; }}"
    )
