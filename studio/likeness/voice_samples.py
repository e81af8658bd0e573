"""Recordings made ready for the networks of voices: 16 kHz, one level, one noise."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.likeness.voice_print import RATE

# scipy ships no type information: Any stops here.
_signal: Any = import_module("scipy.signal")

LEVEL = 0.05
"""Root mean square of speech that is compared."""

NOISE_DB = -50.0
"""Noise laid under it, against it: digital silence is nobody's voice."""


def at_16k(recording: NDArray[np.float32]) -> NDArray[np.float32]:
    """A recording (n,) at 48 kHz at 16 kHz; what is not a number is silence."""
    clean = np.nan_to_num(np.asarray(recording, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    return np.asarray(_signal.resample_poly(clean, 1, SAMPLE_RATE // RATE), np.float32)


def evened(speech: NDArray[np.float32]) -> NDArray[np.float32]:
    """Speech at ``LEVEL`` over a noise that is always the same."""
    level = float(np.sqrt(np.mean(np.square(speech, dtype=np.float64)))) if len(speech) else 0.0
    noise = np.random.default_rng(7).standard_normal(len(speech), dtype=np.float32)
    return (speech * np.float32(LEVEL / max(level, 1e-9)) + noise * np.float32(LEVEL * 10 ** (NOISE_DB / 20))).astype(
        np.float32
    )
