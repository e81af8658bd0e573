"""Where a sound is: left or right, near or far, behind a wall, going by."""

from dataclasses import replace

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.ports.engine import Event
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave
from studio.sound.foley.catalogue import heard, revs

SPEED_OF_SOUND = 343.0
"""Metres a second, in air at 20 °C."""

_CONTROL = 480
_EASE = 25
"""A path is told ten times a second; it is eased over a quarter of a second, so that no pitch moves in steps."""


def distance_gain(metres: Wave | float) -> Wave:
    """Level by distance, 1 at 2 m. Film sound falls off more gently than the inverse law: far things stay audible."""
    return (2.0 / np.maximum(0.7, metres)) ** 0.75


def delay(metres: float) -> int:
    """Samples that sound takes from there."""
    return round(max(0.0, metres) / SPEED_OF_SOUND * SAMPLE_RATE)


def placed(sound: Wave, pan: float, metres: float, hidden: float = 0.0) -> Signal:
    """A mono sound as stereo (n, 2): equal-power pan, distance, the air's dulling beyond 15 m, and the wall before it.
    No delay: picture and sound agree on the moment."""
    mono = _dulled(dsp.single(sound), metres, hidden)
    left, right = _sides(np.full(1, pan))
    gain = float(distance_gain(metres))
    return np.stack([mono * np.float32(left[0] * gain), mono * np.float32(right[0] * gain)], axis=1)


def moving(event: Event, rng: np.random.Generator) -> Signal | None:
    """What lasts and goes by (n, 2), from the event's sample to its end, levels and all; None if it makes no sound.

    Pan and level follow the path. Pitch follows the speed towards the camera (Doppler) and, for what has an engine, its
    own speed: the sound is read faster or slower. Neither moves its first sample.
    """
    count = (event.until or event.sample) - event.sample
    if count <= 0:
        return None
    at = np.array([point.sample - event.sample for point in event.path], np.float64)
    grid = np.arange(0, count + _CONTROL, _CONTROL, dtype=np.float64)

    def along(values: list[float]) -> Signal:
        return dsp.smooth(np.interp(grid, at, np.array(values)), min(_EASE, len(grid)))

    metres, pans = along([point.distance_m for point in event.path]), along([point.pan for point in event.path])
    speeds = along([point.speed_m_s for point in event.path])
    closing = -np.gradient(metres, _CONTROL / SAMPLE_RATE) if len(grid) > 1 else np.zeros(1)
    # 1 + v/c where the textbook has 1 / (1 - v/c): the same at the speeds of a film, and tame beyond them.
    rate = 1.0 + np.clip(closing / SPEED_OF_SOUND, -0.5, 0.5)
    mean = float(speeds.mean())
    base, per_m_s = revs(event)
    if per_m_s and mean > 0.1:
        rate *= (base + per_m_s * speeds) / (base + per_m_s * mean)
    turned = np.concatenate([[0.0], np.cumsum(rate[:-1])]) * _CONTROL
    needed = int(np.ceil(np.interp(count, grid, turned))) + 4
    if needed > count + 4 or bool(np.any(np.abs(rate - 1.0) > 1e-4)):
        made = heard(replace(event, until=event.sample + needed, speed_m_s=mean or event.speed_m_s), rng)
        sound = None if made is None else _read(made[0], dsp.single(np.interp(np.arange(count), grid, turned)))
    else:
        made = heard(event, rng)
        sound = None if made is None else made[0]
    if made is None or sound is None:
        return None
    level = distance_gain(metres) * made[1]
    if per_m_s and mean > 0.1:
        level *= 0.55 + 0.45 * np.minimum(2.0, speeds / mean)
    sound = _dulled(sound, float(np.median(metres)), event.hidden)
    steps = np.arange(len(sound))
    return np.stack([sound * dsp.single(np.interp(steps, grid, side * level)) for side in _sides(pans)], axis=1)


def _sides(pan: Wave) -> tuple[Wave, Wave]:
    """Equal power, left and right."""
    angle = 0.25 * np.pi * (0.8 * np.clip(pan, -1.0, 1.0) + 1.0)
    return np.cos(angle), np.sin(angle)


def _dulled(mono: Signal, metres: float, hidden: float) -> Signal:
    if metres > 15.0:
        mono = dsp.lowpass(mono, max(1800.0, 16_000.0 * (15.0 / metres) ** 0.6), 1)
    if hidden > 0.05:
        # A wall lets the low end through and takes the rest; half a wall, half of it.
        behind = dsp.lowpass(mono, 700.0) * np.float32(dsp.decibels(-6.0))
        mono = dsp.single(mono * np.float32(1.0 - hidden) + behind * np.float32(hidden))
    return mono


def _read(sound: Signal, position: Signal) -> Signal:
    """A sound read at fractional positions (n,), by third-order Hermite interpolation (Catmull-Rom)."""
    padded = np.concatenate([sound[:1], sound, np.zeros(4, np.float32)])
    exact = np.minimum(position.astype(np.float64), len(sound) + 1)
    whole = exact.astype(np.int64)
    t = (exact - whole).astype(np.float32)
    a, b, c, d = (padded[np.minimum(whole + k, len(padded) - 1)] for k in range(4))
    return dsp.single(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
