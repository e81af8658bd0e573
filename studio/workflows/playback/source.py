"""What the player can play beside a file: something that makes its pictures and samples out of files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from studio.ports.playback import MovieReader

Outline = NDArray[np.uint8]
"""uint8 (n,): the greatest level of both channels in each hundredth of a second, 255 for full scale."""

Lane = tuple[int, ...]
"""Which of several places in one file somebody reads at: each has a decoder of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a clip cannot be seen: a sentence, and what to do. ``missing`` when its file is not there at all."""

    path: Path
    what: str
    todo: str = ""
    missing: bool = False


class Files(Protocol):
    """Files that are open. One that was taken may be closed as soon as others are: take it again for every look."""

    def take(self, path: Path, lane: Lane = ()) -> MovieReader | Problem:
        """The open movie, or why it cannot be opened."""
        ...


@runtime_checkable
class Source(Protocol):
    """Equal sources show and sound the same, but for files that come, go or change."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        ...

    @property
    def outlined(self) -> tuple[Path, ...]:
        """The files whose outlines make its own."""
        ...

    def open(self, files: Files) -> MovieReader:
        """Begin to read it. Raises nothing: what is wrong with a file is seen in its place."""
        ...

    def outline(self, known: Mapping[Path, Outline]) -> Outline:
        """The outline of its sound as far as those of its files are known."""
        ...

    def __hash__(self) -> int: ...


@runtime_checkable
class Telling(Protocol):
    """A reader that shows something in place of what is wrong, and can tell what that is."""

    def problem(self, index: int) -> Problem | None:
        """Why nothing of this picture can be seen."""
        ...

    def prepare(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures of what is not shown yet and will be at ``index``; whether it is ready."""
        ...
