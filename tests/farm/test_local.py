"""A worker in a process: it answers, it can be stopped, it may die, and it never outlives whoever started it."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import DeviceLostError, FaultError, MachineError, SceneError
from studio.farm import LocalWorker
from studio.ports.worker import (
    Advanced,
    Broken,
    Delivered,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Report,
    SpeakOrder,
    Spoken,
    Stopped,
    TakeOrder,
)
from studio.project.project import FILM_RATE
from studio.project.scene import Line, Scene
from studio.project.take import Casting, Recipe

ROOT = Path(__file__).parents[2]
PROCESS = ROOT / "tests" / "farm" / "process.py"
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}
WAIT = 30.0

posix = pytest.mark.skipif(os.name == "nt", reason="tells processes and signals as POSIX has them")


class Asked:
    """One order and what was said of it."""

    def __init__(self, worker: LocalWorker, order: Order) -> None:
        self.said: queue.Queue[Report] = queue.Queue()
        worker.begin(order, self.said.put)

    def next(self) -> Report:
        return self.said.get(timeout=WAIT)

    def end(self) -> Report:
        while True:
            report = self.next()
            if not isinstance(report, Advanced | Rendered):
                return report


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    assert not left


@pytest.fixture
def worker() -> Iterator[LocalWorker]:
    made = start()
    yield made
    made.close()


def start(version: str = "1", *, idle_seconds: float | None = None, patience: float = 5.0) -> LocalWorker:
    return LocalWorker(
        (sys.executable, "-P", str(PROCESS), version),
        "1",
        environment=ENVIRONMENT,
        idle_seconds=idle_seconds,
        patience=patience,
    )


def read(prompt: str) -> ReadOrder:
    return ReadOrder(prompts=(prompt,))


def answer(worker: LocalWorker, prompt: str) -> str:
    end = Asked(worker, read(prompt)).end()
    assert isinstance(end, Delivered), end
    assert isinstance(end.result, Readings)
    return end.result.readings[0].prompt


def test_one_process_answers_one_order_after_the_other(worker: LocalWorker) -> None:
    assert not worker.busy
    first = answer(worker, "pid")
    assert answer(worker, "a dog") == "a dog"
    assert answer(worker, "pid") == first


def test_pictures_and_sound_come_through(worker: LocalWorker) -> None:
    asked = Asked(worker, SpeakOrder(line=Line(speaker="A", text="Hello"), voice=Casting()))
    shown, spoken = asked.next(), asked.next()
    assert isinstance(shown, Rendered)
    assert shown.picture.shape == (4, 6, 3)
    assert isinstance(spoken, Delivered)
    assert isinstance(spoken.result, Spoken)
    assert np.array_equal(spoken.result.samples, np.linspace(-1, 1, 480, dtype=np.float32))


def test_progress_is_not_a_flood(worker: LocalWorker) -> None:
    asked = Asked(worker, read("many 2000"))
    said: list[Report] = [asked.next()]
    while not isinstance(said[-1], Delivered):
        said.append(asked.next())
    assert len(said) < 200
    assert said[-2] == Advanced(step="counting", done=2000, total=2000)


def test_an_order_stops_when_told_to_and_the_process_stays(worker: LocalWorker) -> None:
    pid = answer(worker, "pid")
    asked = Asked(worker, read("wait"))
    assert isinstance(asked.next(), Advanced)
    assert worker.busy
    worker.cancel()
    assert asked.end() == Stopped()
    assert answer(worker, "pid") == pid


def test_cancelling_before_it_began_stops_it_too(worker: LocalWorker) -> None:
    asked = Asked(worker, read("wait"))
    worker.cancel()
    assert asked.end() == Stopped()
    assert answer(worker, "a dog") == "a dog"


def test_one_that_does_not_stop_is_ended() -> None:
    worker = start(patience=0.3)
    asked = Asked(worker, read("hang"))
    assert isinstance(asked.next(), Advanced)
    worker.cancel()
    assert asked.end() == Stopped()
    assert answer(worker, "a dog") == "a dog"
    worker.close()


@pytest.mark.parametrize(("how", "sign"), [pytest.param("die", "SIGKILL", marks=posix), ("exit", "exit status 3")])
def test_a_lost_process_is_one_broken_order(worker: LocalWorker, how: str, sign: str) -> None:
    end = Asked(worker, read(how)).end()
    assert isinstance(end, Broken)
    assert end.died
    assert sign in end.problem.what
    assert end.problem.todo
    assert how != "die" or "about to die" in end.log
    assert answer(worker, "a dog") == "a dog"


def test_problems_come_with_their_words(worker: LocalWorker) -> None:
    refused = Asked(worker, read("refuse")).end()
    assert isinstance(refused, Broken)
    assert isinstance(refused.problem, SceneError)
    assert refused.problem.field == "place"
    assert not refused.died
    fault = Asked(worker, read("fault")).end()
    assert isinstance(fault, Broken)
    assert isinstance(fault.problem, FaultError)
    assert "ZeroDivisionError: a slip" in fault.log
    assert not fault.died


def test_a_lost_device_costs_one_order_for_the_next_has_a_process_of_its_own(worker: LocalWorker) -> None:
    first = answer(worker, "pid")
    lost = Asked(worker, read("device")).end()
    assert isinstance(lost, Broken)
    assert isinstance(lost.problem, DeviceLostError)
    assert lost.problem.todo
    assert answer(worker, "pid") != first


def test_another_version_is_refused() -> None:
    worker = start("2")
    end = Asked(worker, read("a dog")).end()
    assert isinstance(end, Broken)
    assert isinstance(end.problem, MachineError)
    assert "version 1 (" in end.problem.what
    assert "version 2 (" in end.problem.what
    assert not end.died  # it would be of another version the next time, too
    worker.close()


def test_a_command_that_is_none_is_refused(tmp_path: Path) -> None:
    for command in ((str(tmp_path / "nothing"),), (sys.executable, "-c", "raise SystemExit('no way')")):
        worker = LocalWorker(command, "1")
        end = Asked(worker, read("a dog")).end()
        assert isinstance(end, Broken)
        assert isinstance(end.problem, FaultError)
        worker.close()


def test_only_one_order_at_a_time(worker: LocalWorker) -> None:
    asked = Asked(worker, read("wait"))
    with pytest.raises(FaultError):
        worker.begin(read("a dog"), asked.said.put)
    worker.cancel()
    assert asked.end() == Stopped()


@posix
def test_closing_ends_everything_and_says_nothing(tmp_path: Path) -> None:
    half = tmp_path / "half.mp4"
    worker = start()
    pid = int(answer(worker, "pid"))
    asked = Asked(worker, read(f"half {half}"))
    assert isinstance(asked.next(), Advanced)
    assert half.exists()
    worker.close()
    assert asked.said.empty()
    assert not half.exists()
    assert not alive(pid)


@posix
def test_closing_one_that_hangs_does_not_wait_for_it() -> None:
    worker = start()
    pid = int(answer(worker, "pid"))
    asked = Asked(worker, read("hang"))
    assert isinstance(asked.next(), Advanced)
    worker.close()
    assert not alive(pid)


def test_closing_before_the_first_order_and_twice() -> None:
    worker = start()
    worker.warm()
    worker.close()
    worker.close()
    worker.warm()


@posix
def test_an_idle_process_gives_its_memory_back() -> None:
    worker = start(idle_seconds=0.1)
    pid = int(answer(worker, "pid"))
    deadline = time.monotonic() + WAIT
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(pid)
    assert int(answer(worker, "pid")) != pid
    worker.close()


@posix
def test_what_a_killed_worker_left_is_removed(tmp_path: Path) -> None:
    recipe = Recipe(scene=Scene(), engine="", engine_version="", studio="", size=(64, 64), rate=FILM_RATE)
    files = [tmp_path / ".a.mp4", tmp_path / ".a.mov", tmp_path / ".a.png"]
    parts = [tmp_path / "..a.1234.part", tmp_path / "..a.parts" / "x.mov"]
    parts[1].parent.mkdir()
    stranger = tmp_path / ".b.mp4"
    for file in (*files, *parts, stranger):
        file.write_bytes(b"half")
    worker = start()
    order = TakeOrder(recipe=recipe, title="", movie=files[0], proxy=files[1], thumbnails=files[2])
    pid = int(answer(worker, "pid"))
    os.kill(pid, signal.SIGSTOP)  # it takes the order and never answers
    asked = Asked(worker, order)
    time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    end = asked.end()
    assert isinstance(end, Broken)
    assert end.died
    assert list(tmp_path.iterdir()) == [stranger]
    worker.close()


@posix
def test_a_worker_does_not_outlive_its_window(tmp_path: Path) -> None:
    half = tmp_path / "half.mp4"
    program = (
        "import sys\n"
        "from tests.farm.test_local import *\n"
        "worker = start()\n"
        "print(answer(worker, 'pid'), flush=True)\n"
        "Asked(worker, read('half ' + sys.argv[1]))\n"
        "time.sleep(60)\n"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", program, str(half)],
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    deadline = time.monotonic() + WAIT
    while not half.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    window.kill()
    window.wait()
    window.stdout.close()
    while (alive(pid) or half.exists()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive(pid)
    assert not half.exists()


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and is not yet waited for does not)."""
    with contextlib.suppress(OSError):
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists():
            return stat.read_text("ascii").rpartition(")")[2].split()[0] != "Z"
        if not Path("/proc").exists():
            os.kill(pid, 0)
            return True
    return False
