"""The heads of the tracks: code and name, and the switches that are drawn and pressed there."""

from collections.abc import Collection
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.ui.timeline.geometry import Geometry
from studio.workflows.timeline.lanes import FOLD, Lane

Switch = Literal["target", "mute", "solo", "lock", "height", "name"]

_BOX = 17.0
"""Side of a switch, with the room around it, logical pixels."""


def track_colour(lane: Lane) -> QColor:
    """The line and outlines of a track."""
    return getattr(theme().colours.track, lane.tint)


def switches(where: Geometry, lane: Lane) -> dict[Switch, QRectF]:
    """Where the switches of a track are; a folded one has none but its target."""
    top = where.y(lane)
    made: dict[Switch, QRectF] = {"target": QRectF(6, top + 1, 26, lane.height - 2)}
    if lane.height >= 20:
        y = top + (lane.height - _BOX) / 2
        right = where.header - 5 - _BOX
        made["lock"] = QRectF(right, y, _BOX, _BOX)
        if lane.track.kind == "audio":
            made["solo"] = QRectF(right - 20, y, _BOX, _BOX)
            made["mute"] = QRectF(right - 38, y, _BOX, _BOX)
        else:
            made["mute"] = QRectF(right - 20, y, _BOX, _BOX)
    made["height"] = QRectF(0, top + lane.height - 4, where.header, 5)
    return made


def paint_heads(
    painter: QPainter, where: Geometry, names: dict[str, str], targets: Collection[str], in_hand: str | None
) -> None:
    """All of them; what lies above the lanes is not painted here."""
    colours = theme().colours
    painter.fillRect(QRectF(0, where.top, where.header, where.height - where.top), colours.surface.panel)
    for lane in where.lanes:
        top = where.y(lane)
        if top > where.height or top + lane.height < where.top:
            continue
        painter.fillRect(QRectF(0, top, where.header, 1), colours.line.soft)
        painter.fillRect(QRectF(0, top + 1, 3, lane.height - 1), track_colour(lane))
        _paint_head(painter, where, lane, names[lane.track.id], lane.track.id in targets, lane.track.id == in_hand)
    end = where.top + where.lanes_height - where.scroll
    painter.fillRect(QRectF(0, end, where.header, 1), colours.line.soft)


def _paint_head(painter: QPainter, where: Geometry, lane: Lane, name: str, target: bool, in_hand: bool) -> None:
    colours, top, boxes = theme().colours, where.y(lane), switches(where, lane)
    if in_hand:
        painter.fillRect(QRectF(3, top + 1, where.header - 3, lane.height - 1), colours.surface.raised)
    folded = lane.height <= FOLD + 3
    code = boxes["target"]
    if target:
        side = min(code.height(), _BOX)
        box = QRectF(code.left(), code.center().y() - side / 2, code.width(), side)
        painting.body(painter, box, theme().radius.segment, colours.surface.selection)
    ink = colours.pencil.blue if target else colours.text.secondary
    font = theme().font("caption", medium=True)
    painting.words(painter, code, lane.code, font, ink, Qt.AlignmentFlag.AlignHCenter)
    last = boxes.get("mute")
    room = (last.left() if last else where.header) - 39
    if not folded or where.header > 120:
        words = QRectF(37, top, room, lane.height)
        painting.words(painter, words, name, theme().font("caption" if folded else "label"), colours.text.secondary)
    if "lock" not in boxes:
        return
    track = lane.track
    ink = colours.text.primary if track.locked else colours.text.tertiary
    paint_icon(painter, "lock" if track.locked else "unlock", _icon(boxes["lock"]), ink)
    if track.kind == "audio":
        _letter(painter, boxes["mute"], "M", track.muted)
        _letter(painter, boxes["solo"], "S", track.solo)
    else:
        ink = colours.text.primary if track.muted else colours.text.tertiary
        paint_icon(painter, "eye-off" if track.muted else "eye", _icon(boxes["mute"]), ink)


def _letter(painter: QPainter, box: QRectF, letter: str, on: bool) -> None:
    colours = theme().colours
    side = theme().size.track_switch_drawn
    inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    fill = colours.pencil.blue if on else colours.surface.control
    painting.body(painter, inner, 3, fill)
    ink = colours.pencil.on_blue if on else colours.text.secondary
    painting.words(painter, inner, letter, theme().font("caption", medium=on), ink, Qt.AlignmentFlag.AlignHCenter)


def _icon(box: QRectF) -> QRectF:
    return QRectF(box.center().x() - 7, box.center().y() - 7, 14, 14)
