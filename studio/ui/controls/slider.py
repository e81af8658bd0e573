"""A slider with its name before it and its number after it: levels in dB, and other amounts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

_GROOVE = 88.0
_NUMBER = 44.0


class NumberSlider(QWidget):
    """``moved`` while it is dragged, ``settled`` once at the end of a drag or at a key: make one edit of that.

    Arrows step, with Shift ten times as far; Home and End go to the ends; a double click returns to ``usual``. A digit,
    Enter or a double click on the number lets it be typed.
    """

    moved = Signal(float)
    settled = Signal(float)

    def __init__(
        self,
        low: float,
        high: float,
        *,
        step: float = 1.0,
        usual: float = 0.0,
        show: Callable[[float], str] = lambda value: f"{value:g}",
        colour: Callable[[], QColor] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``show`` writes the number; ``colour`` gives the groove's (that of a track), read from the theme always."""
        super().__init__(parent)
        self._low, self._high, self._step, self._usual = low, high, step, usual
        self._show, self._colour = show, colour
        self._value = usual
        self._text = self._label = ""
        self._dragged = False
        self._line: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ownsKeys", "slider")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, label: str, text: str = "") -> None:
        """``label`` in a light tone at the left, then ``text`` (what sounds)."""
        self._label, self._text = label, text
        self.setAccessibleName(f"{label} {text}".strip())
        self.update()

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number without telling."""
        self._value = max(self._low, min(self._high, value))
        self.setAccessibleDescription(self._show(self._value))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(_GROOVE + _NUMBER + 16), 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        ink = colours.text.primary if self.isEnabled() else colours.text.disabled
        groove = self._groove()
        words = QRectF(2, 0, groove.left() - 12, rect.height())
        if self._label:
            painting.words(painter, words, self._label, theme().font(), colours.text.tertiary)
            gap = max(48.0, QFontMetricsF(theme().font()).horizontalAdvance(self._label) + 8)
            words.setLeft(words.left() + gap)
        painting.words(painter, words, self._text, theme().font(), ink)
        y, x = groove.center().y(), groove.left() + groove.width() * self._share()
        painter.setPen(QPen(colours.line.control, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(groove.topLeft().toPoint().x(), round(y), round(groove.right()), round(y))
        line = self._colour() if self._colour is not None else colours.text.secondary
        painter.setPen(QPen(line, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(round(groove.left()), round(y), round(x), round(y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        radius = 5.5 if self.underMouse() or self._dragged else 4.5
        painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
        number = QRectF(rect.right() - _NUMBER, 0, _NUMBER, rect.height())
        painting.words(
            painter, number, self._show(self._value), theme().font(tabular=True), colours.text.secondary,
            Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.segment)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= self._groove().left() - 8:
            self._dragged = True
            self._to(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._to(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self.update()
            self.settled.emit(self._value)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged = False
        if event.position().x() >= self.width() - _NUMBER:
            self._type(f"{self._value:g}")
        else:
            self._jump(self._usual)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = self._step * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        places = {
            Qt.Key.Key_Left: self._value - by,
            Qt.Key.Key_Down: self._value - by,
            Qt.Key.Key_Right: self._value + by,
            Qt.Key.Key_Up: self._value + by,
            Qt.Key.Key_Home: self._low,
            Qt.Key.Key_End: self._high,
        }
        if event.key() in places:
            self._jump(places[Qt.Key(event.key())])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._type(f"{self._value:g}")
            return
        if event.text() and event.text() in "0123456789.-":
            self._type(event.text(), begun=True)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def _jump(self, value: float) -> None:
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.moved.emit(self._value)
            self.settled.emit(self._value)

    def _type(self, text: str, *, begun: bool = False) -> None:
        """A line over the number in which another is typed: Enter takes it, Esc or leaving does not."""
        if self._line is not None:
            return
        line = self._line = QLineEdit(text, self)
        line.setFont(theme().font(tabular=True))
        line.setAccessibleName(self.accessibleName())
        line.setGeometry(self.width() - round(_NUMBER) - 16, 0, round(_NUMBER) + 16, self.height())
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if not begun:
            line.selectAll()
        line.returnPressed.connect(lambda: self._typed(line.text()))
        line.installEventFilter(self)
        line.show()
        line.setFocus()

    def _typed(self, text: str) -> None:
        try:
            value = float(text.strip().rstrip("%°fdBEV ").replace("\u2212", "-").replace(",", "."))
        except ValueError:
            value = self._value
        self._end_typing()
        if value == value:  # not a NaN
            self._jump(value)

    def _end_typing(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.removeEventFilter(self)
            line.hide()
            line.deleteLater()
            self.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escaped:
            event.accept()
            return True
        if (event.type() == QEvent.Type.KeyPress and escaped) or event.type() == QEvent.Type.FocusOut:
            self._end_typing()
            return True
        return super().eventFilter(watched, event)

    def _to(self, x: float) -> None:
        groove = self._groove()
        share = max(0.0, min(1.0, (x - groove.left()) / groove.width()))
        value = self._low + round(share * (self._high - self._low) / self._step) * self._step
        if value != self._value:
            self.set_value(value)
            self.moved.emit(self._value)

    def _groove(self) -> QRectF:
        right = self.width() - _NUMBER - 8.0
        return QRectF(right - _GROOVE, 0, _GROOVE, self.height())

    def _share(self) -> float:
        return (self._value - self._low) / (self._high - self._low)
