"""Who films the shots of a film: this very process, one after the other; or a runner's workers, many at once.

Both give the same: a shot knows nothing of the others, and the film joins them in the order of the story.
"""

import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import Self

from studio.core.errors import FaultError, MachineError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.ports.queue import Runner, Task
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, ShotFilmed, ShotOrder, Stopped
from studio.workflows.film.filming import film_shot
from studio.workflows.film.making import DENOISING, FILMING
from studio.workflows.recipe import own
from studio.workflows.studio import Studio

LONELY_SECONDS = 30.0
"""How long a runner may have nobody before that is a problem."""

FAREWELL_SECONDS = 12.0
"""How long shots that were asked to stop are waited for."""

TRIES = 2
"""How often a shot is begun whose worker was lost."""

_LOOK = 0.1
"""Seconds between two looks at whether somebody wants to stop."""


class Here:
    """Films one shot after the other, when it is asked for."""

    def __init__(
        self, studio: Studio, orders: Sequence[ShotOrder], usual: int, progress: Progress, cancel: CancelToken
    ) -> None:
        self._studio, self._orders, self._cancel = studio, orders, cancel
        self._said = _Said(len(orders), usual, progress)
        self._find = own.among(*dict.fromkeys(file for order in orders for file in order.sounds))

    def filmed(self, number: int) -> ShotFilmed:
        """Film the shot with this number, from 0; in order. Raises as ``film_shot``."""
        order = self._orders[number]

        def _said(step: str, done: int, total: int) -> None:
            self._said.said(number, step, done, total)

        made = film_shot(self._studio, order.recipe, order.title, order.movie, _said, self._cancel, self._find)
        self._said.finished(number, made.frame_count)
        return made


class Afar:
    """Has all shots filmed by a runner, as many at once as it has slots, and waits for each in turn. A context manager:
    leaving it stops what is still in work."""

    def __init__(
        self, runner: Runner, orders: Sequence[ShotOrder], usual: int, progress: Progress, cancel: CancelToken
    ) -> None:
        self._runner, self._orders, self._cancel = runner, orders, cancel
        self._said = _Said(len(orders), usual, progress)
        self._changed = threading.Condition()
        self._coming = deque(range(len(orders)))
        self._tasks: dict[int, tuple[str, Task | None]] = {}
        self._tries = [0] * len(orders)
        self._made: dict[int, ShotFilmed] = {}
        self._problem: StudioError | None = None
        self._news: dict[int, Advanced] = {}
        self._lonely: float | None = None

    def filmed(self, number: int) -> ShotFilmed:
        """Wait for the shot with this number, from 0. Raises the problem of whichever shot fails first."""
        while True:
            self._cancel.check()
            self._fill()
            with self._changed:
                news, self._news = self._news, {}
                made = {one: self._made[one].frame_count for one in self._made}
                problem, found = self._problem, self._made.get(number)
                if not (news or problem or found):
                    self._changed.wait(_LOOK)
            for one, frames in made.items():
                self._said.finished(one, frames)
            for one, said in news.items():
                if one not in made:
                    self._said.said(one, said.step, said.done, said.total)
            if problem is not None:
                raise problem
            if found is not None:
                return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        with self._changed:
            self._coming.clear()
            tasks = [task for _, task in self._tasks.values() if task is not None]
        for task in tasks:
            task.cancel()
        end = time.monotonic() + FAREWELL_SECONDS
        with self._changed:
            while self._tasks and (left := end - time.monotonic()) > 0:
                self._changed.wait(left)

    def _fill(self) -> None:
        """Give every free slot the next shot."""
        devices = self._runner.devices
        self._watch(lonely=not devices)
        for device in devices:
            while True:
                with self._changed:
                    busy = sum(name == device.name for name, _ in self._tasks.values())
                    if not self._coming or busy >= device.slots or self._problem is not None:
                        break
                    number = self._coming.popleft()
                    self._tries[number] += 1
                    self._tasks[number] = (device.name, None)
                self._begin(number, device.name)

    def _begin(self, number: int, device: str) -> None:
        try:
            task = self._runner.submit(self._orders[number], device, lambda report: self._hear(number, report))
        except StudioError as problem:
            self._hear(number, Broken(problem=problem))
            return
        with self._changed:
            if number in self._tasks:
                self._tasks[number] = (device, task)

    def _watch(self, *, lonely: bool) -> None:
        """Raises ``MachineError`` when nobody has been there for too long."""
        now = time.monotonic()
        self._lonely = None if not lonely else now if self._lonely is None else self._lonely
        if self._lonely is not None and now - self._lonely > LONELY_SECONDS:
            raise MachineError(
                f"The runner {self._runner.name} has no worker left.", todo="Start some, or make the film here."
            )

    def _hear(self, number: int, report: Report) -> None:
        """On a thread of the runner's."""
        with self._changed:
            match report:
                case Advanced():
                    self._news[number] = report
                case Rendered():
                    return
                case Delivered(result=ShotFilmed() as made):
                    self._made[number] = made
                case Delivered():
                    self._problem = self._problem or FaultError("The worker made something else.")
                case Broken(died=True) if self._tries[number] < TRIES:
                    self._coming.appendleft(number)
                case Broken(problem=problem):
                    self._problem = self._problem or problem
                case Stopped():
                    pass
            if not isinstance(report, Advanced):
                self._tasks.pop(number, None)
            self._changed.notify_all()


class _Said:
    """Progress of the shots in the words of the whole film: frames done of frames to come, as far as is known."""

    def __init__(self, count: int, usual: int, progress: Progress) -> None:
        self._count, self._usual, self._progress = count, usual, progress
        self._frames: dict[int, int] = {}
        """Of shots that are finished."""
        self._filming: dict[int, tuple[int, int]] = {}
        """Frames done and frames of shots in work, once they are known."""

    def said(self, number: int, step: str, done: int, total: int) -> None:
        """A shot has come so far; steps before the frames are only told in words."""
        if step == DENOISING and self._count == 1:
            self._progress(f"film: {step}", done, total)
            return
        if step == FILMING:
            self._filming[number] = (done, total)
            words = step
        else:
            words = f"{step} {100 * done // total}%" if total else step
        self._tell(f"shot {number + 1}/{self._count}: {words}" if self._count > 1 else f"film: {words}")

    def finished(self, number: int, frames: int) -> None:
        """A shot has so many frames."""
        self._filming.pop(number, None)
        self._frames[number] = frames

    def _tell(self, words: str) -> None:
        there = sum(self._frames.values())
        mean = there // len(self._frames) if self._frames else self._usual
        working = self._filming.values()
        unknown = self._count - len(self._frames) - len(self._filming)
        done = there + sum(done for done, _ in working)
        self._progress(words, done, there + sum(total for _, total in working) + mean * unknown)
