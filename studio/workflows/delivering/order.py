"""What was asked for, and what became of it."""

from dataclasses import dataclass
from pathlib import Path

from studio.core.time import FrameRate
from studio.workflows.delivering.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOrder:
    """``output`` is a file, or a folder, in which the file gets the next free name. ``sequence`` is a name or an id,
    empty for the film; ``stretch`` is what ``spans.stretch_of`` reads, empty for all; ``shots`` what
    ``spans.shots_of`` reads: with it, or with ``by_shots`` alone for all shots, every shot becomes a file of its own.

    ``stems`` puts the sound in parts beside each file, ``captions`` what is said as ``.srt`` or ``.vtt``. Without
    ``force``, what is there already is left alone.
    """

    output: Path
    form: Form
    sequence: str = ""
    stretch: str = ""
    shots: str = ""
    by_shots: bool = False
    stems: bool = False
    captions: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """Of a whole mix: ``before`` and ``after`` in LUFS, ``peak_before`` and ``peak_after`` in dBTP, ``gain_db`` what
    was added, ``limited_db`` how far the limiter went down at most, 0 where it was not needed."""

    before: float
    after: float
    peak_before: float
    peak_after: float
    gain_db: float
    limited_db: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One file. ``first`` and ``end`` are what of the sequence is in it, ``frame_count`` how many frames it has at
    ``rate``; of sound alone 0. ``resumed`` is the frame that work went on from. ``beside`` are files that came with it.
    ``remarks`` are sentences on what was done otherwise than somebody may think, ``problems`` on what is a slate or
    silent in the file."""

    path: Path
    sequence: str
    part: str
    size: tuple[int, int]
    rate: FrameRate
    first: int
    end: int
    frame_count: int
    seconds: float
    loudness: Loudness | None
    resumed: int
    sealed: bool
    beside: tuple[Path, ...]
    remarks: tuple[str, ...]
    problems: tuple[str, ...]
