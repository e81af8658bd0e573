"""How the pictures of a file are meant to be seen: which way up, and how wide their pixels are."""

import struct
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import numpy as np
from av import VideoFrame
from av.sidedata.sidedata import Type
from av.video.stream import VideoStream
from numpy.typing import NDArray

from studio.project.timeline.file import Rotation

_ODDEST = 8
"""Pixels that say they are more than so many times as wide as high, or as high as wide, are taken as square."""


@dataclass(frozen=True, slots=True)
class Turn:
    """First the sides are exchanged (``swap``: rows become columns), then the picture is mirrored, ``across`` from left
    to right and ``down`` from top to bottom."""

    swap: bool = False
    across: bool = False
    down: bool = False

    @property
    def rotation(self) -> Rotation:
        """Degrees clockwise; of a mirrored picture, those it is turned besides."""
        if self.swap:
            return 90 if self.across else 270
        return 180 if self.down and self.across else 0

    def shown(self, size: tuple[int, int]) -> tuple[int, int]:
        """(width, height) once it is turned."""
        return (size[1], size[0]) if self.swap else size

    def turned(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """uint8 (height, width, n), turned; C-contiguous."""
        view = picture.swapaxes(0, 1) if self.swap else picture
        if self.across:
            view = view[:, ::-1]
        if self.down:
            view = view[::-1]
        return np.ascontiguousarray(view)


UPRIGHT = Turn()
_QUARTERS = (UPRIGHT, Turn(swap=True, down=True), Turn(across=True, down=True), Turn(swap=True, across=True))
"""By quarter turns counter-clockwise."""


def turn_of(frame: VideoFrame) -> Turn:
    """What the display matrix of a decoded picture asks for (ISO/IEC 14496-12, 8.3.2), to the next right angle."""
    try:
        found = next((data for data in _side_data(frame) if data.type == Type.DISPLAYMATRIX), None)
    except ValueError:  # PyAV knows no name for something else that the frame carries (Exif), and gives nothing at all
        return _QUARTERS[round(frame.rotation / 90) % 4]
    matrix = bytes(found) if found is not None else b""
    if len(matrix) < 36:
        return UPRIGHT
    a, b, _, c, d = struct.unpack("=5i", matrix[:20])
    if not (a or b or c or d):
        return UPRIGHT
    if abs(b) > abs(a):
        return Turn(swap=True, across=c < 0, down=b < 0)
    return Turn(across=a < 0, down=d < 0)


def square(size: tuple[int, int], stream: VideoStream) -> tuple[int, int]:
    """(width, height) of a coded picture in square pixels; nothing is lost, one side grows."""
    shape = stream.sample_aspect_ratio or Fraction(1)
    if not Fraction(1, _ODDEST) <= shape <= _ODDEST:
        return size
    if shape > 1:
        return round(size[0] * shape), size[1]
    return size[0], round(size[1] / shape)


def _side_data(frame: VideoFrame) -> list[Any]:
    data = cast(Any, frame.side_data)
    return [data[number] for number in range(len(data))]
