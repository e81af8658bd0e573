"""The limiter of an export."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.workflows.sequence.ceiling import CEILING_DB, Ceiling
from tests.ears import true_peak

NEVER = CancelToken()


def _mix(level: float, seconds: int = 3) -> NDArray[np.float32]:
    rng = np.random.default_rng(5)
    wave = 0.05 * rng.standard_normal((48_000 * seconds + 77, 2))
    for start in rng.integers(0, len(wave) - 4_000, 12):
        at = np.arange(3_000)
        wave[start : start + 3_000] += (level * np.sin(at * 1.4) * np.exp(-at / 700))[:, None]
    return wave.astype(np.float32)


def _ceiling(mix: NDArray[np.float32]) -> Ceiling:
    return Ceiling(lambda start, count: mix[start : start + count], 0, len(mix), NEVER)


def test_what_does_not_clip_is_not_touched() -> None:
    mix = _mix(0.5)
    ceiling = _ceiling(mix)
    assert not ceiling.limits
    assert ceiling.lowest_db == 0.0
    assert ceiling.peak == pytest.approx(true_peak(mix), rel=0.02)
    assert np.array_equal(np.concatenate(list(ceiling.blocks(NEVER))), mix)


@pytest.mark.parametrize("level", [1.2, 3.0, 9.0])
def test_what_would_clip_comes_down_to_the_ceiling_and_the_rest_stays(level: float) -> None:
    mix = _mix(level)
    ceiling = _ceiling(mix)
    assert ceiling.limits
    out = np.concatenate(list(ceiling.blocks(NEVER)))
    assert len(out) == len(mix)
    assert 20 * np.log10(true_peak(out)) < CEILING_DB + 0.3
    assert 20 * np.log10(true_peak(out)) > CEILING_DB - 1.5
    gain = (np.abs(out) + 1e-9) / (np.abs(mix) + 1e-9)
    assert gain.max() < 1.001
    assert np.abs(np.diff(out[:, 0] / np.where(mix[:, 0] == 0, 1, mix[:, 0]))).max() < 0.05, "no step in the gain"


def test_a_peak_between_samples_counts() -> None:
    at = np.arange(48_000)
    wave = np.repeat((np.sin(at * np.pi / 2 + np.pi / 4) * 1.3).astype(np.float32)[:, None], 2, axis=1)
    assert np.abs(wave).max() < 0.93
    assert _ceiling(wave).peak == pytest.approx(1.3, abs=0.02)
    assert _ceiling(wave).limits


def test_silence() -> None:
    assert _ceiling(np.zeros((0, 2), np.float32)).peak == 0.0
    assert _ceiling(np.zeros((5, 2), np.float32)).peak == 0.0
