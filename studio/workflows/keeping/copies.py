"""A copy of an open project in another folder: its document, its media, and the small pictures that go with them."""

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from studio.core.errors import DiskError, ProjectError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.storage import ProjectFolder, Projects
from studio.project.project import Project
from studio.workflows.keeping.keeping import needed_media
from studio.workflows.small import STRIPS

_CACHES = ("proxies", STRIPS)


def save_copy(
    projects: Projects,
    source: ProjectFolder,
    document: Project,
    target: Path,
    progress: Progress = silent,
    cancel: CancelToken | None = None,
) -> None:
    """Copy ``document``, which is open as ``source``, to the new folder ``target``, whose name it gets. May run on
    another thread than that of the source.

    Media are copied before the document, so that a copy that was cut short is an empty project, not a broken one.

    Raises:
        ProjectError: ``target`` holds something already.
        DiskError: it cannot be written.
    """
    if target.exists() and any(target.iterdir()):
        raise ProjectError(f"{target.name} is not empty.", todo="Choose a new folder for the copy.")
    needed = sorted(medium.digest for medium in needed_media(document))
    media = [digest for digest in needed if digest and source.media(digest).exists()]
    try:
        with projects.create(target) as copy:
            for number, digest in enumerate(media):
                progress("copying", number, len(media))
                if cancel is not None:
                    cancel.check()
                path = source.media(digest)
                file = copy.scratch(path.suffix)
                shutil.copyfile(path, file)
                copy.keep(file)
            for cache in _CACHES:
                with suppress(OSError):
                    shutil.copytree(source.cache(cache), copy.cache(cache), dirs_exist_ok=True)
            copy.commit(copy.document, replace(document, name=copy.document.name), "Save a copy")
    except OSError as exc:
        raise DiskError(f"The copy could not be written: {exc}.", todo="Make room, or choose another disk.") from exc
