"""What every edit ends in: a track after an edit keeps the laws of tracks.

Gaps that meet become one, and none is left at the end. A transition stays while its cut is there: it is clamped to the
clips it lies over, never overlaps another, and goes when one of the clips that meet at the cut is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import is_

from studio.project.timeline.clip import Clip, Gap, Item, Transition
from studio.project.timeline.track import Track

Lefts = Mapping[str, Item | None]
"""What lay before each clip, by the clip's id; None at the beginning."""


def tidy(before: Track | None, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a track after an edit. ``before`` is the track as it was, None where it is new.

    Only what changed and the items beside it are looked at: the rest was tidy.
    """
    row, old = tuple(items), before.items if before is not None else ()
    ahead = _alike(row, old)
    behind = min(_alike(row[::-1], old[::-1]), len(row) - ahead, len(old) - ahead)
    first, last = max(0, ahead - 1), min(len(row), len(row) - behind + 1)
    new, edged = _joined(row[first:last], to_end=last == len(row))
    if edged:
        lefts = _lefts(old, first, min(len(old), len(old) - behind + 1))
        around = [*row[max(0, first - 1) : first], *new, *row[last : last + 1]]
        shift = min(1, first)
        for number in edged:
            clip = around[number + shift]
            assert isinstance(clip, Clip)
            around[number + shift] = _with_edges(lefts, around, number + shift, clip)
        new = around[shift : shift + len(new)]
    return (*row[:first], *new, *row[last:])


def _alike(row: Sequence[Item], old: Sequence[Item]) -> int:
    """How many items two rows have in common at their beginning."""
    same = list(map(is_, row, old))
    return same.index(False) if False in same else len(same)


def _joined(items: Iterable[Item], *, to_end: bool) -> tuple[list[Item], list[int]]:
    """The items without gaps that meet or end the track, and the numbers of the clips with transitions."""
    row: list[Item] = []
    edged: list[int] = []
    gap = 0
    for item in items:
        if isinstance(item, Gap):
            gap += item.length
            continue
        if gap:
            row.append(Gap(gap))
            gap = 0
        if item.head is not None or item.tail is not None:
            edged.append(len(row))
        row.append(item)
    if gap and not to_end:
        row.append(Gap(gap))
    return row, edged


def _lefts(old: Sequence[Item], first: int, last: int) -> Lefts:
    return {
        item.id: old[number - 1] if number else None
        for number, item in enumerate(old[first:last], first)
        if isinstance(item, Clip)
    }


def _with_edges(lefts: Lefts, row: Sequence[Item], number: int, clip: Clip) -> Clip:
    left = row[number - 1] if number else None
    right = row[number + 1] if number + 1 < len(row) else None
    head, tail = clip.head, clip.tail
    if head is not None:
        head = _head(head, left, clip) if _met_before(lefts, clip, left) else None
    if tail is not None:
        room = clip.length - (head.after if head else 0)
        tail = None if isinstance(right, Clip) else _sized(tail, min(tail.before, room), 0)
    return clip if head is clip.head and tail is clip.tail else replace(clip, head=head, tail=tail)


def _head(head: Transition, left: Item | None, clip: Clip) -> Transition | None:
    room = left.length - (left.head.after if left.head else 0) if isinstance(left, Clip) else 0
    return _sized(head, min(head.before, room), min(head.after, clip.length))


def _sized(transition: Transition, before: int, after: int) -> Transition | None:
    if before + after <= 0:
        return None
    if (before, after) == (transition.before, transition.after):
        return transition
    return replace(transition, before=before, after=after)


def _met_before(lefts: Lefts, clip: Clip, left: Item | None) -> bool:
    """Whether what lies left of the clip is what lay there: the clip, a part of it with its end, or nothing.

    A clip that was not on the track before can only come out of nothing.
    """
    if clip.id not in lefts:
        return not isinstance(left, Clip) and clip.head is not None and clip.head.before == 0
    old = lefts[clip.id]
    if not isinstance(left, Clip) or not isinstance(old, Clip):
        return not isinstance(left, Clip) and not isinstance(old, Clip)
    if left.id == old.id:
        return True
    return left.source == old.source and left.medium(left.length) == old.medium(old.length)
