"""The tables of ``project.db``, and how an older file becomes a newer one."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.errors import ProjectError
from studio.storage.errors import TROUBLE
from studio.storage.rows import SEAL, Row, line_sum, row_sum

APPLICATION_ID = 0x454B4F4E
"""``EKON`` in the file's header: tells our database from any other."""

Migration = Callable[[sqlite3.Connection], None]
"""Brings a database from one version to the next, inside the transaction it is given."""


def _first(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE shots (id TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE takes (id TEXT PRIMARY KEY, position INTEGER NOT NULL, shot_id TEXT NOT NULL"
        " REFERENCES shots (id) DEFERRABLE INITIALLY DEFERRED, record TEXT NOT NULL) WITHOUT ROWID"
    )


def _second(db: sqlite3.Connection) -> None:
    """``meta``: cast and form, a JSON each. ``jobs``: work still to be done. ``journal``: the last edits, with the
    records they wrote, from which damaged rows come back."""
    db.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID")
    db.execute("CREATE TABLE jobs (position INTEGER PRIMARY KEY, record TEXT NOT NULL)")
    db.execute(
        "CREATE TABLE journal (serial INTEGER PRIMARY KEY, made TEXT NOT NULL, name TEXT NOT NULL,"
        " changes TEXT NOT NULL)"
    )


def _third(db: sqlite3.Connection) -> None:
    """Every table gets one shape, with sums (``rows``); sequences, tracks, clips and files come; the journal tells both
    ways what an edit changed."""
    old = {
        "shots": "SELECT id, position, '', record FROM shots",
        "takes": "SELECT id, position, shot_id, record FROM takes",
        "meta": "SELECT name, 0, '', record FROM meta",
        "jobs": "SELECT printf('%06d', position), position, '', record FROM jobs",
        "files": "", "sequences": "", "tracks": "", "clips": "",
    }  # fmt: skip
    kept = {table: db.execute(query).fetchall() if query else [] for table, query in old.items()}
    lines = db.execute("SELECT serial, made, name, changes FROM journal ORDER BY serial").fetchall()
    for table in ("takes", "shots", "meta", "jobs", "journal"):
        db.execute(f"DROP TABLE {table}")
    total = 0
    for table, rows in kept.items():
        db.execute(
            f"CREATE TABLE {table} (id TEXT PRIMARY KEY, position INTEGER NOT NULL, owner TEXT NOT NULL,"
            " record TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID"
        )
        for key, position, owner, record in rows:
            own = row_sum(table, key, Row(position, owner, record))
            db.execute(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", (key, position, owner, record, own))
            total ^= own
    last = Row(0, "", str(total))
    db.execute("INSERT INTO meta VALUES (?, ?, ?, ?, ?)", (SEAL, *last, row_sum("meta", SEAL, last)))
    db.execute(
        "CREATE TABLE journal (serial INTEGER PRIMARY KEY, made TEXT NOT NULL, way TEXT NOT NULL,"
        " size INTEGER NOT NULL, name TEXT NOT NULL, changes TEXT NOT NULL, sum INTEGER NOT NULL)"
    )
    for serial, made, name, changes in lines:
        own = line_sum(serial, made, "", name, changes)
        db.execute(
            "INSERT INTO journal VALUES (?, ?, '', ?, ?, ?, ?)", (serial, made, len(changes), name, changes, own)
        )


MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third)
"""``MIGRATIONS[n]`` leads from version n to n + 1; version 0 is an empty file. Never changed, only added to."""


def migrate(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the database to the newest version, in one transaction: all the way, or not at all.

    Raises:
        ProjectError: the database is not a project's, or was made by a newer version of the studio.
        sqlite3.Error: it cannot be read or written.
    """
    if version(db) == len(migrations) and _application(db) == APPLICATION_ID:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        found = version(db)  # another process may have been first
        check_ours(db, path)
        if found > len(migrations):
            raise ProjectError(
                f"{path.parent} was made by a newer version of the studio (format {found}, this one knows "
                f"{len(migrations)}).",
                todo="Update Ekonte to open it. Nothing was changed.",
            )
        for step in migrations[found:]:
            step(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(migrations)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    with contextlib.suppress(*TROUBLE):
        db.execute("VACUUM")  # tables begin on the same pages in every file: ``mend`` counts on it


class ForeignError(ProjectError):
    """The database was made by another program."""


def check_ours(db: sqlite3.Connection, path: Path) -> None:
    """Raises ``ForeignError``."""
    if _application(db) not in (APPLICATION_ID, 0) or (version(db) == 0 and _has_tables(db)):
        raise ForeignError(f"{path} is not a project of this studio.", todo="Choose another folder.")


def version(db: sqlite3.Connection) -> int:
    """The format of the file; 0 is an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def tables(db: sqlite3.Connection) -> set[str]:
    """The names of the tables there are."""
    return {str(row[0]) for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _application(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def _has_tables(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())
