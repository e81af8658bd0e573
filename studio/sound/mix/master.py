"""Mastering: one gain over the whole track to reach a loudness, under a look-ahead limiter."""

import numpy as np

from studio.sound import dsp, measure
from studio.sound.dsp import Signal

TARGET_LUFS = -16.0
CEILING_DB = -1.8
"""Peak of the samples; leaves room for peaks between samples and for a lossy encoder."""
_STEP, _LOOK, _RELEASE = 32, 3, 0.09
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
    ceiling = dsp.decibels(CEILING_DB)
    envelope = _peaks(mix)
    gain_db = min(_LOUDEST_GAIN, TARGET_LUFS - heard)
    curve = limiter(envelope, dsp.decibels(gain_db), ceiling, len(mix))
    for _ in range(5):
        off = TARGET_LUFS - measure.loudness(dsp.single(mix * curve[:, None]))
        if abs(off) < _TOLERANCE or (off > 0.0 and gain_db >= _LOUDEST_GAIN):
            break
        gain_db = min(_LOUDEST_GAIN, gain_db + off * (1.3 if off > 0.0 else 1.0))
        curve = limiter(envelope, dsp.decibels(gain_db), ceiling, len(mix))
    return curve


def _peaks(mix: Signal) -> Signal:
    """The largest absolute sample of either channel in every step."""
    count = -(-len(mix) // _STEP)
    top = np.zeros(count * _STEP, np.float32)
    np.max(np.abs(mix), axis=1, out=top[: len(mix)])
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
