"""A file that somebody brought into the project: video, sound or an image."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

FileKind = Literal["video", "audio", "image"]
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)

Rotation = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """``digest`` is the SHA-256 of the file, its key in the media store; ``origin`` is where it came from.

    ``size`` is (width, height) as it is shown, after ``rotation`` (degrees clockwise) and pixel shape are honoured; (0,
    0) for sound. ``rate`` is None for sound, images and pictures without a steady rate: those are conformed, and
    ``seconds`` is what counts. ``sample_count`` is at 48 kHz, 0 when it is silent; ``channels`` is what the file had.
    ``notes`` say in words what was mended or could not be.
    """

    id: str
    digest: str
    name: str
    kind: FileKind
    seconds: Fraction
    size: tuple[int, int] = (0, 0)
    rate: Fraction | None = None
    frame_count: int = 0
    sample_count: int = 0
    channels: int = 0
    rotation: Rotation = 0
    origin: str = ""
    notes: tuple[str, ...] = ()
