"""What is handed over of a sequence, as a record, and the media that have to lie beside it."""

import re
from dataclasses import dataclass
from math import floor
from pathlib import Path

from studio.ports.interchange import Absent, Content, HandedClip, HandedCut, HandedTrack, Lettering, Loss, Roll, Solid
from studio.project.project import Project
from studio.project.take import Take
from studio.project.timeline.clip import Clip, FileSource, Gap, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.workflows.sequence import Cut
from studio.workflows.sequence.cut import Color, Image, Laid, Lost, Medium, Movie, Nested, Planned, Recording, Words

_LONGEST = 80
"""Characters of a file's name: paths have to fit into 260 on some systems."""

_Origin = tuple[str, str, str, str]
_NOWHERE: _Origin = ("", "", "", "")

Source = Path | Cut | Title
"""A file to be copied, a nested sequence to be made into a movie, words to be set."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A medium that has to lie beside the file, under ``name``."""

    name: str
    source: Source


class Handing:
    """``cut`` is what is handed over, ``wanted`` what has to be in the folder ``home`` for it, ``takes`` those among
    its rolls, ``losses`` what no format would carry, and ``remarks`` what else is to be told. What changes media
    (stems, a mezzanine) changes them."""

    def __init__(self, project: Project, sequence: Sequence, resolved: Cut, home: Path) -> None:
        self.project, self.sequence, self._home = project, sequence, home.absolute()
        self.wanted: list[Wanted] = []
        self.losses: list[Loss] = []
        self.takes: dict[Roll, Take] = {}
        self.remarks: dict[str, None] = {}
        self._origins: dict[TakeSource, _Origin] = {}
        self._numbers = {shot.id: number for number, shot in enumerate(project.shots, start=1)}
        self._contents: dict[object, Content] = {}
        self._taken: set[str] = set()
        solo = {number for number, _ in resolved.sounds}
        tracks = tuple(
            self._track(laid, number in solo)
            for number, laid in enumerate(resolved.tracks)
            if laid.track.kind != "subtitle" or not laid.track.muted
        )
        rolls = dict.fromkeys(
            content.picture if isinstance(content, Lettering) else content
            for content in self._contents.values()
            if isinstance(content, Roll | Lettering)
        )
        self.cut = HandedCut(
            name=sequence.name,
            size=sequence.size,
            rate=sequence.rate,
            start=sequence.start,
            tracks=tracks,
            markers=sequence.markers,
            rolls=tuple(rolls),
        )

    def _track(self, laid: Laid, heard: bool) -> HandedTrack:
        track = laid.track
        items: list[HandedClip | Gap] = []
        at = self.sequence.start
        for item, medium in zip(track.items, laid.media, strict=True):
            if isinstance(item, Gap) or medium is None:
                items.append(Gap(item.length))
            else:
                items.append(self._clip(item, medium, at))
            at += item.length
        found = {number: laid.transition(number) for number in range(len(items) + 1)}
        return HandedTrack(
            kind=track.kind,
            name=track.name,
            items=tuple(items),
            transitions={number: one for number, one in found.items() if one is not None},
            on=heard if track.kind == "audio" else not track.muted,
            gain_db=track.gain_db,
            pan=track.pan,
            duck_db=track.duck_db,
            role=track.role,
        )

    def _clip(self, clip: Clip, medium: Medium, at: int) -> HandedClip:
        shot, take, prompt, note = self._origin(clip)
        content = self._content(clip, medium)
        name = clip.name or self._name(clip, medium)
        if isinstance(medium, Nested):
            what = "It is a sequence here; in the other program it is one movie."
            self.losses.append(Loss(where="clip", name=name, at=at, what=what))
        return HandedClip(
            id=clip.id,
            name=name,
            content=content,
            length=clip.length,
            offset=clip.offset,
            speed=clip.speed,
            phase=clip.phase,
            link=clip.link,
            enabled=clip.enabled,
            transform=clip.transform,
            grade=clip.grade,
            level=clip.level,
            note=clip.note or note,
            shot=shot,
            take=take,
            prompt=prompt,
        )

    def _origin(self, clip: Clip) -> _Origin:
        """Its shot, take, prompt and the take's note, as people say them; empty where it does not come from a shot."""
        if not isinstance(clip.source, TakeSource):
            return _NOWHERE
        if clip.source not in self._origins:
            self._origins[clip.source] = self._found(clip.source)
        return self._origins[clip.source]

    def _found(self, source: TakeSource) -> _Origin:
        number = self._numbers.get(source.shot_id)
        if number is None:
            return _NOWHERE
        shot, takes = self.project.shot(source.shot_id), self.project.takes_of(source.shot_id)
        wanted = source.take_id
        take = next((one for one in takes if one.id == wanted), None) if wanted else self.project.standing(shot.id)
        place = str(takes.index(take) + 1) if take is not None and take in takes else ""
        prompt = take.prompt if take is not None and take.prompt else shot.prompt
        return str(number), place, prompt, take.note if take is not None else ""

    def _name(self, clip: Clip, medium: Medium) -> str:
        match medium:
            case Words(title=title):
                return " ".join(title.text.split())[:_LONGEST] or "Title"
            case Color(color=color):
                return color
            case Nested(cut=cut):
                return cut.name
            case Planned(number=number):
                return f"Shot {number:02d}"
            case Movie() | Image() | Recording() | Lost():
                shot, take, _, _ = self._origin(clip)
                return f"Shot {int(shot):02d} Take {take}" if shot and take else medium.name

    def _content(self, clip: Clip, medium: Medium) -> Content:
        key = medium.cut.id if isinstance(medium, Nested) else medium
        if key not in self._contents:
            self._contents[key] = self._new(clip, medium)
        return self._contents[key]

    def _new(self, clip: Clip, medium: Medium) -> Content:
        rate = self.sequence.rate
        match medium:
            case Words(title=title):
                path = self._want(f"Title {' '.join(title.text.split())[:40]}", ".png", title)
                picture = Roll(path=path, kind="image", length=0, size=self.sequence.size, channels=0)
                return Lettering(title=title, picture=picture)
            case Color(color=color):
                return Solid(color)
            case Nested(cut=cut):
                path = self._want(cut.name, ".mp4", cut)
                length = floor(cut.length / cut.rate.fps * rate.fps)
                return Roll(path=path, kind="video", length=length, size=cut.size, rate=cut.rate)
            case Planned(number=number):
                return Absent(f"Shot {number} has no take yet.")
            case Lost(what=what):
                return Absent(what)
            case Movie() | Image() | Recording():
                return self._file(clip, medium)

    def _file(self, clip: Clip, medium: Movie | Image | Recording) -> Content:
        name = self._name(clip, medium)
        if not medium.path.is_file():
            return Absent(f"Its file, {name}, is missing.")
        stem = Path(name).stem if isinstance(clip.source, FileSource) else name
        path = self._want(stem, medium.path.suffix, medium.path)
        fps = self.sequence.rate.fps
        if isinstance(clip.source, FileSource):
            file = self.project.file(clip.source.file_id)
            length = floor(file.seconds * fps) if file.kind != "image" else 0
            if file.frame_count and file.rate is not None:
                length = floor(file.frame_count / file.rate * fps)
            own = self.sequence.rate if file.rate == fps else medium.rate if isinstance(medium, Movie) else None
            channels = (file.channels or 2) if file.sample_count else 0
            return Roll(path=path, kind=file.kind, length=length, size=file.size, rate=own, channels=channels)
        assert isinstance(medium, Movie)
        assert isinstance(clip.source, TakeSource)
        wanted = clip.source.take_id
        take = self.project.take(wanted) if wanted else self.project.standing(clip.source.shot_id)
        assert take is not None
        length = floor(take.frame_count / take.recipe.rate.fps * fps)
        roll = Roll(path=path, kind="video", length=length, size=take.recipe.size, rate=take.recipe.rate)
        self.takes[roll] = take
        return roll

    def _want(self, stem: str, suffix: str, source: Source) -> Path:
        path = self.place(stem, suffix)
        self.wanted.append(Wanted(path.name, source))
        return path

    def place(self, stem: str, suffix: str) -> Path:
        """Where a medium will lie: under a name that every system takes and no other has."""
        plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', "_", stem).strip(" .")[:_LONGEST].strip(" .") or "Clip"
        while len(plain.encode("utf-8", "replace")) > 2 * _LONGEST:
            plain = plain[:-1]
        name, number = plain, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{plain} {number}"
        self._taken.add(name.casefold())
        return self._home / f"{name}{suffix}"

    def release(self, path: Path) -> None:
        """Nothing will lie there: the name may be another's."""
        self._taken.discard(path.stem.casefold())
