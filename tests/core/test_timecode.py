"""Timecode against a counter that drops numbers one by one."""

from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FRAME_RATES, FrameRate
from studio.core.timecode import can_drop, frame_at, timecode

RATES = [FrameRate(fps) for fps in FRAME_RATES.values()]
DROP = [FrameRate(Fraction(30_000, 1001)), FrameRate(Fraction(60_000, 1001))]


def _clock(base: int, lost: int):
    """Every number that drop-frame timecode has, in order."""
    for minute in range(24 * 60):
        for second in range(60):
            for frame in range(base):
                if minute % 10 and not second and frame < lost:
                    continue
                yield f"{minute // 60:02d}:{minute % 60:02d}:{second:02d};{frame:02d}"


@pytest.mark.parametrize("rate", DROP, ids=str)
def test_numbers_are_dropped_as_a_counter_drops_them(rate: FrameRate) -> None:
    base = 30 if rate.fps < 31 else 60
    for frame, code in enumerate(islice(_clock(base, base // 15), 25 * 60 * base)):
        assert timecode(frame, rate, drop=True) == code
        assert frame_at(code, rate) == frame


def test_an_hour_of_dropped_numbers_is_an_hour() -> None:
    assert timecode(107_892, DROP[0], drop=True) == "01:00:00;00"
    assert timecode(215_784, DROP[1], drop=True) == "01:00:00;00"
    assert timecode(107_892, DROP[0]) == "00:59:56:12"


@given(rate=st.sampled_from(RATES), frame=st.integers(0, 10**7), drop=st.booleans())
def test_what_is_written_is_read_back(rate: FrameRate, frame: int, drop: bool) -> None:
    code = timecode(frame, rate, drop=drop)
    assert timecode(frame_at(code, rate), rate, drop=";" in code) == code
    assert (";" in code) == (drop and can_drop(rate))


@pytest.mark.parametrize(
    "code", ["", "1:2:3", "00:00:00:24", "00:61:00:00", "00:00:00;00", "aa:bb:cc:dd", "00:00:00:0²"]
)
def test_what_is_no_timecode_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"timecode|exist"):
        frame_at(code, FrameRate(Fraction(24)))


def test_a_dropped_number_is_refused() -> None:
    with pytest.raises(ValueError, match="dropped"):
        frame_at("00:01:00;01", DROP[0])
    assert frame_at("00:10:00;01", DROP[0]) == 17_983
