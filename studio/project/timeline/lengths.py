"""How much of a medium lies beyond a clip's ends, in frames of the sequence."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from studio.project.timeline.clip import Clip, Source

FAR = 1 << 40
"""More frames than any sequence has: no limit."""

Lengths = Callable[[Source], int | None]
"""Frames that a medium has, at the sequence's rate; None where it has no end (titles, colours, images, the unknown)."""


def endless(source: Source) -> int | None:
    """Nothing is known about any medium."""
    return None


def before(clip: Clip, length: int | None) -> int:
    """Frames of the timeline for which the medium goes on ahead of the clip's first; ``FAR`` where it has no end."""
    return _beyond(clip.speed, clip.offset + clip.phase, length, backwards=True)


def behind(clip: Clip, length: int | None) -> int:
    """The same, behind its last; 0 where the clip is longer than its medium."""
    return max(0, lasting(clip, length) - clip.length)


def lasting(clip: Clip, length: int | None) -> int:
    """Frames of the timeline for which the medium goes on from the clip's first frame, at least 1."""
    return 1 + _beyond(clip.speed, clip.offset + clip.phase, length, backwards=False)


def _beyond(speed: Fraction, start: Fraction, length: int | None, *, backwards: bool) -> int:
    """Steps from the clip's first frame, in one direction, that stay in the medium's frames 0..length-1."""
    if length is None or speed == 0:
        return FAR
    if (speed < 0) == backwards:
        return max(0, ceil((length - start) / abs(speed)) - 1)
    return max(0, floor(start / abs(speed)))
