"""What hands do in a house, and small machines: pages, keys, pans, brooms. Sample 0 is the first touch; peak about 1.

What goes on (frying, boiling, a fan) is (rng, samples) → mono."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley import water
from studio.sound.foley.impact import struck
from studio.sound.foley.steady import even, wander


def laid(calls: list[tuple[float, Signal, float]], seconds: float) -> Signal:
    """(seconds, sound, gain) on one track."""
    out = np.zeros(dsp.samples(seconds), np.float32)
    for at, sound, gain in calls:
        dsp.add(out, sound, dsp.samples(at), gain)
    return dsp.fade(dsp.normalised(out), 0, 480)


def burst(rng: np.random.Generator, seconds: float, low: float, high: float, rise: float = 0.1) -> Signal:
    """Noise in a band that comes and goes."""
    count = dsp.samples(seconds)
    return dsp.normalised(
        dsp.bandpass(dsp.white(rng, count), low, high) * dsp.envelope(count, [(0, 0), (rise, 1), (1, 0)])
    )


def click(rng: np.random.Generator, low: float, high: float, seconds: float = 0.02) -> Signal:
    """A short dry noise that begins at once."""
    count = dsp.samples(seconds)
    return dsp.normalised(dsp.bandpass(dsp.white(rng, count), low, high) * dsp.decay(count, seconds))


def knocking(rng: np.random.Generator) -> Signal:
    """Three knocks at a wooden door."""
    knock = struck(rng, "wood", "wood", speed=1.6, mass=1.2)
    return laid([(0.24 * k, dsp.lowpass(knock, 2200.0), 1.0 - 0.1 * k) for k in range(3)], 1.4)


def slam(rng: np.random.Generator) -> Signal:
    """A door thrown shut: the panel's thud, the latch and a rattle."""
    thud = struck(rng, "wood", "wood", speed=4.0, mass=18.0)
    boom = dsp.lowpass(dsp.white(rng, dsp.samples(0.5)), 140.0) * dsp.decay(dsp.samples(0.5), 0.4)
    return laid([(0.0, thud, 1.0), (0.0, dsp.normalised(boom), 0.8), (0.03, click(rng, 1800.0, 6000.0), 0.35)], 1.2)


def keys(rng: np.random.Generator) -> Signal:
    """A bunch of keys."""
    calls = [
        (
            0.9 * float(rng.random()),
            struck(rng, "metal", "metal", speed=1.0, mass=0.01),
            0.3 + 0.7 * float(rng.random()),
        )
        for _ in range(14)
    ]
    return dsp.highpass(laid(calls, 1.5), 1800.0)


def coins(rng: np.random.Generator) -> Signal:
    """Coins that fall on one another and spin."""
    calls = [
        (
            0.7 * float(rng.random()) ** 1.5,
            struck(rng, "metal", "stone", speed=1.4, mass=0.006, ring=1.3),
            0.3 + 0.6 * float(rng.random()),
        )
        for _ in range(8)
    ]
    return dsp.highpass(laid(calls, 1.8), 1500.0)


def zipper(rng: np.random.Generator) -> Signal:
    """Teeth that close faster and faster."""
    count = dsp.samples(0.75)
    rate = dsp.single(90.0 + 260.0 * dsp.ramp(count))
    teeth = np.diff(np.floor(np.cumsum(rate, dtype=np.float64) / 48_000.0), prepend=0.0).astype(np.float32)
    buzz = sum((dsp.resonator(teeth, hz, 500.0) for hz in (2100.0, 3600.0, 5600.0)), np.zeros(count, np.float32))
    hiss = dsp.bandpass(dsp.white(rng, count), 2500.0, 8000.0)
    out = dsp.normalised(buzz) + dsp.normalised(hiss) * np.float32(0.18)
    return dsp.normalised(dsp.single(out * dsp.envelope(count, [(0, 0.2), (0.1, 0.8), (0.9, 1), (1, 0)])))


def cork(rng: np.random.Generator) -> Signal:
    """A cork: the pop of a bottle's neck, and the fizz."""
    count = dsp.samples(0.12)
    pop = dsp.sine(dsp.single(420.0 + 380.0 * dsp.ramp(count)), count) * dsp.decay(count, 0.07)
    fizz = dsp.highpass(dsp.white(rng, dsp.samples(1.4)), 4500.0) * dsp.decay(dsp.samples(1.4), 1.2)
    return laid(
        [(0.0, dsp.single(pop), 1.0), (0.0, click(rng, 600.0, 5000.0), 0.5), (0.05, dsp.normalised(fizz), 0.18)], 1.6
    )


