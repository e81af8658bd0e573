"""What makes way for speech does so over cuts as if there were none."""

import numpy as np
import pytest

from studio.sound.dsp import Signal
from studio.sound.mix.duck import talking

COUNT = 48_000 * 8
"""Of the film."""


def said(*spans: tuple[float, float]) -> Signal:
    """Dialogue that is loud between these seconds."""
    out = np.zeros((COUNT, 2), np.float32)
    for begin, end in spans:
        out[round(begin * 48_000) : round(end * 48_000)] = 0.3
    return out


def curve(dialogue: Signal, before: int | None = None) -> Signal:
    found = talking(dialogue, before)
    return np.zeros(len(dialogue), np.float32) if found is None else found


@pytest.mark.parametrize("cut", [3.0, 3.1, 3.345, 3.6, 4.0])
@pytest.mark.parametrize("again", [None, 4.9])
def test_two_shots_have_the_curve_of_one(cut: float, again: float | None) -> None:
    """Somebody stops at 2.9 s; somebody else begins in the next shot, or nobody."""
    film = said((1.0, 2.9), *([] if again is None else [(again, 6.0)]))
    at = round(cut * 48_000)
    whole = curve(film)
    first, second = curve(film[:at]), curve(film[at:], at - round(2.9 * 48_000))
    assert np.abs(first - whole[:at]).max() < 0.09, "steps of a shot begin with it: up to 10 ms apart"
    assert np.abs(second - whole[at:]).max() < 0.09
    assert abs(float(first[-1]) - float(second[0])) < 0.05
    assert np.abs(np.diff(np.concatenate([first, second]))).max() < 0.05


def test_without_knowing_of_the_cut_there_would_be_a_jump() -> None:
    film = said((1.0, 2.9))
    at = 3 * 48_000
    assert float(curve(film[:at])[-1]) > 0.95
    assert float(curve(film[at:])[0]) == 0.0
    assert float(curve(film[at:], 4_800)[0]) > 0.95


def test_what_was_said_long_ago_is_over() -> None:
    silence = said()
    assert talking(silence) is None
    assert talking(silence, 48_000 * 3) is None
