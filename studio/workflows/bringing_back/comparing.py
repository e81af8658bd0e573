"""What was done to a cut: clip by clip, and each thing once."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from studio.ports.interchange import HandedCut
from studio.ports.returning import Returned, ReturnedClip
from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.timeline.clip import TakeSource
from studio.project.timeline.lengths import Lengths
from studio.project.timeline.sequence import Sequence
from studio.workflows.bringing_back import matching
from studio.workflows.bringing_back.changes import Change, ChangeKind, Comparison, Ours, Theirs, joins
from studio.workflows.bringing_back.stems import folded

SEEN = 0.5
"""Seconds: less of a shot than this is not seen as one."""
_JAPANESE, _ENGLISH, _BREATH = 8.0, 16.0, 0.2
"""Letters a second of quick speech, and seconds around it."""
_RETIMED = 0.25
"""A speed that far from 1 wants a take of that length instead."""
_LAST = ("too_long", "too_short", "lines")


def compared(project: Project, sequence: Sequence, cut: HandedCut, own: Returned, file: Returned) -> Comparison:
    """``own`` is ``cut`` written in the file's format and read back just now: what the format loses, both have lost."""
    mine, rows = matching.ours(sequence, cut, own)
    file = folded(file, frozenset(matching.key(one.told.medium) for one in mine))
    theirs = matching.theirs(project, mine, file, matching.digest)
    work = _Work(project, sequence, mine, theirs, [row.track for row in rows], file, own)
    changes = tuple(work.changes())
    ordered = tuple(sorted(changes, key=lambda one: (one.kind in _LAST, one.track[:1] != "V", one.track, one.at)))
    retakes = dict.fromkeys(
        project.shots[one.shot - 1].id
        for one in ordered
        if one.shot and (one.kind in _LAST or (one.kind == "retimed" and one.frames))
    )
    return Comparison(
        sequence=sequence,
        changes=ordered,
        retakes=tuple(retakes),
        remarks=file.remarks,
        mine=mine,
        theirs=theirs,
        returned=file,
        own=own,
        covered=tuple(row.track for row in rows),
    )


