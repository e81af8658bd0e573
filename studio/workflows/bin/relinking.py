"""Finding files again that have gone: by what is in them, whatever they are called now."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.storage import ProjectFolder
from studio.project.timeline.file import MediaFile
from studio.workflows.bin.importing import Bytes, copied, hashed, suffix_of

_MOST = 200_000
"""Files looked at in one folder."""


def search(
    lost: Iterable[MediaFile],
    folder: Path,
    sizes: Mapping[str, int],
    progress: Callable[[Path], None],
    cancel: CancelToken,
) -> Iterator[tuple[MediaFile, Path]]:
    """The files of ``lost`` that are in a folder or below it: first those with the same name, then any other that has
    the same size, or may have. ``sizes`` are what is known of their bytes. Raises ``Cancelled``."""
    wanted = {file.digest: file for file in lost}
    found = [path for path in _files(folder) if path.stat().st_size]
    names = {name.casefold() for file in wanted.values() for name in (file.name, Path(file.origin).name)}
    likely = [path for path in found if path.name.casefold() in names]
    same = set(likely)
    for path in [*likely, *(path for path in found if path not in same)]:
        cancel.check()
        if not wanted:
            return
        if not _may_be(path, wanted, sizes):
            continue
        progress(path)
        with contextlib.suppress(InputError):
            digest = hashed(path, lambda _done, _total: None, cancel)
            if digest in wanted:
                yield wanted.pop(digest), path


def restore(folder: ProjectFolder, digest: str, path: Path, progress: Bytes, cancel: CancelToken) -> bool:
    """Copy a file into the store if it is the one with this hash; gives whether it is.

    Raises:
        InputError: it cannot be read.
        DiskError: there is no room.
        Cancelled: ``cancel`` was set.
    """
    copy = folder.scratch(suffix_of(path))
    try:
        found, _ = copied(path, copy, progress, cancel)
        if found != digest:
            return False
        stale = folder.media(digest)
        if stale.is_file() and stale.suffix != copy.suffix:
            stale.unlink()  # what has changed there must not hide what comes back
        folder.keep(copy)
    finally:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)
    return True


def _may_be(path: Path, wanted: Mapping[str, MediaFile], sizes: Mapping[str, int]) -> bool:
    try:
        size = path.stat().st_size
    except OSError:
        return False
    return any(sizes.get(digest, 0) in (0, size) for digest in wanted)


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and path.is_file():
                yield path
                count += 1
                if count >= _MOST:
                    return
