"""Jobs as lines for people, and as JSON for programs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from studio.cli import console

if TYPE_CHECKING:
    from studio.workflows.queue import Job

_TITLE = 44
"""Columns of a title."""


def show(jobs: "Iterable[Job]", as_json: bool) -> None:
    """A line each; columns stand under each other."""
    from studio.workflows.queue import job_to_json

    jobs = tuple(jobs)
    if as_json:
        for job in jobs:
            console.json_line(job_to_json(job))
        return
    rows = [line(job) for job in jobs]
    widths = [max((_columns(row[at]) for row in rows), default=0) for at in range(4)]
    for row in rows:
        cells = [cell + " " * (width - _columns(cell)) for cell, width in zip(row[:4], widths, strict=True)]
        console.result("  ".join((*cells, row[4])).rstrip())


def line(job: "Job") -> tuple[str, str, str, str, str]:
    """Id, state, kind, title, and how it stands."""
    from studio.workflows.queue import job_to_json, state_name

    record = job_to_json(job)
    return job.id, state_name(job), str(record["kind"]), _short(_title(job)), _stands(job)


def minutes(seconds: float) -> str:
    """``about 40 s``, ``about 12 min``, ``about 3 h 20 min``."""
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    whole = round(seconds / 60)
    if whole < 90:
        return f"about {whole} min"
    return f"about {whole // 60} h {whole % 60:02d} min"


def _title(job: "Job") -> str:
    from studio.workflows.queue import ExportWork, FilmWork, TakeWork

    work = job.wish.work
    if job.wish.title:
        return f"{work.shot}: {job.wish.title}" if isinstance(work, TakeWork) else job.wish.title
    match work:
        case TakeWork(shot=shot):
            return shot
        case FilmWork(prompts=prompts, script_name=name):
            return name or " / ".join(prompts)
        case ExportWork(output=output):
            return output.name
        case _:
            return work.take


def _stands(job: "Job") -> str:
    from studio.workflows.queue import Cancelled, Done, Failed, Paused, Queued, Running, Waiting

    match job.state:
        case Queued() | Paused():
            return minutes(job.estimate) if job.estimate is not None else ""
        case Waiting(cause=cause, what=what):
            words = {"jobs": "for", "hours": "for the hours", "space": "for space:", "approval": "for the"}
            return f"{words.get(cause, cause + ':')} {what}".strip()
        case Running() as running:
            count = f" {running.done}/{running.total}" if running.total else ""
            left = "" if running.seconds_left is None else f", {minutes(running.seconds_left)} left"
            stopping = ", stopping" if running.stopping else ""
            return f"{running.step}{count}{left}{stopping}".strip(", ")
        case Done(made=made):
            things = [*made.takes, *(str(path) for path in made.files)]
            took = "" if job.took is None else f"  ({job.took:.1f} s)"
            return " ".join(things) + took
        case Failed() as failed:
            again = "" if failed.next_try is None else f" Tried again {failed.next_try:g} s after that."
            return f"{failed.problem.what}{again}"
        case Cancelled():
            return ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    while _columns(text) > _TITLE:
        text = text[:-2].rstrip() + "…"
    return text


def _columns(text: str) -> int:
    """How wide a terminal shows it."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
