"""Clips are cut in two, and pictures held."""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from studio.core.errors import ProjectError
from studio.project.timeline.clip import ON_FRAME
from studio.project.timeline.draft import Draft
from studio.project.timeline.edits.chosen import chosen, one
from studio.project.timeline.pieces import back, front
from studio.project.timeline.sequence import Sequence


def razor(sequence: Sequence, frame: int, clip_ids: Collection[str] | None = None, *, linked: bool = True) -> Sequence:
    """Clips that lie over a frame become two: those named, or all on tracks that are not locked.

    ::

        V1  aaaaaa        ->  V1  aaa|aaa        razor at 3
        A1  aaaaaa            A1  aaa|aaa        the halves are linked pair by pair

    What is seen and heard stays as it was. The first part keeps the clip's id.
    """
    draft = Draft(sequence)
    if clip_ids is None:
        rows = draft.open_ids()
    else:
        over = (item for item in chosen(sequence, clip_ids, linked) if item.start < frame < item.end)
        rows = tuple(dict.fromkeys(item.track_id for item in over))
    for track_id in rows:
        draft.cut(track_id, frame)
    return draft.done()


def freeze(sequence: Sequence, clip_id: str, frame: int, hold: int = 0) -> Sequence:
    """The picture at ``frame`` is held: to the end of its clip, or, with ``hold``, for that many frames more.

    ::

        V1  012345        ->  V1  012222            freeze at 2
        V1  012345        ->  V1  01222 2345        freeze at 2, hold 3: time comes in on all tracks
        A1  012345            A1  01... 2345

    Only the clip named is held; sound goes on beside it. Raises ``ProjectError`` when the clip does not lie over the
    frame.
    """
    item = one(sequence, clip_id)
    if not item.start <= frame < item.end:
        raise ProjectError("The clip is not at this frame.", todo="Move the playhead over it.")
    draft, at = Draft(sequence), frame - item.start
    if hold <= 0:
        still = replace(back(item.clip, at, draft.new_id("c")), speed=Fraction(0), phase=ON_FRAME)
        if at == 0:
            draft.exchange(item.track_id, item.index, replace(still, id=clip_id))
        else:
            draft.exchange(item.track_id, item.index, front(item.clip, at), still)
        return draft.done()
    still = replace(
        item.clip,
        id=draft.new_id("c"),
        offset=item.clip.medium(at),
        phase=ON_FRAME,
        speed=Fraction(0),
        length=hold,
        link="",
        head=None,
        tail=None,
    )
    draft.open_time(frame, hold)
    draft.lay(item.track_id, frame, replace(still, level=replace(still.level, fade_in=0, fade_out=0)))
    return draft.done()
