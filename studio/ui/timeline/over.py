"""What lies over the bodies of clips: names, marks, transitions, fades and gain, what is missing, what is selected."""

import math
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from studio.project.timeline.clip import Clip, Transition
from studio.project.timeline.look import AS_IT_IS
from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.ui.timeline.bed import RINGED
from studio.ui.timeline.geometry import BAND, BANDED, NAMED, WIDE, Geometry
from studio.ui.timeline.heads import track_colour
from studio.ui.timeline.labels import Label, Labels
from studio.workflows.timeline.faces import Face
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.rows import Row

WRITTEN = 40.0
"""Width from which a clip has a name, logical pixels."""

LOUDEST = 12.0
"""Decibels at the upper edge of a clip's gain line; 0 dB lies in its middle."""


class Faces(Protocol):
    """What is written on clips, and which files are gone."""

    @property
    def labels(self) -> Labels: ...
    def face(self, clip: Clip) -> Face: ...
    def missing(self, row: Row, number: int) -> bool: ...
    def said_gap(self, frames: int) -> tuple[str, str]: ...


def paint_over(painter: QPainter, where: Geometry, lane: Lane, row: Row, chosen: frozenset[str], faces: Faces) -> None:
    """Everything on one lane that is wide enough to be told apart."""
    view = where.view
    least = WIDE / view.scale
    if row.longest < least and not chosen and not len(row.crossed):
        return
    numbers = row.between(view.left, view.end)
    if not len(numbers):
        return
    span = slice(numbers.start, numbers.stop)
    wide = (row.ends[span] - row.starts[span]) >= least
    picked = row.chosen(chosen)[span] if chosen else None
    for place in wide.nonzero()[0].tolist():
        number = numbers.start + place
        body = where.body(lane, int(row.starts[number]), int(row.ends[number]))
        _paint_clip(painter, where, lane, row, number, body, faces)
    if lane.height >= NAMED + 8:
        _paint_transitions(painter, where, lane, row, numbers)
    if picked is not None:
        for place in picked.nonzero()[0].tolist():
            number = numbers.start + place
            body = where.body(lane, int(row.starts[number]), int(row.ends[number]))
            if body.width() >= RINGED:
                ring(painter, body, lane.height)


def paint_gaps(painter: QPainter, where: Geometry, lane: Lane, row: Row, faces: Faces, chosen: int | None) -> None:
    """Gaps between the shots: dashed, with their length. ``chosen`` is where the selected one begins."""
    view = where.view
    shown = lane.code == "V1" and lane.height >= BANDED
    for start, end in row.gaps(view.left, view.end, view.span(22)):
        if start != chosen and not (shown and start):
            continue
        body = where.body(lane, start, end).adjusted(2, 1, -2, -1)
        if start == chosen:
            painter.fillRect(body, theme().colours.surface.selection)
        painting.body(
            painter, body, min(theme().radius.clip, lane.height / 6), None, theme().colours.line.guess, dashed=True
        )
        said, length = faces.said_gap(end - start)
        ink, font = theme().colours.text.secondary, theme().font("caption")
        if body.width() >= 40 and body.height() >= 40:
            middle = body.center().y()
            upper = QRectF(body.left() + 2, middle - 17, body.width() - 4, 17)
            painting.words(painter, upper, said, font, ink, Qt.AlignmentFlag.AlignHCenter)
            painting.words(painter, upper.translated(0, 17), length, font, ink, Qt.AlignmentFlag.AlignHCenter)


def ring(painter: QPainter, body: QRectF, height: int) -> None:
    """The 2 px inner ring of what is selected."""
    painter.setPen(QPen(theme().colours.pencil.blue, 2 if height > 18 else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = corner(height)
    painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), radius, radius)


def corner(height: int) -> float:
    """Radius of the corners of clips on a lane of this height."""
    return min(float(theme().radius.clip) - 1, height / 6)


def _paint_clip(
    painter: QPainter, where: Geometry, lane: Lane, row: Row, number: int, body: QRectF, faces: Faces
) -> None:
    clip = row.clips[number]
    left, right = max(body.left(), where.header), min(body.right(), where.width)
    if right - left < 4:
        return
    shown = QRectF(left, body.top(), right - left, body.height())
    face, missing = faces.face(clip), faces.missing(row, number)
    if face.empty or missing:
        _paint_hatched(painter, body, shown, missing)
    if lane.track.kind == "audio" and lane.height >= 24 and clip.level != AS_IT_IS:
        _paint_level(painter, clip, row, number, body, where)
    if lane.height >= NAMED and shown.width() >= WRITTEN:
        _paint_name(painter, lane, clip, face, shown, missing, faces.labels)
    if not clip.enabled:
        painter.setPen(QPen(theme().colours.text.tertiary, 1))
        below = shown.adjusted(0, BAND if lane.height >= BANDED else 0, 0, 0)
        painter.drawLine(below.bottomLeft(), below.topRight())


