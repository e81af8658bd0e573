"""Where the parts of the timeline are, in pixels of its viewport."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.view import View

BAND = 15.0
"""Height of the band with a clip's name."""

BANDED = 34
"""Lowest lane whose clips have a name band of their own."""

NAMED = 14
"""Lowest lane whose clips have names at all."""

WIDE = 30.0
"""Width from which a clip has a face: its name, its marks, round corners."""

EDGE = 6.0
"""How near an edge is grabbed, pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """``header`` is the width of the tracks' heads, ``markers`` and ``ruler`` the heights of the two rows above the
    lanes, ``scroll`` how far the lanes are scrolled down."""

    width: float
    height: float
    header: float
    markers: float
    ruler: float
    scroll: int
    lanes: tuple[Lane, ...]
    view: View

    @property
    def top(self) -> float:
        """Where the lanes begin."""
        return self.markers + self.ruler

    @property
    def lanes_height(self) -> int:
        """All lanes together."""
        return self.lanes[-1].bottom if self.lanes else 0

    def x(self, frame: float) -> float:
        """Where a frame is drawn."""
        return self.header + self.view.x(frame)

    def y(self, lane: Lane) -> float:
        """Where a lane is drawn."""
        return self.top + lane.top - self.scroll

    def lane_at(self, y: float) -> Lane | None:
        """The lane at this height."""
        inside = y - self.top + self.scroll
        return next((lane for lane in self.lanes if y >= self.top and lane.top <= inside < lane.bottom), None)

    def body(self, lane: Lane, first: float, end: float) -> QRectF:
        """The clip from ``first`` to ``end`` on a lane."""
        left, right = self.x(first), self.x(end)
        return QRectF(left, self.y(lane) + 1, max(1.0, right - left), lane.height - 2)
