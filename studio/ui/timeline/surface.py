"""The painted surface of the timeline: everything below its tools. It shows; what the mouse does is ``mouse``."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from studio.core.time import FrameRate
from studio.project.timeline.sequence import Sequence
from studio.ui.controls import painting
from studio.ui.host import Host
from studio.ui.screen import timecode
from studio.ui.theme import theme
from studio.ui.timeline.aim import Aim
from studio.ui.timeline.geometry import Geometry
from studio.ui.timeline.painted import Painted
from studio.ui.timeline.ruler import paint_markers, paint_playhead, paint_ruler
from studio.ui.timeline.shelf import Shelf
from studio.ui.timeline.words import Words
from studio.workflows.timeline.desk import Aspect, TimelineDesk
from studio.workflows.timeline.lanes import Lane, lanes
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
        self.words = Words(desk, host.language, host.commands)
        self.painted = Painted(desk, shelf, self.words)
        self._bed: QPixmap | None = None
        self._geometry: Geometry | None = None
        self._laid: tuple[Sequence, int, tuple[Lane, ...]] | None = None
        self._fresh = True
        self._unmoved = True
        """Nobody has zoomed or scrolled yet: what comes behind the right edge is brought into sight."""
        self._head = 0
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
            self._unmoved = False
            self._view = view
            self._set_bars()
            self.refresh()
            self.viewed.emit()

    def fit(self) -> None:
        """All of the sequence."""
        self.set_view(self._view.fitted())
        self._unmoved = True

    @property
    def where(self) -> Geometry:
        """Where everything is now."""
        if self._geometry is None:
            self._geometry = self._laid_out()
        return self._geometry

    @property
    def rate(self) -> FrameRate:
        """Of the sequence."""
        return self.words.rate

    def set_height(self, track_id: str, height: int | None) -> None:
        """Give a lane another height; None: that which fits."""
        if height is None:
            self._heights.pop(track_id, None)
        else:
            self._heights[track_id] = height
        self._host.settings.set("timeline.heights", dict(self._heights))
        self._laid = None
        self.refresh()

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
                self.painted.look_up()
                self._measure()
                if aspect == "document" and self._unmoved and self._view.length > self._view.end:
                    self.fit()
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

    def point(self, found: Aim) -> None:
        """The mouse is over something: say more of it."""
        clip, painted = found.clip, self.painted
        face = painted.face(clip) if clip is not None else None
        missing = clip is not None and found.lane is not None and painted.lost(found.lane.track.id, clip.id)
        said = self.words.pointed(found, face, missing=missing)
        if said != self.viewport().toolTip():
            self.viewport().setToolTip(said)

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
        self.painted.paint_lanes(painter, where, ratio)
        self.painted.paint_heads(painter, where, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_top(painter, where, sequence)
        painter.end()
        self._bed = made
        return made

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
        if sequence is None:
            laid: tuple[Lane, ...] = ()
        elif self._laid is not None and self._laid[0] is sequence and self._laid[1] == free:
            laid = self._laid[2]
        else:
            laid = lanes(sequence, self._heights, free)
            self._laid = sequence, free, laid
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
        before, self._head = self._head, self.desk.playhead
        for frame in (before, self._head):
            self.viewport().update(round(self.where.x(frame)) - 8, 0, 17, self.viewport().height())
        self.setAccessibleDescription(timecode(self.desk.playhead, self.rate))
