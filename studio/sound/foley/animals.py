"""Animal voices."""

from collections.abc import Callable

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.vocal import Call, flat, spaced, sung


def _vary(rng: np.random.Generator, spread: float = 0.06) -> float:
    return 1.0 + spread * (2.0 * float(rng.random()) - 1.0)


def bark(rng: np.random.Generator, size: float = 1.0) -> Signal:
    """One bark; ``size`` 0.5 terrier .. 1.4 mastiff."""
    p = _vary(rng) / size
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
    return spaced([(0.0, bark(rng, size), 1.0), (0.36 * _vary(rng), bark(rng, size * 1.05), 0.85)])


def whine(rng: np.random.Generator) -> Signal:
    """A dog's whine."""
    p = _vary(rng, 0.1)
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
    p = _vary(rng, 0.1)
    return sung(
        Call(
            0.75 * _vary(rng, 0.15),
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
    pulses = np.maximum(dsp.sine(26.0 * _vary(rng), count), 0.0) ** 4
    noise = dsp.bandpass(dsp.white(rng, count), 90.0, 700.0)
    return dsp.normalised(dsp.single(pulses * noise * (0.7 + 0.3 * dsp.sine(0.5, count))))


def hiss(rng: np.random.Generator) -> Signal:
    """A cat or snake."""
    count = dsp.samples(0.7)
    noise = dsp.bandpass(dsp.white(rng, count), 2500.0, 9500.0)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0.2), (0.1, 1), (0.6, 0.7), (1, 0)]))


def caw(rng: np.random.Generator) -> Signal:
    """A crow, three times."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(3):
        p = _vary(rng)
        formants = ((flat(1250 * p), 260.0, 1.0), (flat(1900), 350.0, 0.9), (flat(3300), 600.0, 0.5))
        call = Call(
            0.30,
            ((0, 480 * p), (0.3, 560 * p), (1, 430 * p)),
            formants,
            loud=((0, 0), (0.08, 1), (0.7, 0.9), (1, 0)),
            breath=0.4,
            rough=1.0,
            tilt_db=-2.0,
            growl=(118.0, 0.6),
        )
        calls.append((0.52 * k * _vary(rng, 0.04), sung(call, rng), 1.0 - 0.1 * k))
    return spaced(calls)


def gull(rng: np.random.Generator) -> Signal:
    """A seagull: a falling cry, repeated, shortening."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    for k in range(int(rng.integers(3, 6))):
        p, length = _vary(rng, 0.05), 0.42 - 0.05 * min(4, k)
        formants = ((flat(1500), 420.0, 1.0), (flat(2900), 600.0, 0.8), (flat(4600), 900.0, 0.4))
        call = Call(
            length,
            ((0.0, 760 * p), (0.15, 1260 * p), (0.6, 1130 * p), (1.0, 820 * p)),
            formants,
            loud=((0, 0), (0.12, 1), (0.6, 0.8), (1, 0)),
            breath=0.10,
            rough=0.25,
            tilt_db=-3.0,
        )
        calls.append((at, sung(call, rng), 1.0 - 0.08 * k))
        at += length + 0.07
    return spaced(calls)


def owl(rng: np.random.Generator) -> Signal:
    """Hoo … hoo-hoo, hoooo."""
    p = _vary(rng, 0.08)
    calls: list[tuple[float, Signal, float]] = []
    for at, length, amount in ((0.0, 0.35, 0.8), (0.75, 0.14, 0.5), (0.95, 0.14, 0.55), (1.22, 0.7, 1.0)):
        call = Call(
            length,
            ((0, 355 * p), (0.25, 385 * p), (1, 345 * p)),
            ((flat(390 * p), 130.0, 1.0), (flat(800), 200.0, 0.06)),
            loud=((0, 0), (0.2, 1), (0.6, 0.8), (1, 0)),
            breath=0.10,
            rough=0.05,
            tilt_db=-22.0,
            vibrato=(9.0, 0.006),
        )
        calls.append((at, sung(call, rng), amount))
    return spaced(calls)


def chirps(rng: np.random.Generator, low: float = 2600.0, high: float = 5600.0) -> Signal:
    """A small bird's phrase: a few whistled notes with glides, often repeated."""
    calls: list[tuple[float, Signal, float]] = []
    at, motif = (
        0.0,
        [(float(rng.random()), float(rng.random()), float(rng.random())) for _ in range(int(rng.integers(2, 5)))],
    )
    for _ in range(int(rng.integers(1, 4))):
        for a, b, c in motif:
            count = dsp.samples(0.05 + 0.11 * c)
            ends = [low + (high - low) * x for x in (a, b)]
            glide = dsp.single(np.interp(dsp.ramp(count), [0, 0.4, 1], [ends[0], ends[1], ends[1] * (0.8 + 0.3 * c)]))
            glide = dsp.single(glide * (1.0 + np.float32(0.02) * dsp.sine(28.0 + 30.0 * b, count)))
            note = dsp.sine(glide, count) * dsp.envelope(count, [(0, 0), (0.2, 1), (0.7, 0.7), (1, 0)])
            calls.append((at, dsp.single(note), 0.6 + 0.4 * a))
            at += 0.075 + 0.12 * c
        at += 0.10
    return spaced(calls)


