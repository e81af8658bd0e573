"""Where things come to rest: at the edges of clips, the playhead, markers, in and out."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from studio.project.timeline.clip import Clip
from studio.project.timeline.sequence import Sequence


@dataclass(frozen=True, slots=True)
class Snaps:
    """``points`` are frames in order."""

    points: tuple[int, ...]

    def near(self, frame: float, within: float) -> int | None:
        """The point nearest to a frame, at most ``within`` frames off; the earlier of two as near."""
        place = bisect_left(self.points, frame)
        found = [point for point in self.points[max(0, place - 1) : place + 1] if abs(point - frame) <= within]
        return min(found, key=lambda point: abs(point - frame), default=None)

    def shift(self, edges: Iterable[int], by: int, within: float) -> tuple[int, int | None]:
        """By how much to move things with these ``edges`` that are dragged ``by``: so that one of them comes to rest at
        a point, if one is near. Gives the shift and that point."""
        best: tuple[float, int, int] | None = None
        for edge in edges:
            point = self.near(edge + by, within)
            if point is not None and (best is None or abs(point - edge - by) < best[0]):
                best = (abs(point - edge - by), point - edge, point)
        return (by, None) if best is None else (best[1], best[2])


NOWHERE = Snaps(())
"""Snapping is off."""


def snaps(
    sequence: Sequence, *, playhead: int | None, marks: Iterable[int | None] = (), without: Collection[str] = ()
) -> Snaps:
    """The points of a sequence; the edges of clips ``without`` do not count (those that are dragged)."""
    found = {0, *(mark for mark in marks if mark is not None)}
    if playhead is not None:
        found.add(playhead)
    for marker in sequence.markers:
        found.update((marker.at, marker.at + marker.length))
    for track in sequence.tracks:
        start = 0
        moved = bool(without) and not track.index.keys().isdisjoint(without)
        if not moved:
            found.update(track.ends)
            continue
        for item, end in zip(track.items, track.ends, strict=True):
            if isinstance(item, Clip) and item.id not in without:
                found.update((start, end))
            start = end
    return Snaps(tuple(sorted(found)))
