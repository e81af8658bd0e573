"""The queue of this machine and who works on it, put together."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app import paths
from studio.core.errors import InputError
from studio.core.unfinished import Unfinished

if TYPE_CHECKING:
    from studio.ports.queue import Queue, Runner
    from studio.storage.queue import QueueFile
    from studio.workflows.queue import Dispatcher


def queue(folder: Path | None = None) -> "QueueFile":
    """The queue of this machine, or one in a folder. Raises ``StudioError``."""
    from studio.storage.queue import open_queue

    return open_queue(folder or paths.queue())


def dispatcher(queue: "Queue", name: str, runners: "Sequence[Runner] | None" = None, slots: int = 1) -> "Dispatcher":
    """A dispatcher over ``queue``, not yet started; ``runners`` are worker processes here, so many at a time, where
    none are given."""
    from studio.storage import Bundles
    from studio.workflows.queue import Dispatcher

    return Dispatcher(queue, Bundles(Unfinished()), runners or (local_runner(slots),), name)


def local_runner(slots: int = 1) -> "Runner":
    """Worker processes on this machine."""
    from studio.app.wiring import take_worker
    from studio.farm import LocalRunner
    from studio.ports.queue import Device

    if slots < 1:
        raise InputError(f"{slots} jobs at a time are none.", todo="Give at least 1.")
    return LocalRunner(take_worker, (Device("cpu", slots),))
