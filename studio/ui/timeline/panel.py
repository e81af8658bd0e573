"""The timeline panel: tools over the painted surface, or over the same clips as a list."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QInputDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.timeline.clip import Clip, SequenceSource
from studio.project.timeline.sequence import Sequence
from studio.ui.controls import Panel, painting
from studio.ui.controls.badge import status_word
from studio.ui.host import Host
from studio.ui.screen import Playing, timecode
from studio.ui.theme import theme
from studio.ui.timeline.actions import Actions, Answered
from studio.ui.timeline.aim import Aim
from studio.ui.timeline.drops import Drops
from studio.ui.timeline.listing import ClipList, ClipModel, entries
from studio.ui.timeline.menus import clip_menu, gap_menu, marker_menu, track_menu
from studio.ui.timeline.mouse import Mouse
from studio.ui.timeline.shelf import Shelf
from studio.ui.timeline.surface import Surface
from studio.ui.timeline.tools import ToolRow
from studio.workflows.bin import Bin
from studio.workflows.screening.screening import Screening
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.timeline.desk import Aspect, TimelineDesk
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.peaks import Peaks

LOW = 280
"""Height under which the tools' row is lower and has no title."""

_GHOSTS = ((8, 154), (168, 116), (290, 184))
"""Where the first clips will be: left edge from the header and width, logical pixels."""


