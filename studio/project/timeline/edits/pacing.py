"""How fast media run: rate stretch and speed."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from studio.project.timeline.clip import FORWARD, ON_FRAME, Clip, Gap
from studio.project.timeline.draft import Draft, gap
from studio.project.timeline.edits.chosen import Chosen, Edge, chosen, mates
from studio.project.timeline.lengths import FAR
from studio.project.timeline.pieces import faded
from studio.project.timeline.ripple import make_room, move_up
from studio.project.timeline.sequence import Sequence

SLOWEST, FASTEST = Fraction(1, 100), Fraction(100)
"""Speeds that clips can have, forwards and backwards, beside 0."""


def paced(speed: Fraction) -> Fraction:
    """The nearest speed that a clip can have."""
    if speed == FORWARD:
        return FORWARD
    if speed == 0:
        return Fraction(0)
    near = min(max(abs(speed), SLOWEST), FASTEST).limit_denominator(1_000_000)
    return near if speed > 0 else -near


def rate_stretch(
    sequence: Sequence, clip_id: str, edge: Edge, by: int, *, ripple: bool = False, linked: bool = True
) -> Sequence:
    """One edge moves, and the same part of the medium runs slower or faster to fill the clip.

    ::

        V1  0123..BB        ->  V1  001122..BB -> with by 2: 0 0 1 2 2 3 at 2/3 of the speed
        V1  0123BB          ->  V1  02..BB              tail by -2, twice as fast
        V1  0123BB          ->  V1  02BB                with ripple

    Without ``ripple`` goes as far as the gap allows. Linked clips of the same place and length go along.
    """
    items = mates(sequence, clip_id, edge, linked)
    named = items[0]
    items = tuple(item for item in items if item.clip.length == named.clip.length)
    longer = by if edge == "tail" else -by
    length = named.clip.length
    if named.clip.speed:
        span = length * abs(named.clip.speed)
        longer = max(ceil(span / FASTEST), min(length + longer, floor(span / SLOWEST))) - length
    longer = max(1 - length, longer)
    if not ripple:
        longer = min(longer, *(_room(sequence, item, edge) for item in items))
    draft = Draft(sequence)
    if ripple:
        _ripple(draft, items, named.end, longer)
    for item in items if longer else ():
        new = length + longer
        clip = replace(
            item.clip, length=new, speed=paced(item.clip.speed * length / new), level=faded(item.clip.level, new)
        )
        _resize(draft, item, clip, edge, ripple=ripple)
    return draft.done()


def set_speed(
    sequence: Sequence, clip_ids: Iterable[str], speed: Fraction, *, ripple: bool = True, linked: bool = True
) -> Sequence:
    """Clips run at ``speed`` (1 as it was made, 2 twice as fast, -1 backwards, 0 a freeze) and show the same part.

    ::

        V1  0123BB        ->  V1  02BB          speed 2
        V1  0123BB        ->  V1  3210BB        speed -1
        V1  0123BB        ->  V1  02..BB        speed 2, without ripple

    Without ``ripple`` a slower clip ends where the next begins, and shows less.
    """
    draft, speed = Draft(sequence), paced(speed)
    places: dict[tuple[int, int], list[Chosen]] = {}
    for item in chosen(sequence, clip_ids, linked):
        places.setdefault((item.start, item.end), []).append(item)
    for (_, end), items in sorted(places.items(), reverse=True, key=lambda place: place[0]):
        clips = [_at_speed(item.clip, speed) for item in items]
        if ripple:
            _ripple(draft, items, end, clips[0].length - items[0].clip.length)
        for item, clip in zip(items, clips, strict=True):
            if not ripple:
                length = min(clip.length, item.clip.length + _room(sequence, item, "tail"))
                clip = replace(clip, length=length, level=faded(clip.level, length))
            _resize(draft, item, clip, "tail", ripple=ripple)
    return draft.done()


def _at_speed(clip: Clip, speed: Fraction) -> Clip:
    """The same part of the medium at another speed; backwards it begins with the last frame."""
    if speed == clip.speed:
        return clip
    turned = speed * clip.speed < 0
    offset, phase = (clip.medium(clip.length - 1), ON_FRAME) if turned else (clip.offset, clip.phase)
    length = clip.length
    if speed:
        length = max(1, ceil(clip.length * (abs(clip.speed) or FORWARD) / abs(speed)))
    else:
        phase = ON_FRAME
    return replace(clip, offset=offset, phase=phase, speed=speed, length=length, level=faded(clip.level, length))


def _room(sequence: Sequence, item: Chosen, edge: Edge) -> int:
    """Frames that lie free at an edge."""
    row = sequence.track(item.track_id).items
    number = item.index - 1 if edge == "head" else item.index + 1
    if number == len(row):
        return FAR
    side = row[number] if number >= 0 else None
    return side.length if isinstance(side, Gap) else 0


def _resize(draft: Draft, item: Chosen, clip: Clip, edge: Edge, *, ripple: bool) -> None:
    """Put ``clip`` in the place of an item, which grows or shrinks at one edge; what lies around stays where it is,
    but for a ripple, where what lies behind moves."""
    track = draft.track(item.track_id)
    index, longer = track.index[item.clip.id], clip.length - item.clip.length
    if ripple or not longer:
        draft.exchange(item.track_id, index, clip)
        return
    beside = index - 1 if edge == "head" else index + 1
    side = track.items[beside] if 0 <= beside < len(track.items) else None
    room = side.length if isinstance(side, Gap) else 0
    first = beside if edge == "head" and room else index
    last = beside if edge == "tail" and room else index
    space = gap(room - longer)
    draft.exchange(item.track_id, first, *((*space, clip) if edge == "head" else (clip, *space)), to=last + 1)


def _ripple(draft: Draft, items: Iterable[Chosen], end: int, longer: int) -> None:
    besides = {item.track_id: item.end for item in items}
    if longer > 0:
        make_room(draft, end, longer, besides)
    elif longer < 0:
        move_up(draft, end + longer, end, besides=besides)
