"""What must not be made in this process: a worker of its own makes it, and is waited for."""

import contextlib
import threading
from collections.abc import Callable

from studio.core.errors import Cancelled, FaultError
from studio.core.progress import CancelToken, Progress
from studio.ports.queue import Runner
from studio.ports.storage import ProjectFolder
from studio.ports.worker import Advanced, Broken, Delivered, Order, Rendered, Report, Result, TakeMade, TakeOrder
from studio.project.take import Recipe
from studio.workflows.film.takes import Finished
from studio.workflows.recipe import own

_LOOK = 0.1
"""Seconds between two looks at whether somebody wants to stop."""


def answered_beside(workers: Callable[[], Runner], order: Order, progress: Progress, cancel: CancelToken) -> Result:
    """What a worker of its own makes of an order. Raises what it came upon, or ``Cancelled``."""
    end: list[Report] = []
    done = threading.Event()

    def _heard(report: Report) -> None:
        match report:
            case Advanced(step=step, done=so_far, total=total):
                progress(step, so_far, total)
            case Rendered():
                pass
            case _:
                end.append(report)
                done.set()

    with contextlib.closing(workers()) as runner:
        task = runner.submit(order, runner.devices[0].name, _heard)
        while not done.wait(_LOOK):
            if cancel.cancelled:
                task.cancel()
    match end[0]:
        case Delivered(result=result):
            return result
        case Broken(problem=problem):
            raise problem
        case _:
            raise Cancelled


def filmed_beside(
    workers: Callable[[], Runner],
    project: ProjectFolder,
    recipe: Recipe,
    prompt: str,
    progress: Progress,
    cancel: CancelToken,
) -> Finished:
    """As ``render.filmed``. Raises what the worker came upon, or ``Cancelled``."""
    files = (project.scratch(".mp4"), project.scratch(".mov"), project.scratch(".png"))
    sounds = tuple(project.media(digest) for digest in own.media_of(recipe))
    order = TakeOrder(recipe=recipe, title=prompt, movie=files[0], proxy=files[1], thumbnails=files[2], sounds=sounds)
    try:
        match answered_beside(workers, order, progress, cancel):
            case TakeMade(take=take):
                strip = files[2].read_bytes() if files[2].is_file() else b""
                return Finished(
                    path=files[0],
                    recipe=take.recipe,
                    frame_count=take.frame_count,
                    frames_hash=take.frames_hash,
                    samples_hash=take.samples_hash,
                    strip=strip,
                )
            case _:
                raise FaultError("The worker made something else.")
    except BaseException:
        files[0].unlink(missing_ok=True)
        raise
    finally:
        for file in files[1:]:
            file.unlink(missing_ok=True)
