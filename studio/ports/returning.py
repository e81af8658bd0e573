"""The door for cuts that come back: what another editor wrote, read as plain rows of clips."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol

from studio.core.time import FrameRate

SUFFIXES = (".otio", ".otioz", ".fcpxml", ".fcpxmld", ".xml", ".edl")
"""What can be read, by the ending of the file."""

Kind = Literal["video", "audio"]


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedClip:
    """A clip as a file has it. ``start`` and ``length`` in frames of the timeline, ``offset`` the medium's frame at its
    beginning, counted at the timeline's rate. ``medium`` is the media file's name, or that of what made the picture;
    ``path`` where the file says it is; ``reel`` an EDL's. ``told`` are our own words that came back with it (``id``,
    ``shot``, ``take``)."""

    name: str
    start: int
    length: int
    offset: int
    medium: str = ""
    path: Path | None = None
    reel: str = ""
    speed: Fraction = Fraction(1)
    enabled: bool = True
    told: Mapping[str, str] = field(default_factory=_nothing)
    note: str = ""

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedTrack:
    """``clips`` in order of time; ``joins`` are the transitions: the frame of the timeline at which each begins, and
    how long it is."""

    kind: Kind
    name: str
    clips: tuple[ReturnedClip, ...]
    joins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """``tracks``: video from the bottom up, then audio. ``remarks`` are sentences: what could not be read."""

    name: str
    tracks: tuple[ReturnedTrack, ...]
    remarks: tuple[str, ...] = ()

    def of_kind(self, kind: Kind) -> tuple[ReturnedTrack, ...]:
        """The tracks of one kind."""
        return tuple(track for track in self.tracks if track.kind == kind)


class Returning(Protocol):
    """Reads cuts of other editors."""

    def read(self, path: Path, rate: FrameRate, start: int = 0) -> Returned:
        """A cut from a file in one of ``SUFFIXES``, its times in frames of ``rate``; frame 0 is its beginning, which is
        at the timecode ``start`` (in frames) where the file does not say.

        Raises:
            InputError: it is missing, damaged, huge, hostile, or of no format that is read; a sentence says which.
        """
        ...
