"""Winds: a table of partials that brightens with the breath, and a row of what each instrument does with it."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.vocal import Call, flat, sung
from studio.sound.music.instruments.waves import Body, Instrument, bodied, held, partials, section


@dataclass(frozen=True, slots=True, kw_only=True)
class Wind:
    """A pipe or a reed, and how it is blown."""

    amounts: tuple[float, ...]
    """Its partials when it is blown hard."""
    mellow: float = 0.6
    """How fast they fall when it is not: a power of their number."""
    attack: float = 0.04
    release: float = 0.08
    vibrato: tuple[float, float, float] = (5.2, 0.004, 0.35)
    """(Hz, depth of pitch, part of the note it takes to set in)."""
    wah: float = 0.0
    """Depth of loudness that goes with it: a hand before the reed."""
    scoop: float = 0.0
    """Semitones from which it slides into the note."""
    scoop_seconds: float = 0.07
    breath: float = 0.03
    air: tuple[float, float] = (1.0, 5.0)
    """The breath's band, in pitches."""
    reeds: tuple[float, ...] = (1.0,)
    """Reeds that sound together, by their tuning."""
    body: Body = ()
    bite: float = 0.0
    """How much brighter it begins than it goes on."""
    rough: float = 0.0
    """A reed's unsteadiness."""
    low_hz: float = 0.0


def _spectrum(row: Wind, power: float) -> tuple[float, ...]:
    return tuple(round(a * k ** (-row.mellow * power), 4) for k, a in enumerate(row.amounts, 1))


