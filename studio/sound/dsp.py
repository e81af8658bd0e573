"""Signal processing shared by the rooms of sound: seeds, noise, filters, envelopes, resampling.

Everything is float32 at 48 kHz unless a docstring says otherwise. scipy carries no types, so this is the one file of
the room that imports it; the rest calls these typed names.
"""

import math
import zlib
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE

Signal = NDArray[np.float32]
"""float32 (n,) mono, or (n, 2) stereo, at 48 kHz."""

Wave = NDArray[np.floating[Any]]
"""The same, of any float type: what functions take; they give back ``Signal``."""

# scipy ships no type information: Any stops here.
_signal: Any = import_module("scipy.signal")
_ndimage: Any = import_module("scipy.ndimage")
_fft: Any = import_module("scipy.fft")


def single(wave: NDArray[Any]) -> Signal:
    """The wave as float32."""
    return np.asarray(wave, np.float32)


_TABLE = 512


def samples(seconds: float) -> int:
    """Seconds as a whole number of samples."""
    return round(seconds * SAMPLE_RATE)


def decibels(db: float) -> float:
    """A level in dB as a factor of amplitude."""
    return float(10.0 ** (db / 20.0))


def seeded(seed: int, *labels: str | int) -> np.random.Generator:
    """A generator that depends on ``seed`` and every label: stable between runs, machines and call orders."""
    words = [seed & 0xFFFFFFFF, (seed >> 32) & 0xFFFFFFFF]
    words += [zlib.crc32(x.encode()) if isinstance(x, str) else x & 0xFFFFFFFF for x in labels]
    return np.random.default_rng(words)


def white(rng: np.random.Generator, count: int) -> Signal:
    """White noise of unit variance."""
    return rng.standard_normal(count, dtype=np.float32)


def ramp(count: int) -> Signal:
    """0, 1/count, … towards 1."""
    return np.arange(count, dtype=np.float32) / np.float32(max(1, count))


def clock(count: int) -> Signal:
    """Seconds at every sample."""
    return np.arange(count, dtype=np.float32) / np.float32(SAMPLE_RATE)


