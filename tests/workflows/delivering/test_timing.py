"""Timecode, drop-frame and not; frames picked and held; pictures fitted and filled."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.core.timecode import timecode
from studio.project.timeline.sequence import Sequence
from studio.workflows.delivering.conform import Beats, framed
from studio.workflows.delivering.form import FORMS, RATES
from studio.workflows.delivering.timing import first_number, numbered

NTSC, FAST = RATES["29.97"], RATES["59.94"]
PLAIN = FORMS[".mp4"]


@pytest.mark.parametrize(
    ("frame", "rate", "text"),
    [
        (0, NTSC, "00:00:00;00"),
        (1799, NTSC, "00:00:59;29"),
        (1800, NTSC, "00:01:00;02"),
        (17_981, NTSC, "00:09:59;29"),
        (17_982, NTSC, "00:10:00;00"),
        (107_892, NTSC, "01:00:00;00"),
        (3600, FAST, "00:01:00;04"),
        (215_784, FAST, "01:00:00;00"),
    ],
)
def test_drop_frame_keeps_to_the_clock(frame: int, rate: FrameRate, text: str) -> None:
    assert timecode(frame, rate, drop=True) == text


def test_an_hour_of_drop_frame_is_an_hour() -> None:
    assert abs(NTSC.seconds(107_892) - 3600.0) < 0.004
    assert timecode(86_400, RATES["24"], drop=False) == "01:00:00:00"
    assert timecode(25 * 3600 * 24, RATES["24"], drop=False) == "01:00:00:00"


@given(st.integers(0, 30 * 3600 * 23), st.sampled_from([NTSC, FAST]))
def test_a_label_names_one_frame(frame: int, rate: FrameRate) -> None:
    text = timecode(frame, rate, drop=True).replace(";", ":")
    hours, minutes, seconds, frames = (int(part) for part in text.split(":"))
    base = 30 if rate is NTSC else 60
    straight = ((hours * 60 + minutes) * 60 + seconds) * base + frames
    assert numbered(straight, rate) == frame


def test_a_label_that_is_left_out_is_the_next_one() -> None:
    assert timecode(numbered(1800, NTSC), NTSC, drop=True) == "00:01:00;02"


def _sequence(rate: FrameRate, start: int) -> Sequence:
    return Sequence(id="q1", name="Film", size=(320, 180), rate=rate, start=start)


@pytest.mark.parametrize(
    ("own", "start", "first", "out", "drop", "text"),
    [
        ("24", 86_400, 0, "24", False, "01:00:00:00"),
        ("24", 86_400, 36, "24", False, "01:00:01:12"),
        ("29.97", 108_000, 0, "29.97", True, "01:00:00;00"),
        ("24", 86_412, 24, "25", False, "01:00:01:12"),
        ("24", 86_400, 0, "29.97", True, "01:00:00;00"),
    ],
)
def test_a_file_begins_at_what_the_ruler_shows(
    own: str, start: int, first: int, out: str, drop: bool, text: str
) -> None:
    beats = Beats(own=RATES[own], rate=RATES[out], first=first, end=first + 48)
    assert timecode(first_number(_sequence(RATES[own], start), beats, drop=drop), beats.rate, drop=drop) == text


@given(
    st.sampled_from(list(RATES.values())), st.sampled_from(list(RATES.values())), st.integers(0, 999),
    st.integers(1, 400),
)  # fmt: skip
def test_frames_are_shown_at_their_own_moments(own: FrameRate, rate: FrameRate, first: int, length: int) -> None:
    beats = Beats(own=own, rate=rate, first=first, end=first + length)
    shown = [beats.source(frame) for frame in range(beats.count)]
    assert shown[0] == first and shown[-1] <= first + length - 1
    for frame, source in enumerate(shown):
        moment = Fraction(frame) / rate.fps
        assert Fraction(source - first) / own.fps <= moment
        assert source == first + length - 1 or moment < Fraction(source - first + 1) / own.fps
    assert 0 <= beats.count / rate.fps - length / own.fps < 1 / rate.fps
    assert beats.source(beats.shown_at(first + length // 2)) >= first + length // 2 or rate.fps < own.fps


@pytest.mark.parametrize(
    ("own", "size", "within", "framing", "made"),
    [
        ((1280, 720), None, False, "fit", ((1280, 720), (1280, 720), 0, 0)),
        ((854, 480), (1920, 1080), False, "fit", ((1920, 1080), (1920, 1080), 0, 0)),
        ((1280, 720), (1080, 1920), False, "fill", ((1080, 1920), (3413, 1920), -1166, 0)),
        ((1280, 720), (1080, 1920), False, "fit", ((1080, 1920), (1080, 608), 0, 656)),
        ((720, 1280), (1920, 1080), True, "fit", ((1080, 1920), (1080, 1920), 0, 0)),
        ((1280, 720), (1920, 1080), True, "fit", ((1920, 1080), (1920, 1080), 0, 0)),
        ((2048, 858), (1920, 1080), True, "fit", ((1920, 804), (1920, 804), 0, 0)),
    ],
)
def test_pictures_are_fitted_filled_or_brought_into_a_box(
    own: tuple[int, int], size: tuple[int, int] | None, within: bool, framing: str, made: tuple[object, ...]
) -> None:
    form = replace(PLAIN, size=size, within=within, framing="fill" if framing == "fill" else "fit")
    frame = framed(own, form)
    assert (frame.size, frame.inner, frame.left, frame.top) == made


def test_a_fill_may_keep_a_side() -> None:
    form = replace(PLAIN, size=(1080, 1920), framing="fill")
    assert framed((1280, 720), replace(form, focus=-1.0)).left == 0
    assert framed((1280, 720), replace(form, focus=1.0)).left == 1080 - 3413
    assert "68% of its width is cut away" in framed((1280, 720), form).sentence
