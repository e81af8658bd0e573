"""Movies out of thin air, and a loudspeaker whose time is turned by hand."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.media import MovieFacts
from studio.ports.playback import Fill

BLOCK = 480


@dataclass(slots=True)
class FakeReader:
    """Picture ``n`` is filled with ``n % 256``; sample ``n`` is ``level(n)`` on the left and its negative right.

    ``gop`` pictures from one key picture to the next; ``holes`` cannot be decoded.
    """

    facts: MovieFacts
    level: Callable[[NDArray[np.int64]], NDArray[np.float64]]
    gop: int = 1
    holes: frozenset[int] = frozenset()
    wait: float = 0.0
    at: int = -1
    closed: bool = False

    def index_at(self, time: Fraction) -> int:
        """By the rate."""
        return max(0, min(self.facts.frame_count - 1, int(time * self.facts.rate.fps // 1)))

    def distance(self, index: int) -> int:
        """As in a movie with key pictures every ``gop``."""
        if index == self.at:
            return 0
        key = index - index % self.gop
        return index - self.at if key <= self.at < index else index - key + 1

    def reach(self, index: int, limit: int) -> bool:
        """Counts down the distance."""
        assert not self.closed
        if index in self.holes:
            raise InputError(f"damaged at picture {index + 1}.", todo="Render it again.")
        far = self.distance(index)
        if far > limit:
            self.at = index - far + limit
            return False
        if far:
            time.sleep(self.wait)
        self.at = index
        return True

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """Filled with its number."""
        while not self.reach(index, 10):
            pass
        width, height = size or self.facts.size
        picture = np.full((height, width, 4), index % 256, np.uint8)
        picture[..., 3] = 255
        return picture

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """The ramp, silent beyond both ends."""
        assert not self.closed
        place = np.arange(start, start + count)
        inside = (place >= 0) & (place < self.facts.sample_count)
        left = np.where(inside, self.level(place), 0.0)
        return np.stack([left, -left], axis=1).astype(np.float32)

    def close(self) -> None:
        """Remembers it."""
        self.closed = True


def ramp(place: NDArray[np.int64]) -> NDArray[np.float64]:
    """A level that names the sample, up to 1,000,000."""
    return place / 1_000_000.0


@dataclass(slots=True)
class FakeReaders:
    """``movies`` by path; all others are missing. Remembers what it opened."""

    rate: FrameRate
    movies: dict[Path, int] = field(default_factory=dict[Path, int])
    gop: int = 1
    wait: float = 0.0
    holes: frozenset[int] = frozenset()
    opened: list[FakeReader] = field(default_factory=list[FakeReader])

    def open(self, path: Path) -> FakeReader:
        """Raises ``InputError`` for what is not there."""
        if path not in self.movies:
            raise InputError(f"{path.name} is missing.", todo="Find the file again.")
        count = self.movies[path]
        facts = MovieFacts(
            size=(64, 36),
            rate=self.rate,
            frame_count=count,
            sample_count=self.rate.sample(count),
            sample_rate=SAMPLE_RATE,
        )
        light = path.suffix == ".proxy"
        reader = FakeReader(facts, ramp, 1 if light else self.gop, self.holes, self.wait)
        self.opened.append(reader)
        return reader


class FakeOut:
    """Asks for sound when it is told to, and remembers what it was given."""

    def __init__(self, fill: Fill, delay: int) -> None:
        self._fill, self._delay = fill, delay
        self.heard: list[NDArray[np.float32]] = []
        self.closed = False
        self.audible, self.note = True, ""

    @property
    def latency(self) -> int:
        """Between being asked for and being heard."""
        return self._delay

    def clock(self) -> float:
        """All but what is still on its way."""
        return max(0.0, len(self.heard) * BLOCK - self._delay)

    def turn(self) -> None:
        """10 ms."""
        block = np.full((BLOCK, 2), np.nan, np.float32)
        self._fill(block)
        self.heard.append(block)

    def close(self) -> None:
        """Remembers it."""
        self.closed = True


class FakeLoudspeaker:
    """Time goes on only in ``run``."""

    def __init__(self, delay: int = 2 * BLOCK) -> None:
        self._delay = delay
        self.outs: list[FakeOut] = []
        self.opened = threading.Event()

    def open(self, fill: Fill) -> FakeOut:
        """Another output."""
        self.outs.append(FakeOut(fill, self._delay))
        self.opened.set()
        return self.outs[-1]

    def turn(self, blocks: int = 1) -> None:
        """Let time go on by blocks of 10 ms."""
        for _ in range(blocks):
            self.outs[-1].turn()

    @property
    def sound(self) -> NDArray[np.float32]:
        """All that has been asked for: float32 (n, 2)."""
        return np.concatenate([block for out in self.outs for block in out.heard] or [np.zeros((0, 2), np.float32)])
