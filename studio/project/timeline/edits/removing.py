"""Things go: with their time, or leaving a gap."""

from collections.abc import Collection, Iterable

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Gap
from studio.project.timeline.draft import Draft, gap, unlocked
from studio.project.timeline.edits.chosen import Chosen, chosen
from studio.project.timeline.ripple import move_up, room, take_time
from studio.project.timeline.sequence import Sequence


def lift(sequence: Sequence, start: int, end: int, tracks: Collection[str] | None = None) -> Sequence:
    """Nothing from ``start`` up to ``end``, on the tracks named, or on all that are not locked; nothing moves.

    ::

        V1  aaaaBBBB        ->  V1  aa...BBB        lift 2 to 5
    """
    draft = Draft(sequence)
    for track_id in _named(sequence, draft, tracks):
        if start < sequence.track(track_id).length:
            draft.clear(track_id, max(0, start), max(start, end))
    return draft.done()


def extract(sequence: Sequence, start: int, end: int, tracks: Collection[str] | None = None) -> Sequence:
    """The time from ``start`` up to ``end`` goes, on the tracks named, or on all that are not locked.

    ::

        V1  aaaaBBBB        ->  V1  aaBBB        extract 2 to 5
        A2  mmmmmmmm            A2  mmmmm
    """
    start, draft = max(0, start), Draft(sequence)
    if end > start:
        rows = set(_named(sequence, draft, tracks))
        draft.close_time(start, end, besides=[track.id for track in sequence.tracks if track.id not in rows])
    return draft.done()


def delete(sequence: Sequence, clip_ids: Iterable[str], *, ripple: bool = False, linked: bool = True) -> Sequence:
    """Clips go and leave gaps; with ``ripple`` their time goes too, and what lies behind moves up on all tracks.

    ::

        V1  aaaBBBcc        ->  V1  aaa...cc        V1  aaacc        with ripple
        A1  aaaBBBcc            A1  aaa...cc        A1  aaacc
        A2  mmmmmmmm            A2  mmmmmmmm        A2  mmmmmmmm
        S1  .ttt.uu.            S1  .ttt.uu.        S1  .tu

    Where clips of the first video track are named, the time is theirs, and with it goes what lies wholly inside on
    other tracks; what began before it stays whole, but gives way at its end where what moves up comes to lie over it.
    For other clips nothing else goes: what lies behind moves up as far as no clip on any track is in the way.
    """
    named = list(clip_ids)
    going = chosen(sequence, named, linked)
    draft = Draft(sequence)
    for track_id in dict.fromkeys(item.track_id for item in going):
        draft.lift(track_id, {item.clip.id for item in going if item.track_id == track_id})
    if not ripple:
        return draft.done()
    named_ones = [item for item in going if item.clip.id in named]
    main = {track.id for track in sequence.of_kind("video")[:1]}
    pictures = [item for item in named_ones if item.track_id in main]
    for start, end in reversed(_spans(pictures or named_ones)):
        if pictures:
            take_time(draft, start, end)
        else:
            by = min(room(draft, start, end).values())
            if by:
                move_up(draft, start, end, by)
    return draft.done()


def close_gap(sequence: Sequence, track_id: str, at: int, *, together: bool = True) -> Sequence:
    """The gap at a frame goes, and what lies behind moves up: ``together`` on all tracks, as far as nothing is in the
    way on one of them, else on this one alone.

    ::

        V1  aa...BB        ->  V1  aa.BB
        A1  aaa..BB            A1  aaaBB

    Raises ``ProjectError`` where there is no gap, or it cannot become smaller.
    """
    track = unlocked(sequence, track_id)
    found = track.at(at)
    if found is None or not isinstance(found.item, Gap):
        raise ProjectError("There is no gap here.")
    draft = Draft(sequence)
    by = found.item.length
    if together:
        besides = {track_id: found.end}
        rooms = room(draft, found.start, found.end, besides)
        least = min(rooms, key=lambda other: rooms[other], default=track_id)
        by = min(by, rooms.get(least, by))
        if by < 1:
            name = sequence.track(least).name or least
            raise ProjectError(f"A clip on {name} is in the way.", todo="Move it, or lock its track.")
        move_up(draft, found.start, found.end, by, besides)
    draft.exchange(track_id, found.index, *gap(found.item.length - by))
    return draft.done()


def _named(sequence: Sequence, draft: Draft, tracks: Collection[str] | None) -> tuple[str, ...]:
    if tracks is None:
        return draft.open_ids()
    return tuple(unlocked(sequence, track_id).id for track_id in tracks)


def _spans(items: Iterable[Chosen]) -> list[tuple[int, int]]:
    """The times of clips, joined where they meet."""
    spans: list[tuple[int, int]] = []
    for item in sorted(items, key=lambda item: item.start):
        if spans and item.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], item.end))
        else:
            spans.append((item.start, item.end))
    return spans
