"""The lanes as they are painted: tracks looked up as arrays, bodies from those, faces over them."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from studio.project.project import Project
from studio.project.timeline.clip import Clip
from studio.ui.theme import theme
from studio.ui.timeline import bed
from studio.ui.timeline.geometry import BAND, BANDED, Geometry
from studio.ui.timeline.heads import paint_heads, track_colour
from studio.ui.timeline.labels import Labels
from studio.ui.timeline.over import corner, paint_gaps, paint_over
from studio.ui.timeline.shelf import Shelf
from studio.ui.timeline.words import Words
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.faces import Face, face
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.rows import Row, medium_of, row

_BARE = 20
"""Height under which a clip is its colour alone."""


class Painted:
    """What is drawn of the desk's sequence; it keeps what costs to find out."""

    def __init__(self, desk: TimelineDesk, shelf: Shelf, words: Words) -> None:
        self._desk, self._shelf, self._words = desk, shelf, words
        self.labels = Labels()
        self._rows: dict[str, Row] = {}
        self._faces: dict[str, tuple[Clip, Face]] = {}
        self._media: dict[str, tuple[Clip, int]] = {}
        self._faces_of: tuple[object, ...] = ()
        self._heads: QPixmap | None = None
        self._heads_of: tuple[object, ...] = ()

    def row_of(self, track_id: str) -> Row:
        """A track as arrays."""
        self.look_up()
        return self._rows[track_id]

    def look_up(self) -> None:
        """Make arrays of the tracks that have changed."""
        sequence, project = self._desk.shown, self._desk.project
        if sequence is None:
            self._rows = {}
            return
        state = _state(project)
        if len(self._faces_of) != len(state) or any(a is not b for a, b in zip(state, self._faces_of, strict=True)):
            self._faces, self._rows, self._media, self._faces_of = {}, {}, {}, state
        made: dict[str, Row] = {}
        for track in sequence.tracks:
            known = self._rows.get(track.id)
            if known is not None and known.track is track:
                made[track.id] = known
            else:
                made[track.id] = row(track, self._number)
        self._rows = made

    def _number(self, clip: Clip) -> int:
        """The number of the medium that a clip shows."""
        known = self._media.get(clip.id)
        if known is None or known[0] is not clip:
            known = self._media[clip.id] = (clip, self._shelf.number(medium_of(self._desk.project, clip)))
        return known[1]

    # what is written

    def face(self, clip: Clip) -> Face:
        """What is written on a clip."""
        known = self._faces.get(clip.id)
        if known is None or known[0] is not clip:
            known = self._faces[clip.id] = (clip, face(self._desk.project, clip))
        return known[1]

    def missing(self, row: Row, number: int) -> bool:
        """Whether the file that a clip shows is gone."""
        medium = int(row.media[number])
        return medium >= 0 and self._shelf.missing(medium)

    def lost(self, track_id: str, clip_id: str) -> bool:
        """The same, of a clip by its id."""
        found = self.row_of(track_id)
        return clip_id in found.places and self.missing(found, found.places[clip_id])

    def said_gap(self, frames: int) -> tuple[str, str]:
        """What is written in a gap."""
        return self._words.gap(), self._words.length(frames)

    # painting

    def paint_lanes(self, painter: QPainter, where: Geometry, ratio: float) -> None:
        """All lanes that are seen."""
        self.look_up()
        width = round((where.width - where.header) * ratio)
        frames = bed.frames(where.view, max(1, width), ratio)
        for lane in where.lanes:
            top = where.y(lane)
            if top < where.height and top + lane.height > where.top:
                self._paint_lane(painter, where, lane, frames, ratio)
        end = where.top + where.lanes_height - where.scroll
        painter.fillRect(QRectF(where.header, end, where.width, 1), theme().colours.line.soft)

    def paint_heads(self, painter: QPainter, where: Geometry, ratio: float) -> None:
        """The heads, from a picture of them: they change rarely."""
        names = {lane.track.id: self._words.track(lane) for lane in where.lanes}
        targets, in_hand = self._desk.targets, self._desk.track
        switches = tuple(
            (lane.track.id, lane.code, lane.top, lane.height, lane.track.muted, lane.track.solo, lane.track.locked)
            for lane in where.lanes
        )
        place = (where.header, where.height, where.top, where.scroll, ratio, theme().mode)
        known = (place, switches, targets, in_hand, tuple(names.values()))
        if self._heads is None or self._heads_of != known:
            made = QPixmap(round(where.header * ratio), round(where.height * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(theme().colours.surface.panel)
            inner = QPainter(made)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_heads(inner, where, names, targets, in_hand)
            inner.end()
            self._heads, self._heads_of = made, known
        top = where.top * ratio
        rest = QRectF(0, top, self._heads.width(), self._heads.height() - top)
        painter.drawPixmap(QRectF(0, where.top, where.header, where.height - where.top), self._heads, rest)

    def _paint_lane(self, painter: QPainter, where: Geometry, lane: Lane, frames: bed.Frames, ratio: float) -> None:
        row_, left, top = self._rows[lane.track.id], where.header, where.y(lane)
        found = bed.columns(row_, where.view, frames, ratio)
        line = theme().colours.line.soft
        if found is not None:
            pixels = self._bodies(where, lane, row_, found, ratio)
            bed.draw(painter, QPointF(left, top + 1), pixels, ratio)
        painter.fillRect(QRectF(left, top, where.width - left, 1), line)
        gap = self._desk.gap
        here = gap[1] if gap is not None and gap[0] == lane.track.id else None
        painter.save()
        painter.setClipRect(QRectF(left, top, where.width - left, lane.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lane.track.kind == "video" or here is not None:
            paint_gaps(painter, where, lane, row_, self, here)
        if found is not None:
            paint_over(painter, where, lane, row_, self._desk.picked, self)
            self._paint_edge(painter, where, lane, row_)
        painter.restore()

    def _paint_edge(self, painter: QPainter, where: Geometry, lane: Lane, row_: Row) -> None:
        """The edge that keys move."""
        edge, number = self._desk.edge, row_.places.get(self._desk.in_hand or "")
        if edge is not None and number is not None:
            x = where.x(int(row_.starts[number] if edge == "head" else row_.ends[number]))
            blue, top = theme().colours.pencil.blue, where.y(lane)
            inward = 1 if edge == "head" else -1
            painter.fillRect(QRectF(min(x, x + 4 * inward), top + 1, 4, lane.height - 2), blue)
            for y in (top + 1, top + lane.height - 4):
                painter.fillRect(QRectF(min(x, x + 9 * inward), y, 9, 3), blue)

    def _bodies(self, where: Geometry, lane: Lane, row_: Row, found: bed.Columns, ratio: float) -> bed.Pixels:
        """The clips of a lane with what they show, as pixels."""
        colours, sequence = theme().colours, self._desk.shown
        rate = float(sequence.rate.fps) if sequence is not None else 24.0
        body = bed.rgb(getattr(colours.clip, lane.tint))
        picked = bed.mixed(body, bed.rgb(colours.pencil.blue), 0.5)
        inks = bed.Inks(bed.rgb(colours.surface.lane), body, picked, bed.rgb(track_colour(lane)))
        chosen = row_.chosen(self._desk.picked)
        banded = lane.height >= BANDED and lane.tint != "v2"
        tall = max(1, round((lane.height - 2) * ratio))
        band = round(BAND * ratio) if banded else 0
        numbers = bed.seen(row_, found)
        if lane.height < _BARE or not len(numbers) or lane.track.kind == "subtitle":
            pixels = bed.plain(found, chosen, tall - band, inks)
        elif lane.track.kind == "audio":
            self._shelf.want_sound(numbers)
            pixels = bed.waves(row_, found, chosen, self._shelf.sounds, where.view, ratio, rate, tall - band, inks)
        else:
            self._shelf.want_pictures(numbers, tall - band)
            pictures = self._shelf.pictures(tall - band)
            pixels = bed.strips(row_, found, chosen, pictures, self._shelf.seconds, rate, ratio, inks)
        if band:
            pixels = np.concatenate([bed.plain(found, chosen, band, inks), pixels])
        else:
            pixels = np.ascontiguousarray(pixels)
        bed.rounded(pixels, row_, found, where.view, ratio, corner(lane.height), inks.ground)
        return pixels


def _state(project: Project) -> tuple[object, ...]:
    """What faces and media depend on besides the clips; compared by identity."""
    return project.shots, project.takes, project.files
