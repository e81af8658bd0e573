"""An encoder for the frames of one piece."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, cast

import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.media.delivery.coding import Coder
from studio.media.delivery.pieces import Packet
from studio.media.delivery.standing_back import standing_back
from studio.media.picture import to_planes
from studio.media.pyav import Encoded, VideoContext, encoder

_GLOBAL_HEADER = 1 << 22
"""AV_CODEC_FLAG_GLOBAL_HEADER: what a decoder must know first stands in the file's head, not in the stream."""


_FEW = 4
"""x265 takes the times of decoding of its first pictures from pictures that come later: from memory that nobody wrote,
where so few follow (``FrameEncoder::getEncodedPicture``, ``m_prevReorderPTS``)."""


class PieceEncoder(Protocol):
    """Encodes from a key picture on, knowing nothing of what came before."""

    def put(self, frame: NDArray[np.uint8]) -> Iterable[Packet]: ...

    def end(self) -> Iterable[Packet]: ...


class FrameEncoder:
    """Through an encoder of PyAV's."""

    def __init__(self, coder: Coder, size: tuple[int, int], rate: FrameRate, converter: VideoReformatter) -> None:
        self._coder, self._rate, self._converter = coder, rate, converter
        self._encoder = encoder(coder.name)
        self._count = 0
        set_up(self._encoder, coder, size, rate)
        self._encoder.flags |= _GLOBAL_HEADER

    def put(self, frame: NDArray[np.uint8]) -> Iterable[Packet]:
        """Packets that have become ready. Raises ``OSError`` or ``ValueError``."""
        picture = to_planes(frame, self._converter, self._coder.pixels)
        picture.pts, picture.time_base = self._count, 1 / self._rate.fps
        self._count += 1
        if self._count > 1:
            return map(_packet, self._encoder.encode(picture))
        with standing_back():  # the first picture opens the encoder
            return map(_packet, self._encoder.encode(picture))

    def end(self) -> Iterable[Packet]:
        """The last packets."""
        last = [_packet(packet) for packet in self._encoder.encode(None)]
        return _in_order(last) if len(last) == self._count <= _FEW else last


def set_up(context: VideoContext, coder: Coder, size: tuple[int, int], rate: FrameRate) -> None:
    """Every setting of the encoder, and what the file says of its pictures."""
    context.width, context.height = size
    context.pix_fmt = coder.pixels
    context.time_base, context.framerate = 1 / rate.fps, rate.fps
    context.thread_count = coder.threads
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    if coder.tag:
        context.codec_tag = coder.tag
    context.options = dict(coder.options)


def _packet(encoded: Encoded) -> Packet:
    pts = encoded.pts or 0
    dts = pts if encoded.dts is None else encoded.dts
    return Packet(pts, dts, encoded.is_keyframe, bytes(cast("bytes", encoded)))


def _in_order(packets: list[Packet]) -> list[Packet]:
    """The same with times of decoding that count up, none later than the picture is shown."""
    ahead = max((index - packet.pts for index, packet in enumerate(packets)), default=0)
    return [replace(packet, dts=index - ahead) for index, packet in enumerate(packets)]
