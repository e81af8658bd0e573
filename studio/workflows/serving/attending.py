"""Attending to the queue: being its dispatcher whenever nobody else is, for faces that stay (an assistant's server)."""

import contextlib
import threading
from collections.abc import Callable
from typing import Self

from studio.core.errors import StudioError
from studio.workflows.queue import Dispatcher

LOOK_SECONDS = 2.0
"""Between two attempts to be the dispatcher, while somebody else is."""


class Attendant:
    """A context manager: while it is open, the queue is worked on, here or by whoever was first."""

    def __init__(self, make: Callable[[], Dispatcher], look: float = LOOK_SECONDS) -> None:
        """``make`` gives a dispatcher that has not been started."""
        self._make, self._look = make, look
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._attend, name="attendant", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join()

    def _attend(self) -> None:
        while not self._stop.is_set():
            dispatcher = self._make()
            try:
                dispatcher.start()
            except StudioError:  # somebody else works on it, or the disk refuses: look again
                with contextlib.suppress(StudioError):
                    dispatcher.close()
                self._stop.wait(self._look)
                continue
            self._stop.wait()
            dispatcher.close()
