"""Where a file of the bin is used."""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.sequence import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A clip that shows or sounds a file; ``start`` is its first frame in the sequence."""

    sequence: str
    track: str
    clip: str
    start: int


def uses(project: Project) -> dict[str, tuple[Use, ...]]:
    """By the file's id, in the order of sequences and tracks."""
    found: dict[str, list[Use]] = {}
    for sequence in project.sequences:
        for file_id, use in _in(sequence):
            found.setdefault(file_id, []).append(use)
    return {file_id: tuple(all_) for file_id, all_ in found.items()}


def _in(sequence: Sequence) -> Iterator[tuple[str, Use]]:
    for track in sequence.tracks:
        for index, item in enumerate(track.items):
            if isinstance(item, Clip) and isinstance(item.source, FileSource):
                start = track.placed(index).start
                yield item.source.file_id, Use(sequence=sequence.id, track=track.id, clip=item.id, start=start)


def told(project: Project, use: Use) -> str:
    """``Film, V1, 0:05``: the place for a person."""
    sequence = project.sequence(use.sequence)
    track = sequence.track(use.track)
    seconds = int(use.start / sequence.rate.fps)
    return f"{sequence.name}, {track.name or track.id}, {seconds // 60}:{seconds % 60:02}"
