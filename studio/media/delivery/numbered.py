"""Pictures as files of their own, numbered, in a folder, with the sound among them."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import numpy as np
from av import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, ColorTrc
from numpy.typing import NDArray

from studio.core.timecode import timecode
from studio.media.delivery import exr
from studio.media.delivery.coding import Coder
from studio.media.delivery.pieces import Packet, Pieces
from studio.media.pyav import encoder
from studio.ports.delivery import DeliveryForm, Told

_FEWEST_DIGITS = 4
_NO_MATRIX = 0
"""ITU-T H.273: red, green and blue themselves."""


class StillEncoder:
    """A ``PieceEncoder``; a packet is a whole file."""

    def __init__(self, encode: Callable[[NDArray[np.uint8]], bytes]) -> None:
        self._encode, self._count = encode, 0

    def put(self, frame: NDArray[np.uint8]) -> Iterable[Packet]:
        """The frame's file. Raises ``OSError`` or ``ValueError``."""
        packet = Packet(self._count, self._count, True, self._encode(frame))
        self._count += 1
        return (packet,)

    def end(self) -> Iterable[Packet]:
        """Nothing is kept back."""
        return ()


def png(coder: Coder, size: tuple[int, int]) -> Callable[[NDArray[np.uint8]], bytes]:
    """What makes a PNG of a frame, 8 or 16 bits a channel, tagged as sRGB."""
    context: Any = encoder("png")
    context.width, context.height = size
    context.pix_fmt, context.time_base, context.thread_count = coder.pixels, Fraction(1), 1
    context.sample_aspect_ratio = Fraction(1)
    context.options = dict(coder.options)

    def _encode(frame: NDArray[np.uint8]) -> bytes:
        whole: Any = frame.astype(np.uint16) * 257 if coder.pixels.endswith("be") else np.ascontiguousarray(frame)
        picture = VideoFrame.from_ndarray(whole, format=coder.pixels)
        picture.color_primaries, picture.color_trc = ColorPrimaries.BT709, ColorTrc.IEC61966_2_1
        picture.colorspace, picture.color_range = _NO_MATRIX, ColorRange.JPEG
        picture.pts, picture.time_base = 0, Fraction(1)
        return b"".join(bytes(cast("bytes", packet)) for packet in context.encode(picture))

    return _encode


def exr_file(form: DeliveryForm, bits: int, first: int) -> Callable[[NDArray[np.uint8]], bytes]:
    """What makes an EXR of each of the frames from ``first`` on."""
    numbers = iter(range(first, 1 << 62))

    def _encode(frame: NDArray[np.uint8]) -> bytes:
        number, place = next(numbers), None
        if form.timecode is not None:
            place = exr.Numbered(timecode(form.timecode + number, form.rate, drop=form.drop), form.rate)
        file = BytesIO()
        exr.write(file, frame, bits, place)
        return file.getvalue()

    return _encode


def write(
    folder: Path, name: str, suffix: str, pieces: Pieces, done: Callable[[Path], None], told: Told | None = None
) -> None:
    """Files ``name.0001.png`` and so on in ``folder``; ``done`` is told of each. Raises ``OSError``."""
    digits = max(_FEWEST_DIGITS, len(str(pieces.frames)))
    for first, packet in pieces.packets(told):
        file = folder / f"{name}.{first + packet.pts + 1:0{digits}d}{suffix}"
        file.write_bytes(packet.data)
        done(file)
