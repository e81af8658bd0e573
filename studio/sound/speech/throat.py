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
_LIMIT = 18.0 * np.log(10.0) / 20.0
"""Formants change a bin by at most 18 dB."""

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
    change = np.clip(stretched - envelope, -_LIMIT, _LIMIT) * _keep(bins)
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


class TakenApart:
    """A voice (n,) at 48 kHz as ``reshaped`` takes it apart, once, to be put together as often as wanted: an eighth of
    what ``reshaped`` costs each time, in single precision, and without its level."""

    def __init__(self, signal: Wave) -> None:
        count = len(signal)
        padded = np.zeros(-(-count // _HOP) * _HOP + 2 * _FRAME, np.float32)
        padded[_FRAME : _FRAME + count] = signal
        self._count = count
        self._window = np.sqrt(np.hanning(_FRAME + 1)[:-1]).astype(np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP] * self._window
        spectra = np.fft.rfft(frames, axis=1)
        self._spectra = spectra.astype(np.complex64)
        self._envelope = _envelope(spectra).astype(np.float32)

    def together(self, factor: float, gains_db: NDArray[np.float64] | None = None) -> Signal:
        """With formants and colour moved as by ``reshaped``."""
        bins = np.arange(len(BINS), dtype=np.float64)
        from_bin = np.minimum(bins / factor, bins[-1])
        low = np.floor(from_bin).astype(np.intp)
        share = (from_bin - low).astype(np.float32)
        # Above the highest formants nothing moves: what is not needed is not computed.
        upto = int(np.count_nonzero(_keep(bins)))
        here = slice(0, upto)
        below = self._envelope[:, low[here]]
        above = self._envelope[:, np.minimum(low + 1, len(bins) - 1)[here]]
        change = below + (above - below) * share[here] - self._envelope[:, here]
        np.clip(change, -_LIMIT, _LIMIT, out=change)
        change *= _keep(bins)[here].astype(np.float32)
        gain = np.ones_like(self._envelope)
        np.exp(change, out=gain[:, here])
        if gains_db is not None:
            gain *= np.exp(gains_db * (np.log(10.0) / 20.0)).astype(np.float32)
        made = np.fft.irfft(self._spectra * gain, _FRAME, axis=1).astype(np.float32) * self._window
        return _overlapped(made)[_FRAME : _FRAME + self._count]


def _overlapped(frames: Signal) -> Signal:
    """The sum of frames (count, ``_FRAME``) of which each begins ``_HOP`` after the one before."""
    parts = _FRAME // _HOP
    out = np.zeros((len(frames) + parts - 1, _HOP), np.float32)
    for part in range(parts):
        out[part : part + len(frames)] += frames[:, part * _HOP : (part + 1) * _HOP]
    return out.reshape(-1)


def _keep(bins: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much formants are moved in each bin, 0..1."""
    return np.clip(2.0 - bins * (SAMPLE_RATE / _FRAME) / _TOP_HZ, 0.0, 1.0)
