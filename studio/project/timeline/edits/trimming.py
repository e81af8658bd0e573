"""Edges move: trim, ripple trim, roll; and what lies between them: slip, slide."""

from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Gap, Item
from studio.project.timeline.draft import Draft, gap
from studio.project.timeline.edits.chosen import Chosen, Edge, chosen, mates, one
from studio.project.timeline.lengths import FAR, Lengths, before, behind, endless
from studio.project.timeline.pieces import trimmed
from studio.project.timeline.ripple import Besides, make_room, move_up, room
from studio.project.timeline.sequence import Sequence

Span = tuple[int, int]
"""The least and the most frames by which something can move; 0 lies between them."""


def trim(
    sequence: Sequence, clip_id: str, edge: Edge, by: int, *, linked: bool = True, lengths: Lengths = endless
) -> Sequence:
    """One edge moves by ``by`` frames (positive is later), over a gap or leaving one; nothing else moves.

    ::

        V1  aaaaBB        ->  V1  aa..BB        tail of a by -2
        V1  aa..BB        ->  V1  aaa.BB        tail of a by 1

    Goes as far as the medium and the gap allow, and leaves one frame.
    """
    draft, items = Draft(sequence), mates(sequence, clip_id, edge, linked)
    spans = [_reach(item, edge, lengths) for item in items]
    spans += [_room(sequence, item, edge) for item in items]
    by = _within(by, spans)
    for item in items if by else ():
        _move_edge(draft, item, edge, by)
    return draft.done()


def ripple_trim(
    sequence: Sequence, clip_id: str, edge: Edge, by: int, *, linked: bool = True, lengths: Lengths = endless
) -> Sequence:
    """One edge moves, and what lies behind moves with it on all tracks that are not locked.

    ::

        V1  aaaaBB        ->  V1  aaBB          tail of a by -2
        V1  aaBB          ->  V1  aaaaBB        tail of a by 2
        V1  aabcdBB       ->  V1  aacdBB        head of bcd by 1: it begins later in its medium, at the same place
        A2  mmmmmm            A2  mmmmmm        what lies over the edge stays whole

    Goes as far as the medium allows, and leaves one frame; to get shorter, as far as clips on other tracks let what is
    behind them come. At the head all linked clips lose the same, wherever they begin, so that they stay in sync.
    """
    items = mates(sequence, clip_id, edge, linked)
    if edge == "head":
        rows = {item.track_id: item for item in reversed((*items, *chosen(sequence, [clip_id], linked)))}
        items = (items[0], *(item for item in rows.values() if item.track_id != items[0].track_id))
    by = _within(by, [_reach(item, edge, lengths) for item in items])
    draft, besides = Draft(sequence), {item.track_id: item.end for item in items}
    longer, at = (-by if edge == "head" else by), items[0].edge(edge)
    if longer > 0:
        make_room(draft, at, longer, besides)
    elif longer < 0:
        longer = -_shrunk(draft, edge, at, -longer, besides)
        start = at if edge == "head" else at + longer
        move_up(draft, start, start - longer, besides=besides)
        by = -longer if edge == "head" else longer
    for item in items:
        clip = trimmed(item.clip, head=by) if edge == "head" else trimmed(item.clip, tail=by)
        draft.exchange(item.track_id, item.index, clip)
    return draft.done()


def trim_to_playhead(
    sequence: Sequence,
    clip_id: str,
    frame: int,
    edge: Edge,
    *,
    ripple: bool = True,
    linked: bool = True,
    lengths: Lengths = endless,
) -> Sequence:
    """One edge moves to a frame: ``ripple_trim``, or ``trim``.

    ::

        V1  aaaaBB        ->  V1  aaBB        tail of a to 2
    """
    by = frame - one(sequence, clip_id).edge(edge)
    verb = ripple_trim if ripple else trim
    return verb(sequence, clip_id, edge, by, linked=linked, lengths=lengths)


def roll(
    sequence: Sequence, clip_id: str, edge: Edge, by: int, *, linked: bool = True, lengths: Lengths = endless
) -> Sequence:
    """The cut at a clip's edge moves by ``by`` frames: one side gets longer, the other shorter. The length stays.

    ::

        V1  aaaaBBBB        ->  V1  aaBBBBBB        head of B by -2

    Goes as far as both media allow, and leaves one frame on each side. Raises ``ProjectError`` at the end of a track,
    where there is no other side.
    """
    draft, items = Draft(sequence), mates(sequence, clip_id, edge, linked)
    spans: list[Span] = []
    for item in items:
        left, right = _sides(sequence, item, edge)
        if right is None:
            raise ProjectError("There is no cut here: nothing comes behind.")
        spans += [_side(left, "tail", lengths), _side(right, "head", lengths)]
    by = _within(by, spans)
    for item in items if by else ():
        left, right = _sides(sequence, item, edge)
        first = item.index - 1 if edge == "head" else item.index
        row = (*_resized(left, "tail", by), *_resized(right, "head", by))
        if first < 0:
            draft.exchange(item.track_id, 0, *row)
        else:
            draft.exchange(item.track_id, first, *row, to=first + 2)
    return draft.done()


