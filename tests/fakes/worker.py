"""A worker without a process: does what it is asked to, at once or a step at a time, and dies when told to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from studio.core.errors import FaultError, StudioError
from studio.ports.reading import ReadOptions
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Broken,
    Delivered,
    MovieMade,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Report,
    Result,
    SequenceOrder,
    ShotFilmed,
    ShotOrder,
    SoundOrder,
    SpeakOrder,
    Spoken,
    Stopped,
    StoryMade,
    StoryOrder,
    TakeMade,
    TakeOrder,
)
from studio.project.take import Take
from tests.fakes.reader import FakeReader

FRAMES = 24
"""Frames of every take."""


@dataclass(slots=True)
class FakeWorker:
    """``manual`` takes wait for ``step`` and ``finish``; everything else ends before ``begin`` returns.

    ``breaks`` is what the next order ends with instead; ``spoken`` is what takes tell of who spoke in them;
    ``written`` is what a take's movie holds, so that each differs.
    """

    manual: bool = False
    breaks: StudioError | None = None
    spoken: int | None = None
    orders: list[Order] = field(default_factory=list[Order])
    closed: bool = False
    cancels: int = 0
    report: Callable[[Report], None] | None = None
    done: int = 0
    reader: FakeReader = field(default_factory=FakeReader)

    @property
    def busy(self) -> bool:
        """Whether an order is in work."""
        return self.report is not None

    def begin(self, order: Order, report: Callable[[Report], None]) -> None:
        """Only when not busy."""
        assert self.report is None, "one order at a time"
        assert not self.closed, "closed"
        self.report, self.done = report, 0
        self.orders.append(order)
        if not (self.manual and isinstance(order, TakeOrder)):
            self.finish()

    def step(self, frames: int = 1, phase: Literal["staging", "filming"] = "filming") -> None:
        """Some frames further, with a small picture."""
        report = self._reporting()
        if phase == "staging":
            report(Advanced(step="staging", done=0, total=0))
            return
        self.done += frames
        report(Rendered(frame=self.done - 1, picture=np.full((18, 32, 3), self.done, np.uint8)))
        report(Advanced(step="filming", done=self.done, total=FRAMES))

    def finish(self) -> None:
        """The end of the order: what was asked for, or what ``breaks`` says."""
        order, problem = self.orders[-1], self.breaks
        self.breaks = None
        try:
            end: Report = Broken(problem=problem) if problem else Delivered(result=self._result(order))
        except StudioError as error:
            end = Broken(problem=error)
        self._say(end)

    def die(self, log: str = "Segmentation fault") -> None:
        """The process is lost; the next order gets a new one."""
        problem = FaultError("The worker stopped unexpectedly.", todo="Try again.")
        self._say(Broken(problem=problem, log=log, died=True))

    def cancel(self) -> None:
        """Stops at once."""
        if self.report is not None:
            self.cancels += 1
            self._say(Stopped())

    def close(self) -> None:
        """Says nothing more."""
        self.closed, self.report = True, None

    def _reporting(self) -> Callable[[Report], None]:
        assert self.report is not None, "nothing is in work"
        return self.report

    def _say(self, end: Report) -> None:
        report, self.report = self._reporting(), None
        report(end)

    def _result(self, order: Order) -> Result:
        match order:
            case ReadOrder(prompts=prompts, script=script):
                wishes = ReadOptions(style=order.style, language=order.language)
                read = tuple(self.reader.read(prompt, wishes) for prompt in prompts)
                return Readings(readings=self.reader.read_script(script, wishes) if script else read)
            case BlockingOrder(recipe=recipe, moments=moments):
                width, height = recipe.size
                return Blocking(
                    pictures=tuple(np.full((height, width, 3), round(255 * at), np.uint8) for at in moments),
                    frame_count=recipe.rate.frames(recipe.seconds or 1.0),
                )
            case SpeakOrder(line=line):
                return Spoken(samples=np.zeros(4_800 * max(1, len(line.text.split())), np.float32))
            case TakeOrder():
                return self._take(order)
            case SoundOrder(movie=movie, take=take, recipe=recipe):
                movie.write_bytes(b"sound %d" % len(self.orders))
                return TakeMade(take=replace(take, recipe=recipe, samples_hash=f"{len(self.orders):064x}"))
            case ShotOrder(movie=movie):
                movie.write_bytes(b"shot %d" % len(self.orders))
                return ShotFilmed(frame_count=FRAMES, frames_hash=f"{len(self.orders):064x}", strip=b"strip")
            case StoryOrder(movie=movie):
                movie.write_bytes(b"film %d" % len(self.orders))
                return StoryMade(frame_count=FRAMES)
            case SequenceOrder(movie=movie):
                movie.write_bytes(b"sequence %d" % len(self.orders))
                return MovieMade(frame_count=FRAMES)

    def _take(self, order: TakeOrder) -> TakeMade:
        number = sum(isinstance(one, TakeOrder) for one in self.orders)
        order.movie.write_bytes(b"movie %d" % number)
        order.proxy.write_bytes(b"proxy %d" % number)
        order.thumbnails.write_bytes(b"thumbnails %d" % number)
        recipe = replace(order.recipe, studio="0.0.test", engine_version="1")
        take = Take(
            id="",
            shot_id="",
            recipe=recipe,
            media="",
            frame_count=FRAMES,
            frames_hash=f"{number:064x}",
            samples_hash=f"{number:064x}",
        )
        return TakeMade(take=take, spoken=self.spoken)
