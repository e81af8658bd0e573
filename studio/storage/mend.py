"""A copy of a damaged database that can be opened at all: its first page and its length made whole again.

SQLite refuses a file whose header is spoilt or that is shorter than its header says, though most of its pages may be
whole (https://www.sqlite.org/fileformat2.html, sections 1.3 and 1.6). Only for reading.
"""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from studio.storage import schema

_PAGE = 4096


def mended(database: Path, folder: Path, *, older: bool = False) -> Path:
    """A copy in ``folder`` with the header of our format, page count and all; its log comes along if there is one.

    The list of tables is that of every project of today's format; with ``older`` it is the copy's own.

    Raises:
        OSError: it cannot be read, or the copy cannot be written.
    """
    copy = folder / database.name
    data = bytearray(database.read_bytes())
    data += bytes(-len(data) % _PAGE)
    fresh = _fresh(folder / "fresh.db")
    if len(data) < len(fresh):
        data += bytes(len(fresh) - len(data))
    if not older:
        data[:_PAGE] = fresh[:_PAGE]
    pages = len(data) // _PAGE
    data[:24] = fresh[:24]  # magic, page size, journal mode, reserved bytes
    data[28:32] = pages.to_bytes(4, "big")
    data[32:40] = bytes(8)  # no free pages: nothing will be written
    data[44:48], data[56:60] = fresh[44:48], fresh[56:60]  # schema format, UTF-8
    data[52:56], data[64:68] = bytes(4), bytes(4)  # no vacuum
    data[92:96] = data[24:28]  # the page count holds
    copy.write_bytes(data)
    with contextlib.suppress(OSError):
        shutil.copyfile(database.with_name(f"{database.name}-wal"), folder / f"{copy.name}-wal")
    return copy


def _fresh(path: Path) -> bytes:
    """An empty database of ours, whose tables begin on the pages on which those of every project of ours begin."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        schema.migrate(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()
    return path.read_bytes()
