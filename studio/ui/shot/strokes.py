"""The red pencil on a storyboard picture: how the camera moves, as a board draws it."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from studio.project.scene import CameraMove
from studio.ui.theme import theme

_LIGHT = 1.6
"""Width of the pale edge that keeps a red stroke readable on a red picture."""


def draw_move(painter: QPainter, area: QRectF, move: CameraMove) -> None:
    """Arrows and frames for one move on the picture in ``area``; nothing for a camera that stands still."""
    inner = QRectF(0, 0, area.width() * 0.66, area.height() * 0.66)
    inner.moveCenter(area.center())
    corners = ((area.topLeft(), inner.topLeft()), (area.topRight(), inner.topRight()),
               (area.bottomLeft(), inner.bottomLeft()), (area.bottomRight(), inner.bottomRight()))  # fmt: skip
    middle, wide, high = area.center(), area.width(), area.height()
    match move:
        case "dolly_zoom":
            _frame(painter, inner)
            for outer, end in corners:  # the camera goes back, the lens comes nearer
                _arrow(painter, _between(outer, end, 0.5), _between(outer, end, 0.1))
                _arrow(painter, _between(outer, end, 0.55), _between(outer, end, 0.9))
        case "dolly_in" | "zoom_in":
            _frame(painter, inner)
            for outer, end in corners:
                _arrow(painter, _between(outer, end, 0.15), _between(outer, end, 0.8))
        case "dolly_out" | "zoom_out":
            _frame(painter, inner)
            for outer, end in corners:
                _arrow(painter, _between(outer, end, 0.8), _between(outer, end, 0.15))
        case "pan_left" | "pan_right" | "truck_left" | "truck_right":
            way = -1 if move.endswith("left") else 1
            y = area.bottom() - high * 0.16
            if move.startswith("truck"):
                shifted = QRectF(inner)
                shifted.translate(way * wide * 0.12, 0)
                _frame(painter, shifted)
            _arrow(painter, QPointF(middle.x() - way * wide * 0.3, y), QPointF(middle.x() + way * wide * 0.3, y))
        case "tilt_up" | "tilt_down" | "crane_up" | "crane_down":
            way = -1 if move.endswith("up") else 1
            x = area.right() - wide * 0.12
            if move.startswith("crane"):
                shifted = QRectF(inner)
                shifted.translate(0, way * high * 0.12)
                _frame(painter, shifted)
            _arrow(painter, QPointF(x, middle.y() - way * high * 0.3), QPointF(x, middle.y() + way * high * 0.3))
        case "orbit":
            ring = QRectF(0, 0, wide * 0.62, high * 0.34)
            ring.moveCenter(QPointF(middle.x(), area.bottom() - high * 0.26))
            path = QPainterPath()
            path.arcMoveTo(ring, 160)
            path.arcTo(ring, 160, 220)
            _stroke(painter, path)
            end = path.currentPosition()
            _head(painter, end, math.atan2(-1.0, 0.25))
        case "follow":
            y = area.bottom() - high * 0.14
            for start, end in ((0.2, 0.42), (0.5, 0.8)):
                _arrow(painter, QPointF(area.left() + wide * start, y), QPointF(area.left() + wide * end, y))
        case "whip_pan":
            for share in (0.12, 0.16, 0.2):
                y = area.bottom() - high * share
                _arrow(painter, QPointF(middle.x() - wide * 0.36, y), QPointF(middle.x() + wide * 0.36, y))
        case "rack_focus":
            for share, size in ((0.3, 0.3), (0.7, 0.18)):
                ring = QRectF(0, 0, high * size, high * size)
                ring.moveCenter(QPointF(area.left() + wide * share, middle.y()))
                path = QPainterPath()
                path.addEllipse(ring)
                _stroke(painter, path)
            _arrow(
                painter, QPointF(area.left() + wide * 0.44, middle.y()), QPointF(area.left() + wide * 0.58, middle.y())
            )
        case "handheld":
            _shaky(painter, QRectF(inner))
        case "static":
            pass


def _between(start: QPointF, end: QPointF, share: float) -> QPointF:
    return start + (end - start) * share


def _pen(width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(
        theme().colours.pencil.red, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    if dashed:
        pen.setDashPattern([4, 3])
        pen.setColor(Qt.GlobalColor.white)
    return pen


def _frame(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(1, dashed=True))
    painter.drawRect(rect)


def _stroke(painter: QPainter, path: QPainterPath) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QPen(Qt.GlobalColor.white, 2.2 + _LIGHT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    for pen in (edge, _pen(2.2)):
        painter.setPen(pen)
        painter.drawPath(path)


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    path = QPainterPath(start)
    path.lineTo(end)
    _stroke(painter, path)
    _head(painter, end, math.atan2(end.y() - start.y(), end.x() - start.x()))


def _head(painter: QPainter, tip: QPointF, angle: float) -> None:
    sides = [
        QPointF(tip.x() - 8 * math.cos(angle + turn), tip.y() - 8 * math.sin(angle + turn)) for turn in (0.5, -0.5)
    ]
    painter.setPen(QPen(Qt.GlobalColor.white, _LIGHT / 2))
    painter.setBrush(theme().colours.pencil.red)
    painter.drawPolygon(QPolygonF([tip + QPointF(2 * math.cos(angle), 2 * math.sin(angle)), *sides]))


def _shaky(painter: QPainter, rect: QRectF) -> None:
    """A frame drawn by a hand that is not quite still."""
    path = QPainterPath()
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft(), rect.topLeft())
    path.moveTo(corners[0])
    for number, (start, end) in enumerate(pairwise(corners)):
        for step in range(1, 9):
            sway = 1.6 * math.sin(step * 2.1 + number * 1.3) * (step < 8)
            at = _between(start, end, step / 8)
            path.lineTo(at + (QPointF(0, sway) if number % 2 == 0 else QPointF(sway, 0)))
    _stroke(painter, path)
