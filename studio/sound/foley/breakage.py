"""Things that break: glass into ringing shards, wood into splinters, stone into rubble. Sample 0 is the break."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.impact import struck


def shatter(rng: np.random.Generator, what: str, *, speed: float, mass: float) -> Signal:
    """The break of a thing made of ``what``. Peak about 1."""
    if what in ("glass", "tile", "ice"):
        return _glass(rng, speed=speed, mass=mass)
    if what in ("wood", "wicker", "plastic", "paper"):
        return _cracks(rng, what, speed)
    return _rubble(rng, what, speed)


def _glass(rng: np.random.Generator, *, speed: float, mass: float) -> Signal:
    count = dsp.samples(1.5)
    out = np.zeros(count, np.float32)
    burst = dsp.highpass(dsp.white(rng, count), 2200.0) * dsp.decay(count, 0.07)
    dsp.add(out, dsp.normalised(burst), 0, 1.0)
    low = dsp.bandpass(dsp.white(rng, count), 350.0, 1600.0) * dsp.decay(count, 0.05)
    dsp.add(out, dsp.normalised(low), 0, 0.45)
    shards = int(np.clip(44 + 30 * mass**0.5 * speed**0.5, 44, 120))
    for k in range(shards):
        # Pieces ring for a moment each; the first ones at once, the last ones as they come to rest.
        at = 0.0 if k < 6 else 0.01 + 1.0 * float(rng.random()) ** 2.8
        length = dsp.samples(0.04 + 0.32 * float(rng.random()) ** 2)
        hz = 2300.0 * 5.0 ** float(rng.random())
        piece = dsp.sine(hz, length) * dsp.decay(length, length / 48_000)
        piece += dsp.sine(min(17_000.0, hz * 1.61), length) * dsp.decay(length, length / 80_000) * np.float32(0.6)
        tick = dsp.highpass(dsp.white(rng, 64), 3000.0) * dsp.decay(64, 0.0012)
        dsp.add(piece, dsp.normalised(tick), 0, 0.6)
        dsp.add(out, piece, dsp.samples(at), (0.08 + 0.35 * float(rng.random()) ** 2) / (1.0 + 2.5 * at))
    return dsp.fade(dsp.normalised(out), 0, dsp.samples(0.1))


def _cracks(rng: np.random.Generator, what: str, speed: float) -> Signal:
    count = dsp.samples(0.8)
    out = np.zeros(count, np.float32)
    crack = dsp.bandpass(dsp.white(rng, count), 500.0, 5000.0) * dsp.decay(count, 0.06)
    dsp.add(out, dsp.normalised(crack), 0, 1.0)
    for k in range(14):
        at = 0.0 if k == 0 else 0.5 * float(rng.random()) ** 2.0
        splinter = struck(rng, what, "wood", speed=speed, mass=0.02 + 0.3 * float(rng.random()))
        dsp.add(out, splinter, dsp.samples(at), 0.5 / (1.0 + 5.0 * at))
    return dsp.fade(dsp.normalised(out), 0, dsp.samples(0.1))


def _rubble(rng: np.random.Generator, what: str, speed: float) -> Signal:
    count = dsp.samples(1.6)
    out = np.zeros(count, np.float32)
    boom = dsp.lowpass(dsp.white(rng, count), 240.0) * dsp.decay(count, 0.6)
    dsp.add(out, dsp.normalised(boom), 0, 0.9)
    crack = dsp.bandpass(dsp.white(rng, count), 500.0, 4500.0) * dsp.decay(count, 0.12)
    dsp.add(out, dsp.normalised(crack), 0, 0.9)
    for _ in range(30):
        at = 1.2 * float(rng.random()) ** 1.6
        stone = struck(rng, "stone", what, speed=speed * 0.5, mass=0.05 + 3.0 * float(rng.random()) ** 3)
        dsp.add(out, stone, dsp.samples(at), 0.35 / (1.0 + 2.0 * at))
    return dsp.fade(dsp.normalised(out), 0, dsp.samples(0.2))


def explosion(rng: np.random.Generator) -> Signal:
    """A blast: crack, pressure, a long rolling tail and falling debris."""
    count = dsp.samples(3.5)
    out = np.zeros(count, np.float32)
    crack = dsp.white(rng, count) * dsp.decay(count, 0.09)
    dsp.add(out, dsp.normalised(dsp.single(np.tanh(crack * 3.0))), 0, 0.9)
    boom = dsp.lowpass(dsp.white(rng, count), 120.0, 3) * dsp.decay(count, 2.4)
    dsp.add(out, dsp.normalised(dsp.single(np.tanh(dsp.normalised(boom) * 4.0))), 0, 1.0)
    roar = dsp.bandpass(dsp.white(rng, count), 90.0, 1400.0) * dsp.decay(count, 1.6)
    dsp.add(out, dsp.normalised(roar), 0, 0.6)
    for _ in range(24):
        stone = struck(rng, "stone", "soil", speed=3.0, mass=0.1 + float(rng.random()))
        dsp.add(out, stone, dsp.samples(0.5 + 2.3 * float(rng.random())), 0.08)
    return dsp.fade(dsp.normalised(out), 0, dsp.samples(0.6))
