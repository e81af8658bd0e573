"""A runner of threads: does orders with a studio in this very process, several at once, through the farm's messages."""

import threading
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import Cancelled, FaultError, StudioError
from studio.core.progress import CancelToken
from studio.farm.messages import order_from, order_message, report_from, report_message
from studio.media.proxies import ProxyFolder
from studio.ports.queue import Device
from studio.ports.worker import Broken, Delivered, Order, Report, ShotOrder, Stopped
from studio.workflows.jobs.orders import carry_out
from tests.fakes.studio import FakeStudio


class FakeTask:
    """An order in a thread."""

    def __init__(self, token: CancelToken, thread: threading.Thread) -> None:
        self._token, self._thread = token, thread

    def cancel(self) -> None:
        """Ask it to stop."""
        self._token.cancel()


class FakeRunner:
    """``slots`` threads. ``dies_on`` are orders, counted from 0, whose worker is lost as often as that number says."""

    def __init__(self, studio: FakeStudio, folder: Path, slots: int = 2, dies_on: dict[int, int] | None = None) -> None:
        self.devices = (Device("threads", slots),) if slots else ()
        self.most = 0
        """How many orders were in work at once."""
        self.begun = 0
        self._studio, self._proxies = studio, ProxyFolder(folder, studio.unfinished)
        self._dies_on = dies_on or {}
        self._lock = threading.Lock()
        self._busy = 0

    @property
    def name(self) -> str:
        """Its name."""
        return "fake"

    def can(self, order: Order) -> bool:
        """Shots alone."""
        return isinstance(order, ShotOrder)

    def submit(self, order: Order, device: str, report: Callable[[Report], None]) -> FakeTask:
        """Begin in a thread."""
        token = CancelToken()
        with self._lock:
            number, self.begun = self.begun, self.begun + 1
            self._busy += 1
            self.most = max(self.most, self._busy)
        thread = threading.Thread(target=self._do, args=(number, order, report, token), daemon=True)
        thread.start()
        return FakeTask(token, thread)

    def close(self) -> None:
        """Nothing to end."""

    def _do(self, number: int, order: Order, report: Callable[[Report], None], token: CancelToken) -> None:
        end: Report
        try:
            if self._dies_on.get(number):
                end = Broken(problem=FaultError("The worker ended."), died=True)
            else:
                made = carry_out(self._studio, self._proxies.writer, order_from(order_message(order)), report, token)
                end = report_from(report_message(Delivered(result=made)))
        except Cancelled:
            end = Stopped()
        except StudioError as problem:
            end = Broken(problem=problem)
        with self._lock:
            self._busy -= 1
        report(end)
