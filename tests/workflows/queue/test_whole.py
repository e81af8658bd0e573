"""Real worker processes: takes, sounds, films and exports that are real movies, each in its place."""

from contextlib import closing
from pathlib import Path

import av

from studio.ports.queue import (
    Done,
    ExportWork,
    Failed,
    FilmWork,
    Landing,
    SoundWork,
    TakeWork,
    Wish,
)
from studio.storage import Bundles
from studio.storage.queue import open_queue
from studio.workflows.queue import Dispatcher, Wishing
from tests.workflows.queue.desk import document, make_project, real_dispatcher, real_runner

PATIENCE = 120.0


def test_every_kind_of_job_is_done_by_a_real_process(tmp_path: Path) -> None:
    project = make_project(tmp_path / "film.studio", 1)
    with closing(open_queue(tmp_path / "queue")) as queue:
        jobs = Wishing(queue, Bundles()).add(
            [
                Wish(work=TakeWork(project=project, shot="s1", seed=7)),
                Wish(work=SoundWork(project=project, music="none"), after=("#0",)),
                Wish(
                    work=FilmWork(
                        output=tmp_path / "out.mp4",
                        project=project,
                        script="a dog in the park\n\na cat",
                        script_name="story.txt",
                        size=(64, 36),
                    )
                ),
                Wish(work=ExportWork(project=project, output=tmp_path / "cut.mov"), after=("#2",)),
            ]
        )
        dispatcher = real_dispatcher(queue, tmp_path / "cache")
        dispatcher.start()
        assert dispatcher.wait(PATIENCE)
        dispatcher.close()
        states = [queue.job(job.id).state for job in jobs]
        made = [state.made for state in states if isinstance(state, Done)]
        assert [one.takes for one in made] == [("s1t1",), ("s1t2",), ("s2t1", "s3t1"), ()], states
    found = document(project)
    assert [shot.prompt for shot in found.shots[1:]] == ["a dog in the park", "a cat"]
    assert found.take("s1t2").frames_hash == found.take("s1t1").frames_hash
    assert found.take("s1t2").samples_hash != ""
    with av.open(tmp_path / "out.mp4") as film, av.open(tmp_path / "cut.mov") as cut:
        frames = [sum(1 for _ in movie.decode(video=0)) for movie in (film, cut)]
    assert frames == [made[2].frame_count, made[3].frame_count]
    assert not Bundles().examine(project)[1]
    assert {path.name for path in tmp_path.iterdir()} == {"film.studio", "queue", "out.mp4", "cut.mov"}
    assert not list((project / "media").glob(".*"))


def test_a_worker_of_another_version_is_refused_with_both_named(tmp_path: Path) -> None:
    project = make_project(tmp_path / "film.studio", 1)
    with closing(open_queue(tmp_path / "queue")) as queue:
        (job,) = Wishing(queue, Bundles()).takes(project)
        dispatcher = Dispatcher(queue, Bundles(), (real_runner(tmp_path / "cache", version="9.9"),), "a test")
        dispatcher.start()
        assert dispatcher.wait(PATIENCE)
        dispatcher.close()
        state = queue.job(job.id).state
        assert isinstance(state, Failed)
        assert "version 9.9 (protocol" in state.problem.what
        assert "version 0.0.test (protocol" in state.problem.what
        assert (state.attempts, state.next_try) == (1, None)


def test_a_file_that_was_just_being_put_in_its_place(tmp_path: Path) -> None:
    """Killed after the landing was recorded: before or after the file had its name."""
    project = make_project(tmp_path / "film.studio", 1)
    output, half = tmp_path / "cut.mp4", tmp_path / ".cut.parts" / "cut.mp4"
    half.parent.mkdir()
    half.write_bytes(b"whole")
    with closing(open_queue(tmp_path / "queue")) as queue:
        for _ in range(2):
            (job,) = queue.add([Wish(work=ExportWork(project=project, output=output))])
            assert queue.begin(job.id, "cpu", (half.parent,))
            queue.land(job.id, Landing(files=(half, output), frame_count=9))
            dispatcher = Dispatcher(queue, Bundles(), (), "a test")
            dispatcher.start()
            assert dispatcher.wait(PATIENCE)
            dispatcher.close()
            state = queue.job(job.id).state
            assert isinstance(state, Done)
            assert (state.made.files, state.made.frame_count) == ((output,), 9)
            assert output.read_bytes() == b"whole"
            assert not half.parent.exists()