def blown(row: Wind, hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """One note of a row."""
    count = dsp.samples(seconds + row.release)
    rate, depth, set_in = row.vibrato
    late = dsp.envelope(count, [(0, 0.0), (0.6 * set_in, 0.15), (set_in, 1), (1, 1)]) if set_in > 0 else 1.0
    beat = dsp.sine(rate, count, 6.28 * float(rng.random()))
    pitch = np.float32(hz) * (1.0 + np.float32(depth) * late * beat)
    if row.scoop:
        slide = np.float32(row.scoop) * np.exp(-dsp.clock(count) * np.float32(3.0 / row.scoop_seconds))
        pitch = pitch * np.exp2(-slide / np.float32(12.0))
    if row.rough:
        pitch = pitch * (1.0 + np.float32(row.rough) * dsp.lowpass(dsp.white(rng, count), 40.0))
    hard, soft = _spectrum(row, 0.5 * (1.0 - loud)), _spectrum(row, 2.0 * (1.0 - loud) + 0.6)
    opened = dsp.envelope(
        count, [(0, 0.15), (min(0.3, 0.06 / seconds), 1.0), (min(0.7, 0.3 / seconds), 1.0 - row.bite), (1, 0.55)]
    )
    tone = np.zeros(count, np.float32)
    for number, reed in enumerate(row.reeds):
        tuned = dsp.single(pitch * np.float32(reed))
        bright = partials(tuned, hard, 0.31 * number)
        tone += partials(tuned, soft, 0.31 * number) * (1.0 - opened) + bright * opened
    tone = dsp.normalised(bodied(dsp.single(tone), row.body))
    if row.wah:
        tone = tone * (1.0 - np.float32(row.wah) * late * (0.5 - 0.5 * beat))
    if row.breath:
        band = dsp.bandpass(dsp.white(rng, count), hz * row.air[0], min(11_000.0, hz * row.air[1]))
        blow = dsp.envelope(count, [(0, 1.0), (min(0.4, 0.1 / seconds), 0.45), (1, 0.35)])
        tone = tone + dsp.normalised(band) * blow * np.float32(row.breath)
    if row.low_hz:
        tone = dsp.highpass(tone, row.low_hz)
    return dsp.normalised(dsp.single(tone * held(count, row.attack, row.release)), loud)


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
    return dsp.normalised(dsp.single(out * held(count, 0.09, 0.16)), loud)


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
    return dsp.normalised(dsp.single(out * held(count, 0.05, 0.09)), loud)


def brass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Horns: bright as they are loud."""
    count = dsp.samples(seconds + 0.15)
    tone = section(hz, count, rng, 3, 0.0015, 0.002)
    dark, bright = dsp.lowpass(tone, 500.0 + hz), dsp.lowpass(tone, 1200.0 + 4200.0 * loud)
    open_up = dsp.envelope(count, [(0, 0.2), (0.12, 0.9), (0.6, 0.7), (1, 0.3)])
    return dsp.normalised(dsp.single((dark * (1.0 - open_up) + bright * open_up) * held(count, 0.07, 0.13)), loud)


def braam(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Every low horn of the trailer at once, driven until it tears, then let fall."""
    count = dsp.samples(seconds + 0.8)
    tone = section(hz, count, rng, 3, 0.004, 0.0) + section(0.5 * hz, count, rng, 2, 0.003, 0.0)
    dark, torn = dsp.lowpass(tone, 420.0), dsp.lowpass(dsp.single(np.tanh(3.0 * tone)), 2600.0)
    opened = dsp.envelope(count, [(0, 0.1), (min(0.5, 0.25 / seconds), 1.0), (1, 0.05)])
    sub = dsp.sine(hz, count) * np.float32(0.8)
    return dsp.normalised(dsp.single((dark * (1.0 - opened) + torn * opened + sub) * held(count, 0.05, 0.7)), loud)


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


def whistle(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """Somebody whistling: nearly a sine, sliding from note to note, and the air of the lips."""
    count = dsp.samples(seconds + 0.05)
    slide = 1.0 - np.float32(0.05) * np.exp(-dsp.clock(count) * np.float32(30.0))
    late = dsp.envelope(count, [(0, 0), (0.4, 0.3), (0.7, 1), (1, 1)])
    pitch = dsp.single(hz * slide * (1.0 + np.float32(0.009) * late * dsp.sine(5.6, count)))
    air = dsp.bandpass(dsp.white(rng, count), 0.8 * hz, 2.2 * hz)
    out = dsp.sine(pitch, count) + dsp.sine(pitch * 2, count) * np.float32(0.03)
    out = out + dsp.normalised(air) * np.float32(0.08)
    return dsp.normalised(dsp.single(out * held(count, 0.03, 0.06)), loud)


def _fall(power: float, count: int) -> tuple[float, ...]:
    return tuple(k**-power for k in range(1, count + 1))


def _formed(centre: float, width: float, count: int, floor: float = 0.1) -> tuple[float, ...]:
    """Partials that are strongest about the ``centre``-th."""
    return tuple(floor / k + float(np.exp(-(((k - centre) / width) ** 2))) for k in range(1, count + 1))


_ODD = tuple((1.0 if k % 2 else 0.08) * k**-0.9 for k in range(1, 21))

ROWS: dict[str, Wind] = {
    "harmonica": Wind(
        amounts=_fall(0.75, 22), mellow=0.35, attack=0.025, release=0.05, vibrato=(5.4, 0.005, 0.4), wah=0.45,
        scoop=0.7, scoop_seconds=0.11, breath=0.05, body=((950.0, 300.0, 0.7), (2400.0, 500.0, 0.6)), low_hz=220.0,
        rough=0.0006,
    ),
    "accordion": Wind(
        amounts=_fall(0.6, 26), mellow=0.2, attack=0.03, release=0.05, vibrato=(5.0, 0.0, 0.0), breath=0.012,
        reeds=(1.0, 1.0085, 0.9925), body=((700.0, 300.0, 0.5), (1800.0, 500.0, 0.6)), low_hz=130.0,
    ),
    "trumpet": Wind(
        amounts=_formed(3.0, 4.2, 20, 1.0), mellow=0.9, attack=0.03, release=0.06, vibrato=(5.4, 0.004, 0.55),
        bite=0.3, breath=0.012, body=((1200.0, 500.0, 0.6), (2400.0, 800.0, 0.4)),
    ),
    "muted_trumpet": Wind(
        amounts=_formed(5.0, 4.0, 22, 0.5), mellow=0.5, attack=0.03, release=0.06, vibrato=(5.2, 0.005, 0.5),
        scoop=0.4, breath=0.025, body=((1500.0, 250.0, 1.2),), low_hz=420.0,
    ),
    "trombone": Wind(
        amounts=_formed(2.5, 4.0, 22, 1.0), mellow=0.8, attack=0.045, release=0.08, vibrato=(5.0, 0.003, 0.6),
        scoop=0.6, bite=0.25, breath=0.012, body=((600.0, 250.0, 0.7),),
    ),
    "tuba": Wind(
        amounts=_fall(1.2, 14), mellow=0.7, attack=0.03, release=0.06, vibrato=(5.0, 0.0, 0.0), breath=0.02,
        body=((240.0, 100.0, 0.6),),
    ),
    "alto_sax": Wind(
        amounts=_fall(0.7, 22), mellow=0.7, attack=0.04, release=0.1, vibrato=(5.0, 0.007, 0.5), scoop=1.0,
        scoop_seconds=0.12, breath=0.09, air=(1.5, 7.0), bite=0.2, rough=0.0012,
        body=((480.0, 160.0, 1.0), (1150.0, 250.0, 0.8), (2500.0, 500.0, 0.4)),
    ),
    "clarinet": Wind(
        amounts=_ODD, mellow=0.6, attack=0.035, release=0.06, vibrato=(5.0, 0.001, 0.6), breath=0.02,
        body=((1500.0, 400.0, 0.3),),
    ),
    "bassoon": Wind(
        amounts=_formed(3.0, 2.5, 18, 0.5), mellow=0.4, attack=0.025, release=0.05, vibrato=(5.0, 0.002, 0.5),
        breath=0.015, body=((500.0, 130.0, 1.0),),
    ),
    "shawm": Wind(
        amounts=_formed(4.0, 4.0, 24, 0.4), mellow=0.2, attack=0.02, release=0.04, vibrato=(5.8, 0.008, 0.4),
        scoop=0.8, breath=0.02, body=((1050.0, 250.0, 0.9), (3000.0, 600.0, 0.8)), low_hz=200.0,
    ),
    "hichiriki": Wind(
        amounts=_formed(3.0, 3.5, 22, 0.4), mellow=0.3, attack=0.14, release=0.15, vibrato=(4.2, 0.009, 0.6),
        scoop=1.8, scoop_seconds=0.4, breath=0.05, body=((1000.0, 220.0, 1.0), (2100.0, 400.0, 0.6)), low_hz=200.0,
    ),
    "sho": Wind(
        amounts=(1.0, 0.55, 0.4, 0.3, 0.22, 0.15, 0.1, 0.08), mellow=0.3, attack=0.7, release=0.9,
        vibrato=(3.0, 0.0, 0.0), breath=0.02, reeds=(1.0, 1.0012),
    ),
    "chanter": Wind(
        amounts=_formed(4.0, 6.0, 26, 0.7), mellow=0.0, attack=0.006, release=0.012, vibrato=(5.0, 0.0, 0.0),
        breath=0.0, body=((1150.0, 260.0, 0.8), (2700.0, 600.0, 0.9)), low_hz=250.0,
    ),
    "drones": Wind(
        amounts=_fall(0.55, 30), mellow=0.0, attack=0.04, release=0.04, vibrato=(5.0, 0.0, 0.0), breath=0.0,
        reeds=(1.0, 2.004, 1.997), body=((600.0, 200.0, 0.5),),
    ),
    "tin_whistle": Wind(
        amounts=(1.0, 0.42, 0.12, 0.06, 0.02), mellow=0.4, attack=0.012, release=0.03, vibrato=(5.4, 0.003, 0.6),
        breath=0.09, air=(1.0, 4.0),
    ),
    "recorder": Wind(
        amounts=(1.0, 0.16, 0.3, 0.05, 0.05), mellow=0.4, attack=0.02, release=0.04, vibrato=(5.0, 0.001, 0.6),
        breath=0.07,
    ),
    "pan_flute": Wind(
        amounts=(1.0, 0.1, 0.22, 0.03), mellow=0.3, attack=0.05, release=0.1, vibrato=(5.0, 0.005, 0.5), scoop=0.3,
        breath=0.3, air=(0.9, 4.0),
    ),
    "shinobue": Wind(
        amounts=(1.0, 0.5, 0.3, 0.12, 0.06), mellow=0.3, attack=0.02, release=0.04, vibrato=(6.0, 0.006, 0.35),
        scoop=0.6, scoop_seconds=0.06, breath=0.16, air=(1.0, 5.0),
    ),
    "bansuri": Wind(
        amounts=(1.0, 0.3, 0.2, 0.06), mellow=0.4, attack=0.06, release=0.1, vibrato=(5.0, 0.008, 0.4), scoop=1.6,
        scoop_seconds=0.2, breath=0.12,
    ),
}  # fmt: skip

WINDS: dict[str, Instrument] = {
    **{name: partial(blown, row) for name, row in ROWS.items()},
    "shakuhachi": shakuhachi,
    "flute": flute,
    "brass": brass,
    "braam": braam,
    "sax": sax,
    "whistle": whistle,
}
