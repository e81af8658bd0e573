"""The door to other editors: a cut as it is handed over, and who writes it down in their formats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol, get_args

from studio.core.time import FrameRate
from studio.ports.compositor import Picture
from studio.project.timeline.clip import FORWARD, ON_FRAME, Gap, Transition
from studio.project.timeline.file import FileKind
from studio.project.timeline.look import AS_IT_IS, PLAIN, UNGRADED, Grade, Level, Transform
from studio.project.timeline.sequence import Marker
from studio.project.timeline.title import Title
from studio.project.timeline.track import Role, TrackKind

SUFFIXES = (".otio", ".otioz", ".fcpxml", ".xml", ".edl", ".mlt", ".kdenlive", ".aaf")
"""What can be written, by the ending of the file: ``.xml`` is Final Cut Pro 7's, ``.fcpxml`` that of Final Cut Pro."""

FcpxmlVersion = Literal["1.8", "1.10"]
FCPXML_VERSIONS: tuple[FcpxmlVersion, ...] = get_args(FcpxmlVersion)
"""1.10 is of Final Cut Pro 10.6; 1.8 of 10.4.1, for older programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """A media file beside what is handed over. ``path`` is absolute, its name is unlike that of every other roll.

    ``length`` is how long it is in frames of the sequence's rate, 0 where it has no end (images). ``start`` is the
    number of its first frame in the medium that it was cut out of, and in its timecode; 0 for what is whole. ``rate``
    None: it has none of its own. ``channels`` 0: it is silent.
    """

    path: Path
    kind: FileKind
    length: int
    size: tuple[int, int] = (0, 0)
    rate: FrameRate | None = None
    channels: int = 2
    start: int = 0

    @property
    def end(self) -> int:
        """The number of the first frame behind it; 0 where it has no end."""
        return self.start + self.length if self.length else 0


@dataclass(frozen=True, slots=True)
class Solid:
    """One colour over the whole screen, ``#rrggbb``."""

    color: str


@dataclass(frozen=True, slots=True)
class Absent:
    """What should be shown and is not there; ``why`` is a sentence."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Words, and the same words as a picture with an alpha channel, for those who cannot set them."""

    title: Title
    picture: Roll


Content = Roll | Lettering | Solid | Absent


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedClip:
    """A clip; what it means is in ``project.timeline.clip.Clip``. ``offset`` counts from the first frame of the whole
    medium, as ``Roll.start`` does. ``shot``, ``take`` and ``prompt`` tell where it came from, empty where it did not
    come from a shot."""

    id: str
    name: str
    content: Content
    length: int
    offset: int = 0
    speed: Fraction = FORWARD
    phase: Fraction = ON_FRAME
    link: str = ""
    enabled: bool = True
    transform: Transform = PLAIN
    grade: Grade = UNGRADED
    level: Level = AS_IT_IS
    note: str = ""
    shot: str = ""
    take: str = ""
    prompt: str = ""

    @property
    def present(self) -> bool:
        """Whether there is anything to be seen or heard of it."""
        return self.enabled and not isinstance(self.content, Absent)

    @property
    def roll(self) -> Roll | None:
        """The media file that it shows, if it shows one."""
        return self.content if isinstance(self.content, Roll) else None


@dataclass(frozen=True, slots=True)
class Lying:
    """A clip where it lies: ``number`` among the items of its track, ``start`` its first frame."""

    clip: HandedClip
    number: int
    start: int

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.clip.length


HandedRole = Role | Literal["ambience"]
"""What a track of sound is for: a track of the project, or one of the stems of its takes."""


@dataclass(frozen=True, kw_only=True)
class HandedTrack:
    """``transitions`` by the number of the item at whose beginning they lie, the number of items for one at the end. A
    track that is not ``on`` is not seen or heard."""

    kind: TrackKind
    name: str
    items: tuple[HandedClip | Gap, ...] = ()
    transitions: Mapping[int, Transition] = field(default_factory=dict[int, Transition])
    on: bool = True
    gain_db: float = 0.0
    pan: float = 0.0
    duck_db: float = 0.0
    role: HandedRole = ""

    def lying(self) -> Iterator[Lying]:
        """Its clips, where they lie."""
        start = 0
        for number, item in enumerate(self.items):
            if isinstance(item, HandedClip):
                yield Lying(item, number, start)
            start += item.length

    @property
    def length(self) -> int:
        """Frames up to the end of the last item."""
        return sum(item.length for item in self.items)


@dataclass(frozen=True, kw_only=True)
class HandedCut:
    """``tracks``: video from the bottom up, then subtitles, then audio. ``start`` is the timecode of frame 0, in
    frames. ``rolls``: every media file, each once."""

    name: str
    size: tuple[int, int]
    rate: FrameRate
    start: int = 0
    tracks: tuple[HandedTrack, ...] = ()
    markers: tuple[Marker, ...] = ()
    rolls: tuple[Roll, ...] = ()

    @property
    def length(self) -> int:
        """Frames up to the end of the last clip on any track."""
        return max((track.length for track in self.tracks), default=0)

    @property
    def pictures(self) -> tuple[HandedTrack, ...]:
        """Tracks that are seen: of pictures from the bottom up, with those subtitles that are on."""
        return tuple(track for track in self.tracks if track.kind == "video" or (track.kind == "subtitle" and track.on))

    @property
    def sounds(self) -> tuple[HandedTrack, ...]:
        """Tracks of sound."""
        return tuple(track for track in self.tracks if track.kind == "audio")


Where = Literal["clip", "track", "sequence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a format could not carry: of what (a clip with its timecode, a track, the sequence), and a
    sentence."""

    where: Where
    name: str
    at: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """``files`` that were written, the one that was asked for first; ``losses`` in order of the tracks and of time."""

    files: tuple[Path, ...]
    losses: tuple[Loss, ...]


class Interchange(Protocol):
    """Writes cuts for other editors."""

    def write(self, cut: HandedCut, path: Path, fcpxml: FcpxmlVersion = "1.10") -> Written:
        """Write ``cut`` to ``path`` in the format its suffix names, one of ``SUFFIXES``. An EDL becomes as many files
        as there are tracks of pictures. What is there already is replaced, each file at once. ``fcpxml`` is the version
        of that format.

        Raises:
            DiskError: it cannot be written; nothing half done is left.
        """
        ...

    def lettering(self, picture: Picture, path: Path) -> None:
        """Write words that were set as a PNG with an alpha channel. Raises ``DiskError``."""
        ...