def pouring(rng: np.random.Generator) -> Signal:
    """Something poured into a glass, whose note rises as it fills."""
    count = dsp.samples(3.0)
    flow = water.stream(rng, count)
    note = dsp.single(420.0 + 900.0 * dsp.ramp(count) ** 1.3)
    tone = dsp.sine(note, count) * np.abs(dsp.lowpass(dsp.white(rng, count), 25.0)).astype(np.float32)
    out = dsp.normalised(flow) + dsp.normalised(dsp.single(tone)) * np.float32(0.45)
    return dsp.fade(dsp.normalised(dsp.single(out)), 2400, 4800)


def chopping(rng: np.random.Generator) -> Signal:
    """A knife on a board, four strokes a second."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(9):
        at = 0.235 * k + 0.015 * float(rng.random())
        calls.append((at, dsp.lowpass(struck(rng, "wood", "wood", speed=1.2, mass=0.4), 3000.0), 0.8))
        calls.append((at, click(rng, 2500.0, 7500.0, 0.015), 0.25))
    return laid(calls, 2.4)


def page(rng: np.random.Generator) -> Signal:
    """A page: lifted, drawn over, laid down."""
    return laid(
        [
            (0.0, burst(rng, 0.16, 2500.0, 9000.0), 0.5),
            (0.14, burst(rng, 0.34, 1500.0, 8000.0, 0.6), 1.0),
            (0.5, burst(rng, 0.1, 500.0, 4000.0, 0.05), 0.55),
        ],
        0.8,
    )


def pencil(rng: np.random.Generator) -> Signal:
    """A pencil on paper: strokes of one to three tenths of a second."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    while at < 2.2:
        length = 0.08 + 0.18 * float(rng.random())
        calls.append((at, burst(rng, length, 2200.0, 7000.0, 0.3), 0.4 + 0.6 * float(rng.random())))
        at += length + 0.03 + (0.25 if rng.random() < 0.2 else 0.0)
    return laid(calls, 2.6)


def broom(rng: np.random.Generator) -> Signal:
    """Three strokes of a bamboo broom."""
    return laid(
        [(0.75 * k, burst(rng, 0.5, 1200.0, 7500.0, 0.25), 0.8 + 0.2 * float(rng.random())) for k in range(3)], 2.3
    )


def shutter(rng: np.random.Generator) -> Signal:
    """A camera: the mirror up, the curtain, the mirror down; twice."""
    calls: list[tuple[float, Signal, float]] = []
    for at in (0.0, 0.75):
        calls += [(at, click(rng, 900.0, 5000.0), 0.8), (at + 0.035, click(rng, 2200.0, 9000.0, 0.012), 0.7)]
        calls.append((at + 0.09, click(rng, 700.0, 4000.0, 0.025), 1.0))
    return laid(calls, 1.1)


def whoosh(rng: np.random.Generator) -> Signal:
    """Something goes by fast."""
    count = dsp.samples(0.6)
    low = dsp.bandpass(dsp.white(rng, count), 250.0, 1400.0) * dsp.envelope(count, [(0, 0), (0.45, 1), (1, 0)])
    high = dsp.bandpass(dsp.white(rng, count), 1500.0, 6000.0) * dsp.envelope(
        count, [(0, 0), (0.5, 1), (0.7, 0.2), (1, 0)]
    )
    return dsp.normalised(dsp.single(dsp.normalised(low) + dsp.normalised(high) * np.float32(0.5)))


def slap(rng: np.random.Generator) -> Signal:
    """A hand on a cheek."""
    return laid(
        [(0.0, click(rng, 900.0, 6000.0, 0.06), 1.0), (0.0, struck(rng, "flesh", "flesh", speed=3.0, mass=0.5), 0.5)],
        0.3,
    )


def bowstring(rng: np.random.Generator) -> Signal:
    """A bow let go, and the arrow."""
    count = dsp.samples(0.35)
    twang = dsp.sine(172.0, count) * dsp.decay(count, 0.25) + dsp.sine(344.0, count) * dsp.decay(
        count, 0.15
    ) * np.float32(0.5)
    return laid(
        [
            (0.0, click(rng, 500.0, 4000.0), 0.7),
            (0.0, dsp.single(twang), 0.6),
            (0.04, burst(rng, 0.4, 2000.0, 6500.0, 0.2), 0.5),
        ],
        0.7,
    )


