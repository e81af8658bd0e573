"""A clip: a placement of a take, a file, a title or another sequence on a track."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal, get_args

from studio.project.timeline.look import AS_IT_IS, PLAIN, UNGRADED, Grade, Level, Transform
from studio.project.timeline.title import Title

FORWARD = Fraction(1)
ON_FRAME = Fraction(0)


@dataclass(frozen=True, slots=True)
class TakeSource:
    """A shot: the take ``take_id``, or, where that is empty, whichever stands for the shot (``Project.standing``)."""

    shot_id: str
    take_id: str = ""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file in the project's bin (``Project.files``)."""

    file_id: str


@dataclass(frozen=True, slots=True)
class SequenceSource:
    """Another sequence of the project, nested."""

    sequence_id: str


@dataclass(frozen=True, slots=True)
class TitleSource:
    """Words over what lies below. On a subtitle track: what is said."""

    title: Title


@dataclass(frozen=True, slots=True)
class ColorSource:
    """One colour over the whole screen, ``#rrggbb``."""

    color: str = "#000000"


Source = TakeSource | FileSource | SequenceSource | TitleSource | ColorSource

TransitionKind = Literal["dissolve", "dip", "wipe_left", "wipe_right", "wipe_up", "wipe_down", "crossfade"]
"""``dissolve``: one picture into the other. ``dip``: through ``color``. ``wipe_…``: the edge moves that way.
``crossfade``: sound, with equal power; the only kind on audio tracks."""
TRANSITIONS: tuple[TransitionKind, ...] = get_args(TransitionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Over a cut: from ``before`` frames ahead of it to ``after`` frames behind it.

    The clip that leaves is shown for ``after`` frames beyond its end, and the one that comes for ``before`` frames
    ahead of its beginning; a medium that has no more holds its last (first) picture, and is silent.
    """

    kind: TransitionKind = "dissolve"
    before: int = 0
    after: int = 0
    color: str = "#000000"

    @property
    def length(self) -> int:
        """Frames from its beginning to its end."""
        return self.before + self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """``length`` frames on the timeline, at least 1, that show the medium from its frame ``offset`` on.

    Frame n of the clip (from 0) shows the medium's ``offset + floor(phase + n * speed)``, counted in frames of the
    sequence's rate (a medium at another rate is shown at that moment of it): speed 2 is twice as fast, -1 backwards, 0
    a freeze. ``phase``, from 0 up to 1, is what a cut leaves in a clip with an odd speed: both parts show what the
    whole did. Titles, colours and images have no end; their offset only says where keys lie.

    ``link``: clips of a sequence with the same link, not empty, are picture and sound of one thing and are edited
    together. ``head`` is the transition over the cut at the clip's beginning (from whatever lies before it, or from
    nothing); ``tail`` one to nothing, at its end, and only where a gap or the end of the track follows.
    """

    id: str
    source: Source
    length: int
    offset: int = 0
    speed: Fraction = FORWARD
    phase: Fraction = ON_FRAME
    link: str = ""
    name: str = ""
    enabled: bool = True
    head: Transition | None = None
    tail: Transition | None = None
    transform: Transform = PLAIN
    grade: Grade = UNGRADED
    level: Level = AS_IT_IS
    note: str = ""

    def medium(self, frame: int) -> int:
        """The medium's frame at frame ``frame`` of the clip, which may lie outside of it."""
        if self.speed is FORWARD:
            return self.offset + frame
        return self.offset + floor(self.phase + frame * self.speed)


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, for ``length`` frames, at least 1. Two gaps never meet, and a track never ends with one."""

    length: int


Item = Clip | Gap
