"""Waveform and vectorscope beside the picture, for whoever judges a grade."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from studio.ui.controls import hint, painting
from studio.ui.language import Translated
from studio.ui.screen import Playing
from studio.ui.theme import theme
from studio.workflows.playback import Look
from studio.workflows.screening.scopes import SIDE, TARGETS, Scopes, place, scopes

_EVERY = 80
"""Milliseconds between two pictures that are measured; a millisecond's work each."""


class ScopesView(Translated):
    """Measures while it is visible."""

    def __init__(self, playing: Playing) -> None:
        super().__init__()
        self._look: Look | None = None
        self._measured: Scopes | None = None
        self._timer = QTimer(self, singleShot=True, interval=_EVERY)
        self._timer.timeout.connect(self._measure)
        playing.looked.connect(self._looked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def retranslate(self) -> None:
        hint(self, self.tr("Scopes"), more=self.tr("Above: how bright each column is. Below: where the colours lie."))
        self.update()

    def release(self) -> None:
        """Stop measuring."""
        self._timer.stop()

    @override
    def sizeHint(self) -> QSize:
        return QSize(232, 300)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painter.fillRect(self.rect(), colours.monitor.surround)
        side = min(self.width() - 16.0, (self.height() - 40.0) / 2)
        left = (self.width() - side) / 2
        wave, vector = QRectF(left, 8, side, side), QRectF(left, side + 24, side, side)
        for box in (wave, vector):
            painter.fillRect(box, QColor(0, 0, 0))
        self._graticule(painter, wave, vector)
        if self._measured is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(wave, _lit(self._measured.waveform))
            painter.drawImage(vector, _lit(self._measured.vectorscope))
        painter.end()

    def _graticule(self, painter: QPainter, wave: QRectF, vector: QRectF) -> None:
        line, ink = QColor(255, 255, 255, 46), theme().colours.monitor.text_secondary
        font = theme().font("caption", tabular=True)
        painter.setPen(QPen(line, 1))
        for percent in (25, 50, 75):
            y = round(wave.bottom() - wave.height() * percent / 100) + 0.5
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(wave.left(), y), QPointF(wave.right(), y))
            painting.words(painter, QRectF(wave.left() + 4, y - 16, 40, 16), str(percent), font, ink)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = vector.center()
        painter.drawEllipse(centre, vector.width() * 0.375, vector.height() * 0.375)
        painter.drawLine(QPointF(vector.left(), centre.y()), QPointF(vector.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), vector.top()), QPointF(centre.x(), vector.bottom()))
        for name, colour in TARGETS:
            x, y = place(*colour)
            spot = QPointF(vector.left() + vector.width() * x / SIDE, vector.top() + vector.height() * y / SIDE)
            painter.setPen(QPen(ink, 1))
            painter.drawRect(QRectF(spot.x() - 4, spot.y() - 4, 8, 8))
            painting.words(painter, QRectF(spot.x() + 7, spot.y() - 8, 14, 16), name, font, ink)

    def _looked(self, look: Look) -> None:
        self._look = look
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    @override
    def showEvent(self, event: object) -> None:
        self._measure()

    def _measure(self) -> None:
        look = self._look
        self._measured = scopes(look.picture) if look is not None and look.picture is not None else None
        self.update()


def _lit(counts: NDArray[np.uint8]) -> QImage:
    """Counts as light of one neutral colour."""
    array = np.ascontiguousarray(counts)
    height, width = array.shape
    return QImage(array.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
