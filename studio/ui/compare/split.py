"""Two pictures of the same moment in one frame: a split that can be moved, one of the two in turns, or side by side."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.workflows.playback import Look
from studio.workflows.playback.pictures import Picture

Way = Literal["split", "flip", "side"]
WAYS: tuple[Way, ...] = ("split", "flip", "side")

_HANDLE = 17
"""Radius of the handle on the split, logical pixels."""

_STEP = 0.01
_SETTLE = 120


class SplitView(QWidget):
    """``wanted`` as in the monitor's picture. ``flipped`` tells which one is seen in turns (True: B)."""

    wanted = Signal(int, int)
    flipped = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._a: QImage | None = None
        self._b: QImage | None = None
        self._native = QSize(16, 9)
        self._way: Way = "split"
        self._place = 0.5
        self._b_seen = False
        self._names = (("A", "", 0), ("B", "", 0))
        self._over = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._ask)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownsKeys", "slider")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def way(self) -> Way:
        """How the two are shown."""
        return self._way

    @property
    def place(self) -> float:
        """Where the split is, 0 (all B) to 1 (all A)."""
        return self._place

    def show_look(self, look: Look) -> None:
        """Show both pictures of a look."""
        self._a = _image(look.picture) or self._a
        self._b = _image(look.beside) or self._b
        self.update()

    def release(self) -> None:
        """Stop its timer."""
        self._settle.stop()

    def set_native(self, width: int, height: int) -> None:
        """The size of the movies themselves."""
        self._native = QSize(max(1, width), max(1, height))
        self.update()

    def set_names(self, a: tuple[str, int], b: tuple[str, int]) -> None:
        """What the two are called, and their stars."""
        self._names = (("A", *a), ("B", *b))
        self.update()

    def set_way(self, way: Way) -> None:
        """Show them another way."""
        if way != self._way:
            self._way = way
            self._ask()
            self.update()

    def set_place(self, place: float) -> None:
        """Move the split."""
        self._place = min(1.0, max(0.0, place))
        self.setAccessibleDescription(f"{round(self._place * 100)} %")
        self.update()

    def flip(self) -> None:
        """In turns: show the other one."""
        self._b_seen = not self._b_seen
        self.flipped.emit(self._b_seen)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 135)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        if event.key() == Qt.Key.Key_Left and self._way == "split":
            self.set_place(self._place - step)
        elif event.key() == Qt.Key.Key_Right and self._way == "split":
            self.set_place(self._place + step)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._way == "flip":
            self.flip()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            if self._way == "flip":
                self.flip()
            elif self._way == "split":
                self._drag(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.buttons() & Qt.MouseButton.LeftButton and self._way == "split":
            self._drag(x)
        frame = self._frame(self._room())
        over = self._way == "split" and abs(x - (frame.left() + frame.width() * self._place)) < _HANDLE
        self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme().colours
        painter.fillRect(self.rect(), colours.monitor.surround)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._way == "side":
            self._paint_side(painter)
        else:
            self._paint_one(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.focus_ring(painter, QRectF(self.rect()), 0)
        painter.end()

    def _paint_one(self, painter: QPainter) -> None:
        frame = self._frame(self._room())
        if self._way == "flip":
            image = self._b if self._b_seen else self._a
            if image is not None:
                painter.drawImage(frame, image)
            self._chip(painter, frame, 1 if self._b_seen else 0, right=self._b_seen)
            return
        middle = round(frame.left() + frame.width() * self._place)
        for image, left, right in ((self._a, frame.left(), float(middle)), (self._b, float(middle), frame.right())):
            if image is not None and right > left:
                painter.setClipRect(QRectF(left, frame.top(), right - left, frame.height()))
                painter.drawImage(frame, image)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        white, dark = QColor(255, 255, 255), QColor(13, 13, 13, 235)
        painter.fillRect(QRectF(middle - 1, frame.top(), 2, frame.height()), white)
        centre = QPointF(middle, frame.top() + frame.height() * 0.69)
        painter.setPen(QPen(white, 2))
        painter.setBrush(dark)
        painter.drawEllipse(centre, _HANDLE, _HANDLE)
        for name, at in (("chevron-left", -11.0), ("chevron-right", 1.0)):
            paint_icon(painter, name, QRectF(centre.x() + at, centre.y() - 5, 10, 10), white)
        if middle - frame.left() > 150:
            self._chip(painter, frame, 0, right=False)
        if frame.right() - middle > 150:
            self._chip(painter, frame, 1, right=True)

    def _paint_side(self, painter: QPainter) -> None:
        whole = self._room()
        half = (whole.width() - 8) / 2
        left = self._frame(QRectF(whole.left(), whole.top(), half, whole.height()))
        right = self._frame(QRectF(whole.left() + half + 8, whole.top(), half, whole.height()))
        for frame, image in ((left, self._a), (right, self._b)):
            if image is not None:
                painter.drawImage(frame, image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chip(painter, left, 0, right=False)
        self._chip(painter, right, 1, right=True)

    def _chip(self, painter: QPainter, frame: QRectF, number: int, *, right: bool) -> None:
        """The letter, name and stars of one of the two, in a corner of its picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letter, name, stars = self._names[number]
        font = theme().font("label")
        width = 40 + QFontMetricsF(font).horizontalAdvance(name) + (10 + 5 * 15 if stars else 0) + 10
        left = frame.right() - width - 12 if right else frame.left() + 12
        box = QRectF(round(left), round(frame.top() + 12), width, 28)
        painting.body(painter, box, 6, QColor(13, 13, 13, 225))
        painting.body(painter, QRectF(box.left() + 5, box.top() + 4, 20, 20), 4, QColor(236, 234, 230))
        painting.words(
            painter,
            QRectF(box.left() + 5, box.top() + 4, 20, 20),
            letter,
            theme().font("label", medium=True),
            QColor(13, 13, 13),
            Qt.AlignmentFlag.AlignHCenter,
        )
        ink = QColor(236, 234, 230)
        painting.words(painter, QRectF(box.left() + 33, box.top(), width, 28), name, font, ink, elide=False)
        x = box.left() + 43 + QFontMetricsF(font).horizontalAdvance(name)
        for star in range(5 if stars else 0):
            lit = star < stars
            shape = QRectF(x + 15 * star, box.top() + 8, 12, 12)
            paint_icon(painter, "star-filled" if lit else "star", shape, ink)

    def _room(self) -> QRectF:
        return QRectF(self.rect())

    def _frame(self, room: QRectF) -> QRectF:
        ratio = self.devicePixelRatioF()
        wide, tall = room.width() * ratio, room.height() * ratio
        scale = min(wide / self._native.width(), tall / self._native.height())
        shown_wide, shown_tall = round(self._native.width() * scale), round(self._native.height() * scale)
        left = round(room.left() * ratio + (wide - shown_wide) / 2)
        top = round(room.top() * ratio + (tall - shown_tall) / 2)
        return QRectF(left / ratio, top / ratio, shown_wide / ratio, shown_tall / ratio)

    def _drag(self, x: float) -> None:
        frame = self._frame(self._room())
        self.set_place((x - frame.left()) / max(1.0, frame.width()))

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        wide = (self.width() - 8) / 2 if self._way == "side" else self.width()
        self.wanted.emit(round(wide * ratio), round(self.height() * ratio))


def _image(picture: Picture | None) -> QImage | None:
    if picture is None:
        return None
    height, width = picture.shape[:2]
    return QImage(picture.data, width, height, width * 4, QImage.Format.Format_RGB32)
