"""Pictures of a movie by their number: the index tells where to begin, decoding forward gives the exact one."""

from collections import OrderedDict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av import Packet, VideoFrame
from av.container import InputContainer
from av.error import FFmpegError
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.media.colour import has_alpha, is_bright, to_bgra
from studio.media.index import Index
from studio.media.opened import RELINK
from studio.media.turning import UPRIGHT, Turn, square, turn_of

_KEPT = 12
"""Decoded pictures kept, so that stepping back a little costs nothing; as planes, 1.4 MB each at 1280x720."""

_KEPT_PIXELS = 40_000_000
"""Pixels kept at most, which is fewer pictures where they are large."""

_SEEK = 2
"""What a seek costs, in pictures decoded: closer than this to a key picture it is as quick to decode on."""

_FURTHER = 2
"""How often a seek that came out behind the picture is tried again from an earlier key picture."""


class Pictures:
    """Numbered from 0 in the order they are shown, upright and in square pixels. Owns the container."""

    def __init__(self, container: InputContainer, stream: VideoStream, path: Path, index: Index) -> None:
        """Raises ``InputError`` when the file has no pictures."""
        self._container, self._stream, self._path = container, stream, path
        # frame threads would be quicker in a row, but fill up first: one picture after a seek takes up to 3x longer
        stream.thread_type = "SLICE"
        self._index = index
        if not self._index.count:
            raise InputError(f"{path} holds no pictures that can be read.", todo=RELINK)
        self._kept: OrderedDict[int, VideoFrame] = OrderedDict()
        self._coming: Iterator[VideoFrame] | None = None
        self._next = 0
        """Number of the picture that the decoder will give next."""
        self._converter = VideoReformatter()
        self._turn: Turn = UPRIGHT
        self.alpha = False
        """Whether they can be seen through."""
        self.bright = False
        """Whether they are HDR."""
        self._square = (stream.width, stream.height)
        self._look()
        room = max(1, _KEPT_PIXELS // max(1, stream.width * stream.height))
        self._room = min(_KEPT, room)

    @property
    def index(self) -> Index:
        """When each is shown."""
        return self._index

    @property
    def turn(self) -> Turn:
        """How they are turned to be upright."""
        return self._turn

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) as they are shown."""
        return self._turn.shown(self._square)

    @property
    def count(self) -> int:
        """How many there are."""
        return self._index.count

    @property
    def origin(self) -> Fraction:
        """When the first one is shown, in seconds of the file's own time."""
        return Fraction(0) if self._index.counted else int(self._index.times[0]) * self._index.base

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be shown: 0 when it is kept already."""
        self._check(index)
        if index in self._kept:
            return 0
        return index - (self._next if self._on_the_way(index) else self._index.key(index)) + 1

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether it is there. Raises ``InputError``."""
        self._check(index)
        if index in self._kept:
            self._kept.move_to_end(index)
            return True
        if not self._on_the_way(index):
            self._seek(self._index.key(index))
        for _ in range(limit):
            number = self._decode_one()
            if number == index:
                return True
            if number is None or number > index:
                return self._again(index, limit)
        return False

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first; the fourth is opacity. Raises ``InputError``."""
        while not self.reach(index, 1_000):
            pass
        size = size or self.size
        return self._turn.turned(to_bgra(self._kept[index], self._turn.shown(size), self._converter))

    def close(self) -> None:
        """Let go of the file and of what is decoded."""
        self._coming = None
        self._kept.clear()
        self._container.close()

    def _check(self, index: int) -> None:
        if not 0 <= index < self.count:
            raise InputError(f"{self._path} has {self.count} pictures and no picture {index + 1}.")

    def _look(self) -> None:
        """Decode the first picture, for what only a picture tells: how it is turned."""
        self._seek(0)
        frame = next(self._coming, None) if self._coming is not None else None
        self._coming = None
        if frame is not None:
            self._turn = turn_of(frame)
            self.alpha, self.bright = has_alpha(frame), is_bright(frame)
            self._square = square((frame.width, frame.height), self._stream)

    def _again(self, index: int, limit: int) -> bool:
        """The picture did not come: begin further ahead, for files whose seeks are not exact."""
        self._coming = None
        key = self._index.key(index)
        for _ in range(_FURTHER if limit > 1 else 0):
            if key == 0:
                break
            key = self._index.key(key - 1)
            self._seek(key)
            while (number := self._decode_one()) is not None and number < index:
                pass
            if number == index:
                return True
        self._coming = None
        raise InputError(f"{self._path} is damaged at picture {index + 1}.", todo=RELINK)

    def _on_the_way(self, index: int) -> bool:
        """Whether decoding on gets there as soon as a seek would."""
        return self._coming is not None and self._next <= index and self._index.key(index) <= self._next + _SEEK

    def _seek(self, key: int) -> None:
        self._coming = None
        try:
            self._container.seek(int(self._index.times[key]), stream=self._stream, backward=True)
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
            number = self._number(frame)
            if number is None:
                continue  # outside the file's edit list
            self._next = number + 1
            self._kept[number] = frame
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)
            return number
        return None

    def _number(self, frame: VideoFrame) -> int | None:
        if self._index.counted:
            return self._next if self._next < self.count else None
        return self._index.number(frame.pts) if frame.pts is not None else None
