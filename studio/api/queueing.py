"""The queue from Python: takes and films wished, followed, waited for. It outlives the program that wished."""

import contextlib
import time
from collections.abc import Collection, Generator, Iterable
from pathlib import Path
from typing import Self

from studio.api import entry
from studio.project.take import Quality
from studio.workflows.film.film import FilmOrder
from studio.workflows.queue import Job, Queue, StateName, TakeWork, Wish, Wishing
from studio.workflows.queue.wishing import film_work
from studio.workflows.studio import Studio

_GLANCE = 0.2


def queue(*, studio: Studio | None = None) -> "Jobs":
    """The queue of this machine. Raises ``StudioError``."""
    return Jobs(entry.queue_of_this_machine(), studio or entry.studio_of_this_machine())


class Jobs:
    """The queue. Use as a context manager, or ``close`` it. What it has returned from is on the disk.

    Whoever runs ``ekonte queue run``, ``ekonte serve`` or the window works on it; ``working`` does so here.
    """

    def __init__(self, opened: Queue, studio: Studio) -> None:
        self._queue, self._wishing = opened, Wishing(opened, studio.projects)

    def takes(
        self,
        project: str | Path,
        *shots: str,
        quality: Quality | None = None,
        seed: int | None = None,
        variations: int = 1,
        priority: int = 0,
    ) -> tuple[Job, ...]:
        """Takes of shots of a project (all, where none is named), ``variations`` of each by seeds that follow each
        other. Raises ``InputError``, ``ProjectError``, ``DiskError``."""
        folder = Path(project)
        like = Wish(work=TakeWork(project=folder, shot=""), priority=priority, owner="api")
        return self._wishing.takes(folder, shots, quality=quality, seed=seed, variations=variations, like=like)

    def film(self, order: FilmOrder, *, priority: int = 0) -> Job:
        """A whole film by an order of ``film_order``; its ``events``, ``stems``, ``captions`` and own sounds are for
        ``make_film`` alone. Raises ``InputError``, ``DiskError``."""
        work = film_work(order)
        return self._wishing.add((Wish(work=work, title=order.output.name, priority=priority, owner="api"),))[0]

    def jobs(self, *states: StateName) -> tuple[Job, ...]:
        """In work, to come, ended (newest first); those in these states, or all."""
        return self._queue.jobs(states)

    def job(self, job_id: str) -> Job:
        """As it is now. Raises ``InputError``."""
        return self._queue.job(job_id)

    def cancel(self, *job_ids: str) -> None:
        """Stop jobs. Raises ``InputError``."""
        self._queue.cancel(job_ids)

    def retry(self, *job_ids: str) -> None:
        """Try failed or cancelled jobs again. Raises ``InputError``."""
        self._queue.retry(job_ids)

    def pause(self, *job_ids: str) -> None:
        """Hold jobs. Raises ``InputError``."""
        self._queue.pause(job_ids)

    def resume(self, *job_ids: str) -> None:
        """Let held jobs go on. Raises ``InputError``."""
        self._queue.resume(job_ids)

    def wait(self, jobs: Iterable[Job | str], timeout: float | None = None) -> tuple[Job, ...]:
        """Until these have ended, or ``timeout`` seconds are over; gives them as they are then. Somebody must work."""
        ids: Collection[str] = [job if isinstance(job, str) else job.id for job in jobs]
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            now = tuple(self._queue.job(one) for one in ids)
            if all(job.ended_for_good for job in now) or (end is not None and time.monotonic() >= end):
                return now
            time.sleep(_GLANCE)

    @contextlib.contextmanager
    def working(self, name: str = "a Python program") -> Generator[None]:
        """Work on the queue meanwhile. Raises ``InputError``: somebody else does already, who is named."""
        dispatcher = entry.dispatcher_for(self._queue, name)
        dispatcher.start()
        try:
            yield
        finally:
            dispatcher.close()

    def close(self) -> None:
        """Let go of it; it goes on."""
        self._queue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
