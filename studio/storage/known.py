"""Which project folders this machine has seen: a line of text each, in the order they were first opened."""

import contextlib
import os
import threading
from pathlib import Path


class KnownFolders:
    """A list in a file. Forgetting nothing is more important than being tidy: folders that are gone stay in it. Where
    the file cannot be written, the list is as long as the program runs."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: dict[Path, None] = {}
        self._mutex = threading.Lock()

    def note(self, folder: Path) -> None:
        """Remember a folder."""
        real = folder.resolve()
        with self._mutex:
            if real in self._seen:
                return
            self._seen.update(dict.fromkeys(self._read()))
            if real in self._seen or "\n" in str(real):
                return
            self._seen[real] = None
            with contextlib.suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(handle, "ab") as file:
                    file.write(f"{real}\n".encode())

    def all(self) -> tuple[Path, ...]:
        """All there ever were."""
        with self._mutex:
            return tuple(dict.fromkeys((*self._read(), *self._seen)))

    def _read(self) -> list[Path]:
        try:
            lines = self._file.read_text("utf-8", "replace").splitlines()
        except OSError:
            return []
        return [Path(line) for line in lines if line]