def neigh(rng: np.random.Generator) -> Signal:
    """A horse: a high start that shakes its way down."""
    p = _vary(rng, 0.08)
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
    p = _vary(rng, 0.1)
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
    p = _vary(rng, 0.12)
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
    p = _vary(rng, 0.1)
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
    return chirps(rng, 4200.0, 8800.0)


def oink(rng: np.random.Generator) -> Signal:
    """A pig, twice."""
    formants = ((flat(520), 180.0, 1.0), (flat(1400), 350.0, 0.6), (flat(2700), 500.0, 0.4))
    calls: list[tuple[float, Signal, float]] = []
    for k in range(2):
        call = Call(
            0.28, ((0, 150 * _vary(rng)), (0.5, 260), (1, 120)), formants, breath=0.6, rough=1.0, growl=(46.0, 0.6)
        )
        calls.append((0.38 * k, sung(call, rng), 1.0))
    return spaced(calls)


def cluck(rng: np.random.Generator) -> Signal:
    """A hen: three short notes and a long one."""
    formants = ((flat(1100), 300.0, 1.0), (flat(2200), 400.0, 0.7))
    calls: list[tuple[float, Signal, float]] = []
    for at, length in ((0.0, 0.07), (0.2, 0.07), (0.38, 0.08), (0.58, 0.3)):
        call = Call(
            length, ((0, 420 * _vary(rng)), (0.3, 700), (1, 420)), formants, breath=0.25, rough=0.6, tilt_db=-4.0
        )
        calls.append((at, sung(call, rng), 0.7 + length))
    return spaced(calls)


def quack(rng: np.random.Generator) -> Signal:
    """A duck, three times."""
    formants = ((flat(1150), 200.0, 1.0), (flat(2100), 250.0, 0.8), (flat(3200), 400.0, 0.4))
    calls: list[tuple[float, Signal, float]] = []
    for k in range(3):
        call = Call(
            0.2,
            ((0, 330 * _vary(rng)), (0.3, 360), (1, 260)),
            formants,
            breath=0.2,
            rough=0.6,
            tilt_db=-1.0,
            growl=(70.0, 0.4),
        )
        calls.append((0.32 * k, sung(call, rng), 1.0 - 0.15 * k))
    return spaced(calls)


def howl(rng: np.random.Generator) -> Signal:
    """A wolf."""
    p = _vary(rng, 0.08)
    formants = ((flat(520), 180.0, 1.0), (flat(1050), 260.0, 0.35))
    curve = ((0.0, 260 * p), (0.15, 480 * p), (0.6, 520 * p), (1.0, 330 * p))
    return sung(
        Call(2.4, curve, formants, loud=((0, 0), (0.15, 0.8), (0.6, 1), (1, 0)), breath=0.06, tilt_db=-14.0), rng
    )


VOICES: dict[str, Callable[[np.random.Generator], Signal]] = {
    "bark": barks,
    "dog": barks,
    "puppy": lambda r: barks(r, 0.6),
    "whine": whine,
    "pant": pant,
    "meow": meow,
    "cat": meow,
    "kitten": meow,
    "purr": purr,
    "hiss": hiss,
    "snake": hiss,
    "caw": caw,
    "crow": caw,
    "raven": caw,
    "gull": gull,
    "seagull": gull,
    "eagle": gull,
    "owl": owl,
    "hoot": owl,
    "bird": chirps,
    "sparrow": chirps,
    "chirp": chirps,
    "tweet": chirps,
    "horse": neigh,
    "neigh": neigh,
    "whinny": neigh,
    "cow": moo,
    "moo": moo,
    "bull": moo,
    "sheep": baa,
    "goat": baa,
    "baa": baa,
    "roar": roar,
    "lion": roar,
    "tiger": roar,
    "bear": roar,
    "dragon": roar,
    "monster": roar,
    "dinosaur": roar,
    "growl": roar,
    "elephant": roar,
    "squeak": squeak,
    "mouse": squeak,
    "squirrel": squeak,
    "monkey": squeak,
    "pig": oink,
    "boar": oink,
    "oink": oink,
    "chicken": cluck,
    "hen": cluck,
    "cluck": cluck,
    "rooster": cluck,
    "duck": quack,
    "quack": quack,
    "goose": quack,
    "wolf": howl,
    "howl": howl,
    "fox": bark,
    "penguin": quack,
    "dolphin": squeak,
    "rabbit": squeak,
    "deer": baa,
    "frog": quack,
}
"""By what the animal does, or by what it is."""
