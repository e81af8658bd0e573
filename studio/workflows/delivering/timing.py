"""Timecode in a file: the number of its first frame. Chapters, from markers."""

from math import ceil

from studio.core.time import FrameRate
from studio.ports.delivery import Chapter
from studio.project.timeline.sequence import Sequence
from studio.workflows.delivering.conform import Beats


def numbered(straight: int, rate: FrameRate) -> int:
    """The frame that drop-frame timecode gives the same label as straight counting gives frame ``straight``; the next
    one where that label is left out."""
    base = ceil(rate.fps)
    skip = base // 15
    minutes, within = divmod(straight, 60 * base)
    if minutes % 10 and within < skip:
        straight += skip - within
    return straight - skip * (minutes - minutes // 10)


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
