"""The main window: bars, workspace, and the verbs that belong to no panel."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.project import Project
from studio.ui.commands import Commands, Region, Shortcuts
from studio.ui.company import CompanyPanel
from studio.ui.edit_names import edit_name
from studio.ui.history import HistoryPanel
from studio.ui.host import Host, Notice
from studio.ui.icons import pixmap
from studio.ui.language import Language
from studio.ui.problems import told
from studio.ui.settings import Settings
from studio.ui.shell.about import AboutSheet
from studio.ui.shell.appearance import Appearance
from studio.ui.shell.cameos import Cameos
from studio.ui.shell.closing import ClosingSheet
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.drawer import Drawer
from studio.ui.shell.exports import Exports
from studio.ui.shell.files import Choosers, Files, SystemChoosers
from studio.ui.shell.finals import FinalsSheet
from studio.ui.shell.foot import Foot
from studio.ui.shell.keys import KeysSheet
from studio.ui.shell.layout import Layout
from studio.ui.shell.menus import Menus
from studio.ui.shell.models import Models
from studio.ui.shell.notes import NoteStack
from studio.ui.shell.outside import Outside
from studio.ui.shell.palette import Palette
from studio.ui.shell.post import QtPost
from studio.ui.shell.recent import Recent
from studio.ui.shell.regions import Regions
from studio.ui.shell.returns import Returns
from studio.ui.shell.sheets import SheetStack
from studio.ui.shell.topbar import TopBar
from studio.ui.shell.tour import Tour
from studio.ui.shell.workspace import Workspace
from studio.ui.theme import Theme, theme
from studio.workflows.models.engines import Engines
from studio.workflows.opened import Opened
from studio.workflows.session.session import Session

_WARM_MS = 700
"""After what time the worker for questions is started, so that it does not compete with the window's first picture."""


