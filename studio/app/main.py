"""Start-up: settle the environment, open the doors, run a command, and answer for what goes wrong."""

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import studio
from studio.app import crash, paths
from studio.app.compiled import CompiledMark
from studio.app.environment import prepare
from studio.cli import console, work
from studio.cli.doors import Doors
from studio.core.errors import Cancelled, StudioError
from studio.core.unfinished import Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from studio.cli.doors import ServeOrder, WatchOrder
    from studio.core.progress import CancelToken, Progress
    from studio.workflows.doctor import Places
    from studio.workflows.farming import Farm, Runner
    from studio.workflows.queue import Dispatcher, Queue
    from studio.workflows.studio import Studio


def main() -> None:
    """``ekonte``. Exit status: 0 done, 2 wrong input or call, 3 this machine lacks something, 1 our fault, 130 stopped.

    An error that nobody expected goes to ``crash``, which writes a report; Python then exits with 1.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.excepthook = crash.hook(sys.argv[1:], studio.__version__, paths.logs())
    prepare(paths.PACKAGE, paths.cache())
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command with the real studio and give its exit status."""
    unfinished, mark = Unfinished(), CompiledMark(paths.cache())
    return answer(
        arguments,
        Doors(
            version=studio.__version__,
            studio=lambda: _studio(unfinished),
            places=_places,
            abandon=unfinished.discard,
            compiled=mark.there,
            remember_compiled=mark.set,
            window=lambda folder: _window(folder, unfinished),
            bench_window=_bench_window,
            forgetful_studio=lambda folder: _studio(unfinished, folder),
            assistant=lambda projects, allowed: _assistant(projects, allowed, unfinished),
            queue=_queue,
            queue_at=_queue,
            dispatcher=_dispatcher,
            farm=lambda: _farm(unfinished),
            farm_dispatcher=_farm_dispatcher,
            serve=lambda order, tell: _serve(order, unfinished, tell),
            watch=lambda order, tell: _watch(order, unfinished, tell),
        ),
    )


def answer(arguments: list[str], doors: Doors) -> int:
    """Run one command through the given doors: its exit status, with what went wrong said on standard error."""
    from studio.cli.main import run as run_command

    try:
        run_command(arguments, doors)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except StudioError as error:
        console.problem(error)
        return error.exit_status
    except (Cancelled, KeyboardInterrupt):
        doors.abandon()
        console.remark(work.STOPPED)
        return work.INTERRUPTED
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _studio(unfinished: Unfinished, spoken: Path | None = None) -> "Studio":
    from studio.app.wiring import WiredStudio

    return WiredStudio(unfinished, spoken)


def _window(folder: Path | None, unfinished: Unfinished) -> int:
    from studio.app.window import show

    return show(folder, unfinished)


def _assistant(projects: Path | None, allowed: tuple[Path, ...], unfinished: Unfinished) -> int:
    from studio.app.assisting import serve_assistant

    return serve_assistant(projects, allowed, unfinished)


def _serve(order: "ServeOrder", unfinished: Unfinished, tell: "Callable[[str], None]") -> int:
    from studio.app.serving import serve_http

    return serve_http(order, unfinished, tell)


def _queue(folder: Path | None = None) -> "Queue":
    from studio.app import queueing

    return queueing.queue(folder)


def _dispatcher(queue: "Queue", name: str, slots: int) -> "Dispatcher":
    from studio.app import queueing

    return queueing.dispatcher(queue, name, slots=slots)


def _farm(unfinished: Unfinished) -> "Farm":
    from studio.app import farming

    return farming.farm(unfinished)


def _farm_dispatcher(queue: "Queue", name: str, runner: "Runner") -> "Dispatcher":
    from studio.app import farming, queueing

    return queueing.dispatcher(queue, name, (farming.with_rest(runner),))


def _watch(order: "WatchOrder", unfinished: Unfinished, tell: "Callable[[str, str, str], None]") -> int:
    from studio.app.watching import watch_folder

    return watch_folder(order, unfinished, tell)


def _bench_window(
    seconds: float, hear: str | None, progress: "Progress", cancel: "CancelToken"
) -> "Iterator[dict[str, object]]":
    from studio.app.window_bench import bench_window

    return bench_window(seconds, hear, progress, cancel)


def _places() -> "Places":
    from studio.app.wiring import places

    return places()


if __name__ == "__main__":
    main()