def sine(frequency: Wave | float, count: int, phase: float = 0.0) -> Signal:
    """A sine of constant frequency, or one that follows ``frequency`` (count,) in Hz."""
    if isinstance(frequency, float | int):
        # sin(a + b) from a table of b: a few multiplications a sample, exact over any length.
        step = 2.0 * np.pi * float(frequency) / SAMPLE_RATE
        coarse = np.arange(-(-count // _TABLE), dtype=np.float64) * (step * _TABLE) + phase
        fine = np.arange(_TABLE, dtype=np.float64) * step
        wave = np.outer(np.sin(coarse).astype(np.float32), np.cos(fine).astype(np.float32))
        wave += np.outer(np.cos(coarse).astype(np.float32), np.sin(fine).astype(np.float32))
        return wave.reshape(-1)[:count]
    turns = np.cumsum(frequency, dtype=np.float64)
    turns *= 1.0 / SAMPLE_RATE
    turns -= np.floor(turns)
    return np.sin(turns.astype(np.float32) * np.float32(2.0 * np.pi) + np.float32(phase))


def decay(count: int, seconds: float) -> Signal:
    """An exponential that falls by 60 dB in ``seconds``."""
    rate = -6.9078 / (max(1e-4, seconds) * SAMPLE_RATE)
    coarse = np.exp(np.maximum(np.arange(-(-count // _TABLE)) * (rate * _TABLE), -80.0)).astype(np.float32)
    return np.outer(coarse, np.exp(np.arange(_TABLE) * rate).astype(np.float32)).reshape(-1)[:count]


def envelope(count: int, points: list[tuple[float, float]]) -> Signal:
    """Straight lines through (time 0..1 of the whole, level) points."""
    times = [t * max(1, count - 1) for t, _ in points]
    return np.interp(np.arange(count), times, [v for _, v in points]).astype(np.float32)


def fade(signal: Wave, start: int, end: int) -> Signal:
    """The signal with a raised-cosine fade over its first ``start`` and last ``end`` samples."""
    out = single(signal).copy()
    head, tail = min(start, len(out)), min(end, len(out))
    if head > 0:
        rise = (0.5 - 0.5 * np.cos(np.pi * ramp(head))).astype(np.float32)
        out[:head] *= rise if out.ndim == 1 else rise[:, None]
    if tail > 0:
        fall = (0.5 + 0.5 * np.cos(np.pi * (np.arange(1, tail + 1, dtype=np.float32) / tail))).astype(np.float32)
        out[len(out) - tail :] *= fall if out.ndim == 1 else fall[:, None]
    return out


@lru_cache(maxsize=256)
def _butter(kind: str, order: int, low: float, high: float) -> NDArray[np.float64]:
    nyquist = SAMPLE_RATE / 2
    edges: Any = (
        [max(5.0, low) / nyquist, min(high, nyquist * 0.98) / nyquist]
        if kind == "bandpass"
        else min(max(5.0, low), nyquist * 0.98) / nyquist
    )
    return np.asarray(_signal.butter(order, edges, kind, output="sos"))


def _sos(sections: NDArray[np.float64], signal: Wave) -> Signal:
    return np.asarray(_signal.sosfilt(sections, signal, axis=0), np.float32)


def lowpass(signal: Wave, hz: float, order: int = 2) -> Signal:
    """Butterworth low-pass (causal: onsets stay where they are)."""
    return _sos(_butter("lowpass", order, round(hz, 1), 0.0), signal)


def highpass(signal: Wave, hz: float, order: int = 2) -> Signal:
    """Butterworth high-pass."""
    return _sos(_butter("highpass", order, round(hz, 1), 0.0), signal)


def bandpass(signal: Wave, low: float, high: float, order: int = 1) -> Signal:
    """Butterworth band-pass."""
    return _sos(_butter("bandpass", order, round(low, 1), round(max(high, low * 1.05), 1)), signal)


def shelf(signal: Wave, hz: float, gain_db: float, *, high: bool = True) -> Signal:
    """A high (or low) shelf (RBJ audio EQ cookbook, slope 1)."""
    amp = 10.0 ** (gain_db / 40.0)
    w = 2.0 * np.pi * hz / SAMPLE_RATE
    cos, alpha = np.cos(w), np.sin(w) / np.sqrt(2.0)
    sign = 1.0 if high else -1.0
    root = 2.0 * np.sqrt(amp) * alpha
    b0 = amp * ((amp + 1) + sign * (amp - 1) * cos + root)
    b1 = -sign * 2 * amp * ((amp - 1) + sign * (amp + 1) * cos)
    b2 = amp * ((amp + 1) + sign * (amp - 1) * cos - root)
    a0 = (amp + 1) - sign * (amp - 1) * cos + root
    a1 = sign * 2 * ((amp - 1) - sign * (amp + 1) * cos)
    a2 = (amp + 1) - sign * (amp - 1) * cos - root
    return _sos(np.array([[b0, b1, b2, a0, a1, a2]]) / a0, signal)


def resonator(signal: Wave, hz: float, width_hz: float) -> Signal:
    """A two-pole resonance with unit gain at its peak."""
    r = float(np.exp(-np.pi * width_hz / SAMPLE_RATE))
    w = 2.0 * np.pi * hz / SAMPLE_RATE
    gain = (1.0 - r) * np.sqrt(1.0 - 2.0 * r * np.cos(2.0 * w) + r * r)
    return recursive(signal, [float(gain)], [1.0, -2.0 * r * float(np.cos(w)), r * r])


class Running:
    """Second-order sections (k, 6) run over a signal piece by piece, their state kept between the pieces."""

    def __init__(self, sections: NDArray[np.float64]) -> None:
        self._sections = sections
        self._state = np.zeros((len(sections), 2))

    def __call__(self, piece: Wave) -> Signal:
        out, self._state = _signal.sosfilt(self._sections, piece, zi=self._state)
        return np.asarray(out, np.float32)


def recursive(signal: Wave, numerator: list[float], denominator: list[float]) -> Signal:
    """A plain difference equation (scipy's ``lfilter``)."""
    return np.asarray(_signal.lfilter(numerator, denominator, signal, axis=0), np.float32)


def resample(signal: Wave, up: int, down: int) -> Signal:
    """Polyphase resampling by up/down."""
    return np.asarray(_signal.resample_poly(signal, up, down, axis=0), np.float32)


def convolve(signal: Wave, response: Wave) -> Signal:
    """FFT convolution of two mono signals, cut to the length of ``signal``; in pieces of 8 s, to save memory."""
    out = np.zeros(len(signal), np.float32)
    piece = max(samples(8.0), 2 * len(response))
    for start in range(0, len(signal), piece):
        part = signal[start : start + piece]
        if np.any(part):
            add(out, single(_signal.fftconvolve(part, response)), start)
    return out


def smooth(signal: Wave, count: int) -> Signal:
    """A centred moving average over ``count`` samples."""
    return np.asarray(_ndimage.uniform_filter1d(signal, max(1, count), axis=0, mode="nearest"), np.float32)


def lowest(signal: Wave, count: int) -> Signal:
    """A centred moving minimum over ``count`` samples."""
    return np.asarray(_ndimage.minimum_filter1d(signal, max(1, count), axis=0, mode="nearest"), np.float32)


def highest(signal: Wave, count: int) -> Signal:
    """A centred moving maximum over ``count`` samples."""
    return np.asarray(_ndimage.maximum_filter1d(signal, max(1, count), axis=0, mode="nearest"), np.float32)


def shaped_noise(rng: np.random.Generator, count: int, bands: tuple[tuple[float, float], ...]) -> Signal:
    """Noise whose spectrum follows (Hz, dB) points, straight lines over log frequency; root mean square 1."""
    size = int(_fft.next_fast_len(max(256, count), real=True))
    pairs = rng.standard_normal(2 * (size // 2 + 1), dtype=np.float32)
    hz = np.maximum(np.arange(size // 2 + 1, dtype=np.float32) * (SAMPLE_RATE / size), 1.0)
    octaves: list[float] = [math.log2(f) for f, _ in bands]
    db = np.interp(np.log2(hz), octaves, [level for _, level in bands])
    spectrum = pairs.view(np.complex64) * (10.0 ** (db / 20.0)).astype(np.float32)
    spectrum[0] = 0.0
    out = np.asarray(_fft.irfft(spectrum, size), np.float32)[:count]
    return single(out / np.float32(max(1e-9, float(np.sqrt(np.mean(out * out))))))


def turned(signal: Signal, turns: NDArray[np.complex64]) -> Signal:
    """A mono signal (n,) as stereo (n, 2): each frequency turned by ``turns`` (n // 2 + 1,) on the left and back on the
    right. Its ends run into each other: they must be faded."""
    spectrum = _fft.rfft(signal)
    sides = [_fft.irfft(spectrum * side, len(signal)) for side in (turns, np.conj(turns))]
    return np.stack([np.asarray(side, np.float32) for side in sides], axis=1)


def level(signal: Wave) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(signal, dtype=np.float64)))) if signal.size else 0.0


def peak(signal: Wave) -> float:
    """The largest absolute sample."""
    return float(np.max(np.abs(signal))) if signal.size else 0.0


def tops(signal: Signal) -> Signal:
    """The larger absolute value of both channels (n,) of a stereo signal (n, 2)."""
    return np.maximum(np.abs(signal[:, 0]), np.abs(signal[:, 1]))


def normalised(signal: Wave, to: float = 1.0) -> Signal:
    """The signal scaled so that its peak is ``to``; silence stays silence."""
    top = peak(signal)
    return single(signal * np.float32(to / top)) if top > 1e-9 else single(signal)


def add(target: Signal, signal: Wave, start: int, gain: float = 1.0) -> None:
    """Add ``signal`` into ``target`` at ``start``; whatever falls outside is dropped."""
    first, last = max(0, start), min(len(target), start + len(signal))
    if last > first:
        target[first:last] += signal[first - start : last - start] * np.float32(gain)


def drift(seed: int, label: str, start: int, count: int, period: float) -> Signal:
    """A slow random curve, 0..1 mostly, of the absolute sample position: cutting it anywhere gives the same curve.

    Value noise with a smoothstep between random knots ``period`` seconds apart, mean 0.5.
    """
    step = max(1, samples(period))
    first, last = start // 64 * 64 // step, (start + count) // step + 2
    knots = np.array([seeded(seed, label, k).random() for k in range(first, last + 1)], np.float32)
    # Told every 64 samples of the absolute clock, straight lines between.
    grid = np.arange(start // 64, (start + count) // 64 + 2, dtype=np.int64) * 64
    position = np.minimum(grid / step - first, len(knots) - 1.001)
    whole = position.astype(np.int64)
    part = position - whole
    part = part * part * (3.0 - 2.0 * part)
    eased = knots[whole] * (1 - part) + knots[whole + 1] * part
    return single(np.interp(np.arange(start, start + count), grid, eased))
