"""Tape: colour comes late and bleeds to the right, lines and noise show, tracking slips now and then."""

import itertools

import numpy as np
import pytest

from studio.stage.render.finish.finish import Frame
from studio.stage.render.finish.tape import Tape
from studio.stage.render.jit import U8

WIDTH, HEIGHT = 320, 180


def _frame(picture: U8, seconds: float = 0.0) -> Frame:
    height, width = picture.shape[:2]
    distance, owner = np.full((height, width), 5.0, np.float32), np.zeros((height, width), np.int32)
    return Frame(picture=picture, distance=distance, owner=owner, seconds=seconds)


@pytest.fixture
def bar() -> U8:
    """A red bar on grey of the same brightness."""
    picture = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    picture[:, 120:160] = (210, 38, 40)
    return picture


def test_the_same_frame_gives_the_same_bytes_and_another_does_not(bar: U8) -> None:
    one, other = Tape(WIDTH, HEIGHT, 3), Tape(WIDTH, HEIGHT, 3)
    expected = one.paint(_frame(bar, 1.0))
    one.paint(_frame(bar, 2.0))
    assert np.array_equal(one.paint(_frame(bar, 1.0)), expected)
    assert np.array_equal(other.paint(_frame(bar, 1.0)), expected)
    assert not np.array_equal(other.paint(_frame(bar, 1.0 + 1 / 24)), expected)
    assert expected.dtype == np.uint8 and expected.shape == bar.shape


def test_colour_bleeds_to_the_right_and_not_to_the_left(bar: U8) -> None:
    played = Tape(WIDTH, HEIGHT, 3).paint(_frame(bar)).astype(float)
    redness = (played[20:150, :, 0] - played[20:150, :, 1]).mean(0)
    grey = redness[40:100].mean()
    assert redness[164:168].mean() > grey + 25
    assert redness[112:117].mean() < grey + 8


def test_noise_is_new_in_every_frame_and_kept_low() -> None:
    still = np.full((HEIGHT, WIDTH, 3), 120, np.uint8)
    tape = Tape(WIDTH, HEIGHT, 3)
    # away from its torn foot and from lost tracking; a picture on film changes by less than one
    pictures = [tape.paint(_frame(still, n / 24)).astype(float)[: HEIGHT - 12] for n in range(4)]
    changes = [float(np.abs(a - b).mean()) for a, b in itertools.pairwise(pictures)]
    assert all(0.5 < change < 6.0 for change in changes)


def test_tracking_is_lost_now_and_then() -> None:
    stripes = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    stripes[:, ::16] = stripes[:, 1::16] = 200
    tape = Tape(WIDTH, HEIGHT, 3)
    clean = tape.paint(_frame(stripes, 0.0)).astype(float)[: HEIGHT - 12]
    slips = [
        float(np.abs(tape.paint(_frame(stripes, n / 8)).astype(float)[: HEIGHT - 12] - clean).mean(axis=(1, 2)).max())
        for n in range(1, 56)
    ]
    assert max(slips) > 3 * float(np.median(slips))
    assert sum(slip > 2 * float(np.median(slips)) for slip in slips) < 25
