"""The mouse on the surface: one gesture at a time, each a drag that is shown as it would be and kept at its end."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent

from studio.core.errors import StudioError
from studio.ui.timeline.aim import NOTHING, Aim, aim
from studio.ui.timeline.levels import LevelDrag
from studio.ui.timeline.surface import Surface
from studio.workflows.timeline.drag import Drag, begin, edges, points
from studio.workflows.timeline.lanes import LEAST, MOST, Lane
from studio.workflows.timeline.snapping import NOWHERE, Snaps, snaps
from studio.workflows.timeline.verbs import drag_verb, move_marker, split_at

NEAR = 8.0
"""How near something snaps, pixels."""

FIRM = 4.0
"""How far the mouse moves before a press becomes a drag, pixels."""

_SCROLL_MS = 40
_BORDER = 22.0

_Keys = Qt.KeyboardModifier


class Heads(Protocol):
    """What a press on the head of a track does, and a menu."""

    def press(self, lane: Lane, switch: str) -> None: ...
    def open(self, found: Aim) -> None: ...


class Gesture(Protocol):
    """What goes on between press and release."""

    def move(self, at: QPointF) -> None: ...
    def end(self) -> None: ...
    def cancel(self) -> None: ...


class Mouse(QObject):
    """Attached to one surface. ``say`` shows a remark while something is dragged."""

    def __init__(self, surface: Surface, heads: Heads, say: Callable[[str], None]) -> None:
        super().__init__(surface)
        self._surface, self._desk, self._heads, self.say = surface, surface.desk, heads, say
        self._gesture: Gesture | None = None
        self._pressed: QPointF | None = None
        self._found = NOTHING
        self._keys = _Keys.NoModifier
        self._last = QPointF()
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self._gesture is not None or self._pressed is not None

    def aim(self, at: QPointF) -> Aim:
        """What is there."""
        sequence = self._desk.sequence
        if sequence is None:
            return NOTHING
        return aim(self._surface.where, sequence, self._surface.painted.row_of, at)

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        at = event.position()
        found = self.aim(at)
        if event.button() == Qt.MouseButton.RightButton:
            self._choose_for_menu(found)
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = _Pan(self._surface, at)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._found, self._pressed, self._keys, self._last = found, at, event.modifiers(), at
        match found.kind:
            case "ruler":
                self._start(_Seek(self, self._surface), at)
            case "head" if found.lane is not None:
                if found.switch == "height":
                    self._start(_Height(self._surface, found.lane, at), at)
                else:
                    self._heads.press(found.lane, found.switch)
                    self._pressed = None
            case "marker" if found.marker is not None:
                self._desk.pick_marker(found.marker.id)
                self._desk.seek(found.marker.at)
            case "clip" | "edge" | "fade" | "gain":
                self._press_clip(found, at)
            case "gap" if found.lane is not None and not self._keys & _Keys.ShiftModifier:
                self._desk.pick_gap(found.lane.track.id, found.start)
            case "lane" | "nothing":
                if not self._keys & (_Keys.ShiftModifier | _Keys.ControlModifier):
                    self._desk.pick_none()
            case _:
                pass

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, with a button down or not."""
        at = event.position()
        self._last = at
        if self._gesture is not None:
            self._gesture.move(at)
            self._scroll_if_at_border(at)
        elif self._pressed is not None:
            if (at - self._pressed).manhattanLength() >= FIRM:
                self._begin_drag(at)
        else:
            self.hover(at)

    def release(self, event: QMouseEvent) -> None:
        """The button goes up."""
        self._scrolling.stop()
        gesture, pressed = self._gesture, self._pressed
        self._gesture = self._pressed = None
        if gesture is not None:
            gesture.end()
        elif pressed is not None and self._found.kind == "clip" and self._found.clip is not None:
            self._click(self._found.clip.id)
        self._clear()
        self.hover(event.position())

    def double(self, event: QMouseEvent) -> None:
        """A double click."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = self.aim(event.position())
            if found.kind == "head" and found.switch == "height" and found.lane is not None:
                self._surface.set_height(found.lane.track.id, None)
            elif found.kind not in ("head", "nothing"):
                self._heads.open(found)

    def cancel(self) -> bool:
        """Esc: nothing has happened; whether there was anything to cancel."""
        self._scrolling.stop()
        gesture, self._gesture = self._gesture, None
        self._pressed = None
        if gesture is not None:
            gesture.cancel()
        self._clear()
        return gesture is not None

    def hover(self, at: QPointF) -> None:
        """Show what a press would do."""
        found = self.aim(at)
        surface, tool = self._surface, self._desk.tool
        blade: int | None = None
        cursor = Qt.CursorShape.ArrowCursor
        if tool == "razor" and found.kind in ("clip", "edge", "fade", "gain"):
            blade, cursor = self.cut_at(at), Qt.CursorShape.CrossCursor
        elif found.kind in ("edge", "fade"):
            cursor = Qt.CursorShape.SizeHorCursor if tool != "slip" else Qt.CursorShape.ArrowCursor
        elif found.kind == "gain":
            cursor = Qt.CursorShape.SizeVerCursor
        elif found.kind == "head" and found.switch == "height":
            cursor = Qt.CursorShape.SplitVCursor
        elif found.kind == "clip" and tool in ("slip", "slide"):
            cursor = Qt.CursorShape.SizeHorCursor
        surface.viewport().setCursor(QCursor(cursor))
        if blade != surface.razor:
            surface.razor = blade
            surface.viewport().update()
        surface.point(found)

    def leave(self) -> None:
        """The mouse has gone."""
        if self._surface.razor is not None:
            self._surface.razor = None
            self._surface.viewport().update()

    def cut_at(self, at: QPointF) -> int:
        """Where the blade falls: it snaps to the playhead and markers."""
        view, sequence = self._surface.view, self._desk.sequence
        frame = view.nearest(at.x() - self._surface.where.header)
        if not self._desk.snapping or sequence is None:
            return frame
        near = {self._desk.playhead, *(marker.at for marker in sequence.markers)}
        best = min(near, key=lambda point: abs(point - frame))
        return best if abs(best - frame) <= view.span(NEAR) else frame

    # ------------------------------------------------------------------------------------------ inside

    def _start(self, gesture: Gesture, at: QPointF) -> None:
        self._gesture = gesture
        gesture.move(at)

    def _press_clip(self, found: Aim, at: QPointF) -> None:
        clip, desk = found.clip, self._desk
        if clip is None:
            return
        if desk.tool == "razor":
            everything = bool(self._keys & _Keys.ShiftModifier)
            desk.cut("Split clips", split_at(desk, clip.id, self.cut_at(at), everything=everything))
            self._pressed = None
            return
        if self._keys & _Keys.ShiftModifier:
            desk.pick_to(clip.id)
        elif self._keys & _Keys.ControlModifier:
            pass  # a click adds or takes away, a drag makes room
        elif clip.id not in desk.picked or found.kind != "clip":
            desk.pick(clip.id, linked=False if self._keys & _Keys.AltModifier else None)

    def _click(self, clip_id: str) -> None:
        """Pressed and let go at one place."""
        desk = self._desk
        if self._keys & _Keys.ControlModifier:
            desk.pick(clip_id, toggle=True)
        elif not self._keys & _Keys.ShiftModifier:
            desk.pick(clip_id, linked=False if self._keys & _Keys.AltModifier else None)

    def _begin_drag(self, at: QPointF) -> None:
        found, pressed, desk = self._found, self._pressed, self._desk
        if pressed is None:
            return
        ripple, alt = bool(self._keys & _Keys.ControlModifier), bool(self._keys & _Keys.AltModifier)
        gesture: Gesture | None = None
        match found.kind:
            case "clip" | "edge" if found.clip is not None and found.lane is not None:
                body = found.kind == "clip" or desk.tool in ("slip", "slide")
                if ripple and found.clip.id not in desk.picked:
                    desk.pick(found.clip.id)
                drag = begin(
                    desk,
                    "body" if body else found.side,
                    found.clip.id,
                    ripple=ripple,
                    copy=alt and body,
                    unlinked=alt and not body,
                )
                gesture = _ClipDrag(self, self._surface, drag, found.lane, pressed)
            case "fade" | "gain" if found.clip is not None and found.lane is not None:
                side = None if found.kind == "gain" else found.side
                gesture = LevelDrag(self._surface, self.say, found.lane, found.clip, side)
            case "marker" if found.marker is not None:
                gesture = _MarkerDrag(self._surface, found.marker.id)
            case "lane" | "gap" | "nothing":
                add = bool(self._keys & (_Keys.ShiftModifier | _Keys.ControlModifier))
                gesture = _Band(self._surface, pressed, add=add)
            case _:
                pass
        if gesture is None:
            self._pressed = None
        else:
            self._start(gesture, at)

    def _choose_for_menu(self, found: Aim) -> None:
        if found.clip is not None and found.clip.id not in self._desk.picked:
            self._desk.pick(found.clip.id)
        elif found.kind == "gap" and found.lane is not None:
            self._desk.pick_gap(found.lane.track.id, found.start)
        elif found.marker is not None:
            self._desk.pick_marker(found.marker.id)
        elif found.lane is not None:
            self._desk.pick_track(found.lane.track.id)

    def _clear(self) -> None:
        surface = self._surface
        surface.guide = surface.band = None
        self.say("")
        surface.viewport().update()

    def _scroll_if_at_border(self, at: QPointF) -> None:
        where = self._surface.where
        outside = at.x() < where.header + 4 or at.x() > where.width - _BORDER
        if outside and not isinstance(self._gesture, (_Height, _Pan)):
            if not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._scrolling.stop()

    def _scroll(self) -> None:
        """While something is held at the border, time goes by under it."""
        if self._gesture is None:
            self._scrolling.stop()
            return
        view, where = self._surface.view, self._surface.where
        away = (
            self._last.x() - (where.width - _BORDER)
            if self._last.x() > where.width / 2
            else self._last.x() - where.header
        )
        self._surface.set_view(view.scrolled(view.left + view.span(max(-40.0, min(40.0, away)))))
        self._gesture.move(self._last)


class _Seek:
    """The playhead follows the mouse."""

    def __init__(self, mouse: Mouse, surface: Surface) -> None:
        self._surface, self._desk = surface, surface.desk
        sequence = self._desk.sequence
        usable = sequence is not None and self._desk.snapping
        self._points = snaps(sequence, playhead=None) if sequence is not None and usable else NOWHERE

    def move(self, at: QPointF) -> None:
        view = self._surface.view
        x = at.x() - self._surface.where.header
        near = self._points.near(view.at(x), view.span(NEAR / 2))
        self._desk.seek(view.frame(x) if near is None else near)

    def end(self) -> None: ...
    def cancel(self) -> None: ...


class _Pan:
    """The middle button takes the paper along."""

    def __init__(self, surface: Surface, at: QPointF) -> None:
        self._surface, self._at = surface, at

    def move(self, at: QPointF) -> None:
        view = self._surface.view
        self._surface.set_view(view.scrolled(view.left - view.span(at.x() - self._at.x())))
        bar = self._surface.verticalScrollBar()
        bar.setValue(round(bar.value() - at.y() + self._at.y()))
        self._at = at

    def end(self) -> None: ...
    def cancel(self) -> None: ...


class _Height:
    """A lane grows or shrinks."""

    def __init__(self, surface: Surface, lane: Lane, at: QPointF) -> None:
        self._surface, self._lane, self._from = surface, lane, at.y()

    def move(self, at: QPointF) -> None:
        height = min(MOST, max(LEAST, round(self._lane.height + at.y() - self._from)))
        if height != self._lane.height or at.y() != self._from:
            self._surface.set_height(self._lane.track.id, height)

    def end(self) -> None: ...

    def cancel(self) -> None:
        self._surface.set_height(self._lane.track.id, self._lane.height)


class _Band:
    """A rectangle that selects what it touches."""

    def __init__(self, surface: Surface, at: QPointF, *, add: bool) -> None:
        self._surface, self._from, self._frame = surface, at, surface.view.at(at.x() - surface.where.header)
        self._add, self._before = add, surface.desk.picked

    def move(self, at: QPointF) -> None:
        surface, where = self._surface, self._surface.where
        x = where.x(self._frame)
        band = QRectF(QPointF(x, self._from.y()), at).normalized()
        surface.band = band.intersected(QRectF(where.header, where.top, where.width - where.header, where.height))
        ids = [
            lane.track.id
            for lane in where.lanes
            if where.y(lane) < band.bottom() and where.y(lane) + lane.height > band.top()
        ]
        first = surface.view.at(band.left() - where.header)
        end = surface.view.at(band.right() - where.header)
        if self._add:
            surface.desk.pick_all(self._before)
        surface.desk.pick_range(int(first), int(end) + 1, ids, add=self._add)
        surface.viewport().update()

    def end(self) -> None: ...

    def cancel(self) -> None:
        self._surface.desk.pick_all(self._before)


class _MarkerDrag:
    """A marker moves."""

    def __init__(self, surface: Surface, marker_id: str) -> None:
        self._surface, self._id, self._at = surface, marker_id, -1
        sequence, desk = surface.desk.sequence, surface.desk
        usable = sequence is not None and desk.snapping
        self._points = snaps(sequence, playhead=desk.playhead) if sequence is not None and usable else NOWHERE

    def move(self, at: QPointF) -> None:
        view = self._surface.view
        x = at.x() - self._surface.where.header
        near = self._points.near(view.at(x), view.span(NEAR / 2))
        self._at = view.nearest(x) if near is None else near
        self._surface.desk.preview(move_marker(self._id, self._at))

    def end(self) -> None:
        if self._at >= 0:
            self._surface.desk.cut("Move marker", move_marker(self._id, self._at))

    def cancel(self) -> None:
        self._surface.desk.end_preview()


class _ClipDrag:
    """Clips, or an edge of one, follow the mouse; at the end they have moved in one edit."""

    def __init__(self, mouse: Mouse, surface: Surface, drag: Drag, lane: Lane, at: QPointF) -> None:
        self._mouse, self._surface, self._desk, self._drag, self._lane = mouse, surface, surface.desk, drag, lane
        self._from = surface.view.at(at.x() - surface.where.header)
        sequence = self._desk.sequence
        self._edges = edges(sequence, drag) if sequence is not None else ()
        self._points: Snaps = points(self._desk, drag)
        self._now = (0, 0)
        self._good = (0, 0)
        self._problem: StudioError | None = None

    def move(self, at: QPointF) -> None:
        surface, view = self._surface, self._surface.view
        by = round(view.at(at.x() - surface.where.header) - self._from)
        by, surface.guide = self._points.shift(self._edges, by, view.span(NEAR))
        tracks = self._tracks(at.y()) if self._drag.hold == "body" else 0
        if self._edges and self._drag.hold == "body":
            by = max(by, -min(self._edges))
        if (by, tracks) == self._now:
            return
        self._now = (by, tracks)
        self._problem = self._desk.preview(drag_verb(self._desk, self._drag, by, tracks))
        if self._problem is None:
            self._good = (by, tracks)
        self._mouse.say(self._surface.words.problem(self._problem) if self._problem else self._surface.words.shift(by))
        surface.viewport().update()

    def end(self) -> None:
        by, tracks = self._good
        problem, self._problem = self._problem, None
        if (by, tracks) != (0, 0):
            self._desk.cut(self._drag.name, drag_verb(self._desk, self._drag, by, tracks))
        else:
            self._desk.end_preview()
            if problem is not None:
                self._desk.refused.emit(problem)

    def cancel(self) -> None:
        self._desk.end_preview()

    def _tracks(self, y: float) -> int:
        """How many tracks of the same kind up (in the order of the record) the mouse has gone."""
        where, sequence = self._surface.where, self._desk.sequence
        lane = where.lane_at(y)
        if lane is None or sequence is None or lane.track.kind != self._lane.track.kind:
            return self._now[1]
        order = [track.id for track in sequence.of_kind(lane.track.kind)]
        return order.index(lane.track.id) - order.index(self._lane.track.id)