class TimelinePanel(Panel):
    """The sequence of one open project. ``playing`` is the monitor's player: its playhead is this one's."""

    def __init__(
        self,
        host: Host,
        session: Session,
        selection: Selection,
        desk: TimelineDesk,
        screening: Screening,
        playing: Playing,
        peaks: Peaks | None,
        files: Bin | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, ground="lane")
        self._host, self._session, self.desk = host, session, desk
        self._screening, self._playing, self._peaks = screening, playing, peaks
        shelf = Shelf(session.folder.media, session.folder.cache("thumbnails"), peaks, self)
        self.tools = ToolRow(host.commands)
        self.surface = Surface(host, desk, shelf)
        self.mouse = Mouse(self.surface, self, self.tools.say)
        self._model = ClipModel(self._titles, self)
        self.list = ClipList(self._model, desk)
        self._drops = Drops(self.surface, desk, selection, files, self.tools.say)
        self._stack = QStackedWidget()
        self._blank = _Blank()
        self._build()
        self.acting = Actions(host, desk, selection, self)
        self.follow(desk.changed, self._follow)
        self.follow(desk.refused, host.notes.refuse)
        self.follow(desk.sought, self._seek)
        self.follow(screening.changed, lambda _screened: shelf.again())
        if files is not None:
            self.follow(files.pictured, lambda _digest: shelf.again())
        playing.looked.connect(self._looked)
        playing.moved.connect(self._moved)
        self.retranslate()
        self._show()

    # ------------------------------------------------------------------------------------------ words

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.surface.setAccessibleName(
            self.tr("Timeline. Its clips can be read as a list: {key}.").format(
                key=self._host.commands.shown_key("timeline.list")
            )
        )
        self.list.setAccessibleName(self.tr("Clips of the timeline"))
        self._blank.say(self.tr("Shots line up here in storyboard order. Sound comes with them."))
        self._fill_list()
        self._tell_stretch()
        self.surface.refresh()

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Track"),
            self.tr("Clip"),
            self.tr("Begins at"),
            self.tr("Length"),
            self.tr("Shows"),
            self.tr("Remarks"),
        )

    def _described(self, clip: Clip, track_id: str, start: int) -> tuple[str, ...]:
        lane = next(lane for lane in self.surface.where.lanes if lane.track.id == track_id)
        face, rate = self.surface.painted.face(clip), self.surface.rate
        shows = self.tr("Shot {number}").format(number=face.name) if face.status is not None else face.name
        remarks = [status_word(face.status)] if face.status is not None else []
        if face.newer:
            remarks.append(self.tr("newer take exists"))
        if face.empty:
            remarks.append(self.tr("no take yet"))
        if face.speed != 1:
            remarks.append(f"{float(face.speed) * 100:g} %")
        if not clip.enabled:
            remarks.append(self.tr("disabled"))
        if clip.link and not self.desk.linked:
            remarks.append(self.tr("linked"))
        return (
            f"{lane.code} {self.surface.words.track(lane)}",
            clip.name or shows,
            timecode(start, rate),
            self._host.language.length(clip.length, round(rate.fps)),
            f"{shows} {face.remark}".strip(),
            ", ".join(remarks),
        )

    def _title(self) -> None:
        sequence = self.desk.sequence
        self.tools.set_title("" if sequence is None or self.acting.sequences.in_film else sequence.name)

    def _fill_list(self) -> None:
        if self._stack.currentWidget() is self.list:
            order = [lane.track.id for lane in self.surface.where.lanes]
            self._model.show(entries(self.desk, self._described, order))
            self.list.follow()

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        for widget in (self.surface, self.list, self._blank):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.tools.zoomed.connect(self._zoom)
        self.surface.viewed.connect(lambda: self.tools.set_zoom(self.surface.view.share))
        self.surface.viewport().installEventFilter(self)
        self.surface.installEventFilter(self)
        self.surface.viewport().setAcceptDrops(True)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.surface)

    @override
    def release(self) -> None:
        self.mouse.cancel()
        self._drops.forget()
        self.surface.release()
        self.surface.viewport().removeEventFilter(self)
        self.surface.removeEventFilter(self)
        self._playing.looked.disconnect(self._looked)
        self._playing.moved.disconnect(self._moved)
        super().release()

    # ------------------------------------------------------------------------------------------ showing

    def show_list(self, shown: bool) -> None:
        """The list in place of the surface, or back."""
        had = self.surface.hasFocus() or self.list.hasFocus()
        self.setFocusProxy(self.list if shown else self.surface)
        self._stack.setCurrentWidget(self.list if shown else self.surface)
        self._show()
        if had:
            (self.list if shown else self.surface).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def listed(self) -> bool:
        """Whether the list is shown."""
        return self._host.commands.checked("timeline.list")

    def _show(self) -> None:
        sequence = self.desk.sequence
        empty = sequence is None or (not sequence.length and not self._session.project.shots)
        self._stack.setCurrentWidget(self._blank if empty else self.list if self.listed else self.surface)
        self._fill_list()

    def _follow(self, aspect: Aspect) -> None:
        if aspect == "document":
            self._show()
            self._title()
        self.surface.follow(aspect)
        self.acting.follow(aspect)
        if aspect == "selection":
            if self._stack.currentWidget() is self.list:
                self.list.follow()
            if self.desk.in_hand is not None and not self.mouse.busy:
                self.surface.show_clip(self.desk.in_hand)
        if aspect in ("marks", "document"):
            self._tell_stretch()

    def _tell_stretch(self) -> None:
        first, last = self.desk.marks
        rate = self.surface.rate
        if first is None and last is None:
            self.tools.say_stretch("")
            return
        sequence = self.desk.sequence
        end = last + 1 if last is not None else sequence.length if sequence else 0
        text = self.tr("In–out {first} – {end}")
        short = [timecode(frame, rate)[3:] for frame in (first or 0, end)]
        self.tools.say_stretch(text.format(first=short[0], end=short[1]))

    # ------------------------------------------------------------------------------------------ the player

    def _looked(self, look: object) -> None:
        if self._together:
            player = self._playing.player
            before = self.desk.playhead
            self.desk.set_playhead(player.frame)
            if player.transport.playing and player.frame != before:
                self.surface.show_frame(player.frame, paged=True)

    def _moved(self) -> None:
        if self._together:
            transport = self._playing.player.transport
            self.desk.set_marks((transport.mark_in, transport.mark_out))

    def _seek(self, frame: int) -> None:
        """The monitor shows the film at this frame."""
        self._show_sequence()
        self._playing.do(lambda player: player.scrub(frame))
        self.desk.set_playhead(frame)

    def mark(self, first: int | None, last: int | None) -> None:
        """Set in and out."""
        self._show_sequence()
        self._playing.do(lambda player: player.mark(first, last))

    def play(self) -> None:
        """Play what is cut here, from the playhead, or rest."""
        if not self._together:
            frame = self.desk.playhead
            self._show_sequence()
            self._playing.do(lambda player: player.seek(frame))
        self._playing.do(lambda player: player.toggle())

    def _show_sequence(self) -> None:
        """The monitor shows what is cut here."""
        sequence, shown = self.desk.sequence, self._screening.sequence
        if sequence is not None and (self._screening.mode != "film" or shown is None or shown.id != sequence.id):
            self._screening.set_sequence(sequence.id)

    @property
    def _together(self) -> bool:
        """Whether the monitor shows what is cut here."""
        sequence, shown = self.desk.sequence, self._screening.sequence
        same = sequence is not None and shown is not None and sequence.id == shown.id
        return same and self._screening.mode == "film"

    # ------------------------------------------------------------------------------------------ heads, menus

    def press(self, lane: Lane, switch: str) -> None:
        """A switch in the head of a track."""
        self.desk.pick_track(lane.track.id)
        if switch in ("target", "mute", "solo", "lock"):
            self._host.commands.run(f"timeline.{switch}")

    def open(self, found: Aim) -> None:
        """A double click: a nested sequence is opened, a marker named, a clip shown from its beginning."""
        if found.marker is not None:
            self.desk.pick_marker(found.marker.id)
            self._host.commands.run("timeline.marker_note")
        elif found.clip is not None:
            self.enter_clip()
        elif found.kind == "gap":
            self._host.commands.run("timeline.close_gap")

    def enter_clip(self) -> None:
        """Open what is in hand."""
        sequence, clip_id = self.desk.sequence, self.desk.in_hand
        if sequence is None or clip_id is None:
            return
        clip = sequence.clip(clip_id)
        if isinstance(clip.source, SequenceSource):
            self.desk.open(clip.source.sequence_id)
            self.surface.fit()
        else:
            self.desk.seek(sequence.placed(clip_id).start)

    def menu(self, at: QPoint | None = None) -> None:
        """What can be done with what is in hand, at a point of the screen."""
        found = self.mouse.aim(QPointF(self.surface.viewport().mapFromGlobal(at))) if at is not None else None
        if found is not None and found.kind == "head":
            names = track_menu()
        elif found is not None and found.kind == "marker":
            names = marker_menu()
        elif self.desk.gap is not None:
            names = gap_menu()
        else:
            names = clip_menu()
        made = QMenu(self)
        for name in names:
            if name:
                made.addAction(self._host.commands.action(name))
            else:
                made.addSeparator()
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(at if at is not None else self._menu_place())

    def choose_sequence(self) -> None:
        """All sequences, to open one of them; and what can be done with the one that is open."""
        made = QMenu(self)
        for sequence in self.acting.sequences.all:
            action = made.addAction(self._sequence_name(sequence))
            action.setCheckable(True)
            action.setChecked(sequence is self.desk.sequence)
            action.triggered.connect(partial(self._open_sequence, sequence.id))
        made.addSeparator()
        for name in ("new", "name", "remove"):
            made.addAction(self._host.commands.action(f"timeline.sequence_{name}"))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(self.tools.chooser.mapToGlobal(self.tools.chooser.rect().bottomLeft()))

    def _open_sequence(self, sequence_id: str) -> None:
        self.desk.open(sequence_id)
        self.surface.fit()

    def _sequence_name(self, sequence: Sequence) -> str:
        return self.tr("The film") if sequence is self.desk.project.sequences[0] else sequence.name

    def _menu_place(self) -> QPoint:
        sequence, clip_id = self.desk.sequence, self.desk.in_hand
        where = self.surface.where
        point = QPointF(where.header + 8, where.top + 8)
        if sequence is not None and clip_id is not None:
            lane = next((lane for lane in where.lanes if clip_id in lane.track.index), None)
            if lane is not None:
                point = QPointF(max(where.header, where.x(sequence.placed(clip_id).start)) + 8, where.y(lane) + 12)
        return self.surface.viewport().mapToGlobal(point.toPoint())

    def ask(self, title: str, text: str, then: Answered, *, many: bool = False) -> None:
        """A short question; ``then`` gets the answer."""
        dialog = QInputDialog(self)
        if many:
            dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(title)
        dialog.setLabelText(title)
        dialog.setTextValue(text)
        dialog.accepted.connect(lambda: then(dialog.textValue()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ------------------------------------------------------------------------------------------ Qt

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The surface's mouse, drops and Esc."""
        if watched is self.surface and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is not self.surface.viewport():
            return False
        match event:
            case QContextMenuEvent():
                if event.reason() == QContextMenuEvent.Reason.Mouse and not self.mouse.busy:
                    self.menu(event.globalPos())
                return True
            case QDropEvent():
                return self._drop(event)
            case QDragLeaveEvent():
                self._drops.leave()
                return True
            case QMouseEvent():
                return self._mouse(event)
            case _:
                if event.type() == QEvent.Type.Leave:
                    self.mouse.leave()
                return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or not self.mouse.busy:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self.mouse.cancel()

    def _mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self.surface.setFocus(Qt.FocusReason.MouseFocusReason)
                self.mouse.press(event)
            case QEvent.Type.MouseMove:
                self.mouse.move(event)
            case QEvent.Type.MouseButtonRelease:
                self.mouse.release(event)
            case QEvent.Type.MouseButtonDblClick:
                self.mouse.double(event)
            case _:
                return False
        return True

    def _drop(self, event: QDropEvent) -> bool:
        match event:
            case QDragEnterEvent() | QDragMoveEvent():
                taken = self._drops.over(event.mimeData(), event.position(), event.modifiers())
            case _:
                taken = self._drops.drop(event.mimeData(), event.position(), event.modifiers())
        if taken:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.set_low(self.height() < LOW)

    def _zoom(self, share: float) -> None:
        view, where = self.surface.view, self.surface.where
        x = view.x(self.desk.playhead)
        about = x if 0 <= x <= view.width else (where.width - where.header) / 2
        self.surface.set_view(view.with_share(share, about))


class _Blank(QWidget):
    """What stands here while there is nothing to cut: where the first clips will be, and how they come."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def say(self, words: str) -> None:
        """The sentence."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        header, ruler, tall = theme().size.track_header, theme().size.ruler, theme().size.tracks["v1"]
        painter.fillRect(self.rect(), colours.surface.lane)
        painter.fillRect(QRectF(0, 0, self.width(), ruler), colours.surface.ruler)
        top = min(float(ruler + 26), max(float(ruler), (self.height() - tall) / 2))
        painter.fillRect(QRectF(0, ruler, header, self.height() - ruler), colours.surface.panel)
        for number, (x, width) in enumerate(_GHOSTS):
            line = colours.line.guess
            pen = QPen(line, 1)
            pen.setDashPattern([3, 2.5])
            painter.setOpacity(1.0 - 0.3 * number)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(header + x + 0.5, top + 3.5, width - 1, tall - 6), 4, 4)
        painter.setOpacity(1.0)
        left = header + sum(_GHOSTS[-1]) + 20
        painter.setFont(theme().font("label"))
        painter.setPen(colours.text.secondary)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(QRectF(left, top, self.width() - left - 12, tall), flags, self._words)
        painter.end()
