"""The desk: the newest question of a kind is answered, one at a time, and a lost worker is asked again once."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from studio.core.errors import FaultError, StudioError
from studio.ports.worker import Order, ReadOrder, Report, Spoken, Stopped
from studio.project.project import FILM_RATE
from studio.project.scene import Line, Reading, Scene
from studio.project.take import Casting, Recipe
from studio.workflows.writing.desk import Desk
from tests.fakes.worker import FakeWorker


@dataclass(slots=True)
class SlowWorker(FakeWorker):
    """Every question waits for ``finish``; cancelling is not instant either: ``stop`` ends it."""

    asked_to_stop: bool = False

    def begin(self, order: Order, report: Callable[[Report], None]) -> None:
        """Only when not busy."""
        assert self.report is None
        self.orders.append(order)
        self.report = report

    def cancel(self) -> None:
        """Remembered."""
        self.asked_to_stop = True

    def stop(self) -> None:
        """It has stopped."""
        self.asked_to_stop = False
        self._say(Stopped())


@dataclass
class Heard:
    readings: list[str] = field(default_factory=list[str])
    problems: list[StudioError] = field(default_factory=list[StudioError])

    def answer(self, readings: tuple[Reading, ...]) -> None:
        self.readings += [reading.prompt for reading in readings]

    def refuse(self, problem: StudioError) -> None:
        self.problems.append(problem)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def at_once(function: object) -> None:
    assert callable(function)
    function()


def read(desk: Desk, heard: Heard, key: str, prompt: str) -> None:
    desk.read(key, ReadOrder(prompts=(prompt,)), heard.answer, heard.refuse)


def test_a_question_is_answered(heard: Heard) -> None:
    desk = Desk(FakeWorker(), at_once)
    read(desk, heard, "s1", "a dog")
    assert heard.readings == ["a dog"]
    recipe = Recipe(scene=Scene(), engine="stage", engine_version="", studio="", size=(64, 36), rate=FILM_RATE)
    shown: list[int] = []
    desk.block("s1", recipe, (0.0, 1.0), lambda block: shown.append(len(block.pictures)), heard.refuse)
    assert shown == [2]
    spoken: list[Spoken] = []
    desk.speak("s1", Line(speaker="A", text="one two"), Casting(), spoken.append, heard.refuse)
    assert len(spoken[0].samples) == 9600
    assert not heard.problems


def test_only_the_newest_of_a_kind_is_answered_and_the_older_is_stopped(heard: Heard) -> None:
    worker = SlowWorker()
    desk = Desk(worker, at_once)
    for prompt in ("a", "a dog", "a dog runs"):
        read(desk, heard, "s1", prompt)
    assert worker.asked_to_stop
    worker.stop()
    worker.finish()
    assert heard.readings == ["a dog runs"]
    assert len(worker.orders) == 2


def test_an_older_answer_that_comes_all_the_same_is_not_told(heard: Heard) -> None:
    worker = SlowWorker()
    desk = Desk(worker, at_once)
    read(desk, heard, "s1", "a")
    read(desk, heard, "s1", "a dog")
    worker.finish()
    worker.finish()
    assert heard.readings == ["a dog"]


def test_other_kinds_wait_their_turn(heard: Heard) -> None:
    worker = SlowWorker()
    desk = Desk(worker, at_once)
    read(desk, heard, "s1", "a dog")
    read(desk, heard, "s2", "a cat")
    assert not worker.asked_to_stop
    worker.finish()
    worker.finish()
    assert heard.readings == ["a dog", "a cat"]


def test_a_lost_worker_is_asked_again_once(heard: Heard) -> None:
    worker = SlowWorker()
    desk = Desk(worker, at_once)
    read(desk, heard, "s1", "a dog")
    worker.die()
    worker.finish()
    assert heard.readings == ["a dog"]
    read(desk, heard, "s1", "a bomb")
    worker.die()
    worker.die()
    assert len(heard.problems) == 1
    read(desk, heard, "s1", "a cat")
    worker.finish()
    assert heard.readings == ["a dog", "a cat"]


def test_a_refusal_comes_with_its_reason(heard: Heard) -> None:
    worker = FakeWorker(breaks=FaultError("No."))
    desk = Desk(worker, at_once)
    read(desk, heard, "s1", "a dog")
    read(desk, heard, "s1", "a cat")
    assert [problem.what for problem in heard.problems] == ["No."]
    assert heard.readings == ["a cat"]


def test_a_closed_desk_says_nothing(heard: Heard) -> None:
    worker = SlowWorker()
    posted: list[object] = []
    desk = Desk(worker, posted.append)
    read(desk, heard, "s1", "a dog")
    worker.finish()
    desk.close()
    for act in posted:
        at_once(act)
    assert worker.closed
    assert not heard.readings
