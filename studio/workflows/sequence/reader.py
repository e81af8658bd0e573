"""A cut with the face of a movie: whatever can play or export a movie can play or export a sequence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.ports.compositor import Compositor
from studio.ports.media import MovieFacts
from studio.workflows.playback.pictures import fitted
from studio.workflows.playback.source import Files, Outline, Problem
from studio.workflows.sequence.cut import Cut
from studio.workflows.sequence.outline import outline_of, outlined
from studio.workflows.sequence.pictures import Pictures
from studio.workflows.sequence.sounds import Sounds
from studio.workflows.sequence.supply import Supply

LIGHT = (960, 540)
"""A light copy fits into this box."""


class CutReader:
    """The ``MovieReader`` port, and a ``Telling`` one. Two threads may share it as they may share a movie."""

    def __init__(self, cut: Cut, files: Files, compositor: Compositor, *, light: bool = False) -> None:
        self._cut = cut
        self._facts = MovieFacts(
            size=fitted(cut.size, LIGHT) if light else cut.size,
            rate=cut.rate,
            frame_count=cut.length,
            sample_count=cut.rate.sample(cut.length),
            sample_rate=SAMPLE_RATE,
        )
        supply = Supply(files, light=light)
        self._pictures = Pictures(cut, supply, compositor)
        self._sounds = Sounds(cut, supply)

    @property
    def facts(self) -> MovieFacts:
        """Of the whole sequence."""
        return self._facts

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be seen or heard so far, each once."""
        return tuple(dict.fromkeys((*self._cut.wants, *self._pictures.problems, *self._sounds.problems)))

    def index_at(self, time: Fraction) -> int:
        """The frame shown at ``time`` seconds, within the sequence."""
        return min(max(int(time * self._cut.rate.fps // 1), 0), max(0, self._cut.length - 1))

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown, of all movies together."""
        return self._pictures.distance(index)

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether all that it needs is there."""
        return self._pictures.reach(index, limit)

    def prepare(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures of clips that come soon; whether they are ready."""
        return self._pictures.prepare(index, limit)

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first, opaque. Raises nothing: what is missing is a slate."""
        return self._pictures.picture(index, size or self._facts.size)

    def problem(self, index: int) -> Problem | None:
        """Why nothing of this picture can be seen."""
        return self._pictures.problem(index)

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2) at 48 kHz; silence before the beginning and after the end."""
        return self._sounds.samples(start, count)

    def close(self) -> None:
        """The files are those of whoever opened it."""
        self._pictures.close()


@dataclass(frozen=True)
class Playable:
    """A cut as the player's ``Source``. ``light`` ones show proxies where there are any, in their size."""

    cut: Cut
    compositor: Compositor = field(compare=False)
    is_light: bool = False

    @property
    def name(self) -> str:
        """The sequence's."""
        return self.cut.name

    @property
    def without_proxy(self) -> tuple[Path, ...]:
        """The movies in it that have no light copy yet."""
        return tuple(movie.path for movie in self.cut.movies if not movie.light.is_file())

    @property
    def light(self) -> "Playable":
        """The same out of proxies."""
        return Playable(self.cut, self.compositor, True)

    @property
    def outlined(self) -> tuple[Path, ...]:
        """The files that are heard in it."""
        return outlined(self.cut)

    def open(self, files: Files) -> CutReader:
        """Begin to read it."""
        return CutReader(self.cut, files, self.compositor, light=self.is_light)

    def outline(self, known: Mapping[Path, Outline]) -> Outline:
        """The outline of the mix, from those of its files."""
        return outline_of(self.cut, known)
