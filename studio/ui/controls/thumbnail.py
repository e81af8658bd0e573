"""A small picture that can play while the pointer is over it, in device pixels, without tint, corner or shadow."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

HOVER_DELAY = 250
"""Milliseconds the pointer rests on a picture before it plays."""


class Thumbnail(QWidget):
    """A picture fills it, centred, the rest cut off. ``hover_started`` asks for moving pictures (answer with
    ``set_picture`` again and again), ``hover_ended`` no longer. Without one it shows a dashed frame and its words.
    """

    hover_started = Signal()
    hover_ended = Signal()

    def __init__(self, size: tuple[int, int], parent: QWidget | None = None) -> None:
        """``size`` is (width, height) in logical pixels."""
        super().__init__(parent)
        self._size = size
        self._picture: QImage | None = None
        self._still: QImage | None = None
        self._words = ""
        self._over = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HOVER_DELAY)
        self._wait.timeout.connect(self._rested)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        """Whether one is shown."""
        return self._picture is not None

    def set_picture(self, picture: QImage | None) -> None:
        """A frame; None is no picture yet."""
        self._picture = picture
        self.update()

    def set_still(self, picture: QImage | None) -> None:
        """The frame it shows while nobody hovers, from now on."""
        self._still = picture
        if not self._over:
            self.set_picture(picture)

    def set_words(self, words: str) -> None:
        """What stands in the empty frame."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*self._size)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._wait.start()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._wait.stop()
        if self._over:
            self._over = False
            self.set_picture(self._still)
            self.hover_ended.emit()

    @override
    def hideEvent(self, event: object) -> None:
        self._wait.stop()
        if self._over:
            self._over = False
            self.hover_ended.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        if self._picture is not None and not self._picture.isNull():
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            picture = self._picture
            scale = max(rect.width() / picture.width(), rect.height() / picture.height())
            width, height = rect.width() / scale, rect.height() / scale
            source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
            painter.drawImage(rect, picture, source)
        else:
            painting.body(
                painter, rect, theme().radius.thumbnail, colours.surface.well, colours.line.guess, dashed=True
            )
            painter.setFont(theme().font("caption"))
            painter.setPen(colours.text.tertiary)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(rect.adjusted(6, 4, -6, -4), flags, self._words)
        painter.end()

    def _rested(self) -> None:
        self._over = True
        self.hover_started.emit()
