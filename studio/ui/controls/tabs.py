"""Words at the head of a panel of which one is on: two panels share one place."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

_GAP = 10
_SIDE = 16
"""Room between two words, and an icon's side, logical pixels."""


class Tabs(QWidget):
    """Items are (value, text, icon). Where there is no room for all words, only the one that is on has its own; where
    there is none for that, the icons stand alone. Arrows move, the pointer picks; ``chosen`` tells the value."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, small: bool = False) -> None:
        """``small`` is for a head that holds more than its tabs."""
        super().__init__(parent)
        self._small = small
        self._items: tuple[tuple[str, str, str], ...] = ()
        self._value = ""
        self._over = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ownsKeys", "slider")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_items(self, items: tuple[tuple[str, str, str], ...], value: str) -> None:
        """The choices, and which of them is on."""
        self._items, self._value = items, value
        self._say()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(ceil(self._needs([True] * len(self._items))), theme().size.button)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize((_SIDE + 8) * len(self._items), theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, spelled = painting.begin(self), theme().colours, self._spelled()
        for number, (value, text, icon) in enumerate(self._items):
            cell, on = self._cell(number), value == self._value
            ink = colours.text.primary if on or number == self._over else colours.text.secondary
            if not spelled[number]:
                paint_icon(painter, icon, QRectF(cell.center().x() - 8, cell.center().y() - 8, 16, 16), ink)
            else:
                painter.setFont(self._font())
                painter.setPen(ink)
                painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            if on:
                painter.fillRect(QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2), colours.pencil.blue)
            if on and self.hasFocus():
                painting.focus_ring(painter, cell.adjusted(-3, 0, 3, 0), theme().radius.segment)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        values = [value for value, _, _ in self._items]
        if not step or self._value not in values:
            super().keyPressEvent(event)
            return
        at = values.index(self._value) + step
        if 0 <= at < len(values):
            self.chosen.emit(values[at])

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        if number >= 0 and self._items[number][0] != self._value:
            self.chosen.emit(self._items[number][0])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._over:
            self._over = number
            self.setToolTip(self._items[number][1] if number >= 0 and not self._spelled()[number] else "")
            self.update()

    def _at(self, event: QMouseEvent) -> int:
        where = event.position()
        return next((number for number in range(len(self._items)) if self._cell(number).contains(where)), -1)

    def _cell(self, number: int) -> QRectF:
        widths = self._widths(self._spelled())
        return QRectF(sum(widths[:number]) + _GAP * number, 0, widths[number], self.height())

    def _spelled(self) -> list[bool]:
        """Which items have their words."""
        every, one = [True] * len(self._items), [value == self._value for value, _, _ in self._items]
        fits = (spelled for spelled in (every, one) if self._needs(spelled) <= self.width() + 1)
        return next(fits, [False] * len(self._items))

    def _needs(self, spelled: list[bool]) -> float:
        return sum(self._widths(spelled)) + _GAP * (len(self._items) - 1)

    def _widths(self, spelled: list[bool]) -> list[float]:
        metrics = QFontMetricsF(self._font())
        return [
            metrics.horizontalAdvance(text) if words else _SIDE + 4.0
            for (_, text, _), words in zip(self._items, spelled, strict=True)
        ]

    def _font(self) -> QFont:
        return theme().font("body" if self._small else "title", medium=True)

    def _say(self) -> None:
        words = [text for value, text, _ in self._items if value == self._value]
        self.setAccessibleName(", ".join(text for _, text, _ in self._items))
        self.setAccessibleDescription("".join(words))