class _Work:
    def __init__(
        self,
        project: Project,
        sequence: Sequence,
        mine: tuple[Ours, ...],
        theirs: tuple[Theirs, ...],
        rows: list[str],
        file: Returned,
        own: Returned,
    ) -> None:
        self._project, self._sequence = project, sequence
        self._mine, self._theirs, self._rows = mine, theirs, rows
        self._file, self._own = file, own
        self._lengths: Lengths = lengths_of(project, sequence.rate)
        self._names = _track_names(sequence)
        self._pair = {id(one.ours.clip): one for one in theirs if one.ours is not None}

    def changes(self) -> Iterator[Change]:
        """All of them, in no order."""
        for one in self._theirs:
            yield from self._clip(one)
        for gone in self._mine:
            if id(gone.clip) not in self._pair and not self._with_its_picture(gone):
                track = self._names[gone.track]
                yield Change(
                    kind="removed",
                    name=self._name(gone.told),
                    track=track,
                    at=gone.start,
                    shot=self._shot(gone.clip.source),
                    frames=gone.clip.length,
                    clip=gone.clip.id,
                )
        yield from self._places()
        yield from self._joins()

    # ------------------------------------------------------------------------------------------ one clip

    def _clip(self, one: Theirs) -> Iterator[Change]:
        if one.ours is None:
            if one.kind == "audio" and self._sound_of_added(one):
                return
            kind = "added" if one.source is not None else "foreign"
            yield self._change(kind, one, frames=one.length, now=one.clip.medium)
            if one.source is not None:
                yield from self._wants(one)
            return
        mine, told = one.ours, one.ours.told
        if self._as_its_picture(one):
            return
        replaced = one.source is not None and self._settled(one.source) != self._settled(mine.clip.source)
        if replaced or (one.source is None and matching.key(one.clip.medium) != matching.key(told.medium)):
            yield self._change("replaced", one, was=told.medium, now=one.clip.medium)
        if one.clip.speed != told.speed:
            far = abs(float(one.clip.speed) - 1.0) > _RETIMED
            yield self._change("retimed", one, frames=int(far), was=_percent(told.speed), now=_percent(one.clip.speed))
        if one.clip.enabled != told.enabled:
            yield self._change("on" if one.clip.enabled else "off", one)
        yield from self._edges(one, mine)
        if (one.clip.offset, one.clip.length, one.clip.speed) != (told.offset, told.length, told.speed) or replaced:
            yield from self._wants(one)

    def _edges(self, one: Theirs, mine: Ours) -> Iterator[Change]:
        """Trimmed at its beginning or end, or slipped."""
        told = mine.told
        head, length = one.clip.offset - told.offset, one.clip.length - told.length
        speed = told.speed if told.speed else 1
        played = round(head / speed)
        if not length:
            if head:
                yield self._change("slipped", one, frames=head)
            return
        if head and one.clip.speed == told.speed:
            yield self._change("head", one, frames=-played)
            length += played
        if length:
            yield self._change("tail", one, frames=length)

    def _wants(self, one: Theirs) -> Iterator[Change]:
        """Whether it asks for more than its medium has, or leaves too little."""
        assert one.source is not None
        whole = self._lengths(one.source)
        speed = one.clip.speed
        if whole is not None:
            shown = [one.offset, one.offset + int((one.length - 1) * speed)]
            more = max(0, max(shown) + 1 - whole) + max(0, -min(shown))
            if more:
                yield self._change("too_long", one, frames=more, was=str(whole))
                return
        if not isinstance(one.source, TakeSource) or one.ours is None or one.length >= one.ours.clip.length:
            return
        if one.length < self._sequence.rate.frames(SEEN):
            yield self._change("too_short", one, frames=one.length)
        elif (needed := self._spoken(one.source.shot_id)) > one.length and needed <= (whole or needed):
            yield self._change("lines", one, frames=needed - one.length, was=str(needed))

    def _spoken(self, shot_id: str) -> int:
        """Frames that the lines of a shot take at least; 0 where nothing is said."""
        take = self._project.standing(shot_id)
        scene = take.recipe.scene if take is not None else self._project.shot(shot_id).reading.scene
        pace = {"ja": _JAPANESE, "en": _ENGLISH}
        seconds = sum(len(line.text) / pace.get(line.language, _ENGLISH) + _BREATH for line in scene.dialogue)
        return self._sequence.rate.frames(seconds) if seconds else 0

    # ------------------------------------------------------------------------------------------ places

    def _places(self) -> Iterator[Change]:
        """What moved by itself, and what followed."""
        for row in dict.fromkeys((one.kind, one.row) for one in self._theirs):
            here = [one for one in self._theirs if (one.kind, one.row) == row]
            yield from self._row(sorted(here, key=lambda one: one.start))

    def _row(self, here: list[Theirs]) -> Iterator[Change]:
        stayed = _longest([one for one in here if one.ours is not None and self._home(one)])
        followers: list[Theirs] = []
        before: Theirs | None = None
        for one in here:
            if one.ours is None:
                continue
            shift = one.start - one.ours.start
            moved_track = not self._home(one)
            if moved_track or id(one) not in stayed:
                if not self._as_its_picture(one):
                    yield from self._told_following(followers)
                    followers = []
                    yield self._moved(one)
                continue
            head = one.clip.offset - one.ours.told.offset if one.clip.length != one.ours.told.length else 0
            if shift and shift not in self._expected(before, one, here, head):
                if not self._as_its_picture(one):
                    yield from self._told_following(followers)
                    followers = []
                    yield self._moved(one)
            elif shift and shift != head:
                same = followers and _shift(followers[-1]) == shift
                if not same:
                    yield from self._told_following(followers)
                    followers = []
                followers.append(one)
            before = one
        yield from self._told_following(followers)

    def _expected(self, before: Theirs | None, one: Theirs, here: list[Theirs], head: int) -> set[int]:
        """Shifts that follow from what happened on the track ahead of a clip."""
        assert one.ours is not None
        low = before.ours.end if before is not None and before.ours is not None else 0
        pushed = before.end - low if before is not None else 0
        gone = sum(
            mine.clip.length
            for mine in self._mine
            if mine.track == one.ours.track and low <= mine.start < one.ours.start and self._left(mine, one)
        )
        begin = before.end if before is not None else 0
        come = sum(other.length for other in here if begin <= other.start < one.start and other is not one)
        base = {pushed, pushed - gone, pushed + come, pushed - gone + come, 0}
        return base | {value + head for value in base}

    def _left(self, mine: Ours, beside: Theirs) -> bool:
        """Whether a clip is no more where it was, on this track ahead of another."""
        there = self._pair.get(id(mine.clip))
        return there is None or there.row != beside.row or there.start >= beside.start

    def _moved(self, one: Theirs) -> Change:
        assert one.ours is not None
        was = self._names[one.ours.track]
        return self._change("moved", one, frames=one.start - one.ours.start, was=was, now=self._track(one))

    def _told_following(self, followers: list[Theirs]) -> Iterator[Change]:
        told = [one for one in followers if not self._as_its_picture(one)]
        if told:
            first = told[0]
            yield self._change("shifted", first, frames=_shift(first), count=len(told))

    def _home(self, one: Theirs) -> bool:
        """Whether it lies on the track that it lay on."""
        return one.ours is not None and self._row_track(one) == one.ours.track

    def _row_track(self, one: Theirs) -> str:
        kinds = [
            track for track in self._rows if (self._sequence.track(track).kind == "audio") == (one.kind == "audio")
        ]
        return kinds[one.row] if one.row < len(kinds) else ""

    # ------------------------------------------------------------------------------------------ transitions

    def _joins(self) -> Iterator[Change]:
        mine = joins(self._own)
        now = joins(self._file)
        for one in self._theirs:
            if one.ours is None or one.kind != "video":
                continue
            was, there = mine.get(id(one.ours.told), 0), now.get(id(one.clip), 0)
            if was != there:
                yield self._change("join", one, frames=there - was, was=str(was), now=str(there))

    # ------------------------------------------------------------------------------------------ names

    def _change(
        self, kind: ChangeKind, one: Theirs, *, frames: int = 0, count: int = 1, was: str = "", now: str = ""
    ) -> Change:
        return Change(
            kind=kind,
            name=self._name(one.clip),
            track=self._track(one),
            at=one.start,
            frames=frames,
            shot=self._shot(one.source or (one.ours.clip.source if one.ours else None)),
            count=count,
            clip=one.ours.clip.id if one.ours is not None else "",
            was=was,
            now=now,
        )

    def _name(self, clip: ReturnedClip) -> str:
        return clip.name or clip.medium or "?"

    def _track(self, one: Theirs) -> str:
        home = self._row_track(one)
        return self._names.get(home) or f"{'A' if one.kind == 'audio' else 'V'}{one.row + 1}"

    def _shot(self, source: object) -> int:
        if isinstance(source, TakeSource) and any(shot.id == source.shot_id for shot in self._project.shots):
            return self._project.number(source.shot_id)
        return 0

    def _settled(self, source: object) -> object:
        if isinstance(source, TakeSource) and not source.take_id and self._shot(source):
            take = self._project.standing(source.shot_id)
            return TakeSource(source.shot_id, take.id) if take is not None else source
        return source

    # ------------------------------------------------------------------------------------------ sound with picture

    def _picture_of(self, mine: Ours) -> Ours | None:
        """The picture that a sound belongs to."""
        if mine.kind != "audio" or not mine.clip.link:
            return None
        return next((one for one in self._mine if one.kind != "audio" and one.clip.link == mine.clip.link), None)

    def _as_its_picture(self, one: Theirs) -> bool:
        """Whether the same was done to a sound as to its picture: said once."""
        picture = self._picture_of(one.ours) if one.ours is not None else None
        there = self._pair.get(id(picture.clip)) if picture is not None else None
        return there is not None and _deltas(one) == _deltas(there)

    def _with_its_picture(self, mine: Ours) -> bool:
        picture = self._picture_of(mine)
        return picture is not None and id(picture.clip) not in self._pair

    def _sound_of_added(self, one: Theirs) -> bool:
        """Whether a new sound came with a picture that is told of."""
        return any(
            other.kind == "video" and other.ours is None and other.clip.start == one.clip.start
            and other.clip.length == one.clip.length
            and matching.key(other.clip.medium) == matching.key(one.clip.medium)
            for other in self._theirs
        )  # fmt: skip


