"""The worker's end of the pipe: takes orders one at a time, says how they go, and stops when told to."""

import queue
import threading
import time
import traceback
from collections.abc import Callable
from typing import BinaryIO

from studio.core.errors import Cancelled, FaultError, StudioError
from studio.core.progress import CancelToken
from studio.farm.messages import order_from, report_message
from studio.farm.wire import PROTOCOL, Message, WireError, receive, send
from studio.ports.worker import Advanced, Broken, Delivered, Order, Rendered, Report, Result, Stopped

CarryOut = Callable[[Order, Callable[[Advanced | Rendered], None], CancelToken], Result]
"""Does what an order says. Raises ``StudioError`` or ``Cancelled``."""

_Waiting = tuple[Order | WireError, CancelToken]

_ADVANCES = 1 / 20
"""Seconds between two words of progress on the same step; the last one of a step is always said."""


def serve(
    orders: BinaryIO,
    reports: BinaryIO,
    carry_out: CarryOut,
    version: str,
    *,
    gone: Callable[[], None],
    idle: Callable[[], None] | None = None,
) -> None:
    """Until the pipe closes. ``gone`` is called on another thread when it does, whatever is in work then; it must end
    the process. ``idle`` is called once, when there is nothing to do at first, to be ready for what will come."""
    waiting: queue.Queue[_Waiting] = queue.Queue()
    threading.Thread(target=_listen, args=(orders, waiting, gone), name="orders", daemon=True).start()
    send(reports, Message("hello", {"protocol": PROTOCOL, "version": version}))
    if idle is not None and waiting.empty():
        idle()
    while True:
        order, cancel = waiting.get()
        send(reports, report_message(_one(order, carry_out, _Teller(reports), cancel)))


class _Teller:
    """Says what an order has come to, not too often."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._step, self._last = "", 0.0

    def __call__(self, report: Advanced | Rendered) -> None:
        if isinstance(report, Advanced):
            now = time.monotonic()
            last = report.total > 0 and report.done >= report.total
            if report.step == self._step and not last and now - self._last < _ADVANCES:
                return
            self._step, self._last = report.step, now
        send(self._stream, report_message(report))


def _one(order: Order | WireError, carry_out: CarryOut, tell: _Teller, cancel: CancelToken) -> Report:
    try:
        if isinstance(order, WireError):
            raise FaultError("The worker was asked for something that it does not understand.") from order
        cancel.check()
        return Delivered(result=carry_out(order, tell, cancel))
    except Cancelled:
        return Stopped()
    except StudioError as problem:
        return Broken(problem=problem, log=traceback.format_exc() if isinstance(problem, FaultError) else "")
    except MemoryError:
        todo = "Close other programs, or choose a smaller picture."
        return Broken(problem=FaultError("There was not enough memory.", todo=todo), log=traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - the boundary: whatever it is, it becomes one failed job
        what = f"This is a fault of ours ({type(error).__name__}: {error})."
        return Broken(problem=FaultError(what, todo="Please report it with the log."), log=traceback.format_exc())


def _listen(stream: BinaryIO, waiting: "queue.Queue[_Waiting]", gone: Callable[[], None]) -> None:
    newest = CancelToken()
    try:
        while (message := receive(stream)) is not None:
            if message.kind == "cancel":
                newest.cancel()
                continue
            newest = CancelToken()
            try:
                waiting.put((order_from(message), newest))
            except WireError as wrong:
                waiting.put((wrong, newest))
    except (OSError, ValueError, WireError):
        pass  # the pipe broke: as good as closed
    finally:
        gone()
