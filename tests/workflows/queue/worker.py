"""A worker's process for tests: a fake stage, real movies: ``python -m tests.workflows.queue.worker CACHE VERSION``."""

import os
import sys
from pathlib import Path

from studio.core.progress import CancelToken
from studio.core.unfinished import Unfinished
from studio.farm import serve
from studio.media.proxies import ProxyFolder
from studio.ports.worker import Order, Result
from studio.workflows.jobs.orders import ProxyWriter, Report, carry_out
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio
from tests.workflows.queue.desk import VERSION

SECONDS = 0.5
"""How long every take lasts."""


def work(order: Order, studio: FakeStudio, proxies: ProxyWriter, report: Report, cancel: CancelToken) -> Result:
    """What the process does with an order, here."""
    return carry_out(studio, proxies, order, report, cancel)


def own_studio(unfinished: Unfinished) -> FakeStudio:
    """The studio of the worker."""
    return FakeStudio(version=VERSION, unfinished=unfinished, engine=FakeEngine(usual_seconds=SECONDS))


def main() -> None:
    """Serve until the pipe closes."""
    unfinished = Unfinished()
    studio = own_studio(unfinished)
    proxies = ProxyFolder(Path(sys.argv[1]), unfinished).writer

    def _do(order: Order, report: Report, cancel: CancelToken) -> Result:
        return work(order, studio, proxies, report, cancel)

    def _gone() -> None:
        unfinished.discard()
        os._exit(0)

    version = sys.argv[2] if len(sys.argv) > 2 else VERSION
    serve(sys.stdin.buffer, sys.stdout.buffer, _do, version, gone=_gone)


if __name__ == "__main__":
    main()
