"""What instruments are made of: held tones, saws, tables of partials, plucked strings, bends and bodies."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave

Instrument = Callable[[float, float, float, np.random.Generator], Signal]
"""(pitch Hz, seconds held, loudness 0..1, rng) → one note, mono, peak about its loudness."""

Body = tuple[tuple[float, float, float], ...]
"""Resonances of a body: (Hz, width Hz, gain)."""

_SHORT_STRING = 100
"""Samples of a period under which the plain filter is quicker."""
_TABLE = 2048
_HIGHEST_HZ = 15_000.0


def held(count: int, attack: float, release: float) -> Signal:
    """1 with a soft rise and fall, both within the note."""
    return dsp.fade(
        np.ones(count, np.float32), min(count // 2, dsp.samples(attack)), min(count // 2, dsp.samples(release))
    )


def saw(hz: Wave, phase: float = 0.0) -> Signal:
    """A band-limited saw (polyBLEP) that follows ``hz`` (n,)."""
    step = np.asarray(hz, np.float64) / SAMPLE_RATE
    turns = np.cumsum(step) + phase
    whole = np.floor(turns)
    at = turns - whole
    out = at.astype(np.float32)
    out *= np.float32(2.0)
    out -= np.float32(1.0)
    # Only the samples on both sides of a fall are rounded off.
    early = np.flatnonzero(whole[1:] != whole[:-1]) + 1
    late = early - 1
    x = at[early] / step[early]
    out[early] -= 2.0 * x - x * x - 1.0
    x = (at[late] - 1.0) / step[late]
    out[late] -= x * x + 2.0 * x + 1.0
    return out


@lru_cache(maxsize=256)
def _period(partials: tuple[float, ...]) -> Signal:
    turns = np.arange(_TABLE + 1) * (2.0 * np.pi / _TABLE)
    # Phases of their own keep the crest low, as in a horn or a reed.
    wave = sum((a * np.sin(k * turns + 0.7 * k * k) for k, a in enumerate(partials, 1)), np.zeros(_TABLE + 1))
    return dsp.single(wave / max(1e-9, float(np.abs(wave).max())))


def partials(pitch: Wave, amounts: tuple[float, ...], phase: float = 0.0) -> Signal:
    """A tone of harmonic partials that follows ``pitch`` (n,) in Hz; those beyond hearing are left out."""
    most = max(1, int(_HIGHEST_HZ / max(20.0, float(np.max(pitch)))))
    table = _period(amounts[:most])
    turns = np.cumsum(pitch, dtype=np.float64)
    turns *= 1.0 / SAMPLE_RATE
    turns += phase
    turns -= np.floor(turns)
    turns *= _TABLE
    whole = turns.astype(np.int32)
    part = (turns - whole).astype(np.float32)
    low = table[whole]
    return dsp.single(low + (table[whole + 1] - low) * part)


def string(hz: float, count: int, excitation: Signal, ring: float, bright: float) -> Signal:
    """A plucked string (Karplus & Strong 1983, with fractional delay): ``ring`` seconds to fall 60 dB."""
    period = SAMPLE_RATE / hz
    delay = int(period - 0.5)
    part = period - 0.5 - delay
    loss = float(10.0 ** (-3.0 / (hz * ring)))
    # A two-point average is the string's own damping; ``bright`` 0..1 weakens it.
    soft = 0.5 * (1.0 - bright)
    taps = np.convolve([1.0 - soft, soft], [1.0 - part, part]) * loss
    if delay < _SHORT_STRING:
        return dsp.recursive(excitation[:count], [1.0], [1.0, *([0.0] * (delay - 1)), *(-taps).tolist()])
    # The same recursion, a period at a time: nothing within a period depends on itself.
    out = np.zeros(count + delay + 2, np.float64)
    out[delay + 2 :] = excitation[:count]
    for start in range(delay + 2, len(out), delay):
        span = min(delay, len(out) - start)
        for back, tap in enumerate(taps, start=delay):
            out[start : start + span] += tap * out[start - back : start - back + span]
    return dsp.single(out[delay + 2 :])


def pluck_noise(rng: np.random.Generator, hz: float, count: int, bright_hz: float, place: float = 0.125) -> Signal:
    """What a finger or a plectrum gives a string of ``count`` samples, plucked at ``place`` of its length."""
    out = np.zeros(count, np.float32)
    burst = min(count, max(8, int(SAMPLE_RATE / hz)))
    noise = dsp.lowpass(rng.uniform(-1.0, 1.0, burst + 64).astype(np.float32), bright_hz)[:burst]
    # The harmonics with a node there are missing.
    offset = max(1, int(burst * place))
    noise = noise - np.concatenate([np.zeros(offset, np.float32), noise[:-offset]])
    out[:burst] = noise - noise.mean()
    return out


def bodied(tone: Wave, body: Body) -> Signal:
    """The tone and what its body sings along."""
    out = tone
    for hz, width, gain in body:
        out = out + dsp.resonator(tone, hz, width) * np.float32(gain)
    return dsp.single(out)


def bent(tone: Signal, semitones: Wave) -> Signal:
    """A finished tone played faster and slower, so that its pitch follows ``semitones`` (n,)."""
    speed = np.exp2(np.asarray(semitones, np.float32) / np.float32(12.0))
    at: NDArray[np.float64] = np.cumsum(speed, dtype=np.float64)
    at -= float(at[0])
    return dsp.single(np.interp(at, np.arange(len(tone)), tone))


def section(hz: float, count: int, rng: np.random.Generator, players: int, spread: float, vibrato: float) -> Signal:
    """Several players, none quite in tune or in step."""
    out = np.zeros(count, np.float32)
    for _ in range(players):
        tune = hz * (1.0 + spread * float(rng.standard_normal()))
        rate, phase = 4.8 + 1.2 * float(rng.random()), 6.28 * float(rng.random())
        out += saw(dsp.single(tune * (1.0 + vibrato * dsp.sine(rate, count, phase))), float(rng.random()))
    return dsp.single(out / np.float32(players))
