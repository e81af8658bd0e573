"""Where two documents differ, found by identity: an edit of one clip among ten thousand costs what it changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from studio.core.errors import ProjectError
from studio.project.project import Project
from studio.project.take import Take
from studio.project.timeline.clip import Gap
from studio.storage.order import between, positions
from studio.storage.records import KINDS, Item, Kind, Part, Placed, rows_of

_STEPS = (2048, 256, 32, 4, 1)
"""Items compared at once, then fewer where they differ."""

_WIDER = 32
"""Neighbours on either side that are dealt new positions, at first, where there is no room between two."""

Places = dict[Kind, dict[str, int]]
"""The position of every row on disk, by table and id."""


def no_places() -> Places:
    """Those of an empty project."""
    return {kind: {} for kind in KINDS}


class Difference(NamedTuple):
    """One row that may have to be written: how it is in memory before and after, and the ids of the rows it follows
    (empty: none); None where it is not."""

    kind: Kind
    key: str
    before: Placed | None
    after: Placed | None
    was_behind: str | None
    behind: str | None


def differences(before: Project, after: Project, places: Places) -> list[Difference]:
    """The rows that differ between two documents; some may turn out to say the same.

    Raises:
        ProjectError: something is in ``after`` twice.
    """
    rows = {kind: _Rows(kind, places[kind]) for kind in KINDS}
    rows["shots"].compare("", before.shots, after.shots)
    rows["takes"].compare("", before.takes, after.takes)
    rows["files"].compare("", before.files, after.files)
    rows["sequences"].compare("", before.sequences, after.sequences)
    if before.sequences is not after.sequences:
        rows["tracks"].compare_all(_tracks(before), _tracks(after))
        rows["clips"].compare_all(_items(before), _items(after))
    return [difference for kind in KINDS for difference in rows[kind].differences()]


def _tracks(project: Project) -> dict[str, tuple[Part, ...]]:
    return {sequence.id: sequence.tracks for sequence in project.sequences}


def _items(project: Project) -> dict[str, tuple[Part, ...]]:
    return {track.id: track.items for sequence in project.sequences for track in sequence.tracks}


@dataclass(slots=True)
class _Rows:
    """What differs in one table, collected over its owners: a clip may have moved from one track to another."""

    kind: Kind
    places: Mapping[str, int]
    before: dict[str, Placed] = field(default_factory=dict[str, Placed])
    after: dict[str, Placed] = field(default_factory=dict[str, Placed])
    was_behind: dict[str, str] = field(default_factory=dict[str, str])
    behind: dict[str, str] = field(default_factory=dict[str, str])

    def compare_all(self, old: Mapping[str, tuple[Part, ...]], new: Mapping[str, tuple[Part, ...]]) -> None:
        """Collect where the items of each owner differ."""
        for owner in dict.fromkeys((*old, *new)):
            self.compare(owner, old.get(owner, ()), new.get(owner, ()))

    def compare(self, owner: str, old: tuple[Part, ...], new: tuple[Part, ...]) -> None:
        """Collect where the items of one owner differ."""
        if old is new:
            return
        head, tail = _alike(old, new)
        if head == len(old) == len(new):
            return
        width = 0
        while True:
            begin, end = _to_clips(new, max(0, head - width), max(0, tail - width))
            was, now = rows_of(old[begin : len(old) - end]), rows_of(new[begin : len(new) - end])
            known = {} if width else {item.id: self.places[item.id] for item in was}
            low = _id(reversed(new[:begin]))
            dealt = self._dealt(now, known, low, _id(new[len(new) - end :]))
            if dealt is not None:
                break
            width = 2 * width or _WIDER
        for item in was:
            self.before[item.id] = _placed(self.places[item.id], owner, item)
        for item in now:
            if item.id in self.after:
                raise _twice(item.id)
            self.after[item.id] = _placed(dealt[item.id], owner, item)
        self.was_behind.update(_chained(low, was))
        self.behind.update(_chained(low, now))

    def differences(self) -> list[Difference]:
        """What was collected: rows that go, then those that come or change."""
        for key in self.after:
            if key not in self.before and key in self.places:
                raise _twice(key)
        gone = [key for key in self.before if key not in self.after]
        changed = [key for key, new in self.after.items() if self.before.get(key) != new]
        return [
            Difference(
                self.kind,
                key,
                self.before.get(key),
                self.after.get(key),
                self.was_behind.get(key),
                self.behind.get(key),
            )
            for key in (*gone, *changed)
        ]

    def _dealt(
        self, now: Sequence[Item], known: Mapping[str, int], low: str | None, high: str | None
    ) -> dict[str, int] | None:
        order = [item.id for item in now]
        if len(set(order)) != len(order):
            raise _twice(next(key for key in order if order.count(key) > 1))
        if low is None and high is None:
            return positions(order, known)
        return between(
            order, known, None if low is None else self.places[low], None if high is None else self.places[high]
        )


def _placed(position: int, owner: str, item: Item) -> Placed:
    """A take stands among all takes, but belongs to its shot."""
    return Placed(position, item.shot_id if isinstance(item, Take) else owner, item)


def _alike(old: tuple[Part, ...], new: tuple[Part, ...]) -> tuple[int, int]:
    """How many items are alike at the beginning, and how many of the rest at the end."""
    shorter = min(len(old), len(new))
    head = tail = 0
    for step in _STEPS:
        while head + step <= shorter and old[head : head + step] == new[head : head + step]:
            head += step
    left, before, after = shorter - head, len(old), len(new)
    for step in _STEPS:
        while tail + step <= left and old[before - step : before] == new[after - step : after]:
            tail, before, after = tail + step, before - step, after - step
    return head, tail


def _to_clips(items: tuple[Part, ...], begin: int, end: int) -> tuple[int, int]:
    """The stretch from ``begin`` to ``end`` before the last, made wider until every clip in it and behind it has the
    gap ahead of it on its own side."""
    while begin and isinstance(items[begin - 1], Gap):
        begin -= 1
    while end:
        end -= 1
        if not isinstance(items[len(items) - end - 1], Gap):
            break
    return begin, end


def _chained(first: str | None, items: Sequence[Item]) -> dict[str, str]:
    """For each item the id of the one before it."""
    ids = [first or "", *(item.id for item in items)]
    return dict(zip(ids[1:], ids, strict=False))


def _id(items: Iterable[Part]) -> str | None:
    """The id of the first item that has one."""
    return next((item.id for item in items if not isinstance(item, Gap)), None)


def _twice(key: str) -> ProjectError:
    return ProjectError(f'The edit would put "{key}" into the project twice, so nothing was changed.')
