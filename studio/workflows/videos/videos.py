"""All videos of one server: asked for, followed through the queue, kept, given out, removed."""

import contextlib
import json
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.progress import CancelToken, silent
from studio.ports.ledger import Ledger
from studio.ports.queue import Queue
from studio.project.document_json import recipe_to_json
from studio.project.take import Quality
from studio.workflows.queue.bulletin import Bulletin
from studio.workflows.recipe.recall import Recalled, recall
from studio.workflows.studio import Studio
from studio.workflows.videos import characters, forms
from studio.workflows.videos.admitting import Admitting
from studio.workflows.videos.characters import Character
from studio.workflows.videos.following import Following
from studio.workflows.videos.roster import Roster
from studio.workflows.videos.shelf import Shelf, Variant
from studio.workflows.videos.video import Video, VideoError, Way

MOST_LIVE = 500
"""Videos that may wait or be in work at a time."""


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
        queue: Queue,
        ledger: Ledger,
        bulletin: Bulletin,
        folder: Path,
        *,
        free_bytes: int = 1_000_000_000,
        now: Callable[[], float] = time.time,
    ) -> None:
        """``folder`` is where the videos' projects are; ``free_bytes`` must be free there for a new one."""
        self._studio, self._queue, self._now = studio, queue, now
        self._shelf = Shelf(studio, ledger, bulletin, folder, free_bytes=free_bytes, now=now)
        self._roster = Roster(studio, ledger, now)
        self._admitting = Admitting(studio, queue, self._shelf, self._roster)
        self._following = Following(queue, self._shelf)

    def start(self) -> None:
        """Take up what was there before, and begin. Raises ``DiskError``, ``ProjectError``."""
        self._admitting.start(self._shelf.load())
        self._following.start()

    def close(self) -> None:
        """Leave everything as it is; the next start goes on."""
        self._admitting.close()
        self._following.close()

    # ------------------------------------------------------------------------------------------ what there is

    def get(self, video_id: str) -> Video:
        """Raises ``VideoError``."""
        return self._shelf.get(video_id)

    def page(self, *, after: str = "", limit: int = 20, newest_first: bool = True) -> tuple[tuple[Video, ...], bool]:
        """At most ``limit`` videos behind the one ``after``, and whether there are more. Raises ``VideoError``."""
        every = self._shelf.every()
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
        return len(self._shelf.in_work())

    def project_of(self, video_id: str) -> Path:
        """The folder of a video's project, there or not."""
        return self._shelf.project_of(video_id)

    def content(self, video_id: str, variant: Variant) -> Path:
        """The file of a completed video: the movie (MP4), a picture of it, or a sheet of pictures (PNG), which are made
        when they are first asked for. Raises ``StudioError``."""
        return self._shelf.content(video_id, variant)

    def same(self, sha256: str) -> str:
        """The id of the video whose movie has this sum; empty where there is none."""
        return next((video.id for video in self._shelf.every() if video.sha256 == sha256), "")

    def character(self, character_id: str) -> Character:
        """Raises ``VideoError``."""
        return self._roster.get(character_id)

    # ------------------------------------------------------------------------------------------ wishes

    def create(self, asked: Asked) -> Video:
        """Ask for a video. Gives it as it is at once: queued. Raises ``StudioError``."""
        model = forms.model(asked.model)
        cast = tuple(self._roster.get(one).id for one in dict.fromkeys(asked.characters))
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

    def add_character(self, name: str, description: str, video: Path | None) -> Character:
        """Somebody new, from a description, else from a video that Ekonte has made. Raises ``StudioError``."""
        return self._roster.add(name, description, video)

    def remove(self, video_id: str) -> None:
        """Take a video away with all its files; what is in work is stopped first. Raises ``VideoError``,
        ``DiskError``."""
        video = self._shelf.doom(video_id)
        if video.ended:
            self._following.bury()
        elif video.jobs:
            with contextlib.suppress(InputError):
                self._queue.cancel(video.jobs)

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
        self._shelf.check_room()
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
        self._shelf.enter(video, origin)
        self._admitting.add(video)
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
        kept = self._shelf.folder / f"{video.id}.reference{file.suffix}"
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


def _seed() -> int:
    """Any seed: who asks twice wants two videos. The video says which it was."""
    return secrets.randbits(31)
