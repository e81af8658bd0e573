"""Timecode as the formats write it."""

from math import ceil

from studio.core.time import FrameRate


def timecode(frame: int, rate: FrameRate) -> str:
    """``HH:MM:SS:FF`` without dropped frames; after 24 hours it begins again."""
    base = ceil(rate.fps)
    seconds, frames = divmod(frame, base)
    return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frames:02d}"
