"""The door to playing: exact pictures and samples out of a movie, light copies to edit with, and loudspeakers."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.media import MovieFacts, MovieWriter


class MovieReader(Protocol):
    """A movie that is open for playing.

    One thread may ask for pictures while another asks for samples; two threads may not ask for the same kind.
    """

    @property
    def facts(self) -> MovieFacts:
        """From the file's index, without decoding; ``sample_count`` is 0 when it is silent."""
        ...

    def index_at(self, time: Fraction) -> int:
        """The number of the picture shown ``time`` seconds after the first one appears: the last that is not later. The
        first for what is before, the last for what is after; 0 where there are no pictures. An image is one picture
        without an end."""
        ...

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown: 0 when it is there already."""
        ...

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether it is there. Small steps let a player do other
        things between them."""
        ...

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """The picture with this number, from 0: uint8 (height, width, 4) sRGB in the order blue, green, red, opacity
        (255 in a movie of ours; not multiplied into the others), upright and in square pixels.

        ``size`` is (width, height) to have it scaled to; None leaves it as it is. The array is the caller's own.

        Raises:
            InputError: the movie has no such picture, or it cannot be decoded.
        """
        ...

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2) at 48 kHz, -1..1; silence before the beginning and after the end."""
        ...

    def close(self) -> None: ...


class MovieReaders(Protocol):
    """Opens movies, sounds and images for playing. What has no pictures has ``frame_count`` 0, what is silent
    ``sample_count`` 0."""

    def open(self, path: Path) -> MovieReader:
        """Raises ``InputError`` with a sentence when the file is missing, empty, or has neither pictures nor sound."""
        ...


class Proxies(Protocol):
    """Light copies of movies, at most 960x540, in which every picture can be shown at once.

    Each is known by the SHA-256 of its movie. They may be deleted at any time and are made again when they are wanted.
    """

    def find(self, digest: str) -> Path | None:
        """The proxy of this movie, if it has been made."""
        ...

    def make(self, digest: str, movie: Path, progress: Progress, cancel: CancelToken) -> Path:
        """The proxy of this movie, made now unless it is there.

        Raises:
            InputError: the movie cannot be read.
            DiskError: the proxy cannot be written.
        """
        ...

    def writer(self, path: Path, size: tuple[int, int], rate: FrameRate) -> MovieWriter:
        """Begin a proxy, at ``path``, of a movie that is just being rendered; it is given the frames as they are.

        ``size`` is the movie's own (width, height).

        Raises:
            DiskError: it cannot be written.
        """
        ...


Fill = Callable[[NDArray[np.float32]], None]
"""Fills float32 (n, 2) at 48 kHz in place, from a thread of its own. Must be quick and must not raise."""


class SoundOut(Protocol):
    """Sound on its way to the ear, running."""

    def clock(self) -> float:
        """How many samples have been heard since it was opened. Never runs backwards."""
        ...

    @property
    def latency(self) -> int:
        """Samples between being filled in and being heard, about."""
        ...

    @property
    def audible(self) -> bool:
        """False when there is no device, or it went away: the clock runs on, and nothing is heard."""
        ...

    @property
    def note(self) -> str:
        """Why nothing is heard, in a sentence; empty while it is."""
        ...

    def close(self) -> None: ...


class Loudspeaker(Protocol):
    """The way to the ear."""

    def open(self, fill: Fill) -> SoundOut:
        """Begin to play what ``fill`` gives. Never fails: without a device it is a clock that runs on time."""
        ...


class Recording(Protocol):
    """What is heard, running."""

    def stop(self) -> tuple[NDArray[np.float32], float]:
        """End it: float32 (n,) at 48 kHz, and when its first sample was heard, in seconds of ``time.perf_counter``."""
        ...


class Hearing(Protocol):
    """A recording device that hears what the loudspeakers play: a sound server's monitor, or a microphone."""

    def record(self) -> Recording:
        """Begin. Raises ``InputError`` when there is no such device."""
        ...
