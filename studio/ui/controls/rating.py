"""Stars, 0 to 5: arrows or digits while it has the focus, a click, the same star again for none."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

STARS = 5
_CELL = 16


class RatingStars(QWidget):
    """``rated`` tells the person's choice. Set its accessible name with ``hint``."""

    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._over = 0, 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ownsKeys", "slider")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int:
        """0 to 5."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show without telling."""
        self._value = value
        self.setAccessibleDescription(f"{value} / {STARS}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(STARS * _CELL + 4, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        shown = self._over or self._value
        for number in range(1, STARS + 1):
            where = QRectF(2 + (number - 1) * _CELL + 1, self.height() / 2 - 7, 14, 14)
            lit = number <= shown
            ink = colours.text.primary if lit else colours.text.tertiary
            paint_icon(painter, "star-filled" if lit else "star", where, ink)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, QRectF(self.rect()), theme().radius.segment)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().x()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(0)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            star = self._at(event.position().x())
            self._rate(0 if star == self._value else star)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and int(event.text()) <= STARS:
            self._rate(int(event.text()))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self._rate(max(0, self._value - 1))
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self._rate(min(STARS, self._value + 1))
        else:
            super().keyPressEvent(event)

    def _hover(self, star: int) -> None:
        if star != self._over:
            self._over = star
            self.update()

    def _rate(self, value: int) -> None:
        if value != self._value:
            self.set_value(value)
            self.rated.emit(value)

    @staticmethod
    def _at(x: float) -> int:
        return max(1, min(STARS, int((x - 2) // _CELL) + 1))
