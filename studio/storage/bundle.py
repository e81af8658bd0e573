"""A project folder: its database and its media store."""

import contextlib
import os
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Self

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.core.unfinished import Unfinished
from studio.ports.storage import Edit, Step, Version, Way
from studio.project.project import Project
from studio.storage import document, rows, taken_back
from studio.storage.differing import no_places
from studio.storage.errors import TROUBLE, disk, translated
from studio.storage.journal import Journal
from studio.storage.versions import Versions

DATABASE = "project.db"
MEDIA = "media"
CACHE = "cache"


_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


class Bundle:
    """An open project folder. The database belongs to the thread that opened it; ``scratch``, ``keep``, ``media`` and
    ``cache`` may be called from any."""

    def __init__(
        self,
        folder: Path,
        unfinished: Unfinished,
        db: sqlite3.Connection,
        *,
        read_only: str = "",
        shelf: Path | None = None,
        found: Project | None = None,
        release: Callable[[], None] | None = None,
    ) -> None:
        """``db`` is open and of our format. ``found`` is the document of a folder that cannot be read in the usual way.
        ``release`` is called at the end.

        Raises:
            ProjectError: a record cannot be understood.
        """
        self._folder, self._unfinished, self._db = folder, unfinished, db
        self._read_only, self._release, self._shelf = read_only, release, shelf
        self._file = _identity(folder / DATABASE)
        self._places = no_places()
        self._inside = False
        self._journal = Journal(db)
        self._versions = Versions(folder)
        self._seen = 0
        self._fixed = found is not None
        self._fresh: Project | None = found or self._read()
        self._temporary: list[tempfile.TemporaryDirectory[str]] = []

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    @property
    def name(self) -> str:
        """The folder's name without ``.studio``."""
        return project_name(self._folder)

    @property
    def document(self) -> Project:
        """The document as it is on disk now."""
        if self._fresh is not None and (self._fixed or self._seen == self._version()):
            return self._fresh
        self._fresh = self._read()
        return self._fresh

    @property
    def changed_elsewhere(self) -> bool:
        """Whether another program has written here since the document was read."""
        return not self._fixed and self._seen != self._version()

    @property
    def read_only(self) -> str:
        """Why nothing can be written here, as a sentence; empty where it can."""
        return self._read_only

    def apply(self, edit: Edit) -> Project:
        """Read, change and write the document in one transaction; an edit that raises changes nothing."""
        self._check_writable()
        with self._transaction():
            before, places = document.read(self._db, self.name)
            after = edit(before)
            changes = document.write(self._db, before, after, places)
            if changes:
                self._journal.note("carry", "", changes)
        document.placed(places, changes)
        self._places, self._seen, self._fresh = places, self._version(), after
        return after

    def commit(self, before: Project, after: Project, name: str, way: Way = "edit", instead: Sequence[int] = ()) -> int:
        """Write where ``after`` differs from ``before``, and a line of the journal, in one transaction."""
        self._check_writable()
        serial = 0
        with self._transaction():
            foreign = self._version() != self._seen
            changes = document.write(self._db, before, after, self._places, foreign=foreign)
            if way == "join" and changes:
                serial = self._journal.join(name, changes)
            elif changes or way in ("undo", "redo"):
                serial = self._journal.note(way, name, changes, instead)
        document.placed(self._places, changes)
        self._fresh = None
        return serial

    @contextlib.contextmanager
    def together(self) -> Generator[None]:
        """Several commits in one transaction."""
        self._check_writable()
        try:
            with self._transaction():
                self._inside = True
                try:
                    yield
                finally:
                    self._inside = False
        except BaseException:
            with contextlib.suppress(StudioError):
                self._fresh = self._read()  # and where its rows stand
            raise

    @property
    def steps(self) -> tuple[Step, ...]:
        """The journal, oldest first."""
        return () if self._fixed else self._journal.steps

    def taken_back(self, serials: Sequence[int], project: Project) -> Project:
        """``project`` without what some lines of the journal changed."""
        with translated(self._folder / DATABASE):
            lines = [self._journal.changes(serial) for serial in serials]
            return taken_back.taken_back(self._db, project, self._places, lines)

    def keep_version(self, project: Project, name: str) -> Version:
        """Keep the document under a name, in a file of its own."""
        self._check_writable()
        return self._versions.keep(project, name)

    @property
    def versions(self) -> tuple[Version, ...]:
        """What was kept, oldest first."""
        return self._versions.all

    def version(self, version_id: str) -> Project:
        """A document that was kept."""
        return self._versions.read(version_id, self.name)

    def remove_version(self, version_id: str) -> None:
        """Forget a document that was kept."""
        self._check_writable()
        self._versions.remove(version_id)

    def forget(self, edit: Edit, words: Sequence[str]) -> None:
        """Have the past forget what ``edit`` takes out: versions, journal, free pages."""
        self._check_writable()
        self._versions.rewrite(edit, self.name)
        with translated(self._folder / DATABASE):
            self._db.execute("PRAGMA secure_delete = ON")
            with self._transaction():
                self._journal.forget_words(words)
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._fresh = None

    def cache(self, name: str) -> Path:
        """A folder inside the project for what can be made again; where the disk refuses, one elsewhere, until the
        project is closed."""
        path = self._folder / CACHE / name
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError:
            place = tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True)
            self._temporary.append(place)
            return Path(place.name)
        return path

    @property
    def jobs(self) -> tuple[str, ...]:
        """What ``keep_jobs`` kept last; nothing where it cannot be read."""
        try:
            found, _ = rows.every(self._db, "jobs")
        except (*TROUBLE, ProjectError):
            return ()
        return tuple(row.record for row in found.values())

    def keep_jobs(self, jobs: tuple[str, ...]) -> None:
        """Keep the work that is still to be done."""
        self._check_writable()
        with self._transaction():
            old, _ = rows.every(self._db, "jobs")
            new = {f"{number:06}": rows.Row(number, "", record) for number, record in enumerate(jobs)}
            changes = [rows.Change("jobs", key, old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
            rows.put(self._db, [change for change in changes if change.before != change.after])

    def scratch(self, suffix: str) -> Path:
        """A new path inside the media store's folder; removed on a hurried exit unless it was kept."""
        path = self._folder / MEDIA / f".{secrets.token_hex(6)}{suffix}"
        self._unfinished.begin(path)
        return path

    def keep(self, file: Path) -> str:
        """Move a finished file into the media store; its SHA-256 is its name from then on."""
        try:
            with file.open("rb") as stream:
                digest = file_digest(stream, "sha256").hexdigest()
                os.fsync(stream.fileno())
            target = self._place(digest).with_suffix(file.suffix or ".mp4")
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
            for folder in (target.parent, target.parent.parent):
                _sync_folder(folder)
        except OSError as exc:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
            raise disk(self._folder, exc) from exc
        finally:
            self._unfinished.end(file)
        return digest

    def media(self, digest: str) -> Path:
        """Where the file with this SHA-256 is, or would be."""
        place = self._place(digest)
        if self._shelf is not None and (file := self._shelf / f"{digest}.glb").is_file() and not place.exists():
            return self._brought(file, digest)
        return place

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or any(letter not in "0123456789abcdef" for letter in digest):
            raise ProjectError(f'"{digest}" is not the name of a medium.')
        film = self._folder / MEDIA / digest[:2] / f"{digest}.mp4"
        # a sound that somebody brought keeps its own suffix
        return film if film.exists() else next(iter(sorted(film.parent.glob(f"{digest}.*"))), film)

    def _brought(self, file: Path, digest: str) -> Path:
        """A subject that the person brought comes along with the first take that has it: projects stand alone."""
        if self.read_only:
            return file
        copy = self.scratch(file.suffix)
        try:
            copy.write_bytes(file.read_bytes())
        except OSError as exc:
            raise disk(self._folder, exc) from exc
        self.keep(copy)
        return self._place(digest)

    def close(self) -> None:
        """Close the database; what was written is on disk already."""
        self._db.close()
        for place in self._temporary:
            place.cleanup()
        self._temporary.clear()
        if self._release is not None:
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _read(self) -> Project:
        with translated(self._folder / DATABASE):
            self._db.execute("BEGIN")  # all tables at one moment
            try:
                self._seen = self._version()
                project, self._places = document.read(self._db, self.name)
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
        return project

    def _version(self) -> int:
        """Grows whenever another connection has written."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _check_writable(self) -> None:
        if self._read_only:
            raise ProjectError(self._read_only)
        if _identity(self._folder / DATABASE) != self._file:  # SQLite would go on writing into a file that nobody finds
            raise DiskError(
                f"The project folder {self._folder} has been moved or deleted.",
                todo="Put it back, or save a copy of the project in another folder.",
            )

    @contextlib.contextmanager
    def _transaction(self) -> Generator[None]:
        """All that is written inside, or nothing; also as a part of a larger one."""
        begin, end, back = _PART if self._inside else _WHOLE
        with translated(self._folder / DATABASE):
            self._db.execute(begin)
            try:
                yield
                self._db.execute(end)
            except BaseException:
                self._journal = Journal(self._db)
                if self._db.in_transaction:
                    for statement in back:
                        self._db.execute(statement)
                raise


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file it is, whatever is in it; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def project_name(folder: Path) -> str:
    """The folder's name without ``.studio``."""
    return folder.resolve().name.removesuffix(".studio")


def _sync_folder(folder: Path) -> None:
    """Have a rename reach the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