def shishi_odoshi(rng: np.random.Generator) -> Signal:
    """The bamboo tips and falls back on its stone: カコーン."""
    count = dsp.samples(0.9)
    tube = dsp.sine(610.0, count) * dsp.decay(count, 0.16) + dsp.sine(1520.0, count) * dsp.decay(
        count, 0.06
    ) * np.float32(0.5)
    return laid(
        [
            (0.0, burst(rng, 0.5, 500.0, 3500.0, 0.2), 0.18),
            (0.55, dsp.single(tube), 1.0),
            (0.55, click(rng, 1200.0, 6000.0), 0.4),
        ],
        1.6,
    )


def gavel(rng: np.random.Generator) -> Signal:
    """Two blows of a gavel on its block."""
    blow = struck(rng, "wood", "wood", speed=3.0, mass=0.6)
    return laid([(0.0, blow, 1.0), (0.42, blow, 0.9)], 1.4)


def gunshot(rng: np.random.Generator) -> Signal:
    """A shot: the crack, the pressure behind it, and what walls and hills give back."""
    count = dsp.samples(2.0)
    crack = dsp.single(np.tanh(dsp.white(rng, count) * dsp.decay(count, 0.05) * np.float32(4.0)))
    boom = dsp.lowpass(dsp.white(rng, count), 220.0) * dsp.decay(count, 0.35)
    tail = dsp.bandpass(dsp.white(rng, count), 200.0, 1600.0) * dsp.decay(count, 1.6)
    return laid([(0.0, crack, 1.0), (0.0, dsp.normalised(boom), 0.8), (0.06, dsp.normalised(tail), 0.16)], 2.2)


def taiko(rng: np.random.Generator) -> Signal:
    """ドンドコ: a great drum, two bars of it, with strokes on its rim."""
    calls: list[tuple[float, Signal, float]] = []
    beat = 0.44
    for bar in range(2):
        for at, gain in ((0.0, 1.0), (1.0, 0.8), (1.5, 0.5), (2.0, 0.9), (3.0, 0.8), (3.5, 0.5)):
            calls.append(((bar * 4 + at) * beat, _skin(rng, 78.0, 0.9), gain))
        calls += [((bar * 4 + at) * beat, struck(rng, "wood", "wood", speed=1.5, mass=0.2), 0.25) for at in (2.5, 3.75)]
    return laid(calls, 8 * beat + 0.9)


def _skin(rng: np.random.Generator, hz: float, seconds: float) -> Signal:
    count = dsp.samples(seconds)
    fall = dsp.single(hz * (1.0 + 0.35 * dsp.decay(count, 0.08)))
    tone = dsp.sine(fall, count) * dsp.decay(count, 0.8) + dsp.sine(dsp.single(fall * 1.59), count) * dsp.decay(
        count, 0.35
    ) * np.float32(0.5)
    stick = dsp.bandpass(dsp.white(rng, count), 300.0, 2500.0) * dsp.decay(count, 0.05)
    return dsp.normalised(dsp.single(tone + dsp.normalised(stick) * np.float32(0.5)))


def drum_roll(rng: np.random.Generator) -> Signal:
    """A side drum, 24 strokes a second, swelling to the last one."""
    calls: list[tuple[float, Signal, float]] = []
    hit = dsp.single(click(rng, 900.0, 7000.0, 0.09) + click(rng, 180.0, 320.0, 0.09) * np.float32(0.7))
    for k in range(58):
        calls.append((k / 24.0 + 0.006 * float(rng.random()), hit, 0.25 + 0.5 * k / 58.0))
    calls.append((59 / 24.0, hit, 1.2))
    return laid(calls, 2.8)


