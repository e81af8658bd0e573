"""Instruments: (pitch Hz, seconds held, loudness 0..1, rng) → one note, mono, peak about its loudness."""

from collections.abc import Callable

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave
from studio.sound.foley.vocal import Call, flat, sung

Instrument = Callable[[float, float, float, np.random.Generator], Signal]


_SHORT_STRING = 100
"""Samples of a period under which the plain filter is quicker."""


def _held(count: int, attack: float, release: float) -> Signal:
    """1 with a soft rise and fall, both within the note."""
    return dsp.fade(
        np.ones(count, np.float32), min(count // 2, dsp.samples(attack)), min(count // 2, dsp.samples(release))
    )


def _saw(hz: Wave, phase: float = 0.0) -> Signal:
    """A band-limited saw (polyBLEP) that follows ``hz`` (n,)."""
    step = np.asarray(hz, np.float64) / SAMPLE_RATE
    turns = np.cumsum(step) + phase
    whole = np.floor(turns)
    at = turns - whole
    out = at.astype(np.float32)
    out *= np.float32(2.0)
    out -= np.float32(1.0)
    # Only the samples on both sides of a fall are rounded off.
    early = np.flatnonzero(whole[1:] != whole[:-1]) + 1
    late = early - 1
    x = at[early] / step[early]
    out[early] -= 2.0 * x - x * x - 1.0
    x = (at[late] - 1.0) / step[late]
    out[late] -= x * x + 2.0 * x + 1.0
    return out


def _string(hz: float, count: int, excitation: Signal, ring: float, bright: float) -> Signal:
    """A plucked string (Karplus & Strong 1983, with fractional delay): ``ring`` seconds to fall 60 dB."""
    period = SAMPLE_RATE / hz
    delay = int(period - 0.5)
    part = period - 0.5 - delay
    loss = float(10.0 ** (-3.0 / (hz * ring)))
    # A two-point average is the string's own damping; ``bright`` 0..1 weakens it.
    soft = 0.5 * (1.0 - bright)
    taps = np.convolve([1.0 - soft, soft], [1.0 - part, part]) * loss
    if delay < _SHORT_STRING:
        return dsp.recursive(excitation[:count], [1.0], [1.0, *([0.0] * (delay - 1)), *(-taps).tolist()])
    # The same recursion, a period at a time: nothing within a period depends on itself.
    out = np.zeros(count + delay + 2, np.float64)
    out[delay + 2 :] = excitation[:count]
    for start in range(delay + 2, len(out), delay):
        span = min(delay, len(out) - start)
        for back, tap in enumerate(taps, start=delay):
            out[start : start + span] += tap * out[start - back : start - back + span]
    return dsp.single(out[delay + 2 :])


def _pluck_noise(rng: np.random.Generator, hz: float, count: int, bright_hz: float) -> Signal:
    out = np.zeros(count, np.float32)
    burst = min(count, max(8, int(SAMPLE_RATE / hz)))
    noise = dsp.lowpass(rng.uniform(-1.0, 1.0, burst + 64).astype(np.float32), bright_hz)[:burst]
    # Plucked at an eighth of its length: the harmonics with a node there are missing.
    offset = max(1, burst // 8)
    noise = noise - np.concatenate([np.zeros(offset, np.float32), noise[:-offset]])
    out[:burst] = noise - noise.mean()
    return out


def piano(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Stiff strings: stretched partials in detuned pairs that beat and die in two stages, and the hammer's knock."""
    ring = float(np.clip(7.0 * (220.0 / hz) ** 0.55, 0.7, 9.0))
    count = dsp.samples(min(seconds + 0.35, ring, 6.0))
    stiffness = 3.0e-4 * (hz / 220.0) ** 1.3
    out = np.zeros(count, np.float32)
    bright = 0.55 + 0.9 * loud
    for k in range(1, int(min(28, 9000.0 / hz)) + 1):
        partial = hz * k * float(np.sqrt(1.0 + stiffness * k * k))
        amount = (
            k ** (-1.35 / bright) * abs(float(np.sin(np.pi * k / 7.7))) * float(np.exp(-partial / (2600.0 * bright)))
        )
        if amount < 2e-4:
            continue
        fall = ring / (1.0 + 0.30 * (k - 1) ** 0.9)
        body = 0.72 * dsp.decay(count, 0.55 * fall) + 0.28 * dsp.decay(count, 1.6 * fall)
        detune = 0.35 + 0.25 * float(rng.random())
        pair = dsp.sine(partial, count) + np.float32(0.8) * dsp.sine(partial * (1.0 + 2e-4) + detune * 0.4, count, 0.4)
        out += pair * dsp.single(body) * np.float32(amount)
    out = dsp.normalised(out)
    knock = dsp.bandpass(dsp.white(rng, min(count, 2400)), 180.0, 1500.0) * dsp.decay(min(count, 2400), 0.035)
    dsp.add(out, dsp.normalised(knock), 0, 0.06 + 0.06 * loud)
    return dsp.fade(dsp.single(out * loud), 40, dsp.samples(0.22))


def electric_piano(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Two-operator FM tine and a slow tremolo."""
    count = dsp.samples(min(seconds + 0.4, 5.0))
    index = np.float32(1.1 * loud + 0.2) * dsp.decay(count, 1.2)
    tine = dsp.sine(hz * 14.0, count) * dsp.decay(count, 0.25) * np.float32(0.08 * loud)
    turns = dsp.clock(count) * np.float32(2.0 * np.pi * hz)
    tone = np.sin(turns + index * dsp.sine(hz, count)) * dsp.decay(count, 3.2)
    tremolo = 1.0 + np.float32(0.12) * dsp.sine(4.6, count)
    return dsp.fade(dsp.single((tone + tine) * tremolo * loud), 60, dsp.samples(0.25))


def guitar(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A nylon-string guitar with its body."""
    count = dsp.samples(min(seconds + 0.5, 4.0))
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 1800.0 + 4500.0 * loud), 3.6, 0.35)
    body = (
        tone + dsp.resonator(tone, 105.0, 30.0) * np.float32(1.2) + dsp.resonator(tone, 215.0, 40.0) * np.float32(0.8)
    )
    return dsp.fade(dsp.normalised(dsp.single(body), loud), 16, dsp.samples(0.15))


def harp(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A harp."""
    count = dsp.samples(min(seconds + 1.2, 4.5))
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 1400.0 + 2500.0 * loud), 4.5, 0.30)
    return dsp.fade(dsp.normalised(tone, loud), 24, dsp.samples(0.4))


def koto(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A koto: a hard plectrum close to the bridge, a short bright ring."""
    count = dsp.samples(min(seconds + 1.0, 3.5))
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 9000.0), 2.6, 0.55)
    body = tone + dsp.resonator(tone, 420.0, 90.0) * np.float32(0.7)
    click = dsp.highpass(dsp.white(rng, 300), 2500.0) * dsp.decay(300, 0.005)
    out = dsp.normalised(dsp.single(body))
    dsp.add(out, dsp.normalised(click), 0, 0.18)
    return dsp.fade(dsp.normalised(out, loud), 8, dsp.samples(0.3))


def shakuhachi(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A bamboo flute: breath first, a scoop into the note, a vibrato that grows."""
    count = dsp.samples(seconds + 0.12)
    time = dsp.ramp(count)
    bend = 1.0 - np.float32(0.035) * np.exp(-dsp.clock(count) * np.float32(14.0))
    shake = 1.0 + np.float32(0.010) * time * dsp.sine(4.8, count)
    pitch = dsp.single(hz * bend * shake)
    tone = (
        dsp.sine(pitch, count)
        + np.float32(0.30) * dsp.sine(pitch * 2, count)
        + np.float32(0.12) * dsp.sine(pitch * 3, count)
    )
    air = dsp.bandpass(dsp.white(rng, count), hz * 0.9, hz * 4.5)
    blow = dsp.envelope(count, [(0, 1.0), (0.12, 0.35), (1, 0.25)])
    out = dsp.normalised(dsp.single(tone)) + dsp.normalised(air) * blow * np.float32(0.35)
    return dsp.normalised(dsp.single(out * _held(count, 0.09, 0.16)), loud)


def flute(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A concert flute."""
    count = dsp.samples(seconds + 0.06)
    shake = 1.0 + np.float32(0.005) * dsp.envelope(count, [(0, 0), (0.35, 1), (1, 1)]) * dsp.sine(5.2, count)
    pitch = dsp.single(hz * shake)
    tone = sum(
        (dsp.sine(pitch * k, count) * np.float32(a) for k, a in ((1, 1.0), (2, 0.35 * loud), (3, 0.18), (4, 0.05))),
        np.zeros(count, np.float32),
    )
    air = dsp.bandpass(dsp.white(rng, count), hz, min(9000.0, hz * 5.0))
    out = dsp.single(tone + dsp.normalised(air) * np.float32(0.07))
    return dsp.normalised(dsp.single(out * _held(count, 0.05, 0.09)), loud)


def _section(hz: float, count: int, rng: np.random.Generator, players: int, spread: float, vibrato: float) -> Signal:
    """Several players, none quite in tune or in step."""
    out = np.zeros(count, np.float32)
    for _ in range(players):
        tune = hz * (1.0 + spread * float(rng.standard_normal()))
        rate, phase = 4.8 + 1.2 * float(rng.random()), 6.28 * float(rng.random())
        out += _saw(dsp.single(tune * (1.0 + vibrato * dsp.sine(rate, count, phase))), float(rng.random()))
    return dsp.single(out / np.float32(players))


def strings(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section, legato."""
    count = dsp.samples(seconds + 0.45)
    tone = _section(hz, count, rng, 5, 0.0022, 0.004)
    tone = dsp.lowpass(tone, 900.0 + 2600.0 * loud + hz)
    tone = (
        tone
        + dsp.resonator(tone, 520.0, 200.0) * np.float32(0.4)
        + dsp.resonator(tone, 1150.0, 300.0) * np.float32(0.3)
    )
    return dsp.normalised(dsp.single(dsp.highpass(tone, hz * 0.7) * _held(count, 0.18, 0.42)), loud)


def spiccato(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section, short bows."""
    count = dsp.samples(min(0.32, seconds + 0.12))
    tone = dsp.lowpass(_section(hz, count, rng, 4, 0.002, 0.0), 1400.0 + 3200.0 * loud + hz)
    bow = dsp.bandpass(dsp.white(rng, count), 1200.0, 5000.0) * dsp.decay(count, 0.04)
    out = tone * dsp.decay(count, 0.38) * _held(count, 0.012, 0.05) + dsp.normalised(bow) * np.float32(0.05)
    return dsp.normalised(dsp.single(out), loud)


def brass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Horns: bright as they are loud."""
    count = dsp.samples(seconds + 0.15)
    tone = _section(hz, count, rng, 3, 0.0015, 0.002)
    dark, bright = dsp.lowpass(tone, 500.0 + hz), dsp.lowpass(tone, 1200.0 + 4200.0 * loud)
    open_up = dsp.envelope(count, [(0, 0.2), (0.12, 0.9), (0.6, 0.7), (1, 0.3)])
    return dsp.normalised(dsp.single((dark * (1.0 - open_up) + bright * open_up) * _held(count, 0.07, 0.13)), loud)


def choir(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Voices on "ah"."""
    count = dsp.samples(seconds + 0.5)
    tone = _section(hz, count, rng, 5, 0.004, 0.006)
    out = np.zeros(count, np.float32)
    for centre, width, amount in (
        (700.0, 110.0, 1.0),
        (1150.0, 130.0, 0.6),
        (2700.0, 250.0, 0.25),
        (350.0, 120.0, 0.5),
    ):
        out += dsp.resonator(tone, centre, width) * np.float32(amount)
    return dsp.normalised(dsp.single(out * _held(count, 0.30, 0.45)), loud)


def pad(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A warm synthetic pad that opens slowly."""
    count = dsp.samples(seconds + 1.2)
    tone = _section(hz, count, rng, 4, 0.003, 0.0015)
    dark, bright = dsp.lowpass(tone, 380.0 + 0.6 * hz), dsp.lowpass(tone, 1500.0 + hz)
    sway = 0.3 + 0.25 * dsp.sine(0.13 + 0.1 * float(rng.random()), count, 6.28 * float(rng.random()))
    return dsp.normalised(dsp.single((dark + bright * sway) * _held(count, 0.7, 1.1)), loud)


def bell(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A celesta or glockenspiel."""
    count = dsp.samples(2.2)
    out = np.zeros(count, np.float32)
    for ratio, amount, ring in ((1.0, 1.0, 2.0), (2.0, 0.15, 1.2), (3.98, 0.35 * loud, 0.7), (8.9, 0.12 * loud, 0.25)):
        if hz * ratio < 16_000.0:
            out += dsp.sine(hz * ratio, count) * dsp.decay(count, ring) * np.float32(amount)
    return dsp.fade(dsp.normalised(out, loud), 24, 4800)


def bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A fingered electric bass."""
    count = dsp.samples(min(seconds + 0.08, 2.5))
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 700.0 + 900.0 * loud), 3.0, 0.25)
    out = dsp.normalised(tone) + dsp.sine(hz, count) * dsp.decay(count, 2.0) * np.float32(0.5)
    return dsp.normalised(dsp.fade(dsp.single(out), 48, dsp.samples(0.06)), loud)


def upright(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A plucked double bass."""
    count = dsp.samples(min(seconds + 0.15, 1.6))
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 900.0), 1.5, 0.12)
    body = tone + dsp.resonator(tone, 98.0, 25.0) + dsp.resonator(tone, 180.0, 40.0) * np.float32(0.6)
    return dsp.normalised(dsp.fade(dsp.single(body), 60, dsp.samples(0.1)), loud)


def cellos(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Cellos and basses, legato."""
    return dsp.lowpass(strings(hz, seconds, loud, rng), 1800.0)


def synth_bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A saw and its sub through a closing filter."""
    count = dsp.samples(min(seconds, 1.5) + 0.02)
    tone = _saw(np.full(count, hz)) + dsp.sine(hz * 0.5, count) * np.float32(0.7)
    dark, bright = dsp.lowpass(tone, 260.0), dsp.lowpass(tone, 1800.0)
    shut = dsp.decay(count, 0.35)
    return dsp.normalised(dsp.single((dark + bright * shut) * _held(count, 0.004, 0.02)), loud)


def pluck(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A synthetic pluck for arpeggios."""
    count = dsp.samples(min(0.45, seconds + 0.2))
    tone = _saw(np.full(count, hz * 1.002)) + _saw(np.full(count, hz * 0.998), 0.3)
    dark, bright = dsp.lowpass(tone, 700.0), dsp.lowpass(tone, 4500.0)
    shut = dsp.decay(count, 0.22)
    return dsp.normalised(
        dsp.single((dark * (1 - shut) + bright * shut) * dsp.decay(count, 0.55) * _held(count, 0.003, 0.03)), loud
    )


def lead(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A synthetic lead with late vibrato."""
    count = dsp.samples(seconds + 0.05)
    shake = 1.0 + np.float32(0.006) * dsp.envelope(count, [(0, 0), (0.4, 0), (0.7, 1), (1, 1)]) * dsp.sine(5.5, count)
    tone = _saw(dsp.single(hz * shake)) + _saw(dsp.single(hz * 1.004 * shake), 0.5)
    return dsp.normalised(dsp.single(dsp.lowpass(tone, 1200.0 + 3000.0 * loud) * _held(count, 0.02, 0.05)), loud)


def power(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """An overdriven guitar's fifth, through a cabinet."""
    count = dsp.samples(min(seconds, 4.0) + 0.05)
    tone = np.zeros(count, np.float32)
    for ratio in (1.0, 1.4983, 2.0):
        tone += dsp.normalised(_string(hz * ratio, count, _pluck_noise(rng, hz * ratio, count, 5000.0), 5.0, 0.5))
    driven = dsp.single(np.tanh(tone * 6.0) + 0.15 * np.tanh(tone * 18.0))
    cabinet = dsp.lowpass(dsp.highpass(driven, 85.0), 4300.0, 3)
    return dsp.normalised(dsp.single(cabinet * _held(count, 0.004, 0.03)), loud)


def lead_guitar(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """An overdriven guitar, one string, sustained."""
    count = dsp.samples(min(seconds, 4.0) + 0.1)
    tone = _string(hz, count, _pluck_noise(rng, hz, count, 4000.0), 7.0, 0.6)
    driven = dsp.single(np.tanh(dsp.normalised(tone) * 7.0))
    return dsp.normalised(
        dsp.single(dsp.lowpass(dsp.highpass(driven, 150.0), 3800.0, 2) * _held(count, 0.004, 0.08)), loud
    )


def sax(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A tenor saxophone."""
    formants = ((flat(520.0), 180.0, 1.0), (flat(1250.0), 280.0, 0.6), (flat(2500.0), 500.0, 0.3))
    call = Call(
        max(0.12, seconds + 0.04),
        ((0.0, hz * 0.975), (0.08, hz), (1.0, hz * 0.995)),
        formants,
        loud=((0, 0), (min(0.3, 0.035 / max(0.1, seconds)), 1), (0.7, 0.8), (1, 0)),
        breath=0.10,
        rough=0.10,
        tilt_db=-5.0,
        vibrato=(5.0, 0.007),
    )
    return sung(call, rng) * np.float32(loud)


INSTRUMENTS: dict[str, Instrument] = {
    "piano": piano,
    "electric_piano": electric_piano,
    "guitar": guitar,
    "harp": harp,
    "koto": koto,
    "shakuhachi": shakuhachi,
    "flute": flute,
    "strings": strings,
    "spiccato": spiccato,
    "brass": brass,
    "choir": choir,
    "pad": pad,
    "bell": bell,
    "bass": bass,
    "upright": upright,
    "cellos": cellos,
    "synth_bass": synth_bass,
    "pluck": pluck,
    "lead": lead,
    "power": power,
    "lead_guitar": lead_guitar,
    "sax": sax,
}
