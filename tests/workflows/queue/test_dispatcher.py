"""The dispatcher: what was wished becomes takes and files, once each, in the order and under the conditions wished."""

import threading
import time as system
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path

import pytest

from studio.core.errors import DiskError, InputError, MachineError, SceneError, StudioError
from studio.farm import LocalRunner
from studio.ports.queue import (
    Cancelled,
    Device,
    Done,
    ExportWork,
    Failed,
    FilmWork,
    Hours,
    Landing,
    Paused,
    Queued,
    Running,
    Settings,
    SoundWork,
    TakeWork,
    Waiting,
    Wish,
)
from studio.ports.worker import Order, SoundOrder, StoryOrder, TakeOrder
from studio.project import edits
from studio.project.project import Project
from studio.project.take import Quality
from studio.storage import Bundles
from studio.storage.queue import QueueFile, open_queue
from studio.workflows.queue import Dispatcher, Wishing
from studio.workflows.queue.clock import Clock
from tests.fakes.worker import FRAMES, FakeWorker
from tests.workflows.queue.desk import document, make_project

PATIENCE = 20.0


class SetClock(Clock):
    """A time of day that is set, and seconds that are skipped."""

    def __init__(self) -> None:
        self.day, self.skipped = time(12, 0), 0.0

    def seconds(self) -> float:
        """Runs on by itself."""
        return system.monotonic() + self.skipped

    def of_day(self) -> time:
        """As it was set."""
        return self.day


