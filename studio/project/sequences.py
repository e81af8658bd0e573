"""Edits of the project around its sequences: one of them is changed, comes, goes or is nested; files come and go."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Item, SequenceSource
from studio.project.timeline.draft import Draft, gap
from studio.project.timeline.edits.chosen import Chosen, chosen
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track, TrackKind


def with_sequence(project: Project, sequence_id: str, change: Callable[[Sequence], Sequence]) -> Project:
    """The project with one sequence changed; the same one where nothing was.

    Raises ``ProjectError`` when a sequence would show itself, or the film lose its own two tracks.
    """
    before = project.sequence(sequence_id)
    after = change(before)
    if after is before or after == before:
        return project
    changed = replace(project, sequences=tuple(after if other is before else other for other in project.sequences))
    if after.nested - before.nested and _shows(changed, after, sequence_id):
        raise ProjectError(f"{after.name} would show itself.", todo="Choose another sequence.")
    if before is project.sequences[0] and not (after.of_kind("video") and after.of_kind("audio")):
        raise ProjectError("The film keeps one track for pictures and one for sound.")
    return changed


def add_sequence(
    project: Project, name: str, *, size: tuple[int, int] | None = None, rate: FrameRate | None = None
) -> Project:
    """A new, empty sequence with one track for pictures and one for sound, the last; as the form says, unless told.

    ::

        q1        ->  q1 q2
    """
    sequence_id = _next_id(project)
    rows = (
        Track(id=f"{sequence_id}v1", kind="video", name="V1"),
        Track(id=f"{sequence_id}a2", kind="audio", name="A1"),
    )
    sequence = Sequence(
        id=sequence_id,
        name=name,
        size=size or project.form.size,
        rate=rate or project.form.rate,
        tracks=rows,
        serial=len(rows),
    )
    return replace(project, sequences=(*project.sequences, sequence))


def remove_sequence(project: Project, sequence_id: str) -> Project:
    """A sequence goes. Raises ``ProjectError`` for the film, and while another sequence shows it."""
    gone = project.sequence(sequence_id)
    if gone is project.sequences[0]:
        raise ProjectError("The film cannot be removed.")
    for other in project.sequences:
        if sequence_id in other.nested:
            raise ProjectError(f"{gone.name} is used in {other.name}.", todo="Take it out there first.")
    return replace(project, sequences=tuple(other for other in project.sequences if other is not gone))


def rename_sequence(project: Project, sequence_id: str, name: str) -> Project:
    """A sequence's name."""
    return with_sequence(project, sequence_id, lambda sequence: replace(sequence, name=name))


def nest(project: Project, sequence_id: str, clip_ids: Collection[str], name: str, *, linked: bool = True) -> Project:
    """Clips become a sequence of their own, which lies in their place.

    ::

        q1 V1  aaBBcc        ->  q1 V1  aaNNcc        q2 V1  BB
           A1  aaBBcc               A1  aaNNcc           A1  BB

    Raises ``ProjectError`` when other clips lie where the new one comes.
    """
    sequence = project.sequence(sequence_id)
    moving = chosen(sequence, clip_ids, linked)
    if not moving:
        raise ProjectError("There is nothing to nest.", todo="Choose clips first.")
    start, end = min(item.start for item in moving), max(item.end for item in moving)
    new_id = _next_id(project)
    inner = Sequence(
        id=new_id,
        name=name,
        size=sequence.size,
        rate=sequence.rate,
        tracks=_inner_tracks(sequence, moving, new_id, start),
    )
    draft = Draft(sequence)
    for track_id in dict.fromkeys(item.track_id for item in moving):
        draft.lift(track_id, {item.clip.id for item in moving if item.track_id == track_id})
    pictures = [track.id for track in sequence.tracks if track.kind != "audio" and _on(moving, track)]
    sounds = [track.id for track in sequence.tracks if track.kind == "audio" and _on(moving, track)]
    link = draft.new_id("l") if pictures and sounds else ""
    for track_id in (*pictures[:1], *sounds[:1]):
        if any(isinstance(placed.item, Clip) for placed in draft.track(track_id).between(start, end)):
            raise ProjectError("Other clips lie between those that were chosen.", todo="Choose these too.")
        source = SequenceSource(new_id)
        draft.lay(track_id, start, Clip(id=draft.new_id("c"), source=source, length=end - start, link=link, name=name))
    outer = draft.done()
    others = tuple(outer if other is sequence else other for other in project.sequences)
    return replace(project, sequences=(*others, replace(inner, serial=Draft(inner).serial)))


def add_files(project: Project, files: Iterable[MediaFile]) -> Project:
    """Files come into the bin, behind those it has. Raises ``ProjectError`` for an id that it has."""
    known = {file.id for file in project.files}
    added: list[MediaFile] = []
    for file in files:
        if file.id in known:
            raise ProjectError(f'{project.name} already has a file "{file.id}".')
        known.add(file.id)
        added.append(file)
    return replace(project, files=(*project.files, *added)) if added else project


def next_file_id(project: Project) -> str:
    """The id that the next file of the bin gets: ``f3``."""
    taken = {file.id for file in project.files}
    serial = len(taken) + 1
    while f"f{serial}" in taken:
        serial += 1
    return f"f{serial}"


def set_file(project: Project, file: MediaFile) -> Project:
    """A file in the place of the one with its id: found again, or renamed."""
    old = project.file(file.id)
    return replace(project, files=tuple(file if other is old else other for other in project.files))


def remove_file(project: Project, file_id: str) -> Project:
    """A file goes out of the bin. Raises ``ProjectError`` while a sequence shows it."""
    gone, source = project.file(file_id), FileSource(file_id)
    for sequence in project.sequences:
        if any(clip.source == source for track in sequence.tracks for clip in track.clips):
            raise ProjectError(f"{gone.name} is used in {sequence.name}.", todo="Take it out there first.")
    return replace(project, files=tuple(file for file in project.files if file is not gone))


def _next_id(project: Project) -> str:
    taken = {sequence.id for sequence in project.sequences}
    serial = len(taken) + 1
    while f"q{serial}" in taken:
        serial += 1
    return f"q{serial}"


def _shows(project: Project, sequence: Sequence, sequence_id: str) -> bool:
    """Whether a sequence shows another, at any depth."""
    seen: set[str] = set()
    todo = [sequence]
    while todo:
        for nested in todo.pop().nested:
            if nested == sequence_id:
                return True
            if nested not in seen:
                seen.add(nested)
                todo.extend(other for other in project.sequences if other.id == nested)
    return False


def _on(items: Iterable[Chosen], track: Track) -> bool:
    return any(item.track_id == track.id for item in items)


def _inner_tracks(sequence: Sequence, items: tuple[Chosen, ...], new_id: str, start: int) -> tuple[Track, ...]:
    rows: list[Track] = []
    letters: dict[TrackKind, str] = {"video": "v", "subtitle": "s", "audio": "a"}
    for track in sequence.tracks:
        row: list[Item] = []
        end = start
        for item in items:
            if item.track_id == track.id:
                row.extend((*gap(item.start - end), item.clip))
                end = item.end
        if row or track in (*sequence.of_kind("video")[:1], *sequence.of_kind("audio")[:1]):
            track_id = f"{new_id}{letters[track.kind]}{len(rows) + 1}"
            rows.append(replace(track, id=track_id, locked=False, items=tuple(row)))
    return tuple(rows)
