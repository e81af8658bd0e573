"""The doors to the queue: a list of jobs that outlives every process, and runners that do them.

One queue serves the window, the commands, the server and assistants. Whoever wants something adds a ``Wish`` and reads
``Job``s, from any process; one dispatcher at a time (it holds the ``lease``) hands jobs to ``Runner``s and puts what
comes back in its place.

::

    faces ── add, pause, move, cancel … ──▶ Queue ◀── begin, landing, done … ── dispatcher ── submit ──▶ Runner
                                              ▲                                     ▲                       │
    faces ◀───────── jobs, settings ──────────┘                                     └────── reports ────────┘
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import time
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.ports.worker import Order, Report
from studio.project.dub import Dub
from studio.project.mix import MixSettings
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Music
from studio.project.take import Quality, Recipe, Take

# ---------------------------------------------------------------------------------------------------- what is wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeWork:
    """A take of a shot of a project.

    With ``recipe`` it is made by exactly that (captured when it was wished); without, the recipe is drawn up when its
    turn comes, from the shot as it is then: ``quality`` and ``seed`` are the shot's own where they are None. ``base``
    is the take that it is made from: a take's id, or ``approved`` for the one that is approved by then (the job waits
    for the approval); that take's recipe is then used, at ``quality``. ``parents`` and ``prompt`` are the take's, with
    a ``recipe``. ``model`` makes it in place of whatever made its base, or would make the shot: with the same seed and
    length, a draft that the stage has made becomes a final. ``sounds`` are models that make parts of its sound, in
    place of those that its base or its shot has (None: those).
    """

    project: Path
    shot: str
    quality: Quality | None = None
    seed: int | None = None
    base: str = ""
    recipe: Recipe | None = None
    parents: tuple[str, ...] = ()
    prompt: str = ""
    model: ModelUse | None = None
    sounds: tuple[SoundUse, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundWork:
    """Another sound for a take; its pictures stay. ``take`` is its id; empty for the take of the first job in the
    wish's ``after`` (sound after picture). What is None stays as it is; ``music`` "none" takes it away."""

    project: Path
    take: str = ""
    music: Music | Literal["none"] | None = None
    mix: MixSettings | None = None
    dubs: tuple[Dub, ...] = ()
    sounds: tuple[SoundUse, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmWork:
    """A whole film, to the file ``output``, to shots and takes added to ``project``, or to both.

    ``prompts`` are shots in order; or ``script`` is the text of a script, ``script_name`` the name of the file that it
    was read from (a screenplay is known by its suffix). The rest is as for ``ekonte film``.
    """

    output: Path | None = None
    project: Path | None = None
    prompts: tuple[str, ...] = ()
    script: str = ""
    script_name: str = ""
    size: tuple[int, int] = (854, 480)
    rate: FrameRate = field(default_factory=lambda: FrameRate(Fraction(24)))
    seconds: float | None = None
    style: str | None = None
    seed: int = 0
    language: str | None = None
    quality: Quality = "standard"
    mix: MixSettings = field(default_factory=MixSettings)
    model: ModelUse | None = None
    image: Path | None = None
    footage: Path | None = None
    follow: Path | None = None
    sounds: tuple[SoundUse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWork:
    """A sequence of a project (the film where it is empty) as the file ``output``, in the form that its suffix says, or
    ``preset``: the text of one, as it was when it was wished. ``stretch`` is ``IN-OUT``, or empty for all. ``force``
    writes over a file that is there already."""

    project: Path
    output: Path
    sequence: str = ""
    stretch: str = ""
    preset: str = ""
    force: bool = False


Work = TakeWork | SoundWork | FilmWork | ExportWork
Kind = Literal["take", "sound", "film", "export"]


@dataclass(frozen=True, slots=True)
class Hours:
    """A job begins only between two times of day, local time; over midnight where ``begin`` is the later one."""

    begin: time
    end: time

    def hold(self, now: time) -> bool:
        """Whether ``now`` is outside."""
        if self.begin <= self.end:
            return not self.begin <= now < self.end
        return self.end <= now < self.begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something to be done. Larger ``priority`` first. ``after`` are ids of jobs that must be done before (``#0`` is
    the first wish of the same call of ``add``). ``device`` is the only one it may run on, empty for any. ``key`` makes
    adding idempotent: a wish with the key of a job that is there gives that job. ``owner`` says which face wished it
    (``window``, ``command``, ``server``, ``mcp``)."""

    work: Work
    title: str = ""
    priority: int = 0
    after: tuple[str, ...] = ()
    hours: Hours | None = None
    device: str = ""
    paused: bool = False
    key: str = ""
    owner: str = ""


# ---------------------------------------------------------------------------------------------------- how it stands


@dataclass(frozen=True, slots=True)
class Queued:
    """Waits for its turn alone."""


Cause = Literal["jobs", "approval", "hours", "space", "project", "device"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something must come first: ``cause`` and, for a person, ``what``: jobs by id, "approval of shot s2", the hours,
    why there is no space, who has the project, which device is not there."""

    cause: Cause
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """``done`` of ``total`` of ``step`` (total 0: not known). ``seconds_left`` None: not known. ``stopping``: it was
    asked to stop."""

    device: str
    step: str = ""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    stopping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a job: takes by id, files, frames; ``notes`` say what was done otherwise than written."""

    takes: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    frame_count: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """It is where it was wanted, whole."""

    made: Made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Failed:
    """It could not be made. ``log`` is what the worker said. ``next_try``: it is tried again by itself, so many seconds
    after it failed; None when it is not, until somebody retries it."""

    problem: StudioError
    log: str = ""
    attempts: int = 1
    next_try: float | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It was stopped before there was anything."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Somebody holds it until they resume it."""


State = Queued | Waiting | Running | Done | Failed | Cancelled | Paused
StateName = Literal["queued", "waiting", "running", "done", "failed", "cancelled", "paused"]
"""::

    Queued ◀─▶ Waiting ─▶ Running ─▶ Done
      ▲ │                  │  ├────▶ Failed ─▶ (by itself, later; or retry) Queued
      │ ▼                  │  └────▶ Cancelled
    Paused ◀───────────────┘
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Job:
    """``id`` never changes and never comes back. ``attempts`` counts how often it was begun. ``estimate`` and ``took``
    are seconds; times are ISO 8601 in UTC, empty where it has not come to that."""

    id: str
    wish: Wish
    state: State
    attempts: int = 0
    estimate: float | None = None
    took: float | None = None
    added: str = ""
    began: str = ""
    ended: str = ""

    @property
    def ended_for_good(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        state = self.state
        return isinstance(state, Done | Cancelled) or (isinstance(state, Failed) and state.next_try is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One job of a kind that was done, for estimates: ``pixels`` a frame, ``frames``, wall seconds."""

    kind: Kind
    quality: str
    pixels: int
    frames: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Of the whole queue. ``hindrance`` is why it stands still by itself, empty when it does not. ``slots`` are how
    many jobs a device does at a time, where that is not what its runner says. ``free_bytes``: a job begins only where
    its disk has this much space."""

    paused: bool = False
    hindrance: str = ""
    slots: tuple[tuple[str, int], ...] = ()
    free_bytes: int = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What a job is about to become, known before it happens, so that it happens once. ``takes`` have their ids and
    ``made`` times, their media are in the project's store; ``shots`` are new shots that they need, as JSON texts of
    readings, in the order of their takes. ``files`` are renamed: from, to, from, to."""

    takes: tuple[Take, ...] = ()
    shots: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    frame_count: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A job that a dispatcher which is gone had in work: ``scratch`` are the paths that it had given to the worker."""

    job: Job
    scratch: tuple[Path, ...] = ()
    landing: Landing | None = None


class Lease(Protocol):
    """Being the one dispatcher of a queue, or the one that writes takes into a project. It goes with its process."""

    def release(self) -> None: ...


class Queue(Protocol):
    """Every method may be called from any thread; what one has returned from is on the disk, over a loss of power too
    (but for ``progress`` and ``hold``, which a new dispatcher finds out anew).

    All raise ``DiskError`` when the disk is full or refuses; then nothing has changed. An id that is not there is
    an ``InputError``.
    """

    # faces

    @property
    def mended(self) -> str:
        """What was done because the file was damaged when it was opened (kept aside under which name), or empty."""
        ...

    @property
    def revision(self) -> int:
        """Another number whenever anything has changed, by whichever process. Costs next to nothing."""
        ...

    def add(self, wishes: Sequence[Wish]) -> tuple[Job, ...]:
        """All of them or none. Raises ``InputError``: an ``after`` names no job."""
        ...

    def job(self, job_id: str) -> Job:
        """Raises ``InputError``."""
        ...

    def jobs(self, states: Collection[StateName] = (), *, limit: int | None = None, after: str = "") -> tuple[Job, ...]:
        """Those that have not been cleared, in the order of the queue: in work, to come, ended (newest first).
        ``states`` none: all. ``after``: only those behind this job in that order. The recipes of takes are left out of
        lists; ``job`` has them."""
        ...

    def history(self, limit: int = 100) -> tuple[Job, ...]:
        """Jobs that have ended, newest first, the cleared ones too; at least the last 10,000."""
        ...

    def cancel(self, job_ids: Collection[str]) -> None:
        """At once where it waits (and what waits for it, too); the dispatcher stops what is in work. Nothing happens to
        what has ended."""
        ...

    def pause(self, job_ids: Collection[str]) -> None:
        """What is in work stops, and begins anew when it is resumed."""
        ...

    def resume(self, job_ids: Collection[str]) -> None: ...

    def retry(self, job_ids: Collection[str]) -> None:
        """What has failed or was cancelled waits again, with its attempts counted from 0."""
        ...

    def prioritize(self, job_ids: Collection[str], priority: int) -> None: ...

    def move(self, job_id: str, before: str = "") -> None:
        """In front of another job that waits, taking its priority; behind the last one where ``before`` is empty."""
        ...

    def clear(self, job_ids: Collection[str] = ()) -> int:
        """Take ended jobs (these, or all) off the list; they stay in the history. Gives how many."""
        ...

    @property
    def settings(self) -> Settings: ...

    def set(self, settings: Settings) -> None: ...

    @property
    def dispatcher(self) -> str:
        """Who has the lease now, in words for a person; empty for nobody."""
        ...

    def close(self) -> None: ...

    # the dispatcher

    def lease(self, name: str) -> Lease:
        """Be the dispatcher. Raises ``InputError`` that names who is it already."""
        ...

    def lease_project(self, folder: Path, name: str) -> Lease:
        """Be the one queue that writes takes into a project. Raises ``ProjectError`` that names who is already."""
        ...

    def left(self) -> tuple[Left, ...]:
        """Jobs in work: after ``lease``, those of a dispatcher that is gone."""
        ...

    def ready(self) -> tuple[Job, ...]:
        """Those that nobody holds and that wait for no other job, in their order, without recipes: their turn hangs on
        approval, hours, space, the next try alone."""
        ...

    def wanted(self) -> tuple[tuple[str, Literal["cancel", "pause"]], ...]:
        """What faces want of jobs in work, by id."""
        ...

    def begin(self, job_id: str, device: str, scratch: Sequence[Path], recipe: Recipe | None = None) -> bool:
        """From waiting to in work; false when somebody took it back meanwhile. ``recipe`` is the one that was drawn up:
        whenever it begins anew, it is made by the same."""
        ...

    def progress(self, job_id: str, running: Running) -> None: ...

    def hold(self, job_id: str, why: Waiting | None) -> None:
        """Why a job that waits cannot begin."""
        ...

    def estimate(self, seconds: Sequence[tuple[str, float]]) -> None:
        """How long jobs will take, by id."""
        ...

    def land(self, job_id: str, landing: Landing) -> None: ...

    def done(self, job_id: str, made: Made, past: Past | None) -> None: ...

    def failed(self, job_id: str, failed: Failed) -> None:
        """With ``next_try`` it waits for it; without, it has ended."""
        ...

    def stopped(self, job_id: str, into: Literal["cancelled", "paused", "queued"]) -> None:
        """It was in work and is not any more; ``queued`` does not count as an attempt."""
        ...

    @property
    def past(self) -> tuple[Past, ...]:
        """The newest 1,000."""
        ...


# ---------------------------------------------------------------------------------------------------- who does it


@dataclass(frozen=True, slots=True)
class Device:
    """Something that does ``slots`` jobs at a time: ``cpu``, ``gpu0``, a node of a cluster."""

    name: str
    slots: int = 1


class Task(Protocol):
    """An order that a runner has taken."""

    def cancel(self) -> None:
        """Ask it to stop; returns at once, may be called twice and after the end. Its last report then is ``Stopped``,
        within 10 s, unless its end came first."""
        ...


class Runner(Protocol):
    """Does orders in processes of its own, here or elsewhere. What it must promise:

    - ``submit`` returns at once. ``report`` is then called on threads of the runner's own, never two at a time for one
      order: any number of ``Advanced`` and ``Rendered``, then exactly one of ``Delivered``, ``Broken``, ``Stopped``,
      and nothing after it.
    - The order is captured whole. It names files to read (``sounds``, ``movie``) and files to write; the runner brings
      the bytes there and back when the work is done on another machine. With ``Delivered`` every file that was wanted
      is whole at its path on this machine; with ``Broken`` or ``Stopped`` none of them is there.
    - The same order gives the same bytes on whichever device.
    - A process or machine that was lost is ``Broken(died=True)``, and the slot is of use again for the next order; a
      runner that can try elsewhere by itself does so first. A worker of another version is never given an order: it is
      ``Broken`` with a ``MachineError`` that names both versions, ``died=False``.
    - When the process that has the runner dies, its work dies too, or at least writes nothing more to the paths of the
      order.
    """

    @property
    def name(self) -> str:
        """``local``, ``ray``."""
        ...

    @property
    def devices(self) -> tuple[Device, ...]:
        """Those that are there now; may change whenever machines come and go. Names are unique within the runner.
        Costs next to nothing."""
        ...

    def can(self, order: Order) -> bool:
        """Whether it does such orders at all."""
        ...

    def submit(self, order: Order, device: str, report: Callable[[Report], None]) -> Task:
        """Only when ``device`` has a slot free. Raises ``StudioError`` when it cannot even begin."""
        ...

    def close(self) -> None:
        """End all its processes, whatever they do; nothing is reported any more. Waits for its threads."""
        ...