class MainWindow(QMainWindow):
    """One window, one open project. ``open`` opens another in its place; ``close`` asks while takes are being made."""

    def __init__(
        self, doors: WindowDoors, look: Theme, language: Language, settings: Settings, choosers: Choosers | None = None
    ) -> None:
        super().__init__()
        self._doors, self._settings, self._language = doors, settings, language
        self._opened: Opened | None = None
        self._workspace: Workspace | None = None
        self._drawer: Drawer | None = None
        self._ends: list[Callable[[], None]] = []
        self._sure = False
        self.post = QtPost(self)
        self._warming = QTimer(self, singleShot=True, interval=_WARM_MS)
        self._warming.timeout.connect(doors.warm)
        self.commands = Commands(doors.resources, settings)
        self.commands.setParent(self)
        self.shortcuts = Shortcuts(self, self.commands)
        house = self._house = QWidget()
        house.setObjectName("house")
        self._column = QVBoxLayout(house)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setCentralWidget(house)
        self.notes = NoteStack(house)
        self.sheets = SheetStack(house, self.shortcuts.set_modal)
        self.host = Host(
            commands=self.commands,
            shortcuts=self.shortcuts,
            language=language,
            settings=settings,
            notes=self.notes,
            sheets=self.sheets,
        )
        self.recent = Recent(settings)
        self._layout = Layout(settings)
        self.regions = Regions()
        self.top, self.foot = TopBar(self.commands), Foot()
        self.palette_ = Palette(self.commands, language, house)
        self.menus = Menus(self.top.menu, self.commands, self.recent.folders, self._open_recent)
        chooser = choosers or SystemChoosers(self)
        self.files = Files(self.host, doors, self.post, chooser, self.open)
        self.exports = Exports(self.host, doors, self.post, chooser, self.top, self._marked)
        self.returns = Returns(self.host, doors, self.post, chooser)
        self.cameos = Cameos(self.host, doors.cameos, doors.documents, self.post, chooser)
        self.models = Models(self.host, doors, self.post)
        self.finals = FinalsSheet(self.host, doors)
        self.host.cameos = self.cameos.here
        self.host.engines = Engines(doors.models, doors.drivers, self.post)
        self.host.get_model = self.models.show
        self.host.marks = self._marked_in_take
        self._warming.timeout.connect(self.host.engines.look)
        self._warming.timeout.connect(self.finals.tend)
        self.tour = Tour(self.host, house, self._target)
        self._appearance = Appearance(self.host, look)
        self.outside = Outside(self.notes, self)
        self._build()
        self._bind()
        self._own = self.commands.bound()
        self._layout.restore_window(self)
        self.retranslate()

    # ------------------------------------------------------------------------------------------------ projects

    @property
    def opened(self) -> Opened | None:
        """What is open."""
        return self._opened

    @property
    def workspace(self) -> Workspace | None:
        """Its panels."""
        return self._workspace

    def _marked(self) -> tuple[int, int] | None:
        """The stretch that is marked in the monitor."""
        if self._workspace is None:
            return None
        now = self._workspace.panels.monitor.playing.player.transport
        return now.stretch if now.mark_in is not None or now.mark_out is not None else None

    def _marked_in_take(self) -> tuple[int, int] | None:
        """The stretch that is marked in the take in hand, while the monitor shows that one."""
        marked, opened = self._marked(), self._opened
        take = opened.selection.take if opened is not None else None
        if marked is None or take is None or self._workspace is None:
            return None
        length = self._workspace.panels.monitor.playing.player.transport.length
        return marked if length == take.frame_count else None

    def start(self, folder: Path | None) -> None:
        """Open ``folder``; None opens the project of last time, or a new one."""
        last = [path for path in self.recent.folders() if folder is None]
        if folder is not None or not last or not self.open(last[0]):
            self.open(folder or self.files.untitled())

    def open(self, folder: Path) -> bool:
        """Open a project in place of the one that is open; whether it could be. What is wrong is said in a note."""
        if self._opened is not None and self._opened.session.path == folder:
            return True
        if self._busy() and not self._sure:
            self._ask_before(lambda: self.open(folder))
            return False
        if self.exports.busy and not self._sure:
            self.exports.ask(lambda: self.open(folder))
            return False
        try:
            opened = self._doors.open(folder, self.post)
        except StudioError as error:
            self.notes.refuse(error)
            if self._opened is None and not self.files.is_untitled(folder):
                return self.open(self.files.untitled())
            return False
        self._let_go()
        self._take_up(opened)
        return True

    def close_project(self) -> None:
        """An empty project in place of this one."""
        self.open(self.files.untitled())

    def _take_up(self, opened: Opened) -> None:
        self._opened = opened
        self.files.set_opened(opened)
        self.exports.set_opened(opened)
        self.returns.set_opened(opened)
        self.finals.set_opened(opened)
        workspace = Workspace(self.host, opened, self._doors, self._layout)
        self._workspace = workspace
        self._column.insertWidget(1, workspace, 1)
        panels = workspace.panels
        rooms: tuple[tuple[QWidget, Region], ...] = (
            (panels.storyboard, "storyboard"),
            *(((panels.files, "bin"),) if panels.files is not None else ()),
            (panels.monitor, "monitor"),
            (panels.takes, "takes"),
            (panels.shot, "shot"),
            (panels.queue, "jobs"),
            (workspace.timeline, "timeline"),
        )
        for widget, region in rooms:
            self.shortcuts.add_region(widget, region)
        self.foot.put(panels.bar)
        if panels.files is not None:
            self.files.brought.connect(panels.files.appeared)
        self._drawer = Drawer(panels.queue, self._house, theme().size.job_bar)
        self.commands.bind("view.jobs", self._drawer.toggle)
        self._name_regions(workspace)
        self._ends = [
            opened.session.changed.connect(lambda _change: self._show_document()),
            opened.session.refused.connect(self._not_kept),
            opened.board.refused.connect(self.notes.refuse),
        ]
        if not self.files.is_untitled(opened.session.path):
            self.recent.add(opened.session.path)
        if opened.session.read_only:
            self.notes.say(Notice(text=told(opened.session.read_only), kind="warning", stays=True))
        self._show_document()
        workspace.show()
        self._warming.start()
        self.outside.watch(opened.session)
        self.regions.go("prompt")

    def _let_go(self) -> None:
        """Close what is open; an empty project without a name leaves nothing behind."""
        self._warming.stop()
        self.outside.watch(None)
        opened, workspace = self._opened, self._workspace
        self._opened = self._workspace = None
        self.files.set_opened(None)
        self.exports.set_opened(None)
        self.returns.set_opened(None)
        self.finals.set_opened(None)
        self.tour.pause()
        self.palette_.dismiss()
        self.sheets.close()
        self.cameos.close()
        self.models.close()
        self.host.engines.close()
        self.regions.clear()
        self.shortcuts.clear_regions()
        for end in self._ends:
            end()
        self._ends = []
        self.foot.put(None)
        if self._drawer is not None:
            self._drawer.hide()
            self._drawer.deleteLater()
            self._drawer = None
        for name in self.commands.bound() - self._own:
            self.commands.unbind(name)
        self._bind()
        if workspace is not None:
            workspace.panels.shot.keep()
            workspace.release()
            self._column.removeWidget(workspace)
            workspace.hide()
            workspace.deleteLater()
        if opened is not None:
            empty = self.files.is_untitled(opened.session.path) and not _holds(opened.session.project)
            opened.close(keep_jobs=True)
            if empty:
                shutil.rmtree(opened.session.path, ignore_errors=True)

    # ------------------------------------------------------------------------------------------------ the window

    def retranslate(self) -> None:
        """Say again what is said here."""
        self.commands.retranslate()
        self.menus.retranslate()
        self.top.setAccessibleName(self.tr("Top bar"))
        self.foot.setAccessibleName(self.tr("Job bar"))
        self._show_document()

    def leave(self) -> None:
        """Close without asking; what is in work goes on next time."""
        self._sure = True
        self.close()

    def say_fault(self, error: str) -> None:
        """A fault of ours, in a note; the report of it is written elsewhere."""
        self.notes.say(
            Notice(
                text=self.tr("A fault of ours: {error}").format(error=error),
                kind="error",
                todo=self.tr("It was written to a report. What you made is on disk."),
            )
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.outside.look()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy() and not self._sure:
            event.ignore()
            self._ask_before(self.close)
            return
        if self.exports.busy and not self._sure:
            event.ignore()
            self.exports.ask(self.leave)
            return
        self.files.wait()
        self._layout.keep_window(self)
        self._let_go()
        self.post.stop()
        self._doors.hush()
        self.tour.end()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.files.take_in(paths)
        elif self._opened is not None:
            self._opened.board.paste(data.text())

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setWindowIcon(QIcon(pixmap("ekonte", 64, theme().colours.text.primary, 2.0)))
        self._column.addWidget(self.top)
        self._column.addWidget(self.foot)
        self.notes.stand_on(self._notes_place)
        self.top.recent.clicked.connect(self._show_recent)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("file.new", self.files.new)
        bind("file.open", self.files.open)
        bind("file.open_sample", self._open_sample)
        bind("file.save", self.files.save)
        bind("file.save_copy", self.files.save_copy)
        bind("file.import", self.files.import_script)
        bind("file.reveal", self.files.reveal)
        bind("file.close", self.close_project)
        bind("file.quit", self.close)
        bind("edit.undo", lambda: self._step_back(Session.undo))
        bind("edit.redo", lambda: self._step_back(Session.redo))
        bind("edit.history", self._show_history)
        bind("edit.keys", self._show_keys)
        bind("shot.paste_script", self._paste)
        bind("view.palette", self.palette_.open)
        bind("view.next_region", lambda: self.regions.walk(1))
        bind("view.previous_region", lambda: self.regions.walk(-1))
        bind("view.up", self._up)
        bind("view.reset_layout", self._reset_layout)
        bind("help.tour", self._begin_tour)
        bind("help.keys", self._show_keys)
        bind("help.about", lambda: self.sheets.show(AboutSheet(self._doors), self.tr("About Ekonte")))
        bind("file.export", self.exports.run)
        bind("file.bring_back", self.returns.run)
        bind("cameo.record", self.cameos.record)
        bind("cameo.import", self.cameos.bring)
        bind("cameo.library", self.cameos.library)
        bind("models.show", lambda: self.models.show())
        bind("film.finals", self.finals.show)
        bind("film.company", self._show_company)
        self._show_document()

    def _name_regions(self, workspace: Workspace) -> None:
        def _now(name: str) -> Callable[[], QWidget | None]:
            return lambda: workspace.entry(name)

        self.regions.add("prompt", workspace, _now("prompt"))
        for name in ("shot", "storyboard", "monitor", "takes", "timeline"):
            self.regions.add(name, workspace.place(name), _now(name))
        self.regions.add("jobs", self.foot)
        self.regions.add("top", self.top)

    def _show_document(self) -> None:
        """The name, whether it is kept, and what can be undone."""
        opened = self._opened
        session = opened.session if opened is not None else None
        name = self.tr("Untitled")
        if session is not None and not self.files.is_untitled(session.path):
            name = session.project.name
        self.top.set_project(name)
        self.setWindowTitle(self.tr("{name} – Ekonte").format(name=name))
        if session is None or (not _holds(session.project) and not session.read_only):
            self.top.set_state("")
        elif session.read_only:
            self.top.set_state(self.tr("Read only"), well=False)
        else:
            self.top.set_state(self.tr("Saved"))
        for command, last, words in (
            ("edit.undo", session.undo_name if session else "", self.tr("Undo “{edit}”")),
            ("edit.redo", session.redo_name if session else "", self.tr("Redo “{edit}”")),
        ):
            self.commands.enable(command, bool(last))
            self.commands.set_text(command, words.format(edit=edit_name(last)) if last else "")

    def _show_company(self) -> None:
        if self._opened is not None:
            made = CompanyPanel(self.host, self._opened.session, self._doors.words())
            made.destroyed.connect(lambda: made.release())
            self.sheets.show(made, self.tr("Cast and sets"), wide=True)

    def _show_history(self) -> None:
        if self._opened is not None:
            self.sheets.show(HistoryPanel(self._opened.session), self.tr("History and versions"), wide=True)

    def _not_kept(self, error: StudioError) -> None:
        self.top.set_state(self.tr("Not saved"), well=False)
        self.notes.refuse(error)

    def _busy(self) -> bool:
        return self._opened is not None and self._opened.jobs.current is not None

    def _ask_before(self, then: Callable[[], object]) -> None:
        """Takes are being made: stop and go on next time, stop for good, or stay."""
        opened = self._opened
        if opened is None:
            return

        def _go(keep: bool) -> None:
            if not keep:
                opened.jobs.cancel_all()
            self._sure = True
            self.sheets.close()
            then()
            self._sure = False

        waiting = len(opened.jobs.waiting)
        self.sheets.show(ClosingSheet(waiting, _go, self.sheets.close), self.tr("A take is being made"))

    def _step_back(self, step: Callable[[Session], None]) -> None:
        """Undo or redo; what is being typed is an edit of its own first."""
        if self._opened is not None and self._workspace is not None:
            self._workspace.panels.shot.keep()
            step(self._opened.session)

    def _up(self) -> None:
        """Esc: one level up, and at last back to the prompt."""
        if self.palette_.isVisible():
            self.palette_.dismiss()
        elif self.sheets.open:
            self.sheets.close()
        elif self._drawer is not None and self._drawer.isVisible():
            self._drawer.dismiss()
        elif self._workspace is not None and self._workspace.comparing:
            self.host.compared.emit(False)
        else:
            self.regions.go("prompt")

    def _notes_place(self) -> QRect:
        """The storyboard's column: notes never cover the timeline, the picture or the prompt."""
        if self._workspace is None or self._workspace.comparing:
            return self._house.rect().adjusted(0, 0, 0, -theme().size.job_bar)
        place = self._workspace.place("storyboard")
        return QRect(place.mapTo(self._house, QPoint(0, 0)), place.size())

    def _target(self, name: str) -> QWidget | None:
        """What a step of the tour points at."""
        bars: dict[str, QWidget] = {"search": self.top.search, "jobs": self.foot}
        return bars.get(name) or (self._workspace.place(name) if self._workspace is not None else None)

    def _begin_tour(self) -> None:
        """On the sample, where there is nothing to show yet."""
        if self._workspace is not None and not self._workspace.begun:
            self.files.open_sample()
        self.tour.begin()

    def _open_recent(self, folder: Path) -> None:
        self.open(folder)

    def _open_sample(self) -> None:
        self.files.open_sample()
        self.tour.offer()

    def _show_recent(self) -> None:
        self.menus.recent_menu.popup(self.top.recent.mapToGlobal(self.top.recent.rect().bottomLeft()))

    def _show_keys(self) -> None:
        self.sheets.show(KeysSheet(self.commands, self._language), self.tr("Keyboard shortcuts"), wide=True)

    def _paste(self) -> None:
        if self._opened is not None:
            self._opened.board.paste(QGuiApplication.clipboard().text())

    def _reset_layout(self) -> None:
        self._layout.forget()
        if self._workspace is not None:
            self._workspace.arrange(anew=True)


def _holds(project: Project) -> bool:
    """Whether somebody has put anything into it."""
    return bool(project.shots or project.files or project.takes or len(project.sequences) > 1)
