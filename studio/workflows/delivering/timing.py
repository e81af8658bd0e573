"""Timecode in a file: the number of its first frame, and how numbers are written. Chapters, from markers.

Drop-frame (SMPTE ST 12-1): at 29.97 the numbers ;00 and ;01, at 59.94 ;00 to ;03, are left out at the beginning of
each minute but every tenth, so that the timecode keeps to the clock.
"""

from fractions import Fraction
from math import ceil

from studio.core.time import FrameRate
from studio.ports.delivery import Chapter
from studio.project.timeline.sequence import Sequence
from studio.workflows.delivering.conform import Beats

_SKIPPED = {Fraction(30_000, 1001): 2, Fraction(60_000, 1001): 4}
_DAY = 24 * 3600


def may_drop(rate: FrameRate) -> bool:
    """Whether there is drop-frame timecode at this rate."""
    return rate.fps in _SKIPPED


def numbered(straight: int, rate: FrameRate) -> int:
    """The frame that drop-frame timecode gives the same label as straight counting gives frame ``straight``; the next
    one where that label is left out."""
    base, skip = ceil(rate.fps), _SKIPPED[rate.fps]
    minutes, within = divmod(straight, 60 * base)
    if minutes % 10 and within < skip:
        straight += skip - within
    return straight - skip * (minutes - minutes // 10)


def label(frame: int, rate: FrameRate, *, drop: bool) -> str:
    """``01:00:00:00``, or ``01:00:00;00`` with drop-frame; after 24 hours it begins again."""
    base = ceil(rate.fps)
    if drop:
        skip = _SKIPPED[rate.fps]
        tens, rest = divmod(frame, 600 * base - 9 * skip)
        frame += 9 * skip * tens
        if rest >= 60 * base:
            frame += skip * (1 + (rest - 60 * base) // (60 * base - skip))
    seconds, frames = divmod(frame, base)
    seconds %= _DAY
    mark = ";" if drop else ":"
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{frames:02d}"


def first_number(sequence: Sequence, beats: Beats, *, drop: bool) -> int:
    """The number of a file's first frame: what the sequence's ruler shows there, counted at the file's rate."""
    base, own = ceil(beats.rate.fps), ceil(sequence.rate.fps)
    seconds, frames = divmod(sequence.start, own)
    start = seconds * base + frames * base // own
    if drop:
        start = numbered(start, beats.rate)
    return start + beats.frames_before


def chapters(sequence: Sequence, beats: Beats) -> tuple[Chapter, ...]:
    """One for each marker with a name in the part that is delivered; the first begins with the file."""
    found: dict[int, str] = {}
    for marker in sequence.markers:
        name = " ".join((marker.name or marker.note).split())
        if name and beats.first <= marker.at < beats.end:
            found.setdefault(beats.shown_at(marker.at), name[:120])
    if found and 0 not in found:
        found[0] = sequence.name
    return tuple(Chapter(frame=frame, name=name) for frame, name in sorted(found.items()))
