"""AV1 takes nobody else's turn, even where root encodes it."""

import os
import sys
from pathlib import Path

import pytest

from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from tests.media.delivery.films import form, frame
from tests.media.flash import beeps


@pytest.mark.skipif(sys.platform != "linux", reason="threads are asked as Linux tells of them")
def test_no_thread_of_an_av1_encoder_pushes_itself_forward(tmp_path: Path) -> None:
    what = form("mp4", "av1")
    before = _pushing()
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", what, None) as writer:
        for number in range(2):
            writer.write_frame(frame(number))
        assert _pushing() <= before
        writer.finish([beeps((), 2, what.rate)], ())
    assert _pushing() <= before


def _pushing() -> set[int]:
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        try:
            policy = os.sched_getscheduler(int(task.name))
        except OSError:  # it has ended
            continue
        if policy in (os.SCHED_FIFO, os.SCHED_RR):
            found.add(int(task.name))
    return found
