"""The zoom slider: a thin groove and a round knob."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

_KNOB = 6.0
_STEP = 0.05


class ZoomSlider(QWidget):
    """``moved`` gives 0 (all) to 1 (single frames) while it is dragged and at arrow keys."""

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setProperty("ownsKeys", "slider")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setMaximumWidth(112)

    def set_share(self, share: float) -> None:
        """Show another zoom."""
        if abs(share - self._share) > 1e-4:
            self._share = share
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(112, theme().size.hit_minimum)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        middle, left, right = self.height() / 2, _KNOB + 1, self.width() - _KNOB - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line.control)
        painter.drawRoundedRect(QRectF(left, middle - 1, right - left, 2), 1, 1)
        painter.setBrush(colours.text.primary if self.underMouse() else colours.text.secondary)
        painter.drawEllipse(QPointF(left + (right - left) * self._share, middle), _KNOB - 0.5, _KNOB - 0.5)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()), theme().radius.segment)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().x())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -_STEP,
            Qt.Key.Key_Down: -_STEP,
            Qt.Key.Key_Right: _STEP,
            Qt.Key.Key_Up: _STEP,
            Qt.Key.Key_Home: -1.0,
            Qt.Key.Key_End: 1.0,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        self.moved.emit(min(1.0, max(0.0, self._share + step)))

    def _drag(self, x: float) -> None:
        room = self.width() - 2 * _KNOB - 2
        self.moved.emit(min(1.0, max(0.0, (x - _KNOB - 1) / max(1.0, room))))
