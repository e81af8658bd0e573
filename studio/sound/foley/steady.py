"""Bricks of everything that goes on: an even level and a slow unsteadiness."""

from collections.abc import Callable

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal, Wave

Loop = Callable[[np.random.Generator, int, float], Signal]
"""(rng, samples, speed m/s) → mono, RMS about 0.2."""
_LEVEL = 0.2


def even(signal: Wave) -> Signal:
    """The signal at the level of all loops."""
    return dsp.single(signal * np.float32(_LEVEL / max(1e-6, dsp.level(signal))))


def wander(rng: np.random.Generator, count: int, seconds: float, depth: float) -> Signal:
    """1 ± depth, changing within ``seconds``."""
    knots = max(2, int(count / (48_000 * seconds)) + 3)
    curve = np.interp(np.linspace(0, knots - 1, count), np.arange(knots), rng.standard_normal(knots))
    return dsp.single(1.0 + depth * np.clip(curve, -2.0, 2.0))