def _deltas(one: Theirs) -> tuple[object, ...]:
    assert one.ours is not None
    told = one.ours.told
    return (
        one.clip.start - told.start, one.clip.length - told.length, one.clip.offset - told.offset,
        one.clip.speed / told.speed if told.speed else one.clip.speed, one.clip.enabled == told.enabled,
        matching.key(one.clip.medium) == matching.key(told.medium),
    )  # fmt: skip


def _shift(one: Theirs) -> int:
    return one.start - one.ours.start if one.ours is not None else 0


def _longest(row: list[Theirs]) -> set[int]:
    """Those that kept their order: the longest rising run of their old places (ids of the records)."""
    ends: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for number, one in enumerate(row):
        start = one.ours.start if one.ours is not None else 0
        place = bisect_left(ends, start)
        back.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(start)
            at.append(number)
        else:
            ends[place], at[place] = start, number
    found: set[int] = set()
    number = at[-1] if at else -1
    while number >= 0:
        found.add(id(row[number]))
        number = back[number]
    return found


def _track_names(sequence: Sequence) -> dict[str, str]:
    """V1, V2 …, A1 … by the track's id."""
    names: dict[str, str] = {}
    for kind, letter in (("video", "V"), ("subtitle", "S"), ("audio", "A")):
        for number, track in enumerate((one for one in sequence.tracks if one.kind == kind), start=1):
            names[track.id] = f"{letter}{number}"
    return names


def _percent(speed: Fraction) -> str:
    return f"{float(speed):.0%}"
