"""Bells, chimes, horns, sirens and tones that call: made of partials, each with its own decay. Peak about 1."""

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal, Wave

Partials = tuple[tuple[float, float, float], ...]
"""(ratio to the pitch, amount, seconds to die away)"""

_CHURCH: Partials = (
    (0.5, 0.6, 5.0),
    (1.0, 1.0, 3.6),
    (1.2, 0.8, 2.6),
    (1.5, 0.4, 2.0),
    (2.0, 0.9, 1.8),
    (2.67, 0.3, 1),
)
_BONSHO: Partials = (
    (1.0, 1.0, 8.0),
    (1.012, 0.8, 8.0),
    (2.05, 0.5, 3.2),
    (2.74, 0.35, 2.2),
    (4.1, 0.25, 1.2),
    (5.4, 0.2, 0.7),
)
_CHIME: Partials = ((1.0, 1.0, 1.5), (3.0, 0.15, 0.5))
_TUBE: Partials = ((1.0, 1.0, 1.6), (2.76, 0.5, 0.9), (5.4, 0.25, 0.4))
_GLASS: Partials = ((1.0, 1.0, 1.4), (2.32, 0.45, 0.7), (4.25, 0.2, 0.3))
_GONG: Partials = (
    (1.0, 0.8, 5.0),
    (1.47, 0.7, 4.2),
    (2.09, 0.8, 3.6),
    (2.56, 0.6, 3.0),
    (3.39, 0.5, 2.4),
    (4.1, 0.5, 1.8),
)


def rung(hz: float, partials: Partials, seconds: float, strike: float = 0.004) -> Signal:
    """One stroke of a bell of ``hz``."""
    count = dsp.samples(seconds)
    out = np.zeros(count, np.float32)
    for ratio, amount, ring in partials:
        if hz * ratio < 18_000.0:
            out += dsp.sine(hz * ratio, count) * dsp.decay(count, ring) * np.float32(amount)
    return dsp.fade(dsp.normalised(out), dsp.samples(strike), dsp.samples(0.3))


def tune(notes: tuple[tuple[float, float], ...], partials: Partials, ring: float) -> Signal:
    """(seconds, Hz) one after the other on a bell."""
    out = np.zeros(dsp.samples(max(at for at, _ in notes) + ring), np.float32)
    for at, hz in notes:
        dsp.add(out, rung(hz, partials, ring), dsp.samples(at))
    return dsp.normalised(out)


def church(rng: np.random.Generator) -> Signal:
    """Two bells that swing against each other."""
    out = np.zeros(dsp.samples(7.5), np.float32)
    for hz, first, every in ((330.0, 0.0, 1.45), (262.0, 0.62, 1.58)):
        for k in range(3):
            dsp.add(out, rung(hz, _CHURCH, 3.5), dsp.samples(first + every * k + 0.03 * float(rng.random())), 0.8)
    return dsp.normalised(out)


def temple(rng: np.random.Generator) -> Signal:
    """A bonshō: one soft stroke of a beam, a low hum that beats once a second."""
    bell = rung(118.0, _BONSHO, 8.0, strike=0.02)
    thud = dsp.lowpass(dsp.white(rng, dsp.samples(0.2)), 300.0) * dsp.decay(dsp.samples(0.2), 0.12)
    dsp.add(bell, dsp.normalised(thud), 0, 0.35)
    return dsp.normalised(bell)


def school(rng: np.random.Generator) -> Signal:
    """Westminster's quarters, as every Japanese school has them: キンコンカンコン."""
    low = 349.2
    first = (1.26, 1.0, 1.122, 0.749)
    second = (0.749, 1.122, 1.26, 1.0)
    notes = [(0.62 * k, low * ratio) for k, ratio in enumerate(first)]
    notes += [(3.1 + 0.62 * k, low * ratio) for k, ratio in enumerate(second)]
    return tune(tuple(notes), _TUBE, 2.2)


def wind_chime(rng: np.random.Generator) -> Signal:
    """A glass bell in the wind: two or three light strokes of its clapper."""
    hz = 2550.0 + 350.0 * float(rng.random())
    out = np.zeros(dsp.samples(2.6), np.float32)
    at = 0.0
    for _ in range(int(rng.integers(2, 5))):
        dsp.add(out, rung(hz, _GLASS, 1.5, 0.001), dsp.samples(at), 0.45 + 0.55 * float(rng.random()))
        at += 0.12 + 0.32 * float(rng.random())
    return dsp.normalised(out)


