"""Air moved by things: swings, wings, flags, rockets of breath."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal


def sweep_noise(rng: np.random.Generator, hz: Signal, width: float = 0.6) -> Signal:
    """Noise through a resonance that follows ``hz`` (n,): a state-variable sweep made of overlapping pieces."""
    count, piece = len(hz), 512
    noise = dsp.white(rng, count + 2 * piece)
    out = np.zeros(count + 2 * piece, np.float32)
    window = np.hanning(2 * piece).astype(np.float32)
    bins = np.fft.rfftfreq(2 * piece, 1.0 / 48_000.0).astype(np.float32)
    for start in range(0, count, piece):
        centre = float(hz[min(count - 1, start + piece // 2)])
        shape = 1.0 / (1.0 + ((bins / centre - centre / np.maximum(bins, 1.0)) / width) ** 2)
        part = np.fft.irfft(np.fft.rfft(noise[start : start + 2 * piece]) * shape, 2 * piece)
        out[start : start + 2 * piece] += part.astype(np.float32) * window
    return dsp.normalised(out[:count])


def whoosh(rng: np.random.Generator, *, speed: float, mass: float, seconds: float | None = None) -> Signal:
    """A swing through the air: louder and higher as it is fastest, in the middle. Thin fast things whistle higher."""
    fast = float(np.clip(speed / 8.0, 0.25, 2.5))
    count = dsp.samples(seconds or float(np.clip(0.45 / fast**0.6, 0.16, 0.8)))
    top = 520.0 * fast**0.7 * float(np.clip(mass, 0.05, 20.0)) ** -0.18
    arc = dsp.envelope(count, [(0.0, 0.35), (0.55, 1.0), (1.0, 0.3)])
    noise = sweep_noise(rng, dsp.single(top * (0.5 + arc)), 0.8)
    shape = dsp.envelope(count, [(0.0, 0.0), (0.06, 0.12), (0.5, 1.0), (0.65, 0.75), (1.0, 0.0)]) ** np.float32(1.5)
    return dsp.normalised(dsp.single(noise * shape))


def wing_beat(rng: np.random.Generator, size: float) -> Signal:
    """One beat of a wing (``size`` 0.2 sparrow .. 2 swan)."""
    count = dsp.samples(0.09 + 0.10 * size)
    noise = dsp.bandpass(dsp.white(rng, count), 220.0 / size**0.5, 2400.0 / size**0.3)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0.2), (0.15, 1), (0.5, 0.3), (1, 0)]))


def flaps(rng: np.random.Generator, count: int, per_second: float, size: float) -> Signal:
    """Wings or cloth beating for ``count`` samples."""
    out = np.zeros(count, np.float32)
    at = 0.0
    while at < count / 48_000:
        dsp.add(out, wing_beat(rng, size), dsp.samples(at), 0.6 + 0.4 * float(rng.random()))
        at += (0.85 + 0.3 * float(rng.random())) / per_second
    return out
