"""Rows of the table of jobs as jobs."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from studio.core.errors import InputError
from studio.ports.queue import (
    Cancelled,
    Cause,
    Done,
    Failed,
    Job,
    Paused,
    Queued,
    Running,
    State,
    StateName,
    TakeWork,
    Waiting,
    Wish,
)
from studio.storage.queue.work_json import (
    failed_from_text,
    made_from_text,
    recipe_from_text,
    running_from_text,
    wish_from_text,
)

LISTED = (
    "serial, wish, priority, state, paused, wanted, cause, why, attempts, estimate, took, added, began, ended,"
    " outcome, progress"
)
"""The columns that ``job`` reads."""

ORDER = (
    " ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'queued' THEN 1 ELSE 2 END,"
    " CASE state WHEN 'running' THEN turn WHEN 'queued' THEN -priority ELSE -turn END, place, serial"
)
"""In work, to come, ended: oldest beginning first, by priority and place, newest end first."""

NAMES: Mapping[type[State], StateName] = {
    Queued: "queued",
    Waiting: "waiting",
    Running: "running",
    Done: "done",
    Failed: "failed",
    Cancelled: "cancelled",
    Paused: "paused",
}

_CAUSES: tuple[Cause, ...] = ("jobs", "approval", "hours", "space", "project", "device")


def serial_of(job_id: str) -> int:
    """The number in ``j12``. Raises ``InputError``."""
    digits = job_id.removeprefix("j")
    if not job_id.startswith("j") or not digits.isascii() or not digits.isdigit() or len(digits) > 15:
        raise missing(job_id)
    return int(digits)


def missing(job_id: str) -> InputError:
    """There is no such job."""
    return InputError(f'There is no job "{job_id}".', todo="ekonte queue list shows them.")


def job(row: sqlite3.Row | Sequence[object], unmet: Mapping[int, str], recipe: str | None = None) -> Job:
    """The job of a row of the columns ``LISTED``; ``unmet`` says by serial what it still waits for.

    Raises:
        ProjectError, SceneError: a record makes no sense.
    """
    (serial, source, priority, name, paused, wanted, cause, why, attempts, estimate, took, added, began, ended,
     outcome, progress) = row  # fmt: skip
    wish = wish_from_text(str(source), _int(priority), recipe_from_text(recipe))
    state = _state(
        wish, str(name), bool(paused), str(wanted), str(cause), str(why), unmet.get(_int(serial), ""),
        _int(attempts), None if outcome is None else str(outcome), None if progress is None else str(progress),
    )  # fmt: skip
    return Job(
        id=f"j{serial}",
        wish=wish,
        state=state,
        attempts=_int(attempts),
        estimate=_float(estimate),
        took=_float(took),
        added=str(added),
        began=str(began),
        ended=str(ended),
    )


def _state(
    wish: Wish,
    name: str,
    paused: bool,
    wanted: str,
    cause: str,
    why: str,
    unmet: str,
    attempts: int,
    outcome: str | None,
    progress: str | None,
) -> State:
    match name:
        case "running":
            return Running(device="") if progress is None else running_from_text(progress, bool(wanted))
        case "done":
            return Done(made_from_text(outcome or "{}"))
        case "failed":
            return failed_from_text(outcome or "{}", attempts)
        case "cancelled":
            return Cancelled()
        case _:
            return _waits(wish, paused, cause, why, unmet, attempts, outcome)


def _waits(
    wish: Wish, paused: bool, cause: str, why: str, unmet: str, attempts: int, outcome: str | None
) -> Paused | Waiting | Failed | Queued:
    if paused:
        return Paused()
    if unmet:
        return Waiting("jobs", unmet)
    if outcome is not None:
        return failed_from_text(outcome, attempts)
    for known in _CAUSES:
        if cause == known:
            return Waiting(known, why)
    hours = wish.hours
    if hours is not None and hours.hold(local_time()):
        return Waiting("hours", hours_text(hours.begin, hours.end))
    return Queued()


def needs_approval(wish: Wish) -> bool:
    """Whether it is known from the wish alone that somebody must approve a take first."""
    return isinstance(wish.work, TakeWork) and wish.work.base == "approved"


def hours_text(begin: time, end: time) -> str:
    """``22:00-06:00``."""
    return f"{begin:%H:%M}-{end:%H:%M}"


def local_time() -> time:
    """The time of day where we are."""
    return datetime.now().astimezone().time()


def _int(value: object) -> int:
    return int(str(value))


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))
