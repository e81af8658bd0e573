"""A project folder: its database and its media store."""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Generator
from hashlib import file_digest
from pathlib import Path
from typing import Self

from studio.core.errors import DiskError, ProjectError
from studio.core.unfinished import Unfinished
from studio.ports.storage import Edit
from studio.project.project import Project
from studio.storage import document, schema

DATABASE = "project.db"
MEDIA = "media"


class Bundles:
    """The ``Projects`` port: folders. ``unfinished`` is told of every scratch file."""

    def __init__(self, unfinished: Unfinished | None = None) -> None:
        self._unfinished = unfinished or Unfinished()

    def create(self, folder: Path) -> "Bundle":
        """Open the project in ``folder``, or make an empty one there if the folder is missing or empty."""
        if folder.exists() and not folder.is_dir():
            raise ProjectError(f"{folder} is a file, not a project folder.", todo="Choose another name.")
        try:
            foreign = folder.exists() and not (folder / DATABASE).exists() and _foreign(folder)
            if not foreign:
                (folder / MEDIA).mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise _disk(folder, exc) from exc
        if foreign:
            raise ProjectError(
                f"{folder} already holds other files and is not a project.", todo="Choose an empty or a new folder."
            )
        return Bundle(folder, self._unfinished)

    def open(self, folder: Path) -> "Bundle":
        """Open the project in ``folder``."""
        if not folder.is_dir():
            raise ProjectError(f"There is no project folder {folder}.", todo="Make one with ekonte film --project.")
        if not (folder / DATABASE).is_file():
            raise ProjectError(f"{folder} is not a project: it has no {DATABASE}.")
        return Bundle(folder, self._unfinished)


class Bundle:
    """An open project folder."""

    def __init__(self, folder: Path, unfinished: Unfinished) -> None:
        """Raises ``ProjectError`` or ``DiskError``."""
        self._folder, self._unfinished = folder, unfinished
        with self._translated():
            self._db = sqlite3.connect(folder / DATABASE, timeout=20.0, isolation_level=None)
        try:
            with self._translated():
                schema.migrate(self._db, folder / DATABASE)
                self._db.execute("PRAGMA journal_mode = WAL")  # a network share answers "delete", which is as safe
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA foreign_keys = ON")
                document.read(self._db, self.name)
        except BaseException:
            self._db.close()
            raise

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    @property
    def name(self) -> str:
        """The folder's name without ``.studio``."""
        return self._folder.resolve().name.removesuffix(".studio")

    @property
    def document(self) -> Project:
        """The document as it is on disk now."""
        with self._translated():
            return document.read(self._db, self.name)

    def apply(self, edit: Edit) -> Project:
        """Read, change and write the document in one transaction; an edit that raises changes nothing."""
        with self._translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                before = document.read(self._db, self.name)
                after = edit(before)
                document.write(self._db, before, after)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        return after

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
            target = self.media(digest)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
            for folder in (target.parent, target.parent.parent):
                _sync_folder(folder)
        except OSError as exc:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
            raise _disk(self._folder, exc) from exc
        finally:
            self._unfinished.end(file)
        return digest

    def media(self, digest: str) -> Path:
        """Where the file with this SHA-256 is, or would be."""
        if len(digest) != 64 or any(letter not in "0123456789abcdef" for letter in digest):
            raise ProjectError(f'"{digest}" is not the name of a medium.')
        return self._folder / MEDIA / digest[:2] / f"{digest}.mp4"

    def close(self) -> None:
        """Close the database; what was applied is on disk already."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _translated(self) -> Generator[None]:
        """SQLite's errors in the studio's words."""
        path = self._folder / DATABASE
        try:
            yield
        except sqlite3.OperationalError as exc:
            text = str(exc)
            if "no such" in text:
                raise ProjectError(f"{path} is damaged: {text}.", todo="Restore it from a backup.") from exc
            if "locked" in text or "busy" in text:
                raise DiskError(f"{path} is in use by another program.", todo="Close it and try again.") from exc
            raise DiskError(f"{path} cannot be read or written: {text}.", todo="Free some space on the disk.") from exc
        except sqlite3.DatabaseError as exc:
            raise ProjectError(
                f"{path} is damaged: {exc}.", todo=f"Restore it from a backup; the films in {MEDIA}/ are whole."
            ) from exc


def _foreign(folder: Path) -> bool:
    """Whether a folder without a database holds anything but an empty media store."""
    others = [item for item in folder.iterdir() if item.name != MEDIA]
    return bool(others) or ((folder / MEDIA).is_dir() and any((folder / MEDIA).iterdir()))


def _sync_folder(folder: Path) -> None:
    """Have a rename reach the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _disk(folder: Path, exc: OSError) -> DiskError:
    return DiskError(
        f"{folder} cannot be written: {exc.strerror or exc}.", todo="Free some space or choose another folder."
    )
