"""How the jobs stand is how the videos stand: the queue is followed on a thread of its own, and what was removed is
cleared away when its jobs have ended."""

import logging
import threading
from dataclasses import replace

from studio.core.errors import DiskError, InputError, StudioError
from studio.ports import queue as jobs
from studio.workflows.recipe.own import digest_of
from studio.workflows.videos.shelf import Shelf
from studio.workflows.videos.video import Video

_GLANCE = 0.2
"""Seconds between two looks at the queue."""

_log = logging.getLogger(__name__)


class Following:
    """Looks again and again."""

    def __init__(self, queue: jobs.Queue, shelf: Shelf) -> None:
        self._queue, self._shelf = queue, shelf
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="videos-following", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Leave everything as it is."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10.0)

    def bury(self) -> None:
        """Remove the files of removed videos whose jobs have ended."""
        for video_id, of in self._shelf.doomed:
            if all(self._over(job) for job in of):
                try:
                    self._shelf.bury(video_id)
                except (OSError, StudioError) as error:
                    _log.warning("A removed video could not be cleared away: %s", error)

    def _run(self) -> None:
        seen: object = None
        while not self._stop.wait(_GLANCE):
            try:
                live = self._shelf.in_work()
                if (now := self._queue.revision) != seen or any(one.jobs and one.status == "queued" for one in live):
                    seen = now
                    for video in live:
                        if video.jobs:
                            self._look_safely(video)
                if self._shelf.doomed:
                    self.bury()
            except StudioError as error:
                _log.warning("The queue cannot be followed: %s", error)
            except Exception:  # noqa: BLE001  the next look may go well
                _log.exception("The queue cannot be followed")

    def _look_safely(self, video: Video) -> None:
        """One video's fault is its own. Raises ``DiskError``."""
        try:
            self._look(video)
        except DiskError:
            raise  # the next look may go well
        except StudioError as error:
            self._shelf.fail(video.id, "not_possible", str(error))
        except Exception:  # noqa: BLE001  told once, in the log
            _log.exception("A video could not be followed")
            self._shelf.fail(video.id, "server_error", "A fault of the server; its log says more.")

    def _look(self, video: Video) -> None:
        try:
            states = [self._queue.job(one).state for one in video.jobs]
        except InputError:
            self._shelf.fail(video.id, "job_lost", "Its job is gone from the queue.")
            return
        for state in states:
            match state:
                case jobs.Failed(next_try=None, problem=problem):
                    code = "disk_full" if isinstance(problem, DiskError) else "not_possible"
                    self._shelf.fail(video.id, code, str(problem))
                    return
                case jobs.Cancelled():
                    self._shelf.fail(video.id, "cancelled", "Its job was cancelled in the queue.")
                    return
                case _:
                    pass
        match states[-1]:
            case jobs.Done(made=made):
                self._complete(video, made)
            case _:
                self._advance(video, states)

    def _complete(self, video: Video, made: jobs.Made) -> None:
        done = replace(video, status="completed", progress=100, completed=int(self._shelf.now()))
        path, _ = self._shelf.movie(done)
        notes = tuple(dict.fromkeys((*done.notes, *made.notes)))
        self._shelf.complete(replace(done, sha256=digest_of(path), notes=notes))

    def _advance(self, video: Video, states: list[jobs.State]) -> None:
        ended = sum(isinstance(state, jobs.Done) for state in states)
        running = next((state for state in states if isinstance(state, jobs.Running)), None)
        share = running.done / running.total if running and running.total and running.step == "filming" else 0.0
        progress = min(99, round(100 * (ended + share) / len(states)))
        self._shelf.advance(video.id, progress, begun=running is not None or ended > 0)

    def _over(self, job_id: str) -> bool:
        try:
            return self._queue.job(job_id).ended_for_good
        except InputError:
            return True
