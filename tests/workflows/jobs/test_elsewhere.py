"""What commands and the server ask for of an open project is seen in its window, and can be stopped there."""

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.core.errors import FaultError
from studio.farm import LocalRunner
from studio.ports.queue import Failed as SharedFailed
from studio.ports.queue import Running as SharedRunning
from studio.ports.queue import TakeWork, Wish
from studio.storage import Bundles
from studio.storage.queue import QueueFile, open_queue
from studio.workflows.film.job import Cancelled, Cancelling, Done, Failed, Job, Preparing, Queued, Running
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.queue import Dispatcher
from studio.workflows.session.session import Session
from tests.fakes.worker import FakeWorker
from tests.workflows.queue.desk import make_project

PATIENCE = 20.0


class Window:
    """A session with its jobs, and a loop of its own for what is posted."""

    def __init__(self, folder: Path, project: Path) -> None:
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.session = Session(Bundles().open_window(project))
        self.ended: list[Job] = []
        self.jobs = Jobs(self.session, FakeWorker(), self._posted.put, shared=lambda: open_queue(folder / "queue"))
        self.jobs.ended.connect(self.ended.append)

    def until(self, true: Callable[[], bool]) -> None:
        """Run the loop until something is so."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, self.jobs.jobs
            try:
                self._posted.get(timeout=0.05)()
            except queue.Empty:
                continue

    def state(self) -> object:
        """Of the one job that is shown."""
        return self.jobs.jobs[0].state if self.jobs.jobs else None

    def close(self) -> None:
        """As the window does."""
        self.jobs.close()
        self.session.close()


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[QueueFile]:
    make_project(tmp_path / "film.studio", 2)
    with closing(open_queue(tmp_path / "queue")) as one:
        yield one


@pytest.fixture
def window(tmp_path: Path, shared: QueueFile) -> Iterator[Window]:
    one = Window(tmp_path, tmp_path / "film.studio")
    yield one
    one.close()


def wish(folder: Path, shot: str = "s1") -> Wish:
    return Wish(work=TakeWork(project=folder / "film.studio", shot=shot), title="a dog")


def test_a_job_of_the_queue_is_seen_from_its_beginning_to_its_end(
    window: Window, shared: QueueFile, tmp_path: Path
) -> None:
    shared.add([wish(tmp_path), wish(tmp_path, "s77"), Wish(work=TakeWork(project=tmp_path / "other", shot="s1"))])
    window.until(lambda: isinstance(window.state(), Queued))
    (job,) = window.jobs.jobs
    assert (job.shot_id, job.title, window.jobs.of_shot("s1")) == ("s1", "a dog", (job,))
    assert window.jobs.waiting == ()  # its place is the queue's
    assert shared.begin("j1", "cpu", ())
    window.until(lambda: isinstance(window.state(), Preparing))
    shared.progress("j1", SharedRunning(device="cpu", step="filming", done=3, total=24, seconds_left=2.0))
    window.until(lambda: isinstance(window.state(), Running))
    shared.failed("j1", SharedFailed(problem=FaultError("A slip."), log="why"))
    window.until(lambda: bool(window.ended))
    state = window.state()
    assert isinstance(state, Failed)
    assert (state.problem.what, state.log) == ("A slip.", "why")
    window.jobs.retry(job.id)
    window.until(lambda: isinstance(window.state(), Queued))
    shared.begin("j1", "cpu", ())
    window.until(lambda: isinstance(window.state(), Preparing))
    window.jobs.cancel(job.id)
    window.until(lambda: isinstance(window.state(), Cancelling))
    shared.stopped("j1", "cancelled")
    window.until(lambda: window.state() == Cancelled())
    window.jobs.dismiss(job.id)
    assert window.jobs.jobs == ()
    assert shared.job("j1").state is not None


def test_its_take_is_in_the_window(window: Window, shared: QueueFile, tmp_path: Path) -> None:
    (job,) = shared.add([wish(tmp_path)])
    window.until(lambda: isinstance(window.state(), Queued))
    dispatcher = Dispatcher(open_queue(tmp_path / "queue"), Bundles(), (LocalRunner(FakeWorker),), "a test")
    dispatcher.start()
    window.until(lambda: bool(window.ended))
    assert window.ended[0].state == Done("s1t1")
    assert [take.id for take in window.session.project.takes] == ["s1t1"]
    dispatcher.close()
    window.jobs.clear_ended()
    assert window.jobs.jobs == ()
    assert job.id == "j1"


def test_what_ended_long_ago_is_no_news(tmp_path: Path, shared: QueueFile) -> None:
    shared.add([wish(tmp_path), wish(tmp_path)])
    shared.cancel(["j1"])
    window = Window(tmp_path, tmp_path / "film.studio")
    window.until(lambda: bool(window.jobs.jobs))
    assert [job.id for job in window.jobs.jobs] == ["queue:j2"]
    assert not window.ended
    window.jobs.cancel_all()  # what the window asked for, when it is closed
    assert isinstance(window.state(), Queued)
    window.close()
