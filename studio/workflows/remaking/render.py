"""Rendering takes again from their recipes, and saying whether they came out the same, bit for bit."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import ProjectError
from studio.core.progress import CancelToken, Progress
from studio.ports.storage import ProjectFolder
from studio.project.edits import add_take, next_take_id
from studio.project.project import Project
from studio.project.take import Recipe, Take
from studio.workflows.film.sending import filmed_beside
from studio.workflows.film.shot import stage
from studio.workflows.film.takes import Finished, TakeWriter, keep, made_by
from studio.workflows.recipe import own
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One take, made again. ``kept`` is the id of the take that the project gained when the new one differs."""

    take: Take
    same_frames: bool
    same_samples: bool
    same_file: bool
    same_makers: bool
    """Studio and engine are the versions that made the take; then anything that differs is a fault of ours."""
    media: Path
    kept: str | None

    @property
    def identical(self) -> bool:
        """Every frame, every sample and every byte of the file is the same."""
        return self.same_frames and self.same_samples and self.same_file


def render(
    studio: Studio, folder: Path, shot: str | None, take: str | None, progress: Progress, cancel: CancelToken
) -> Iterator[Rendered]:
    """Make again one take, the newest take of one shot, or the newest take of every shot.

    The new movie takes the place of a lost one. Where it differs it becomes a new take; the old one stays.

    Raises:
        ProjectError: there is no such project, shot or take.
        DiskError: the folder cannot be written.
    """
    with studio.projects.open(folder) as project:
        for chosen in _chosen(project.document, shot, take):
            yield _again(studio, project, chosen, progress, cancel)


def _chosen(document: Project, shot: str | None, take: str | None) -> list[Take]:
    if take is not None:
        found = document.take(take)
        if shot is not None and found.shot_id != shot:
            raise ProjectError(f'Take "{take}" belongs to shot "{found.shot_id}", not to "{shot}".')
        return [found]
    shots = (document.shot(shot),) if shot is not None else document.shots
    newest = [takes[-1] for one in shots if (takes := document.takes_of(one.id))]
    if not newest:
        raise ProjectError(f"{document.name} has no take to render.", todo="Make one with ekonte film --project.")
    return newest


def filmed(
    studio: Studio, project: ProjectFolder, recipe: Recipe, prompt: str, progress: Progress, cancel: CancelToken
) -> Finished:
    """Make a take of a project from its recipe, up to a movie that waits to be kept. Nothing stays when it fails."""
    if (recipe.model is not None or recipe.sounds) and studio.workers is not None:
        return filmed_beside(studio.workers, project, recipe, prompt, progress, cancel)
    staged = stage(studio, recipe, progress, cancel, own.within(project), words=prompt)
    writer = TakeWriter(studio, project.scratch(".mp4"), staged, prompt)
    try:
        total = staged.performance.frame_count
        for done, frame in enumerate(staged.performance.frames(_quiet, cancel), start=1):
            cancel.check()
            writer.write_frame(frame)
            progress("filming", done, total)
        return writer.finish()
    except BaseException:
        writer.discard()
        raise


def _again(studio: Studio, project: ProjectFolder, take: Take, progress: Progress, cancel: CancelToken) -> Rendered:
    recipe = take.recipe

    def _said(step: str, done: int, total: int) -> None:
        progress(f"take {take.id}: {step}", done, total)

    finished = filmed(studio, project, recipe, project.document.shot(take.shot_id).prompt, _said, cancel)
    try:
        media = keep(project, finished)
    except BaseException:
        finished.path.unlink(missing_ok=True)
        raise
    same_frames = (finished.frames_hash, finished.frame_count) == (take.frames_hash, take.frame_count)
    same = same_frames and finished.samples_hash == take.samples_hash and media == take.media
    return Rendered(
        take=take,
        same_frames=same_frames,
        same_samples=finished.samples_hash == take.samples_hash,
        same_file=media == take.media,
        same_makers=made_by(studio, recipe) == recipe,
        media=project.media(media),
        kept=None if same else _keep(studio, project, take, finished, media),
    )


def _keep(studio: Studio, project: ProjectFolder, take: Take, finished: Finished, media: str) -> str:
    """The new result as a take of its own, by the makers that made it."""
    added: list[str] = []

    def _add(document: Project) -> Project:
        added.append(next_take_id(document, take.shot_id))
        return add_take(document, finished.by(studio).as_take(added[-1], take.shot_id, media, take.prompt))

    project.apply(_add)
    return added[-1]


def _quiet(step: str, done: int, total: int) -> None:
    """What the renderer says while frames come; they are counted already."""
