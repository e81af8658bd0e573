"""A film whose shots are filmed elsewhere, many at once, is the very film that is made here."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import Cancelled, FaultError, MachineError, SceneError
from studio.core.progress import CancelToken, silent
from studio.project.take import Take
from studio.storage import Bundles
from studio.workflows.film import crew
from studio.workflows.film.film import FilmOrder, film
from tests.fakes.engine import FakeEngine
from tests.fakes.runner import FakeRunner
from tests.fakes.studio import FakeStudio

PROMPTS = (
    'A woman says "good morning" in the park, piano',
    'A man in the park answers "hello", piano',
    "A dog on the beach",
    "A cat in the park, piano",
)


def _order(folder: Path) -> FilmOrder:
    return FilmOrder(output=folder / "film.mp4", prompts=PROMPTS, size=(160, 96), quality="draft", seed=3)


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("slots", [1, 3])
def test_the_same_bytes_wherever_shots_are_filmed(tmp_path: Path, slots: int) -> None:
    here = replace(_order(tmp_path), output=tmp_path / "here.mp4", events=tmp_path / "here.json")
    afar = replace(_order(tmp_path), output=tmp_path / "afar.mp4", events=tmp_path / "afar.json")
    film(FakeStudio(), here, silent, CancelToken())
    runner = FakeRunner(FakeStudio(), tmp_path / "cache", slots)
    made = film(FakeStudio(), afar, silent, CancelToken(), runner)
    assert here.output.read_bytes() == afar.output.read_bytes()
    assert (tmp_path / "here.json").read_text() == (tmp_path / "afar.json").read_text()
    assert len(made.shots) == runner.begun == len(PROMPTS)
    assert runner.most == slots


def test_takes_are_the_same_too(tmp_path: Path) -> None:
    documents: list[list[Take]] = []
    for name, runner in (("here", None), ("afar", FakeRunner(FakeStudio(), tmp_path / "cache"))):
        order = replace(_order(tmp_path), output=tmp_path / f"{name}.mp4", project=tmp_path / f"{name}.studio")
        film(FakeStudio(), order, silent, CancelToken(), runner)
        with Bundles().open(tmp_path / f"{name}.studio") as project:
            documents.append([replace(take, made="") for take in project.document.takes])
            assert all(project.media(take.media).exists() for take in project.document.takes)
    assert documents[0] == documents[1]


def test_a_worker_that_is_lost_costs_one_shot_again(tmp_path: Path) -> None:
    runner = FakeRunner(FakeStudio(), tmp_path / "cache", 2, dies_on={1: 1})
    film(FakeStudio(), _order(tmp_path), silent, CancelToken(), runner)
    assert runner.begun == len(PROMPTS) + 1
    assert _left(tmp_path) == ["film.mp4"]


def test_a_shot_that_kills_every_worker_fails_the_film(tmp_path: Path) -> None:
    runner = FakeRunner(FakeStudio(), tmp_path / "cache", 1, dies_on={0: 1, 1: 1})
    with pytest.raises(FaultError, match="The worker ended"):
        film(FakeStudio(), _order(tmp_path), silent, CancelToken(), runner)
    assert _left(tmp_path) == []


def test_the_first_problem_stops_the_others_and_leaves_nothing(tmp_path: Path) -> None:
    runner = FakeRunner(FakeStudio(engine=FakeEngine(fails_at="beach")), tmp_path / "cache", 2)
    with pytest.raises(SceneError):
        film(FakeStudio(), _order(tmp_path), silent, CancelToken(), runner)
    assert _left(tmp_path) == []


def test_stopping_stops_what_is_in_work(tmp_path: Path) -> None:
    token = CancelToken()

    def _stop(step: str, done: int, total: int) -> None:
        if "filming" in step:
            token.cancel()

    runner = FakeRunner(FakeStudio(engine=FakeEngine(usual_seconds=20)), tmp_path / "cache", 2)
    with pytest.raises(Cancelled):
        film(FakeStudio(), _order(tmp_path), _stop, token, runner)
    assert _left(tmp_path) == []


def test_nobody_there_is_said(tmp_path: Path) -> None:
    runner = FakeRunner(FakeStudio(), tmp_path / "cache", 0)
    usual, crew.LONELY_SECONDS = crew.LONELY_SECONDS, 0.0
    try:
        with pytest.raises(MachineError, match="no worker left"):
            film(FakeStudio(), _order(tmp_path), silent, CancelToken(), runner)
    finally:
        crew.LONELY_SECONDS = usual
