"""Mastering: one gain over the whole track to reach a loudness, under a look-ahead limiter."""

import numpy as np

from studio.sound import dsp, measure
from studio.sound.dsp import Signal

TARGET_LUFS = -16.0
CEILING_DB = -1.8
"""Peak of the samples; leaves room for peaks between samples and for a lossy encoder."""
_STEP, _LOOK, _RELEASE = 32, 3, 0.06
_OVER_DB, _KNEE_DB = 5.0, -6.0
"""The limiter lets peaks pass by this much, and the knee rounds them off from here up to the ceiling: short peaks lose
a little shape instead of pulling down what follows them."""
_SILENT_LUFS = -68.0
_LOUDEST_GAIN = 60.0
_TOLERANCE = 0.5


def gains(mix: Signal) -> Signal:
    """The gain (n,) that masters ``mix`` (n, 2): loudness at the target, peaks under the ceiling. Silence stays so.

    Limiting takes loudness away, so gain and limiter are solved together in a few rounds.
    """
    heard = measure.loudness(mix)
    if heard < _SILENT_LUFS:
        return np.ones(len(mix), np.float32)
    tops = _tops(mix)
    gain_db = min(_LOUDEST_GAIN, TARGET_LUFS - heard)
    curve = _held(tops, gain_db)
    for _ in range(5):
        off = TARGET_LUFS - measure.loudness(mix, curve)
        if abs(off) < _TOLERANCE or (off > 0.0 and gain_db >= _LOUDEST_GAIN):
            break
        gain_db = min(_LOUDEST_GAIN, gain_db + off * (1.3 if off > 0.0 else 1.0))
        curve = _held(tops, gain_db)
    return curve


def _held(tops: Signal, gain_db: float) -> Signal:
    """The gain curve (n,) for ``gain_db``: limiter, then knee. ``tops`` (n,) are the track's absolute values."""
    ceiling = dsp.decibels(CEILING_DB)
    curve = limiter(_peaks(tops), dsp.decibels(gain_db), ceiling * dsp.decibels(_OVER_DB), len(tops))
    level = tops * curve
    knee = np.float32(ceiling * dsp.decibels(_KNEE_DB))
    loud = np.flatnonzero(level > knee)
    room = np.float32(ceiling) - knee
    curve[loud] *= (knee + room * np.tanh((level[loud] - knee) / room)) / level[loud]
    return curve


def _tops(mix: Signal) -> Signal:
    """The largest absolute value of either channel at every sample and half way to its neighbours (cubic)."""
    top = np.empty(len(mix), np.float32)
    piece = 1 << 18
    for start in range(0, len(mix), piece):
        part = mix[max(0, start - 2) : start + piece + 2]
        high = np.max(np.abs(part), axis=1)
        if len(part) >= 4:
            between = 9.0 * (part[1:-2] + part[2:-1]) - part[:-3] - part[3:]
            crest = np.max(np.abs(between), axis=1) * np.float32(1.0 / 16.0)
            np.maximum(high[1:-2], crest, out=high[1:-2])
            np.maximum(high[2:-1], crest, out=high[2:-1])
        skip = start - max(0, start - 2)
        top[start : start + piece] = high[skip : skip + piece]
    return top


def _peaks(tops: Signal) -> Signal:
    """The largest value in every step."""
    return np.maximum.reduceat(tops, np.arange(0, len(tops), _STEP))


def limiter(peaks: Signal, gain: float, ceiling: float, count: int) -> Signal:
    """``gain`` times a limiter's curve (count,): it is down before a peak comes (2 ms), and comes back in 90 ms.

    The curve moves between steps in straight lines, each end low enough for both steps beside it, so nothing passes
    the ceiling and no onset is moved.
    """
    need = np.minimum(1.0, ceiling / np.maximum(peaks * gain, 1e-9))
    ahead = dsp.lowest(dsp.single(need), 2 * _LOOK + 1).tolist()
    back = 1.0 - float(np.exp(-_STEP / (_RELEASE * 48_000.0)))
    held: list[float] = []
    now = 1.0
    for wanted in ahead:
        now = wanted if wanted < now else now + (1.0 - now) * back
        now = min(now, wanted)
        held.append(now)
    smooth = dsp.smooth(dsp.single(np.array(held)), 3)
    smooth = np.minimum(smooth, dsp.single(np.array(ahead)))
    centres = (np.arange(len(smooth)) + 0.5) * _STEP
    return dsp.single(np.interp(np.arange(count), centres, smooth) * gain)
