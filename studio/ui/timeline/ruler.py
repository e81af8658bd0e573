"""The ruler: timecode, the row of markers, in and out, the playhead."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from studio.core.time import FrameRate
from studio.project.timeline.sequence import Marker
from studio.ui.controls import painting
from studio.ui.screen import timecode
from studio.ui.theme import theme
from studio.ui.timeline.geometry import Geometry

_APART = 92.0
"""Least distance of two written times, pixels."""

_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600)


def step(scale: float, rate: int) -> tuple[int, int]:
    """Frames between written times, and between the ticks among them, at so many pixels a frame."""
    for frames in (1, 2, 5, rate // 2, *(seconds * rate for seconds in _SECONDS)):
        if frames and frames * scale >= _APART:
            break
    else:
        frames = 3_600 * rate
    for parts in (frames if frames <= rate else 10, 10, 5, 4, 2):
        if frames % parts == 0 and frames // parts * scale >= 7:
            return frames, frames // parts
    return frames, frames


def short(frame: int, rate: FrameRate, step_: int) -> str:
    """A timecode without hours, and without frames where steps are whole seconds: ``00:05``."""
    whole = timecode(frame, rate)
    per_second = round(rate.fps)
    text = whole if step_ % per_second else whole[:-3]
    return text[3:] if text.startswith("00:") else text


def paint_ruler(
    painter: QPainter, where: Geometry, rate: FrameRate, start: int, marks: tuple[int | None, int | None]
) -> None:
    """Ticks and times, and the stretch between in and out."""
    colours = theme().colours
    top, bottom = where.markers, where.top
    painter.fillRect(QRectF(where.header, 0, where.width - where.header, bottom), colours.surface.ruler)
    first, out = marks
    if first is not None or out is not None:
        left = where.x(first) if first is not None else where.x(0)
        right = where.x(out + 1) if out is not None else where.x(where.view.length)
        painter.fillRect(QRectF(left, top, right - left, where.ruler), colours.surface.range)
    large, small = step(where.view.scale, round(rate.fps))
    frame = int(where.view.left // small) * small
    ticks: list[QLineF] = []
    painter.setFont(theme().font("caption", tabular=True))
    painter.setPen(colours.text.tertiary)
    baseline = bottom - where.ruler + QFontMetricsF(painter.font()).ascent() + 1
    while frame <= where.view.end:
        x = round(where.x(frame)) + 0.5
        tall = frame % large == 0
        ticks.append(QLineF(x, bottom - (where.ruler if tall else 4), x, bottom - 1))
        if tall and x > where.header - 60:
            painter.drawText(QPointF(x + 4, baseline), short(frame + start, rate, large))
        frame += small
    painter.setPen(colours.line.check)
    painter.drawLines(ticks)
    for mark, way in ((first, 1), (None if out is None else out + 1, -1)):
        if mark is not None:
            _bracket(painter, round(where.x(mark)), top, bottom, way)
    painter.fillRect(QRectF(where.header, bottom - 1, where.width - where.header, 1), colours.line.soft)


def paint_markers(painter: QPainter, where: Geometry, markers: Iterable[Marker], chosen: str | None) -> None:
    """Flags with their names, each as long as there is room before the next."""
    colours = theme().colours
    shown = [
        marker for marker in markers if where.view.left <= marker.at + marker.length and marker.at <= where.view.end
    ]
    font = theme().font("caption")
    for number, marker in enumerate(shown):
        x = where.x(marker.at)
        ink = marker_colour(marker.color)
        if marker.length:
            stretch = QRectF(x, where.markers - 3, where.view.scale * marker.length, 3)
            painter.fillRect(stretch, ink)
        flag = QPolygonF([QPointF(x - 4, 4), QPointF(x + 4, 4), QPointF(x + 4, 11), QPointF(x, 15), QPointF(x - 4, 11)])
        painter.setPen(QPen(colours.text.primary, 1) if marker.id == chosen else QPen(ink, 1))
        painter.setBrush(ink)
        painter.drawPolygon(flag)
        following = where.x(shown[number + 1].at) - 8 if number + 1 < len(shown) else where.width
        room = min(240.0, following - x - 10)
        if marker.name and room > 24 and where.markers >= 16:
            painting.words(painter, QRectF(x + 9, 0, room, 18), marker.name, font, colours.text.secondary)


def paint_playhead(painter: QPainter, where: Geometry, frame: int) -> None:
    """The red line with its head on the ruler."""
    x = round(where.x(frame)) + 0.5
    if x < where.header - 6:
        return
    red = theme().colours.pencil.red
    painter.setPen(red)
    top = where.markers + 2
    painter.drawLine(QPointF(x, top + 6), QPointF(x, where.height))
    painter.setBrush(red)
    head = [
        QPointF(x - 5, top),
        QPointF(x + 5, top),
        QPointF(x + 5, top + 7),
        QPointF(x, top + 12),
        QPointF(x - 5, top + 7),
    ]
    painter.drawPolygon(QPolygonF(head))


def marker_colour(name: str) -> QColor:
    """The colour of a marker by its name in the record."""
    colours = theme().colours
    return {
        "blue": colours.pencil.blue,
        "green": colours.state.approved,
        "amber": colours.signal.warning,
        "rose": colours.signal.error,
        "violet": colours.state.final,
        "grey": colours.text.tertiary,
    }.get(name, colours.pencil.blue)


def _bracket(painter: QPainter, x: float, top: float, bottom: float, way: int) -> None:
    blue = theme().colours.pencil.blue
    painter.fillRect(QRectF(x if way > 0 else x - 2, top, 2, bottom - top - 1), blue)
    for y in (top, bottom - 3):
        painter.fillRect(QRectF(x if way > 0 else x - 5, y, 5, 2), blue)
