"""Bowed strings, alone and in sections, and voices."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.instruments.waves import Body, Instrument, bodied, held, saw, section


@dataclass(frozen=True, slots=True, kw_only=True)
class Bowed:
    """One player: the bow's bite, the left hand, and the box."""

    attack: float
    vibrato: tuple[float, float]
    """(Hz, depth)."""
    scoop: float = 0.0
    """Semitones from which the finger slides up."""
    body: Body
    dark_hz: float
    bright_hz: float
    bow: float = 0.03
    """The hair on the string."""
    low_hz: float = 150.0
    release: float = 0.12


def bowed(row: Bowed, hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A saw, as the bow makes it, through the body; it swells and its vibrato grows."""
    count = dsp.samples(seconds + row.release)
    late = dsp.envelope(count, [(0, 0), (min(0.4, 0.18 / seconds), 0.1), (min(0.8, 0.45 / seconds), 1), (1, 0.8)])
    slide = np.float32(row.scoop) * np.exp(-dsp.clock(count) * np.float32(22.0)) if row.scoop else np.float32(0.0)
    drift = np.float32(1.2e-3) * dsp.lowpass(dsp.white(rng, count // 64 + 8), 3000.0).repeat(64)[:count]
    shake = np.float32(row.vibrato[1]) * late * dsp.sine(row.vibrato[0], count, 6.28 * float(rng.random()))
    pitch = np.float32(hz) * (1.0 + shake + drift) * np.exp2(-slide / np.float32(12.0))
    tone = dsp.lowpass(saw(pitch, float(rng.random())), row.dark_hz + row.bright_hz * loud + hz)
    tone = bodied(tone, row.body)
    hair = dsp.bandpass(dsp.white(rng, count), 1800.0, 7000.0)
    hair *= dsp.envelope(count, [(0, 1), (min(0.5, 0.08 / seconds), 0.35), (1, 0.2)])
    out = dsp.normalised(dsp.highpass(tone, row.low_hz)) + dsp.normalised(hair) * np.float32(row.bow)
    swell = dsp.envelope(count, [(0, 0.75), (0.35, 1), (0.8, 0.9), (1, 0.6)])
    return dsp.normalised(dsp.single(out * swell * held(count, row.attack, row.release)), loud)


def strings(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section, legato."""
    count = dsp.samples(seconds + 0.45)
    tone = section(hz, count, rng, 5, 0.0022, 0.004)
    tone = dsp.lowpass(tone, 900.0 + 2600.0 * loud + hz)
    tone = (
        tone
        + dsp.resonator(tone, 520.0, 200.0) * np.float32(0.4)
        + dsp.resonator(tone, 1150.0, 300.0) * np.float32(0.3)
    )
    return dsp.normalised(dsp.single(dsp.highpass(tone, hz * 0.7) * held(count, 0.18, 0.42)), loud)


def spiccato(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section, short bows."""
    count = dsp.samples(min(0.32, seconds + 0.12))
    tone = dsp.lowpass(section(hz, count, rng, 4, 0.002, 0.0), 1400.0 + 3200.0 * loud + hz)
    bow = dsp.bandpass(dsp.white(rng, count), 1200.0, 5000.0) * dsp.decay(count, 0.04)
    out = tone * dsp.decay(count, 0.38) * held(count, 0.012, 0.05) + dsp.normalised(bow) * np.float32(0.05)
    return dsp.normalised(dsp.single(out), loud)


def tremolo(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section that shivers, close to the bridge."""
    count = dsp.samples(seconds + 0.3)
    tone = section(hz, count, rng, 4, 0.003, 0.0)
    tone = dsp.highpass(dsp.lowpass(tone, 2200.0 + 2600.0 * loud + hz), 0.8 * hz)
    bows = sum((np.abs(dsp.sine(rate, count, 6.28 * float(rng.random()))) for rate in (6.1, 6.7, 7.2)), np.zeros(count))
    out = tone * (np.float32(0.25) + np.float32(0.3) * dsp.single(bows))
    return dsp.normalised(dsp.single(out * held(count, 0.25, 0.28)), loud)


def glassy(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Violins without vibrato, at the bridge, none in tune: the air of a thing that waits."""
    count = dsp.samples(seconds + 1.0)
    out = np.zeros(count, np.float32)
    for _ in range(4):
        sag = 1.0 + 0.012 * float(rng.standard_normal()) * dsp.ramp(count)
        tune = np.float32(hz * (1.0 + 0.0035 * float(rng.standard_normal()))) * dsp.single(sag)
        out += dsp.sine(tune, count) + dsp.sine(tune * np.float32(3.0), count) * np.float32(0.25)
    rosin = dsp.bandpass(dsp.white(rng, count), 2.0 * hz, 8.0 * hz)
    out = dsp.normalised(out) + dsp.normalised(rosin) * np.float32(0.06)
    return dsp.normalised(dsp.single(out * held(count, 0.9, 0.9)), loud)


def cellos(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Cellos and basses, legato."""
    return dsp.lowpass(strings(hz, seconds, loud, rng), 1800.0)


def _voices(
    hz: float, seconds: float, loud: float, rng: np.random.Generator, vowel: Body, players: int, attack: float
) -> Signal:
    count = dsp.samples(seconds + 0.5)
    tone = section(hz, count, rng, players, 0.004, 0.006)
    out = np.zeros(count, np.float32)
    for centre, width, amount in vowel:
        out += dsp.resonator(tone, centre, width) * np.float32(amount)
    return dsp.normalised(dsp.single(out * held(count, attack, 0.45)), loud)


def choir(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Voices on "ah"."""
    vowel = ((700.0, 110.0, 1.0), (1150.0, 130.0, 0.6), (2700.0, 250.0, 0.25), (350.0, 120.0, 0.5))
    return _voices(hz, seconds, loud, rng, vowel, 5, 0.30)


def choir_oo(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Boys' voices on "oo"."""
    vowel = ((max(320.0, hz), 110.0, 1.0), (800.0, 120.0, 0.3), (2600.0, 250.0, 0.08))
    return _voices(hz, seconds, loud, rng, vowel, 4, 0.22)


_FIDDLE: Body = ((275.0, 40.0, 0.5), (460.0, 70.0, 0.6), (1000.0, 200.0, 0.35), (2900.0, 700.0, 0.9))

ROWS: dict[str, Bowed] = {
    "violin": Bowed(
        attack=0.07, vibrato=(5.8, 0.0075), scoop=0.25, body=_FIDDLE, dark_hz=1500.0, bright_hz=4500.0, low_hz=170.0
    ),
    "fiddle": Bowed(
        attack=0.018, vibrato=(5.5, 0.002), scoop=0.5, body=_FIDDLE, dark_hz=2600.0, bright_hz=4500.0, bow=0.07,
        low_hz=170.0, release=0.06,
    ),
    "cello": Bowed(
        attack=0.1, vibrato=(5.2, 0.006), scoop=0.2, dark_hz=700.0, bright_hz=2300.0, low_hz=55.0, bow=0.025,
        body=((98.0, 25.0, 0.6), (195.0, 40.0, 0.7), (420.0, 90.0, 0.5), (1500.0, 400.0, 0.4)),
    ),
    "erhu": Bowed(
        attack=0.05, vibrato=(6.2, 0.011), scoop=1.2, dark_hz=1400.0, bright_hz=2600.0, bow=0.05, low_hz=250.0,
        body=((560.0, 80.0, 1.3), (1250.0, 180.0, 0.9), (3000.0, 500.0, 0.4)),
    ),
}  # fmt: skip

BOWED: dict[str, Instrument] = {
    **{name: partial(bowed, row) for name, row in ROWS.items()},
    "strings": strings,
    "spiccato": spiccato,
    "tremolo": tremolo,
    "glassy": glassy,
    "cellos": cellos,
    "choir": choir,
    "choir_oo": choir_oo,
}
