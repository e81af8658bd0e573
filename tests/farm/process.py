"""A worker's process for tests: does what the first prompt says. Run as ``python process.py VERSION``."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.errors import DeviceLostError, SceneError
from studio.core.progress import CancelToken
from studio.core.unfinished import Unfinished
from studio.farm import serve
from studio.ports.reading import ReadOptions
from studio.ports.worker import Advanced, Order, Readings, ReadOrder, Rendered, Result, SpeakOrder, Spoken
from tests.fakes.reader import FakeReader

UNFINISHED = Unfinished()


def carry_out(order: Order, report: Callable[[Advanced | Rendered], None], cancel: CancelToken) -> Result:
    """``die``, ``exit``, ``fault``, ``refuse``, ``wait``, ``hang``, ``pid``; a picture for a line that is spoken."""
    if isinstance(order, SpeakOrder):
        report(Rendered(frame=7, picture=np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)))
        return Spoken(samples=np.linspace(-1, 1, 480, dtype=np.float32))
    assert isinstance(order, ReadOrder)
    match order.prompts[0].split():
        case ["die", *_]:
            sys.stderr.write("about to die\n")
            os.kill(os.getpid(), signal.SIGKILL)
        case ["exit", *_]:
            os._exit(3)
        case ["fault", *_]:
            raise ZeroDivisionError("a slip")
        case ["refuse", *_]:
            raise SceneError("There is no such place.", field="place", todo="Name another.")
        case ["device", *_]:
            raise DeviceLostError("The graphics card failed or is gone (as if).", todo="Try again.")
        case ["half", path]:
            UNFINISHED.begin(Path(path))
            Path(path).write_bytes(b"half")
            report(Advanced(step="half", done=0, total=0))
            _wait(cancel)
        case ["wait", *_]:
            report(Advanced(step="waiting", done=0, total=0))
            _wait(cancel)
        case ["hang", *_]:
            report(Advanced(step="hanging", done=0, total=0))
            time.sleep(60)
        case ["many", count]:
            for number in range(int(count)):
                report(Advanced(step="counting", done=number + 1, total=int(count)))
        case ["pid", *_]:
            return _said(str(os.getpid()))
        case ["nice", *_]:
            return _said(str(os.nice(0)))
        case _:
            sys.stdout.write("a library that prints\n")
    return _said(order.prompts[0])


def _wait(cancel: CancelToken) -> None:
    while True:
        cancel.check()
        time.sleep(0.01)


def _said(text: str) -> Readings:
    return Readings(readings=(FakeReader().read(text, ReadOptions()),))


def _gone() -> None:
    UNFINISHED.discard()
    os._exit(0)


if __name__ == "__main__":
    orders, reports = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(orders, reports, carry_out, sys.argv[1], gone=_gone)
