"""The bulletin of a service: what has happened, in order, kept so that a listener who was away can catch up."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.ports.ledger import Happening, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """``serial`` grows by one with each that is kept; 0: it passes and is not kept (progress). ``at``: Unix time."""

    serial: int
    type: str
    at: float
    data: Mapping[str, object]

    def to_text(self) -> str:
        """Type, time and data as JSON."""
        return json.dumps({"type": self.type, "at": self.at, "data": self.data}, ensure_ascii=False)


Listener = Callable[[News], None]


class Bulletin:
    """May be told things and listened to from any thread; listeners are called on the thread that tells."""

    def __init__(self, ledger: Ledger, now: Callable[[], float] = time.time) -> None:
        self._ledger, self._now, self._lock = ledger, now, threading.Lock()
        self._listeners: list[Listener] = []

    def tell(self, kind: str, data: Mapping[str, object], *, kept: bool = True) -> News:
        """Something has happened. Raises ``DiskError`` when it cannot be kept."""
        at = round(self._now(), 3)
        with self._lock:
            news = News(serial=0, type=kind, at=at, data=data)
            if kept:
                happening = self._ledger.note(news.to_text())
                news = News(serial=happening.serial, type=kind, at=at, data=data)
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(news)
        return news

    def since(self, serial: int, limit: int = 500) -> tuple[News, ...]:
        """What was kept after ``serial``, oldest first."""
        return tuple(_news(happening) for happening in self._ledger.since(serial, limit))

    @property
    def last(self) -> int:
        """The serial of the newest that was kept."""
        return self._ledger.last

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear everything from now on; call what this gives to hear no more."""
        with self._lock:
            self._listeners.append(listener)

        def _stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return _stop


def _news(happening: Happening) -> News:
    record = json.loads(happening.text)
    return News(serial=happening.serial, type=record["type"], at=record["at"], data=record["data"])
