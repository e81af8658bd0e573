"""Plucked strings: one string's physics, and a row of what each instrument does with it."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.instruments.waves import Body, Instrument, bent, bodied, held, pluck_noise, string


@dataclass(frozen=True, slots=True, kw_only=True)
class Plucked:
    """How a string is plucked and what it is stretched over."""

    most: float
    """Seconds that a note is heard at most."""
    after: float
    """Seconds that it rings on after it was let go."""
    dark_hz: float
    """How bright a soft stroke is …"""
    bright_hz: float
    """… and how much brighter a hard one."""
    ring: float
    lively: float
    """0..1: how slowly its high partials die."""
    place: float = 0.125
    body: Body = ()
    courses: tuple[float, ...] = (1.0,)
    """Strings that are struck together, by their tuning."""
    click: float = 0.0
    """The plectrum on the skin or the wood."""
    click_hz: float = 2500.0
    buzz: float = 0.0
    """A string that grazes its bridge or its neck (jawari, sawari)."""
    bend: tuple[float, float] = (0.0, 0.1)
    """(semitones it starts away from its pitch, seconds until it is there)."""
    shake: tuple[float, float] = (0.0, 0.0)
    """(semitones of vibrato, Hz)."""
    low_hz: float = 0.0
    fade: float = 0.15


def plucked(row: Plucked, hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """One note of a row."""
    count = dsp.samples(min(seconds + row.after, row.most))
    tone = np.zeros(count, np.float32)
    for course in row.courses:
        noise = pluck_noise(rng, hz * course, count, row.dark_hz + row.bright_hz * loud, row.place)
        tone += string(hz * course, count, noise, row.ring, row.lively)
    if row.buzz:
        tone = dsp.normalised(tone)
        # Grazed only while it swings wide: the rattle dies before the tone does.
        rattle = dsp.highpass(dsp.single(np.tanh(9.0 * tone)), 1400.0)
        tone = dsp.single(tone + rattle * np.float32(row.buzz))
    tone = dsp.normalised(bodied(tone, row.body))
    if row.bend[0] or row.shake[0]:
        away = np.float32(row.bend[0]) * np.exp(-dsp.clock(count) * np.float32(3.0 / row.bend[1]))
        late = dsp.envelope(count, [(0, 0), (0.25, 0), (0.5, 1), (1, 1)])
        tone = bent(tone, away + np.float32(row.shake[0]) * late * dsp.sine(row.shake[1], count))
    if row.click:
        knock = dsp.highpass(dsp.white(rng, 400), row.click_hz) * dsp.decay(400, 0.006)
        dsp.add(tone, dsp.normalised(knock), 0, row.click * (0.4 + 0.6 * loud))
    if row.low_hz:
        tone = dsp.highpass(tone, row.low_hz)
    return dsp.fade(dsp.normalised(tone, loud), 12, dsp.samples(row.fade))


def bass(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A fingered electric bass."""
    count = dsp.samples(min(seconds + 0.08, 2.5))
    tone = string(hz, count, pluck_noise(rng, hz, count, 700.0 + 900.0 * loud), 3.0, 0.25)
    out = dsp.normalised(tone) + dsp.sine(hz, count) * dsp.decay(count, 2.0) * np.float32(0.5)
    return dsp.normalised(dsp.fade(dsp.single(out), 48, dsp.samples(0.06)), loud)


