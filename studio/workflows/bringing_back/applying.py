"""A compared cut laid into the project: as a sequence of its own, or in the place of the one it came from."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.sequences import add_sequence, with_sequence
from studio.project.timeline.clip import Clip, Gap, Item, TitleSource, Transition
from studio.project.timeline.draft import Draft
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Style, Title
from studio.project.timeline.track import Track
from studio.workflows.bringing_back.changes import Comparison, Ours, Theirs, joins
from studio.workflows.bringing_back.matching import key

_ABSENT = Style(size=0.05, color="#d8d4ce")


def onto(project: Project, found: Comparison) -> tuple[Project, tuple[str, ...]]:
    """The sequence as the editor has it, its clips keeping what they were; and what could not be done, in sentences.
    Tracks that the file cannot tell about stay as they are."""
    laid = _Laying(project, found, project.sequence(found.sequence.id), fresh=False)
    made = laid.done()
    return with_sequence(project, found.sequence.id, lambda _: made), tuple(laid.remarks)


def beside(project: Project, found: Comparison, name: str) -> tuple[Project, tuple[str, ...]]:
    """The same as a new sequence, the last."""
    old = found.sequence
    made = add_sequence(project, name, size=old.size, rate=old.rate)
    laid = _Laying(project, found, replace(made.sequences[-1], start=old.start), fresh=True)
    sequence = laid.done()
    return replace(made, sequences=(*made.sequences[:-1], sequence)), tuple(laid.remarks)


class _Laying:
    """``fresh``: into a new sequence, in which everything gets ids of its own."""

    def __init__(self, project: Project, found: Comparison, target: Sequence, *, fresh: bool) -> None:
        self._found, self._target, self._fresh = found, target, fresh
        self._lengths = lengths_of(project, found.sequence.rate)
        self._draft = Draft(target)
        self._links: dict[str, str] = {}
        self._joins, self._own = joins(found.returned), joins(found.own)
        self.remarks: dict[str, None] = {}

    def done(self) -> Sequence:
        """The sequence."""
        old = self._found.sequence
        rows: dict[str, list[Theirs]] = {track: [] for track in self._found.covered}
        more: list[tuple[str, list[Theirs]]] = []
        for kind in ("video", "audio"):
            homes = [track for track in rows if (old.track(track).kind == "audio") == (kind == "audio")]
            homes += [track.id for track in old.tracks if track.kind == kind and track.id not in rows and _dark(track)]
            here = [one for one in self._found.theirs if one.kind == kind]
            for number in sorted({one.row for one in here}):
                row = sorted((one for one in here if one.row == number), key=lambda one: one.start)
                if number < len(homes):
                    rows[homes[number]] = row
                else:
                    more.append((kind, row))
        tracks = [self._track(track, rows.get(track.id)) for track in old.tracks]
        for kind, row in more:
            letter = "a" if kind == "audio" else "v"
            count = 1 + sum(track.kind == kind for track in tracks)
            base = Track(
                id=self._draft.new_id(letter),
                kind="audio" if kind == "audio" else "video",
                name=f"{letter.upper()}{count}",
            )
            made = replace(base, items=tuple(self._items(row, ())))
            place = len(tracks) if kind == "audio" else sum(track.kind == "video" for track in tracks)
            tracks.insert(place, made)
        markers = old.markers
        if self._fresh:
            markers = tuple(replace(marker, id=self._draft.new_id("m")) for marker in markers)
        return replace(self._target, tracks=tuple(tracks), markers=markers, serial=self._draft.serial)

    def _track(self, track: Track, row: list[Theirs] | None) -> Track:
        made = track
        if self._fresh:
            letter = {"video": "v", "audio": "a"}.get(track.kind, "s")
            made = replace(track, id=self._draft.new_id(letter))
        if row is None:
            return (
                replace(
                    made, items=tuple(item if isinstance(item, Gap) else self._renamed(item) for item in track.items)
                )
                if self._fresh
                else made
            )
        return replace(made, items=self._with_untold(tuple(self._items(row, track.items)), track))

    def _with_untold(self, items: tuple[Item, ...], track: Track) -> tuple[Item, ...]:
        """With the clips that the format could not tell of (they are off, or nothing is there to be shown), where they
        lay, as far as there is room."""
        told = {mine.clip.id for mine in self._found.mine}
        room = self._draft_of(items)
        for index, item in enumerate(track.items):
            if not isinstance(item, Clip) or item.id in told:
                continue
            placed = track.placed(index)
            clip = replace(self._renamed(item) if self._fresh else item, head=None, tail=None)
            if any(start < placed.end and placed.start < end for start, end, _ in room):
                self.remarks[f"{item.name or 'A clip that is off'} found no room and is left out."] = None
            else:
                room.append((placed.start, placed.end, clip))
        if len(room) == sum(isinstance(item, Clip) for item in items):
            return items
        made: list[Item] = []
        at = 0
        for start, end, clip in sorted(room, key=lambda one: one[0]):
            made += [Gap(start - at)] if start > at else []
            made.append(clip)
            at = end
        return tuple(made)

    @staticmethod
    def _draft_of(items: tuple[Item, ...]) -> list[tuple[int, int, Clip]]:
        """Clips with their places."""
        found: list[tuple[int, int, Clip]] = []
        at = 0
        for item in items:
            if isinstance(item, Clip):
                found.append((at, at + item.length, item))
            at += item.length
        return found

    def _items(self, row: Iterable[Theirs], before: tuple[Item, ...]) -> Iterable[Item]:
        """Clips and gaps in order; nothing lies over anything else."""
        neighbours = _neighbours(before)
        at, last = 0, ""
        items: list[Item] = []
        for one in row:
            laid = self._laid(one, at)
            if laid is None:
                continue
            start, clip = laid
            if start > at:
                items.append(Gap(start - at))
            meets = start == at and bool(items)
            clip = replace(clip, head=self._head(one, clip, last if meets else "", neighbours, meets=meets), tail=None)
            items.append(clip)
            at = start + clip.length
            last = one.ours.clip.id if one.ours is not None else clip.id
        return items

    def _laid(self, one: Theirs, free: int) -> tuple[int, Clip] | None:
        """A clip, and where it begins; None where nothing of it is left."""
        start, end = max(one.start, free), one.end
        if end <= start:
            return None
        late = start - one.start
        clip = self._clip(one)
        if clip is None:
            text = one.clip.name or one.clip.medium
            self.remarks[f"{text} is not in this project: a slate stands in its place."] = None
            title = Title(text=f"{text}\n{one.clip.path or ''}".strip(), style=_ABSENT)
            note = str(one.clip.path or one.clip.medium)
            return start, Clip(id=self._draft.new_id("c"), source=TitleSource(title), length=end - start, note=note)
        clip = replace(clip, length=end - start, offset=clip.offset + int(late * clip.speed))
        return self._within(start, clip, one)

    def _within(self, start: int, clip: Clip, one: Theirs) -> tuple[int, Clip] | None:
        """No more than its medium has: what it wants beyond is a gap."""
        whole = self._lengths(clip.source)
        if whole is None or clip.speed == 0:
            return start, clip
        ahead = max(0, ceil(-clip.offset / clip.speed)) if clip.speed > 0 else 0
        clip = replace(clip, offset=clip.offset + int(ahead * clip.speed), length=clip.length - ahead)
        room = (whole - clip.offset) / clip.speed if clip.speed > 0 else (clip.offset + 1) / -clip.speed
        length = min(clip.length, ceil(room))
        name = one.clip.name or one.clip.medium
        if length <= 0:
            self.remarks[f"{name} shows nothing of its medium: it is left out."] = None
            return None
        if ahead or length < clip.length:
            missing = ahead + clip.length - length
            self.remarks[f"{name} has {missing} frames less than it should: a gap waits for a longer take."] = None
        return start + ahead, replace(clip, length=length)

    def _clip(self, one: Theirs) -> Clip | None:
        """What it was, with what the editor changed; None for what the project has not."""
        changes = {"offset": one.offset, "speed": one.clip.speed, "enabled": one.clip.enabled}
        if one.ours is None:
            if one.source is None:
                return None
            return Clip(
                id=self._draft.new_id("c"),
                source=one.source,
                length=one.length,
                offset=one.offset,
                speed=one.clip.speed,
                enabled=one.clip.enabled,
                link=self._together(one),
            )
        mine = one.ours.clip
        if one.source is None and not _same_medium(one, one.ours):
            return None
        if one.clip.speed == one.ours.told.speed:
            changes["speed"] = mine.speed
        if one.clip.enabled == one.ours.told.enabled:
            changes["enabled"] = mine.enabled
        source = mine.source if _same_medium(one, one.ours) or one.source is None else one.source
        clip = replace(mine, source=source, length=one.length, **changes)
        return self._renamed(clip) if self._fresh else clip

    def _renamed(self, item: Clip) -> Clip:
        """The same in a new sequence."""
        link = ""
        if item.link:
            link = self._links.setdefault(item.link, "") or self._draft.new_id("l")
            self._links[item.link] = link
        return replace(item, id=self._draft.new_id("c"), link=link)

    def _together(self, one: Theirs) -> str:
        """One link for picture and sound of a new clip."""
        same = f"new {one.clip.medium} {one.clip.start} {one.clip.length}"
        others = [
            other for other in self._found.theirs
            if other is not one and other.kind != one.kind and other.ours is None
            and (other.clip.start, other.clip.length, other.clip.medium)
            == (one.clip.start, one.clip.length, one.clip.medium)
        ]  # fmt: skip
        if not others:
            return ""
        if same not in self._links:
            self._links[same] = self._draft.new_id("l")
        return self._links[same]

    def _head(
        self, one: Theirs, clip: Clip, last: str, neighbours: dict[str, str], *, meets: bool
    ) -> Transition | None:
        """Its transition: ours where the same clips still meet, with the length that the file says."""
        length = self._joins.get(id(one.clip), 0)
        mine = one.ours.clip.head if one.ours is not None else None
        same = one.ours is not None and neighbours.get(one.ours.clip.id, "") == last
        if mine is not None and same and one.ours is not None and self._own.get(id(one.ours.told), 0) == length:
            return mine
        if not length:
            return None
        kind = mine.kind if mine is not None else "crossfade" if one.kind == "audio" else "dissolve"
        before = min(length // 2, clip.length) if meets else 0
        return Transition(kind=kind, before=before, after=min(length - before, clip.length))


def _dark(track: Track) -> bool:
    """Whether nothing on it is seen or heard."""
    return not any(isinstance(item, Clip) and item.enabled for item in track.items)


def _neighbours(items: tuple[Item, ...]) -> dict[str, str]:
    """What lies right ahead of each clip: the id of a clip, empty for nothing."""
    found: dict[str, str] = {}
    before: Item | None = None
    for item in items:
        if isinstance(item, Clip):
            found[item.id] = before.id if isinstance(before, Clip) else ""
        before = item
    return found


def _same_medium(one: Theirs, mine: Ours) -> bool:
    return key(one.clip.medium) == key(mine.told.medium)


def named(sequence: Sequence, project: Project) -> str:
    """``Film (from editor)``, with a number where that is taken."""
    taken = {other.name for other in project.sequences}
    base = f"{sequence.name} (from editor)"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{sequence.name} (from editor, v{number})"
    return name
