"""Clips move, and are copied."""

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Row
from dataclasses import dataclass, replace

from studio.core.errors import ProjectError
from studio.project.timeline.blocks import rearrange as in_order
from studio.project.timeline.clip import Clip
from studio.project.timeline.draft import Draft, unlocked
from studio.project.timeline.edits.chosen import chosen
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import TrackKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A copied clip: how far behind the first it begins, and its track, as a kind and a number from 0."""

    clip: Clip
    after: int
    kind: TrackKind
    number: int


def move(
    sequence: Sequence,
    clip_ids: Iterable[str],
    by: int,
    *,
    onto: Mapping[str, str] | None = None,
    linked: bool = True,
) -> Sequence:
    """Clips move by ``by`` frames, and onto other tracks; what lies where they come is covered.

    ::

        V2  ......              V2  ..aa..        a by 1, onto V2
        V1  .aaBBB          ->  V1  ...BBB

        V1  aaBBcc          ->  V1  ..aacc        a by 2

    ``onto`` says the track of a clip, by ids: of the same kind, and not locked. Nothing moves ahead of frame 0.
    """
    moving, onto = chosen(sequence, clip_ids, linked), onto or {}
    by = max(by, -min((item.start for item in moving), default=0))
    targets: dict[str, str] = {}
    for item in moving:
        target = unlocked(sequence, onto.get(item.clip.id, item.track_id))
        if target.kind != sequence.track(item.track_id).kind:
            raise ProjectError(f"The track {target.name or target.id} is of another kind.")
        targets[item.clip.id] = target.id
    draft = Draft(sequence)
    if not by and all(targets[item.clip.id] == item.track_id for item in moving):
        return sequence
    for track_id in dict.fromkeys(item.track_id for item in moving):
        draft.lift(track_id, {item.clip.id for item in moving if item.track_id == track_id})
    for item in moving:
        draft.lay(targets[item.clip.id], item.start + by, item.clip)
    return draft.done()


def rearrange(sequence: Sequence, clip_ids: Iterable[str], at: int, *, linked: bool = True) -> Sequence:
    """Clips change places with what lies between them and ``at``, a frame of the sequence as it was.

    ::

        V1  aaaBBcc        ->  V1  BBaaacc        a to 5
        A1  aaaBBcc            A1  BBaaacc
        A2  mmmmmmm            A2  mmmmmmm

    All that lies in their time goes with them, on tracks that are not locked; what lies over several stretches stays.
    A clip of their track that lies over ``at`` is cut there, with those linked to it.
    """
    named = list(clip_ids)
    moving = chosen(sequence, named, linked)
    leads = [item for item in moving if item.clip.id in named]
    if not leads:
        return sequence
    start, end = min(item.start for item in leads), max(item.end for item in leads)
    at, draft = max(0, at), Draft(sequence)
    if start <= at <= end:
        return sequence
    over = sequence.track(leads[0].track_id).clip_at(at)
    if over is not None and isinstance(over.item, Clip):
        for item in chosen(sequence, [over.item.id], linked):
            draft.cut(item.track_id, at)
    draft.relink()
    bounds = [at, start, end] if at < start else [start, end, at]
    in_order(draft, bounds, [1, 0], leads[0].track_id)
    return draft.done()


def copied(sequence: Sequence, clip_ids: Iterable[str], *, linked: bool = True) -> tuple[Piece, ...]:
    """Clips for the clipboard, in order of time; those on locked tracks can be copied too. Raises ``ProjectError``."""
    ids: dict[str, None] = {}
    for clip_id in clip_ids:
        ids.update(dict.fromkeys(sequence.linked(clip_id) if linked else (clip_id,)))
    found = [(sequence.track_of(clip_id), sequence.placed(clip_id)) for clip_id in ids]
    first = min((placed.start for _, placed in found), default=0)
    pieces = [
        Piece(placed.item, placed.start - first, track.kind, sequence.of_kind(track.kind).index(track))
        for track, placed in found
        if isinstance(placed.item, Clip)
    ]
    return tuple(sorted(pieces, key=lambda piece: piece.after))


def paste(sequence: Sequence, at: int, pieces: Row[Piece], *, opens: bool = False) -> Sequence:
    """Copies with the first at ``at``, over what lies there; with ``opens`` time comes in first, as in ``insert``.

    ::

        V1  aaBBcc        ->  V1  aaBBaa        a at 4
        V1  aaBBcc        ->  V1  aaBBaacc      with opens

    A piece whose track is not there comes onto the last of its kind. Raises ``ProjectError`` where that is locked, or
    there is none.
    """
    at, draft = max(0, at), Draft(sequence)
    targets: list[str] = []
    for piece in pieces:
        rows = sequence.of_kind(piece.kind)
        if not rows:
            raise ProjectError("There is no track that could take it.", todo="Add a track, or unlock one.")
        targets.append(unlocked(sequence, rows[min(piece.number, len(rows) - 1)].id).id)
    if opens and pieces:
        draft.open_time(at, max(piece.after + piece.clip.length for piece in pieces))
    links: dict[str, str] = {"": ""}
    for piece, track_id in zip(pieces, targets, strict=True):
        old = piece.clip.link
        if old not in links:
            links[old] = draft.new_id("l")
        draft.lay(track_id, at + piece.after, replace(piece.clip, id=draft.new_id("c"), link=links[old]))
    return draft.done()


def duplicate(
    sequence: Sequence, clip_ids: Iterable[str], at: int, *, opens: bool = False, linked: bool = True
) -> Sequence:
    """Copies of clips with the first at ``at``: ``copied`` and ``paste``.

    ::

        V1  aaBB..        ->  V1  aaBBaa        a at 4
    """
    return paste(sequence, at, copied(sequence, clip_ids, linked=linked), opens=opens)
