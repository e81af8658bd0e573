"""The dispatcher: hands ready jobs to runners, puts what comes back in its place, and sees that each is done once.

All of it happens on one thread, which is woken by reports, by changes of the queue and by the clock. Killed at any
moment, the next one takes the lease at once and goes on: what was in work begins anew, what was just landing lands.
"""

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError, InputError, ProjectError, StudioError
from studio.ports.queue import (
    Device,
    Failed,
    FilmWork,
    Job,
    Lease,
    Left,
    Made,
    Past,
    Queue,
    Runner,
    TakeWork,
    Waiting,
)
from studio.ports.storage import ProjectFolder, Projects
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, Result, Stopped
from studio.workflows.queue import drawing, landing
from studio.workflows.queue.clock import Clock
from studio.workflows.queue.drawing import Drawn
from studio.workflows.queue.estimates import Estimates, Size, size_of
from studio.workflows.queue.homes import Homes
from studio.workflows.queue.landing import TakenError
from studio.workflows.queue.space import free_bytes, shortage
from studio.workflows.queue.work import InWork

ATTEMPTS = 5
"""How often a job is begun whose worker was lost, before it has failed."""

BACKOFF = 2.0
"""Seconds before the second attempt; each further one waits twice as long as the one before it."""

_LONGEST_WAIT = 300.0
"""Seconds between two attempts at most."""

_GLANCE = 0.1
"""Seconds between two looks at whether anybody has changed the queue."""

_PASS = 1.0
"""Seconds between two looks at the jobs that wait for hours, space, approval or their next try."""

_FAREWELL = 10.0
"""Seconds that jobs have to stop when the dispatcher is closed."""

_log = logging.getLogger(__name__)


