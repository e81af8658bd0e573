"""What beds are made of: a block of air, rain, insects, traffic … (rng, samples) → mono."""

import numpy as np

from studio.sound import dsp
from studio.sound.ambience.layers import Block
from studio.sound.dsp import Signal
from studio.sound.foley import going, water
from studio.sound.foley.air import sweep_noise
from studio.sound.foley.impact import struck
from studio.sound.foley.loops import LOOPS


def coloured(*points: tuple[float, float]) -> Block:
    """Noise whose spectrum goes through (Hz, dB) points."""

    def make(rng: np.random.Generator, count: int) -> Signal:
        return dsp.shaped_noise(rng, count, points)

    return make


def looped(name: str, speed: float = 0.0) -> Block:
    """A loop of the foley room as a bed."""
    loop = LOOPS[name]

    def make(rng: np.random.Generator, count: int) -> Signal:
        return loop(rng, count, speed)

    return make


air = coloured((20, -20), (60, 0), (150, -4), (500, -16), (2000, -30), (8000, -44), (20000, -60))
room = coloured((20, -14), (50, 0), (120, -3), (300, -14), (1000, -28), (4000, -40), (20000, -55))
city = coloured((20, -10), (55, 0), (120, -2), (300, -9), (900, -17), (2500, -28), (8000, -42), (20000, -60))
leaves = coloured((20, -60), (300, -30), (1000, -10), (2500, 0), (5000, -2), (9000, -9), (20000, -30))
hall = coloured((20, -20), (70, 0), (200, -5), (600, -12), (1500, -20), (5000, -35), (20000, -60))
hum = coloured(
    (20, -30),
    (49, -6),
    (50, 0),
    (51, -6),
    (98, -20),
    (100, -5),
    (102, -20),
    (148, -26),
    (150, -14),
    (152, -30),
    (20000, -70),
)
sea_far = coloured((20, -14), (60, -2), (150, 0), (400, -6), (1000, -13), (3000, -22), (9000, -38), (20000, -60))
deep = coloured((20, 0), (60, -1), (120, -6), (300, -18), (700, -32), (2000, -55), (20000, -90))
fans = coloured((20, -40), (70, -14), (110, 0), (230, -3), (600, -10), (1800, -22), (5000, -38), (20000, -60))
grit = coloured((20, -60), (700, -30), (2200, -8), (5000, 0), (9000, -6), (20000, -24))
heights = coloured((20, -2), (45, 0), (110, -4), (260, -12), (800, -26), (3000, -42), (20000, -70))
snow_hush = coloured((20, -10), (80, 0), (250, -8), (700, -20), (3000, -36), (20000, -60))
void = coloured((20, -6), (40, 0), (70, -8), (150, -24), (500, -50), (20000, -90))
cabin = coloured((20, -8), (50, 0), (110, -1), (250, -7), (700, -18), (2000, -26), (6000, -38), (20000, -60))


def rain(rng: np.random.Generator, count: int) -> Signal:
    """Steady rain on leaves and ground: a hush and several hundred drops a second of all sizes."""
    return _rain(rng, count, drops=420.0, hush=0.5)


def heavy_rain(rng: np.random.Generator, count: int) -> Signal:
    """A downpour: the drops melt into a roar, with spatter and gutters."""
    roar = dsp.shaped_noise(
        rng, count, ((20, -30), (150, -12), (500, -4), (1500, 0), (5000, -2), (12000, -8), (20000, -20))
    )
    return dsp.single(
        _rain(rng, count, drops=1500.0, hush=0.6) + roar * np.float32(0.8) + water.stream(rng, count) * np.float32(0.7)
    )


def _rain(rng: np.random.Generator, count: int, drops: float, hush: float) -> Signal:
    size = np.minimum(rng.exponential(1.0, count).astype(np.float32) ** 2, np.float32(7.0))
    hits = (rng.random(count, dtype=np.float32) < drops / 48_000.0) * size * np.sign(rng.standard_normal(count))
    hits = dsp.single(hits)
    fine = dsp.bandpass(hits, 2500.0, 9000.0)
    fat = dsp.bandpass(np.where(np.abs(hits) > 2.5, hits, 0.0), 500.0, 2200.0)
    out = fine / np.float32(max(1e-9, dsp.level(fine))) + fat * np.float32(0.6 / max(1e-9, dsp.level(fat)))
    noise = dsp.shaped_noise(
        rng, count, ((20, -50), (400, -18), (1500, -6), (4000, 0), (9000, -2), (16000, -8), (20000, -16))
    )
    return dsp.single(out * 0.6 + noise * hush)


def wind(rng: np.random.Generator, count: int) -> Signal:
    """Open wind."""
    return going.wind(rng, count, 0.0)


def gale(rng: np.random.Generator, count: int) -> Signal:
    """A howling gale: two whistles that wander, over a roar in gusts."""
    whistle = np.zeros(count, np.float32)
    for low, high in ((380.0, 700.0), (750.0, 1300.0)):
        knots = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, 9), low + (high - low) * rng.random(9))
        force = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, 9), rng.random(9) ** 1.5)
        whistle += sweep_noise(rng, dsp.single(knots), 0.09) * dsp.single(force)
    roar = dsp.shaped_noise(rng, count, ((20, -12), (80, 0), (300, -3), (900, -10), (3000, -22), (20000, -50)))
    return dsp.single(whistle * np.float32(0.55) + roar * np.float32(0.5))


