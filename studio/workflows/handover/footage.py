"""A medium that is made anew: its pictures at any rate and its sound, from a file or from a nested sequence itself."""

from collections.abc import Generator
from contextlib import AbstractContextManager, closing, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.core.time import FrameRate
from studio.ports.playback import MovieReader
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Cut, CutReader
from studio.workflows.studio import Studio

_SLICE = 8
"""Pictures decoded between two looks at whether somebody wants it to stop."""


class Footage(Protocol):
    """A medium, open."""

    def picture(self, frame: int, rate: FrameRate, size: tuple[int, int], cancel: CancelToken) -> NDArray[np.uint8]:
        """What is shown at a frame of ``rate``: uint8 (height, width, 4), blue first, opacity last. Raises
        ``InputError`` or ``Cancelled``."""
        ...

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2) at 48 kHz; silence beyond its ends."""
        ...


def footage(studio: Studio, source: Path | Cut) -> AbstractContextManager[Footage]:
    """Open a file, or a nested sequence. Raises ``InputError``."""
    return _nested(studio, source) if isinstance(source, Cut) else _file(studio, source)


class _Movie:
    """A file, picture by picture at any rate."""

    def __init__(self, reader: MovieReader) -> None:
        self._reader = reader

    def picture(self, frame: int, rate: FrameRate, size: tuple[int, int], cancel: CancelToken) -> NDArray[np.uint8]:
        number = self._reader.index_at(Fraction(frame) / rate.fps)
        while not self._reader.reach(number, _SLICE):
            cancel.check()
        return self._reader.picture(number, size if size != self._reader.facts.size else None)

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        return self._reader.samples(start, count)


class _Sequence:
    """A nested sequence, straight from its own pictures."""

    def __init__(self, cut: Cut, studio: Studio, files: Shelf, heard: Shelf) -> None:
        self._reader, self._ear = CutReader(cut, files, studio.compositor), CutReader(cut, heard, studio.compositor)

    def picture(self, frame: int, rate: FrameRate, size: tuple[int, int], cancel: CancelToken) -> NDArray[np.uint8]:
        while not self._reader.reach(frame, _SLICE):
            cancel.check()
        return self._reader.picture(frame)

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        return self._ear.samples(start, count)


@contextmanager
def _nested(studio: Studio, cut: Cut) -> Generator[Footage]:
    with closing(Shelf(studio.readers)) as files, closing(Shelf(studio.readers)) as heard:
        yield _Sequence(cut, studio, files, heard)


@contextmanager
def _file(studio: Studio, source: Path) -> Generator[Footage]:
    with closing(studio.readers.open(source)) as reader:
        yield _Movie(reader)
