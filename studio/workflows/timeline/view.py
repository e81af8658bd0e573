"""How much of a sequence is seen: frames and the pixels they are drawn at."""

from dataclasses import dataclass, replace
from math import log

MOST = 48.0
"""Pixels a frame at most."""

ROOM = 24.0
"""Pixels left free behind the end when all is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """``scale`` pixels a frame; ``left`` is the frame at x 0, whole or not; ``width`` of the lanes in pixels;
    ``length`` of the sequence in frames."""

    scale: float = 4.0
    left: float = 0.0
    width: float = 800.0
    length: int = 0

    @property
    def least(self) -> float:
        """The smallest scale: the sequence, or a minute, takes a third of the room."""
        return self.width / max(3.0 * self.length, 1_440.0)

    @property
    def end(self) -> float:
        """The frame at the right edge."""
        return self.left + self.width / self.scale

    @property
    def most_left(self) -> float:
        """The furthest that one can scroll: the end of the sequence stands at a third of the room."""
        return max(0.0, self.length - self.width / self.scale / 3.0)

    def x(self, frame: float) -> float:
        """Where a frame begins, in pixels."""
        return (frame - self.left) * self.scale

    def at(self, x: float) -> float:
        """The frame at x, whole or not."""
        return self.left + x / self.scale

    def frame(self, x: float) -> int:
        """The frame that is drawn at x."""
        return max(0, int(self.at(x) // 1))

    def nearest(self, x: float) -> int:
        """The cut nearest to x."""
        return max(0, round(self.at(x)))

    def span(self, pixels: float) -> float:
        """How many frames so many pixels are."""
        return pixels / self.scale

    def sized(self, width: float, length: int) -> "View":
        """In another room, of another sequence."""
        return replace(self, width=max(1.0, width), length=length)

    def zoomed(self, factor: float, x: float) -> "View":
        """Larger by ``factor``, about the frame at x."""
        return self.scaled(self.scale * factor, x)

    def scaled(self, scale: float, x: float) -> "View":
        """At another scale; the frame at x stays there."""
        scale = min(MOST, max(self.least, scale))
        return replace(self, scale=scale, left=max(0.0, self.at(x) - x / scale))

    def scrolled(self, left: float) -> "View":
        """With another frame at the left edge."""
        return replace(self, left=min(max(0.0, left), max(self.most_left, self.left)))

    def fitted(self, first: int = 0, end: int | None = None) -> "View":
        """All of it, or the frames from ``first`` to ``end``, in the room there is."""
        end = self.length if end is None else end
        frames = max(1, end - first)
        scale = min(MOST, max(self.least, (self.width - ROOM) / frames))
        return replace(self, scale=scale, left=float(first))

    def showing(self, frame: int, *, paged: bool = False) -> "View":
        """Scrolled so that a frame is seen; ``paged``: it comes to stand at the left, as while playing."""
        x = self.x(frame)
        if 0 <= x <= self.width - 2:
            return self
        if paged:
            return replace(self, left=max(0.0, frame - self.span(self.width) * 0.04))
        margin = self.span(self.width) * 0.2
        return replace(self, left=max(0.0, frame - margin if x < 0 else frame - self.span(self.width) + margin))

    @property
    def share(self) -> float:
        """The scale as 0 (least) to 1 (most); each step of a slider is the same factor."""
        return min(1.0, max(0.0, log(self.scale / self.least) / log(MOST / self.least)))

    def with_share(self, share: float, x: float) -> "View":
        """The scale at this place of the slider."""
        return self.scaled(self.least * (MOST / self.least) ** min(1.0, max(0.0, share)), x)