@dataclass
class Desk:
    """A queue, a project of three shots and a dispatcher over fake workers."""

    folder: Path
    queue: QueueFile
    project: Path
    clock: SetClock = field(default_factory=SetClock)
    workers: list[FakeWorker] = field(default_factory=list[FakeWorker])
    free: int = 1 << 40
    manual: bool = False
    breaks: list[StudioError] = field(default_factory=list[StudioError])
    running: Dispatcher | None = None

    @property
    def orders(self) -> list[Order]:
        """All that workers were given."""
        return [order for worker in self.workers for order in worker.orders]

    @property
    def wishing(self) -> Wishing:
        """Adds."""
        return Wishing(self.queue, Bundles())

    def worker(self) -> FakeWorker:
        """A new one."""
        self.workers.append(FakeWorker(manual=self.manual, breaks=self.breaks.pop(0) if self.breaks else None))
        return self.workers[-1]

    def start(self, slots: int = 1) -> Dispatcher:
        """Begin to work."""
        runner = LocalRunner(self.worker, (Device("cpu", slots),))
        self.running = Dispatcher(
            self.queue, Bundles(), (runner,), "a test", clock=self.clock, free=lambda path: self.free, backoff=0.02
        )
        self.running.start()
        return self.running

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for something."""
        end = system.monotonic() + PATIENCE
        while not true():
            assert system.monotonic() < end, self.queue.jobs()
            system.sleep(0.01)

    def at_work(self, attempt: int | None = None) -> FakeWorker:
        """The first worker, once it has its order in hand (a job is ``Running`` a moment before that)."""
        self.until(lambda: bool(self.workers) and self.workers[0].busy and attempt in (None, len(self.orders)))
        return self.workers[0]

    def state(self, job_id: str) -> object:
        """As it is now."""
        return self.queue.job(job_id).state

    def stop(self) -> None:
        """End the dispatcher."""
        if self.running is not None:
            self.running.close()
            self.running = None


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_queue(tmp_path / "queue")) as queue:
        one = Desk(tmp_path, queue, make_project(tmp_path / "film.studio", 3))
        yield one
        one.stop()


def take(
    desk: Desk, shot: str = "s1", *, seed: int | None = None, base: str = "", quality: Quality | None = None
) -> Wish:
    return Wish(work=TakeWork(project=desk.project, shot=shot, seed=seed, base=base, quality=quality))


def test_takes_come_into_their_project_once(desk: Desk) -> None:
    jobs = desk.wishing.takes(desk.project, variations=2)
    assert all((job.estimate or 0) > 0 for job in jobs)
    desk.start()
    desk.until(lambda: all(isinstance(desk.state(job.id), Done) for job in jobs))
    found = document(desk.project)
    assert [one.id for one in found.takes] == ["s1t1", "s1t2", "s2t1", "s2t2", "s3t1", "s3t2"]
    assert [one.recipe.seed for one in found.takes_of("s1")] == [0, 1]
    assert found.shot("s1").settings.seed == 2
    assert found.sequences  # the film follows, as in the window
    assert len(desk.workers) == 1
    assert not list((desk.project / "media").glob(".*"))
    assert len(desk.queue.past) == 6


def test_a_sound_after_its_picture_and_a_final_after_approval(desk: Desk) -> None:
    picture, sound, final = desk.wishing.add(
        [
            take(desk, seed=5),
            Wish(work=SoundWork(project=desk.project, music="none"), after=("#0",)),
            take(desk, base="approved", quality="final"),
        ]
    )
    assert isinstance(desk.state(sound.id), Waiting)
    dispatcher = desk.start()
    desk.until(lambda: isinstance(desk.state(sound.id), Done))
    assert desk.state(final.id) == Waiting("approval", "approval of shot 1")
    made = document(desk.project)
    assert made.take("s1t2").parents == ("s1t1",)
    sounded = next(order for order in desk.orders if isinstance(order, SoundOrder))
    assert sounded.take == made.take("s1t1")
    with Bundles().open(desk.project) as folder:
        folder.apply(lambda project: edits.approve_take(project, "s1t1"))
    dispatcher.wake()
    desk.until(lambda: isinstance(desk.state(final.id), Done))
    third = document(desk.project).take("s1t3")
    assert (third.parents, third.recipe.quality, third.recipe.seed) == (("s1t1",), "final", 5)
    assert desk.queue.job(picture.id).attempts == 1


def test_a_film_and_an_export(desk: Desk) -> None:
    output = desk.folder / "film.mp4"
    film, export = desk.wishing.add(
        [
            Wish(work=FilmWork(output=output, prompts=("a dog",))),
            Wish(work=ExportWork(project=desk.project, output=desk.folder / "cut.mp4"), after=("#0",)),
        ]
    )
    desk.start()
    desk.until(lambda: isinstance(desk.state(export.id), Done))
    state = desk.state(film.id)
    assert isinstance(state, Done)
    assert (state.made.files, state.made.frame_count) == ((output,), FRAMES)
    assert output.read_bytes() == b"film 1"
    assert (desk.folder / "cut.mp4").is_file()
    (there,) = desk.wishing.add([Wish(work=ExportWork(project=desk.project, output=desk.folder / "cut.mp4"))])
    desk.until(lambda: isinstance(desk.state(there.id), Failed))
    order = next(order for order in desk.orders if isinstance(order, StoryOrder))
    assert order.movie.parent == output.parent
    assert {path.name for path in desk.folder.iterdir()} == {"queue", "film.studio", "film.mp4", "cut.mp4"}


def test_priorities_and_devices_side_by_side(desk: Desk) -> None:
    desk.manual = True
    low, high, other = desk.wishing.add(
        [take(desk), replace(take(desk, "s2"), priority=5), replace(take(desk, "s3"), device="gpu7")]
    )
    desk.start()
    desk.until(lambda: isinstance(desk.state(high.id), Running))
    assert desk.state(low.id) == Queued()
    desk.at_work().finish()
    desk.until(lambda: isinstance(desk.state(low.id), Running))
    desk.at_work().finish()
    desk.until(lambda: desk.state(other.id) == Waiting("device", "gpu7"))
    desk.queue.set(Settings(slots=(("cpu", 2),)))
    more = desk.wishing.add([take(desk), take(desk)])
    desk.until(lambda: [type(desk.state(job.id)) for job in more] == [Running, Running])
    assert len(desk.workers) == 2


def test_a_lost_worker_is_tried_again_a_wrong_scene_is_not(desk: Desk) -> None:
    desk.manual = True
    (lost,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.at_work(1).die()
    desk.at_work(2).finish()
    desk.until(lambda: isinstance(desk.state(lost.id), Done))
    assert desk.queue.job(lost.id).attempts == 2
    (wrong,) = desk.wishing.add([take(desk, "s2")])
    desk.at_work(3).breaks = SceneError("No such place.", field="place")
    desk.at_work().finish()
    desk.until(lambda: desk.queue.job(wrong.id).ended_for_good)
    failed = desk.state(wrong.id)
    assert isinstance(failed, Failed)
    assert (failed.next_try, failed.attempts, failed.problem.what) == (None, 1, "No such place.")


def test_who_is_lost_too_often_has_failed(desk: Desk) -> None:
    desk.manual = True
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    for attempt in range(1, 6):
        desk.at_work(attempt).die("Segmentation fault")
    desk.until(lambda: desk.queue.job(job.id).ended_for_good)
    failed = desk.state(job.id)
    assert isinstance(failed, Failed)
    assert (failed.attempts, failed.log) == (5, "Segmentation fault")
    orders = [order for order in desk.orders if isinstance(order, TakeOrder)]
    assert all(order.recipe == orders[0].recipe for order in orders)


def test_a_worker_of_another_version_is_not_tried_again(desk: Desk) -> None:
    desk.breaks = [MachineError("The worker is version 2, this is version 1.")]
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: desk.queue.job(job.id).ended_for_good)
    failed = desk.state(job.id)
    assert isinstance(failed, Failed)
    assert "version 2" in failed.problem.what


def test_cancel_and_pause_reach_what_is_in_work(desk: Desk) -> None:
    desk.manual = True
    first, second = desk.wishing.add([take(desk), take(desk, "s2")])
    desk.start()
    desk.until(lambda: isinstance(desk.state(first.id), Running))
    desk.queue.cancel([first.id])
    desk.until(lambda: desk.state(first.id) == Cancelled())
    desk.until(lambda: isinstance(desk.state(second.id), Running))
    desk.queue.pause([second.id])
    desk.until(lambda: desk.state(second.id) == Paused())
    desk.queue.resume([second.id])
    desk.until(lambda: isinstance(desk.state(second.id), Running))
    desk.at_work().finish()
    desk.until(lambda: isinstance(desk.state(second.id), Done))
    assert [one.shot_id for one in document(desk.project).takes] == ["s2"]


def test_hours_hold_whatever_the_clock_does(desk: Desk) -> None:
    night = Hours(time(22), time(6))
    (job,) = desk.wishing.add([replace(take(desk), hours=night)])
    desk.start()
    for moment in (time(12), time(21, 59), time(6), time(8)):  # forth and back
        desk.clock.day = moment
        desk.clock.skipped += 2.0
        system.sleep(0.25)
        assert not desk.orders, moment
    desk.clock.day = time(5, 59)
    desk.clock.skipped += 2.0
    desk.until(lambda: isinstance(desk.state(job.id), Done))


def test_a_full_disk_holds_and_says_so(desk: Desk) -> None:
    desk.free = 10_000
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Waiting))
    state = desk.state(job.id)
    assert isinstance(state, Waiting)
    assert (state.cause, "are needed" in state.what) == ("space", True)
    desk.free = 1 << 40
    desk.until(lambda: isinstance(desk.state(job.id), Done))


def test_a_disk_that_fills_while_working_is_tried_again(desk: Desk) -> None:
    desk.breaks = [DiskError("Full.")]
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Done))
    assert desk.queue.job(job.id).attempts == 2


def test_a_project_that_vanished_is_one_failed_job(desk: Desk) -> None:
    gone, there = desk.wishing.add([Wish(work=TakeWork(project=desk.folder / "nowhere.studio", shot="s1")), take(desk)])
    lost = desk.wishing.add([take(desk, "s77")])[0]
    desk.start()
    desk.until(lambda: isinstance(desk.state(there.id), Done))
    desk.until(lambda: all(isinstance(desk.state(job.id), Failed) for job in (gone, lost)))
    state = desk.state(gone.id)
    assert isinstance(state, Failed)
    assert "nowhere.studio" in state.problem.what


def test_a_project_that_vanishes_while_its_take_is_made(desk: Desk) -> None:
    desk.manual = True
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.at_work()
    desk.project.rename(desk.folder / "elsewhere.studio")
    with pytest.raises(FileNotFoundError):
        desk.workers[0].finish()
    desk.workers[0].report = None
    desk.stop()
    assert desk.state(job.id) == Queued()
    (desk.folder / "elsewhere.studio").rename(desk.project)
    desk.manual = False
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Done))


def test_the_second_dispatcher_is_told_who_is_the_first(desk: Desk) -> None:
    desk.start()
    second = Dispatcher(open_queue(desk.folder / "queue"), Bundles(), (LocalRunner(FakeWorker),), "another")
    with pytest.raises(InputError) as refused:
        second.start()
    assert "a test (process" in refused.value.what
    second.close()


def test_a_project_that_another_queue_works_in_waits(desk: Desk) -> None:
    other = open_queue(desk.folder / "other")
    lease = other.lease_project(desk.project, "ekonte serve")
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Waiting))
    state = desk.state(job.id)
    assert isinstance(state, Waiting)
    assert (state.cause, "ekonte serve" in state.what) == ("project", True)
    lease.release()
    desk.until(lambda: isinstance(desk.state(job.id), Done))


def test_pause_of_the_whole_queue(desk: Desk) -> None:
    desk.queue.set(Settings(paused=True))
    (job,) = desk.wishing.add([take(desk)])
    dispatcher = desk.start()
    assert dispatcher.wait(PATIENCE)
    assert desk.state(job.id) == Queued()
    desk.queue.set(Settings())
    desk.until(lambda: isinstance(desk.state(job.id), Done))


def test_a_take_that_was_just_landing_lands_once(desk: Desk) -> None:
    """Killed after the landing was recorded: before or after the project had it."""
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Done))
    desk.stop()
    (made,) = document(desk.project).takes
    for there in (True, False):
        (again,) = desk.wishing.add([take(desk, seed=1)])
        assert desk.queue.begin(again.id, "cpu", ())
        landing = replace(made, id="s1t9") if not there else made
        desk.queue.land(again.id, Landing(takes=(landing,), frame_count=FRAMES))
        desk.start()
        desk.until(lambda again=again: isinstance(desk.state(again.id), Done))
        desk.stop()
    assert [one.id for one in document(desk.project).takes] == ["s1t1", "s1t9"]
    assert len(desk.orders) == 1


def test_an_id_that_somebody_else_used_meanwhile(desk: Desk) -> None:
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Done))
    desk.stop()
    (made,) = document(desk.project).takes
    (again,) = desk.wishing.add([take(desk, seed=1)])
    scratch = desk.project / "media" / ".left.mp4"
    scratch.write_bytes(b"half")
    assert desk.queue.begin(again.id, "cpu", (scratch,))
    desk.queue.land(again.id, Landing(takes=(replace(made, made="another moment"),), frame_count=FRAMES))
    desk.start()
    desk.until(lambda: isinstance(desk.state(again.id), Done))
    assert [one.id for one in document(desk.project).takes] == ["s1t1", "s1t2"]
    assert len(desk.orders) == 2  # made anew
    assert not scratch.exists()


def test_a_window_that_has_the_project_open_gets_the_take(desk: Desk) -> None:
    window = Bundles().open_window(desk.project)
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Done))
    assert window.changed_elsewhere
    assert [one.id for one in window.document.takes] == ["s1t1"]
    window.close()


def test_what_is_in_work_when_it_closes_waits_again(desk: Desk) -> None:
    desk.manual = True
    (job,) = desk.wishing.add([take(desk)])
    desk.start()
    desk.until(lambda: isinstance(desk.state(job.id), Running))
    desk.stop()
    assert desk.state(job.id) == Queued()
    assert desk.queue.dispatcher == ""
    assert not [thread for thread in threading.enumerate() if thread.name == "dispatcher"]


def test_estimates_are_learned(desk: Desk) -> None:
    (first,) = desk.wishing.takes(desk.project, ["s1"])
    desk.start()
    desk.until(lambda: isinstance(desk.state(first.id), Done))
    (second,) = desk.wishing.takes(desk.project, ["s1"])
    took = desk.queue.job(first.id).took
    assert took is not None
    assert second.estimate == pytest.approx(took / FRAMES * 144)  # 6 s, before it is known


def test_a_shot_that_says_nothing_is_refused_at_once(desk: Desk) -> None:
    with Bundles().open(desk.project) as folder:
        blank = replace(folder.document.shot("s1").reading, prompt=" ")
        blank = replace(blank, scene=replace(blank.scene, subjects=()))

        def _empty(project: Project) -> Project:
            return edits.read_shot(project, "s1", blank)

        folder.apply(_empty)
    with pytest.raises(InputError):
        desk.wishing.takes(desk.project)
    assert not desk.queue.jobs()
