"""The door to projects on disk: a folder in, a document out; edits and media in, kept or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from studio.project.project import Project

Edit = Callable[[Project], Project]
"""A pure change of the document."""


class ProjectFolder(Protocol):
    """A project that is open. Use as a context manager."""

    @property
    def folder(self) -> Path: ...

    @property
    def document(self) -> Project:
        """The document as it is on disk now."""
        ...

    def apply(self, edit: Edit) -> Project:
        """Read the document, change it and write it back, in one step that happens wholly or not at all.

        Raises:
            ProjectError: what is on disk cannot be understood.
            DiskError: the disk is full or refuses to be written; nothing has changed.
        """
        ...

    def commit(self, before: Project, after: Project, name: str) -> None:
        """Bring what is on disk from ``before`` (the document of this folder as it is now) to ``after``, in one step
        that happens wholly or not at all. Costs what differs, not what there is. ``name`` is for the journal.

        Raises:
            ProjectError: the folder is open for reading alone, or another program has changed it meanwhile.
            DiskError: the disk is full or refuses to be written; nothing has changed.
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

    def open_window(self, folder: Path) -> ProjectFolder:
        """Open the project for a window that stays: the first one may write, a second one and one that is newer or
        cannot be written is ``read_only``; a damaged one is opened as far as it can be read, and ``read_only`` says so.
        A missing or empty folder becomes an empty project.

        Raises:
            ProjectError: the folder holds something else, or nothing of it can be read.
            DiskError: it cannot be read.
        """
        ...
