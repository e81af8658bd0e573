"""One body meets another: modal synthesis (van den Doel & Pai 1998), the hammer's contact time, and a noise burst.

The first sample of the result is the moment of contact.
"""

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.materials import MATERIALS, Material


def struck(
    rng: np.random.Generator,
    first: str,
    second: str,
    *,
    speed: float,
    mass: float,
    size: float = 1.0,
    ring: float = 1.0,
) -> Signal:
    """Material ``first`` (the moving body, ``mass`` kg) meets ``second`` at ``speed`` m/s. Peak about 1.

    ``size`` scales the moving body's pitch down, ``ring`` how long both sound. Harder blows are brighter.
    """
    a, b = MATERIALS[first], MATERIALS[second]
    # The softer of the two bodies sets how long they touch, so how bright both sound.
    contact = max(a.contact_ms, b.contact_ms) * (0.45 + 0.5 / max(0.3, _hardness(speed)))
    scale = float(np.clip(max(0.01, mass) ** (-1.0 / 3.0), 0.35, 3.2)) / size
    # What is held between soft things cannot ring on.
    soft = min(1.0, 2.2 / (0.8 + max(a.contact_ms, b.contact_ms)))
    moving = rung(rng, a, scale=scale, contact_ms=contact, speed=speed, ring=ring * soft)
    resting = rung(rng, b, scale=0.75, contact_ms=contact, speed=speed, ring=ring * soft)
    count = max(len(moving), len(resting))
    out = np.zeros(count, np.float32)
    dsp.add(out, moving, 0, a.loud)
    dsp.add(out, resting, 0, b.loud * 0.8)
    return dsp.normalised(out)


def rung(
    rng: np.random.Generator, material: Material, *, scale: float, contact_ms: float, speed: float, ring: float = 1.0
) -> Signal:
    """One body's answer to a blow: modes, thump and grit. Peak about 1."""
    rings = material.ring_s * ring * (0.8 + 0.4 * float(rng.random()))
    count = dsp.samples(max(0.12, min(2.5, rings * 1.15), material.grit_s * 3.0))
    base = material.pitch_hz * scale * (0.94 + 0.12 * float(rng.random()))
    cutoff = 0.9 / (contact_ms * 1e-3)
    out = np.zeros(count, np.float32)
    total = 0.0
    for ratio, strength in material.modes:
        # Real bodies are never quite symmetrical: every mode is a pair that beats. And a blow that lasts long cannot
        # excite what swings faster than it; where it lands decides which modes it finds.
        where = 0.25 + 0.75 * float(rng.random())
        for detune, share in ((0.0, 0.62), (0.004 + 0.03 * float(rng.random()), 0.38)):
            hz = base * ratio * (0.985 + 0.03 * float(rng.random())) * (1.0 + detune)
            if not 25.0 < hz < 18_000.0:
                continue
            amount = strength**0.6 * where * share / (1.0 + hz / cutoff)
            total += amount
            fall = rings / ratio**material.damping * (0.7 + 0.6 * float(rng.random()))
            length = min(count, dsp.samples(1.1 * fall) + 64)
            out[:length] += dsp.sine(hz, length) * dsp.decay(length, fall) * np.float32(amount)
    out /= np.float32(max(1e-6, total))
    # What radiates as a click or a crunch: noise with its own band, straight from the first sample.
    grit_count = min(count, dsp.samples(material.grit_s * 2.5) + 48)
    grit = dsp.bandpass(dsp.white(rng, grit_count), *material.grit_hz)
    grit *= dsp.decay(grit_count, material.grit_s * 2.0) * _attack(grit_count, contact_ms * 0.15)
    click = dsp.highpass(dsp.white(rng, 96), 1500.0) * dsp.decay(96, 0.0015)
    if material.thump > 0.0:
        body = min(count, dsp.samples(0.12))
        fall_hz = np.float32(62.0 + 40.0 * min(2.0, scale)) * (1.0 + np.float32(0.7) * dsp.decay(body, 0.05))
        dsp.add(out, dsp.sine(fall_hz, body, phase=0.9) * dsp.decay(body, 0.11), 0, 0.7 * material.thump)
    dsp.add(out, dsp.normalised(grit), 0, 0.7 * material.grit)
    dsp.add(out, dsp.normalised(click), 0, 0.35 * _hardness(speed) / (1.0 + 0.12 * contact_ms))
    return dsp.fade(dsp.normalised(out), 0, 240)


def _hardness(speed: float) -> float:
    return float(np.clip((max(0.05, speed) / 4.0) ** 0.5, 0.25, 2.0))


def _attack(count: int, milliseconds: float) -> Signal:
    rise = max(4, int(min(1.0, milliseconds) * SAMPLE_RATE / 1000))
    return np.minimum(np.arange(1, count + 1, dtype=np.float32) / np.float32(rise), np.float32(1.0))


def strength(speed: float, mass: float) -> float:
    """How loud a contact is at 2 m, as a factor of amplitude: 0.04 for a touch, 1.2 for a crash."""
    return float(np.clip(0.30 * (max(0.02, speed) / 3.0) ** 0.8 * max(0.02, mass) ** 0.22, 0.04, 1.2))


