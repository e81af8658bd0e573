"""Being the only one: a lock of the operating system, which goes with its process, and a note of who has it.

No clock is asked and no heartbeat is kept: a dispatcher that is killed has let go at once, and one that merely sleeps
has not.
"""

import contextlib
import os
import socket
import time
from pathlib import Path

from studio.core.filelock import FileLock

_PATIENCE = 0.5
"""Seconds in which somebody who only looks who has the lease lets go of it again."""


class Leased:
    """A lease that is held."""

    def __init__(self, lock: FileLock, note: Path) -> None:
        self._lock, self._note = lock, note

    def release(self) -> None:
        """Let the next one have it."""
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()


def take(folder: Path, name: str, what: str) -> Leased | None:
    """The lease ``what`` in a folder, held by ``name`` from now on; None when somebody else has it (``holder``).

    Raises:
        OSError: the folder cannot be written.
    """
    lock, note = FileLock(folder / f"{what}.lock"), folder / f"{what}.txt"
    end = time.monotonic() + _PATIENCE
    while not lock.take():
        if time.monotonic() > end:
            return None
        time.sleep(0.05)
    with contextlib.suppress(OSError):
        note.write_text(f"{name} (process {os.getpid()} on {socket.gethostname()})", "utf-8")
    return Leased(lock, note)


def holder(folder: Path, what: str) -> str:
    """Who has the lease, in words; empty for nobody."""
    if not (folder / f"{what}.lock").exists():
        return ""
    lock = FileLock(folder / f"{what}.lock")
    with contextlib.suppress(OSError):
        if lock.take():
            lock.release()
            return ""
    try:
        return (folder / f"{what}.txt").read_text("utf-8").strip() or "another process"
    except (OSError, UnicodeDecodeError):
        return "another process"
