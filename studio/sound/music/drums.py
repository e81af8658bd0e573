"""Drums, cymbals and what is shaken: (loudness 0..1, rng) → one stroke, mono."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal

Drum = Callable[[float, np.random.Generator], Signal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """A skin: its pitch, how far it falls, and how much of the stroke is slap."""

    hz: float
    seconds: float
    drop: float = 0.3
    noise: float = 0.2
    noise_hz: tuple[float, float] = (400.0, 5000.0)
    noise_seconds: float = 0.03
    second: tuple[float, float] = (0.0, 0.0)
    """(ratio, amount) of the mode above."""
    fall_seconds: float = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Metal:
    """Wood or metal: (Hz, amount, seconds) of its modes, and the click of the stroke."""

    modes: tuple[tuple[float, float, float], ...]
    click: float = 0.1
    click_hz: tuple[float, float] = (1500.0, 8000.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hiss:
    """Noise in a band: (part of its length, level) points; ``strokes`` at (seconds, level)."""

    low: float
    high: float
    seconds: float
    shape: tuple[tuple[float, float], ...] = ((0.0, 1.0), (1.0, 0.0))
    strokes: tuple[tuple[float, float], ...] = ((0.0, 1.0),)


def _skin(rng: np.random.Generator, hz: float, seconds: float, drop: float, noise: float, loud: float) -> Signal:
    return skin(Skin(hz=hz, seconds=seconds, drop=drop, noise=noise), loud, rng)


def skin(row: Skin, loud: float, rng: np.random.Generator) -> Signal:
    """One stroke on a skin."""
    count = dsp.samples(row.seconds)
    fall = np.float32(row.hz) * (1.0 + np.float32(row.drop) * dsp.decay(count, row.fall_seconds))
    tone = dsp.sine(dsp.single(fall), count, 0.4) * dsp.decay(count, row.seconds * 0.8)
    if row.second[0]:
        upper = dsp.sine(dsp.single(fall * np.float32(row.second[0])), count)
        tone = tone + upper * dsp.decay(count, row.seconds * 0.45) * np.float32(row.second[1])
    slap = dsp.bandpass(dsp.white(rng, count), *row.noise_hz) * dsp.decay(count, row.noise_seconds)
    return dsp.fade(dsp.normalised(dsp.single(tone + dsp.normalised(slap) * np.float32(row.noise)), loud), 0, 480)


def metal(row: Metal, loud: float, rng: np.random.Generator) -> Signal:
    """One stroke on wood or metal."""
    count = dsp.samples(1.1 * max(seconds for _, _, seconds in row.modes))
    out = np.zeros(count, np.float32)
    for hz, amount, seconds in row.modes:
        out += dsp.sine(hz * (1.0 + 0.002 * float(rng.standard_normal())), count) * dsp.decay(count, seconds) * amount
    click = dsp.bandpass(dsp.white(rng, min(count, 960)), *row.click_hz) * dsp.decay(min(count, 960), 0.012)
    dsp.add(out, dsp.normalised(click), 0, row.click)
    return dsp.fade(dsp.normalised(out, loud), 0, min(480, count // 4))


def hiss(row: Hiss, loud: float, rng: np.random.Generator) -> Signal:
    """One shake, or several in a row."""
    count = dsp.samples(row.seconds)
    out = np.zeros(count + dsp.samples(row.strokes[-1][0]), np.float32)
    for at, level in row.strokes:
        noise = dsp.bandpass(dsp.white(rng, count), row.low, row.high)
        dsp.add(out, dsp.single(noise * dsp.envelope(count, list(row.shape)) ** 2), dsp.samples(at), level)
    return dsp.fade(dsp.normalised(out, loud), 12, 240)


def kick(loud: float, rng: np.random.Generator) -> Signal:
    """A bass drum."""
    return _skin(rng, 50.0, 0.4, 2.4, 0.25, loud)


def tom(loud: float, rng: np.random.Generator) -> Signal:
    """A floor tom."""
    return _skin(rng, 92.0, 0.5, 0.6, 0.2, loud)


def taiko(loud: float, rng: np.random.Generator) -> Signal:
    """A large Japanese drum."""
    out = _skin(rng, 62.0, 1.1, 0.7, 0.35, 1.0)
    dsp.add(out, _skin(rng, 128.0, 0.5, 0.3, 0.0, 1.0), 0, 0.35)
    return dsp.normalised(out, loud)


def timpani(loud: float, rng: np.random.Generator) -> Signal:
    """A kettledrum."""
    out = _skin(rng, 73.4, 1.6, 0.05, 0.15, 1.0)
    dsp.add(out, _skin(rng, 110.2, 1.1, 0.03, 0.0, 1.0), 0, 0.5)
    return dsp.normalised(out, loud)


def snare(loud: float, rng: np.random.Generator) -> Signal:
    """A snare drum."""
    count = dsp.samples(0.28)
    wires = dsp.bandpass(dsp.white(rng, count), 1200.0, 9500.0) * dsp.decay(count, 0.24)
    skin_ = (dsp.sine(186.0, count, 0.5) + dsp.sine(331.0, count) * np.float32(0.5)) * dsp.decay(count, 0.12)
    return dsp.normalised(dsp.single(dsp.normalised(wires) * np.float32(0.7) + skin_ * np.float32(0.6)), loud)


def roll(loud: float, rng: np.random.Generator) -> Signal:
    """A short roll on a snare drum, growing."""
    out = np.zeros(dsp.samples(0.75), np.float32)
    for k in range(9):
        dsp.add(out, snare(1.0, rng), dsp.samples(0.052 * k), 0.35 + 0.065 * k)
    return dsp.fade(dsp.normalised(out, loud), 0, 480)


def brush(loud: float, rng: np.random.Generator) -> Signal:
    """A brush swept over a snare."""
    count = dsp.samples(0.22)
    swish = dsp.bandpass(dsp.white(rng, count), 1500.0, 8000.0)
    return dsp.normalised(swish * dsp.envelope(count, [(0, 0), (0.3, 1), (1, 0)]), loud)


def clap(loud: float, rng: np.random.Generator) -> Signal:
    """Hands, several at once."""
    count = dsp.samples(0.25)
    noise = dsp.bandpass(dsp.white(rng, count), 800.0, 4200.0)
    shape = dsp.decay(count, 0.2)
    for at in (0, 430, 910):
        shape[at : at + 60] += np.float32(1.2)
    return dsp.normalised(noise * shape, loud)


def _metal(rng: np.random.Generator, seconds: float, low: float, loud: float) -> Signal:
    count = dsp.samples(seconds)
    tone = sum(
        (np.sign(dsp.sine(hz, count)) for hz in (2051.0, 3075.0, 3692.0, 4547.0, 5473.0, 8017.0)),
        np.zeros(count, np.float32),
    )
    out = dsp.highpass(dsp.single(tone * 0.25) + dsp.white(rng, count), low) * dsp.decay(count, seconds)
    return dsp.normalised(out, loud)


def hat(loud: float, rng: np.random.Generator) -> Signal:
    """A closed hi-hat."""
    return _metal(rng, 0.06, 7000.0, loud)


def open_hat(loud: float, rng: np.random.Generator) -> Signal:
    """An open hi-hat."""
    return _metal(rng, 0.35, 6500.0, loud)


def ride(loud: float, rng: np.random.Generator) -> Signal:
    """A ride cymbal: a ping and a wash."""
    out = _metal(rng, 0.9, 5000.0, 0.5)
    ping = dsp.sine(5200.0, len(out)) * dsp.decay(len(out), 0.18)
    return dsp.normalised(dsp.single(out + ping * np.float32(0.35)), loud)


def crash(loud: float, rng: np.random.Generator) -> Signal:
    """A crash cymbal."""
    return _metal(rng, 2.2, 3500.0, loud)


def shaker(loud: float, rng: np.random.Generator) -> Signal:
    """A shaker."""
    count = dsp.samples(0.09)
    noise = dsp.bandpass(dsp.white(rng, count), 4500.0, 11_000.0)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0), (0.4, 1), (1, 0)]), loud)


def tabla_bent(loud: float, rng: np.random.Generator) -> Signal:
    """The tabla's bass drum, its skin pressed by the heel of the hand while it rings: the pitch rises."""
    count = dsp.samples(0.6)
    pitch = dsp.envelope(count, [(0, 78.0), (0.1, 82.0), (0.45, 122.0), (1, 118.0)])
    tone = dsp.sine(pitch, count) * dsp.decay(count, 0.55)
    slap = dsp.bandpass(dsp.white(rng, count), 300.0, 1800.0) * dsp.decay(count, 0.02)
    return dsp.fade(dsp.normalised(dsp.single(tone + dsp.normalised(slap) * np.float32(0.15)), loud), 0, 480)


