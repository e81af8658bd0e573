"""All videos of one server: asked for, followed through the queue, kept, given out, removed."""

import contextlib
import json
import logging
import queue as queues
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.core.errors import DiskError, InputError, SceneError, StudioError
from studio.core.progress import CancelToken, silent
from studio.ports import queue as jobs
from studio.ports.ledger import Ledger
from studio.project.document_json import recipe_from_json, recipe_to_json
from studio.project.take import Quality
from studio.workflows.bulletin import Bulletin
from studio.workflows.own import digest_of
from studio.workflows.queue import Wishing
from studio.workflows.recall import Recalled, recall
from studio.workflows.studio import Studio
from studio.workflows.videos import characters, forms, laying, pictures
from studio.workflows.videos.characters import Character
from studio.workflows.videos.video import Trouble, Video, VideoError, Way, video_from_text

Variant = Literal["video", "thumbnail", "spritesheet"]

MOST_LIVE = 500
"""Videos that may wait or be in work at a time."""

_GLANCE = 0.2
"""Seconds between two looks at the queue."""

_VIDEO, _CHARACTER, _ORIGIN, _DOOMED = "video", "character", "origin", "doomed"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A video that is asked for. ``reference`` is an uploaded picture, to be kept with it. ``seed`` None: any."""

    prompt: str
    model: str = forms.DEFAULT_MODEL
    seconds: str | float = forms.DEFAULT_SECONDS
    size: str = forms.DEFAULT_SIZE
    seed: int | None = None
    characters: tuple[str, ...] = ()
    reference: Path | None = None


class Videos:
    """Every method may be called from any thread; asking and removing write to the disk, looking does not."""

    def __init__(
        self,
        studio: Studio,
        queue: jobs.Queue,
        ledger: Ledger,
        bulletin: Bulletin,
        folder: Path,
        *,
        free_bytes: int = 1_000_000_000,
        now: Callable[[], float] = time.time,
    ) -> None:
        """``folder`` is where the videos' projects are; ``free_bytes`` must be free there for a new one."""
        self._studio, self._queue, self._ledger, self._bulletin = studio, queue, ledger, bulletin
        self._folder, self._free, self._now = folder, free_bytes, now
        self._wishing = Wishing(queue, studio.projects)
        self._lock = threading.RLock()
        self._videos: dict[str, Video] = {}
        self._live: dict[str, Video] = {}
        self._doomed: dict[str, tuple[str, ...]] = {}
        self._again: set[str] = set()
        """Videos that an earlier life may have wished already."""
        self._admitting: queues.SimpleQueue[str | None] = queues.SimpleQueue()
        self._stop = threading.Event()
        self._threads = (
            threading.Thread(target=self._admit_all, name="videos-admitting", daemon=True),
            threading.Thread(target=self._follow, name="videos-following", daemon=True),
        )

    def start(self) -> None:
        """Take up what was there before, and begin. Raises ``DiskError``, ``ProjectError``."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise DiskError(f"{self._folder} cannot be made: {exc.strerror or exc}.", todo="Choose another.") from exc
        for entry in self._ledger.entries(_VIDEO):
            video = video_from_text(entry.text)
            self._videos[video.id] = video
            if not video.ended:
                self._live[video.id] = video
                if not video.jobs:
                    self._again.add(video.id)
                    self._admitting.put(video.id)
        for entry in self._ledger.entries(_DOOMED):
            self._doomed[entry.key] = tuple(json.loads(entry.text))
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Leave everything as it is; the next start goes on."""
        self._stop.set()
        self._admitting.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=10.0)

    # ------------------------------------------------------------------------------------------ what there is

    def get(self, video_id: str) -> Video:
        """Raises ``VideoError``."""
        video = self._videos.get(video_id)
        if video is None:
            raise VideoError(f"There is no video {video_id[:80]!r}.", param="video_id", code="not_found", status=404)
        return video

    def page(self, *, after: str = "", limit: int = 20, newest_first: bool = True) -> tuple[tuple[Video, ...], bool]:
        """At most ``limit`` videos behind the one ``after``, and whether there are more. Raises ``VideoError``."""
        every = list(self._videos.values())  # in one step, so no lock: whoever looks must not wait for a disk
        if newest_first:
            every.reverse()
        first = 0
        if after:
            first = 1 + next((number for number, video in enumerate(every) if video.id == after), -2)
            if first < 0:
                raise VideoError(f"There is no video {after[:80]!r}.", param="after")
        return tuple(every[first : first + limit]), len(every) > first + limit

    @property
    def live(self) -> int:
        """How many wait or are in work."""
        return len(self._live)

    def project_of(self, video_id: str) -> Path:
        """The folder of a video's project, there or not."""
        return self._folder / f"{video_id}.studio"

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
        joined = self._folder / f"{video.id}.mp4"
        with self._studio.projects.open(self.project_of(video.id)) as opened:
            document = opened.document
            takes = [take for shot in document.shots if (take := document.standing(shot.id))]
            path = joined if len(takes) > 1 else opened.media(takes[-1].media)
        if not path.exists():
            raise VideoError(
                f"The movie of {video.id} is lost.", code="content_lost", status=404, todo="Make the video again."
            )
        return path, sum(take.frame_count for take in takes)

    def content(self, video_id: str, variant: Variant) -> Path:
        """The file of a completed video: the movie (MP4), a picture of it, or a sheet of pictures (PNG), which are made
        when they are first asked for. Raises ``StudioError``."""
        movie, frames = self.movie(self.get(video_id))
        if variant == "video":
            return movie
        path = self._folder / f"{video_id}.{variant}.png"
        if not path.exists():
            make = pictures.thumbnail if variant == "thumbnail" else pictures.spritesheet
            _write(path, make(self._studio.readers, movie, frames))
        return path

    # ------------------------------------------------------------------------------------------ wishes

    def create(self, asked: Asked) -> Video:
        """Ask for a video. Gives it as it is at once: queued. Raises ``StudioError``."""
        model = forms.model(asked.model)
        cast = tuple(self.character(one).id for one in dict.fromkeys(asked.characters))
        if len(cast) > characters.MOST:
            raise VideoError(f"A video may have {characters.MOST} characters.", param="characters")
        video = self._new(
            way="create",
            model=model.id,
            quality=model.quality,
            prompt=forms.prompt(asked.prompt),
            seconds=forms.seconds(asked.seconds),
            size=forms.size(asked.size),
            seed=_seed() if asked.seed is None else forms.seed(asked.seed),
            characters=cast,
        )
        if asked.reference is not None:
            video = replace(video, notes=(self._keep_reference(video, asked.reference),))
        return self._enter(video)

    def remix(self, video_id: str, prompt: str) -> Video:
        """A finished video once more, with what the prompt says changed. Raises ``StudioError``."""
        return self._changed("remix", video_id, prompt)

    def edit(self, source: str | Path, prompt: str) -> Video:
        """As ``remix``, of a video or of a movie file that Ekonte has made. Raises ``StudioError``."""
        if isinstance(source, str):
            return self._changed("edit", source, prompt)
        recalled = self._recalled(source)
        recipe = recalled.recipe
        video = self._new(
            way="edit",
            model=forms.DEFAULT_MODEL,
            quality=recipe.quality,
            prompt=forms.prompt(prompt),
            seconds=min(recipe.seconds or forms.DEFAULT_SECONDS, forms.LONGEST_WHOLE),
            size=recipe.size,
            seed=recipe.seed,
        )
        text = json.dumps({"prompt": recalled.prompt, "recipe": recipe_to_json(recipe)})
        return self._enter(video, origin=text)

    def extend(self, video_id: str, prompt: str, seconds: str | float) -> Video:
        """A finished video, and more of it. Raises ``StudioError``."""
        source, added = self._finished(video_id), forms.seconds(seconds)
        whole = source.seconds + added
        if whole > forms.LONGEST_WHOLE:
            raise VideoError(f"A video can last at most {forms.LONGEST_WHOLE:g} seconds.", param="seconds")
        return self._enter(
            self._new(
                way="extend",
                model=source.model,
                quality=source.quality,
                prompt=forms.prompt(prompt),
                seconds=whole,
                added=added,
                size=source.size,
                seed=source.seed,
                source=source.id,
                characters=source.characters,
            )
        )

    def same(self, sha256: str) -> str:
        """The id of the video whose movie has this sum; empty where there is none."""
        return next((video.id for video in list(self._videos.values()) if video.sha256 == sha256), "")

    def remove(self, video_id: str) -> None:
        """Take a video away with all its files; what is in work is stopped first. Raises ``VideoError``,
        ``DiskError``."""
        with self._lock:
            video = self.get(video_id)
            with self._ledger.together():
                self._ledger.put(_DOOMED, video_id, json.dumps(video.jobs))
                self._ledger.remove(_VIDEO, video_id)
            self._doomed[video_id] = video.jobs
            self._live.pop(video_id, None)
            del self._videos[video_id]
        if video.jobs and not video.ended:
            with contextlib.suppress(InputError):
                self._queue.cancel(video.jobs)
        self._bulletin.tell("video.deleted", {"id": video_id})
        if video.ended:
            self._bury()

    # ------------------------------------------------------------------------------------------ characters

    def character(self, character_id: str) -> Character:
        """Raises ``VideoError``."""
        text = self._ledger.get(_CHARACTER, character_id)
        if text is None:
            raise VideoError(
                f"There is no character {character_id[:80]!r}.", param="character_id", code="not_found", status=404
            )
        return characters.character_from_text(text)

    def add_character(self, name: str, description: str, video: Path | None) -> Character:
        """Somebody new, from a description, else from a video that Ekonte has made. Raises ``StudioError``."""
        name = characters.check_name(name)
        if description.strip():
            read = laying.read(self._studio, forms.prompt(description))
            member = characters.described(name, read)
        elif video is not None:
            try:
                member = characters.seen(name, recall(self._studio, video))
            except InputError as exc:
                raise exc if isinstance(exc, VideoError) else characters.unknown_likeness() from exc
        else:
            raise VideoError("A character needs a video or a description.", param="video", code="missing_parameter")
        made = Character(id=f"char_{secrets.token_hex(16)}", name=name, created=int(self._now()), member=member)
        self._ledger.put(_CHARACTER, made.id, made.to_text())
        return made

    # ------------------------------------------------------------------------------------------ inside

    def _new(
        self,
        *,
        way: Way,
        model: str,
        quality: Quality,
        prompt: str,
        seconds: float,
        size: tuple[int, int],
        seed: int,
        source: str = "",
        added: float = 0.0,
        characters: tuple[str, ...] = (),
    ) -> Video:
        if self.live >= MOST_LIVE:
            raise VideoError(
                f"{MOST_LIVE} videos are waiting already.", code="queue_full", status=429, todo="Try again later."
            )
        free = shutil.disk_usage(self._folder).free
        if free < self._free:
            raise DiskError(
                f"The disk has {free // 1_000_000} MB left; a new video needs {self._free // 1_000_000} MB.",
                todo="Delete videos, or free some space.",
            )
        return Video(
            id=f"video_{secrets.token_hex(16)}",
            way=way,
            created=int(self._now()),
            model=model,
            quality=quality,
            prompt=prompt,
            seconds=seconds,
            size=size,
            seed=seed,
            source=source,
            added=added,
            characters=characters,
        )

    def _changed(self, way: Way, video_id: str, prompt: str) -> Video:
        source = self._finished(video_id)
        return self._enter(
            self._new(
                way=way,
                model=source.model,
                quality=source.quality,
                prompt=forms.prompt(prompt),
                seconds=source.seconds,
                size=source.size,
                seed=source.seed,
                source=source.id,
                characters=source.characters,
            )
        )

    def _finished(self, video_id: str) -> Video:
        video = self.get(video_id)
        if video.status != "completed":
            raise VideoError(
                f"The video {video_id} is {video.status.replace('_', ' ')}.",
                param="video",
                code="video_not_completed",
                todo="Only a completed video can be made into another.",
            )
        return video

    def _enter(self, video: Video, origin: str = "") -> Video:
        with self._lock:
            with self._ledger.together():
                if origin:
                    self._ledger.put(_ORIGIN, video.id, origin)
                self._ledger.put(_VIDEO, video.id, video.to_text())
            self._videos[video.id] = self._live[video.id] = video
        self._bulletin.tell("video.queued", {"id": video.id})
        self._admitting.put(video.id)
        return video

    def _keep_reference(self, video: Video, file: Path) -> str:
        """The uploaded picture beside the video. Raises ``VideoError`` where it is no picture."""
        try:
            facts = self._studio.probe.probe(file, silent, CancelToken())
        except InputError as exc:
            raise VideoError(
                f"The reference is no picture that can be read: {exc.what}",
                param="input_reference",
                code="invalid_image",
                todo="Send a PNG, JPEG or WebP.",
            ) from exc
        if facts.kind != "image":
            raise VideoError(
                "The reference is no picture.",
                param="input_reference",
                code="invalid_image",
                todo="Send a PNG, JPEG or WebP; of videos, remix or extend one.",
            )
        kept = self._folder / f"{video.id}.reference{file.suffix}"
        try:
            shutil.copyfile(file, kept)
        except OSError as exc:
            raise DiskError(f"The reference cannot be kept: {exc.strerror or exc}.", todo="Free some space.") from exc
        return (
            "The picture was kept with the video, but is not its first frame: the stage builds every frame from the "
            "prompt. Say in words what the picture shows."
        )

    def _recalled(self, file: Path) -> Recalled:
        try:
            return recall(self._studio, file)
        except InputError as exc:
            raise VideoError(
                "This is no video that Ekonte has made, so it does not say how it was made.",
                param="video",
                code="foreign_video",
                todo="The stage makes pictures from a scene: give the id of a video, or a file of Ekonte's.",
            ) from exc

    def _admit_all(self) -> None:
        """On a thread of its own: what was asked for is read, laid out and wished."""
        while (video_id := self._admitting.get()) is not None and not self._stop.is_set():
            video = self._live.get(video_id)
            if video is None:
                continue
            try:
                self._admit(video)
            except DiskError as error:
                self._fail(video, "disk_full", str(error))
            except StudioError as error:
                self._fail(video, "invalid_prompt" if isinstance(error, SceneError) else "not_possible", str(error))
            except Exception:  # noqa: BLE001  one video's fault must not end the thread
                _log.exception("A video could not be begun")
                self._fail(video, "server_error", "A fault of the server; its log says more.")

    def _admit(self, video: Video) -> None:
        folder = self.project_of(video.id)
        if video.id in self._again and (before := self._wished(video)):
            with self._lock:
                if video.id in self._live:
                    self._put(replace(self._live[video.id], jobs=before))
            return
        laying.clear(folder)
        if video.way == "extend":
            output = self._folder / f"{video.id}.mp4"
            laid = laying.lay_longer(self._studio, self.project_of(video.source), folder, video, output)
        elif video.way == "create":
            cast = tuple(self.character(one) for one in video.characters)
            laid = laying.lay_new(self._studio, folder, video, cast)
        else:
            laid = laying.lay_changed(self._studio, folder, video, self._origin(video))
        made: list[str] = []
        for wish in laid.wishes:
            (job,) = self._wishing.add((replace(wish, after=tuple(made[-1:])),))
            made.append(job.id)
        with self._lock:
            if video.id not in self._live:  # removed meanwhile
                self._queue.cancel(made)
                self._doom(video.id, tuple(made))
                return
            notes = (*self._live[video.id].notes, *laid.notes)
            self._put(replace(self._live[video.id], jobs=tuple(made), notes=notes))

    def _wished(self, video: Video) -> tuple[str, ...]:
        """The jobs that were wished for a video before the server was stopped, if they were: then it is laid out."""
        by_key = {job.wish.key: job.id for job in self._queue.jobs() if job.wish.key.startswith(f"{video.id}/")}
        take = by_key.get(laying.key(video, "take"))
        if take is None:
            return ()
        wish = laying.joining(self._studio, self.project_of(video.id), video, self._folder / f"{video.id}.mp4")
        if wish is None:
            return (take,)
        (join,) = self._wishing.add((replace(wish, after=(take,)),))
        return take, join.id

    def _origin(self, video: Video) -> laying.Origin:
        if video.source:
            return laying.origin_of(self._studio, self.project_of(video.source))
        record = json.loads(self._ledger.get(_ORIGIN, video.id) or "{}")
        return laying.recalled_origin(str(record.get("prompt", "")), recipe_from_json(record.get("recipe")))

    def _follow(self) -> None:
        """On a thread of its own: how the jobs stand is how the videos stand."""
        seen: object = None
        while not self._stop.wait(_GLANCE):
            try:
                waits = any(video.jobs and video.status == "queued" for video in tuple(self._live.values()))
                if (now := self._queue.revision) != seen or waits:
                    seen = now
                    for video in tuple(self._live.values()):
                        if video.jobs:
                            self._look_safely(video)
                if self._doomed:
                    self._bury()
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
            self._fail(video, "not_possible", str(error))
        except Exception:  # noqa: BLE001  told once, in the log
            _log.exception("A video could not be followed")
            self._fail(video, "server_error", "A fault of the server; its log says more.")

    def _look(self, video: Video) -> None:
        try:
            states = [self._queue.job(one).state for one in video.jobs]
        except InputError:
            self._fail(video, "job_lost", "Its job is gone from the queue.")
            return
        for state in states:
            match state:
                case jobs.Failed(next_try=None, problem=problem):
                    self._fail(video, "disk_full" if isinstance(problem, DiskError) else "not_possible", str(problem))
                    return
                case jobs.Cancelled():
                    self._fail(video, "cancelled", "Its job was cancelled in the queue.")
                    return
                case _:
                    pass
        match states[-1]:
            case jobs.Done(made=made):
                self._complete(video, made)
            case _:
                self._advance(video, states)

    def _complete(self, video: Video, made: jobs.Made) -> None:
        done = replace(video, status="completed", progress=100, completed=int(self._now()))
        path, _ = self.movie(done)
        done = replace(done, sha256=digest_of(path), notes=tuple(dict.fromkeys((*done.notes, *made.notes))))
        with self._lock:
            if video.id not in self._live:
                return
            self._put(done)
        self._bulletin.tell("video.completed", {"id": video.id})

    def _advance(self, video: Video, states: list[jobs.State]) -> None:
        ended = sum(isinstance(state, jobs.Done) for state in states)
        running = next((state for state in states if isinstance(state, jobs.Running)), None)
        share = running.done / running.total if running and running.total and running.step == "filming" else 0.0
        progress = max(video.progress, min(99, round(100 * (ended + share) / len(states))))
        begun = running is not None or ended > 0
        with self._lock:
            now = self._live.get(video.id)
            if now is None or (not begun and now.status == "queued"):
                return
            status = "in_progress" if begun else "queued"
            if now.status == status and now.progress == progress:
                return
            began, changed = now.status != status, replace(now, status=status, progress=progress)
            self._put(changed, kept=began)
        self._bulletin.tell(
            f"video.{status}" if began else "video.progress", {"id": video.id, "progress": progress}, kept=began
        )

    def _fail(self, video: Video, code: str, message: str) -> None:
        with self._lock:
            if video.id not in self._live:
                return
            with contextlib.suppress(DiskError):  # then the next start finds out again
                self._put(self._live[video.id].failed(Trouble(code, message), int(self._now())))
        with contextlib.suppress(DiskError):
            self._bulletin.tell("video.failed", {"id": video.id, "code": code})

    def _put(self, video: Video, *, kept: bool = True) -> None:
        """Under the lock."""
        if kept:
            self._ledger.put(_VIDEO, video.id, video.to_text())
        self._videos[video.id] = video
        if video.ended:
            self._live.pop(video.id, None)
        else:
            self._live[video.id] = video

    def _doom(self, video_id: str, of: tuple[str, ...]) -> None:
        self._ledger.put(_DOOMED, video_id, json.dumps(of))
        self._doomed[video_id] = of

    def _bury(self) -> None:
        """Remove the files of removed videos whose jobs have ended."""
        for video_id, of in tuple(self._doomed.items()):
            if not all(self._over(job) for job in of):
                continue
            try:
                laying.clear(self.project_of(video_id))
                for file in self._folder.glob(f"{video_id}.*"):
                    file.unlink(missing_ok=True)
            except (OSError, StudioError) as error:
                _log.warning("A removed video could not be cleared away: %s", error)
                continue
            with self._lock:
                self._ledger.remove(_DOOMED, video_id)
                self._ledger.remove(_ORIGIN, video_id)
                self._doomed.pop(video_id, None)

    def _over(self, job_id: str) -> bool:
        try:
            return self._queue.job(job_id).ended_for_good
        except InputError:
            return True


def _seed() -> int:
    """Any seed: who asks twice wants two videos. The video says which it was."""
    return secrets.randbits(31)


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as exc:
        raise DiskError(f"{path.name} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc
