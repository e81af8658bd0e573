"""A media file open for playing: any picture by its number, any stretch of sound by its samples."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.media.opened import RELINK, open_movie, pictures_in, sound_in
from studio.media.pictures import Pictures
from studio.media.sounds import Sounds
from studio.media.still import Still, is_still
from studio.media.survey import Place, Survey, Surveys
from studio.media.turning import UPRIGHT, Turn
from studio.ports.media import MovieFacts

_ANY = FrameRate(Fraction(24))
"""The rate of what has none of its own."""


class OpenMovie:
    """The ``MovieReader`` port. Pictures and sound have a file handle each, so neither disturbs the other."""

    def __init__(self, path: Path, surveys: Surveys | None = None) -> None:
        """Raises ``InputError`` when the file is missing, empty, or has neither pictures nor sound."""
        self._path = path
        found = _open(path, surveys or Surveys())
        self._pictures, self._survey, self._origin, self._facts = (
            found.pictures,
            found.survey,
            found.origin,
            found.facts,
        )
        self._sounds: Sounds | None = None

    @property
    def facts(self) -> MovieFacts:
        """What the file's index says."""
        return self._facts

    def index_at(self, time: Fraction) -> int:
        """The number of the picture shown ``time`` seconds after the first."""
        index = self._survey.index
        return index.at(time) if index is not None and isinstance(self._pictures, Pictures) else 0

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown."""
        return self._shown.distance(index)

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether it is there."""
        return self._shown.reach(index, limit)

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first, the fourth opacity. Raises ``InputError``."""
        return self._shown.picture(index, size)

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2) at 48 kHz; silence beyond both ends."""
        if start >= self._facts.sample_count or start + count <= 0:
            return np.zeros((count, 2), np.float32)
        if self._sounds is None:
            container = open_movie(self._path)
            stream = sound_in(container)
            if stream is None:
                container.close()
                raise InputError(f"The sound of {self._path} cannot be read.", todo=RELINK)
            self._sounds = Sounds(container, stream, self._path, self._facts.sample_count, self._origin)
        return self._sounds.samples(start, count)

    def close(self) -> None:
        """Let go of the file."""
        if self._pictures is not None:
            self._pictures.close()
        if self._sounds is not None:
            self._sounds.close()
            self._sounds = None

    @property
    def turn(self) -> Turn:
        """How its pictures are turned to be upright."""
        return self._pictures.turn if self._pictures is not None else UPRIGHT

    @property
    def alpha(self) -> bool:
        """Whether its pictures can be seen through."""
        return self._pictures is not None and self._pictures.alpha

    @property
    def bright(self) -> bool:
        """Whether it is HDR, which is shown tone-mapped."""
        return self._pictures is not None and self._pictures.bright

    @property
    def survey(self) -> Survey:
        """When its pictures are shown."""
        return self._survey

    @property
    def _shown(self) -> Pictures | Still:
        if self._pictures is None:
            raise InputError(f"{self._path} holds no pictures.", todo=RELINK)
        return self._pictures


class Readers:
    """The ``MovieReaders`` port. Remembers the indexes of files that it has opened; ``place`` is where those that took
    long to make are kept."""

    def __init__(self, place: Place = lambda _path: None) -> None:
        self._surveys = Surveys(place)

    def open(self, path: Path) -> OpenMovie:
        """Raises ``InputError`` when the file is missing, empty, or has neither pictures nor sound."""
        return OpenMovie(path, self._surveys)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    pictures: Pictures | Still | None
    survey: Survey
    origin: Fraction
    facts: MovieFacts


def _open(path: Path, surveys: Surveys) -> _Found:
    container = open_movie(path)
    try:
        video, audio = pictures_in(container), sound_in(container)
        if video is None and audio is None:
            raise InputError(f"{path} holds no pictures and no sound that can be decoded.", todo=RELINK)
        sample_rate = audio.rate if audio is not None else 0
        if video is not None and is_still(container):
            still = Still(container, video, path)
            facts = MovieFacts(size=still.size, rate=_ANY, frame_count=1, sample_count=0, sample_rate=0)
            return _Found(pictures=still, survey=Survey(index=None, samples=0), origin=Fraction(0), facts=facts)
        survey = surveys.find(path, container, video, audio)
        origin = survey.origin(audio)
        if video is None or survey.index is None:
            container.close()
            if not survey.samples:
                raise InputError(f"{path} holds no sound that can be read.", todo=RELINK)
            facts = MovieFacts(
                size=(0, 0), rate=_ANY, frame_count=0, sample_count=survey.samples, sample_rate=sample_rate
            )
            return _Found(pictures=None, survey=survey, origin=origin, facts=facts)
        pictures = Pictures(container, video, path, survey.index)
    except BaseException:
        container.close()
        raise
    facts = MovieFacts(
        size=pictures.size,
        rate=FrameRate(survey.index.mean_rate),
        frame_count=pictures.count,
        sample_count=survey.samples,
        sample_rate=sample_rate,
    )
    return _Found(pictures=pictures, survey=survey, origin=origin, facts=facts)
