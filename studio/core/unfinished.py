"""Files that are still being written, so that leaving in a hurry leaves none of them behind."""

import contextlib
import shutil
from pathlib import Path
from threading import Lock


class Unfinished:
    """The list of half files. Writers enter what they begin and strike out what they finish or remove themselves."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._paths: set[Path] = set()

    def begin(self, path: Path) -> None:
        """``path`` is about to be written."""
        with self._lock:
            self._paths.add(path)

    def end(self, path: Path) -> None:
        """``path`` is finished, or gone."""
        with self._lock:
            self._paths.discard(path)

    def discard(self) -> None:
        """Delete every half file or folder, from any thread. What cannot be deleted is left to its writer."""
        with self._lock:
            paths, self._paths = self._paths, set()
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
                continue
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
