"""A still image, as pictures of which there is one."""

from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import numpy as np
from av import VideoFrame
from av.container import InputContainer
from av.error import FFmpegError
from av.video.reformatter import Colorspace, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.media.colour import has_alpha, has_rgb, is_bright, to_bgra
from studio.media.index import packets_of
from studio.media.turning import Turn, square, turn_of

_UNNAMED = 2
_ANOTHER = "Save it again as PNG or JPEG."

FORMATS = frozenset({"image2", "bmp_pipe", "tiff_pipe", "webp_pipe", "png_pipe", "jpeg_pipe", "exr_pipe", "dpx_pipe"})
"""What FFmpeg calls files that hold one image, with those that end in ``_pipe`` besides."""


def is_still(container: InputContainer) -> bool:
    """Whether the file holds one image by its nature."""
    return container.format.name in FORMATS or container.format.name.endswith("_pipe")


class Still:
    """The same face as ``Pictures``. Decoded at once; the file is let go of."""

    def __init__(self, container: InputContainer, stream: VideoStream, path: Path) -> None:
        """Takes the container. Raises ``InputError`` when it cannot be decoded."""
        try:
            frame = _only(container, stream)
            if frame is None:
                raise InputError(f"{path.name} is damaged, or no image.", todo=_ANOTHER)
            self._turn = turn_of(frame)
            self._square = square((frame.width, frame.height), stream)
            if frame.colorspace == _UNNAMED and not has_rgb(frame):
                frame.colorspace = Colorspace.ITU601  # what JPEG (JFIF) and WebP mean where they do not say
            self._frame = frame
        finally:
            container.close()
        self._converter = VideoReformatter()
        self._last: tuple[tuple[int, int], NDArray[np.uint8]] | None = None

    @property
    def turn(self) -> Turn:
        """How it is turned to be upright."""
        return self._turn

    @property
    def alpha(self) -> bool:
        """Whether it can be seen through."""
        return has_alpha(self._frame)

    @property
    def bright(self) -> bool:
        """Whether it is HDR."""
        return is_bright(self._frame)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) as it is shown."""
        return self._turn.shown(self._square)

    @property
    def count(self) -> int:
        """One."""
        return 1

    @property
    def origin(self) -> Fraction:
        """Where it begins."""
        return Fraction(0)

    def distance(self, index: int) -> int:
        """It is always there."""
        return 0

    def reach(self, index: int, limit: int) -> bool:
        """It is always there."""
        return True

    def picture(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """uint8 (height, width, 4) sRGB, blue first; the fourth is opacity. Any number is the same picture."""
        size = size or self.size
        if self._last is None or self._last[0] != size:
            made = self._turn.turned(to_bgra(self._frame, self._turn.shown(size), self._converter))
            self._last = size, made
        return self._last[1].copy()

    def close(self) -> None:
        """Let go of it."""
        self._last = None


def _only(container: InputContainer, stream: VideoStream) -> VideoFrame | None:
    for packet in packets_of(container, stream):
        try:
            frames = packet.decode()
        except (FFmpegError, EOFError):
            continue
        for frame in frames:
            if isinstance(frame, VideoFrame):
                return frame
    try:
        late: list[VideoFrame] = cast(Any, stream.codec_context).decode(None)
    except (FFmpegError, EOFError):
        return None
    return late[0] if late else None
