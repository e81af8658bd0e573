"""Times of other programs as frames of ours."""

import re
from fractions import Fraction
from math import ceil

from studio.core.time import FrameRate

_KNOWN = tuple(
    Fraction(number, 1001 if drop else 1) * (1000 if drop else 1)
    for number, drop in ((24, 1), (24, 0), (25, 0), (30, 1), (30, 0), (48, 0), (50, 0), (60, 1), (60, 0))
)
LONGEST = 1 << 40
"""Frames: whatever says more is nonsense."""


def exact(rate: float) -> Fraction:
    """A rate that was written as a decimal: the one that was meant."""
    near = min(_KNOWN, key=lambda known: abs(float(known) - rate))
    return near if abs(float(near) - rate) < 0.006 else Fraction(rate).limit_denominator(1001)


def frames(seconds: Fraction, rate: FrameRate) -> int:
    """The nearest frame. Raises ``ValueError`` for what no timeline reaches."""
    frame = round(seconds * rate.fps)
    if abs(frame) > LONGEST:
        raise ValueError(f"a time of {float(seconds):.3g} seconds")
    return frame


def rational(text: str) -> Fraction:
    """``1001/24000s`` or ``5s`` as seconds. Raises ``ValueError``."""
    found = re.fullmatch(r"\s*(-?\d{1,18}(?:\.\d{1,12})?)(?:/(\d{1,18}))?\s*s?\s*", text)
    if found is None or found[2] == "0":
        raise ValueError(f'the time "{text[:40]}"')
    return Fraction(found[1]) / (int(found[2]) if found[2] else 1)


def counted(code: str, rate: FrameRate, *, drop: bool) -> int:
    """``HH:MM:SS:FF`` as a frame; ``drop``: two (at 60, four) numbers are left out each minute but the tenth. Raises
    ``ValueError``."""
    hours, minutes, seconds, frame = (int(part) for part in re.split("[:;.]", code))
    base = ceil(rate.fps)
    number = ((hours * 60 + minutes) * 60 + seconds) * base + frame
    if drop and rate.fps.denominator != 1:
        left = base // 15
        whole = hours * 60 + minutes
        number -= left * (whole - whole // 10)
    return number
