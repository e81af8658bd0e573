"""Progress and cancelling, passed as arguments: no globals, nothing to reset."""

from collections.abc import Callable
from threading import Event

from studio.core.errors import Cancelled

Progress = Callable[[str, int, int], None]
"""Called with (step name, done, total); total 0 when it is not known. Must be quick and must not raise."""


def silent(step: str, done: int, total: int) -> None:
    """A ``Progress`` that says nothing."""


class CancelToken:
    """Set once, from any thread; work in flight checks it between small steps."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` if somebody asked."""
        if self._event.is_set():
            raise Cancelled
