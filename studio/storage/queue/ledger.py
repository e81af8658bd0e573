"""What the dispatcher does with the queue: take the lease, begin jobs, say how they go, end them."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from studio.core.errors import InputError, ProjectError, SceneError
from studio.ports.queue import Failed, Job, Landing, Left, Made, Past, Running, Waiting
from studio.project import record as read
from studio.project.take import Recipe
from studio.storage.errors import disk
from studio.storage.queue import lease, rows
from studio.storage.queue.connected import Connected, now, read_job, turn
from studio.storage.queue.lease import Leased
from studio.storage.queue.rows import serial_of
from studio.storage.queue.wishes import DISPATCHER, cancelled, waiting_for
from studio.storage.queue.work_json import (
    failed_to_text,
    landing_from_text,
    landing_to_text,
    made_to_text,
    paths_from_text,
    paths_to_text,
    recipe_to_text,
    running_to_text,
)

PAST = 1_000
"""Jobs from which times are learned."""

_PROJECT = "takes"
"""The lease of the queue that writes takes into a project."""


class Ledger(Connected):
    """The side of the dispatcher."""

    def lease(self, name: str) -> Leased:
        """Be the dispatcher."""
        try:
            taken = lease.take(self._folder, name, DISPATCHER)
        except OSError as exc:
            raise disk(self._folder, exc) from exc
        if taken is None:
            who = lease.holder(self._folder, DISPATCHER) or "another process"
            raise InputError(f"The queue is being worked on by {who}.", todo="It does what you add; or end it first.")
        return taken

    def lease_project(self, folder: Path, name: str) -> Leased:
        """Be the one queue that writes takes into a project."""
        if not folder.is_dir():
            raise ProjectError(f"There is no project folder {folder}.", todo="Put it back, or cancel its jobs.")
        try:
            taken = lease.take(folder, name, _PROJECT)
        except OSError as exc:
            raise disk(folder, exc) from exc
        if taken is None:
            who = lease.holder(folder, _PROJECT) or "another process"
            raise ProjectError(
                f"Takes are being made in {folder} by {who}, from another queue.",
                todo="Wait until it is done there, or end it first.",
            )
        return taken

    def left(self) -> tuple[Left, ...]:
        """Jobs that are in work."""
        found: list[Left] = []
        for row in self._read(f"SELECT {rows.LISTED}, scratch, landing FROM jobs WHERE state = 'running'{rows.ORDER}"):
            *listed, scratch, landing = row
            paths = () if scratch is None else paths_from_text(str(scratch))
            becoming = None
            with contextlib.suppress(ProjectError, SceneError, ValueError):  # a damaged one is made anew
                becoming = landing_from_text(None if landing is None else str(landing))
            found.append(Left(job=read_job(listed, {}), scratch=paths, landing=becoming))
        return tuple(found)

    def ready(self) -> tuple[Job, ...]:
        """Those that nobody holds and that wait for no other job."""
        return self._jobs(
            "state = 'queued' AND NOT paused AND NOT EXISTS (SELECT 1 FROM needs JOIN jobs AS others"
            " ON others.serial = needs.other WHERE needs.job = jobs.serial AND others.state != 'done')"
        )

    def wanted(self) -> tuple[tuple[str, Literal["cancel", "pause"]], ...]:
        """What faces want of jobs in work, by id."""
        found = self._read("SELECT serial, wanted FROM jobs WHERE state = 'running' AND wanted != ''")
        return tuple((f"j{serial}", "cancel" if wanted == "cancel" else "pause") for serial, wanted in found)

    def begin(self, job_id: str, device: str, scratch: Sequence[Path], recipe: Recipe | None = None) -> bool:
        """From waiting to in work; false when somebody took it back meanwhile."""
        with self._written() as db:
            return bool(
                db.execute(
                    "UPDATE jobs SET state = 'running', attempts = attempts + 1, began = ?, turn = ?, outcome = NULL,"
                    " cause = '', why = '', wanted = '', progress = ?, scratch = ?, landing = NULL,"
                    " recipe = coalesce(?, recipe) WHERE serial = ? AND state = 'queued' AND NOT paused",
                    (
                        now(), turn(db), running_to_text(Running(device=device)), paths_to_text(tuple(scratch)),
                        recipe_to_text(recipe), serial_of(job_id),
                    ),
                ).rowcount
            )  # fmt: skip

    def progress(self, job_id: str, running: Running) -> None:
        """How far it is; forgotten when the power goes."""
        with self._written(lasting=False) as db:
            db.execute(
                "UPDATE jobs SET progress = ? WHERE serial = ? AND state = 'running'",
                (running_to_text(running), serial_of(job_id)),
            )

    def hold(self, job_id: str, why: Waiting | None) -> None:
        """Why a job that waits cannot begin."""
        cause, what = ("", "") if why is None else (why.cause, why.what)
        with self._written(lasting=False) as db:
            db.execute(
                "UPDATE jobs SET cause = ?, why = ? WHERE serial = ? AND state = 'queued'",
                (cause, what, serial_of(job_id)),
            )

    def estimate(self, seconds: Sequence[tuple[str, float]]) -> None:
        """How long jobs will take, by id."""
        with self._written(lasting=False) as db:
            db.executemany(
                "UPDATE jobs SET estimate = ? WHERE serial = ?",
                [(value, serial_of(job_id)) for job_id, value in seconds],
            )

    def land(self, job_id: str, landing: Landing) -> None:
        """What it becomes, before it does."""
        with self._written() as db:
            db.execute("UPDATE jobs SET landing = ? WHERE serial = ?", (landing_to_text(landing), serial_of(job_id)))

    def done(self, job_id: str, made: Made, past: Past | None) -> None:
        """It is where it was wanted."""
        with self._written() as db:
            db.execute(
                "UPDATE jobs SET state = 'done', ended = ?, turn = ?, wanted = '', outcome = ?, took = ?,"
                " progress = NULL, scratch = NULL, landing = NULL WHERE serial = ?",
                (now(), turn(db), made_to_text(made), past and past.seconds, serial_of(job_id)),
            )
            if past is not None:
                row = (past.kind, past.quality, past.pixels, past.frames, past.seconds)
                db.execute("INSERT INTO past (kind, quality, pixels, frames, seconds) VALUES (?, ?, ?, ?, ?)", row)
                db.execute("DELETE FROM past WHERE serial <= (SELECT max(serial) FROM past) - ?", (PAST,))

    def failed(self, job_id: str, failed: Failed) -> None:
        """It could not be made: for good, or until its next try."""
        again = failed.next_try is not None
        with self._written() as db:
            db.execute(
                "UPDATE jobs SET state = ?, ended = ?, turn = ?, wanted = '', outcome = ?, progress = NULL,"
                " scratch = NULL, landing = NULL WHERE serial = ?",
                (
                    "queued" if again else "failed", "" if again else now(), turn(db), failed_to_text(failed),
                    serial_of(job_id),
                ),
            )  # fmt: skip

    def stopped(self, job_id: str, into: Literal["cancelled", "paused", "queued"]) -> None:
        """It was in work and is not any more."""
        serial = serial_of(job_id)
        with self._written() as db:
            if into == "cancelled":
                cancelled(db, serial)
                todo = waiting_for(db, serial)
                while todo:
                    other = todo.pop()
                    cancelled(db, other)
                    todo += waiting_for(db, other)
                return
            db.execute(
                "UPDATE jobs SET state = 'queued', paused = ?, wanted = '', attempts = max(0, attempts - 1),"
                " progress = NULL, scratch = NULL, landing = NULL WHERE serial = ? AND state = 'running'",
                (int(into == "paused"), serial),
            )

    @property
    def past(self) -> tuple[Past, ...]:
        """Jobs that were done, newest first."""
        found: list[Past] = []
        kinds = ("take", "sound", "film", "export")
        for kind, quality, pixels, frames, seconds in self._read(
            "SELECT kind, quality, pixels, frames, seconds FROM past ORDER BY serial DESC"
        ):
            with contextlib.suppress(ProjectError):
                found.append(
                    Past(
                        kind=read.one_of(kind, kinds, "kind"),
                        quality=str(quality),
                        pixels=int(str(pixels)),
                        frames=int(str(frames)),
                        seconds=float(str(seconds)),
                    )
                )
        return tuple(found)
