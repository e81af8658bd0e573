"""Places with notes."""

from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.timeline.draft import Draft
from studio.project.timeline.sequence import MARKER_COLORS, Marker, Sequence


def add_marker(
    sequence: Sequence, at: int, *, length: int = 0, name: str = "", note: str = "", color: str = "blue"
) -> Sequence:
    """A marker at a frame. Raises ``ProjectError`` for a colour that markers do not have."""
    draft = Draft(sequence)
    marker = Marker(id=draft.new_id("m"), at=max(0, at), length=max(0, length), name=name, note=note, color=color)
    return _with(draft, (*sequence.markers, _checked(marker)))


def move_marker(sequence: Sequence, marker_id: str, at: int) -> Sequence:
    """A marker to another frame."""
    return set_marker(sequence, replace(marker_of(sequence, marker_id), at=max(0, at)))


def set_marker(sequence: Sequence, marker: Marker) -> Sequence:
    """A marker in the place of the one with its id. Raises ``ProjectError``."""
    old, new = marker_of(sequence, marker.id), _checked(marker)
    return _with(Draft(sequence), tuple(new if other is old else other for other in sequence.markers))


def remove_marker(sequence: Sequence, marker_id: str) -> Sequence:
    """A marker goes."""
    gone = marker_of(sequence, marker_id)
    return _with(Draft(sequence), tuple(marker for marker in sequence.markers if marker is not gone))


def marker_of(sequence: Sequence, marker_id: str) -> Marker:
    """The marker with this id. Raises ``ProjectError``."""
    for marker in sequence.markers:
        if marker.id == marker_id:
            return marker
    raise ProjectError(f'There is no marker "{marker_id}" in {sequence.name}.')


def _checked(marker: Marker) -> Marker:
    if marker.color not in MARKER_COLORS:
        raise ProjectError(f"A marker cannot be {marker.color}.", todo=f"Choose one of {', '.join(MARKER_COLORS)}.")
    return marker if marker.at >= 0 and marker.length >= 0 else replace(marker, at=max(0, marker.at), length=0)


def _with(draft: Draft, markers: tuple[Marker, ...]) -> Sequence:
    draft.markers = tuple(sorted(markers, key=lambda marker: marker.at))
    return draft.done()
