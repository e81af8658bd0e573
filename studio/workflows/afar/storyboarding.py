"""Projects reached by name from a program far away: written, changed, judged, and their takes asked of the queue."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from studio.core.errors import InputError, ProjectError
from studio.ports.queue import Done, ExportWork, Job, Queue, TakeWork, Wish
from studio.project import edits
from studio.project.project import Form, Project
from studio.project.scene import Reading
from studio.project.shot import Shot
from studio.project.take import Quality
from studio.workflows.afar import looking
from studio.workflows.afar.homes import Home
from studio.workflows.queue import Wishing
from studio.workflows.recipe import options
from studio.workflows.session import directing
from studio.workflows.studio import Studio
from studio.workflows.writing import prompts
from studio.workflows.writing.read import readings

OWNER = "server"
MOVIES = "server-movies"
"""The folder of a project's cache where exports lie until they are fetched."""

LONGEST_SCRIPT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """How takes are wanted: ``variations`` by seeds that follow each other, the shot's own where ``seed`` is None."""

    quality: Quality | None = None
    seed: int | None = None
    variations: int = 1
    priority: int = 0


def form(size: str, fps: str, style: str | None, language: str | None) -> Form:
    """What every shot of a project is made in. Raises ``InputError``."""
    return Form(size=options.size(size), rate=options.rate(fps), style=options.style(style), language=language)


def create(studio: Studio, home: Home, name: str, wanted: Form) -> Project:
    """A new project. Raises ``InputError``, ``ProjectError``, ``DiskError``."""
    return directing.create(studio, home.project(name), wanted)


def found(studio: Studio, home: Home, name: str) -> Project:
    """A project as it is now. Raises ``InputError``, ``ProjectError``."""
    folder = home.project(name)
    if not folder.is_dir():
        raise ProjectError(f"There is no project {name!r} here.", todo="Make one first.")
    return directing.found(studio, folder)


def understood(studio: Studio, prompt: str, style: str | None, language: str | None) -> Reading:
    """How a prompt is read. Raises ``InputError``."""
    (reading,) = readings(studio, (prompt,), None, options.style(style), language)
    return reading


def write(
    studio: Studio, folder: Path, words: Sequence[str], script: str, *, fountain: bool, place: int | None
) -> tuple[Project, tuple[Shot, ...]]:
    """New shots from prompts, or from the text of a script. Raises ``InputError``, ``ProjectError``."""
    _there(folder)
    if words:
        return directing.write_shots(studio, folder, words, place)
    if len(script) > LONGEST_SCRIPT:
        raise InputError(f"A script may have {LONGEST_SCRIPT:,} characters.", todo="Send it in parts.")
    with directing.opened(studio, folder) as session:
        before = session.project
        file = session.folder.cache("scripts") / f"{secrets.token_hex(8)}{'.fountain' if fountain else '.txt'}"
        try:
            file.write_text(script, "utf-8")
            read = tuple(readings(studio, (), file, before.form.style, before.form.language))
        finally:
            file.unlink(missing_ok=True)
        shots = tuple(prompts.understood(reading, reading.prompt, before) for reading in read)
        at = len(before.shots) if place is None else place
        session.edit("Write shots", lambda project: edits.insert_shots(project, at, shots))
        known = {shot.id for shot in before.shots}
        return session.project, tuple(shot for shot in session.project.shots if shot.id not in known)


def refine(studio: Studio, folder: Path, shot_id: str, wish: Mapping[str, Any]) -> tuple[Project, Shot]:
    """Change a shot, and move it. Raises ``InputError``, ``ProjectError``."""
    _there(folder)
    refinement = directing.Refinement(
        prompt=wish["prompt"],
        fields=wish["fields"],
        released=tuple(wish["released"]),
        seconds=wish["seconds"],
        quality=wish["quality"],
        seed=wish["seed"],
    )
    project, shot = directing.refine_shot(studio, folder, shot_id, refinement)
    if wish["place"] is not None:
        project = directing.move_shot(studio, folder, shot_id, wish["place"])
        shot = project.shot(shot_id)
    return project, shot


