"""A copy of a project with only what its film and its other sequences use."""

import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import DiskError, InputError, ProjectError
from studio.core.progress import CancelToken, Progress
from studio.ports.storage import ProjectFolder, Projects
from studio.project.project import Project
from studio.project.soundness import sound
from studio.project.timeline.clip import FileSource, TakeSource
from studio.workflows.bin.importing import hashed
from studio.workflows.keeping.keeping import Medium, needed_media
from studio.workflows.keeping.trimming import Trimming, trim_into


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What the copy has: ``media`` files of ``size`` bytes in all. ``missing`` are those that it should have and that
    are lost or damaged in the project itself; ``takes_left`` and ``files_left`` is how many stayed behind."""

    folder: Path
    media: int
    size: int
    missing: tuple[Medium, ...]
    takes_left: int
    files_left: int


def used(project: Project) -> Project:
    """The project with the takes that stand for their shots or lie in a sequence, and the files that lie in one."""
    clips = [clip for sequence in project.sequences for track in sequence.tracks for clip in track.clips]
    takes = {take.id for shot in project.shots if (take := project.standing(shot.id)) is not None}
    takes |= {clip.source.take_id for clip in clips if isinstance(clip.source, TakeSource)}
    files = {clip.source.file_id for clip in clips if isinstance(clip.source, FileSource)}
    return replace(
        project,
        takes=tuple(take for take in project.takes if take.id in takes),
        files=tuple(file for file in project.files if file.id in files),
    )


def collect(
    projects: Projects,
    folder: Path,
    target: Path,
    progress: Progress,
    cancel: CancelToken,
    trimming: Trimming | None = None,
) -> Collected:
    """Copy a project into a new folder, with only what it uses; every medium is compared with its SHA-256 on the way.
    Versions, undo and proxies stay behind. With ``trimming``, files of which only a part is used become that part,
    where they can be cut without loss.

    ``target`` appears when the copy is whole.

    Raises:
        ProjectError: there is no project, or ``target`` holds something already.
        DiskError: the copy cannot be written; nothing is left of it.
        Cancelled: ``cancel`` was set; nothing is left of it.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ProjectError(f"{target.name} is not empty.", todo="Choose a new folder for the copy.")
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        opened, _ = projects.examine(folder)
        with opened:
            whole = sound(opened.document)[0]
            document = used(whole)
            with projects.create(part) as copy:
                if trimming is not None:
                    document = trim_into(opened, copy, document, trimming, progress, cancel)
                media, size, missing = _copied(opened, copy, document, progress, cancel)
                copy.commit(copy.document, replace(document, name=copy.document.name), "Collect")
        if target.exists():
            target.rmdir()
        part.rename(target)
    except OSError as exc:
        raise DiskError(f"The copy could not be written: {exc}.", todo="Make room, or choose another disk.") from exc
    finally:
        with suppress(OSError):
            if part.exists():
                shutil.rmtree(part, ignore_errors=True)
    return Collected(
        folder=target,
        media=media,
        size=size,
        missing=missing,
        takes_left=len(whole.takes) - len(document.takes),
        files_left=len(whole.files) - len(used(whole).files),
    )


def _copied(
    source: ProjectFolder, copy: ProjectFolder, document: Project, progress: Progress, cancel: CancelToken
) -> tuple[int, int, tuple[Medium, ...]]:
    """How many media were copied, their bytes, and those that could not be."""
    needed = needed_media(document)
    missing: list[Medium] = []
    size = 0
    for number, medium in enumerate(needed):
        progress("copying", number, len(needed))
        there = copy.media(medium.digest)
        if there.is_file():  # a part that was cut out
            size += there.stat().st_size
            continue
        path = _whole(source, medium.digest, cancel)
        if path is None:
            missing.append(medium)
            continue
        scratch = copy.scratch(path.suffix)
        shutil.copyfile(path, scratch)
        size += scratch.stat().st_size
        if copy.keep(scratch) != medium.digest:
            raise DiskError(f"{path.name} changed while it was copied.", todo="Check the disk, and try again.")
    return len(needed) - len(missing), size, tuple(missing)


def _whole(folder: ProjectFolder, digest: str, cancel: CancelToken) -> Path | None:
    """Where a medium is that is there, and as it should be."""
    with suppress(InputError):
        path = folder.media(digest)
        if path.is_file() and hashed(path, lambda _done, _total: None, cancel) == digest:
            return path
    return None
