"""A project's sequence becomes a cut. Asked again after an edit, it makes anew what changed and nothing else."""

from collections.abc import Callable
from pathlib import Path

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import Clip, ColorSource, FileSource, SequenceSource, Source, TakeSource, TitleSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.playback.source import Lane
from studio.workflows.sequence.cut import (
    Color,
    Cut,
    Image,
    Laid,
    Lost,
    Medium,
    Movie,
    Nested,
    Planned,
    Recording,
    Words,
)


class Resolver:
    """``where`` is the path of a medium by its digest, ``proxies`` the folder of the light copies.

    A sequence in which nothing changed is the very same ``Cut`` as before; a track, the same ``Laid``.
    """

    def __init__(self, where: Callable[[str], Path], proxies: Path) -> None:
        self._where, self._proxies = where, proxies
        self._project: Project | None = None
        self._same = False
        """Whether every source but other sequences is what it was for the project before."""
        self._media: dict[Source, Medium] = {}
        self._others: dict[Source, Medium] = {}
        self._places: dict[str, Path] = {}
        self._laid: dict[str, Laid] = {}
        self._cuts: dict[str, Cut] = {}
        self._new: dict[str, Cut] = {}
        self._inside: list[str] = []

    def cut(self, project: Project, sequence_id: str) -> Cut:
        """The sequence of this project. Raises ``ProjectError`` when there is none."""
        if project is not self._project:
            self._same = self._project is not None and _same_media(self._project, project)
            if not self._same:
                self._media = {}
            self._project, self._others, self._new = project, {}, {}
        return self._resolved(project, project.sequence(sequence_id))

    def forget(self) -> None:
        """A file may have come, or come back under another name: look for all of them again."""
        self._places.clear()
        self._project = None

    def _resolved(self, project: Project, sequence: Sequence) -> Cut:
        if sequence.id in self._new:
            return self._new[sequence.id]
        self._inside.append(sequence.id)
        try:
            tracks = tuple(self._lay(project, track, number) for number, track in enumerate(sequence.tracks))
        finally:
            self._inside.pop()
        form = sequence.name, sequence.size, sequence.rate, sequence.length
        cut = self._cuts.get(sequence.id)
        if cut is None or form != (cut.name, cut.size, cut.rate, cut.length) or not _same(cut.tracks, tracks):
            cut = Cut(sequence.id, *form, tracks)
        self._cuts[sequence.id] = cut
        if not self._inside:
            self._new[sequence.id] = cut
        return cut

    def _lay(self, project: Project, track: Track, number: int) -> Laid:
        before = self._laid.get(track.id)
        if before is not None and before.track is track:
            if self._same and not before.nests:
                return before
            media = {source: self._medium(project, source) for source in before.sources}
            if all(media[source] == medium for source, medium in before.sources.items()):
                return before
        sources: dict[Source, Medium] = {}
        luts: dict[str, Path] = {}
        row: list[Medium | None] = []
        for item in track.items:
            if isinstance(item, Clip):
                medium = self._medium(project, item.source)
                sources[item.source] = medium
                row.append(medium)
                if item.grade.lut:
                    luts[item.grade.lut] = self._place(item.grade.lut)
            else:
                row.append(None)
        laid = Laid(track, tuple(row), _lanes(track, row, number), sources, luts)
        self._laid[track.id] = laid
        return laid

    def _medium(self, project: Project, source: Source) -> Medium:
        """What a source is in this project."""
        known = self._others if isinstance(source, SequenceSource) else self._media
        found = known.get(source)
        if found is None:
            try:
                found = self._found(project, source)
            except StudioError as exc:
                found = Lost(name=_name(source), what=exc.what, todo=exc.todo)
            if not (self._inside[1:] and isinstance(source, SequenceSource)):
                known[source] = found  # inside another, a sequence may be lost for going round in a circle
        return found

    def _found(self, project: Project, source: Source) -> Medium:
        match source:
            case TakeSource():
                return self._take(project, source)
            case FileSource(file_id=file_id):
                return self._file(project, file_id)
            case SequenceSource(sequence_id=sequence_id):
                sequence = project.sequence(sequence_id)
                if sequence_id in self._inside:
                    return Lost(
                        name=sequence.name,
                        what=f"{sequence.name} would be shown inside itself, without an end.",
                        todo="Take it out of the sequence that it holds.",
                    )
                return Nested(cut=self._resolved(project, sequence))
            case TitleSource(title=title):
                return Words(title=title)
            case ColorSource(color=color):
                return Color(color=color)

    def _take(self, project: Project, source: TakeSource) -> Medium:
        take = project.take(source.take_id) if source.take_id else project.standing(source.shot_id)
        if take is None:
            return Planned(number=project.number(source.shot_id), prompt=project.shot(source.shot_id).prompt)
        return Movie(
            path=self._place(take.media),
            light=self._light(take.media),
            name=take.id,
            rate=take.recipe.rate,
            frame_count=take.frame_count,
        )

    def _file(self, project: Project, file_id: str) -> Medium:
        file = project.file(file_id)
        path = self._place(file.digest)
        match file.kind:
            case "image":
                return Image(path=path, name=file.name)
            case "audio":
                return Recording(path=path, name=file.name)
            case "video":
                return Movie(
                    path=path,
                    light=self._light(file.digest),
                    name=file.name,
                    rate=FrameRate(file.rate) if file.rate is not None else None,
                    frame_count=file.frame_count,
                )

    def _place(self, digest: str) -> Path:
        """Where a medium is. Asking the disk costs, so what was found is remembered."""
        if not digest:
            return Path("nowhere")
        place = self._places.get(digest)
        if place is None:
            place = self._where(digest)
            if place.exists():
                self._places[digest] = place
        return place

    def _light(self, digest: str) -> Path:
        return self._proxies / f"{digest}.mov"


def _lanes(track: Track, media: list[Medium | None], number: int) -> tuple[Lane, ...]:
    """Clips of one file read it by turns in two lanes, so that the next is ready while the last is still shown; those
    that go on where the one before them stops, in the same."""
    lanes: list[Lane] = []
    before: dict[Medium, tuple[Clip, int, int]] = {}
    start = 0
    for item, medium in zip(track.items, media, strict=True):
        lane = 0
        if isinstance(item, Clip) and isinstance(medium, Movie | Recording):
            last = before.get(medium)
            if last is not None:
                clip, end, side = last
                flows = end == start and clip.speed == item.speed and clip.medium(clip.length) == item.offset
                lane = side if flows and item.head is None else 1 - side
            before[medium] = item, start + item.length, lane
        lanes.append((2 * number + lane,))
        start += item.length
    return tuple(lanes)


def _same_media(before: Project, after: Project) -> bool:
    """Whether takes and files of two projects are the same, and what shows of their shots."""
    if before.takes is not after.takes or before.files is not after.files or len(before.shots) != len(after.shots):
        return False
    for one, other in zip(before.shots, after.shots, strict=True):
        if one is not other:
            if one.id != other.id or one.approved != other.approved:
                return False
            if one.prompt != other.prompt and not after.takes_of(other.id):
                return False
    return True


def _same(one: tuple[Laid, ...], other: tuple[Laid, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _name(source: Source) -> str:
    match source:
        case TakeSource(shot_id=shot, take_id=take):
            return take or shot
        case FileSource(file_id=name) | SequenceSource(sequence_id=name):
            return name
        case _:
            return ""
