"""The door to delivery: a finished cut in the file that somebody asked for, straight from its frames."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.ports.captions import Cue

Container = Literal["mp4", "mov", "webm", "gif", "webp", "png", "exr", "wav"]
"""``png`` and ``exr`` are folders of numbered pictures with the sound as a WAV among them; ``wav`` is sound alone."""

PictureCodec = Literal["h264", "hevc", "av1", "vp9", "prores", "dnxhr", "gif", "webp", "png", "exr"]
"""The last four are their containers' own and go with no other."""

SoundCodec = Literal["aac", "opus", "pcm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCoding:
    """``profile`` is of ProRes ``proxy lt standard hq 4444`` or of DNxHR ``lb sq hq hqx``, else empty.

    ``bits`` 8 or 10 a channel; of PNG 8 or 16, of EXR 32 (float), otherwise half, linear light; of ProRes and DNxHR the
    profile says how many. ``quality`` is the codec's own constant-quality number (x264's crf, …), None for what is
    visually clean; ``effort`` is how long the encoder may search. ``hardware`` is whether an encoder of the machine
    may be used when it has one. ``alpha`` is whether frames can be seen through (ProRes 4444, WebP, PNG, EXR).
    """

    codec: PictureCodec
    profile: str = ""
    bits: int = 8
    quality: int | None = None
    effort: Literal["fast", "medium", "slow"] = "medium"
    hardware: bool = False
    alpha: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCoding:
    """``bits`` (16, 24) count for pcm, ``kilobits`` a second for the others."""

    codec: SoundCodec
    kilobits: int = 256
    bits: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """From ``frame`` of the file on, up to the next one."""

    frame: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryForm:
    """What is written. ``timecode`` is the first frame's number for a timecode track, with ``drop`` as drop-frame
    (29.97 and 59.94 alone), None for no track. ``tags`` go into the file's own description (title, comment, …)."""

    container: Container
    size: tuple[int, int]
    rate: FrameRate
    picture: PictureCoding | None
    sound: SoundCoding | None
    timecode: int | None = None
    drop: bool = False
    chapters: tuple[Chapter, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict[str, str])


Seal = Callable[[Path, Path], None]
"""Reads the finished file at the first path and writes it, sealed, at the second (the last step before it is put in
its place). Of a folder of pictures every file is sealed for itself. Both names have the suffix that the file will
have, and nothing else of its name."""


Told = Callable[[int, int], None]
"""Hears how far ``finish`` is, of how much; what it raises (``Cancelled``) ends the work."""


class DeliveryWriter(Protocol):
    """Writes one delivery; nothing appears at its path until ``finish``. A context manager: left without ``finish``,
    nothing is left behind but what ``resumable`` work was asked to keep."""

    @property
    def done(self) -> int:
        """Frames that interrupted work has left whole: the first frame to be written is this one."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was done otherwise than asked, in sentences (a software encoder in a hardware one's place)."""
        ...

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB, red first; where the form has ``alpha`` (height, width, 4), the fourth being
        opacity that is not multiplied into the others."""
        ...

    def finish(
        self,
        sound: Iterable[NDArray[np.float32]] | None = None,
        captions: Sequence[Cue] = (),
        seal: Seal | None = None,
        told: Told | None = None,
    ) -> None:
        """All of the sound, float32 (n, 2) at 48 kHz in blocks, is laid under the frames; the file is sealed and put
        in its place in one step."""
        ...

    def __enter__(self) -> "DeliveryWriter": ...

    def __exit__(self, *exc: object) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderFacts:
    """An encoder that this machine has: ``name`` is its library's."""

    codec: PictureCodec
    name: str
    hardware: bool


class Delivery(Protocol):
    """Writes deliveries."""

    def writer(self, path: Path, form: DeliveryForm, resumable: Path | None = None) -> DeliveryWriter:
        """Begin the file (of ``png`` and ``exr``: the folder) that will be at ``path``; what is there is replaced.

        With ``resumable``, a folder of the caller's own for exactly this work, what is encoded is kept there in
        pieces until ``finish``, and interrupted work is taken up again.

        Raises:
            InputError: the form asks for what does not exist (an odd size for 4:2:0, ProRes in WebM, …).
            DiskError: the folder cannot be written.
        """
        ...

    def encoders(self) -> tuple[EncoderFacts, ...]: ...
