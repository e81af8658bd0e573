"""Synthesizers: pads, leads, basses, and the square waves of a game console."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.instruments.waves import Instrument, held, saw, section


def pad(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A warm synthetic pad that opens slowly."""
    count = dsp.samples(seconds + 1.2)
    tone = section(hz, count, rng, 4, 0.003, 0.0015)
    dark, bright = dsp.lowpass(tone, 380.0 + 0.6 * hz), dsp.lowpass(tone, 1500.0 + hz)
    sway = 0.3 + 0.25 * dsp.sine(0.13 + 0.1 * float(rng.random()), count, 6.28 * float(rng.random()))
    return dsp.normalised(dsp.single((dark + bright * sway) * held(count, 0.7, 1.1)), loud)


def synth_bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A saw and its sub through a closing filter."""
    count = dsp.samples(min(seconds, 1.5) + 0.02)
    tone = saw(np.full(count, hz)) + dsp.sine(hz * 0.5, count) * np.float32(0.7)
    dark, bright = dsp.lowpass(tone, 260.0), dsp.lowpass(tone, 1800.0)
    shut = dsp.decay(count, 0.35)
    return dsp.normalised(dsp.single((dark + bright * shut) * held(count, 0.004, 0.02)), loud)


def sub_bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """The long tail of a drum machine's kick, tuned: it falls into its note and hums."""
    count = dsp.samples(min(seconds, 2.5) + 0.05)
    pitch = np.float32(hz) * (1.0 + np.float32(0.9) * dsp.decay(count, 0.09))
    tone = np.tanh(1.8 * dsp.sine(dsp.single(pitch), count)) * dsp.decay(count, 3.0)
    return dsp.normalised(dsp.single(tone * held(count, 0.003, 0.04)), loud)


def acid_bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """One saw through a filter that squeals as it shuts."""
    count = dsp.samples(min(seconds, 0.8) + 0.02)
    tone = saw(np.full(count, hz))
    dark = dsp.lowpass(tone, 350.0)
    shut = dsp.decay(count, 0.3)
    high, low = dsp.resonator(tone, 1900.0, 160.0), dsp.resonator(tone, 650.0, 120.0)
    out = dark + (high * shut * shut + low * shut) * np.float32(2.2)
    return dsp.normalised(dsp.single(np.tanh(1.6 * dsp.normalised(dsp.single(out))) * held(count, 0.003, 0.02)), loud)


