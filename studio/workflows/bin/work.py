"""One thing after the other on a thread of its own, with progress and a way to stop."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from studio.core.errors import Cancelled
from studio.core.progress import CancelToken
from studio.core.signals import Post

P = TypeVar("P")
Task = Callable[[CancelToken], None]

_PACE = 0.1
"""Seconds between two reports of progress on the same thing."""


class Work(Generic[P]):
    """Tasks run in the order they were begun. ``told`` hears of progress, and None when nobody need be told any more.
    ``post`` brings things to the session's own thread."""

    def __init__(self, post: Post, told: Callable[[P | None], None]) -> None:
        self._outside, self._told = post, told
        self._change = threading.Condition()
        self._waiting: deque[tuple[Task, bool]] = deque()
        self._cancel = CancelToken()
        self._running = False
        self._loud = 0
        self._closed = False
        self._said = 0.0
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether there is something to be told of."""
        with self._change:
            return self._loud > 0

    def begin(self, task: Task, *, quiet: bool = False) -> None:
        """Do this when its turn comes; ``quiet`` ones are not told of."""
        with self._change:
            if self._closed:
                return
            self._waiting.append((task, quiet))
            self._loud += not quiet
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="bin", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def post(self, act: Callable[[], None]) -> None:
        """Have the session's thread do something, unless all is over by then."""

        def _act() -> None:
            if not self._closed:
                act()

        self._outside(_act)

    def report(self, progress: P) -> None:
        """Tell of progress; what comes too soon after the last is left out."""
        now = time.monotonic()
        if now - self._said >= _PACE:
            self._said = now
            self.post(lambda: self._told(progress))

    def cancel(self) -> None:
        """Stop what is being done, and forget what waits."""
        with self._change:
            self._loud -= sum(not quiet for _, quiet in self._waiting)
            self._waiting.clear()
            self._cancel.cancel()

    def wait(self) -> None:
        """Until nothing is left to do."""
        with self._change:
            self._change.wait_for(lambda: not self._waiting and not self._running)

    def close(self) -> None:
        """Stop, and wait for the thread."""
        with self._change:
            self._closed = True
            self._waiting.clear()
            self._cancel.cancel()
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                task, quiet = self._waiting.popleft()
                self._cancel, self._running = CancelToken(), True
                cancel = self._cancel
            try:
                task(cancel)
            except Cancelled:
                pass
            finally:
                with self._change:
                    self._running = False
                    self._loud -= not quiet
                    done = self._loud <= 0
                    self._change.notify_all()
                if not quiet and done:
                    self._said = 0.0
                    self.post(lambda: self._told(None))
