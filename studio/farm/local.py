"""A worker on this machine: one process, started with the first order, and one thread here that looks after it."""

import contextlib
import queue
import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from studio.core.errors import DeviceLostError, FaultError, MachineError, StudioError
from studio.farm.messages import order_message, report_from
from studio.farm.process import WorkerProcess, why
from studio.farm.wire import Message, WireError
from studio.ports.worker import (
    Advanced,
    Broken,
    Delivered,
    Order,
    Rendered,
    Report,
    SequenceOrder,
    SoundOrder,
    Stopped,
    StoryOrder,
    TakeOrder,
)

PATIENCE = 5.0
"""Seconds that an order has to stop after ``cancel``, before its process is ended."""

_FAREWELL = 2.0
"""Seconds that a process has to remove its half files when its pipe is closed."""

Job = tuple[Order, Callable[[Report], None]]


class LocalWorker:
    """The ``Worker`` port as a process. Its methods return at once, but for ``close``."""

    def __init__(
        self,
        command: Sequence[str],
        version: str,
        *,
        environment: Mapping[str, str] | None = None,
        idle_seconds: float | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """``command`` starts a process that calls ``serve``; ``version`` is the studio's, and must be the process's.

        ``idle_seconds``: without an order for so long, the process is ended and its memory is free; None keeps it.
        """
        self._command, self._version, self._environment = tuple(command), version, dict(environment or {})
        self._idle_seconds, self._patience = idle_seconds, patience
        self._lock = threading.Lock()
        self._orders: queue.Queue[Job | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._process: WorkerProcess | None = None
        self._killer: threading.Timer | None = None
        self._busy = self._cancelled = self._closed = False

    @property
    def busy(self) -> bool:
        """Whether an order is in work."""
        return self._busy

    def warm(self) -> None:
        """Start the process before there is an order, so that the first one need not wait."""
        with self._lock:
            if not self._closed:
                self._ensure_thread()

    def begin(self, order: Order, report: Callable[[Report], None]) -> None:
        """Start on an order. Raises ``FaultError`` when one is in work already, or after ``close``."""
        with self._lock:
            if self._busy or self._closed:
                raise FaultError("The worker is busy." if self._busy else "The worker is closed.")
            self._busy, self._cancelled = True, False
            self._ensure_thread()
            self._orders.put((order, report))

    def cancel(self) -> None:
        """Ask the order in work to stop; the process is ended when it has not stopped in time."""
        with self._lock:
            if not self._busy or self._cancelled:
                return
            self._cancelled = True
            process = self._process
            if process is not None:
                self._killer = threading.Timer(self._patience, process.kill)
                self._killer.daemon = True
                self._killer.start()
        if process is not None:
            with contextlib.suppress(OSError, ValueError):
                process.send(Message("cancel", {}))

    def close(self) -> None:
        """End the process, whatever it does, and wait for the thread. Nothing more is reported."""
        with self._lock:
            self._closed = self._cancelled = True
            process, thread = self._process, self._thread
            self._orders.put(None)
        if process is not None:
            process.hang_up()
        if thread is not None:
            thread.join(_FAREWELL)
            if thread.is_alive() and process is not None:
                process.kill()
            thread.join()

    def _ensure_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
            self._thread.start()

    # ------------------------------------------------------------------------------------------ on the thread

    def _run(self) -> None:
        with contextlib.suppress(StudioError):
            self._start()  # if it fails, the first order says why
        while True:
            try:
                job = self._orders.get(timeout=self._idle_seconds)
            except queue.Empty:
                self._stop()
                job = self._orders.get()
            if job is None:
                break
            order, report = job
            end = self._carry_out(order, report)
            with self._lock:
                self._busy = False
                killer, self._killer = self._killer, None
                closed = self._closed
            if killer is not None:
                killer.cancel()
                killer.join()
            if not closed:
                report(end)
        self._stop()

    def _start(self) -> WorkerProcess:
        """The process that is there, or a new one. Raises ``FaultError``."""
        process = self._process
        if process is not None and process.alive:
            return process
        self._stop()
        process = WorkerProcess(self._command, self._environment)
        with self._lock:
            self._process = process
            closed = self._closed
        if closed:
            process.hang_up()
        try:
            process.greet(self._version)
        except BaseException:
            self._stop()
            raise
        return process

    def _stop(self) -> int:
        with self._lock:
            process, self._process = self._process, None
        return 0 if process is None else process.end()

    def _carry_out(self, order: Order, report: Callable[[Report], None]) -> Delivered | Broken | Stopped:
        try:
            process = self._start()
        except StudioError as problem:
            lost = not isinstance(problem, MachineError)  # of another version: it would be the next time, too
            return Stopped() if self._cancelled else Broken(problem=problem, died=lost)
        if self._cancelled:
            return Stopped()
        process.forget()
        with contextlib.suppress(OSError, ValueError):  # when it is gone, it says nothing either
            process.send(order_message(order))
        if self._cancelled:
            with contextlib.suppress(OSError, ValueError):
                process.send(Message("cancel", {}))
        while (message := process.receive()) is not None:
            try:
                said = report_from(message)
            except WireError as wrong:
                return self._lost(order, process, f"It said something that makes no sense: {wrong}")
            match said:
                case Advanced() | Rendered():
                    report(said)
                case Broken(problem=problem, log=log):
                    if isinstance(problem, DeviceLostError):  # only another process may find the device again
                        process.kill()
                        self._stop()
                    return Broken(problem=problem, log="\n".join(filter(None, (process.log, log))))
                case _:
                    return said
        return self._lost(order, process, "")

    def _lost(self, order: Order, process: WorkerProcess, what: str) -> Broken | Stopped:
        """The process is gone, or of no use any more."""
        process.kill()
        status = self._stop()
        _clean(order)
        if self._cancelled:
            return Stopped()
        problem = FaultError(
            f"The worker stopped unexpectedly ({why(status)}).",
            todo="Try again; if it happens again, a smaller picture or a restart may help.",
        )
        return Broken(problem=problem, log="\n".join(filter(None, (process.log, what))), died=True)


def files_of(order: Order) -> tuple[Path, ...]:
    """What an order has written, files and folders."""
    match order:
        case TakeOrder(movie=movie, proxy=proxy, thumbnails=thumbnails):
            return movie, proxy, thumbnails
        case StoryOrder(movie=movie, takes=takes):
            return (movie,) if takes is None else (movie, takes)
        case SoundOrder(movie=movie) | SequenceOrder(movie=movie):
            return (movie,)
        case _:
            return ()


def _clean(order: Order) -> None:
    """Remove what a lost process left of its files: those it had finished, and the parts beside them."""
    for file in files_of(order):
        for path in (file, *_parts(file)):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)


def _parts(file: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list(file.parent.glob(f".{file.stem}.*"))
    return []
