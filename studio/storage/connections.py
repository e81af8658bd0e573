"""Opening a project's database: to be written, to be read alone, or as a copy in today's format."""

import contextlib
import sqlite3
from pathlib import Path

from studio.storage import schema
from studio.storage.bundle import DATABASE
from studio.storage.errors import TROUBLE, damaged, translated


def connected(folder: Path) -> sqlite3.Connection:
    """The database, made or brought up to date, ready to be written."""
    path = folder / DATABASE
    _check_not_empty(path)
    with translated(path):
        db = sqlite3.connect(path, timeout=20.0, isolation_level=None)
    try:
        with translated(path):
            schema.migrate(db, path)
            db.execute("PRAGMA journal_mode = WAL")  # a network share answers "delete", which is as safe
            db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    return db


def read_connected(path: Path) -> sqlite3.Connection:
    """The database to be read alone; also on a disk where not even its shared memory can be made."""
    _check_not_empty(path)
    for mode in ("mode=ro", "immutable=1"):
        db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=5.0, isolation_level=None)
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            if db is not None:
                db.close()
            if mode == "immutable=1":
                with translated(path):
                    raise
        except TROUBLE:
            if db is not None:
                db.close()
            with translated(path):
                raise
        else:
            return db
    raise AssertionError("one of the modes returns or raises")


def brought_forward(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A copy of an older database in memory, in today's format. Raises ``ProjectError``."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with translated(path):
        db.backup(copy)
        schema.migrate(copy, path)
    db.close()
    return copy


def _check_not_empty(path: Path) -> None:
    """SQLite would take a file without a byte for a new database."""
    with contextlib.suppress(OSError):
        if path.stat().st_size == 0:
            raise damaged(path, "it is empty")
