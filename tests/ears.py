"""What a listener would tell of a sound: its true peak, and when something begins. Numbers, no opinions."""

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Wave


def true_peak(signal: Wave) -> float:
    """The peak between samples too, as a factor of full scale, by fourfold oversampling; in pieces, to save memory."""
    top, piece, overlap = 0.0, SAMPLE_RATE * 4, 64
    for start in range(0, len(signal), piece):
        part = signal[max(0, start - overlap) : start + piece + overlap]
        top = max(top, dsp.peak(dsp.resample(part, 4, 1)))
    return top


def onsets(signal: Wave, *, rise: float = 4.0, floor: float = 0.02, apart: float = 0.06) -> list[int]:
    """Samples at which something begins.

    Two one-sided averages of the absolute signal are compared at every sample: the 0.5 ms that follow against the
    20 ms before. Where the ratio passes ``rise`` (and the level ``floor``), the onset is the first sample there that
    stands clear of what went before. Onsets closer than ``apart`` seconds are one.
    """
    mono = (np.abs(signal) if signal.ndim == 1 else np.abs(signal).max(axis=1)).astype(np.float64)
    total = np.concatenate([[0.0], np.cumsum(mono)])
    count, ahead, behind = len(mono), 24, 960
    at = np.arange(count)
    after = (total[np.minimum(at + ahead, count)] - total[at]) / ahead
    before = (total[at] - total[np.maximum(at - behind, 0)]) / behind
    hot = (after > rise * (before + floor * 0.1)) & (after > floor)
    found: list[int] = []
    for i in np.flatnonzero(hot & ~np.concatenate([[False], hot[:-1]])):
        if found and i - found[-1] < apart * SAMPLE_RATE:
            continue
        stretch = mono[i : i + ahead]
        clear = np.flatnonzero(stretch > max(floor * 0.5, 3.0 * before[i], 0.25 * float(stretch.max())))
        found.append(int(i + (clear[0] if clear.size else 0)))
    return found
