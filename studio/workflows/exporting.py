"""An export beside the window's own work: one at a time, told of on the way, stopped when somebody wants it."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import Cancelled, FaultError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.signals import Post, Signal
from studio.workflows.export import Exported, ExportOrder

Work = Callable[[ExportOrder, Progress, CancelToken], Exported]
"""What does an export, on whatever thread it is called."""

_BACK = 10
"""How far its thread stands back (POSIX nice), with the encoder's threads that it begets."""


class Exporting:
    """``changed`` gives how much is done, 0..1, and None once nothing is exported any more. ``ended`` tells what has
    become of it: the file, what went wrong, or None when it was stopped."""

    def __init__(self, post: Post) -> None:
        self.changed: Signal[float | None] = Signal()
        self.ended: Signal[Exported | StudioError | None] = Signal()
        self._post = post
        self._thread: threading.Thread | None = None
        self._cancel = CancelToken()
        self._output: Path | None = None
        self._told = -1

    @property
    def output(self) -> Path | None:
        """The file that is being written; None while none is."""
        return self._output

    def start(self, work: Work, order: ExportOrder) -> None:
        """Begin, unless something is exported already."""
        if self._output is not None:
            return
        self._cancel, self._output, self._told = CancelToken(), order.output, -1
        self.changed.emit(0.0)
        self._thread = threading.Thread(target=self._work, args=(work, order, self._cancel), name="export", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Leave off soon; nothing is left behind."""
        self._cancel.cancel()

    def close(self) -> None:
        """Stop, and wait until it has."""
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _work(self, work: Work, order: ExportOrder, cancel: CancelToken) -> None:
        if sys.platform == "linux":  # elsewhere it would be the whole process that stands back
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACK)
        result: Exported | StudioError | None = None
        try:
            result = work(order, self._said, cancel)
        except StudioError as exc:
            result = exc
        except Cancelled:
            pass
        except Exception as exc:  # noqa: BLE001  a fault is told like everything else that ends an export
            result = FaultError(f"The export broke off: {type(exc).__name__}: {exc}.")
        self._post(lambda: self._end(result))

    def _said(self, step: str, done: int, total: int) -> None:
        share = 100 * done // total if total else 0
        if share != self._told:
            self._told = share
            self._post(lambda: self.changed.emit(share / 100) if self._output is not None else None)

    def _end(self, result: Exported | StudioError | None) -> None:
        self._output = None
        self.changed.emit(None)
        self.ended.emit(result)
