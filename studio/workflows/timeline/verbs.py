"""Gestures as verbs on a sequence: the one place that names what each drag is called in ``timeline.edits``."""

from collections.abc import Collection

from studio.project.lengths import lengths_of
from studio.project.timeline import edits
from studio.project.timeline.edits import Edge
from studio.project.timeline.lengths import endless
from studio.project.timeline.look import Level
from studio.project.timeline.sequence import Sequence
from studio.workflows.timeline.desk import Cut, TimelineDesk
from studio.workflows.timeline.drag import Drag


def drag_verb(desk: TimelineDesk, drag: Drag, by: int, tracks: int = 0) -> Cut:
    """What a drag does when it has come ``by`` frames and, for a body, ``tracks`` of its kind up."""
    sequence = desk.sequence
    lengths = lengths_of(desk.project, sequence.rate) if sequence is not None else endless
    ids, clip_id, linked = drag.clip_ids, drag.clip_id, drag.linked
    edge: Edge = "head" if drag.hold == "head" else "tail"

    def _cut(before: Sequence) -> Sequence:
        match drag.doing:
            case "move" if drag.make_room:
                return edits.rearrange(before, ids, _between(before, clip_id, ids, by), linked=False) if by else before
            case "move":
                onto = _onto(before, drag, tracks)
                return edits.move(before, ids, by, onto=onto, linked=False) if by or onto else before
            case "copy":
                at = min(before.placed(i).start for i in ids) + by
                return edits.duplicate(before, ids, max(0, at), opens=drag.make_room, linked=False)
            case "trim":
                return edits.trim(before, clip_id, edge, by, linked=linked, lengths=lengths)
            case "ripple":
                return edits.ripple_trim(before, clip_id, edge, by, linked=linked, lengths=lengths)
            case "roll":
                return edits.roll(before, clip_id, edge, by, linked=linked, lengths=lengths)
            case "slip":
                return edits.slip(before, clip_id, -by, linked=linked, lengths=lengths)
            case "slide":
                return edits.slide(before, clip_id, by, linked=linked, lengths=lengths)
            case "stretch":
                return edits.rate_stretch(before, clip_id, edge, by, ripple=desk.magnet, linked=linked)

    return _cut


def _between(sequence: Sequence, clip_id: str, clip_ids: Collection[str], by: int) -> int:
    """The cut, on the track of the clip in hand, that is nearest to where its leading edge has come."""
    track = sequence.track_of(clip_id)
    starts = [sequence.placed(i).start for i in clip_ids]
    ends = [sequence.placed(i).end for i in clip_ids]
    edge = max(ends) + by if by > 0 else min(starts) + by
    return min((0, *track.ends), key=lambda end: abs(end - edge))


def _onto(sequence: Sequence, drag: Drag, tracks: int) -> dict[str, str]:
    """Where clips of the kind in hand come that are moved ``tracks`` up; the others stay on their tracks."""
    if not tracks:
        return {}
    kind = sequence.track_of(drag.clip_id).kind
    order = [track.id for track in sequence.of_kind(kind)]
    found: dict[str, str] = {}
    for clip_id in drag.clip_ids:
        here = sequence.track_of(clip_id).id
        if here in order:
            found[clip_id] = order[min(len(order) - 1, max(0, order.index(here) + tracks))]
    return found


def split_at(desk: TimelineDesk, clip_id: str, frame: int, *, everything: bool = False) -> Cut:
    """The blade on a clip, or through all tracks that are not locked."""
    linked = desk.linked
    return lambda before: edits.razor(before, frame, None if everything else [clip_id], linked=linked)


def move_marker(marker_id: str, at: int) -> Cut:
    """A marker to another place."""
    return lambda before: edits.move_marker(before, marker_id, at)


def set_level(clip_id: str, level: Level) -> Cut:
    """Gain and fades of one clip."""
    return lambda before: edits.set_level(before, (clip_id,), level)
