"""Mastering: a whole film under one gain and one limiter, so that a quiet shot stays quieter than a loud one.

The samples are read from their tape in pieces, a few times over; only a summary of 12 KB a second is kept.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.sound import Sound, Tape
from studio.project.mix import Master
from studio.sound import dsp, measure
from studio.sound.dsp import Signal

CEILING_DB = -2.6
"""Peak of the samples; leaves room for peaks between samples and for AAC, which was seen to add 1.2 dB."""

STEP = 32
"""Samples to a step of the limiter."""

_STEM_DB = 1.7
"""How far a single stem may pass the ceiling of the mix: it must fit into a file of its own."""
_PIECE = 4800 * 27
"""Samples read at a time: whole steps, and whole tenths of a second."""
_LOOK, _RELEASE = 3, 0.06
_OVER_DB, _KNEE_DB = 5.0, -6.0
"""The limiter lets peaks pass by this much, and the knee rounds them off from here up to the ceiling: short peaks lose
a little shape instead of pulling down what follows them."""
_SILENT_LUFS = -68.0
_LOUDEST_GAIN = 60.0
_TOLERANCE = 0.1
_EDGE = dsp.samples(0.003)
_HOP = 4800


def mastered(tape: Tape, loudness: float, given: Master | None, cancel: CancelToken) -> "Mastered":
    """The whole of ``tape`` at ``loudness`` LUFS, peaks under the ceiling; or with the gains that are given."""
    if given is not None:
        tops, _ = _summary(tape, dsp.decibels(given.air_db), cancel)
        return Mastered(tape, given, _Curve(tops, given.gain_db))
    air_db = _air_db(tape, loudness, cancel)
    tops, power = _summary(tape, dsp.decibels(air_db), cancel)
    if measure.gated(_hops(power), tape.sample_count) < _SILENT_LUFS:
        return Mastered(tape, Master(gain_db=0.0, air_db=air_db), _Curve(tops, 0.0))
    gain_db = _solved(tops, power, tape.sample_count, loudness)
    for _ in range(3):
        # What the knee takes is only known from the samples.
        made = Mastered(tape, Master(gain_db=gain_db, air_db=air_db), _Curve(tops, gain_db))
        off = loudness - _heard(made, cancel)
        if abs(off) < _TOLERANCE or (off > 0.0 and gain_db >= _LOUDEST_GAIN):
            break
        gain_db = min(_LOUDEST_GAIN, gain_db + off * (1.2 if off > 0.0 else 1.0))
    return Mastered(tape, Master(gain_db=gain_db, air_db=air_db), _Curve(tops, gain_db))


class Mastered:
    """A ``MasteredTape``: the stems of a tape, all under one gain."""

    def __init__(self, tape: Tape, master: Master, curve: "_Curve") -> None:
        self._tape, self._curve = tape, curve
        self.master = master

    @property
    def sample_count(self) -> int:
        """That of the tape."""
        return self._tape.sample_count

    def read(self, start: int, count: int) -> Sound:
        """Stems whose sum is the mix; silence beyond both ends."""
        lead = start - (start // STEP * STEP - STEP)
        wide = -(-(count + lead) // STEP) * STEP + STEP
        around = _airy(self._tape.read(start - lead, wide), dsp.decibels(self.master.air_db))
        gain = self._curve.gain(start - lead, around)[lead : lead + count] * self._edges(start, count)
        every, stems = dsp.single(gain)[:, None], around.read(lead, count)
        return Sound(
            dialogue=dsp.single(stems.dialogue * every),
            effects=dsp.single(stems.effects * every),
            ambience=dsp.single(stems.ambience * every),
            music=dsp.single(stems.music * every),
        )

    def _edges(self, start: int, count: int) -> Signal:
        """3 ms fades at both ends of the whole."""
        total = self.sample_count
        edge = max(1, min(_EDGE, total // 4))
        at = np.arange(start, start + count)
        rise = np.clip(np.minimum(at, total - 1 - at) / edge, 0.0, 1.0)
        return dsp.single(0.5 - 0.5 * np.cos(np.pi * rise))


class _Curve:
    """The gain of every sample: a limiter that looks ahead, in steps, and a knee on what still stands out."""

    def __init__(self, tops: Signal, gain_db: float) -> None:
        """``tops`` (steps,): the largest absolute value in each step, between samples too."""
        ceiling = dsp.decibels(CEILING_DB)
        self._gain = limiter(tops, dsp.decibels(gain_db), ceiling * dsp.decibels(_OVER_DB))
        self._knee = np.float32(ceiling * dsp.decibels(_KNEE_DB))
        self._room = np.float32(ceiling) - self._knee
        self._level = tops * self._gain
        self._hot = self._level * np.float32(1.05) > self._knee

    def rough(self) -> Signal:
        """The gain at the highest sample of every step."""
        return self._gain * self._kneed(np.maximum(self._level, self._knee))

    def _kneed(self, level: Signal) -> Signal:
        """What the knee leaves of levels above it, as a factor."""
        return (self._knee + self._room * np.tanh((level - self._knee) / self._room)) / level

    def gain(self, start: int, sound: Sound) -> Signal:
        """(n,) for a stretch that begins at ``start``, a multiple of the step."""
        count, first = len(sound.dialogue), start // STEP
        low, high = max(0, first - 2), max(0, min(len(self._gain), first + count // STEP + 3))
        if high <= low:
            return np.ones(count, np.float32)
        centres = (np.arange(low, high) + 0.5) * STEP - start
        curve = dsp.single(np.interp(np.arange(count), centres, self._gain[low:high]))
        hot = np.zeros(-(-count // STEP), np.bool_)
        inside = self._hot[max(0, first) : first + len(hot)]
        hot[max(0, -first) : max(0, -first) + len(inside)] = inside
        loud = np.flatnonzero(np.repeat(hot, STEP)[:count])
        if loud.size:
            level = _tops(sound)[loud] * curve[loud]
            over = level > self._knee
            loud, level = loud[over], level[over]
            curve[loud] *= self._kneed(level)
        return curve


def limiter(tops: Signal, gain: float, ceiling: float) -> Signal:
    """``gain`` times a limiter's curve (steps,): it is down before a peak comes (2 ms), and comes back in 90 ms.

    Straight lines between the steps' middles, each end low enough for both steps beside it: nothing passes the ceiling
    and no onset is moved.
    """
    need = np.minimum(1.0, ceiling / np.maximum(tops * np.float32(gain), 1e-9))
    if not need.size or float(need.min()) >= 1.0:
        return np.full(len(tops), gain, np.float32)
    ahead = dsp.lowest(dsp.single(need), 2 * _LOOK + 1)
    back = 1.0 - float(np.exp(-STEP / (_RELEASE * 48_000.0)))
    held: list[float] = []
    now = 1.0
    for wanted in ahead.tolist():
        now = wanted if wanted < now else now + (1.0 - now) * back
        now = min(now, wanted)
        held.append(now)
    smooth = np.minimum(dsp.smooth(dsp.single(np.array(held)), 3), ahead)
    return dsp.single(smooth * np.float32(gain))


def _pieces(tape: Tape, cancel: CancelToken) -> Iterator[tuple[int, Sound]]:
    """The whole tape in pieces of whole steps, and where each begins."""
    for start in range(0, tape.sample_count, _PIECE):
        cancel.check()
        yield start, tape.read(start, min(_PIECE, tape.sample_count - start))


def _airy(sound: Sound, air: float) -> Sound:
    if air == 1.0:
        return sound
    return Sound(
        dialogue=sound.dialogue, effects=sound.effects, ambience=sound.ambience * np.float32(air), music=sound.music
    )


def _solved(tops: Signal, power: NDArray[np.float64], count: int, loudness: float) -> float:
    """The gain in dB that brings a sound to its loudness, from its peaks and powers by steps. The limiter takes some of
    it away: its gain squared, on the power of each step, tells how much."""
    gain_db = loudness - measure.gated(_hops(power), count)
    for _ in range(5):
        off = loudness - measure.gated(_hops(power * np.square(_Curve(tops, gain_db).rough())), count)
        gain_db = min(_LOUDEST_GAIN, gain_db + off)
        if abs(off) < _TOLERANCE:
            break
    return gain_db


def _air_db(tape: Tape, loudness: float, cancel: CancelToken) -> float:
    """How far the air of places is held down under what happens in front of it.

    Without this, a quiet place behind a few footsteps would be lifted to the loudness of a waterfall. The air is let
    come 6 LU under the target in a storm, 16 LU under in a quiet room; where nothing else sounds, it is the target.
    """
    front, behind = measure.Meter(STEP), measure.Meter(STEP)
    front_tops, behind_tops = list[Signal](), list[Signal]()
    for _, sound in _pieces(tape, cancel):
        ahead = sound.dialogue + sound.effects + sound.music
        front.hear(ahead)
        behind.hear(sound.ambience)
        front_tops.append(_highest(dsp.tops(ahead)))
        behind_tops.append(_highest(dsp.tops(sound.ambience)))
    count = tape.sample_count
    natural = measure.gated(_hops(behind.power), count)
    if not (np.isfinite(natural) and np.isfinite(measure.gated(_hops(front.power), count))):
        return 0.0
    # The knee lets a little more through than the steps can tell.
    limit = loudness - 0.7 - float(np.clip(6.0 + 0.5 * (-36.0 - natural), 6.0, 16.0))
    ahead, air, air_db = np.concatenate(front_tops), np.concatenate(behind_tops), 0.0
    for _ in range(6):
        # Air and front have nothing in common: their powers add.
        share = dsp.decibels(air_db)
        power = front.power + behind.power * share**2
        tops = dsp.single(ahead + air * np.float32(share))
        curve = _Curve(tops, _solved(tops, power, count, loudness)).rough()
        over = measure.gated(_hops(behind.power * np.square(share * curve)), count) - limit
        if abs(over) < 0.2 or (over < 0.0 and air_db >= 0.0):
            break
        air_db = min(0.0, air_db - over)
    return air_db


def _summary(tape: Tape, air: float, cancel: CancelToken) -> tuple[Signal, NDArray[np.float64]]:
    """(steps,) largest values and K-weighted powers of the mix."""
    tops: list[Signal] = []
    meter = measure.Meter(STEP)
    for start, sound in _pieces(tape, cancel):
        count = len(sound.dialogue)
        meter.hear(_airy(sound, air).mix)
        high = _tops(_airy(tape.read(start - 2, count + 4), air))[2 : count + 2]
        tops.append(_highest(high))
    return (np.concatenate(tops) if tops else np.zeros(0, np.float32)), meter.power


def _highest(values: Signal) -> Signal:
    """The largest value of every step."""
    return np.maximum.reduceat(values, np.arange(0, len(values), STEP))


def _tops(sound: Sound) -> Signal:
    """The largest absolute value of either channel at every sample of the mix and half way to its neighbours (cubic),
    and of every stem as far as a file of its own must hold it."""
    mix = sound.mix
    high = dsp.tops(mix)
    if len(mix) >= 4:
        between = np.float32(9.0) * (mix[1:-2] + mix[2:-1]) - mix[:-3] - mix[3:]
        crest = dsp.tops(between) * np.float32(1.0 / 16.0)
        np.maximum(high[1:-2], crest, out=high[1:-2])
        np.maximum(high[2:-1], crest, out=high[2:-1])
    share = np.float32(dsp.decibels(-_STEM_DB))
    for stem in (sound.dialogue, sound.effects, sound.ambience, sound.music):
        if stem.any():
            np.maximum(high, dsp.tops(stem) * share, out=high)
    return high


def _hops(power: NDArray[np.float64]) -> NDArray[np.float64]:
    """Powers of steps as powers of 100 ms."""
    return np.add.reduceat(power, np.arange(0, len(power), _HOP // STEP)) if len(power) else power


def _heard(made: Mastered, cancel: CancelToken) -> float:
    meter = measure.Meter(_HOP)
    for _, sound in _pieces(made, cancel):
        meter.hear(sound.mix)
    return measure.gated(meter.power, made.sample_count)
