"""Where files of the bin are used."""

from dataclasses import dataclass

from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.track import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A clip that shows or sounds a file, or picture and sound of it linked together; ``start`` is its first frame in
    the sequence."""

    sequence: str
    track: str
    clip: str
    start: int


_Found = tuple[tuple[str, str, Use], ...]
"""File, link and place of each clip that has a file, on one track."""


class Uses:
    """Finds out; what a track has is remembered as long as it is the very same track, so that an edit costs what it
    changed."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Track, _Found]] = {}

    def of(self, project: Project) -> dict[str, tuple[Use, ...]]:
        """By the file's id, in the order of sequences and tracks."""
        found: dict[str, dict[tuple[str, str], Use]] = {}
        known: dict[tuple[str, str], tuple[Track, _Found]] = {}
        for sequence in project.sequences:
            for track in sequence.tracks:
                key = sequence.id, track.id
                before = self._known.get(key)
                known[key] = before if before is not None and before[0] is track else (track, _on(sequence.id, track))
                for file_id, link, use in known[key][1]:
                    found.setdefault(file_id, {}).setdefault((sequence.id, link or use.clip), use)
        self._known = known
        return {file_id: tuple(all_.values()) for file_id, all_ in found.items()}


def _on(sequence: str, track: Track) -> _Found:
    found: list[tuple[str, str, Use]] = []
    for index, item in enumerate(track.items):
        if isinstance(item, Clip) and isinstance(item.source, FileSource):
            use = Use(sequence=sequence, track=track.id, clip=item.id, start=track.placed(index).start)
            found.append((item.source.file_id, item.link, use))
    return tuple(found)


def told(project: Project, use: Use) -> str:
    """``Film, V1, 0:05``: the place for a person."""
    sequence = project.sequence(use.sequence)
    track = sequence.track(use.track)
    seconds = int(use.start / sequence.rate.fps)
    return f"{sequence.name}, {track.name or track.id}, {seconds // 60}:{seconds % 60:02}"