def upright(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A plucked double bass."""
    count = dsp.samples(min(seconds + 0.15, 1.6))
    tone = string(hz, count, pluck_noise(rng, hz, count, 900.0), 1.5, 0.12)
    body = tone + dsp.resonator(tone, 98.0, 25.0) + dsp.resonator(tone, 180.0, 40.0) * np.float32(0.6)
    return dsp.normalised(dsp.fade(dsp.single(body), 60, dsp.samples(0.1)), loud)


def power(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """An overdriven guitar's fifth, through a cabinet."""
    count = dsp.samples(min(seconds, 4.0) + 0.05)
    tone = np.zeros(count, np.float32)
    for ratio in (1.0, 1.4983, 2.0):
        tone += dsp.normalised(string(hz * ratio, count, pluck_noise(rng, hz * ratio, count, 5000.0), 5.0, 0.5))
    driven = dsp.single(np.tanh(tone * 6.0) + 0.15 * np.tanh(tone * 18.0))
    cabinet = dsp.lowpass(dsp.highpass(driven, 85.0), 4300.0, 3)
    return dsp.normalised(dsp.single(cabinet * held(count, 0.004, 0.03)), loud)


def chug(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """The same, muted by the palm: tight, and scooped in the middle."""
    count = dsp.samples(min(seconds, 0.35) + 0.03)
    tone = np.zeros(count, np.float32)
    for ratio in (1.0, 1.4983):
        tone += dsp.normalised(string(hz * ratio, count, pluck_noise(rng, hz * ratio, count, 3500.0), 0.5, 0.2))
    driven = dsp.highpass(dsp.single(np.tanh(tone * 22.0)), 75.0)
    cabinet = dsp.lowpass(driven - dsp.bandpass(driven, 380.0, 900.0) * np.float32(0.5), 5200.0, 3)
    return dsp.normalised(dsp.single(cabinet * held(count, 0.002, 0.03)), loud)


def lead_guitar(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """An overdriven guitar, one string, sustained."""
    count = dsp.samples(min(seconds, 4.0) + 0.1)
    tone = string(hz, count, pluck_noise(rng, hz, count, 4000.0), 7.0, 0.6)
    driven = dsp.single(np.tanh(dsp.normalised(tone) * 7.0))
    return dsp.normalised(
        dsp.single(dsp.lowpass(dsp.highpass(driven, 150.0), 3800.0, 2) * held(count, 0.004, 0.08)), loud
    )


def surf_guitar(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A clean guitar at the bridge, through an amplifier's tremolo and a tank of springs that drip."""
    count = dsp.samples(min(seconds, 3.0) + 0.5)
    tone = string(hz, count, pluck_noise(rng, hz, count, 7500.0, 0.07), 2.2, 0.6)
    tone = dsp.normalised(dsp.highpass(tone, 160.0)) * (1.0 - np.float32(0.3) * (0.5 + 0.5 * dsp.sine(6.4, count)))
    out = dsp.single(tone).copy()
    # Springs carry high tones faster than low ones: every return is a little darker and later.
    for number in range(1, 5):
        wet = dsp.bandpass(dsp.single(tone), 250.0, 4200.0 / number)
        dsp.add(out, wet, dsp.samples(0.037 * number), 0.5 * 0.72**number)
        dsp.add(out, wet, dsp.samples(0.0437 * number), -0.45 * 0.72**number)
    return dsp.normalised(dsp.fade(out, 10, dsp.samples(0.3)), loud)


def pizzicato(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A string section that plucks."""
    count = dsp.samples(0.6)
    out = np.zeros(count, np.float32)
    for _ in range(3):
        tune = hz * (1.0 + 0.0012 * float(rng.standard_normal()))
        late = dsp.samples(0.008 * float(rng.random()))
        one = string(tune, count - late, pluck_noise(rng, tune, count - late, 1300.0 + 1800.0 * loud, 0.2), 0.55, 0.1)
        dsp.add(out, dsp.normalised(one), late)
    out = bodied(out, ((290.0, 60.0, 0.7), (480.0, 90.0, 0.5)))
    return dsp.fade(dsp.normalised(out, loud), 24, dsp.samples(0.2))


ROWS: dict[str, Plucked] = {
    # Nylon over a large body; steel; four short nylon strings over a small one.
    "guitar": Plucked(
        most=4.0, after=0.5, dark_hz=1800.0, bright_hz=4500.0, ring=3.6, lively=0.35,
        body=((105.0, 30.0, 1.2), (215.0, 40.0, 0.8)),
    ),
    "steel_guitar": Plucked(
        most=3.5, after=0.3, dark_hz=4200.0, bright_hz=6500.0, ring=3.2, lively=0.72, place=0.1,
        body=((110.0, 30.0, 0.8), (225.0, 45.0, 0.6)), click=0.08,
    ),
    "slide_guitar": Plucked(
        most=4.0, after=0.5, dark_hz=2600.0, bright_hz=3500.0, ring=5.0, lively=0.7,
        bend=(-1.6, 0.16), shake=(0.22, 5.6), low_hz=140.0,
    ),
    "flamenco_guitar": Plucked(
        most=2.2, after=0.15, dark_hz=3600.0, bright_hz=6500.0, ring=1.5, lively=0.5, place=0.08,
        body=((125.0, 35.0, 0.7), (260.0, 50.0, 0.9)), click=0.3, click_hz=1500.0,
    ),
    "clean_guitar": Plucked(
        most=3.0, after=0.05, dark_hz=2600.0, bright_hz=4200.0, ring=2.4, lively=0.6, place=0.2, low_hz=150.0,
        fade=0.03,
    ),
    "ukulele": Plucked(
        most=1.6, after=0.25, dark_hz=2200.0, bright_hz=4200.0, ring=1.1, lively=0.4, place=0.2,
        body=((395.0, 60.0, 0.9), (690.0, 90.0, 0.6)), low_hz=210.0,
    ),
    "banjo": Plucked(
        most=1.4, after=0.2, dark_hz=6000.0, bright_hz=6000.0, ring=0.85, lively=0.7, place=0.06,
        body=((480.0, 90.0, 1.1), (1050.0, 160.0, 0.9), (2600.0, 400.0, 0.6)), click=0.3, low_hz=190.0, fade=0.06,
    ),
    "mandolin": Plucked(
        most=1.4, after=0.1, dark_hz=5000.0, bright_hz=6000.0, ring=1.3, lively=0.7, place=0.1,
        body=((380.0, 60.0, 0.8), (760.0, 110.0, 0.5)), courses=(1.0, 1.0035), click=0.12, low_hz=180.0, fade=0.05,
    ),
    "harp": Plucked(
        most=4.5, after=1.2, dark_hz=1400.0, bright_hz=2500.0, ring=4.5, lively=0.30, place=0.4, fade=0.4,
    ),
    "koto": Plucked(
        most=3.5, after=1.0, dark_hz=9000.0, bright_hz=0.0, ring=2.6, lively=0.55,
        body=((420.0, 90.0, 0.7),), click=0.18, fade=0.3,
    ),
    "bent_koto": Plucked(
        most=3.5, after=1.0, dark_hz=8000.0, bright_hz=0.0, ring=2.8, lively=0.55,
        body=((420.0, 90.0, 0.7),), click=0.15, bend=(-1.0, 0.28), shake=(0.18, 5.0), fade=0.3,
    ),
    # A big plectrum strikes the cat's skin together with the string; the lowest string buzzes on the neck.
    "shamisen": Plucked(
        most=1.2, after=0.35, dark_hz=5200.0, bright_hz=4500.0, ring=1.0, lively=0.55, place=0.05,
        body=((560.0, 110.0, 1.2), (1150.0, 200.0, 0.9), (310.0, 70.0, 0.6)), click=0.75, click_hz=700.0, buzz=0.16,
        low_hz=140.0, fade=0.08,
    ),
    "sanshin": Plucked(
        most=1.2, after=0.3, dark_hz=3200.0, bright_hz=2500.0, ring=0.8, lively=0.4, place=0.09,
        body=((430.0, 80.0, 1.2), (820.0, 130.0, 0.8)), click=0.3, click_hz=900.0, low_hz=140.0, fade=0.08,
    ),
    "sitar": Plucked(
        most=4.0, after=0.9, dark_hz=7000.0, bright_hz=4000.0, ring=3.6, lively=0.8, place=0.07,
        body=((240.0, 60.0, 0.5), (900.0, 200.0, 0.7), (2300.0, 400.0, 0.6)), courses=(1.0, 1.0012),
        buzz=0.55, bend=(-1.1, 0.22), shake=(0.25, 5.2), low_hz=110.0, fade=0.3,
    ),
    "tanpura": Plucked(
        most=5.0, after=2.0, dark_hz=1600.0, bright_hz=1500.0, ring=6.0, lively=0.8, place=0.3,
        courses=(1.0, 1.0008), buzz=0.5, fade=0.8,
    ),
    "oud": Plucked(
        most=1.8, after=0.25, dark_hz=1900.0, bright_hz=3200.0, ring=1.4, lively=0.3, place=0.12,
        body=((140.0, 40.0, 1.0), (330.0, 60.0, 0.9)), courses=(1.0, 1.002), click=0.2, click_hz=1200.0, fade=0.08,
    ),
    "pipa": Plucked(
        most=1.4, after=0.2, dark_hz=7000.0, bright_hz=4000.0, ring=1.1, lively=0.65, place=0.06,
        body=((450.0, 80.0, 0.8), (900.0, 150.0, 0.6)), click=0.2, low_hz=180.0, fade=0.06,
    ),
}  # fmt: skip

PLUCKED: dict[str, Instrument] = {
    **{name: partial(plucked, row) for name, row in ROWS.items()},
    "bass": bass,
    "upright": upright,
    "power": power,
    "chug": chug,
    "lead_guitar": lead_guitar,
    "surf_guitar": surf_guitar,
    "pizzicato": pizzicato,
}
