"""Whether the files of the bin are still there, and still the same: by size and time, where those differ by hash."""

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, cast

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.storage import ProjectFolder
from studio.workflows.bin.importing import hashed

State = Literal["here", "missing", "changed"]


class Health:
    """Keeps a stamp (size and time of change) of every file that was found whole, in the project's cache: a stamp that
    still fits saves hashing the file again. For one thread."""

    def __init__(self, folder: ProjectFolder) -> None:
        self._folder = folder
        self._file = folder.cache("bin") / "stamps.json"
        self._stamps = _read(self._file)

    def state(self, digest: str, cancel: CancelToken) -> State:
        """How the file with this hash is. Raises ``Cancelled``."""
        path = self._folder.media(digest)
        stamp = _stamp(path)
        if stamp is None:
            return "missing"
        if stamp == self._stamps.get(digest):
            return "here"
        if not stamp[0]:
            return "changed"
        try:
            whole = hashed(path, lambda _done, _total: None, cancel) == digest
        except InputError:
            return "missing"
        if whole:
            self._stamps[digest] = stamp
        else:
            self._stamps.pop(digest, None)
        return "here" if whole else "changed"

    def mark(self, digest: str) -> None:
        """This file has just been hashed, and is whole."""
        stamp = _stamp(self._folder.media(digest))
        if stamp is not None:
            self._stamps[digest] = stamp

    def size(self, digest: str) -> int:
        """How many bytes it had when it was last seen whole; 0 where that is not known."""
        return self._stamps.get(digest, (0, 0))[0]

    def keep(self, digests: Iterable[str]) -> None:
        """Write the stamps of these files down."""
        wanted = set(digests)
        self._stamps = {digest: stamp for digest, stamp in self._stamps.items() if digest in wanted}
        part = self._file.with_suffix(".part")
        with contextlib.suppress(OSError):  # without stamps files are hashed again, nothing worse
            part.write_text(json.dumps(self._stamps), "utf-8")
            part.replace(self._file)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _read(file: Path) -> dict[str, tuple[int, int]]:
    try:
        data: object = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    out: dict[str, tuple[int, int]] = {}
    if isinstance(data, dict):
        for digest, stamp in cast(dict[str, object], data).items():
            if isinstance(stamp, list):
                numbers = cast(list[object], stamp)
                if len(numbers) == 2 and isinstance(numbers[0], int) and isinstance(numbers[1], int):
                    out[digest] = numbers[0], numbers[1]
    return out
