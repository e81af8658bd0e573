"""A sequence: tracks that play together, at one size and rate."""

from dataclasses import dataclass

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip
from studio.project.timeline.track import Placed, Track, TrackKind

MARKER_COLORS = ("blue", "green", "amber", "rose", "violet", "grey")
"""Colours a marker can have, by the theme's names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A place with a note; ``length`` 0 is a moment."""

    id: str
    at: int
    length: int = 0
    name: str = ""
    note: str = ""
    color: str = "blue"


@dataclass(frozen=True, kw_only=True)
class Sequence:
    """``tracks``: video from the bottom up, then subtitles, then audio from the top down. ``start`` is the timecode of
    frame 0, in frames. ``markers`` in order of time. ``serial`` is the last number that an id in it was given (clips,
    links, tracks, markers); 0 where that is not known.

    The project's first sequence is the film: on its first video and first audio track lie the shots of the story, and
    their order there and in the storyboard is one (``timeline.story``).
    """

    id: str
    name: str
    size: tuple[int, int]
    rate: FrameRate
    tracks: tuple[Track, ...] = ()
    markers: tuple[Marker, ...] = ()
    start: int = 0
    serial: int = 0

    @property
    def length(self) -> int:
        """Frames up to the end of the last clip on any track."""
        return max((track.length for track in self.tracks), default=0)

    def of_kind(self, kind: TrackKind) -> tuple[Track, ...]:
        """The tracks of one kind."""
        return tuple(track for track in self.tracks if track.kind == kind)

    def track(self, track_id: str) -> Track:
        """The track with this id. Raises ``ProjectError``."""
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise ProjectError(f'There is no track "{track_id}" in {self.name}.')

    def track_of(self, clip_id: str) -> Track:
        """The track that a clip lies on. Raises ``ProjectError``."""
        for track in self.tracks:
            if clip_id in track.index:
                return track
        raise ProjectError(f'There is no clip "{clip_id}" in {self.name}.')

    def placed(self, clip_id: str) -> Placed:
        """A clip and where it lies on its track. Raises ``ProjectError``."""
        track = self.track_of(clip_id)
        return track.placed(track.index[clip_id])

    def clip(self, clip_id: str) -> Clip:
        """The clip with this id. Raises ``ProjectError``."""
        item = self.placed(clip_id).item
        assert isinstance(item, Clip)
        return item

    def linked(self, clip_id: str) -> tuple[str, ...]:
        """The ids of a clip and those linked with it, in the order of the tracks. Raises ``ProjectError``."""
        link = self.clip(clip_id).link
        return self.with_link(link) if link else (clip_id,)

    @property
    def nested(self) -> frozenset[str]:
        """The ids of the sequences that it shows itself."""
        return frozenset(name for track in self.tracks for name in track.nested)

    def with_link(self, link: str) -> tuple[str, ...]:
        """The ids of the clips with this link, in the order of the tracks."""
        return tuple(clip_id for track in self.tracks for clip_id in track.with_link(link))
