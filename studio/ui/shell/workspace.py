"""One open project in the window: the panels in their places, or, while it is empty, what teaches how to begin."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.compare.panel import ComparePanel
from studio.ui.controls import Panel, Splitter
from studio.ui.host import Host
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.first import FirstShot
from studio.ui.shell.layout import Layout, arrangement
from studio.ui.shell.left import LeftSide
from studio.ui.shell.panels import Panels, build, build_compare
from studio.ui.shell.regions import first_inside
from studio.ui.shell.right import RightSide
from studio.ui.shell.teaching import EmptyShot, EmptyStoryboard
from studio.ui.shell.welcome import Welcome
from studio.ui.theme import theme
from studio.workflows.opened import Opened

_LOW_TAKES = 44
"""Height of the takes where room is scarce: one row."""


class Workspace(Panel):
    """Storyboard, monitor over takes, the timeline's place under both, the shot panel at full height.

    While the project has no shots, the welcome stands in the middle and two panels that teach at its sides.
    """

    def __init__(
        self, host: Host, opened: Opened, doors: WindowDoors, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, ground="window")
        self._host, self._opened, self._layout = host, opened, layout
        self._doors = doors
        self._arranged = ""
        self._arranging = QTimer(self, singleShot=True, interval=0)
        self._arranging.timeout.connect(self._arrange_soon)
        self._compare: ComparePanel | None = None
        self.panels: Panels = build(host, opened, doors)
        words = doors.words()
        self.welcome = Welcome(
            host.commands, lambda style: words.say("style", style, host.language.code), sample_pictures(doors)
        )
        self.timeline = self.panels.timeline
        self._storyboard = Place(self.panels.storyboard, EmptyStoryboard(host.commands))
        self._left: QWidget = self._storyboard
        if self.panels.files is not None:
            self._left = LeftSide(host, self._storyboard, self.panels.storyboard, self.panels.files)
        self._middle = Place(self._stage(), self.welcome)
        self._shot = Place(self.panels.shot, EmptyShot())
        self._right = RightSide(host, self._shot, self.panels.shot, self.panels.clip)
        self.board = Splitter(Qt.Orientation.Horizontal)
        self.rows = Splitter(Qt.Orientation.Vertical)
        self.columns = Splitter(Qt.Orientation.Horizontal)
        self.body = QStackedWidget()
        self._assemble()
        self.first = FirstShot(host, opened, self.welcome)
        host.commands.bind("shot.generate_next", self._generate_next)
        self.follow(opened.session.changed, lambda _change: self._begun())
        self.follow(host.compared, self.compare)
        self._begun()

    @property
    def begun(self) -> bool:
        """Whether the project has shots."""
        return bool(self._opened.session.project.shots)

    @property
    def filmed(self) -> bool:
        """Whether there is something to see without shots: files that lie in the cut."""
        project = self._opened.session.project
        return any(track.items for sequence in project.sequences for track in sequence.tracks)

    @property
    def comparing(self) -> bool:
        """Whether compare stands in place of everything else."""
        return self._compare is not None

    def place(self, name: str) -> QWidget:
        """The room that a region has, whatever stands in it now."""
        rooms: dict[str, QWidget] = {
            "shot": self._right,
            "storyboard": self._left,
            "monitor": self._middle,
            "takes": self.panels.takes,
            "timeline": self.timeline,
            "reading": self.panels.shot.reading if self.begun else self._shot,
            "generate": self.panels.shot.making if self.begun else self.welcome.field,
        }
        return rooms[name]

    def entry(self, name: str) -> QWidget | None:
        """What takes the focus when a region is entered; ``prompt`` is where words are written now."""
        if name == "prompt":
            self._right.show_shot()
            if not self.begun and self.filmed:
                return self.timeline.focusProxy()
            return self.panels.shot.prompt.editor if self.begun else self.welcome.field.prompt
        if name == "monitor" and (self.begun or self.filmed):
            return first_inside(self.panels.monitor)
        if name == "timeline":
            return self.timeline.focusProxy()
        return first_inside(self.place(name))

    def compare(self, on: bool) -> None:
        """Compare in place of everything else, or back."""
        if on and self.begun and self._compare is None:
            self.panels.monitor.playing.player.pause()
            made = build_compare(self._host, self._opened, self._doors)
            self._compare = made
            self.body.addWidget(made)
            self.body.setCurrentWidget(made)
            self._host.shortcuts.add_region(made, "compare")
            first = first_inside(made)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not on and self._compare is not None:
            gone, self._compare = self._compare, None
            self.body.setCurrentWidget(self.columns)
            gone.release()
            self.body.removeWidget(gone)
            self._host.shortcuts.remove_region(gone)
            gone.hide()
            gone.deleteLater()
            self.panels.monitor.rebind()
            entry = self.entry("prompt")
            if entry is not None:
                entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, *, anew: bool = False) -> None:
        """Put the splitters where they belong for this width; ``anew`` even if nothing has changed."""
        name = arrangement(self.width())
        if anew or name != self._arranged:
            self._arranged = name
            narrow = name == "narrow"
            size = theme().size
            self._left.setMinimumWidth(size.storyboard_range[0])
            self._left.setMaximumWidth(size.storyboard_range[1])
            self._right.setMinimumWidth(size.shot_panel_range[0])
            self._right.setMaximumWidth(size.shot_panel_range[1])
            self.panels.takes.setFixedHeight(_LOW_TAKES if narrow else size.takes_strip)
            self._layout.restore(self.splitters(), self.width(), self.height())

    def splitters(self) -> dict[str, QSplitter]:
        """By the names that ``Layout`` knows."""
        return {"columns": self.columns, "board": self.board, "rows": self.rows}

    def release(self) -> None:
        """The panels stop too."""
        super().release()
        self._host.commands.give_back("shot.generate")
        self.first.release()
        if self._compare is not None:
            self._compare.release()
        self.panels.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._arranging.start()
        return super().event(event)

    def _stage(self) -> QWidget:
        """The monitor over the takes."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().space.splitter)
        column.addWidget(self.panels.monitor, 1)
        column.addWidget(self.panels.takes)
        return made

    def _assemble(self) -> None:
        self.board.addWidget(self._left)
        self.board.addWidget(self._middle)
        self.rows.addWidget(self.board)
        self.rows.addWidget(self.timeline)
        self.columns.addWidget(self.rows)
        self.columns.addWidget(self._right)
        for splitter, grows in ((self.board, 1), (self.rows, 0), (self.columns, 0)):
            splitter.setStretchFactor(grows, 1)
            splitter.setStretchFactor(1 - grows, 0)
            splitter.splitterMoved.connect(self._moved)
        self.body.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().space.splitter, 0, theme().space.splitter)
        column.addWidget(self.body)

    def _generate_next(self) -> None:
        """The shot in hand, before everything else that waits."""
        shot_id = self._opened.selection.shot
        self.panels.shot.keep()
        for place, job in enumerate(self._opened.jobs.draft(shot_id) if shot_id else ()):
            self._opened.jobs.move(job.id, place)

    def _arrange_soon(self) -> None:
        self.arrange()

    def _moved(self, _place: int, _index: int) -> None:
        self._layout.keep(self.splitters(), self.width())

    def _begun(self) -> None:
        begun = self.begun
        focused = self.welcome.isAncestorOf(self.window().focusWidget() or self)
        for place in (self._storyboard, self._shot):
            place.set_begun(begun)
        self._middle.set_begun(begun or self.filmed)
        if not begun and self.filmed:
            self._opened.screening.set_mode("film")
        if begun:
            self._host.commands.give_back("shot.generate")
        else:
            self._host.commands.lend("shot.generate", self.welcome.begin)
        if not begun:
            self.compare(False)
        elif focused:
            self.panels.shot.focus_prompt()


class Place(QWidget):
    """Room for a panel, or for what teaches while there is nothing for it to show."""

    def __init__(self, panel: QWidget, teaching: QWidget) -> None:
        super().__init__()
        self._panel, self._teaching = panel, teaching
        self._begun = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(panel)
        self._stack.addWidget(teaching)

    @property
    def now(self) -> QWidget:
        """Which of them stands here."""
        return self._panel if self._begun else self._teaching

    def set_begun(self, begun: bool) -> None:
        """The panel, or what teaches."""
        self._begun = begun
        self._stack.setCurrentWidget(self.now)


def sample_pictures(doors: WindowDoors) -> tuple[QImage, ...]:
    """Small pictures of the sample, as far as they are there."""
    files = sorted((doors.resources / "samples").glob("sample_*.jpg"))
    images = (QImage(str(file)) for file in files)
    return tuple(image for image in images if not image.isNull())
