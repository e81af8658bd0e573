"""The door to media files: frames and samples in, one MP4 out; and back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.ports.captions import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class MovieFormat:
    """``size`` is (width, height), both even. ``crf`` is x264's constant rate factor, 0..51 (18: visually clean).

    ``remark`` is kept in the file's own description, for ``Media.remark`` to give back.
    """

    size: tuple[int, int]
    rate: FrameRate
    crf: int = 18
    preset: str = "medium"
    title: str = ""
    remark: str = ""


class MovieWriter(Protocol):
    """Writes one movie as it is made; nothing appears at its path until ``finish``.

    Use as a context manager: leaving it without ``finish`` removes every trace.
    """

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1. May run ahead of the frames."""
        ...

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB."""
        ...

    def finish(
        self,
        sound: Iterable[NDArray[np.float32]] | None = None,
        remark: str = "",
        captions: Sequence[Cue] = (),
    ) -> None:
        """Close the file and put it in its place in one step.

        With ``sound``, all of the movie's sound in blocks, it gets that and nothing that was written before: for sound
        that is only known once the last frame is. ``remark``, if given, takes the place of the form's.
        ``captions`` become a text track of their own, which a player may show; only together with ``sound``.
        """
        ...

    def __enter__(self) -> "MovieWriter": ...

    def __exit__(self, *exc: object) -> None: ...


class MovieJoiner(Protocol):
    """Makes one film of its shots' movies, whose pictures are copied and never encoded again: it comes out the same
    whoever made them. Nothing appears at its path until ``finish``.

    Use as a context manager: leaving it without ``finish`` removes every trace.
    """

    def part(self) -> Path:
        """A new path for the movie of a shot, on the film's own disk; gone with the joiner, whatever happens."""
        ...

    def append(self, movie: Path) -> None:
        """The pictures of a movie of ``Media.writer``, in the film's own format, behind those that are there; a
        ``part`` is removed. Raises ``DiskError``."""
        ...

    def finish(self, sound: Iterable[NDArray[np.float32]], captions: Sequence[Cue] = ()) -> None:
        """Lay the film's sound, in blocks as ``MovieWriter.finish``, under its pictures; put it in its place in one
        step. Raises ``DiskError``."""
        ...

    def __enter__(self) -> "MovieJoiner": ...

    def __exit__(self, *exc: object) -> None: ...


class SoundWriter(Protocol):
    """Writes one 24-bit broadcast WAV as it is made; nothing is at its path until ``finish``. A context manager."""

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1; what is beyond is clipped."""
        ...

    def finish(self) -> None:
        """Close the file and put it in its place in one step."""
        ...

    def __enter__(self) -> "SoundWriter": ...

    def __exit__(self, *exc: object) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MovieFacts:
    """What a movie file holds. Counts are of decoded frames and samples (after edit lists and priming are honoured)."""

    size: tuple[int, int]
    rate: FrameRate
    frame_count: int
    sample_count: int
    sample_rate: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SoundFile:
    """A sound that somebody brought: ``samples`` float32 (n, 2) at 48 kHz, -1..1; ``notes`` say what was mended."""

    samples: NDArray[np.float32]
    notes: tuple[str, ...] = ()


class Media(Protocol):
    """Reads and writes movies."""

    def writer(self, path: Path, form: MovieFormat) -> MovieWriter:
        """Raises ``DiskError`` when the folder cannot be written."""
        ...

    def joiner(self, path: Path, form: MovieFormat) -> MovieJoiner:
        """Raises ``DiskError`` when the folder cannot be written."""
        ...

    def dub(self, source: Path, target: Path, sound: Iterable[NDArray[np.float32]], remark: str = "") -> None:
        """Write the pictures of ``source``, copied and never encoded again, with another sound to ``target``.

        Raises:
            InputError: the source cannot be read.
            DiskError: the target cannot be written.
        """
        ...

    def probe(self, path: Path) -> MovieFacts: ...

    def remark(self, path: Path) -> str:
        """The remark that the movie was written with; empty where it has none. Raises ``InputError``."""
        ...

    def frames(self, path: Path) -> Iterator[NDArray[np.uint8]]:
        """Every frame, uint8 (height, width, 3) sRGB."""
        ...

    def samples(self, path: Path) -> NDArray[np.float32]:
        """The whole sound, float32 (n, 2) at 48 kHz."""
        ...

    def sound(self, path: Path) -> SoundFile:
        """A sound file of any usual kind. Raises ``InputError`` where it cannot be read as sound, or is nothing but
        noise."""
        ...

    def sound_writer(self, path: Path, time_reference: int = 0) -> SoundWriter:
        """``time_reference`` says where in the film it begins, in samples. Raises ``DiskError`` when the folder cannot
        be written."""
        ...