def doorbell(rng: np.random.Generator) -> Signal:
    """Ding-dong."""
    return tune(((0.0, 659.3), (0.65, 523.3)), _CHIME, 1.8)


def bicycle(rng: np.random.Generator) -> Signal:
    """A thumb bell: two trills of its clapper."""
    out = np.zeros(dsp.samples(1.6), np.float32)
    for first in (0.0, 0.42):
        for k in range(6):
            dsp.add(out, rung(2250.0 if k % 2 else 2190.0, _GLASS, 0.7, 0.001), dsp.samples(first + 0.035 * k), 0.7)
    return dsp.normalised(out)


def announcement(rng: np.random.Generator) -> Signal:
    """ピンポンパンポン: four notes up before somebody speaks through a loudspeaker."""
    return tune(((0.0, 440.0), (0.42, 554.4), (0.84, 659.3), (1.26, 880.0)), _CHIME, 1.8)


def crossing(rng: np.random.Generator) -> Signal:
    """A level crossing: カンカン, 130 strokes a minute of two tones that do not agree."""
    out = np.zeros(dsp.samples(5.4), np.float32)
    stroke = dsp.single(rung(704.0, _TUBE, 0.5, 0.002) + rung(748.0, _TUBE, 0.5, 0.002) * np.float32(0.8))
    for k in range(11):
        dsp.add(out, stroke, dsp.samples(0.46 * k))
    return dsp.normalised(out)


def gong(rng: np.random.Generator) -> Signal:
    """A gong: it opens after the blow, and shimmers."""
    bell = rung(98.0, _GONG, 6.0, strike=0.015)
    count = len(bell)
    wash = dsp.bandpass(dsp.white(rng, count), 1500.0, 6000.0) * dsp.envelope(
        count, [(0, 0.1), (0.06, 1), (0.5, 0.2), (1, 0)]
    )
    return dsp.fade(dsp.normalised(bell + dsp.normalised(wash) * np.float32(0.25)), 0, 4800)


def phone(rng: np.random.Generator) -> Signal:
    """A telephone: two rings of a second, a second apart, of a bell that is hit twenty times a second."""
    out = np.zeros(dsp.samples(4.0), np.float32)
    count = dsp.samples(1.0)
    tone = (
        dsp.sine(1320.0, count) + dsp.sine(1660.0, count) * np.float32(0.8) + dsp.sine(3960.0, count) * np.float32(0.2)
    )
    ring = dsp.fade(dsp.single(tone * (0.55 + 0.45 * dsp.sine(20.0, count))), 240, 1800)
    for at in (0.0, 2.0):
        dsp.add(out, ring, dsp.samples(at))
    return dsp.normalised(out)


def notification(rng: np.random.Generator) -> Signal:
    """A message: two short notes up."""
    return tune(((0.0, 1046.5), (0.11, 1568.0)), ((1.0, 1.0, 0.35), (2.0, 0.25, 0.2)), 0.5)


def alarm_clock(rng: np.random.Generator) -> Signal:
    """ピピピピ: four beeps, a rest, again."""
    return _beeps(2048.0, [(0.9 * k + 0.13 * n, 0.07) for k in range(4) for n in range(4)], 3.8)


def alarm(rng: np.random.Generator) -> Signal:
    """A klaxon: half a second of a pressed tone, half of nothing."""
    count = dsp.samples(4.0)
    hz = dsp.single(520.0 + 180.0 * (dsp.clock(count) % 0.9) / 0.9)
    tone = np.tanh(dsp.sine(hz, count) * np.float32(3.0))
    gate = dsp.smooth(dsp.single((dsp.clock(count) % 0.9) < 0.6), 480)
    return dsp.normalised(dsp.lowpass(dsp.single(tone * gate), 3500.0))


def heart_monitor(rng: np.random.Generator) -> Signal:
    """A monitor by a sickbed: a beep at every beat."""
    return _beeps(988.0, [(0.86 * k, 0.11) for k in range(6)], 5.2)


