"""Doors: the latch under a hand, a leaf that falls shut in its frame, hinges."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.impact import struck


def latch(rng: np.random.Generator) -> Signal:
    """A handle pressed and a bolt drawn: two small clicks of metal in wood, the second 70 ms after the first."""
    out = np.zeros(dsp.samples(0.35), np.float32)
    for late, loud in ((0.0, 0.8), (0.07 + 0.03 * float(rng.random()), 1.0)):
        click = struck(rng, "metal", "wood", speed=0.9, mass=0.15, ring=0.06)
        dsp.add(out, dsp.highpass(click, 350.0, 1), dsp.samples(late), loud)
    return dsp.fade(dsp.normalised(out), 0, 480)


def shut(rng: np.random.Generator, speed: float, mass: float) -> Signal:
    """A leaf meets its frame: the thud of the panel, the frame's answer, the bolt that springs in, a rattle after."""
    count = dsp.samples(0.9)
    out = np.zeros(count, np.float32)
    heavy = float(np.clip((mass / 20.0) ** 0.3, 0.5, 1.8))
    for hz, amount, ring in ((58.0, 1.0, 0.22), (94.0, 0.8, 0.18), (147.0, 0.5, 0.14), (262.0, 0.28, 0.1)):
        hz *= (0.94 + 0.12 * float(rng.random())) / heavy**0.5
        out += dsp.sine(hz, count, 1.0) * dsp.decay(count, ring) * np.float32(amount)
    slap = dsp.bandpass(dsp.white(rng, count), 180.0, 2600.0) * dsp.decay(count, 0.05)
    dsp.add(out, dsp.normalised(slap), 0, 0.7)
    dsp.add(out, struck(rng, "wood", "wood", speed=max(0.6, speed), mass=mass), 0, 0.6)
    dsp.add(out, latch(rng), dsp.samples(0.018), 0.22)
    return dsp.fade(dsp.normalised(out), 0, 960)
