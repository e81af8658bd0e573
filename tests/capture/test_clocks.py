"""Two clocks are made one by numbers alone."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.capture.clocks import hear, place_pictures, straight, to_host
from studio.core.time import SAMPLE_RATE


def _jitter(count: int, seconds: float, seed: int = 1) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.random.default_rng(seed).uniform(-seconds, seconds, count)


@pytest.mark.parametrize("ppm", [-100.0, 0.0, 100.0])
def test_a_camera_keeps_its_pace_though_its_pictures_come_unevenly(ppm: float) -> None:
    times = 7.0 + np.arange(9_000) / 30 * (1 + ppm * 1e-6) + _jitter(9_000, 0.004)
    placed = place_pictures(times, Fraction(30))
    assert placed.rate == 30
    assert placed.missing == 0
    assert np.array_equal(placed.numbers, np.arange(9_000))
    assert placed.period * 30 - 1 == pytest.approx(ppm * 1e-6, abs=1e-6)
    assert placed.start == pytest.approx(7.0, abs=0.001)


@pytest.mark.parametrize(
    "rate", [Fraction(15), Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)]
)
def test_the_rate_that_really_came_is_found(rate: Fraction) -> None:
    times = 1.0 + np.arange(300) / float(rate) + _jitter(300, 0.002)
    assert place_pictures(times, Fraction(30)).rate == rate


@given(st.sets(st.integers(1, 298), max_size=40))
def test_pictures_that_never_came_are_missed_where_they_were(lost: set[int]) -> None:
    there = np.array([number for number in range(300) if number not in lost])
    placed = place_pictures(5.0 + there / 30 + _jitter(len(there), 0.006), Fraction(30))
    assert np.array_equal(placed.numbers, there)
    assert placed.missing == len(lost)


def test_a_camera_that_slows_down_in_the_dark_stands_where_it_was() -> None:
    times = 2.0 + np.cumsum(np.random.default_rng(2).uniform(0.02, 0.12, 200))
    placed = place_pictures(times, Fraction(30))
    kept = placed.numbers >= 0
    shown = placed.start + placed.numbers[kept] * placed.period
    assert float(np.abs(shown - times[kept]).max()) <= 1.6 / 30
    assert bool(np.all(np.diff(placed.numbers[kept]) > 0))
    assert int(kept.sum()) >= 198


def test_how_fast_sound_really_came_is_found() -> None:
    counts = np.arange(30_000, dtype=np.int64) * 480
    heard = 3.0 + counts / (SAMPLE_RATE * (1 - 100e-6))
    arrived = heard + 0.03 + np.random.default_rng(3).exponential(0.005, 30_000)
    told = heard + 0.02 * np.sin(counts / SAMPLE_RATE)  # as drivers do
    sound = hear(counts, told, arrived)
    assert sound.start == pytest.approx(3.0, abs=0.01)
    assert sound.rate / SAMPLE_RATE - 1 == pytest.approx(-100e-6, abs=2e-6)
    assert sound.gaps == ()


def test_sound_that_the_system_lost_is_missed_where_it_was() -> None:
    counts = np.arange(2_000, dtype=np.int64) * 480
    times = counts / SAMPLE_RATE + _jitter(2_000, 0.003) + np.where(counts >= 480_000, 0.25, 0.0)
    ((place, length),) = hear(counts, times, times).gaps
    assert abs(place - 480_000) <= 480
    assert length == pytest.approx(12_000, abs=100)


def test_one_late_block_is_no_loss() -> None:
    counts = np.arange(2_000, dtype=np.int64) * 480
    late = np.zeros(2_000)
    late[900:904] = 0.3
    assert hear(counts, counts / SAMPLE_RATE, counts / SAMPLE_RATE + late).gaps == ()


def test_another_clock_is_read_by_what_came_fastest() -> None:
    device = np.arange(9_000) / 30
    rng = np.random.default_rng(4)
    line = to_host(device, 100.0 + device * (1 + 80e-6) + 0.02 + rng.exponential(0.03, 9_000))
    assert line.slope - 1 == pytest.approx(80e-6, abs=5e-6)
    assert line.start == pytest.approx(100.02, abs=0.003)


def test_a_line_is_not_led_astray_by_a_few() -> None:
    x = np.arange(1_000.0)
    y = 2.0 + 3.0 * x + _jitter(1_000, 0.1)
    y[::50] += 500.0
    line = straight(x, y)
    assert line.slope == pytest.approx(3.0, abs=1e-3)
    assert line.start == pytest.approx(2.0, abs=0.5)
