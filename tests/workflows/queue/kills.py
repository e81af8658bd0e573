"""A queue of 50 jobs is worked on while its dispatcher and its workers are killed at random moments: every job is done
once, and its take is, to the last byte, the one that nobody disturbed.

``python -m tests.workflows.queue.kills 200`` kills two hundred times and prints what was found. Not on Windows.
"""

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import av

from studio.core.progress import CancelToken
from studio.core.unfinished import Unfinished
from studio.media.proxies import ProxyFolder
from studio.ports.queue import Done, Running
from studio.ports.worker import TakeMade, TakeOrder
from studio.project.take import Recipe
from studio.storage import Bundles
from studio.storage.queue import QueueFile, open_queue
from studio.workflows.queue import Job, Wishing
from tests.workflows.queue.desk import ROOT, document, make_project
from tests.workflows.queue.worker import own_studio, work

JOBS = 50
PATIENCE = 120.0
"""Seconds without anything ending, after which the queue is said to stand still."""

_MERCY = 5.0
"""Seconds without anything ending, after which it is left in peace until something does: on a busy machine a worker
would otherwise be killed before it has begun, for ever."""


@dataclass(slots=True)
class Report:
    """``dispatchers`` and ``workers`` were killed, ``landing`` of them while a take was on its way into the project.
    ``longest`` is the most that a new dispatcher took, from its process's start until a job was in work again."""

    queues: int = 0
    jobs: int = 0
    dispatchers: int = 0
    workers: int = 0
    landing: int = 0
    lost: int = 0
    doubled: int = 0
    corrupt: int = 0
    left_behind: int = 0
    longest: float = 0.0
    resumes: list[float] = field(default_factory=list[float], repr=False)

    @property
    def kills(self) -> int:
        """Of both."""
        return self.dispatchers + self.workers


class Killing:
    """One queue after another, until there were enough kills."""

    def __init__(self, place: Path, kills: int, seed: int, jobs: int = JOBS) -> None:
        self._place, self._wanted, self._jobs = place, kills, jobs
        self._dice = random.Random(seed)
        self.report = Report()
        self._process: subprocess.Popen[str] | None = None
        self._cache = place / "cache"

    def run(self) -> Report:
        """Raises ``AssertionError`` where the queue stands still."""
        while self.report.kills < self._wanted:
            self._one_queue(self._place / f"queue {self.report.queues}")
            self.report.queues += 1
        self.report.longest = max(self.report.resumes, default=0.0)
        return self.report

    def _one_queue(self, place: Path) -> None:
        place.mkdir()
        project = make_project(place / "film.studio", self._jobs)
        with contextlib.closing(open_queue(place / "queue")) as queue:
            jobs = Wishing(queue, Bundles()).takes(project)
            expected = {job.id: self._undisturbed(place, queue.job(job.id)) for job in jobs}
            self._start(place, queue)
            try:
                self._disturb(place, queue)
            finally:
                self._end()
            self._check(queue, project, expected)
        self.report.jobs += len(jobs)

    def _disturb(self, place: Path, queue: QueueFile) -> None:
        """Kill at random moments until all is done, or there were enough kills; then let it finish."""
        before, since = -1, time.monotonic()
        while True:
            ended = len(queue.history(1000))
            if ended >= self._jobs:
                return
            if ended != before:
                before, since = ended, time.monotonic()
            assert time.monotonic() - since < PATIENCE, queue.jobs(("running", "queued", "failed"))[:3]
            if self.report.kills >= self._wanted or time.monotonic() - since > _MERCY:
                time.sleep(0.05)
                continue
            if self._dice.random() < 0.15:
                _until_landing(queue)  # a moment that chance would seldom find
            else:
                time.sleep(self._dice.choice((0.02, 0.2, 1.0, 2.0)) * self._dice.random())
            self._kill(place, queue)

    def _kill(self, place: Path, queue: QueueFile) -> None:
        process = self._process
        assert process is not None
        assert process.poll() is None, "the dispatcher ended by itself"
        workers = _children(process.pid)
        if workers and self._dice.random() < 0.4:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._dice.choice(workers), signal.SIGKILL)
                self.report.workers += 1
            return
        process.kill()
        process.wait()
        self.report.dispatchers += 1
        left = queue.left()
        self.report.landing += sum(one.landing is not None for one in left)
        self._start(place, queue)

    def _start(self, place: Path, queue: QueueFile) -> None:
        begun = time.monotonic()
        command = (sys.executable, "-m", "tests.workflows.queue.dispatch", str(place / "queue"), str(self._cache))
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "started\n"
        while len(queue.history(1000)) < self._jobs:
            if any(isinstance(job.state, Running) for job in queue.jobs(("running",))):
                self.report.resumes.append(time.monotonic() - begun)
                break
            time.sleep(0.005)

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _undisturbed(self, place: Path, job: Job) -> str:
        """The SHA-256 of the take that the job makes when nothing happens."""
        recipe = getattr(job.wish.work, "recipe", None)
        assert isinstance(recipe, Recipe)
        files = [place / f"alone{suffix}" for suffix in (".mp4", ".mov", ".png")]
        unfinished = Unfinished()
        order = TakeOrder(
            recipe=recipe, title=str(getattr(job.wish.work, "prompt", "")), movie=files[0], proxy=files[1],
            thumbnails=files[2],
        )  # fmt: skip
        proxies = ProxyFolder(self._cache, unfinished).writer
        made = work(order, own_studio(unfinished), proxies, lambda report: None, CancelToken())
        assert isinstance(made, TakeMade)
        digest = hashlib.sha256(files[0].read_bytes()).hexdigest()
        for file in files:
            file.unlink()
        return digest

    def _check(self, queue: QueueFile, project: Path, expected: dict[str, str]) -> None:
        """Every job done, one take each, every byte as it should be, nothing left behind."""
        found = document(project)
        assert not Bundles().examine(project)[1]
        jobs = queue.jobs()
        named: list[str] = []
        for job in jobs:
            assert isinstance(job.state, Done), (job.id, job.state)
            named += job.state.made.takes
            self.report.lost += len(job.state.made.takes) != 1
            takes = [take for take in found.takes if take.id in job.state.made.takes]
            for take in takes:
                with Bundles().open(project) as folder:
                    file = folder.media(take.media)
                self.report.corrupt += not _sound(file, take.media, take.frame_count) or take.media != expected[job.id]
        ids = [take.id for take in found.takes]
        self.report.lost += len(set(named) - set(ids))
        self.report.doubled += len(ids) - len(set(named) & set(ids)) + len(named) - len(set(named))
        self.report.left_behind += len(list((project / "media").glob(".*")))


def _sound(file: Path, digest: str, frames: int) -> bool:
    """Whether the movie is what its name says and plays to its end."""
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        return False
    with av.open(file) as movie:
        return sum(1 for _ in movie.decode(video=0)) == frames


def _until_landing(queue: QueueFile) -> None:
    """Wait for a take that is just being put into the project, for a while."""
    end = time.monotonic() + 2.0
    while time.monotonic() < end and not any(one.landing for one in queue.left()):
        time.sleep(0.0005)


def _children(pid: int) -> list[int]:
    """Processes that this one has started."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            tasks = Path(f"/proc/{pid}/task").iterdir()
            return [int(child) for task in tasks for child in (task / "children").read_text().split()]
        return []
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        count = int(sys.argv[3]) if len(sys.argv) > 3 else JOBS
        print(Killing(Path(folder), int(sys.argv[1]), seed=5, jobs=count).run())  # noqa: T201
