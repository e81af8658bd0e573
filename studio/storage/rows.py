"""Rows: every table of a project has the same shape, and every row carries a sum that tells when it has been spoilt.

::

    id        position     owner       record      sum
    c12       3298534883   q1v1        {"id": …    8 bytes of BLAKE2b over the table's name and the other columns

``owner`` is the shot of a take, the sequence of a track, the track of a clip; empty elsewhere. ``position`` orders the
rows of one owner. The *seal* of a project is the exclusive or of all sums, kept in ``meta``: it tells when a row is
missing or is an older one, which no sum of its own can.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from typing import Literal, NamedTuple, get_args

from studio.core.errors import ProjectError

Table = Literal["shots", "takes", "files", "sequences", "tracks", "clips", "meta", "jobs"]
TABLES: tuple[Table, ...] = get_args(Table)

SEAL = "seal"
"""The row of ``meta`` that holds the seal; the only one that is not part of it."""


MEND = "Mend it with ekonte project repair, or restore it from a backup."
"""What to do about a project that is damaged."""


class Row(NamedTuple):
    """One row without its id and its sum; ``record`` is JSON."""

    position: int
    owner: str
    record: str


class Change(NamedTuple):
    """What an edit made of one row; None where it was not there before, or is not there after.

    For a row that comes, goes or moves, ``was_behind`` and ``behind`` are the ids of the rows it followed before and
    follows after (empty: it was the first), None where it was not or is not there. Positions alone would not do: they
    may have been dealt anew when the change is taken back.
    """

    table: Table
    key: str
    before: Row | None
    after: Row | None
    was_behind: str | None = None
    behind: str | None = None


class SpoiltError(ProjectError):
    """A row that is not as it was written."""


def row_sum(table: str, key: str, row: Row) -> int:
    """The sum of a row, as SQLite can hold it: a signed number of 64 bits."""
    text = "\0".join((table, key, str(row.position), row.owner, row.record))
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def line_sum(serial: int, made: str, way: str, name: str, changes: str) -> int:
    """The sum of a line of the journal."""
    return row_sum("journal", f"{made} {name}", Row(serial, way, changes))


def stored(db: sqlite3.Connection, table: Table, key: str) -> Row | None:
    """One row as it is. Raises ``SpoiltError`` or ``sqlite3.Error``."""
    found = db.execute(f"SELECT position, owner, record, sum FROM {table} WHERE id = ?", (key,)).fetchone()
    return None if found is None else checked(table, key, found)[0]


def checked(table: Table, key: object, columns: tuple[object, ...]) -> tuple[Row, int]:
    """A row and its sum out of its columns. Raises ``SpoiltError`` where the sum is another."""
    match key, columns:
        case str(), (int(position), str(owner), str(record), int(total)):
            row = Row(position, owner, record)
            if row_sum(table, key, row) == total:
                return row, total
        case _:
            pass
    raise SpoiltError(f'A record of the project ("{key}" of its {table}) is not as it was written.', todo=MEND)


def every(db: sqlite3.Connection, table: Table) -> tuple[dict[str, Row], int]:
    """All rows of a table by id, in their order, and the exclusive or of their sums; without the seal itself.

    Raises:
        SpoiltError: a row is not as it was written.
        sqlite3.Error: the table cannot be read.
    """
    rows: dict[str, Row] = {}
    total = 0
    for key, *columns in db.execute(f"SELECT id, position, owner, record, sum FROM {table} ORDER BY position, id"):
        if table == "meta" and key == SEAL:
            continue
        rows[key], one = checked(table, key, tuple(columns))
        total ^= one
    return rows, total


def seal(db: sqlite3.Connection) -> int:
    """The seal as it was written last. Raises ``SpoiltError`` or ``sqlite3.Error``."""
    row = stored(db, "meta", SEAL)
    try:
        return 0 if row is None else int(row.record)
    except ValueError as exc:
        raise SpoiltError("The seal of the project is not as it was written.", todo=MEND) from exc


def put(db: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write changes into the tables, and the seal after them, inside a transaction.

    Raises:
        SpoiltError: the seal is not as it was written.
        sqlite3.Error: it cannot be written.
    """
    written: dict[Table, list[tuple[object, ...]]] = {}
    gone: dict[Table, list[tuple[str]]] = {}
    total = seal(db)
    for table, key, before, after, *_ in changes:
        if before is not None:
            total ^= row_sum(table, key, before)
        if after is None:
            gone.setdefault(table, []).append((key,))
        else:
            total ^= (own := row_sum(table, key, after))
            written.setdefault(table, []).append((key, *after, own))
    for table, keys in gone.items():
        db.executemany(f"DELETE FROM {table} WHERE id = ?", keys)
    last = Row(0, "", str(total))
    written.setdefault("meta", []).append((SEAL, *last, row_sum("meta", SEAL, last)))
    for table, rows in written.items():
        db.executemany(
            f"INSERT INTO {table} (id, position, owner, record, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET position = excluded.position, owner = excluded.owner, record = excluded.record, sum = excluded.sum",
            rows,
        )