def surf(rng: np.random.Generator, count: int) -> Signal:
    """The edge of the sea between breakers: fizz and small laps."""
    fizz = dsp.shaped_noise(rng, count, ((20, -50), (300, -25), (1200, -8), (4000, 0), (9000, -4), (20000, -25)))
    lap = water.bubbles(rng, count, 25.0, 250.0, 1500.0)
    return dsp.single(fizz * np.float32(0.5) + lap)


def laps(rng: np.random.Generator, count: int) -> Signal:
    """Still water against a shore or a hull."""
    wash = dsp.bandpass(dsp.white(rng, count), 200.0, 1600.0)
    slow = np.maximum(0.0, dsp.sine(0.31, count, 6.0 * float(rng.random()))) ** np.float32(2.0)
    return dsp.single(wash * (0.15 + slow) + water.bubbles(rng, count, 14.0, 300.0, 1400.0) * np.float32(0.8))


def brook(rng: np.random.Generator, count: int) -> Signal:
    """Running water."""
    return water.stream(rng, count)


def crickets(rng: np.random.Generator, count: int) -> Signal:
    """Several field crickets, each on its own pitch and beat (コオロギ, 鈴虫)."""
    out = np.zeros(count, np.float32)
    for _ in range(5):
        hz, rate = 4100.0 + 900.0 * float(rng.random()), 2.0 + 1.6 * float(rng.random())
        at = dsp.clock(count) * np.float32(rate) + np.float32(rng.random())
        chirp = np.clip(1.0 - np.abs((at % 1.0) - 0.25) * 5.0, 0.0, 1.0)
        pulses = np.maximum(0.0, dsp.sine(31.0 + 8.0 * float(rng.random()), count)).astype(np.float32)
        out += dsp.sine(hz, count) * chirp * pulses * np.float32(0.2 + float(rng.random()))
    return out


def cicadas(rng: np.random.Generator, count: int) -> Signal:
    """Cicadas at noon: a broad buzz around 5 kHz that swells and sinks (アブラゼミ)."""
    out = np.zeros(count, np.float32)
    for _ in range(3):
        centre = 4300.0 + 2200.0 * float(rng.random())
        buzz = dsp.bandpass(dsp.white(rng, count), centre * 0.88, centre * 1.12)
        pulse = 0.5 + 0.5 * dsp.sine(95.0 + 60.0 * float(rng.random()), count)
        swell = 0.55 + 0.45 * dsp.sine(0.13 + 0.15 * float(rng.random()), count, 6.0 * float(rng.random()))
        out += dsp.single(buzz * pulse * swell)
    return out


def higurashi(rng: np.random.Generator) -> Signal:
    """The evening cicada: kana-kana-kana, quickening and sinking (ヒグラシ)."""
    count = dsp.samples(4.2)
    time = dsp.clock(count)
    rate = dsp.single(7.5 + 3.5 * time / 4.2)
    gate = np.maximum(0.0, dsp.sine(rate, count)).astype(np.float32) ** np.float32(0.7)
    hz = 4450.0 - 420.0 * time / 4.2 + 60.0 * float(rng.random())
    tone = dsp.sine(dsp.single(hz), count) + dsp.sine(dsp.single(hz * 1.035), count) * np.float32(0.5)
    return dsp.normalised(dsp.single(tone * gate * dsp.envelope(count, [(0, 0), (0.15, 1), (0.6, 0.8), (1, 0)])))


def breaker(rng: np.random.Generator) -> Signal:
    """One wave: it gathers, breaks, runs up the sand, and draws back fizzing."""
    count = dsp.samples(7.5)
    low = dsp.shaped_noise(rng, count, ((20, -10), (70, 0), (200, -3), (500, -12), (1500, -26), (20000, -60)))
    mid = dsp.shaped_noise(rng, count, ((20, -40), (250, -8), (700, 0), (2000, -4), (5000, -12), (20000, -40)))
    high = dsp.shaped_noise(rng, count, ((20, -60), (1000, -16), (3000, -3), (7000, 0), (12000, -5), (20000, -20)))
    shift = 0.06 * float(rng.random())
    out = (
        low
        * dsp.envelope(count, [(0, 0), (0.22 + shift, 0.5), (0.34 + shift, 1.0), (0.5, 0.4), (1, 0)])
        * np.float32(0.8)
    )
    out = out + mid * dsp.envelope(
        count, [(0, 0), (0.2 + shift, 0.15), (0.36 + shift, 1.0), (0.6, 0.4), (1, 0)]
    ) ** np.float32(1.3)
    out = out + high * dsp.envelope(
        count, [(0, 0), (0.3 + shift, 0.1), (0.45 + shift, 0.7), (0.7, 0.5), (1, 0)]
    ) * np.float32(0.5)
    return dsp.fade(dsp.normalised(dsp.single(out)), 9600, 24_000)


