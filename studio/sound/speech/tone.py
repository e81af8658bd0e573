"""How a line is said: pace, pitch and melody, then tremor, breath, edge and brightness.

What each does is what is measured of acted speech (Juslin and Laukka 2003: joy and anger quick, high, wide and bright;
sorrow slow, low, narrow and dull; fear quick, high and shaking; Cheang and Pell 2008: irony slow and low).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave


@dataclass(frozen=True, slots=True)
class Tone:
    """``rate``, ``pitch`` and ``melody`` (how far the voice moves around its middle) are factors; ``formants`` is one
    more, of what ``pitch`` does to them. ``tremor`` (Hz, semitones) shakes the pitch, and the level by 5 dB a semitone.
    ``breath`` 0..1 replaces the voice by whispered noise; ``edge`` 0..1 presses the voice (soft clipping and upper
    mids); ``nose`` 0..1 is talked through; ``metal`` 0..1 rings like a can. ``bright_db`` is a shelf above 2.5 kHz;
    ``warm_db`` one below 300 Hz; ``level_db`` how loud the line is at the desk. ``gasp`` is the breath before each
    phrase: none, ``in`` (caught), ``sob`` (caught in two) or ``chuckle`` (puffed out in threes)."""

    rate: float = 1.0
    pitch: float = 1.0
    melody: float = 1.0
    formants: float = 1.0
    tremor: tuple[float, float] = (0.0, 0.0)
    breath: float = 0.0
    edge: float = 0.0
    nose: float = 0.0
    metal: float = 0.0
    bright_db: float = 0.0
    warm_db: float = 0.0
    level_db: float = 0.0
    gasp: str = ""


TONES = {
    "neutral": Tone(),
    "soft": Tone(rate=0.94, breath=0.18, bright_db=-3.0, warm_db=1.0, level_db=-3.0),
    "whisper": Tone(rate=0.92, breath=1.0, level_db=-6.0),
    "low": Tone(rate=0.90, pitch=0.93, bright_db=-2.5, warm_db=2.0, level_db=-1.0),
    "shout": Tone(rate=0.93, pitch=1.10, edge=0.8, bright_db=3.0, warm_db=-4.0, level_db=4.0),
    "happy": Tone(rate=1.05, pitch=1.05, bright_db=1.5),
    "sad": Tone(rate=0.87, pitch=0.96, breath=0.10, bright_db=-2.5, level_db=-1.5),
    "angry": Tone(rate=1.04, pitch=1.02, edge=0.5, bright_db=2.0, warm_db=-1.0, level_db=2.0),
    "calm": Tone(rate=0.92, pitch=0.97, melody=0.65, bright_db=-1.0, warm_db=1.0, level_db=-1.0),
    "cold": Tone(rate=0.94, pitch=0.96, melody=0.35, bright_db=1.5, warm_db=-4.0),
    "stern": Tone(rate=0.93, pitch=0.94, melody=0.8, edge=0.3, warm_db=1.5, level_db=1.5),
    "tearful": Tone(
        rate=0.86, pitch=1.05, formants=0.96, melody=1.2, tremor=(5.3, 0.75), breath=0.16, bright_db=-1.0,
        level_db=-1.0, gasp="sob",
    ),
    "scared": Tone(
        rate=1.06, pitch=1.10, formants=0.93, tremor=(8.2, 0.6), breath=0.22, bright_db=0.5, level_db=-2.0, gasp="in",
    ),
    "tired": Tone(rate=0.80, pitch=0.93, melody=0.55, breath=0.20, bright_db=-4.5, warm_db=1.0, level_db=-3.0),
    "breathless": Tone(rate=1.06, pitch=1.06, formants=0.96, melody=1.2, breath=0.32, level_db=0.5, gasp="in"),
    "excited": Tone(
        rate=1.14, pitch=1.14, formants=0.93, melody=1.4, edge=0.15, bright_db=2.0, level_db=2.0,
    ),
    "surprised": Tone(rate=1.0, pitch=1.16, formants=0.92, melody=1.7, bright_db=1.0, level_db=1.0, gasp="in"),
    "hurried": Tone(rate=1.28, pitch=1.05, formants=0.97, melody=0.9, bright_db=1.0, level_db=1.0),
    "proud": Tone(rate=0.90, pitch=0.97, melody=1.35, edge=0.1, bright_db=1.0, warm_db=2.0, level_db=1.0),
    "pleading": Tone(rate=0.92, pitch=1.09, formants=0.96, melody=1.5, tremor=(5.8, 0.2), breath=0.14, level_db=-0.5),
    "annoyed": Tone(rate=0.88, pitch=1.03, formants=1.03, melody=1.3, edge=0.15, nose=0.7, warm_db=-2.0),
    "sarcastic": Tone(rate=0.82, pitch=0.93, formants=1.03, melody=1.6, nose=0.35),
    "deadpan": Tone(rate=0.98, pitch=0.96, melody=0.15, bright_db=-1.0, level_db=-1.0),
    "laughing": Tone(
        rate=1.03, pitch=1.10, formants=0.97, melody=1.3, tremor=(4.6, 0.8), breath=0.18, bright_db=1.5, gasp="chuckle",
    ),
    "murmur": Tone(rate=0.94, pitch=0.96, melody=0.75, breath=0.45, bright_db=-3.5, level_db=-5.0),
    "mutter": Tone(rate=1.08, pitch=0.91, melody=0.4, breath=0.08, bright_db=-7.0, warm_db=2.0, level_db=-4.0),
    "hoarse": Tone(rate=0.92, pitch=0.94, melody=0.75, tremor=(23.0, 0.35), breath=0.38, edge=0.35, warm_db=-1.0),
    "playful": Tone(rate=1.02, pitch=1.07, formants=0.98, melody=1.55, breath=0.08, bright_db=1.5),
    "shy": Tone(
        rate=0.86, pitch=1.05, formants=0.98, melody=0.8, tremor=(6.5, 0.15), breath=0.26, bright_db=-2.0,
        level_db=-3.5,
    ),
    "robotic": Tone(rate=0.97, melody=0.0, metal=0.85),
}  # fmt: skip


def coloured(signal: Signal, tone: Tone, seed: int) -> Signal:
    """The voice with the colour of its tone; same length, nothing moves in time."""
    out = signal
    if tone.breath > 0.0:
        air = whispered(signal, dsp.seeded(seed, "breath"))
        out = air if tone.breath >= 1.0 else out * np.float32(1.0 - 0.4 * tone.breath) + air * np.float32(tone.breath)
    if tone.tremor[1] > 0.0:
        shake = np.interp(np.arange(len(out)) / TREMOR_HOP, *_numbered(trembling(tone, len(out), seed)))
        out = out * dsp.single(10.0 ** (shake * (_DB_A_SEMITONE / 20.0)))
    if tone.edge > 0.0:
        drive = np.float32(1.0 + 3.0 * tone.edge)
        body = dsp.normalised(out, 0.9)
        pressed = np.tanh(body * drive) / np.tanh(drive)
        out = (body * np.float32(1.0 - 0.6 * tone.edge) + pressed * np.float32(0.6 * tone.edge)).astype(np.float32)
        out = out + dsp.bandpass(out, 1800.0, 3600.0) * np.float32(0.35 * tone.edge)
    if tone.nose > 0.0:
        # The nose takes away what lies below its own resonance at 1 kHz and gives what lies at it.
        hum = dsp.bandpass(out, 850.0, 1350.0)
        out = out + hum * np.float32(tone.nose) - dsp.bandpass(out, 420.0, 700.0) * np.float32(0.45 * tone.nose)
    if tone.metal > 0.0:
        out = _canned(dsp.single(out), tone.metal)
    if tone.bright_db:
        out = dsp.shelf(out, 2500.0, tone.bright_db)
    if tone.warm_db:
        out = dsp.shelf(out, 300.0, tone.warm_db, high=False)
    return dsp.single(out)


TREMOR_HOP = dsp.samples(0.010)
"""Samples between two values of a tremor."""
_DB_A_SEMITONE = 5.0


def trembling(tone: Tone, count: int, seed: int) -> NDArray[np.float64]:
    """How many semitones a tremor moves the pitch, every 10 ms of ``count`` samples. No two beats are alike."""
    frames = -(-count // TREMOR_HOP) + 1
    if tone.tremor[1] <= 0.0:
        return np.zeros(frames)
    rng = dsp.seeded(seed, "tremor")
    beats = frames * TREMOR_HOP / SAMPLE_RATE * tone.tremor[0]
    knots = np.arange(int(beats) + 3)
    pace = np.cumsum(1.0 + 0.25 * np.clip(rng.standard_normal(len(knots)), -1.5, 1.5))
    force = np.clip(0.75 + 0.35 * rng.standard_normal(len(knots)), 0.2, 1.3)
    at = np.linspace(0.0, beats, frames)
    return tone.tremor[1] * np.sin(2.0 * np.pi * np.interp(at, knots, pace)) * np.interp(at, knots, force)


def _numbered(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.arange(len(values), dtype=np.float64), values


def _canned(signal: Signal, amount: float) -> Signal:
    """Spoken inside a can: the voice comes back after 5 ms, again and again."""
    back = dsp.samples(0.0052)
    out = signal.copy()
    for k in range(1, 5):
        out[k * back :] += signal[: -k * back] * np.float32((0.75 * amount) ** k) if len(signal) > k * back else 0.0
    return out


_GASPS = {"in": ((0.0, 0.30, 1.0),), "sob": ((0.0, 0.15, 0.8), (0.17, 0.24, 1.0)),
          "chuckle": ((0.0, 0.13, 0.7), (0.17, 0.13, 1.0), (0.34, 0.13, 0.8))}  # fmt: skip
"""(seconds, length, level) of the breaths before a phrase."""


def gasped(tone: Tone, seed: int, number: int) -> Signal:
    """The breath before phrase ``number`` and the moment of nothing after it; empty where there is none. Peak 1."""
    parts = _GASPS.get(tone.gasp, ())
    if not parts:
        return np.zeros(0, np.float32)
    rng = dsp.seeded(seed, "gasp", number)
    inward = tone.gasp != "chuckle"
    out = np.zeros(dsp.samples(max(at + length for at, length, _ in parts) + 0.05), np.float32)
    for at, length, level in parts:
        count = dsp.samples(length)
        air = dsp.bandpass(dsp.white(rng, count), *((1100.0, 4500.0) if inward else (500.0, 2200.0)))
        rise = 0.6 if inward else 0.15
        dsp.add(out, dsp.normalised(air * dsp.envelope(count, [(0, 0), (rise, 1), (1, 0)])), dsp.samples(at), level)
    return out


_FRAME, _HOP, _QUEFRENCY = 1024, 256, 84


def whispered(signal: Wave, rng: np.random.Generator) -> Signal:
    """The line as a whisper: noise under the voice's own spectral envelope, frame by frame.

    The envelope is the cepstrum below 1.75 ms: formants stay, the pitch's harmonics do not. Low frequencies are taken
    away and high ones lifted, as a whisperer's open glottis does (Ito et al. 2005).
    """
    count = len(signal)
    padded = np.zeros(count + 2 * _FRAME, np.float32)
    padded[_FRAME : _FRAME + count] = signal
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    starts = np.arange(0, len(padded) - _FRAME, _HOP)
    hz = np.fft.rfftfreq(_FRAME, 1.0 / SAMPLE_RATE)
    tilt = np.clip(hz / 1400.0, 0.05, 1.0) ** 0.9 * (1.0 + hz / 7000.0)
    out = np.zeros_like(padded)
    for start in starts:
        frame = padded[start : start + _FRAME] * window
        cepstrum = np.fft.irfft(np.log(np.abs(np.fft.rfft(frame)) + 1e-7))
        cepstrum[_QUEFRENCY : _FRAME - _QUEFRENCY + 1] = 0.0
        envelope = np.exp(np.fft.rfft(cepstrum).real) * tilt
        spectrum = np.fft.rfft(dsp.white(rng, _FRAME) * window) * envelope
        out[start : start + _FRAME] += dsp.single(np.fft.irfft(spectrum)) * window
    out = out[_FRAME : _FRAME + count]
    return dsp.single(out * np.float32(dsp.level(signal) / max(1e-9, dsp.level(out))))
