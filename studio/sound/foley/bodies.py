"""What bodies do without words: snoring, coughing, sneezing, kissing, a crying baby; voices that chant or whisper."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley import people
from studio.sound.foley.steady import even, wander
from studio.sound.foley.vocal import Call, Curve, flat, spaced, sung

_O: tuple[float, ...] = (430.0, 820.0, 2400.0)
_A: tuple[float, ...] = (640.0, 1150.0, 2400.0)


def breathing(rng: np.random.Generator) -> Signal:
    """In and out, twice, close to the ear."""
    calls: list[tuple[float, Signal, float]] = []
    for at in (0.0, 2.3):
        for offset, low, high, seconds, gain in ((0.0, 900.0, 4200.0, 0.9, 0.7), (1.05, 350.0, 2200.0, 1.1, 1.0)):
            count = dsp.samples(seconds)
            air = dsp.bandpass(dsp.white(rng, count), low, high) * dsp.envelope(count, [(0, 0), (0.4, 1), (1, 0)])
            calls.append((at + offset, dsp.normalised(air), gain))
    return dsp.normalised(spaced(calls))


def snoring(rng: np.random.Generator) -> Signal:
    """A soft palate that rattles in, and a sigh out."""
    count = dsp.samples(1.4)
    rattle = np.maximum(0.0, dsp.sine(dsp.single(34.0 * wander(rng, count, 0.3, 0.12)), count)) ** 3
    throat = dsp.bandpass(dsp.white(rng, count), 110.0, 700.0) * rattle
    into = throat * dsp.envelope(count, [(0, 0), (0.5, 1), (0.9, 0.8), (1, 0)])
    out = dsp.bandpass(dsp.white(rng, count), 400.0, 2000.0) * dsp.envelope(count, [(0, 0), (0.2, 1), (1, 0)])
    return dsp.normalised(spaced([(0.0, dsp.normalised(into), 1.0), (1.7, dsp.normalised(out), 0.25)]))


def sneeze(rng: np.random.Generator) -> Signal:
    """Ah— and the burst."""
    voice = people.vowel(rng, 0.45, ((0.0, 220.0), (1.0, 330.0)), breath=0.5, loud=((0.0, 0.0), (0.9, 1.0), (1.0, 0.0)))
    count = dsp.samples(0.4)
    burst = dsp.bandpass(dsp.white(rng, count), 900.0, 7500.0) * dsp.decay(count, 0.3)
    return dsp.normalised(spaced([(0.0, voice, 0.35), (0.52, dsp.normalised(burst), 1.0)]))


def cough(rng: np.random.Generator) -> Signal:
    """Three coughs: the glottis opens on pressed air."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(3):
        count = dsp.samples(0.24)
        bark = dsp.bandpass(dsp.white(rng, count), 350.0, 3200.0) * dsp.decay(count, 0.16)
        voice = people.vowel(
            rng, 0.2, ((0.0, 190.0), (1.0, 120.0)), breath=0.6, rough=0.8, loud=((0.0, 1.0), (1.0, 0.0))
        )
        calls += [(0.36 * k, dsp.normalised(bark), 0.9 - 0.15 * k), (0.36 * k + 0.01, voice, 0.5)]
    return dsp.normalised(spaced(calls))


def kiss(rng: np.random.Generator) -> Signal:
    """Lips that part: a rising squeak of air."""
    count = dsp.samples(0.11)
    draw = dsp.bandpass(dsp.white(rng, count), 1800.0, 5200.0) * dsp.envelope(count, [(0, 0), (0.85, 1), (1, 0)])
    pop = dsp.bandpass(dsp.white(rng, 960), 700.0, 3500.0) * dsp.decay(960, 0.015)
    return dsp.normalised(spaced([(0.0, dsp.normalised(draw), 0.6), (0.10, dsp.normalised(pop), 1.0)]))


def baby(rng: np.random.Generator) -> Signal:
    """Waah: rise, hold and fall around 450 Hz, a caught breath, again."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    for k in range(3):
        top = 470.0 + 40.0 * float(rng.random())
        length = 0.75 + 0.2 * float(rng.random())
        pitch = ((0.0, top * 0.8), (0.2, top), (0.7, top * 0.97), (1.0, top * 0.72))
        calls.append(
            (at, people.vowel(rng, length, pitch, (1050.0, 1700.0, 3300.0), breath=0.12, rough=0.5), 1.0 - 0.1 * k)
        )
        calls.append((at + length + 0.03, people.gasp(rng, 400.0), 0.25))
        at += length + 0.38
    return dsp.normalised(spaced(calls))


def laughter(rng: np.random.Generator) -> Signal:
    """Two or three children or grown-ups laughing at once."""
    calls: list[tuple[float, Signal, float]] = []
    for hz in (310.0, 270.0, 215.0):
        voice = people.laugh(rng, hz * (0.95 + 0.1 * float(rng.random())))
        calls.append((0.35 * float(rng.random()), voice, 0.6 + 0.4 * float(rng.random())))
    return dsp.normalised(spaced(calls))


def chanting(rng: np.random.Generator, count: int) -> Signal:
    """Monks on one low note, two syllables a second, none quite together."""
    out = np.zeros(count, np.float32)
    seconds = count / 48_000.0
    steps = max(2, int(seconds * 2.0))
    for hz in (98.0, 98.8, 131.0):
        formants: list[tuple[Curve, float, float]] = []
        shapes = rng.random(steps + 1)
        for first, second, width, level in (
            (_O[0], _A[0], 80.0, 1.0),
            (_O[1], _A[1], 100.0, 0.6),
            (_O[2], _A[2], 160.0, 0.25),
        ):
            curve: Curve = tuple((k / steps, first + (second - first) * float(shapes[k])) for k in range(steps + 1))
            formants.append((curve, width, level))
        beats = 2 * steps
        loud: Curve = tuple((k / beats, 0.45 if k % 2 else 1.0) for k in range(beats + 1))
        call = Call(seconds, flat(hz * (1.0 + 0.004 * float(rng.random()))), tuple(formants), loud=loud, breath=0.06,
                    rough=0.2, tilt_db=-8.0)  # fmt: skip
        voice = sung(call, rng)
        dsp.add(out, np.roll(voice, int(4000 * float(rng.random()))), 0)
    return even(out)


def whispers(rng: np.random.Generator, count: int) -> Signal:
    """Many who whisper: breath in syllables, from all sides."""
    out = np.zeros(count, np.float32)
    for low, high in ((700.0, 2400.0), (1500.0, 4500.0), (2800.0, 8000.0)):
        syllables = np.maximum(0.0, wander(rng, count, 0.11, 0.9)) ** 2
        phrases = np.maximum(0.1, wander(rng, count, 0.8, 0.6))
        out += dsp.normalised(dsp.bandpass(dsp.white(rng, count), low, high)) * syllables * phrases
    return even(out)
