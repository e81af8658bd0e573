"""The outline of a reel's sound with the playhead on it: drag to scrub, with the marked stretch in blue."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.screen.playing import Playing
from studio.ui.screen.timecode import timecode
from studio.ui.theme import theme
from studio.workflows.playback import Look

_HEAD = 9
"""Room above the outline for the playhead's head."""

_SIDE = 6
"""Room beside the outline, so that the head is whole at both ends."""


class SoundTrack(QWidget):
    """Shows one player's reel. ``scrubbed`` gives the frame under the pointer while it is dragged.

    ``head`` draws the playhead's head above the outline; ``strong`` draws the outline brighter (the one that is heard).
    ``beside`` shows the sound of the reel beside the player's own.
    """

    scrubbed = Signal(int)

    def __init__(
        self,
        playing: Playing,
        *,
        head: bool = True,
        height: int = 34,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._playing, self._head, self._tall, self._beside = playing, head, height, beside
        self._strong = False
        self._frame = 0
        self._outline: QPixmap | None = None
        self._known: tuple[object, ...] = ()
        self._drawn = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        playing.looked.connect(self._looked)
        playing.moved.connect(self.update)

    def set_strong(self, strong: bool) -> None:
        """Whether this is the sound that is heard."""
        self._strong = strong
        self._known = ()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        player = self._playing.player
        transport, count = player.transport, player.reel.frame_count
        lane = self._lane()
        painter.fillRect(lane, colours.surface.lane)
        if count:
            if transport.mark_in is not None or transport.mark_out is not None:
                first, end = transport.stretch
                marked = QRectF(self._x(first), lane.top(), self._x(end) - self._x(first), lane.height())
                painter.fillRect(marked, colours.surface.range)
            self._paint_outline(painter, lane)
            self._paint_cuts(painter, lane)
            if transport.mark_in is not None:
                self._paint_bracket(painter, self._x(transport.mark_in), lane, 1)
            if transport.mark_out is not None:
                self._paint_bracket(painter, self._x(transport.mark_out + 1), lane, -1)
            self._paint_playhead(painter, lane)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()), theme().radius.segment)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._scrub(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event.position().x())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left to the transport's commands, which know the same keys."""
        event.ignore()

    def _scrub(self, x: float) -> None:
        count = self._playing.player.reel.frame_count
        if count:
            lane = self._lane()
            frame = int((x - lane.left()) / max(1.0, lane.width()) * count)
            self.scrubbed.emit(min(max(frame, 0), count - 1))

    def _looked(self, look: Look) -> None:
        if self._playing.player.outline_changes != self._drawn:
            self.update()
        if look.frame != self._frame or look.next_in is None:
            before, self._frame = self._frame, look.frame
            reel = self._playing.player.reel
            self.setAccessibleDescription(timecode(look.frame, reel.rate))
            if look.next_in is None:
                self.update()
                return
            for frame in (before, look.frame):
                x = self._x(frame)
                self.update(int(x) - 8, 0, 18, self.height())

    def _lane(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SIDE, _HEAD if self._head else 0, -_SIDE, 0)

    def _x(self, frame: int) -> float:
        count = max(1, self._playing.player.reel.frame_count)
        lane = self._lane()
        return lane.left() + lane.width() * frame / count

    def _paint_outline(self, painter: QPainter, lane: QRectF) -> None:
        """From a picture drawn ahead: the outline changes rarely, the playhead often."""
        ratio = self.devicePixelRatioF()
        colours = theme().colours
        ink = colours.text.secondary if self._strong else colours.text.tertiary
        player = self._playing.player
        known = (player.outline_changes, lane.width(), lane.height(), ratio, ink.rgba())
        if known != self._known or self._outline is None:
            self._known, self._drawn = known, player.outline_changes
            self._outline = drawn(player.outline(beside=self._beside), lane, ratio, ink)
        painter.drawPixmap(lane.topLeft(), self._outline)

    def _paint_cuts(self, painter: QPainter, lane: QRectF) -> None:
        reel = self._playing.player.reel
        if len(reel.cuts) < lane.width() / 3:
            painter.setPen(theme().colours.line.control)
            for cut in reel.cuts:
                x = round(self._x(cut)) + 0.5
                painter.drawLine(QPointF(x, lane.top()), QPointF(x, lane.bottom()))

    def _paint_bracket(self, painter: QPainter, x: float, lane: QRectF, way: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        blue = theme().colours.pencil.blue
        left = x if way > 0 else x - 2
        painter.fillRect(QRectF(left, lane.top(), 2, lane.height()), blue)
        for y in (lane.top(), lane.bottom() - 2):
            painter.fillRect(QRectF(x if way > 0 else x - 6, y, 6, 2), blue)

    def _paint_playhead(self, painter: QPainter, lane: QRectF) -> None:
        red = theme().colours.pencil.red
        x = round(self._x(self._frame)) + 0.5
        painter.setPen(red)
        painter.drawLine(QPointF(x, _HEAD - 2 if self._head else 0), QPointF(x, lane.bottom()))
        if self._head:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(red)
            painter.drawPolygon(
                QPolygonF([QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x + 5, 5), QPointF(x, 9), QPointF(x - 5, 5)])
            )


def drawn(
    outline: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", lane: QRectF, ratio: float, ink: QColor
) -> QPixmap:
    """The outline as a pixmap of the lane's size, mirrored about its middle, in device pixels."""
    columns, rows = max(1, round(lane.width() * ratio)), max(1, round(lane.height() * ratio))
    made = QPixmap(columns, rows)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    if not len(outline):
        return made
    edges = np.linspace(0, len(outline), columns + 1).astype(int)
    tops = np.maximum.reduceat(outline, np.minimum(edges[:-1], len(outline) - 1)).astype(float) / 255.0
    # the square root keeps quiet talk visible beside a shout
    half = np.sqrt(tops) * (lane.height() / 2 - 2)
    painter = QPainter(made)
    middle = lane.height() / 2
    for column, tall in enumerate(half):
        tall = max(float(tall), 0.5)
        painter.fillRect(QRectF(column / ratio, middle - tall, 1 / ratio, 2 * tall), ink)
    painter.end()
    return made
