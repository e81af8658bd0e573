"""Footsteps and hooves: heel, roll and toe on what is underfoot. The first sample is the heel's contact."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.impact import rung
from studio.sound.foley.materials import MATERIALS

_CRUNCHY = {
    "snow": (1.0, 2600.0, 900.0),
    "sand": (0.7, 3600.0, 500.0),
    "grass": (0.55, 5200.0, 260.0),
    "leaf": (0.9, 5600.0, 420.0),
    "soil": (0.4, 1800.0, 260.0),
    "stone": (0.15, 3800.0, 180.0),
}


_SHOES = {
    "leather": (0.9, 0.5, 3200.0, 0.35),
    "rubber": (2.6, 0.35, 1700.0, 0.05),
    "wood": (0.35, 1.6, 3600.0, 1.6),
    "metal": (0.25, 0.9, 5200.0, 0.8),
    "flesh": (4.5, 0.25, 900.0, 0.0),
    "cloth": (6.0, 0.15, 700.0, 0.0),
}
"""What is on the foot: milliseconds that it touches, how loud its heel is, at which pitch, how much it rings."""


def footstep(rng: np.random.Generator, ground: str, *, speed: float, mass: float, shoe: str = "leather") -> Signal:
    """One step of a person or animal of ``mass`` kg moving at ``speed`` m/s. Peak about 1.

    ``shoe`` is what the foot is in: leather, rubber, wood (geta), metal, cloth; or flesh, a bare foot or a paw.
    """
    touch, heel, pitch, rings = _SHOES.get(shoe, _SHOES["leather"])
    running = float(np.clip((speed - 1.2) / 3.0, 0.0, 1.0))
    roll = 0.11 - 0.06 * running
    heavy = float(np.clip((mass / 65.0) ** 0.4, 0.2, 1.8))
    count = dsp.samples(0.42)
    out = np.zeros(count, np.float32)
    surface = MATERIALS[ground]
    contact = max(touch, surface.contact_ms)
    dsp.add(out, rung(rng, surface, scale=0.8 / heavy**0.5, contact_ms=contact, speed=1.0 + 2.0 * running), 0, 0.8)
    dsp.add(out, _sole(rng, heavy, heel, pitch), 0, 0.5 + 0.4 * running)
    if rings and surface.contact_ms < 3.0:
        body = rung(rng, MATERIALS[shoe], scale=4.0, contact_ms=touch, speed=1.0, ring=0.5)
        dsp.add(out, body, 0, 0.45 * rings)
    toe = dsp.samples(roll * (0.85 + 0.3 * float(rng.random())))
    second = rung(rng, surface, scale=1.0, contact_ms=contact * 1.2, speed=0.8)
    dsp.add(out, second, toe, 0.38 - 0.1 * running)
    if ground in _CRUNCHY:
        amount, bright, rate = _CRUNCHY[ground]
        dsp.add(out, crunch(rng, dsp.samples(0.16 + roll), bright, rate), 0, amount)
    if ground in ("water", "wet"):
        splash = dsp.bandpass(dsp.white(rng, count), 900.0, 8500.0)
        splash *= dsp.envelope(count, [(0, 0.8), (0.08, 1.0), (0.35, 0.25), (1.0, 0.0)])
        dsp.add(out, dsp.normalised(splash), 0, 0.55 if ground == "wet" else 0.9)
    scuff = dsp.bandpass(dsp.white(rng, count), 1400.0, 6000.0)
    scuff *= dsp.envelope(count, [(0, 0.0), (0.1, 0.6), (0.3, 0.35), (0.5, 0.0), (1, 0)])
    dsp.add(out, dsp.normalised(scuff), 0, 0.06 + 0.08 * running)
    if mass > 15.0 and shoe != "metal":
        dsp.add(out, _cloth(rng, count), dsp.samples(0.02), 0.05 + 0.07 * running)
    return dsp.fade(dsp.normalised(out), 0, 480)


def _cloth(rng: np.random.Generator, count: int) -> Signal:
    """Trousers and a coat swing past each other as the other leg comes through."""
    brush = dsp.bandpass(dsp.white(rng, count), 700.0, 4200.0) * np.abs(dsp.lowpass(dsp.white(rng, count), 40.0))
    return dsp.normalised(dsp.single(brush * dsp.envelope(count, [(0, 0.0), (0.35, 1.0), (0.6, 0.5), (1, 0)])))


def _sole(rng: np.random.Generator, heavy: float, heel: float = 0.5, pitch_hz: float = 3200.0) -> Signal:
    count = dsp.samples(0.1)
    fall = np.float32(70.0 / heavy**0.3 + 10.0 * rng.random()) * (1.0 + np.float32(0.8) * dsp.decay(count, 0.05))
    thump = dsp.sine(fall, count, phase=0.9) * dsp.decay(count, 0.08)
    tap = dsp.bandpass(dsp.white(rng, count), 260.0, 1500.0) * dsp.decay(count, 0.026)
    edge = dsp.bandpass(dsp.white(rng, count), pitch_hz * 0.5, pitch_hz * 1.7) * dsp.decay(count, 0.008)
    body = thump * np.float32(0.55) + dsp.normalised(tap) * np.float32(0.9)
    body += dsp.normalised(edge) * np.float32(0.7 * heel)
    return dsp.normalised(dsp.single(body))


def crunch(rng: np.random.Generator, count: int, bright_hz: float, grains_per_s: float) -> Signal:
    """Many small breaks: a random train of clicks, thinning out, through a broad resonance."""
    density = np.linspace(1.6, 0.3, count, dtype=np.float32) * np.float32(grains_per_s / 48_000.0)
    clicks = (rng.random(count, dtype=np.float32) < density) * rng.exponential(1.0, count)
    clicks[0] += 1.5
    grains = dsp.bandpass(dsp.single(clicks * np.sign(rng.standard_normal(count))), bright_hz * 0.4, bright_hz * 2.2)
    hush = dsp.bandpass(dsp.white(rng, count), bright_hz * 0.3, bright_hz * 1.8) * np.float32(0.12)
    shape = dsp.envelope(count, [(0.0, 1.0), (0.15, 0.8), (0.6, 0.5), (1.0, 0.0)])
    return dsp.normalised(dsp.single((dsp.normalised(grains) + hush) * shape))


def hoof(rng: np.random.Generator, ground: str, *, speed: float) -> Signal:
    """A horse's hoof: a hollow clop on hard ground, a thud on soft."""
    count = dsp.samples(0.3)
    surface = MATERIALS[ground]
    hard = 1.0 if surface.contact_ms < 2.0 else 0.25
    out = np.zeros(count, np.float32)
    for hz, amount, ring in ((430.0, 1.0, 0.05), (760.0, 0.7, 0.045), (1290.0, 0.5, 0.035), (2250.0, 0.3, 0.02)):
        hz *= 0.9 + 0.2 * float(rng.random())
        out += dsp.sine(hz, count) * dsp.decay(count, ring) * np.float32(amount * hard)
    dsp.add(out, _sole(rng, 2.4), 0, 1.0)
    dsp.add(out, rung(rng, surface, scale=0.6, contact_ms=surface.contact_ms + 0.5, speed=speed), 0, 0.6)
    if ground in _CRUNCHY:
        dsp.add(out, crunch(rng, dsp.samples(0.12), *_CRUNCHY[ground][1:]), 0, _CRUNCHY[ground][0] * 0.6)
    return dsp.fade(dsp.normalised(out), 0, 480)
