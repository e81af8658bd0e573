"""An open project: the snapshot that everybody shows, and the one place where it changes.

Every edit is on disk when ``edit`` returns; undo is the snapshot before it. A session belongs to one thread; what
other threads have to say is posted there first.
"""

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from studio.core.errors import ProjectError, StudioError
from studio.core.signals import Signal
from studio.ports.storage import Edit, ProjectFolder
from studio.project import edits
from studio.project.project import Project
from studio.project.take import Take

UNDO_STEPS = 500
"""Edits that can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The document was ``before`` and is ``after``; ``name`` is the edit's name in English (``Move shots``)."""

    name: str
    before: Project
    after: Project


@dataclass(slots=True)
class _Step:
    """One step of undo: its name, the snapshot on its other side, and what further edits may join it."""

    name: str
    project: Project
    joins: str
    carried: int
    """How many of the carried changes its snapshot holds."""


class Session:
    """One open project. ``changed`` follows every edit, undo and redo; ``refused`` an edit that could not be kept."""

    def __init__(self, folder: ProjectFolder) -> None:
        self._folder = folder
        self._project = folder.document
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._carried: list[Edit] = []
        """Changes outside undo, oldest first: a step gets those that came after it when it is taken."""
        self._take_ids = {take.id for take in self._project.takes}
        self.changed: Signal[Change] = Signal()
        self.refused: Signal[StudioError] = Signal()

    @property
    def project(self) -> Project:
        """The document as it is now, on disk as well."""
        return self._project

    @property
    def folder(self) -> ProjectFolder:
        """Where it is kept."""
        return self._folder

    @property
    def path(self) -> Path:
        """The project's folder."""
        return self._folder.folder

    @property
    def read_only(self) -> str:
        """Why nothing can be changed here, as a sentence; empty where it can."""
        return self._folder.read_only

    @property
    def undo_name(self) -> str:
        """The name of the edit that ``undo`` takes back; empty where there is none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The name of the edit that ``redo`` brings back; empty where there is none."""
        return self._undone[-1].name if self._undone else ""

    def edit(self, name: str, edit: Edit, *, joins: str = "") -> bool:
        """Change the document and keep it; gives whether it was done.

        ``name`` is what a person calls the edit, in English. Edits that follow each other with the same ``joins``
        (``prompt:s1``) are one step of undo. An edit that cannot be kept (a full disk, a shot that is gone) changes
        nothing, and ``refused`` says why.
        """
        before = self._project
        try:
            after = edit(before)
            if after is before or after == before:
                return True
            self._keep(before, after, name)
        except StudioError as error:
            self.refused.emit(error)
            return False
        joined = bool(joins) and bool(self._done) and self._done[-1].joins == joins and not self._undone
        if not joined:
            self._done.append(_Step(name, before, joins, len(self._carried)))
            del self._done[:-UNDO_STEPS]
        self._undone.clear()
        self.changed.emit(Change(name=name, before=before, after=after))
        return True

    def undo(self) -> None:
        """Take the last edit back; nothing where there is none."""
        self._swap(self._done, self._undone)

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        self._swap(self._undone, self._done)

    def carry(self, name: str, edit: Edit) -> bool:
        """A change that follows from the work and not from a person's hand: outside undo, and in every step of it.

        A step in which it makes no sense (its shot is not there) stays as it is.
        """
        before = self._project
        try:
            after = edit(before)
            if after is before or after == before:
                return True
            self._keep(before, after, name)
        except StudioError as error:
            self.refused.emit(error)
            return False
        self._carried.append(edit)
        self.changed.emit(Change(name=name, before=before, after=self._project))
        return True

    def next_take_id(self, shot_id: str) -> str:
        """The id that the next take of this shot gets; none that a removed take had since the project was opened."""
        serial = 1 + len(self._project.takes_of(shot_id))
        while f"{shot_id}t{serial}" in self._take_ids:
            serial += 1
        return f"{shot_id}t{serial}"

    def add_take(self, take: Take) -> Take | None:
        """A take that has just been made, its movie kept already: gets its id and time, and is outside undo.

        When its shot has been removed meanwhile, it comes back together with the shot. None where it could not be kept.
        """
        before = self._project
        made = datetime.now(UTC).isoformat(timespec="seconds")
        take = replace(take, id=self.next_take_id(take.shot_id), made=made)
        gone = not _has(before, take.shot_id)
        try:
            if gone and not any(_has(step.project, take.shot_id) for step in (*self._done, *self._undone)):
                before.shot(take.shot_id)  # says that there is none
            if not gone:
                self._keep(before, edits.add_take(before, take), "Make take")
        except StudioError as error:
            self.refused.emit(error)
            return None
        self._take_ids.add(take.id)
        self._carried.append(lambda project: edits.add_take(project, take))
        if not gone:
            self.changed.emit(Change(name="Make take", before=before, after=self._project))
        return take

    def close(self) -> None:
        """Let go of the folder; what was edited is on disk."""
        self._folder.__exit__(None, None, None)

    def _keep(self, before: Project, after: Project, name: str) -> None:
        if self.read_only:
            raise ProjectError(self.read_only)
        self._folder.commit(before, after, name)
        self._project = after

    def _swap(self, source: list[_Step], target: list[_Step]) -> None:
        if not source:
            return
        step, before = source[-1], self._project
        try:
            self._keep(before, self._brought_up(step), step.name)
        except StudioError as error:
            self.refused.emit(error)
            return
        source.pop()
        target.append(_Step(step.name, before, "", len(self._carried)))
        self.changed.emit(Change(name=step.name, before=before, after=self._project))

    def _brought_up(self, step: _Step) -> Project:
        """The snapshot of a step, with what was carried into it since."""
        project = step.project
        for edit in self._carried[step.carried :]:
            with contextlib.suppress(ProjectError):
                project = edit(project)
        return project


def _has(project: Project, shot_id: str) -> bool:
    return any(shot.id == shot_id for shot in project.shots)
