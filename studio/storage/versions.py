"""Versions: documents kept under a name, each in a database of its own beside the project's.

They are written whole under another name and moved into place, and are read with the same sums as the project itself:
a version is there wholly or not at all, and also serves where the project's own database has been damaged.
"""

import contextlib
import json
import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

from studio.core.errors import ProjectError
from studio.ports.storage import Version
from studio.project.project import Project
from studio.project.record import as_object, text, whole
from studio.storage import document, schema
from studio.storage.errors import disk, translated
from studio.storage.records import json_text
from studio.storage.rows import Change, Row, put, stored

FOLDER = "versions"

_ABOUT = "version"
"""The row of ``meta`` that tells the version's name."""

_FILE = re.compile(r"v([1-9][0-9]{0,8})\.db")


class Versions:
    """The versions of one project folder."""

    def __init__(self, project: Path) -> None:
        self._folder = project / FOLDER
        self._known: dict[str, tuple[tuple[int, int], Version]] = {}
        """What files say of themselves, by id, with the size and time that they had then."""

    @property
    def all(self) -> tuple[Version, ...]:
        """Those that can be read, oldest first."""
        found: list[Version] = []
        for version_id in self.ids:
            with contextlib.suppress(ProjectError, OSError):
                found.append(self._about(version_id))
        return tuple(found)

    @property
    def ids(self) -> tuple[str, ...]:
        """All there are, oldest first, whether they can be read or not."""
        try:
            names = [item.name for item in self._folder.iterdir()]
        except OSError:
            return ()
        numbers = sorted(int(match[1]) for name in names if (match := _FILE.fullmatch(name)))
        return tuple(f"v{number}" for number in numbers)

    def keep(self, project: Project, name: str) -> Version:
        """Keep a document. Raises ``ProjectError`` without a name, and ``DiskError``; then nothing was kept."""
        if not name.strip():
            raise ProjectError("A version needs a name.")
        number = 1 + max((int(one[1:]) for one in self.ids), default=0)
        version = Version(
            id=f"v{number}",
            name=name.strip(),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            shots=len(project.shots),
            length=project.sequences[0].length if project.sequences else 0,
        )
        target = self._folder / f"{version.id}.db"
        fresh = self._folder / f".{secrets.token_hex(6)}.db"
        try:
            self._folder.mkdir(exist_ok=True)
            write(fresh, project, {_ABOUT: json_text(_to_json(version))})
            fresh.replace(target)
        except OSError as exc:
            raise disk(self._folder, exc) from exc
        finally:
            for file in (fresh, fresh.with_name(f"{fresh.name}-journal")):
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)
        return version

    def read(self, version_id: str, name: str) -> Project:
        """The document of a version, called ``name``. Raises ``ProjectError``."""
        with self._opened(version_id) as db:
            return document.read(db, name)[0]

    def rewrite(self, edit: Callable[[Project], Project], name: str) -> None:
        """Every version after ``edit``, which changes only what it must; one that it leaves alone stays as it is. One
        that cannot be read is left alone too. Raises ``DiskError``."""
        for version in self.all:
            before = self.read(version.id, name)
            after = edit(before)
            if after is before:
                continue
            fresh = self._folder / f".{secrets.token_hex(6)}.db"
            try:
                write(fresh, after, {_ABOUT: json_text(_to_json(version))})
                fresh.replace(self._folder / f"{version.id}.db")
            except OSError as exc:
                raise disk(self._folder, exc) from exc
            finally:
                for file in (fresh, fresh.with_name(f"{fresh.name}-journal")):
                    with contextlib.suppress(OSError):
                        file.unlink(missing_ok=True)

    def remove(self, version_id: str) -> None:
        """Forget a version. Raises ``ProjectError`` or ``DiskError``."""
        try:
            self._path(version_id).unlink()
        except OSError as exc:
            raise disk(self._folder, exc) from exc

    def _about(self, version_id: str) -> Version:
        path = self._path(version_id)
        stat = path.stat()
        stamp = (stat.st_size, stat.st_mtime_ns)
        if version_id not in self._known or self._known[version_id][0] != stamp:
            with translated(path), contextlib.closing(_looked_at(path)) as db:
                self._known[version_id] = (stamp, _about(db, version_id))
        return self._known[version_id][1]

    def _path(self, version_id: str) -> Path:
        path = self._folder / f"{version_id}.db"
        if _FILE.fullmatch(path.name) is None or not path.is_file():
            raise ProjectError(f'There is no version "{version_id}" of this project.')
        return path

    @contextlib.contextmanager
    def _opened(self, version_id: str) -> Generator[sqlite3.Connection]:
        path = self._path(version_id)
        with translated(path), contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            # a copy in memory: an older format is brought forward there, and the file is never written
            with contextlib.closing(_looked_at(path)) as file:
                file.backup(db)
            schema.migrate(db, path)
            yield db


def _looked_at(path: Path) -> sqlite3.Connection:
    """A version's file, as it lies there."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)


def write(path: Path, project: Project, meta: dict[str, str]) -> None:
    """A new database with a whole document and further rows of ``meta``, on disk when this returns.

    Raises:
        ProjectError, DiskError, OSError: it cannot be written.
    """
    with translated(path), contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")  # the file is brought to the disk as a whole
        schema.migrate(db, path)
        db.execute("BEGIN")
        document.fill(db, project)
        put(db, [Change("meta", key, None, Row(0, "", record)) for key, record in meta.items()])
        db.execute("COMMIT")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _about(db: sqlite3.Connection, version_id: str) -> Version:
    row = stored(db, "meta", _ABOUT)
    try:
        record = as_object(json.loads("null" if row is None else row.record))
    except ValueError as exc:
        raise ProjectError(f'The version "{version_id}" cannot be read.') from exc
    return Version(
        id=version_id,
        name=text(record, "name"),
        made=text(record, "made"),
        shots=whole(record, "shots"),
        length=whole(record, "length"),
    )


def _to_json(version: Version) -> dict[str, object]:
    return {"name": version.name, "made": version.made, "shots": version.shots, "length": version.length}
