"""Opening the queue, whatever state its file is in."""

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from studio.core.errors import DiskError, ProjectError
from studio.storage.connections import read_connected
from studio.storage.errors import TROUBLE, disk, translated
from studio.storage.queue import lease, schema
from studio.storage.queue.connected import DATABASE
from studio.storage.queue.queue_file import QueueFile
from studio.storage.queue.wishes import DISPATCHER


def open_queue(folder: Path) -> QueueFile:
    """The queue in ``folder``; a missing one becomes an empty queue. A damaged file is kept aside, and what can be read
    of it goes into a new one (``QueueFile.mended`` says so). On a disk that cannot be written it can be looked at.

    Raises:
        ProjectError: the file is another program's or a newer version's; or it is damaged while a dispatcher works.
        DiskError: there is no queue yet and none can be made.
    """
    path = folder / DATABASE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise disk(folder, exc) from exc
    mended = ""
    if path.exists() and not _whole(path):
        mended = _renew(folder, path)
    try:
        writing = _connected(path)
    except DiskError:
        if not path.exists():
            raise
        return QueueFile(folder, None, _to_read(path))
    try:
        return QueueFile(folder, writing, _connected(path), mended)
    except BaseException:
        writing.close()
        raise


def _connected(path: Path) -> sqlite3.Connection:
    with translated(path):
        db = sqlite3.connect(path, timeout=20.0, isolation_level=None, check_same_thread=False)
    try:
        with translated(path):
            schema.prepare(db, path)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA wal_autocheckpoint = 400")
    except BaseException:
        db.close()
        raise
    return db


def _to_read(path: Path) -> sqlite3.Connection:
    """A copy of it in memory, as it is now: nobody writes on that disk."""
    with translated(path):
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with contextlib.closing(read_connected(path)) as db:
            db.backup(copy)
        schema.prepare(copy, path)
    return copy


def _whole(path: Path) -> bool:
    """Whether SQLite can read all of it. A file that cannot even be opened for the moment is not called damaged."""
    if path.stat().st_size == 0:
        return True  # another process is just making it
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=20.0)) as db:
            return db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.OperationalError as exc:
        return "malformed" not in str(exc)
    except TROUBLE:
        return False


def _renew(folder: Path, path: Path) -> str:
    """Put a damaged file aside and make a new one of what can be read of it; says so."""
    ours = lease.take(folder, "mending", DISPATCHER)
    if ours is None:
        who = lease.holder(folder, DISPATCHER)
        raise ProjectError(f"{path} is damaged, and {who} works on it.", todo="End that first, then try again.")
    try:
        if _whole(path):
            return ""  # another process was first
        aside = path.with_name(f"queue-damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db")
        found = _rescued(path)
        for suffix in ("", "-wal", "-shm"):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        with contextlib.closing(_connected(path)) as db:
            rescued = _put(db, found)
    except OSError as exc:
        raise disk(folder, exc) from exc
    finally:
        ours.release()
    jobs = f"{rescued} jobs were read from it" if rescued else "nothing of it could be read"
    return f"The queue was damaged; the file is kept as {aside.name}, {jobs}."


_Rows = dict[str, list[tuple[object, ...]]]


def _rescued(path: Path) -> _Rows:
    """Rows of every table that can be read, each by itself."""
    found: _Rows = {"jobs": [], "needs": [], "past": [], "meta": []}
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except TROUBLE:
        return found
    with contextlib.closing(db):
        for table, rows in found.items():
            columns = ", ".join(schema.COLUMNS) if table == "jobs" else "*"
            for order in ("ASC", "DESC"):  # from both ends up to where it is damaged
                key = {"jobs": "serial", "needs": "job", "past": "serial", "meta": "name"}[table]
                with contextlib.suppress(*TROUBLE):
                    for row in db.execute(f"SELECT {columns} FROM {table} ORDER BY {key} {order}"):
                        rows.append(row)
    return found


def _put(db: sqlite3.Connection, found: _Rows) -> int:
    """Rows into a new file; gives how many jobs."""
    db.execute("BEGIN IMMEDIATE")
    for table, rows in found.items():
        for row in rows:
            with contextlib.suppress(*TROUBLE):
                db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    db.execute("COMMIT")
    return int(db.execute("SELECT count(*) FROM jobs").fetchone()[0])
