"""A thread that stands back leaves all others where they were."""

import os
import sys
import threading

import pytest

from studio.core.background import stand_back


@pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities of their own on Linux alone")
def test_only_the_thread_itself_stands_back() -> None:
    seen: list[int] = []

    def _work() -> None:
        stand_back()
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=_work)
    thread.start()
    thread.join()
    assert seen[0] >= 15
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
