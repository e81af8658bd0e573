"""What has been made and may be asked for again: kept until newer things need its bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, ``limit`` bytes of them at most, as ``weigh`` counts; the one not asked for longest goes first.

    One value larger than the limit is made, returned, and not kept. Threads may share it; two that ask for the same
    thing at once may both make it.
    """

    def __init__(self, limit: int, weigh: Callable[[V], int]) -> None:
        self._limit, self._weigh = limit, weigh
        self._values: OrderedDict[K, V] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def bytes(self) -> int:
        """What is kept now."""
        return self._bytes

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of ``key``, made now where it is not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if key in self._values:
                return self._values[key]
            weight = self._weigh(value)
            if weight <= self._limit:
                self._values[key] = value
                self._bytes += weight
            while self._bytes > self._limit:
                self._bytes -= self._weigh(self._values.popitem(last=False)[1])
        return value
