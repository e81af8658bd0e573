"""Whether all that a project refers to is there: what is not, in words, and the project without it.

What a lost clip leaves is a gap of its length, so that nothing behind it moves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, SequenceSource, TakeSource, Transition
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.tidy import tidy
from studio.project.timeline.track import Track


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that refers to what is not there. ``subject`` is its kind and id (``clip c12``); ``what`` says what is
    wrong with it, ``mended`` what the project is like without it, each a sentence."""

    subject: str
    what: str
    mended: str


def sound(project: Project) -> tuple[Project, tuple[Fault, ...]]:
    """The project with every fault mended, and the faults; the project itself where there are none."""
    found: list[Fault] = []
    project = _with_approvals(project, found)
    there = _There(
        shots={shot.id: frozenset(take.id for take in project.takes_of(shot.id)) for shot in project.shots},
        files=frozenset(file.id for file in project.files),
        sequences=frozenset(sequence.id for sequence in project.sequences),
        closing=_closing(project, found),
    )
    sequences = tuple(_sequence(there, sequence, found) for sequence in project.sequences)
    if any(new is not old for new, old in zip(sequences, project.sequences, strict=True)):
        project = replace(project, sequences=sequences)
    return project, tuple(found)


@dataclass(frozen=True, slots=True)
class _There:
    """What there is: takes by the id of their shot, files, sequences; and the clips that close a circle."""

    shots: Mapping[str, frozenset[str]]
    files: frozenset[str]
    sequences: frozenset[str]
    closing: frozenset[str]


def _with_approvals(project: Project, found: list[Fault]) -> Project:
    takes = {take.id: take.shot_id for take in project.takes}
    wrong = {shot.id for shot in project.shots if shot.approved and takes.get(shot.approved) != shot.id}
    if not wrong:
        return project
    for shot in project.shots:
        if shot.id in wrong:
            what = f'The shot "{shot.id}" approves the take "{shot.approved}", which is not there.'
            found.append(Fault(f"shot {shot.id}", what, "No take is approved for it."))
    shots = (replace(shot, approved=None) if shot.id in wrong else shot for shot in project.shots)
    return replace(project, shots=tuple(shots))


def _closing(project: Project, found: list[Fault]) -> frozenset[str]:
    """The ids of the clips that would close a circle of sequences inside each other."""
    inner = {sequence.id: tuple(_nested(sequence)) for sequence in project.sequences}
    closing: set[str] = set()
    walked: set[str] = set()

    def _walk(sequence_id: str, path: frozenset[str]) -> None:
        walked.add(sequence_id)
        for clip_id, target in inner.get(sequence_id, ()):
            if target in path:
                closing.add(clip_id)
            elif target not in walked:
                _walk(target, path | {target})

    for sequence in project.sequences:
        if sequence.id not in walked:
            _walk(sequence.id, frozenset((sequence.id,)))
    for clip_id in sorted(closing):
        what = f'The clip "{clip_id}" puts a sequence inside itself.'
        found.append(Fault(f"clip {clip_id}", what, "A gap is in its place."))
    return frozenset(closing)


def _nested(sequence: Sequence) -> Iterator[tuple[str, str]]:
    for track in sequence.tracks:
        for clip in track.clips:
            if isinstance(clip.source, SequenceSource):
                yield clip.id, clip.source.sequence_id


def _sequence(there: _There, sequence: Sequence, found: list[Fault]) -> Sequence:
    tracks = tuple(_track(there, sequence, track, found) for track in sequence.tracks)
    if all(new is old for new, old in zip(tracks, sequence.tracks, strict=True)):
        tracks = sequence.tracks
    markers = _markers(sequence, found)
    if tracks is sequence.tracks and markers is sequence.markers:
        return sequence
    return replace(sequence, tracks=tracks, markers=markers)


def _track(there: _There, sequence: Sequence, track: Track, found: list[Fault]) -> Track:
    items: list[Item] = []
    for item in track.items:
        if isinstance(item, Gap):
            items.append(item)
        elif item.id in there.closing:
            items.append(Gap(item.length))
        else:
            items.append(_clip(there, sequence, track, item, found))
    if all(new is old for new, old in zip(items, track.items, strict=True)):
        items = list(track.items)
    row = tidy(replace(track, items=tuple(items)), items)
    clips = {item.id: item for item in items if isinstance(item, Clip)}
    for item in row:
        if isinstance(item, Clip) and item != clips[item.id]:
            what = f'A transition of the clip "{item.id}" in {sequence.name} does not fit its cut.'
            found.append(Fault(f"clip {item.id}", what, "It is shorter, or gone."))
    return track if row == track.items else replace(track, items=row)


def _clip(there: _There, sequence: Sequence, track: Track, clip: Clip, found: list[Fault]) -> Item:
    lost = _lost(there, clip)
    if lost:
        what = f'The clip "{clip.id}" in {sequence.name} shows {lost}, which is not there.'
        found.append(Fault(f"clip {clip.id}", what, "A gap is in its place."))
        return Gap(clip.length)
    source = clip.source
    if isinstance(source, TakeSource) and source.take_id and source.take_id not in there.shots[source.shot_id]:
        what = f'The clip "{clip.id}" in {sequence.name} shows the take "{source.take_id}", which is not there.'
        found.append(Fault(f"clip {clip.id}", what, "It shows the take that stands for its shot."))
        clip = replace(clip, source=TakeSource(source.shot_id))
    head, tail = _edge(track, clip.head), _edge(track, clip.tail)
    if (head, tail) != (clip.head, clip.tail):
        what = f'The clip "{clip.id}" in {sequence.name} has a transition that its track cannot have.'
        found.append(Fault(f"clip {clip.id}", what, "It is a dissolve, or on a track of sound a crossfade."))
        clip = replace(clip, head=head, tail=tail)
    return clip


def _lost(there: _There, clip: Clip) -> str:
    """What the clip shows that is not there; empty for nothing."""
    match clip.source:
        case TakeSource(shot_id=shot_id) if shot_id not in there.shots:
            return f'the shot "{shot_id}"'
        case FileSource(file_id=file_id) if file_id not in there.files:
            return f'the file "{file_id}"'
        case SequenceSource(sequence_id=sequence_id) if sequence_id not in there.sequences:
            return f'the sequence "{sequence_id}"'
        case _:
            return ""


def _edge(track: Track, edge: Transition | None) -> Transition | None:
    if edge is None or (edge.kind == "crossfade") == (track.kind == "audio"):
        return edge
    return replace(edge, kind="crossfade" if track.kind == "audio" else "dissolve")


def _markers(sequence: Sequence, found: list[Fault]) -> tuple[Marker, ...]:
    known: set[str] = set()
    kept: list[Marker] = []
    for marker in sequence.markers:
        if marker.id in known:
            what = f'The marker "{marker.id}" is in {sequence.name} twice.'
            found.append(Fault(f"marker {marker.id}", what, "The first one is there."))
        else:
            known.add(marker.id)
            kept.append(marker)
    return sequence.markers if len(kept) == len(sequence.markers) else tuple(kept)
