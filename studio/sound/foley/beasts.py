"""The voices of animals that are no birds."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley import birds
from studio.sound.foley.vocal import Call, flat, spaced, sung, vary


def bark(rng: np.random.Generator, size: float = 1.0) -> Signal:
    """One bark; ``size`` 0.5 terrier .. 1.4 mastiff."""
    p = vary(rng) / size
    return sung(
        Call(
            0.15 + 0.06 * size,
            ((0.0, 330 * p), (0.18, 640 * p), (0.5, 520 * p), (1.0, 240 * p)),
            (
                (((0.0, 600 / size), (0.3, 1050 / size), (1.0, 650 / size)), 190.0, 1.0),
                (((0.0, 1300 / size), (0.3, 1900 / size), (1.0, 1300 / size)), 260.0, 0.6),
                (flat(3100 / size**0.5), 500.0, 0.3),
            ),
            loud=((0.0, 0.4), (0.05, 1.0), (0.3, 0.75), (0.6, 0.25), (1.0, 0.0)),
            breath=0.45,
            rough=0.9,
            tilt_db=-4.0,
            growl=(85.0, 0.35),
        ),
        rng,
    )


def barks(rng: np.random.Generator, size: float = 1.0) -> Signal:
    """Two barks, the second lower."""
    return spaced([(0.0, bark(rng, size), 1.0), (0.36 * vary(rng), bark(rng, size * 1.05), 0.85)])


def whine(rng: np.random.Generator) -> Signal:
    """A dog's whine."""
    p = vary(rng, 0.1)
    formants = ((flat(1100), 300.0, 1.0), (flat(2600), 500.0, 0.4))
    return sung(Call(0.8, ((0, 700 * p), (0.4, 980 * p), (1, 620 * p)), formants, breath=0.15, tilt_db=-14.0), rng)


