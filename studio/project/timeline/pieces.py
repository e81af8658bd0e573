"""Clips made shorter and longer: what a cut leaves of one, and what a trim makes of it."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from studio.project.timeline.clip import FORWARD, Clip
from studio.project.timeline.look import Level

FINEST = 10**9
"""The largest denominator of a phase: what is finer, after many cuts and stretches, is rounded."""


def front(clip: Clip, length: int) -> Clip:
    """Its first ``length`` frames (1 to all); where it is cut it has neither fade nor transition."""
    if length == clip.length:
        return clip
    return replace(clip, length=length, tail=None, level=faded(replace(clip.level, fade_out=0), length))


def back(clip: Clip, start: int, clip_id: str = "") -> Clip:
    """Its frames from ``start`` on; where it is cut it has neither fade nor transition. ``clip_id``: its new id."""
    if start == 0:
        return clip
    offset, phase = _place(clip, start)
    length = clip.length - start
    level = faded(replace(clip.level, fade_in=0), length)
    return replace(clip, id=clip_id or clip.id, offset=offset, phase=phase, length=length, head=None, level=level)


def trimmed(clip: Clip, *, head: int = 0, tail: int = 0) -> Clip:
    """Its head moved by ``head`` frames and its tail by ``tail`` (positive is later); fades stay at its ends."""
    if not head and not tail:
        return clip
    offset, phase = _place(clip, head)
    length = clip.length - head + tail
    return replace(clip, offset=offset, phase=phase, length=length, level=faded(clip.level, length))


def faded(level: Level, length: int) -> Level:
    """The level with fades that fit into ``length`` frames."""
    if level.fade_in + level.fade_out <= length:
        return level
    fade_in = min(level.fade_in, length)
    return replace(level, fade_in=fade_in, fade_out=min(level.fade_out, length - fade_in))


def _place(clip: Clip, frame: int) -> tuple[int, Fraction]:
    """Where the medium is at a frame of the clip: ``(offset, phase)``."""
    if clip.speed is FORWARD:
        return clip.offset + frame, clip.phase
    exact = clip.offset + clip.phase + frame * clip.speed
    if exact.denominator > FINEST:
        exact = exact.limit_denominator(FINEST)
    offset = floor(exact)
    return offset, exact - offset
