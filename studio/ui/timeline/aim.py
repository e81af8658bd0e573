"""What is under the mouse."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF

from studio.project.timeline.clip import Clip, Gap
from studio.project.timeline.sequence import Marker, Sequence
from studio.ui.timeline.geometry import EDGE, WIDE, Geometry
from studio.ui.timeline.heads import Switch, switches
from studio.ui.timeline.over import gain_y, level_room
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.rows import Row

Kind = Literal["ruler", "marker", "head", "clip", "edge", "gap", "fade", "gain", "lane", "nothing"]
Side = Literal["head", "tail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """``kind`` of thing. ``side`` of a clip for ``edge`` and ``fade``; ``switch`` for ``head``; ``start`` where a gap
    begins."""

    kind: Kind
    lane: Lane | None = None
    clip: Clip | None = None
    side: Side = "head"
    switch: Switch = "name"
    marker: Marker | None = None
    start: int = 0


NOTHING = Aim(kind="nothing")


def aim(where: Geometry, sequence: Sequence, row_of: Callable[[str], Row], at: QPointF) -> Aim:
    """What lies at a point of the viewport."""
    if at.y() < where.top:
        return _above(where, sequence, at)
    lane = where.lane_at(at.y())
    if lane is None:
        return NOTHING
    if at.x() < where.header:
        boxes: list[Switch] = [name for name, box in switches(where, lane).items() if box.contains(at)]
        boxes.sort(key=lambda name: name == "height")
        switch: Switch = boxes[0] if boxes else "name"
        return Aim(kind="head", lane=lane, switch=switch)
    row = row_of(lane.track.id)
    frame = where.view.at(at.x() - where.header)
    number = row.at(frame)
    level = _level(where, lane, row, number, at) if number is not None else None
    found = (level if level is not None and level.kind == "fade" else None) or _edge(where, lane, row, at) or level
    if found is not None:
        return found
    if number is not None:
        return Aim(kind="clip", lane=lane, clip=row.clips[number])
    placed = lane.track.at(int(frame)) if frame >= 0 else None
    if placed is not None and isinstance(placed.item, Gap):
        return Aim(kind="gap", lane=lane, start=placed.start)
    return Aim(kind="lane", lane=lane)


def _above(where: Geometry, sequence: Sequence, at: QPointF) -> Aim:
    if at.x() < where.header:
        return NOTHING
    if at.y() < where.markers + 3:
        near = [marker for marker in sequence.markers if abs(where.x(marker.at) - at.x()) <= EDGE]
        if near:
            return Aim(kind="marker", marker=min(near, key=lambda marker: abs(where.x(marker.at) - at.x())))
    return Aim(kind="ruler")


def _edge(where: Geometry, lane: Lane, row: Row, at: QPointF) -> Aim | None:
    """The edge of a clip near the mouse: of two that meet, that on whose side it is."""
    view = where.view
    first, end = view.at(at.x() - where.header - EDGE), view.at(at.x() - where.header + EDGE)
    best: tuple[float, Aim] | None = None
    for number in row.between(first, end):
        clip = row.clips[number]
        left, right = where.x(int(row.starts[number])), where.x(int(row.ends[number]))
        reach = min(EDGE, (right - left) / 4)
        for x, side, inside in ((left, "head", 1.0), (right, "tail", -1.0)):
            away = (at.x() - x) * inside
            # a little outside of the clip counts too, where there is nothing else
            if -reach / 2 <= away <= reach and (best is None or abs(away) - (away > 0) < best[0]):
                kind: Side = "head" if side == "head" else "tail"
                best = abs(away) - (away > 0), Aim(kind="edge", lane=lane, clip=clip, side=kind)
    return best[1] if best is not None else None


def _level(where: Geometry, lane: Lane, row: Row, number: int, at: QPointF) -> Aim | None:
    """A handle of a fade, or the line of the gain."""
    clip = row.clips[number]
    body = where.body(lane, int(row.starts[number]), int(row.ends[number]))
    if lane.track.kind == "audio" and lane.height >= 28 and body.width() >= 2 * WIDE:
        inner = level_room(body)
        scale = where.view.scale
        for side, x in (
            ("head", inner.left() + clip.level.fade_in * scale),
            ("tail", inner.right() - clip.level.fade_out * scale),
        ):
            if abs(at.x() - x) <= EDGE and abs(at.y() - inner.top()) <= EDGE:
                return Aim(kind="fade", lane=lane, clip=clip, side="head" if side == "head" else "tail")
        keys = clip.level.gain_db.keys
        if len(keys) == 1 and lane.height >= 34 and abs(at.y() - gain_y(inner, keys[0].value)) <= 3:
            return Aim(kind="gain", lane=lane, clip=clip)
    return None
