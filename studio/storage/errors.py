"""SQLite's and the system's errors in the studio's words."""

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path

from studio.core.errors import DiskError, ProjectError

TROUBLE = (sqlite3.Error, UnicodeError, OverflowError)
"""What ``sqlite3`` raises for a damaged file: even the words of its own messages may be spoilt."""


@contextlib.contextmanager
def translated(path: Path) -> Generator[None]:
    """What goes wrong with the database at ``path`` becomes a ``ProjectError`` (damaged) or a ``DiskError``."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        text = str(exc)
        if "no such" in text or "decode" in text:
            raise damaged(path, text) from exc
        if "locked" in text or "busy" in text:
            raise DiskError(f"{path} is in use by another program.", todo="Close it and try again.") from exc
        if "readonly" in text:
            raise DiskError(f"{path} cannot be written: {text}.", todo="Choose another folder.") from exc
        if "full" in text:
            raise DiskError(f"The disk is full: {path} cannot be written.", todo="Free some space.") from exc
        raise DiskError(f"{path} cannot be read or written: {text}.", todo="Free some space on the disk.") from exc
    except TROUBLE as exc:
        raise damaged(path, str(exc)) from exc


def damaged(path: Path, why: str) -> ProjectError:
    """The database cannot be read."""
    return ProjectError(
        f"{path} is damaged: {why}.", todo="Restore it from a backup; the films in its media folder are whole."
    )


def disk(folder: Path, exc: OSError) -> DiskError:
    """A file in ``folder`` cannot be written."""
    return DiskError(
        f"{folder} cannot be written: {exc.strerror or exc}.", todo="Free some space or choose another folder."
    )
