"""Videos that were asked for become projects with jobs in the queue, one after the other, on a thread of its own."""

import logging
import queue as queues
import threading
from dataclasses import replace

from studio.core.errors import DiskError, SceneError, StudioError
from studio.ports.queue import Queue
from studio.workflows.queue import Wishing
from studio.workflows.studio import Studio
from studio.workflows.videos import laying
from studio.workflows.videos.roster import Roster
from studio.workflows.videos.shelf import Shelf
from studio.workflows.videos.video import Video

_log = logging.getLogger(__name__)


class Admitting:
    """Reads, lays out and wishes."""

    def __init__(self, studio: Studio, queue: Queue, shelf: Shelf, roster: Roster) -> None:
        self._studio, self._queue, self._shelf, self._roster = studio, queue, shelf, roster
        self._wishing = Wishing(queue, studio.projects)
        self._again: frozenset[str] = frozenset()
        """Videos that an earlier life may have wished already."""
        self._waiting: queues.SimpleQueue[str | None] = queues.SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="videos-admitting", daemon=True)

    def start(self, left: tuple[Video, ...]) -> None:
        """Begin with those that were left."""
        self._again = frozenset(video.id for video in left)
        for video in left:
            self.add(video)
        self._thread.start()

    def close(self) -> None:
        """Leave everything as it is."""
        self._stop.set()
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=10.0)

    def add(self, video: Video) -> None:
        """One more."""
        self._waiting.put(video.id)

    def _run(self) -> None:
        while (video_id := self._waiting.get()) is not None and not self._stop.is_set():
            video = self._shelf.live(video_id)
            if video is None:
                continue
            try:
                self._admit(video)
            except DiskError as error:
                self._shelf.fail(video.id, "disk_full", str(error))
            except StudioError as error:
                code = "invalid_prompt" if isinstance(error, SceneError) else "not_possible"
                self._shelf.fail(video.id, code, str(error))
            except Exception:  # noqa: BLE001  one video's fault must not end the thread
                _log.exception("A video could not be begun")
                self._shelf.fail(video.id, "server_error", "A fault of the server; its log says more.")

    def _admit(self, video: Video) -> None:
        if video.id in self._again and (before := self._wished(video)):
            self._shelf.wished(video, before)
            return
        laid = self._lay(video)
        made: list[str] = []
        for wish in laid.wishes:
            (job,) = self._wishing.add((replace(wish, after=tuple(made[-1:])),))
            made.append(job.id)
        if not self._shelf.wished(video, tuple(made), laid.notes):
            self._queue.cancel(made)

    def _lay(self, video: Video) -> laying.Laid:
        shelf, folder = self._shelf, self._shelf.project_of(video.id)
        laying.clear(folder)
        if video.way == "extend":
            source = shelf.project_of(video.source)
            return laying.lay_longer(self._studio, source, folder, video, shelf.joined(video.id))
        if video.way == "create":
            cast = tuple(self._roster.get(one) for one in video.characters)
            return laying.lay_new(self._studio, folder, video, cast)
        return laying.lay_changed(self._studio, folder, video, shelf.origin(video))

    def _wished(self, video: Video) -> tuple[str, ...]:
        """The jobs that were wished for a video before the server was stopped, if they were: then it is laid out."""
        by_key = {job.wish.key: job.id for job in self._queue.jobs() if job.wish.key.startswith(f"{video.id}/")}
        take = by_key.get(laying.key(video, "take"))
        if take is None:
            return ()
        shelf = self._shelf
        wish = laying.joining(self._studio, shelf.project_of(video.id), video, shelf.joined(video.id))
        if wish is None:
            return (take,)
        (join,) = self._wishing.add((replace(wish, after=(take,)),))
        return take, join.id
