"""Two clocks made one: at what pace pictures and sound really came, and how far they were apart. Numbers alone."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE

Times = NDArray[np.float64]
"""float64 (n,) seconds."""

_RATES = tuple(
    Fraction(rate)
    for rate in ("5", "15/2", "10", "12", "25/2", "15", "20", "24000/1001", "24", "25", "30000/1001", "30", "50", "60")
)
"""What cameras come in, pictures a second."""

_STEADY = 0.005
"""How far a camera may be off its rate and still be taken to keep it: sound is then stretched by as much."""

_CRYSTAL = 100e-6
_CAMERA = 1000e-6
"""By what part sound cards, and cameras, usually run too fast or slow."""

_BIN = 1.0
"""Seconds in each of which the fastest arrival counts."""

_GAP = 0.02
"""Seconds by which sound must jump ahead for some of it to count as lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``time = start + slope * x``."""

    start: float
    slope: float

    def at(self, x: Times) -> Times:
        """Its value at each ``x``."""
        return self.start + self.slope * x


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Where pictures stand in a movie of ``rate``. ``numbers``: int64 (n,), rising; -1 for one that has no place.
    ``start`` is the time of picture 0 and ``period`` the seconds between two, on the clock of this machine. ``missing``
    never arrived."""

    rate: Fraction
    start: float
    period: float
    numbers: NDArray[np.int64]
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """How sound came: ``start`` is the time of its first sample, ``rate`` the samples a second, both on the clock of
    this machine. ``gaps`` are (sample before which something is missing, how many samples)."""

    start: float
    rate: float
    gaps: tuple[tuple[int, int], ...] = ()


def straight(x: Times, y: Times) -> Line:
    """The line through points some of which are far off: least squares, weighed again by Huber's rule."""
    if len(x) < 2 or float(np.ptp(x)) == 0.0:
        return Line(start=float(np.median(y - x)) if len(x) else 0.0, slope=1.0)
    middle = float(x.mean())
    weights = np.ones(len(x))
    slope, start = 1.0, 0.0
    for _ in range(6):
        total = weights.sum()
        mean_x, mean_y = float((weights * (x - middle)).sum() / total), float((weights * y).sum() / total)
        away = x - middle - mean_x
        slope = float((weights * away * (y - mean_y)).sum() / (weights * away * away).sum())
        start = mean_y - slope * (middle + mean_x)
        off = np.abs(y - start - slope * x)
        scale = 1.5 * 1.4826 * float(np.median(off)) + 1e-9
        weights = np.minimum(1.0, scale / np.maximum(off, 1e-12))
    return Line(start=start, slope=slope)


def likely_line(x: Times, y: Times, slope: float, spread: float) -> Line:
    """The line through points, held to what is known beforehand: clocks are made to run at ``slope``, give or take the
    part ``spread`` of it (one standard deviation). A few seconds of jitter are no proof of the contrary, five minutes
    are: what a measured slope is worth is told by how far the points lie off it, seconds apart being independent."""
    line = straight(x, y)
    span = float(np.ptp(x)) * slope
    if span <= 0.0:
        return line
    off = 1.4826 * float(np.median(np.abs(y - line.at(x)))) + 1e-6
    doubt = math.sqrt(12.0) * off / (span * math.sqrt(max(1.0, span)))
    trust = spread**2 / (spread**2 + doubt**2)
    held = slope * (1.0 + trust * (line.slope / slope - 1.0))
    return Line(start=float(np.median(y - held * x)), slope=held)


def to_host(device: Times, arrived: Times) -> Line:
    """From a device's own clock to that of this machine, by when things arrived: the fastest arrivals say most."""
    late = arrived - device
    if not len(device):
        return Line(start=0.0, slope=1.0)
    fastest = _fastest(device, late)
    if len(fastest) < 10:
        return Line(start=float(late.min()), slope=1.0)
    return likely_line(device[fastest], arrived[fastest], 1.0, _CRYSTAL)