def _paint_name(
    painter: QPainter, lane: Lane, clip: Clip, face: Face, shown: QRectF, missing: bool, labels: Labels
) -> None:
    """In the band of its own, or, where there is nothing to cover, in the middle."""
    video = lane.track.kind != "audio"
    banded = lane.height >= BANDED and lane.tint != "v2"
    titled = video and (lane.tint == "v2" or lane.height < 24)
    if not banded and not titled and lane.height >= 24:
        return  # a name would lie over the sound
    left, right = shown.left() + 5, shown.right() - 4
    top = shown.top() if banded else shown.center().y() - BAND / 2
    if titled and not banded:
        painter.fillRect(QRectF(shown.left(), shown.top() + 1, 3, shown.height() - 2), track_colour(lane))
        left += 3
    if face.color:
        painter.fillRect(QRectF(left, top + 2.5, 10, 10), QColor(face.color))
        left += 14
    if face.newer and video and right - left > 44:
        right -= 14
        paint_icon(painter, "arrow-up", QRectF(right, top + 1.5, 12, 12), theme().colours.signal.warning)
    if face.speed != 1:
        percent = f"{float(face.speed) * 100:g} %" if face.speed else "❚❚"
        font = theme().font("caption")
        width = QFontMetricsF(font).horizontalAdvance(percent) + 4
        if right - left > width + 30:
            right -= width
            place = QRectF(right, top, width, BAND)
            painting.words(painter, place, percent, font, theme().colours.signal.warning)
    said = f"{face.name} {face.remark}".strip() if missing else face.name
    label: Label = (
        said,
        face.remark if video and not missing else "",
        face.status if video and not missing else None,
        not clip.enabled,
        missing,
    )
    painter.drawPixmap(QPointF(left, top), labels.get(label, right - left, painter.device().devicePixelRatioF()))


def _paint_hatched(painter: QPainter, body: QRectF, shown: QRectF, missing: bool) -> None:
    """Where a picture should be."""
    colours = theme().colours
    painter.save()
    painter.setClipRect(shown)
    painter.fillRect(shown, colours.signal.error_surface if missing else colours.surface.raised)
    painter.setBrushOrigin(body.topLeft())
    painter.fillRect(
        shown, QBrush(colours.signal.error if missing else colours.line.control, Qt.BrushStyle.BDiagPattern)
    )
    band = QRectF(body.left(), body.top(), body.width(), BAND)
    painter.fillRect(band, colours.signal.error_surface if missing else colours.surface.raised)
    painter.restore()
    if not missing:
        painting.body(painter, body, theme().radius.clip, None, colours.line.guess, dashed=True)


def _paint_level(painter: QPainter, clip: Clip, row: Row, number: int, body: QRectF, where: Geometry) -> None:
    """Fades as slanted lines from the clip's ends, gain as a line with its keys."""
    colours = theme().colours
    inner = level_room(body)
    pen = QPen(colours.text.primary, 1.2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    level, scale = clip.level, where.view.scale
    if level.fade_in:
        painter.drawLine(inner.bottomLeft(), QPointF(inner.left() + level.fade_in * scale, inner.top()))
    if level.fade_out:
        painter.drawLine(QPointF(inner.right() - level.fade_out * scale, inner.top()), inner.bottomRight())
    keys = level.gain_db.keys
    if len(keys) == 1 and keys[0].value == 0.0:
        return
    start, speed = int(row.starts[number]), float(row.speeds[number]) or 1.0
    points = [QPointF(where.x(start + (key.at - clip.offset) / speed), gain_y(inner, key.value)) for key in keys]
    points.sort(key=lambda point: point.x())
    painter.save()
    painter.setClipRect(body)
    line = [QPointF(body.left(), points[0].y()), *points, QPointF(body.right(), points[-1].y())]
    painter.drawPolyline(QPolygonF(line))
    if len(keys) > 1:
        painter.setBrush(colours.text.primary)
        for point in points:
            painter.drawEllipse(point, 2.4, 2.4)
    painter.restore()


def level_room(body: QRectF) -> QRectF:
    """Where in a clip its gain and fades are drawn."""
    return body.adjusted(0, BAND if body.height() + 2 >= BANDED else 0, 0, -1)


def gain_y(inner: QRectF, db: float) -> float:
    """Where a gain is drawn; 0 dB in the middle, silence at the foot."""
    part = 10.0 ** ((max(-60.0, min(LOUDEST, db)) - LOUDEST) / 40.0)
    return inner.bottom() - inner.height() * part


def gain_of(inner: QRectF, y: float) -> float:
    """The gain drawn at a height."""
    part = min(1.0, max(0.03, (inner.bottom() - y) / max(1.0, inner.height())))
    return round(40.0 * math.log10(part) + LOUDEST, 1)


def _paint_transitions(painter: QPainter, where: Geometry, lane: Lane, row: Row, numbers: range) -> None:
    crossed = row.crossed
    seen = crossed[(crossed >= numbers.start) & (crossed <= numbers.stop)]
    places: list[int] = seen.tolist()
    for number in places:
        clip = row.clips[number]
        if clip.head is not None:
            _paint_transition(painter, where, lane, int(row.starts[number]), clip.head)
        if clip.tail is not None:
            _paint_transition(painter, where, lane, int(row.ends[number]), clip.tail)


def _paint_transition(painter: QPainter, where: Geometry, lane: Lane, cut: int, transition: Transition) -> None:
    """A veil over the cut, with the line from the one to the other."""
    body = where.body(lane, cut - transition.before, cut + transition.after)
    if body.width() < 4:
        return
    colours = theme().colours
    below = body.adjusted(0, BAND if lane.height >= BANDED and lane.track.kind == "video" else 0, 0, 0)
    veil = QColor(colours.surface.panel)
    veil.setAlpha(150)
    painter.fillRect(below, veil)
    painter.setPen(QPen(colours.text.primary, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(below.adjusted(0.5, 0.5, -0.5, -0.5))
    kind = transition.kind
    if kind == "dip":
        painter.drawPolyline(
            QPolygonF([below.topLeft(), QPointF(below.center().x(), below.bottom()), below.topRight()])
        )
    elif kind.startswith("wipe"):
        painter.drawLine(QPointF(below.center().x(), below.top()), QPointF(below.center().x(), below.bottom()))
    else:
        painter.drawLine(below.bottomLeft(), below.topRight())
        if kind == "crossfade":
            painter.drawLine(below.topLeft(), below.bottomRight())
