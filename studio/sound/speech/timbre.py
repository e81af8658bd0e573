"""The colour of a voice: how loud it is in each band of ``ENVELOPE_HZ`` over a long time, and gains that change it."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.ports.likeness import ENVELOPE_HZ
from studio.sound.dsp import Signal
from studio.sound.speech.throat import BINS

_SIZE, _HOP = 2048, 1024
_QUIET_DB = 25.0
"""Moments this far below the loud ones say nothing."""

MOST_DB = 15.0
"""Gains are never larger."""


def bands_db(voice: Signal) -> NDArray[np.float64]:
    """Mean level in dB of every band of a voice (n,) at 48 kHz, the loudness taken out."""
    padded = voice if len(voice) >= _SIZE else np.pad(voice, (0, _SIZE - len(voice)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP] * np.hanning(_SIZE)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    energy = power.sum(axis=1)
    loud = power[energy > np.percentile(energy, 95.0) * 10.0 ** (-_QUIET_DB / 10.0)]
    levels = 10.0 * np.log10(loud @ _bands().T + 1e-12)
    mean = levels.mean(axis=0) if len(levels) else np.zeros(len(ENVELOPE_HZ))
    return mean - mean[2:14].mean()


def gains_between(voice: NDArray[np.float64], aim: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gains in dB that give a voice with the first levels the second, eased over neighbours."""
    away = np.pad(aim - voice, 1, mode="edge")
    return np.clip(0.25 * away[:-2] + 0.5 * away[1:-1] + 0.25 * away[2:], -MOST_DB, MOST_DB)


def gains_over_bins(gains: tuple[float, ...]) -> NDArray[np.float64] | None:
    """Gains over ``ENVELOPE_HZ`` as ``reshaped`` takes them; None for none. A likeness with another number of bands
    colours nothing: it was made by another version."""
    if len(gains) != len(ENVELOPE_HZ):
        return None
    levels = np.clip(np.nan_to_num(np.asarray(gains, np.float64)), -MOST_DB, MOST_DB)
    return np.interp(np.log(np.maximum(BINS, 20.0)), np.log(np.asarray(ENVELOPE_HZ, np.float64)), levels)


@lru_cache(maxsize=1)
def _bands() -> NDArray[np.float64]:
    """(bands, bins): the mean power between the middles to both neighbours."""
    middles = np.asarray(ENVELOPE_HZ, np.float64)
    edges = np.sqrt(middles[1:] * middles[:-1])
    edges = np.concatenate([[middles[0] ** 2 / edges[0]], edges, [middles[-1] ** 2 / edges[-1]]])
    hz = np.fft.rfftfreq(_SIZE, 1.0 / SAMPLE_RATE)
    inside = ((hz[None, :] >= edges[:-1, None]) & (hz[None, :] < edges[1:, None])).astype(np.float64)
    return inside / inside.sum(axis=1, keepdims=True)
