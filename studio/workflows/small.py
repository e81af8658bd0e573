"""Small pictures of large ones: what a person sees of a frame while it is made, and a take in a strip."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

STRIP = 12
"""Pictures in a strip."""

STRIPS = "thumbnails"
"""The folder of a project's cache where the strip of each movie lies, under the movie's SHA-256."""

STRIP_WIDTH = 160
"""Pixels; the height follows from the take's own shape."""


def smaller(picture: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    """``picture`` (height, width, 3) at most ``width`` wide: each pixel is the mean of those it stands for."""
    tall, wide = picture.shape[:2]
    if wide <= width:
        return picture
    height = max(1, round(tall * width / wide))
    rows, columns = _edges(tall, height), _edges(wide, width)
    sums = np.add.reduceat(np.add.reduceat(picture, rows[:-1], axis=0, dtype=np.uint32), columns[:-1], axis=1)
    areas = (rows[1:] - rows[:-1])[:, None, None] * (columns[1:] - columns[:-1])[None, :, None]
    return np.asarray((sums + areas // 2) // areas, np.uint8)


def _edges(length: int, parts: int) -> NDArray[np.int64]:
    """Where each of ``parts`` even parts begins, and the end."""
    return np.arange(parts + 1, dtype=np.int64) * length // parts


class Strip:
    """The strip of one take: shown every frame, it keeps ``STRIP`` that are spread evenly from the first to the last
    (some more than once, where there are fewer)."""

    def __init__(self, frame_count: int) -> None:
        self._numbers = [round(place * (frame_count - 1) / (STRIP - 1)) for place in range(STRIP)]
        self._pictures: list[NDArray[np.uint8]] = []

    def see(self, number: int, frame: NDArray[np.uint8]) -> None:
        """Frame ``number``, from 0: uint8 (height, width, 3)."""
        times = self._numbers.count(number)
        if times:
            self._pictures += [smaller(frame, STRIP_WIDTH)] * times

    def png(self) -> bytes:
        """The pictures side by side."""
        return png(np.concatenate(self._pictures, axis=1))


def png(picture: NDArray[np.uint8]) -> bytes:
    """uint8 (height, width, 3) sRGB as a PNG file (ISO/IEC 15948): 8 bits, each row as differences to the one above."""
    height, width = picture.shape[:2]
    up = picture.copy()
    up[1:] -= picture[:-1]
    rows = np.empty((height, 1 + width * 3), np.uint8)
    rows[:, 0] = 2
    rows[:, 1:] = up.reshape(height, width * 3)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