def basketball(rng: np.random.Generator, ground: str, speed: float) -> Signal:
    """The hollow thump of a 0.6 kg ball of 24 cm, its air ringing near 900 Hz ("boing"), and the ground's own slap."""
    count = dsp.samples(0.45)
    fall = np.float32(78.0) * (1.0 + np.float32(0.5) * dsp.decay(count, 0.06))
    out = dsp.sine(fall, count, phase=1.0) * dsp.decay(count, 0.16)
    for hz, amount, ring in ((182.0, 0.5, 0.14), (890.0, 0.20, 0.20), (1310.0, 0.10, 0.13), (1790.0, 0.05, 0.10)):
        hz *= 0.985 + 0.03 * float(rng.random())
        out += dsp.sine(hz, count) * dsp.decay(count, ring) * np.float32(amount)
    slap = dsp.bandpass(dsp.white(rng, count), 350.0, 3800.0) * dsp.decay(count, 0.03)
    out += dsp.normalised(slap) * np.float32(0.75)
    dsp.add(out, struck(rng, "rubber", ground, speed=speed, mass=0.6), 0, 0.35)
    return dsp.fade(dsp.normalised(out), 0, 480)


def football(rng: np.random.Generator, other: str, speed: float) -> Signal:
    """A kicked or bouncing football: lower, duller, with a leather slap and almost no ring."""
    count = dsp.samples(0.3)
    fall = np.float32(98.0) * (1.0 + np.float32(0.9) * dsp.decay(count, 0.04))
    out = dsp.sine(fall, count, phase=1.1) * dsp.decay(count, 0.12)
    out += dsp.sine(520.0, count) * dsp.decay(count, 0.05) * np.float32(0.18)
    slap = dsp.bandpass(dsp.white(rng, count), 500.0, 2800.0) * dsp.decay(count, 0.028)
    out += dsp.normalised(slap) * np.float32(0.9)
    dsp.add(out, struck(rng, "leather", other, speed=speed, mass=0.43), 0, 0.4)
    return dsp.fade(dsp.normalised(out), 0, 480)


def backboard(rng: np.random.Generator, speed: float) -> Signal:
    """A ball against a backboard: the board booms, its frame and hoop rattle after."""
    count = dsp.samples(0.9)
    out = np.zeros(count, np.float32)
    modes = ((112, 1, 0.35), (171, 0.8, 0.3), (263, 0.6, 0.24), (397, 0.4, 0.18), (688, 0.25, 0.12), (1240, 0.15, 0.08))
    for hz, amount, ring in modes:
        out += dsp.sine(hz * (0.98 + 0.04 * float(rng.random())), count) * dsp.decay(count, ring) * np.float32(amount)
    dsp.add(out, basketball(rng, "wood", speed), 0, 1.2)
    for _ in range(int(rng.integers(3, 6))):
        rattle = struck(rng, "metal", "metal", speed=1.5, mass=0.3, ring=0.12)
        dsp.add(out, dsp.lowpass(rattle, 5000.0), dsp.samples(0.03 + 0.3 * float(rng.random()) ** 1.5), 0.10)
    return dsp.fade(dsp.normalised(out), 0, 960)


def rim(rng: np.random.Generator, speed: float) -> Signal:
    """A ball on the iron of a hoop: a short dull clang and the net's chain of small knocks."""
    clang = rung(rng, MATERIALS["metal"], scale=0.75, contact_ms=0.6, speed=speed, ring=0.35)
    out = np.zeros(dsp.samples(0.7), np.float32)
    dsp.add(out, dsp.lowpass(clang, 4500.0), 0, 0.7)
    dsp.add(out, basketball(rng, "wood", speed), 0, 0.6)
    return dsp.normalised(out)


def blade_on_ice(rng: np.random.Generator, speed: float) -> Signal:
    """A skate comes down or pushes off: a crisp bite, a short bright scrape, and the weight behind it."""
    count = dsp.samples(0.34)
    bite = dsp.highpass(dsp.white(rng, count), 2500.0) * dsp.decay(count, 0.02)
    scrape = dsp.bandpass(dsp.white(rng, count), 1800.0, 8000.0)
    scrape *= dsp.envelope(count, [(0, 0.5), (0.12, 1), (0.5, 0.45), (1, 0)])
    thud = dsp.sine(95.0, count, 1.0) * dsp.decay(count, 0.07)
    weight = np.float32(min(1.0, 0.2 * speed))
    out = dsp.normalised(bite) + dsp.normalised(scrape) * np.float32(0.45) + thud * weight
    return dsp.fade(dsp.normalised(dsp.single(out)), 0, 480)


def clash(rng: np.random.Generator, speed: float) -> Signal:
    """Blade on blade: two bars of close but different pitch, a hard bright strike, and a scrape as they part."""
    count = dsp.samples(1.4)
    out = np.zeros(count, np.float32)
    for _ in range(2):
        base = 780.0 + 900.0 * float(rng.random())
        for k, ratio in enumerate((1.0, 1.47, 2.09, 2.56, 3.39, 4.31, 5.6, 7.1, 8.9)):
            hz = base * ratio * (0.98 + 0.04 * float(rng.random()))
            if hz > 17_000.0:
                break
            ring = (0.35 + 0.9 * float(rng.random())) / (1.0 + 0.18 * k)
            swing = 1.0 + np.float32(0.25) * dsp.sine(5.0 + 9.0 * float(rng.random()), count, float(rng.random()) * 6.0)
            out += dsp.sine(hz, count) * dsp.decay(count, ring) * swing * np.float32(0.7 + 0.5 * float(rng.random()))
    out = dsp.normalised(out)
    strike = dsp.highpass(dsp.white(rng, count), 1800.0) * dsp.decay(count, 0.035)
    strike *= np.float32(0.35 + 0.08 * min(3.0, speed)) / np.float32(max(1e-6, dsp.peak(strike)))
    scrape = dsp.bandpass(dsp.white(rng, count), 3500.0, 11_000.0)
    scrape *= dsp.envelope(count, [(0.0, 0.0), (0.02, 0.3), (0.06, 0.1), (0.16, 0.0), (1.0, 0.0)])
    return dsp.fade(dsp.normalised(dsp.single(out + strike + scrape * np.float32(0.12))), 0, 2400)
