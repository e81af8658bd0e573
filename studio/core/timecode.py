"""Timecode: a frame as hours, minutes, seconds and frames, with or without dropped numbers (SMPTE ST 12-1)."""

from math import ceil

from studio.core.time import FrameRate

_DAY = 24 * 3600


def can_drop(rate: FrameRate) -> bool:
    """Whether drop-frame timecode exists at this rate: 29.97 and 59.94."""
    return rate.fps.denominator == 1001 and rate.fps.numerator in (30_000, 60_000)


def timecode(frame: int, rate: FrameRate, *, drop: bool = False) -> str:
    """``HH:MM:SS:FF``, and ``HH:MM:SS;FF`` where numbers are dropped; after 24 hours it begins again.

    ``drop`` leaves out the first numbers of every minute but each tenth, two at 29.97 and four at 59.94, so that
    timecode keeps up with the clock; it counts only where ``can_drop``.
    """
    base = ceil(rate.fps)
    drop = drop and can_drop(rate)
    if drop:
        frame = _numbered(frame, base)
    seconds, frames = divmod(frame, base)
    seconds %= _DAY
    mark = ";" if drop else ":"
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}{frames:02d}"


def frame_at(code: str, rate: FrameRate) -> int:
    """The frame that is called ``HH:MM:SS:FF``, or ``HH:MM:SS;FF`` with dropped numbers.

    Raises:
        ValueError: it is no timecode, or a number that does not exist at this rate.
    """
    drop = ";" in code
    parts = code.strip().replace(";", ":").split(":")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"{code!r} is no timecode")
    hours, minutes, seconds, frames = (int(part) for part in parts)
    base = ceil(rate.fps)
    if minutes > 59 or seconds > 59 or frames >= base or (drop and not can_drop(rate)):
        raise ValueError(f"{code!r} does not exist at {rate} frames a second")
    number = (hours * 3600 + minutes * 60 + seconds) * base + frames
    if not drop:
        return number
    lost = base // 15
    if minutes % 10 and not seconds and frames < lost:
        raise ValueError(f"{code!r} is a dropped number")
    whole = hours * 60 + minutes
    return number - lost * (whole - whole // 10)


def _numbered(frame: int, base: int) -> int:
    """The number that drop-frame timecode gives to ``frame``, counted as if none were dropped."""
    lost = base // 15
    ten = 600 * base - 9 * lost
    tens, rest = divmod(frame, ten)
    minute = 60 * base - lost
    extra = 0 if rest < 60 * base else (rest - 60 * base) // minute + 1
    return frame + lost * (9 * tens + extra)
