"""Export from the window: a sheet asks what and where, the top bar tells how far it is, a note what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDate, QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.project.story import with_film
from studio.ui.export import ExportPanel
from studio.ui.export.panel import ExportDoors
from studio.ui.host import Host, Notice, Reply
from studio.ui.problems import told
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.topbar import TopBar
from studio.workflows.delivering.presets import Presets
from studio.workflows.opened import Opened
from studio.workflows.outgoing import Choice, Order, Sending, Sent, preview, targets
from studio.workflows.telling import AS_IT_IS, FILE, Telling


class FolderChooser(Protocol):
    """Asks a person for a folder; None where nothing was chosen."""

    def folder(self, start: Path) -> Path | None: ...


Marks = Callable[[], tuple[int, int] | None]
"""The stretch of the film that is marked in the monitor, (first, end); None where none is."""


class Exports(QObject):
    """The command ``file.export``: it opens the export sheet, or asks what to do with the export in work."""

    def __init__(
        self, host: Host, doors: WindowDoors, post: Post, chooser: FolderChooser, top: TopBar, marks: Marks
    ) -> None:
        super().__init__()
        self._host, self._doors, self._chooser, self._marks = host, doors, chooser, marks
        self._opened: Opened | None = None
        self.panel: ExportPanel | None = None
        self.exporting = Sending(post)
        self.exporting.changed.connect(top.set_exporting)
        self.exporting.ended.connect(self._ended)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self.exporting.output is not None

    def set_opened(self, opened: Opened | None) -> None:
        """What is open now; an export of what was open is stopped."""
        self.exporting.close()
        self._opened = opened

    def run(self) -> None:
        """Ask what to make; or what to do with what is being made."""
        opened = self._opened
        if opened is None:
            return
        if self.busy:
            self.ask(lambda: None)
            return
        sequence = opened.screening.sequence
        if sequence is None or not sequence.length:
            self._host.notes.say(Notice(text=self.tr("There is nothing to export yet."), kind="warning"))
            return
        presets = Presets(self._doors.resources, self._doors.presets)
        for remark in presets.remarks:
            self._host.notes.say(Notice(text=told(remark), kind="warning"))
        stretch = self._marks() if opened.screening.mode == "film" else None
        made = self.panel = ExportPanel(
            self._host,
            targets(presets),
            ExportDoors(
                order=partial(self._order, sequence.id),
                preview=lambda order: preview(opened.session.project, order),
                folder=self._chooser.folder,
                begin=self._begin,
                stretch=stretch,
            ),
            self._doors.documents,
        )
        made.destroyed.connect(self._forget)
        self._host.sheets.show(made, self.tr("Export {name}").format(name=sequence.name), wide=True)

    def ask(self, leave: Callable[[], object]) -> None:
        """What to do with what is in work: pause it, or stop it, and then ``leave``."""
        output = self.exporting.output
        if output is None:
            return

        def _stop() -> None:
            self.exporting.stop()
            leave()

        if self.exporting.held:
            pause = Reply(text=self.tr("Go on"), run=self.exporting.release)
            text = self.tr("{name} waits to be exported.").format(name=output.name)
        else:
            pause = Reply(text=self.tr("Pause"), run=self.exporting.hold)
            text = self.tr("{name} is being exported.").format(name=output.name)
        stop = Reply(text=self.tr("Stop exporting"), run=_stop)
        self._host.notes.say(Notice(text=text, replies=(pause, stop), stays=True))

    def _order(self, sequence_id: str, choice: Choice) -> Order:
        opened = self._opened
        if opened is None:
            raise LookupError("the project has been closed under the sheet")
        project = with_film(opened.session.project)
        sequence = next((one for one in project.sequences if one.id == sequence_id), project.sequences[0])
        japanese = self._host.language.code == "ja"
        tell = Telling(self._doors.resources / "translations" / FILE) if japanese else AS_IT_IS
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
        return choice.order(project, sequence, self._host.language.code, tell, today)

    def _begin(self, order: Order, first: Path) -> None:
        opened = self._opened
        if opened is None:
            return
        work = partial(self._doors.send, opened.session.project, opened.session.folder)
        self.exporting.start(work, order, first)

    def _forget(self) -> None:
        self.panel = None

    def _ended(self, result: Sent | StudioError | None) -> None:
        if isinstance(result, StudioError):
            self._host.notes.refuse(result)
        elif result is None:
            self._host.notes.say(Notice(text=self.tr("The export was stopped. Nothing was left behind.")))
        else:
            remarks = [told(sentence) for sentence in (*result.problems, *result.remarks) if sentence]
            folder = QUrl.fromLocalFile(str(result.paths[0].parent))
            self._host.notes.say(
                Notice(
                    text=self.tr("{name} is exported.").format(name=result.paths[0].name),
                    kind="warning" if result.problems else "good",
                    todo="\n".join(remarks[:4]),
                    replies=(Reply(text=self.tr("Show it"), run=lambda: QDesktopServices.openUrl(folder)),),
                    stays=bool(remarks),
                )
            )
