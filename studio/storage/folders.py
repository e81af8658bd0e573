"""The folder of a project: whether it is one, how it begins, what is swept out of it."""

import contextlib
import os
import secrets
import time
from pathlib import Path

from studio.core.errors import ProjectError
from studio.project.project import Project
from studio.storage.bundle import CACHE, DATABASE, MEDIA, project_name
from studio.storage.errors import disk
from studio.storage.versions import write

LOCK = "window.lock"
"""Whoever writes a project holds it."""

_STALE = 24 * 3600.0
"""Seconds after which a half file in the media store belongs to nobody any more."""


def check_there(folder: Path) -> None:
    if not folder.is_dir():
        raise ProjectError(f"There is no project folder {folder}.", todo="Make one with ekonte film --project.")
    if not (folder / DATABASE).is_file():
        raise ProjectError(f"{folder} is not a project: it has no {DATABASE}.")


def make(folder: Path) -> None:
    """The folder of a project with an empty one in it, unless it holds something."""
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"{folder} is a file, not a project folder.", todo="Choose another name.")
    try:
        foreign = folder.exists() and not (folder / DATABASE).exists() and _foreign(folder)
        if not foreign:
            (folder / MEDIA).mkdir(parents=True, exist_ok=True)
            if not (folder / DATABASE).exists():
                _begin(folder)
    except OSError as exc:
        raise disk(folder, exc) from exc
    if foreign:
        raise ProjectError(
            f"{folder} already holds other files and is not a project.", todo="Choose an empty or a new folder."
        )


def _begin(folder: Path) -> None:
    """An empty database, which appears whole: one without a byte is always a damaged one."""
    fresh = folder / f".{secrets.token_hex(6)}.db"
    try:
        write(fresh, Project(name=project_name(folder)), {})
        try:
            os.link(fresh, folder / DATABASE)
        except FileExistsError:
            return  # another program was first
        except OSError:
            fresh.replace(folder / DATABASE)  # a disk without links
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _foreign(folder: Path) -> bool:
    """Whether a folder without a database holds anything but an empty media store."""
    ours = (MEDIA, CACHE, LOCK)
    others = [item for item in folder.iterdir() if item.name not in ours]
    return bool(others) or ((folder / MEDIA).is_dir() and any((folder / MEDIA).iterdir()))


def sweep(media: Path) -> None:
    """Remove half files that a killed program left long ago."""
    now = time.time()
    with contextlib.suppress(OSError):
        for file in media.glob(".*"):
            if file.is_file() and now - file.stat().st_mtime > _STALE:
                file.unlink(missing_ok=True)
