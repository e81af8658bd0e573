"""``ekonte queue``: work that waits its turn, survives everything, and is done once."""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console
from studio.cli.choices import FarmAddress, Json, RunnerName, Workers
from studio.cli.doors import doors
from studio.cli.queue_add import add
from studio.cli.queue_lines import line, minutes, show
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.workflows.queue import Dispatcher, Job, Queue, StateName

queue = typer.Typer(
    name="queue", help="Work that waits its turn: add it, see it, order it, have it done.", no_args_is_help=True
)
queue.add_typer(add)

STATES = ("queued", "waiting", "running", "paused", "done", "failed", "cancelled")

Jobs = Annotated[list[str] | None, typer.Argument(metavar="JOB…", help="Ids of jobs, such as j12.")]
Whole = Annotated[bool, typer.Option("--all", help="All of them.")]

_GLANCE = 0.5
"""Seconds between two looks while working."""


@contextmanager
def opened(context: typer.Context) -> "Generator[Queue]":
    """The queue, and a word when its file had to be mended."""
    own = doors(context).queue()
    try:
        if own.mended:
            console.remark(own.mended)
        yield own
    finally:
        own.close()


@queue.command(name="list")
def list_jobs(
    context: typer.Context,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help=f"Only these: {' '.join(STATES)}.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    as_json: Json = False,
) -> None:
    """What is in work, what is to come, what has ended."""
    with opened(context) as own:
        jobs = own.jobs([_state(name) for name in state or ()], limit=limit)
        show(jobs, as_json)
        if not as_json:
            _summary(own, jobs)


@queue.command(name="show")
def show_jobs(context: typer.Context, jobs: Annotated[list[str], typer.Argument(metavar="JOB…")]) -> None:
    """Everything about jobs, their recipes too, as JSON."""
    from studio.workflows.queue import whole_to_json

    with opened(context) as own:
        for job in jobs:
            console.json_line(whole_to_json(own.job(job)))


@queue.command()
def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    as_json: Json = False,
) -> None:
    """What has been done, newest first, also what was cleared off the list."""
    with opened(context) as own:
        show(own.history(limit), as_json)


@queue.command()
def pause(context: typer.Context, jobs: Jobs = None, as_json: Json = False) -> None:
    """Hold jobs (what is in work stops, and begins anew later); without jobs, begin nothing further at all."""
    with opened(context) as own:
        if jobs:
            own.pause(jobs)
            show([own.job(job) for job in jobs], as_json)
        else:
            own.set(replace(own.settings, paused=True))
            _said(as_json, {"paused": True}, "The queue is paused; what is in work goes on.")


@queue.command()
def resume(context: typer.Context, jobs: Jobs = None, as_json: Json = False) -> None:
    """Let jobs, or the whole queue, go on."""
    with opened(context) as own:
        if jobs:
            own.resume(jobs)
            show([own.job(job) for job in jobs], as_json)
        else:
            own.set(replace(own.settings, paused=False))
            _said(as_json, {"paused": False}, "The queue goes on.")


@queue.command()
def cancel(context: typer.Context, jobs: Jobs = None, every: Whole = False, as_json: Json = False) -> None:
    """Stop jobs, and what waits for them."""
    _each(context, jobs, every, as_json, lambda own, ids: own.cancel(ids), ("queued", "waiting", "running", "paused"))


@queue.command()
def retry(context: typer.Context, jobs: Jobs = None, every: Whole = False, as_json: Json = False) -> None:
    """Have failed or cancelled jobs wait again; --all: all that have failed."""
    _each(context, jobs, every, as_json, lambda own, ids: own.retry(ids), ("failed",))


@queue.command()
def clear(context: typer.Context, jobs: Jobs = None, as_json: Json = False) -> None:
    """Take ended jobs off the list (all, or these); they stay in the history."""
    with opened(context) as own:
        count = own.clear(jobs or ())
        _said(as_json, {"cleared": count}, "Nothing had ended." if not count else f"Cleared {count}.")


@queue.command()
def order(
    context: typer.Context,
    job: Annotated[str, typer.Argument(metavar="JOB", help="The job to move.")],
    before: Annotated[str, typer.Option("--before", metavar="JOB", help="In front of this one.")] = "",
    first: Annotated[bool, typer.Option("--first", help="In front of all that wait.")] = False,
    last: Annotated[bool, typer.Option("--last", help="Behind all that wait.")] = False,
    priority: Annotated[
        int | None, typer.Option("--priority", help="Larger ones first; a new job has 0.", min=-1000, max=1000)
    ] = None,
    as_json: Json = False,
) -> None:
    """Give a job another place."""
    if sum((bool(before), first, last, priority is not None)) != 1:
        raise InputError("It is not said where to.", todo="Give one of --before, --first, --last, --priority.")
    with opened(context) as own:
        if priority is not None:
            own.prioritize((job,), priority)
        else:
            front = next((one.id for one in own.jobs(("queued", "waiting", "paused")) if one.id != job), "")
            own.move(job, front if first else before)
        show((own.job(job),), as_json)


