"""A sequence while a verb works on it: rows are cut, opened, closed and laid over; ``done`` gives the next sequence."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Clip, Gap, Item
from studio.project.timeline.pieces import back, front
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.tidy import tidy
from studio.project.timeline.track import Placed, Track


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
            return left, (*shortened(right[0], end - start), *right[1:])
        ahead: tuple[Item, ...] = track.items if start > 0 else ()
        if first is not None:
            ahead = (*track.items[: first.index], *_kept_front(first, start))
            self._note_cut(first, start, is_front=True)
        if last is None:
            return ahead, ()
        self._note_cut(last, end, is_front=False)
        return ahead, (*shortened(last.item, end - last.start), *track.items[last.index + 1 :])

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

    def open_time(self, at: int, frames: int) -> None:
        """Time comes in at ``at``, on all tracks that are not locked; a clip that lies over it is cut there. Markers
        move with what they stand at."""
        for track in self.open_tracks():
            if at < track.length:
                ahead, behind = self.halves(track.id, at)
                self.put(track.id, ahead, gap(frames), behind)
        self.move_markers(at, at, frames)

    def close_time(self, start: int, end: int, *, besides: Collection[str] = ()) -> None:
        """The time from ``start`` up to ``end`` goes, with all that lies in it, on all tracks but locked ones and
        ``besides``; what lies behind moves up, and a clip that lies over all of it becomes two that meet."""
        for track in self.open_tracks(besides):
            if start < track.length:
                self.put(track.id, *self.around(track.id, start, end))
        self.move_markers(start, end, start - end)

    def open_ids(self) -> tuple[str, ...]:
        """The ids of the tracks that may change."""
        return tuple(track.id for track in self.before.tracks if not track.locked or track.id in self._free)

    def open_tracks(self, besides: Collection[str] = ()) -> list[Track]:
        """The tracks that may change, as they are by now, but those in ``besides``."""
        return [self.track(track_id) for track_id in self.open_ids() if track_id not in besides]

    def move_markers(self, start: int, end: int, by: int) -> None:
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


def _kept_front(placed: Placed, frame: int) -> tuple[Item, ...]:
    length = frame - placed.start
    if length <= 0:
        return ()
    return (Gap(length) if isinstance(placed.item, Gap) else front(placed.item, length),)


def shortened(item: Item, frames: int) -> tuple[Item, ...]:
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
