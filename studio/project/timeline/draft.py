"""A sequence while a verb works on it: rows are cut, opened, closed and laid over; ``done`` gives the next sequence."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Clip, Gap, Item
from studio.project.timeline.lengths import FAR
from studio.project.timeline.pieces import back, front
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.tidy import tidy
from studio.project.timeline.track import Placed, Track

Besides = Mapping[str, int]
"""Tracks whose rows move by themselves, and the first frame of each that does."""

NONE: Besides = MappingProxyType({})


class Draft:
    """Changes to one sequence. Nothing is refused here: verbs have asked for what can be done.

    ``free`` are tracks that change even when they are locked.
    """

    def __init__(self, sequence: Sequence, free: Collection[str] = ()) -> None:
        self.before = sequence
        self._free = free
        self.markers = sequence.markers
        self._changed: dict[str, Track] = {}
        self._cuts: list[tuple[str, str, str]] = []
        """Clips that were cut: the ids of the parts ahead and behind, empty where one is gone, and their link."""
        self.serial = sequence.serial or _highest(sequence)

    # names

    def new_id(self, kind: str) -> str:
        """A new id; ``kind`` is ``c`` for clips, ``l`` links, ``m`` markers, ``v`` ``s`` ``a`` tracks."""
        self.serial += 1
        return f"{self.before.id}{kind}{self.serial}"

    # rows

    def track(self, track_id: str) -> Track:
        """A track as it is by now. Raises ``ProjectError``."""
        return self._changed.get(track_id) or self.before.track(track_id)

    def put(self, track_id: str, *parts: Iterable[Item]) -> None:
        """Give a track the items of all ``parts``."""
        self._changed[track_id] = replace(self.track(track_id), items=tuple(chain.from_iterable(parts)))

    def exchange(self, track_id: str, index: int, *items: Item, to: int | None = None) -> None:
        """Put ``items`` in the place of the one at ``index``, or of those up to, not with, ``to``."""
        row = self.track(track_id).items
        self.put(track_id, row[:index], items, row[index + 1 if to is None else to :])

    def halves(self, track_id: str, frame: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """What lies ahead of a frame and what behind it; an item over it is cut. The first may be too short."""
        track = self.track(track_id)
        placed = track.at(frame)
        if placed is None:
            return ((), track.items) if frame <= 0 else (track.items, ())
        if placed.start == frame:
            return track.items[: placed.index], track.items[placed.index :]
        left, right = self._parted(placed, frame)
        return (*track.items[: placed.index], left), (right, *track.items[placed.index + 1 :])

    def around(self, track_id: str, start: int, end: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """What lies ahead of ``start`` and what behind ``end``: what lies between is left out.

        The part of a clip that is left keeps its id; when two are, the second gets a new one.
        """
        track = self.track(track_id)
        first, last = track.at(start), track.at(end)
        if first is not None and last is not None and first.index == last.index:
            left, right = self.halves(track_id, start)
            return left, (*_shortened(right[0], end - start), *right[1:])
        ahead: tuple[Item, ...] = track.items if start > 0 else ()
        if first is not None:
            ahead = (*track.items[: first.index], *_kept_front(first, start))
            self._note_cut(first, start, is_front=True)
        if last is None:
            return ahead, ()
        self._note_cut(last, end, is_front=False)
        return ahead, (*_shortened(last.item, end - last.start), *track.items[last.index + 1 :])

    def clear(self, track_id: str, start: int, end: int) -> None:
        """Nothing from ``start`` up to ``end``; the rest stays where it is."""
        ahead, behind = self.around(track_id, start, end)
        self.put(track_id, ahead, gap(end - start) if behind else (), behind)

    def lift(self, track_id: str, clip_ids: Collection[str]) -> None:
        """Gaps in the places of clips."""
        items = self.track(track_id).items
        self.put(
            track_id,
            (Gap(item.length) if isinstance(item, Clip) and item.id in clip_ids else item for item in items),
        )

    def lay(self, track_id: str, start: int, clip: Clip) -> None:
        """A clip over whatever is there."""
        length = self.track(track_id).length
        ahead, behind = self.around(track_id, start, start + clip.length)
        self.put(track_id, ahead, gap(start - length), (clip,), behind)

    def cut(self, track_id: str, frame: int) -> None:
        """A clip that lies over a frame becomes two."""
        placed = self.track(track_id).clip_at(frame)
        if placed is not None and placed.start < frame:
            self.put(track_id, *self.halves(track_id, frame))

    # time

    def open_time(self, at: int, frames: int, *, cut: bool, besides: Besides = NONE) -> None:
        """Time comes in at ``at``, on all tracks that are not locked, but those in ``besides``.

        A clip that lies over ``at`` is cut there when ``cut`` is true. Else it stays whole, and the time comes in
        behind it, or, where it belongs to a picture that moves, ahead of it. Markers move with what they stand at.
        """
        firsts = {} if cut else self._firsts(at, at, besides, inside=False)
        for track in self._open_tracks(besides):
            if at >= track.length:
                continue
            if cut:
                ahead, behind = self.halves(track.id, at)
            else:
                first = firsts.get(track.id, len(track.items))
                ahead, behind = track.items[:first], track.items[first:]
            self.put(track.id, ahead, gap(frames), behind)
        self._move_markers(at, at, frames)

    def close_time(self, start: int, end: int, *, besides: Collection[str] = ()) -> None:
        """The time from ``start`` up to ``end`` goes, with all that lies in it, on all tracks but locked ones and
        ``besides``; what lies behind moves up, and a clip that lies over all of it becomes two that meet."""
        for track in self._open_tracks(besides):
            if start < track.length:
                self.put(track.id, *self.around(track.id, start, end))
        self._move_markers(start, end, start - end)

    def move_up(self, start: int, end: int, *, inside: bool, by: int | None = None, besides: Besides = NONE) -> None:
        """The same, but no clip is cut: what goes on behind ``end`` and began behind ``start`` moves up whole; what
        began before or just there stays. Sound goes with the picture that it is linked to. ``by`` is how far to move,
        all of that time where it is None.

        ``inside``: clips that lie wholly inside go. What moves keeps its place among all that moves; a clip that stays
        gives way at its end, but for one frame, and then the one that comes at its beginning. Without ``inside`` they
        stay too, and on each track what comes behind moves as far as ``room`` allows.
        """
        by = end - start if by is None else by
        firsts = self._firsts(start, end, besides, inside=inside)
        for track in self._open_tracks(besides):
            if start < track.length:
                first = firsts.get(track.id, len(track.items))
                going = range(start, end + 1) if inside else range(0)
                self._pull_up(track, first, by if inside else min(by, _room(track, first, start, end)), going)
        self._move_markers(end - by, end, -by)

    def room(self, start: int, end: int, besides: Besides = NONE) -> dict[str, int]:
        """How far what comes behind a time can move up, on each track, before it meets a clip that stays; one that lies
        over all of that time gives way at its end. At most the whole time."""
        firsts = self._firsts(start, end, besides, inside=False)
        return {
            track.id: _room(track, firsts.get(track.id, len(track.items)), start, end)
            for track in self._open_tracks(besides)
        }

    def _pull_up(self, track: Track, first: int, by: int, going: range) -> None:
        """Item ``first`` and all behind it move up; clips before it whose both ends are in ``going`` go."""
        untouched = bisect_right(track.ends, going.start) if going else first
        stays = list(track.items[:untouched])
        last = track.ends[untouched - 1] if untouched else 0
        for index in range(untouched, first):
            placed = track.placed(index)
            if isinstance(placed.item, Clip) and not (placed.start in going and placed.end in going):
                stays.extend((*gap(placed.start - last), placed.item))
                last = placed.end
        while stays and isinstance(stays[-1], Gap):
            last -= stays.pop().length
        if first == len(track.items):
            self.put(track.id, stays)
            return
        begins = track.placed(first).start - by
        kept = stays[-1] if stays else None
        if isinstance(kept, Clip) and begins < last:
            length = max(1, begins - (last - kept.length))
            last -= kept.length - length
            stays[-1] = front(kept, length)
        over = max(0, last - begins)
        self.put(track.id, stays, gap(begins - last), _shortened(track.items[first], over), track.items[first + 1 :])

    def _firsts(self, start: int, end: int, besides: Besides, *, inside: bool) -> dict[str, int]:
        """For each track the number of the first clip that belongs to what comes after a time; none where none does."""
        found = (
            (track.id, self._first_behind(track, start, end, besides, inside)) for track in self._open_tracks(besides)
        )
        return {track_id: placed.index for track_id, placed in found if placed is not None}

    def _first_behind(self, track: Track, start: int, end: int, besides: Besides, inside: bool) -> Placed | None:
        """The first clip that belongs to what comes after the time from ``start`` to ``end``: it, or the picture that
        it is linked to, begins behind ``start`` and goes on behind ``end``, or begins at ``end``."""
        for placed in track.between(start, FAR):
            if isinstance(placed.item, Clip):
                lead, follows = self._lead(placed, placed.item.link, besides)
                if follows is not None:
                    if follows:
                        return placed
                    continue
                if inside and start <= lead.start and lead.end <= end:
                    lead = placed
                if lead.start >= end or (lead.start > start and lead.end > end):
                    return placed
        return None

    def _lead(self, placed: Placed, link: str, besides: Besides) -> tuple[Placed, bool | None]:
        """The clip that decides for another: the first that is linked with it and lies over the same time; itself where
        there is none. On one of ``besides`` it is known whether it moves."""
        for track_id in (*besides, *self.open_ids()) if link else ():
            track = self.track(track_id)
            for name in track.with_link(link):
                lead = track.placed(track.index[name])
                if lead.start < placed.end and placed.start < lead.end:
                    return lead, lead.start >= besides[track_id] if track_id in besides else None
        return placed, None

    def open_ids(self) -> tuple[str, ...]:
        """The ids of the tracks that may change."""
        return tuple(track.id for track in self.before.tracks if not track.locked or track.id in self._free)

    def _open_tracks(self, besides: Collection[str]) -> list[Track]:
        return [self.track(track_id) for track_id in self.open_ids() if track_id not in besides]

    def _move_markers(self, start: int, end: int, by: int) -> None:
        """Markers from ``end`` on move; those between come to ``start``."""
        if not self.markers or self.markers[-1].at < start:
            return
        self.markers = tuple(_moved(marker, start, end, by) for marker in self.markers)

    # links

    def _parted(self, placed: Placed, frame: int) -> tuple[Item, Item]:
        item, length = placed.item, frame - placed.start
        if isinstance(item, Gap):
            return Gap(length), Gap(item.length - length)
        right = back(item, length, self.new_id("c"))
        if item.link:
            self._cuts.append((item.id, right.id, item.link))
        return front(item, length), right

    def _note_cut(self, placed: Placed, frame: int, *, is_front: bool) -> None:
        """Remember that only one part of a clip is left."""
        item = placed.item
        if isinstance(item, Clip) and item.link and placed.start < frame < placed.end:
            self._cuts.append((item.id, "", item.link) if is_front else ("", item.id, item.link))

    def relink(self) -> None:
        """Clips that were cut together are linked part by part; ``done`` does it too."""
        parts: dict[str, tuple[set[str], set[str]]] = {}
        for left, right, link in self._cuts:
            lefts, rights = parts.setdefault(link, (set(), set()))
            lefts.update((left,) if left else ())
            rights.update((right,) if right else ())
        for link, (lefts, rights) in parts.items():
            if not lefts or not rights:
                continue
            members = [
                member
                for track in self.before.tracks
                if link in track.links
                for member in self._members(track, (*track.with_link(link), *rights))
            ]
            second = [member for member in members if _id(member) in rights]
            if not second:
                continue
            begins = min(placed.start for _, placed in second)
            others = [member for member in members if _id(member) not in lefts | rights]
            guarded = not {track_id for track_id, _ in members} <= set(self.open_ids())
            if guarded or any(placed.start < begins < placed.end for _, placed in others):
                continue
            name = self.new_id("l")
            for track_id, placed in [*second, *(other for other in others if other[1].start >= begins)]:
                assert isinstance(placed.item, Clip)
                self.exchange(track_id, placed.index, replace(placed.item, link=name))
        self._cuts.clear()

    def _members(self, before: Track, names: Iterable[str]) -> list[tuple[str, Placed]]:
        """Those of some clips that lie on a track as it is by now, with the track's id."""
        track = self.track(before.id)
        index = track.index
        return [(track.id, track.placed(index[name])) for name in names if name in index]

    # the end

    def done(self) -> Sequence:
        """The sequence with all that was changed, tidied; the same one where nothing was."""
        self.relink()
        tracks = tuple(map(self._finished, self.before.tracks))
        same = all(new is old for new, old in zip(tracks, self.before.tracks, strict=True))
        if same and self.markers == self.before.markers:
            return self.before
        markers = self.markers if self.markers != self.before.markers else self.before.markers
        return replace(self.before, tracks=tracks, markers=markers, serial=self.serial)

    def with_tracks(self, tracks: tuple[Track, ...]) -> Sequence:
        """The sequence as it was, with other tracks."""
        return self.before if tracks == self.before.tracks else replace(self.before, tracks=tracks, serial=self.serial)

    def _finished(self, before: Track) -> Track:
        changed = self._changed.get(before.id)
        if changed is None:
            return before
        items = tidy(before, changed.items)
        return before if items == before.items else replace(changed, items=items)


