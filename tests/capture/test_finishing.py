"""Five minutes of a camera and a microphone whose clocks run apart, in the time that writing them takes."""

import math
import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.capture.feeds import Moment
from studio.capture.finishing import compose, measure
from studio.capture.keeping import Keeper, Kept
from studio.core.time import SAMPLE_RATE
from tests.capture.flashes import RATE, SIZE, heard, look, shown, until

_BLOCK = 4_800
_ZERO = 1_000.0


def _record(
    path: Path, seconds: float, camera: float, microphone: float, late: float = 0.0, lost: frozenset[int] = frozenset()
) -> Kept:
    """``camera`` and ``microphone``: how much too fast their clocks run, in millionths. The world flashes and beeps
    once a second; sound begins ``late`` seconds after the pictures; ``lost`` pictures do not come."""
    keeper = Keeper(path, SIZE, Fraction(RATE), sound=True)
    keeper.begin(_ZERO)
    rng = np.random.default_rng(5)
    shutter, converter = RATE * (1 + camera * 1e-6), SAMPLE_RATE * (1 + microphone * 1e-6)
    blocks = 0
    for number in range(math.ceil(seconds * shutter)):
        at = number / shutter
        jitter = float(rng.uniform(-0.003, 0.003))
        if number not in lost:
            keeper.picture(
                shown(int(at * RATE + 1e-6)), Moment(at=_ZERO + at + jitter, arrived=_ZERO + at + 0.05), _ZERO + at
            )
        while late + blocks * _BLOCK / converter <= at:
            start = late + blocks * _BLOCK / converter
            told = float(rng.uniform(-0.02, 0.02))
            moment = Moment(at=_ZERO + start + told, arrived=_ZERO + start + 0.1 + float(rng.exponential(0.005)))
            keeper.sound(heard(start, _BLOCK, converter), moment, _ZERO + start)
            blocks += 1
        if number % 30 == 0:
            until(lambda number=number: len(keeper.kept.pictures) > number - 30 - len(lost))
    return keeper.end()


@pytest.mark.parametrize(
    ("seconds", "camera", "microphone"),
    [(60.0, 500.0, -500.0), pytest.param(300.0, -100.0, 100.0, marks=pytest.mark.slow)],
)
def test_clocks_that_run_apart_are_brought_together(
    seconds: float, camera: float, microphone: float, tmp_path: Path
) -> None:
    kept = _record(tmp_path / "a.raw.mkv", seconds, camera, microphone, late=0.037)
    step = measure(kept, Fraction(RATE), (False, False), shared=False)
    compose(tmp_path / "a.raw.mkv", tmp_path / "a.mkv", step)
    assert step.offset == pytest.approx(0.037, abs=0.008)
    assert step.drift == pytest.approx((microphone - camera) * 1e-6 * seconds, abs=0.002)
    assert abs(step.drift) * RATE > 1.5  # left alone, more than a picture
    found = look(tmp_path / "a.mkv")
    apart = [flash - beep for flash, beep in zip(found.flashes, found.beeps, strict=True)]
    assert len(apart) >= seconds - 2
    assert min(apart) > -0.4  # a flash is seen by the next picture that is taken
    assert max(apart) < 1.4


def test_pictures_that_never_came_leave_no_hole(tmp_path: Path) -> None:
    lost = frozenset({40, 41, 70})
    kept = _record(tmp_path / "a.raw.mkv", 4.0, 0.0, 0.0, lost=lost)
    step = measure(kept, Fraction(RATE), (False, False), shared=False)
    frames, _ = compose(tmp_path / "a.raw.mkv", tmp_path / "a.mkv", step)
    assert step.pictures is not None
    assert step.pictures.missing == 3
    found = look(tmp_path / "a.mkv")
    assert frames == found.frame_count == 120
    assert found.flashes == [15, 45, 75, 105]
    assert found.beeps == pytest.approx([15, 45, 75, 105], abs=0.3)


def test_sound_that_began_before_the_pictures_is_cut(tmp_path: Path) -> None:
    kept = _record(tmp_path / "a.raw.mkv", 2.0, 0.0, 0.0, late=-0.5)
    step = measure(kept, Fraction(RATE), (False, False), shared=False)
    compose(tmp_path / "a.raw.mkv", tmp_path / "a.mkv", step)
    assert look(tmp_path / "a.mkv").beeps == pytest.approx([15, 45], abs=0.4)


def test_the_picture_keeps_its_colours(tmp_path: Path) -> None:
    import av

    from studio.media.reader import Readers

    colours = np.zeros((64, 96, 3), np.uint8)
    colours[:, :32], colours[:, 32:64], colours[:, 64:] = (200, 40, 30), (220, 170, 140), (30, 60, 200)
    for form in ("rgb24", "yuvj422p", "yuv420p"):
        raw, made = tmp_path / f"{form}.raw.mkv", tmp_path / f"{form}.mkv"
        keeper = Keeper(raw, (96, 64), Fraction(RATE), sound=False)
        keeper.begin(_ZERO)
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(colours, format="rgb24")
            if form != "rgb24":
                frame = frame.reformat(format=form)
            at = _ZERO + number / RATE
            keeper.picture(frame, Moment(at=at, arrived=at), at)
        kept = keeper.end()
        compose(raw, made, measure(kept, Fraction(RATE), (False, False), shared=False))
        reader = Readers().open(made)
        shown_ = reader.picture(1)[32, [16, 48, 80], :3][:, ::-1].astype(int)
        reader.close()
        assert np.abs(shown_ - colours[32, [16, 48, 80]]).max() <= 6, form


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_recording_is_its_owners_alone(tmp_path: Path) -> None:
    Keeper(tmp_path / "a.raw.mkv", SIZE, Fraction(RATE), sound=False).end()
    assert (tmp_path / "a.raw.mkv").stat().st_mode & 0o777 == 0o600