def sonar(rng: np.random.Generator) -> Signal:
    """A ping that comes back from far off."""
    count = dsp.samples(3.6)
    ping = dsp.single(dsp.sine(1480.0, count) * dsp.decay(count, 1.7))
    out = dsp.fade(ping, 480, 4800)
    dsp.add(out, ping[: count - dsp.samples(1.1)], dsp.samples(1.1), 0.16)
    return dsp.lowpass(dsp.normalised(out), 3000.0)


def _beeps(hz: float, times: list[tuple[float, float]], seconds: float) -> Signal:
    out = np.zeros(dsp.samples(seconds), np.float32)
    for at, length in times:
        count = dsp.samples(length)
        beep = dsp.sine(hz, count) + dsp.sine(3.0 * hz, count) * np.float32(0.2)
        dsp.add(out, dsp.fade(dsp.single(beep), 96, 192), dsp.samples(at))
    return dsp.normalised(out)


def foghorn(rng: np.random.Generator) -> Signal:
    """A ship's horn: a reed as long as a house, two and a half seconds, and the harbour's answer."""
    return _reeds(rng, (88.0, 132.2), 2.6, 900.0)


def steam_whistle(rng: np.random.Generator) -> Signal:
    """A locomotive's whistle: a chord of pipes over the hiss of steam, a long one and a short one."""
    out = np.zeros(dsp.samples(2.9), np.float32)
    for at, seconds in ((0.0, 1.5), (1.75, 0.8)):
        count = dsp.samples(seconds)
        rise = dsp.envelope(count, [(0, 0.93), (0.08, 1.0), (0.85, 1.0), (1, 0.95)])
        tone = sum(
            (dsp.sine(dsp.single(hz * rise), count) for hz in (554.4, 659.3, 830.6)), np.zeros(count, np.float32)
        )
        hiss = dsp.bandpass(dsp.white(rng, count), 1800.0, 8000.0)
        shape = dsp.envelope(count, [(0, 0), (0.05, 1), (0.85, 0.9), (1, 0)])
        blast = dsp.single((dsp.normalised(tone) + dsp.normalised(hiss) * np.float32(0.35)) * shape)
        dsp.add(out, blast, dsp.samples(at))
    return dsp.normalised(out)


def car_horn(rng: np.random.Generator) -> Signal:
    """A short honk and a longer one, of two reeds a third apart."""
    out = np.zeros(dsp.samples(1.6), np.float32)
    shift = 0.92 + 0.16 * float(rng.random())
    for at, seconds in ((0.0, 0.22), (0.36, 0.4 + 0.5 * float(rng.random()))):
        dsp.add(out, _reeds(rng, (420.0 * shift, 510.0 * shift), seconds, 3800.0), dsp.samples(at))
    return dsp.normalised(out)


def _reeds(rng: np.random.Generator, pitches: tuple[float, ...], seconds: float, bright_hz: float) -> Signal:
    count = dsp.samples(seconds)
    out = np.zeros(count, np.float32)
    for hz in pitches:
        flutter = dsp.single(hz * (1.0 + 0.004 * dsp.sine(5.0, count, 6.0 * float(rng.random()))))
        tone = sum(
            (dsp.sine(dsp.single(flutter * k), count) * np.float32(1.0 / k) for k in range(1, 8)),
            np.zeros(count, np.float32),
        )
        out += np.tanh(tone * np.float32(1.4))
    edge = min(0.3, 0.12 / seconds)
    return dsp.normalised(
        dsp.lowpass(out, bright_hz) * dsp.envelope(count, [(0, 0), (edge, 1), (1 - edge, 0.95), (1, 0)])
    )


def ambulance(rng: np.random.Generator, count: int) -> Signal:
    """ピーポー: 960 Hz and 770 Hz, 0.65 s each, as the law of Japan has it."""
    return _wailed(dsp.single(np.where((dsp.clock(count) % 1.3) < 0.65, 960.0, 770.0)))


def police_siren(rng: np.random.Generator, count: int) -> Signal:
    """A patrol car: up from 450 Hz to 870 Hz and down again in four seconds."""
    return _wailed(dsp.single(660.0 + 210.0 * dsp.sine(0.25, count, -1.57)))


