"""A field with a list: shows what is chosen, opens with Space, Enter, Down or a click; dashed while it is a guess."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list; ``remark`` stands after the text in a lighter tone, in the field only."""

    value: str
    text: str
    remark: str = ""


class Combo(Pressable):
    """``chosen`` tells the value that the person picked; ``set_value`` does not. ``plain`` draws no body."""

    chosen = Signal(str)

    def __init__(self, *, plain: bool = False, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._value = ""
        self._guess = ""
        self._plain, self._icon = plain, icon
        self.setProperty("ownsKeys", "slider")
        if not plain:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    @property
    def value(self) -> str:
        """The chosen value, or empty."""
        return self._value

    def set_choices(self, choices: list[Choice]) -> None:
        """What can be chosen; the value stays."""
        self._choices = choices
        self._show()

    def set_value(self, value: str, guess: str = "") -> None:
        """Show this value. ``guess`` is the window's word for “guess” when nobody said it: the line is dashed."""
        self._value, self._guess = value, guess
        self._show()

    def open(self) -> None:
        """Show the list under the field."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for choice in self._choices:
            action = QAction(choice.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            action.triggered.connect(lambda _checked=False, value=choice.value: self._pick(value))
            group.addAction(action)
            menu.addAction(action)
            if choice.value == self._value:
                menu.setActiveAction(action)
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font())
        widest = max((metrics.horizontalAdvance(self._words(choice)) for choice in self._choices), default=60.0)
        now = metrics.horizontalAdvance(self.text())
        width = (now if self._plain else widest) + (24 if self._plain else 44) + (22 if self._icon else 0)
        return QSize(round(width), theme().size.button)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._plain else QSize(72, theme().size.button)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.open()
            else:
                self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        line = colours.line.guess if self._guess else colours.line.control
        if not self._plain:
            fill = None if self._guess and not self.underMouse() else self._surface()
            painting.body(painter, rect, theme().radius.control, fill, line, dashed=bool(self._guess))
        elif self.underMouse() or self.isDown():
            painting.body(painter, rect, theme().radius.control, colours.surface.control_hover)
        lit = self.isEnabled() and (not self._plain or self.underMouse())
        ink = colours.text.primary if lit else colours.text.secondary
        ink = ink if self.isEnabled() else colours.text.disabled
        pad = 4 if self._plain else 10
        inner = rect.adjusted(pad, 0, -pad - 16, 0)
        if self._icon:
            paint_icon(painter, self._icon, QRectF(inner.left(), rect.center().y() - 7, 14, 14), ink)
            inner.setLeft(inner.left() + 22)
        remark = next((choice.remark for choice in self._choices if choice.value == self._value), "")
        painting.words(painter, inner, self.text(), theme().font(), ink)
        if remark:
            inner.setLeft(inner.left() + QFontMetricsF(theme().font()).horizontalAdvance(self.text()) + 6)
            painting.words(painter, inner, remark, theme().font(), colours.text.tertiary)
        arrow = QRectF(rect.right() - pad - 12, rect.center().y() - 6, 12, 12)
        paint_icon(painter, "chevron-down", arrow, colours.text.secondary)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()

    def _show(self) -> None:
        text = next((choice.text for choice in self._choices if choice.value == self._value), self._value)
        self.setText(f"{text} · {self._guess}" if self._guess else text)
        self.setAccessibleDescription(self.text())
        self.updateGeometry()
        self.update()

    def _pick(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def _step(self, by: int) -> None:
        values = [choice.value for choice in self._choices]
        here = values.index(self._value) if self._value in values else -1
        there = max(0, min(len(values) - 1, here + by))
        if values and there != here:
            self._pick(values[there])

    @staticmethod
    def _words(choice: Choice) -> str:
        return f"{choice.text} {choice.remark}" if choice.remark else choice.text
