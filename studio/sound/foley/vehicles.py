"""Vehicles and machines at work: (rng, samples, speed m/s) → mono, RMS about 0.2."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal, Wave
from studio.sound.foley import water
from studio.sound.foley.impact import struck
from studio.sound.foley.steady import even, wander


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
    pitch = dsp.single(firing_hz * wander(rng, count, 1.5, 0.03))
    phase = np.cumsum(pitch, dtype=np.float64) / 48_000.0
    out = np.zeros(count, np.float32)
    for order, amount in ((0.5, 0.5), (1, 1.0), (1.5, 0.35), (2, 0.7), (3, 0.4), (4, 0.35), (6, 0.2), (8, 0.12)):
        out += _turned(phase * order, order) * np.float32(amount)
    pulses = np.maximum(_turned(phase, 0.0), np.float32(0.0)) ** 3
    out += dsp.bandpass(dsp.white(rng, count), 150.0, 2400.0) * pulses * np.float32(1.2 * rasp)
    out = dsp.single(np.tanh(out * (0.5 + 0.5 * rasp)))
    road = dsp.bandpass(dsp.white(rng, count), 90.0, 1300.0)
    return even(
        dsp.lowpass(out, 3200.0) + road * np.float32(0.02 * min(30.0, speed) / max(1e-6, dsp.level(road)) * 1.5)
    )


def _turned(turns: Wave, phase: float) -> Signal:
    """The sine of so many turns."""
    return np.sin((turns - np.floor(turns)).astype(np.float32) * np.float32(2.0 * np.pi) + np.float32(phase))


def train(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Steel on steel: rumble and hiss, and the double knock of every rail joint (25 m of rail, bogies 2.2 m apart)."""
    v = max(1.5, speed)
    rumble = dsp.bandpass(dsp.white(rng, count), 40.0, 260.0) * wander(rng, count, 0.6, 0.2)
    roll = dsp.bandpass(dsp.white(rng, count), 300.0, 1800.0) * wander(rng, count, 0.4, 0.25)
    motor = dsp.sine(dsp.single((60.0 + 18.0 * v) * wander(rng, count, 3.0, 0.01)), count) * np.float32(0.12)
    out = dsp.normalised(rumble) * np.float32(0.6) + dsp.normalised(roll) * np.float32(0.08 + 0.012 * v) + motor
    out = dsp.single(out)
    at, total = 0.2 * 25.0 / v, count / 48_000.0
    knock = struck(rng, "metal", "wood", speed=2.0, mass=8.0)
    knock = dsp.lowpass(knock, 1400.0)
    while at < total:
        for offset, amount in ((0.0, 0.5), (2.2 / v, 0.42), (15.0 / v, 0.3), (17.2 / v, 0.26)):
            dsp.add(out, knock, dsp.samples(at + offset), amount * (0.9 + 0.2 * float(rng.random())))
        at += 25.0 / v
    return even(out)