def unlocked(sequence: Sequence, track_id: str) -> Track:
    """A track that may be edited. Raises ``ProjectError``."""
    track = sequence.track(track_id)
    if track.locked:
        raise ProjectError(f"The track {track.name or track.id} is locked.", todo="Unlock it first.")
    return track


def gap(length: int) -> tuple[Gap, ...]:
    """A gap, or nothing where it would have no length."""
    return (Gap(length),) if length > 0 else ()


def _room(track: Track, first: int, start: int, end: int) -> int:
    """How far item ``first`` can move up, at most by the time from ``start`` to ``end``."""
    if first >= len(track.items):
        return end - start
    free, number = 0, first - 1
    while number >= 0 and isinstance(track.items[number], Gap):
        free += track.items[number].length
        number -= 1
    if number >= 0:
        kept = track.placed(number)
        if kept.start < start and kept.end >= end:
            free += kept.item.length - 1
    return min(free, end - start)


def _kept_front(placed: Placed, frame: int) -> tuple[Item, ...]:
    length = frame - placed.start
    if length <= 0:
        return ()
    return (Gap(length) if isinstance(placed.item, Gap) else front(placed.item, length),)


def _shortened(item: Item, frames: int) -> tuple[Item, ...]:
    """An item without its first ``frames``."""
    if frames >= item.length:
        return ()
    return (Gap(item.length - frames) if isinstance(item, Gap) else back(item, frames),)


def _moved(marker: Marker, start: int, end: int, by: int) -> Marker:
    at = marker.at + by if marker.at >= end else min(marker.at, start)
    return marker if at == marker.at else replace(marker, at=at)


def _id(member: tuple[str, Placed]) -> str:
    item = member[1].item
    assert isinstance(item, Clip)
    return item.id


def _highest(sequence: Sequence) -> int:
    """The highest number that ends an id in the sequence."""
    ids = [marker.id for marker in sequence.markers] + [track.id for track in sequence.tracks]
    for track in sequence.tracks:
        ids.extend(track.index)
        ids.extend(track.links)
    numbers = (name[len(name.rstrip("0123456789")) :] for name in ids)
    return max((int(number) for number in numbers if 0 < len(number) < 16), default=0)
