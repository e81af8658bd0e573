"""Work in flight, seen from the terminal: a bar with the time left, and Ctrl-C that stops within a second."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, wait
from types import FrameType
from typing import TypeVar

from studio.cli.bar import shown
from studio.cli.console import remark
from studio.cli.doors import Doors
from studio.core.progress import CancelToken, Progress

T = TypeVar("T")

INTERRUPTED = 130
"""Exit status of what was stopped."""

STOPPED = "Stopped. Nothing was left behind."

PATIENCE = 0.7
"""Seconds that work has to stop by itself after Ctrl-C. Then its half files are removed from outside and we leave."""

FIRST_START = (
    "First start: the renderer is being compiled for this processor. This takes a minute or two, once; after that, "
    "films start at once.\n初回のみ、レンダラーをこのパソコン向けに準備します(1〜2分)。次回からはすぐに始まります。"
)


def run(doors: Doors, task: Callable[[Progress, CancelToken], T]) -> T:
    """Do the work beside the terminal, showing how far it is.

    Raises:
        Cancelled: it was stopped with Ctrl-C; nothing is left behind.
    """
    token = CancelToken()
    with shown() as report, _asked_to_stop(token) as asked, ThreadPoolExecutor(1, "work") as worker:
        future = worker.submit(task, report, token)
        while not future.done():
            wait([future], timeout=0.1)
            if asked and time.monotonic() - asked[0] > PATIENCE and not future.done():
                _leave(doors)
        return future.result()


def explain_first_start(doors: Doors) -> None:
    """Say why the first film takes its time."""
    if not doors.compiled():
        remark(FIRST_START)


def _leave(doors: Doors) -> None:
    """The work is inside a long step that cannot be interrupted: clean up behind it and go."""
    doors.abandon()
    remark("\n" + STOPPED)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


@contextlib.contextmanager
def _asked_to_stop(token: CancelToken) -> Generator[list[float]]:
    """Sets the token on Ctrl-C or a polite request to end; holds the times at which they came."""
    asked: list[float] = []

    def _ask(number: int, frame: FrameType | None) -> None:
        asked.append(time.monotonic())
        token.cancel()

    with contextlib.ExitStack() as before:
        if threading.current_thread() is threading.main_thread():
            for kind in (signal.SIGINT, signal.SIGTERM):
                before.callback(signal.signal, kind, signal.signal(kind, _ask) or signal.SIG_DFL)
        yield asked
