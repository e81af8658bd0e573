"""The queue that goes on without the window: finals are put into it, and a process of its own works it to its end."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.app import paths
from studio.core.unfinished import Unfinished
from studio.ports.queue import Hours, Queue, TakeWork, Wish
from studio.project.model_use import ModelUse
from studio.workflows.queue import Finals, Wishing, finals

OWNER = "window"


class QueuedNights:
    """Over the queue of this machine, which ``open_queue`` opens."""

    def __init__(self, open_queue: Callable[[], Queue]) -> None:
        self._open = open_queue

    def queue(self, project: Path, shots: Sequence[str], model: ModelUse | None, hours: Hours | None) -> Finals:
        """Queue finals of shots, and begin to work the queue. Raises ``StudioError``."""
        from studio.storage import Bundles

        with contextlib.closing(self._open()) as own:
            like = Wish(work=TakeWork(project=project, shot=""), owner=OWNER)
            made = finals(Wishing(own, Bundles(Unfinished())), project, shots, model=model, hours=hours, like=like)
        if made.jobs:
            _work()
        return made

    def tend(self) -> None:
        """Work the queue on, where something waits in it that was wished from a window. Raises ``StudioError``."""
        with contextlib.closing(self._open()) as own:
            waits = any(job.wish.owner == OWNER for job in own.jobs(("queued", "waiting")))
        if waits:
            _work()


def _work() -> None:
    """A process that outlives the window; where somebody works the queue already, it ends at once."""
    command = [sys.executable, "-P", "-m", "studio.app.main", "queue", "run", "--until-done"]
    environment = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)}  # the very studio that asks
    flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        command,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        env=environment,
        creationflags=flags,
        start_new_session=sys.platform != "win32",
    )
