"""A take in the making: what the worker is told, how its reports move the job on, where its files go."""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.ports.storage import ProjectFolder
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, SoundOrder, TakeMade, TakeOrder
from studio.project.scene import Note
from studio.project.take import Take
from studio.workflows.film import spoken
from studio.workflows.film.costs import Costs
from studio.workflows.film.job import Job, Preparing, Running
from studio.workflows.recipe import own
from studio.workflows.small import STRIPS

FILMING = "filming"
"""The step in which a worker counts frames; what comes before it is preparing."""


DENOISING = "denoising"
"""The step in which a model's steps are counted; its pictures emerge meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class Landed:
    """The worker's take, its movie in the media store; still without id. ``notes`` tell what had to give."""

    take: Take
    notes: tuple[str, ...] = ()


def told(take: Take, notes: tuple[Note, ...]) -> tuple[str, ...]:
    """What had to give where a model made the take. What the stage puts in place of words is told with the shot."""
    if take.recipe.model is None:
        return ()
    return tuple(dict.fromkeys(note.text for note in notes if note.kind != "assumed"))


class Making:
    """One job in work. ``clock`` counts seconds."""

    def __init__(
        self, job: Job, folder: ProjectFolder, costs: Costs, clock: Callable[[], float], heard_of: Take | None = None
    ) -> None:
        """``heard_of``: the take that gets another sound."""
        self._job, self._folder, self._costs, self._clock = job, folder, costs, clock
        self._begun = clock()
        self._filming: float | None = None
        self._denoising: tuple[float, int] | None = None
        self._picture: NDArray[np.uint8] | None = None
        self.order = self._order(heard_of)

    def _order(self, heard_of: Take | None) -> TakeOrder | SoundOrder:
        job, folder = self._job, self._folder
        sounds = tuple(folder.media(digest) for digest in own.media_of(job.recipe))
        if heard_of is not None:
            return SoundOrder(
                take=heard_of,
                recipe=job.recipe,
                title=job.prompt,
                picture=folder.media(heard_of.media),
                movie=folder.scratch(".mp4"),
                sounds=sounds,
            )
        return TakeOrder(
            recipe=job.recipe,
            title=job.prompt,
            movie=folder.scratch(".mp4"),
            proxy=folder.scratch(".mov"),
            thumbnails=folder.scratch(".png"),
            sounds=sounds,
        )

    @property
    def job_id(self) -> str:
        """Whose it is."""
        return self._job.id

    def begin(self) -> Preparing:
        """The state it begins in."""
        known = self._costs.knows(self._job.recipe)
        return Preparing(seconds_left=self._costs.whole(self._job.recipe) if known else None)

    def heard(self, report: Report) -> Report | Landed:
        """On the worker's thread, for it may take a while: a take that is delivered goes to its place."""
        match report:
            case Delivered(result=TakeMade(take=take, spoken=last, notes=notes)):
                try:
                    said = tuple(note.text for note in notes) if self._job.sounds else told(take, notes)
                    return replace(self._land(take, last), notes=said)
                except StudioError as problem:
                    return Broken(problem=problem)
            case _:
                return report

    def moved(self, state: Preparing | Running, report: Advanced | Rendered) -> Preparing | Running:
        """How far it is after a report."""
        now, recipe = self._clock(), self._job.recipe
        match report:
            case Rendered(picture=picture):
                self._picture = picture
                return replace(state, picture=picture)
            case Advanced(step=step, done=done, total=total) if step == FILMING:
                if self._filming is None:
                    self._filming = now
                left = self._costs.while_filming(recipe, now - self._filming, done, total)
                return Running(step=step, done=done, total=total, seconds_left=left, picture=self._picture)
            case Advanced(step=step) if isinstance(state, Running):
                return replace(state, step=step, seconds_left=0.0)
            case Advanced(step=step, done=done, total=total) if step == DENOISING and total:
                if self._denoising is None:
                    self._denoising = now, done
                since, first = self._denoising
                left = (total - done) * (now - since) / (done - first) if done > first else None
                return Preparing(step=step, done=done, total=total, seconds_left=left, picture=self._picture)
            case Advanced(step=step, done=done, total=total):
                known = self._costs.knows(recipe)
                left = self._costs.before_frames(recipe, now - self._begun) if known else None
                return Preparing(step=step, done=done, total=total, seconds_left=left)

    def learn(self, frame_count: int) -> None:
        """It is done: remember what it has cost."""
        if self._filming is not None:
            now = self._clock()
            self._costs.learn(self._job.recipe, self._filming - self._begun, now - self._filming, frame_count)

    def discard(self) -> None:
        """Remove the files of a job that came to nothing; what cannot be is swept when the project opens again."""
        beside = (self.order.proxy, self.order.thumbnails) if isinstance(self.order, TakeOrder) else ()
        for file in (self.order.movie, *beside):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)

    def _land(self, take: Take, last: int | None) -> Landed:
        """``last``: how many samples before its end somebody spoke. Raises ``DiskError``."""
        digest = self._folder.keep(self.order.movie)
        spoken.keep(self._folder.cache(spoken.NAME), digest, last)
        if isinstance(self.order, SoundOrder):
            strips = self._folder.cache(STRIPS)
            with contextlib.suppress(OSError):  # nothing but a picture in a list
                shutil.copyfile(strips / f"{self.order.take.media}.png", strips / f"{digest}.png")
        else:
            for file, name in ((self.order.proxy, "proxies"), (self.order.thumbnails, STRIPS)):
                try:
                    if file.exists():
                        file.replace(self._folder.cache(name) / f"{digest}{file.suffix}")
                except OSError:
                    file.unlink(missing_ok=True)  # both can be made again from the movie
        job = self._job
        return Landed(replace(take, shot_id=job.shot_id, media=digest, prompt=job.prompt, parents=job.parents))
