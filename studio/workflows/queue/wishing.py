"""What faces wish, made ready for the queue: captured from the project as it is now, with what it will take."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path

from studio.core.errors import InputError, ProjectError
from studio.ports.queue import ExportWork, FilmWork, Hours, Job, Queue, SoundWork, TakeWork, Wish, Work
from studio.ports.storage import Projects
from studio.project import edits
from studio.project.project import Project
from studio.project.take import Quality
from studio.workflows.film.film import FilmOrder
from studio.workflows.queue.estimates import Estimates, size_of
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.recipe.own import digest_of

_MOST = 10_000
"""Wishes in one call."""


class Wishing:
    """Adds wishes to ``queue``, for projects among ``projects``."""

    def __init__(self, queue: Queue, projects: Projects) -> None:
        self.queue, self.projects = queue, projects

    def add(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        """All of them or none, each with the seconds that it will take. Paths become absolute.

        Raises:
            InputError: there is no such project; there are too many.
            DiskError: the queue cannot be written.
        """
        if len(wishes) > _MOST:
            raise InputError(f"{len(wishes)} wishes at once are too many.", todo=f"Add at most {_MOST}.")
        documents: dict[Path, Project] = {}
        for wish in wishes:
            path = wish.work.project
            if path is not None and path not in documents and path.is_dir():
                with self.projects.open(path) as folder:
                    documents[path] = folder.document
        jobs = self.queue.add([replace(wish, work=_absolute(wish.work)) for wish in wishes])
        estimates = Estimates(self.queue.past)
        seconds = [
            (job.id, estimates.seconds(size_of(wish.work, documents.get(wish.work.project or Path()))))
            for job, wish in zip(jobs, wishes, strict=True)
        ]
        self.queue.estimate([(job, one) for job, one in seconds if one is not None])
        known = dict(seconds)
        return tuple(replace(job, estimate=known[job.id]) for job in jobs)

    def takes(
        self,
        project: Path,
        shots: Sequence[str] = (),
        *,
        quality: Quality | None = None,
        seed: int | None = None,
        variations: int = 1,
        like: Wish | None = None,
    ) -> tuple[Job, ...]:
        """Takes of shots (all, where none is named), each by the recipe that the shot has now, ``variations`` of it by
        seeds that follow each other. The shots' own seeds move on unless they are locked. ``like`` says the rest
        (priority, hours, …); its ``key`` is that of all of them together.

        Raises:
            InputError: there is no such project or shot, or a shot says nothing.
        """
        like = like or Wish(work=TakeWork(project=project, shot=""))
        project = project.absolute()
        with self.projects.open(project) as folder:
            document = folder.document
            wishes: list[Wish] = []
            seeds: dict[str, int] = {}
            for shot_id in shots or [shot.id for shot in document.shots]:
                shot = document.shot(shot_id)
                first = shot.settings.seed if seed is None else seed
                for number in range(max(1, variations)):
                    recipe = draft_recipe(document, shot_id, quality=quality, seed=first + number)
                    work = TakeWork(
                        project=project,
                        shot=shot_id,
                        quality=recipe.quality,
                        seed=recipe.seed,
                        recipe=recipe,
                        prompt=shot.prompt,
                    )
                    title = like.title or " ".join(shot.prompt.split())[:80]
                    key = like.key and f"{like.key}/{shot_id}/{number}"
                    wishes.append(replace(like, work=work, title=title, key=key))
                if seed is None and not shot.settings.seed_locked:
                    seeds[shot_id] = first + max(1, variations)
            if not wishes:
                raise ProjectError(f"{document.name} has no shot.", todo="Write one first.")
            jobs = self.add(wishes)
            if seeds:
                folder.apply(lambda now: _moved_on(now, seeds))
        return jobs

    def shots(self, project: Path) -> dict[str, str]:
        """The prompts of all shots of a project, by their ids. Raises ``ProjectError``."""
        with self.projects.open(project) as folder:
            return {shot.id: shot.prompt for shot in folder.document.shots}

    def shot_of(self, project: Path, name: str) -> str:
        """The id of a shot by its number in the story, or by its id. Raises ``ProjectError``."""
        with self.projects.open(project) as folder:
            document = folder.document
            if name.isascii() and name.isdigit() and 1 <= int(name) <= len(document.shots):
                return document.shots[int(name) - 1].id
            return document.shot(name).id


def film_work(order: FilmOrder) -> FilmWork:
    """A film of the queue by an order; what its script says now is what counts, and the files that its model is given
    are known by what is in them. Its ``events``, ``stems``, ``captions`` and own sounds are for ``film`` alone.

    Raises:
        InputError: a file cannot be read.
    """
    script, model = order.script, order.model
    if model is not None:
        given = {"image": order.image, "movie": order.footage, "sound": order.follow}
        model = replace(model, **{name: digest_of(file) for name, file in given.items() if file is not None})
    return FilmWork(
        output=order.output,
        project=order.project,
        prompts=order.prompts,
        script="" if script is None else _text(script),
        script_name="" if script is None else script.name,
        size=order.size,
        rate=order.rate,
        seconds=order.seconds,
        style=order.style,
        seed=order.seed,
        language=order.language,
        quality=order.quality,
        mix=order.mix,
        model=model,
        image=order.image,
        footage=order.footage,
        follow=order.follow,
        sounds=order.sounds,
    )


def _text(script: Path) -> str:
    try:
        return script.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(f"{script} cannot be read: {exc}.", todo="Give a text file in UTF-8.") from exc


def hours(text: str) -> Hours:
    """``22:00-06:00``. Raises ``InputError``."""
    begin, _, end = text.partition("-")
    try:
        both = Hours(time.fromisoformat(begin.strip()), time.fromisoformat(end.strip()))
    except ValueError as exc:
        raise InputError(f'"{text}" are no hours.', todo="Write them as 22:00-06:00.") from exc
    if both.begin == both.end:
        raise InputError(f'"{text}" are no hours: they end when they begin.', todo="Write them as 22:00-06:00.")
    return both


def _absolute(work: Work) -> Work:
    """Jobs run in another folder than the one they were wished in."""
    match work:
        case FilmWork(output=output, project=project):
            return replace(
                work,
                output=output and output.absolute(),
                project=project and project.absolute(),
                image=work.image and work.image.absolute(),
                footage=work.footage and work.footage.absolute(),
                follow=work.follow and work.follow.absolute(),
            )
        case ExportWork(output=output, project=project):
            return replace(work, output=output.absolute(), project=project.absolute())
        case TakeWork(project=project) | SoundWork(project=project):
            return replace(work, project=project.absolute())


def _moved_on(project: Project, seeds: dict[str, int]) -> Project:
    for shot_id, seed in seeds.items():
        settings = project.shot(shot_id).settings
        project = edits.set_settings(project, shot_id, replace(settings, seed=seed))
    return project
