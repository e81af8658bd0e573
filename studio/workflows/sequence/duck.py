"""How far music gives way to speech: an envelope that looks ahead, on a grid of its own.

The grid is fixed to the sequence, and each point depends on a stretch of speech of fixed length around it, so that the
envelope is the same wherever one begins to listen.
"""

import numpy as np
from numpy.typing import NDArray

HOP = 480
"""Samples between two points, 10 ms."""

AHEAD, HOLD, RELEASE = 12, 20, 40
"""Hops: the way down is over when speech begins (120 ms), waits after its last sound (200 ms), and goes back (400)."""

BEHIND = HOLD + RELEASE
"""Hops of speech that count at a point, before it; ``AHEAD`` after it."""

_QUIET_DB, _LOUD_DB = -46.0, -34.0
"""RMS of a hop from which on speech counts a little, and wholly."""


def speech(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """float32 (k * HOP, 2) of the dialogue tracks: how much of it is speech, 0..1 for every hop (k,)."""
    power = np.square(samples, dtype=np.float64).reshape(-1, HOP, 2).mean(axis=1).max(axis=1)
    level = 10.0 * np.log10(np.maximum(power, 1e-12))
    return np.clip((level - _QUIET_DB) / (_LOUD_DB - _QUIET_DB), 0.0, 1.0)


def envelope(spoken: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far down, 0..1, for every hop whose surroundings are all in ``spoken`` (n,): (n - BEHIND - AHEAD,).

    ::

        speech       ______████______
        envelope     ___.·/‾‾‾‾‾‾\\·.__
    """
    count = len(spoken) - BEHIND - AHEAD
    out = np.zeros(count)
    for lag, weight in enumerate(_shape(), start=-AHEAD):
        begin = BEHIND - lag
        np.maximum(out, spoken[begin : begin + count] * weight, out=out)
    return out


def _shape() -> NDArray[np.float64]:
    """What one hop of speech does to the points from ``AHEAD`` before it to ``BEHIND`` after it."""
    down = _eased(np.arange(1, AHEAD + 1) / (AHEAD + 1))
    back = _eased(1.0 - np.arange(1, RELEASE + 1) / (RELEASE + 1))
    return np.concatenate([down, np.ones(HOLD + 1), back])


def _eased(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return part * part * (3.0 - 2.0 * part)
