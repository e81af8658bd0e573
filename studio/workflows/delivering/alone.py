"""Whether somebody else does the same work: a lock that goes when its process goes, however that comes."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from studio.core.filelock import FileLock


@contextmanager
def alone(path: Path) -> Generator[bool]:
    """Whether the file at ``path`` is ours now, until we leave. Where the disk knows no locks, it always is."""
    lock = FileLock(path)
    try:
        free = lock.take()
    except OSError:
        free = True  # a folder that cannot be written is told of by whoever writes there
    try:
        yield free
    finally:
        lock.release(remove=True)
