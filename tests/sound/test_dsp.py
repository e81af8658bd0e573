"""The bricks: exact where they claim to be."""

import numpy as np
import pytest

from studio.sound import dsp


def test_sine_from_the_table_is_a_sine() -> None:
    wave = dsp.sine(1234.5, 100_000, phase=0.3)
    true = np.sin(2 * np.pi * 1234.5 * np.arange(100_000) / 48_000 + 0.3)
    assert np.max(np.abs(wave - true)) < 1e-5


def test_decay_falls_sixty_decibels_in_its_time() -> None:
    curve = dsp.decay(48_000, 0.5)
    assert curve[0] == pytest.approx(1.0)
    assert curve[24_000] == pytest.approx(1e-3, rel=1e-3)


def test_drift_is_a_function_of_absolute_time() -> None:
    whole = dsp.drift(7, "x", 0, 100_000, 0.4)
    part = dsp.drift(7, "x", 61_234, 5_000, 0.4)
    assert np.allclose(whole[61_234:66_234], part, atol=1e-6)
    assert not np.allclose(part, dsp.drift(8, "x", 61_234, 5_000, 0.4), atol=1e-2)


def test_labels_and_seeds_make_different_generators() -> None:
    draws = {dsp.seeded(seed, *labels).random() for seed in (0, 1, 2**40) for labels in (("a",), ("b",), ("a", 1))}
    assert len(draws) == 9


def test_add_drops_what_falls_outside() -> None:
    track = np.zeros(10, np.float32)
    dsp.add(track, np.ones(6, np.float32), -3)
    dsp.add(track, np.ones(6, np.float32), 8)
    dsp.add(track, np.ones(6, np.float32), 40)
    assert track.tolist() == [1, 1, 1, 0, 0, 0, 0, 0, 1, 1]
