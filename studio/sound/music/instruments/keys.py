"""Keyboards: piano, electric piano, harpsichord, pipe organ."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.instruments.waves import Instrument, bodied, held, partials, pluck_noise, string


def piano(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Stiff strings: stretched partials in detuned pairs that beat and die in two stages, and the hammer's knock."""
    ring = float(np.clip(7.0 * (220.0 / hz) ** 0.55, 0.7, 9.0))
    count = dsp.samples(min(seconds + 0.35, ring, 6.0))
    stiffness = 3.0e-4 * (hz / 220.0) ** 1.3
    out = np.zeros(count, np.float32)
    bright = 0.55 + 0.9 * loud
    for k in range(1, int(min(28, 9000.0 / hz)) + 1):
        partial = hz * k * float(np.sqrt(1.0 + stiffness * k * k))
        amount = (
            k ** (-1.35 / bright) * abs(float(np.sin(np.pi * k / 7.7))) * float(np.exp(-partial / (2600.0 * bright)))
        )
        if amount < 2e-4:
            continue
        fall = ring / (1.0 + 0.30 * (k - 1) ** 0.9)
        body = 0.72 * dsp.decay(count, 0.55 * fall) + 0.28 * dsp.decay(count, 1.6 * fall)
        detune = 0.35 + 0.25 * float(rng.random())
        pair = dsp.sine(partial, count) + np.float32(0.8) * dsp.sine(partial * (1.0 + 2e-4) + detune * 0.4, count, 0.4)
        out += pair * dsp.single(body) * np.float32(amount)
    out = dsp.normalised(out)
    knock = dsp.bandpass(dsp.white(rng, min(count, 2400)), 180.0, 1500.0) * dsp.decay(min(count, 2400), 0.035)
    dsp.add(out, dsp.normalised(knock), 0, 0.06 + 0.06 * loud)
    return dsp.fade(dsp.single(out * loud), 40, dsp.samples(0.22))


def electric_piano(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Two-operator FM tine and a slow tremolo."""
    count = dsp.samples(min(seconds + 0.4, 5.0))
    index = np.float32(1.1 * loud + 0.2) * dsp.decay(count, 1.2)
    tine = dsp.sine(hz * 14.0, count) * dsp.decay(count, 0.25) * np.float32(0.08 * loud)
    turns = dsp.clock(count) * np.float32(2.0 * np.pi * hz)
    tone = np.sin(turns + index * dsp.sine(hz, count)) * dsp.decay(count, 3.2)
    tremolo = 1.0 + np.float32(0.12) * dsp.sine(4.6, count)
    return dsp.fade(dsp.single((tone + tine) * tremolo * loud), 60, dsp.samples(0.25))


def harpsichord(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Two choirs of strings plucked by quills, one an octave up: as loud however it is struck, and damped with a
    click."""
    count = dsp.samples(min(seconds + 0.12, 4.0))
    out = dsp.normalised(string(hz, count, pluck_noise(rng, hz, count, 11_000.0, 0.16), 3.4, 0.82))
    if hz < 900.0:
        upper = string(2.0 * hz, count, pluck_noise(rng, 2.0 * hz, count, 12_000.0, 0.12), 2.4, 0.85)
        out = dsp.single(out + dsp.normalised(upper) * np.float32(0.35))
    quill = dsp.highpass(dsp.white(rng, 200), 3500.0) * dsp.decay(200, 0.003)
    dsp.add(out, dsp.normalised(quill), 0, 0.25)
    out = dsp.highpass(bodied(out, ((310.0, 60.0, 0.3), (620.0, 110.0, 0.3))), 170.0)
    return dsp.normalised(dsp.fade(out, 8, dsp.samples(0.07)), 0.35 + 0.5 * loud)


_RANKS = (1.0, 0.62, 0.42, 0.34, 0.05, 0.18, 0.0, 0.2, 0.0, 0.02, 0.0, 0.1, 0.0, 0.0, 0.0, 0.1)
"""Pipes at 8', 4', 2 2/3', 2' and the mixture above, over their own first partials."""


def organ(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A church's pipes: a chiff, then a tone that does not change until the key is let go."""
    count = dsp.samples(seconds + 0.22)
    steady = np.full(count, hz)
    out = dsp.single(partials(steady, _RANKS) + partials(steady * 1.0017, _RANKS[:6], 0.3) * np.float32(0.6))
    chiff = dsp.bandpass(dsp.white(rng, min(count, 4800)), 2.0 * hz, 6.0 * hz) * dsp.decay(min(count, 4800), 0.06)
    dsp.add(out, dsp.normalised(chiff), 0, 0.12)
    return dsp.normalised(dsp.single(out * held(count, 0.035, 0.2)), loud)


KEYS: dict[str, Instrument] = {
    "piano": piano,
    "electric_piano": electric_piano,
    "harpsichord": harpsichord,
    "organ": organ,
}
