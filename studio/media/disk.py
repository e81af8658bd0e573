"""What a disk says no to, in sentences; and having what was written reach it."""

import errno
import os
from pathlib import Path

from studio.core.errors import DiskError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def refused(path: Path, exc: OSError) -> DiskError:
    """Why nothing can be written at ``path``."""
    if exc.errno in _FULL:
        return DiskError(f"{path} cannot be written: the disk is full.", todo="Free some space or choose another disk.")
    if exc.errno in _CLOSED:
        return DiskError(f"{path} cannot be written: its folder does not allow it.", todo="Choose another folder.")
    if exc.errno == errno.ENAMETOOLONG:
        return DiskError(f"{path} cannot be written: the name is too long.", todo="Choose a shorter name.")
    if exc.errno in (errno.ENOENT, errno.ENOTDIR):
        return DiskError(f"{path} cannot be written: there is no such folder.", todo="Choose another folder.")
    return DiskError(
        f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space or choose another folder."
    )


def sync(path: Path) -> None:
    """Have what was written reach the disk (a folder's names too, where the system can). Raises ``OSError``."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