def remove(studio: Studio, folder: Path, shot_id: str) -> Project:
    """A shot out of the story. Raises ``ProjectError``."""
    _there(folder)
    return directing.remove_shot(studio, folder, shot_id)


def judge(
    studio: Studio, folder: Path, take_id: str, stars: int | None, approved: bool | None, note: str | None
) -> Project:
    """What is thought of a take. Raises ``ProjectError``."""
    _there(folder)
    return directing.judge_take(studio, folder, take_id, stars=stars, approved=approved, note=note)


def ask(studio: Studio, queue: Queue, folder: Path, shots: Sequence[Shot], wanted: Takes) -> list[Job]:
    """Ask for takes of shots, all or none. Raises ``ProjectError``, ``DiskError``."""
    like = Wish(work=TakeWork(project=folder, shot=""), priority=wanted.priority, owner=OWNER)
    jobs = Wishing(queue, studio.projects).takes(
        folder,
        [shot.id for shot in shots],
        quality=wanted.quality,
        seed=wanted.seed,
        variations=wanted.variations,
        like=like,
    )
    return list(jobs)


def movie(studio: Studio, folder: Path, take_id: str) -> Path:
    """The file of a take. Raises ``ProjectError``."""
    _there(folder)
    with studio.projects.open(folder) as opened:
        return opened.media(opened.document.take(take_id).media)


def strip(studio: Studio, folder: Path, take_id: str) -> bytes:
    """A row of small pictures of a take, as a PNG file. Raises ``InputError``."""
    _there(folder)
    return looking.strip(studio, folder, take_id)


def export(queue: Queue, studio: Studio, home: Home, name: str, sequence: str, stretch: str) -> Job:
    """Ask for the film of a project as a movie. Raises ``InputError``, ``ProjectError``."""
    folder = home.project(name)
    _there(folder)
    with studio.projects.open(folder) as opened:
        output = opened.cache(MOVIES) / f"{secrets.token_hex(12)}.mp4"
    work = ExportWork(project=folder, output=output, sequence=sequence, stretch=stretch, force=True)
    (job,) = Wishing(queue, studio.projects).add((Wish(work=work, title=f"{name}: film", owner=OWNER),))
    return job


def exported(queue: Queue, home: Home, name: str, job_id: str) -> Path:
    """The movie that an export has made. Raises ``ProjectError``."""
    folder = home.project(name)
    try:
        job = queue.job(job_id)
    except InputError as exc:
        raise ProjectError(f"There is no job {job_id!r}.") from exc
    work = job.wish.work
    if not isinstance(work, ExportWork) or work.project != folder or work.output.parent.name != MOVIES:
        raise ProjectError(f"There is no export {job_id!r} of {name}.")
    if not isinstance(job.state, Done):
        raise ProjectError(f"The export {job_id} is not done.", todo="Look at the job.")
    return work.output


def job_facts(job: Job) -> dict[str, object]:
    """A job as plain values, for programs."""
    state = job.state
    facts: dict[str, object] = {
        "id": job.id,
        "title": job.wish.title,
        "kind": type(job.wish.work).__name__.removesuffix("Work").lower(),
        "state": type(state).__name__.lower(),
        "owner": job.wish.owner,
        "priority": job.wish.priority,
        "attempts": job.attempts,
        "estimate": job.estimate,
        "added": job.added,
        "began": job.began,
        "ended": job.ended,
    }
    for name, usual in (("step", ""), ("done", 0), ("total", 0), ("seconds_left", None), ("cause", ""), ("what", "")):
        facts[name] = getattr(state, name, usual)
    problem = getattr(state, "problem", None)
    if problem is not None:
        facts["what"] = str(problem)
    facts["takes"] = list(cast(Sequence[str], getattr(getattr(state, "made", None), "takes", ())))
    return facts


def _there(folder: Path) -> None:
    if not folder.is_dir():
        raise ProjectError(f"There is no project {folder.name!r} here.", todo="Make one first.")
