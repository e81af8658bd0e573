"""All cameos of this machine, as a window shows them: what is allowed, who may have them, where they are, and the end
of them. Answers that take time come beside the window."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.progress import CancelToken
from studio.core.signals import Post, Signal
from studio.ports.consent import Consent, Entry
from studio.project.cameo import Cameo, Permission

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that has a cameo in it: ``what`` is a word of ``take clip proxy cache export thumbnail``;
    ``project`` is the name of the project, ``name`` what it is called, ``path`` where it lies (None where it is a line
    in a file)."""

    what: str
    project: str
    name: str
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """All places that a cameo is in. ``left`` are sentences on what could not be looked into."""

    places: tuple[Place, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came of a revocation: how many things are gone, sentences on what could not be reached, and the signed
    notice for those that have the cameo from us (None where it was somebody else's)."""

    gone: int
    left: tuple[str, ...] = ()
    notice: Path | None = None


class Reach(Protocol):
    """Finds and ends all uses of a cameo in every project that is known."""

    def where(self, cameo: Cameo, cancel: CancelToken) -> Uses:
        """All there are now."""
        ...

    def revoke(self, cameo: Cameo, reason: str, *, blank: bool, cancel: CancelToken) -> Ended:
        """End it: erase (or ``blank``) all there is, and revoke the consent."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSeen:
    """The consent record as it is read, the newest line first. ``whole`` False: it was tampered with from line
    ``broken`` on."""

    entries: tuple[Entry, ...]
    whole: bool
    broken: int | None


class Library:
    """``changed`` tells that ``cameos`` are others. Answers are given to what was passed in, on the owner's thread."""

    def __init__(self, consent: Consent, reach: Reach, post: Post, today: Callable[[], date]) -> None:
        self.changed: Signal[None] = Signal()
        self.today = today
        self._consent, self._reach, self._post = consent, reach, post
        self._cancel = CancelToken()
        self._threads: list[threading.Thread] = []
        self._closed = False

    @property
    def cameos(self) -> tuple[Cameo, ...]:
        """All that are here, by handle. Raises ``StudioError``."""
        return self._consent.cameos()

    def is_mine(self, cameo: Cameo) -> bool:
        """Whether we answer for it."""
        return cameo.owner == self._consent.me

    @property
    def invitation(self) -> str:
        """What others need to share something with us."""
        return self._consent.invitation()

    def change(self, cameo: Cameo) -> None:
        """Keep other words or another permission. Raises ``StudioError``."""
        self._consent.change(cameo)
        self.changed.emit(None)

    def share(self, cameo: Cameo, invitation: str, permission: Permission, target: Path) -> None:
        """Write a package for somebody. Raises ``StudioError``."""
        self._consent.share(cameo.id, invitation.strip(), permission, target)

    def receive(self, package: Path) -> Cameo:
        """Open a package that was made for us. Raises ``StudioError``."""
        cameo = self._consent.receive(package)
        self.changed.emit(None)
        return cameo

    def heed(self, notice: Path) -> tuple[Cameo, ...]:
        """Read a notice of revocation. Raises ``StudioError``."""
        ended = self._consent.heed(notice)
        self.changed.emit(None)
        return ended

    def picture(self, cameo: Cameo, given: Callable[[NDArray[np.uint8] | StudioError | None], None]) -> None:
        """The face, uint8 (height, width, 3) sRGB; None where it has none. It is decrypted for this look alone."""

        def _look(_cancel: CancelToken) -> NDArray[np.uint8] | None:
            likeness = self._consent.admit(self._consent.use_of(cameo.id), (), self.today())
            pictures = dict(likeness.pictures)
            return pictures.get("neutral", next(iter(pictures.values()), None))

        self._beside(_look, given)

    def where(self, cameo: Cameo, given: Callable[[Uses | StudioError], None]) -> None:
        """All uses in all projects that are known."""
        self._beside(lambda cancel: self._reach.where(cameo, cancel), given)

    def revoke(self, cameo: Cameo, reason: str, *, blank: bool, given: Callable[[Ended | StudioError], None]) -> None:
        """End it, everywhere."""

        def _done(found: Ended | StudioError) -> None:
            given(found)
            self.changed.emit(None)

        self._beside(lambda cancel: self._reach.revoke(cameo, reason, blank=blank, cancel=cancel), _done)

    def record(self, given: Callable[[RecordSeen | StudioError], None]) -> None:
        """The consent record, checked line by line."""

        def _read(cancel: CancelToken) -> RecordSeen:
            record = self._consent.record(cancel)
            return RecordSeen(entries=record.entries[::-1], whole=record.whole, broken=record.broken)

        self._beside(_read, given)

    def close(self) -> None:
        """Wait for what is being done; nothing is told any more."""
        self._closed = True
        self._cancel.cancel()
        for thread in self._threads:
            thread.join()

    def _beside(self, work: Callable[[CancelToken], T], given: Callable[[T | StudioError], None]) -> None:
        def _tell(found: T | StudioError) -> None:
            if not self._closed:
                given(found)

        def _work() -> None:
            try:
                found: T | StudioError = work(self._cancel)
            except StudioError as error:
                found = error
            self._post(lambda: _tell(found))

        thread = threading.Thread(target=_work, name="cameos", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()


def counted(places: Sequence[Place]) -> dict[str, int]:
    """How many of each kind."""
    out: dict[str, int] = {}
    for place in places:
        out[place.what] = out.get(place.what, 0) + 1
    return out
