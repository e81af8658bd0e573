"""Things that go on: engines, wheels, fire, crowds. Each is a function (rng, samples, speed m/s) → about RMS 0.2."""

from collections.abc import Callable

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal, Wave
from studio.sound.foley import air, people, water
from studio.sound.foley.impact import struck
from studio.sound.foley.steps import crunch

Loop = Callable[[np.random.Generator, int, float], Signal]
_LEVEL = 0.2


def _even(signal: Wave) -> Signal:
    return dsp.single(signal * np.float32(_LEVEL / max(1e-6, dsp.level(signal))))


def _wander(rng: np.random.Generator, count: int, seconds: float, depth: float) -> Signal:
    """1 ± depth, slowly changing."""
    knots = max(2, int(count / (48_000 * seconds)) + 3)
    curve = np.interp(np.linspace(0, knots - 1, count), np.arange(knots), rng.standard_normal(knots))
    return dsp.single(1.0 + depth * np.clip(curve, -2.0, 2.0))


def car(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Four cylinders, tyres and wind: the engine's firing orders over road noise that grows with speed."""
    return _engine(rng, count, 34.0 + 2.6 * min(25.0, speed), speed, rasp=0.35)


def motorcycle(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Two cylinders, higher and rougher."""
    return _engine(rng, count, 48.0 + 4.0 * min(25.0, speed), speed * 0.5, rasp=1.0)


def truck(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A diesel."""
    return _engine(rng, count, 26.0 + 1.2 * min(25.0, speed), speed, rasp=0.7)


def _engine(rng: np.random.Generator, count: int, firing_hz: float, speed: float, rasp: float) -> Signal:
    pitch = dsp.single(firing_hz * _wander(rng, count, 1.5, 0.03))
    phase = np.cumsum(pitch, dtype=np.float64) / 48_000.0
    out = np.zeros(count, np.float32)
    for order, amount in ((0.5, 0.5), (1, 1.0), (1.5, 0.35), (2, 0.7), (3, 0.4), (4, 0.35), (6, 0.2), (8, 0.12)):
        out += np.sin(2 * np.pi * ((phase * order) % 1.0) + order).astype(np.float32) * np.float32(amount)
    pulses = np.maximum(np.sin(2 * np.pi * (phase % 1.0)), 0.0).astype(np.float32) ** 3
    out += dsp.bandpass(dsp.white(rng, count), 150.0, 2400.0) * pulses * np.float32(1.2 * rasp)
    out = dsp.single(np.tanh(out * (0.5 + 0.5 * rasp)))
    road = dsp.bandpass(dsp.white(rng, count), 90.0, 1300.0)
    return _even(
        dsp.lowpass(out, 3200.0) + road * np.float32(0.02 * min(30.0, speed) / max(1e-6, dsp.level(road)) * 1.5)
    )


def train(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Steel on steel: rumble and hiss, and the double knock of every rail joint (25 m of rail, bogies 2.2 m apart)."""
    v = max(1.5, speed)
    rumble = dsp.bandpass(dsp.white(rng, count), 40.0, 260.0) * _wander(rng, count, 0.6, 0.2)
    roll = dsp.bandpass(dsp.white(rng, count), 300.0, 1800.0) * _wander(rng, count, 0.4, 0.25)
    motor = dsp.sine(dsp.single((60.0 + 18.0 * v) * _wander(rng, count, 3.0, 0.01)), count) * np.float32(0.12)
    out = dsp.normalised(rumble) * np.float32(0.6) + dsp.normalised(roll) * np.float32(0.08 + 0.012 * v) + motor
    out = dsp.single(out)
    at, total = 0.2 * 25.0 / v, count / 48_000.0
    knock = struck(rng, "metal", "wood", speed=2.0, mass=8.0)
    knock = dsp.lowpass(knock, 1400.0)
    while at < total:
        for offset, amount in ((0.0, 0.5), (2.2 / v, 0.42), (15.0 / v, 0.3), (17.2 / v, 0.26)):
            dsp.add(out, knock, dsp.samples(at + offset), amount * (0.9 + 0.2 * float(rng.random())))
        at += 25.0 / v
    return _even(out)


def horn(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A train's horn: a chord of reeds, each with its overtones."""
    out = np.zeros(count, np.float32)
    for hz in (311.0, 370.0, 415.0, 494.0):
        tone = sum(
            (dsp.sine(hz * k, count) * np.float32(1.0 / k**0.9) for k in range(1, 9)), np.zeros(count, np.float32)
        )
        out += np.tanh(tone * np.float32(0.8))
    swell = dsp.envelope(count, [(0.0, 0.0), (0.06, 1.0), (0.9, 0.95), (1.0, 0.0)])
    return _even(dsp.lowpass(dsp.single(out * swell), 3800.0))


def car_horn(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Two reeds a third apart."""
    tone = np.zeros(count, np.float32)
    for hz in (420.0, 510.0):
        tone += np.sign(dsp.sine(hz, count)) * np.float32(0.5) + dsp.sine(hz, count)
    return _even(dsp.bandpass(tone, 350.0, 4500.0) * dsp.envelope(count, [(0, 0), (0.03, 1), (0.95, 1), (1, 0)]))


def siren(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A wailing siren."""
    hz = 650.0 + 450.0 * (0.5 + 0.5 * dsp.sine(0.4, count))
    return _even(dsp.lowpass(np.tanh(dsp.sine(dsp.single(hz), count) * 2.0), 3000.0))


def boat(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A hull in water: wash, slaps, creaking wood."""
    wash = dsp.bandpass(dsp.white(rng, count), 180.0, 2600.0) * _wander(rng, count, 1.1, 0.4)
    out = dsp.normalised(wash) * np.float32(0.5)
    out = dsp.single(out)
    at, total = 0.4, count / 48_000.0
    while at < total:
        slap = water.bubbles(rng, dsp.samples(0.5), 70.0, 180.0, 900.0)
        dsp.add(out, slap, dsp.samples(at), 0.35)
        if rng.random() < 0.5:
            dsp.add(out, creak(rng, dsp.samples(0.6), speed), dsp.samples(at + 0.3), 0.6)
        at += 0.9 + 1.3 * float(rng.random())
    return _even(out)


def motor_boat(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """An outboard and its wash."""
    wash = dsp.bandpass(dsp.white(rng, count), 200.0, 3500.0) * _wander(rng, count, 0.5, 0.3)
    return _even(_engine(rng, count, 62.0, 3.0, 0.6) + dsp.normalised(wash) * np.float32(0.25))


def creak(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Old wood or a hinge: stick-slip pulses that speed up and slow down."""
    rate = dsp.single(
        28.0 + 30.0 * dsp.envelope(count, [(0, 0.1), (0.4, 1.0), (1, 0.2)]) * _wander(rng, count, 0.2, 0.15)
    )
    pulses = np.diff(np.floor(np.cumsum(rate, dtype=np.float64) / 48_000.0), prepend=0.0).astype(np.float32)
    out = sum((dsp.resonator(pulses, hz, 45.0) for hz in (420.0, 710.0, 1180.0, 1850.0)), np.zeros(count, np.float32))
    return _even(dsp.single(out * dsp.envelope(count, [(0, 0), (0.1, 1), (0.9, 0.8), (1, 0)])))


def bicycle(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Freewheel ticks, chain, tyres."""
    v = max(1.5, speed or 4.0)
    out = dsp.normalised(dsp.bandpass(dsp.white(rng, count), 300.0, 2800.0)) * np.float32(0.10)
    out = dsp.single(out)
    tick = dsp.normalised(dsp.bandpass(dsp.white(rng, 240), 2800.0, 8500.0) * dsp.decay(240, 0.004))
    ring = dsp.sine(3900.0, 240) * dsp.decay(240, 0.004)
    tick = dsp.single(tick + ring * np.float32(0.5))
    at, total = 0.0, count / 48_000.0
    coasting = False
    swap = 1.2
    while at < total:
        if at > swap:
            coasting, swap = not coasting, at + 0.8 + 1.4 * float(rng.random())
        amount = 0.5 if coasting else 0.16
        dsp.add(out, tick, dsp.samples(at), amount * (0.8 + 0.4 * float(rng.random())))
        at += (1.0 / (v * 8.6)) if coasting else (1.0 / (v * 3.2)) * (0.9 + 0.2 * float(rng.random()))
    return _even(out)


def rolling(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A ball, barrel or suitcase rolling."""
    v = max(0.3, speed)
    noise = dsp.bandpass(dsp.white(rng, count), 90.0, 500.0 + 250.0 * v)
    turn = 0.75 + 0.25 * dsp.sine(0.9 * v, count)
    bumps = dsp.bandpass(dsp.single((rng.random(count) < v * 6.0 / 48_000.0) * rng.random(count)), 120.0, 1500.0)
    return _even(dsp.normalised(dsp.single(noise * turn)) * np.float32(0.6) + dsp.normalised(bumps) * np.float32(0.4))


def sliding(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Something dragged."""
    noise = dsp.bandpass(dsp.white(rng, count), 250.0, 2200.0 + 300.0 * max(0.2, speed))
    return _even(noise * np.abs(_wander(rng, count, 0.09, 0.35)))


def skating(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Blades on ice: strokes of bright scraping, one a second, with a low glide beneath."""
    v = max(2.0, speed or 5.0)
    scrape = dsp.bandpass(dsp.white(rng, count), 1700.0, 7500.0) * _wander(rng, count, 0.05, 0.3)
    stroke = np.maximum(0.0, dsp.sine(0.55 + 0.05 * v, count, 1.0)).astype(np.float32) ** np.float32(1.6)
    glide = dsp.bandpass(dsp.white(rng, count), 300.0, 1400.0)
    return _even(dsp.normalised(scrape) * (0.12 + 0.6 * stroke) + dsp.normalised(glide) * np.float32(0.25))


def fire(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A fire: a low flutter, a hiss, and crackles in clusters with now and then a pop."""
    flutter = dsp.lowpass(dsp.white(rng, count), 180.0) * np.abs(_wander(rng, count, 0.12, 0.45))
    hiss = dsp.bandpass(dsp.white(rng, count), 2200.0, 9000.0) * np.abs(_wander(rng, count, 0.5, 0.5))
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
    return _even(out)


def crowd(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Many people talking: a dozen wordless babblers, each a gliding pitch under moving formants."""
    return _even(babble(rng, count, voices=9))


def babble(rng: np.random.Generator, count: int, voices: int) -> Signal:
    """Unintelligible talk of ``voices`` people."""
    out = np.zeros(count, np.float32)
    piece = dsp.samples(6.0)
    for _ in range(voices):
        hz = float(rng.choice([105.0, 120.0, 190.0, 215.0])) * (0.9 + 0.2 * float(rng.random()))
        length = min(count, piece)
        steps = max(4, int(length / 48_000.0 * 4.2))
        knots = np.linspace(0, steps - 1, length)
        pitch = dsp.single(np.interp(knots, np.arange(steps), hz * (1.0 + 0.18 * rng.standard_normal(steps))))
        source = dsp.single((np.cumsum(pitch, dtype=np.float64) / 48_000.0) % 1.0 - 0.5)
        source = dsp.lowpass(source, 1800.0, 1)
        voice = np.zeros(length, np.float32)
        for low, high in ((320.0, 620.0), (800.0, 1500.0), (2100.0, 2900.0)):
            syllables = np.interp(knots, np.arange(steps), rng.random(steps) ** 1.5)
            voice += dsp.bandpass(source, low, high) * dsp.single(syllables)
        phrases = np.interp(knots, np.arange(steps), dsp.smooth(dsp.single(rng.random(steps) > 0.4), 4))
        voice *= dsp.single(phrases)
        shift = int(rng.integers(0, max(1, length)))
        whole = np.resize(np.roll(voice, shift), count) if length < count else voice
        out += whole * np.float32(0.5 + float(rng.random()))
    return dsp.normalised(out)


def applause(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A hall clapping."""
    clicks = dsp.single((rng.random(count) < 260.0 / 48_000.0) * rng.random(count))
    claps = sum(
        (dsp.bandpass(np.roll(clicks, k * 997), hz, hz * 2.2) for k, hz in enumerate((700.0, 1000.0, 1400.0))),
        np.zeros(count, np.float32),
    )
    hush = dsp.bandpass(dsp.white(rng, count), 700.0, 4500.0)
    return _even(dsp.normalised(claps) * np.float32(0.6) + dsp.normalised(hush) * np.float32(0.12))


def cheering(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A crowd that cheers: many open vowels and applause."""
    roar = dsp.bandpass(dsp.white(rng, count), 450.0, 1900.0) * _wander(rng, count, 0.7, 0.2)
    out = dsp.single(dsp.normalised(roar) * np.float32(0.5) + applause(rng, count, 0.0))
    at, total = 0.0, count / 48_000.0
    voices = [people.cheer(rng, hz * (0.95 + 0.1 * float(rng.random()))) for hz in (125.0, 160.0, 190.0, 220.0, 250.0)]
    while at < total:
        voice = voices[int(rng.integers(len(voices)))]
        dsp.add(out, voice, dsp.samples(at), 0.10 + 0.15 * float(rng.random()))
        at += 0.12 + 0.2 * float(rng.random())
    return _even(out)


def wind(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Wind past the ears or through things."""
    hz = dsp.single(320.0 * (1.0 + 0.35 * (_wander(rng, count, 1.2, 1.0) - 1.0)))
    body = dsp.bandpass(dsp.white(rng, count), 60.0, 500.0) * np.abs(_wander(rng, count, 0.9, 0.3))
    return _even(
        air.sweep_noise(rng, np.maximum(hz, 120.0), 0.35) * np.float32(0.4) + dsp.normalised(body) * np.float32(0.5)
    )


def rustle(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Leaves or clothes."""
    noise = dsp.bandpass(dsp.white(rng, count), 1500.0, 9000.0)
    return _even(noise * np.maximum(0.05, _wander(rng, count, 0.25, 0.6)) ** 2)


def flapping(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Wings."""
    return _even(air.flaps(rng, count, 4.5, 0.8))


def flag(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A flag, a sail or a cape in the wind."""
    return _even(air.flaps(rng, count, 7.0, 1.1) + wind(rng, count, speed) * np.float32(0.6))


def flowing(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A stream, a tap, a fountain."""
    return _even(water.stream(rng, count))


def paddling(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Swimming or rowing: a wash and a pull every 0.9 s."""
    out = dsp.single(dsp.normalised(dsp.bandpass(dsp.white(rng, count), 250.0, 2500.0)) * np.float32(0.12))
    at, total = 0.15, count / 48_000.0
    while at < total:
        dsp.add(out, water.splash(rng, speed=1.0, mass=2.0), dsp.samples(at), 0.6)
        at += 0.85 + 0.2 * float(rng.random())
    return _even(out)


def rotor(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A helicopter."""
    chop = np.maximum(0.0, dsp.sine(11.5, count)).astype(np.float32) ** 5
    return _even(
        dsp.bandpass(dsp.white(rng, count), 50.0, 900.0) * (0.25 + chop) + dsp.sine(165.0, count) * np.float32(0.15)
    )


def jet(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """An aeroplane or a rocket."""
    roar = dsp.bandpass(dsp.white(rng, count), 60.0, 1600.0) * _wander(rng, count, 0.3, 0.15)
    return _even(dsp.normalised(roar) + dsp.sine(2150.0, count) * np.float32(0.02))


def electric(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A robot, a drone, a machine's hum."""
    pitch = dsp.single((110.0 + 20.0 * max(0.0, speed)) * _wander(rng, count, 0.8, 0.05))
    out = sum((dsp.sine(pitch * k, count) * np.float32(1.0 / k) for k in (1, 2, 3, 5, 8)), np.zeros(count, np.float32))
    return _even(out + dsp.bandpass(dsp.white(rng, count), 1500.0, 5000.0) * np.float32(0.1))


def treading(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Crunching underfoot, without steps of its own."""
    return _even(np.resize(crunch(rng, dsp.samples(0.4), 3000.0, 700.0), count))


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
    return _even(out)


def ringing(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A telephone or an alarm."""
    tone = dsp.sine(860.0, count) + dsp.sine(1040.0, count)
    gate = (dsp.sine(0.35, count) > 0) & (dsp.sine(20.0, count) > -0.6)
    return _even(dsp.single(tone * dsp.smooth(dsp.single(gate), 96)) + np.float32(1e-6))


LOOPS: dict[str, Loop] = {
    "train": train, "locomotive": train, "tram": train, "shinkansen": train, "rail": train, "car": car, "taxi": car, "bus": truck,
    "truck": truck, "tank": truck, "tractor": truck, "motorcycle": motorcycle, "motorbike": motorcycle, "scooter": motorcycle,
    "engine": car, "bicycle": bicycle, "bike": bicycle, "freewheel": bicycle, "chain": bicycle, "skate": skating, "skating": skating,
    "skater": skating, "skates": skating, "blade": skating, "boat": boat, "ship": boat, "viking_ship": boat, "sailing": boat,
    "sailboat": boat, "hull": boat, "oar": paddling, "rowing": paddling, "paddle": paddling, "paddling": paddling,
    "swimming": paddling, "swim": paddling, "motorboat": motor_boat, "yacht": boat, "fire": fire, "campfire": fire, "flame": fire,
    "burning": fire, "burn": fire, "crackle": fire, "torch": fire, "candle": fire, "crowd": crowd, "people": crowd,
    "murmur": crowd, "chatter": crowd, "applause": applause, "clapping": applause, "cheer": cheering, "cheering": cheering, "wind": wind,
    "leaves": rustle, "rustle": rustle, "cloth": rustle, "wings": flapping, "flap": flapping, "flapping": flapping, "flag": flag,
    "sail": flag, "cape": flag, "stream": flowing, "river": flowing, "waterfall": flowing, "fountain": flowing, "tap": flowing,
    "flow": flowing, "pour": flowing, "pouring": flowing, "horn": horn, "whistle": horn, "car_horn": car_horn, "siren": siren,
    "roll": rolling, "rolling": rolling, "slide": sliding, "sliding": sliding, "drag": sliding, "push": sliding, "pull": sliding,
    "creak": creak, "rope": creak, "helicopter": rotor, "plane": jet, "airplane": jet, "jet": jet, "rocket": jet, "robot": electric,
    "drone": electric, "motor": electric, "machine": electric, "crunch": treading, "bell": bell, "phone": ringing, "alarm": ringing,
    "ski": sliding, "skiing": sliding, "sled": sliding, "surf": boat, "surfing": boat, "surfboard": boat,
}  # fmt: skip
"""By the name of the thing, or of what it does."""


def loop_named(*names: str) -> Loop | None:
    """The loop for the first of ``names`` (whole, then its words) that has one."""
    for name in names:
        for word in [name, *reversed(name.split("_"))]:
            for form in (word, word.removesuffix("s"), word.removesuffix("ing")):
                if form in LOOPS:
                    return LOOPS[form]
    return None
