"""What an editor did to a cut, as records."""

from dataclasses import dataclass
from typing import Literal

from studio.ports.returning import Returned, ReturnedClip
from studio.project.timeline.clip import Clip, Source
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import TrackKind

Language = Literal["ja", "en"]

ChangeKind = Literal[
    "moved", "shifted", "head", "tail", "slipped", "retimed", "replaced", "removed", "added", "foreign", "off", "on",
    "join", "too_long", "too_short", "lines",
]  # fmt: skip
"""``moved`` out of its order, or to where nothing pushed it; ``shifted``: it follows others, ``count`` clips as one;
``head``, ``tail``: its beginning or end was trimmed (negative) or drawn out; ``slipped``: another stretch of its
medium; ``added``: another piece of a medium that the project has; ``foreign``: a medium that it has not; ``join``: its
transition; ``too_long``: it wants so many frames more than its take has; ``too_short``: so little is left that nothing
can be seen; ``lines``: what is said in it does not fit any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was done to a clip. ``name`` is the clip's, ``shot`` its number in the story, 0 where it has none.
    ``track`` is V1, A2 …; ``at`` the frame at which it lies now (for ``removed``: where it lay); ``frames`` how much,
    with a sign; ``was`` and ``now`` where words say it better."""

    kind: ChangeKind
    name: str
    track: str
    at: int
    frames: int = 0
    shot: int = 0
    count: int = 1
    clip: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """A clip of the project where it lies, and how the same file format tells it."""

    clip: Clip
    track: str
    kind: TrackKind
    start: int
    told: ReturnedClip

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.clip.length


@dataclass(frozen=True, slots=True)
class Theirs:
    """A clip of the file: on which track of its kind (from 0), what of the project it shows (None: nothing of it), and
    the clip of the project that it was."""

    clip: ReturnedClip
    row: int
    kind: TrackKind
    source: Source | None
    ours: Ours | None

    @property
    def start(self) -> int:
        """Where it lies, counted as the project counts."""
        return self.clip.start if self.ours is None else self.ours.start + self.clip.start - self.ours.told.start

    @property
    def length(self) -> int:
        """How long it is there."""
        if self.ours is None:
            return self.clip.length
        return max(1, self.ours.clip.length + self.clip.length - self.ours.told.length)

    @property
    def offset(self) -> int:
        """The medium's frame at its beginning. Formats count it in frames as they are played: only where the speed is
        the same is what they cut off on both sides the same."""
        if self.ours is None or self.clip.speed != self.ours.told.speed:
            return self.clip.offset
        return self.ours.clip.offset + self.clip.offset - self.ours.told.offset

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.length


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """``changes`` by track and time, those that want another take last; empty where nothing was changed. ``retakes``
    are the ids of shots that want another take. ``remarks`` are sentences: what could not be read or compared."""

    sequence: Sequence
    changes: tuple[Change, ...]
    retakes: tuple[str, ...]
    remarks: tuple[str, ...]
    mine: tuple[Ours, ...]
    """The clips of the project that the format tells of."""
    theirs: tuple[Theirs, ...]
    returned: Returned
    own: Returned
    """The project's own cut as the same format tells it."""
    covered: tuple[str, ...]
    """The ids of the tracks that the file can tell about, video from the bottom up, then audio."""


def joins(file: Returned) -> dict[int, int]:
    """How long the transition at the beginning of each clip of a file is, by the identity of the clip's record."""
    found: dict[int, int] = {}
    for track in file.tracks:
        for at, length in track.joins:
            near = [clip for clip in track.clips if at <= clip.start <= at + length]
            clip = min(near, key=lambda one: abs(2 * one.start - 2 * at - length), default=None)
            if clip is not None:
                found[id(clip)] = length
    return found
