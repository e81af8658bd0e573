"""What does orders on the nodes of test clusters: the fake studio, quick and without voices."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from studio.core.progress import CancelToken
from studio.farm.ray.actor import Hands
from studio.media.proxies import ProxyFolder
from studio.ports.worker import Advanced, Order, Rendered, Result, ShotOrder
from studio.workflows.jobs.orders import carry_out
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio

VERSION = FakeStudio().version


def fake() -> Hands:
    """The fake studio. An order's title may ask for trouble: ``die``, ``die once PATH``, ``linger``."""
    return Hands(VERSION, _do)


def other_version() -> Hands:
    """A studio of another version."""
    return Hands("9.9.9", _do)


def missing() -> Hands:
    """A node on which the studio is not installed."""
    raise ModuleNotFoundError("No module named 'studio'")


def _do(order: Order, report: Callable[[Advanced | Rendered], None], cancel: CancelToken) -> Result:
    title = order.title if isinstance(order, ShotOrder) else ""
    if title.startswith("die once "):
        mark = Path(title.removeprefix("die once "))
        if not mark.exists():
            mark.write_text("died", "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
    elif title.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    elif title.startswith("linger"):
        for step in range(600):
            report(Advanced(step="lingering", done=step, total=600))
            cancel.check()
            time.sleep(0.05)
    studio = FakeStudio(engine=FakeEngine())
    return carry_out(studio, ProxyFolder(Path(tempfile.gettempdir()), studio.unfinished).writer, order, report, cancel)
