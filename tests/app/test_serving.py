"""Two servers on one queue: one works it, the other says who does, and takes over when that one is gone."""

import time
from pathlib import Path

from studio.app.serving import dispatching
from studio.core.unfinished import Unfinished
from studio.storage import Bundles
from studio.storage.queue import open_queue
from studio.workflows.queue import Dispatcher

PATIENCE = 30.0


def test_one_works_and_the_other_waits_its_turn(tmp_path: Path) -> None:
    first, second = open_queue(tmp_path), open_queue(tmp_path)
    told: list[str] = []

    def _until(who: str) -> None:
        end = time.monotonic() + PATIENCE
        while who not in second.dispatcher:
            assert time.monotonic() < end
            time.sleep(0.02)

    bundles = Bundles(Unfinished())
    with dispatching(lambda: Dispatcher(second, bundles, (), "the second"), told.append, retry=0.05):
        _until("the second")
        with dispatching(lambda: Dispatcher(first, bundles, (), "the first"), told.append, retry=0.05):
            end = time.monotonic() + PATIENCE
            while not told:
                assert time.monotonic() < end
                time.sleep(0.02)
            assert "the second" in told[0]
    with dispatching(lambda: Dispatcher(first, bundles, (), "the first"), told.append, retry=0.05):
        _until("the first")
    assert len(told) == 1
    first.close()
    second.close()