def horn(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A train's horn: a chord of reeds, each with its overtones."""
    out = np.zeros(count, np.float32)
    for hz in (311.0, 370.0, 415.0, 494.0):
        tone = sum(
            (dsp.sine(hz * k, count) * np.float32(1.0 / k**0.9) for k in range(1, 9)), np.zeros(count, np.float32)
        )
        out += np.tanh(tone * np.float32(0.8))
    swell = dsp.envelope(count, [(0.0, 0.0), (0.06, 1.0), (0.9, 0.95), (1.0, 0.0)])
    return even(dsp.lowpass(dsp.single(out * swell), 3800.0))


def car_horn(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Two reeds a third apart."""
    tone = np.zeros(count, np.float32)
    for hz in (420.0, 510.0):
        tone += np.sign(dsp.sine(hz, count)) * np.float32(0.5) + dsp.sine(hz, count)
    return even(dsp.bandpass(tone, 350.0, 4500.0) * dsp.envelope(count, [(0, 0), (0.03, 1), (0.95, 1), (1, 0)]))


def siren(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A wailing siren."""
    hz = 650.0 + 450.0 * (0.5 + 0.5 * dsp.sine(0.4, count))
    return even(dsp.lowpass(np.tanh(dsp.sine(dsp.single(hz), count) * 2.0), 3000.0))


def boat(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A hull in water: wash, slaps, creaking wood."""
    wash = dsp.bandpass(dsp.white(rng, count), 180.0, 2600.0) * wander(rng, count, 1.1, 0.4)
    out = dsp.normalised(wash) * np.float32(0.5)
    out = dsp.single(out)
    at, total = 0.4, count / 48_000.0
    while at < total:
        slap = water.bubbles(rng, dsp.samples(0.5), 70.0, 180.0, 900.0)
        dsp.add(out, slap, dsp.samples(at), 0.35)
        if rng.random() < 0.5:
            dsp.add(out, creak(rng, dsp.samples(0.6), speed), dsp.samples(at + 0.3), 0.6)
        at += 0.9 + 1.3 * float(rng.random())
    return even(out)


def motor_boat(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """An outboard and its wash."""
    wash = dsp.bandpass(dsp.white(rng, count), 200.0, 3500.0) * wander(rng, count, 0.5, 0.3)
    return even(_engine(rng, count, 62.0, 3.0, 0.6) + dsp.normalised(wash) * np.float32(0.25))


def creak(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """Old wood or a hinge: stick-slip pulses that speed up and slow down."""
    rate = dsp.single(
        28.0 + 30.0 * dsp.envelope(count, [(0, 0.1), (0.4, 1.0), (1, 0.2)]) * wander(rng, count, 0.2, 0.15)
    )
    pulses = np.diff(np.floor(np.cumsum(rate, dtype=np.float64) / 48_000.0), prepend=0.0).astype(np.float32)
    out = sum((dsp.resonator(pulses, hz, 45.0) for hz in (420.0, 710.0, 1180.0, 1850.0)), np.zeros(count, np.float32))
    return even(dsp.single(out * dsp.envelope(count, [(0, 0), (0.1, 1), (0.9, 0.8), (1, 0)])))


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
    return even(out)


def rotor(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A helicopter."""
    chop = np.maximum(0.0, dsp.sine(11.5, count)).astype(np.float32) ** 5
    return even(
        dsp.bandpass(dsp.white(rng, count), 50.0, 900.0) * (0.25 + chop) + dsp.sine(165.0, count) * np.float32(0.15)
    )


def jet(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """An aeroplane or a rocket."""
    roar = dsp.bandpass(dsp.white(rng, count), 60.0, 1600.0) * wander(rng, count, 0.3, 0.15)
    return even(dsp.normalised(roar) + dsp.sine(2150.0, count) * np.float32(0.02))


def electric(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A robot, a drone, a machine's hum."""
    pitch = dsp.single((110.0 + 20.0 * max(0.0, speed)) * wander(rng, count, 0.8, 0.05))
    out = sum((dsp.sine(pitch * k, count) * np.float32(1.0 / k) for k in (1, 2, 3, 5, 8)), np.zeros(count, np.float32))
    return even(out + dsp.bandpass(dsp.white(rng, count), 1500.0, 5000.0) * np.float32(0.1))


def propeller(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A small aeroplane: a radial engine and the beat of its blades."""
    chop = 0.6 + 0.4 * dsp.sine(dsp.single(74.0 * wander(rng, count, 2.0, 0.01)), count)
    air = dsp.bandpass(dsp.white(rng, count), 120.0, 1600.0) * chop
    return even(_engine(rng, count, 74.0, 0.0, 0.7) + dsp.normalised(air) * np.float32(0.15))


def steam(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A steam locomotive: four beats of exhaust a turn of its wheels, over its rolling."""
    beat = float(np.clip(max(1.0, speed) / 4.4 * 4.0, 1.6, 16.0))
    out = train(rng, count, speed) * np.float32(0.6)
    length = dsp.samples(min(0.5, 1.2 / beat))
    at, total, number = 0.0, count / 48_000.0, 0
    while at < total:
        chuff = dsp.bandpass(dsp.white(rng, length), 160.0, 2600.0) * dsp.decay(length, length / 48_000.0)
        dsp.add(out, dsp.normalised(chuff), dsp.samples(at), 0.75 if number % 4 == 0 else 0.5)
        at += (0.97 + 0.06 * float(rng.random())) / beat
        number += 1
    return even(out)


def ship(rng: np.random.Generator, count: int, speed: float) -> Signal:
    """A ship's slow diesel through its hull, and the water along it."""
    throb = _engine(rng, count, 13.0, 0.0, 0.3)
    wash = dsp.bandpass(dsp.white(rng, count), 120.0, 1800.0) * wander(rng, count, 1.4, 0.3)
    return even(dsp.lowpass(throb, 400.0) + dsp.normalised(wash) * np.float32(0.15))