def heartbeat(rng: np.random.Generator) -> Signal:
    """Lub-dub, five times, 68 a minute."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(5):
        for offset, hz, gain in ((0.0, 52.0, 1.0), (0.27, 66.0, 0.7)):
            count = dsp.samples(0.2)
            thump = dsp.sine(dsp.single(hz * (1.0 + 0.4 * dsp.decay(count, 0.05))), count) * dsp.decay(count, 0.16)
            calls.append((0.88 * k + offset, dsp.fade(dsp.single(thump), 240, 480), gain))
    return laid(calls, 4.5)


def servo(rng: np.random.Generator) -> Signal:
    """A joint that moves, stops, and moves on: the pitch of a motor under load."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    for _ in range(3):
        count = dsp.samples(0.3 + 0.35 * float(rng.random()))
        top = 320.0 + 240.0 * float(rng.random())
        hz = dsp.single(top * dsp.envelope(count, [(0, 0.45), (0.2, 1.0), (0.8, 1.05), (1, 0.5)]))
        whirr = sum(
            (dsp.sine(dsp.single(hz * k), count) * np.float32(1.0 / k) for k in (1, 2, 3, 5, 7)),
            np.zeros(count, np.float32),
        )
        calls.append((at, dsp.fade(dsp.normalised(whirr), 480, 960), 0.8))
        at += count / 48_000.0
        calls.append((at, click(rng, 700.0, 4000.0), 0.5))
        at += 0.12 + 0.1 * float(rng.random())
    return laid(calls, at + 0.3)


def squeal(rng: np.random.Generator) -> Signal:
    """Rubber that slips and grips, a thousand times a second: a rough tone that sinks as the car slows."""
    count = dsp.samples(1.3)
    hz = dsp.single((1250.0 - 380.0 * dsp.ramp(count)) * wander(rng, count, 0.04, 0.02))
    tone = np.tanh((dsp.sine(hz, count) + dsp.sine(dsp.single(hz * 1.51), count) * np.float32(0.6)) * np.float32(1.5))
    hiss = dsp.bandpass(dsp.white(rng, count), 700.0, 5000.0)
    shape = dsp.envelope(count, [(0, 0), (0.08, 1), (0.75, 0.8), (1, 0)])
    return dsp.normalised(dsp.single((tone + dsp.normalised(hiss) * np.float32(0.6)) * shape))


def marching(rng: np.random.Generator) -> Signal:
    """Many boots in step, two a second."""
    calls: list[tuple[float, Signal, float]] = []
    for k in range(8):
        for _ in range(5):
            calls.append(
                (
                    0.5 * k + 0.03 * float(rng.random()),
                    burst(rng, 0.16, 120.0, 2600.0, 0.04),
                    0.3 + 0.3 * float(rng.random()),
                )
            )
    return laid(calls, 4.3)


def sizzling(rng: np.random.Generator, count: int) -> Signal:
    """Fat in a pan: a bright hiss of thousands of small bursts, with spits."""
    hiss = dsp.bandpass(dsp.white(rng, count), 3200.0, 11_000.0) * np.abs(wander(rng, count, 0.04, 0.5))
    spits = dsp.single((rng.random(count) < 45.0 / 48_000.0) * rng.random(count) ** 2)
    out = dsp.normalised(hiss) * np.float32(0.4) + dsp.normalised(dsp.bandpass(spits, 1500.0, 8000.0)) * np.float32(0.3)
    return even(out)


def boiling(rng: np.random.Generator, count: int) -> Signal:
    """A pot on the boil: fat slow bubbles over a low roll."""
    roll = dsp.bandpass(dsp.white(rng, count), 120.0, 700.0) * np.abs(wander(rng, count, 0.15, 0.4))
    return even(water.bubbles(rng, count, 34.0, 180.0, 900.0) + dsp.normalised(roll) * np.float32(0.3))


def static(rng: np.random.Generator, count: int) -> Signal:
    """A set without a station."""
    hiss = dsp.bandpass(dsp.white(rng, count), 500.0, 11_000.0)
    spikes = dsp.single((rng.random(count) < 25.0 / 48_000.0) * rng.standard_normal(count))
    return even(hiss + dsp.bandpass(spikes, 1000.0, 9000.0) * np.float32(4.0))


def washing_machine(rng: np.random.Generator, count: int) -> Signal:
    """A drum that turns, hums and slaps water about."""
    turn = 0.6 + 0.4 * dsp.sine(0.9, count)
    slosh = dsp.bandpass(dsp.white(rng, count), 150.0, 1400.0) * turn**2
    hum = dsp.sine(50.0, count) + dsp.sine(100.0, count) * np.float32(0.6) + dsp.sine(300.0, count) * np.float32(0.1)
    return even(dsp.normalised(slosh) * np.float32(0.7) + hum * np.float32(0.18))


