"""Layers of ambience: endless, and a function of the absolute sample, so any stretch can be cut out at any time.

A stretch that begins where another ended continues it exactly; nothing repeats.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.sound import dsp
from studio.sound.dsp import Signal

Block = Callable[[np.random.Generator, int], Signal]
"""(rng, samples) → mono, any level: layers set it."""

_BLOCK, _SEAM = dsp.samples(5.0), dsp.samples(1.0)
_LONGEST_CALL = dsp.samples(9.0)


@lru_cache(maxsize=8)
def _turns(count: int, width: float) -> NDArray[np.complex64]:
    """How far each frequency of ``count`` samples is turned for the left ear, and back for the right: a random phase
    that changes every 80 Hz. No frequency is lost or raised by it, and none comes more than 10 ms late."""
    knots = dsp.seeded(0, "ears").uniform(-0.42 * np.pi, 0.42 * np.pi, 301)
    phase = np.interp(np.linspace(0.0, 300.0, count // 2 + 1), np.arange(301), knots)
    return np.exp(1j * width * phase).astype(np.complex64)


class Layer(Protocol):
    """Something that goes on for ever."""

    @property
    def name(self) -> str:
        """Two layers of one name are one layer."""
        ...

    def add(self, out: Signal, seed: int, start: int, cancel: CancelToken) -> None:
        """Add samples start .. start + len(out) of the layer to ``out`` (n, 2)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """Blocks of ``make`` joined by equal-power seams. ``level_db`` is its RMS; ``swell`` (seconds, depth 0..1) a slow
    rise and fall; ``width`` 0 mono .. 1 fully apart; ``muffle_hz`` a low-pass for what is heard through walls."""

    name: str
    make: Block
    level_db: float
    swell: tuple[float, float] = (5.0, 0.25)
    width: float = 0.9
    muffle_hz: float | None = None

    def add(self, out: Signal, seed: int, start: int, cancel: CancelToken) -> None:
        """As in ``Layer``."""
        step = _BLOCK - _SEAM
        for number in range(max(0, (start - _BLOCK) // step), (start + len(out)) // step + 1):
            at = number * step - start
            if at >= len(out) or at + _BLOCK <= 0:
                continue
            cancel.check()
            block = self._block(dsp.seeded(seed, self.name, number), first=number == 0)
            rise = dsp.drift(seed, self.name, number * step, _BLOCK, self.swell[0])
            block *= (1.0 + np.float32(self.swell[1]) * (rise - 0.5) * 2.0)[:, None]
            dsp.add(out, block, at, dsp.decibels(self.level_db))

    def _block(self, rng: np.random.Generator, *, first: bool) -> Signal:
        mono = self.make(rng, _BLOCK)
        if self.muffle_hz:
            mono = dsp.lowpass(mono, self.muffle_hz, 3)
        mono = dsp.single(mono / np.float32(max(1e-9, dsp.level(mono))))
        block = dsp.turned(mono, _turns(len(mono), self.width))
        bend = np.sin(0.5 * np.pi * (np.arange(_SEAM, dtype=np.float32) + 0.5) / _SEAM)[:, None]
        if not first:
            block[:_SEAM] *= bend
        block[-_SEAM:] *= bend[::-1]
        return dsp.single(block)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Single sounds now and then: one in every ``every`` seconds on average, at a level around ``level_db`` (peak),
    somewhere in the picture, far off: ``far`` 0..1 dulls it and gives it room. ``loose`` 0..1: how far into its time
    it may begin. Each is up to ``sway_db`` less loud than ``level_db``."""

    name: str
    make: Callable[[np.random.Generator], Signal]
    every: float
    level_db: float
    spread: float = 0.9
    far: float = 0.5
    chance: float = 0.75
    loose: float = 1.0
    sway_db: float = 8.0

    def add(self, out: Signal, seed: int, start: int, cancel: CancelToken) -> None:
        """As in ``Layer``."""
        slot = dsp.samples(self.every)
        for number in range(max(0, (start - _LONGEST_CALL) // slot), (start + len(out)) // slot + 1):
            rng = dsp.seeded(seed, self.name, number)
            if rng.random() > self.chance:
                continue
            at = number * slot + int(slot * self.loose * float(rng.random())) - start
            if at >= len(out) or at + _LONGEST_CALL <= 0:
                continue
            cancel.check()
            sound = self.make(rng)[:_LONGEST_CALL]
            pan = self.spread * (2.0 * float(rng.random()) - 1.0)
            level = dsp.decibels(self.level_db - self.sway_db * float(rng.random()))
            dsp.add(out, placed_far(sound, rng, pan, self.far), at, level)


def placed_far(sound: Signal, rng: np.random.Generator, pan: float, far: float) -> Signal:
    """A mono sound at ``pan``, dulled by the air and answered by its surroundings. Peak about 1."""
    near = dsp.lowpass(sound, 14_000.0 - 10_000.0 * far) if far > 0.05 else sound
    tail = dsp.samples(0.2 + 0.9 * far)
    padded = np.zeros(len(near) + tail, np.float32)
    padded[: len(near)] = near
    angle = 0.25 * np.pi * (pan + 1.0)
    out = np.stack([padded * np.float32(np.cos(angle)), padded * np.float32(np.sin(angle))], axis=1)
    if far > 0.1:
        for channel in range(2):
            response = dsp.white(rng, tail) * dsp.decay(tail, tail / 48_000.0)
            response = dsp.lowpass(response, 3500.0)
            wet = dsp.convolve(
                padded, dsp.single(response / np.float32(max(1e-9, float(np.sqrt(np.sum(response**2))))))
            )
            out[:, channel] += wet * np.float32(0.5 * far)
    return dsp.fade(dsp.single(out), 0, 480)
