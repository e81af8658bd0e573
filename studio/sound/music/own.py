"""Music of the person's own, in place of the composed."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal

_LEVEL_DB = -27.0
_LOUDEST = dsp.decibels(24.0)
_EDGE, _CLOSE = dsp.samples(0.02), dsp.samples(2.5)


def laid(own: Signal, count: int, start: int, end: int | None, level: float) -> Signal:
    """``count`` samples (n, 2) of a recording (m, 2) from its sample ``start`` on; silence after it.

    Level 0.5 lies at -27 dBFS RMS, like composed music. Where it has to close at ``end`` before it is over, it fades
    out.
    """
    out = np.zeros((count, 2), np.float32)
    piece = own[start : start + count]
    if not len(piece):
        return out
    heard = dsp.level(own)
    gain = min(_LOUDEST, dsp.decibels(_LEVEL_DB) / max(1e-6, heard)) * (max(0.0, level) / 0.5) ** 1.2
    out[: len(piece)] = piece * np.float32(gain)
    last = len(own) if end is None else min(end, len(own))
    out *= _open(start, count)[:, None]
    closing = _CLOSE if end is not None and end < len(own) else _EDGE
    left = (last - start - np.arange(count)) / max(1, min(closing, last))
    out *= dsp.single(0.5 - 0.5 * np.cos(np.pi * np.clip(left, 0.0, 1.0)))[:, None]
    return out


def _open(start: int, count: int) -> Signal:
    """No click where a recording begins loud."""
    return dsp.single(np.clip((start + np.arange(count)) / _EDGE, 0.0, 1.0))
