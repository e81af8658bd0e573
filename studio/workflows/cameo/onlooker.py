"""Watches a camera and a microphone beside the window, at the rate it can: every picture is shown, some are read."""

import threading
from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ports.capture import Seen, Sounded
from studio.workflows.cameo.level import Level
from studio.workflows.cameo.patient import Patient
from studio.workflows.cameo.witness import Look

_APART = 0.2
"""Seconds between pictures that wait on a machine that cannot follow: none of them is passed over, or a face that was
there all the time would seem to have been gone."""
_MOST = 40
"""Pictures that may wait: eight seconds, some 100 MB of them at 1280x720."""


class Onlooker:
    """``seen`` and ``sounded`` are for the capture's own threads and come back at once. ``show`` gets each picture that
    the window has time for, ``told`` what was read off one, ``failed`` what went wrong; on the window's thread."""

    def __init__(
        self,
        witness: Patient,
        post: Post,
        show: Callable[[NDArray[np.uint8]], None],
        told: Callable[[Look, float], None],
        failed: Callable[[StudioError], None],
    ) -> None:
        self.level = Level()
        self.pictures = 0
        """How many came in."""
        self._witness, self._post, self._show, self._told, self._failed = witness, post, show, told, failed
        self._changed = threading.Condition()
        self._newest: Seen | None = None
        self._waiting: deque[Seen] = deque(maxlen=_MOST)
        self._heard: list[Sounded] = []
        self._orders: list[Callable[[], None]] = []
        self._showing = self._telling = False
        self._watching = self._over = False
        self._thread = threading.Thread(target=self._watch, name="onlooker", daemon=True)
        self._thread.start()

    def seen(self, seen: Seen) -> None:
        """A picture came in."""
        with self._changed:
            self._newest = seen
            if len(self._waiting) > 1 and seen.at - self._waiting[-2].at < _APART:
                self._waiting.pop()
            self._waiting.append(seen)
            self.pictures += 1
            showing, self._showing = self._showing, True
            self._changed.notify()
        if not showing:
            self._post(self._present)

    def sounded(self, sounded: Sounded) -> None:
        """Sound came in."""
        with self._changed:
            self._heard.append(sounded)

    def watch(self, witness: Patient) -> None:
        """From now on what comes in counts, for this witness."""
        with self._changed:
            self._witness, self._watching = witness, True
            self._waiting.clear()
            self._heard.clear()

    def rest(self) -> None:
        """What comes in is only looked at."""
        with self._changed:
            self._watching = False

    def do(self, order: Callable[[], None]) -> None:
        """Do something to the witness, before the next picture."""
        with self._changed:
            self._orders.append(order)

    def close(self) -> None:
        """Look no more; waits for the picture that is being read."""
        with self._changed:
            self._over = True
            self._changed.notify()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _present(self) -> None:
        with self._changed:
            self._showing = False
            seen = self._newest
            if self._over or seen is None:
                return
        self._show(seen.picture)

    def _watch(self) -> None:
        try:
            while (seen := self._another()) is not None:
                with self._changed:
                    watching, witness = self._watching, self._witness
                    heard, self._heard = self._heard, []
                    orders, self._orders = self._orders, []
                self._tell(self._read(witness, seen, heard, orders, watching), seen.at)
        except StudioError as error:
            problem = error
            self._post(lambda: None if self._over else self._failed(problem))

    def _another(self) -> Seen | None:
        """Wait for a picture; None when it is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or bool(self._waiting))
            return None if self._over else self._waiting.popleft()

    def _read(
        self, witness: Patient, seen: Seen, heard: list[Sounded], orders: list[Callable[[], None]], watching: bool
    ) -> Look:
        for order in orders:
            order()
        for sounded in heard:
            self.level.hear(sounded.samples)
            if watching:
                witness.listen(sounded.samples, sounded.at)
        return witness.look(seen.picture, seen.at) if watching else witness.glance(seen.picture)

    def _tell(self, look: Look, at: float) -> None:
        """One at a time, but never lose the one that ended a prompt."""
        with self._changed:
            if self._over or (self._telling and not (look.done or look.late)):
                return
            self._telling = True

        def _say() -> None:
            with self._changed:
                self._telling = False
                if self._over:
                    return
            self._told(look, at)

        self._post(_say)
