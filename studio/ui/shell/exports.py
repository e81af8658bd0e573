"""Export from the window: a name is asked for, the top bar tells how far it is, a note what has become of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ui.host import Host, Notice, Reply
from studio.ui.problems import told
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.topbar import TopBar
from studio.workflows.export import Exported, ExportOrder, said
from studio.workflows.exporting import Exporting
from studio.workflows.opened import Opened


class MovieChooser(Protocol):
    """Asks a person where a movie is to be; None where nothing was chosen. It has asked before writing over a file."""

    def movie(self, start: Path, name: str) -> Path | None: ...


class Exports(QObject):
    """The command ``file.export``: it begins an export of what the monitor's film shows, or stops the one in work."""

    def __init__(self, host: Host, doors: WindowDoors, post: Post, chooser: MovieChooser, top: TopBar) -> None:
        super().__init__()
        self._host, self._doors, self._chooser = host, doors, chooser
        self._opened: Opened | None = None
        self.exporting = Exporting(post)
        self.exporting.changed.connect(top.set_exporting)
        self.exporting.ended.connect(self._ended)

    @property
    def busy(self) -> bool:
        """Whether a movie is being written."""
        return self.exporting.output is not None

    def set_opened(self, opened: Opened | None) -> None:
        """What is open now; an export of what was open is stopped."""
        self.exporting.close()
        self._opened = opened

    def run(self) -> None:
        """Ask for a name and begin; or ask whether to stop."""
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
        chosen = self._chooser.movie(self._doors.documents, sequence.name or opened.session.project.name)
        if chosen is None:
            return
        output = chosen if chosen.suffix.lower() == ".mp4" else chosen.with_name(chosen.name + ".mp4")
        order = ExportOrder(output=output, sequence=sequence.id, force=output == chosen)
        self.exporting.start(partial(self._doors.export, opened.session.project, opened.session.folder), order)

    def ask(self, leave: Callable[[], object]) -> None:
        """Before something would break an export off: whether to stop it, and then ``leave``."""
        output = self.exporting.output
        if output is None:
            return

        def _stop() -> None:
            self.exporting.stop()
            leave()

        self._host.notes.say(
            Notice(
                text=self.tr("{name} is being exported.").format(name=output.name),
                replies=(Reply(text=self.tr("Stop exporting"), run=_stop),),
                stays=True,
            )
        )

    def _ended(self, result: Exported | StudioError | None) -> None:
        if isinstance(result, StudioError):
            self._host.notes.refuse(result)
        elif result is None:
            self._host.notes.say(Notice(text=self.tr("The export was stopped. Nothing was left behind.")))
        else:
            remarks = [told(sentence) for sentence in (said(result), *result.problems) if sentence]
            folder = QUrl.fromLocalFile(str(result.path.parent))
            self._host.notes.say(
                Notice(
                    text=self.tr("{name} is exported.").format(name=result.path.name),
                    kind="warning" if result.problems else "good",
                    todo="\n".join(remarks[:4]),
                    replies=(Reply(text=self.tr("Show it"), run=lambda: QDesktopServices.openUrl(folder)),),
                    stays=bool(remarks),
                )
            )
