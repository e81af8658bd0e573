"""What happens in the queue, told on the bulletin: which job has begun, how far it is, how it ended."""

import logging
import threading

from studio.core.errors import StudioError
from studio.ports.queue import Job, Queue, Running
from studio.workflows.afar.storyboarding import job_facts
from studio.workflows.queue.bulletin import Bulletin

GLANCE = 0.25
"""Seconds between two looks."""

_ENDED = 100
"""Jobs that have ended lately, which are looked through."""

_log = logging.getLogger(__name__)


class Following:
    """Looks at the queue on a thread of its own. ``job.running``, ``job.done``, ``job.failed`` … are kept;
    ``job.progress`` passes. Costs what is in work, not what waits."""

    def __init__(self, queue: Queue, bulletin: Bulletin) -> None:
        self._queue, self._bulletin = queue, bulletin
        self._stop = threading.Event()
        self._working: dict[str, tuple[str, int]] = {}
        self._told = {(job.id, job.ended) for job in queue.history(_ENDED)}
        """Jobs that had ended at the last look, and when: one that is retried ends again."""
        self._thread = threading.Thread(target=self._follow, name="following", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def _follow(self) -> None:
        seen: object = None
        while not self._stop.wait(GLANCE):
            try:
                if (now := self._queue.revision) != seen:
                    self._look()
                    seen = now
            except StudioError as error:
                _log.warning("The queue cannot be followed: %s", error)
            except Exception:  # noqa: BLE001  the next look may go well
                _log.exception("The queue cannot be followed")

    def _look(self) -> None:
        working = {job.id: job for job in self._queue.jobs(("running",))}
        for job_id, job in working.items():
            state = job.state
            at = (
                (state.step, 100 * state.done // state.total) if isinstance(state, Running) and state.total else ("", 0)
            )
            before = self._working.get(job_id)
            self._working[job_id] = at
            if before is None:
                self._tell("job.running", job)
            elif before != at:
                self._tell("job.progress", job, kept=False)
        for gone in [one for one in self._working if one not in working]:
            del self._working[gone]
        ended = self._queue.history(_ENDED)
        for job in reversed(ended):
            if (job.id, job.ended) not in self._told:
                self._tell(f"job.{job_facts(job)['state']}", job)
        self._told = {(job.id, job.ended) for job in ended}

    def _tell(self, kind: str, job: Job, *, kept: bool = True) -> None:
        project = job.wish.work.project
        self._bulletin.tell(kind, {**job_facts(job), "project": None if project is None else project.name}, kept=kept)
