"""The picture: its own shape on a dark surround, in device pixels, with guides drawn over it and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import QuietButton, painting
from studio.ui.theme import theme
from studio.workflows.playback import Look

Kind = Literal["picture", "empty", "missing", "error"]

_SETTLE = 120
"""Milliseconds after the last change of size until pictures are asked for in the new one."""

ACTION_SAFE, TITLE_SAFE = 0.93, 0.90
"""Parts of each side that are safe for action and for titles (EBU R 95)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A button under a sentence, and what it does."""

    text: str
    icon: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class State:
    """What is shown instead of a picture, or over it: a heading, a sentence, at most one button."""

    kind: Kind = "picture"
    heading: str = ""
    sentence: str = ""
    answer: Answer | None = None


class PictureView(QWidget):
    """``wanted`` gives the box in device pixels that pictures are drawn in; (0, 0) asks for them in their own size.

    ``zoomed`` follows the scale at which the picture is shown, as device pixels for each of its own.
    """

    wanted = Signal(int, int)
    zoomed = Signal(float)
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._native = QSize(16, 9)
        self._state = State()
        self._safe = False
        self._aspect: float | None = None
        self._zoom: float | None = None
        self._pan, self._grip = QPointF(0, 0), QPointF(0, 0)
        self._scale = 0.0
        self._button = QuietButton(parent=self)
        self._button.hide()
        self._button.clicked.connect(self._press)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._ask)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # whoever presses the picture wants its keys: Space, J, K, L
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def state(self) -> State:
        """What is shown instead of a picture, if anything."""
        return self._state

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def show_look(self, look: Look) -> None:
        """Show a look's picture; the array must not be written to while it is shown."""
        if look.picture is None:
            if self._image is not None:
                self._image = None
                self.update()
            return
        height, width = look.picture.shape[:2]
        # the image reads the array's own memory and keeps it alive
        self._image = QImage(look.picture.data, width, height, width * 4, QImage.Format.Format_RGB32)
        self.update(self._frame().toAlignedRect() if self._zoom is None else self.rect())

    def release(self) -> None:
        """Stop its timer."""
        self._settle.stop()

    def set_native(self, width: int, height: int) -> None:
        """The size of the movie itself, whatever its pictures are scaled to."""
        if (width, height) != (self._native.width(), self._native.height()) and width > 0 < height:
            self._native = QSize(width, height)
            self._tell_scale()
            self.update()

    def set_state(self, state: State) -> None:
        """Say something instead of showing a picture, or be silent again."""
        if state != self._state:
            self._state = state
            answer = state.answer
            self._button.setVisible(answer is not None)
            if answer is not None:
                self._button.setText(answer.text)
                self._button.set_icon(answer.icon)
                self._button.setAccessibleName(answer.text)
                self._button.setToolTip(answer.text)
                self._button.adjustSize()
            self._place()
            self.setAccessibleDescription(f"{state.heading} {state.sentence}".strip())
            self.update()

    def set_safe_areas(self, shown: bool) -> None:
        """Action safe solid, title safe dashed, a cross in the middle."""
        self._safe = shown
        self.update()

    def set_aspect(self, aspect: float | None) -> None:
        """A frame of this shape (width by height) inside the picture, or none."""
        self._aspect = aspect
        self.update()

    def set_zoom(self, zoom: float | None) -> None:
        """Device pixels for each pixel of the movie; None fits it in."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._pan = QPointF(0, 0)
            self.setCursor(Qt.CursorShape.OpenHandCursor if zoom else Qt.CursorShape.ArrowCursor)
            self._ask()
            self._tell_scale()
            self.update()

    @property
    def scale(self) -> float:
        """Device pixels for each pixel of the movie, as shown now."""
        return self._frame().width() * self.devicePixelRatioF() / max(1, self._native.width())

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()
        self._place()
        self._tell_scale()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme().colours
        painter.fillRect(event.rect(), colours.monitor.surround)
        frame = self._frame()
        match self._state.kind:
            case "missing":
                self._paint_hatch(painter, frame)
            case "empty":
                pass
            case _:
                self._paint_picture(painter, frame)
        if self._state.kind == "picture" and self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._aspect is not None:
                self._paint_aspect(painter, frame, self._aspect)
            if self._safe:
                self._paint_safe(painter, frame)
        if self._state.heading or self._state.sentence:
            self._paint_words(painter)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._zoom is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._pan += event.position() - self._grip
            self._grip = event.position()
            self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()

    def frame(self) -> QRectF:
        """Where the picture lies, in logical pixels that are whole device pixels."""
        return self._frame()

    def _frame(self) -> QRectF:
        ratio = self.devicePixelRatioF()
        wide, tall = round(self.width() * ratio), round(self.height() * ratio)
        width, height = self._native.width(), self._native.height()
        scale = self._zoom or min(wide / width, tall / height)
        shown_wide, shown_tall = max(1, round(width * scale)), max(1, round(height * scale))
        if self._zoom is None and self._image is not None:
            # a picture made for this box is drawn pixel for pixel
            made = self._image.size()
            if abs(made.width() - shown_wide) <= 2 and abs(made.height() - shown_tall) <= 2:
                shown_wide, shown_tall = made.width(), made.height()
        left = (wide - shown_wide) // 2 + round(self._pan.x() * ratio)
        top = (tall - shown_tall) // 2 + round(self._pan.y() * ratio)
        return QRectF(left / ratio, top / ratio, shown_wide / ratio, shown_tall / ratio)

    def _paint_picture(self, painter: QPainter, frame: QRectF) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        same = (round(frame.width() * ratio), round(frame.height() * ratio)) == (
            self._image.width(),
            self._image.height(),
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not same)
        painter.drawImage(frame, self._image)

    def _paint_hatch(self, painter: QPainter, frame: QRectF) -> None:
        ink = QColor(theme().colours.monitor.text_secondary)
        ink.setAlphaF(0.25)
        brush = QBrush(ink, Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform.fromScale(1.5, 1.5))
        painter.fillRect(frame, brush)
        painter.setPen(QPen(theme().colours.monitor.text_secondary, 1, Qt.PenStyle.DashLine))
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_safe(self, painter: QPainter, frame: QRectF) -> None:
        guide = theme().colours.monitor.guide
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(guide, 1))
        painter.drawRect(_inside(frame, ACTION_SAFE))
        pen = QPen(guide, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRect(_inside(frame, TITLE_SAFE))
        painter.setPen(QPen(guide, 1))
        middle = QPointF(round(frame.center().x()) + 0.5, round(frame.center().y()) + 0.5)
        painter.drawLine(middle - QPointF(9, 0), middle + QPointF(9, 0))
        painter.drawLine(middle - QPointF(0, 9), middle + QPointF(0, 9))

    def _paint_aspect(self, painter: QPainter, frame: QRectF, aspect: float) -> None:
        wide = min(frame.width(), frame.height() * aspect)
        tall = wide / aspect
        inner = QRectF(frame.center().x() - wide / 2, frame.center().y() - tall / 2, wide, tall)
        guide = QColor(theme().colours.monitor.guide)
        shade = QColor(0, 0, 0, 150)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # a dark line beside the light one, to be seen on snow as well as at night
        painter.setPen(QPen(shade, 1))
        painter.drawRect(_snapped(inner.adjusted(-1, -1, 1, 1)))
        painter.setPen(QPen(guide, 1))
        painter.drawRect(_snapped(inner))

    def _paint_words(self, painter: QPainter) -> None:
        state, colours = self._state, theme().colours
        heading, body = theme().font("title", medium=True), theme().font("label")
        box = self._words_box()
        flags = int(Qt.AlignmentFlag.AlignHCenter) | Qt.TextFlag.TextWordWrap.value
        if state.kind != "empty":
            ground = QColor(colours.monitor.surround)
            painting.body(painter, box.adjusted(-16, -14, 16, 14 + self._button_room()), theme().radius.note, ground)
        painter.setFont(heading)
        painter.setPen(theme().tokens.modes["dark"].signal.error if state.kind == "error" else colours.monitor.text)
        used = QFontMetricsF(heading).boundingRect(box, flags, state.heading)
        painter.drawText(QRectF(box.left(), box.top(), box.width(), used.height() + 2), flags, state.heading)
        painter.setFont(body)
        painter.setPen(colours.monitor.text_secondary)
        top = box.top() + (used.height() + 8 if state.heading else 0)
        painter.drawText(QRectF(box.left(), top, box.width(), box.bottom() - top + 2), flags, state.sentence)

    def _button_room(self) -> float:
        return theme().size.button + 12 if self._state.answer is not None else 0

    def _words_box(self) -> QRectF:
        width = min(420.0, max(120.0, self.width() - 48))
        flags = int(Qt.AlignmentFlag.AlignHCenter) | Qt.TextFlag.TextWordWrap.value
        room = QRectF(0, 0, width, 2000)
        state = self._state
        tall = 0.0
        if state.heading:
            tall += (
                QFontMetricsF(theme().font("title", medium=True)).boundingRect(room, flags, state.heading).height() + 8
            )
        if state.sentence:
            tall += QFontMetricsF(theme().font("label")).boundingRect(room, flags, state.sentence).height()
        top = (self.height() - tall - self._button_room()) / 2
        return QRectF(round((self.width() - width) / 2), round(top), width, tall)

    def _place(self) -> None:
        box = self._words_box()
        self._button.move(round(box.center().x() - self._button.width() / 2), round(box.bottom() + 12))

    def _press(self) -> None:
        if self._state.answer is not None:
            self._state.answer.run()

    def _ask(self) -> None:
        if self._zoom is not None:
            self.wanted.emit(0, 0)
            return
        ratio = self.devicePixelRatioF()
        self.wanted.emit(round(self.width() * ratio), round(self.height() * ratio))

    def _tell_scale(self) -> None:
        scale = self.scale
        if abs(scale - self._scale) > 1e-4:
            self._scale = scale
            self.zoomed.emit(scale)


def _inside(frame: QRectF, part: float) -> QRectF:
    return _snapped(
        QRectF(
            frame.center().x() - frame.width() * part / 2,
            frame.center().y() - frame.height() * part / 2,
            frame.width() * part,
            frame.height() * part,
        )
    )


def _snapped(rect: QRectF) -> QRectF:
    """On the middle of pixels, so that a hairline is one pixel wide."""
    left, top = round(rect.left()) + 0.5, round(rect.top()) + 0.5
    return QRectF(left, top, round(rect.width()) - 1, round(rect.height()) - 1)
