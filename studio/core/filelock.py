"""A lock on a file of its own: one has it, and whoever comes second knows. It goes when its process goes."""

import os
from contextlib import suppress
from pathlib import Path


class FileLock:
    """Held from ``take`` to ``release``, or to the end of the process, however that comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
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

    def release(self, *, remove: bool = False) -> None:
        """Let the next one have it; with ``remove``, its file goes too."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if remove:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
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
