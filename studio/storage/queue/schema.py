"""The tables of ``queue.db``."""

import sqlite3
from pathlib import Path

from studio.core.errors import ProjectError

APPLICATION_ID = 0x454B5155
"""``EKQU`` in the file's header."""

VERSION = 1

COLUMNS = (
    "serial", "key", "wish", "recipe", "priority", "place", "state", "paused", "wanted", "cause", "why", "attempts",
    "estimate", "took", "added", "began", "ended", "turn", "outcome", "progress", "scratch", "landing", "cleared",
)  # fmt: skip

_TABLES = """
CREATE TABLE jobs (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT,
    wish TEXT NOT NULL,
    recipe TEXT,
    priority INTEGER NOT NULL,
    place REAL NOT NULL,
    state TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    wanted TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    estimate REAL,
    took REAL,
    added TEXT NOT NULL,
    began TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    turn INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,
    progress TEXT,
    scratch TEXT,
    landing TEXT,
    cleared INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX by_key ON jobs (key) WHERE key IS NOT NULL;
CREATE INDEX by_state ON jobs (state, cleared, turn);
CREATE TABLE needs (job INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (job, other)) WITHOUT ROWID;
CREATE INDEX needed ON needs (other);
CREATE TABLE past (
    serial INTEGER PRIMARY KEY, kind TEXT NOT NULL, quality TEXT NOT NULL, pixels INTEGER NOT NULL,
    frames INTEGER NOT NULL, seconds REAL NOT NULL
);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
"""``turn`` counts beginnings and ends, so that order never hangs on a clock. ``outcome`` is what was made or why it
failed, by ``state``. ``needs`` says which job waits for which."""


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Make the tables where there are none.

    Raises:
        ProjectError: the file is another program's, or of a newer version.
        sqlite3.Error: it cannot be read or written.
    """
    if _state(db) == (APPLICATION_ID, VERSION):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        found = _state(db)  # another process may have been first
        if found == (0, 0) and not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            for statement in _TABLES.split(";"):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        elif found[0] != APPLICATION_ID:
            raise ProjectError(f"{path} is not a queue of this studio.", todo="Move it away.")
        elif found[1] != VERSION:
            raise ProjectError(
                f"{path} was made by a newer version of the studio (format {found[1]}, this one knows {VERSION}).",
                todo="Update Ekonte. Nothing was changed.",
            )
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _state(db: sqlite3.Connection) -> tuple[int, int]:
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    return application, int(db.execute("PRAGMA user_version").fetchone()[0])
