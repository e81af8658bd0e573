"""Things made in a thread of their own, a few before they are asked for."""

from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_WAIT = 0.05
"""Seconds between two looks at whether anybody still wants them."""


class _End(Generic[T]):
    """After the last one; ``problem`` is what it ended with."""

    def __init__(self, problem: BaseException | None) -> None:
        self.problem = problem


def ahead(make: Callable[[Event], Iterator[T]], most: int = 8) -> Iterator[T]:
    """What ``make`` gives, at most ``most`` before it is asked for. All of it runs in one thread, that is over when
    this iterator is: it is told by the event that nobody wants more. What it raises is raised here."""
    stop = Event()
    made: Queue[T | _End[T]] = Queue(maxsize=most)

    def _put(one: T | _End[T]) -> None:
        while not stop.is_set():
            try:
                made.put(one, timeout=_WAIT)
            except Full:
                continue
            return

    def _work() -> None:
        problem: BaseException | None = None
        try:
            for one in make(stop):
                _put(one)
                if stop.is_set():
                    break
        except BaseException as exc:  # noqa: BLE001 - it is raised again where it is waited for
            problem = exc
        _put(_End(problem))

    worker = Thread(target=_work, name="ahead", daemon=True)
    worker.start()
    try:
        while True:
            try:
                one = made.get(timeout=1.0)
            except Empty:
                continue
            if isinstance(one, _End):
                if one.problem is not None:
                    raise one.problem
                return
            yield one
    finally:
        stop.set()
        worker.join()
