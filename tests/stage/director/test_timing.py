"""Speech sets the length of a shot, and is never cut off."""

import numpy as np

from studio.core.time import FRAME_RATES, SAMPLE_RATE, FrameRate
from studio.ports.speech import Speech
from studio.project.scene import Line
from studio.stage.director.timing import place_lines, shot_frames

RATE = FrameRate(FRAME_RATES["24"])


def said(seconds: float) -> Speech:
    samples = np.zeros(round(seconds * SAMPLE_RATE), np.float32)
    return Speech(line=Line(speaker="woman", text="x"), samples=samples, words=(), phonemes=())


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
