"""Ripples: time comes in or goes, and what lies behind moves, whole, on every track that is not locked.

What comes behind a time is what begins behind its beginning and goes on behind its end. Sound goes with the picture
that it is linked to and lies under, so that a J-cut moves with its shot. What began before stays where it is.
"""

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from studio.project.timeline.clip import Clip, Gap, Item
from studio.project.timeline.draft import Draft, gap, shortened
from studio.project.timeline.lengths import FAR
from studio.project.timeline.pieces import front
from studio.project.timeline.track import Placed, Track

Besides = Mapping[str, int]
"""Tracks whose rows move by themselves, and the first frame of each that does."""

NONE: Besides = MappingProxyType({})


def make_room(draft: Draft, at: int, frames: int, besides: Besides = NONE) -> None:
    """Time comes in at ``at``; no clip is cut.

    ::

        V1  aaaBBB        ->  V1  aaa..BBB        at 3, 2 frames
        A1  aaBBBB            A1  aa..BBBB
        A2  mmmmnn            A2  mmmm..nn
    """
    for track_id, first in _firsts(draft, at, at, besides, inside=False).items():
        row = draft.track(track_id).items
        if first is not None:
            draft.put(track_id, row[: first.index], gap(frames), row[first.index :])
    draft.move_markers(at, at, frames)


def take_time(draft: Draft, start: int, end: int) -> None:
    """The time from ``start`` up to ``end`` goes, with the clips that lie wholly inside.

    ::

        V1  aaa...cc        ->  V1  aaacc        3 to 6
        A1  aaaa..cc            A1  aaacc
        A2  mmmmmmmm            A2  mmmmmmmm
        S1  ...t..uu            S1  ...uu

    What moves keeps its place among all that moves; a clip that stays gives way at its end, but for one frame, and then
    the one that comes at its beginning.
    """
    firsts = {track.id: _first_behind(draft, track, start, end, NONE, inside=True) for track in draft.open_tracks()}
    for track in draft.open_tracks():
        if start < track.length:
            _pull_up(draft, track, firsts[track.id], end - start, range(start, end + 1))
    draft.move_markers(start, end, start - end)


def move_up(draft: Draft, start: int, end: int, by: int | None = None, besides: Besides = NONE) -> None:
    """What comes behind the time from ``start`` to ``end`` moves up by ``by`` (None: all of that time), on each track
    as far as ``room`` allows; nothing goes.

    ::

        V1  aaa..BB        ->  V1  aaaBB        3 to 5
        A1  aaa..BB            A1  aaaBB
        A2  mmmmmnn            A2  mmmnn
        S1  ...t..u            S1  ...tu
    """
    by = end - start if by is None else by
    for track_id, first in _firsts(draft, start, end, besides, inside=False).items():
        track = draft.track(track_id)
        if first is not None:
            _pull_up(draft, track, first, min(by, _room(track, first, start, end)), range(0))
    draft.move_markers(end - by, end, -by)


def room(draft: Draft, start: int, end: int, besides: Besides = NONE) -> dict[str, int]:
    """How far what comes behind a time can move up, on each track, before it meets a clip that stays; one that lies
    over all of that time gives way at its end. At most the whole time."""
    return {
        track_id: end - start if first is None else _room(draft.track(track_id), first, start, end)
        for track_id, first in _firsts(draft, start, end, besides, inside=False).items()
    }


def _firsts(draft: Draft, start: int, end: int, besides: Besides, *, inside: bool) -> dict[str, Placed | None]:
    """For each track the first clip that comes behind a time; found for all before anything moves."""
    return {
        track.id: _first_behind(draft, track, start, end, besides, inside=inside)
        for track in draft.open_tracks(besides)
    }


def _first_behind(draft: Draft, track: Track, start: int, end: int, besides: Besides, *, inside: bool) -> Placed | None:
    """The first clip that comes behind a time. ``inside``: what lies wholly inside goes, and leads nothing."""
    for placed in track.between(start, FAR):
        if isinstance(placed.item, Clip):
            lead, follows = _lead(draft, placed, placed.item.link, besides)
            if follows is None:
                if inside and start <= lead.start and lead.end <= end:
                    lead = placed
                follows = lead.start >= end or (lead.start > start and lead.end > end)
            if follows:
                return placed
    return None


def _lead(draft: Draft, placed: Placed, link: str, besides: Besides) -> tuple[Placed, bool | None]:
    """The clip that decides for another: the first that is linked with it and lies over the same time; itself where
    there is none. Of one on ``besides`` it is known whether it moves."""
    for track_id in (*besides, *draft.open_ids()) if link else ():
        track = draft.track(track_id)
        for name in track.with_link(link):
            lead = track.placed(track.index[name])
            if lead.start < placed.end and placed.start < lead.end:
                return lead, lead.start >= besides[track_id] if track_id in besides else None
    return placed, None


def _room(track: Track, first: Placed, start: int, end: int) -> int:
    free, number = 0, first.index - 1
    while number >= 0 and isinstance(track.items[number], Gap):
        free += track.items[number].length
        number -= 1
    if number >= 0:
        kept = track.placed(number)
        if kept.start < start and kept.end >= end:
            free += kept.item.length - 1
    return min(free, end - start)


def _pull_up(draft: Draft, track: Track, first: Placed | None, by: int, going: range) -> None:
    """``first`` and all behind it move up; clips before it whose both ends are in ``going`` go."""
    until = len(track.items) if first is None else first.index
    untouched = bisect_right(track.ends, going.start) if going else until
    stays: list[Item] = list(track.items[:untouched])
    last = track.ends[untouched - 1] if untouched else 0
    for index in range(untouched, until):
        placed = track.placed(index)
        if isinstance(placed.item, Clip) and not (placed.start in going and placed.end in going):
            stays.extend((*gap(placed.start - last), placed.item))
            last = placed.end
    while stays and isinstance(stays[-1], Gap):
        last -= stays.pop().length
    if first is None:
        draft.put(track.id, stays)
        return
    begins = first.start - by
    kept = stays[-1] if stays else None
    if isinstance(kept, Clip) and begins < last:
        length = max(1, begins - (last - kept.length))
        last -= kept.length - length
        stays[-1] = front(kept, length)
    comes = shortened(first.item, max(0, last - begins))
    draft.put(track.id, stays, gap(begins - last), comes, track.items[until + 1 :])
