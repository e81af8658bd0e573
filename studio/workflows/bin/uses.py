"""Where a file of the bin is used."""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.sequence import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A clip that shows or sounds a file, or picture and sound of it linked together; ``start`` is its first frame in
    the sequence."""

    sequence: str
    track: str
    clip: str
    start: int


def uses(project: Project) -> dict[str, tuple[Use, ...]]:
    """By the file's id, in the order of sequences and tracks."""
    if not project.files:
        return {}
    found: dict[str, dict[tuple[str, str], Use]] = {}
    for sequence in project.sequences:
        for file_id, link, use in _in(sequence):
            found.setdefault(file_id, {}).setdefault((sequence.id, link or use.clip), use)
    return {file_id: tuple(all_.values()) for file_id, all_ in found.items()}


def _in(sequence: Sequence) -> Iterator[tuple[str, str, Use]]:
    for track in sequence.tracks:
        for index, item in enumerate(track.items):
            if isinstance(item, Clip) and isinstance(item.source, FileSource):
                start = track.placed(index).start
                use = Use(sequence=sequence.id, track=track.id, clip=item.id, start=start)
                yield item.source.file_id, item.link, use


def told(project: Project, use: Use) -> str:
    """``Film, V1, 0:05``: the place for a person."""
    sequence = project.sequence(use.sequence)
    track = sequence.track(use.track)
    seconds = int(use.start / sequence.rate.fps)
    return f"{sequence.name}, {track.name or track.id}, {seconds // 60}:{seconds % 60:02}"
