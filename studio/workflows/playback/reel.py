"""What is played: clips in a row, at one frame rate."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from studio.core.time import FrameRate


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A movie of ``frame_count`` pictures.

    ``movie`` None is a shot that has no take yet: blank and silent for its length. ``proxy`` is its light copy, if it
    has been made. ``name`` is what a person calls it; ``key`` is the caller's own name for it (a take's id).
    """

    movie: Path | None
    frame_count: int
    proxy: Path | None = None
    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reel:
    """Clips in the order they are played, without gaps."""

    clips: tuple[Clip, ...]
    rate: FrameRate
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ends", tuple(accumulate(max(0, clip.frame_count) for clip in self.clips)))

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
        return next((end for end in self._ends if frame < end < self.frame_count), max(0, self.frame_count - 1))

    def cut_before(self, frame: int) -> int:
        """The last frame before this one at which a clip begins."""
        return max((end for end in (0, *self._ends) if end < frame), default=0)
