"""The queue: both sides of it over one file."""

import sqlite3
from pathlib import Path

from studio.storage.queue.ledger import Ledger
from studio.storage.queue.wishes import Wishes


class QueueFile(Wishes, Ledger):
    """The ``Queue`` port."""

    def __init__(
        self, folder: Path, writing: sqlite3.Connection | None, reading: sqlite3.Connection, mended: str = ""
    ) -> None:
        """See ``open_queue``."""
        super().__init__(folder, writing, reading)
        self._mended = mended

    @property
    def mended(self) -> str:
        """What was done because the file was damaged when it was opened, or empty."""
        return self._mended
