"""A sequence whose media have been found: an immutable thing that tells what is shown at a frame."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, SequenceSource, Source, Transition, TransitionKind
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.playback.source import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Movie:
    """A take, or a file of the bin. ``light`` is where its proxy is, or will be. ``frame_count`` is what it should
    have, counted at its own ``rate``; 0 and None where only the file can tell."""

    path: Path
    light: Path
    name: str
    rate: FrameRate | None
    frame_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A still: one picture without an end."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Sound without pictures."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """Another sequence."""

    cut: "Cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A title."""

    title: Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """``#rrggbb``."""

    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A shot without a take: its number in the story and its words."""

    number: int
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What the project itself does not have any more, or what can never be shown: ``what`` and ``todo`` say why."""

    name: str
    what: str
    todo: str = ""


Medium = Movie | Image | Recording | Nested | Words | Color | Planned | Lost


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """A clip where it lies: from frame ``start`` on. ``lane`` is its own among those that read the same file."""

    clip: Clip
    medium: Medium
    start: int
    lane: Lane

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.clip.length

    @property
    def base(self) -> object:
        """The same for two clips of one medium if one goes on where the other would have gone."""
        clip = self.clip
        return clip.speed, clip.offset + clip.phase - self.start * clip.speed


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A clip at its own frame ``frame``, which may lie before its beginning or behind its end."""

    placing: Placing
    frame: int


@dataclass(frozen=True, slots=True, eq=False)
class Over:
    """A moment of a transition; ``part`` is 0..1, None is nothing."""

    kind: TransitionKind
    part: float
    leaving: Shown | None
    coming: Shown | None
    color: str


@dataclass(frozen=True, eq=False)
class Laid:
    """A track with its media. ``media`` and ``lanes`` hold one for each item, None and nothing for gaps; ``sources``
    are those its media came from, each once; ``luts`` the tables its grades name, by digest."""

    track: Track
    media: tuple[Medium | None, ...]
    lanes: tuple[Lane, ...]
    sources: dict[Source, Medium]
    luts: dict[str, Path]

    @cached_property
    def nests(self) -> bool:
        """Whether another sequence is, or should be, shown on it."""
        return any(isinstance(source, SequenceSource) for source in self.sources)

    def placing(self, number: int) -> Placing | None:
        """The clip that is item ``number``; None for gaps, clips that are off, and beyond both ends."""
        if not 0 <= number < len(self.track.items):
            return None
        clip, medium = self.track.items[number], self.media[number]
        if not isinstance(clip, Clip) or medium is None or not clip.enabled:
            return None
        return Placing(clip, medium, self.boundary(number), self.lanes[number])

    def boundary(self, number: int) -> int:
        """The frame at which item ``number`` begins; that of one behind the last is the track's end."""
        return self.track.ends[number - 1] if number else 0

    def transition(self, number: int) -> Transition | None:
        """The one over the beginning of item ``number``, if there is one."""
        coming, leaving = self.placing(number), self.placing(number - 1)
        ending = leaving.clip.tail if leaving is not None else None
        found = coming.clip.head if coming is not None else ending
        return found if found is not None and found.length > 0 else None

    def shown(self, frame: int) -> Shown | Over | None:
        """What a video track shows at a frame; nothing before the first."""
        if frame < 0:
            return None
        number = bisect_right(self.track.ends, frame)
        for cut in (number, number + 1):
            over = self._over(cut, frame) if cut <= len(self.track.items) else None
            if over is not None:
                return over
        here = self.placing(number)
        return Shown(here, frame - here.start) if here is not None else None

    def near(self, first: int, end: int) -> Iterator[int]:
        """The numbers of the items that are seen or heard between two frames, transitions and all."""
        number = max(0, bisect_right(self.track.ends, max(0, first)) - 1)
        while number < len(self.track.items):
            head = self.transition(number)
            if self.boundary(number) - (head.before if head is not None else 0) >= end:
                return
            yield number
            number += 1

    def _over(self, number: int, frame: int) -> Over | None:
        transition = self.transition(number)
        if transition is None:
            return None
        cut = self.boundary(number)
        done = frame - (cut - transition.before)
        if not 0 <= done < transition.length:
            return None
        leaving, coming = self.placing(number - 1), self.placing(number)
        return Over(
            transition.kind,
            (done + 0.5) / transition.length,
            Shown(leaving, frame - leaving.start) if leaving is not None else None,
            Shown(coming, frame - coming.start) if coming is not None else None,
            transition.color,
        )


@dataclass(frozen=True, eq=False)
class Cut:
    """A sequence, with ``tracks`` in its order."""

    id: str
    name: str
    size: tuple[int, int]
    rate: FrameRate
    length: int
    tracks: tuple[Laid, ...]

    @cached_property
    def pictures(self) -> tuple[tuple[int, Laid], ...]:
        """Tracks that are seen, from the bottom up, with their numbers."""
        return tuple(
            (number, laid)
            for number, laid in enumerate(self.tracks)
            if laid.track.kind in ("video", "subtitle") and not laid.track.muted
        )

    @cached_property
    def sounds(self) -> tuple[tuple[int, Laid], ...]:
        """Tracks that are heard, with their numbers."""
        audio = [(number, laid) for number, laid in enumerate(self.tracks) if laid.track.kind == "audio"]
        solo = any(laid.track.solo for _, laid in audio)
        return tuple((number, laid) for number, laid in audio if not laid.track.muted and (laid.track.solo or not solo))

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """The frames at which something begins or ends on the lowest track of pictures."""
        laid = next((laid for laid in self.tracks if laid.track.kind == "video"), None)
        return tuple(end for end in laid.track.ends if end < self.length) if laid is not None else ()

    @cached_property
    def movies(self) -> tuple[Movie, ...]:
        """Every movie in it, each once, in order of the tracks."""
        found: dict[Movie, None] = {}
        for laid in self.tracks:
            for medium in laid.sources.values():
                if isinstance(medium, Movie):
                    found[medium] = None
                elif isinstance(medium, Nested):
                    found.update(dict.fromkeys(medium.cut.movies))
        return tuple(found)

    @cached_property
    def wants(self) -> tuple[str, ...]:
        """What is not as it should be before any file is opened: shots without takes, and what is lost; sentences."""
        said: dict[str, None] = {}
        for laid in self.tracks:
            for medium in laid.sources.values():
                if isinstance(medium, Planned):
                    said[f"Shot {medium.number} has no take yet: a slate stands in its place."] = None
                elif isinstance(medium, Lost):
                    said[medium.what] = None
                elif isinstance(medium, Nested):
                    said.update(dict.fromkeys(medium.cut.wants))
        return tuple(said)
