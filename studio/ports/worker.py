"""The door to a worker: heavy work in a process of its own, so that a window stays fluid and a crash is one failed job.

An order is captured whole and says where its files go; the worker touches nothing else. One order at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.project.scene import Line, Note, Reading
from studio.project.take import Casting, Recipe, Take


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOrder:
    """Read prompts, in order; or the script at ``script``. Gives ``Readings``."""

    prompts: tuple[str, ...] = ()
    script: Path | None = None
    style: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOrder:
    """Make a take: its MP4 at ``movie``, an all-intra proxy at ``proxy`` and a strip of small pictures at
    ``thumbnails`` (PNG, side by side). Gives ``TakeMade``. The recipe's makers (``studio``, ``engine_version``) are
    filled in by the worker. ``title`` is the prompt; ``sounds`` are the files of the recipe's own sounds."""

    recipe: Recipe
    title: str
    movie: Path
    proxy: Path
    thumbnails: Path
    sounds: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingOrder:
    """Draw single pictures of a shot without its sound, at ``moments`` (0..1 of its length). Gives ``Blocking``."""

    recipe: Recipe
    moments: tuple[float, ...] = (0.5,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakOrder:
    """Speak one line with a voice. Gives ``Spoken``."""

    line: Line
    voice: Casting


Order = ReadOrder | TakeOrder | BlockingOrder | SpeakOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """One reading a shot."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TakeMade:
    """The take, still without id and shot; its files are where the order wanted them. ``notes`` are the engine's."""

    take: Take
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocking:
    """``pictures``: uint8 (height, width, 3) sRGB, one a moment; the shot would last ``frame_count`` frames."""

    pictures: tuple[NDArray[np.uint8], ...]
    frame_count: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spoken:
    """``samples``: float32 (n,) mono at 48 kHz."""

    samples: NDArray[np.float32]


Result = Readings | TakeMade | Blocking | Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced:
    """``done`` of ``total`` of a step; total 0 when it is not known."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rendered:
    """A frame as it is made, small: ``picture`` uint8 (height, width, 3) sRGB; ``frame`` is its number."""

    frame: int
    picture: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Delivered:
    """The end: what was asked for."""

    result: Result


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Broken:
    """The end: it could not be done. ``log`` is what the worker said, for whoever wants to look. ``died`` tells that
    the process itself was lost; the next order gets a new one."""

    problem: StudioError
    log: str = ""
    died: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """The end: it was cancelled; nothing is left behind."""


Report = Advanced | Rendered | Delivered | Broken | Stopped
"""What a worker says of an order: any number of the first two, then exactly one of the last three."""


class Worker(Protocol):
    """One process at most; started with the first order."""

    @property
    def busy(self) -> bool: ...

    def begin(self, order: Order, report: Callable[[Report], None]) -> None:
        """Start on an order; only when not ``busy``. ``report`` is called on a thread of the worker's own."""
        ...

    def cancel(self) -> None:
        """Ask the order in work to stop; the process is ended when it has not stopped within 5 s."""
        ...

    def close(self) -> None:
        """End the process, whatever it does; half files are removed. Waits for its threads."""
        ...
