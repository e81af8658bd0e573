"""Drums and cymbals: (loudness 0..1, rng) → one stroke, mono."""

from collections.abc import Callable

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal

Drum = Callable[[float, np.random.Generator], Signal]


def _skin(rng: np.random.Generator, hz: float, seconds: float, drop: float, noise: float, loud: float) -> Signal:
    count = dsp.samples(seconds)
    fall = np.float32(hz) * (1.0 + np.float32(drop) * dsp.decay(count, 0.12))
    tone = dsp.sine(dsp.single(fall), count, 0.4) * dsp.decay(count, seconds * 0.8)
    slap = dsp.bandpass(dsp.white(rng, count), 400.0, 5000.0) * dsp.decay(count, 0.03)
    return dsp.fade(dsp.normalised(dsp.single(tone + dsp.normalised(slap) * np.float32(noise)), loud), 0, 480)


def kick(loud: float, rng: np.random.Generator) -> Signal:
    """A bass drum."""
    return _skin(rng, 50.0, 0.4, 2.4, 0.25, loud)


def tom(loud: float, rng: np.random.Generator) -> Signal:
    """A floor tom."""
    return _skin(rng, 92.0, 0.5, 0.6, 0.2, loud)


def taiko(loud: float, rng: np.random.Generator) -> Signal:
    """A large Japanese drum."""
    out = _skin(rng, 62.0, 1.1, 0.7, 0.35, 1.0)
    dsp.add(out, _skin(rng, 128.0, 0.5, 0.3, 0.0, 1.0), 0, 0.35)
    return dsp.normalised(out, loud)


def timpani(loud: float, rng: np.random.Generator) -> Signal:
    """A kettledrum."""
    out = _skin(rng, 73.4, 1.6, 0.05, 0.15, 1.0)
    dsp.add(out, _skin(rng, 110.2, 1.1, 0.03, 0.0, 1.0), 0, 0.5)
    return dsp.normalised(out, loud)


def snare(loud: float, rng: np.random.Generator) -> Signal:
    """A snare drum."""
    count = dsp.samples(0.28)
    wires = dsp.bandpass(dsp.white(rng, count), 1200.0, 9500.0) * dsp.decay(count, 0.24)
    skin = (dsp.sine(186.0, count, 0.5) + dsp.sine(331.0, count) * np.float32(0.5)) * dsp.decay(count, 0.12)
    return dsp.normalised(dsp.single(dsp.normalised(wires) * np.float32(0.7) + skin * np.float32(0.6)), loud)


def brush(loud: float, rng: np.random.Generator) -> Signal:
    """A brush swept over a snare."""
    count = dsp.samples(0.22)
    swish = dsp.bandpass(dsp.white(rng, count), 1500.0, 8000.0)
    return dsp.normalised(swish * dsp.envelope(count, [(0, 0), (0.3, 1), (1, 0)]), loud)


def clap(loud: float, rng: np.random.Generator) -> Signal:
    """Hands, several at once."""
    count = dsp.samples(0.25)
    noise = dsp.bandpass(dsp.white(rng, count), 800.0, 4200.0)
    shape = dsp.decay(count, 0.2)
    for at in (0, 430, 910):
        shape[at : at + 60] += np.float32(1.2)
    return dsp.normalised(noise * shape, loud)


def _metal(rng: np.random.Generator, seconds: float, low: float, loud: float) -> Signal:
    count = dsp.samples(seconds)
    tone = sum(
        (np.sign(dsp.sine(hz, count)) for hz in (2051.0, 3075.0, 3692.0, 4547.0, 5473.0, 8017.0)),
        np.zeros(count, np.float32),
    )
    out = dsp.highpass(dsp.single(tone * 0.25) + dsp.white(rng, count), low) * dsp.decay(count, seconds)
    return dsp.normalised(out, loud)


def hat(loud: float, rng: np.random.Generator) -> Signal:
    """A closed hi-hat."""
    return _metal(rng, 0.06, 7000.0, loud)


def open_hat(loud: float, rng: np.random.Generator) -> Signal:
    """An open hi-hat."""
    return _metal(rng, 0.35, 6500.0, loud)


def ride(loud: float, rng: np.random.Generator) -> Signal:
    """A ride cymbal: a ping and a wash."""
    out = _metal(rng, 0.9, 5000.0, 0.5)
    ping = dsp.sine(5200.0, len(out)) * dsp.decay(len(out), 0.18)
    return dsp.normalised(dsp.single(out + ping * np.float32(0.35)), loud)


def crash(loud: float, rng: np.random.Generator) -> Signal:
    """A crash cymbal."""
    return _metal(rng, 2.2, 3500.0, loud)


def shaker(loud: float, rng: np.random.Generator) -> Signal:
    """A shaker."""
    count = dsp.samples(0.09)
    noise = dsp.bandpass(dsp.white(rng, count), 4500.0, 11_000.0)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0), (0.4, 1), (1, 0)]), loud)


DRUMS: dict[str, Drum] = {
    "kick": kick,
    "tom": tom,
    "taiko": taiko,
    "timpani": timpani,
    "snare": snare,
    "brush": brush,
    "clap": clap,
    "hat": hat,
    "open_hat": open_hat,
    "ride": ride,
    "crash": crash,
    "shaker": shaker,
}
