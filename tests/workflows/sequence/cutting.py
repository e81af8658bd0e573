"""Sequences to play, of files that are made of thin air."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.media import MovieFacts
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.file import FileKind, MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Cut, CutReader, Resolver
from tests.fakes.compositor import FakeCompositor
from tests.fakes.playing import FakeReader

RATE = FrameRate(Fraction(24))
SIZE = (64, 36)
FRAME = 2_000
"""Samples of a frame."""

Wave = Callable[[NDArray[np.int64]], NDArray[np.float64]]


def ramp(place: NDArray[np.int64]) -> NDArray[np.float64]:
    """A level that names the sample."""
    return place / 1_000_000.0


def tone(hz: float, level: float = 0.5) -> Wave:
    """A sine that begins at 0."""
    return lambda place: level * np.sin(2 * np.pi * hz * place / SAMPLE_RATE)


@dataclass(slots=True)
class Stock:
    """Files by their name: of so many pictures, at a rate, with a wave. Everything else is missing."""

    waves: dict[str, Wave] = field(default_factory=dict[str, Wave])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    rates: dict[str, FrameRate] = field(default_factory=dict[str, FrameRate])
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    holes: frozenset[int] = frozenset()
    gop: int = 1
    opened: list[tuple[Path, FakeReader]] = field(default_factory=list[tuple[Path, FakeReader]])

    def open(self, path: Path) -> FakeReader:
        """Raises ``InputError``."""
        name = path.stem
        if name not in self.waves:
            raise InputError(f"{path.name} is missing.", todo="Find the file again.")
        count, rate = self.counts.get(name, 240), self.rates.get(name, RATE)
        samples = rate.sample(count)
        pictures = 0 if name.startswith("sound") else 1 if name.startswith("image") else count
        facts = MovieFacts(
            size=self.sizes.get(name, SIZE),
            rate=rate,
            frame_count=pictures,
            sample_count=0 if name.startswith(("silent", "image")) else samples,
            sample_rate=SAMPLE_RATE,
        )
        reader = FakeReader(facts, self.waves[name], self.gop, self.holes)
        self.opened.append((path, reader))
        return reader

    def files(self) -> tuple[MediaFile, ...]:
        """The same as a bin."""
        return tuple(
            MediaFile(
                id=name,
                digest=name,
                name=name,
                kind=_kind(name),
                seconds=self.counts.get(name, 240) / self.rates.get(name, RATE).fps,
                size=self.sizes.get(name, SIZE),
                rate=self.rates.get(name, RATE).fps,
                frame_count=self.counts.get(name, 240),
                sample_count=1,
            )
            for name in self.waves
        )


def _kind(name: str) -> FileKind:
    return "audio" if name.startswith("sound") else "image" if name.startswith("image") else "video"


def where(digest: str) -> Path:
    """The path of a medium."""
    return Path(f"/media/{digest}.mp4")


def clip(name: str, length: int, offset: int = 0, id: str = "") -> Clip:  # noqa: A002
    """A clip of a file; its id is the file's name and its offset, unless another is given."""
    return Clip(id=id or f"{name}-{offset}-{length}", source=FileSource(name), length=length, offset=offset)


def sequence(*tracks: Track, id: str = "q1", rate: FrameRate = RATE, size: tuple[int, int] = SIZE) -> Sequence:  # noqa: A002
    """These tracks together."""
    return Sequence(id=id, name=f"Sequence {id}", size=size, rate=rate, tracks=tracks)


def project(stock: Stock, *sequences: Sequence) -> Project:
    """A project of files alone."""
    return Project(name="test", sequences=sequences, files=stock.files())


def cut_of(stock: Stock, *sequences: Sequence) -> Cut:
    """The first sequence, resolved."""
    return Resolver(where, Path("/proxies")).cut(project(stock, *sequences), sequences[0].id)


def opened(stock: Stock, *sequences: Sequence, compositor: FakeCompositor | None = None) -> CutReader:
    """The first sequence, open."""
    return CutReader(cut_of(stock, *sequences), Shelf(stock, lambda path: True), compositor or FakeCompositor())
