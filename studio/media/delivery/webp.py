"""Animated WebP (Google's "WebP Container Specification"), looping for ever: of every picture the part that changed."""

import struct
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import cast

import numpy as np
from av import VideoFrame
from numpy.typing import NDArray

from studio.core.errors import DiskError
from studio.core.time import FrameRate
from studio.media.delivery.coding import Coder
from studio.media.delivery.pieces import Packet, Pieces
from studio.media.pyav import encoder
from studio.ports.delivery import Told

_MOST = 0xFFFF_FFF0
_KEEP = 2
"""A picture takes the place of what it covers, its opacity too."""


class WebpEncoder:
    """A ``PieceEncoder``; a packet is where the part lies, its size, and its own chunks."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder
        self._last: NDArray[np.uint8] | None = None
        self._count = 0

    def put(self, frame: NDArray[np.uint8]) -> Iterable[Packet]:
        """The part that differs from the frame before; of the first, all. Raises ``OSError`` or ``ValueError``."""
        left, top, part = _changed(self._last, frame)
        self._last = frame.copy()
        height, width = part.shape[:2]
        place = struct.pack("<IIII", left, top, width, height)
        packet = Packet(self._count, self._count, self._count == 0, place + self._still(part))
        self._count += 1
        return (packet,)

    def end(self) -> Iterable[Packet]:
        """Nothing is kept back."""
        return ()

    def _still(self, part: NDArray[np.uint8]) -> bytes:
        """The part's chunks (ALPH, VP8, VP8L) without the file's head."""
        context = encoder("libwebp")
        context.height, context.width = part.shape[:2]
        context.pix_fmt, context.time_base = "bgra", Fraction(1)
        context.options = dict(self._coder.options)
        picture = VideoFrame.from_ndarray(_bgra(part), format="bgra")
        picture.pts, picture.time_base = 0, Fraction(1)
        encoded = [*context.encode(picture), *context.encode(None)]
        return _chunks(b"".join(bytes(cast("bytes", one)) for one in encoded))


def write(
    path: Path, pieces: Pieces, size: tuple[int, int], rate: FrameRate, told: Told | None = None, *, alpha: bool = False
) -> None:
    """Write the file at ``path``. Times are whole milliseconds, each rounded for itself. Raises ``OSError``."""
    with path.open("w+b") as file:
        file.write(b"RIFF\0\0\0\0WEBP")
        file.write(_chunk(b"VP8X", bytes([0x02 | (0x10 if alpha else 0), 0, 0, 0]) + _three(size[0] - 1, size[1] - 1)))
        file.write(_chunk(b"ANIM", bytes(4) + struct.pack("<H", 0)))
        for first, packet in pieces.packets(told):
            number = first + packet.pts
            shown = _moment(number + 1, rate) - _moment(number, rate)
            left, top, width, height = struct.unpack_from("<IIII", packet.data)
            head = _three(left // 2, top // 2, width - 1, height - 1, shown) + bytes([_KEEP])
            file.write(_chunk(b"ANMF", head + packet.data[16:]))
        length = file.tell() - 8
        if length > _MOST:
            raise DiskError(f"{path} would be longer than a WebP can be.", todo="Choose a smaller size, or WebM.")
        file.seek(4)
        file.write(struct.pack("<I", length))


def _changed(last: NDArray[np.uint8] | None, frame: NDArray[np.uint8]) -> tuple[int, int, NDArray[np.uint8]]:
    """(left, top, part), left and top even."""
    if last is None:
        return 0, 0, frame
    differs = (last != frame).any(2)
    rows, columns = np.flatnonzero(differs.any(1)), np.flatnonzero(differs.any(0))
    if not len(rows):
        return 0, 0, frame[:1, :1]
    top, left = int(rows[0]) // 2 * 2, int(columns[0]) // 2 * 2
    return left, top, frame[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]


def _bgra(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (height, width, 4), blue first; where there was no opacity, opaque."""
    made = np.full((*frame.shape[:2], 4), 255, np.uint8)
    made[..., :3] = frame[..., 2::-1]
    if frame.shape[2] == 4:
        made[..., 3] = frame[..., 3]
    return made


def _chunks(file: bytes) -> bytes:
    """The chunks of a still WebP that belong into a frame."""
    at, kept = 12, b""
    while at + 8 <= len(file):
        length = 8 + int.from_bytes(file[at + 4 : at + 8], "little")
        length += length % 2
        if file[at : at + 4] in (b"ALPH", b"VP8 ", b"VP8L"):
            kept += file[at : at + length]
        at += length
    return kept


def _moment(number: int, rate: FrameRate) -> int:
    """When a frame is shown, in milliseconds."""
    return round(number * 1000 / rate.fps)


def _three(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(3, "little") for number in numbers)


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
