"""The live picture, as a mirror shows it: the guide for the face, that it records, and one piece of advice."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

_OVAL = (0.29, 0.69)
"""Width, of its height, and height of the guide, of the picture's height; about the size a face should have."""
_PLATE = QColor(0, 0, 0, 190)


class LiveView(QWidget):
    """``set_picture`` shows what the camera sees, ``set_words`` what lies over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._badge: str = ""
        self._advice: str = ""
        self._empty: str = ""
        self._guide: bool = True
        self._well: bool = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """uint8 (height, width, 3) sRGB, not mirrored; None for no picture."""
        if picture is None:
            self._picture = None
        else:
            height, width = picture.shape[:2]
            step = 2 if width >= 2 * self.width() * self.devicePixelRatioF() else 1
            seen = np.ascontiguousarray(picture[::step, ::-step])
            height, width = seen.shape[:2]
            self._picture = QImage(seen.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def set_words(self, *, badge: str, advice: str, well: bool, guide: bool, empty: str) -> None:
        """``badge`` at the top left while it records, ``advice`` at the foot; ``well`` False draws the guide as a
        warning; ``empty`` stands where there is no picture."""
        now = (badge, advice, well, guide, empty)
        if now != (self._badge, self._advice, self._well, self._guide, self._empty):
            self._badge, self._advice, self._empty = badge, advice, empty
            self._well, self._guide = well, guide
            self.setAccessibleDescription(advice or empty)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(736, 414)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, monitor = painting.begin(self), QRectF(self.rect()), theme().colours.monitor
        painter.fillRect(rect, monitor.surround)
        picture = self._picture
        if picture is None:
            self._nothing(painter, rect)
            painter.end()
            return
        scale = max(rect.width() / picture.width(), rect.height() / picture.height())
        width, height = rect.width() / scale, rect.height() / scale
        part = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, picture, part)
        if self._guide:
            self._oval(painter, rect)
        if self._badge:
            self._plate(painter, QPointF(rect.left() + 12, rect.top() + 12), self._badge, dot=True)
        if self._advice:
            self._plate(painter, QPointF(rect.center().x(), rect.bottom() - 44), self._advice, dot=False)
        painter.end()

    def _nothing(self, painter: QPainter, rect: QRectF) -> None:
        secondary = theme().colours.monitor.text_secondary
        paint_icon(painter, "camera", QRectF(rect.center().x() - 14, rect.center().y() - 52, 28, 28), secondary)
        painter.setFont(theme().font("body"))
        painter.setPen(secondary)
        flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        inner = QRectF(rect.left() + 60, rect.center().y() - 12, rect.width() - 120, rect.height() / 2)
        painter.drawText(inner, flags, self._empty)

    def _oval(self, painter: QPainter, rect: QRectF) -> None:
        high = rect.height() * _OVAL[1]
        wide = high * 0.75
        oval = QRectF(rect.center().x() - wide / 2, rect.center().y() - high * 0.52, wide, high)
        ink = QColor(Qt.GlobalColor.white) if self._well else theme().colours.signal.warning
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shade = QPen(QColor(0, 0, 0, 120), 4)
        line = QPen(ink, 2.2)
        line.setDashPattern([4.2, 2.6])
        painter.setPen(shade)
        painter.drawEllipse(oval)
        painter.setPen(line)
        painter.drawEllipse(oval)
        painter.setPen(QPen(ink, 2.2))
        for x, y, across in (
            (oval.center().x(), oval.top(), False),
            (oval.center().x(), oval.bottom(), False),
            (oval.left(), oval.center().y(), True),
            (oval.right(), oval.center().y(), True),
        ):
            reach = QPointF(8, 0) if across else QPointF(0, 8)
            painter.drawLine(QPointF(x, y) - reach, QPointF(x, y) + reach)

    def _plate(self, painter: QPainter, at: QPointF, text: str, *, dot: bool) -> None:
        """A dark plate with words: from ``at`` to the right with a dot, else centred over it."""
        font = theme().font("label" if dot else "body", medium=True, tabular=dot)
        width = QFontMetricsF(font).horizontalAdvance(text) + (38 if dot else 28)
        left = at.x() if dot else at.x() - width / 2
        plate = QRectF(left, at.y(), width, 28 if dot else 32)
        painting.body(painter, plate, theme().radius.control, _PLATE)
        inner = plate.adjusted(26 if dot else 14, 0, -12, 0)
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#ff8296"))
            painter.drawEllipse(QPointF(plate.left() + 14, plate.center().y()), 4.5, 4.5)
        painting.words(painter, inner, text, font, QColor("#f4f2ee"), elide=False)
