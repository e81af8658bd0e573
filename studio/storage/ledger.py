"""Ledgers in SQLite: WAL, every write on the disk when it returns. Implements ``studio.ports.ledger``."""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Generator, Sequence
from pathlib import Path

from studio.core.errors import InputError, ProjectError
from studio.core.filelock import FileLock
from studio.ports.ledger import Entry, Happening
from studio.storage.errors import disk, translated

DATABASE = "ledger.db"
HAPPENINGS = 10_000
"""How many are kept."""

_VERSION = 1
_PID = "ledger.pid"
_SCHEMA = """
CREATE TABLE entries (serial INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL,
                      text TEXT NOT NULL, UNIQUE (kind, key));
CREATE TABLE happenings (serial INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL);
"""


class FileLedger:
    """One ledger, open and locked."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(folder / "ledger.lock")
            mine = self._lock.take()
        except OSError as exc:
            raise disk(folder, exc) from exc
        if not mine:
            raise InputError(
                f"Another server (process {_holder(folder)}) works in {folder}.",
                todo="Stop it first, or give this one another folder.",
            )
        self._mutex, self._depth = threading.RLock(), 0
        try:
            self._db = _connected(self._path)
            with contextlib.suppress(OSError):
                (folder / _PID).write_text(str(os.getpid()), "ascii")
        except BaseException:
            self._lock.release()
            raise

    def put(self, kind: str, key: str, text: str) -> None:
        """Remember this, in the place of what was there."""
        with self.together():
            self._db.execute(
                "INSERT INTO entries (kind, key, text) VALUES (?, ?, ?) "
                "ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text",
                (kind, key, text),
            )

    def claim(self, kind: str, key: str, text: str) -> bool:
        """Remember this if the key is new; whether it was."""
        with self.together():
            made = self._db.execute(
                "INSERT INTO entries (kind, key, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (kind, key, text)
            )
            return made.rowcount == 1

    def get(self, kind: str, key: str) -> str | None:
        """What is remembered under a key."""
        with self._reading():
            row = self._db.execute("SELECT text FROM entries WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            return None if row is None else str(row[0])

    def remove(self, kind: str, key: str) -> bool:
        """Forget it; whether it was there."""
        with self.together():
            return self._db.execute("DELETE FROM entries WHERE kind = ? AND key = ?", (kind, key)).rowcount == 1

    def entries(self, kind: str) -> Sequence[Entry]:
        """All of a kind, oldest first."""
        with self._reading():
            rows = self._db.execute("SELECT serial, key, text FROM entries WHERE kind = ? ORDER BY serial", (kind,))
            return tuple(Entry(serial=row[0], key=row[1], text=row[2]) for row in rows)

    def forget(self, kind: str, keep: int) -> None:
        """Forget all of a kind but the newest ``keep``."""
        with self.together():
            self._db.execute(
                "DELETE FROM entries WHERE kind = ? AND serial NOT IN "
                "(SELECT serial FROM entries WHERE kind = ? ORDER BY serial DESC LIMIT ?)",
                (kind, kind, keep),
            )

    def note(self, text: str) -> Happening:
        """Something has happened."""
        with self.together():
            serial = self._db.execute("INSERT INTO happenings (text) VALUES (?)", (text,)).lastrowid or 0
            self._db.execute("DELETE FROM happenings WHERE serial <= ?", (serial - HAPPENINGS,))
            return Happening(serial=serial, text=text)

    def since(self, serial: int, limit: int) -> Sequence[Happening]:
        """What happened after ``serial``, oldest first."""
        with self._reading():
            rows = self._db.execute(
                "SELECT serial, text FROM happenings WHERE serial > ? ORDER BY serial LIMIT ?", (serial, limit)
            )
            return tuple(Happening(serial=row[0], text=row[1]) for row in rows)

    @property
    def last(self) -> int:
        """The serial of what happened last."""
        with self._reading():
            row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'happenings'").fetchone()
            return 0 if row is None else int(row[0])

    @contextlib.contextmanager
    def together(self) -> Generator[None]:
        """What is written inside reaches the disk wholly or not at all."""
        with self._mutex, translated(self._path):
            self._depth += 1
            try:
                if self._depth == 1:
                    self._db.execute("BEGIN IMMEDIATE")
                yield
                if self._depth == 1:
                    self._db.execute("COMMIT")
            except BaseException:
                if self._depth == 1 and self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1

    def close(self) -> None:
        """Let the next process have it."""
        with self._mutex:
            self._db.close()
        self._lock.release()

    @contextlib.contextmanager
    def _reading(self) -> Generator[None]:
        with self._mutex, translated(self._path):
            yield


class FileLedgers:
    """Ledgers in folders."""

    def open(self, folder: Path) -> FileLedger:
        """Raises ``InputError``, ``DiskError`` or ``ProjectError``."""
        return FileLedger(folder)


def _connected(path: Path) -> sqlite3.Connection:
    with translated(path):
        db = sqlite3.connect(path, timeout=20.0, isolation_level=None, check_same_thread=False)
    try:
        with translated(path):
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
            if version > _VERSION:
                raise ProjectError(
                    f"{path} was made by a newer version of Ekonte.", todo="Use that one, or another folder."
                )
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            if version == 0:
                db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
    except BaseException:
        db.close()
        raise
    return db


def _holder(folder: Path) -> str:
    """The process that has the ledger open, as far as it has said so."""
    try:
        return (folder / _PID).read_text("ascii").strip() or "unknown"
    except (OSError, UnicodeDecodeError):
        return "unknown"
