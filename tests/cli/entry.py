"""``ekonte`` with the fake studio behind it, as a program of its own, for tests that need a real process."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from studio.app import paths
from studio.app.main import answer
from studio.cli.doors import Doors
from studio.core.progress import CancelToken, Progress
from studio.core.unfinished import Unfinished
from studio.ports.engine import ShotRequest
from studio.storage import Bundles
from studio.storage.queue import open_queue
from studio.workflows.doctor import Places
from studio.workflows.queue import Dispatcher, Queue
from tests.fakes.engine import FakeEngine, FakePerformance
from tests.fakes.farm import FakeFarm
from tests.fakes.studio import FakeStudio


class _SlowEngine(FakeEngine):
    """Sits in one step that cannot be interrupted, as a compiler does."""

    def stage(self, request: ShotRequest, progress: object, cancel: CancelToken) -> FakePerformance:
        sys.stderr.write("in the long step\n")
        sys.stderr.flush()
        time.sleep(30)
        raise AssertionError("nobody stopped")


def _engine() -> FakeEngine:
    return {
        "slow": lambda: _SlowEngine(),
        "broken": lambda: FakeEngine(fails_at="studio", version="broken"),
        "long": lambda: FakeEngine(usual_seconds=60),
    }.get(os.environ.get("FAKE_ENGINE", ""), FakeEngine)()


def _window(project: Path | None) -> int:
    sys.stderr.write(f"the window opens on {project}\n")
    return 0


def _bench_window(
    seconds: float, hear: str | None, progress: Progress, cancel: CancelToken
) -> Iterator[dict[str, object]]:
    yield {"bench": "window", "figure": "playing", "seconds": seconds, "dropped": 0, "hear": hear}


def _assistant(projects: Path | None, allowed: tuple[Path, ...], studio: FakeStudio) -> int:
    from studio.mcp.serving import serve
    from studio.workflows.afar.homes import Home

    queue = open_queue(paths.queue())
    serve(studio, Home(projects or Path(), allowed), queue, lambda: _dispatcher(queue, "mcp", 1), studio.version)
    return 0


def _dispatcher(queue: Queue, name: str, slots: int) -> Dispatcher:
    from tests.workflows.queue.desk import real_runner

    return Dispatcher(queue, Bundles(), (real_runner(Path("cache").absolute(), slots),), name)


def fake_doors() -> Doors:
    """Doors to a fake studio that keeps real files."""
    unfinished = Unfinished()
    studio = FakeStudio(unfinished=unfinished, engine=_engine())
    return Doors(
        version=studio.version,
        studio=lambda: studio,
        places=lambda: Places(resources=paths.PACKAGE.parent / "resources", cache=Path("cache"), logs=Path("logs")),
        abandon=unfinished.discard,
        compiled=lambda: "FAKE_COMPILED" in os.environ,
        remember_compiled=lambda: None,
        window=_window,
        bench_window=_bench_window,
        forgetful_studio=lambda folder: studio,
        assistant=lambda projects, allowed: _assistant(projects, allowed, studio),
        queue=lambda: open_queue(paths.queue()),
        queue_at=open_queue,
        dispatcher=_dispatcher,
        farm=lambda: FakeFarm(studio),
        farm_dispatcher=lambda queue, name, runner: Dispatcher(queue, Bundles(), (runner,), name),
        serve=lambda order, tell: 0,
        watch=lambda order, tell: 0,
    )


if __name__ == "__main__":
    sys.exit(answer(sys.argv[1:], fake_doors()))
