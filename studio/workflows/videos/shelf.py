"""What a server remembers of its videos: how each one stands, in memory and in the ledger, told of as it changes."""

import contextlib
import json
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from studio.core.errors import DiskError
from studio.ports.ledger import Ledger
from studio.project.document_json import recipe_from_json
from studio.workflows.queue.bulletin import Bulletin
from studio.workflows.studio import Studio
from studio.workflows.videos import laying, pictures
from studio.workflows.videos.video import Trouble, Video, VideoError, video_from_text

Variant = Literal["video", "thumbnail", "spritesheet"]

_VIDEO, _ORIGIN, _DOOMED = "video", "origin", "doomed"


class Shelf:
    """Every method may be called from any thread. Changing writes to the disk, looking does not."""

    def __init__(
        self,
        studio: Studio,
        ledger: Ledger,
        bulletin: Bulletin,
        folder: Path,
        *,
        free_bytes: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        """``folder`` is where the videos' projects are; ``free_bytes`` must be free there for a new one."""
        self.folder, self.now = folder, now
        self._studio, self._ledger, self._bulletin, self._free = studio, ledger, bulletin, free_bytes
        self._lock = threading.RLock()
        self._videos: dict[str, Video] = {}
        self._live: dict[str, Video] = {}
        self._doomed: dict[str, tuple[str, ...]] = {}

    def load(self) -> tuple[Video, ...]:
        """Take up what was there before; gives the videos that were asked for and had no job yet. Raises ``DiskError``,
        ``ProjectError``."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise DiskError(f"{self.folder} cannot be made: {exc.strerror or exc}.", todo="Choose another.") from exc
        for entry in self._ledger.entries(_VIDEO):
            video = video_from_text(entry.text)
            self._videos[video.id] = video
            if not video.ended:
                self._live[video.id] = video
        for entry in self._ledger.entries(_DOOMED):
            self._doomed[entry.key] = tuple(json.loads(entry.text))
        return tuple(video for video in self._live.values() if not video.jobs)

    # ------------------------------------------------------------------------------------------ looking

    def get(self, video_id: str) -> Video:
        """Raises ``VideoError``."""
        video = self._videos.get(video_id)
        if video is None:
            raise VideoError(f"There is no video {video_id[:80]!r}.", param="video_id", code="not_found", status=404)
        return video

    def every(self) -> list[Video]:
        """All of them, the oldest first. In one step, so no lock: whoever looks must not wait for a disk."""
        return list(self._videos.values())

    def live(self, video_id: str) -> Video | None:
        """The video, if it waits or is in work."""
        return self._live.get(video_id)

    def in_work(self) -> tuple[Video, ...]:
        """All that wait or are in work."""
        return tuple(self._live.values())

    @property
    def doomed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Removed videos whose files are still there, with their jobs."""
        return tuple(self._doomed.items())

    def project_of(self, video_id: str) -> Path:
        """The folder of a video's project, there or not."""
        return self.folder / f"{video_id}.studio"

    def joined(self, video_id: str) -> Path:
        """The file of a video that was made of several takes."""
        return self.folder / f"{video_id}.mp4"

    def origin(self, video: Video) -> laying.Origin:
        """What a changed video was made from."""
        if video.source:
            return laying.origin_of(self._studio, self.project_of(video.source))
        record = json.loads(self._ledger.get(_ORIGIN, video.id) or "{}")
        return laying.recalled_origin(str(record.get("prompt", "")), recipe_from_json(record.get("recipe")))

    def movie(self, video: Video) -> tuple[Path, int]:
        """The file of a completed video, and its length in frames. Raises ``VideoError`` or ``ProjectError``."""
        if video.status != "completed":
            raise VideoError(
                f"The video {video.id} is {video.status.replace('_', ' ')}.",
                param="video_id",
                code="video_not_ready",
                status=400 if video.status == "failed" else 409,
                todo="Only a completed video can be downloaded.",
            )
        with self._studio.projects.open(self.project_of(video.id)) as opened:
            document = opened.document
            takes = [take for shot in document.shots if (take := document.standing(shot.id))]
            path = self.joined(video.id) if len(takes) > 1 else opened.media(takes[-1].media)
        if not path.exists():
            raise VideoError(
                f"The movie of {video.id} is lost.", code="content_lost", status=404, todo="Make the video again."
            )
        return path, sum(take.frame_count for take in takes)

    def content(self, video_id: str, variant: Variant) -> Path:
        """The movie (MP4), a picture of it, or a sheet of pictures (PNG), which are made when they are first asked for.
        Raises ``StudioError``."""
        movie, frames = self.movie(self.get(video_id))
        if variant == "video":
            return movie
        path = self.folder / f"{video_id}.{variant}.png"
        if not path.exists():
            make = pictures.thumbnail if variant == "thumbnail" else pictures.spritesheet
            _write(path, make(self._studio.readers, movie, frames))
        return path

    # ------------------------------------------------------------------------------------------ changing

    def check_room(self) -> None:
        """Raises ``DiskError``: there is no room for another."""
        free = shutil.disk_usage(self.folder).free
        if free < self._free:
            raise DiskError(
                f"The disk has {free // 1_000_000} MB left; a new video needs {self._free // 1_000_000} MB.",
                todo="Delete videos, or free some space.",
            )

    def enter(self, video: Video, origin: str = "") -> None:
        """A new one; ``origin`` is what it was made from, as JSON."""
        with self._lock:
            with self._ledger.together():
                if origin:
                    self._ledger.put(_ORIGIN, video.id, origin)
                self._ledger.put(_VIDEO, video.id, video.to_text())
            self._videos[video.id] = self._live[video.id] = video
        self._bulletin.tell("video.queued", {"id": video.id})

    def wished(self, video: Video, made: tuple[str, ...], notes: tuple[str, ...] = ()) -> bool:
        """Its jobs are in the queue. False where it was removed meanwhile: then nothing but its burial is left."""
        with self._lock:
            now = self._live.get(video.id)
            if now is None:
                self._ledger.put(_DOOMED, video.id, json.dumps(made))
                self._doomed[video.id] = made
                return False
            self._put(replace(now, jobs=made, notes=(*now.notes, *notes)))
            return True

    def complete(self, done: Video) -> None:
        """Its movie is there."""
        with self._lock:
            if done.id not in self._live:
                return
            self._put(done)
        self._bulletin.tell("video.completed", {"id": done.id})

    def advance(self, video_id: str, progress: int, *, begun: bool) -> None:
        """How far it is, 0..100; whether work has begun."""
        with self._lock:
            now = self._live.get(video_id)
            if now is None or (not begun and now.status == "queued"):
                return
            status = "in_progress" if begun else "queued"
            progress = max(now.progress, progress)
            if now.status == status and now.progress == progress:
                return
            began, changed = now.status != status, replace(now, status=status, progress=progress)
            self._put(changed, kept=began)
        self._bulletin.tell(
            f"video.{status}" if began else "video.progress", {"id": video_id, "progress": progress}, kept=began
        )

    def fail(self, video_id: str, code: str, message: str) -> None:
        """Nothing will come of it."""
        with self._lock:
            if video_id not in self._live:
                return
            with contextlib.suppress(DiskError):  # then the next start finds out again
                self._put(self._live[video_id].failed(Trouble(code, message), int(self.now())))
        with contextlib.suppress(DiskError):
            self._bulletin.tell("video.failed", {"id": video_id, "code": code})

    def doom(self, video_id: str) -> Video:
        """Take it away; its files stay until ``buried``. Raises ``VideoError``, ``DiskError``."""
        with self._lock:
            video = self.get(video_id)
            with self._ledger.together():
                self._ledger.put(_DOOMED, video_id, json.dumps(video.jobs))
                self._ledger.remove(_VIDEO, video_id)
            self._doomed[video_id] = video.jobs
            self._live.pop(video_id, None)
            del self._videos[video_id]
        self._bulletin.tell("video.deleted", {"id": video_id})
        return video

    def bury(self, video_id: str) -> None:
        """Remove the files of a video that was taken away. Raises ``OSError``, ``StudioError``."""
        laying.clear(self.project_of(video_id))
        for file in self.folder.glob(f"{video_id}.*"):
            file.unlink(missing_ok=True)
        with self._lock:
            self._ledger.remove(_DOOMED, video_id)
            self._ledger.remove(_ORIGIN, video_id)
            self._doomed.pop(video_id, None)

    def _put(self, video: Video, *, kept: bool = True) -> None:
        """Under the lock."""
        if kept:
            self._ledger.put(_VIDEO, video.id, video.to_text())
        self._videos[video.id] = video
        if video.ended:
            self._live.pop(video.id, None)
        else:
            self._live[video.id] = video


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as exc:
        raise DiskError(f"{path.name} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc
