"""The queue: what was asked for becomes takes, one after the other, once each, whatever happens meanwhile."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.core.errors import DiskError, FaultError, StudioError
from studio.ports.reading import ReadOptions
from studio.ports.worker import TakeOrder
from studio.project import edits
from studio.project.model_use import ModelUse
from studio.project.scene import Note, NoteKind, Reading
from studio.project.shot import ShotSettings
from studio.storage import Bundles
from studio.workflows.film.making import told
from studio.workflows.jobs.jobs import Cancelled, Cancelling, Done, Failed, Job, Jobs, Preparing, Queued, Running
from studio.workflows.session.session import Session
from tests.fakes.reader import FakeReader
from tests.fakes.worker import FRAMES, FakeWorker


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    one = open_session(tmp_path)
    one.edit("Add shots", lambda project: edits.insert_shots(project, 0, [read("a dog"), read("a woman in the park")]))
    yield one
    one.close()


def open_session(folder: Path) -> Session:
    return Session(Bundles().open_window(folder / "film.studio"))


def read(prompt: str) -> Reading:
    return FakeReader().read(prompt, ReadOptions())


def at_once(function: object) -> None:
    assert callable(function)
    function()


def queue(session: Session, worker: FakeWorker) -> Jobs:
    return Jobs(session, worker, at_once, clock=Clock())


def test_a_draft_becomes_a_take_with_its_files(session: Session) -> None:
    worker = FakeWorker()
    jobs = queue(session, worker)
    ended: list[Job] = []
    jobs.ended.connect(ended.append)
    (job,) = jobs.draft("s1")
    (take,) = session.project.takes
    assert [one.state for one in ended] == [Done(take.id)]
    assert ended[0].id == job.id
    assert take.shot_id == "s1"
    assert take.made
    assert take.recipe.studio == "0.0.test"
    assert session.folder.media(take.media).read_bytes() == b"movie 1"
    assert (session.folder.cache("proxies") / f"{take.media}.mov").read_bytes() == b"proxy 1"
    assert (session.folder.cache("thumbnails") / f"{take.media}.png").read_bytes() == b"thumbnails 1"
    assert not [file for file in (session.path / "media").iterdir() if file.is_file()]
    assert session.undo_name == "Add shots"


def test_what_had_to_give_for_a_model_is_told_with_its_take(session: Session) -> None:
    queue(session, FakeWorker()).draft("s1")
    (take,) = session.project.takes
    kinds: tuple[tuple[str, NoteKind], ...] = (("A", "substituted"), ("A", "substituted"), ("B", "assumed"))
    notes = tuple(Note(text=text, kind=kind) for text, kind in kinds)
    assert told(take, notes) == (), "what the stage puts in place of words is told with the shot"
    modelled = dataclasses.replace(take, recipe=dataclasses.replace(take.recipe, model=ModelUse(model="m")))
    assert told(modelled, notes) == ("A",)


def test_seeds_move_on_unless_locked(session: Session) -> None:
    jobs = queue(session, FakeWorker())
    jobs.draft("s1", variations=3)
    jobs.draft("s1")
    assert [take.recipe.seed for take in session.project.takes] == [0, 1, 2, 3]
    assert session.project.shot("s1").settings.seed == 4
    lock = ShotSettings(seed=7, seed_locked=True)
    session.edit("Lock", lambda project: edits.set_settings(project, "s1", lock))
    jobs.draft("s1")
    jobs.draft("s1")
    assert [take.recipe.seed for take in session.project.takes][-2:] == [7, 7]
    session.undo()
    assert session.project.shot("s1").settings.seed == 4
    assert len(session.project.takes) == 6


def test_progress_is_told_with_the_time_left(session: Session) -> None:
    clock = Clock()
    worker = FakeWorker(manual=True)
    jobs = Jobs(session, worker, at_once, clock=clock)
    (job,) = jobs.draft("s1")
    assert isinstance(state_of(jobs, job), Preparing)
    worker.step(phase="staging")
    clock.now += 2
    worker.step(0)
    clock.now += 12
    worker.step(12)
    state = state_of(jobs, job)
    assert isinstance(state, Running)
    assert (state.done, state.total) == (12, FRAMES)
    assert state.picture is not None
    assert state.seconds_left is not None
    assert 6 < state.seconds_left < 13
    clock.now += 12
    worker.finish()
    seconds = jobs.seconds_for("s1")
    assert seconds is not None
    assert 12 < seconds < 40


def test_jobs_wait_in_an_order_that_can_change(session: Session) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    first, second, third, fourth = jobs.draft("s1", variations=4)
    jobs.move(fourth.id, 0)
    assert [job.id for job in jobs.waiting] == [fourth.id, second.id, third.id]
    jobs.cancel(second.id)
    jobs.pause()
    worker.finish()
    assert isinstance(state_of(jobs, first), Done)
    assert jobs.current is None
    assert isinstance(state_of(jobs, second), Cancelled)
    jobs.resume()
    assert jobs.current is not None
    assert jobs.current.id == fourth.id


def test_cancelling_leaves_nothing(session: Session) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    (job,) = jobs.draft("s1")
    worker.step()
    seen: list[object] = []
    jobs.changed.connect(lambda all_jobs: seen.append(all_jobs[0].state))
    jobs.cancel(job.id)
    assert any(isinstance(state, Cancelling) for state in seen)
    assert isinstance(state_of(jobs, job), Cancelled)
    assert not session.project.takes
    assert not session.folder.jobs


def test_a_worker_that_dies_is_one_failed_job(session: Session) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    first, second = jobs.draft("s1", variations=2)
    worker.step()
    worker.die("signal 9")
    state = state_of(jobs, first)
    assert isinstance(state, Failed)
    assert state.died
    assert state.log == "signal 9"
    worker.finish()
    assert isinstance(state_of(jobs, second), Done)
    jobs.retry(first.id)
    worker.finish()
    assert isinstance(state_of(jobs, first), Done)
    assert len(session.project.takes) == 2


def test_a_full_disk_pauses_the_queue_and_loses_nothing(session: Session) -> None:
    worker = FakeWorker(breaks=DiskError("The disk is full.", todo="Free some space."))
    jobs = queue(session, worker)
    first, second = jobs.draft("s1", variations=2)
    assert [job.state for job in jobs.jobs] == [Queued(), Queued()]
    assert jobs.hindrance is not None
    assert "full" in jobs.hindrance.what
    jobs.resume()
    assert jobs.hindrance is None
    assert [isinstance(state_of(jobs, job), Done) for job in (first, second)] == [True, True]


def test_unfinished_jobs_go_on_at_the_next_start(session: Session, tmp_path: Path) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    jobs.draft("s1")
    jobs.draft("s2")
    worker.breaks = FaultError("The stage fell down.")
    worker.finish()
    worker.step()
    jobs.close()
    session.close()
    assert worker.closed
    again = open_session(tmp_path)
    jobs = queue(again, FakeWorker())
    failed, done = jobs.jobs
    assert isinstance(failed.state, Failed)
    assert failed.state.problem.what == "The stage fell down."
    assert isinstance(done.state, Done)
    assert [take.shot_id for take in again.project.takes] == ["s2"]
    jobs.dismiss(failed.id)
    assert not again.folder.jobs
    again.close()


def test_a_take_that_landed_just_before_the_end_is_not_made_twice(session: Session, tmp_path: Path) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    jobs.draft("s1")
    kept: list[tuple[str, ...]] = []
    session.changed.connect(lambda _change: kept.append(session.folder.jobs))
    worker.finish()
    (landing,) = kept
    session.folder.keep_jobs(landing)  # as if the power had gone between the take and the record of its job
    session.close()
    again = open_session(tmp_path)
    assert again.folder.jobs == landing
    assert queue(again, FakeWorker()).jobs == ()
    assert len(again.project.takes) == 1
    again.close()


def test_closing_without_keeping_forgets_them(session: Session) -> None:
    jobs = queue(session, FakeWorker(manual=True))
    jobs.draft("s1", variations=2)
    jobs.close(keep=False)
    assert session.folder.jobs == ()


def test_a_take_again_and_longer(session: Session) -> None:
    jobs = queue(session, FakeWorker())
    jobs.draft("s1")
    (take,) = session.project.takes
    jobs.again(take.id)
    jobs.extend(take.id, 2.0)
    _, again, longer = session.project.takes
    assert again.recipe == take.recipe
    assert again.parents == (take.id,)
    assert longer.recipe.seconds == pytest.approx(FRAMES / 24 + 2.0)
    assert longer.recipe.timed_seconds == pytest.approx(FRAMES / 24)
    jobs.extend(longer.id, 1.0)
    assert session.project.takes[-1].recipe.timed_seconds == pytest.approx(FRAMES / 24)
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    assert jobs.extend(take.id, 1000.0) == ()
    assert refused


def test_a_removed_shot_takes_its_waiting_jobs_along_and_undo_brings_its_take(session: Session) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    first, second = jobs.draft("s1", variations=2)
    session.edit("Remove shot", lambda project: edits.remove_shots(project, ["s1"]))
    worker.finish()
    assert isinstance(state_of(jobs, first), Done)
    assert isinstance(state_of(jobs, second), Cancelled)
    assert not session.project.takes
    session.undo()
    assert [take.id for take in session.project.takes] == ["s1t1"]


def test_nothing_is_asked_of_a_project_that_can_only_be_looked_at(session: Session, tmp_path: Path) -> None:
    other = open_session(tmp_path)
    assert other.read_only
    refused: list[StudioError] = []
    other.refused.connect(refused.append)
    worker = FakeWorker()
    assert queue(other, worker).draft("s1") == ()
    assert refused
    assert not worker.orders
    other.close()


def test_an_order_is_captured_whole(session: Session) -> None:
    worker = FakeWorker(manual=True)
    jobs = queue(session, worker)
    jobs.draft("s1", quality="final")
    jobs.draft("s1", quality="standard")
    session.edit("Reword", lambda project: edits.read_shot(project, "s1", read("a man on a bridge")))
    worker.finish()
    made = [order.recipe for order in worker.orders if isinstance(order, TakeOrder)]
    assert [(recipe.quality, recipe.scene.place) for recipe in made] == [("final", "studio"), ("standard", "studio")]
    assert dataclasses.replace(made[0], quality="standard", seed=1) == made[1]


def state_of(jobs: Jobs, job: Job) -> object:
    now = jobs.job(job.id)
    assert now is not None
    return now.state
