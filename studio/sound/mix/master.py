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
    envelope = _peaks(mix)
    gain_db = min(_LOUDEST_GAIN, TARGET_LUFS - heard)
    curve = _held(mix, envelope, gain_db)
    for _ in range(5):
        off = TARGET_LUFS - measure.loudness(dsp.single(mix * curve[:, None]))
        if abs(off) < _TOLERANCE or (off > 0.0 and gain_db >= _LOUDEST_GAIN):
            break
        gain_db = min(_LOUDEST_GAIN, gain_db + off * (1.3 if off > 0.0 else 1.0))
        curve = _held(mix, envelope, gain_db)
    return curve


def _held(mix: Signal, peaks: Signal, gain_db: float) -> Signal:
    """The gain curve for ``gain_db``: limiter, then knee."""
    ceiling = dsp.decibels(CEILING_DB)
    curve = limiter(peaks, dsp.decibels(gain_db), ceiling * dsp.decibels(_OVER_DB), len(mix))
    level = _tops(mix) * curve
    knee = np.float32(ceiling * dsp.decibels(_KNEE_DB))
    loud = np.flatnonzero(level > knee)
    room = np.float32(ceiling) - knee
    curve[loud] *= (knee + room * np.tanh((level[loud] - knee) / room)) / level[loud]
    return curve


def _tops(mix: Signal) -> Signal:
    """The largest absolute value of either channel at every sample and half way to its neighbours (cubic)."""
    top = np.max(np.abs(mix), axis=1)
    if len(mix) < 4:
        return top
    between = np.max(np.abs(9.0 * (mix[1:-2] + mix[2:-1]) - mix[:-3] - mix[3:]), axis=1) * np.float32(1.0 / 16.0)
    np.maximum(top[1:-2], between, out=top[1:-2])
    np.maximum(top[2:-1], between, out=top[2:-1])
    return top


def _peaks(mix: Signal) -> Signal:
    """The largest absolute sample of either channel in every step."""
    count = -(-len(mix) // _STEP)
    top = np.zeros(count * _STEP, np.float32)
    top[: len(mix)] = _tops(mix)
    return top.reshape(count, _STEP).max(axis=1)


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
