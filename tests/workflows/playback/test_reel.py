"""Clips in a row."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.workflows.playback.reel import Clip, Reel

RATE = FrameRate(Fraction(24))


def _reel(*counts: int) -> Reel:
    return Reel(tuple(Clip(movie=None, frame_count=count) for count in counts), RATE)


def test_every_frame_belongs_to_one_clip() -> None:
    reel = _reel(3, 2, 4)
    assert [reel.at(frame) for frame in range(9)] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (2, 3),
    ]  # fmt: skip
    with pytest.raises(IndexError):
        reel.at(9)


def test_cuts() -> None:
    reel = _reel(3, 2, 4)
    assert [reel.cut_after(frame) for frame in (0, 2, 3, 5, 8)] == [3, 3, 5, 8, 8]
    assert [reel.cut_before(frame) for frame in (8, 5, 4, 3, 0)] == [5, 3, 3, 0, 0]


def test_an_empty_reel() -> None:
    assert _reel().frame_count == 0
    assert _reel().cut_after(0) == _reel().cut_before(0) == 0


@given(st.lists(st.integers(0, 9), max_size=12))
def test_clips_without_length_are_passed_over(counts: list[int]) -> None:
    reel = _reel(*counts)
    assert reel.frame_count == sum(counts)
    whole = [reel.at(frame) for frame in range(reel.frame_count)]
    assert whole == [(clip, local) for clip, count in enumerate(counts) for local in range(count)]
    assert all(reel.start(clip) + local == frame for frame, (clip, local) in enumerate(whole))
