"""Whether a project is whole, and making it whole again: its database, its references, its media."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.storage import Finding, ProjectFolder, Projects, Version
from studio.project.project import Project
from studio.project.soundness import sound
from studio.workflows.bin.importing import hashed
from studio.workflows.recipe.own import given_to, media_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A file of the media store that a project needs; ``users`` are what needs it, in words (``take s1t1``)."""

    digest: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """``done`` is what was wrong and has been mended, ``left`` what still is."""

    done: tuple[Finding, ...]
    left: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A sequence, and how long it is."""

    name: str
    seconds: float
    tracks: int
    clips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a project holds. Sizes are in bytes; ``unused`` are media that neither the document nor a version needs."""

    name: str
    shots: int
    takes: int
    files: int
    sequences: tuple[Length, ...]
    versions: tuple[Version, ...]
    undoable: int
    database_size: int
    media: int
    media_size: int
    unused: int
    unused_size: int
    cache_size: int


def check(projects: Projects, folder: Path, progress: Progress, cancel: CancelToken) -> tuple[Finding, ...]:
    """Everything that is wrong with a project; nothing is written.

    Raises:
        ProjectError: there is none, nothing of it can be read, or a newer version made it.
        DiskError: it cannot be read.
        Cancelled: ``cancel`` was set.
    """
    opened, findings = projects.examine(folder)
    with opened:
        document = opened.document
        _, faults = sound(document)
        references = (Finding(part="reference", subject=fault.subject, what=fault.what) for fault in faults)
        return (*findings, *references, *_media_findings(opened, document, progress, cancel))


def repair(projects: Projects, folder: Path, progress: Progress, cancel: CancelToken) -> Repaired:
    """Mend what can be mended: the database from what can be read of it, references to what is not there.

    Raises:
        ProjectError: there is no project, it is open in a window, nothing of it can be read, or a newer version made
            it.
        DiskError: it cannot be written; nothing has changed.
        Cancelled: ``cancel`` was set.
    """
    done = list(projects.mend(folder))
    with projects.open(folder) as opened:
        _, faults = sound(opened.document)
        if faults:
            opened.apply(lambda project: sound(project)[0])
            done += [
                Finding(part="reference", subject=fault.subject, what=f"{fault.what} {fault.mended}")
                for fault in faults
            ]
    left = check(projects, folder, progress, cancel)
    return Repaired(done=tuple(done), left=left)


def info(projects: Projects, folder: Path) -> Info:
    """What a project holds. Raises ``ProjectError`` or ``DiskError``."""
    opened, _ = projects.examine(folder)
    with opened:
        document = opened.document
        needed = {medium.digest for medium in needed_media(document)}
        for version in opened.versions:
            needed |= {medium.digest for medium in needed_media(opened.version(version.id))}
        sizes = {path: path.stat().st_size for path in _files(folder / "media")}
        unused = [size for path, size in sizes.items() if path.stem not in needed]
        return Info(
            name=document.name,
            shots=len(document.shots),
            takes=len(document.takes),
            files=len(document.files),
            sequences=tuple(
                Length(
                    name=sequence.name,
                    seconds=float(sequence.length / sequence.rate.fps),
                    tracks=len(sequence.tracks),
                    clips=sum(len(track.clips) for track in sequence.tracks),
                )
                for sequence in document.sequences
            ),
            versions=opened.versions,
            undoable=sum(step.way in ("edit", "redo") for step in opened.steps),
            database_size=sum(path.stat().st_size for path in folder.glob("project.db*") if path.is_file()),
            media=len(sizes),
            media_size=sum(sizes.values()),
            unused=len(unused),
            unused_size=sum(unused),
            cache_size=sum(path.stat().st_size for path in _files(folder / "cache")),
        )


def needed_media(project: Project) -> tuple[Medium, ...]:
    """Every file of the media store that a document needs, once."""
    users: dict[str, list[str]] = {}
    for take in project.takes:
        for digest in (take.media, *media_of(take.recipe)):
            users.setdefault(digest, []).append(f"take {take.id}")
    for shot in project.shots:
        for digest in given_to(shot.settings.model):
            users.setdefault(digest, []).append(f"shot {shot.id}")
    for file in project.files:
        users.setdefault(file.digest, []).append(f"file {file.id} ({file.name})")
    for sequence in project.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                if clip.grade.lut:
                    users.setdefault(clip.grade.lut, []).append(f"colour of clip {clip.id}")
    return tuple(Medium(digest=digest, users=tuple(dict.fromkeys(names))) for digest, names in users.items())


def _media_findings(
    folder: ProjectFolder, document: Project, progress: Progress, cancel: CancelToken
) -> Iterator[Finding]:
    media = needed_media(document)
    for number, medium in enumerate(media):
        progress("checking media", number, len(media))
        wrong = _wrong(folder, medium.digest, cancel)
        if wrong:
            others = f" and {len(medium.users) - 3} more" if len(medium.users) > 3 else ""
            users = ", ".join(medium.users[:3]) + others
            yield Finding(part="medium", subject=medium.digest, what=f"The medium of {users} {wrong}.")


def _wrong(folder: ProjectFolder, digest: str, cancel: CancelToken) -> str:
    """What is wrong with a medium; empty for nothing."""
    try:
        path = folder.media(digest)
        if not path.is_file():
            return f"is missing ({path.name})"
        return "" if hashed(path, lambda _done, _total: None, cancel) == digest else f"is damaged ({path.name})"
    except InputError as exc:
        return f"cannot be read ({exc.what})"


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
