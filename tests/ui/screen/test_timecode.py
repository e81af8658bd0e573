"""Timecode."""

from fractions import Fraction

import pytest

from studio.core.time import FrameRate
from studio.ui.screen.timecode import timecode


@pytest.mark.parametrize(
    ("frame", "fps", "said"),
    [
        (0, Fraction(24), "00:00:00:00"),
        (202, Fraction(24), "00:00:08:10"),
        (24 * 3600 + 23, Fraction(24), "01:00:00:23"),
        (30, Fraction(30000, 1001), "00:00:01:00"),
        (-3, Fraction(25), "00:00:00:00"),
    ],
)
def test_timecode(frame: int, fps: Fraction, said: str) -> None:
    assert timecode(frame, FrameRate(fps)) == said
