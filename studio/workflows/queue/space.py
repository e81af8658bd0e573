"""Whether a disk has room for another job."""

import shutil
from collections.abc import Callable
from pathlib import Path


def free_bytes(path: Path) -> int:
    """Bytes free on the disk of a path, or of the nearest folder above it that is there; a lot where nobody knows."""
    for folder in (path, *path.parents):
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            continue
    return 1 << 62


def shortage(path: Path, wanted: int, free: Callable[[Path], int]) -> str:
    """Why nothing can begin that writes there, as a sentence; empty where there is room."""
    there = free(path)
    if there >= wanted:
        return ""
    return f"{there / 1e9:.1f} GB are free where {path} is; {wanted / 1e9:.1f} GB are needed"
