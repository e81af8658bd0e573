"""The melody of a voice: its fundamental over time, and the same voice with a wider or narrower one.

The fundamental is found by normalised autocorrelation (Boersma 1993: the window's own autocorrelation is divided out)
of the voice below 900 Hz. A melody is widened by playing the voice a little faster where it is high and slower where
it is low; formants, which move along, are put back by whoever moves formants.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal

HOP = dsp.samples(0.010)
_DOWN = 8
_RATE = SAMPLE_RATE // _DOWN
_WINDOW, _SIZE = round(0.045 * _RATE), 1024
LOWEST, HIGHEST = 60.0, 480.0
_VOICED = 0.62
"""Of the energy that must come back after a period."""


@dataclass(frozen=True, slots=True)
class Melody:
    """``hz``: float64 (frames,), the fundamental every 10 ms, 0 where there is no voice."""

    hz: NDArray[np.float64]

    @property
    def median(self) -> float:
        """Hz; 0 without voice."""
        voiced = self.hz[self.hz > 0]
        return float(np.median(voiced)) if voiced.size else 0.0

    @property
    def range(self) -> float:
        """Semitones between the tenth and the ninetieth of a hundred; 0 without voice."""
        voiced = self.hz[self.hz > 0]
        if voiced.size < 5:
            return 0.0
        low, high = np.percentile(voiced, [10.0, 90.0])
        return float(12.0 * np.log2(high / low))


def melody(wave: Signal) -> Melody:
    """Of a voice (n,) at 48 kHz."""
    low = dsp.resample(dsp.lowpass(wave, 900.0, 4), 1, _DOWN).astype(np.float64)
    count = max(1, -(-len(wave) // HOP))
    hop = HOP // _DOWN
    padded = np.zeros(count * hop + _WINDOW + hop)
    begin = _WINDOW // 2
    padded[begin : begin + len(low)] = low[: len(padded) - begin]
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::hop][:count]
    window = np.hanning(_WINDOW)
    own = np.fft.irfft(np.abs(np.fft.rfft(window, _SIZE)) ** 2)[: _SIZE // 2]
    tapered = (frames - frames.mean(1, keepdims=True)) * window
    back = np.fft.irfft(np.abs(np.fft.rfft(tapered, _SIZE, axis=1)) ** 2, axis=1)[:, : _SIZE // 2]
    energy = back[:, :1]
    first, last = int(_RATE / HIGHEST), int(_RATE / LOWEST)
    near = (back / np.maximum(energy, 1e-12))[:, : last + 2] / (own / own[0])[: last + 2]
    lags = np.arange(first, last + 1)
    # A shorter period that is nearly as good is the truer one: a voice comes back after two periods too.
    peak = (near[:, lags] >= near[:, lags - 1]) & (near[:, lags] >= near[:, lags + 1])
    score = np.where(peak, near[:, lags], -1.0) - 0.03 * np.log2(lags / first)
    best = lags[score.argmax(1)]
    rows = np.arange(count)
    a, b, c = near[rows, best - 1], near[rows, best], near[rows, best + 1]
    bend = a - 2 * b + c
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (a - c) / np.where(np.abs(bend) > 1e-9, bend, 1.0), 0.0)
    hz = _RATE / (best + np.clip(shift, -0.5, 0.5))
    loud = energy[:, 0] > 1e-3 * np.percentile(energy[:, 0], 95.0)
    hz = np.where((b > _VOICED) & loud & (energy[:, 0] > 1e-9), hz, 0.0)
    return Melody(_without_leaps(hz))


def _without_leaps(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Frames an octave away from the voice's middle, or alone, are mistakes."""
    voiced = hz[hz > 0]
    if voiced.size < 3:
        return np.zeros_like(hz)
    middle = float(np.median(voiced))
    out = np.where((hz > middle * 0.55) & (hz < middle * 1.9), hz, 0.0)
    alone = (out > 0) & (np.concatenate([[0.0], out[:-1]]) == 0) & (np.concatenate([out[1:], [0.0]]) == 0)
    return np.where(alone, 0.0, out)


_MOST = 4.0
"""Semitones that a moment of a melody is moved at most."""

_SOFT = 7
"""Frames over which the moving is eased."""

_REACH = 8
"""Samples on either side that a sample between samples is made of."""


@dataclass(frozen=True, slots=True)
class Bent:
    """A voice played at a changing speed. ``samples``: float32 (n,); ``speed``: float64 (n,), how much faster than it
    was at each of them; ``at`` tells where a moment of the voice before has gone."""

    samples: Signal
    speed: NDArray[np.float64]
    was: NDArray[np.float64]
    """The sample of the voice before, for every sample."""
    steady: bool = False
    """Nothing was moved."""

    def at(self, sample: int) -> int:
        """Where this sample of the voice before is now."""
        if self.steady:
            return sample
        return int(np.searchsorted(self.was, sample - 0.5))


def widened(wave: Signal, times: float, shaken: NDArray[np.float64] | None = None) -> Bent:
    """The voice (n,) at 48 kHz with a melody ``times`` as wide around its own middle; 1 leaves it as it is. ``shaken``:
    semitones that are added, every ``HOP``."""
    count = len(wave)
    moved = abs(times - 1.0) >= 0.03
    sung = melody(wave) if (moved or shaken is not None) and count >= 4 * HOP else Melody(np.zeros(1))
    middle = sung.median
    if middle <= 0.0:
        return Bent(wave, np.ones(count), np.arange(count, dtype=np.float64), steady=True)
    frames = np.arange(len(sung.hz), dtype=np.float64)
    voiced = sung.hz > 0
    away = np.interp(frames, frames[voiced], 12.0 * np.log2(sung.hz[voiced] / middle)) * (times - 1.0)
    eased = np.convolve(np.pad(np.clip(away, -_MOST, _MOST), _SOFT // 2, mode="edge"), np.ones(_SOFT) / _SOFT, "valid")
    if shaken is not None:
        eased = eased + shaken[: len(eased)]
    speed_then = np.interp(np.arange(count) / HOP, frames, 2.0 ** (eased / 12.0))
    now = np.concatenate([[0.0], np.cumsum(1.0 / speed_then)])
    length = int(now[-1])
    was = np.interp(np.arange(length, dtype=np.float64), now, np.arange(count + 1, dtype=np.float64))
    speed = np.interp(was, np.arange(count), speed_then)
    return Bent(_between(wave, was), speed, was)


def _between(wave: Signal, places: NDArray[np.float64]) -> Signal:
    """The wave at places between its samples: sums of sincs under a Hann window (voices end at 12 kHz: what a speed a
    quarter higher folds is above what they have)."""
    padded = np.pad(wave, _REACH + 1)
    whole = np.floor(places).astype(np.intp)
    part = places - whole
    out = np.zeros(len(places))
    for tap in range(1 - _REACH, _REACH + 1):
        away = tap - part
        out += padded[whole + tap + _REACH + 1] * (np.sinc(away) * (0.5 + 0.5 * np.cos(np.pi * away / _REACH)))
    return dsp.single(out)
