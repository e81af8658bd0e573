"""The door to a ledger: what a service must remember beyond its own life, and in which order it happened."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is remembered: of a ``kind``, under a ``key`` that is unique in it. ``serial`` grows with each new
    key; ``text`` is its owner's."""

    serial: int
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened: ``serial`` grows by one each time."""

    serial: int
    text: str


class Ledger(Protocol):
    """Entries and happenings on disk. What a call has written is there when it returns, also after a power cut. May be
    used by several threads. Every call may raise ``DiskError``, and ``ProjectError`` where the file is damaged."""

    def put(self, kind: str, key: str, text: str) -> None:
        """Remember this, in the place of what was there."""
        ...

    def claim(self, kind: str, key: str, text: str) -> bool:
        """Remember this if the key is new; whether it was."""
        ...

    def get(self, kind: str, key: str) -> str | None: ...

    def remove(self, kind: str, key: str) -> bool:
        """Forget it; whether it was there."""
        ...

    def entries(self, kind: str) -> Sequence[Entry]:
        """All of a kind, oldest first."""
        ...

    def forget(self, kind: str, keep: int) -> None:
        """Forget all of a kind but the newest ``keep``."""
        ...

    def note(self, text: str) -> Happening:
        """Something has happened. The last 10,000 happenings are kept."""
        ...

    def since(self, serial: int, limit: int) -> Sequence[Happening]:
        """What happened after ``serial``, oldest first, at most ``limit``."""
        ...

    @property
    def last(self) -> int:
        """The serial of what happened last; 0 before anything has."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """What is written inside reaches the disk wholly or not at all."""
        ...

    def close(self) -> None: ...


class Ledgers(Protocol):
    """Ledgers in folders."""

    def open(self, folder: Path) -> Ledger:
        """The ledger of a folder, which is made if it is missing; only one process at a time may have it open.

        Raises:
            InputError: another process has it open; the error names the process.
            DiskError: the folder cannot be written.
            ProjectError: the file is damaged, or a newer version made it.
        """
        ...
