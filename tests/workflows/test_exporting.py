"""An export beside other work."""

import threading
from fractions import Fraction
from pathlib import Path

from studio.core.errors import FaultError, InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.workflows.export import Exported, ExportOrder
from studio.workflows.exporting import Exporting
from tests.fakes.desktop import at_once

ORDER = ExportOrder(output=Path("film.mp4"))
MADE = Exported(
    path=ORDER.output,
    sequence="Film",
    size=(64, 36),
    rate=FrameRate(Fraction(24)),
    first=0,
    frame_count=4,
    peak_db=-3.0,
    limited_db=0.0,
    problems=(),
)


class Told:
    """What an export says."""

    def __init__(self) -> None:
        self.exporting = Exporting(at_once)
        self.shares: list[float | None] = []
        self.results: list[Exported | StudioError | None] = []
        self.done = threading.Event()
        self.exporting.changed.connect(self.shares.append)
        self.exporting.ended.connect(self._end)

    def _end(self, result: Exported | StudioError | None) -> None:
        self.results.append(result)
        self.done.set()


def test_it_tells_how_far_it_is_and_what_it_made() -> None:
    told = Told()

    def _work(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        assert told.exporting.output == order.output
        for frame in range(4):
            progress("exporting", frame + 1, 4)
        return MADE

    told.exporting.start(_work, ORDER)
    assert told.done.wait(5)
    assert told.shares == [0.0, 0.25, 0.5, 0.75, 1.0, None]
    assert told.results == [MADE]
    assert told.exporting.output is None


def test_it_is_stopped_and_only_one_goes_on_at_a_time() -> None:
    told, begun = Told(), threading.Event()

    def _work(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        begun.set()
        while True:
            cancel.check()

    told.exporting.start(_work, ORDER)
    assert begun.wait(5)
    told.exporting.start(lambda order, progress, cancel: MADE, ORDER)
    told.exporting.close()
    assert told.results == [None]


def test_what_goes_wrong_is_told() -> None:
    def _refuse(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        raise InputError("There is nothing in it.")

    def _break(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        raise ZeroDivisionError("oh")

    for work, kind in ((_refuse, InputError), (_break, FaultError)):
        told = Told()
        told.exporting.start(work, ORDER)
        assert told.done.wait(5)
        assert isinstance(told.results[0], kind)


def test_it_is_paused_and_goes_on() -> None:
    told, go = Told(), threading.Event()

    def _work(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        progress("exporting", 1, 4)
        assert go.wait(5)
        cancel.check()
        progress("exporting", 4, 4)
        return MADE

    told.exporting.start(_work, ORDER)
    told.exporting.hold()
    go.set()
    assert not told.done.wait(0.1)
    standing = told.exporting.standing
    assert standing is not None and standing.held and told.exporting.held
    told.exporting.release()
    assert told.done.wait(5)
    assert told.results == [MADE]
    assert told.exporting.standing is None
    told.exporting.hold()
    assert not told.exporting.held


def test_what_is_paused_can_be_stopped() -> None:
    told = Told()

    def _work(order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
        while True:
            cancel.check()

    told.exporting.start(_work, ORDER)
    told.exporting.hold()
    told.exporting.close()
    assert told.results == [None]
