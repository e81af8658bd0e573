"""What goes on without an engine: fire, crowds, wind, wheels, blades.

Each is (rng, samples, speed m/s) → mono, RMS about 0.2.
"""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley import air, people, water
from studio.sound.foley.impact import struck
from studio.sound.foley.steady import even, wander
from studio.sound.foley.steps import crunch


def rolling(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A ball, barrel or suitcase rolling."""
    v = max(0.3, speed)
    noise = dsp.bandpass(dsp.white(rng, count), 90.0, 500.0 + 250.0 * v)
    turn = 0.75 + 0.25 * dsp.sine(0.9 * v, count)
    bumps = dsp.bandpass(dsp.single((rng.random(count) < v * 6.0 / 48_000.0) * rng.random(count)), 120.0, 1500.0)
    return even(dsp.normalised(dsp.single(noise * turn)) * np.float32(0.6) + dsp.normalised(bumps) * np.float32(0.4))


def sliding(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Something dragged."""
    noise = dsp.bandpass(dsp.white(rng, count), 250.0, 2200.0 + 300.0 * max(0.2, speed))
    return even(noise * np.abs(wander(rng, count, 0.09, 0.35)))


def skating(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Blades on ice: strokes of bright scraping, one a second, with a low glide beneath."""
    v = max(2.0, speed or 5.0)
    scrape = dsp.bandpass(dsp.white(rng, count), 1700.0, 7500.0) * wander(rng, count, 0.05, 0.3)
    stroke = np.maximum(0.0, dsp.sine(0.55 + 0.05 * v, count, 1.0)).astype(np.float32) ** np.float32(1.6)
    glide = dsp.bandpass(dsp.white(rng, count), 300.0, 1400.0)
    return even(dsp.normalised(scrape) * (0.12 + 0.6 * stroke) + dsp.normalised(glide) * np.float32(0.25))


def fire(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A fire: a low flutter, a hiss, and crackles in clusters with now and then a pop."""
    flutter = dsp.lowpass(dsp.white(rng, count), 180.0) * np.abs(wander(rng, count, 0.12, 0.45))
    hiss = dsp.bandpass(dsp.white(rng, count), 2200.0, 9000.0) * np.abs(wander(rng, count, 0.5, 0.5))
    out = dsp.single(dsp.normalised(flutter) * np.float32(0.35) + dsp.normalised(hiss) * np.float32(0.04))
    total = count / 48_000.0
    at = 0.05
    while at < total:
        for _ in range(int(rng.integers(1, 6))):
            length = dsp.samples(0.002 + 0.012 * float(rng.random()))
            snap = dsp.bandpass(dsp.white(rng, length), 900.0 + 2500.0 * float(rng.random()), 9000.0)
            snap = dsp.normalised(snap * dsp.decay(length, length / 48_000.0))
            dsp.add(out, snap, dsp.samples(at + 0.1 * float(rng.random())), 0.15 + 0.75 * float(rng.random()) ** 3)
        if rng.random() < 0.12:
            dsp.add(out, struck(rng, "wood", "wood", speed=2.0, mass=0.1), dsp.samples(at), 0.7)
        at += 0.03 + 0.16 * float(rng.exponential(1.0))
    return even(out)


def crowd(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Many people talking: a dozen wordless babblers, each a gliding pitch under moving formants."""
    return even(babble(rng, count, voices=9))


def babble(rng: np.random.Generator, count: int, voices: int) -> Signal:
    """Unintelligible talk of ``voices`` people. Made at 16 kHz: nothing of it lies higher."""
    slow = -(-count // 3)
    return dsp.normalised(dsp.resample(_babble(rng, slow, voices), 3, 1)[:count])


def _babble(rng: np.random.Generator, count: int, voices: int) -> Signal:
    """The same at a third of the rate: frequencies are told threefold."""
    out = np.zeros(count, np.float32)
    piece = dsp.samples(2.0)
    for _ in range(voices):
        hz = float(rng.choice([105.0, 120.0, 190.0, 215.0])) * (0.9 + 0.2 * float(rng.random()))
        length = min(count, piece)
        steps = max(4, int(length / 16_000.0 * 4.2))
        knots = np.linspace(0, steps - 1, length)
        pitch = dsp.single(np.interp(knots, np.arange(steps), hz * (1.0 + 0.18 * rng.standard_normal(steps))))
        source = dsp.single((np.cumsum(pitch, dtype=np.float64) / 16_000.0) % 1.0 - 0.5)
        source = dsp.lowpass(source, 3 * 1800.0, 1)
        voice = np.zeros(length, np.float32)
        for low, high in ((320.0, 620.0), (800.0, 1500.0), (2100.0, 2900.0)):
            syllables = np.interp(knots, np.arange(steps), rng.random(steps) ** 1.5)
            voice += dsp.bandpass(source, 3 * low, 3 * high) * dsp.single(syllables)
        phrases = np.interp(knots, np.arange(steps), dsp.smooth(dsp.single(rng.random(steps) > 0.4), 4))
        voice *= dsp.single(phrases)
        shift = int(rng.integers(0, max(1, length)))
        whole = np.resize(np.roll(voice, shift), count) if length < count else voice
        out += whole * np.float32(0.5 + float(rng.random()))
    return out


def applause(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A hall clapping."""
    clicks = dsp.single((rng.random(count) < 260.0 / 48_000.0) * rng.random(count))
    claps = sum(
        (dsp.bandpass(np.roll(clicks, k * 997), hz, hz * 2.2) for k, hz in enumerate((700.0, 1000.0, 1400.0))),
        np.zeros(count, np.float32),
    )
    hush = dsp.bandpass(dsp.white(rng, count), 700.0, 4500.0)
    return even(dsp.normalised(claps) * np.float32(0.6) + dsp.normalised(hush) * np.float32(0.12))


def cheering(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A crowd that cheers: many open vowels and applause."""
    roar = dsp.bandpass(dsp.white(rng, count), 450.0, 1900.0) * wander(rng, count, 0.7, 0.2)
    out = dsp.single(dsp.normalised(roar) * np.float32(0.5) + applause(rng, count, 0.0))
    at, total = 0.0, count / 48_000.0
    voices = [people.cheer(rng, hz * (0.95 + 0.1 * float(rng.random()))) for hz in (125.0, 160.0, 190.0, 220.0, 250.0)]
    while at < total:
        voice = voices[int(rng.integers(len(voices)))]
        dsp.add(out, voice, dsp.samples(at), 0.10 + 0.15 * float(rng.random()))
        at += 0.12 + 0.2 * float(rng.random())
    return even(out)


def wind(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Wind past the ears or through things."""
    hz = dsp.single(320.0 * (1.0 + 0.35 * (wander(rng, count, 1.2, 1.0) - 1.0)))
    body = dsp.bandpass(dsp.white(rng, count), 60.0, 500.0) * np.abs(wander(rng, count, 0.9, 0.3))
    return even(
        air.sweep_noise(rng, np.maximum(hz, 120.0), 0.35) * np.float32(0.4) + dsp.normalised(body) * np.float32(0.5)
    )


def rustle(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Leaves or clothes."""
    noise = dsp.bandpass(dsp.white(rng, count), 1500.0, 9000.0)
    return even(noise * np.maximum(0.05, wander(rng, count, 0.25, 0.6)) ** 2)


def flapping(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Wings."""
    return even(air.flaps(rng, count, 4.5, 0.8))


def flag(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A flag, a sail or a cape in the wind."""
    return even(air.flaps(rng, count, 7.0, 1.1) + wind(rng, count, speed) * np.float32(0.6))


def flowing(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A stream, a tap, a fountain."""
    return even(water.stream(rng, count))


def paddling(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Swimming or rowing: a wash and a pull every 0.9 s."""
    out = dsp.single(dsp.normalised(dsp.bandpass(dsp.white(rng, count), 250.0, 2500.0)) * np.float32(0.12))
    at, total = 0.15, count / 48_000.0
    while at < total:
        dsp.add(out, water.splash(rng, speed=1.0, mass=2.0), dsp.samples(at), 0.6)
        at += 0.85 + 0.2 * float(rng.random())
    return even(out)


def treading(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Crunching underfoot, without steps of its own."""
    return even(np.resize(crunch(rng, dsp.samples(0.4), 3000.0, 700.0), count))


def bell(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A bell that tolls every two seconds (partials of a bell: hum, prime, tierce, quint, nominal)."""
    out = np.zeros(count, np.float32)
    for at in range(0, count, 96_000):
        length = min(count - at, 168_000)
        for ratio, amount, ring in (
            (0.5, 0.7, 4.0),
            (1, 1, 2.8),
            (1.2, 0.8, 2.2),
            (1.5, 0.4, 1.6),
            (2, 0.9, 1.4),
            (3, 0.3, 0.8),
        ):
            out[at : at + length] += dsp.sine(392.0 * ratio, length) * dsp.decay(length, ring) * np.float32(amount)
    return even(out)


def ringing(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A telephone or an alarm."""
    tone = dsp.sine(860.0, count) + dsp.sine(1040.0, count)
    gate = (dsp.sine(0.35, count) > 0) & (dsp.sine(20.0, count) > -0.6)
    return even(dsp.single(tone * dsp.smooth(dsp.single(gate), 96)) + np.float32(1e-6))


def fireworks(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Fireworks some way off: a whistle up, a boom, a crackling fall, one after the other."""
    out = np.full(count, np.float32(1e-6))
    at, total = 0.1, count / 48_000.0
    while at < total:
        rise = dsp.samples(0.7)
        climb = dsp.single(900.0 + 1900.0 * dsp.ramp(rise))
        dsp.add(out, dsp.sine(climb, rise) * dsp.envelope(rise, [(0, 0), (0.2, 1), (1, 0.1)]), dsp.samples(at), 0.08)
        bang = dsp.samples(1.6)
        boom = dsp.lowpass(dsp.white(rng, bang), 320.0) * dsp.decay(bang, 0.9)
        dsp.add(out, dsp.normalised(boom), dsp.samples(at + 0.75), 1.0)
        sparks = dsp.single((rng.random(bang) < 160.0 / 48_000.0) * rng.random(bang))
        fall = dsp.bandpass(sparks, 1800.0, 8000.0) * dsp.envelope(bang, [(0, 0), (0.15, 1), (1, 0)])
        dsp.add(out, dsp.normalised(fall), dsp.samples(at + 0.8), 0.3)
        at += 0.9 + 1.3 * float(rng.random())
    return even(out)


def burner(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A balloon's burner: a roar for two seconds in every six, else the wicker and the wind."""
    roar = dsp.bandpass(dsp.white(rng, count), 140.0, 2400.0)
    gate = dsp.smooth(dsp.single((dsp.clock(count) % 6.0) < 2.0), 4800)
    return even(roar * (gate + np.float32(0.02)) + wind(rng, count, 0.0) * np.float32(0.1))


def lapping(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Small waves against something that floats."""
    wash = dsp.bandpass(dsp.white(rng, count), 200.0, 1600.0) * np.abs(wander(rng, count, 0.5, 0.6)) ** 2
    return even(
        dsp.normalised(wash) * np.float32(0.3) + water.bubbles(rng, count, 12.0, 250.0, 1200.0) * np.float32(0.5)
    )
