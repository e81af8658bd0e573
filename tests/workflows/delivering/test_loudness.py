"""Loudness and the limiter of a delivery, block by block."""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.workflows.delivering.loudness import BLOCK, CEILING_DB, Limiter, Meter
from tests.ears import true_peak

Wave = NDArray[np.float32]


def _mix(level: float, seconds: int = 3) -> Wave:
    rng = np.random.default_rng(5)
    wave = 0.05 * rng.standard_normal((48_000 * seconds + 77, 2))
    for start in rng.integers(0, len(wave) - 4_000, 12):
        at = np.arange(3_000)
        wave[start : start + 3_000] += (level * np.sin(at * 1.4) * np.exp(-at / 700))[:, None]
    return wave.astype(np.float32)


def _blocks(wave: Wave) -> Iterator[Wave]:
    for start in range(0, len(wave), BLOCK):
        yield wave[start : start + BLOCK]


def _limited(wave: Wave) -> tuple[Wave, Limiter]:
    limiter = Limiter()
    made = list(limiter.through(_blocks(wave)))
    return (np.concatenate(made) if made else np.zeros((0, 2), np.float32)), limiter


def test_a_meter_agrees_with_pyloudnorm_and_finds_the_true_peak() -> None:
    pyloudnorm = pytest.importorskip("pyloudnorm")
    for level in (0.0, 0.5, 3.0):
        wave, meter = _mix(level, 5), Meter()
        for _ in meter.through(_blocks(wave)):
            pass
        theirs = pyloudnorm.Meter(48_000).integrated_loudness(wave.astype(np.float64))
        assert meter.loudness == pytest.approx(theirs, abs=0.05)
        assert meter.peak == pytest.approx(true_peak(wave), rel=0.03)


def test_silence_and_nothing() -> None:
    meter = Meter()
    assert meter.loudness == float("-inf")
    meter.hear(np.zeros((500, 2), np.float32))
    assert meter.loudness == float("-inf")
    assert meter.peak_db == -120.0
    assert len(_limited(np.zeros((0, 2), np.float32))[0]) == 0
    assert len(_limited(np.zeros((5, 2), np.float32))[0]) == 5


def test_what_is_under_the_ceiling_is_not_touched() -> None:
    wave = _mix(0.5)
    out, limiter = _limited(wave)
    assert np.array_equal(out, wave)
    assert limiter.lowest_db == 0.0


@pytest.mark.parametrize("level", [1.2, 3.0, 9.0])
def test_peaks_come_down_to_the_ceiling_and_the_gain_has_no_steps(level: float) -> None:
    wave = _mix(level)
    out, limiter = _limited(wave)
    assert len(out) == len(wave)
    assert CEILING_DB - 1.5 < 20 * np.log10(true_peak(out)) < CEILING_DB + 0.3
    gain = (np.abs(out) + 1e-9) / (np.abs(wave) + 1e-9)
    assert gain.max() < 1.001
    assert limiter.lowest_db < -1.0
    assert np.abs(np.diff(out[:, 0] / np.where(wave[:, 0] == 0, 1, wave[:, 0]))).max() < 0.05


def test_a_peak_on_the_border_of_two_blocks() -> None:
    wave = np.full((3 * BLOCK, 2), 0.01, np.float32)
    wave[BLOCK - 20 : BLOCK + 20] = 2.0
    wave[2 * BLOCK] = 3.0
    out, _ = _limited(wave)
    assert np.abs(out).max() <= 10 ** (CEILING_DB / 20) * 1.03
    assert out[BLOCK // 2, 0] == wave[BLOCK // 2, 0]
