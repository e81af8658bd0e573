"""A limiter for a mix that would clip: peaks between samples too come down to -1 dBTP, and nothing else is touched."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.workflows.sequence.voice import Samples, decibels

CEILING_DB = -1.0
"""Where the highest peak comes to lie, dBTP (EBU R 128)."""

CLIPS = 1.0
"""The true peak above which a mix would clip."""

_STEP = 32
"""Samples to a step of the gain."""

_LOOK, _RELEASE = 4, 0.08
"""Steps for which the gain is down before and after a peak (2.7 ms); seconds in which it comes back."""

_TAPS, _PHASES = 12, 4
"""The interpolator that finds peaks between samples, as in ITU-R BS.1770-4, annex 2."""

Read = Callable[[int, int], Samples]


class Ceiling:
    """Listens to a whole mix once; ``peak`` is its true peak as a factor of full scale."""

    def __init__(self, read: Read, start: int, count: int, cancel: CancelToken) -> None:
        """``count`` samples of the mix from ``start`` on; ``read(start, count)`` gives them. Raises ``Cancelled``."""
        self._read, self._start, self.count = read, start, count
        tops: list[NDArray[np.float32]] = []
        for at in range(0, count, SAMPLE_RATE):
            cancel.check()
            tops.append(_tops(self._part(at - _TAPS, SAMPLE_RATE + 2 * _TAPS)))
        self._tops = np.concatenate(tops)[: -(-count // _STEP)] if tops else np.zeros(0, np.float32)
        self.peak = float(self._tops.max()) if len(self._tops) else 0.0
        self._gain = _gain(self._tops, decibels(CEILING_DB)) if self.limits else None

    @property
    def limits(self) -> bool:
        """Whether it would clip without a limiter."""
        return self.peak > CLIPS

    @property
    def lowest_db(self) -> float:
        """How far the limiter goes down at most, in dB; 0 where it is not needed."""
        return float(20.0 * np.log10(self._gain.min())) if self._gain is not None else 0.0

    def blocks(self, cancel: CancelToken) -> Iterator[Samples]:
        """The mix, a second at a time: as it is, or limited."""
        for at in range(0, self.count, SAMPLE_RATE):
            cancel.check()
            block = self._part(at, min(SAMPLE_RATE, self.count - at))
            yield block if self._gain is None else block * self._curve(at, len(block))[:, None]

    def _part(self, at: int, count: int) -> Samples:
        """A stretch of the mix, silent beyond both ends."""
        low, high = max(0, at), min(at + count, self.count)
        out = np.zeros((count, 2), np.float32)
        if low < high:
            out[low - at : high - at] = self._read(self._start + low, high - low)
        return out

    def _curve(self, at: int, count: int) -> NDArray[np.float32]:
        assert self._gain is not None
        low, high = max(0, at // _STEP - 1), min(len(self._gain), (at + count) // _STEP + 2)
        centres = (np.arange(low, high) + 0.5) * _STEP - at
        return np.interp(np.arange(count), centres, self._gain[low:high]).astype(np.float32)


def _tops(wave: Samples) -> NDArray[np.float32]:
    """The largest absolute value in each step of a stretch that has ``_TAPS`` samples more at both ends, between
    samples too."""
    inner = wave[_TAPS:-_TAPS]
    most = np.abs(inner).max(axis=1)
    if float(most.max(initial=0.0)) > 0.4:  # the interpolator adds 6 dB at the very most
        for kernel in _kernels():
            for side in range(2):
                between = np.convolve(wave[:, side], kernel, "same")[_TAPS:-_TAPS]
                most = np.maximum(most, np.abs(between))
    size = -(-len(most) // _STEP) * _STEP
    padded = np.zeros(size, np.float32)
    padded[: len(most)] = most
    return padded.reshape(-1, _STEP).max(axis=1)


def _kernels() -> list[NDArray[np.float32]]:
    """A windowed sinc for each quarter of a sample but the first."""
    at = np.arange(_TAPS + 1) - _TAPS / 2
    kernels: list[NDArray[np.float32]] = []
    for phase in range(1, _PHASES):
        place = at - phase / _PHASES
        window = np.where(np.abs(place) < _TAPS / 2, np.cos(np.pi * place / _TAPS) ** 2, 0.0)
        kernel = np.sinc(place) * window
        kernels.append((kernel / kernel.sum()).astype(np.float32))
    return kernels


def _gain(tops: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The gain of every step: down before a peak comes, back within ``_RELEASE``; straight lines between two steps stay
    below what both need."""
    need = np.minimum(1.0, ceiling / np.maximum(tops, 1e-9))
    padded = np.pad(need, _LOOK, constant_values=1.0)
    ahead = np.lib.stride_tricks.sliding_window_view(padded, 2 * _LOOK + 1).min(axis=1)
    back = 1.0 - float(np.exp(-_STEP / (_RELEASE * SAMPLE_RATE)))
    held, now = np.empty(len(ahead)), 1.0
    for place, wanted in enumerate(ahead.tolist()):
        now = wanted if wanted < now else min(wanted, now + (1.0 - now) * back)
        held[place] = now
    smooth = np.convolve(np.pad(held, 2, mode="edge"), np.full(5, 0.2), "valid")
    reached = np.lib.stride_tricks.sliding_window_view(np.pad(need, 1, constant_values=1.0), 3).min(axis=1)
    return np.minimum(smooth, reached).astype(np.float32)
