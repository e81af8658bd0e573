"""Bars, bells and gongs with a pitch: modes that ring and die, and a row of them for each."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.instruments.waves import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """``modes``: (ratio to the pitch, amount, seconds to fall 60 dB). Their partner, ``beat_hz`` above, beats with
    them; ``throb`` is a vibraphone's fan (Hz, depth)."""

    modes: tuple[tuple[float, float, float], ...]
    seconds: float
    beat_hz: float = 0.0
    knock: float = 0.0
    """The mallet."""
    knock_hz: float = 1500.0
    throb: tuple[float, float] = (0.0, 0.0)
    lower: float = 0.45
    """How much longer low notes ring: a power of 440 Hz over the pitch."""


def struck(row: Struck, hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """One stroke of a row."""
    longer = float(np.clip((440.0 / hz) ** row.lower, 0.5, 2.0))
    count = dsp.samples(row.seconds * longer)
    out = np.zeros(count, np.float32)
    for number, (ratio, amount, ring) in enumerate(row.modes):
        if hz * ratio > 15_000.0:
            continue
        # A hard stroke wakes the high modes.
        level = np.float32(amount * (0.4 + 0.6 * loud if number else 1.0))
        tone = dsp.sine(hz * ratio, count)
        if row.beat_hz and number < 2:
            tone = tone + dsp.sine(hz * ratio + row.beat_hz, count, 0.5) * np.float32(0.7)
        out += tone * dsp.decay(count, ring * longer) * level
    if row.throb[0]:
        out = dsp.single(out * (1.0 - np.float32(row.throb[1]) * (0.5 + 0.5 * dsp.sine(row.throb[0], count))))
    out = dsp.normalised(out)
    if row.knock:
        length = min(count, 2400)
        knock = dsp.bandpass(dsp.white(rng, length), 0.4 * row.knock_hz, row.knock_hz) * dsp.decay(length, 0.02)
        dsp.add(out, dsp.normalised(knock), 0, row.knock)
    return dsp.fade(dsp.normalised(out, loud), 20, min(4800, count // 4))


def bell(hz: float, seconds: float, loud: float, rng: np.random.Generator) -> Signal:
    """A celesta or glockenspiel."""
    count = dsp.samples(2.2)
    out = np.zeros(count, np.float32)
    for ratio, amount, ring in ((1.0, 1.0, 2.0), (2.0, 0.15, 1.2), (3.98, 0.35 * loud, 0.7), (8.9, 0.12 * loud, 0.25)):
        if hz * ratio < 16_000.0:
            out += dsp.sine(hz * ratio, count) * dsp.decay(count, ring) * np.float32(amount)
    return dsp.fade(dsp.normalised(out, loud), 24, 4800)


ROWS: dict[str, Struck] = {
    "xylophone": Struck(
        modes=((1.0, 1.0, 0.35), (3.0, 0.45, 0.18), (6.2, 0.2, 0.08)), seconds=0.5, knock=0.35, knock_hz=3500.0
    ),
    "marimba": Struck(modes=((1.0, 1.0, 0.8), (4.0, 0.25, 0.25), (9.8, 0.06, 0.08)), seconds=1.0, knock=0.15),
    "vibraphone": Struck(
        modes=((1.0, 1.0, 2.6), (4.0, 0.2, 1.0), (10.0, 0.04, 0.2)), seconds=2.4, knock=0.05, throb=(5.2, 0.45)
    ),
    "kalimba": Struck(modes=((1.0, 1.0, 1.3), (5.9, 0.12, 0.25), (2.0, 0.06, 0.5)), seconds=1.4, knock=0.25),
    "steel_pan": Struck(
        modes=((1.0, 1.0, 0.9), (2.0, 0.7, 0.6), (3.0, 0.25, 0.4), (4.07, 0.2, 0.3)), seconds=1.0, knock=0.1
    ),
    "tubular_bell": Struck(
        modes=(
            (1.0, 1.0, 3.4), (1.5, 0.35, 2.6), (2.0, 0.7, 2.4), (2.66, 0.35, 1.6), (3.66, 0.25, 1.0), (0.5, 0.3, 4.0),
        ),
        seconds=3.2, knock=0.12,
    ),
    # Bronze keys over tubes, in pairs of which one is tuned higher: their beats are what a gamelan breathes with.
    "saron": Struck(
        modes=((1.0, 1.0, 1.7), (2.72, 0.42, 0.8), (5.3, 0.22, 0.35), (7.9, 0.1, 0.2)), seconds=1.8, beat_hz=6.2,
        knock=0.2, knock_hz=4000.0,
    ),
    "bonang": Struck(
        modes=((1.0, 1.0, 0.7), (1.52, 0.3, 0.4), (2.8, 0.25, 0.3), (4.4, 0.12, 0.15)), seconds=0.9, beat_hz=4.5,
        knock=0.12,
    ),
    "gong_ageng": Struck(
        modes=((1.0, 1.0, 5.0), (1.49, 0.3, 3.2), (2.03, 0.4, 3.0), (3.4, 0.14, 1.2)), seconds=4.2, beat_hz=2.1,
        lower=0.1,
    ),
}  # fmt: skip

STRUCK: dict[str, Instrument] = {**{name: partial(struck, row) for name, row in ROWS.items()}, "bell": bell}
