"""The frames of a delivery on their way into pieces."""

import os
from collections.abc import Mapping
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from studio.core.errors import FaultError
from studio.core.unfinished import Unfinished
from studio.media.delivery.coding import Coder
from studio.media.delivery.encoding import FrameEncoder, PieceEncoder
from studio.media.delivery.numbered import StillEncoder, exr_file, png
from studio.media.delivery.pieces import Pieces
from studio.media.delivery.webp import WebpEncoder
from studio.ports.delivery import DeliveryForm, PictureCoding

_MADE_BY = 1
"""Goes up when the same settings come to mean other bytes."""


class Pictures:
    """Frames in, pieces out: each piece from an encoder of its own, so that work taken up again is the same work."""

    def __init__(
        self, folder: Path, form: DeliveryForm, coding: PictureCoding, coder: Coder, unfinished: Unfinished
    ) -> None:
        """Raises ``OSError``."""
        self._form, self._coding, self.coder = form, coding, coder
        self._shape = (form.size[1], form.size[0], 4 if coding.alpha else 3)
        self._converter = VideoReformatter()
        self._encoder: PieceEncoder | None = None
        if coder.name == "libsvtav1":
            os.environ.setdefault("SVT_LOG", "1")  # errors alone; it would tell its settings for every piece
        self.pieces = Pieces(folder, _words(form, coding, coder), coder.frames(form.rate), unfinished)

    @property
    def frames(self) -> int:
        """Frames in whole pieces."""
        return self.pieces.frames

    def write(self, frame: NDArray[np.uint8]) -> None:
        """Raises ``OSError`` or ``ValueError``."""
        if frame.shape != self._shape:
            raise FaultError(f"A frame must be {self._shape}, not {frame.shape}.")
        if self._encoder is None:
            self.pieces.begin()
            self._encoder = self._begun()
        self.pieces.add(self._encoder.put(frame))
        self.pieces.count()
        if not self.pieces.room:
            self.end()

    def end(self) -> None:
        """The piece that has begun, if one has, is whole. Raises ``OSError`` or ``ValueError``."""
        encoder, self._encoder = self._encoder, None
        if encoder is not None:
            self.pieces.add(encoder.end())
            self.pieces.end()

    def leave(self, *, keep: bool) -> None:
        """Let go of what is unfinished, and of the whole pieces too unless they are to be kept."""
        self._encoder = None
        self.pieces.leave()
        if not keep:
            self.pieces.clear()

    def _begun(self) -> PieceEncoder:
        form = self._form
        match self.coder.codec:
            case "webp":
                return WebpEncoder(self.coder)
            case "png" | "gif":
                return StillEncoder(png(self.coder, form.size))
            case "exr":
                return StillEncoder(exr_file(form, self._coding.bits, self.pieces.frames))
            case _:
                return FrameEncoder(self.coder, form.size, form.rate, self._converter)


def _words(form: DeliveryForm, coding: PictureCoding, coder: Coder) -> Mapping[str, object]:
    """All that an encoded picture depends on."""
    return {
        "made by": _MADE_BY,
        "size": list(form.size),
        "rate": str(form.rate),
        "codec": coding.codec,
        "bits": coding.bits,
        "alpha": coding.alpha,
        "timecode": [form.timecode, form.drop] if coding.codec == "exr" else None,
        "encoder": coder.name,
        "pixels": coder.pixels,
        "options": dict(coder.options),
        "threads": coder.threads,
        "FFmpeg": av.ffmpeg_version_info,
        "PyAV": av.__version__,
    }
