"""The file of a queue, open: one connection that writes, one that reads, each behind a lock."""

import contextlib
import sqlite3
from collections.abc import Generator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import cast

from studio.core.errors import DiskError, ProjectError, SceneError
from studio.ports.queue import Failed, FilmWork, Job, Wish
from studio.storage.errors import translated
from studio.storage.queue import rows

DATABASE = "queue.db"


class Connected:
    """Methods may be called from any thread."""

    def __init__(self, folder: Path, writing: sqlite3.Connection | None, reading: sqlite3.Connection) -> None:
        """Without ``writing`` it can only be looked at."""
        self._folder, self._writing, self._reading = folder, writing, reading
        self._path = folder / DATABASE
        self._write_lock, self._read_lock = RLock(), RLock()

    def close(self) -> None:
        """Close the file; what was written is on disk already."""
        with self._write_lock, self._read_lock:
            self._reading.close()
            if self._writing is not None:
                self._writing.close()

    @property
    def revision(self) -> int:
        """Another number whenever anything has changed, by whichever process."""
        return int(str(self._read("PRAGMA data_version")[0][0]))

    @contextlib.contextmanager
    def _written(self, *, lasting: bool = True) -> Generator[sqlite3.Connection]:
        """All that is written inside, or nothing; on the disk on leaving, unless it need not be ``lasting``."""
        db = self._writing
        if db is None:
            raise DiskError(
                f"The queue in {self._folder} can only be looked at: its disk cannot be written.",
                todo="Set EKONTE_QUEUE to a folder that can be written.",
            )
        with self._write_lock, translated(self._path):
            if not lasting:
                db.execute("PRAGMA synchronous = NORMAL")
            try:
                db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                    db.execute("COMMIT")
                except BaseException:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                    raise
            finally:
                if not lasting:
                    db.execute("PRAGMA synchronous = FULL")

    def _read(self, query: str, values: Sequence[object] = ()) -> list[Sequence[object]]:
        with self._read_lock, translated(self._path):
            return cast(list[Sequence[object]], self._reading.execute(query, values).fetchall())

    def _jobs(self, where: str, values: Sequence[object] = (), order: str = rows.ORDER) -> tuple[Job, ...]:
        """Jobs by a condition, in the order of the queue; one whose record is damaged has failed and says so."""
        with self._read_lock:
            found = self._read(f"SELECT {rows.LISTED} FROM jobs WHERE {where}{order}", values)
            unmet = self._unmet()
        return tuple(read_job(row, unmet) for row in found)

    def _unmet(self) -> dict[int, str]:
        """By serial, what jobs wait for: ``j3, j4 (failed)``."""
        said: dict[int, str] = {}
        for job, other, state in self._read(
            "SELECT needs.job, needs.other, jobs.state FROM needs JOIN jobs ON jobs.serial = needs.other"
            " WHERE jobs.state != 'done' ORDER BY needs.job, needs.other"
        ):
            one = f"j{other}" if state in ("queued", "running") else f"j{other} ({state})"
            key = int(str(job))
            said[key] = f"{said[key]}, {one}" if key in said else one
        return said


def read_job(row: Sequence[object], unmet: Mapping[int, str]) -> Job:
    """The job of a row; one that makes no sense has failed."""
    try:
        return rows.job(row, unmet)
    except (ProjectError, SceneError, ValueError) as exc:
        problem = ProjectError(f"The record of job j{row[0]} is damaged ({exc}).", todo="Cancel it and add it again.")
        return Job(id=f"j{row[0]}", wish=Wish(work=FilmWork(), title="?"), state=Failed(problem=problem))


def now() -> str:
    """The time as ISO 8601 in UTC, for people to read; nothing is ordered by it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def turn(db: sqlite3.Connection) -> int:
    """A number larger than that of everything that has begun or ended."""
    return 1 + int(db.execute("SELECT coalesce(max(turn), 0) FROM jobs").fetchone()[0])
