"""What a file is to be, as far as a person chooses it; a suffix or a preset says the rest."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

from studio.core.errors import InputError
from studio.core.time import FRAME_RATES, FrameRate
from studio.ports.delivery import Container, PictureCodec, PictureCoding, SoundCoding

Framing = Literal["fit", "fill"]
"""Where shapes differ: ``fit`` shows all of the picture with bars, ``fill`` cuts away what is beyond the file's."""

Subtitles = Literal["auto", "track", "burn", "file", "none"]
"""``auto``: as the sequence has them; those that are hidden in it become a text track. ``file``: beside it alone."""

Timecode = Literal["auto", "drop", "straight", "none"]
"""``auto`` drops frame numbers at 29.97 and 59.94."""

FRAMINGS: tuple[Framing, ...] = get_args(Framing)
SUBTITLES: tuple[Subtitles, ...] = get_args(Subtitles)
TIMECODES: tuple[Timecode, ...] = get_args(Timecode)

RATES: dict[str, FrameRate] = {
    **{name: FrameRate(fps) for name, fps in FRAME_RATES.items()},
    "50": FrameRate(Fraction(50)),
    "59.94": FrameRate(Fraction(60_000, 1001)),
    "60": FrameRate(Fraction(60)),
}
"""The rates a file can have, by the names people use."""

_PROFILES: dict[str, tuple[str, ...]] = {
    "prores": ("proxy", "lt", "standard", "hq", "4444"),
    "dnxhr": ("lb", "sq", "hq", "hqx"),
}
_USUAL: dict[str, str] = {"prores": "hq", "dnxhr": "hq"}
_CODECS: tuple[PictureCodec, ...] = get_args(PictureCodec)

CARRIES: dict[Container, tuple[PictureCodec, ...]] = {
    "mp4": ("h264", "hevc", "av1"),
    "mov": ("prores", "dnxhr", "h264", "hevc"),
    "webm": ("vp9", "av1"),
    "gif": ("gif",),
    "webp": ("webp",),
    "png": ("png",),
    "exr": ("exr",),
}
"""Which codecs a container can have, the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """``size`` None is the sequence's own; ``within`` makes it a box, turned upright for upright sequences, that the
    picture is brought into without bars or cuts. ``focus`` is which part a ``fill`` keeps, -1 (left, top) to 1.

    ``rate`` None is the sequence's own. ``loudness`` is in LUFS, None leaves the mix as loud as it is. ``review`` burns
    in shot, take and timecode, ``mark`` a visible sign that it was made by a machine. ``sealed`` signs it and lays the
    invisible mark. ``longest`` is how many seconds its receiver takes.
    """

    container: Container
    picture: PictureCoding | None = None
    sound: SoundCoding | None = None
    size: tuple[int, int] | None = None
    within: bool = False
    framing: Framing = "fit"
    focus: float = 0.0
    rate: FrameRate | None = None
    subtitles: Subtitles = "auto"
    loudness: float | None = None
    timecode: Timecode = "auto"
    chapters: bool = True
    review: bool = False
    notes: bool = False
    mark: bool = False
    sealed: bool = True
    longest: float | None = None

    @property
    def seen(self) -> bool:
        """Whether it has pictures."""
        return self.container != "wav"

    @property
    def suffix(self) -> str:
        """Of its file; of its folder's pictures."""
        return f".{self.container}"

    @property
    def folder(self) -> bool:
        """Whether it is a folder of pictures."""
        return self.container in ("png", "exr")


_CLEAN = PictureCoding(codec="h264", quality=18)
_PCM = SoundCoding(codec="pcm", bits=24)

FORMS: dict[str, Form] = {
    ".mp4": Form(container="mp4", picture=_CLEAN, sound=SoundCoding(codec="aac")),
    ".mov": Form(container="mov", picture=PictureCoding(codec="prores", profile="hq", bits=10), sound=_PCM),
    ".webm": Form(
        container="webm", picture=PictureCoding(codec="vp9", quality=24), sound=SoundCoding(codec="opus", kilobits=160)
    ),
    ".gif": Form(container="gif", picture=PictureCoding(codec="gif"), size=(640, 640), within=True),
    ".webp": Form(container="webp", picture=PictureCoding(codec="webp"), size=(640, 640), within=True),
    ".png": Form(container="png", picture=PictureCoding(codec="png"), sound=_PCM),
    ".exr": Form(container="exr", picture=PictureCoding(codec="exr", bits=16), sound=_PCM),
    ".wav": Form(container="wav", sound=_PCM),
}
"""What a suffix means by itself."""

