"""What a worker delivered goes to its place, once: the takes into their project, the file to its name.

::

    worker's files ─▶ media store ─▶ landing recorded ─▶ project (or rename) ─▶ job done
                                          │ killed here, or later
                                          └▶ found again: finished without making anything anew
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from studio.core.errors import DiskError, FaultError, ProjectError, StudioError
from studio.ports.queue import ExportWork, FilmWork, Job, Landing, Made
from studio.ports.storage import ProjectFolder
from studio.ports.worker import (
    MovieMade,
    Result,
    SequenceOrder,
    SoundOrder,
    StoryMade,
    StoryOrder,
    TakeMade,
    TakeOrder,
)
from studio.project import story
from studio.project.edits import add_shot, add_take, next_shot_id, next_take_id
from studio.project.project import Project
from studio.project.scene_json import reading_from_json, to_json
from studio.project.take import Take
from studio.workflows.film import spoken
from studio.workflows.queue.drawing import Drawn
from studio.workflows.recipe import own
from studio.workflows.small import STRIPS


class TakenError(Exception):
    """Somebody else has just used an id of ours: number the takes again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What was delivered: takes whose media are in the store of their project, readings of new shots for them (or
    none), and files that wait to be renamed: from, to."""

    takes: tuple[Take, ...] = ()
    shots: tuple[str, ...] = ()
    files: tuple[tuple[Path, Path], ...] = ()
    frame_count: int = 0
    notes: tuple[str, ...] = ()


def arrived(job: Job, drawn: Drawn, result: Result, folder: ProjectFolder | None) -> Arrived:
    """Bring what was delivered to the disk it will stay on. May be called once. Raises ``StudioError``."""
    match drawn.order, result:
        case TakeOrder() as order, TakeMade(take=take, notes=notes, spoken=last) if folder is not None:
            digest = folder.keep(order.movie)
            spoken.keep(folder.cache(spoken.NAME), digest, last)
            for file, name in ((order.proxy, "proxies"), (order.thumbnails, STRIPS)):
                _aside(file, folder.cache(name) / f"{digest}{file.suffix}")
            shot_id = getattr(job.wish.work, "shot", "")
            take = replace(take, shot_id=shot_id, media=digest, prompt=drawn.prompt, parents=drawn.parents)
            said = tuple(note.text for note in notes if note.kind != "assumed")
            return Arrived(takes=(take,), frame_count=take.frame_count, notes=said)
        case SoundOrder() as order, TakeMade(take=take, notes=notes, spoken=last) if folder is not None:
            digest = folder.keep(order.movie)
            spoken.keep(folder.cache(spoken.NAME), digest, last)
            with contextlib.suppress(OSError):
                strips = folder.cache(STRIPS)
                shutil.copyfile(strips / f"{order.take.media}.png", strips / f"{digest}.png")
            shot_id = order.take.shot_id
            take = replace(take, shot_id=shot_id, media=digest, prompt=drawn.prompt, parents=drawn.parents)
            return Arrived(takes=(take,), frame_count=take.frame_count, notes=tuple(note.text for note in notes))
        case StoryOrder() as order, StoryMade() as made:
            return _film(job, order, made, folder)
        case SequenceOrder() as order, MovieMade(frame_count=count, notes=notes):
            assert isinstance(job.wish.work, ExportWork)
            return Arrived(files=((order.movie, job.wish.work.output),), frame_count=count, notes=notes)
        case _:
            raise FaultError("The worker made something else.")


def _given(work: FilmWork) -> Iterator[tuple[str, Path]]:
    """What the model of the first shot was given, by SHA-256: without it the take could not be made again."""
    use = work.model
    if use is not None:
        known = ((use.image, work.image), (use.movie, work.footage), (use.sound, work.follow))
        yield from ((digest, file) for digest, file in known if digest and file is not None)


def _film(job: Job, order: StoryOrder, made: StoryMade, folder: ProjectFolder | None) -> Arrived:
    work = job.wish.work
    assert isinstance(work, FilmWork)
    takes: list[Take] = []
    shots: list[str] = []
    if folder is not None and order.takes is not None:
        for reading, take in made.shots:
            movie = order.takes / f"{take.media}.mp4"
            if movie.exists():  # two shots may be the same to the last byte
                folder.keep(movie)
                for name, suffix in ((STRIPS, "png"), (spoken.NAME, "json")):
                    _aside(order.takes / f"{take.media}.{suffix}", folder.cache(name) / f"{take.media}.{suffix}")
            takes.append(replace(take, prompt=take.prompt or reading.prompt))
            shots.append(json.dumps(to_json(reading), ensure_ascii=False))
        for digest, file in _given(work):
            with contextlib.suppress(OSError):  # it went since; the take stays, as one whose own sound was lost
                own.keep_own(folder, digest, file)
        shutil.rmtree(order.takes, ignore_errors=True)
    files: tuple[tuple[Path, Path], ...] = ()
    if work.output is not None:
        files = ((order.movie, work.output),)
    else:
        order.movie.unlink(missing_ok=True)
    return Arrived(takes=tuple(takes), shots=tuple(shots), files=files, frame_count=made.frame_count, notes=made.notes)


def numbered(project: Project | None, what: Arrived) -> Landing:
    """What it will become in the project as it is now: with ids, and the moment by which it is known again."""
    files = tuple(path for pair in what.files for path in pair)
    if project is None:
        return Landing(files=files, frame_count=what.frame_count, notes=what.notes)
    made = datetime.now(UTC).isoformat(timespec="microseconds")
    takes: list[Take] = []
    for number, take in enumerate(what.takes):
        if what.shots:
            project = add_shot(project, reading_from_json(json.loads(what.shots[number])))
            take = replace(take, shot_id=project.shots[-1].id)
        take = replace(take, id=next_take_id(project, take.shot_id), made=made)
        project = add_take(project, take)
        takes.append(take)
    files = tuple(path for pair in what.files for path in pair)
    return Landing(takes=tuple(takes), shots=what.shots, files=files, frame_count=what.frame_count, notes=what.notes)


def landed(folder: ProjectFolder | None, landing: Landing) -> Made:
    """Take a landing into the project, and its file to its name; whatever of it has happened already stays as it is.

    Raises:
        TakenError: number it again.
        StudioError: it cannot be kept now; nothing has changed.
    """
    outputs: list[Path] = []
    for source, target in pairs(landing.files):  # first: it may be done twice, what comes after it is done once
        _into_place(source, target)
        outputs.append(target)
    if landing.takes:
        if folder is None:
            raise FaultError("Takes without a project.")
        if not is_in(folder.document, landing.takes):
            folder.apply(lambda project: _with(project, landing))
    return Made(
        takes=tuple(take.id for take in landing.takes),
        files=tuple(outputs),
        frame_count=landing.frame_count,
        notes=landing.notes,
    )


def can_land(folder: ProjectFolder | None, landing: Landing) -> bool:
    """Whether all that a landing needs is there, after a dispatcher was killed in the middle of it."""
    if landing.takes:
        if folder is None:
            return False
        if not is_in(folder.document, landing.takes):
            media = {take.media for take in landing.takes}
            if not all(folder.media(digest).is_file() for digest in media):
                return False
    return all(source.is_file() or target.is_file() for source, target in pairs(landing.files))


def is_in(project: Project, takes: Sequence[Take]) -> bool:
    """Whether these very takes are in the project: by id, media and moment."""
    known = {(take.id, take.media, take.made) for take in project.takes}
    return all((take.id, take.media, take.made) in known for take in takes)


def pairs(files: Sequence[Path]) -> tuple[tuple[Path, Path], ...]:
    """From and to."""
    return tuple(zip(files[::2], files[1::2], strict=True))


def discard(scratch: Sequence[Path]) -> None:
    """Remove what a worker may have left of these paths, and the parts beside them."""
    for path in scratch:
        parts: list[Path] = []
        with contextlib.suppress(OSError):
            parts = list(path.parent.glob(f".{path.stem.lstrip('.')}.*")) + list(path.parent.glob(f".{path.stem}.*"))
        for one in (path, *parts):
            if one.is_dir():
                shutil.rmtree(one, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    one.unlink(missing_ok=True)


def _with(project: Project, landing: Landing) -> Project:
    """The project with the takes of a landing, and their shots. Raises ``TakenError`` when an id is in use."""
    if is_in(project, landing.takes):
        return project
    after = project
    for number, take in enumerate(landing.takes):
        if landing.shots:
            if next_shot_id(after) != take.shot_id:
                raise TakenError
            after = add_shot(after, reading_from_json(json.loads(landing.shots[number])))
        if any(other.id == take.id for other in after.takes):
            raise TakenError
        after = add_take(after, take)
    return story.in_step(project, after)


def _aside(file: Path, target: Path) -> None:
    """What can be made again: kept where it can be."""
    with contextlib.suppress(OSError):
        if file.exists():
            file.replace(target)


def _into_place(source: Path, target: Path) -> None:
    """Rename, on the disk when this returns; nothing where it has happened already."""
    try:
        if not source.exists():
            if target.is_file():
                return
            raise ProjectError(f"{source} is gone, and there is no {target}.")
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        source.replace(target)
        if os.name != "nt":
            handle = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    except OSError as exc:
        raise DiskError(f"{target} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc


def problem_of(error: BaseException) -> StudioError:
    """Anything that went wrong, as an error that a person can read."""
    if isinstance(error, StudioError):
        return error
    return FaultError(f"This is a fault of ours ({type(error).__name__}: {error}).", todo="Please report it.")