def thunder(rng: np.random.Generator) -> Signal:
    """Thunder some way off: cracks smeared by distance, then a long uneven roll."""
    count = dsp.samples(7.0)
    roll = dsp.shaped_noise(rng, count, ((20, -4), (45, 0), (90, -4), (220, -16), (600, -30), (20000, -80)))
    knots = rng.random(14) * np.linspace(1.0, 0.1, 14)
    knots[0], knots[1], knots[-1] = 0.05, 1.0, 0.0
    shape = dsp.single(np.interp(np.linspace(0, 13, count), np.arange(14), knots))
    crack = dsp.bandpass(dsp.white(rng, count), 120.0, 1600.0) * dsp.envelope(
        count, [(0, 0), (0.05, 1), (0.12, 0.2), (0.3, 0), (1, 0)]
    )
    out = dsp.single(roll * dsp.smooth(shape, 4800))
    return dsp.fade(
        dsp.normalised(dsp.single(out + dsp.normalised(crack) * np.float32(0.5 * dsp.peak(out)))), 960, 48_000
    )


def passing_car(rng: np.random.Generator) -> Signal:
    """A car goes by: tyres and engine rise and sink, with the fall of pitch as it passes."""
    count = dsp.samples(5.0 + 2.0 * float(rng.random()))
    near = np.linspace(-3.0, 3.0, count, dtype=np.float32)
    shape = dsp.single(1.0 / (1.0 + near * near) ** 1.2)
    doppler = dsp.single(1.0 - 0.045 * np.tanh(near * 1.5))
    tyres = dsp.shaped_noise(
        rng, count, ((20, -20), (120, -6), (500, 0), (1100, -1), (2500, -9), (8000, -24), (20000, -50))
    )
    base = 62.0 + 30.0 * float(rng.random())
    engine = sum(
        (dsp.sine(dsp.single(base * k * doppler), count) * np.float32(1 / k) for k in (1, 2, 3, 4)),
        np.zeros(count, np.float32),
    )
    return dsp.fade(
        dsp.normalised(dsp.single((tyres * np.float32(0.7) + engine * np.float32(0.25)) * shape)), 24_000, 24_000
    )


def crockery(rng: np.random.Generator) -> Signal:
    """A cup set down on its saucer, or a spoon in it."""
    out = np.zeros(dsp.samples(0.9), np.float32)
    for _ in range(int(rng.integers(1, 5))):
        piece = struck(
            rng, "glass", "tile" if rng.random() < 0.6 else "wood", speed=0.8, mass=0.15 + 0.2 * float(rng.random())
        )
        dsp.add(
            out, dsp.lowpass(piece, 9000.0), dsp.samples(0.5 * float(rng.random())), 0.4 + 0.6 * float(rng.random())
        )
    return dsp.normalised(out)


def chair(rng: np.random.Generator) -> Signal:
    """A chair moved, or something set down."""
    scrape = going.sliding(rng, dsp.samples(0.35), 0.4) * dsp.envelope(dsp.samples(0.35), [(0, 0), (0.2, 1), (1, 0)])
    out = np.zeros(dsp.samples(0.7), np.float32)
    dsp.add(out, scrape, 0, 1.0)
    dsp.add(out, struck(rng, "wood", "wood", speed=0.8, mass=3.0), dsp.samples(0.3), 0.5)
    return dsp.lowpass(dsp.normalised(out), 3000.0)


def station_chime(rng: np.random.Generator) -> Signal:
    """Four soft notes before an announcement."""
    out = np.zeros(dsp.samples(3.2), np.float32)
    for k, step in enumerate((0, 4, 7, 12)):
        count = dsp.samples(1.8)
        hz = 523.25 * 2.0 ** (step / 12.0)
        note = dsp.sine(hz, count) * dsp.decay(count, 1.5) + dsp.sine(hz * 3.0, count) * dsp.decay(
            count, 0.5
        ) * np.float32(0.15)
        dsp.add(out, dsp.fade(dsp.single(note), 240, 480), dsp.samples(0.38 * k))
    return dsp.normalised(out)


def clock_tick(rng: np.random.Generator) -> Signal:
    """A clock: tick, tock."""
    out = np.zeros(dsp.samples(1.2), np.float32)
    for k in range(2):
        dsp.add(out, struck(rng, "plastic", "wood", speed=0.5, mass=0.02), dsp.samples(0.5 * k), 1.0 - 0.2 * k)
    return dsp.normalised(out)


def keys(rng: np.random.Generator) -> Signal:
    """A burst of typing."""
    out = np.zeros(dsp.samples(2.5), np.float32)
    at = 0.0
    while at < 2.2:
        dsp.add(
            out,
            struck(rng, "plastic", "plastic", speed=0.7, mass=0.01),
            dsp.samples(at),
            0.4 + 0.6 * float(rng.random()),
        )
        at += 0.08 + 0.16 * float(rng.random())
    return dsp.normalised(out)


def bubbling(rng: np.random.Generator, count: int) -> Signal:
    """Air going up through water."""
    return water.bubbles(rng, count, 22.0, 160.0, 900.0)
