"""How far the work is: a bar on a terminal, a line now and then where there is none."""

import contextlib
import sys
import time
from collections.abc import Generator

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from studio.cli.console import remark, remarks
from studio.core.progress import Progress as Report

_EVERY = 10.0
"""Seconds between two lines of the same step where there is no terminal."""


@contextlib.contextmanager
def shown() -> Generator[Report]:
    """A ``Progress`` that is shown on standard error while the block lasts."""
    if not sys.stderr.isatty():
        yield _Lines().report
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("left", style="dim"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=remarks(), transient=True, speed_estimate_period=60) as bar:
        task = bar.add_task("", total=None)

        def _report(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield _report


class _Lines:
    """Says each new step once, and how far it is every ten seconds."""

    def __init__(self) -> None:
        self._step = ""
        self._begun = self._said = time.monotonic()
        self._first = 0

    def report(self, step: str, done: int, total: int) -> None:
        """As ``Progress``; percentages inside ``step`` do not make it a new one."""
        now, name = time.monotonic(), step.rstrip("0123456789% ")
        if name != self._step:
            self._step, self._begun, self._said, self._first = name, now, now, done
            remark(step)
        elif now - self._said >= _EVERY:
            self._said = now
            remark(f"{step} {_far(done, total, self._first, now - self._begun)}".rstrip())


def _far(done: int, total: int, first: int, seconds: float) -> str:
    """``37% (0:42 left)``, from how long the steps since ``first`` took."""
    if not total or done <= first:
        return ""
    left = (total - done) * seconds / (done - first)
    return f"{100 * done // total}% ({int(left) // 60}:{int(left) % 60:02} left)"
