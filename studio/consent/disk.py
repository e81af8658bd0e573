"""Private files: written whole or not at all, readable by their owner alone."""

import contextlib
import os
import secrets
import time
from collections.abc import Generator
from pathlib import Path

from studio.core.errors import DiskError
from studio.core.filelock import FileLock
from studio.core.unfinished import Unfinished

_PATIENCE = 20.0
"""Seconds that another process is waited for."""


class PrivateFolder:
    """A folder that only its owner may look into."""

    def __init__(self, folder: Path, unfinished: Unfinished) -> None:
        self.path, self._unfinished = folder, unfinished

    def there(self) -> bool:
        """Whether it has been made."""
        return self.path.is_dir()

    def make(self) -> None:
        """Raises ``DiskError``."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as exc:
            raise refused(self.path, exc) from exc

    def write(self, path: Path, data: bytes) -> None:
        """In one step. Raises ``DiskError``; then what was there before is still there."""
        part = path.with_name(f".{secrets.token_hex(6)}.part")
        self._unfinished.begin(part)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as exc:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise refused(path, exc) from exc
        finally:
            self._unfinished.end(part)

    def append(self, path: Path, data: bytes) -> None:
        """At the end of a file, on the disk when it returns. Raises ``DiskError``."""
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as exc:
            raise refused(path, exc) from exc

    @contextlib.contextmanager
    def alone(self) -> Generator[None]:
        """Nobody else changes anything meanwhile. Raises ``DiskError``: somebody does not end."""
        self.make()
        lock = FileLock(self.path / "lock")
        until = time.monotonic() + _PATIENCE
        try:
            while not lock.take():
                if time.monotonic() > until:
                    raise DiskError(
                        f"Another program has been working in {self.path} for too long.", todo="Close it and try again."
                    )
                time.sleep(0.01)
        except OSError as exc:
            raise refused(self.path, exc) from exc
        try:
            yield
        finally:
            lock.release()


def refused(path: Path, exc: OSError) -> DiskError:
    """What to say of a disk that does not do it."""
    return DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space, or check its rights.")
