"""Meters against known sounds."""

import numpy as np
import pytest

from studio.core.time import SAMPLE_RATE
from studio.sound.measure import loudness
from studio.workflows.playback.levels import FLOOR, Ear, PeakHold


def _sine(db: float, seconds: float = 1.0, hertz: float = 1_000.0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = 10 ** (db / 20) * np.sin(2 * np.pi * hertz * time)
    return np.stack([wave, 0.5 * wave], axis=1).astype(np.float32)


def test_peak_and_rms_of_a_sine() -> None:
    level = Ear().hear(_sine(-12.0))[-1]
    assert level.peak == pytest.approx((-12.0, -18.02), abs=0.05)
    assert level.rms == pytest.approx((-15.01, -21.03), abs=0.05)


@pytest.mark.parametrize("hertz", [60.0, 1_000.0, 6_000.0])
def test_momentary_loudness_is_the_loudness_of_a_steady_sound(hertz: float) -> None:
    sound = _sine(-20.0, 1.5, hertz)
    ear = Ear()
    readings = [level for start in range(0, len(sound), 2_400) for level in ear.hear(sound[start : start + 2_400])]
    assert readings[-1].lufs == pytest.approx(loudness(sound), abs=0.15)


def test_silence_is_the_floor() -> None:
    level = Ear().hear(np.zeros((960, 2), np.float32))[-1]
    assert level.peak == level.rms == (FLOOR, FLOOR)
    assert level.lufs == FLOOR


def test_a_held_peak_stays_and_then_falls() -> None:
    hold = PeakHold()
    assert hold.show(-6.0, 0.0) == -6.0
    assert hold.show(-40.0, 1.4) == -6.0
    assert hold.show(-40.0, 1.5 + 1.7) == pytest.approx(-26.0)
    assert hold.show(-10.0, 3.3) == -10.0
