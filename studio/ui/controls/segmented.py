"""A row of words of which one is on: draft, standard, final."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme


class Segmented(QWidget):
    """Items are (value, text) or (value, text, icon). Arrows move, the pointer picks; ``chosen`` tells the value."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[str, str, str]] = []
        self._value = ""
        self._over = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ownsKeys", "slider")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(self, items: list[tuple[str, str] | tuple[str, str, str]]) -> None:
        """The choices; the chosen one stays if it is still there."""
        self._items = [item if len(item) == 3 else (*item, "") for item in items]
        if self._items and self._value not in {value for value, _, _ in self._items}:
            self._value = self._items[0][0]
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without telling."""
        if value != self._value:
            self._value = value
            self._say()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font())
        widths = [metrics.horizontalAdvance(text) + 24 + (22 if icon else 0) for _, text, icon in self._items]
        return QSize(round(max(widths, default=40) * max(1, len(widths))), theme().size.button)

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font(medium=True))
        widths = [metrics.horizontalAdvance(text) + 14 + (22 if icon else 0) for _, text, icon in self._items]
        return QSize(round(max(widths, default=40) * max(1, len(widths))), theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        painting.body(painter, rect, theme().radius.control, None, colours.line.control)
        for number, (value, text, icon) in enumerate(self._items):
            cell = self._cell(number).adjusted(3, 3, -3, -3)
            on = value == self._value
            if on or number == self._over:
                fill = colours.surface.control_on if on else colours.surface.control
                painting.body(painter, cell, theme().radius.segment, fill)
            ink = colours.text.primary if on else colours.text.secondary
            ink = ink if self.isEnabled() else colours.text.disabled
            font = theme().font(medium=on)
            if icon:
                width = QFontMetricsF(font).horizontalAdvance(text) + 22
                left = cell.center().x() - width / 2
                paint_icon(painter, icon, QRectF(left, cell.center().y() - 7, 14, 14), ink)
                painting.words(painter, QRectF(left + 22, cell.top(), width, cell.height()), text, font, ink)
            else:
                painting.words(painter, cell, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().x())
        if over != self._over:
            self._over = over
            self.update()

    @override
    def leaveEvent(self, event: object) -> None:
        self._over = -1
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        values = [value for value, _, _ in self._items]
        here = values.index(self._value) if self._value in values else 0
        steps = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(values) - 1,
        }
        if event.key() in steps:
            self._choose(max(0, min(len(values) - 1, steps[Qt.Key(event.key())])))
            return
        super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if not 0 <= number < len(self._items) or not self.isEnabled():
            return
        value = self._items[number][0]
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _cell(self, number: int) -> QRectF:
        width = self.width() / max(1, len(self._items))
        return QRectF(number * width, 0, width, self.height())

    def _at(self, x: float) -> int:
        return int(x * len(self._items) // max(1, self.width())) if self._items else -1

    def _say(self) -> None:
        texts = {value: text for value, text, _ in self._items}
        self.setAccessibleDescription(texts.get(self._value, ""))
