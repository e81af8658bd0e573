"""A stretch of a file as a file of its own: packets are copied as they are, from a key picture on, so that every
picture and every sample is the one it was."""

import contextlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from studio.core.errors import DiskError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.media.index import Index, packets_of
from studio.media.opened import open_movie, pictures_in, sound_in
from studio.media.still import is_still
from studio.media.survey import by_header, walk

_FORMS = {"mov": "mov", "mp4": "mp4", "m4v": "mp4", "mkv": "matroska", "webm": "webm"}
"""Containers that give packets back as they were put in, by suffix."""

_MOV = {"movflags": "+faststart", "movie_timescale": "240000"}
"""In thousandths of a second, as is usual, sound would begin up to 24 samples beside its place."""

_AHEAD = Fraction(1)
"""Seconds before the first picture from which packets are read: sound may lie a little apart from its pictures."""

_LEAST = Fraction(1, 2)
"""Seconds that must be saved."""


class Trims:
    """The ``Trimmer`` port."""

    def trim(
        self,
        path: Path,
        target: Path,
        stretch: tuple[Fraction, Fraction],
        rates: Sequence[Fraction],
        cancel: CancelToken,
    ) -> Fraction | None:
        """Write it. Raises ``InputError``, ``DiskError`` or ``Cancelled``."""
        with open_movie(path) as container:
            video, audio = pictures_in(container), sound_in(container)
            if is_still(container) or (video is None and audio is None):
                return None
            try:
                if video is None:
                    return _sound(container, cast(AudioStream, audio), target, stretch, rates, cancel)
                return _pictures(container, video, audio, target, stretch, rates, cancel)
            except FFmpegError as exc:
                with contextlib.suppress(OSError):
                    target.unlink(missing_ok=True)
                if isinstance(exc, ValueError):
                    return None  # what it holds cannot lie in a new file of its kind
                raise DiskError(
                    f"{target.name} cannot be written: {exc.strerror or exc}.", todo="Free some space on the disk."
                ) from exc


def _pictures(
    container: InputContainer,
    video: VideoStream,
    audio: AudioStream | None,
    target: Path,
    stretch: tuple[Fraction, Fraction],
    rates: Sequence[Fraction],
    cancel: CancelToken,
) -> Fraction | None:
    form = _FORMS.get(target.suffix.removeprefix("."))
    index = (by_header(container, video, audio) or walk(container, video, audio)).index
    if form is None or index is None or index.counted or not index.count:
        return None
    first, behind = _between(index, stretch, rates)
    begin = _moment(index, first)
    end = _moment(index, behind) if behind < index.count else index.seconds
    if index.seconds - (end - begin) < _LEAST:
        return None
    origin = int(index.times[0]) * index.base
    low = int(index.times[first])
    high = int(index.times[behind]) if behind < index.count else None
    options = _MOV if form in ("mov", "mp4") else {}
    out: Any = av.open(target, "w", format=form, options=options)
    try:
        streams: dict[int, Any] = {video.index: out.add_stream_from_template(video)}
        if audio is not None:
            streams[audio.index] = out.add_stream_from_template(audio)
        seen, heard = False, audio is None
        container.seek(low - round(_AHEAD / index.base), stream=video, backward=True)
        for packet in packets_of(container, *(one for one in (video, audio) if one is not None)):
            cancel.check()
            if packet.pts is None or packet.dts is None:
                continue
            if packet.stream_index == video.index:
                seen = seen or (high is not None and packet.dts >= high)
                wanted = packet.pts >= low and (high is None or packet.pts < high)
            else:
                at = packet.pts * packet.time_base - origin
                heard = heard or at >= end
                wanted = begin <= at < end
            if seen and heard:
                break
            if not wanted:
                continue
            _shift(packet, begin)
            packet.stream = streams[packet.stream_index]
            out.mux(packet)
    finally:
        out.close()
    return begin


def _between(index: Index, stretch: tuple[Fraction, Fraction], rates: Sequence[Fraction]) -> tuple[int, int]:
    """The first picture to keep, a key picture at a moment that is a whole frame at each of ``rates``; and the first
    behind, a key picture too, or the count."""
    wanted, last = index.at(stretch[0]), index.at(stretch[1])
    keys = index.keys
    first = next(
        (
            int(key)
            for key in keys[: np.searchsorted(keys, wanted, "right")][::-1]
            if all((_moment(index, int(key)) * rate).denominator == 1 for rate in rates)
        ),
        0,
    )
    after = int(np.searchsorted(keys, last, "right"))
    return first, int(keys[after]) if after < len(keys) else index.count


def _moment(index: Index, number: int) -> Fraction:
    """When a picture is shown, in seconds after the first."""
    if index.rate is not None:
        return number / index.rate
    return int(index.times[number] - index.times[0]) * index.base


def _shift(packet: Any, begin: Fraction) -> None:
    by = round(begin / packet.time_base)
    packet.pts, packet.dts = packet.pts - by, packet.dts - by


def _sound(
    container: InputContainer,
    audio: AudioStream,
    target: Path,
    stretch: tuple[Fraction, Fraction],
    rates: Sequence[Fraction],
    cancel: CancelToken,
) -> Fraction | None:
    """Plain PCM alone: its bytes are cut between samples."""
    rate, form = audio.rate or SAMPLE_RATE, target.suffix.removeprefix(".")
    if not audio.codec_context.name.startswith("pcm_") or form != "wav" or container.format.name != "wav":
        return None
    total = int((audio.duration or 0) * (audio.time_base or Fraction(0)) * rate)
    first = _grid(int(stretch[0] * rate), rate, rates)
    last = min(total, -int(-stretch[1] * rate // 1))
    if total - (last - first) < _LEAST * rate:
        return None
    out: Any = av.open(target, "w", format="wav")
    try:
        stream = out.add_stream_from_template(audio)
        for position, count, data in _pcm(container, audio):
            cancel.check()
            low, high = max(first, position), min(last, position + count)
            if low < high:
                step = len(data) // count
                packet: Any = av.Packet(data[(low - position) * step : (high - position) * step])
                packet.stream, packet.time_base = stream, Fraction(1, rate)
                packet.pts = packet.dts = low - first
                out.mux(packet)
            if position + count >= last:
                break
    finally:
        out.close()
    return Fraction(first, rate)


def _pcm(container: InputContainer, audio: AudioStream) -> Iterator[tuple[int, int, bytes]]:
    """Where each packet begins, how many samples it has, and its bytes."""
    position = 0
    rate = audio.rate or SAMPLE_RATE
    for packet in packets_of(container, audio):
        samples = int((packet.duration or 0) * packet.time_base * rate)
        if samples:
            yield position, samples, bytes(packet)
            position += samples


def _grid(sample: int, rate: int, rates: Sequence[Fraction]) -> int:
    """The last sample, not behind this one, at which a frame begins at each of ``rates``."""
    step = 1
    for one in rates:
        frame = rate / one  # samples a frame
        step = int(np.lcm(step, frame.numerator))
    return sample // step * step