@queue.command(name="set")
def settings(
    context: typer.Context,
    slots: Annotated[
        list[str] | None, typer.Option("--slots", metavar="DEVICE=N", help="Jobs at a time on a device: cpu=2.")
    ] = None,
    free: Annotated[
        float | None, typer.Option("--free", metavar="GB", min=0.0, help="Begin nothing with less space than this.")
    ] = None,
    as_json: Json = False,
) -> None:
    """How the queue works: jobs at a time, space that must be free."""
    with opened(context) as own:
        now = own.settings
        if slots:
            now = replace(now, slots=tuple({**dict(now.slots), **dict(map(_slot, slots))}.items()))
        if free is not None:
            now = replace(now, free_bytes=round(free * 1e9))
        if now != own.settings:
            own.set(now)
        record: dict[str, object] = {"paused": now.paused, "slots": dict(now.slots), "free_gb": now.free_bytes / 1e9}
        said = "  ".join(f"{name} {count} at a time" for name, count in now.slots)
        _said(as_json, record, f"{now.free_bytes / 1e9:g} GB must be free.  {said}".strip())


@queue.command()
def run(
    context: typer.Context,
    until_empty: Annotated[bool, typer.Option("--until-empty", help="Stop when there is nothing left to do.")] = False,
    until_done: Annotated[
        bool, typer.Option("--until-done", help="Stop when nothing is left that waits for its hours either.")
    ] = False,
    slots: Annotated[int, typer.Option("--slots", min=1, max=64, help="Jobs at a time on this machine.")] = 1,
    runner: RunnerName = "local",
    farm: FarmAddress = "",
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Do what is in the queue, until Ctrl-C. Only one can; what is added meanwhile is done too."""
    own = doors(context)
    with opened(context) as jobs, _asked_to_stop() as stop, ExitStack() as far:
        if runner == "local":
            work = own.dispatcher(jobs, "ekonte queue run", slots)
        else:
            from studio.workflows.farming import on_farm, wish

            crew = far.enter_context(on_farm(own.farm(), wish(farm, workers)))
            work = own.farm_dispatcher(jobs, "ekonte queue run", crew)
        work.start()
        try:
            _follow(jobs, work, stop, _end(until_empty, until_done), as_json)
        finally:
            if stop.is_set():
                console.remark("Stopping; what is in work begins anew the next time.")
            work.close()


_End = Literal["never", "empty", "done"]


def _end(until_empty: bool, until_done: bool) -> _End:
    """When to stop by itself: when nothing can be begun now, or when nothing is to come."""
    return "empty" if until_empty else "done" if until_done else "never"


def _to_come(jobs: "Queue") -> bool:
    """Whether something waits that will begin by itself: for its turn, its hours, another job or its project."""
    states = (job.state for job in jobs.jobs(("queued", "waiting")))
    return any(getattr(state, "cause", "") in ("", "hours", "jobs", "project") for state in states)


def _follow(jobs: "Queue", work: "Dispatcher", stop: threading.Event, end: _End, as_json: bool) -> None:
    """Say what ends, until nothing is left or somebody asks to stop."""
    told = {job.id for job in jobs.history(1000)}
    hindrance = ""
    while not stop.is_set():
        done = end != "never" and work.idle and not work.trying_again and not (end == "done" and _to_come(jobs))
        ended = [job for job in reversed(jobs.history(100)) if job.id not in told]
        told |= {job.id for job in ended}
        if as_json:
            show(ended, True)
        for job in ended if not as_json else ():
            console.result("  ".join(part for part in line(job) if part))
        now = str(work.hindrance or "")
        if now and now != hindrance:
            console.remark(now)
        hindrance = now
        if done:
            return
        stop.wait(_GLANCE)


@contextmanager
def _asked_to_stop() -> Generator[threading.Event]:
    """Set by Ctrl-C, or by a polite request to end; the second Ctrl-C ends at once."""
    stop = threading.Event()

    def _ask(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {kind: signal.signal(kind, _ask) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _each(
    context: typer.Context,
    jobs: list[str] | None,
    every: bool,
    as_json: bool,
    do: "Callable[[Queue, list[str]], None]",
    states: "tuple[StateName, ...]",
) -> None:
    """To the jobs that are named, or to all in these states."""
    if bool(jobs) == every:
        raise InputError("It is not said which jobs.", todo="Name them, or give --all.")
    with opened(context) as own:
        ids = jobs or [job.id for job in own.jobs(states)]
        do(own, ids)
        show([own.job(job) for job in ids], as_json)


def _summary(own: "Queue", jobs: "tuple[Job, ...]") -> None:
    """What a person wants to know besides, apart from the result."""
    from studio.workflows.queue import state_name

    names = [state_name(job) for job in jobs]
    coming = [job for job in jobs if state_name(job) in ("queued", "waiting", "running", "paused")]
    left = sum(job.estimate or 0.0 for job in coming)
    if not jobs:
        console.remark("The queue is empty.")
    elif coming:
        console.remark(
            f"{names.count('running')} in work, {len(coming) - names.count('running')} to come, {minutes(left)}."
        )
    settings = own.settings
    if settings.paused:
        console.remark("The queue is paused: ekonte queue resume.")
    who = own.dispatcher
    if coming and not who:
        console.remark("Nobody works on it: ekonte queue run.")
    elif who:
        console.remark(f"{who} works on it.")


def _state(text: str) -> "StateName":
    if text in STATES:
        return text
    raise InputError(f'There is no state "{text}".', todo=f"Choose one of {', '.join(STATES)}.")


def _slot(text: str) -> tuple[str, int]:
    name, _, count = text.partition("=")
    if not name or not count.isascii() or not count.isdigit() or int(count) > 64:
        raise InputError(f'"{text}" is no number of jobs on a device.', todo="Write it as cpu=2.")
    return name, int(count)


def _said(as_json: bool, record: dict[str, object], sentence: str) -> None:
    if as_json:
        console.json_line(record)
    else:
        console.result(sentence)
