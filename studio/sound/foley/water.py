"""Water: splashes, drops and bubbles. A bubble is a sine that rises as it shrinks (van den Doel 2005)."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal


def bubbles(rng: np.random.Generator, count: int, per_second: float, low_hz: float, high_hz: float) -> Signal:
    """A cloud of bubbles, thinning out over ``count`` samples. Peak about 1."""
    out = np.zeros(count, np.float32)
    number = max(1, int(per_second * count / 48_000))
    for _ in range(number):
        start = int(count * float(rng.random()) ** 1.6)
        hz = low_hz * (high_hz / low_hz) ** float(rng.random())
        length = min(count - start, dsp.samples(0.008 + 9.0 / hz))
        if length < 32:
            continue
        rise = np.float32(hz) * (1.0 + np.float32(0.35 * rng.random()) * dsp.ramp(length))
        tone = (
            dsp.sine(rise, length) * dsp.decay(length, length / 48_000) * dsp.ramp(length + 1)[1:] ** np.float32(0.15)
        )
        dsp.add(out, tone, start, (0.2 + float(rng.random())) * (300.0 / hz) ** 0.3)
    return dsp.normalised(out)


def splash(rng: np.random.Generator, *, speed: float, mass: float) -> Signal:
    """Something of ``mass`` kg enters water: the slap on its first sample, the crown, the cavity's bubbles, the rain of
    drops."""
    big = float(np.clip((mass / 40.0) ** 0.35 * (max(0.3, speed) / 4.0) ** 0.4, 0.15, 2.0))
    count = dsp.samples(0.5 + 1.1 * big)
    out = np.zeros(count, np.float32)
    slap = dsp.bandpass(dsp.white(rng, count), 180.0 / big**0.5, 3500.0) * dsp.decay(count, 0.10 + 0.12 * big)
    dsp.add(out, dsp.normalised(slap), 0, 1.0)
    crown = dsp.bandpass(dsp.white(rng, count), 900.0, 9000.0)
    crown *= dsp.envelope(count, [(0.0, 0.3), (0.06, 1.0), (0.25, 0.5), (0.7, 0.1), (1.0, 0.0)])
    texture = np.abs(dsp.lowpass(dsp.white(rng, count), 60.0))
    dsp.add(out, dsp.normalised(dsp.single(crown * (0.4 + texture / max(1e-6, dsp.peak(texture))))), 0, 0.8)
    gulp = dsp.samples(0.22 * (0.7 + big))
    fall = np.float32(95.0 / big**0.5) * (1.0 + np.float32(0.9) * dsp.ramp(gulp))
    swallow = dsp.sine(fall, gulp) * dsp.envelope(gulp, [(0, 0), (0.2, 1), (1, 0)])
    dsp.add(out, dsp.single(swallow * (0.6 + dsp.lowpass(dsp.white(rng, gulp), 90.0))), dsp.samples(0.05), 0.28)
    dsp.add(out, bubbles(rng, count, 60.0 * big, 350.0 / big**0.5, 2600.0), 0, 0.35)
    return dsp.fade(dsp.normalised(out), 0, dsp.samples(0.1))


def drop(rng: np.random.Generator) -> Signal:
    """One drop into still water: tick, then the bubble's "plink"."""
    count = dsp.samples(0.14)
    tick = dsp.highpass(dsp.white(rng, count), 3000.0) * dsp.decay(count, 0.004)
    hz = np.float32(900.0 + 1300.0 * rng.random()) * (1.0 + np.float32(0.3) * dsp.ramp(count))
    tone = dsp.sine(hz, count) * dsp.decay(count, 0.07)
    out = dsp.normalised(tick) * np.float32(0.3)
    dsp.add(out, tone, dsp.samples(0.006), 0.9)
    return dsp.normalised(out)


def stream(rng: np.random.Generator, count: int, brightness: float = 1.0) -> Signal:
    """Running water for ``count`` samples: bubbles over a hush. Root mean square about 0.2."""
    hush = dsp.bandpass(dsp.white(rng, count), 400.0, 4500.0 * brightness)
    out = bubbles(rng, count, 90.0, 400.0, 2400.0) * np.float32(0.6) + dsp.normalised(hush) * np.float32(0.35)
    return dsp.single(out * np.float32(0.2 / max(1e-6, dsp.level(out))))
