"""What is in a media file: its pictures' index and how long its sound is, from the header or, in truth, from every
packet."""

import io
import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from threading import Lock

import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from studio.core import sealed
from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.media.index import Index, Lister, packets_of, read_header

_KEPT = 24
_OFF = Fraction(1, 20)
"""Seconds by which sound may begin beside the pictures because of its encoder's lead-in."""

_TOLD = 512
"""Packets between two reports."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """``samples`` at 48 kHz, from the first picture (or the first sound) to the end of the sound."""

    index: Index | None
    samples: int

    def origin(self, audio: AudioStream | None) -> Fraction:
        """When it begins, in seconds of the file's own time."""
        if self.index is not None and self.index.count:
            return Fraction(0) if self.index.counted else int(self.index.times[0]) * self.index.base
        if audio is not None and audio.start_time is not None:
            return audio.start_time * (audio.time_base or Fraction(0))
        return Fraction(0)


Place = Callable[[Path], Path | None]
"""Where what was found in a file can be kept for next time; None where it cannot."""


class Surveys:
    """Remembers what was found in files, as long as they stay as they are. What took every packet of a file to find is
    kept in ``place`` too. May be used from any thread."""

    def __init__(self, place: Place = lambda _path: None) -> None:
        self._place = place
        self._lock = Lock()
        self._known: OrderedDict[tuple[Path, int, int], Survey] = OrderedDict()

    def find(
        self, path: Path, container: InputContainer, video: VideoStream | None, audio: AudioStream | None
    ) -> Survey:
        """By the header, where it can be trusted to know; else by every packet. Leaves the file anywhere."""
        key = _key(path)
        with self._lock:
            found = self._known.get(key)
        if found is None:
            found = by_header(container, video, audio) or self._walked(path, key, container, video, audio)
            with self._lock:
                self._known[key] = found
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
        return found

    def _walked(
        self,
        path: Path,
        key: tuple[Path, int, int],
        container: InputContainer,
        video: VideoStream | None,
        audio: AudioStream | None,
    ) -> Survey:
        place = self._place(path)
        stamp = f"{key[1]} {key[2]}"
        kept = load(place, stamp) if place is not None else None
        if kept is None:
            kept = walk(container, video, audio)
            if place is not None:
                keep(kept, place, stamp)
        return kept


def by_header(container: InputContainer, video: VideoStream | None, audio: AudioStream | None) -> Survey | None:
    """By the header alone; None where it cannot be trusted to know."""
    index = read_header(video) if video is not None else None
    if (video is not None and index is None) or (audio is not None and not audio.duration):
        return None
    survey = Survey(index=index, samples=0)
    if audio is None:
        return survey
    base = audio.time_base or Fraction(0)
    seconds = (audio.duration or 0) * base
    return Survey(index=index, samples=_samples(seconds, (audio.start_time or 0) * base, survey.origin(audio)))


def walk(
    container: InputContainer,
    video: VideoStream | None,
    audio: AudioStream | None,
    progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> Survey:
    """By every packet; nothing is decoded. Raises ``Cancelled``."""
    lister = Lister(video) if video is not None else None
    begin: int | None = None
    end = 0
    for number, packet in enumerate(packets_of(container, *(one for one in (video, audio) if one is not None))):
        if number % _TOLD == 0:
            if cancel is not None:
                cancel.check()
            if progress is not None:
                progress("look", packet.pos or 0, container.size)
        if lister is not None and video is not None and packet.stream_index == video.index:
            lister.see(packet)
        elif audio is not None:
            at = packet.pts if packet.pts is not None else end
            begin = at if begin is None else min(begin, at)
            end = max(end, at + (packet.duration or 0))
    survey = Survey(index=lister.index() if lister is not None else None, samples=0)
    if audio is None or begin is None:
        return survey
    base = audio.time_base or Fraction(0)
    seconds = (end - begin) * base
    told = (audio.duration or 0) * base
    if told:
        seconds = min(seconds, told)  # the header leaves out what an encoder filled up
    return Survey(index=survey.index, samples=_samples(seconds, begin * base, survey.origin(audio)))


def _samples(seconds: Fraction, begin: Fraction, origin: Fraction) -> int:
    off = begin - origin
    return max(0, int((seconds + (off if abs(off) > _OFF else 0)) * SAMPLE_RATE))


def _key(path: Path) -> tuple[Path, int, int]:
    try:
        found = path.stat()
    except OSError:
        return path, 0, 0
    return path, found.st_size, found.st_mtime_ns


def keep(survey: Survey, place: Path, stamp: str) -> None:
    """Write a survey down; where that fails it is made again next time."""
    index = survey.index
    told: dict[str, object] = {"stamp": stamp, "samples": survey.samples}
    times = keys = np.zeros(0, np.int64)
    if index is not None:
        told |= {"base": str(index.base), "rate": str(index.rate or ""), "last": index.last, "counted": index.counted}
        times, keys = index.times, index.keys
    file = io.BytesIO()
    np.savez_compressed(file, told=np.frombuffer(json.dumps(told).encode(), np.uint8), times=times, keys=keys)
    sealed.keep(place, file.getvalue())


def load(place: Path, stamp: str) -> Survey | None:
    """The survey that ``keep`` wrote of the file with this stamp; None where there is none, or it makes no sense."""
    data = sealed.kept(place)
    if data is None:
        return None
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as kept:
            told = json.loads(bytes(kept["told"]))
            if told["stamp"] != stamp:
                return None
            if "base" not in told:
                return Survey(index=None, samples=int(told["samples"]))
            index = Index(
                times=np.asarray(kept["times"], np.int64),
                keys=np.asarray(kept["keys"], np.int64),
                base=Fraction(told["base"]),
                rate=Fraction(told["rate"]) if told["rate"] else None,
                last=int(told["last"]),
                counted=bool(told["counted"]),
            )
            sound = len(index.keys) > 0 and int(index.keys[-1]) < index.count and bool(np.all(np.diff(index.times) > 0))
            return Survey(index=index, samples=int(told["samples"])) if sound and index.base > 0 else None
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError):  # another studio's way of writing it
        return None
