"""Movies that are open, at most a few at a time, and those that could not be opened."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import StudioError
from studio.ports.playback import MovieReader, MovieReaders

_OPEN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a clip cannot be seen: a sentence, and what to do. ``missing`` when its file is not there at all."""

    path: Path
    what: str
    todo: str = ""
    missing: bool = False


class Shelf:
    """Belongs to one thread."""

    def __init__(self, readers: MovieReaders, there: Callable[[Path], bool] = Path.is_file) -> None:
        self._readers, self._there = readers, there
        self._open: OrderedDict[Path, MovieReader] = OrderedDict()
        self._problems: dict[Path, Problem] = {}

    def take(self, path: Path) -> MovieReader | Problem:
        """The open movie; or why it cannot be opened, which is remembered until ``forget``."""
        if path in self._problems:
            return self._problems[path]
        reader = self._open.get(path)
        if reader is not None:
            self._open.move_to_end(path)
            return reader
        try:
            reader = self._readers.open(path)
        except StudioError as exc:
            return self.blame(path, exc)
        self._open[path] = reader
        while len(self._open) > _OPEN:
            self._open.popitem(last=False)[1].close()
        return reader

    def blame(self, path: Path, exc: StudioError) -> Problem:
        """Remember that this movie failed."""
        problem = Problem(path=path, what=exc.what, todo=exc.todo, missing=not self._there(path))
        self._problems[path] = problem
        reader = self._open.pop(path, None)
        if reader is not None:
            reader.close()
        return problem

    def forget(self) -> None:
        """Try again what failed, and let go of what is not there any more."""
        self._problems.clear()
        for path in [path for path in self._open if not self._there(path)]:
            self._open.pop(path).close()

    def close(self) -> None:
        """Close all."""
        while self._open:
            self._open.popitem()[1].close()
        self._problems.clear()
