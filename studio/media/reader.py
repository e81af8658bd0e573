"""A movie open for playing: any picture by its number, any stretch of sound by its samples."""

from fractions import Fraction
from pathlib import Path

import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.media.opened import open_movie
from studio.media.pictures import Pictures
from studio.media.sounds import Sounds
from studio.ports.media import MovieFacts


class OpenMovie:
    """The ``MovieReader`` port. Pictures and sound have a file handle each, so neither disturbs the other."""

    def __init__(self, path: Path) -> None:
        """Raises ``InputError`` when the file is missing, empty or no movie with pictures."""
        self._path = path
        container = open_movie(path)
        try:
            self._facts, self._silent = _facts(container, path)
            self._pictures = Pictures(container, path)
        except BaseException:
            container.close()
            raise
        self._facts = _counted(self._facts, self._pictures.count)
        self._sounds: Sounds | None = None

    @property
    def facts(self) -> MovieFacts:
        """What the file's index says."""
        return self._facts

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown."""
        return self._pictures.distance(index)

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether it is there."""
        return self._pictures.reach(index, limit)

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first. Raises ``InputError``."""
        return self._pictures.picture(index, size)

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2) at 48 kHz; silence beyond both ends."""
        if self._silent or start >= self._facts.sample_count or start + count <= 0:
            return np.zeros((count, 2), np.float32)
        if self._sounds is None:
            self._sounds = Sounds(open_movie(self._path), self._path, self._facts.sample_count, self._pictures.origin)
        return self._sounds.samples(start, count)

    def close(self) -> None:
        """Let go of the file."""
        self._pictures.close()
        if self._sounds is not None:
            self._sounds.close()
            self._sounds = None


class Readers:
    """The ``MovieReaders`` port."""

    def open(self, path: Path) -> OpenMovie:
        """Raises ``InputError`` when the file is missing, empty or no movie with pictures."""
        return OpenMovie(path)


def _facts(container: InputContainer, path: Path) -> tuple[MovieFacts, bool]:
    if not container.streams.video:
        raise InputError(f"{path} holds no pictures.", todo="Choose a movie.")
    video = container.streams.video[0]
    rate = video.average_rate or video.guessed_rate or Fraction(24)
    sample_rate, samples = 0, 0
    if container.streams.audio:
        audio = container.streams.audio[0]
        sample_rate = audio.rate
        seconds = (audio.duration or 0) * (audio.time_base or Fraction(0))
        if not seconds and container.duration:
            seconds = Fraction(container.duration, 1_000_000)
        samples = int(seconds * SAMPLE_RATE)
    facts = MovieFacts(
        size=(video.width, video.height),
        rate=FrameRate(Fraction(rate)),
        frame_count=0,
        sample_count=samples,
        sample_rate=sample_rate,
    )
    return facts, samples == 0


def _counted(facts: MovieFacts, count: int) -> MovieFacts:
    return MovieFacts(
        size=facts.size,
        rate=facts.rate,
        frame_count=count,
        sample_count=facts.sample_count,
        sample_rate=facts.sample_rate,
    )