def fire_siren(rng: np.random.Generator, count: int) -> Signal:
    """A wheel with holes that is spun up and runs down: ウーウー, low and slow."""
    return _wailed(dsp.single(480.0 + 240.0 * np.abs(dsp.sine(0.11, count))))


def _wailed(hz: Wave) -> Signal:
    return dsp.lowpass(np.tanh(dsp.sine(dsp.single(dsp.smooth(hz, 900)), len(hz)) * np.float32(2.0)), 3200.0)


def referee(rng: np.random.Generator) -> Signal:
    """A pea whistle: two short blasts."""
    out = np.zeros(dsp.samples(1.1), np.float32)
    for at, seconds in ((0.0, 0.22), (0.32, 0.65)):
        count = dsp.samples(seconds)
        trill = dsp.single(2950.0 * (1.0 + 0.035 * dsp.sine(33.0, count)))
        tone = dsp.sine(trill, count) * (0.7 + 0.3 * dsp.sine(33.0, count))
        air = dsp.bandpass(dsp.white(rng, count), 2200.0, 7000.0)
        blast = dsp.single(
            (tone + dsp.normalised(air) * np.float32(0.12)) * dsp.envelope(count, [(0, 0), (0.06, 1), (0.9, 1), (1, 0)])
        )
        dsp.add(out, blast, dsp.samples(at))
    return dsp.normalised(out)


def kettle(rng: np.random.Generator) -> Signal:
    """A kettle that comes to the boil: the whistle climbs and stays."""
    count = dsp.samples(4.5)
    hz = dsp.single(1500.0 + 1100.0 * np.minimum(1.0, dsp.clock(count) / 2.0) ** 0.6)
    air = dsp.bandpass(dsp.white(rng, count), 1500.0, 6000.0)
    shape = dsp.envelope(count, [(0, 0), (0.35, 0.8), (0.9, 1), (1, 0)])
    return dsp.normalised(dsp.single((dsp.sine(hz, count) + dsp.normalised(air) * np.float32(0.35)) * shape))


def cash_register(rng: np.random.Generator) -> Signal:
    """Ka-ching: the drawer's knock and a small bell."""
    out = rung(2350.0, _GLASS, 1.3, 0.001)
    drawer = dsp.bandpass(dsp.white(rng, dsp.samples(0.18)), 200.0, 2500.0) * dsp.decay(dsp.samples(0.18), 0.12)
    padded = np.zeros(len(out) + dsp.samples(0.14), np.float32)
    dsp.add(padded, dsp.normalised(drawer), 0, 0.8)
    dsp.add(padded, out, dsp.samples(0.14), 0.9)
    return dsp.normalised(padded)


def magic(rng: np.random.Generator) -> Signal:
    """A sparkle: small glass bells that run up, and the dust behind them."""
    out = np.zeros(dsp.samples(2.4), np.float32)
    for k in range(22):
        step = (0, 2, 4, 7, 9)[k % 5] + 12 * (k // 5)
        hz = 880.0 * 2.0 ** (step / 24.0) * (0.99 + 0.02 * float(rng.random()))
        dsp.add(out, rung(hz * 1.5, _GLASS, 0.7, 0.001), dsp.samples(0.045 * k + 0.02 * float(rng.random())), 0.5)
    dust = dsp.highpass(dsp.white(rng, len(out)), 6000.0) * dsp.envelope(len(out), [(0, 0), (0.3, 1), (1, 0)])
    return dsp.normalised(out + dsp.normalised(dust) * np.float32(0.10))


def laser(rng: np.random.Generator) -> Signal:
    """A ray gun: pitch that falls two octaves in a fifth of a second, twice."""
    out = np.zeros(dsp.samples(0.9), np.float32)
    count = dsp.samples(0.24)
    fall = dsp.single(2600.0 * np.exp(-np.float32(9.0) * dsp.clock(count)) + 240.0)
    shot = np.tanh(dsp.sine(fall, count) * np.float32(2.0)) * dsp.decay(count, 0.3)
    for at in (0.0, 0.34 + 0.1 * float(rng.random())):
        dsp.add(out, dsp.fade(dsp.single(shot), 48, 480), dsp.samples(at))
    return dsp.normalised(out)
