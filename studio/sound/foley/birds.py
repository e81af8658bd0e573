"""The voices of birds."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.vocal import Call, flat, spaced, sung, vary


def caw(rng: np.random.Generator) -> Signal:
    """One caw of a crow."""
    p = vary(rng)
    formants = ((flat(1250 * p), 260.0, 1.0), (flat(1900), 350.0, 0.9), (flat(3300), 600.0, 0.5))
    pitch = ((0, 480 * p), (0.3, 560 * p), (1, 430 * p))
    loud = ((0, 0), (0.08, 1), (0.7, 0.9), (1, 0))
    call = Call(0.30, pitch, formants, loud=loud, breath=0.4, rough=1.0, tilt_db=-2.0, growl=(118.0, 0.6))
    return sung(call, rng)


def caws(rng: np.random.Generator) -> Signal:
    """A crow, three times."""
    return spaced([(0.52 * k * vary(rng, 0.04), caw(rng), 1.0 - 0.1 * k) for k in range(3)])


def gull(rng: np.random.Generator, seconds: float = 0.42) -> Signal:
    """One falling cry of a seagull."""
    p = vary(rng, 0.05)
    formants = ((flat(1500), 420.0, 1.0), (flat(2900), 600.0, 0.8), (flat(4600), 900.0, 0.4))
    pitch = ((0.0, 760 * p), (0.15, 1260 * p), (0.6, 1130 * p), (1.0, 820 * p))
    loud = ((0, 0), (0.12, 1), (0.6, 0.8), (1, 0))
    return sung(Call(seconds, pitch, formants, loud=loud, breath=0.10, rough=0.25, tilt_db=-3.0), rng)


def gulls(rng: np.random.Generator) -> Signal:
    """A seagull's cry repeated, each shorter."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    for k in range(int(rng.integers(3, 6))):
        length = 0.42 - 0.05 * min(4, k)
        calls.append((at, gull(rng, length), 1.0 - 0.08 * k))
        at += length + 0.07
    return spaced(calls)


def hoot(rng: np.random.Generator, seconds: float = 0.6) -> Signal:
    """One "hoo" of an owl."""
    p = vary(rng, 0.04)
    formants = ((flat(390 * p), 130.0, 1.0), (flat(800), 200.0, 0.06))
    pitch = ((0, 355 * p), (0.25, 385 * p), (1, 345 * p))
    loud = ((0, 0), (0.2, 1), (0.6, 0.8), (1, 0))
    call = Call(seconds, pitch, formants, loud=loud, breath=0.10, rough=0.05, tilt_db=-22.0, vibrato=(9.0, 0.006))
    return sung(call, rng)


def owl(rng: np.random.Generator) -> Signal:
    """Hoo … hoo-hoo, hoooo."""
    return spaced(
        [
            (at, hoot(rng, length), loud)
            for at, length, loud in ((0.0, 0.35, 0.8), (0.75, 0.14, 0.5), (0.95, 0.14, 0.55), (1.22, 0.7, 1.0))
        ]
    )


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


def cluck(rng: np.random.Generator, seconds: float = 0.09) -> Signal:
    """One note of a hen."""
    formants = ((flat(1100), 300.0, 1.0), (flat(2200), 400.0, 0.7))
    pitch = ((0, 420 * vary(rng)), (0.3, 700), (1, 420))
    return sung(Call(seconds, pitch, formants, breath=0.25, rough=0.6, tilt_db=-4.0), rng)


def hen(rng: np.random.Generator) -> Signal:
    """Three short notes and a long one."""
    return spaced(
        [(at, cluck(rng, length), 0.7 + length) for at, length in ((0, 0.07), (0.2, 0.07), (0.38, 0.08), (0.58, 0.3))]
    )


def quack(rng: np.random.Generator) -> Signal:
    """A duck."""
    formants = ((flat(1150), 200.0, 1.0), (flat(2100), 250.0, 0.8), (flat(3200), 400.0, 0.4))
    pitch = ((0, 330 * vary(rng)), (0.3, 360), (1, 260))
    return sung(Call(0.2, pitch, formants, breath=0.2, rough=0.6, tilt_db=-1.0, growl=(70.0, 0.4)), rng)


def quacks(rng: np.random.Generator) -> Signal:
    """A duck, three times."""
    return spaced([(0.32 * k, quack(rng), 1.0 - 0.15 * k) for k in range(3)])


def honk(rng: np.random.Generator) -> Signal:
    """A goose, a swan or a flamingo."""
    formants = ((flat(900), 200.0, 1.0), (flat(1700), 250.0, 0.9), (flat(2900), 400.0, 0.4))
    p = vary(rng)
    pitch = ((0, 300 * p), (0.2, 430 * p), (1, 360 * p))
    return sung(Call(0.35, pitch, formants, breath=0.15, rough=0.4, tilt_db=-1.5), rng)


def screech(rng: np.random.Generator) -> Signal:
    """An eagle or a hawk: one long falling scream."""
    p = vary(rng, 0.06)
    formants = ((flat(2800), 600.0, 1.0), (flat(4600), 900.0, 0.6))
    pitch = ((0, 1900 * p), (0.12, 2650 * p), (0.5, 2400 * p), (1, 1750 * p))
    return sung(Call(0.85, pitch, formants, breath=0.35, rough=0.5, tilt_db=-3.0), rng)


def squawk(rng: np.random.Generator) -> Signal:
    """A parrot."""
    formants = ((flat(1600), 400.0, 1.0), (flat(3000), 600.0, 0.8))
    pitch = ((0, 700 * vary(rng)), (0.3, 1050), (1, 620))
    return sung(Call(0.4, pitch, formants, breath=0.45, rough=1.0, tilt_db=-2.0, growl=(95.0, 0.5)), rng)


def cock(rng: np.random.Generator) -> Signal:
    """A rooster: cock-a-doodle-doo."""
    formants = ((flat(1100), 300.0, 1.0), (flat(2100), 350.0, 0.8), (flat(3400), 600.0, 0.4))
    calls: list[tuple[float, Signal, float]] = []
    for at, length, low, high in (
        (0.0, 0.16, 520, 640),
        (0.2, 0.12, 620, 700),
        (0.36, 0.3, 700, 980),
        (0.7, 0.8, 960, 560),
    ):
        pitch = ((0.0, float(low)), (0.25, float(max(low, high))), (1.0, float(high)))
        calls.append(
            (at, sung(Call(length, pitch, formants, breath=0.15, rough=0.5, tilt_db=-2.5), rng), 0.7 + 0.3 * length)
        )
    return spaced(calls)


def coo(rng: np.random.Generator) -> Signal:
    """A pigeon or a dove."""
    formants = ((flat(420), 150.0, 1.0), (flat(850), 200.0, 0.1))
    calls: list[tuple[float, Signal, float]] = []
    for at, length in ((0.0, 0.18), (0.22, 0.5)):
        pitch = ((0, 370 * vary(rng, 0.03)), (0.4, 450), (1, 380))
        calls.append(
            (
                at,
                sung(Call(length, pitch, formants, breath=0.08, rough=0.3, tilt_db=-16.0, growl=(24.0, 0.35)), rng),
                0.6 + length,
            )
        )
    return spaced(calls)
