"""Whether a mouth moves in time with what is heard."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.workflows.cameo.evidence import SOUND_RATE, Evidence

_STEP = 0.04
"""Seconds between the points at which both are compared."""
_LAG = 3
"""Points of lag within which a recording may be out of step with itself."""


def loudness(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """0..1, a value each 40 ms: how loud speech is between the silence and the loudest of this recording."""
    block = round(_STEP * SOUND_RATE)
    blocks = sound[: len(sound) // block * block].reshape(-1, block).astype(np.float64)
    if not len(blocks):
        return np.zeros(0)
    levels = 10 * np.log10(np.mean(blocks**2, axis=1) + 1e-10)
    floor, top = np.percentile(levels, 5), np.percentile(levels, 95)
    return np.clip((levels - floor) / max(top - floor, 20.0), 0, 1)


def opening(evidence: Evidence, begin: float, end: float) -> NDArray[np.float64]:
    """How far the mouth is open, 0..1, a value each 40 ms; held where no face is seen."""
    sights = [sight for sight in evidence.seen(begin - 0.2, end + 0.2) if sight.faces]
    times = begin + _STEP * (np.arange(int((end - begin) / _STEP)) + 0.5)
    if len(sights) < 2:
        return np.zeros(len(times))
    return np.interp(times, [sight.at for sight in sights], [sight.faces[0].mouth_open for sight in sights])


def in_time(evidence: Evidence, spans: Sequence[tuple[float, float]]) -> float:
    """How surely the mouth and the sound belong together over these stretches of time: the correlation of the mouth's
    opening with the loudness at their own place, in standard deviations above the same at other places. About 0 for
    strangers; 3 and more for a person who is seen speaking."""
    mouths: list[NDArray[np.float64]] = []
    sounds: list[NDArray[np.float64]] = []
    for begin, end in spans:
        sound, mouth = loudness(evidence.heard(begin, end)), opening(evidence, begin, end)
        count = min(len(sound), len(mouth))
        if count > 2 * _LAG:
            mouths.append(_flattened(mouth[:count]))
            sounds.append(_flattened(_smooth(sound[:count])))
    if not mouths:
        return 0.0
    mouth, sound = np.concatenate(mouths), np.concatenate(sounds)
    scale = float(np.linalg.norm(mouth) * np.linalg.norm(sound))
    if scale < 1e-6 or float(np.std(mouth)) < 0.01:
        return 0.0
    spectrum = np.fft.rfft(mouth).conj() * np.fft.rfft(sound)
    rounds = np.fft.irfft(spectrum, len(mouth)) / scale
    near = np.r_[rounds[: _LAG + 1], rounds[-_LAG:]]
    far = rounds[2 * _LAG : -2 * _LAG]
    if len(far) < 4 * _LAG:
        return 0.0
    return float((near.max() - far.mean()) / max(far.std(), 1e-3))


def _smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """As slow as a mouth is."""
    return np.convolve(values, np.array([0.25, 0.5, 0.25]), mode="same")


def _flattened(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Without its mean and what drifts slower than two seconds."""
    width = min(len(values) | 1, 51)
    slow = np.convolve(np.pad(values, width // 2, mode="edge"), np.full(width, 1 / width), mode="valid")[: len(values)]
    return values - slow
