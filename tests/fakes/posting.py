"""A window's event loop, turned by hand: what other threads post waits until the test lets it happen."""

import queue
import time
from collections.abc import Callable

PATIENCE = 60.0


class Loop:
    """``post`` from any thread; ``until`` runs what was posted, on the thread that calls it."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, act: Callable[[], None]) -> None:
        """As a ``Post``."""
        self._waiting.put(act)

    def until(self, met: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Run what was posted until this is so; ``patience`` seconds at most."""
        end = time.monotonic() + patience
        while not met():
            assert time.monotonic() < end, "it never came"
            try:
                self._waiting.get(timeout=0.02)()
            except queue.Empty:
                continue

    def rest(self) -> None:
        """Run what was posted up to now."""
        while not self._waiting.empty():
            self._waiting.get()()
