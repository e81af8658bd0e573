"""Movies that are open, at most a few at a time, and those that could not be opened."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import StudioError
from studio.ports.playback import MovieReader, MovieReaders
from studio.workflows.playback.source import Lane, Problem, Source

_OPEN = 8
"""Files open at once: what a moment of a sequence shows, and what comes next."""

_Key = tuple[Path, Lane]


class Shelf:
    """Belongs to one thread."""

    def __init__(self, readers: MovieReaders, there: Callable[[Path], bool] = Path.is_file) -> None:
        self._readers, self._there = readers, there
        self._open: OrderedDict[_Key, MovieReader] = OrderedDict()
        self._sources: dict[Source, MovieReader] = {}
        self._problems: dict[Path, Problem] = {}

    def take(self, path: Path | Source, lane: Lane = ()) -> MovieReader | Problem:
        """The open movie; or why it cannot be opened, which is remembered until ``forget``."""
        if not isinstance(path, Path):
            return self._source(path)
        if path in self._problems:
            return self._problems[path]
        reader = self._open.get((path, lane))
        if reader is not None:
            self._open.move_to_end((path, lane))
            return reader
        try:
            reader = self._readers.open(path)
        except StudioError as exc:
            return self.blame(path, exc)
        self._open[path, lane] = reader
        while len(self._open) > _OPEN:
            self._open.popitem(last=False)[1].close()
        return reader

    def blame(self, path: Path | Source, exc: StudioError) -> Problem:
        """Remember that this movie failed."""
        place = path if isinstance(path, Path) else Path(path.name)
        problem = Problem(path=place, what=exc.what, todo=exc.todo, missing=not self._there(place))
        self._problems[place] = problem
        self._close(lambda other: other == place)
        return problem

    def forget(self) -> None:
        """Try again what failed, and let go of what is not there any more."""
        self._problems.clear()
        self._close(lambda path: not self._there(path))
        self._let_go()

    def close(self) -> None:
        """Close all."""
        self._close(lambda path: True)
        self._let_go()
        self._problems.clear()

    def _let_go(self) -> None:
        for reader in self._sources.values():
            reader.close()
        self._sources.clear()

    def _source(self, source: Source) -> MovieReader:
        reader = self._sources.pop(source, None) or source.open(self)
        self._sources[source] = reader
        return reader

    def _close(self, which: Callable[[Path], bool]) -> None:
        for key in [key for key in self._open if which(key[0])]:
            self._open.pop(key).close()
