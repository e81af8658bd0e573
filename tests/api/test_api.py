"""``import studio.api``: films, projects and the queue from Python, as a program would use them."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio import api
from studio.api import entry
from studio.media import Movies
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio


@pytest.fixture
def studio() -> FakeStudio:
    return FakeStudio(engine=FakeEngine(name="stage", usual_seconds=0.5))


def test_a_film_is_one_call(studio: FakeStudio, tmp_path: Path) -> None:
    steps: list[str] = []
    made = api.film(
        "A dog walks",
        "A woman in the park",
        output=tmp_path / "film.mp4",
        size="128x128",
        seconds=0.5,
        progress=lambda step, done, total: steps.append(step),
        studio=studio,
    )
    assert (made.frame_count, len(made.shots)) == (24, 2)
    assert Movies(studio.unfinished).probe(made.path).frame_count == 24
    assert steps


@pytest.mark.parametrize(
    "wrong", [{"size": "1x1"}, {"fps": "7"}, {"seconds": 9e9}, {"style": "cubist"}, {"mix": ("piano=loud",)}]
)
def test_what_makes_no_sense_is_refused_before_any_work(wrong: dict[str, object]) -> None:
    with pytest.raises(api.InputError):
        api.film_order("A dog", output="film.mp4", **wrong)  # pyright: ignore[reportArgumentType]


def test_stopped_work_leaves_nothing(studio: FakeStudio, tmp_path: Path) -> None:
    token = api.CancelToken()
    token.cancel()
    with pytest.raises(api.Cancelled):
        api.film("A dog", output=tmp_path / "film.mp4", cancel=token, studio=studio)
    assert not list(tmp_path.iterdir())


def test_a_prompt_is_read(studio: FakeStudio) -> None:
    (reading,) = api.read("A dog in the park", studio=studio)
    assert (reading.scene.place, reading.scene.subjects[0].kind) == ("park", "dog")


def test_a_project_is_written_made_judged_and_exported(studio: FakeStudio, tmp_path: Path) -> None:
    with api.project(tmp_path / "story.studio", size="128x128", studio=studio) as story:
        one, two = story.write("A dog walks", "A woman")
        story.move(two.id, 0)
        assert [shot.id for shot in story.shots] == [two.id, one.id]
        assert story.refine(one.id, fields={"place": "beach"}).reading.scene.place == "beach"
        take = story.make(one.id, quality="draft", seed=3)
        assert (take.recipe.seed, take.recipe.quality, story.takes(one.id)) == (3, "draft", (take,))
        assert story.judge(take.id, stars=4, approved=True, note="yes").rating == 4
        assert story.document.standing(one.id) == story.takes(one.id)[0]
        assert story.movie(take.id).read_bytes()[4:8] == b"ftyp"
        assert story.frame(take.id, 0, width=64)[:4] == b"\x89PNG"
        story.remove(two.id)
        made = story.export(tmp_path / "story.mp4")
        assert made.path.exists()
        assert [again.identical for again in api.render(story.folder, studio=studio)] == [True]
    assert [shot.prompt for shot in api.project(story.folder, studio=studio).write_script("A man\n\nA girl")] == [
        "A man",
        "A girl",
    ]
    with pytest.raises(api.ProjectError):
        story.make("s99")


def test_the_studio_is_found_without_being_named(tmp_path: Path) -> None:
    program = "from studio import api; print(next(api.read('A dog runs on the beach')).scene.place)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "beach", done.stderr


def test_entry_points_are_those_that_the_package_declares() -> None:
    import tomllib

    declared = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert declared["project"]["entry-points"][entry.GROUP] == entry.PLACES


def test_everything_public_says_what_it_is() -> None:
    for name in set(api.__all__) - {"Progress"}:
        assert getattr(api, name).__doc__, name


def test_the_queue_works_here_or_elsewhere(studio: FakeStudio, tmp_path: Path) -> None:
    from studio.api.queueing import Jobs
    from studio.farm import LocalRunner
    from studio.storage.queue import open_queue
    from studio.workflows.queue import Dispatcher
    from tests.server.entry import ThreadWorker

    story = api.project(tmp_path / "story.studio", size="128x128", studio=studio)
    story.write("A dog walks", "A woman")
    opened = open_queue(tmp_path / "queue")
    runner = LocalRunner(lambda: ThreadWorker(studio, tmp_path / "proxies"))
    dispatcher = Dispatcher(opened, studio.projects, (runner,), "tests")
    with Jobs(opened, studio) as queue:
        made = [*queue.takes(story.folder, quality="draft")]
        order = api.film_order("A man", output=tmp_path / "film.mp4", size="128x128", seconds=0.5)
        made.append(queue.film(order))
        queue.cancel(made[1].id)
        dispatcher.start()
        states = [type(job.state).__name__ for job in queue.wait(made, timeout=60)]
        dispatcher.close()
        assert states == ["Done", "Cancelled", "Done"]
        assert len(story.takes(story.shots[0].id)) == 1
        assert order.output.exists()
        assert [job.id for job in queue.jobs("cancelled")] == [made[1].id]
