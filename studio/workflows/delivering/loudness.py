"""How loud a mix is, and a limiter that brings peaks under a ceiling. Both hear it block by block and keep next to
nothing of it, however long it is."""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE

Samples = NDArray[np.float32]
"""float32 (n, 2) at 48 kHz."""

CEILING_DB = -1.0
"""Where the highest peak comes to lie, dBTP (EBU R 128)."""

CLIPS = 1.0
"""The true peak above which a mix would clip."""

BLOCK = SAMPLE_RATE
"""Samples of every block but the last."""

_HOP = SAMPLE_RATE // 10
_GATE = 4
"""Hops in the 400 ms of a gating block."""

_STEP = 32
"""Samples to a step of the limiter's gain."""

_LOOK, _RELEASE = 4, 0.08
"""Steps for which the gain is down before and after a peak (2.7 ms); seconds in which it comes back."""

_TAPS, _PHASES = 12, 4
"""The interpolator that finds peaks between samples, as in ITU-R BS.1770-4, annex 2."""

# K-weighting at 48 kHz: the two stages of ITU-R BS.1770-4, annex 1, as second-order sections
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)

assert BLOCK % _HOP == 0 and BLOCK % _STEP == 0


class Meter:
    """Hears blocks of ``BLOCK`` samples, the last of any length. ``peak`` is the true peak, a factor of full scale."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._powers = array("d")
        self._count = 0
        self._state = np.zeros((len(_K_WEIGHTING), 2, 2))
        self._tail = np.zeros((_TAPS, 2), np.float32)

    def hear(self, block: Samples) -> None:
        """The next block."""
        if not len(block):
            return
        weighted, self._state = _filter()(_K_WEIGHTING, block.astype(np.float64), axis=0, zi=self._state)
        edges = np.arange(0, len(block), _HOP)
        self._powers.extend(np.add.reduceat(np.square(weighted).sum(axis=1), edges).tolist())
        self._count += len(block)
        whole = np.concatenate([self._tail, block, np.zeros((_TAPS, 2), np.float32)])
        self.peak = max(self.peak, float(tops(whole).max(initial=0.0)))
        self._tail = whole[-2 * _TAPS : -_TAPS]

    def through(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """Hear blocks on their way."""
        for block in blocks:
            self.hear(block)
            yield block

    @property
    def loudness(self) -> float:
        """Integrated, in LUFS (ITU-R BS.1770-4: gates at -70 LUFS and -10 LU); -inf for silence."""
        powers = np.frombuffer(self._powers) if len(self._powers) else np.zeros(0)
        if self._count < _GATE * _HOP:
            means = np.array([powers.sum() / self._count]) if self._count else np.zeros(0)
        else:
            means = np.convolve(powers[: self._count // _HOP], np.ones(_GATE), "valid") / (_GATE * _HOP)
        loud = means[means > 10.0 ** ((-70.0 + 0.691) / 10.0)]
        if not loud.size:
            return float("-inf")
        loud = loud[loud > loud.mean() * 0.1]
        return float(-0.691 + 10.0 * np.log10(loud.mean()))

    @property
    def peak_db(self) -> float:
        """The true peak in dBTP; -120 for silence."""
        return float(20.0 * np.log10(max(self.peak, 1e-6)))


class Limiter:
    """Brings peaks, between samples too, down to a ceiling, and touches nothing else. ``lowest_db`` is how far its gain
    has gone down so far, 0 where nothing had to be done."""

    def __init__(self, ceiling_db: float = CEILING_DB) -> None:
        self._ceiling = float(10.0 ** (ceiling_db / 20.0))
        self._back = 1.0 - float(np.exp(-_STEP / (_RELEASE * SAMPLE_RATE)))
        self._before = np.ones(2 * _LOOK)
        self._held = np.ones(2)
        self._gain = 1.0
        self._lowest = 1.0

    @property
    def lowest_db(self) -> float:
        """dB, 0 or below."""
        return float(20.0 * np.log10(self._lowest))

    def through(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """Blocks of ``BLOCK`` samples, the last of any length, limited."""
        silence = np.zeros((_TAPS, 2), np.float32)
        tail = silence
        behind: Samples | None = None  # the block that waits to hear what comes after it, and what it needs
        needs = np.ones(0)
        coming: Samples | None = None
        for block in blocks:
            if coming is not None:
                following = self._needs(np.concatenate([tail, coming, _head(block)]))
                if behind is not None:
                    yield self._limited(behind, needs, following)
                tail = np.concatenate([tail, coming])[-_TAPS:]
                behind, needs = coming, following
            coming = block
        if coming is not None:
            following = self._needs(np.concatenate([tail, coming, silence]))
            if behind is not None:
                yield self._limited(behind, needs, following)
            yield self._limited(coming, following, np.ones(0))

    def _needs(self, whole: Samples) -> NDArray[np.float64]:
        """The gain that each step would need by itself."""
        return np.minimum(1.0, self._ceiling / np.maximum(tops(whole).astype(np.float64), 1e-9))

    def _limited(self, block: Samples, need: NDArray[np.float64], after: NDArray[np.float64]) -> Samples:
        """Down before a peak comes, back within ``_RELEASE``; straight lines between two steps stay below what both
        need."""
        margin = 2 * _LOOK
        count = len(need)
        ahead = np.concatenate([after[:margin], np.ones(max(0, margin - len(after)))])
        whole = np.concatenate([self._before, need, ahead])
        self._before = np.concatenate([self._before, need])[-margin:]
        if float(whole.min()) >= 1.0 and self._gain >= 1.0 and float(self._held.min()) >= 1.0:
            return block
        least = np.lib.stride_tricks.sliding_window_view(whole, 2 * _LOOK + 1).min(axis=1)[_LOOK:]
        held, now = np.empty(count + 3), float(self._held[-1])
        for place, wanted in enumerate(least[: count + 3].tolist()):
            now = wanted if wanted < now else min(wanted, now + (1.0 - now) * self._back)
            now = 1.0 if now > 0.99999 else now
            held[place] = now
        smooth = np.convolve(np.concatenate([self._held, held]), np.full(5, 0.2), "valid")
        reached = np.lib.stride_tricks.sliding_window_view(whole[margin - 1 :], 3).min(axis=1)[: count + 1]
        gain = np.minimum(np.minimum(smooth, reached), 1.0)
        steps = np.concatenate([[self._gain], gain])
        self._held = np.concatenate([self._held, held[:count]])[-2:]
        self._gain = float(gain[count - 1])
        self._lowest = min(self._lowest, float(gain[:count].min()))
        curve = np.interp(np.arange(len(block)) / _STEP + 0.5, np.arange(len(steps)), steps).astype(np.float32)
        return block * curve[:, None]


def _head(block: Samples) -> Samples:
    head = np.zeros((_TAPS, 2), np.float32)
    head[: min(_TAPS, len(block))] = block[:_TAPS]
    return head


@cache
def _filter() -> Any:
    """scipy's ``sosfilt``: 0.3 s to import, so not for somebody who asks for help."""
    return import_module("scipy.signal").sosfilt


def tops(whole: Samples) -> NDArray[np.float32]:
    """The largest absolute value in each step of a stretch that has ``_TAPS`` samples more at both ends, between
    samples too."""
    inner = whole[_TAPS:-_TAPS]
    most = np.abs(inner).max(axis=1) if len(inner) else np.zeros(0, np.float32)
    if float(most.max(initial=0.0)) > 0.4:  # the interpolator adds 6 dB at the very most
        for kernel in _kernels():
            for side in range(2):
                between = np.convolve(whole[:, side], kernel, "same")[_TAPS:-_TAPS]
                most = np.maximum(most, np.abs(between))
    padded = np.zeros(-(-len(most) // _STEP) * _STEP, np.float32)
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
