"""Where a sound is: left or right, near or far."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal, Wave


def distance_gain(metres: float) -> float:
    """Level by distance, 1 at 2 m. Film sound falls off more gently than the inverse law: far things stay audible."""
    return float((2.0 / max(0.7, metres)) ** 0.75)


def placed(sound: Wave, pan: float, metres: float) -> Signal:
    """A mono sound as stereo (n, 2): equal-power pan, distance, and the air's dulling beyond 15 m. No delay: picture
    and sound agree on the moment."""
    mono = dsp.single(sound)
    if metres > 15.0:
        mono = dsp.lowpass(mono, max(1800.0, 16_000.0 * (15.0 / metres) ** 0.6), 1)
    angle = 0.25 * np.pi * (0.8 * float(np.clip(pan, -1.0, 1.0)) + 1.0)
    gain = distance_gain(metres)
    return np.stack([mono * np.float32(np.cos(angle) * gain), mono * np.float32(np.sin(angle) * gain)], axis=1)
