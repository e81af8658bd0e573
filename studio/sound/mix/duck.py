"""Ducking: the rest makes way while somebody speaks."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal

DUCK_DB = {"ambience": -4.0, "music": -9.0, "effects": -2.5}
"""How far each stem goes down under a voice."""

_STEP = 480
_HEARD = 0.02
_AHEAD, _AFTER = 12, 45
"""Steps of 10 ms before the first and after the last of what is said: short pauses do not let the music jump up."""


_EASE = 25


def talking(dialogue: Signal, before: int | None = None) -> Signal | None:
    """0..1 (n,): 1 while somebody speaks, rising 120 ms before, sinking over 450 ms after. None where nobody does.

    ``before``: how many samples before the first one somebody spoke last. The curve is that of a film which goes on at
    both ends, so that shots which follow each other have one curve.
    """
    lead = _AFTER + _EASE
    spoke = None if before is None else lead - before // _STEP
    if dsp.peak(dialogue) == 0.0 and (spoke is None or spoke <= 0):
        return None
    count = -(-len(dialogue) // _STEP)
    padded = np.zeros(count * _STEP, np.float32)
    np.maximum(np.abs(dialogue[:, 0]), np.abs(dialogue[:, 1]), out=padded[: len(dialogue)])
    loud = np.zeros(lead + count + lead, np.bool_)
    loud[lead : lead + count] = padded.reshape(count, _STEP).max(axis=1) > _HEARD
    if spoke is not None and spoke > 0:
        loud[:spoke] = True
    held = np.zeros(len(loud), np.float32)
    for at in np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(np.int8))).reshape(-1, 2):
        held[max(0, int(at[0]) - _AHEAD) : int(at[1]) + _AFTER] = 1.0
    eased = dsp.smooth(held, _EASE)
    times = np.arange(len(dialogue)) / _STEP + lead
    return dsp.single(np.interp(times, np.arange(len(eased)) + 0.5, eased))


def duck(stem: Signal, curve: Signal, floor_db: float) -> None:
    """Lower a stem (n, 2), in place, by ``floor_db`` where ``curve`` (n,) is 1."""
    stem *= (1.0 - np.float32(1.0 - dsp.decibels(floor_db)) * curve)[:, None]
