"""How loud it is: peak and RMS of each channel, momentary loudness. What a meter draws while the sound plays."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FLOOR = -96.0
"""dBFS (or LUFS) that stands for silence."""

HOP = 480
"""Samples between two readings, 10 ms."""

_MOMENT = 40
"""Readings in the 400 ms of momentary loudness (EBU Tech 3341)."""

_TAPS, _FRAME = 4_097, 8_192
"""Length of the weighting's response (its high-pass has died away to -90 dB by then) and of a transform."""

# K-weighting at 48 kHz: the two stages of ITU-R BS.1770-4, annex 1, as (b0 b1 b2 a1 a2)
_STAGES = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
    (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621),
)


@dataclass(frozen=True, slots=True)
class Levels:
    """``peak`` and ``rms`` of left and right in dBFS, ``lufs`` the loudness of the last 400 ms."""

    peak: tuple[float, float] = (FLOOR, FLOOR)
    rms: tuple[float, float] = (FLOOR, FLOOR)
    lufs: float = FLOOR


SILENCE = Levels()


class Ear:
    """Measures sound as it is made, reading by reading."""

    def __init__(self) -> None:
        self._weight = np.fft.rfft(_response(_TAPS), _FRAME)[:, None]
        self._before = np.zeros((_TAPS - 1, 2))
        self._moment: deque[float] = deque(maxlen=_MOMENT)

    def hear(self, samples: NDArray[np.float32]) -> list[Levels]:
        """float32 (n, 2): one reading for each whole or begun 10 ms of it."""
        weighted = self._weighted(samples)
        readings: list[Levels] = []
        for start in range(0, len(samples), HOP):
            piece = samples[start : start + HOP]
            self._moment.append(float(np.square(weighted[start : start + HOP]).mean(axis=0).sum()))
            peak = np.abs(piece).max(axis=0)
            power = np.square(piece, dtype=np.float64).mean(axis=0)
            readings.append(
                Levels(
                    peak=(_db(float(peak[0]), 20.0), _db(float(peak[1]), 20.0)),
                    rms=(_db(float(power[0]), 10.0), _db(float(power[1]), 10.0)),
                    lufs=max(FLOOR, _db(sum(self._moment) / _MOMENT, 10.0) - 0.691),
                )
            )
        return readings

    def _weighted(self, samples: NDArray[np.float32]) -> NDArray[np.float64]:
        """K-weighted, by overlap-save: numpy alone, as a filter from scipy would cost a third of a second to import."""
        out = np.empty((len(samples), 2))
        size = _FRAME - _TAPS + 1
        for start in range(0, len(samples), size):
            piece = samples[start : start + size]
            whole = np.concatenate([self._before, piece])
            spectrum = np.fft.rfft(whole, _FRAME, axis=0) * self._weight
            out[start : start + len(piece)] = np.fft.irfft(spectrum, _FRAME, axis=0)[_TAPS - 1 : len(whole)]
            self._before = whole[-(_TAPS - 1) :]
        return out


class PeakHold:
    """A meter's hand: up at once, held for a moment, then down evenly.

    1.5 s of hold and 20 dB in 1.7 s of fall are those of a type I programme meter (IEC 60268-10).
    """

    def __init__(self, hold: float = 1.5, fall: float = 20.0 / 1.7) -> None:
        self._hold, self._fall = hold, fall
        self._level, self._since = FLOOR, 0.0

    def show(self, level: float, now: float) -> float:
        """The hand's place in dBFS, given the level at the time ``now`` in seconds."""
        rest = max(0.0, now - self._since - self._hold)
        fallen = max(FLOOR, self._level - rest * self._fall)
        if level >= fallen:
            self._level, self._since = level, now
            return level
        return fallen


def _response(count: int) -> NDArray[np.float64]:
    """float64 (count,): the impulse response of the K-weighting, both stages after each other."""
    signal = [1.0] + [0.0] * (count - 1)
    for b0, b1, b2, a1, a2 in _STAGES:
        x1 = x2 = y1 = y2 = 0.0
        for place, x in enumerate(signal):
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x2, x1, y2, y1 = x1, x, y1, y
            signal[place] = y
    return np.array(signal)


def _db(value: float, factor: float) -> float:
    return max(FLOOR, factor * float(np.log10(max(value, 1e-10))))
