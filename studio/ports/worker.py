"""The door to a worker: heavy work in a process of its own, so that a window stays fluid and a crash is one failed job.

An order is captured whole and says where its files go; the worker touches nothing else. One order at a time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.ports.engine import Event, PlacedLine
from studio.project.mix import MixSettings
from studio.project.model_use import ModelUse, SoundPart, SoundUse
from studio.project.scene import Line, Note, Reading
from studio.project.take import Casting, Quality, Recipe, Take


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
    """Draw single pictures of a shot without its sound, at ``moments`` (0..1 of its length); of a recipe with a model,
    the one picture that the model makes. Gives ``Blocking``."""

    recipe: Recipe
    moments: tuple[float, ...] = (0.5,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakOrder:
    """Speak one line with a voice. Gives ``Spoken``."""

    line: Line
    voice: Casting


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundOrder:
    """Give a take the sound of ``recipe``; its pictures are those of its movie, at ``picture``: it is the one that they
    were made for. The new movie goes to ``movie``. Gives ``TakeMade``."""

    take: Take
    recipe: Recipe
    title: str
    picture: Path
    movie: Path
    sounds: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotOrder:
    """Film one shot of a film: its pictures, silent, as the movie ``movie``. ``title`` is the prompt, ``sounds`` are
    files of the recipe's own. What the recipe says of the shots around it has no say. Gives ``ShotFilmed``."""

    recipe: Recipe
    title: str
    movie: Path
    sounds: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrder:
    """Make a whole film, its sound running on over the cuts and mastered as one: to the file ``movie``. With ``takes``,
    a folder that is not there yet, every shot's own movie comes into it as ``<its SHA-256>.mp4`` (its strip of small
    pictures as ``.png``, when somebody speaks last in it as ``.json``). Gives ``StoryMade``.

    ``prompts`` are shots in order; or ``script`` is a script's text, its kind told by the suffix of ``script_name``.
    """

    movie: Path
    takes: Path | None = None
    prompts: tuple[str, ...] = ()
    script: str = ""
    script_name: str = ""
    size: tuple[int, int]
    rate: FrameRate
    seconds: float | None = None
    style: str | None = None
    seed: int = 0
    language: str | None = None
    quality: Quality = "standard"
    mix: MixSettings = field(default_factory=MixSettings)
    model: ModelUse | None = None
    image: Path | None = None
    footage: Path | None = None
    follow: Path | None = None
    sounds: tuple[SoundUse, ...] = ()

    @property
    def given(self) -> tuple[Path, ...]:
        """The files that its model is given."""
        return tuple(file for file in (self.image, self.footage, self.follow) if file is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceOrder:
    """Write a sequence of the project in ``project`` (the film where it is empty) to ``movie``, in the form that its
    suffix says, or the text of a ``preset``; ``stretch`` is ``IN-OUT``, or empty for all. Only for workers that see the
    project's folder. Gives ``MovieMade``."""

    project: Path
    movie: Path
    sequence: str = ""
    stretch: str = ""
    preset: str = ""


Order = ReadOrder | TakeOrder | BlockingOrder | SpeakOrder | SoundOrder | ShotOrder | StoryOrder | SequenceOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """One reading a shot."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TakeMade:
    """The take, still without id and shot; its files are where the order wanted them. ``notes`` are the engine's.
    ``spoken`` is how many samples before its end somebody spoke last, None where nobody did."""

    take: Take
    notes: tuple[Note, ...] = ()
    spoken: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocking:
    """``pictures``: uint8 (height, width, 3) sRGB, one a moment; the shot would last ``frame_count`` frames. ``model``
    is the one that made the picture, as it was run."""

    pictures: tuple[NDArray[np.uint8], ...]
    frame_count: int
    notes: tuple[Note, ...] = ()
    model: ModelUse | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spoken:
    """``samples``: float32 (n,) mono at 48 kHz."""

    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShotFilmed:
    """A shot without its sound, and all that its sound is made from. ``frames_hash`` is as in ``Take``, ``strip`` a PNG
    file of small pictures side by side. ``sound`` (float32 (n, 2) at 48 kHz) and ``model`` are those of a shot that a
    model has made; ``made`` are the parts of its sound that models have made (the same), ``sounds`` how they were run.
    """

    frame_count: int
    frames_hash: str
    strip: bytes
    events: tuple[Event, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    notes: tuple[Note, ...] = ()
    sound: NDArray[np.float32] | None = None
    model: ModelUse | None = None
    made: Mapping[SoundPart, NDArray[np.float32]] = field(default_factory=dict[SoundPart, NDArray[np.float32]])
    sounds: tuple[SoundUse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMade:
    """A film of ``frame_count`` frames. ``shots``, where takes were wanted, are readings with their takes, which have
    no id and no shot yet. ``notes`` are sentences."""

    frame_count: int
    shots: tuple[tuple[Reading, Take], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MovieMade:
    """A movie of ``frame_count`` frames; ``notes`` are sentences."""

    frame_count: int
    notes: tuple[str, ...] = ()


Result = Readings | TakeMade | Blocking | Spoken | ShotFilmed | StoryMade | MovieMade


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
