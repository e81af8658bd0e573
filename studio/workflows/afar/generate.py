"""A take of a shot, made here and now, and kept in its project."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from studio.core.progress import CancelToken, Progress
from studio.project.project import Project
from studio.project.take import Quality, Take
from studio.workflows.film.takes import keep
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.remaking.render import filmed
from studio.workflows.session import directing
from studio.workflows.studio import Studio


def generate(
    studio: Studio,
    folder: Path,
    shot_id: str,
    quality: Quality | None,
    seed: int | None,
    progress: Progress,
    cancel: CancelToken,
) -> Take:
    """Make a take; ``quality`` and ``seed`` are the shot's own where they are None.

    Raises:
        ProjectError: there is no such project or shot, or it says nothing.
        DiskError: the folder cannot be written.
        Cancelled: the token was set; nothing is left behind.
    """
    with studio.projects.open(folder) as project:
        document: Project = project.document
        prompt = document.shot(shot_id).prompt
        recipe = draft_recipe(document, shot_id, quality=quality, seed=seed)
        finished = filmed(studio, project, recipe, prompt, progress, cancel).by(studio)
        media = keep(project, finished)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    take = replace(finished.as_take("", shot_id, media, prompt), made=made)
    with directing.opened(studio, folder) as session:
        added = session.add_take(take)
        assert added is not None, "what is refused raises"
        return added
