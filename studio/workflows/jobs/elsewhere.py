"""Takes of this project that were asked for by other doors (a command, the server, an assistant), as the window's jobs.

They wait and are made in the queue that everybody on the machine shares; here they are seen, stopped and tried again.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.signals import Post, Signal
from studio.ports import queue as shared
from studio.project.take import Quality, Recipe
from studio.workflows.film.job import Cancelled, Cancelling, Done, Failed, Job, Preparing, Queued, Running, State

_GLANCE = 1.0
"""Seconds between two looks at the queue."""

_MARK = "queue:"
"""Before the id of a job of the shared queue."""

_FILMING = "filming"


class Elsewhere:
    """``changed`` follows them, ``ended`` gives one that has just ended. Belongs to the thread that owns the session;
    the queue is looked at on another, so that nobody waits for its disk."""

    def __init__(
        self,
        open_queue: Callable[[], shared.Queue],
        project: Path,
        outline: Callable[[str, Quality | None], Recipe],
        shot_of: Callable[[str], str],
        post: Post,
    ) -> None:
        """``outline`` gives as much of a shot's recipe as is shown, ``shot_of`` the shot of a take; both raise
        ``StudioError`` where there is none."""
        self.changed: Signal[None] = Signal()
        self.ended: Signal[Job] = Signal()
        self._project, self._outline, self._shot_of, self._post = project.absolute(), outline, shot_of, post
        self._jobs: tuple[Job, ...] = ()
        self._watched: set[str] = set()
        """Those that were seen before they ended; what ended long ago is nobody's news."""
        self._forgotten: set[str] = set()
        self._queue: shared.Queue | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(open_queue,), name="queue", daemon=True)
        self._thread.start()

    @property
    def jobs(self) -> tuple[Job, ...]:
        """In the order of the queue."""
        return self._jobs

    @staticmethod
    def has(job_id: str) -> bool:
        """Whether this is the id of a job of the shared queue."""
        return job_id.startswith(_MARK)

    def cancel(self, job_id: str) -> None:
        """Stop it. Raises ``StudioError``."""
        if self._queue is not None:
            self._queue.cancel([job_id.removeprefix(_MARK)])

    def retry(self, job_id: str) -> None:
        """Have it wait again. Raises ``StudioError``."""
        if self._queue is not None:
            self._queue.retry([job_id.removeprefix(_MARK)])

    def forget(self, job_ids: set[str]) -> None:
        """Show these no more, here; in the queue they stay."""
        self._forgotten |= job_ids
        self._jobs = tuple(job for job in self._jobs if job.id not in job_ids)

    def close(self) -> None:
        """Look no more."""
        self._stop.set()
        self._thread.join()

    def _watch(self, open_queue: Callable[[], shared.Queue]) -> None:
        """On the thread."""
        try:
            queue = self._queue = open_queue()
        except StudioError:
            return  # it says so to whoever wants something of it
        seen = -1
        try:
            while not self._stop.wait(_GLANCE):
                try:
                    now = queue.revision
                    if now != seen:
                        found = [job for job in queue.jobs() if _shot_work(job, self._project)]
                        seen = now
                        self._post(lambda found=found: self._show(found))
                except StudioError:
                    continue
        finally:
            self._queue = None
            queue.close()

    def _show(self, found: list[shared.Job]) -> None:
        """On the session's thread."""
        if self._stop.is_set():
            return
        before = {job.id: job for job in self._jobs}
        jobs: list[Job] = []
        for one in found:
            try:
                job = self._as_job(one)
            except StudioError:
                continue  # its shot is gone, or not made yet
            if job.id in self._forgotten and job.ended:
                continue
            if not job.ended:
                self._watched.add(job.id)
                self._forgotten.discard(job.id)
            if job.id in self._watched:
                jobs.append(job)
        self._jobs = tuple(jobs)
        self.changed.emit(None)
        for job in jobs:
            was = before.get(job.id)
            if job.ended and (was is None or not was.ended):
                self.ended.emit(job)

    def _as_job(self, one: shared.Job) -> Job:
        work = one.wish.work
        if isinstance(work, shared.TakeWork):
            shot_id, quality = work.shot, work.quality
        else:
            shot_id, quality = self._shot_of(getattr(work, "take", "")), None
        recipe = self._outline(shot_id, quality)
        return Job(id=_MARK + one.id, shot_id=shot_id, prompt=one.wish.title, recipe=recipe, state=_state(one))


def _shot_work(job: shared.Job, project: Path) -> bool:
    work = job.wish.work
    return isinstance(work, shared.TakeWork | shared.SoundWork) and work.project == project


def _state(one: shared.Job) -> State:
    match one.state:
        case shared.Running(stopping=True):
            return Cancelling()
        case shared.Running() as running if running.step == _FILMING and running.total:
            return Running(step=running.step, done=running.done, total=running.total, seconds_left=running.seconds_left)
        case shared.Running() as running:
            return Preparing(
                step=running.step, done=running.done, total=running.total, seconds_left=running.seconds_left
            )
        case shared.Done(made=made):
            return Done(next(iter(made.takes), ""))
        case shared.Failed(next_try=None) as failed:
            return Failed(problem=failed.problem, log=failed.log)
        case shared.Cancelled():
            return Cancelled()
        case _:
            return Queued()
