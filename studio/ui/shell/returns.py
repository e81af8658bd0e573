"""A cut comes back from another editor: what was changed is shown on a sheet, and one edit lays it into the project."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.project.project import Project
from studio.project.story import with_film
from studio.ui.export import ReturnedPanel
from studio.ui.host import Host, Notice
from studio.ui.problems import told
from studio.ui.shell.doors import WindowDoors
from studio.workflows.bringing_back import EDIT, BringBack, Comparison, brought, sentences
from studio.workflows.opened import Opened


class CutChooser(Protocol):
    """Asks a person for a file that another editor wrote; None where nothing was chosen."""

    def cut(self, start: Path) -> Path | None: ...


class Returns(QObject):
    """The command ``file.bring_back``. Comparing runs beside the window."""

    def __init__(self, host: Host, doors: WindowDoors, post: Post, chooser: CutChooser) -> None:
        super().__init__()
        self._host, self._doors, self._post, self._chooser = host, doors, post, chooser
        self._opened: Opened | None = None
        self._thread: Thread | None = None
        self.panel: ReturnedPanel | None = None

    def set_opened(self, opened: Opened | None) -> None:
        """What is open now."""
        if self._thread is not None:
            self._thread.join()
        self._opened, self._thread = opened, None

    def run(self) -> None:
        """Ask for a file, and look at it."""
        opened = self._opened
        if opened is None:
            return
        sequence = opened.screening.sequence
        if sequence is None or not sequence.length:
            self._host.notes.say(Notice(text=self.tr("There is no cut yet to compare with."), kind="warning"))
            return
        file = self._chooser.cut(self._doors.documents)
        if file is None:
            return
        compare = partial(self._doors.compare, opened.session.project, opened.session.folder, file, sequence.id)
        self._thread = Thread(target=self._look, args=(compare, opened, file), name="returned", daemon=True)
        self._thread.start()

    def _look(self, compare: Callable[[], Comparison], opened: Opened, file: Path) -> None:
        try:
            found = compare()
        except StudioError as error:
            problem = error
            self._post(lambda: self._host.notes.refuse(problem))
        else:
            self._post(lambda: self._show(found, opened, file))

    def _show(self, found: Comparison, opened: Opened, file: Path) -> None:
        if opened is not self._opened:
            return
        lines = list(sentences(found, self._host.language.code))
        remarks = [told(remark) for remark in found.remarks]
        lay = partial(self._lay, found, opened, file) if found.changes else None
        made = self.panel = ReturnedPanel(self._host, file.name, lines, remarks, lay)
        made.destroyed.connect(self._forget)
        self._host.sheets.show(made, self.tr("Back from another editor"), wide=True)

    def _lay(self, found: Comparison, opened: Opened, file: Path, onto: bool) -> None:
        order = BringBack(file=file, sequence=found.sequence.id, onto=onto)
        remarks: list[str] = []
        made: list[str] = []

        def _edit(document: Project) -> Project:
            project = with_film(document)
            after, said = brought(project, found, order)
            remarks.extend(said)
            made.append(found.sequence.id if onto else after.sequences[-1].id)
            return after

        if opened.session.edit(EDIT, _edit) and made:
            opened.screening.set_sequence(made[-1])
            self._host.notes.say(
                Notice(
                    text=self.tr("The cut is back."),
                    kind="good",
                    todo="\n".join(told(remark) for remark in dict.fromkeys(remarks)),
                    stays=bool(remarks),
                )
            )

    def _forget(self) -> None:
        self.panel = None
