"""Projects that jobs belong to, kept open while there is work in them, one queue at a time in each."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from studio.core.errors import StudioError
from studio.ports.queue import Lease, Queue
from studio.ports.storage import ProjectFolder, Projects
from studio.project.project import Project

_Answer = TypeVar("_Answer")

_IDLE = 20.0
"""Seconds without a question after which a project is let go of."""


@dataclass(slots=True)
class _Home:
    folder: ProjectFolder
    asked: float
    lease: Lease | None = None
    work: int = 0


class Homes:
    """Belongs to one thread. ``clock`` counts seconds and never jumps."""

    def __init__(
        self, projects: Projects, queue: Queue, name: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``name`` is what another queue is told when it wants a project that has work of ours."""
        self._projects, self._queue, self._name, self._clock = projects, queue, name, clock
        self._open: dict[Path, _Home] = {}

    def document(self, path: Path) -> Project:
        """The project as it is now. Raises ``StudioError``."""
        return self._ask(path, lambda home: home.folder.document)

    def folder(self, path: Path) -> ProjectFolder:
        """The project, open. Raises ``StudioError``."""
        return self._ask(path, lambda home: home.folder)

    def begin(self, path: Path) -> None:
        """There is work for this project from now on. Raises ``ProjectError``: another queue has work in it."""
        home = self._home(path)
        if home.lease is None:
            home.lease = self._queue.lease_project(path, self._name)
        home.work += 1

    def end(self, path: Path) -> None:
        """A piece of work that was begun is over."""
        home = self._open.get(path)
        if home is None:
            return
        home.work = max(0, home.work - 1)
        if not home.work and home.lease is not None:
            home.lease.release()
            home.lease = None

    def sweep(self) -> None:
        """Let go of projects that nobody has asked for in a while."""
        now = self._clock()
        for path in [path for path, home in self._open.items() if not home.work and now - home.asked > _IDLE]:
            self._drop(path)

    def close(self) -> None:
        """Let go of all of them."""
        for path in list(self._open):
            self._drop(path)

    def _ask(self, path: Path, question: Callable[[_Home], _Answer]) -> _Answer:
        try:
            return question(self._home(path))
        except StudioError:
            home = self._open.get(path)
            if home is not None and not home.work:
                self._drop(path)  # it may be another folder by the same name the next time
            raise

    def _home(self, path: Path) -> _Home:
        home = self._open.get(path)
        if home is None or not path.is_dir():
            if home is not None:
                self._drop(path)
            home = self._open[path] = _Home(self._projects.open(path), self._clock())
        home.asked = self._clock()
        return home

    def _drop(self, path: Path) -> None:
        home = self._open.pop(path)
        if home.lease is not None:
            home.lease.release()
        with contextlib.suppress(StudioError):
            home.folder.__exit__(None, None, None)