def boom(loud: float, rng: np.random.Generator) -> Signal:
    """The blow of a trailer: the lowest drum there is, and the hall it falls in."""
    out = _skin(rng, 38.0, 2.4, 1.1, 0.4, 1.0)
    rubble = dsp.lowpass(dsp.white(rng, len(out)), 320.0) * dsp.decay(len(out), 2.0)
    return dsp.normalised(dsp.single(out + dsp.normalised(rubble) * np.float32(0.45)), loud)


def riser(loud: float, rng: np.random.Generator) -> Signal:
    """Noise that climbs until it is cut off."""
    count = dsp.samples(2.0)
    noise = dsp.white(rng, count)
    climb = dsp.ramp(count)
    out = dsp.bandpass(noise, 300.0, 1200.0) * (1.0 - climb) + dsp.bandpass(noise, 1500.0, 9000.0) * climb
    return dsp.fade(dsp.normalised(dsp.single(out * climb * climb), loud), 480, 480)


def scrape(loud: float, rng: np.random.Generator) -> Signal:
    """A bow over metal rods in water: tones that have nothing to do with each other, wailing up and down."""
    count = dsp.samples(2.4)
    out = np.zeros(count, np.float32)
    for hz in (412.0, 587.0, 873.0, 1310.0, 1747.0, 2290.0):
        glide = 1.0 + np.float32(0.06) * dsp.sine(0.5 + float(rng.random()), count, 6.28 * float(rng.random()))
        out += dsp.sine(dsp.single(np.float32(hz * (0.92 + 0.16 * rng.random())) * glide), count) * np.float32(
            rng.random()
        )
    swell = dsp.envelope(count, [(0, 0), (0.3, 1), (0.5, 0.5), (1, 0)])
    return dsp.normalised(dsp.single(dsp.normalised(out) * swell), loud)


