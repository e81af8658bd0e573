"""A job drawn up as an order for a worker: captured whole, with paths of its own to write to."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import DiskError, InputError, ProjectError
from studio.ports.queue import ExportWork, FilmWork, Job, SoundWork, TakeWork
from studio.ports.storage import ProjectFolder
from studio.ports.worker import Order, SequenceOrder, SoundOrder, StoryOrder, TakeOrder
from studio.project.project import Project
from studio.project.take import Recipe, Take
from studio.workflows.delivering.form import FORMS
from studio.workflows.recipe import options, own
from studio.workflows.recipe.drafting import BY_MODELS, draft_recipe
from studio.workflows.remaking.repicture import repictured
from studio.workflows.remaking.resound import Resounding, first_of

FILES = tuple(suffix for suffix, form in FORMS.items() if not form.folder)
"""What can be exported by the queue: single files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """``recipe`` is the one that was drawn up for a take; ``parents`` and ``prompt`` will be the take's."""

    order: Order
    scratch: tuple[Path, ...]
    recipe: Recipe | None = None
    parents: tuple[str, ...] = ()
    prompt: str = ""


def project_of(job: Job) -> Path | None:
    """The project that it puts something into, or reads."""
    return job.wish.work.project


def drawn(job: Job, folder: ProjectFolder | None, made_before: tuple[str, ...]) -> Drawn:
    """The order of a job. ``folder`` is its project, open; ``made_before`` are the takes of the jobs that it came
    after, in their order.

    Raises:
        InputError: it cannot be made: its shot or take is gone, or a place to write makes no sense.
    """
    match job.wish.work:
        case TakeWork() as work:
            return _take(job, work, _there(folder))
        case SoundWork() as work:
            return _sound(job, work, _there(folder), made_before)
        case FilmWork() as work:
            return _film(work, folder)
        case ExportWork() as work:
            return _export(work)


def awaited(work: TakeWork, project: Project) -> str:
    """Whose approval a take waits for, as a sentence; empty where it need not wait. Raises ``ProjectError``."""
    if work.base != "approved" or project.shot(work.shot).approved is not None:
        return ""
    return f"approval of shot {project.number(work.shot)}"


def _take(job: Job, work: TakeWork, folder: ProjectFolder) -> Drawn:
    project = folder.document
    shot = project.shot(work.shot)
    parents, prompt, recipe = work.parents, work.prompt or shot.prompt, work.recipe
    if work.base:
        base = _base(project, work)
        parents, prompt = (*base.parents, base.id), base.prompt or shot.prompt
        if recipe is None:
            recipe = repictured(base, quality=work.quality)
    if recipe is None:
        recipe = draft_recipe(project, work.shot, quality=work.quality, seed=work.seed)
    if work.model is not None:
        recipe = replace(recipe, engine=BY_MODELS, engine_version="", model=work.model)
    if work.sounds is not None:
        recipe = replace(recipe, sounds=work.sounds)
    files = (folder.scratch(".mp4"), folder.scratch(".mov"), folder.scratch(".png"))
    order = TakeOrder(
        recipe=recipe,
        title=prompt,
        movie=files[0],
        proxy=files[1],
        thumbnails=files[2],
        sounds=_sounds(folder, recipe),
    )
    return Drawn(order=order, scratch=files, recipe=recipe, parents=parents, prompt=prompt)


def _base(project: Project, work: TakeWork) -> Take:
    if work.base != "approved":
        return project.take(work.base)
    approved = project.shot(work.shot).approved
    if approved is None:
        raise ProjectError(f"No take of shot {project.number(work.shot)} is approved.")
    return project.take(approved)


def _sound(job: Job, work: SoundWork, folder: ProjectFolder, made_before: tuple[str, ...]) -> Drawn:
    project = folder.document
    wanted = work.take or next(iter(made_before), "")
    if not wanted:
        raise InputError("It is not said which take is to sound anew.", todo="Name a take, or a job that makes one.")
    take = project.take(wanted)
    recipe = Resounding(music=work.music, mix=work.mix, dubs=work.dubs, sounds=work.sounds).of(take.recipe)
    movie, prompt = folder.scratch(".mp4"), take.prompt or project.shot(take.shot_id).prompt
    first = first_of(project, take)
    order = SoundOrder(
        take=first,
        recipe=recipe,
        title=prompt,
        picture=folder.media(first.media),
        movie=movie,
        sounds=_sounds(folder, recipe),
    )
    return Drawn(order=order, scratch=(movie,), parents=(*take.parents, take.id), prompt=take.prompt)


def _film(work: FilmWork, folder: ProjectFolder | None) -> Drawn:
    if work.output is not None:
        options.output(work.output, ".mp4")
        movie = beside(work.output)
    else:
        movie = _there(folder).scratch(".mp4")
    takes = None if folder is None else folder.scratch(".takes")
    order = StoryOrder(
        movie=movie,
        takes=takes,
        prompts=work.prompts,
        script=work.script,
        script_name=work.script_name,
        size=work.size,
        rate=work.rate,
        seconds=work.seconds,
        style=work.style,
        seed=work.seed,
        language=work.language,
        quality=work.quality,
        mix=work.mix,
        model=work.model,
        image=work.image,
        footage=work.footage,
        follow=work.follow,
        sounds=work.sounds,
    )
    return Drawn(order=order, scratch=(movie,) if takes is None else (movie, takes))


def _export(work: ExportWork) -> Drawn:
    options.output(work.output, *FILES)
    if work.output.exists() and not work.force:
        raise InputError(f"{work.output} is there already.", todo="Choose another name, or add --force.")
    place = beside(work.output).with_suffix(".parts")
    try:
        place.mkdir()
    except OSError as exc:
        raise DiskError(
            f"{work.output.parent} cannot be written: {exc.strerror or exc}.", todo="Choose another folder."
        ) from exc
    order = SequenceOrder(
        project=work.project,
        movie=place / work.output.name,  # by its own name: it is told in the file
        sequence=work.sequence,
        stretch=work.stretch,
        preset=work.preset,
    )
    return Drawn(order=order, scratch=(place,))


def beside(output: Path) -> Path:
    """A path of its own in the same folder, for a file that becomes ``output`` when it is whole."""
    return output.with_name(f".{output.stem[:40]}.{secrets.token_hex(4)}{output.suffix}")


def _sounds(folder: ProjectFolder, recipe: Recipe) -> tuple[Path, ...]:
    return tuple(folder.media(digest) for digest in own.media_of(recipe))


def _there(folder: ProjectFolder | None) -> ProjectFolder:
    if folder is None:
        raise InputError("It is not said where this is to be made.", todo="Give a project, or an output.")
    return folder
