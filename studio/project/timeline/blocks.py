"""Stretches of time in another order: what lies in a stretch goes with it, on every track."""

from collections.abc import Sequence
from dataclasses import replace

from studio.project.timeline.clip import Clip, Gap, Item
from studio.project.timeline.draft import Draft
from studio.project.timeline.pieces import back, front
from studio.project.timeline.track import Track

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
    leads = _leads([draft.track(guide), *map(draft.track, draft.open_ids())], moves)
    for track_id in draft.open_ids():
        _move(draft, track_id, moves, {} if track_id == guide else leads)
    draft.markers = tuple(
        sorted(
            (replace(marker, at=marker.at + _shift(moves, marker.at, marker.at + 1)) for marker in draft.markers),
            key=lambda marker: marker.at,
        )
    )


def _leads(tracks: Sequence[Track], moves: Moves) -> dict[str, int]:
    """By how much linked clips move, by their link: the first of each decides."""
    leads: dict[str, int] = {}
    for track in tracks:
        for link, (first, *_) in track.links.items():
            if link not in leads:
                placed = track.placed(track.index[first])
                leads[link] = _shift(moves, placed.start, placed.end)
    return leads


def _shift(moves: Moves, start: int, end: int) -> int:
    """By how much something from ``start`` to ``end`` moves."""
    most, shift = 0, 0
    for first, last, by in moves:
        over = min(end, last) - max(start, first)
        if over > most:
            most, shift = over, by
    return shift if 4 * most >= 3 * (end - start) else 0


def _move(draft: Draft, track_id: str, moves: Moves, leads: dict[str, int]) -> None:
    track = draft.track(track_id)
    placed: list[tuple[int, int, Clip]] = []
    for index, item in enumerate(track.items):
        if isinstance(item, Clip):
            at = track.placed(index)
            lead = leads.get(item.link) if item.link else None
            placed.append((at.start + (_shift(moves, at.start, at.end) if lead is None else lead), index, item))
    placed.sort(key=lambda one: one[:2])
    row: list[Item] = []
    end = 0
    for start, _, clip in placed:
        last = row[-1] if row else None
        if isinstance(last, Clip) and end > start > end - last.length:
            row[-1] = front(last, start - (end - last.length))
            end = start
        if end > start:
            if end - start >= clip.length:
                continue
            start, clip = end, back(clip, end - start)
        if start > end:
            row.append(Gap(start - end))
        row.append(clip)
        end = start + clip.length
    draft.put(track_id, row)
