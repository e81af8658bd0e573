"""The clips that a verb acts on: those it names, and those linked with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from studio.project.timeline.clip import Clip
from studio.project.timeline.draft import unlocked
from studio.project.timeline.sequence import Sequence

Edge = Literal["head", "tail"]
"""A clip's first frame, or the first one behind it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clip, its track and its item's number there; ``start`` is its first frame."""

    clip: Clip
    track_id: str
    index: int
    start: int

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.clip.length

    def edge(self, edge: Edge) -> int:
        """The frame at which its head, or its tail, lies."""
        return self.start if edge == "head" else self.end


def one(sequence: Sequence, clip_id: str) -> Chosen:
    """A clip that may be edited. Raises ``ProjectError`` when it is not there, or its track is locked."""
    return _at(sequence, clip_id, unlocked(sequence, sequence.track_of(clip_id).id).id)


def chosen(sequence: Sequence, clip_ids: Iterable[str], linked: bool) -> tuple[Chosen, ...]:
    """Clips in order of time, with those linked to them on tracks that are not locked. Raises ``ProjectError``."""
    found: dict[str, Chosen] = {}
    for clip_id in clip_ids:
        named = one(sequence, clip_id)
        found[clip_id] = named
        if linked and named.clip.link:
            for other_id in sequence.linked(clip_id):
                track = sequence.track_of(other_id)
                if not track.locked and other_id not in found:
                    found[other_id] = _at(sequence, other_id, track.id)
    return tuple(sorted(found.values(), key=lambda item: item.start))


def mates(sequence: Sequence, clip_id: str, edge: Edge, linked: bool) -> tuple[Chosen, ...]:
    """A clip, first, and those linked with it whose edge lies at the same frame. Raises ``ProjectError``."""
    named = one(sequence, clip_id)
    others = chosen(sequence, [clip_id], linked)
    return (
        named,
        *(item for item in others if item.clip.id != clip_id and item.edge(edge) == named.edge(edge)),
    )


def _at(sequence: Sequence, clip_id: str, track_id: str) -> Chosen:
    track = sequence.track(track_id)
    placed = track.placed(track.index[clip_id])
    assert isinstance(placed.item, Clip)
    return Chosen(placed.item, track_id, placed.index, placed.start)
