"""Work beside other work."""

import threading
from pathlib import Path

from studio.core.errors import FaultError, InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.workflows.beside import Beside
from tests.fakes.desktop import at_once

OUTPUT = Path("film.mp4")


class Told:
    """What is said of it."""

    def __init__(self) -> None:
        self.work = Beside[str](at_once)
        self.shares: list[float | None] = []
        self.results: list[str | StudioError | None] = []
        self.done = threading.Event()
        self.work.changed.connect(self.shares.append)
        self.work.ended.connect(self._end)

    def _end(self, result: str | StudioError | None) -> None:
        self.results.append(result)
        self.done.set()


def test_it_tells_how_far_it_is_and_what_it_made() -> None:
    told = Told()

    def _work(progress: Progress, cancel: CancelToken) -> str:
        assert told.work.output == OUTPUT
        for frame in range(4):
            progress("exporting", frame + 1, 4)
        return "made"

    told.work.begin(_work, OUTPUT)
    assert told.done.wait(5)
    assert told.shares == [0.0, 0.25, 0.5, 0.75, 1.0, None]
    assert told.results == ["made"]
    assert told.work.output is None


def test_it_is_stopped_and_only_one_goes_on_at_a_time() -> None:
    told, begun = Told(), threading.Event()

    def _work(progress: Progress, cancel: CancelToken) -> str:
        begun.set()
        while True:
            cancel.check()

    told.work.begin(_work, OUTPUT)
    assert begun.wait(5)
    told.work.begin(lambda progress, cancel: "made", OUTPUT)
    told.work.close()
    assert told.results == [None]


def test_what_goes_wrong_is_told() -> None:
    def _refuse(progress: Progress, cancel: CancelToken) -> str:
        raise InputError("There is nothing in it.")

    def _break(progress: Progress, cancel: CancelToken) -> str:
        raise ZeroDivisionError("oh")

    for work, kind in ((_refuse, InputError), (_break, FaultError)):
        told = Told()
        told.work.begin(work, OUTPUT)
        assert told.done.wait(5)
        assert isinstance(told.results[0], kind)


def test_it_is_paused_and_goes_on() -> None:
    told, go = Told(), threading.Event()

    def _work(progress: Progress, cancel: CancelToken) -> str:
        progress("exporting", 1, 4)
        assert go.wait(5)
        cancel.check()
        progress("exporting", 4, 4)
        return "made"

    told.work.begin(_work, OUTPUT)
    told.work.hold()
    go.set()
    assert not told.done.wait(0.1)
    standing = told.work.standing
    assert standing is not None and standing.held and told.work.held
    told.work.release()
    assert told.done.wait(5)
    assert told.results == ["made"]
    assert told.work.standing is None
    told.work.hold()
    assert not told.work.held


def test_what_is_paused_can_be_stopped() -> None:
    told = Told()

    def _work(progress: Progress, cancel: CancelToken) -> str:
        while True:
            cancel.check()

    told.work.begin(_work, OUTPUT)
    told.work.hold()
    told.work.close()
    assert told.results == [None]
