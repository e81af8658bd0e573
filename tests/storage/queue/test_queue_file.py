"""The queue on disk: what was said to be in it is in it, in the order that was asked for, whoever looks."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import DiskError, FaultError, InputError, ProjectError
from studio.ports.queue import (
    Cancelled,
    Done,
    ExportWork,
    Failed,
    FilmWork,
    Hours,
    Landing,
    Made,
    Past,
    Paused,
    Queued,
    Running,
    Settings,
    SoundWork,
    TakeWork,
    Waiting,
    Wish,
    Work,
)
from studio.project.dub import Dub
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Music
from studio.project.take import Recipe, Take
from studio.storage.queue import QueueFile, open_queue
from studio.storage.queue.work_json import wish_from_text, wish_to_text
from tests.project import documents

WORK = TakeWork(project=Path("/film.studio"), shot="s1")
paths = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20).map(Path)
work: st.SearchStrategy[Work] = st.one_of(
    st.builds(
        TakeWork,
        project=paths,
        shot=documents.text,
        quality=st.none() | st.just("final"),
        seed=st.none() | st.integers(0, 2**63 - 1),
        base=documents.text,
        parents=st.lists(documents.text, max_size=2).map(tuple),
        prompt=documents.text,
    ),
    st.builds(
        SoundWork,
        project=paths,
        take=documents.text,
        music=st.none() | st.just("none") | st.builds(Music, genre=documents.text),
        mix=st.none() | documents.mix,
        dubs=st.lists(st.builds(Dub, line=st.integers(0, 9), text=documents.text), max_size=2).map(tuple),
        sounds=st.none() | st.just((SoundUse(model="songs", part="music"),)),
    ),
    st.builds(
        FilmWork,
        output=st.none() | paths,
        project=st.none() | paths,
        prompts=st.lists(documents.text, max_size=3).map(tuple),
        script=documents.text,
        seconds=st.none() | st.floats(0.5, 600),
        mix=documents.mix,
        model=st.none() | st.builds(ModelUse, model=documents.text, part=st.none() | st.just((1.0, 2.5))),
        image=st.none() | paths,
        footage=st.none() | paths,
        follow=st.none() | paths,
        sounds=st.just(()) | st.just((SoundUse(model="songs", part="music"),)),
    ),
    st.builds(ExportWork, project=paths, output=paths, sequence=documents.text, force=st.booleans()),
)


@pytest.fixture
def queue(tmp_path: Path) -> QueueFile:
    return open_queue(tmp_path / "queue")


def wish(title: str = "", priority: int = 0, after: tuple[str, ...] = (), key: str = "", paused: bool = False) -> Wish:
    return Wish(work=WORK, title=title, priority=priority, after=after, key=key, paused=paused)


def ids(queue: QueueFile) -> list[str]:
    return [job.id for job in queue.jobs()]


@given(work, documents.text, st.none() | st.tuples(st.times(), st.times()))
@settings(max_examples=60, deadline=None)
def test_any_wish_comes_back(one: Work, title: str, hours: tuple[time, time] | None) -> None:
    when = None if hours is None else Hours(*(at.replace(second=0, microsecond=0, tzinfo=None, fold=0) for at in hours))
    made = Wish(work=one, title=title, priority=3, after=("j1",), hours=when, device="cpu", key="k", owner="o")
    assert wish_from_text(wish_to_text(made), 3) == made


@given(documents.recipe, documents.take("s1", "s1t1"))
@settings(max_examples=20, deadline=None)
def test_recipes_and_landings_come_back(recipe: Recipe, take: Take) -> None:
    with tempfile.TemporaryDirectory() as place, closing(open_queue(Path(place))) as queue:
        (job,) = queue.add([Wish(work=replace(WORK, recipe=recipe))])
        assert queue.job(job.id).wish.work == replace(WORK, recipe=recipe)
        assert queue.begin(job.id, "cpu", (Path("/a\udcff.mp4"),))
        queue.land(job.id, Landing(takes=(take,), shots=("{}",), frame_count=9))
        (left,) = [left for left in queue.left() if left.job.id == job.id]
        assert left.scratch == (Path("/a\udcff.mp4"),)
        assert left.landing == Landing(takes=(take,), shots=("{}",), frame_count=9)


def test_jobs_stand_by_priority_and_then_as_they_came(queue: QueueFile) -> None:
    queue.add([wish(), wish(priority=2), wish(), wish(priority=2)])
    assert ids(queue) == ["j2", "j4", "j1", "j3"]
    queue.prioritize(["j3"], 5)
    assert ids(queue) == ["j3", "j2", "j4", "j1"]
    queue.move("j1", "j4")
    assert ids(queue) == ["j3", "j2", "j1", "j4"]
    queue.move("j3")
    assert ids(queue) == ["j2", "j1", "j4", "j3"]
    assert queue.begin("j4", "cpu", ())
    queue.done("j4", Made(), None)
    assert queue.begin("j1", "cpu", ())
    assert ids(queue) == ["j1", "j2", "j3", "j4"]
    assert [job.id for job in queue.jobs(after="j2", limit=1)] == ["j3"]
    with pytest.raises(InputError):
        queue.move("j3", "j4")


def test_another_process_sees_it_and_can_change_it(queue: QueueFile, tmp_path: Path) -> None:
    queue.add([wish(title="犬")])
    before = queue.revision
    code = (
        "import sys; from pathlib import Path; from studio.storage.queue import open_queue\n"
        "queue = open_queue(Path(sys.argv[1])); print(queue.jobs()[0].wish.title); queue.cancel(['j1'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "queue")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout == "犬\n", done.stderr
    assert queue.revision != before
    assert queue.job("j1").state == Cancelled()


def test_a_key_adds_once(queue: QueueFile) -> None:
    first = queue.add([wish(key="a"), wish(key="b")])
    again = queue.add([wish(key="b"), wish(key="c")])
    assert [job.id for job in (*first, *again)] == ["j1", "j2", "j2", "j3"]
    assert len(queue.jobs()) == 3


def test_what_must_come_first(queue: QueueFile) -> None:
    queue.add([wish(), wish(after=("#0",)), wish(after=("#1",))])
    assert queue.job("j2").state == Waiting("jobs", "j1")
    assert [job.id for job in queue.ready()] == ["j1"]
    queue.begin("j1", "cpu", ())
    queue.failed("j1", Failed(problem=FaultError("No."), attempts=1))
    assert queue.job("j2").state == Waiting("jobs", "j1 (failed)")
    queue.retry(["j1"])
    queue.begin("j1", "cpu", ())
    queue.done("j1", Made(takes=("s1t1",)), None)
    assert queue.job("j2").state == Queued()
    assert [job.id for job in queue.ready()] == ["j2"]
    queue.cancel(["j2"])
    assert queue.job("j3").state == Cancelled()
    with pytest.raises(InputError):
        queue.add([wish(), wish(after=("j77",))])
    assert len(queue.jobs()) == 3


def test_pause_cancel_and_retry(queue: QueueFile) -> None:
    queue.add([wish(), wish(paused=True)])
    queue.pause(["j1"])
    assert queue.job("j1").state == queue.job("j2").state == Paused()
    assert not queue.begin("j1", "cpu", ())
    queue.resume(["j1"])
    assert queue.begin("j1", "cpu", ())
    assert not queue.begin("j1", "cpu", ())
    queue.pause(["j1"])
    assert queue.wanted() == (("j1", "pause"),)
    assert queue.job("j1").state == Running(device="cpu", stopping=True)
    queue.stopped("j1", "paused")
    assert queue.job("j1").state == Paused()
    assert queue.job("j1").attempts == 0
    queue.resume(["j1"])
    queue.begin("j1", "cpu", ())
    queue.cancel(["j1"])
    queue.stopped("j1", "cancelled")
    assert queue.job("j1").state == Cancelled()
    queue.retry(["j1"])
    assert queue.job("j1").state == Queued()
    with pytest.raises(InputError):
        queue.cancel(["j1", "j9"])
    assert queue.job("j1").state == Queued()


def test_what_ends_stays_in_the_history(queue: QueueFile) -> None:
    queue.add([wish(), wish(), wish()])
    past = Past(kind="take", quality="draft", pixels=100, frames=10, seconds=2.5)
    queue.begin("j1", "cpu", ())
    queue.done("j1", Made(takes=("s1t1",), files=(Path("/x.mp4"),), frame_count=10, notes=("ん",)), past)
    queue.begin("j2", "cpu", ())
    queue.failed("j2", Failed(problem=DiskError("Full.", todo="Free it."), log="a\nb", attempts=1, next_try=8.0))
    waiting = queue.job("j2").state
    assert isinstance(waiting, Failed)
    assert (type(waiting.problem), waiting.next_try, queue.job("j2").ended_for_good) == (DiskError, 8.0, False)
    assert queue.past == (past,)
    assert queue.job("j1").took == 2.5
    assert queue.clear() == 1
    assert ids(queue) == ["j2", "j3"]
    (old,) = queue.history()
    assert old.state == Done(Made(takes=("s1t1",), files=(Path("/x.mp4"),), frame_count=10, notes=("ん",)))
    assert (bool(old.added), bool(old.began), bool(old.ended)) == (True, True, True)


def test_settings_last(queue: QueueFile, tmp_path: Path) -> None:
    queue.set(Settings(paused=True, slots=(("cpu", 2),), free_bytes=7))
    queue.close()
    assert open_queue(tmp_path / "queue").settings == Settings(paused=True, slots=(("cpu", 2),), free_bytes=7)


def test_only_one_has_the_lease(queue: QueueFile, tmp_path: Path) -> None:
    assert queue.dispatcher == ""
    lease = queue.lease("ekonte serve")
    other = open_queue(tmp_path / "queue")
    with pytest.raises(InputError) as refused:
        other.lease("ekonte queue run")
    assert f"ekonte serve (process {os.getpid()} on " in refused.value.what
    assert "ekonte serve" in other.dispatcher
    lease.release()
    assert other.dispatcher == ""
    other.lease("ekonte queue run").release()


def test_only_one_queue_works_on_a_project(queue: QueueFile, tmp_path: Path) -> None:
    film = tmp_path / "film.studio"
    with pytest.raises(ProjectError):
        queue.lease_project(film, "one")
    film.mkdir()
    lease = queue.lease_project(film, "one")
    with pytest.raises(ProjectError) as refused:
        open_queue(tmp_path / "other").lease_project(film, "two")
    assert "by one (process" in refused.value.what
    lease.release()
    open_queue(tmp_path / "other").lease_project(film, "two").release()


def test_threads_may_all_use_it(queue: QueueFile) -> None:
    def _add() -> None:
        for _ in range(20):
            queue.add([wish()])
            queue.jobs(("queued",), limit=5)

    threads = [threading.Thread(target=_add) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(queue.jobs()) == 100


@pytest.mark.parametrize("harm", ["page", "header", "nothing but zeros"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "queue"
    with closing(open_queue(folder)) as queue:
        queue.add([wish(title=f"one {number} " + "x" * 300) for number in range(200)])
    with closing(sqlite3.connect(folder / "queue.db")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray((folder / "queue.db").read_bytes())
    where = {"page": slice(-20_000, -4_000), "header": slice(0, 3000), "nothing but zeros": slice(0, None)}[harm]
    data[where] = bytes(len(data[where]))
    (folder / "queue.db").write_bytes(data)
    with closing(open_queue(folder)) as queue:
        assert "kept as queue-damaged-" in queue.mended
        (aside,) = folder.glob("queue-damaged-*.db")
        assert aside.read_bytes() == data
        rescued = queue.jobs()
        assert (len(rescued) > 20) == (harm == "page")
        assert queue.add([wish()])[0].state == Queued()
    with closing(open_queue(folder)) as queue:
        assert queue.mended == ""
        assert len(queue.jobs()) == len(rescued) + 1


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "queue.db")) as db:
        db.execute("CREATE TABLE mine (a)")
        db.commit()
    before = (tmp_path / "queue.db").read_bytes()
    with pytest.raises(ProjectError):
        open_queue(tmp_path)
    assert (tmp_path / "queue.db").read_bytes() == before


def test_a_newer_queue_is_left_alone(tmp_path: Path) -> None:
    open_queue(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "queue.db")) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(ProjectError, match="newer"):
        open_queue(tmp_path)


def test_a_record_that_makes_no_sense_is_one_failed_job(queue: QueueFile, tmp_path: Path) -> None:
    queue.add([wish(), wish()])
    with closing(sqlite3.connect(tmp_path / "queue" / "queue.db")) as db:
        db.execute("UPDATE jobs SET wish = '{\"work\": 7}' WHERE serial = 1")
        db.commit()
    first, second = queue.jobs()
    assert isinstance(first.state, Failed)
    assert "j1" in first.state.problem.what
    assert second.state == Queued()
    queue.cancel(["j1"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_disk_that_cannot_be_written_can_be_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "queue"
    with closing(open_queue(folder)) as queue:
        queue.add([wish(title="there")])
    folder.chmod(0o555)
    (folder / "queue.db").chmod(0o444)
    try:
        with closing(open_queue(folder)) as queue:
            assert [job.wish.title for job in queue.jobs()] == ["there"]
            with pytest.raises(DiskError):
                queue.add([wish()])
            with pytest.raises(DiskError):
                queue.lease("one")
    finally:
        folder.chmod(0o755)
