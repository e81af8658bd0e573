"""Whether somebody else does the same work: a lock that goes when its process goes, however that comes."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(path: Path) -> Generator[bool]:
    """Whether the file at ``path`` is ours now, until we leave. Where the disk knows no locks, it always is."""
    handle: int | None = None
    free = True
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        free = _lock(handle)
    except OSError:
        pass  # a folder that cannot be written is told of by whoever writes there
    try:
        yield free
    finally:
        if handle is not None:
            if free:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
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
