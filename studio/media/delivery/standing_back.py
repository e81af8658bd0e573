"""An encoder that pushes itself before everything else on the machine is put back in its place.

SVT-AV1, where root runs it, makes the thread that opens it and all of its own real-time ones of the highest priority
(``svt_av1_enc_init_handle``): on a machine of few cores nothing else, this program's other threads included, gets its
turn any more.
"""

import contextlib
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def standing_back() -> Generator[None]:
    """Threads that become real-time ones meanwhile, or begin as such, are ordinary ones afterwards."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    before = {thread for thread in _threads() if _pushes(thread)}
    try:
        yield
    finally:
        for thread in _threads():
            if thread not in before and _pushes(thread):
                with contextlib.suppress(OSError):
                    os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))


def _threads() -> list[int]:
    return [int(task.name) for task in Path("/proc/self/task").iterdir()]


def _pushes(thread: int) -> bool:
    try:
        return os.sched_getscheduler(thread) in (os.SCHED_FIFO, os.SCHED_RR)
    except OSError:  # it has ended
        return False