def pant(rng: np.random.Generator) -> Signal:
    """A dog out of breath: eight short breaths."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(8):
        count = dsp.samples(0.13)
        puff = dsp.bandpass(dsp.white(rng, count), 700.0, 3200.0 if k % 2 else 2200.0)
        puff *= dsp.envelope(count, [(0, 0), (0.3, 1), (1, 0)])
        calls.append((0.17 * k, dsp.normalised(puff), 0.8 if k % 2 else 0.5))
    return spaced(calls)


def meow(rng: np.random.Generator) -> Signal:
    """A cat: mi-a-ow, mouth opening and closing."""
    p = vary(rng, 0.1)
    return sung(
        Call(
            0.75 * vary(rng, 0.15),
            ((0.0, 480 * p), (0.2, 690 * p), (0.55, 640 * p), (1.0, 420 * p)),
            (
                (((0.0, 500), (0.15, 700), (0.5, 1250), (1.0, 650)), 170.0, 1.0),
                (((0.0, 2600), (0.25, 2300), (0.6, 1900), (1.0, 1200)), 260.0, 0.7),
                (flat(4300), 600.0, 0.35),
            ),
            loud=((0.0, 0.0), (0.1, 0.7), (0.4, 1.0), (0.8, 0.55), (1.0, 0.0)),
            breath=0.08,
            rough=0.12,
            tilt_db=-5.0,
            vibrato=(6.0, 0.008),
        ),
        rng,
    )


def purr(rng: np.random.Generator) -> Signal:
    """Two seconds of purring: 26 Hz pulses, louder on the breath out."""
    count = dsp.samples(2.0)
    pulses = np.maximum(dsp.sine(26.0 * vary(rng), count), 0.0) ** 4
    noise = dsp.bandpass(dsp.white(rng, count), 90.0, 700.0)
    return dsp.normalised(dsp.single(pulses * noise * (0.7 + 0.3 * dsp.sine(0.5, count))))


def hiss(rng: np.random.Generator) -> Signal:
    """A cat or snake."""
    count = dsp.samples(0.7)
    noise = dsp.bandpass(dsp.white(rng, count), 2500.0, 9500.0)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0.2), (0.1, 1), (0.6, 0.7), (1, 0)]))


def neigh(rng: np.random.Generator) -> Signal:
    """A horse: a high start that shakes its way down."""
    p = vary(rng, 0.08)
    formants = ((flat(950), 260.0, 1.0), (flat(1800), 350.0, 0.8), (flat(3000), 600.0, 0.5))
    return sung(
        Call(
            1.6,
            ((0, 620 * p), (0.12, 980 * p), (0.4, 820 * p), (1, 330 * p)),
            formants,
            loud=((0, 0), (0.08, 0.9), (0.4, 1.0), (0.8, 0.6), (1, 0)),
            breath=0.2,
            rough=0.35,
            tilt_db=-4.0,
            growl=(9.0, 0.55),
            vibrato=(9.0, 0.05),
        ),
        rng,
    )


def moo(rng: np.random.Generator) -> Signal:
    """A cow."""
    p = vary(rng, 0.1)
    formants = (
        (((0, 260), (0.3, 480), (1, 380)), 110.0, 1.0),
        (((0, 800), (0.4, 1050), (1, 820)), 200.0, 0.5),
        (flat(2400), 400.0, 0.15),
    )
    return sung(
        Call(
            1.7,
            ((0, 105 * p), (0.25, 152 * p), (0.8, 140 * p), (1, 105 * p)),
            formants,
            breath=0.12,
            rough=0.2,
            tilt_db=-4.0,
        ),
        rng,
    )


def baa(rng: np.random.Generator) -> Signal:
    """A sheep or goat."""
    p = vary(rng, 0.12)
    formants = ((flat(750), 200.0, 1.0), (flat(1600), 300.0, 0.8), (flat(2800), 450.0, 0.5))
    return sung(
        Call(
            0.95,
            ((0, 250 * p), (0.1, 310 * p), (1, 255 * p)),
            formants,
            breath=0.15,
            rough=0.3,
            tilt_db=-3.0,
            growl=(7.5, 0.5),
            vibrato=(7.5, 0.04),
        ),
        rng,
    )


def roar(rng: np.random.Generator) -> Signal:
    """A lion, bear or monster."""
    p = vary(rng, 0.1)
    formants = ((((0, 350), (0.3, 620), (1, 330)), 200.0, 1.0), (flat(1150), 300.0, 0.6), (flat(2300), 500.0, 0.3))
    out = sung(
        Call(
            1.9,
            ((0, 62 * p), (0.3, 104 * p), (1, 52 * p)),
            formants,
            loud=((0, 0), (0.15, 0.9), (0.5, 1), (1, 0)),
            breath=0.5,
            rough=1.0,
            tilt_db=-2.5,
            growl=(31.0, 0.55),
        ),
        rng,
    )
    return dsp.normalised(dsp.single(np.tanh(out * 2.2)))


def squeak(rng: np.random.Generator) -> Signal:
    """Something small: a mouse, a squirrel."""
    return birds.chirps(rng, 4200.0, 8800.0)


def oink(rng: np.random.Generator) -> Signal:
    """A pig."""
    formants = ((flat(520), 180.0, 1.0), (flat(1400), 350.0, 0.6), (flat(2700), 500.0, 0.4))
    pitch = ((0, 150 * vary(rng)), (0.5, 260), (1, 120))
    return sung(Call(0.3, pitch, formants, breath=0.6, rough=1.0, growl=(46.0, 0.6)), rng)


def bray(rng: np.random.Generator) -> Signal:
    """A donkey: breathed in high, out low, twice."""
    formants = ((flat(850), 220.0, 1.0), (flat(1600), 300.0, 0.8), (flat(2900), 500.0, 0.4))
    calls: list[tuple[float, Signal, float]] = []
    for k in range(2):
        high = Call(0.32, ((0, 620 * vary(rng)), (1, 820)), formants, breath=0.5, rough=0.9, tilt_db=-3.0)
        low = Call(
            0.45, ((0, 300 * vary(rng)), (1, 230)), formants, breath=0.2, rough=0.8, tilt_db=-2.0, growl=(38.0, 0.4)
        )
        calls += [(0.86 * k, sung(high, rng), 0.6), (0.86 * k + 0.36, sung(low, rng), 1.0)]
    return spaced(calls)


def trumpet(rng: np.random.Generator) -> Signal:
    """An elephant."""
    p = vary(rng, 0.08)
    formants = ((flat(700), 250.0, 1.0), (flat(1500), 350.0, 0.9), (flat(2600), 500.0, 0.6))
    pitch = ((0, 330 * p), (0.15, 560 * p), (0.7, 610 * p), (1, 380 * p))
    return sung(Call(1.3, pitch, formants, breath=0.25, rough=0.8, tilt_db=-1.0, growl=(52.0, 0.3)), rng)


def chatter(rng: np.random.Generator) -> Signal:
    """A monkey or a raccoon: a run of short sharp calls, rising."""
    formants = ((flat(1300), 350.0, 1.0), (flat(2800), 500.0, 0.7))
    calls: list[tuple[float, Signal, float]] = []
    for k in range(5):
        p = (520.0 + 70.0 * k) * vary(rng)
        calls.append(
            (
                0.13 * k,
                sung(
                    Call(0.1, ((0, p * 0.8), (0.4, p * 1.3), (1, p)), formants, breath=0.3, rough=0.6, tilt_db=-4.0),
                    rng,
                ),
                0.6 + 0.08 * k,
            )
        )
    return spaced(calls)


def croak(rng: np.random.Generator) -> Signal:
    """A frog: a rattle of pulses through its sac."""
    count = dsp.samples(0.42)
    rate = dsp.single(55.0 + 20.0 * dsp.ramp(count))
    pulses = np.maximum(0.0, dsp.sine(rate, count)).astype(np.float32) ** 6
    tone = dsp.sine(430.0 * vary(rng), count) + dsp.sine(1150.0 * vary(rng), count) * np.float32(0.6)
    return dsp.normalised(dsp.single(tone * pulses * dsp.envelope(count, [(0, 0.2), (0.3, 1), (0.85, 0.9), (1, 0)])))


def clicks(rng: np.random.Generator) -> Signal:
    """A dolphin: a train of clicks and a whistle."""
    count = dsp.samples(0.6)
    rate = dsp.single(25.0 + 90.0 * dsp.ramp(count))
    train = np.diff(np.floor(np.cumsum(rate, dtype=np.float64) / 48_000.0), prepend=0.0)
    out = dsp.normalised(dsp.bandpass(dsp.single(train), 3500.0, 14_000.0)) * np.float32(0.7)
    whistle = dsp.sine(dsp.single(6500.0 + 3500.0 * dsp.sine(2.2, count)), count)
    return dsp.single(out + whistle * dsp.envelope(count, [(0, 0), (0.3, 0.35), (0.8, 0.3), (1, 0)]))


def song(rng: np.random.Generator) -> Signal:
    """A whale: long gliding moans."""
    formants = ((flat(420), 200.0, 1.0), (flat(1100), 350.0, 0.35))
    calls: list[tuple[float, Signal, float]] = []
    for at, low, high in ((0.0, 150.0, 330.0), (1.6, 420.0, 240.0)):
        call = Call(
            1.5,
            ((0, low), (0.5, high), (1, low * 0.9)),
            formants,
            breath=0.05,
            rough=0.2,
            tilt_db=-9.0,
            vibrato=(3.0, 0.02),
        )
        calls.append((at, sung(call, rng), 1.0))
    return spaced(calls)


def howl(rng: np.random.Generator) -> Signal:
    """A wolf."""
    p = vary(rng, 0.08)
    formants = ((flat(520), 180.0, 1.0), (flat(1050), 260.0, 0.35))
    curve = ((0.0, 260 * p), (0.15, 480 * p), (0.6, 520 * p), (1.0, 330 * p))
    return sung(
        Call(2.4, curve, formants, loud=((0, 0), (0.15, 0.8), (0.6, 1), (1, 0)), breath=0.06, tilt_db=-14.0), rng
    )
