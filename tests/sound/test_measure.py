"""The ears themselves: checked against signals whose numbers are known."""

import numpy as np
import pytest

from studio.sound import dsp, measure
from tests import ears


def test_loudness_of_the_reference_tone_is_what_the_standard_says() -> None:
    # EBU Tech 3341: a 1 kHz sine at -23 dBFS in both channels reads -23 LUFS.
    tone = dsp.sine(1000.0, 48_000 * 5) * np.float32(dsp.decibels(-23.0))
    assert measure.loudness(np.stack([tone, tone], axis=1)) == pytest.approx(-23.0, abs=0.1)


def test_gating_leaves_silence_out() -> None:
    tone = dsp.sine(1000.0, 48_000 * 3) * np.float32(0.1)
    padded = np.concatenate([tone, np.zeros(48_000 * 10, np.float32)])
    assert measure.loudness(padded) == pytest.approx(measure.loudness(tone), abs=0.4)


def test_silence_and_nothing_have_no_loudness() -> None:
    assert measure.loudness(np.zeros(48_000, np.float32)) == float("-inf")
    assert measure.loudness(np.zeros(0, np.float32)) == float("-inf")


def test_loudness_agrees_with_pyloudnorm() -> None:
    pyloudnorm = pytest.importorskip("pyloudnorm")
    noise = dsp.shaped_noise(np.random.default_rng(2), 48_000 * 6, ((20, 0), (20_000, -40))) * np.float32(0.1)
    stereo = np.stack([noise, np.roll(noise, 100)], axis=1)
    theirs = pyloudnorm.Meter(48_000).integrated_loudness(stereo.astype(np.float64))
    assert measure.loudness(stereo) == pytest.approx(theirs, abs=0.2)


def test_true_peak_finds_the_peak_between_samples() -> None:
    # A sine at a quarter of the rate, sampled 45 degrees off its crests: samples reach 0.707 only.
    tone = np.sin(np.pi / 2 * np.arange(4800) + np.pi / 4).astype(np.float32)
    assert dsp.peak(tone) < 0.71
    assert ears.true_peak(tone) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("at", [0, 1, 977, 24_000])
def test_onset_is_found_on_its_sample(at: int) -> None:
    track = np.zeros(48_000, np.float32)
    dsp.add(track, dsp.sine(800.0, 4800, phase=1.2) * dsp.decay(4800, 0.1), at, 0.5)
    found = ears.onsets(track)
    assert len(found) == 1
    assert abs(found[0] - at) <= 12


def test_steady_noise_has_no_onsets() -> None:
    noise = dsp.white(np.random.default_rng(1), 48_000 * 2) * np.float32(0.1)
    assert ears.onsets(noise[2000:], floor=0.2) == []
