"""``ekonte serve`` with a fake stage and real files, as a program: ``python -m tests.server.entry FOLDER``."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import Cancelled, StudioError
from studio.core.progress import CancelToken
from studio.farm import LocalRunner
from studio.media.proxies import ProxyFolder
from studio.ports.queue import Device
from studio.ports.worker import Broken, Delivered, Order, Report, Stopped
from studio.server.run import listening, serve, token_in
from studio.server.settings import Limits, ServerSettings
from studio.server.webhooks import send
from studio.storage.ledger import FileLedgers
from studio.storage.queue import open_queue
from studio.workflows.afar.homes import Home
from studio.workflows.jobs.orders import carry_out
from studio.workflows.queue import Dispatcher
from studio.workflows.serving.service import serving
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio

TOKEN = "ek-a-token-for-tests-alone"


class ThreadWorker:
    """A worker in a thread of this process, with the fake studio."""

    def __init__(self, studio: FakeStudio, folder: Path) -> None:
        self._studio, self._proxies = studio, ProxyFolder(folder, studio.unfinished)
        self._token = CancelToken()
        self.busy = False

    def begin(self, order: Order, report: Callable[[Report], None]) -> None:
        """Begin in a thread."""
        self.busy, self._token = True, CancelToken()
        threading.Thread(target=self._do, args=(order, report, self._token), daemon=True).start()

    def cancel(self) -> None:
        """Ask it to stop."""
        self._token.cancel()

    def close(self) -> None:
        """Ask it to stop."""
        self._token.cancel()

    def _do(self, order: Order, report: Callable[[Report], None], token: CancelToken) -> None:
        end: Report
        try:
            end = Delivered(result=carry_out(self._studio, self._proxies.writer, order, report, token))
        except Cancelled:
            end = Stopped()
        except StudioError as problem:
            end = Broken(problem=problem)
        self.busy = False
        report(end)


def main(folder: Path) -> None:
    """Serve at a free port until stopped; says on standard output where. Limits come from the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    seconds = float(os.environ.get("FAKE_SECONDS", "1"))
    studio = FakeStudio(engine=FakeEngine(name="stage", usual_seconds=seconds))
    file = folder / "token"
    if not file.exists():
        file.write_text(TOKEN, "ascii")
    token, _ = token_in(file)
    limits = Limits(
        upload=int(os.environ.get("UPLOAD", "4000000")),
        per_second=float(os.environ.get("PER_SECOND", "5000")),
        making_per_minute=float(os.environ.get("PER_MINUTE", "100000")),
        free=int(os.environ.get("FREE", "1000")),
    )
    settings = ServerSettings(folder=folder, token=token, limits=limits)
    home = Home(folder / "projects")
    opened = listening("127.0.0.1", 0)
    queue = open_queue(folder / "queue")
    dispatcher = Dispatcher(
        queue,
        studio.projects,
        (LocalRunner(lambda: ThreadWorker(studio, folder / "proxies"), (Device("cpu", 2),)),),
        "tests",
    )
    with opened, serving(studio, queue, FileLedgers(), folder, home, send, free=limits.free) as service:
        if os.environ.get("DISPATCH", "1") == "1":
            dispatcher.start()

        def _ready() -> None:
            sys.stdout.write(f"http://127.0.0.1:{opened.getsockname()[1]}\n")
            sys.stdout.flush()

        serve(service, settings, opened, _ready)
        dispatcher.close()
    queue.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