CAPTIONS = (".srt", ".vtt")
SUFFIXES = (*FORMS, *CAPTIONS)
"""Suffixes of what can be delivered."""


def coded(form: Form, codec: str) -> Form:
    """The form with another codec: ``h264``, ``prores-lt``, ``dnxhr-hqx`` … Raises ``InputError``."""
    name, _, profile = codec.strip().lower().partition("-")
    wanted = next((one for one in _CODECS if one == name), None)
    if wanted is None or (profile and profile not in _PROFILES.get(wanted, ())):
        raise InputError(f'There is no codec "{codec}".', todo=f"Choose one of {', '.join(codecs())}.")
    allowed = CARRIES.get(form.container, ())
    if wanted not in allowed:
        raise InputError(
            f"A .{form.container} file cannot carry {wanted}.",
            todo=f"It can be {', '.join(allowed)}." if allowed else "Leave out --codec.",
        )
    before = form.picture
    profile = profile or _USUAL.get(wanted, "")
    made = PictureCoding(
        codec=wanted,
        profile=profile,
        bits=_bits(wanted, profile, before.bits if before is not None else 8),
        quality=before.quality if before is not None and before.codec == wanted else None,
        effort=before.effort if before is not None else "medium",
        hardware=before.hardware if before is not None else False,
    )
    return replace(form, picture=made)


def deep(form: Form, bits: int) -> Form:
    """The form with 8 or 10 bits a channel; more where pictures can have it. Raises ``InputError``."""
    picture = form.picture
    if picture is None:
        raise InputError(f"A .{form.container} file has no pictures.", todo="Leave out --bits.")
    allowed = _depths(picture.codec, picture.profile)
    wanted = next((one for one in allowed if one >= bits), None)
    if wanted is None or bits not in (8, 10, 16, 32):
        raise InputError(
            f"{picture.codec} cannot have {bits} bits.", todo=f"It has {' or '.join(str(one) for one in allowed)}."
        )
    if wanted != bits and bits == 8:
        wanted = allowed[0]
    return replace(form, picture=replace(picture, bits=wanted))


def _bits(codec: PictureCodec, profile: str, bits: int) -> int:
    """The nearest depth that a codec has."""
    return min(_depths(codec, profile), key=lambda one: (abs(one - bits), one))


def _depths(codec: PictureCodec, profile: str) -> tuple[int, ...]:
    match codec, profile:
        case "prores", _:
            return (10,)
        case "dnxhr", "hqx":
            return (10,)
        case (("dnxhr" | "gif" | "webp"), _):
            return (8,)
        case "png", _:
            return (8, 16)
        case "exr", _:
            return (16, 32)
        case _:
            return (8, 10)


def codecs() -> tuple[str, ...]:
    """Every codec by the name that ``coded`` takes."""
    return tuple(
        f"{codec}-{profile}" if profile else codec for codec in _CODECS for profile in _PROFILES.get(codec, ("",))
    )


def rate(text: str) -> FrameRate:
    """``23.976`` … ``60`` as an exact rate. Raises ``InputError``."""
    found = RATES.get(text.strip())
    if found is None:
        raise InputError(f'"{text}" is not a frame rate.', todo=f"Choose one of {', '.join(RATES)}.")
    return found


LARGEST = 8192
"""Pixels a side of what can be delivered."""


def size(text: str) -> tuple[int, int]:
    """``1920x1080`` as (width, height). Raises ``InputError``."""
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) != 2 or not all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        raise InputError(f'"{text}" is not a size.', todo="Write it as WIDTHxHEIGHT, such as 1920x1080.")
    width, height = (int(part) for part in parts)
    if not (16 <= width <= LARGEST and 16 <= height <= LARGEST):
        raise InputError(f"A file cannot be {width}x{height}.", todo=f"Sides are from 16 to {LARGEST}.")
    return width, height
