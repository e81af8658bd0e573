"""The files of a cut, open: the movies themselves, or their light copies where those are enough."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from studio.core.time import FrameRate
from studio.ports.playback import MovieReader
from studio.workflows.playback.source import Files, Lane, Problem
from studio.workflows.sequence.cut import Image, Movie, Placing, Recording

FileMedium = Movie | Image | Recording


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A file that is open, until the next one is asked for."""

    path: Path
    reader: MovieReader


class Supply:
    """``light``: proxies, where there are any. ``prefix`` sets the lanes of a nested sequence apart."""

    def __init__(self, files: Files, *, light: bool, prefix: Lane = ()) -> None:
        self.files, self.light, self.prefix = files, light, prefix

    def inside(self, lane: Lane) -> "Supply":
        """For a sequence nested at this place."""
        return Supply(self.files, light=self.light, prefix=(*self.prefix, *lane))

    def take(self, placing: Placing) -> Given | Problem:
        """The file of a clip. Where the proxy is missing or damaged, the movie itself; and the other way round."""
        medium = placing.medium
        assert isinstance(medium, FileMedium)
        first: Problem | None = None
        for path in self._paths(medium):
            reader = self.files.take(path, (*self.prefix, *placing.lane))
            if not isinstance(reader, Problem):
                return Given(path, reader)
            first = first or reader
        assert first is not None
        return first

    def _paths(self, medium: FileMedium) -> tuple[Path, ...]:
        if not isinstance(medium, Movie) or not self.light or not medium.light.is_file():
            return (medium.path,)
        return medium.light, medium.path


def told(what: str, path: Path, medium: FileMedium) -> str:
    """A sentence about a file by the name that a person knows it by, not by where it is kept."""
    return what.replace(str(path), medium.name)


def number_at(reader: MovieReader, medium: FileMedium, frame: int, rate: FrameRate) -> int:
    """The picture of a medium at its frame ``frame``, counted at ``rate``: its first before its beginning, its last
    behind its end."""
    if isinstance(medium, Movie) and medium.rate == rate and reader.facts.rate == rate:
        return min(max(frame, 0), reader.facts.frame_count - 1)
    return reader.index_at(Fraction(frame) / rate.fps)