class Dispatcher:
    """Works from ``start`` to ``close``. ``idle`` and ``picture`` may be asked from any thread."""

    def __init__(
        self,
        queue: Queue,
        projects: Projects,
        runners: Sequence[Runner],
        name: str,
        *,
        clock: Clock | None = None,
        free: Callable[[Path], int] = free_bytes,
        backoff: float = BACKOFF,
    ) -> None:
        """``name`` is what others are told who has the queue (``ekonte queue run``). ``free`` gives the free bytes of
        a disk."""
        self._queue, self._projects, self._runners, self._name = queue, projects, tuple(runners), name
        self._clock, self._free, self._backoff = clock or Clock(), free, backoff
        self._homes = Homes(projects, queue, name, self._clock.seconds)
        self._lock = threading.Lock()
        self._reports: deque[tuple[str, Report]] = deque()
        self._wake, self._stop, self._started = threading.Event(), threading.Event(), threading.Event()
        self._working: dict[str, InWork] = {}
        self._next: dict[str, float] = {}
        """By id, when a job that failed is tried again, in seconds of the clock that never jumps."""
        self._owed: list[Callable[[], None]] = []
        """What is to be written as soon as the disk takes it; nothing begins before."""
        self._lease: Lease | None = None
        self._thread: threading.Thread | None = None
        self._seen = -1
        """The queue's revision when it was looked at last."""
        self._nothing = threading.Event()
        self._hindrance: StudioError | None = None

    # ------------------------------------------------------------------------------------------ from any thread

    def start(self) -> None:
        """Take the lease, go on with what another one left, and work on a thread. Returns when it has looked at the
        queue once.

        Raises:
            InputError: somebody else has the lease; it is named.
            DiskError: the queue cannot be written.
        """
        self._lease = self._queue.lease(self._name)
        self._thread = threading.Thread(target=self._run, name="dispatcher", daemon=True)
        self._thread.start()
        self._started.wait()

    def close(self) -> None:
        """Stop. What is in work waits again, and begins anew with the next dispatcher."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
        else:
            for runner in self._runners:
                runner.close()
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    @property
    def idle(self) -> bool:
        """Whether nothing is in work and nothing could begin when it looked last."""
        return self._nothing.is_set()

    @property
    def hindrance(self) -> StudioError | None:
        """Why the queue itself cannot be written, for the moment."""
        return self._hindrance

    @property
    def trying_again(self) -> bool:
        """Whether a job has failed and waits for its next try."""
        return bool(self._next)

    def wait(self, timeout: float | None = None) -> bool:
        """Until there is nothing left that it could do now; gives whether that is so."""
        return self._nothing.wait(timeout)

    def wake(self) -> None:
        """Look at the queue now: somebody has just added something."""
        self._nothing.clear()
        self._wake.set()

    def picture(self, job_id: str) -> NDArray[np.uint8] | None:
        """The newest frame of a job in work, small: uint8 (height, width, 3) sRGB."""
        work = self._working.get(job_id)
        return None if work is None else work.picture

    # ------------------------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        looked = -1e9
        try:
            self._owed.append(self._recover)
            self._safely(lambda: None)
        finally:
            self._started.set()
        while not self._stop.is_set():
            kicked = self._take_in()
            now = self._clock.seconds()
            found = self._revision()
            if kicked or found != self._seen or now - looked >= _PASS:
                self._seen, looked = found, now
                self._safely(self._land_again)
                self._safely(self._obey)
                self._safely(self._hand_out)
                self._homes.sweep()
            self._wake.wait(_GLANCE)
            self._wake.clear()
        self._leave()

    def _safely(self, step: Callable[[], None]) -> None:
        """The queue goes on, whatever happens in one step of it."""
        try:
            self._pay()
            step()
            if not any(work.arrived is not None for work in self._working.values()):
                self._hindrance = None
        except StudioError as problem:
            self._hindrance = problem
        except Exception:  # noqa: BLE001 - a slip in one step must not lose a night's work
            _log.exception("The queue could not do a step; it goes on.")

    def _revision(self) -> int:
        try:
            return self._queue.revision
        except StudioError:
            return self._seen

    def _land_again(self) -> None:
        for work in list(self._working.values()):
            if work.arrived is not None:
                self._settle(work, work.arrived)

    def _pay(self) -> None:
        """Write what is owed, in order. Raises ``DiskError``."""
        while self._owed:
            self._owed[0]()
            del self._owed[0]

    def _recover(self) -> None:
        wanted = dict(self._queue.wanted())
        for left in self._queue.left():
            self._go_on(left, wanted.get(left.job.id))

    def _go_on(self, left: Left, wanted: Literal["cancel", "pause"] | None) -> None:
        """A job that another dispatcher had in work when it died."""
        job, becoming = left.job, left.landing
        try:
            folder = self._folder_of(job)
            if becoming is not None and landing.can_land(folder, becoming):
                made = landing.landed(folder, becoming)
                landing.discard(left.scratch)
                self._queue.done(job.id, made, None)
                return
        except (StudioError, TakenError) as problem:
            _log.info("%s begins anew: %s", job.id, problem)
        landing.discard(left.scratch)
        self._queue.stopped(job.id, "cancelled" if wanted == "cancel" else "paused" if wanted else "queued")

    def _take_in(self) -> bool:
        """What runners have said; gives whether a job has ended."""
        ended = False
        while True:
            with self._lock:
                if not self._reports:
                    return ended
                job_id, report = self._reports.popleft()
            work = self._working.get(job_id)
            if work is None:
                continue
            if isinstance(report, Advanced | Rendered):
                if work.heard(report, self._clock.seconds()):
                    with contextlib.suppress(StudioError):
                        self._queue.progress(job_id, work.running)
                continue
            ended = True
            try:
                self._ended(work, report)
            except StudioError as problem:
                self._hindrance = problem  # it is owed

    def _ended(self, work: InWork, report: Delivered | Broken | Stopped) -> None:
        match report:
            case Delivered(result=result):
                self._land(work, result)
            case Broken(problem=problem, log=log, died=died):
                landing.discard(work.drawn.scratch)
                self._broken(work, problem, log, died=died)
            case Stopped():
                landing.discard(work.drawn.scratch)
                self._let_go(work, lambda: self._queue.stopped(work.id, _into(work)))

    def _land(self, work: InWork, result: Result) -> None:
        """Its files to the disk that they will stay on, and then to their places."""
        work.lasted = work.took(self._clock.seconds())
        try:
            work.arrived = landing.arrived(work.job, work.drawn, result, self._folder_of(work.job))
        except Exception as error:  # noqa: BLE001 - the boundary: whatever it is, it becomes one failed job
            if not isinstance(error, StudioError):
                _log.exception("%s could not land", work.id)
            landing.discard(work.drawn.scratch)
            self._broken(work, landing.problem_of(error), "", died=False)
            return
        self._settle(work, work.arrived)

    def _settle(self, work: InWork, what: landing.Arrived) -> None:
        """Into the project, to the file's name. On a disk that refuses it is tried again with every pass."""
        try:
            made = self._landed(work, what)
        except DiskError as problem:
            if work.home is None or work.home.is_dir():
                self._tell(work, problem)
                return
            gone = ProjectError(f"The project {work.home} has vanished.", todo="Put it back, and retry the job.")
            self._broken(work, gone, "", died=False)
        except Exception as error:  # noqa: BLE001 - as above
            if not isinstance(error, StudioError):
                _log.exception("%s could not land", work.id)
            landing.discard(work.drawn.scratch)
            self._broken(work, landing.problem_of(error), "", died=False)
        else:
            size, frames = work.size, made.frame_count
            past = Past(kind=size.kind, quality=size.quality, pixels=size.pixels, frames=frames, seconds=work.lasted)
            landing.discard(work.drawn.scratch)  # what is left where everything has gone from
            self._let_go(work, lambda: self._queue.done(work.id, made, past))

    def _landed(self, work: InWork, what: landing.Arrived) -> Made:
        """Raises ``StudioError``: what is recorded as becoming stays so, and happens at most once."""
        folder = self._folder_of(work.job)
        while True:
            becoming = work.becoming
            if becoming is None:
                becoming = landing.numbered(None if folder is None else folder.document, what)
                self._queue.land(work.id, becoming)
                work.becoming = becoming
            try:
                return landing.landed(folder, becoming)
            except TakenError:
                work.becoming = None

    def _tell(self, work: InWork, problem: StudioError) -> None:
        """Why something that is made is not in its place yet."""
        self._hindrance = problem
        work.running = replace(work.running, step=problem.what, done=0, total=0, seconds_left=None)
        with contextlib.suppress(StudioError):
            self._queue.progress(work.id, work.running)

    def _broken(self, work: InWork, problem: StudioError, log: str, *, died: bool) -> None:
        attempts = work.job.attempts + 1
        if work.into == "cancelled" or (work.into and died):
            self._let_go(work, lambda: self._queue.stopped(work.id, _into(work)))
            return
        again = isinstance(problem, DiskError) or (died and attempts < ATTEMPTS)
        pause = min(self._backoff * 2.0 ** (attempts - 1), _LONGEST_WAIT) if again else None
        failed = Failed(problem=problem, log=log, attempts=attempts, next_try=pause)
        if pause is not None:
            self._next[work.id] = self._clock.seconds() + pause
        self._let_go(work, lambda: self._queue.failed(work.id, failed))

    def _let_go(self, work: InWork, write: Callable[[], None]) -> None:
        """A job is not in work any more; that reaches the disk before anything else begins."""
        if work.home is not None:
            self._homes.end(work.home)
        self._working.pop(work.id, None)
        self._owed.append(write)
        self._pay()

    def _obey(self) -> None:
        """What faces want of jobs in work."""
        wanted = dict(self._queue.wanted())
        for work in list(self._working.values()):
            match wanted.get(work.id):
                case "cancel":
                    work.into = "cancelled"
                case "pause":
                    work.into = "paused"
                case _:
                    continue
            if work.task is not None:
                work.task.cancel()

    # ------------------------------------------------------------------------------------------ handing out

    def _hand_out(self) -> None:
        settings = self._queue.settings
        free = {} if settings.paused else self._free_places(dict(settings.slots))
        if not free and self._working:
            self._nothing.clear()
            return
        ready = self._queue.ready()
        self._estimate(ready)
        self._next = {job.id: self._next[job.id] for job in ready if job.id in self._next}
        for job in ready if free else ():
            if self._stop.is_set() or not free:
                break
            place = _fitting(job, free)
            if place is None:
                self._look_for_device(job)
            elif not self._must_wait(job, settings.free_bytes) and self._begin(job, place):
                free[place] -= 1
                if not free[place]:
                    del free[place]
        if not self._working and not self._owed and self._seen == self._revision():
            self._nothing.set()
        else:
            self._nothing.clear()

    def _free_places(self, slots: dict[str, int]) -> dict[tuple[str, str], int]:
        """By runner and device, how many more jobs they take."""
        free: dict[tuple[str, str], int] = {}
        for runner in self._runners:
            for device in _devices(runner):
                place = (runner.name, device.name)
                busy = sum(work.place == place and work.arrived is None for work in self._working.values())
                left = slots.get(device.name, slots.get(runner.name, device.slots)) - busy
                if left > 0:
                    free[place] = left
        return free

    def _look_for_device(self, job: Job) -> None:
        """Say so when the device that a job is for is not there; that it is busy needs no words."""
        places = {(runner.name, device.name): 1 for runner in self._runners for device in _devices(runner)}
        if _fitting(job, places) is None:
            self._hold(job, Waiting("device", job.wish.device or "there is none"))

    def _must_wait(self, job: Job, wanted: int) -> bool:
        """Whether it cannot begin now; says why in the queue."""
        now = self._clock.seconds()
        if isinstance(job.state, Failed):
            if job.id not in self._next:
                self._next[job.id] = now + (job.state.next_try or 0.0)
            if now < self._next[job.id]:
                return True
        hours = job.wish.hours
        if hours is not None and hours.hold(self._clock.of_day()):
            return True  # everybody who lists it can see that for themselves
        why = self._reason(job, wanted)
        if why is not None or isinstance(job.state, Waiting):
            self._hold(job, why)
        return why is not None

    def _reason(self, job: Job, wanted: int) -> Waiting | None:
        work = job.wish.work
        if isinstance(work, TakeWork) and work.base == "approved":
            try:
                said = drawing.awaited(work, self._homes.document(work.project))
            except StudioError:
                return None  # it will fail, and say so
            if said:
                return Waiting("approval", said)
        for path in (drawing.project_of(job), getattr(work, "output", None)):
            if path is not None and (said := shortage(path, wanted, self._free)):
                return Waiting("space", said)
        return None

    def _hold(self, job: Job, why: Waiting | None) -> None:
        state = job.state
        if why != (state if isinstance(state, Waiting) and state.cause != "hours" else None):
            self._queue.hold(job.id, why)

    def _begin(self, job: Job, place: tuple[str, str]) -> bool:
        """Whether it is in work now."""
        home, leased = drawing.project_of(job), False
        try:
            job = self._queue.job(job.id)  # with its recipe
            self._make_home(job)
            folder = self._folder_of(job)
            if home is not None:
                try:
                    self._homes.begin(home)
                    leased = True
                except InputError as problem:
                    self._hold(job, Waiting("project", problem.what))
                    return False
            drawn = drawing.drawn(job, folder, self._before(job))
        except StudioError as problem:
            if leased and home is not None:
                self._homes.end(home)
            self._refused(job, place, problem)
            return False
        if self._start(job, drawn, place, home):
            return True
        if home is not None:
            self._homes.end(home)
        return False

    def _start(self, job: Job, drawn: Drawn, place: tuple[str, str], home: Path | None) -> bool:
        runner = next(one for one in self._runners if one.name == place[0])
        if not runner.can(drawn.order):
            others = [one for one in self._runners if one.can(drawn.order)]
            problem = InputError(f"The runner {runner.name} cannot do this.", todo="Leave out the device.")
            if not others or job.wish.device:
                self._refused(job, place, problem)
            return False
        if not self._queue.begin(job.id, place[1], drawn.scratch, drawn.recipe):
            return False
        size = size_of(job.wish.work, None, drawn.recipe)
        work = self._working[job.id] = InWork(job, drawn, place, home, size, self._clock.seconds())
        try:
            work.task = runner.submit(drawn.order, place[1], lambda report: self._hear(job.id, report))
        except StudioError as problem:
            self._hear(job.id, Broken(problem=problem, died=True))
        return True

    def _refused(self, job: Job, place: tuple[str, str], problem: StudioError) -> None:
        """It cannot even begin."""
        if self._queue.begin(job.id, place[1], ()):
            again = isinstance(problem, DiskError)
            pause = min(self._backoff * 2.0**job.attempts, _LONGEST_WAIT) if again else None
            if pause is not None:
                self._next[job.id] = self._clock.seconds() + pause
            self._queue.failed(job.id, Failed(problem=problem, attempts=job.attempts + 1, next_try=pause))

    def _hear(self, job_id: str, report: Report) -> None:
        """On a runner's thread."""
        with self._lock:
            self._reports.append((job_id, report))
        if not isinstance(report, Rendered):
            self._wake.set()

    def _before(self, job: Job) -> tuple[str, ...]:
        """The takes of the jobs that it came after."""
        takes: list[str] = []
        for job_id in job.wish.after:
            with contextlib.suppress(InputError):
                state = self._queue.job(job_id).state
                takes += getattr(getattr(state, "made", None), "takes", ())
        return tuple(takes)

    def _make_home(self, job: Job) -> None:
        """A film may go to a project that is not there yet."""
        work = job.wish.work
        if isinstance(work, FilmWork) and work.project is not None:
            self._projects.create(work.project).__exit__(None, None, None)

    def _folder_of(self, job: Job) -> ProjectFolder | None:
        home = drawing.project_of(job)
        return None if home is None else self._homes.folder(home)

    def _estimate(self, ready: Sequence[Job]) -> None:
        """How long those will take of which nobody has said it."""
        blank = [job for job in ready if job.estimate is None]
        if blank:
            estimates = Estimates(self._queue.past)
            told = [(job.id, estimates.seconds(_size(job))) for job in blank]
            self._queue.estimate([(job, seconds) for job, seconds in told if seconds is not None])

    def _leave(self) -> None:
        """Stop what is in work, and let go."""
        for work in self._working.values():
            work.into = work.into or "queued"
            if work.task is not None:
                work.task.cancel()
        end = time.monotonic() + _FAREWELL
        while self._working and time.monotonic() < end:
            self._take_in()
            self._wake.wait(0.05)
            self._wake.clear()
        for runner in self._runners:
            runner.close()
        for work in list(self._working.values()):
            landing.discard(work.drawn.scratch)
            self._safely(lambda work=work: self._let_go(work, lambda: self._queue.stopped(work.id, _into(work))))
        with contextlib.suppress(StudioError):
            self._pay()
        self._homes.close()


def _devices(runner: Runner) -> tuple[Device, ...]:
    try:
        return runner.devices
    except StudioError:
        return ()


def _fitting(job: Job, free: dict[tuple[str, str], int]) -> tuple[str, str] | None:
    """A free place where this job may run."""
    wanted = job.wish.device
    return next((place for place in free if not wanted or wanted in (*place, "/".join(place))), None)


def _size(job: Job) -> Size:
    return size_of(job.wish.work)


def _into(work: InWork) -> Literal["cancelled", "paused", "queued"]:
    """What a job becomes that has stopped."""
    return work.into or "queued"
