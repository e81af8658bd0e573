"""Directing from afar: the verbs of somebody who is not at the window, an assistant or a program.

Each opens the project, does one thing as an edit that the window can undo, and lets go of it; a window that is open
follows.
"""

import contextlib
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import InputError, ProjectError, StudioError
from studio.project import edits
from studio.project.project import Form, Project
from studio.project.scene import Reading
from studio.project.shot import Shot
from studio.project.take import Quality
from studio.workflows.recipe import options
from studio.workflows.session.session import Session
from studio.workflows.studio import Studio
from studio.workflows.writing import fields, prompts
from studio.workflows.writing.read import readings

MOST_SHOTS = 100
"""Shots that are written at once at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """What is to change of a shot; None leaves it. ``prompt`` is read again, and what was set by hand holds. ``fields``
    are names of ``workflows.fields`` with their values; ``released`` fields are decided by the prompt again."""

    prompt: str | None = None
    fields: Mapping[str, str] | None = None
    released: Collection[str] = ()
    seconds: float | None = None
    quality: Quality | None = None
    seed: int | None = None


@contextlib.contextmanager
def opened(studio: Studio, folder: Path) -> Generator[Session]:
    """The project in ``folder``, open for a moment; an edit that is refused raises. Raises ``ProjectError``."""
    session = Session(studio.projects.open(folder))
    try:
        if session.read_only:
            raise ProjectError(session.read_only)
        session.refused.connect(_refuse)
        yield session
    finally:
        session.close()


def found(studio: Studio, folder: Path) -> Project:
    """The document in ``folder`` as it is now. Raises ``ProjectError``."""
    with studio.projects.open(folder) as project:
        return project.document


def create(studio: Studio, folder: Path, form: Form) -> Project:
    """A new project. Raises ``ProjectError``: there is something at that place already."""
    if folder.exists():
        raise ProjectError(f"There is a project {folder.name} already.", todo="Choose another name.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with studio.projects.create(folder):
        pass
    with opened(studio, folder) as session:
        session.edit("Project settings", lambda before: edits.set_form(before, form))
        return session.project


def write_shots(
    studio: Studio, folder: Path, wordings: Sequence[str], place: int | None = None
) -> tuple[Project, tuple[Shot, ...]]:
    """New shots from prompts, before the one that is now at ``place`` (from 0; None: at the end).

    Raises:
        InputError: there is no text, or too much of it.
        ProjectError: there is no such project, or it cannot be written.
    """
    if not 1 <= len(wordings) <= MOST_SHOTS:
        raise InputError(f"{len(wordings)} shots cannot be written at once.", todo=f"Give 1 to {MOST_SHOTS} prompts.")
    with opened(studio, folder) as session:
        before = session.project
        read = _read(studio, before, wordings)
        at = len(before.shots) if place is None else place
        name = "Write shots" if len(read) > 1 else "Write shot"
        session.edit(name, lambda project: edits.insert_shots(project, at, read))
        known = {shot.id for shot in before.shots}
        return session.project, tuple(shot for shot in session.project.shots if shot.id not in known)


def refine_shot(studio: Studio, folder: Path, shot_id: str, wish: Refinement) -> tuple[Project, Shot]:
    """Change a shot, in one step of undo; its takes stay.

    Raises:
        ProjectError: there is no such project or shot.
        InputError: a field or a value makes no sense; nothing has changed.
    """
    options.seconds(wish.seconds)
    with opened(studio, folder) as session:
        before = session.project
        shot = before.shot(shot_id)
        reading = None
        if wish.released:
            unknown = sorted({*wish.released} - {*shot.edited})
            if unknown:
                raise InputError(
                    f"{', '.join(unknown)} is not set by hand in {shot_id}.",
                    todo=f"Set by hand: {', '.join(shot.edited) or 'nothing'}.",
                )
        left = tuple(name for name in shot.edited if name not in wish.released)
        if wish.prompt is not None or wish.released:
            (reading,) = _read(studio, before, (shot.prompt if wish.prompt is None else wish.prompt,))

        def _refine(project: Project) -> Project:
            after = project
            if reading is not None:
                old = replace(project.shot(shot_id), edited=left)
                after = edits.read_shot(after, shot_id, *prompts.received(reading, reading.prompt, old, project))
            if wish.fields:
                scene = after.shot(shot_id).reading.scene
                for name, value in wish.fields.items():
                    scene = fields.put(scene, name, value)
                after = edits.edit_scene(after, shot_id, scene, *wish.fields)
            settings = after.shot(shot_id).settings
            settings = replace(
                settings,
                seconds=settings.seconds if wish.seconds is None else wish.seconds,
                quality=wish.quality or settings.quality,
                seed=settings.seed if wish.seed is None else wish.seed,
                seed_locked=settings.seed_locked or wish.seed is not None,
            )
            return edits.set_settings(after, shot_id, settings)

        session.edit("Refine shot", _refine)
        return session.project, session.project.shot(shot_id)


def remove_shot(studio: Studio, folder: Path, shot_id: str) -> Project:
    """A shot out of the story with its takes; undo brings both back. Raises ``ProjectError``."""
    with opened(studio, folder) as session:
        session.edit("Remove shot", lambda before: edits.remove_shots(before, (shot_id,)))
        return session.project


def move_shot(studio: Studio, folder: Path, shot_id: str, place: int) -> Project:
    """A shot to another place in the story, from 0. Raises ``ProjectError``."""

    def _move(before: Project) -> Project:
        others = [shot.id for shot in before.shots if shot.id != before.shot(shot_id).id]
        at = max(0, min(place, len(others)))
        behind = before.number(others[at]) - 1 if at < len(others) else len(before.shots)
        return edits.move_shots(before, (shot_id,), behind)

    with opened(studio, folder) as session:
        session.edit("Move shot", _move)
        return session.project


def judge_take(
    studio: Studio,
    folder: Path,
    take_id: str,
    *,
    stars: int | None = None,
    approved: bool | None = None,
    note: str | None = None,
) -> Project:
    """Say what one thinks of a take: 0 to 5 stars, whether it stands for its shot, a note. Raises ``ProjectError``."""

    def _judge(before: Project) -> Project:
        after, take = before, before.take(take_id)
        if stars is not None:
            after = edits.rate_take(after, take_id, stars)
        if note is not None:
            after = edits.note_take(after, take_id, note)
        if approved:
            after = edits.approve_take(after, take_id)
        elif approved is False and after.shot(take.shot_id).approved == take_id:
            after = edits.withdraw_approval(after, take.shot_id)
        return after

    with opened(studio, folder) as session:
        session.edit("Approve take" if approved else "Rate take", _judge)
        return session.project


def _read(studio: Studio, project: Project, wordings: Sequence[str]) -> tuple[Reading, ...]:
    for wording in wordings:
        if not wording.strip():
            raise InputError("A shot says nothing.", todo="Write what should be seen and heard.")
        if len(wording) > prompts.PROMPT_LIMIT:
            raise InputError(
                f"A prompt has {len(wording):,} characters; one shot may have {prompts.PROMPT_LIMIT:,}.",
                todo="Write several shots.",
            )
    order = prompts.order(project, *wordings)
    read = readings(studio, order.prompts, order.script, order.style, order.language)
    return tuple(prompts.understood(*both, project) for both in zip(read, wordings, strict=True))


def _refuse(problem: StudioError) -> None:
    raise problem