def whoosh_back(loud: float, rng: np.random.Generator) -> Signal:
    """A cymbal played backwards."""
    return dsp.fade(dsp.single(_metal(rng, 1.4, 2500.0, loud)[::-1]), 4800, 480)


def heartbeat(loud: float, rng: np.random.Generator) -> Signal:
    """Two dull blows."""
    out = np.zeros(dsp.samples(0.8), np.float32)
    for at, level in ((0.0, 1.0), (0.26, 0.7)):
        dsp.add(out, dsp.lowpass(_skin(rng, 46.0, 0.3, 0.6, 0.0, 1.0), 160.0), dsp.samples(at), level)
    return dsp.normalised(out, loud)


def chip_noise(seconds: float, step: int, loud: float, rng: np.random.Generator) -> Signal:
    """The noise of a sound chip: random bits held for ``step`` samples, in sixteen steps of volume."""
    count = dsp.samples(seconds)
    bits = np.sign(dsp.white(rng, count // step + 1)).repeat(step)[:count]
    volume = np.repeat(np.ceil(15.0 * dsp.decay(count // 400 + 1, seconds / 400.0)) / 15.0, 400)[:count]
    return dsp.single(bits * volume * loud)


def chip_kick(loud: float, rng: np.random.Generator) -> Signal:
    """A triangle that falls down."""
    count = dsp.samples(0.12)
    turns = np.cumsum(np.geomspace(240.0, 40.0, count)) / 48_000.0
    triangle = 1.0 - 4.0 * np.abs(turns - np.floor(turns) - 0.5)
    return dsp.fade(dsp.single(np.round(7.0 * triangle) / 7.0 * loud), 0, 240)


SKINS: dict[str, Skin] = {
    "odaiko": Skin(hz=47.0, seconds=1.5, drop=0.5, noise=0.4, noise_hz=(200.0, 2500.0), second=(1.9, 0.4)),
    "shime": Skin(hz=330.0, seconds=0.18, drop=0.12, noise=0.7, noise_hz=(900.0, 6000.0), second=(1.6, 0.5)),
    "tsuzumi": Skin(hz=205.0, seconds=0.35, drop=-0.18, noise=0.25, second=(1.6, 0.3)),
    "war_drum": Skin(hz=55.0, seconds=0.9, drop=0.9, noise=0.5, noise_hz=(250.0, 3500.0), second=(1.6, 0.5)),
    "bass_drum": Skin(hz=58.0, seconds=0.8, drop=0.3, noise=0.2, noise_hz=(100.0, 900.0), second=(1.7, 0.3)),
    "conga": Skin(hz=196.0, seconds=0.35, drop=0.06, noise=0.2, second=(1.5, 0.25)),
    "conga_low": Skin(hz=147.0, seconds=0.4, drop=0.06, noise=0.15, second=(1.5, 0.25)),
    "conga_slap": Skin(hz=260.0, seconds=0.14, drop=0.1, noise=1.1, noise_hz=(900.0, 6000.0), second=(1.7, 0.4)),
    "bongo": Skin(hz=420.0, seconds=0.14, drop=0.05, noise=0.3, second=(1.6, 0.4)),
    "timbale": Skin(hz=310.0, seconds=0.35, drop=0.02, noise=0.6, noise_hz=(1800.0, 7000.0), second=(1.6, 0.7)),
    "surdo": Skin(hz=66.0, seconds=0.7, drop=0.15, noise=0.12, noise_hz=(150.0, 1200.0), second=(1.6, 0.3)),
    "surdo_muted": Skin(hz=82.0, seconds=0.2, drop=0.1, noise=0.15, noise_hz=(150.0, 1200.0)),
    "tamborim": Skin(hz=520.0, seconds=0.09, drop=0.05, noise=0.9, noise_hz=(1500.0, 8000.0), second=(1.6, 0.6)),
    "tabla_na": Skin(
        hz=310.0, seconds=0.55, drop=0.0, noise=0.4, noise_hz=(1500.0, 7000.0), noise_seconds=0.012, second=(2.0, 0.8)
    ),
    "tabla_te": Skin(hz=240.0, seconds=0.1, drop=0.0, noise=0.9, noise_hz=(700.0, 4000.0), noise_seconds=0.03),
    "tabla_ge": Skin(hz=84.0, seconds=0.5, drop=0.15, noise=0.2, noise_hz=(200.0, 1500.0), second=(1.8, 0.2)),
    "dhol_low": Skin(hz=78.0, seconds=0.4, drop=0.4, noise=0.35, noise_hz=(200.0, 2500.0), second=(1.7, 0.4)),
    "dhol_high": Skin(hz=290.0, seconds=0.16, drop=0.05, noise=0.9, noise_hz=(1200.0, 7000.0), second=(1.6, 0.6)),
    "djembe": Skin(hz=105.0, seconds=0.45, drop=0.2, noise=0.2, noise_hz=(200.0, 2000.0), second=(2.2, 0.3)),
    "djembe_slap": Skin(hz=390.0, seconds=0.16, drop=0.04, noise=0.9, noise_hz=(1000.0, 7000.0), second=(1.6, 0.5)),
    "darbuka_dum": Skin(hz=118.0, seconds=0.4, drop=0.1, noise=0.15, second=(2.1, 0.2)),
    "darbuka_tek": Skin(hz=620.0, seconds=0.1, drop=0.0, noise=0.9, noise_hz=(1800.0, 9000.0), second=(1.7, 0.5)),
    "kendang": Skin(hz=150.0, seconds=0.3, drop=0.1, noise=0.15, noise_hz=(200.0, 2000.0), second=(1.6, 0.2)),
    "bodhran": Skin(hz=88.0, seconds=0.3, drop=0.2, noise=0.3, noise_hz=(200.0, 2500.0), second=(1.7, 0.3)),
    "cajon": Skin(hz=82.0, seconds=0.22, drop=0.3, noise=0.4, noise_hz=(150.0, 2500.0)),
    "drum_808": Skin(hz=48.0, seconds=0.9, drop=2.2, noise=0.06, fall_seconds=0.06),
    "drum_909": Skin(hz=52.0, seconds=0.34, drop=4.0, noise=0.35, noise_hz=(1500.0, 7000.0), fall_seconds=0.07),
    "gated_snare": Skin(
        hz=190.0, seconds=0.34, drop=0.3, noise=1.6, noise_hz=(700.0, 8000.0), noise_seconds=0.6, second=(1.5, 0.3)
    ),
    "marching_snare": Skin(
        hz=240.0, seconds=0.2, drop=0.05, noise=1.8, noise_hz=(1800.0, 9500.0), noise_seconds=0.15, second=(1.6, 0.3)
    ),
}
METALS: dict[str, Metal] = {
    "clave": Metal(modes=((2480.0, 1.0, 0.09), (5100.0, 0.2, 0.03)), click=0.2),
    "cowbell": Metal(modes=((545.0, 1.0, 0.22), (812.0, 0.9, 0.25), (1690.0, 0.3, 0.12)), click=0.3),
    "agogo": Metal(modes=((905.0, 1.0, 0.35), (2210.0, 0.5, 0.2), (3400.0, 0.2, 0.1))),
    "agogo_low": Metal(modes=((672.0, 1.0, 0.38), (1650.0, 0.5, 0.2), (2700.0, 0.2, 0.1))),
    "woodblock": Metal(modes=((1120.0, 1.0, 0.08), (1890.0, 0.5, 0.05), (2960.0, 0.2, 0.03)), click=0.3),
    "woodblock_low": Metal(modes=((760.0, 1.0, 0.09), (1310.0, 0.5, 0.05)), click=0.3),
    "hyoshigi": Metal(modes=((1540.0, 1.0, 0.06), (3350.0, 0.8, 0.05), (5200.0, 0.4, 0.03)), click=0.5),
    "rim": Metal(modes=((830.0, 1.0, 0.05), (1720.0, 0.8, 0.04)), click=0.8, click_hz=(1500.0, 9000.0)),
    "fuchi": Metal(modes=((690.0, 1.0, 0.06), (1420.0, 0.7, 0.05), (2530.0, 0.3, 0.03)), click=0.5),
    "castanet": Metal(modes=((1850.0, 1.0, 0.04), (3900.0, 0.7, 0.03)), click=0.6),
    "triangle": Metal(modes=((3150.0, 0.6, 1.4), (5420.0, 1.0, 1.2), (8640.0, 0.6, 0.8)), click=0.15),
    "finger_cymbal": Metal(modes=((4210.0, 1.0, 1.1), (4285.0, 0.7, 1.0), (9100.0, 0.3, 0.4)), click=0.2),
    "kane": Metal(
        modes=((1980.0, 1.0, 0.28), (3260.0, 0.8, 0.2), (5480.0, 0.5, 0.14), (7350.0, 0.3, 0.1)), click=0.3
    ),
    "kane_muted": Metal(modes=((2010.0, 1.0, 0.05), (3300.0, 0.7, 0.04), (5500.0, 0.4, 0.03)), click=0.4),
    "gong": Metal(
        modes=((92.0, 0.8, 3.5), (187.0, 1.0, 3.0), (263.0, 0.7, 2.6), (418.0, 0.6, 2.0), (655.0, 0.5, 1.6),
               (911.0, 0.35, 1.2), (1430.0, 0.25, 0.9)), click=0.05,
    ),
    "clock": Metal(modes=((2900.0, 1.0, 0.02), (4700.0, 0.8, 0.015)), click=1.0, click_hz=(2000.0, 9000.0)),
    "anvil": Metal(modes=((1210.0, 0.7, 0.9), (2870.0, 1.0, 0.7), (4630.0, 0.7, 0.4), (7020.0, 0.4, 0.2)), click=0.5),
}  # fmt: skip
HISSES: dict[str, Hiss] = {
    "maracas": Hiss(low=5000.0, high=12_000.0, seconds=0.05, shape=((0, 0.3), (0.3, 1), (1, 0))),
    "guiro": Hiss(
        low=2200.0, high=7000.0, seconds=0.02, strokes=tuple((0.012 * k, 0.5 + 0.03 * k) for k in range(16))
    ),
    "tambourine": Hiss(
        low=6500.0, high=14_000.0, seconds=0.13, strokes=((0.0, 1.0), (0.018, 0.5), (0.034, 0.35)),
    ),
    "sleigh_bells": Hiss(
        low=5200.0, high=9500.0, seconds=0.22, shape=((0, 0.2), (0.06, 1), (1, 0)),
        strokes=((0.0, 1.0), (0.025, 0.7), (0.05, 0.6), (0.085, 0.5)),
    ),
    "hat_808": Hiss(low=8000.0, high=16_000.0, seconds=0.05),
    "snap": Hiss(low=1700.0, high=3800.0, seconds=0.07, strokes=((0.0, 1.0), (0.009, 0.6))),
    "palmas": Hiss(low=900.0, high=3200.0, seconds=0.06, strokes=((0.0, 1.0), (0.007, 0.8))),
    "clap_909": Hiss(
        low=900.0, high=5500.0, seconds=0.16, strokes=((0.0, 0.6), (0.011, 0.6), (0.022, 1.0)),
    ),
    "vinyl": Hiss(low=2500.0, high=9000.0, seconds=0.006, strokes=((0.0, 1.0), (0.21, 0.4), (0.34, 0.7), (0.61, 0.3))),
}  # fmt: skip

DRUMS: dict[str, Drum] = {
    "kick": kick,
    "tom": tom,
    "taiko": taiko,
    "timpani": timpani,
    "snare": snare,
    "roll": roll,
    "brush": brush,
    "clap": clap,
    "hat": hat,
    "open_hat": open_hat,
    "ride": ride,
    "crash": crash,
    "shaker": shaker,
    "tabla_bent": tabla_bent,
    "boom": boom,
    "riser": riser,
    "scrape": scrape,
    "whoosh_back": whoosh_back,
    "heartbeat": heartbeat,
    "chip_kick": chip_kick,
    "chip_snare": partial(chip_noise, 0.14, 5),
    "chip_hat": partial(chip_noise, 0.04, 2),
    **{name: partial(skin, row) for name, row in SKINS.items()},
    **{name: partial(metal, row) for name, row in METALS.items()},
    **{name: partial(hiss, row) for name, row in HISSES.items()},
}
