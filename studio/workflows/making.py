"""A take in the making: what the worker is told, how its reports move the job on, where its files go."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.ports.storage import ProjectFolder
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, TakeMade, TakeOrder
from studio.project.take import Take
from studio.workflows import own
from studio.workflows.costs import Costs
from studio.workflows.job import Job, Preparing, Running
from studio.workflows.small import STRIPS

FILMING = "filming"
"""The step in which a worker counts frames; what comes before it is preparing."""


DENOISING = "denoising"
"""The step in which a model's steps are counted; its pictures emerge meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class Landed:
    """The worker's take, its movie in the media store; still without id."""

    take: Take


class Making:
    """One job in work. ``clock`` counts seconds."""

    def __init__(self, job: Job, folder: ProjectFolder, costs: Costs, clock: Callable[[], float]) -> None:
        self._job, self._folder, self._costs, self._clock = job, folder, costs, clock
        self._begun = clock()
        self._filming: float | None = None
        self._denoising: tuple[float, int] | None = None
        self._picture: NDArray[np.uint8] | None = None
        self.order = TakeOrder(
            recipe=job.recipe,
            title=job.prompt,
            movie=folder.scratch(".mp4"),
            proxy=folder.scratch(".mov"),
            thumbnails=folder.scratch(".png"),
            sounds=tuple(folder.media(digest) for digest in own.media_of(job.recipe)),
        )

    @property
    def job_id(self) -> str:
        """Whose it is."""
        return self._job.id

    def begin(self) -> Preparing:
        """The state it begins in."""
        return Preparing(seconds_left=self._costs.whole(self._job.recipe))

    def heard(self, report: Report) -> Report | Landed:
        """On the worker's thread, for it may take a while: a take that is delivered goes to its place."""
        match report:
            case Delivered(result=TakeMade(take=take)):
                try:
                    return self._land(take)
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
                left = self._costs.before_frames(recipe, now - self._begun)
                return Preparing(step=step, done=done, total=total, seconds_left=left)

    def learn(self, frame_count: int) -> None:
        """It is done: remember what it has cost."""
        if self._filming is not None:
            now = self._clock()
            self._costs.learn(self._job.recipe, self._filming - self._begun, now - self._filming, frame_count)

    def discard(self) -> None:
        """Remove the files of a job that came to nothing; what cannot be is swept when the project opens again."""
        for file in (self.order.movie, self.order.proxy, self.order.thumbnails):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)

    def _land(self, take: Take) -> Landed:
        """Raises ``DiskError``."""
        digest = self._folder.keep(self.order.movie)
        for file, name in ((self.order.proxy, "proxies"), (self.order.thumbnails, STRIPS)):
            try:
                if file.exists():
                    file.replace(self._folder.cache(name) / f"{digest}{file.suffix}")
            except OSError:
                file.unlink(missing_ok=True)  # both can be made again from the movie
        job = self._job
        return Landed(replace(take, shot_id=job.shot_id, media=digest, prompt=job.prompt, parents=job.parents))
