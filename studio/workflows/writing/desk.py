"""The desk: small questions while somebody writes (how is this read, how would it look, how does it sound).

Each question has a ``key``; a newer one with the same key takes the place of one that still waits, and its answer
alone arrives. Answers come on the thread that owns the models.
"""

from collections.abc import Callable
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Broken,
    Delivered,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Report,
    Result,
    SpeakOrder,
    Spoken,
    Stopped,
    Worker,
)  # fmt: skip
from studio.project.scene import Line, Reading
from studio.project.take import Casting, Recipe

__all__ = ["Blocking", "Desk", "ReadOrder", "Refuse", "Spoken"]

Refuse = Callable[[StudioError], None]
"""Called instead of an answer."""


class Desk:
    """Asks a worker one thing after another. ``close`` forgets what waits and ends the worker."""

    def __init__(self, worker: Worker, post: Post) -> None:
        self._worker, self._post = worker, post
        self._waiting: dict[str, tuple[Order, Callable[[Result], None], Refuse]] = {}
        self._asked: dict[str, int] = {}
        self._asking: str | None = None
        """The key of the question that the worker has."""
        self._closed = False

    def read(self, key: str, order: ReadOrder, answer: Callable[[tuple[Reading, ...]], None], refuse: Refuse) -> None:
        """Read prompts or a script."""

        def _answer(result: Result) -> None:
            if isinstance(result, Readings):
                answer(result.readings)

        self._ask(f"read {key}", order, _answer, refuse)

    def block(
        self, key: str, recipe: Recipe, moments: tuple[float, ...], answer: Callable[[Blocking], None], refuse: Refuse
    ) -> None:
        """Pictures of how a shot would be staged."""

        def _answer(result: Result) -> None:
            if isinstance(result, Blocking):
                answer(result)

        self._ask(f"block {key}", BlockingOrder(recipe=recipe, moments=moments), _answer, refuse)

    def speak(self, key: str, line: Line, voice: Casting, answer: Callable[[Spoken], None], refuse: Refuse) -> None:
        """How a line sounds."""

        def _answer(result: Result) -> None:
            if isinstance(result, Spoken):
                answer(result)

        self._ask(f"speak {key}", SpeakOrder(line=line, voice=voice), _answer, refuse)

    def read_script(self, script: Path, answer: Callable[[tuple[Reading, ...]], None], refuse: Refuse) -> None:
        """A script file as shots."""
        self.read("script", ReadOrder(script=script), answer, refuse)

    def close(self) -> None:
        """Forget what waits and end the worker."""
        self._closed = True
        self._waiting.clear()
        self._worker.close()

    def _ask(self, key: str, order: Order, answer: Callable[[Result], None], refuse: Refuse) -> None:
        self._asked[key] = self._asked.get(key, 0) + 1
        self._waiting.pop(key, None)
        self._waiting[key] = (order, answer, refuse)
        if key == self._asking:
            self._worker.cancel()  # nobody wants the older answer
        self._next()

    def _next(self) -> None:
        if self._closed or self._asking is not None or not self._waiting:
            return
        key = next(iter(self._waiting))
        order, answer, refuse = self._waiting.pop(key)
        self._asking = key
        self._begin(key, self._asked[key], order, answer, refuse, again=True)

    def _begin(
        self, key: str, serial: int, order: Order, answer: Callable[[Result], None], refuse: Refuse, *, again: bool
    ) -> None:
        """``again``: should the process be lost, ask a new one, once."""

        def _end(report: Delivered | Broken | Stopped) -> None:
            if self._closed:
                return
            wanted = self._asked[key] == serial
            match report:
                case Delivered(result=result) if wanted:
                    self._asking = None
                    answer(result)
                case Broken(died=True) if wanted and again:
                    self._begin(key, serial, order, answer, refuse, again=False)
                    return
                case Broken(problem=problem) if wanted:
                    self._asking = None
                    refuse(problem)
                case _:
                    self._asking = None
            self._next()

        def _report(report: Report) -> None:
            match report:
                case Advanced() | Rendered():
                    pass
                case _:
                    self._post(lambda: _end(report))

        self._worker.begin(order, _report)