def fan(rng: np.random.Generator, count: int) -> Signal:
    """An electric fan: the air it moves, chopped by its blades."""
    chop = 0.8 + 0.2 * dsp.sine(38.0, count)
    air = dsp.bandpass(dsp.white(rng, count), 90.0, 1500.0) * chop
    return even(dsp.normalised(air) + dsp.sine(120.0, count) * np.float32(0.04))


def vacuum(rng: np.random.Generator, count: int) -> Signal:
    """A vacuum cleaner: a whining motor and the rush of air."""
    hz = dsp.single(410.0 * wander(rng, count, 0.7, 0.03))
    whine = dsp.sine(hz, count) + dsp.sine(dsp.single(hz * 2.0), count) * np.float32(0.5)
    rush = dsp.bandpass(dsp.white(rng, count), 300.0, 6000.0)
    return even(dsp.normalised(rush) + whine * np.float32(0.10))


def buzzing(rng: np.random.Generator, count: int) -> Signal:
    """Bees: wings at 230 beats a second, near and far."""
    out = np.zeros(count, np.float32)
    for _ in range(4):
        hz = dsp.single((205.0 + 55.0 * float(rng.random())) * wander(rng, count, 0.35, 0.05))
        near = np.maximum(0.05, wander(rng, count, 0.7, 0.6)) ** 2
        out += (
            sum(
                (dsp.sine(dsp.single(hz * k), count) * np.float32(1.0 / k) for k in range(1, 7)),
                np.zeros(count, np.float32),
            )
            * near
        )
    return even(out)


def rumble(rng: np.random.Generator, count: int) -> Signal:
    """The ground itself: below 60 Hz, uneven, with stones that rattle."""
    low = dsp.lowpass(dsp.white(rng, count), 58.0, 3) * np.abs(wander(rng, count, 0.5, 0.5))
    grit = dsp.bandpass(dsp.white(rng, count), 100.0, 420.0) * np.abs(wander(rng, count, 0.2, 0.7))
    return even(dsp.normalised(low) + dsp.normalised(grit) * np.float32(0.16))


def purring(rng: np.random.Generator, count: int) -> Signal:
    """A cat: 26 pulses a second, in and out."""
    pulses = np.maximum(0.0, dsp.sine(dsp.single(26.0 * wander(rng, count, 0.5, 0.04)), count)) ** 2
    breath = 0.65 + 0.35 * np.sign(dsp.sine(0.45, count))
    return even(dsp.bandpass(dsp.white(rng, count), 60.0, 900.0) * pulses * dsp.smooth(dsp.single(breath), 4800))


def projector(rng: np.random.Generator, count: int) -> Signal:
    """A film projector: 24 claws a second and its motor."""
    claws = np.maximum(0.0, dsp.sine(24.0, count)).astype(np.float32) ** 4
    tick = dsp.bandpass(dsp.white(rng, count), 1200.0, 6000.0) * claws
    return even(dsp.normalised(tick) + dsp.bandpass(dsp.white(rng, count), 80.0, 500.0) * np.float32(0.03))


def record_crackle(rng: np.random.Generator, count: int) -> Signal:
    """A worn record: ticks of all sizes over a faint hiss."""
    ticks = dsp.single((rng.random(count) < 30.0 / 48_000.0) * np.minimum(rng.exponential(1.0, count), 2.5))
    hiss = dsp.bandpass(dsp.white(rng, count), 1500.0, 9000.0)
    return even(dsp.normalised(dsp.bandpass(ticks, 900.0, 6000.0)) + dsp.normalised(hiss) * np.float32(0.06))


def pachinko(rng: np.random.Generator, count: int) -> Signal:
    """A hall of machines: steel balls on pins, and jingles that run over each other."""
    balls = dsp.single((rng.random(count) < 420.0 / 48_000.0) * rng.random(count) ** 2)
    out = dsp.normalised(dsp.bandpass(balls, 3000.0, 9500.0))
    for voice in range(4):
        at, jingle = 0.3 * voice, np.zeros(count, np.float32)
        while at < count / 48_000.0:
            length = dsp.samples(0.09)
            hz = 523.25 * 2.0 ** (int(rng.choice([0, 4, 7, 12, 16, 19])) / 12.0)
            dsp.add(jingle, dsp.fade(np.sign(dsp.sine(hz, length)), 48, 480), dsp.samples(at), 0.5)
            at += 0.11 if rng.random() < 0.9 else 0.6
        out = out + dsp.lowpass(jingle, 3500.0) * np.float32(0.12)
    return even(out)
