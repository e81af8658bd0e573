"""The painted surface of the timeline: everything below its tools. It shows; what the mouse does is ``mouse``."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import Clip
from studio.project.timeline.sequence import Sequence
from studio.ui import problems
from studio.ui.controls import painting
from studio.ui.host import Host
from studio.ui.screen import timecode
from studio.ui.theme import theme
from studio.ui.timeline import bed
from studio.ui.timeline.aim import Aim
from studio.ui.timeline.geometry import BAND, BANDED, Geometry
from studio.ui.timeline.heads import paint_heads, said_name, track_colour
from studio.ui.timeline.over import paint_gaps, paint_over
from studio.ui.timeline.ruler import paint_markers, paint_playhead, paint_ruler
from studio.ui.timeline.shelf import Shelf
from studio.workflows.timeline.desk import Aspect, TimelineDesk
from studio.workflows.timeline.faces import Face, face
from studio.workflows.timeline.lanes import Lane, lanes
from studio.workflows.timeline.rows import Row, medium_of, row
from studio.workflows.timeline.view import View

RULER, MARKERS = 20, 18
"""Heights of the ruler and of the row of markers above it, logical pixels."""

LOW = 150
"""Height of the lanes under which markers and ruler share a row."""

_SETTLE_MS = 60


class Surface(QAbstractScrollArea):
    """Shows the sequence of a desk. ``viewed`` follows zoom and scroll; ``guide`` is where an edge has snapped."""

    viewed = Signal()

    def __init__(self, host: Host, desk: TimelineDesk, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self.desk, self.shelf = host, desk, shelf
        self._view = View()
        self._heights = {
            str(key): int(value) for key, value in host.settings.get("timeline.heights", dict[str, int]()).items()
        }
        self._rows: dict[str, Row] = {}
        self._faces: dict[str, tuple[Clip, Face]] = {}
        self._faces_of: tuple[object, ...] = ()
        self._bed: QPixmap | None = None
        self._geometry: Geometry | None = None
        self._names: dict[str, str] = {}
        self._fresh = True
        self.guide: int | None = None
        self.band: QRectF | None = None
        """The rectangle that is drawn out to select."""
        self.landing: tuple[Lane, int, int] | None = None
        """Where what is dragged in would lie: lane, first frame, end."""
        self.razor: int | None = None
        """Where a blade is held."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._rolled)
        shelf.filled.connect(self._filled)
        theme().changed.connect(self.refresh)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._settle)

    # ------------------------------------------------------------------------------------------ what is seen

    @property
    def view(self) -> View:
        """Zoom and scroll."""
        return self._view

    def set_view(self, view: View) -> None:
        """Another zoom or scroll."""
        if view != self._view:
            self._view = view
            self._set_bars()
            self.refresh()
            self.viewed.emit()

    def fit(self) -> None:
        """All of the sequence."""
        self.set_view(self._view.fitted())

    @property
    def where(self) -> Geometry:
        """Where everything is now."""
        if self._geometry is None:
            self._geometry = self._laid_out()
        return self._geometry

    @property
    def rate(self) -> FrameRate:
        """Of the sequence."""
        sequence = self.desk.shown
        return sequence.rate if sequence else self.desk.project.form.rate

    def set_height(self, track_id: str, height: int | None) -> None:
        """Give a lane another height; None: that which fits."""
        if height is None:
            self._heights.pop(track_id, None)
        else:
            self._heights[track_id] = height
        self._host.settings.set("timeline.heights", dict(self._heights))
        self.refresh()

    def row_of(self, track_id: str) -> Row:
        """A track as arrays."""
        self._look_up()
        return self._rows[track_id]

    def show_frame(self, frame: int, *, paged: bool = False) -> None:
        """Scroll so that a frame is seen."""
        self.set_view(self._view.showing(frame, paged=paged))

    def show_clip(self, clip_id: str) -> None:
        """Scroll so that a clip is seen."""
        sequence = self.desk.shown
        if sequence is None or all(clip_id not in track.index for track in sequence.tracks):
            return
        placed = sequence.placed(clip_id)
        if placed.end < self._view.left or placed.start > self._view.end:
            self.show_frame(placed.start)
        track_id = sequence.track_of(clip_id).id
        lane = next((lane for lane in self.where.lanes if lane.track.id == track_id), None)
        if lane is not None:
            bar, room = self.verticalScrollBar(), self.viewport().height() - self.where.top
            if lane.top < bar.value():
                bar.setValue(lane.top)
            elif lane.bottom > bar.value() + room:
                bar.setValue(round(lane.bottom - room))

    def refresh(self) -> None:
        """Paint everything anew."""
        self._geometry = None
        self._bed = None
        self.viewport().update()

    def follow(self, aspect: Aspect) -> None:
        """The desk has changed."""
        match aspect:
            case "document" | "preview":
                self._measure()
                self.refresh()
            case "playhead":
                self._move_playhead()
            case "marks":
                self.viewport().update()
            case "tool" | "tracks":
                self.refresh()
            case "selection":
                self._bed = None
                self.viewport().update()

    def release(self) -> None:
        """The panel goes."""
        self._settling.stop()
        self.shelf.release()
        theme().changed.disconnect(self.refresh)

    # ------------------------------------------------------------------------------------------ faces

    def face(self, clip: Clip) -> Face:
        """What is written on a clip."""
        known = self._faces.get(clip.id)
        if known is None or known[0] is not clip:
            known = self._faces[clip.id] = (clip, face(self.desk.project, clip))
        return known[1]

    def missing(self, row: Row, number: int) -> bool:
        """Whether the file that a clip shows is gone."""
        medium = int(row.media[number])
        return medium >= 0 and self.shelf.missing(medium)

    def said_gap(self, frames: int) -> tuple[str, str]:
        """What is written in a gap."""
        return self.tr("Gap"), self._host.language.length(frames, round(self.rate.fps))

    def said_missing(self, name: str) -> str:
        """What is written where a file is gone."""
        return self.tr("{name} is missing").format(name=name)

    def name_of(self, lane: Lane) -> str:
        """What a track is called."""
        said = {
            "video": self.tr("Picture") if lane.tint == "v1" else self.tr("Overlay"),
            "subtitle": self.tr("Subtitles"),
            "audio": self.tr("Sound"),
            "dialogue": self.tr("Dialogue"),
            "effects": self.tr("Effects"),
            "music": self.tr("Music"),
        }
        return said_name(lane.track, said)

    def said_shift(self, frames: int) -> str:
        """How far something has come, as a length with its sign."""
        length = self._host.language.length(abs(frames), round(self.rate.fps))
        return f"{'−' if frames < 0 else '+'}{length}"

    def said_problem(self, error: StudioError) -> str:
        """Why something cannot be done."""
        return problems.what(error)

    def point(self, found: Aim) -> None:
        """The mouse is over something: say more of it."""
        said = ""
        if found.clip is not None:
            shown = self.face(found.clip)
            length = self._host.language.length(found.clip.length, round(self.rate.fps))
            said = " ".join(part for part in (shown.name[:80], shown.remark, length) if part)
            if shown.newer:
                said += "\n" + self.tr("A newer take exists: “Use newest take” is in the menu.")
        elif found.marker is not None:
            said = "\n".join(part for part in (found.marker.name, found.marker.note) if part)
        elif found.kind == "head":
            said = self._said_switch(found)
        if said != self.viewport().toolTip():
            self.viewport().setToolTip(said)

    def _said_switch(self, found: Aim) -> str:
        commands = self._host.commands
        name = {"target": "target", "mute": "mute", "solo": "solo", "lock": "lock"}.get(found.switch)
        return commands.hint(f"timeline.{name}") if name else ""

    # ------------------------------------------------------------------------------------------ painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, where, colours = QPainter(self.viewport()), self.where, theme().colours
        clip = event.rect()
        sequence = self.desk.shown
        if sequence is None:
            painter.fillRect(clip, colours.surface.lane)
            painter.end()
            return
        bed_ = self._prepared(sequence, where)
        ratio = bed_.devicePixelRatio()
        painter.drawPixmap(
            QRectF(clip), bed_, QRectF(clip.x() * ratio, clip.y() * ratio, clip.width() * ratio, clip.height() * ratio)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(QRectF(where.header, 0, where.width - where.header, where.height).intersected(QRectF(clip)))
        self._paint_drag(painter, where)
        paint_playhead(painter, where, self.desk.playhead)
        painter.restore()
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.viewport().rect()), 0)
        painter.end()

    def _prepared(self, sequence: Sequence, where: Geometry) -> QPixmap:
        """All that does not move with the playhead."""
        ratio = self.viewport().devicePixelRatioF()
        if self._bed is not None and self._bed.devicePixelRatio() == ratio:
            return self._bed
        made = QPixmap(round(where.width * ratio), round(where.height * ratio))
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        colours = theme().colours
        painter.fillRect(QRectF(0, 0, where.width, where.height), colours.surface.lane)
        self._look_up()
        for lane in where.lanes:
            top = where.y(lane)
            if top < where.height and top + lane.height > where.top:
                self._paint_lane(painter, where, lane, ratio)
        end = where.top + where.lanes_height - where.scroll
        painter.fillRect(QRectF(where.header, end, where.width, 1), colours.line.soft)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._names = {lane.track.id: self.name_of(lane) for lane in where.lanes}
        paint_heads(painter, where, self._names, self.desk.targets, self.desk.track)
        self._paint_top(painter, where, sequence)
        painter.end()
        self._bed = made
        return made

    def _paint_lane(self, painter: QPainter, where: Geometry, lane: Lane, ratio: float) -> None:
        colours = theme().colours
        row_ = self._rows[lane.track.id]
        left, top = where.header, where.y(lane)
        width = round((where.width - left) * ratio)
        found = bed.columns(row_, where.view, width, ratio) if width > 0 else None
        chosen = row_.chosen(self.desk.picked)
        if found is not None:
            body, ink = getattr(colours.clip, lane.tint), track_colour(lane)
            picked = bed.mixed(bed.rgb(body), bed.rgb(colours.pencil.blue), 0.5)
            inks = bed.Inks(bed.rgb(colours.surface.lane), bed.rgb(body), picked, bed.rgb(ink))
            tall = lane.height - 2
            banded = lane.height >= BANDED and lane.tint != "v2"
            band = BAND if banded else 0.0
            inner = max(1, round((tall - band) * ratio))
            numbers = bed.seen(row_, found)
            rate = float(self.rate.fps)
            if lane.height < 20 or not len(numbers) or lane.track.kind == "subtitle":
                pixels = bed.plain(found, chosen, inner, inks)
            elif lane.track.kind == "audio":
                self.shelf.want_sound(numbers)
                pixels = bed.waves(row_, found, chosen, self.shelf.sounds, where.view, ratio, rate, inner, inks)
            else:
                self.shelf.want_pictures(numbers, inner)
                shelf = self.shelf.pictures(inner)
                pixels = bed.strips(row_, found, chosen, shelf, self.shelf.seconds, rate, ratio, inks)
            if banded:
                painter.drawImage(
                    QPointF(left, top + 1), bed.image(bed.plain(found, chosen, round(band * ratio), inks), ratio)
                )
            painter.drawImage(QPointF(left, top + 1 + band), bed.image(pixels, ratio))
        painter.fillRect(QRectF(left, top, where.width - left, 1), colours.line.soft)
        painter.save()
        painter.setClipRect(QRectF(left, top, where.width - left, lane.height))
        gap = self.desk.gap
        if lane.track.kind == "video" or (gap is not None and gap[0] == lane.track.id):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_gaps(
                painter, where, lane, row_, self, gap[1] if gap is not None and gap[0] == lane.track.id else None
            )
        if found is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_over(painter, where, lane, row_, self.desk.picked, self)
        painter.restore()

    def _paint_top(self, painter: QPainter, where: Geometry, sequence: Sequence) -> None:
        colours = theme().colours
        painter.save()
        painter.setClipRect(QRectF(where.header, 0, where.width - where.header, where.top))
        paint_ruler(painter, where, sequence.rate, sequence.start, self.desk.marks)
        paint_markers(painter, where, sequence.markers, self.desk.marker)
        painter.restore()
        painter.fillRect(QRectF(0, 0, where.header, where.top), colours.surface.ruler)
        painter.fillRect(QRectF(0, where.top - 1, where.header, 1), colours.line.soft)
        painter.fillRect(QRectF(where.header - 1, 0, 1, where.height), colours.line.soft)

    def _paint_drag(self, painter: QPainter, where: Geometry) -> None:
        """What shows only while the mouse works."""
        blue = theme().colours.pencil.blue
        if self.landing is not None:
            lane, first, end = self.landing
            painter.setPen(blue)
            tint = theme().colours.surface.selection
            painter.setBrush(tint)
            painter.drawRoundedRect(where.body(lane, first, end).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.guide is not None:
            x = round(where.x(self.guide)) + 0.5
            painter.setPen(blue)
            painter.drawLine(QPointF(x, where.markers), QPointF(x, where.height))
        if self.razor is not None:
            x = round(where.x(self.razor)) + 0.5
            painter.setPen(theme().colours.text.primary)
            painter.drawLine(QPointF(x, where.top), QPointF(x, where.top + where.lanes_height - where.scroll))
        if self.band is not None:
            painter.setPen(blue)
            fill = theme().colours.pencil.blue
            fill = type(fill)(fill)
            fill.setAlpha(40)
            painter.setBrush(fill)
            painter.drawRect(self.band)

    # ------------------------------------------------------------------------------------------ Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.refresh()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        """The wheel scrolls along the time, with Shift up and down, with Ctrl (or Alt) it zooms about the mouse."""
        turned = e.angleDelta()
        steps = (turned.y() or turned.x()) / 120.0
        keys = e.modifiers()
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            self.set_view(self._view.zoomed(1.25**steps, e.position().x() - self.where.header))
        elif keys & Qt.KeyboardModifier.ShiftModifier or (
            e.position().x() < self.where.header and self.verticalScrollBar().maximum()
        ):
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() - 40 * steps))
        else:
            pixels = e.pixelDelta()
            by = -(pixels.x() or pixels.y()) if not pixels.isNull() else -90.0 * steps
            self.set_view(self._view.scrolled(self._view.left + self._view.span(by)))
        e.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.LanguageChange):
            self.refresh()
        return super().event(event)

    # ------------------------------------------------------------------------------------------ inside

    def _laid_out(self) -> Geometry:
        room, sequence = self.viewport().rect(), self.desk.shown
        header = theme().size.track_header if room.width() >= 560 else 96
        low = room.height() - MARKERS - RULER < LOW
        markers = 12 if low else MARKERS
        free = room.height() - markers - RULER
        laid = lanes(sequence, self._heights, free) if sequence else ()
        return Geometry(
            width=room.width(),
            height=room.height(),
            header=header,
            markers=markers,
            ruler=RULER,
            scroll=self.verticalScrollBar().value(),
            lanes=laid,
            view=self._view,
        )

    def _measure(self) -> None:
        """Room and length may be others."""
        self._geometry = None
        where = self.where
        sequence = self.desk.shown
        length = sequence.length if sequence else 0
        self._view = self._view.sized(where.width - where.header, length)
        self._geometry = None
        if self._fresh and length and where.width > 200:
            self._fresh = False
            self._view = self._view.fitted()
        self._set_bars()

    def _set_bars(self) -> None:
        view, bar = self._view, self.horizontalScrollBar()
        blocked = bar.blockSignals(True)
        page = max(1, round(view.width))
        bar.setPageStep(page)
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(max(view.most_left, view.left) * view.scale)))
        bar.setValue(round(view.left * view.scale))
        bar.blockSignals(blocked)
        up = self.verticalScrollBar()
        where = self._geometry or self._laid_out()
        room = round(self.viewport().height() - where.top)
        up.setPageStep(max(1, room))
        up.setRange(0, max(0, where.lanes_height - room))

    def _scrolled(self, value: int) -> None:
        left = value / self._view.scale
        if abs(left - self._view.left) * self._view.scale >= 1:
            self.set_view(self._view.scrolled(left))

    def _rolled(self, _value: int) -> None:
        self.refresh()

    def _filled(self) -> None:
        """More pictures or sounds have come; many come at once."""
        if not self._settling.isActive():
            self._settling.start()

    def _settle(self) -> None:
        self._bed = None
        self.viewport().update()

    def _move_playhead(self) -> None:
        self.viewport().update()
        self.setAccessibleDescription(timecode(self.desk.playhead, self.rate))

    def _look_up(self) -> None:
        """Make arrays of the tracks that have changed."""
        sequence, project = self.desk.shown, self.desk.project
        if sequence is None:
            self._rows = {}
            return
        state = _faces_of(project)
        if len(self._faces_of) != len(state) or any(a is not b for a, b in zip(state, self._faces_of, strict=True)):
            self._faces, self._rows, self._faces_of = {}, {}, state
        made: dict[str, Row] = {}
        for track in sequence.tracks:
            known = self._rows.get(track.id)
            if known is not None and known.track is track:
                made[track.id] = known
            else:
                made[track.id] = row(track, lambda clip: self.shelf.number(medium_of(project, clip)))
        self._rows = made

    def playhead_rect(self, frame: int) -> QRect:
        """What is painted anew when the playhead leaves a frame."""
        x = self.where.x(frame)
        return QRect(round(x) - 7, 0, 15, self.viewport().height())


def _faces_of(project: Project) -> tuple[object, ...]:
    """What faces and media depend on besides the clips; compared by identity."""
    return project.shots, project.takes, project.files
