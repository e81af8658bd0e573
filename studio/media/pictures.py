"""Pictures of a movie by their number: the index tells where to begin, decoding forward gives the exact one."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av import Packet, VideoFrame
from av.container import InputContainer
from av.error import FFmpegError
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.media.opened import RELINK

_KEPT = 12
"""Decoded pictures kept, so that stepping back a little costs nothing; as planes, 1.4 MB each at 1280x720."""

_SEEK = 2
"""What a seek costs, in pictures decoded: closer than this to a key picture it is as quick to decode on."""

_PLAIN, _SCALED = Interpolation.BILINEAR, Interpolation.BICUBIC
"""Without the flags for exact rounding: 0.2 ms instead of 3.4 for 960x540, and at most a step or two of 255 apart."""

_KNOWN_SPACES = (Colorspace.ITU709, Colorspace.ITU601, Colorspace.SMPTE170M, Colorspace.SMPTE240M, Colorspace.BT2020)


class Pictures:
    """Numbered from 0 in the order they are shown. Owns the container."""

    def __init__(self, container: InputContainer, path: Path) -> None:
        """Raises ``InputError`` when the file has no pictures."""
        self._container, self._path = container, path
        self._stream = container.streams.video[0]
        # frame threads would be quicker in a row, but fill up first: one picture after a seek takes up to 3x longer
        self._stream.thread_type = "SLICE"
        self._times, self._keys = _index(container, self._stream)
        if not self._times:
            raise InputError(f"{path} holds no pictures that can be read.", todo=RELINK)
        self._numbers = {time: number for number, time in enumerate(self._times)}
        self._kept: OrderedDict[int, VideoFrame] = OrderedDict()
        self._coming: Iterator[VideoFrame] | None = None
        self._next = 0
        """Number of the picture that the decoder will give next."""
        self._converter = VideoReformatter()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._times)

    @property
    def origin(self) -> Fraction:
        """When the first one is shown, in seconds of the file's own time."""
        return self._times[0] * (self._stream.time_base or Fraction(0))

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown: 0 when it is kept already."""
        self._check(index)
        if index in self._kept:
            return 0
        return index - (self._next if self._on_the_way(index) else self._key(index)) + 1

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether it is there. Raises ``InputError``."""
        self._check(index)
        if index in self._kept:
            self._kept.move_to_end(index)
            return True
        if not self._on_the_way(index):
            self._seek(self._key(index))
        for _ in range(limit):
            number = self._decode_one()
            if number == index:
                return True
            if number is None or number > index:
                self._coming = None
                raise InputError(f"{self._path} is damaged at picture {index + 1}.", todo=RELINK)
        return False

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first. Raises ``InputError``."""
        while not self.reach(index, 1_000):
            pass
        return _to_bgra(self._kept[index], size, self._converter)

    def close(self) -> None:
        """Let go of the file and of what is decoded."""
        self._coming = None
        self._kept.clear()
        self._container.close()

    def _check(self, index: int) -> None:
        if not 0 <= index < len(self._times):
            raise InputError(f"{self._path} has {len(self._times)} pictures and no picture {index + 1}.")

    def _key(self, index: int) -> int:
        return self._keys[max(0, bisect_right(self._keys, index) - 1)]

    def _on_the_way(self, index: int) -> bool:
        """Whether decoding on gets there as soon as a seek would."""
        return self._coming is not None and self._next <= index and self._key(index) <= self._next + _SEEK

    def _seek(self, key: int) -> None:
        self._coming = None
        try:
            self._container.seek(self._times[key], stream=self._stream, backward=True)
        except (OSError, ValueError) as exc:
            raise InputError(f"{self._path} cannot be read: {exc}.", todo=RELINK) from exc
        self._next = key
        self._coming = self._decoded()

    def _decoded(self) -> Iterator[VideoFrame]:
        """Frames from here on; what cannot be decoded is left out."""
        packets: Iterator[Packet[Any]] = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                frames = packet.decode()
            except (FFmpegError, EOFError):
                continue
            for frame in frames:
                if isinstance(frame, VideoFrame):
                    yield frame

    def _decode_one(self) -> int | None:
        """The number of the picture that came, None at the end."""
        while self._coming is not None:
            frame = next(self._coming, None)
            if frame is None:
                return None
            number = self._numbers.get(frame.pts) if frame.pts is not None else None
            if number is None:
                continue  # outside the file's edit list
            self._next = number + 1
            self._kept[number] = frame
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return number
        return None


def _index(container: InputContainer, stream: VideoStream) -> tuple[list[int], list[int]]:
    """When each picture is shown, in the stream's own time, and the numbers of the key pictures."""
    return _even(stream) or _listed(container, stream)


def _even(stream: VideoStream) -> tuple[list[int], list[int]] | None:
    """The index of a file whose pictures follow each other evenly, from its header alone."""
    entries = stream.index_entries
    count = len(entries)
    if count < 2 or count != stream.frames or not stream.average_rate or not stream.time_base:
        return None
    step = 1 / (stream.average_rate * stream.time_base)
    first = entries[0].timestamp
    if step.denominator != 1 or stream.start_time is None:
        return None
    keys: list[int] = []
    for number in range(count):
        entry = entries[number]
        if entry.is_discard or entry.timestamp != first + number * step:
            return None
        if entry.is_keyframe:
            keys.append(number)
    if not keys or keys[0] != 0:
        return None
    start, whole = stream.start_time, int(step)
    return [start + number * whole for number in range(count)], keys


def _listed(container: InputContainer, stream: VideoStream) -> tuple[list[int], list[int]]:
    """The index of any other file, from its packets; nothing is decoded."""
    shown: dict[int, bool] = {}
    packets: Iterator[Packet[Any]] = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (FFmpegError, EOFError):
            break
        if packet is None:
            break
        if packet.pts is not None and packet.size and not packet.is_discard:
            shown[packet.pts] = packet.is_keyframe
    times = sorted(shown)
    keys = [number for number, time in enumerate(times) if shown[time]]
    return times, keys or [0]


def _to_bgra(frame: VideoFrame, size: tuple[int, int] | None, converter: VideoReformatter) -> NDArray[np.uint8]:
    """uint8 (height, width, 4) sRGB, blue first, C-contiguous. What says no colour space is BT.709 limited."""
    space = frame.colorspace if frame.colorspace in _KNOWN_SPACES else Colorspace.ITU709
    span = ColorRange.JPEG if frame.color_range == ColorRange.JPEG else ColorRange.MPEG
    width, height = size or (frame.width, frame.height)
    packed = converter.reformat(
        frame,
        width=width,
        height=height,
        format="bgra",
        src_colorspace=space,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=span,
        dst_color_range=ColorRange.JPEG,
        interpolation=_PLAIN if (width, height) == (frame.width, frame.height) else _SCALED,
        threads=1,
    )
    array: NDArray[Any] = packed.to_ndarray()
    return np.ascontiguousarray(array, np.uint8)
