"""An open project: the snapshot that everybody shows, and the one place where it changes.

Every edit is on disk when ``edit`` returns. Undo is the snapshot before it; for what was done before the project was
opened, and for what was done long ago, it is what the journal on disk says that the edit changed. A session belongs to
one thread; what other threads have to say is posted there first.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from studio.core.errors import ProjectError, StudioError
from studio.core.signals import Signal
from studio.ports.storage import Edit, ProjectFolder, Version, Way
from studio.ports.storage import Step as Line
from studio.project import edits, story
from studio.project.project import Project
from studio.project.take import Take

UNDO_STEPS = 1000
"""Edits that can be undone."""

SNAPSHOTS = 100
"""Edits whose snapshots are held; those before them are taken back with the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The document was ``before`` and is ``after``; ``name`` is the edit's name in English (``Move shots``)."""

    name: str
    before: Project
    after: Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One step of undo in a list of them: its name in English, and when it was done (ISO 8601 in UTC)."""

    name: str
    made: str


@dataclass(slots=True, kw_only=True)
class _Step:
    """One step of undo: its name, its lines of the journal, the snapshot on its other side while that is held, and what
    further edits may join it."""

    name: str
    made: str
    serials: list[int]
    project: Project | None = None
    joins: str = ""
    carried: int
    """How many of the carried changes its snapshot holds."""


class Session:
    """One open project. ``changed`` follows every edit, undo and redo; ``refused`` an edit that could not be kept."""

    def __init__(self, folder: ProjectFolder) -> None:
        self._folder = folder
        self._project = folder.document
        self._done, self._undone = _stacks(folder.steps)
        self._carried: list[Edit] = []
        """Changes outside undo, oldest first: a snapshot gets those that came after it when it is taken."""
        self._homeless: list[Take] = []
        """Takes whose shot was gone when they were made."""
        self._take_ids = {take.id for take in self._project.takes}
        self.changed: Signal[Change] = Signal()
        self.refused: Signal[StudioError] = Signal()
        if not self.read_only:
            self.carry("Make film", story.with_film)

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

    @property
    def history(self) -> tuple[Done, ...]:
        """What was done, oldest first, and behind it what was undone and can be done again; ``stands`` of them are
        done."""
        return tuple(Done(name=step.name, made=step.made) for step in (*self._done, *reversed(self._undone)))

    @property
    def stands(self) -> int:
        """How many steps of the history are done."""
        return len(self._done)

    def edit(self, name: str, edit: Edit, *, joins: str = "") -> bool:
        """Change the document and keep it; gives whether it was done.

        ``name`` is what a person calls the edit, in English. Edits that follow each other with the same ``joins``
        (``prompt:s1``) are one step of undo. An edit that cannot be kept (a full disk, a shot that is gone) changes
        nothing, and ``refused`` says why.
        """
        self.look_again()
        before = self._project
        try:
            after = story.in_step(before, edit(before))
            if after is before or after == before:
                return True
            last = self._done[-1] if self._done and not self._undone else None
            joined = bool(joins) and last is not None and (last.joins, last.carried) == (joins, len(self._carried))
            serial = self._keep(before, after, name, "join" if joined and last and last.serials else "edit")
        except StudioError as error:
            self.refused.emit(error)
            return False
        if joined and last is not None:
            last.serials += _lines(serial, last.serials)
        else:
            self._done.append(self._step(name, _now(), serial, before, joins))
            self._forget()
        self._undone.clear()
        self.changed.emit(Change(name=name, before=before, after=after))
        return True

    def look_again(self) -> bool:
        """Take in what another program has written (``ekonte render`` adds takes); gives whether there was anything.

        It is no step of undo; from then on the steps before it are taken back with the journal, which leaves it be.
        """
        if not self._folder.changed_elsewhere:
            return False
        before = self._project
        try:
            found = self._project = self._folder.document
            after = story.in_step(before, found)
            if after != found and not self.read_only:
                self._keep(found, after, "Changed elsewhere", "carry")
        except StudioError as error:
            self.refused.emit(error)
        if self._project == before:
            return False
        self._take_ids.update(take.id for take in self._project.takes)
        for step in (*self._done, *self._undone):
            step.project = None if step.serials else step.project
        self.changed.emit(Change(name="Changed elsewhere", before=before, after=self._project))
        return True

    def undo(self) -> None:
        """Take the last edit back; nothing where there is none."""
        self.go_to(self.stands - 1)

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        self.go_to(self.stands + 1)

    def go_to(self, stands: int) -> None:
        """Undo or redo until ``stands`` steps of the history are done (0: none; as far as it goes). It is told once."""
        self.look_again()
        before, done, undone, name = self._project, [*self._done], [*self._undone], ""
        if not (self._done if stands < len(self._done) else self._undone if stands > len(self._done) else ()):
            return
        try:
            with self._folder.together():
                while self._done and stands < len(self._done):
                    step = self._done[-1]
                    if not self._swap(self._done, self._undone, "undo"):
                        break
                    name = step.name
                while self._undone and stands > len(self._done):
                    step = self._undone[-1]
                    if not self._swap(self._undone, self._done, "redo"):
                        break
                    name = step.name
        except StudioError as error:
            self._project, self._done, self._undone, name = before, done, undone, ""
            self.refused.emit(error)
        if name:
            self.changed.emit(Change(name=name, before=before, after=self._project))

    def keep_version(self, name: str) -> Version | None:
        """Keep the document as it is now under a name; None where that could not be done."""
        try:
            return self._folder.keep_version(self._project, name)
        except StudioError as error:
            self.refused.emit(error)
            return None

    @property
    def versions(self) -> tuple[Version, ...]:
        """What was kept under a name, oldest first."""
        return self._folder.versions

    def version(self, version_id: str) -> Project:
        """A document that was kept. Raises ``ProjectError``."""
        return self._folder.version(version_id)

    def restore_version(self, version_id: str) -> bool:
        """Make the document what it was when a version was kept: an edit that can be undone. Takes that were made since
        are not in it, and come back with undo."""
        return self.edit("Restore version", lambda _: self._folder.version(version_id))

    def carry(self, name: str, edit: Edit) -> bool:
        """A change that follows from the work and not from a person's hand: outside undo, and in every step of it.

        A step in which it makes no sense (its shot is not there) stays as it is.
        """
        self.look_again()
        before, edit = self._project, _in_step(edit)
        try:
            after = edit(before)
            if after is before or after == before:
                return True
            self._keep(before, after, name, "carry")
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
        self.look_again()
        before = self._project
        made = datetime.now(UTC).isoformat(timespec="seconds")
        take = replace(take, id=self.next_take_id(take.shot_id), made=made)
        gone = not _has(before, take.shot_id)
        adding = _in_step(partial(edits.add_take, take=take))
        try:
            if gone and not any(_may_have(step, take.shot_id) for step in (*self._done, *self._undone)):
                before.shot(take.shot_id)  # says that there is none
            if not gone:
                self._keep(before, adding(before), "Make take", "carry")
        except StudioError as error:
            self.refused.emit(error)
            return None
        self._take_ids.add(take.id)
        self._carried.append(adding)
        if gone:
            self._homeless.append(take)
        else:
            self.changed.emit(Change(name="Make take", before=before, after=self._project))
        return take

    def close(self) -> None:
        """Let go of the folder; what was edited is on disk."""
        self._folder.__exit__(None, None, None)

    def _keep(self, before: Project, after: Project, name: str, way: Way, instead: Sequence[int] = ()) -> int:
        if self.read_only:
            raise ProjectError(self.read_only)
        serial = self._folder.commit(before, after, name, way, instead)
        self._project = after
        return serial

    def _swap(self, source: list[_Step], target: list[_Step], way: Way) -> bool:
        """Go one step of the history; gives whether that could be done."""
        step, before = source[-1], self._project
        try:
            serial = self._keep(before, self._other_side(step), step.name, way, step.serials)
        except StudioError as error:
            if step.project is None and not {line.serial for line in self._folder.steps}.issuperset(step.serials):
                source.clear()  # the journal has let go of it, and of all before it
            self.refused.emit(error)
            return False
        source.pop()
        target.append(self._step(step.name, step.made, serial, before))
        self._forget()
        return True

    def _other_side(self, step: _Step) -> Project:
        """The document with a step undone (redone), with what was carried into it since."""
        if step.project is None:
            project = self._folder.taken_back(step.serials, self._project)
            later = [_in_step(partial(edits.add_take, take=take)) for take in self._homeless]
        else:
            project, later = step.project, self._carried[step.carried :]
        for edit in later:
            with contextlib.suppress(ProjectError):
                project = edit(project)
        return project

    def _step(self, name: str, made: str, serial: int, project: Project, joins: str = "") -> _Step:
        carried = len(self._carried)
        return _Step(name=name, made=made, serials=_lines(serial), project=project, joins=joins, carried=carried)

    def _forget(self) -> None:
        """Let go of the oldest steps, and of snapshots that the journal can stand in for."""
        del self._done[:-UNDO_STEPS]
        for steps in (self._done, self._undone):
            if len(steps) > SNAPSHOTS and steps[-1 - SNAPSHOTS].serials:
                steps[-1 - SNAPSHOTS].project = None


def _stacks(lines: Sequence[Line]) -> tuple[list[_Step], list[_Step]]:
    """What the journal says can be undone and redone, the next one last: a line that undoes is what redo takes back."""
    done: list[_Step] = []
    undone: list[_Step] = []
    for line in lines:
        if line.way == "carry":
            continue
        if line.way == "join":
            if done:
                done[-1].serials.append(line.serial)
            continue
        if line.way == "edit":
            undone.clear()
        step = _Step(name=line.name, made=line.made, serials=[line.serial], carried=0)
        (undone if line.way == "undo" else done).append(step)
    return done[-UNDO_STEPS:], undone


def _in_step(edit: Edit) -> Edit:
    """An edit after which film and storyboard are one."""
    return lambda project: story.in_step(project, edit(project))


def _lines(serial: int, known: Sequence[int] = ()) -> list[int]:
    """A line of the journal, if there is one that is not yet known."""
    return [serial] if serial and serial not in known else []


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _may_have(step: _Step, shot_id: str) -> bool:
    return step.project is None or _has(step.project, shot_id)


def _has(project: Project, shot_id: str) -> bool:
    return any(shot.id == shot_id for shot in project.shots)
