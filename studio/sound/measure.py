"""Loudness as broadcasters measure it."""

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Wave

_BLOCK, _HOP = SAMPLE_RATE * 4 // 10, SAMPLE_RATE // 10
_PIECE = _HOP * 100
# The two stages of BS.1770 with their published 48 kHz coefficients: a head's shelf, and a high-pass.
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)


def loudness(signal: Wave) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4: K-weighting, 400 ms blocks, gates at -70 LUFS and -10 LU).

    Mono or stereo at 48 kHz. Sound shorter than a block is measured as one block of its own length. Silence: -inf.
    """
    meter = Meter(_HOP)
    for start in range(0, len(signal), _PIECE):
        meter.hear(signal[start : start + _PIECE])
    return gated(meter.power, len(signal))


class Meter:
    """Hears a sound piece by piece and keeps its K-weighted power, summed over channels, for every ``step`` samples."""

    def __init__(self, step: int) -> None:
        """Every piece but the last must be a multiple of ``step``."""
        self._step = step
        self._weighting: list[dsp.Running] = []
        self._sums: list[NDArray[np.float64]] = []

    def hear(self, piece: Wave) -> None:
        """The next piece, (n,) or (n, 2)."""
        channels = piece[:, None] if piece.ndim == 1 else piece
        if not len(channels):
            return
        if not self._weighting:
            self._weighting = [dsp.Running(_K_WEIGHTING) for _ in range(channels.shape[1])]
        edges = np.arange(0, len(channels), self._step)
        total = np.zeros(len(edges))
        for channel, weighting in enumerate(self._weighting):
            weighted = weighting(dsp.single(channels[:, channel]))
            total += np.add.reduceat(np.square(weighted, dtype=np.float64), edges)
        self._sums.append(total)

    @property
    def power(self) -> NDArray[np.float64]:
        """Sums of squares (steps,)."""
        return np.concatenate(self._sums) if self._sums else np.zeros(0)


def gated(hops: NDArray[np.float64], count: int) -> float:
    """Integrated loudness of ``count`` samples from their power in hops of 100 ms, as ``Meter`` keeps it."""
    if not count:
        return float("-inf")
    if count < _BLOCK:
        power = np.array([hops.sum() / count])
    else:
        power = np.convolve(hops[: count // _HOP], np.ones(4), "valid") / _BLOCK
    loud = power[power > 10.0 ** ((-70.0 + 0.691) / 10.0)]
    if not loud.size:
        return float("-inf")
    loud = loud[loud > loud.mean() * 0.1]
    return float(-0.691 + 10.0 * np.log10(loud.mean()))