def pluck(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A synthetic pluck for arpeggios."""
    count = dsp.samples(min(0.45, seconds + 0.2))
    tone = saw(np.full(count, hz * 1.002)) + saw(np.full(count, hz * 0.998), 0.3)
    dark, bright = dsp.lowpass(tone, 700.0), dsp.lowpass(tone, 4500.0)
    shut = dsp.decay(count, 0.22)
    return dsp.normalised(
        dsp.single((dark * (1 - shut) + bright * shut) * dsp.decay(count, 0.55) * held(count, 0.003, 0.03)), loud
    )


def lead(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A synthetic lead with late vibrato."""
    count = dsp.samples(seconds + 0.05)
    shake = 1.0 + np.float32(0.006) * dsp.envelope(count, [(0, 0), (0.4, 0), (0.7, 1), (1, 1)]) * dsp.sine(5.5, count)
    tone = saw(dsp.single(hz * shake)) + saw(dsp.single(hz * 1.004 * shake), 0.5)
    return dsp.normalised(dsp.single(dsp.lowpass(tone, 1200.0 + 3000.0 * loud) * held(count, 0.02, 0.05)), loud)


def supersaw(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Seven saws, bright: the chorus of a dance tune."""
    count = dsp.samples(seconds + 0.06)
    tone = np.zeros(count, np.float32)
    for detune in (-0.011, -0.006, -0.002, 0.0, 0.003, 0.007, 0.012):
        tone += saw(np.full(count, hz * (1.0 + detune)), float(rng.random()))
    tone = dsp.highpass(dsp.lowpass(tone, 3500.0 + 5500.0 * loud), 0.7 * hz)
    return dsp.normalised(dsp.single(tone * held(count, 0.008, 0.05)), loud)


def synth_brass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Two saws apart and a filter that opens like lips: the eighties."""
    count = dsp.samples(seconds + 0.12)
    sway = 1.0 + np.float32(0.0025) * dsp.sine(4.4, count, 6.28 * float(rng.random()))
    tone = saw(dsp.single(hz * 1.006 * sway), float(rng.random())) + saw(dsp.single(hz * 0.994 * sway), 0.4)
    dark, bright = dsp.lowpass(tone, 500.0 + hz), dsp.lowpass(tone, 2500.0 + 2500.0 * loud)
    opened = dsp.envelope(count, [(0, 0.05), (min(0.5, 0.12 / seconds), 1.0), (1, 0.35)])
    return dsp.normalised(dsp.single((dark * (1.0 - opened) + bright * opened) * held(count, 0.03, 0.1)), loud)


def house_stab(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """An organ-like stab of three sines, clipped short."""
    count = dsp.samples(min(seconds, 0.5) + 0.05)
    tone = sum(
        (dsp.sine(hz * k, count) * np.float32(a) for k, a in ((1, 1.0), (2, 0.6), (3, 0.35), (6, 0.15))),
        np.zeros(count, np.float32),
    )
    return dsp.normalised(dsp.single(np.tanh(1.3 * tone) * dsp.decay(count, 0.9) * held(count, 0.003, 0.04)), loud)


def _square(hz: float, count: int, width: float, shake: float) -> Signal:
    """A pulse, the difference of two saws, as a console's sound chip counts it out."""
    pitch = np.full(count, hz) * (1.0 + shake * dsp.sine(6.0, count)) if shake else np.full(count, hz)
    wave = saw(pitch) - saw(pitch, width)
    return dsp.single(wave - np.float32(wave.mean()))


def _stepped(count: int, seconds: float) -> Signal:
    """A volume of sixteen steps that is told sixty times a second."""
    return np.repeat(np.ceil(15.0 * dsp.decay(count // 800 + 1, seconds / 800.0)) / 15.0, 800)[:count].astype(
        np.float32
    )


def chip_lead(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A quarter pulse."""
    count = dsp.samples(max(0.06, seconds * 0.92))
    late = 0.006 if seconds > 0.3 else 0.0
    return dsp.normalised(dsp.fade(_square(hz, count, 0.25, late) * _stepped(count, 2.2), 24, 96), loud)


def chip_pulse(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A half pulse, short: arpeggios."""
    count = dsp.samples(max(0.05, min(0.2, seconds)))
    return dsp.normalised(dsp.fade(_square(hz, count, 0.5, 0.0) * _stepped(count, 0.5), 24, 96), loud)


def chip_bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A triangle of sixteen steps."""
    count = dsp.samples(max(0.05, seconds * 0.95))
    turns = np.arange(count) * (hz / 48_000.0)
    triangle = 1.0 - 4.0 * np.abs(turns - np.floor(turns) - 0.5)
    return dsp.normalised(dsp.fade(dsp.single(np.round(7.5 * triangle + 0.5) - 0.5), 24, 96), loud)


def drone(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Low strings of a machine: detuned, breathing slowly, with wind in it."""
    count = dsp.samples(seconds + 1.5)
    tone = dsp.lowpass(section(hz, count, rng, 3, 0.006, 0.0), 240.0 + 1.2 * hz)
    wind = dsp.bandpass(dsp.white(rng, count), 180.0, 900.0)
    sway = 0.6 + 0.4 * dsp.sine(0.21, count, 6.28 * float(rng.random()))
    out = dsp.normalised(tone) * sway + dsp.sine(hz, count) * np.float32(0.5)
    out = out + dsp.normalised(wind) * np.float32(0.07) * (1.2 - sway)
    return dsp.normalised(dsp.single(out * held(count, 1.0, 1.4)), loud)


def theremin(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A hand in the air: it glides into its note from far below and never holds still."""
    count = dsp.samples(seconds + 0.15)
    slide = np.exp2(-np.float32(3.0 / 12.0) * np.exp(-dsp.clock(count) * np.float32(6.0)))
    pitch = dsp.single(hz * slide * (1.0 + np.float32(0.014) * dsp.sine(6.0, count)))
    out = dsp.sine(pitch, count) + dsp.sine(pitch * 2, count) * np.float32(0.18)
    return dsp.normalised(dsp.single(out * held(count, 0.12, 0.14)), loud)


SYNTHS: dict[str, Instrument] = {
    "pad": pad,
    "synth_bass": synth_bass,
    "sub_bass": sub_bass,
    "acid_bass": acid_bass,
    "pluck": pluck,
    "lead": lead,
    "supersaw": supersaw,
    "synth_brass": synth_brass,
    "house_stab": house_stab,
    "chip_lead": chip_lead,
    "chip_pulse": chip_pulse,
    "chip_bass": chip_bass,
    "drone": drone,
    "theremin": theremin,
}
