"""Signals: an object says that something happened; whoever listens is called, in the order they came.

Pure Python, so that models can be watched without a window toolkit. A signal is emitted on the thread that owns its
object; listeners run there and then.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

Post = Callable[[Callable[[], None]], None]
"""Runs a function soon on the thread that owns the models: a window's event loop, or at once in a test."""


class Signal(Generic[T]):
    """Something that can be listened to. ``emit`` calls every listener with the value."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call ``listener`` from now on; gives a function that ends it (and does nothing the second time)."""
        self._listeners.append(listener)

        def _end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return _end

    def emit(self, value: T) -> None:
        """Tell everybody who listens now; who comes or goes meanwhile does not change this round."""
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(value)

    @property
    def heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)
