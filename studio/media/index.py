"""The index of a file's pictures: when each is shown, where decoding can begin, and which is shown at a moment."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from av import Packet
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream
from numpy.typing import NDArray

from studio.core.time import FRAME_RATES

_RATES = (
    *FRAME_RATES.values(),
    *(Fraction(rate) for rate in (48, 50, 60, 10, 12, 15, 20, 90, 100, 120, 240, 1, 2, 5)),
    Fraction(60000, 1001),
    Fraction(120000, 1001),
)
_SLACK = Fraction(11, 10_000)
"""Seconds that the times of an even file may be off: Matroska and others round to a millisecond."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """``times`` int64 (n,) in units of ``base`` seconds, ascending; ``keys`` int64, the numbers of the key pictures.

    ``rate`` is the steady rate, None where pictures come as they like. ``counted``: the file gives its pictures no
    times of their own; they are numbered as they are decoded. ``last`` is how long the last picture stays, in units.
    """

    times: NDArray[np.int64]
    keys: NDArray[np.int64]
    base: Fraction
    rate: Fraction | None
    last: int = 0
    counted: bool = False

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self.times)

    @property
    def seconds(self) -> Fraction:
        """From the first picture to the end of the last."""
        if not self.count:
            return Fraction(0)
        if self.rate is not None:
            return self.count / self.rate
        return (int(self.times[-1] - self.times[0]) + max(1, self.last)) * self.base

    @property
    def mean_rate(self) -> Fraction:
        """The steady rate, or pictures a second on the average, 1..240 in thousandths."""
        if self.rate is not None:
            return self.rate
        return min(max(Fraction(round(self.count / self.seconds * 1000), 1000), Fraction(1)), Fraction(240))

    def at(self, time: Fraction) -> int:
        """The picture shown ``time`` seconds after the first one: the last that is not later. The first before that,
        the last for ever after."""
        if self.rate is not None:
            number = time * self.rate // 1
        else:
            number = int(np.searchsorted(self.times, int(time // self.base) + int(self.times[0]), "right")) - 1
        return max(0, min(self.count - 1, int(number)))

    def number(self, time: int) -> int | None:
        """The picture with exactly this time, in units."""
        place = int(np.searchsorted(self.times, time))
        return place if place < self.count and int(self.times[place]) == time else None

    def key(self, number: int) -> int:
        """The key picture from which this one is decoded."""
        return int(self.keys[max(0, bisect_right(self.keys, number) - 1)])


def read_header(stream: VideoStream) -> Index | None:
    """From the file's header alone; None where that does not tell."""
    return _even(stream) or _direct(stream)


def steady_rate(times: NDArray[np.int64], base: Fraction, likely: Fraction | None) -> Fraction | None:
    """The rate at which pictures with these times come evenly; None where there is none."""
    if len(times) < 2:
        return likely if likely and 1 <= likely <= 1000 else None
    span = int(times[-1] - times[0]) * base
    if not span:
        return None
    mean = (len(times) - 1) / span
    candidates = sorted({*_RATES, *((likely,) if likely else ())}, key=lambda rate: abs(rate - mean))
    elapsed = (times - times[0]).astype(np.float64) * float(base)
    number = np.arange(len(times), dtype=np.float64)
    for rate in candidates[:3]:
        slack = float(min(max(_SLACK, base), 1 / (4 * rate)))
        if float(np.abs(elapsed - number / float(rate)).max()) <= slack:
            return rate
    return None


def _even(stream: VideoStream) -> Index | None:
    """The index of a file whose pictures follow each other evenly, from its header alone."""
    entries = stream.index_entries
    count = len(entries)
    if count < 2 or count != stream.frames or not stream.average_rate or not stream.time_base:
        return None
    step = 1 / (stream.average_rate * stream.time_base)
    if step.denominator != 1 or stream.start_time is None:
        return None
    found = _entries(stream)
    if found is None:
        return None
    times, keys = found
    whole = int(step)
    even = np.arange(count, dtype=np.int64) * whole
    if keys[0] != 0 or not np.array_equal(times - times[0], even):
        return None
    return Index(
        times=even + stream.start_time, keys=keys, base=stream.time_base, rate=Fraction(stream.average_rate), last=whole
    )


def _direct(stream: VideoStream) -> Index | None:
    """The index of an uneven file whose pictures are stored in the order they are shown, from its header alone."""
    if stream.codec_context.has_b_frames or stream.start_time is None or not stream.time_base:
        return None
    if len(stream.index_entries) != stream.frames or stream.frames < 2:
        return None
    found = _entries(stream)
    if found is None:
        return None
    times, keys = found
    if keys[0] != 0 or int(np.diff(times).min()) <= 0:
        return None
    times = times - times[0] + stream.start_time
    duration = int(stream.duration or 0) - int(times[-1] - times[0])
    rate = steady_rate(times, stream.time_base, stream.average_rate)
    last = duration if duration > 0 else int(np.median(np.diff(times)))
    return Index(times=times, keys=keys, base=stream.time_base, rate=rate, last=last)


def _entries(stream: VideoStream) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Times and the numbers of key pictures from the header; None where some are to be left out."""
    times: list[int] = []
    keys: list[int] = []
    for number, entry in enumerate(stream.index_entries):
        if entry.is_discard:
            return None
        times.append(entry.timestamp)
        if entry.is_keyframe:
            keys.append(number)
    return (np.asarray(times, np.int64), np.asarray(keys, np.int64)) if keys else None


def packets_of(container: InputContainer, *streams: Any) -> "Iterator[Packet[Any]]":
    """Every packet with something in it; what cannot be read ends it."""
    packets: Iterator[Packet[Any]] = container.demux(*streams)
    while True:
        try:
            packet = next(packets, None)
        except (FFmpegError, EOFError):
            return
        if packet is None:
            return
        if packet.size:
            yield packet


class Lister:
    """Sees the packets of a picture stream in their order, and makes their index."""

    def __init__(self, stream: VideoStream) -> None:
        self._stream = stream
        self._shown: dict[int, bool] = {}
        self._nameless: list[bool] = []
        self._longest = 0, 0

    def see(self, packet: "Packet[Any]") -> None:
        """One packet."""
        if packet.is_discard:
            return
        if packet.pts is None:
            self._nameless.append(packet.is_keyframe)
            return
        self._shown[packet.pts] = packet.is_keyframe
        self._longest = max(self._longest, (packet.pts, packet.duration or 0))

    def index(self) -> Index:
        """Of all that was seen."""
        base = self._stream.time_base or Fraction(1, 90_000)
        likely = self._stream.average_rate or self._stream.guessed_rate
        if len(self._nameless) > len(self._shown):
            return self._counted(base, Fraction(likely or 25))
        times = np.asarray(sorted(self._shown), np.int64)
        keys = np.asarray([number for number, time in enumerate(times) if self._shown[int(time)]] or [0], np.int64)
        rate = steady_rate(times, base, Fraction(likely) if likely else None)
        last = self._longest[1] or (int(np.median(np.diff(times))) if len(times) > 1 else 0)
        return Index(times=times, keys=keys, base=base, rate=rate, last=last)

    def _counted(self, base: Fraction, rate: Fraction) -> Index:
        flags = [*self._nameless, *(self._shown[time] for time in sorted(self._shown))]
        step = 1 / (rate * base)
        times = np.asarray([round(number * step) for number in range(len(flags))], np.int64)
        keys = np.asarray([number for number, key in enumerate(flags) if key] or [0], np.int64)
        return Index(times=times, keys=keys, base=base, rate=rate, last=round(step), counted=True)
