"""Speech sets the length of a shot, and is never cut off."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FRAME_RATES, SAMPLE_RATE, FrameRate
from studio.ports.speech import Speech
from studio.project.scene import Line
from studio.stage.director.timing import place_lines, shot_frames

RATE = FrameRate(FRAME_RATES["24"])


def said(seconds: float, subject: int = 0, tone: str = "neutral") -> Speech:
    samples = np.zeros(round(seconds * SAMPLE_RATE), np.float32)
    line = Line(speaker=f"s{subject}", text="x", subject=subject, tone=tone)
    return Speech(line=line, samples=samples, words=(), phonemes=())


def test_lines_follow_each_other_with_a_breath() -> None:
    lines = [said(1.5), said(2.0), said(0.5)]
    starts = place_lines(lines)
    for (a, x), b in zip(zip(starts, lines, strict=True), starts[1:], strict=False):
        assert b > a + len(x.samples) / SAMPLE_RATE + 0.2


def test_a_shot_without_words_is_at_least_four_seconds() -> None:
    frames, stretched = shot_frames(None, 0.0, (), (), RATE)
    assert frames >= 96 and not stretched


def test_speech_stretches_a_shot_that_is_too_short() -> None:
    lines = [said(6.0)]
    starts = place_lines(lines)
    frames, stretched = shot_frames(2.0, 0.0, lines, starts, RATE)
    assert stretched
    assert RATE.seconds(frames) >= starts[0] + 6.0


def test_a_wish_that_fits_is_kept() -> None:
    lines = [said(1.0)]
    assert shot_frames(8.0, 0.0, lines, place_lines(lines), RATE) == (192, False)


@pytest.mark.parametrize(("first", "second"), [("shout", "shout"), ("angry", "shout"), ("angry", "angry")])
def test_who_shouts_falls_into_the_others_word(first: str, second: str) -> None:
    one, other = said(2.0, 0, first), said(1.5, 1, second)
    a, b = place_lines([one, other])
    over = a + 2.0 - b
    assert 0.3 <= over <= 0.6, "heard as an interruption, and most of the line stays clear"
    assert a < b


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(2.0, 0, "shout"), said(1.5, 1, "neutral")),
        (said(2.0, 0, "neutral"), said(1.5, 1, "shout")),
        (said(2.0, 0, "shout"), said(1.5, 0, "shout")),
        (said(2.0, -1, "shout"), said(1.5, 1, "shout")),
    ],
)
def test_nobody_else_is_interrupted(one: Speech, other: Speech) -> None:
    a, b = place_lines([one, other])
    assert b > a + 2.2


@given(
    st.lists(
        st.tuples(st.floats(0.05, 6.0), st.integers(-1, 2), st.sampled_from(["shout", "angry", "neutral", "sad"])),
        min_size=1,
        max_size=8,
    )
)
def test_lines_keep_their_order_and_nobody_speaks_over_himself(wanted: list[tuple[float, int, str]]) -> None:
    lines = [said(*one) for one in wanted]
    starts = place_lines(lines)
    assert list(starts) == sorted(starts)
    free: dict[int, float] = {}
    for start, line in zip(starts, lines, strict=True):
        assert start >= free.get(line.line.subject, 0.0) - 1e-4
        free[line.line.subject] = start + len(line.samples) / SAMPLE_RATE
    frames, _ = shot_frames(None, 0.0, lines, starts, RATE)
    assert RATE.seconds(frames) > max(free.values()), "no word is cut off"