def slip(sequence: Sequence, clip_id: str, by: int, *, linked: bool = True, lengths: Lengths = endless) -> Sequence:
    """A clip shows what lies ``by`` frames later in its medium; place and length stay.

    ::

        V1  aa[3456]cc        ->  V1  aa[5678]cc        slip by 2
    """
    draft, items = Draft(sequence), chosen(sequence, [clip_id], linked)
    spans: list[Span] = []
    for item in items:
        shown = sorted((item.clip.medium(0), item.clip.medium(item.clip.length - 1)))
        length = lengths(item.clip.source)
        if length is not None:
            spans.append((min(0, -shown[0]), max(0, length - 1 - shown[1])))
    by = _within(by, spans)
    for item in items if by else ():
        draft.exchange(item.track_id, item.index, replace(item.clip, offset=item.clip.offset + by))
    return draft.done()


def slide(sequence: Sequence, clip_id: str, by: int, *, linked: bool = True, lengths: Lengths = endless) -> Sequence:
    """A clip moves between its neighbours: the one before gets longer, the one behind shorter, or the other way.

    ::

        V1  aaaaBBcccc        ->  V1  aaaaaaBBcc        slide B by 2

    Goes as far as the neighbours' media allow, and leaves one frame of each.
    """
    draft, named = Draft(sequence), one(sequence, clip_id)
    rows: dict[str, Chosen] = {named.track_id: named}
    for item in chosen(sequence, [clip_id], linked):
        rows.setdefault(item.track_id, item)
    spans: list[Span] = []
    for item in rows.values():
        left, right = _sides(sequence, item, "head")[0], _sides(sequence, item, "tail")[1]
        spans.append(_side(left, "tail", lengths))
        if right is not None:
            spans.append(_side(right, "head", lengths))
    by = _within(by, spans)
    for item in rows.values() if by else ():
        left, right = _sides(sequence, item, "head")[0], _sides(sequence, item, "tail")[1]
        row = (*_resized(left, "tail", by), item.clip, *_resized(right, "head", by))
        draft.exchange(item.track_id, max(0, item.index - 1), *row, to=item.index + 2)
    return draft.done()


def _shrunk(draft: Draft, edge: Edge, at: int, by: int, besides: Besides) -> int:
    """The most frames, up to ``by``, that a ripple can take at an edge with all tracks moving alike."""
    while by > 0:
        start = at if edge == "head" else at - by
        most = min(room(draft, start, start + by, besides).values(), default=by)
        if most >= by:
            return by
        by = most
    return 0


def _reach(item: Chosen, edge: Edge, lengths: Lengths) -> Span:
    """By how much an edge can move for its medium's sake, leaving one frame."""
    return _side(item.clip, edge, lengths)


def _side(side: Item | None, edge: Edge, lengths: Lengths) -> Span:
    """By how much the edge of a clip or a gap can move; None is nothing, before the first item."""
    if side is None:
        return 0, FAR
    if isinstance(side, Gap):
        return (-side.length, FAR) if edge == "tail" else (-FAR, side.length)
    length = lengths(side.source)
    if edge == "head":
        return -before(side, length), side.length - 1
    return 1 - side.length, behind(side, length)


def _sides(sequence: Sequence, item: Chosen, edge: Edge) -> tuple[Item | None, Item | None]:
    """What lies left and right of a clip's edge; None before the first and behind the last item."""
    row = sequence.track(item.track_id).items
    number = item.index if edge == "head" else item.index + 1
    return row[number - 1] if number else None, row[number] if number < len(row) else None


def _room(sequence: Sequence, item: Chosen, edge: Edge) -> Span:
    """By how much an edge can move before it meets a neighbour."""
    left, right = _sides(sequence, item, edge)
    if edge == "head":
        return (-left.length if isinstance(left, Gap) else 0), FAR
    if right is None:
        return -FAR, FAR
    return -FAR, (right.length if isinstance(right, Gap) else 0)


def _move_edge(draft: Draft, item: Chosen, edge: Edge, by: int) -> None:
    row = draft.track(item.track_id).items
    if edge == "head":
        left = row[item.index - 1] if item.index else None
        clip = trimmed(item.clip, head=by)
        if isinstance(left, Gap):
            draft.exchange(item.track_id, item.index - 1, *gap(left.length + by), clip, to=item.index + 1)
        else:
            draft.exchange(item.track_id, item.index, *gap(by), clip)
        return
    right = row[item.index + 1] if item.index + 1 < len(row) else None
    clip = trimmed(item.clip, tail=by)
    if isinstance(right, Gap):
        draft.exchange(item.track_id, item.index, clip, *gap(right.length - by), to=item.index + 2)
    else:
        draft.exchange(item.track_id, item.index, clip, *gap(-by))


def _resized(side: Item | None, edge: Edge, by: int) -> tuple[Item, ...]:
    """A clip or gap with one edge moved; before the first item a gap can come up."""
    if side is None:
        return gap(by) if edge == "tail" else ()
    if isinstance(side, Gap):
        return gap(side.length + by if edge == "tail" else side.length - by)
    return (trimmed(side, tail=by) if edge == "tail" else trimmed(side, head=by),)


def _within(by: int, spans: list[Span]) -> int:
    least = max((low for low, _ in spans), default=-FAR)
    most = min((high for _, high in spans), default=FAR)
    return max(least, min(by, most))
