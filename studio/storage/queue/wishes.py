"""What faces do with the queue: add, look, pause, move, cancel, retry, clear."""

import json
import sqlite3
from collections.abc import Collection, Sequence

from studio.core.errors import InputError
from studio.ports.queue import Job, Settings, StateName, TakeWork, Wish
from studio.project import record as read
from studio.storage.queue import lease, rows
from studio.storage.queue.connected import Connected, now, turn
from studio.storage.queue.rows import serial_of
from studio.storage.queue.work_json import recipe_to_text, text, wish_to_text

HISTORY = 10_000
"""Ended jobs that are remembered."""

DISPATCHER = "dispatcher"
"""The lease of whoever hands out the jobs."""

_STORED: dict[StateName, str] = {
    "running": "running",
    "done": "done",
    "cancelled": "cancelled",
}
"""States that are one to one in the table."""


class Wishes(Connected):
    """The side of the faces."""

    def add(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        """All of them or none."""
        serials: list[int] = []
        with self._written() as db:
            place = float(db.execute("SELECT coalesce(max(place), 0) FROM jobs").fetchone()[0])
            for number, wish in enumerate(wishes, start=1):
                serials.append(self._add(db, wish, place + number, serials))
        if len(serials) > 1:
            found = {job.id: job for job in self._jobs(f"serial IN ({_numbers(serials)})")}
            return tuple(found[f"j{serial}"] for serial in serials)
        return tuple(self.job(f"j{serial}") for serial in serials)

    def job(self, job_id: str) -> Job:
        """One job, with its recipe."""
        serial = serial_of(job_id)
        with self._read_lock:
            found = self._read(f"SELECT {rows.LISTED}, recipe FROM jobs WHERE serial = ?", (serial,))
            if not found:
                raise rows.missing(job_id)
            unmet = self._unmet()
        *listed, recipe = found[0]
        return rows.job(listed, unmet, None if recipe is None else str(recipe))

    def jobs(self, states: Collection[StateName] = (), *, limit: int | None = None, after: str = "") -> tuple[Job, ...]:
        """Those that have not been cleared, in the order of the queue, without recipes."""
        where = "NOT cleared"
        if states and all(state in _STORED for state in states):
            where += f" AND state IN ({', '.join(repr(_STORED[state]) for state in states)})"
        elif states and not {"done", "cancelled", "running", "failed"} & set(states):
            where += " AND state = 'queued'"
        found = self._jobs(where)
        if states:
            found = tuple(job for job in found if rows.NAMES[type(job.state)] in states)
        if after:
            ids = [job.id for job in found]
            if after not in ids:
                self.job(after)  # says that there is none
            found = found[ids.index(after) + 1 :] if after in ids else ()
        return found if limit is None else found[:limit]

    def history(self, limit: int = 100) -> tuple[Job, ...]:
        """Jobs that have ended, newest first, the cleared ones too."""
        return self._jobs("state IN ('done', 'failed', 'cancelled')", (limit,), " ORDER BY turn DESC LIMIT ?")

    def cancel(self, job_ids: Collection[str]) -> None:
        """At once where it waits, and what waits for it too; asked for where it is in work."""
        with self._written() as db:
            todo = self._known(db, job_ids)
            while todo:
                serial = todo.pop(0)
                (state,) = db.execute("SELECT state FROM jobs WHERE serial = ?", (serial,)).fetchone()
                if state == "running":
                    db.execute("UPDATE jobs SET wanted = 'cancel' WHERE serial = ?", (serial,))
                elif state == "queued":
                    cancelled(db, serial)
                    todo += waiting_for(db, serial)

    def pause(self, job_ids: Collection[str]) -> None:
        """What is in work stops, and begins anew when it is resumed."""
        with self._written() as db:
            for serial in self._known(db, job_ids):
                db.execute("UPDATE jobs SET paused = 1 WHERE serial = ? AND state = 'queued'", (serial,))
                db.execute(
                    "UPDATE jobs SET wanted = 'pause' WHERE serial = ? AND state = 'running' AND wanted = ''", (serial,)
                )

    def resume(self, job_ids: Collection[str]) -> None:
        """Let it have its turn again."""
        with self._written() as db:
            for serial in self._known(db, job_ids):
                db.execute("UPDATE jobs SET paused = 0 WHERE serial = ? AND state = 'queued'", (serial,))
                db.execute("UPDATE jobs SET wanted = '' WHERE serial = ? AND wanted = 'pause'", (serial,))

    def retry(self, job_ids: Collection[str]) -> None:
        """What has failed or was cancelled waits again, behind the others; what waits for its next try has it now."""
        with self._written() as db:
            for serial in self._known(db, job_ids):
                db.execute(
                    "UPDATE jobs SET state = 'queued', attempts = 0, outcome = NULL, paused = 0, cause = '', why = '',"
                    " cleared = 0, ended = '', place = (SELECT max(place) + 1 FROM jobs)"
                    " WHERE serial = ? AND (state IN ('failed', 'cancelled')"
                    " OR (state = 'queued' AND outcome IS NOT NULL))",
                    (serial,),
                )

    def prioritize(self, job_ids: Collection[str], priority: int) -> None:
        """Larger first."""
        with self._written() as db:
            for serial in self._known(db, job_ids):
                db.execute("UPDATE jobs SET priority = ? WHERE serial = ?", (priority, serial))

    def move(self, job_id: str, before: str = "") -> None:
        """In front of another job that waits, or behind the last one."""
        with self._written() as db:
            (serial,) = self._known(db, (job_id,))
            waiting = [
                (int(other), int(priority), float(place))
                for other, priority, place in db.execute(
                    "SELECT serial, priority, place FROM jobs WHERE state = 'queued' AND serial != ?"
                    " ORDER BY -priority, place, serial",
                    (serial,),
                )
            ]
            if not waiting:
                return
            at = len(waiting)
            if before:
                target = self._known(db, (before,))[0]
                at = next((at for at, other in enumerate(waiting) if other[0] == target), -1)
                if at < 0:
                    raise InputError(f"Job {before} does not wait.", todo="Choose one that does.")
            priority = waiting[min(at, len(waiting) - 1)][1]
            order = [other for other, rank, _ in waiting[:at] if rank == priority]
            order.append(serial)
            order += [other for other, rank, _ in waiting[at:] if rank == priority]
            low = min(place for _, rank, place in waiting if rank == priority)
            db.execute("UPDATE jobs SET priority = ? WHERE serial = ?", (priority, serial))
            db.executemany(
                "UPDATE jobs SET place = ? WHERE serial = ?", [(low + n, one) for n, one in enumerate(order)]
            )

    def clear(self, job_ids: Collection[str] = ()) -> int:
        """Ended jobs off the list; they stay in the history."""
        with self._written() as db:
            ended = "state IN ('done', 'failed', 'cancelled') AND NOT cleared"
            if job_ids:
                ended += f" AND serial IN ({_numbers(self._known(db, job_ids))})"
            count = db.execute(f"UPDATE jobs SET cleared = 1 WHERE {ended}").rowcount
            oldest = db.execute(
                "SELECT turn FROM jobs WHERE cleared ORDER BY turn DESC LIMIT 1 OFFSET ?", (HISTORY,)
            ).fetchone()
            if oldest is not None:
                db.execute("DELETE FROM jobs WHERE cleared AND turn <= ?", oldest)
                db.execute("DELETE FROM needs WHERE job NOT IN (SELECT serial FROM jobs)")
        return count

    @property
    def settings(self) -> Settings:
        """Of the whole queue."""
        found = self._read("SELECT value FROM meta WHERE name = 'settings'")
        if not found:
            return Settings()
        record, usual = read.as_object(json.loads(str(found[0][0]))), Settings()
        slots = read.as_object(record.get("slots", {}), "slots")
        return Settings(
            paused=read.flag(record, "paused", False),
            hindrance=read.text(record, "hindrance", ""),
            slots=tuple((name, read.whole(slots, name, least=0)) for name in slots),
            free_bytes=read.whole(record, "free_bytes", usual.free_bytes, least=0),
        )

    def set(self, settings: Settings) -> None:
        """Other settings from now on."""
        record = {
            "paused": settings.paused,
            "hindrance": settings.hindrance,
            "slots": dict(settings.slots),
            "free_bytes": settings.free_bytes,
        }
        with self._written() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES ('settings', ?)", (text(record),))

    @property
    def dispatcher(self) -> str:
        """Who has the lease now, in words for a person; empty for nobody."""
        return lease.holder(self._folder, DISPATCHER)

    def _add(self, db: sqlite3.Connection, wish: Wish, place: float, before: Sequence[int]) -> int:
        if wish.key:
            known = db.execute("SELECT serial FROM jobs WHERE key = ?", (wish.key,)).fetchone()
            if known is not None:
                return int(known[0])
        needs = [self._needed(db, name, before) for name in wish.after]
        ids = tuple(f"j{serial}" for serial in needs)
        recipe = wish.work.recipe if isinstance(wish.work, TakeWork) else None
        wish = Wish(
            work=wish.work, title=wish.title, after=ids, hours=wish.hours, device=wish.device, key=wish.key,
            owner=wish.owner, paused=wish.paused, priority=wish.priority,
        )  # fmt: skip
        cause = "approval" if rows.needs_approval(wish) else ""
        row = db.execute(
            "INSERT INTO jobs (key, wish, recipe, priority, place, state, paused, cause, why, added)"
            " VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)",
            (
                wish.key or None, wish_to_text(wish), recipe_to_text(recipe), wish.priority, place, int(wish.paused),
                cause, cause, now(),
            ),
        )  # fmt: skip
        serial = int(row.lastrowid or 0)
        db.executemany("INSERT OR IGNORE INTO needs VALUES (?, ?)", [(serial, other) for other in needs])
        return serial

    def _needed(self, db: sqlite3.Connection, name: str, before: Sequence[int]) -> int:
        if name.startswith("#"):
            number = int(name[1:]) if name[1:].isascii() and name[1:].isdigit() else len(before)
            if number >= len(before):
                raise InputError(f'"{name}" is no earlier wish of the same call.')
            return before[number]
        return self._known(db, (name,))[0]

    @staticmethod
    def _known(db: sqlite3.Connection, job_ids: Collection[str]) -> list[int]:
        """Serials of jobs that are there. Raises ``InputError``."""
        serials = {serial_of(job_id): job_id for job_id in job_ids}
        there = {int(row[0]) for row in db.execute(f"SELECT serial FROM jobs WHERE serial IN ({_numbers(serials)})")}
        for serial, job_id in serials.items():
            if serial not in there:
                raise rows.missing(job_id)
        return list(serials)


def cancelled(db: sqlite3.Connection, serial: int) -> None:
    """A job has ended without anything."""
    db.execute(
        "UPDATE jobs SET state = 'cancelled', ended = ?, turn = ?, wanted = '', paused = 0, outcome = NULL,"
        " progress = NULL, scratch = NULL, landing = NULL WHERE serial = ?",
        (now(), turn(db), serial),
    )


def waiting_for(db: sqlite3.Connection, serial: int) -> list[int]:
    """Jobs that wait for this one directly."""
    found = db.execute(
        "SELECT needs.job FROM needs JOIN jobs ON jobs.serial = needs.job WHERE needs.other = ? AND state = 'queued'",
        (serial,),
    )
    return [int(row[0]) for row in found]


def _numbers(serials: Collection[int]) -> str:
    return ", ".join(map(str, serials))
