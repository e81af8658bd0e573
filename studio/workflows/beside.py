"""Work beside the window's own: one at a time, told of on the way, paused, stopped when somebody wants it."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from studio.core.errors import Cancelled, FaultError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.signals import Post, Signal
from studio.workflows.delivering.holding import Brake

T = TypeVar("T")

_BACK = 10
"""How far its thread stands back (POSIX nice), with the encoder's threads that it begets."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it is: ``done`` of ``total`` of a step; ``held`` while it is paused."""

    step: str
    done: int
    total: int
    held: bool = False

    @property
    def share(self) -> float:
        """0..1."""
        return self.done / self.total if self.total else 0.0


class Beside(Generic[T]):
    """One piece of work on a thread of its own. ``changed`` gives how much is done, 0..1, and None once nothing is done
    any more; ``standing`` tells more. ``ended`` tells what has become of it: its result, what went wrong, or None when
    it was stopped."""

    def __init__(self, post: Post) -> None:
        self.changed: Signal[float | None] = Signal()
        self.ended: Signal[T | StudioError | None] = Signal()
        self._post = post
        self._thread: threading.Thread | None = None
        self._brake = Brake()
        self._output: Path | None = None
        self._standing: Standing | None = None
        self._told = ("", -1)

    @property
    def output(self) -> Path | None:
        """The file, or folder, that is being written; None while none is."""
        return self._output

    @property
    def standing(self) -> Standing | None:
        """How far it is; None while nothing is done."""
        return self._standing

    @property
    def held(self) -> bool:
        """Whether it is paused."""
        return self._output is not None and self._brake.held

    def begin(self, work: Callable[[Progress, CancelToken], T], output: Path) -> None:
        """Begin, unless something is in work already."""
        if self._output is not None:
            return
        self._brake, self._output, self._told = Brake(), output, ("", -1)
        self._standing = Standing("", 0, 0)
        self.changed.emit(0.0)
        self._thread = threading.Thread(target=self._work, args=(work, self._brake), name="export", daemon=True)
        self._thread.start()

    def hold(self) -> None:
        """Stand still, soon, until ``release``."""
        self._set_held(held=True)

    def release(self) -> None:
        """Go on."""
        self._set_held(held=False)

    def stop(self) -> None:
        """Leave off soon; nothing is left behind."""
        self._brake.cancel()

    def close(self) -> None:
        """Stop, and wait until it has."""
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _set_held(self, *, held: bool) -> None:
        if self._output is None or self._brake.cancelled or held == self._brake.held:
            return
        (self._brake.hold if held else self._brake.release)()
        now = self._standing or Standing("", 0, 0)
        self._standing = Standing(now.step, now.done, now.total, held)
        self.changed.emit(self._standing.share)

    def _work(self, work: Callable[[Progress, CancelToken], T], brake: Brake) -> None:
        if sys.platform == "linux":  # elsewhere it would be the whole process that stands back
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACK)
        result: T | StudioError | None = None
        try:
            result = work(self._said, brake)
        except StudioError as exc:
            result = exc
        except Cancelled:
            pass
        except Exception as exc:  # noqa: BLE001  a fault is told like everything else that ends an export
            result = FaultError(f"The export broke off: {type(exc).__name__}: {exc}.")
        self._post(lambda: self._end(result))

    def _said(self, step: str, done: int, total: int) -> None:
        share = 100 * done // total if total else 0
        if (step, share) != self._told:
            self._told = step, share
            self._post(lambda: self._show(step, done, total))

    def _show(self, step: str, done: int, total: int) -> None:
        if self._output is not None:
            self._standing = Standing(step, done, total, self._brake.held)
            self.changed.emit((100 * done // total if total else 0) / 100)

    def _end(self, result: T | StudioError | None) -> None:
        self._output = self._standing = None
        self.changed.emit(None)
        self.ended.emit(result)
