"""What is played: clips in a row, at one frame rate."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from studio.core.time import FrameRate
from studio.workflows.playback.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A movie, or another source, of ``frame_count`` pictures.

    ``movie`` None is a shot that has no take yet: blank and silent for its length. ``proxy`` is its light copy, if it
    has been made. ``name`` is what a person calls it; ``key`` is the caller's own name for it (a take's id).
    ``cuts`` are frames inside it at which something else begins to be seen, in order.
    """

    movie: Path | Source | None
    frame_count: int
    proxy: Path | Source | None = None
    name: str = ""
    key: str = ""
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reel:
    """Clips in the order they are played, without gaps."""

    clips: tuple[Clip, ...]
    rate: FrameRate
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    cuts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The frames at which something else begins to be seen, without the first."""

    def __post_init__(self) -> None:
        ends = tuple(accumulate(max(0, clip.frame_count) for clip in self.clips))
        object.__setattr__(self, "_ends", ends)
        starts = (0, *ends)
        cuts = {start + cut for start, clip in zip(starts, self.clips, strict=False) for cut in (0, *clip.cuts)}
        object.__setattr__(self, "cuts", tuple(sorted(cut for cut in cuts if 0 < cut < (ends[-1] if ends else 0))))

    @property
    def frame_count(self) -> int:
        """Length of all together."""
        return self._ends[-1] if self._ends else 0

    def start(self, number: int) -> int:
        """The frame at which clip ``number`` begins."""
        return self._ends[number - 1] if number else 0

    def at(self, frame: int) -> tuple[int, int]:
        """The clip shown at this frame, and the frame inside it.

        Raises:
            IndexError: there is no such frame.
        """
        if not 0 <= frame < self.frame_count:
            raise IndexError(frame)
        number = bisect_right(self._ends, frame)
        return number, frame - self.start(number)

    def cut_after(self, frame: int) -> int:
        """The next frame at which a clip begins, or the last frame."""
        return next((cut for cut in self.cuts if frame < cut), max(0, self.frame_count - 1))

    def cut_before(self, frame: int) -> int:
        """The last frame before this one at which a clip begins."""
        return max((cut for cut in (0, *self.cuts, self.frame_count) if cut < frame), default=0)
