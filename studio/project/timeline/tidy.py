"""What every edit ends in: a track after an edit keeps the laws of tracks.

Gaps that meet become one, and none is left at the end. A transition stays while its cut is there: it is clamped to the
clips it lies over, never overlaps another, and goes when one of the clips that meet at the cut is gone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from studio.project.timeline.clip import Clip, Gap, Item, Transition
from studio.project.timeline.track import Track


def tidy(before: Track | None, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of a track after an edit. ``before`` is the track as it was, None where it is new."""
    row, edged = _joined(items)
    for number in edged:
        clip = row[number]
        assert isinstance(clip, Clip)
        row[number] = _with_edges(before, row, number, clip)
    return tuple(row)


def _joined(items: Iterable[Item]) -> tuple[list[Item], list[int]]:
    """The items without gaps that meet or end them, and the numbers of the clips with transitions."""
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
    return row, edged


def _with_edges(before: Track | None, row: Sequence[Item], number: int, clip: Clip) -> Clip:
    left = row[number - 1] if number else None
    right = row[number + 1] if number + 1 < len(row) else None
    head, tail = clip.head, clip.tail
    if head is not None:
        head = _head(head, left, clip) if _met_before(before, clip, left) else None
    if tail is not None:
        room = clip.length - (head.after if head else 0)
        tail = None if isinstance(right, Clip) else _sized(tail, min(tail.before, room), 0)
    return clip if head == clip.head and tail == clip.tail else replace(clip, head=head, tail=tail)


def _head(head: Transition, left: Item | None, clip: Clip) -> Transition | None:
    room = left.length - (left.head.after if left.head else 0) if isinstance(left, Clip) else 0
    return _sized(head, min(head.before, room), min(head.after, clip.length))


def _sized(transition: Transition, before: int, after: int) -> Transition | None:
    if before + after <= 0:
        return None
    if (before, after) == (transition.before, transition.after):
        return transition
    return replace(transition, before=before, after=after)


def _met_before(before: Track | None, clip: Clip, left: Item | None) -> bool:
    """Whether what lies left of the clip is what lay there: the clip, a part of it with its end, or nothing.

    A clip that was not on the track before can only come out of nothing.
    """
    number = None if before is None else before.index.get(clip.id)
    if number is None:
        return not isinstance(left, Clip) and clip.head is not None and clip.head.before == 0
    old = before.items[number - 1] if before is not None and number else None
    if not isinstance(left, Clip) or not isinstance(old, Clip):
        return not isinstance(left, Clip) and not isinstance(old, Clip)
    same_end = left.source == old.source and left.medium(left.length) == old.medium(old.length)
    return left.id == old.id or same_end
