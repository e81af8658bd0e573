"""The door to projects on disk: a folder in, a document out; edits and media in, kept or not at all."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from studio.project.project import Project

Edit = Callable[[Project], Project]
"""A pure change of the document."""


Way = Literal["edit", "join", "undo", "redo", "carry"]
"""What a change is for undo: a step of its own, one with the step before it, that step taken back or brought back, or
none at all (it follows from the work)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the journal. ``serial`` grows; ``name`` is the edit's, in English; ``made`` is when it was done first,
    an ISO 8601 time in UTC. A line that was taken back is gone: the one with the way ``undo`` (then ``redo``) has its
    place."""

    serial: int
    name: str
    made: str
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A state of the document that was kept under a name. ``id`` never changes; ``made`` is an ISO 8601 time in UTC."""

    id: str
    name: str
    made: str
    shots: int
    length: int
    """Frames of the film."""


Part = Literal["database", "record", "journal", "version", "medium", "reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong with a project, in a sentence. ``subject`` is the kind and the id of what is meant
    (``clips c12``, ``v3``), or empty."""

    part: Part
    subject: str
    what: str


class ProjectFolder(Protocol):
    """A project that is open. Use as a context manager."""

    @property
    def folder(self) -> Path: ...

    @property
    def document(self) -> Project:
        """The document as it is on disk now."""
        ...

    @property
    def changed_elsewhere(self) -> bool:
        """Whether another program has written here since ``document`` was read last. Costs next to nothing."""
        ...

    def apply(self, edit: Edit) -> Project:
        """Read the document, change it and write it back, in one step that happens wholly or not at all.

        Raises:
            ProjectError: what is on disk cannot be understood.
            DiskError: the disk is full or refuses to be written; nothing has changed.
        """
        ...

    def commit(self, before: Project, after: Project, name: str, way: Way = "edit", instead: Sequence[int] = ()) -> int:
        """Bring what is on disk from ``before`` (the document of this folder as it is now) to ``after``, in one step
        that happens wholly or not at all. Costs what differs, not what there is.

        ``name`` and ``way`` are for the journal, which is written in the same step; ``instead`` are the lines that this
        takes back, which go. Gives the serial number of the line, which for ``join`` may be that of the line before,
        and 0 where nothing had to be written.

        Raises:
            ProjectError: the folder is open for reading alone, or another program has changed it meanwhile.
            DiskError: the disk is full or refuses to be written; nothing has changed.
        """
        ...

    def together(self) -> AbstractContextManager[None]:
        """Several ``commit``s inside reach the disk as one step, wholly or not at all: much quicker than one by one.

        Raises:
            ProjectError: the folder is open for reading alone.
            DiskError: they could not be kept, on leaving; nothing has changed.
        """
        ...

    @property
    def steps(self) -> tuple[Step, ...]:
        """The journal, oldest first: at least the last 200 edits, unless they are huge."""
        ...

    def taken_back(self, serials: Sequence[int], project: Project) -> Project:
        """``project`` (the document as it is now) without what some lines of the journal changed, the last one first;
        what else has happened to the same records since stays.

        Raises:
            ProjectError: a line is not there any more, or cannot be read.
        """
        ...

    def keep_version(self, project: Project, name: str) -> Version:
        """Keep the document as it is now under a name, wholly or not at all.

        Raises:
            ProjectError: the folder is open for reading alone, or the name is empty.
            DiskError: the disk is full or refuses to be written; nothing was kept.
        """
        ...

    @property
    def versions(self) -> tuple[Version, ...]:
        """What was kept, oldest first; what cannot be read is left out."""
        ...

    def version(self, version_id: str) -> Project:
        """A document that was kept. Raises ``ProjectError``."""
        ...

    def remove_version(self, version_id: str) -> None:
        """Forget a document that was kept. Raises ``ProjectError`` or ``DiskError``."""
        ...

    def forget(self, edit: Edit, words: Sequence[str]) -> None:
        """Have the past forget: every version goes through ``edit``; every line of the journal up to the last that has
        one of these words goes, and with it the undo of what was before. No byte of it stays in the database.

        Raises:
            ProjectError: the folder is open for reading alone.
            DiskError: it cannot be written, or another program is at it all the time.
        """
        ...

    @property
    def read_only(self) -> str:
        """Why nothing can be written here (another window has it, the disk refuses, a newer version made it), as a
        sentence for a person; empty where it can be written."""
        ...

    def cache(self, name: str) -> Path:
        """A folder inside the project for what can be made again (``proxies``, ``thumbnails``); it exists. It may be
        deleted whenever the project is closed."""
        ...

    @property
    def jobs(self) -> tuple[str, ...]:
        """What ``keep_jobs`` kept last, one JSON text a job."""
        ...

    def keep_jobs(self, jobs: tuple[str, ...]) -> None:
        """Keep the work that is still to be done, so that the next start can go on. Raises ``DiskError``."""
        ...

    def scratch(self, suffix: str) -> Path:
        """A new path inside the folder, on the media's own disk, for a file that ``keep`` will take over."""
        ...

    def keep(self, file: Path) -> str:
        """Move a finished file into the media store; its SHA-256 is its name from then on."""
        ...

    def media(self, digest: str) -> Path:
        """Where the file with this SHA-256 is, or would be."""
        ...

    def __enter__(self) -> "ProjectFolder": ...

    def __exit__(self, *exc: object) -> None: ...


class Projects(Protocol):
    """Projects on this machine's disks."""

    def create(self, folder: Path) -> ProjectFolder:
        """Open the project in ``folder``, or make an empty one there if the folder is missing or empty.

        Raises:
            ProjectError: the folder holds something else, or a project that cannot be opened.
            DiskError: it cannot be written.
        """
        ...

    def open(self, folder: Path) -> ProjectFolder:
        """Open the project in ``folder``.

        Raises:
            ProjectError: there is none, it was made by a newer version, or it is damaged.
        """
        ...

    def known(self) -> tuple[Path, ...]:
        """Every project that was ever opened on this machine and is where it was then."""
        ...

    def examine(self, folder: Path) -> "tuple[ProjectFolder, tuple[Finding, ...]]":
        """Look at a project without writing anything, however damaged it is: what of it can be read, open to be read
        alone, and what is wrong with its database, records, journal and versions.

        Raises:
            ProjectError: there is none, nothing of it can be read, or a newer version made it.
            DiskError: it cannot be read.
        """
        ...

    def mend(self, folder: Path) -> tuple[Finding, ...]:
        """Make the database of a damaged project whole again with what can be read of it, and say what was lost; what
        was there before is kept beside it. Nothing happens to a database that is whole.

        Raises:
            ProjectError: it is open in a window, nothing of it can be read, or a newer version made it.
            DiskError: it cannot be written; nothing has changed.
        """
        ...

    def open_window(self, folder: Path) -> ProjectFolder:
        """Open the project for a window that stays: the first one may write, a second one and one that is newer or
        cannot be written is ``read_only``; a damaged one is opened as far as it can be read, and ``read_only`` says so.
        A missing or empty folder becomes an empty project.

        Raises:
            ProjectError: the folder holds something else, or nothing of it can be read.
            DiskError: it cannot be read.
        """
        ...
