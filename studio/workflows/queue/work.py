"""One job in work: what the runner says of it, how far it is, how long it has taken."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.ports.queue import Job, Landing, Running, Task
from studio.ports.worker import Advanced, Rendered
from studio.workflows.film.making import FILMING
from studio.workflows.queue.drawing import Drawn
from studio.workflows.queue.estimates import Size
from studio.workflows.queue.landing import Arrived

_TELLING = 0.5
"""Seconds between two words of progress that reach the disk."""


class InWork:
    """Belongs to the dispatcher's thread. ``now`` are seconds of a clock that never jumps."""

    def __init__(
        self, job: Job, drawn: Drawn, place: tuple[str, str], home: Path | None, size: Size, now: float
    ) -> None:
        """``place`` is the runner's name and the device's."""
        self.job, self.drawn, self.place, self.home, self.size = job, drawn, place, home, size
        self.task: Task | None = None
        self.into: Literal["", "cancelled", "paused", "queued"] = ""
        """What it is to become when it has stopped: ``cancelled``, ``paused``, ``queued``."""
        self.arrived: Arrived | None = None
        """What was delivered and is on its way to its place."""
        self.becoming: Landing | None = None
        self.lasted = 0.0
        """Seconds from its beginning until it was delivered."""
        self.picture: NDArray[np.uint8] | None = None
        self.running = Running(device=place[1], seconds_left=job.estimate)
        self._begun, self._filming, self._told = now, now, now - _TELLING

    @property
    def id(self) -> str:
        """The job's."""
        return self.job.id

    def heard(self, report: Advanced | Rendered, now: float) -> bool:
        """Take in progress; gives whether it is time to tell it."""
        match report:
            case Rendered(picture=picture):
                self.picture = picture
                return False
            case Advanced(step=step, done=done, total=total):
                counting = step == FILMING or (total > 0 and step.endswith(FILMING))
                if counting and not self.running.step.endswith(FILMING):
                    self._filming = now
                self.running = replace(
                    self.running, step=step, done=done, total=total, seconds_left=self._left(counting, done, total, now)
                )
        if now - self._told < _TELLING:
            return False
        self._told = now
        return True

    def took(self, now: float) -> float:
        """Seconds since it was begun."""
        return now - self._begun

    def _left(self, counting: bool, done: int, total: int, now: float) -> float | None:
        if counting and done > 0:
            return (now - self._filming) / done * (total - done)
        if self.job.estimate is None:
            return None
        return max(0.5, self.job.estimate - self.took(now))
