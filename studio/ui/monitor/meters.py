"""Level meters: two bars with held peaks, and the momentary loudness as a figure under them."""

import time

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from studio.ui.controls import hint, painting
from studio.ui.language import Translated
from studio.ui.screen import Playing
from studio.ui.theme import theme
from studio.workflows.playback.levels import FLOOR, SILENCE, Levels, PeakHold

_MARKS = (0, -12, -24, -36, -48)
_BOTTOM = -60.0
_BAR = 6
_EVERY = 40
"""Milliseconds between two looks: 25 a second."""

_REST = 3.5
"""Seconds after the sound has ended until the hands lie still."""


class LevelMeters(Translated):
    """Looks at the player's levels while it plays and until the hands have come to rest."""

    def __init__(self, playing: Playing) -> None:
        super().__init__()
        self._playing = playing
        self._levels = SILENCE
        self._holds = (PeakHold(), PeakHold())
        self._held = (FLOOR, FLOOR)
        self._clipped = False
        self._until = 0.0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)
        playing.moved.connect(self._wake)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def retranslate(self) -> None:
        hint(self, self.tr("Level meters"), more=self.tr("Bars: peak of left and right in dB below full scale."
             " Ticks: the highest of the last moments. Figure: loudness of the last 0.4 s (LUFS)."))  # fmt: skip
        self.update()

    def release(self) -> None:
        """Stop looking."""
        self._timer.stop()

    @override
    def sizeHint(self) -> QSize:
        return QSize(48, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painter.fillRect(self.rect(), colours.monitor.surround)
        top, bottom = 6.0, self.height() - 24.0
        caption = theme().font("caption", tabular=True)
        for mark in _MARKS:
            y = self._y(mark, top, bottom)
            painting.words(painter, QRectF(20, y - 8, 28, 16), str(mark).replace("-", "−"), caption,
                           colours.monitor.text_secondary)  # fmt: skip
        ground = colours.surface.lane if theme().mode == "dark" else colours.monitor.surround.lighter(130)
        for number, level in enumerate(self._levels.peak):
            left = 2 + number * (_BAR + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(QRectF(left, top, _BAR, bottom - top), ground)
            if level > _BOTTOM:
                y = self._y(level, top, bottom)
                self._bar(QRectF(left, y, _BAR, bottom - y), painter, top, bottom)
            held = self._held[number]
            if held > _BOTTOM:
                ink = theme().tokens.modes["dark"].signal.error if held >= -0.1 else colours.monitor.text
                painter.fillRect(QRectF(left, round(self._y(held, top, bottom)), _BAR, 2), ink)
        lufs = self._levels.lufs
        said = f"{lufs:.0f}".replace("-", "−") if lufs > -70 else "−∞"
        painting.words(painter, QRectF(0, bottom + 4, 48, 16), said, caption, colours.monitor.text_secondary)
        painter.end()

    def _bar(self, rect: QRectF, painter: QPainter, top: float, bottom: float) -> None:
        colours = theme().tokens.modes["dark"].signal  # they lie on the dark surround in both themes
        hot, warm = self._y(-3.0, top, bottom), self._y(-9.0, top, bottom)
        for ink, low, high in (
            (colours.good, warm, bottom),
            (colours.warning, hot, warm),
            (colours.error, top, hot),
        ):
            part = rect.intersected(QRectF(rect.left(), low, rect.width(), high - low))
            if not part.isEmpty():
                painter.fillRect(part, ink)

    @staticmethod
    def _y(level: float, top: float, bottom: float) -> float:
        return top + (bottom - top) * min(1.0, max(0.0, level / _BOTTOM))

    def _wake(self) -> None:
        self._until = time.monotonic() + _REST
        if not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        now = time.monotonic()
        player = self._playing.player
        levels: Levels = player.levels()
        held = (self._holds[0].show(levels.peak[0], now), self._holds[1].show(levels.peak[1], now))
        if player.transport.playing:
            self._until = now + _REST
        elif now > self._until:
            self._timer.stop()
            levels, held = SILENCE, (FLOOR, FLOOR)
        if (levels, held) != (self._levels, self._held):
            self._levels, self._held = levels, held
            self.update()