def place_pictures(times: Times, likely: Fraction) -> Pictures:
    """``times`` rise and are on the clock of this machine; ``likely`` is the rate the camera was asked for.

    A camera that keeps a rate sets the pace: its pictures follow each other in the movie as they were taken. One that
    does not (in the dark, many take longer) has each picture put where it was at that time.
    """
    if len(times) < 2:
        alone = np.zeros(1, np.int64)
        return Pictures(rate=likely, start=float(times[0]), period=1 / float(likely), numbers=alone, missing=0)
    usual = float(np.median(np.diff(times)))
    rate = min({*_RATES, likely}, key=lambda one: abs(float(one) * usual - 1))
    numbers = _count(times, 1 / float(rate))
    line = likely_line(numbers.astype(np.float64), times, 1 / float(rate), _CAMERA)
    better = min({*_RATES, likely}, key=lambda one: abs(float(one) * line.slope - 1))
    if better != rate:
        rate, numbers = better, _count(times, 1 / float(better))
        line = likely_line(numbers.astype(np.float64), times, 1 / float(better), _CAMERA)
    off = np.abs(times - line.at(numbers.astype(np.float64)))
    if abs(float(rate) * line.slope - 1) <= _STEADY and float(np.quantile(off, 0.9)) < 0.5 * line.slope:
        missing = int(numbers[-1]) + 1 - len(numbers)
        return Pictures(rate=rate, start=line.start, period=line.slope, numbers=numbers, missing=missing)
    return _as_they_came(times, likely)


def _count(times: Times, period: float) -> NDArray[np.int64]:
    """Numbers of pictures that come every ``period``, leaving out those that never came; jitter does not add up."""
    numbers = np.zeros(len(times), np.int64)
    expected = float(times[0])
    for place in range(1, len(times)):
        steps = max(1, round((float(times[place]) - expected) / period))
        numbers[place] = numbers[place - 1] + steps
        expected += steps * period
        expected += 0.1 * (float(times[place]) - expected)
    return numbers


def _as_they_came(times: Times, rate: Fraction) -> Pictures:
    period = 1 / float(rate)
    numbers = np.full(len(times), -1, np.int64)
    last = -1
    for place, time in enumerate(times):
        number = max(last + 1, round((float(time) - float(times[0])) / period))
        if number - (float(time) - float(times[0])) / period <= 1.5:
            numbers[place] = last = number
    return Pictures(rate=rate, start=float(times[0]), period=period, numbers=numbers, missing=int((numbers < 0).sum()))


def hear(counts: NDArray[np.int64], times: Times, arrived: Times) -> Sound:
    """Blocks of sound: the number of each one's first sample, when the driver says that was, and when the block was
    here, both on the clock of this machine.

    Drivers tell how long sound was on its way, but many tell it badly: through ALSA's plugins it was seen to wander by
    50 ms within seconds. The fastest block of each second is steady to a millisecond or two. So those say how fast
    sound came, and the drivers' times, all taken together, how long it was on its way.
    """
    if not len(counts):
        return Sound(start=0.0, rate=float(SAMPLE_RATE))
    gaps = _gaps(counts, arrived - counts / SAMPLE_RATE)
    whole = counts + np.array([sum(length for sample, length in gaps if count >= sample) for count in counts])
    x = whole / SAMPLE_RATE
    fastest = _fastest(x, arrived - x)
    line = likely_line(x[fastest], arrived[fastest], 1.0, _CRYSTAL)
    on_the_way = float(np.median(arrived[fastest] - times[fastest]))
    return Sound(start=line.start - on_the_way, rate=SAMPLE_RATE / line.slope, gaps=gaps)


def _fastest(x: Times, late: Times) -> NDArray[np.int64]:
    """Where the least late of every second is."""
    bins = ((x - x[0]) / _BIN).astype(np.int64)
    order = np.lexsort((late, bins))
    return order[np.unique(bins[order], return_index=True)[1]]


def _gaps(counts: NDArray[np.int64], late: Times) -> tuple[tuple[int, int], ...]:
    """Where lateness jumps up and stays there: samples were lost by the system."""
    half = 25
    if len(late) < 2 * half:
        return ()
    found: list[tuple[int, int]] = []
    jumps = np.flatnonzero(np.diff(late) > _GAP) + 1
    for place in jumps:
        if place < half or place > len(late) - half:
            continue
        jump = float(np.median(late[place : place + half]) - np.median(late[place - half : place]))
        if jump > _GAP:
            found.append((int(counts[place]), round(jump * SAMPLE_RATE)))
    return tuple(found)
