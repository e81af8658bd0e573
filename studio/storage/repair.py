"""A damaged database made anew from what can be read of it.

The new one is written whole beside the old one before anything is touched. The old one stays as
``project.db.damaged-1`` (with its log); it is put aside only when the new one is on the disk.
"""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from studio.project.project import Project
from studio.storage.errors import TROUBLE, disk
from studio.storage.versions import write

_BESIDE = ("-wal", "-shm", "-journal")


def renew(database: Path, project: Project) -> Path:
    """Put a new database with ``project`` in the place of the damaged one; gives where that one is now.

    Raises:
        DiskError, ProjectError: it cannot be written; nothing has changed.
    """
    fresh = database.with_name(f"{database.name}.new")
    try:
        _remove(fresh)
        write(fresh, project, {})
        aside = _copied(database)
        _let_go_of_log(database)
        fresh.replace(database)
        _sync(database.parent)
    except OSError as exc:
        raise disk(database.parent, exc) from exc
    finally:
        with contextlib.suppress(OSError):
            _remove(fresh)
    return aside


def _copied(database: Path) -> Path:
    """A copy of the database and its log under a name of its own, on the disk."""
    number = 1
    while (aside := database.with_name(f"{database.name}.damaged-{number}")).exists():
        number += 1
    for ending in ("", "-wal"):
        source = database.with_name(database.name + ending)
        if source.is_file():
            copy = aside.with_name(aside.name + ending)
            try:
                shutil.copyfile(source, copy)
                with copy.open("rb+") as file:
                    os.fsync(file.fileno())
            except OSError:
                for part in ("", "-wal"):
                    with contextlib.suppress(OSError):
                        aside.with_name(aside.name + part).unlink(missing_ok=True)
                raise
    return aside


def _let_go_of_log(database: Path) -> None:
    """A log belongs to the database it was written for. It is worked into the old one first where that is possible, so
    that there is no moment at which the folder holds less than it did."""
    with contextlib.suppress(*TROUBLE), contextlib.closing(sqlite3.connect(database, timeout=1.0)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in _BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _remove(fresh: Path) -> None:
    for ending in ("", *_BESIDE):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
