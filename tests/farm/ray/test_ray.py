"""The runner on a real Ray cluster: the same film, lost workers, lost nodes, a lost head, another version."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import IO, cast

import pytest

from studio.core.errors import FaultError, MachineError
from studio.core.progress import CancelToken, silent
from studio.farm.ray.runner import RayRunner
from studio.ports.worker import Advanced, Broken, Delivered, Report, ShotFilmed, ShotOrder, Stopped
from studio.project.take import Recipe
from studio.workflows.film.film import FilmOrder, film, recipes
from tests.fakes.studio import FakeStudio
from tests.farm.ray.hands import VERSION

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed (the extra farm)"),
    pytest.mark.skipif(sys.platform == "win32", reason="kills processes as POSIX does"),
]

ROOT = Path(__file__).parents[3]
ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "RAY_AUTH_MODE": "disabled",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_health_check_period_ms": "1000",
    "RAY_health_check_failure_threshold": "3",
}
PROMPTS = (
    'A woman says "good morning" in the park, piano',
    'A man in the park answers "hello", piano',
    "A dog on the beach",
    "A cat in the park, piano",
)


def _runner(*options: str, hands: str = "fake") -> RayRunner:
    command = [
        sys.executable, "-P", "-m", "studio.farm.ray.driver",
        "--maker", f"tests.farm.ray.hands:{hands}", "--version", VERSION, "--set", f"PYTHONPATH={ROOT}",
        "--set", "NUMBA_NUM_THREADS=1", *options,
    ]  # fmt: skip
    return RayRunner(command, VERSION, "of the test", environment=ENVIRONMENT)


class Cluster:
    """Nodes of ``tests.farm.ray.nodes``."""

    def __init__(self, count: int, gpus: str = "0") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.farm.ray.nodes", str(count), gpus],
            cwd=ROOT,
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._said = cast("IO[str]", self._process.stdout)
        self.address = self._said.readline().strip()

    def do(self, word: str) -> None:
        """Say a word and wait until it is done."""
        orders = cast("IO[str]", self._process.stdin)
        orders.write(f"{word}\n")
        orders.flush()
        assert self._said.readline().strip() == "done"

    def close(self) -> None:
        """End it all."""
        cast("IO[str]", self._process.stdin).close()
        self._process.wait(60)


@pytest.fixture(scope="module")
def runner() -> Iterator[RayRunner]:
    """Two workers of one thread on this machine."""
    own = _runner("--workers", "2")
    own.open()
    _until(lambda: len(own.devices) == 2)
    yield own
    own.close()


def _until(there: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def _film_order(folder: Path) -> FilmOrder:
    return FilmOrder(output=folder / "film.mp4", prompts=PROMPTS, size=(160, 96), quality="draft", seed=3)


def _recipe() -> Recipe:
    studio = FakeStudio()
    order = FilmOrder(output=Path("film.mp4"), prompts=("A dog",), size=(160, 96), quality="draft")
    from studio.workflows.writing.read import readings

    (recipe,) = recipes(studio, order, readings(studio, order.prompts, None, None, None))
    return recipe


class Ear:
    """Hears one order."""

    def __init__(self) -> None:
        self.heard: list[Report] = []
        self.ended = threading.Event()

    def __call__(self, report: Report) -> None:
        assert not self.ended.is_set(), "nothing comes after the end"
        self.heard.append(report)
        if isinstance(report, Delivered | Broken | Stopped):
            self.ended.set()

    @property
    def end(self) -> Report:
        """The last word."""
        assert self.ended.wait(60)
        return self.heard[-1]


def _shot(folder: Path, title: str) -> ShotOrder:
    return ShotOrder(recipe=_recipe(), title=title, movie=folder / "shot.mp4")


def test_a_film_on_the_cluster_is_the_film_made_here(runner: RayRunner, tmp_path: Path) -> None:
    here = replace(_film_order(tmp_path), output=tmp_path / "here.mp4", project=tmp_path / "here.studio")
    afar = replace(_film_order(tmp_path), output=tmp_path / "afar.mp4", project=tmp_path / "afar.studio")
    film(FakeStudio(), here, silent, CancelToken())
    film(FakeStudio(), afar, silent, CancelToken(), runner)
    assert here.output.read_bytes() == afar.output.read_bytes()
    folders = [tmp_path / f"{name}.studio" / "media" for name in ("here", "afar")]
    movies = [sorted(path.name for path in folder.rglob("*.mp4")) for folder in folders]
    assert movies[0] == movies[1]
    assert len(movies[0]) == len(PROMPTS)


def test_a_worker_killed_in_the_middle_costs_nothing_but_time(runner: RayRunner, tmp_path: Path) -> None:
    ear = Ear()
    runner.submit(_shot(tmp_path, f"die once {tmp_path / 'mark'}"), runner.devices[0].name, ear)
    end = ear.end
    assert isinstance(end, Delivered)
    assert isinstance(end.result, ShotFilmed)
    assert (tmp_path / "mark").exists(), "a worker did die"
    assert (tmp_path / "shot.mp4").stat().st_size > 1000
    _until(lambda: len(runner.devices) == 2)


def test_an_order_that_kills_every_worker_is_given_up(runner: RayRunner, tmp_path: Path) -> None:
    ear = Ear()
    runner.submit(_shot(tmp_path, "die"), runner.devices[0].name, ear)
    end = ear.end
    assert isinstance(end, Broken)
    assert isinstance(end.problem, FaultError)
    assert "3 workers were lost" in str(end.problem)
    assert end.died
    assert list(tmp_path.iterdir()) == []
    _until(lambda: len(runner.devices) == 2)


def test_progress_comes_and_an_order_stops_when_asked(runner: RayRunner, tmp_path: Path) -> None:
    ear = Ear()
    task = runner.submit(_shot(tmp_path, "linger"), runner.devices[0].name, ear)
    _until(lambda: any(isinstance(one, Advanced) for one in ear.heard))
    task.cancel()
    task.cancel()
    assert isinstance(ear.end, Stopped)
    task.cancel()
    assert list(tmp_path.iterdir()) == []
    again = Ear()
    runner.submit(_shot(tmp_path, "a dog"), runner.devices[0].name, again)
    assert isinstance(again.end, Delivered), "the worker is of use again"


def test_a_worker_of_another_version_is_refused_with_both_named(tmp_path: Path) -> None:
    own = _runner("--workers", "1", hands="other_version")
    try:
        own.open()
        ear = Ear()
        own.submit(_shot(tmp_path, "a dog"), own.devices[0].name, ear)
        end = ear.end
        assert isinstance(end, Broken)
        assert isinstance(end.problem, MachineError)
        assert "9.9.9" in str(end.problem)
        assert VERSION in str(end.problem)
        assert not end.died
    finally:
        own.close()


def test_nodes_come_and_go_and_a_lost_head_is_said(tmp_path: Path) -> None:
    cluster = Cluster(2)
    own = _runner("--address", cluster.address)
    try:
        own.open()
        _until(lambda: len(own.devices) == 2)
        nodes = {device.name.partition("/")[0] for device in own.devices}
        assert len(nodes) == 2, "one worker on each node"
        # a film goes on where a node is lost in the middle of it
        lost = threading.Event()

        def _said(step: str, done: int, total: int) -> None:
            if "filming" in step and not lost.is_set():
                lost.set()
                threading.Thread(target=cluster.do, args=("remove",)).start()

        long = replace(_film_order(tmp_path), seconds=4.0, output=tmp_path / "afar.mp4")
        here = replace(long, output=tmp_path / "here.mp4")
        film(FakeStudio(), long, _said, CancelToken(), own)
        film(FakeStudio(), here, silent, CancelToken())
        assert lost.is_set()
        assert long.output.read_bytes() == here.output.read_bytes()
        _until(lambda: len(own.devices) == 1)
        ear = Ear()
        own.submit(_shot(tmp_path, "linger"), own.devices[0].name, ear)
        _until(lambda: any(isinstance(one, Advanced) for one in ear.heard))
        cluster.do("behead")
        end = ear.end
        assert isinstance(end, Broken)
        assert isinstance(end.problem, MachineError)
        assert "does not answer" in str(end.problem)
        assert end.died
        with pytest.raises(MachineError):
            own.submit(_shot(tmp_path, "a dog"), "anything", Ear())
        assert own.devices == ()
    finally:
        own.close()
        cluster.close()
    assert not (tmp_path / "shot.mp4").exists()


def test_graphics_cards_are_shared(tmp_path: Path) -> None:
    cluster = Cluster(1, gpus="1")
    own = _runner("--address", cluster.address, "--gpus", "0.5")
    try:
        own.open()
        _until(lambda: len(own.devices) == 2)  # two halves of one card
        ear = Ear()
        own.submit(_shot(tmp_path, "a dog"), own.devices[1].name, ear)
        assert isinstance(ear.end, Delivered)
    finally:
        own.close()
        cluster.close()


def test_a_head_that_is_not_there_is_said_at_once() -> None:
    own = _runner("--address", "127.0.0.1:1")
    begun = time.monotonic()
    try:
        with pytest.raises(MachineError, match=r"127\.0\.0\.1:1 does not answer|of the test"):
            own.open()
        assert time.monotonic() - begun < 30
    finally:
        own.close()
