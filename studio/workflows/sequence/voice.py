"""The wave of one clip: its medium's samples, forwards or backwards, at any speed, under its own gain and fades.

Every sample is a function of its place in the sequence alone, so that a clip that was cut in two without a change is
the same wave, sample for sample.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.project.timeline.clip import Clip
from studio.project.timeline.curve import Curve

Samples = NDArray[np.float32]
"""float32 (n, 2) at 48 kHz."""

Read = Callable[[int, int], Samples]
"""``read(start, count)``: a medium's samples, silence beyond both ends."""

SILENT_DB = -96.0
"""At or below this a gain is silence."""

GRID = 240
"""Samples, 5 ms: a gain that moves is asked for this often, with straight lines between, so that a jump is no click."""

_TAPS = 32
"""Samples that one sample at another speed is made of, at speeds up to 1; more in proportion beyond."""

_FASTEST = 8
"""Above this speed no more are taken: what is too high to be heard then folds back, quietly."""

_FINE = 512
"""Entries of the kernel's table to a sample; straight lines between them are exact to -100 dB."""

_BITS = 20
"""Binary places of a position between two samples."""


def wave(clip: Clip, start: int, rate: FrameRate, read: Read, first: int, count: int) -> Samples:
    """``count`` samples of a clip that lies at frame ``start``, from the sequence's sample ``first`` on, which may lie
    outside of the clip. No gain, no fades. A freeze is silence."""
    speed, frame = clip.speed, SAMPLE_RATE / rate.fps
    if not speed:
        return np.zeros((count, 2), np.float32)
    if speed == 1:
        return read(first + _floor((clip.offset + clip.phase - start) * frame), count)
    if speed == -1:
        last = _floor((clip.offset + clip.phase + 1 + start) * frame) - 1 - first
        return np.ascontiguousarray(read(last - count + 1, count)[::-1])
    base = (clip.offset + clip.phase - start * speed) * frame
    return _resampled(read, base if speed > 0 else base + frame - 1, speed, first, count)


def gain(clip: Clip, start: int, rate: FrameRate, first: int, count: int) -> Samples:
    """float32 (count, 2): level, pan and fades of a clip from the sequence's sample ``first`` on, a multiple of the
    grid, for a whole number of its steps."""
    level = clip.level
    factor = _moving(level.gain_db, clip, start, rate, first, count)
    if level.fade_in:
        begin = rate.sample(start)
        factor = factor * rising(first, count, begin, rate.sample(start + level.fade_in))
    if level.fade_out:
        end = start + clip.length
        factor = factor * falling(first, count, rate.sample(end - level.fade_out), rate.sample(end))
    return factor[:, None] * panned(level.pan)


def rising(first: int, count: int, begin: int, end: int) -> Samples:
    """float32 (count,): from 0 at sample ``begin`` to 1 at ``end``, as an equal-power fade: sin of a quarter turn."""
    return np.sin(_part(first, count, begin, end) * np.float32(np.pi / 2)).astype(np.float32)


def falling(first: int, count: int, begin: int, end: int) -> Samples:
    """The same downwards: its square and that of ``rising`` are 1 together."""
    return np.cos(_part(first, count, begin, end) * np.float32(np.pi / 2)).astype(np.float32)


def sloping(first: int, count: int, begin: int, end: int) -> Samples:
    """float32 (count,): a straight line from 0 at ``begin`` to 1 at ``end``: for a wave that goes on as itself."""
    return _part(first, count, begin, end).astype(np.float32)


def panned(pan: float) -> NDArray[np.float32]:
    """float32 (2,): factors of left and right. The nearer side stays as it is, the farther sinks by a cosine."""
    if not pan:
        return np.ones(2, np.float32)
    side = min(max(pan, -1.0), 1.0) * np.pi / 2
    return np.array([np.cos(max(side, 0.0)), np.cos(max(-side, 0.0))], np.float32).round(7)


def decibels(db: float) -> float:
    """A level as a factor; 0 at or below ``SILENT_DB``."""
    return 0.0 if db <= SILENT_DB else float(10.0 ** (db / 20.0))


def _part(first: int, count: int, begin: int, end: int) -> NDArray[np.float32]:
    at = np.arange(first - begin, first - begin + count, dtype=np.float64)
    return np.clip(at / max(1, end - begin), 0.0, 1.0).astype(np.float32)


def _moving(curve: Curve, clip: Clip, start: int, rate: FrameRate, first: int, count: int) -> Samples:
    """float32 (count,): a gain in dB over the medium's time, as factors."""
    if curve.still:
        return np.full(count, decibels(curve.keys[0].value), np.float32)
    steps = range(first, first + count + 1, GRID)
    frames = [
        float(clip.offset + clip.phase + (sample * rate.fps / SAMPLE_RATE - start) * clip.speed) for sample in steps
    ]
    known = [decibels(curve.value(frame)) for frame in frames]
    return np.interp(np.arange(count), np.arange(len(known)) * GRID, known).astype(np.float32)


def _resampled(read: Read, base: Fraction, speed: Fraction, first: int, count: int) -> Samples:
    """Sample k of the sequence is the medium at ``base + k * speed``: a windowed sinc, as wide as the speed asks."""
    place = _positions(base, speed, first, count)
    whole = place >> _BITS
    stretch = float(min(max(abs(speed), Fraction(1)), Fraction(_FASTEST)))
    half = int(np.ceil(_TAPS / 2 * stretch))
    low, high = int(whole.min()) - half + 1, int(whole.max()) + half + 1
    source = read(low, high - low)
    if not source.any():
        return np.zeros((count, 2), np.float32)
    offsets = np.arange(-half + 1, half + 1)
    part = (place & ((1 << _BITS) - 1)).astype(np.float64) / (1 << _BITS)
    weights = _kernel((part[:, None] - offsets[None, :]) / stretch)
    weights /= weights.sum(axis=1, keepdims=True)
    around = np.lib.stride_tricks.sliding_window_view(source, 2 * half, axis=0)[whole - half + 1 - low]
    return np.einsum("nct,nt->nc", around, weights.astype(np.float32), optimize=False).astype(np.float32)


def _positions(base: Fraction, speed: Fraction, first: int, count: int) -> NDArray[np.int64]:
    """int64 (count,): places in the medium with ``_BITS`` binary places, each rounded down on its own."""
    scaled, step = base * (1 << _BITS), speed * (1 << _BITS)
    begin = scaled + first * step
    denominator = begin.denominator * step.denominator
    whole, rest = divmod(begin.numerator * step.denominator, denominator)
    each = step.numerator * begin.denominator
    if abs(each) * count < 1 << 62:
        return whole + (rest + np.arange(count, dtype=np.int64) * each) // denominator
    return np.array([whole + (rest + number * each) // denominator for number in range(count)], np.int64)


@lru_cache(maxsize=1)
def _table() -> NDArray[np.float64]:
    """The kernel from 0 to its end: a sinc under a Kaiser window of 90 dB (beta 8.96)."""
    half = _TAPS // 2
    at = np.arange(half * _FINE + 2) / _FINE
    window = np.i0(8.96 * np.sqrt(np.clip(1.0 - (at / half) ** 2, 0.0, 1.0))) / np.i0(8.96)
    return np.where(at < half, np.sinc(at) * window, 0.0)


def _kernel(at: NDArray[np.float64]) -> NDArray[np.float64]:
    table = _table()
    fine = np.minimum(np.abs(at) * _FINE, len(table) - 2.0)
    index = fine.astype(np.int64)
    rest = fine - index
    return table[index] * (1.0 - rest) + table[index + 1] * rest


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator
