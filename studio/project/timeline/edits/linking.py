"""Clips are bound to each other, and let go."""

from collections.abc import Collection
from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.timeline.draft import Draft
from studio.project.timeline.edits.chosen import chosen
from studio.project.timeline.sequence import Sequence


def link(sequence: Sequence, clip_ids: Collection[str]) -> Sequence:
    """Clips, and those linked with them already, are edited together from now on.

    ::

        V1  aaa        ->  V1  aaa
        A1  bbb            A1  aaa        linked

    Raises ``ProjectError`` for fewer than two.
    """
    items = chosen(sequence, clip_ids, linked=True)
    if len(items) < 2:
        raise ProjectError("Two clips or more can be linked.", todo="Choose another one too.")
    draft = Draft(sequence)
    name = draft.new_id("l")
    for item in items:
        draft.exchange(item.track_id, item.index, replace(item.clip, link=name))
    return draft.done()


def unlink(sequence: Sequence, clip_ids: Collection[str]) -> Sequence:
    """Clips are edited each by itself from now on; so are those that were linked with them.

    ::

        V1  aaa        ->  V1  aaa
        A1  aaa            A1  bbb
    """
    draft = Draft(sequence)
    for item in chosen(sequence, clip_ids, linked=True):
        if item.clip.link:
            draft.exchange(item.track_id, item.index, replace(item.clip, link=""))
    return draft.done()
