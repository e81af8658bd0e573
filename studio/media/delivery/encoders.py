"""The encoders that this machine has. One of a graphics card counts as there when it has encoded a picture."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from av.codec import codecs_available
from av.error import FFmpegError
from av.video.reformatter import VideoReformatter

from studio.core.time import FRAME_RATES, FrameRate
from studio.media.delivery.coding import PROFILES, Coder, hardware, software
from studio.media.delivery.encoding import FrameEncoder
from studio.media.delivery.forms import NAMES
from studio.ports.delivery import EncoderFacts, PictureCodec, PictureCoding

_MOVIES: tuple[PictureCodec, ...] = ("h264", "hevc", "av1", "vp9", "prores", "dnxhr")
_TRIAL = (320, 240)
_RATE = FrameRate(FRAME_RATES["24"])


def chosen(coding: PictureCoding, size: tuple[int, int], rate: FrameRate) -> tuple[Coder, tuple[str, ...]]:
    """The encoder for this work, and what is to be said of the choice."""
    own = software(coding, rate)
    if not coding.hardware:
        return own, ()
    candidates = hardware(coding, rate)
    for coder in candidates:
        if _works(coder.name, coder.pixels, size):
            return coder, ()
    name = NAMES[coding.codec]
    if not candidates:
        return own, (f"No graphics card encodes {name}; the processor did.",)
    return own, (f"No graphics card here encodes {name} like this; the processor did.",)


def there() -> tuple[EncoderFacts, ...]:
    """All of them, software first."""
    return tuple(_facts())


def _facts() -> Iterator[EncoderFacts]:
    for codec in _MOVIES:
        coding = PictureCoding(codec=codec, profile=PROFILES.get(codec, ("",))[0])
        own = software(coding, _RATE)
        if own.name in codecs_available:
            yield EncoderFacts(codec=codec, name=own.name, hardware=False)
        for coder in hardware(coding, _RATE):
            if _works(coder.name, coder.pixels, _TRIAL):
                yield EncoderFacts(codec=codec, name=coder.name, hardware=True)


@cache
def _works(name: str, pixels: str, size: tuple[int, int]) -> bool:
    """Whether the encoder opens for pictures of this kind and gives one back: drivers promise more than cards do."""
    if name not in codecs_available:
        return False
    codec: PictureCodec = next(codec for codec in _MOVIES if name.startswith(codec))
    bits = 10 if pixels == "p010le" else 8
    coder = next(c for c in hardware(PictureCoding(codec=codec, bits=bits), _RATE) if c.name == name)
    try:
        trial = FrameEncoder(coder, size, _RATE, VideoReformatter())
        black = np.zeros((size[1], size[0], 3), np.uint8)
        return bool([*trial.put(black), *trial.put(black), *trial.end()])
    except (FFmpegError, ValueError):
        return False
