"""Threads that must not be felt: what they do can wait for everything else."""

import contextlib
import os
import sys
import threading

_BACK = 15
"""How far such a thread stands back (POSIX nice), with the threads that it begets."""


def stand_back() -> None:
    """Let the thread that calls this come last from now on. On Linux alone: elsewhere it would be the whole process."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACK)
