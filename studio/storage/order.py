"""Positions of records in a sequence: numbers with gaps, so that one that moves need not renumber the rest."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

STRIDE = 1 << 32
"""From one position to the next, when they are dealt out anew."""


def positions(order: Sequence[str], before: Mapping[str, int]) -> dict[str, int]:
    """A position for every id of ``order``, ascending; as many as possible keep the one they have in ``before``.

    ::

        a 0   b 8   c 16            b c a    ->    b 8   c 16   a 24
    """
    dealt = between(order, before, None, None)
    return {key: STRIDE * number for number, key in enumerate(order)} if dealt is None else dealt


def between(
    order: Sequence[str], before: Mapping[str, int], low: int | None, high: int | None
) -> dict[str, int] | None:
    """The same for a part of a sequence, above ``low`` and below ``high`` (None: it has no such neighbour). None where
    there is no room."""
    stays = _longest_ascending(order, before)
    result: dict[str, int] = {}
    waiting: list[str] = []
    last = low
    for key in order:
        if key not in stays:
            waiting.append(key)
            continue
        at = before[key]
        if not _deal(waiting, last, at, result):
            return None
        result[key], last = at, at
        waiting.clear()
    if high is not None:
        return result if _deal(waiting, last, high, result) else None
    start = -STRIDE if last is None else last
    result.update({key: start + STRIDE * number for number, key in enumerate(waiting, start=1)})
    return result


def _deal(keys: Sequence[str], low: int | None, high: int, result: dict[str, int]) -> bool:
    """Positions between ``low`` and ``high`` for ``keys``; False when there is no room."""
    if not keys:
        return True
    if low is None:
        low = high - STRIDE * (len(keys) + 1)
    step = (high - low) // (len(keys) + 1)
    if step < 1:
        return False
    result.update({key: low + step * number for number, key in enumerate(keys, start=1)})
    return True


def _longest_ascending(order: Sequence[str], before: Mapping[str, int]) -> set[str]:
    """The ids of a longest run (not gapless) of ``order`` whose old positions ascend strictly (patience sorting)."""
    tails: list[int] = []
    ends: list[str] = []
    previous: dict[str, str | None] = {}
    for key in order:
        at = before.get(key)
        if at is None:
            continue
        place = bisect_left(tails, at)
        previous[key] = ends[place - 1] if place else None
        if place == len(tails):
            tails.append(at)
            ends.append(key)
        else:
            tails[place], ends[place] = at, key
    run: set[str] = set()
    key = ends[-1] if ends else None
    while key is not None:
        run.add(key)
        key = previous[key]
    return run
