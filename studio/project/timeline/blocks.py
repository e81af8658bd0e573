"""Stretches of time in another order: what lies in a stretch goes with it, on every track."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from studio.project.timeline.clip import Clip, Gap, Item
from studio.project.timeline.draft import Draft, gap
from studio.project.timeline.pieces import back, front
from studio.project.timeline.track import Placed, Track

Moves = list[tuple[int, int, int]]
"""Stretches of time: first frame, first behind it, and by how much it moves."""


def rearrange(draft: Draft, bounds: Sequence[int], order: Sequence[int], guide: str) -> None:
    """Put the stretches between ``bounds`` (n + 1 frames, rising) into ``order`` (a permutation of 0..n-1).

    ::

        V1  1111 2222 33        ->  V1  33 1111 2222        order 2 0 1
        A1  1111 2222 33            A1  33 1111 2222
        A2   mmmmmmmm               A2   mmmmmmmm

    A clip goes with what it is linked with, on the track ``guide`` or the first of the others; else with the stretch
    that at least three quarters of it lie in; one that lies over several stays where it is. Where clips meet that did
    not, the one that begins later covers the end of the other.
    """
    moves: Moves = []
    at = bounds[0]
    for number in order:
        start, end = bounds[number], bounds[number + 1]
        moves.append((start, end, at - start))
        at += end - start
    moves.sort()
    rows = {track_id: draft.track(track_id) for track_id in (guide, *draft.open_ids())}
    within = {track_id: list(track.between(bounds[0], bounds[-1])) for track_id, track in rows.items()}
    leads = _leads(rows.values(), within.values(), moves)
    for track_id in draft.open_ids():
        if track_id == guide:
            _move(draft, rows[track_id], within[track_id], moves, {})
        else:
            _move(draft, rows[track_id], _with_partners(rows[track_id], within[track_id], leads), moves, leads)
    draft.markers = tuple(
        sorted(
            (replace(marker, at=marker.at + _shift(moves, marker.at, marker.at + 1)) for marker in draft.markers),
            key=lambda marker: marker.at,
        )
    )


def _leads(tracks: Collection[Track], within: Iterable[Sequence[Placed]], moves: Moves) -> dict[str, int]:
    """By how much linked clips move, by their link: the first on ``tracks`` decides."""
    leads: dict[str, int] = {}
    for row in within:
        for placed in row:
            link = placed.item.link if isinstance(placed.item, Clip) else ""
            if link and link not in leads:
                track = next(track for track in tracks if link in track.links)
                lead = track.placed(track.index[track.with_link(link)[0]])
                leads[link] = _shift(moves, lead.start, lead.end)
    return leads


def _with_partners(track: Track, within: list[Placed], leads: Mapping[str, int]) -> list[Placed]:
    """What lies in the stretches, and what lies beside them but is linked to something there that moves."""

    def moves_along(index: int) -> bool:
        item = track.items[index]
        return isinstance(item, Gap) or leads.get(item.link, 0) != 0

    if not within:
        return within
    first, last = within[0].index, within[-1].index
    while first > 0 and moves_along(first - 1):
        first -= 1
    while last + 1 < len(track.items) and moves_along(last + 1):
        last += 1
    return [track.placed(index) for index in range(first, last + 1)]


def _shift(moves: Moves, start: int, end: int) -> int:
    """By how much something from ``start`` to ``end`` moves."""
    most, shift = 0, 0
    for first, last, by in moves:
        over = min(end, last) - max(start, first)
        if over > most:
            most, shift = over, by
    return shift if 4 * most >= 3 * (end - start) else 0


def _move(draft: Draft, track: Track, within: Sequence[Placed], moves: Moves, leads: Mapping[str, int]) -> None:
    if not within:
        return
    row = _Row(track.items[: within[0].index])
    moved: list[tuple[int, int, Clip]] = []
    for placed in within:
        if isinstance(placed.item, Clip):
            lead = leads.get(placed.item.link) if placed.item.link else None
            by = _shift(moves, placed.start, placed.end) if lead is None else lead
            moved.append((placed.start + by, placed.index, placed.item))
    for start, _, clip in sorted(moved, key=lambda one: one[:2]):
        row.add(start, clip)
    rest = within[-1].index + 1
    while rest < len(track.items):
        placed = track.placed(rest)
        if isinstance(placed.item, Clip):
            row.add(placed.start, placed.item)
            if placed.item is row.items[-1]:
                rest += 1
                break
        rest += 1
    draft.put(track.id, row.items, track.items[rest:])


class _Row:
    """Clips laid in order of their beginnings; each covers the end of the one before."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self._end = sum(item.length for item in self.items)

    def add(self, start: int, clip: Clip) -> None:
        """Lay a clip at ``start``, or behind what has begun there."""
        while self.items and isinstance(self.items[-1], Gap):
            self._end -= self.items.pop().length
        last = self.items[-1] if self.items else None
        if last is not None and isinstance(last, Clip) and self._end > start > self._end - last.length:
            self.items[-1] = front(last, start - (self._end - last.length))
            self._end = start
        over = max(0, self._end - start)
        if over >= clip.length:
            return
        self.items.extend((*gap(start - self._end), back(clip, over)))
        self._end = start + clip.length
