"""Tools for making: takes asked for, jobs watched, stopped, begun again."""

import time
from typing import Annotated, Literal

import anyio
from mcp.server.mcpserver import Context, MCPServer
from pydantic import BaseModel, Field

from studio.core.errors import InputError
from studio.mcp.story import CHANGE, LOOK, ProjectName, ShotId
from studio.mcp.work import TELL_SECONDS, Bench, tell
from studio.workflows.afar.homes import Home
from studio.workflows.queue import Done, Failed, Job, Queue, Running, TakeWork, Waiting, Wish, Wishing, state_name
from studio.workflows.studio import Studio

JobIds = Annotated[
    list[Annotated[str, Field(max_length=40)]], Field(description="Ids of jobs", min_length=1, max_length=100)
]
MOST_JOBS = 200
MOST_WAITING = 500
"""Jobs of assistants that may wait; more are refused until some are done."""


class JobRecord(BaseModel):
    """Work that was asked for."""

    job: str = Field(description="Its id")
    state: Literal["queued", "waiting", "running", "done", "failed", "cancelled", "paused"]
    title: str
    project: str = Field(description="Name of the project, or empty")
    shot: str = ""
    step: str = Field(default="", description="What is being done now")
    done: int = Field(default=0, description="Of total, of the step")
    total: int = Field(default=0, description="0: not known")
    seconds_left: float | None = None
    estimate_seconds: float | None = None
    waits_for: str = ""
    takes: list[str] = Field(default_factory=list[str], description="Ids of the takes that it made")
    files: list[str] = Field(default_factory=list[str])
    notes: list[str] = Field(default_factory=list[str], description="What was done otherwise than written")
    problem: str = Field(default="", description="What went wrong, and what to do about it")


class MakingTools:
    """Each method is a tool; its signature and its docstring are what an assistant reads."""

    def __init__(self, studio: Studio, home: Home, bench: Bench, queue: Queue) -> None:
        self._studio, self._home, self._bench, self._queue = studio, home, bench, queue
        self._wishing = Wishing(queue, studio.projects)

    def add_to(self, server: MCPServer) -> None:
        """Offer the tools."""
        server.tool(annotations=CHANGE)(self.make_takes)
        for tool in (self.list_jobs, self.watch_jobs):
            server.tool(annotations=LOOK)(tool)
        for tool in (self.cancel_jobs, self.retry_jobs):
            server.tool(annotations=CHANGE)(tool)

    async def make_takes(
        self,
        project: ProjectName,
        shots: Annotated[
            list[ShotId] | None, Field(description="Ids of shots; None: every shot of the story", max_length=100)
        ] = None,
        quality: Annotated[
            Literal["draft", "standard", "final"] | None, Field(description="None: the shot's own, draft at first")
        ] = None,
        variations: Annotated[int, Field(description="Takes of each shot, by different seeds", ge=1, le=12)] = 1,
        seed: Annotated[
            int | None, Field(description="The first seed; None: the shot's next one", ge=0, lt=2**63)
        ] = None,
    ) -> list[JobRecord]:
        """Ask for takes of shots as they are now. Returns at once with jobs of a queue that outlives this conversation;
        watch_jobs waits for them."""

        def _make() -> list[JobRecord]:
            waiting = self._queue.jobs(("queued", "waiting", "running", "paused"), limit=MOST_WAITING + 1)
            if len(waiting) > MOST_WAITING:
                raise InputError(f"More than {MOST_WAITING} jobs wait already.", todo="Watch or cancel some first.")
            folder = self._home.project(project)
            like = Wish(work=TakeWork(project=folder, shot=""), owner="mcp")
            made = self._wishing.takes(
                folder, shots or (), quality=quality, seed=seed, variations=variations, like=like
            )
            return [_record(job) for job in made]

        return await self._bench.do(_make)

    async def list_jobs(
        self,
        states: Annotated[
            list[Literal["queued", "waiting", "running", "done", "failed", "cancelled", "paused"]] | None,
            Field(description="Only these; None: all"),
        ] = None,
        limit: Annotated[int, Field(ge=1, le=MOST_JOBS)] = 50,
    ) -> list[JobRecord]:
        """The queue: what is in work, what waits in its order, what has ended (newest first)."""
        return await self._bench.do(lambda: [_record(job) for job in self._queue.jobs(states or (), limit=limit)])

    async def watch_jobs(
        self,
        context: Context,
        jobs: JobIds,
        seconds: Annotated[float, Field(description="Wait so long at most", ge=0, le=600)] = 120,
    ) -> list[JobRecord]:
        """Wait until all of these jobs have ended, or the time is up, with progress meanwhile. Gives how they stand."""
        end, count, last, seen = time.monotonic() + seconds, 0, "", -1
        found: list[Job] = []
        while True:
            revision = await self._bench.do(lambda: self._queue.revision)
            if revision != seen:
                seen = revision
                found = await self._bench.do(lambda: [self._queue.job(job_id) for job_id in jobs])
                words = _words(found)
                if words != last:
                    last, count = words, count + 1
                    await tell(context, count, words, 0, 0)
            if all(job.ended_for_good for job in found) or time.monotonic() >= end:
                return [_record(job) for job in found]
            await anyio.sleep(TELL_SECONDS)

    async def cancel_jobs(self, jobs: JobIds) -> list[JobRecord]:
        """Stop jobs: what waits at once, what is in work within some seconds. What is done stays."""
        return await self._changed(jobs, cancel=True)

    async def retry_jobs(self, jobs: JobIds) -> list[JobRecord]:
        """Have jobs that failed or were cancelled done again."""
        return await self._changed(jobs, cancel=False)

    async def _changed(self, jobs: list[str], *, cancel: bool) -> list[JobRecord]:
        def _change() -> list[JobRecord]:
            (self._queue.cancel if cancel else self._queue.retry)(jobs)
            return [_record(self._queue.job(job_id)) for job_id in jobs]

        return await self._bench.do(_change)


def _words(jobs: list[Job]) -> str:
    """How jobs stand in a line: ``1 of 3 done; j2 filming 12/96``."""
    ended = sum(job.ended_for_good for job in jobs)
    working = [f"{job.id} {s.step} {s.done}/{s.total}" for job in jobs if isinstance(s := job.state, Running)]
    return "; ".join([f"{ended} of {len(jobs)} ended", *working])


def _record(job: Job) -> JobRecord:
    work, state = job.wish.work, job.state
    record = JobRecord(
        job=job.id,
        state=state_name(job),
        title=job.wish.title,
        project=work.project.name if work.project else "",
        shot=work.shot if isinstance(work, TakeWork) else "",
        estimate_seconds=job.estimate,
    )
    match state:
        case Running():
            record.step, record.done, record.total = state.step, state.done, state.total
            record.seconds_left = state.seconds_left
        case Waiting(cause=cause, what=what):
            record.waits_for = what or cause
        case Done(made=made):
            record.takes, record.notes = list(made.takes), list(made.notes)
            record.files = [str(path) for path in made.files]
        case Failed(problem=problem):
            record.problem = str(problem)
        case _:
            pass
    return record
