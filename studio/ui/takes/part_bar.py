"""A take from its first picture to its last, and the part of it that is in hand, between two handles."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

HEIGHT = 64
_GRIP = 7
_REACH = 12
"""Logical pixels beside a handle from which it is taken."""


class PartBar(QWidget):
    """``moved`` gives both ends in frames, the second one behind the last of the part. Left and right move the end in
    hand by a frame, with Shift by ten; Tab or Space takes the other one."""

    moved = Signal(int, int)

    def __init__(self, pictures: Sequence[QPixmap], frames: int) -> None:
        super().__init__()
        self._pictures, self._frames = tuple(pictures), max(1, frames)
        self._ends = [0, self._frames]
        self._hand = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownsKeys", "slider")
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @property
    def part(self) -> tuple[int, int]:
        """The first frame of the part, and the one behind its last."""
        return self._ends[0], self._ends[1]

    def set_part(self, first: int, end: int) -> None:
        """Another part, without telling."""
        first = min(max(0, first), self._frames - 1)
        self._ends = [first, min(max(first + 1, end), self._frames)]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def _rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_GRIP, 3, -_GRIP, -3)

    def _x(self, frame: int) -> float:
        rect = self._rect()
        return rect.left() + rect.width() * frame / self._frames

    def _frame(self, x: float) -> int:
        rect = self._rect()
        return round((x - rect.left()) / max(1.0, rect.width()) * self._frames)

    def _put(self, frame: int) -> None:
        first, end = self._ends
        if self._hand == 0:
            first = min(max(0, frame), end - 1)
        else:
            end = max(min(self._frames, frame), first + 1)
        if [first, end] != self._ends:
            self._ends = [first, end]
            self.update()
            self.moved.emit(first, end)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        near = [abs(x - self._x(end)) for end in self._ends]
        self._hand = 0 if near[0] <= near[1] else 1
        if min(near) > _REACH:
            self._put(self._frame(x))
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put(self._frame(event.position().x()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self._put(self._ends[self._hand] - by)
            case Qt.Key.Key_Right:
                self._put(self._ends[self._hand] + by)
            case Qt.Key.Key_Home:
                self._put(0)
            case Qt.Key.Key_End:
                self._put(self._frames)
            case Qt.Key.Key_Space:
                self._hand = 1 - self._hand
                self.update()
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, rect = painting.begin(self), theme().colours, self._rect()
        painter.fillRect(rect, colours.monitor.surround)
        if self._pictures:
            wide = rect.width() / len(self._pictures)
            painter.save()
            painter.setClipRect(rect)
            for number, picture in enumerate(self._pictures):
                at = QRectF(rect.left() + number * wide, rect.top(), wide + 1, rect.height())
                scale = max(at.width() / max(1, picture.width()), at.height() / max(1, picture.height()))
                size = QSize(round(at.width() / scale), round(at.height() / scale))
                cut = QRectF(
                    (picture.width() - size.width()) / 2, (picture.height() - size.height()) / 2,
                    size.width(), size.height(),
                )  # fmt: skip
                painter.drawPixmap(at, picture, cut)
            painter.restore()
        left, right = self._x(self._ends[0]), self._x(self._ends[1])
        shade = QColor(colours.monitor.surround)
        shade.setAlphaF(0.66)
        painter.fillRect(QRectF(QPointF(rect.left(), rect.top()), QPointF(left, rect.bottom())), shade)
        painter.fillRect(QRectF(QPointF(right, rect.top()), QPointF(rect.right(), rect.bottom())), shade)
        pencil = colours.pencil.red
        frame = QRectF(QPointF(left, rect.top()), QPointF(right, rect.bottom()))
        painter.setPen(pencil)
        painter.drawRect(frame)
        for number, x in enumerate((left, right)):
            grip = QRectF(x - (_GRIP if number == 0 else 0), rect.top(), _GRIP, rect.height())
            painter.fillRect(grip, pencil)
            if self.hasFocus() and number == self._hand:
                painting.focus_ring(painter, grip.adjusted(-1, -1, 1, 1), 2)
        painter.end()
