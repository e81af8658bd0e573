"""How fast bytes may come."""

import time
from collections.abc import Callable

from studio.core.progress import CancelToken

_STEP = 0.1


class Pace:
    """Holds a stream of bytes to ``bytes_per_second`` (0: as fast as they come)."""

    def __init__(
        self,
        bytes_per_second: int,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._speed, self._now, self._sleep = bytes_per_second, now, sleep
        self._due = now()

    def passed(self, count: int, cancel: CancelToken) -> None:
        """So many more bytes have come: wait for as long as they should have taken. Raises ``Cancelled``."""
        cancel.check()
        if self._speed:
            self._due = max(self._due, self._now() - 1.0) + count / self._speed
            self.wait(self._due - self._now(), cancel)

    def wait(self, seconds: float, cancel: CancelToken) -> None:
        """Wait, and leave at once when asked to. Raises ``Cancelled``."""
        end = self._now() + seconds
        while (left := end - self._now()) > 0:
            cancel.check()
            self._sleep(min(left, _STEP))
        cancel.check()
