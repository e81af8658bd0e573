"""The lock of a window on its project: one writes, and whoever comes second knows. It goes when its process goes."""

import os
from pathlib import Path

NAME = "window.lock"


class WindowLock:
    """Held from ``take`` to ``release``, or to the end of the process, however that comes."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self._path = folder / name
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether it is ours now. Where the disk knows no locks (some network shares), it always is.

        Raises:
            OSError: the file cannot be made.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let the next window write."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


if os.name == "nt":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            return exc.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True
