"""What is done to clips in their place: transitions, transform, grade, level, words, names."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Clip, TitleSource, Transition
from studio.project.timeline.draft import Draft
from studio.project.timeline.edits.chosen import Edge, chosen, one
from studio.project.timeline.look import Grade, Level, Transform
from studio.project.timeline.look_json import (
    color_of,
    grade_from_json,
    grade_to_json,
    level_from_json,
    level_to_json,
    title_from_json,
    title_to_json,
    transform_from_json,
    transform_to_json,
)
from studio.project.timeline.pieces import faded
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import TITLE_LIMIT, Title


def set_transition(sequence: Sequence, clip_id: str, edge: Edge, transition: Transition) -> Sequence:
    """A transition over the cut at a clip's edge, shortened to what the clips there have.

    ::

        V1  aaaa|BBBB        ->  V1  aaa><BBB        head of B, before 1, after 1
        V1  aaaa|            ->  V1  aa>>            tail of a, before 2: to nothing

    At a tail that meets another clip it is that clip's head. Raises ``ProjectError`` for a kind that the track cannot
    have: sound is crossfaded, pictures are not, and subtitles have none.
    """
    item = one(sequence, clip_id)
    track = sequence.track(item.track_id)
    if track.kind == "subtitle" or (track.kind == "audio") != (transition.kind == "crossfade"):
        raise ProjectError(f"The track {track.name or track.id} cannot have this transition.")
    color_of({"color": transition.color}, "color", "")
    draft, row = Draft(sequence), track.items
    number = item.index if edge == "head" else item.index + 1
    follower = row[number] if number < len(row) else None
    if isinstance(follower, Clip):
        before = isinstance(row[number - 1], Clip) if number else False
        head = transition if before else replace(transition, before=0, after=transition.length)
        draft.exchange(track.id, number, replace(follower, head=head))
    else:
        tail = replace(transition, before=transition.length, after=0)
        draft.exchange(track.id, item.index, replace(item.clip, tail=tail))
    return draft.done()


def remove_transition(sequence: Sequence, clip_id: str, edge: Edge) -> Sequence:
    """A plain cut at a clip's edge.

    ::

        V1  aaa><BBB        ->  V1  aaaa|BBBB
    """
    item = one(sequence, clip_id)
    row, draft = sequence.track(item.track_id).items, Draft(sequence)
    number = item.index if edge == "head" else item.index + 1
    follower = row[number] if number < len(row) else None
    if isinstance(follower, Clip):
        draft.exchange(item.track_id, number, replace(follower, head=None))
    else:
        draft.exchange(item.track_id, item.index, replace(item.clip, tail=None))
    return draft.done()


def set_transform(sequence: Sequence, clip_ids: Iterable[str], transform: Transform) -> Sequence:
    """Where pictures lie; on these clips alone. Raises ``ProjectError`` for values out of range."""
    _sound(lambda: transform_from_json(transform_to_json(transform)))
    return _each(sequence, clip_ids, lambda clip: replace(clip, transform=transform))


def set_grade(sequence: Sequence, clip_ids: Iterable[str], grade: Grade) -> Sequence:
    """The colours of clips; on these alone. Raises ``ProjectError`` for values out of range."""
    _sound(lambda: grade_from_json(grade_to_json(grade)))
    return _each(sequence, clip_ids, lambda clip: replace(clip, grade=grade))


def set_level(sequence: Sequence, clip_ids: Iterable[str], level: Level) -> Sequence:
    """How loud clips are, on these alone; fades are shortened to the clip. Raises ``ProjectError`` out of range."""
    _sound(lambda: level_from_json(level_to_json(level)))
    return _each(sequence, clip_ids, lambda clip: replace(clip, level=faded(level, clip.length)))


def set_title(sequence: Sequence, clip_id: str, title: Title) -> Sequence:
    """The words of a title. Raises ``ProjectError`` when the clip is none, or they are too long."""
    if not isinstance(one(sequence, clip_id).clip.source, TitleSource):
        raise ProjectError("This clip is not a title.")
    if len(title.text) > TITLE_LIMIT:
        raise ProjectError(f"A title can have {TITLE_LIMIT} characters, not {len(title.text)}.")
    _sound(lambda: title_from_json(title_to_json(title)))
    return _each(sequence, [clip_id], lambda clip: replace(clip, source=TitleSource(title)))


def rename(sequence: Sequence, clip_id: str, name: str, *, linked: bool = True) -> Sequence:
    """A clip's name; empty is that of its medium."""
    return _each(sequence, [clip_id], lambda clip: replace(clip, name=name), linked=linked)


def annotate(sequence: Sequence, clip_id: str, note: str) -> Sequence:
    """What a person says of a clip."""
    return _each(sequence, [clip_id], lambda clip: replace(clip, note=note))


def enable(sequence: Sequence, clip_ids: Iterable[str], on: bool, *, linked: bool = True) -> Sequence:
    """Whether clips are seen and heard; their place stays.

    ::

        V1  aaaaBBBB        ->  V1  aaaa----
    """
    return _each(sequence, clip_ids, lambda clip: replace(clip, enabled=on), linked=linked)


def _each(
    sequence: Sequence, clip_ids: Iterable[str], change: Callable[[Clip], Clip], *, linked: bool = False
) -> Sequence:
    draft = Draft(sequence)
    for item in chosen(sequence, clip_ids, linked):
        clip = change(item.clip)
        if clip != item.clip:
            draft.exchange(item.track_id, item.index, clip)
    return draft.done()


def _sound(read_back: Callable[[], object]) -> None:
    """Refuse what could not be read again from the project. Raises ``ProjectError``."""
    try:
        read_back()
    except ProjectError as error:
        raise ProjectError("This cannot be set: a value is out of its range.") from error
