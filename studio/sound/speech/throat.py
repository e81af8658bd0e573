"""The size of a throat: formants moved without the pitch.

A speaker is known by pitch and by formants together. Playing a voice faster moves both alike; this moves formants
alone, so that one recorded voice becomes several people.
"""

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave

_FRAME, _HOP, _QUEFRENCY = 1024, 256, 84
_MOST_DB = 18.0
_TOP_HZ = 9_000.0
"""Above this the envelope is hiss, not formants; it stays."""


BINS: NDArray[np.float64] = np.arange(_FRAME // 2 + 1, dtype=np.float64) * (SAMPLE_RATE / _FRAME)
"""Frequencies, in Hz, of the gains that ``reshaped`` takes."""


def moved_formants(signal: Wave, factor: float) -> Signal:
    """The voice (n,) at 48 kHz with its formants at ``factor`` times their frequencies; pitch, length and times stay.

    Each frame's spectral envelope is its cepstrum below 1.75 ms; the frame is filtered, without phase, by the ratio of
    the stretched envelope to its own (Roebel and Rodet 2005 name the method; true envelopes are not needed for a few
    per cent). The level stays.
    """
    if factor == 1.0 or not len(signal):
        return dsp.single(signal)
    return reshaped(signal, factor)


def reshaped(signal: Wave, factor: float | NDArray[np.float64], gains_db: NDArray[np.float64] | None = None) -> Signal:
    """As ``moved_formants``; ``factor`` may be one for every sample, and ``gains_db`` (over ``BINS``) colour it."""
    count = len(signal)
    padded = np.zeros(count + 2 * _FRAME, np.float32)
    padded[_FRAME : _FRAME + count] = signal
    window = np.sqrt(np.hanning(_FRAME + 1)[:-1]).astype(np.float32)
    starts = np.arange(0, len(padded) - _FRAME, _HOP)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[starts] * window
    spectra: NDArray[np.complex128] = np.fft.rfft(frames, axis=1)
    envelope = _envelope(spectra)
    bins = np.arange(envelope.shape[1], dtype=np.float64)
    if isinstance(factor, np.ndarray):
        middles = np.clip(starts + _FRAME // 2 - _FRAME, 0, count - 1)
        from_bin = np.minimum(bins[None, :] / factor[middles][:, None], bins[-1])
    else:
        from_bin = np.minimum(bins / factor, bins[-1])
    low = np.floor(from_bin).astype(np.intp)
    high, share = np.minimum(low + 1, len(bins) - 1), from_bin - low
    if low.ndim == 2:
        below, above = np.take_along_axis(envelope, low, 1), np.take_along_axis(envelope, high, 1)
    else:
        below, above = envelope[:, low], envelope[:, high]
    stretched = below * (1.0 - share) + above * share
    keep = np.clip(2.0 - bins * (SAMPLE_RATE / _FRAME) / _TOP_HZ, 0.0, 1.0)
    limit = _MOST_DB * np.log(10.0) / 20.0
    change = np.clip(stretched - envelope, -limit, limit) * keep
    if gains_db is not None:
        change = change + gains_db * (np.log(10.0) / 20.0)
    gain = np.exp(change)
    made = np.fft.irfft(spectra * gain, _FRAME, axis=1) * window
    out = np.zeros_like(padded)
    for start, frame in zip(starts.tolist(), made, strict=True):
        out[start : start + _FRAME] += frame.astype(np.float32)
    out = out[_FRAME : _FRAME + count]
    return dsp.single(out * np.float32(dsp.level(signal) / max(1e-9, dsp.level(out))))


def _envelope(spectra: NDArray[np.complex128]) -> NDArray[np.float64]:
    """Natural logarithms of magnitudes (frames, bins), without the harmonics of the pitch."""
    cepstrum = np.fft.irfft(np.log(np.abs(spectra) + 1e-6), _FRAME, axis=1)
    cepstrum[:, _QUEFRENCY : _FRAME - _QUEFRENCY + 1] = 0.0
    return np.fft.rfft(cepstrum, axis=1).real
