"""The queue of takes: what was asked for, one after the other, through a worker; results land in the session.

Everything here happens on the thread that owns the session. What a worker says on a thread of its own is posted first.
Jobs that have not ended are kept in the project, so the next start goes on with them.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.core.signals import Post, Signal
from studio.ports.queue import Queue
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, Stopped, Worker
from studio.project import edits
from studio.project.model_use import ModelUse
from studio.project.project import Project
from studio.project.scene import Scene
from studio.project.take import Quality, Recipe, Take
from studio.workflows.film import spoken
from studio.workflows.film.costs import Costs
from studio.workflows.film.job import (
    Cancelled,
    Cancelling,
    Done,
    Failed,
    Job,
    Preparing,
    Queued,
    Running,
    State,
)
from studio.workflows.film.making import Landed, Making
from studio.workflows.jobs import kept as jobs_kept
from studio.workflows.jobs.elsewhere import Elsewhere
from studio.workflows.recipe.drafting import BY_MODELS, draft_recipe, longer
from studio.workflows.recipe.onward import again_in_part
from studio.workflows.remaking.coverage import Wanted
from studio.workflows.remaking.resound import Resounding, first_of
from studio.workflows.session.session import Session

__all__ = [
    "Cancelled",
    "Cancelling",
    "Done",
    "Failed",
    "Job",
    "Jobs",
    "Preparing",
    "Queued",
    "Running",
    "State",
]

VARIATIONS = 12
"""Most takes that one wish may ask for."""

_LONGEST = 600.0
"""Seconds that the longest shot may last."""

_EXTENDING = ("stage",)
"""Engines that can make a take longer."""


class Jobs:
    """One queue, one worker. ``changed`` follows everything that happens to it and gives all jobs; ``ended`` gives a
    job that is done, failed or cancelled."""

    def __init__(
        self,
        session: Session,
        worker: Worker,
        post: Post,
        *,
        clock: Callable[[], float] = time.monotonic,
        shared: Callable[[], Queue] | None = None,
    ) -> None:
        """Goes on with the work that the project kept. ``clock`` counts seconds. ``shared`` opens the queue of the
        machine: what was asked for there of this project is seen here too."""
        self.changed: Signal[tuple[Job, ...]] = Signal()
        self.ended: Signal[Job] = Signal()
        self._session, self._worker, self._post, self._clock = session, worker, post, clock
        self._jobs: list[Job] = []
        self._paused: bool = False
        self._hindrance: StudioError | None = None
        self._making: Making | None = None
        self._lock = Lock()
        self._reports: list[tuple[Making, Report | Landed]] = []
        """What the worker said and nobody has read yet; under the lock."""
        self._closed = False
        self._serial = 0
        self._costs = Costs(session.folder.cache("jobs") / "costs.json")
        self._elsewhere: Elsewhere | None = None
        if shared is not None:
            self._elsewhere = Elsewhere(shared, session.path, self._outline, self._shot_of, post)
            self._elsewhere.changed.connect(lambda _: self._tell())
            self._elsewhere.ended.connect(self._ended_elsewhere)
        if not session.read_only:
            self._jobs = jobs_kept.kept(session)
            self._serial = max((jobs_kept.serial(job.id) for job in self._jobs), default=0)
            post(self._next)

    # ------------------------------------------------------------------------------------------ what there is

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All of them in the order of the queue: those that have ended, the one in work, those that wait; and behind
        them those of the shared queue."""
        return (*self._jobs, *(self._elsewhere.jobs if self._elsewhere is not None else ()))

    @property
    def current(self) -> Job | None:
        """The one in work."""
        return next((job for job in self._jobs if job.working), None)

    @property
    def waiting(self) -> tuple[Job, ...]:
        """Those whose turn is still to come, the next one first."""
        return tuple(job for job in self._jobs if job.waiting)

    def job(self, job_id: str) -> Job | None:
        """The job with this id, as it is now."""
        return next((job for job in self.jobs if job.id == job_id), None)

    def of_shot(self, shot_id: str) -> tuple[Job, ...]:
        """The jobs of a shot that have not ended."""
        return tuple(job for job in self.jobs if job.shot_id == shot_id and not job.ended)

    @property
    def paused(self) -> bool:
        """Whether no further job begins."""
        return self._paused

    @property
    def hindrance(self) -> StudioError | None:
        """Why the queue paused by itself (a full disk), or None; ``resume`` tries again."""
        return self._hindrance

    def seconds_for(self, shot_id: str, quality: Quality | None = None) -> float | None:
        """About how long a take of this shot will be in the making; None where no such model ran here yet. Raises
        ``ProjectError``."""
        project = self._session.project
        shot = project.shot(shot_id)
        blank = _outline(project, shot_id, quality)
        last = project.standing(shot_id)
        same = (
            last is not None and shot.settings.seconds is None and _gist(last.recipe.scene) == _gist(shot.reading.scene)
        )
        if not self._costs.knows(blank):
            return None
        return self._costs.whole(blank, last.frame_count if last and same else None)

    def seconds_of(self, recipe: Recipe, frame_count: int) -> float | None:
        """About how long a take of this recipe and length will be in the making; None where no such model ran here."""
        return self._costs.whole(recipe, frame_count) if self._costs.knows(recipe) else None

    def seconds_left(self) -> float:
        """About how long until the whole queue is done."""
        left = 0.0
        for job in self._jobs:
            match job.state:
                case Preparing(seconds_left=seconds) | Running(seconds_left=seconds):
                    left += seconds or 0.0
                case Queued():
                    left += self._costs.whole(job.recipe)
                case _:
                    pass
        return left

    # ------------------------------------------------------------------------------------------ wishes

    def draft(
        self, shot_id: str, *, quality: Quality | None = None, seed: int | None = None, variations: int = 1
    ) -> tuple[Job, ...]:
        """Ask for a new take of a shot, as the project is now; ``variations`` of it by seeds that follow each other.

        ``quality`` and ``seed`` are the shot's own where they are not given; its own seed moves on unless it is locked.
        Gives the jobs; none where it cannot be done, and then the session's ``refused`` says why.
        """
        project = self._session.project
        try:
            self._check_writable()
            settings = project.shot(shot_id).settings
            first = settings.seed if seed is None else seed
            count = max(1, min(variations, VARIATIONS))
            recipe = draft_recipe(project, shot_id, quality=quality, seed=first)
            before = spoken.spoken_before(self._session.folder.cache(spoken.NAME), project, shot_id)
            recipe = replace(recipe, spoken_before=before)
        except StudioError as error:
            self._session.refused.emit(error)
            return ()
        made = [self._new(shot_id, replace(recipe, seed=first + number)) for number in range(count)]
        if seed is None and not settings.seed_locked:
            self._session.carry("Next seed", _seed_to(shot_id, first + count))
        return self._add(made)

    def again(self, take_id: str) -> tuple[Job, ...]:
        """Ask for a take once more by its exact recipe. Gives the job; none where it cannot be done."""
        return self._from_take(take_id, lambda take: take.recipe)

    def retake(self, take_id: str, recipe: Recipe) -> tuple[Job, ...]:
        """Ask for another take by a recipe that was made from a take's. Gives the job; none where it cannot be done."""
        return self._from_take(take_id, lambda take: recipe)

    def resound(self, take_id: str, sound: Resounding) -> tuple[Job, ...]:
        """Ask for a take with the same pictures and another sound. Gives the job; none where it cannot be done."""
        return self._from_take(take_id, lambda take: sound.of(take.recipe), sounds=take_id)

    def again_in_part(self, take_id: str, use: ModelUse, part: tuple[float, float]) -> tuple[Job, ...]:
        """Ask for a take of which a model has made a part (seconds from and to) again. Gives the job; none where it
        cannot be done."""
        return self._from_take(take_id, lambda take: again_in_part(take, use, part))

    def cover(self, shot_id: str, wanted: Sequence[Wanted]) -> tuple[Job, ...]:
        """Ask for takes of a shot from other angles. Gives the jobs; none where it cannot be done."""
        try:
            self._check_writable()
            made = [self._new(shot_id, one.recipe, one.parents) for one in wanted]
        except StudioError as error:
            self._session.refused.emit(error)
            return ()
        return self._add(made)

    def can_extend(self, take_id: str) -> bool:
        """Whether the engine of this take can make it longer."""
        return self._session.project.take(take_id).recipe.engine in _EXTENDING

    def extend(self, take_id: str, seconds: float) -> tuple[Job, ...]:
        """Ask for a take that lasts ``seconds`` longer. Gives the job; none where it cannot be done.

        It begins as the take it is made from (the last steps of animals may fall a little otherwise) and goes on: who
        walks walks on, who jumps jumps again, a ball rolls out, a camera that has arrived stays. Music that ended with
        the take ends later; the gains stay.
        """

        def _longer(take: Take) -> Recipe:
            if take.recipe.engine not in _EXTENDING:
                raise ProjectError("The engine of this take cannot make it longer.")
            recipe = longer(take.recipe, take.frame_count, seconds)
            if seconds <= 0 or (recipe.seconds or 0) > _LONGEST:
                raise ProjectError(f"A shot can last at most {_LONGEST:g} seconds.")
            return recipe

        return self._from_take(take_id, _longer)

    def move(self, job_id: str, place: int) -> None:
        """A waiting job to another place among those that wait; 0 is next."""
        waiting = list(self.waiting)
        job = next((one for one in waiting if one.id == job_id), None)
        if job is None:
            return
        waiting.remove(job)
        waiting.insert(max(0, min(place, len(waiting))), job)
        order = iter(waiting)
        moved = [next(order) if one.waiting else one for one in self._jobs]
        if moved != self._jobs:
            self._jobs = moved
            self._keep()
            self._tell()

    def pause(self) -> None:
        """Begin no further job; the one in work goes on."""
        if not self._paused:
            self._paused = True
            self._tell()

    def resume(self) -> None:
        """Go on, also after a hindrance."""
        if self._paused or self._hindrance:
            self._paused, self._hindrance = False, None
            self._tell()
            self._next()

    def cancel(self, job_id: str) -> None:
        """Stop a job: at once where it waits, within a moment where it is in work."""
        if self._asked_elsewhere(job_id, lambda elsewhere: elsewhere.cancel(job_id)):
            return
        job = self.job(job_id)
        match job and job.state:
            case Queued():
                self._end(job_id, Cancelled())
            case Preparing() | Running():
                self._set(job_id, Cancelling())
                self._keep()
                self._tell()
                self._worker.cancel()
            case _:
                pass

    def cancel_all(self) -> None:
        """Stop everything that has not ended."""
        for job in reversed(self._jobs):
            self.cancel(job.id)

    def retry(self, job_id: str) -> None:
        """A failed or cancelled job waits again, behind those that wait."""
        if self._asked_elsewhere(job_id, lambda elsewhere: elsewhere.retry(job_id)):
            return
        job = self.job(job_id)
        if job is None or not isinstance(job.state, Failed | Cancelled):
            return
        self._jobs.remove(job)
        self._add([replace(job, state=Queued())])

    def clear_ended(self, *, failed: bool = True) -> None:
        """Forget the jobs that have ended; failed ones too unless ``failed`` is false."""
        kept = [job for job in self._jobs if not job.ended or (isinstance(job.state, Failed) and not failed)]
        if self._elsewhere is not None:
            others = self._elsewhere.jobs
            ended = [job for job in others if job.ended and (failed or not isinstance(job.state, Failed))]
            self._elsewhere.forget({job.id for job in ended})
            if len(others) != len(self._elsewhere.jobs):
                self._tell()
        if len(kept) != len(self._jobs):
            self._jobs = kept
            self._keep()
            self._tell()

    def dismiss(self, job_id: str) -> None:
        """Forget one job that has ended: it has been read."""
        job = self.job(job_id)
        if self._asked_elsewhere(job_id, lambda elsewhere: elsewhere.forget({job_id})):
            self._tell()
        elif job is not None and job.ended:
            self._jobs.remove(job)
            self._keep()
            self._tell()

    def close(self, *, keep: bool = True) -> None:
        """End the worker. What has not ended is gone on with at the next start, unless ``keep`` is false."""
        if self._closed:
            return
        self._closed = True
        if self._elsewhere is not None:
            self._elsewhere.close()
        if not keep:
            self._jobs = []
            self._keep()
        self._worker.close()
        if self._making is not None:
            self._making.discard()

    # ------------------------------------------------------------------------------------------ the shared queue

    def _asked_elsewhere(self, job_id: str, ask: Callable[[Elsewhere], None]) -> bool:
        """Whether it is a job of the shared queue; then that is asked."""
        if self._elsewhere is None or not Elsewhere.has(job_id):
            return False
        try:
            ask(self._elsewhere)
        except StudioError as error:
            self._session.refused.emit(error)
        return True

    def _ended_elsewhere(self, job: Job) -> None:
        if isinstance(job.state, Done):
            self._session.look_again()
        self.ended.emit(job)

    def _outline(self, shot_id: str, quality: Quality | None) -> Recipe:
        return _outline(self._session.project, shot_id, quality)

    def _shot_of(self, take_id: str) -> str:
        return self._session.project.take(take_id).shot_id

    # ------------------------------------------------------------------------------------------ the queue

    def _check_writable(self) -> None:
        if self._session.read_only:
            raise ProjectError(self._session.read_only)

    def _from_take(self, take_id: str, recipe: Callable[[Take], Recipe], sounds: str = "") -> tuple[Job, ...]:
        """``sounds``: the take whose pictures stay."""
        try:
            self._check_writable()
            take = self._session.project.take(take_id)
            job = self._new(take.shot_id, recipe(take), (*take.parents, take.id), take.prompt)
            job = replace(job, sounds=sounds)
        except StudioError as error:
            self._session.refused.emit(error)
            return ()
        return self._add([job])

    def _new(self, shot_id: str, recipe: Recipe, parents: tuple[str, ...] = (), words: str = "") -> Job:
        """``words``: those the recipe was read from, where they are not the shot's own of now."""
        self._serial += 1
        prompt = words or self._session.project.shot(shot_id).prompt
        return Job(id=f"j{self._serial}", shot_id=shot_id, prompt=prompt, recipe=recipe, parents=parents)

    def _add(self, jobs: list[Job]) -> tuple[Job, ...]:
        self._jobs += jobs
        self._keep()
        self._tell()
        self._next()
        return tuple(jobs)

    def _next(self) -> None:
        """Begin the next job, if there is one and nothing stands in its way."""
        if self._closed or self._paused or self._hindrance or self._making is not None:
            return
        project = self._session.project
        for job in self.waiting:
            its_take = not job.sounds or any(take.id == job.sounds for take in project.takes)
            if its_take and any(shot.id == job.shot_id for shot in project.shots):
                self._begin(job)
                return
            self._end(job.id, Cancelled())  # its shot has been removed, or its take

    def _begin(self, job: Job) -> None:
        first = first_of(self._session.project, self._session.project.take(job.sounds)) if job.sounds else None
        making = self._making = Making(job, self._session.folder, self._costs, self._clock, first)
        self._set(job.id, making.begin())
        self._tell()
        self._worker.begin(making.order, lambda report: self._hear(making, report))

    def _hear(self, making: Making, report: Report) -> None:
        """On the worker's thread: post what is said."""
        heard = report if self._closed else making.heard(report)
        with self._lock:
            first = not self._reports
            self._reports.append((making, heard))
        if first:
            self._post(self._answer)

    def _answer(self) -> None:
        """On the session's thread: what the worker said, of each kind of progress only the newest."""
        with self._lock:
            heard, self._reports = self._reports, []
        newest = {type(report): number for number, (_, report) in enumerate(heard)}
        told = False
        for number, (making, report) in enumerate(heard):
            passing = isinstance(report, Advanced | Rendered) and newest[type(report)] != number
            if not passing and not self._closed and making is self._making:
                told = self._take_in(making, report) or told
        if told:
            self._tell()

    def _take_in(self, making: Making, report: Report | Landed) -> bool:
        """Whether everybody is still to be told."""
        match report:
            case Advanced() | Rendered():
                return self._progress(making, report)
            case Landed(take=take, notes=notes):
                self._making = None
                self._finish(making, take, notes)
            case Delivered():
                self._making = None
                self._end(making.job_id, Failed(problem=ProjectError("The worker made something else.")))
            case Stopped():
                self._making = None
                self._end(making.job_id, Cancelled())
            case Broken(problem=problem, log=log, died=died):
                self._making = None
                making.discard()
                self._break(making, problem, log, died=died)
        self._next()
        return False

    def _progress(self, making: Making, report: Advanced | Rendered) -> bool:
        job = self.job(making.job_id)
        if job is None or not isinstance(job.state, Preparing | Running):
            return False
        self._set(job.id, making.moved(job.state, report))
        return True

    def _finish(self, making: Making, take: Take, notes: tuple[str, ...]) -> None:
        """The take into the project, once: the record of the job says what it becomes before it does."""
        job = self.job(making.job_id)
        if job is None or isinstance(job.state, Cancelling):
            self._end(making.job_id, Cancelled())
            return
        making.learn(take.frame_count)
        self._keep((job.id, self._session.next_take_id(job.shot_id)))
        added = self._session.add_take(take)
        if added is None:
            self._end(job.id, Failed(problem=ProjectError("The take was made but could not be put into the project.")))
        else:
            self._end(job.id, Done(added.id, notes))

    def _break(self, making: Making, problem: StudioError, log: str, *, died: bool) -> None:
        job = self.job(making.job_id)
        if job is None or isinstance(job.state, Cancelling):
            self._end(making.job_id, Cancelled())
        elif isinstance(problem, DiskError):
            self._hindrance = problem
            self._set(job.id, Queued())
            self._keep()
            self._tell()
        else:
            self._end(job.id, Failed(problem=problem, log=log, died=died))

    # ------------------------------------------------------------------------------------------ what is told and kept

    def _set(self, job_id: str, state: State) -> None:
        self._jobs = [replace(job, state=state) if job.id == job_id else job for job in self._jobs]

    def _end(self, job_id: str, state: Done | Failed | Cancelled) -> None:
        self._set(job_id, state)
        self._keep()
        self._tell()
        job = self.job(job_id)
        if job is not None:
            self.ended.emit(job)

    def _tell(self) -> None:
        self.changed.emit(self.jobs)

    def _keep(self, becoming: tuple[str, str] = ("", "")) -> None:
        problem = jobs_kept.keep(self._session, self._jobs, becoming)
        if problem is not None:
            self._hindrance = problem


def _gist(scene: Scene) -> tuple[object, ...]:
    """What a shot's length depends on, without what the story around it adds."""
    acts = tuple((one.kind, one.count, one.action, one.then) for one in scene.subjects)
    return acts, scene.place, tuple(line.text for line in scene.dialogue), scene.camera.move


def _outline(project: Project, shot_id: str, quality: Quality | None) -> Recipe:
    """As much of a recipe as its cost depends on."""
    shot = project.shot(shot_id)
    return Recipe(
        scene=shot.reading.scene,
        engine=shot.settings.engine,
        model=shot.settings.model if shot.settings.engine == BY_MODELS else None,
        engine_version="",
        studio="",
        size=project.form.size,
        rate=project.form.rate,
        seconds=shot.settings.seconds,
        quality=quality or shot.settings.quality,
    )


def _seed_to(shot_id: str, seed: int) -> Callable[[Project], Project]:
    def _edit(project: Project) -> Project:
        return edits.set_settings(project, shot_id, replace(project.shot(shot_id).settings, seed=seed))

    return _edit
