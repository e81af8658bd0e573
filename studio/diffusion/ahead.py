"""Things made in a thread of their own, a few before they are asked for."""

from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")

_WAIT = 0.05
"""Seconds between two looks at whether anybody still wants them."""


class _End(Generic[T]):
    """After the last one; ``problem`` is what it ended with."""

    def __init__(self, problem: BaseException | None) -> None:
        self.problem = problem


def ahead(
    make: Callable[[Event], Iterator[T]], most: int = 8, told: Callable[[int, float, float], None] | None = None
) -> Iterator[T]:
    """What ``make`` gives, at most ``most`` before it is asked for. All of it runs in one thread, that is over when
    this iterator is: it is told by the event that nobody wants more. What it raises is raised here.

    ``told`` is told at last how many were asked for, how many seconds it took to make them, and how many of these were
    waited for here; the rest went by while something else was done with those before.
    """
    stop = Event()
    making = waiting = 0.0
    count = 0
    made: Queue[T | _End[T]] = Queue(maxsize=most)

    def _put(one: T | _End[T]) -> None:
        while not stop.is_set():
            try:
                made.put(one, timeout=_WAIT)
            except Full:
                continue
            return

    def _work() -> None:
        nonlocal making
        problem: BaseException | None = None
        try:
            begun = monotonic()
            for one in make(stop):
                making += monotonic() - begun
                _put(one)
                if stop.is_set():
                    break
                begun = monotonic()
        except BaseException as exc:  # noqa: BLE001 - it is raised again where it is waited for
            problem = exc
        _put(_End(problem))

    worker = Thread(target=_work, name="ahead", daemon=True)
    worker.start()
    try:
        while True:
            begun = monotonic()
            try:
                one = made.get(timeout=1.0)
            except Empty:
                continue
            finally:
                waiting += monotonic() - begun
            if isinstance(one, _End):
                if one.problem is not None:
                    raise one.problem
                return
            count += 1
            yield one
    finally:
        stop.set()
        worker.join()
        if told is not None:
            told(count, making, waiting)
